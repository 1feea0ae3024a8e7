"""What is particular to features beside n-grams; what all share is in test_components."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer
from strategies import PRESS

from toolkit.errors import ArticleError, ConfigError
from toolkit.features import features
from toolkit.features.encoders import _Encoder
from toolkit.features.field_tfidf import FieldTfidf, field_bounds
from toolkit.features.latent import LatentSemantics
from toolkit.features.ngrams import WordNGrams, vectorizer
from toolkit.features.windows import windows
from toolkit.features.word_table import WordTable, read_table, write_table
from toolkit.features.word_vectors import StaticVectors

SYLLABLES = WordNGrams({"name": "syllables"}, 1, 1)

# -- n-grams -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["syllables", "underthesea"])
@given(texts=st.lists(PRESS, max_size=4))
@settings(max_examples=30)
def test_many_texts_at_once_have_the_ngrams_of_each(name: str, texts: list[str]) -> None:
    analyzer = WordNGrams({"name": name}, 1, 2)
    assert list(analyzer.spans_of_each(iter(texts))) == [analyzer.spans(text) for text in texts]
    assert list(analyzer.each(iter(texts))) == [analyzer(text) for text in texts]


@pytest.mark.parametrize("copies", [1, 500])
def test_a_segmenters_ngrams_are_counted_as_scikit_learn_does(copies: int) -> None:
    texts = ["Nông dân xã Hòa Bình họp.", "Chủ tịch xã nói về đê kè.", "Xã họp dân."] * copies
    analyzer = WordNGrams({"name": "underthesea"}, 1, 3)
    ours, theirs = vectorizer(analyzer, 1, None), TfidfVectorizer(analyzer=analyzer)
    theirs.set_params(sublinear_tf=True)
    assert abs(ours.fit_transform(texts) - theirs.fit_transform(texts)).max() < 1e-12
    assert ours.vocabulary_ == theirs.vocabulary_
    assert abs(ours.fit(texts).transform(texts) - theirs.transform(texts)).max() < 1e-12
    with pytest.raises(ValueError, match="string"):
        ours.transform(texts[0])


# -- fields ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title", "lead"),
    [
        ("Nước lũ về\nSáng nay có lũ.\nDân sơ tán.", "Nước lũ về\n", "Sáng nay có lũ.\n"),
        ("Vì sao lũ về?\nSáng nay có lũ.", "Vì sao lũ về?\n", "Sáng nay có lũ."),
        ("Sáng nay có lũ.\nDân sơ tán.", "", "Sáng nay có lũ.\n"),
        ("“Sáng nay có lũ.”\nDân sơ tán.", "", "“Sáng nay có lũ.”\n"),
        ("Chỉ một dòng", "", "Chỉ một dòng"),
        ("", "", ""),
    ],
)
def test_fields_are_told_by_lines(text: str, title: str, lead: str) -> None:
    first, second = field_bounds(text)
    assert (text[:first], text[first:second]) == (title, lead)


@given(st.text(alphabet="ab. \n”", max_size=30))
def test_fields_are_in_order_and_lose_nothing(text: str) -> None:
    lead, body = field_bounds(text)
    assert 0 <= lead <= body <= len(text)


def test_most_starter_articles_are_read_field_by_field(root: Path) -> None:
    """The rule against what the pages say, with the title and without."""
    from toolkit.corpus import load_corpus

    articles = [a for a in load_corpus([str(root / "seeds")]).articles if a.title and a.body]
    right = [field_bounds(article.text)[0] == len(article.title or "") + 1 for article in articles]
    bare = [field_bounds("\n".join(article.body))[0] == 0 for article in articles]
    assert np.mean(right) > 0.98
    assert np.mean(bare) > 0.95


TEXTS = ["Lũ về\nmưa to.\ncơm gạo.", "Gạo rẻ\nmưa tạnh.\nlũ rút.", "Mưa gió\nmưa.\ngạo."]


def test_a_word_counts_as_often_as_its_field_weighs() -> None:
    fitted = FieldTfidf(vectorizer(SYLLABLES, 1, None), 5.0, 2.0, 1.0).fit(TEXTS)
    row = fitted.transform(["Lũ về\nmưa to.\nlũ."]).toarray()[0]
    known = fitted.vectorizer_
    idf = {word: known.idf_[column] for word, column in known.vocabulary_.items()}
    expected = {"lũ": np.log1p(6), "về": np.log1p(5), "mưa": np.log1p(2), "to": np.log1p(2)}
    expected = {word: value * idf[word] for word, value in expected.items()}
    length = np.linalg.norm(list(expected.values()))
    for word, column in known.vocabulary_.items():
        assert row[column] == pytest.approx(expected.get(word, 0.0) / length)


def test_fields_without_weight_are_not_read() -> None:
    only_title = FieldTfidf(vectorizer(SYLLABLES, 1, None), 1.0, 0.0, 0.0).fit(TEXTS)
    assert only_title.transform(TEXTS).nnz == 6
    nothing = FieldTfidf(vectorizer(SYLLABLES, 1, None), 0.0, 0.0, 0.0).fit(TEXTS)
    assert nothing.transform(TEXTS).nnz == 0


# -- embeddings --------------------------------------------------------------------------


def test_latent_semantics_keeps_what_the_largest_axes_keep() -> None:
    fitted = LatentSemantics(vectorizer(SYLLABLES, 1, None), 2).fit(TEXTS)
    matrix = fitted.vectorizer_.transform(TEXTS).toarray()
    u, sizes, _ = np.linalg.svd(matrix, full_matrices=False)
    expected = (u * sizes)[:, :2]
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    found = fitted.transform(TEXTS)
    np.testing.assert_allclose(found @ found.T, expected @ expected.T, atol=1e-9)


def test_one_article_has_no_latent_semantics() -> None:
    with pytest.raises(ArticleError, match="1 articles with"):
        LatentSemantics(vectorizer(SYLLABLES, 1, None), 2).fit(TEXTS[:1])


def test_a_word_table_comes_back(tmp_path: Path) -> None:
    table = WordTable(["lũ", "mưa"], np.array([[1.0, 2.0], [3.0, -0.5]]))
    write_table(table, tmp_path / "words.npz")
    words, vectors = read_table(tmp_path / "words.npz")
    assert words == table.words
    np.testing.assert_array_equal(vectors, table.vectors)


@pytest.mark.parametrize("harm", ["absent", "text", "pickle", "other", "short"])
def test_what_is_no_word_table_is_told(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "words.npz"
    if harm == "text":
        path.write_text("lũ 1 2\n", encoding="utf-8")
    elif harm == "pickle":
        np.savez(path, words=np.array([{"a": 1}], dtype=object), vectors=np.zeros((1, 2)))
    elif harm == "other":
        np.savez(path, vectors=np.zeros((1, 2)))
    elif harm == "short":
        write_table(WordTable(["lũ"], np.zeros((2, 2))), path)
    with pytest.raises(ConfigError, match=r"words\.npz: .*expected a word table"):
        read_table(path)


def test_an_absent_table_is_told_before_training() -> None:
    with pytest.raises(ConfigError, match=r"no file models/none\.npz.*make_word_table articles"):
        features["static"]({"table": "models/none.npz", **_rest("static", "table")})


def _rest(name: str, *given: str) -> dict[str, object]:
    return {s.name: s.default for s in features[name].settings if s.name not in given}


def test_a_mean_vector_by_hand(tmp_path: Path) -> None:
    write_table(WordTable(["lũ", "mưa"], np.array([[1.0, 0.0], [0.0, 1.0]])), tmp_path / "w.npz")
    fitted = StaticVectors(str(tmp_path / "w.npz"), {"name": "syllables"}, rare=0.25)
    fitted.fit(["lũ mưa mưa mưa"])  # parts 1/4 and 3/4: weights 1/2 and 1/4
    np.testing.assert_allclose(fitted.transform(["Lũ mưa"]), [[2 / 5**0.5, 1 / 5**0.5]], rtol=1e-6)
    assert not fitted.transform(["gạo"]).any()


def test_word2vec_is_the_same_in_every_process(root: Path) -> None:
    """Python's own hash of texts differs from process to process."""
    code = (
        "import hashlib; from toolkit.features import features as f;"
        "c = f['word2vec']; s = {x.name: x.default for x in c.settings} | {'min_count': 1};"
        "m = c(s, seed=3).fit(['lũ về mưa to', 'mưa tạnh lũ rút', 'gạo rẻ'] * 5);"
        "print(hashlib.sha256(m.vectors_.tobytes()).hexdigest())"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


# -- encoders ----------------------------------------------------------------------------


def test_windows_of_a_long_text() -> None:
    assert windows("a b c d e", 2, 9) == ["a b", "c d", "e"]
    assert windows("a b c d e", 2, 2) == ["a b", "c d"]
    assert windows("", 2, 2) == [""]


class Letters(_Encoder):
    """An encoder that counts a and b."""

    def __init__(self, window: int = 2, most: int = 2) -> None:
        self.window = window
        self.most = most

    def encode(self, texts: list[str]) -> np.ndarray:
        return np.array([[text.count("a"), text.count("b")] for text in texts], dtype=np.float32)


def test_an_encoded_text_is_the_mean_of_its_windows() -> None:
    encoder = Letters().fit([])
    found = encoder.transform(["a a b b a a", "b", ""])  # the third window is not read
    np.testing.assert_allclose(found, [[0.5**0.5, 0.5**0.5], [0, 1], [0, 0]])
    assert encoder.transform([]).shape == (0, 2)


@pytest.mark.parametrize("name", ["e5", "sentence_transformers"])
def test_an_extra_that_is_absent_is_told(name: str) -> None:
    component = features[name]
    if not component.missing_requirements():
        pytest.skip(f"{component.requires} is installed")
    with pytest.raises(ConfigError, match=r"needs .* pip install"):
        component(_rest(name))
