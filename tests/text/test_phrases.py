"""Phrases that a corpus uses as terms."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.articles import Article
from toolkit.pages import collect
from toolkit.tables import read_rows
from toolkit.text import normalise, segment
from toolkit.text.phrases import CONNECTORS, PhraseSettings, is_word, mine_phrases

PLANTED = ("dân chủ ở cơ sở", "giải phóng mặt bằng", "tổ bầu cử", "vắc xin")
FILLERS = [a + b for a in "bcdghklmnr" for b in ("a", "e", "i", "o", "u", "anh", "ong", "ua")]


def planted(seed: int = 1, articles: int = 60) -> list[list[str]]:
    """Articles of made-up syllables with known phrases strewn among them."""
    choose = random.Random(seed)
    made = []
    for _ in range(articles):
        tokens: list[str] = []
        for _ in range(8):
            tokens += choose.choices(FILLERS, k=5)
            tokens += choose.choice(PLANTED).split()
            tokens += choose.choices([*FILLERS, *CONNECTORS], k=3)
        made.append([*tokens, "."])
    return made


def test_planted_phrases_are_found() -> None:
    found = mine_phrases(planted(), PhraseSettings(min_count=20))
    assert set(found) == set(PLANTED)
    text = " ".join(token for article in planted() for token in article)
    for phrase, (places, npmi) in found.items():
        assert places == text.count(phrase)
        assert 0.4 < npmi <= 1


def test_the_most_frequent_come_first() -> None:
    places = [phrase.places for phrase in mine_phrases(planted()).values()]
    assert places == sorted(places, reverse=True)


def test_a_connector_neither_begins_nor_ends_a_phrase() -> None:
    articles = [["theo", "luật", "đất", "của", "."] for _ in range(30)]
    assert set(mine_phrases(articles)) == {"luật đất"}


TEXTS = st.lists(st.lists(st.sampled_from(["a", "b", "c", "ở", "."]), max_size=9), max_size=9)


@given(TEXTS, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_articles_has_no_influence(texts: list[list[str]], chance) -> None:
    chosen = PhraseSettings(min_count=1, threshold=0.1)
    shuffled = list(texts)
    chance.shuffle(shuffled)
    assert list(mine_phrases(shuffled, chosen).items()) == list(mine_phrases(texts, chosen).items())


@given(TEXTS, st.integers(1, 4), st.floats(-1, 1))
@settings(max_examples=60)
def test_settings_bound_what_is_found(texts: list[list[str]], least: int, threshold: float) -> None:
    found = mine_phrases(texts, PhraseSettings(least, threshold))
    spoken = "|".join(" ".join(text) for text in texts)
    for phrase, (places, npmi) in found.items():
        assert places >= least
        assert npmi > threshold
        assert "." not in phrase
        assert phrase in spoken
        assert not {phrase.split()[0], phrase.split()[-1]} & CONNECTORS


def test_no_phrase_reaches_over_punctuation_or_numbers() -> None:
    articles = [["tổ", ",", "dân", "3", "phố", "."] for _ in range(30)]
    assert mine_phrases(articles, PhraseSettings(threshold=-1)) == {}


def test_a_word_that_begins_no_phrase() -> None:
    articles = [["đã", "họp", "tổ", "mới", "."] for _ in range(30)]
    chosen = PhraseSettings(passes=1)
    assert "đã họp" in mine_phrases(articles, chosen)
    assert set(mine_phrases(articles, chosen, frozenset({"đã", "mới"}))) == {"họp tổ", "tổ mới"}


def test_each_pass_joins_what_the_last_one_left() -> None:
    once = mine_phrases(planted(), PhraseSettings(passes=1))
    assert "giải phóng" in once
    assert "giải phóng mặt bằng" not in once


def test_pieces_of_a_phrase_are_left_out_where_they_stand_nowhere_else() -> None:
    alone = [["cơ", "sở", "là", "mới", "."] for _ in range(200)]
    found = mine_phrases(planted() + alone)
    assert {"cơ sở", "dân chủ ở cơ sở"} <= found.keys()
    assert not {"dân chủ", "giải phóng", "mặt bằng"} & found.keys()


def test_words_of_several_syllables() -> None:
    articles = [["quy chế", "dân chủ", "ở", "cơ sở", "."] for _ in range(30)]
    articles += [["dân", "chủ", "ở", "cơ", "sở", "."] for _ in range(30)]
    assert "dân chủ ở cơ sở" in mine_phrases(articles, PhraseSettings(threshold=0.1))


def test_what_is_forgotten_is_told() -> None:
    told: list[str] = []
    chosen = PhraseSettings(min_count=2, max_counts=1000)
    mine_phrases(planted(articles=200), chosen, warn=told.append)
    assert "more than 1,000 different words and pairs" in told[0]
    with pytest.warns(UserWarning, match="the rarest were forgotten"):
        mine_phrases(planted(articles=200), chosen)


def test_no_articles() -> None:
    assert mine_phrases([]) == {}
    assert mine_phrases([[], ["."]]) == {}


def test_articles_are_gone_through_once_a_pass_and_to_count() -> None:
    class Counted(list):  # type: ignore[type-arg]
        times = 0

        def __iter__(self):  # type: ignore[no-untyped-def]
            self.times += 1
            return super().__iter__()

    articles = Counted(planted())
    mine_phrases(articles, PhraseSettings(passes=2))
    assert articles.times == 3


@pytest.mark.parametrize("form", ["dân", "dân chủ", "covid-19", "f0", "tp.hcm", "ub&đt"])
def test_words(form: str) -> None:
    assert is_word(form)


@pytest.mark.parametrize("form", ["", " ", "3", "3 ngày", "ngày 3", ".", "a  b", "(a", "a\x1fb"])
def test_no_words(form: str) -> None:
    assert not is_word(form)


def tokens(text: str) -> list[str]:
    """Syllables, and a full stop where a line ends."""
    clean = normalise(text).text
    return [t.form for line in clean.split("\n") for t in segment(f"{line} .", "syllables")]


THREE = PhraseSettings(min_count=5, passes=3)
TERMS = {"giải phóng mặt bằng", "đại biểu quốc hội", "hội đồng nhân dân"}


def test_terms_of_the_starter_articles(root: Path) -> None:
    articles = [item for item in collect([root / "seeds/articles"]) if isinstance(item, Article)]
    found = mine_phrases([tokens(article.text) for article in articles], THREE)
    assert TERMS | {"dân chủ ở cơ sở"} <= found.keys()


def test_terms_of_real_articles(real_data: Path) -> None:
    table = real_data / "data/news_20k.parquet"
    texts = [row["text"] for _, row in read_rows(table) if isinstance(row, dict) and row["text"]]
    found = mine_phrases([tokens(text) for text in texts[:2000]], THREE)
    assert found.keys() >= TERMS
