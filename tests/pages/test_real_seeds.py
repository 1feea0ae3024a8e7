"""The five real text pages: every field right, the article whole, nothing else in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from toolkit.pages import read

FIELDS = ("title", "section", "place", "source", "author", "published", "event_day", "lead")


@pytest.mark.parametrize("number", range(5))
def test_a_real_page(real_data: Path, number: int) -> None:
    lines = (real_data / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()
    gold: dict[str, Any] = json.loads(lines[number])
    article = read(real_data / "seeds" / gold["file"])
    expected = {name: gold[name] for name in FIELDS if name in gold}
    assert {name: getattr(article, name) for name in expected} == expected
    assert list(article.captions) == gold["captions"]
    body = "\n".join(article.body)
    assert [part for part in gold["keep"] if part not in body] == []
    assert [part for part in gold["drop"] if part in article.text] == []
