"""``toolkit compare`` of two topic models."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from toolkit.cli.compare_page import Page

__all__ = ["compare_topic_models"]


def compare_topic_models(models: Sequence[tuple[str, Path]], page: Page, as_json: bool) -> None:
    """Print what became of the topics of the first model, and write a page if asked.

    ``models`` are names with folders. Raises ModelError where they are not two.
    """
    from toolkit.cli.show import print_grid, print_table, progress
    from toolkit.comparison.topic_tables import RULE, fate_rows, metric_rows, notes, summary
    from toolkit.comparison.topics import compare_topics
    from toolkit.comparison.topics_page import topics_page
    from toolkit.errors import ModelError
    from toolkit.topics import load_topics

    if len(models) != 2:
        raise ModelError(f"found {len(models)} topic models; expected two to compare.")
    with progress("comparing topics"):
        loaded = [load_topics(folder) for _, folder in models]
        found = compare_topics(loaded, [name for name, _ in models])
    said = ""
    if page:
        sides = page.sides(*zip(*models, strict=True))
        one, other = (side.name for side in sides)
        said = page.put(topics_page(replace(found, names=(one, other)), sides), sides)
    if as_json:
        print(json.dumps(found.to_record(), ensure_ascii=False, indent=1))
        return
    head, *rows = metric_rows(found)
    print_table(head, rows)
    print()
    head, *rows = fate_rows(found)
    print_grid(head, rows)
    print("", *summary(found), "", *notes(found), RULE, *([said] if said else []), sep="\n")
