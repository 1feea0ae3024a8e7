"""Pages in the manners of many outlets, written apart from the reader: floors for each folder.

What was reached at first sight, before a folder was opened, is in docs/pages.md; the floors are
what is reached since.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scripts.score_pages import FIELDS, score_page
from toolkit.pages import read, read_page

HERE = Path(__file__).parent
NAMES = ("precision", "recall", *FIELDS, "captions")
FLOORS: dict[str, tuple[float, ...]] = {
    # precision recall title published source place author section captions
    "outlets": (0.998, 0.998, 1.0, 1.0, 1.0, 1.0, 0.966, 0.966, 1.0),
    "outlets_unseen": (0.985, 0.998, 1.0, 0.966, 1.0, 1.0, 0.966, 0.966, 0.933),
    "outlets_dev": (0.998, 0.998, 1.0, 1.0, 1.0, 0.983, 1.0, 0.916, 1.0),
    "outlets_round2": (0.989, 0.996, 1.0, 1.0, 1.0, 1.0, 1.0, 0.966, 0.933),
    "outlets_round3": (0.990, 0.996, 1.0, 1.0, 1.0, 1.0, 0.966, 0.933, 0.866),
    "outlets_round4": (0.987, 0.998, 1.0, 1.0, 1.0, 1.0, 0.966, 0.899, 0.833),
    "outlets_round5": (0.993, 0.998, 1.0, 0.966, 1.0, 1.0, 0.966, 0.966, 0.966),
    "outlets_round6": (0.993, 0.996, 1.0, 0.966, 1.0, 1.0, 0.933, 0.866, 0.899),
    "outlets_round7": (0.985, 0.995, 1.0, 0.966, 1.0, 1.0, 0.966, 0.799, 0.899),
    "outlets_round8": (0.998, 0.998, 1.0, 1.0, 1.0, 1.0, 1.0, 0.966, 0.966),
    "outlets_round9": (0.983, 1.0, 1.0, 1.0, 0.933, 1.0, 0.933, 0.933, 0.866),
    "outlets_round10": (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    "outlets_round11": (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.966, 1.0),
    "outlets_round12": (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    "outlets_round13": (0.995, 0.996, 0.966, 1.0, 1.0, 0.966, 1.0, 0.833, 0.833),
    "outlets_round14": (0.989, 0.996, 1.0, 1.0, 0.966, 0.966, 1.0, 0.866, 0.866),
}


def golds(folder: str) -> list[dict[str, Any]]:
    rows = (HERE / folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(row) for row in rows]


@pytest.fixture(scope="module", params=FLOORS)
def scores(request: pytest.FixtureRequest) -> tuple[str, list[dict[str, Any]]]:
    folder: str = request.param
    return folder, [score_page(gold, HERE / folder) for gold in golds(folder)]


@pytest.mark.parametrize("number", range(len(NAMES)), ids=NAMES)
def test_floors(scores: tuple[str, list[dict[str, Any]]], number: int) -> None:
    folder, pages = scores
    name, floor = NAMES[number], FLOORS[folder][number]
    if name in ("precision", "recall"):
        of = "found" if name == "precision" else "wanted"
        reached = sum(p.get("both", 0) for p in pages) / sum(p.get(of, 0) for p in pages)
    else:
        reached = sum(bool(page.get(name)) for page in pages) / len(pages)
    assert reached >= floor, [page for page in pages if not page.get(name)][:3]


@pytest.mark.parametrize("folder", FLOORS)
def test_furniture_is_not_kept(folder: str) -> None:
    kept = []
    for gold in golds(folder):
        article = read(HERE / folder / gold["file"])
        lines = {" ".join((x or "").split()) for x in (article.title, article.lead, *article.body)}
        kept += [(gold["file"], x) for x in gold["drop"] if " ".join(x.split()) in lines]
    assert len(kept) <= ALLOWED[folder], kept


ALLOWED = {
    "outlets": 0, "outlets_unseen": 3, "outlets_dev": 0, "outlets_round2": 3,
    "outlets_round3": 0, "outlets_round4": 0, "outlets_round5": 1,
    "outlets_round6": 0, "outlets_round7": 2, "outlets_round8": 0, "outlets_round9": 0,
    "outlets_round10": 0, "outlets_round11": 0, "outlets_round12": 0,
    "outlets_round13": 5, "outlets_round14": 1,
}  # fmt: skip
UNSTABLE = {
    "outlets_round2": 1, "outlets_round5": 1, "outlets_round6": 1, "outlets_round13": 1,
}  # fmt: skip
"""Pages of which a line stays or goes by what stands around it."""


@pytest.mark.parametrize("folder", FLOORS)
def test_reading_its_own_text_again_changes_nothing(folder: str) -> None:
    changed = []
    for gold in golds(folder):
        article = read(HERE / folder / gold["file"])
        if gold.get("table_rows"):
            continue  # the cells of a table are no paragraphs
        again = read_page("\n\n".join(x for x in (article.title, article.lead, *article.body) if x))
        if again.text.split("\n") != article.text.split("\n"):
            changed.append(gold["file"])
    assert len(changed) <= UNSTABLE.get(folder, 0), changed
