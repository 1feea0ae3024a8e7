"""N-grams of words and marks whose rarity is raised."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.classifiers import classifiers
from toolkit.features import features
from toolkit.features.rare_tfidf import MarkNGrams

TEXTS = [
    "Giá vàng tăng.\nHôm nay, giá vàng tăng mạnh!",
    "  Đội tuyển thắng 2-0\nHôm nay, đội tuyển thắng.",
    "Mưa lớn ở miền Trung\nHôm nay, mưa lớn.",
    "",
]
WORDS = st.text(alphabet="aâĐđİ1 .,!\n\r\t-", max_size=60)


def build(**settings: Any) -> Any:
    defaults = {setting.name: setting.default for setting in features["marks"].settings}
    return features["marks"]({**defaults, "min_articles": 1, **settings})


@given(WORDS)
def test_the_fast_reading_gives_the_same_ngrams(text: str) -> None:
    """Few texts are read by the analyzer, many by its reading."""
    analyzer = MarkNGrams(1, 1)
    reading = analyzer.reading()
    pieces = [token for piece in text.split() for token in reading.split(piece)]
    assert analyzer(text) == pieces


@given(WORDS)
def test_spans_stand_in_the_text_and_in_one_line(text: str) -> None:
    for feature, start, end in MarkNGrams(1, 3).spans(text):
        assert "".join(text[start:end].lower().split()) == "".join(feature.split())
        assert "\n" not in text[start:end]


def test_fitting_and_reading_again_give_one_matrix() -> None:
    feature = build()
    fitted = feature.fit_transform(TEXTS)
    np.testing.assert_allclose(fitted.toarray(), feature.transform(TEXTS).toarray())


def test_rarity_raises_what_stands_in_few_texts() -> None:
    def ratio(rarity: float) -> float:
        feature = build(rarity=rarity, high=1).fit(TEXTS)
        row = feature.transform(["vàng ,"]).toarray()[0]
        names = feature.get_feature_names_out().tolist()
        return float(row[names.index("vàng")] / row[names.index(",")])

    assert ratio(2.0) == pytest.approx(ratio(1.0) ** 2)


def test_layout_is_not_read() -> None:
    """Spaces and breaks at the ends or doubled say nothing: files of one source share them."""
    feature = build().fit(TEXTS)
    bare = feature.transform(["Hôm nay,\nmưa lớn."])
    dressed = feature.transform(["\r\n Hôm  nay, \r\n\r\nmưa lớn. \r\n\r\n\r\n"])
    assert (bare != dressed).nnz == 0


def test_rounded_weights_stay_within_half_a_step() -> None:
    from scipy.sparse import csr_matrix

    random = np.random.default_rng(5)
    X = csr_matrix(random.random((60, 20)) * (random.random((60, 20)) < 0.4))
    Y = np.eye(3, dtype=int)[random.integers(0, 3, 60)]
    whole = classifiers["linear_svm"]({}, seed=3).fit(X, Y)
    rounded = classifiers["rounded_svm"]({}, seed=3).fit(X, Y)
    assert rounded.levels_.dtype == np.int8
    assert (np.abs(rounded.coef_ - whole.coef_) <= rounded.steps_ / 2 + 1e-12).all()
