"""A text that remembers where its characters came from."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from strategies import ANYTHING

from toolkit.text.aligned import Aligned, substitute


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, Aligned]:
    """A text and what some rounds of ordered edits made of it."""
    text = draw(ANYTHING)
    aligned = Aligned(text)
    for _ in range(draw(st.integers(0, 3))):
        places = sorted(draw(st.lists(st.integers(0, len(aligned.text)), max_size=8)))
        spans = zip(places[::2], places[1::2], strict=False)
        aligned = aligned.edit([(a, b, draw(st.text("xyz ", max_size=3))) for a, b in spans])
    return text, aligned


def spans(aligned: Aligned) -> Any:
    """Every span of a short text."""
    n = len(aligned.text)
    return [(start, end) for start in range(n + 1) for end in range(start, n + 1)]


@given(edited())
def test_spans_lie_inside_the_source(case: tuple[str, Aligned]) -> None:
    text, aligned = case
    for span in spans(aligned):
        start, end = aligned.source_span(*span)
        assert 0 <= start <= end <= len(text)


@given(edited())
def test_a_wider_span_has_a_wider_source(case: tuple[str, Aligned]) -> None:
    _, aligned = case
    found = {span: aligned.source_span(*span) for span in spans(aligned)}
    found = {span: source for span, source in found.items() if source[0] < source[1]}
    for (start, end), (first, last) in found.items():
        if (start, end + 1) in found:
            assert found[start, end + 1][1] >= last
            assert found[start, end + 1][0] == first
        if (start + 1, end) in found:
            assert found[start + 1, end][0] >= first
            assert found[start + 1, end][1] == last


@given(edited())
def test_the_source_of_two_neighbours_holds_both_of_theirs(case: tuple[str, Aligned]) -> None:
    _, aligned = case
    for i in range(len(aligned.text) - 1):
        first, second = aligned.source_span(i, i + 1), aligned.source_span(i + 1, i + 2)
        if first[0] < first[1] and second[0] < second[1]:
            assert aligned.source_span(i, i + 2) == (first[0], second[1])


@given(ANYTHING)
def test_an_unchanged_text_is_its_own_source(text: str) -> None:
    aligned = Aligned(text).edit([(0, 0, ""), (len(text), len(text), "")])
    assert aligned == Aligned(text)
    assert all(aligned.source_span(*span) == span for span in spans(aligned))


def test_what_was_not_replaced_keeps_its_place() -> None:
    aligned = Aligned("abcdefgh").edit([(1, 3, "X"), (5, 5, "YY"), (7, 8, "")])
    assert aligned.text == "aXdeYYfg"
    places = [aligned.source_span(i, i + 1) for i in range(8)]
    assert places == [(0, 1), (1, 3), (3, 4), (4, 5), (5, 5), (5, 5), (5, 6), (6, 7)]
    assert aligned.source_span(0, 8) == (0, 7)
    assert aligned.source_span(1, 5) == (1, 5)


def test_a_position_inside_a_replacement_widens_to_all_of_it() -> None:
    aligned = Aligned("Họp MTTQ xã").edit([(4, 8, "mặt trận tổ quốc")])
    start = aligned.text.index("trận")
    assert aligned.source_span(start, start + 4) == (4, 8)
    assert aligned.source_span(start, len(aligned.text)) == (4, 11)


def test_edits_after_edits() -> None:
    first = Aligned("UBND xã").edit([(0, 4, "ủy ban nhân dân")])
    second = substitute(first, re.compile("nhân dân"), lambda m: "ND")
    assert second.text == "ủy ban ND xã"
    assert second.source_span(7, 9) == (0, 4)
    assert second.source_span(10, 12) == (5, 7)
