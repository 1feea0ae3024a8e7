"""Seed phrases in a corpus: the counts are what classifiers see."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from toolkit.codebook import KINDS, Codebook, Pattern, Phrase, Theme
from toolkit.config import defaults
from toolkit.experiment.settings import TEXT_STEPS
from toolkit.features.seed_phrases import SeedPhrases, phrase_table, spelled
from toolkit.features.word_patterns import WordPatterns, pattern_table
from toolkit.stats.phrases import PhraseCounter, phrases_table, themes_table
from toolkit.text import normalise, steps

CHAIN = [step.build() for step in defaults(steps, *TEXT_STEPS).values()]
WORDS = ("bầu", "cử", "hoà", "hòa", "UBND", "ủy", "ban")


def theme(name: str, *phrases: Phrase) -> Theme:
    return Theme(name, name, name, "", (), (), (), phrases)


def counts(codebook: Codebook, *texts: str) -> dict[tuple[str, str], tuple[int, int, int]]:
    counter = PhraseCounter(codebook, CHAIN)
    counter.add(texts)
    return {
        (one.theme, one.phrase.text): (one.articles, one.places, one.taken)
        for one in counter.counts()
    }


def test_articles_places_and_what_a_longer_phrase_takes() -> None:
    codebook = Codebook(
        "1",
        (
            theme("a", Phrase("bầu cử", "names", 2), Phrase("bầu cử bổ sung", "together", 1)),
            theme("b", Phrase("Bầu cử", "against", 1), Phrase("tổ bầu cử", "names", 1)),
        ),
    )
    found = counts(codebook, "Bầu cử. Bầu cử bổ sung ở xã.", "Cuộc bầu cử bổ sung", "Chợ hoa")
    assert found == {
        ("a", "bầu cử"): (1, 1, 2),
        ("a", "bầu cử bổ sung"): (2, 2, 0),
        ("b", "Bầu cử"): (2, 3, 0),
        ("b", "tổ bầu cử"): (0, 0, 0),
    }


def test_phrases_and_texts_are_normalised_alike() -> None:
    codebook = Codebook("1", (theme("a", Phrase("hoà giải", "names", 1)),))
    for text in ("Tổ hòa giải", "Tổ hoà giải", "Tổ ho\u0300a giải"):
        assert counts(codebook, text) == {("a", "hoà giải"): (1, 1, 0)}


def test_batches_add_up() -> None:
    codebook = Codebook("1", (theme("a", Phrase("xã", "names", 1)),))
    counter = PhraseCounter(codebook, CHAIN)
    for text in ("Xã và xã", "thôn", "xã"):
        counter.add([text])
    (found,) = counter.counts()
    assert (found.articles, found.places) == (2, 3)


phrase_texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
kinds = st.sampled_from(KINDS)
codebooks = st.lists(
    st.dictionaries(phrase_texts, st.tuples(kinds, st.sampled_from([1.0, 2.0])), max_size=6),
    min_size=1,
    max_size=3,
).map(
    lambda groups: Codebook(
        "1",
        tuple(
            theme(f"t{i}", *(Phrase(text, kind, w) for text, (kind, w) in group.items()))
            for i, group in enumerate(groups)
        ),
    )
)
corpora = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=4)


@given(codebooks, corpora)
def test_the_counts_are_those_of_the_feature(codebook: Codebook, texts: list[str]) -> None:
    """Weight times places, summed by theme and kind, is what `SeedPhrases` hands to models."""
    counter = PhraseCounter(codebook, CHAIN)
    counter.add(texts)
    mine: defaultdict[tuple[str, str], float] = defaultdict(float)
    for one in counter.counts():
        assert one.articles <= one.places
        assert one.taken >= 0
        mine[one.theme, one.phrase.kind] += one.places * one.phrase.weight
    seen = SeedPhrases(phrase_table(spelled(codebook, CHAIN)), scale="sum")
    totals = np.zeros(len(codebook.themes) * len(KINDS))
    for text in texts:
        totals += seen.fit([]).transform([normalise(text, CHAIN).text]).toarray()[0]
    expected = [mine[name, kind] for name in codebook.ids for kind in KINDS]
    if all(distinct(one) for one in spelled(codebook, CHAIN).themes):
        np.testing.assert_allclose(totals, expected)


def distinct(one: Theme) -> bool:
    """No two phrases are the same once normalised: then it is chance which one a table keeps."""
    texts = [phrase.text.lower() for phrase in one.phrases]
    return len(set(texts)) == len(texts)


def test_the_tables_add_up(codebook: Codebook) -> None:
    counter = PhraseCounter(codebook, CHAIN)
    counter.add(["Học sinh và giáo viên", "Học sinh đi du học"])
    found = counter.counts()
    phrases, themes = phrases_table(found), themes_table(found, codebook)
    assert len(phrases.rows) == sum(len(one.phrases) for one in codebook.themes)
    assert sum(row["places"] for row in phrases.records()) == 4
    assert sum(row["places"] for row in themes.records()) == 4
    assert sum(row["phrases"] for row in themes.records()) == len(found)
    assert sum(row["never found"] for row in themes.records()) == len(found) - 3
    assert phrases.records()[10]["phrase"] == "học sinh"  # the most frequent of its kind first


PATTERNS = (
    Pattern("voted", ("bầu cử", "cử"), ("ủy ban", "UBND"), 2),
    Pattern("office", ("uỷ ban",)),
    Pattern("never", ("hòa",), ("chợ",)),
)


def test_patterns_are_counted_as_the_feature_counts_them() -> None:
    codebook = Codebook("1", (), patterns=PATTERNS)
    texts = ["Bầu cử ở UBND. Cử ai?", "Ủy ban bầu cử, uỷ ban xã", "hòa"]
    counter = PhraseCounter(codebook, CHAIN)
    counter.add(texts)
    found = counter.pattern_counts()
    assert [one.pattern for one in found] == list(PATTERNS)
    seen = WordPatterns(pattern_table(spelled(codebook, CHAIN))).fit([])
    places = np.expm1(seen.transform([normalise(text, CHAIN).text for text in texts]).toarray())
    assert [one.places for one in found] == places.sum(axis=0).round().astype(int).tolist()
    assert [one.articles for one in found] == np.count_nonzero(places, axis=0).tolist()
    assert [(one.articles, one.places) for one in found] == [(2, 2), (2, 3), (0, 0)]


def test_patterns_are_the_last_rows_of_the_table() -> None:
    counter = PhraseCounter(
        Codebook("1", (theme("a", Phrase("xã", "names", 1)),), patterns=PATTERNS), CHAIN
    )
    counter.add(["Ủy ban xã"])
    rows = phrases_table(counter.counts(), counter.pattern_counts()).rows
    assert rows[0] == ("a", "names", "xã", "1", 1, 1, 0)
    assert rows[2] == (None, "pattern", "office", None, 1, 1, None)
    assert [row[2] for row in rows[1:]] == ["voted", "office", "never"]
