"""Word vectors of the press: the table that ships, and where in a text a vector comes from."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
import skops.io
from hypothesis import given, settings
from strategies import PRESS

from toolkit.features.press_vectors import TABLE, PressVectors
from toolkit.features.word_table import split
from toolkit.text import normalise

TEXT = "Cử tri phường Trúc Bạch bầu đại biểu Hội đồng nhân dân; 1.204 hộ dân nhận bồi thường."


@pytest.fixture(scope="module")
def vectors() -> PressVectors:
    return PressVectors(2.0).fit([])


def test_the_table(vectors: PressVectors) -> None:
    assert TABLE.stat().st_size < 5_000_000
    words = split(vectors.words_)
    assert len(words) == len(set(words)) == len(vectors.vectors_)
    assert all(len(word.split()) <= 5 for word in words)
    assert vectors.vectors_.dtype == np.int8
    digest = hashlib.sha256(vectors.vectors_.tobytes()).hexdigest()
    assert digest.startswith("2933a94e1e58ea0b")


def test_words_of_one_matter_are_near(vectors: PressVectors) -> None:
    one, near, far = vectors.transform(
        ["giải phóng mặt bằng, bồi thường đất", "thu hồi đất, hộ dân bàn giao", "đội bóng ghi bàn"]
    ).toarray()
    assert one @ near > 2 * (one @ far)


@settings(max_examples=60, deadline=None)
@given(PRESS)
def test_its_places_add_up(text: str) -> None:
    vectors = PressVectors(1.5).fit([])
    text = normalise(text).text
    [row] = vectors.transform([text]).toarray()
    [found] = vectors.occurrences([text])
    assert np.allclose(sum((o.values for o in found), np.zeros(len(row))), row)
    assert all(0 <= o.start < o.end <= len(text) for o in found)
    assert np.isclose(np.linalg.norm(row), 1.5) or not row.any()


def test_it_is_saved_whole(vectors: PressVectors) -> None:
    vectors.transform([TEXT])
    trusted = ["toolkit.features.press_vectors.PressVectors"]
    again = skops.io.loads(skops.io.dumps(vectors), trusted=trusted)
    assert (again.transform([TEXT]) != vectors.transform([TEXT])).nnz == 0
