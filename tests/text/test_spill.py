"""Arrays and rows that go to disk as they grow."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.text.rows import Rows
from toolkit.text.spill import Spilled, spilled

ROWS = st.lists(st.lists(st.sampled_from(["bầu cử", "xã", "f0", "đèn"])).map(tuple), max_size=9)


@pytest.mark.parametrize("small", [0, 2**20])
@given(parts=st.lists(st.lists(st.integers(0, 2**31 - 1))))
def test_what_was_added(small: int, parts: list[list[int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("toolkit.text.spill._SMALL", small)
        kept = Spilled(np.int32)
        for part in parts:
            kept.add(part)
        found = kept.array()
    assert found.tolist() == [number for part in parts for number in part]
    assert len(kept) == len(found)
    assert found.dtype == np.int32
    assert not found.flags.writeable


def test_much_is_on_disk_and_little_is_not() -> None:
    little, much = Spilled(np.uint32), Spilled(np.uint32)
    little.add(np.arange(10))
    much.add(np.arange(2**19))
    bases = [array.base for array in (little.array(), much.array())]
    assert [isinstance(base, np.memmap) for base in bases] == [False, True]


@given(st.lists(ROWS))
def test_rows_are_what_they_were(parts: list[list[tuple[str, ...]]]) -> None:
    found = spilled(Rows.of(part) for part in parts)
    rows = [row for part in parts for row in part]
    assert list(found) == rows
    assert sorted(found.words) == sorted({word for row in rows for word in row})


@given(ROWS, st.data())
def test_one_row_and_a_slice(rows: list[tuple[str, ...]], data: st.DataObject) -> None:
    found = Rows.of(rows)
    cut = data.draw(st.slices(len(rows)))
    assert list(found[cut]) == rows[cut]
    for number in range(-len(rows), len(rows)):
        assert found[number] == rows[number]
    with pytest.raises(IndexError):
        found[len(rows)]


@given(ROWS, st.data())
def test_words_that_stand_in_no_row_are_not_held(
    rows: list[tuple[str, ...]], data: st.DataObject
) -> None:
    cut = Rows.of(rows)[data.draw(st.slices(len(rows)))]
    assert sorted(spilled([cut]).words) == sorted({word for row in cut for word in row})
