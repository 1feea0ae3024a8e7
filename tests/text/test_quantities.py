"""Numbers of press text as units, and the step that masks them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import ANYTHING, PRESS
from text_steps import done, step

from toolkit.text import Aligned
from toolkit.text.mask import MASKS
from toolkit.text.quantities import KINDS, quantities

UNITS = {
    "document": (
        "27-CT/TW", "16/CT-TTg", "30/2020/NĐ-CP", "05-NQ/TU", "1234/UBND-VP", "83/2015/QH13",
        "860/CĐ-CTUBND", "29 - NQ / TƯ", "41 / KH - UBND", "776-QĐ-ĐHNH", "09a/QĐ-UBND",
    ),
    "date": (
        "16/5/2016", "16-5-2016", "16.5.2016", "5/2016", "12-15/3", "12-15/3/2021", "1975-1979",
    ),
    "time": ("7h", "7h30", "17:53", "19h00", "7 giờ", "7 giờ 30", "7 giờ 30 phút", "6g15"),
    "money": (
        "23,5 tỷ đồng", "500.000 đồng", "500.000đ", "2-3 triệu đồng", "1,2 tỉ USD", "$500 triệu",
        "US$3.5", "2 tỷ 300 triệu đồng", "1.135,5 nghìn tỷ đồng", "300 nghìn VNĐ",
    ),
    "percent": ("23,5%", "5-7%", "12 %", "4,5 phần trăm"),
    "phone": ("0983.123.456", "098 312 3456", "0983123456", "(0510) 3911668", "1900 1234",
              "+84 983 123 456", "024.3209.1616"),
    "kilometre": ("km 12+500", "Km73+600", "km 35", "Km 1804 + 500"),
    "number": ("5", "1.234.567", "2.705", "1/3", "3,5", "1,4 tỷ", "26,25 triệu"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "unit"), [(k, u) for k, units in UNITS.items() for u in units])
def test_a_unit_is_found_whole(kind: str, unit: str) -> None:
    text = f"Theo đó thì {unit} là xong."
    assert [(q.kind, text[q.start : q.end]) for q in quantities(text)] == [(kind, unit)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("sáng 13.1 họp", ["date"]),
        ("ngày 28-12, tối 9/3", ["date", "date"]),
        ("xong (12/4)", ["date"]),
        ("từ 1/3 đến 15/3", ["date", "date"]),
        ("từ 5-10 phút", ["number", "number"]),
        ("tăng 2.5 lần", ["number"]),
        ("năm 2016, tháng 9 năm 2017", ["date", "date"]),
        ("ngày 5 tháng 9 năm 2016", ["date"]),
        ("tỷ lệ 1/3 số hộ", ["number"]),
        ("thửa 5, rộng 3ha và 120m2", ["number", "number", "number"]),
        ("rộng 53,7 km2", ["number"]),
        ("từ 6h-10h, 8h-8h45", ["time", "time", "time", "time"]),
        ("chi 2 triệu đồng.3 hộ", ["money", "number"]),
    ],
)
def test_what_stands_beside_it_decides(text: str, kinds: list[str]) -> None:
    assert [quantity.kind for quantity in quantities(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Covid-19, F0, U23, QL1A, F-16, H5N1, lớp 12A1, mạng 5G",
        "https://vi-du.example/2016/05/bai-12.html và a.2016@thu-5.example",
        "khóa XIII, quý IV",
    ],
)
def test_numbers_in_words_and_addresses_are_none(text: str) -> None:
    assert quantities(text) == []


PIECES = st.sampled_from([unit for units in UNITS.values() for unit in units])


@given(
    st.lists(PIECES | st.sampled_from(["ngày", "từ", "/", "-", "x", ", ", "(", "tỷ"])).map(" ".join)
)
def test_units_are_apart_and_in_order(text: str) -> None:
    found = quantities(text)
    assert all(q.start < q.end for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_every_kind_has_its_mask() -> None:
    assert tuple(MASKS) == KINDS
    for mask in MASKS.values():
        assert quantities(mask) == []


def test_masks() -> None:
    text = "Ngày 16/5/2016, lúc 7h30, xã chi 23,5 tỷ đồng (12%) cho km 12+500 theo 27-CT/TW."
    assert done("mask", text) == (
        "Ngày _ngày_, lúc _giờ_, xã chi _tiền_ (_phần_trăm_) cho _km_ theo _văn_bản_."
    )
    assert done("mask", text, kinds=["date"]) == text.replace("16/5/2016", "_ngày_")
    assert done("mask", text, kinds=[]) == text


def test_a_mask_leads_back_to_its_number() -> None:
    text = "Chi 23,5 tỷ đồng cho 3 xã"
    aligned = step("mask")(Aligned(text))
    at = aligned.text.index("_tiền_")
    assert text[slice(*aligned.source_span(at, at + 6))] == "23,5 tỷ đồng"


@given(
    PRESS | ANYTHING | st.lists(PIECES).map(" ".join), st.lists(st.sampled_from(KINDS), max_size=3)
)
def test_twice_is_once_for_any_kinds(text: str, kinds: list[str]) -> None:
    once = done("mask", text, kinds=kinds)
    assert done("mask", once, kinds=kinds) == once
