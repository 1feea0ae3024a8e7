"""Real HTML pages: a district portal with gold, a newspaper, a ministry, a Word export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from toolkit.errors import ArticleError
from toolkit.pages import read

FIELDS = ("title", "source", "author", "published", "lead", "place")


@pytest.mark.parametrize("number", range(6))
def test_a_page_of_a_district_portal(real_data: Path, number: int) -> None:
    folder = real_data / "data" / "pages"
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold: dict[str, Any] = json.loads(lines[number])
    article = read(folder / gold["file"])
    expected = {n: gold[n] for n in FIELDS if n in gold}
    assert {name: getattr(article, name) for name in expected} == expected
    assert list(article.captions) == gold["captions"]
    assert len(article.body) == gold["n_body_paragraphs"]
    assert article.body[0].startswith(gold["body_first"])
    assert article.body[-1].endswith(gold["body_last"])
    everything = "\n".join((article.text, *article.captions))
    assert [part for part in gold["drop"] if part in everything] == []


def test_a_newspapers_page(real_data: Path) -> None:
    article = read(real_data / "data" / "pages" / "nhandan_desktop_03-article-text.html")
    assert article.title is not None
    assert article.title.startswith("Một số vấn đề")
    assert len(article.body) == 35
    assert all(len(paragraph) > 100 for paragraph in article.body)
    assert "ĐTCK" not in article.text


def test_a_template_without_an_article(real_data: Path) -> None:
    with pytest.raises(ArticleError, match="found no article"):
        read(real_data / "data" / "pages" / "moh_dong-thoi-gian.php.html")


def test_a_word_export(real_data: Path) -> None:
    article = read(real_data / "data" / "pages" / "official_baucu_word_2.htm")
    assert article.published == "2025-12-22"
    assert article.title is not None
    assert article.title.startswith("Các cơ quan, tổ chức")
    assert len(article.body) > 100
    assert (article.author, article.captions) == (None, ()), "a commune, the lines of forms"
