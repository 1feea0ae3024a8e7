"""Score the reading of pages against a folder of pages with gold.

The folder holds pages and gold.jsonl, a line a page: file, title, lead, body, captions, source,
place, published. Body lines count lead and body paragraphs, captions apart.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

from toolkit.errors import ArticleError
from toolkit.pages import read

FIELDS = ("title", "published", "source", "place", "author", "section")


def clean(text: str | None) -> str:
    """One spelling for comparison: NFC, spaces folded, case kept."""
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def lines(parts: list[str | None]) -> set[str]:
    return {clean(part) for part in parts if part}


def score_page(gold: dict[str, Any], folder: Path) -> dict[str, Any]:
    """What is right of one page: fields as True or False, body lines as counts."""
    try:
        article = read(folder / gold["file"])
    except ArticleError as error:
        return {"file": gold["file"], "error": str(error), "wanted": len(gold["body"])}
    wanted = lines([gold.get("lead"), *gold["body"]])
    rows = gold.get("table_rows", [])  # tables of numbers count neither way
    tables = lines([cell for row in rows for cell in (*row, " ".join(row), " | ".join(row))])
    found = lines([article.lead, *article.body]) - tables
    right = {name: clean(gold.get(name)) == clean(getattr(article, name)) for name in FIELDS}
    return {
        "file": gold["file"],
        **right,
        "wanted": len(wanted),
        "found": len(found),
        "both": len(wanted & found),
        "lost": sorted(wanted - found),
        "extra": sorted(found - wanted),
        "captions": lines(gold["captions"]) == lines(list(article.captions)),
        "wrong": {
            name: (gold.get(name), getattr(article, name)) for name in FIELDS if not right[name]
        },
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is wrong of each page")
    options = parser.parse_args()
    rows = (options.folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    golds = [json.loads(row) for row in rows]
    scores = [score_page(gold, options.folder) for gold in golds]
    both, found, wanted = (
        sum(s.get(key, 0) for s in scores) for key in ("both", "found", "wanted")
    )
    print(f"{len(scores)} pages")
    print(f"{'body precision':<16}{both / max(found, 1):.3f}")
    print(f"{'body recall':<16}{both / max(wanted, 1):.3f}")
    for name in (*FIELDS, "captions"):
        print(f"{name:<16}{sum(bool(s.get(name)) for s in scores) / len(scores):.3f}")
    if options.show:
        for s in scores:
            if s.get("error") or s.get("wrong") or s.get("lost") or s.get("extra"):
                shown = {
                    k: v for k, v in s.items() if k in ("error", "wrong", "lost", "extra") and v
                }
                print(s["file"], json.dumps(shown, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
