"""Thirty pages that the reader's rules were not made on: what it reached at first sight holds."""

from __future__ import annotations

import json
from pathlib import Path

from scripts.score_pages import FIELDS, score_page

FOLDER = Path(__file__).parent / "outlets_unseen"
FLOORS = {"title": 0.90, "published": 0.93, "source": 0.83, "place": 0.96, "author": 0.80,
          "section": 0.80}  # fmt: skip
"""The share of pages with the field right, as measured."""

PRECISION, RECALL = 0.95, 0.99
"""Of lines of the body."""


def test_pages_never_seen() -> None:
    rows = (FOLDER / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    scores = [score_page(json.loads(row), FOLDER) for row in rows]
    both, found, wanted = (
        sum(s.get(key, 0) for s in scores) for key in ("both", "found", "wanted")
    )
    assert both / found >= PRECISION
    assert both / wanted >= RECALL
    for name in FIELDS:
        assert sum(bool(s.get(name)) for s in scores) / len(scores) >= FLOORS[name] - 0.004, name
