"""How evenly a word is used."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.text.dispersion import deviation, residual_idf

PARTS = st.lists(st.tuples(st.integers(1, 50), st.integers(0, 50)), min_size=2, max_size=6)


def test_deviation_by_hand() -> None:
    sizes = {"a": 0.5, "b": 0.25, "c": 0.25}
    assert deviation({"a": 2, "b": 1, "c": 1}, sizes) == 0
    assert deviation({"b": 7}, sizes) == 1
    assert deviation({"a": 7}, sizes) == pytest.approx(0.5 / 0.75)
    assert deviation({}, sizes) == 1
    assert deviation({"elsewhere": 3}, sizes) == 1


@given(PARTS)
def test_deviation_is_between_0_and_1(parts: list[tuple[int, int]]) -> None:
    whole = sum(size for size, _ in parts)
    sizes = {str(i): size / whole for i, (size, _) in enumerate(parts)}
    places = {str(i): count for i, (_, count) in enumerate(parts)}
    assert -1e-9 <= deviation(places, sizes) <= 1 + 1e-9


def test_residual_idf_by_hand() -> None:
    scattered = 1000 * (1 - math.exp(-0.5))
    assert residual_idf(round(scattered), 500, 1000) == pytest.approx(0, abs=0.01)
    assert residual_idf(10, 10, 100_000) == pytest.approx(0, abs=0.001)
    assert residual_idf(5, 500, 1000) > 6
