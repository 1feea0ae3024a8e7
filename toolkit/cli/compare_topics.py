"""``toolkit compare`` of two topic models."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

__all__ = ["compare_topic_models"]


def compare_topic_models(
    models: Sequence[tuple[str, Path]], html: Path | None, as_json: bool
) -> None:
    """Print what became of the topics of the first model, and write a page if asked.

    ``models`` are names with folders. Raises ModelError where they are not two.
    """
    from toolkit.cli.show import print_grid, print_table, progress
    from toolkit.comparison.topic_tables import RULE, fate_rows, metric_rows, notes, summary
    from toolkit.comparison.topics import compare_topics
    from toolkit.comparison.topics_page import topics_page
    from toolkit.errors import ModelError
    from toolkit.stats.files import write_page
    from toolkit.topics import load_topics

    if len(models) != 2:
        raise ModelError(f"found {len(models)} topic models; expected two to compare.")
    with progress("comparing topics"):
        loaded = [load_topics(folder) for _, folder in models]
        found = compare_topics(loaded, [name for name, _ in models])
    if html:
        write_page(topics_page(found), html)
    if as_json:
        print(json.dumps(found.to_record(), ensure_ascii=False, indent=1))
        return
    head, *rows = metric_rows(found)
    print_table(head, rows)
    print()
    head, *rows = fate_rows(found)
    print_grid(head, rows)
    print("", *summary(found), "", *notes(found), RULE, sep="\n")
