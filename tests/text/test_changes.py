"""What steps changed in a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from strategies import ANYTHING, PRESS
from text_steps import step

from toolkit.text import Aligned, normalise, steps
from toolkit.text.changes import changes


def pairs(before: str, after: Aligned) -> list[tuple[str, str]]:
    return [(before[c.start : c.end], after.text[c.new_start : c.new_end])
            for c in changes(before, after)]  # fmt: skip


@pytest.mark.parametrize("name", [*steps.names(), "all"])
@given(text=PRESS | ANYTHING)
@example(text="học ĐH,CĐ - UBND&HĐND")
def test_between_the_places_nothing_is_changed(name: str, text: str) -> None:
    after = normalise(text) if name == "all" else step(name)(Aligned(text))
    found = changes(text, after)
    assert all(a.end <= b.start and a.new_end <= b.new_start for a, b in pairwise(found))
    assert bool(found) == (text != after.text)
    rebuilt, position = "", 0
    for change in found:
        rebuilt += text[position : change.start] + after.text[change.new_start : change.new_end]
        position = change.end
    assert rebuilt + text[position:] == after.text


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("abbreviations", "Họp UBND-HĐND xã", [("UBND-HĐND",
         "Ủy ban nhân dân - Hội đồng nhân dân")]),
        ("abbreviations", "UBND, MTTQ", [("UBND", "Ủy ban nhân dân"),
         ("MTTQ", "Mặt trận Tổ quốc")]),
        ("tones", "xã Hoà An, Thuỷ Tú", [("Hoà", "Hòa"), ("Thuỷ", "Thủy")]),
        ("characters", "a \u200b “b”\u200b", [(" \u200b “", ' "'), ("”\u200b", '"')]),
        ("lower", "Xã An", [("Xã", "xã"), ("An", "an")]),
        ("nfc", "Xa\u0303 An", [("Xa\u0303", "Xã")]),
        ("mask", "Chi 3 tỷ đồng", [("3 tỷ đồng", "_tiền_")]),
    ],
)  # fmt: skip
def test_places(name: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text, step(name)(Aligned(text))) == expected
