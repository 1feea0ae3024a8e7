"""The fast vectorizers give what scikit-learn's give."""

from __future__ import annotations

import copy
import re
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from strategies import ANYTHING, PRESS

from toolkit.features.ngrams import CharacterNGrams, WordNGrams
from toolkit.vectorise import SyllableCounts, SyllableTfidf, streams, vectorizers
from toolkit.vectorise.reading import reading_of

PLAIN = r"(?u)\b\w+\b"
BY_PIECE = (PLAIN, r"(?u)\b\w\w+\b", r"\S+", r"\d+", r"\b\S\w+")
PATTERNS = (*BY_PIECE, r"[^\W\d]+", r"\w+(?:-\w+)*", r"(\w)\w*", r"\w+ \w+", r"\w*", r"\w+\s")

TEXTS = st.lists(
    PRESS | ANYTHING | st.sampled_from(["", " ", "a b a b", "ΑΣ ΑΣΑ ΟΔΟΣ"]), max_size=8
)

RANGES = st.tuples(st.integers(1, 3), st.integers(0, 2)).map(lambda pair: (pair[0], sum(pair)))

SETTINGS = st.fixed_dictionaries(
    {"token_pattern": st.sampled_from(PATTERNS), "ngram_range": RANGES},
    optional={
        "analyzer": st.sampled_from(["word", "char_wb", "char"]),
        "lowercase": st.booleans(),
        "strip_accents": st.sampled_from(["ascii", "unicode", str.swapcase]),
        "preprocessor": st.just(str.casefold),
        "tokenizer": st.sampled_from([str.split, lambda text: text.split("ng")]),
        "stop_words": st.sampled_from([["ở", "ý"], ["hoà"]]),
        "min_df": st.sampled_from([1, 2, 0.3, 0.5]),
        "max_df": st.sampled_from([1.0, 0.7, 3]),
        "max_features": st.integers(1, 12),
        "binary": st.booleans(),
        "vocabulary": st.sampled_from([["hoà", "a b", " a", "ý", "a  b"], {"b": 1, "ng": 0}]),
        "dtype": st.sampled_from([np.float32, np.float64, np.int64, np.int32]),
    },
)

WEIGHTS = st.fixed_dictionaries(
    {},
    optional={
        "norm": st.sampled_from(["l1", "l2", None]),
        "use_idf": st.booleans(),
        "smooth_idf": st.booleans(),
        "sublinear_tf": st.booleans(),
    },
)


SLOWLY = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""The fixtures below hold for every example."""


@pytest.fixture(autouse=True, params=["small", "large"])
def sizes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text is many; once with room in every part, once with next to none."""
    monkeypatch.setattr(vectorizers, "MANY", 1)
    if request.param == "small":
        from toolkit.vectorise import grams

        monkeypatch.setattr(grams, "PART", 3)
        monkeypatch.setattr(vectorizers, "BATCH", 20)
        monkeypatch.setattr(streams, "PIECES", 8)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def outcome(method: Callable[[list[str]], Any], texts: list[str]) -> Any:
    """The matrix, or what the error says."""
    try:
        return method(texts)
    except ValueError as error:
        return str(error)


def assert_same(ours: Any, theirs: Any) -> None:
    if isinstance(theirs, str) or isinstance(ours, str):
        assert ours == theirs
        return
    theirs.sort_indices()
    assert type(ours) is type(theirs)
    assert ours.shape == theirs.shape
    assert ours.dtype == theirs.dtype
    assert ours.indices.dtype == theirs.indices.dtype
    np.testing.assert_array_equal(ours.indptr, theirs.indptr)
    np.testing.assert_array_equal(ours.indices, theirs.indices)
    atol = 1e-12 if ours.dtype == np.float64 else 1e-6
    np.testing.assert_allclose(ours.data, theirs.data, rtol=0, atol=atol)


def compare(ours: Any, theirs: Any, texts: list[str], others: list[str]) -> None:
    """Fitting, transforming and fitting without the matrix come to the same."""
    expected = outcome(theirs.fit_transform, texts)
    assert_same(outcome(ours.fit_transform, texts), expected)
    if isinstance(expected, str):
        return
    assert ours.vocabulary_ == theirs.vocabulary_
    alone = clone(ours).fit(iter(texts))
    loaded = copy.deepcopy(ours)
    for vectorizer in (ours, alone, loaded):
        assert vectorizer.vocabulary_ == ours.vocabulary_
        found = outcome(vectorizer.transform, others)
        assert_same(found, outcome(theirs.transform, others))
    if getattr(theirs, "use_idf", False):
        np.testing.assert_allclose(alone.idf_, theirs.idf_, rtol=0, atol=1e-12)
        assert alone.idf_.dtype == theirs.idf_.dtype


@SLOWLY
@given(TEXTS, TEXTS.filter(bool), SETTINGS, st.sampled_from([None, 3]))
def test_counts_are_those_of_scikit_learn(
    texts: list[str], others: list[str], options: dict[str, Any], n_jobs: int | None
) -> None:
    ours, theirs = SyllableCounts(n_jobs=n_jobs, **options), CountVectorizer(**options)
    compare(ours, theirs, texts, others)
    assert ours.get_params() == {**theirs.get_params(), "n_jobs": n_jobs}


@SLOWLY
@given(TEXTS, TEXTS.filter(bool), SETTINGS, WEIGHTS)
def test_tfidf_is_that_of_scikit_learn(
    texts: list[str], others: list[str], options: dict[str, Any], weights: dict[str, Any]
) -> None:
    options |= weights
    compare(SyllableTfidf(**options), TfidfVectorizer(**options), texts, others)


@SLOWLY
@given(
    TEXTS,
    TEXTS.filter(bool),
    st.sampled_from(
        [WordNGrams({"name": "syllables"}, 1, 3), WordNGrams({"name": "syllables"}, 2, 2)]
    )
    | st.sampled_from([CharacterNGrams(2, 4), CharacterNGrams(1, 1)]),
    st.integers(1, 2),
)
def test_features_are_those_of_their_analyzer(
    texts: list[str], others: list[str], analyzer: Any, min_df: int
) -> None:
    options = {"analyzer": analyzer, "min_df": min_df, "sublinear_tf": True}
    assert analyzer.reading().by_piece
    compare(SyllableTfidf(**options), TfidfVectorizer(**options), texts, others)


@SLOWLY
@given(PRESS | ANYTHING, st.sampled_from(PATTERNS), st.sampled_from([None, "unicode", "ascii"]))
def test_what_is_read_by_piece_may_be(text: str, pattern: str, accents: str | None) -> None:
    """A text's tokens are those of its pieces, wherever a reading says so."""
    found = reading_of(CountVectorizer(token_pattern=pattern, strip_accents=accents))
    assert found is not None
    assert found.by_piece or accents == "ascii" or pattern not in BY_PIECE
    if found.by_piece:
        assert [*found.split(text)] == [t for piece in text.split() for t in found.split(piece)]


def test_words_of_a_segmenter_are_left_to_scikit_learn() -> None:
    """They reach over spaces."""
    assert WordNGrams({"name": "underthesea"}, 1, 2).reading() is None


def test_whitespace_is_what_python_takes_for_it() -> None:
    table = streams._is_space()
    codes = [code for code in range(sys.maxunicode + 1) if chr(code).isspace()]
    assert np.flatnonzero(table).tolist() == codes
    assert all(re.match(r"\s", chr(code)) for code in codes)


def test_ties_of_max_features_fall_as_in_scikit_learn() -> None:
    draw = np.random.default_rng(5)
    texts = [" ".join(f"w{n}" for n in draw.integers(0, 900, 60)) for _ in range(80)]
    for kind in (SyllableCounts, CountVectorizer), (SyllableTfidf, TfidfVectorizer):
        for options in ({"max_features": 333}, {"max_features": 2000, "ngram_range": (1, 2)}):
            ours, theirs = (made(**options) for made in kind)
            assert_same(ours.fit_transform(texts), theirs.fit_transform(texts))
            assert ours.vocabulary_ == theirs.vocabulary_


def test_any_number_of_threads_gives_the_same_bytes() -> None:
    draw = np.random.default_rng(6)
    texts = [" ".join(f"w{n}" for n in draw.zipf(1.5, 40) % 500) for _ in range(200)]
    found = []
    for n_jobs in (None, 1, 2, 5, -1):
        vectorizer = SyllableTfidf(ngram_range=(1, 3), min_df=2, n_jobs=n_jobs)
        first = vectorizer.fit_transform(texts)
        again = vectorizer.transform(texts)
        found.append([m.tobytes() for x in (first, again) for m in (x.data, x.indices, x.indptr)])
        assert list(vectorizer.vocabulary_.items()) == sorted(vectorizer.vocabulary_.items())
    assert all(other == found[0] for other in found)


def test_a_stream_is_read_once_and_comes_back_in_blocks() -> None:
    texts = [f"một hai {n % 3} ba bốn {n % 5}" for n in range(50)]
    vectorizer = SyllableTfidf(ngram_range=(1, 2), token_pattern=PLAIN).fit(iter(texts))
    blocks = list(vectorizer.blocks(iter(texts), size=20))
    assert [block.shape[0] for block in blocks] == [20, 20, 10]
    whole = vectorizer.transform(texts).toarray()
    np.testing.assert_array_equal(np.vstack([block.toarray() for block in blocks]), whole)


def test_settings_that_change_after_fitting_count() -> None:
    vectorizer = SyllableCounts(lowercase=False).fit(["Trường trường học"])
    assert vectorizer.transform(["TRƯỜNG học"]).sum() == 1
    assert vectorizer.set_params(lowercase=True).transform(["TRƯỜNG học"]).sum() == 2


def test_bytes_are_decoded_and_a_lone_string_is_refused() -> None:
    texts = ["học sinh", "sinh viên học".encode()]
    assert_same(SyllableCounts().fit_transform(texts), CountVectorizer().fit_transform(texts))
    for method in (SyllableCounts().fit, SyllableTfidf().fit, SyllableTfidf().fit_transform):
        with pytest.raises(ValueError, match="string object received"):
            method("học sinh")
    with pytest.raises(NotFittedError):
        SyllableCounts().transform(texts)


def test_settings_are_checked() -> None:
    for options in ({"ngram_range": (2, 1)}, {"min_df": -1}, {"min_df": 3, "max_df": 1}):
        with pytest.raises(ValueError, match=r"ngram_range|min_df"):
            SyllableTfidf(**options).fit(["một hai ba"] * 3)


def test_few_texts_do_not_wait_for_a_compiler() -> None:
    code = (
        "import sys; from toolkit.vectorise import SyllableTfidf as T; "
        "T().fit(['học sinh'] * 9).transform(['học']); print('numba' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_without_a_folder_to_write_to_loops_are_compiled_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from toolkit import compiling

    asked = []

    def njit(*, nogil: bool, cache: bool = False) -> Any:
        asked.append(cache)
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return lambda loop: loop

    monkeypatch.setattr(compiling.numba, "njit", njit)
    assert compiling.compiled(len) is len
    assert asked == [True, False]
