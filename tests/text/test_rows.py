"""Rows held as numbers are the rows that were given."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.text.rows import Rows

WORD = st.text(st.characters(exclude_characters="\n"), max_size=5)
TABLE = st.lists(st.lists(WORD, max_size=8).map(tuple), max_size=8)


@given(TABLE)
def test_they_come_out_as_they_went_in(table: list[tuple[str, ...]]) -> None:
    rows = Rows.of(table)
    assert list(rows) == table
    assert len(rows) == len(table)
    assert list(Rows.from_bytes(*rows.to_bytes())) == table


@given(TABLE, TABLE, TABLE)
def test_joined_they_stand_one_after_the_other(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]], third: list[tuple[str, ...]]
) -> None:
    joined = Rows.joined([Rows.of(first), Rows.of(second), Rows.of(third)])
    assert list(joined) == first + second + third
    assert list(Rows.from_bytes(*joined.to_bytes())) == first + second + third
    assert list(Rows.joined([])) == []


@given(TABLE, st.data())
def test_any_of_them_in_any_order(table: list[tuple[str, ...]], data: st.DataObject) -> None:
    places = st.integers(0, len(table) - 1)
    chosen = data.draw(st.lists(places, max_size=12)) if table else []
    found = Rows.of(table).at(np.array(chosen, dtype=np.int64))
    assert list(found) == [table[place] for place in chosen]


@given(TABLE, st.integers(1, 9))
def test_in_parts(table: list[tuple[str, ...]], places: int) -> None:
    parts = list(Rows.of(table).parts(places))
    assert [row for part in parts for row in part] == table
    assert all(sum(map(len, part)) >= places for part in parts[:-1])
    assert all(sum(map(len, part[: len(part) - 1])) < places for part in parts)


@given(TABLE, st.sets(WORD))
def test_unwanted_words_go(table: list[tuple[str, ...]], unwanted: set[str]) -> None:
    rows = Rows.of(table)
    kept = rows.keep(np.array([word not in unwanted for word in rows.words], np.bool_))
    assert list(kept) == [tuple(w for w in row if w not in unwanted) for row in table]


def test_more_words_than_two_bytes_can_number() -> None:
    table = [tuple(f"w{n}" for n in range(70_000)), ("w69999", "w0")]
    rows = Rows.of(table)
    assert list(rows) == table
    assert list(Rows.from_bytes(*rows.to_bytes())) == table


def test_bytes_that_are_no_rows() -> None:
    words, numbers, ends = Rows.of([("a", "b")]).to_bytes()
    with pytest.raises(ValueError, match="multiple of"):
        Rows.from_bytes(words, numbers[1:], ends)
    with pytest.raises(ValueError, match="rows end where there is nothing"):
        Rows.from_bytes(words, numbers[2:], ends)
    with pytest.raises(ValueError, match="numbers stand for no word"):
        Rows.from_bytes(b"a\n", numbers, ends)
