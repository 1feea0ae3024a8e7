"""Small original pages in the manners of ten kinds of outlet, each with its gold."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from toolkit.articles import Article
from toolkit.pages import read, read_page
from toolkit.pages.decode import decode

FOLDER = Path(__file__).parent / "fixtures"
GOLD: dict[str, dict[str, Any]] = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
FIELDS = ("title", "section", "place", "source", "author", "published", "event_day", "lead")


@pytest.fixture(params=sorted(GOLD))
def page(request: pytest.FixtureRequest) -> tuple[Path, dict[str, Any], Article]:
    """A page, its gold and its article."""
    path = FOLDER / request.param
    return path, GOLD[request.param], read(path)


def test_fields(page: tuple[Path, dict[str, Any], Article]) -> None:
    _, gold, article = page
    expected = {name: gold[name] for name in FIELDS if name in gold}
    assert {name: getattr(article, name) for name in expected} == expected


def test_body_and_captions(page: tuple[Path, dict[str, Any], Article]) -> None:
    _, gold, article = page
    text = article.text
    assert article.body[0].startswith(gold.get("first", "")) or gold.get("first", "") in text
    assert article.body[-1].endswith(gold["last"])
    assert list(article.captions) == gold["captions"]
    assert len(article.body) == gold.get("paragraphs", len(article.body))
    assert [part for part in gold["drop"] if part in text] == []
    assert [part for part in gold.get("keep", []) if part not in text] == []


def test_offsets_lead_to_the_page(page: tuple[Path, dict[str, Any], Article]) -> None:
    path, _, article = page
    raw = decode(path.read_bytes())
    for start, at, length in article.offsets:
        assert article.text[start : start + length] == raw[at : at + length]
    if path.suffix == ".txt":
        for start in range(0, len(article.text) - 20, 11):
            span = article.source_span(start, start + 20)
            assert span is not None
            found = " ".join(raw[slice(*span)].split())
            expected = " ".join(article.text[start : start + 20].split())
            assert expected == found or "\n" in article.text[start : start + 20]


def test_no_line_is_lost(page: tuple[Path, dict[str, Any], Article]) -> None:
    path, _, article = page
    if path.suffix != ".txt":
        pytest.skip("HTML holds words that are no lines: its head, its scripts")
    kept = " ".join((article.text, *article.captions, *(item.text for item in article.removed)))
    assert Counter(_words(kept)) == Counter(_words(decode(path.read_bytes())))


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()


def test_reading_the_clean_text_again_changes_nothing(
    page: tuple[Path, dict[str, Any], Article],
) -> None:
    article = page[2]
    again = read_page(article.text)
    assert again.title == article.title
    assert again.text == article.text


def test_an_entity_leads_to_its_source() -> None:
    article = read(FOLDER / "tabloid.html")
    raw = (FOLDER / "tabloid.html").read_text(encoding="utf-8")
    start = article.text.index("nghìn")
    span = article.source_span(start, start + len("nghìn"))
    assert span is not None
    assert raw[slice(*span)] == "ngh&igrave;n"


def test_every_line_that_goes_out_has_a_rule() -> None:
    article = read(FOLDER / "agency.txt")
    rules = {item.text: item.rule for item in article.removed}
    assert rules["Kinh tế"] == "section"
    assert rules["Thứ Ba, 14/3/2023, 09:15 (GMT+7)"] == "date"
    assert rules["(TTXVN)"] == "dateline"
    assert rules["Lê Cẩm Vân"] == "byline"
    assert rules["Xem thêm"] == "related"
    assert all(rules.values())
