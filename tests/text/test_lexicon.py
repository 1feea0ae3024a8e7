"""A user's terms on top of what a segmenter finds."""

from __future__ import annotations

import unicodedata
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import PRESS

from toolkit.config import fill, read_as, yaml12
from toolkit.errors import ConfigError
from toolkit.experiment import ClassifyExperiment
from toolkit.features.registry import features
from toolkit.text import Token, segment, segmenters, words
from toolkit.text.lexicon import Lexicon

BACKENDS = segmenters.names()
both = pytest.mark.parametrize("backend", BACKENDS)

TERM = "Tổ công tác số 9"


@both
@pytest.mark.parametrize(
    "written",
    [
        "Tổ công tác số 9",
        "TỔ CÔNG TÁC SỐ 9",
        "tổ  công\u00a0tác\nsố 9",
        unicodedata.normalize("NFD", "Tổ công tác số 9"),
    ],
)
def test_a_term_is_one_token_however_it_is_written(backend: str, written: str) -> None:
    text = f"Sáng nay, {written} đi Nà Lúm."
    [found] = [t for t in segment(text, backend, [TERM]) if "9" in t.text]
    assert (found.text, found.start) == (written, 10)
    assert unicodedata.normalize("NFC", found.form).lower() == TERM.lower()
    assert found.form in words(text, backend, [TERM])


@both
def test_the_longest_term_wins_and_the_first(backend: str) -> None:
    terms = ["a1 b1", "a1 b1 c1", "b1 c1 d1", "c1 d1"]
    assert words("a1 b1 c1 d1", backend, terms) == ["a1 b1 c1", "d1"]
    assert words("a1 b1 x1 c1 d1", backend, terms) == ["a1 b1", "x1", "c1 d1"]
    assert words("x1 b1 c1 d1", backend, terms) == ["x1", "b1 c1 d1"]
    assert words("a1 c1 b1", backend, terms) == ["a1", "c1", "b1"]


def test_a_token_is_never_cut() -> None:
    """The model's *dân chủ* stays whole though the term ends inside it."""
    text = "quy chế dân chủ"
    assert words(text) == ["quy chế", "dân chủ"]
    assert words(text, lexicon=["quy chế dân"]) == ["quy chế", "dân chủ"]
    assert words(text, lexicon=["chế dân chủ"]) == ["quy chế", "dân chủ"]
    assert words(text, lexicon=["quy chế dân chủ"]) == ["quy chế dân chủ"]
    assert words("27-CT/TW ban hành", "syllables", ["CT/TW ban"]) == ["27-CT/TW", "ban", "hành"]


@both
def test_a_term_of_one_syllable_changes_nothing(backend: str) -> None:
    assert words("Vườn cam", backend, ["cam"]) == words("Vườn cam", backend)


@both
@pytest.mark.parametrize("term", ["", " \n"])
def test_an_empty_term_is_a_mistake(backend: str, term: str) -> None:
    with pytest.raises(ConfigError, match=r"lexicon: found the term '.*'; expected one or more"):
        segmenters[backend]({"lexicon": ["vườn cam", term]})


SYLLABLES = st.sampled_from("abcd")
TERMS = st.lists(st.lists(SYLLABLES, min_size=1, max_size=4).map(" ".join), max_size=4)


@given(st.lists(SYLLABLES, max_size=12), TERMS)
def test_joining_is_leftmost_and_longest(syllables: list[str], terms: list[str]) -> None:
    text = " ".join(syllables)
    tokens = [Token(s, 2 * i, 2 * i + 1) for i, s in enumerate(syllables)]
    expected = []
    begin = 0
    while begin < len(syllables):
        ends = range(len(syllables), begin + 1, -1)
        end = next((e for e in ends if " ".join(syllables[begin:e]) in terms), begin + 1)
        expected.append((2 * begin, 2 * end - 1))
        begin = end
    found = Lexicon(terms, str.split).join(text, tokens)
    assert [(token.start, token.end) for token in found] == expected
    assert all(token.text == token.form == text[token.start : token.end] for token in found)


@both
@given(text=PRESS, terms=st.lists(PRESS.filter(lambda term: term.strip() != ""), max_size=3))
@settings(max_examples=60)
def test_what_stands_in_a_text_stays(backend: str, text: str, terms: list[str]) -> None:
    try:
        found = segment(text, backend, terms)
    except ConfigError:  # a term of characters that are no syllable to this backend
        return
    plain = segment(text, backend)
    assert all(token.text == text[token.start : token.end] for token in found)
    starts, ends = ({t.start for t in plain}, {t.end for t in plain})
    assert all(token.start in starts and token.end in ends for token in found)
    assert " ".join(t.form for t in found) == " ".join(t.form for t in plain)


CONFIG = """
task: classify
codebook: codebook.yaml
articles: [articles.jsonl]
labels: [labels.csv]
features:
  words: {segmenter: {name: underthesea, lexicon: [Tổ công tác số 9]}, min_articles: 1}
model: linear_svm
"""


def test_a_config_can_name_terms() -> None:
    experiment = read_as(yaml12.parse(CONFIG, "small.yaml"), ClassifyExperiment)
    chosen = experiment.features["words"]
    assert fill(chosen)["segmenter"] == {
        "name": "underthesea",
        "engine": "own",
        "lexicon": ["Tổ công tác số 9"],
    }
    made = chosen.build().fit(["Tổ công tác số 9 họp", "Vườn cam"])
    assert "tổ công tác số 9 họp" in made.get_feature_names_out()
    assert features["words"]({}).analyzer("Vườn cam") == ["vườn", "cam", "vườn cam"]


def config_of(lexicon: str) -> ClassifyExperiment:
    text = CONFIG.replace("[Tổ công tác số 9]", lexicon)
    return read_as(yaml12.parse(text, "small.yaml"), ClassifyExperiment)


@both
def test_a_file_of_terms(backend: str, tmp_path: Path) -> None:
    """The filled config holds the terms: a model needs no file."""
    path = tmp_path / "terms.txt"
    path.write_text("\ufeffTổ công tác số 9\n\n# ours\ngiải_phóng  mặt bằng  # a phrase\n", "utf-8")
    text = CONFIG.replace("[Tổ công tác số 9]", str(path)).replace("underthesea", backend)
    experiment = read_as(yaml12.parse(text, "small.yaml"), ClassifyExperiment)
    path.unlink()
    filled = fill(experiment)
    terms = filled["features"]["words"]["segmenter"]["lexicon"]
    assert terms == ["Tổ công tác số 9", "giải phóng mặt bằng"]
    again = read_as(yaml12.parse(yaml12.dump(filled), "filled.yaml"), ClassifyExperiment)
    assert fill(again) == filled
    made = experiment.features["words"].build().fit(["Xã giải phóng mặt bằng.", "Vườn cam"])
    assert "giải phóng mặt bằng" in made.get_feature_names_out()


def test_a_file_that_is_no_list_of_terms(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.txt: cannot be read \(No such file"):
        config_of("nowhere.txt")
    path = tmp_path / "terms.txt"
    path.write_bytes("tốt\n".encode() + b"\xff\xfe\n")
    with pytest.raises(ConfigError, match=r"terms\.txt:2: found bytes that are no UTF-8"):
        config_of(str(path))
    with pytest.raises(ConfigError, match="lexicon: 3; expected a list or the path of a file"):
        config_of("3")


def test_an_analyzer_in_use_can_be_copied() -> None:
    """scikit-learn does so when it clones."""
    analyzer = features["words"]({"low": 1, "high": 1}).analyzer
    assert analyzer("a b") == ["a", "b"]
    assert deepcopy(analyzer)("a b") == ["a", "b"]
