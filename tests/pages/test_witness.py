"""Where the rules are in doubt, trafilatura is asked; where no day is printed, htmldate."""

from __future__ import annotations

import sys

import pytest

from toolkit.pages import read_page
from toolkit.pages.html import html_lines
from toolkit.pages.layout import lay_out
from toolkit.pages.sheet import Sheet
from toolkit.pages.witness import day_of, in_doubt, seen_by_witness

PARAGRAPHS = [
    f"Sáng thứ {n} của đợt ra quân, bà con thôn Đồi Mít góp {n}0 ngày công dọn bờ kênh bị bồi lấp "
    f"sau mưa lớn, mỗi hộ cử một người. Đến trưa, {n} km kênh đã thông, nước về kịp vụ gieo."
    for n in range(2, 8)
]
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
HEAD = "<html><head><title>Thôn Đồi Mít dọn bờ kênh sau mưa lũ</title></head><body>"
HIDDEN = (
    f'{HEAD}<h1>Thôn Đồi Mít dọn bờ kênh sau mưa lũ</h1><div class="toolbar-share">{BODY}</div>'
)


def test_an_article_in_a_box_styled_as_furniture_is_found() -> None:
    lines, head = html_lines(HIDDEN)
    sheet = Sheet(lines, declared=head.headline)
    lay_out(sheet)
    assert in_doubt(sheet)
    seen = seen_by_witness(lines, HIDDEN)
    assert seen is not None
    assert {line.hints.role for line in seen if line.text in PARAGRAPHS} == {None}
    article = read_page(HIDDEN)
    assert [x for x in (article.lead, *article.body) if x] == PARAGRAPHS


def test_a_sure_page_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.setitem(sys.modules, "htmldate", None)
    page = f"{HEAD}<h1>Thôn Đồi Mít dọn bờ kênh sau mưa lũ</h1><p>5/3/2019 08:00</p>{BODY}"
    assert read_page(page).published == "2019-03-05T08:00:00"


def test_a_day_that_only_the_head_knows_is_no_guess() -> None:
    known = HEAD.replace("<title>", '<meta name="dcterms.created" content="2019-03-05"><title>')
    assert day_of(f"{known}{BODY}", None) == "2019-03-05"
    assert day_of(f"{HEAD}{BODY}", None) is None
    assert read_page(f"{known}<h1>Thôn Đồi Mít dọn bờ kênh</h1>{BODY}").published == "2019-03-05"


def test_a_place_has_its_name_of_the_day_that_only_the_head_knows() -> None:
    title = "Tỉnh Bến Tre dọn bờ kênh sau mưa lũ"
    for day, place, code in (("2024-08-05", "Bến Tre", "83"), ("2025-08-05", "Vĩnh Long", "86")):
        head = f'<html><head><meta name="dcterms.created" content="{day}"></head><body>'
        article = read_page(f"{head}<h1>{title}</h1>{BODY}")
        assert (article.published, article.place, article.place_code) == (day, place, code)
        assert article.place_today == "Vĩnh Long"
