"""Label the sample pages with the trained models and say what came out, where, and how to go on."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import toolkit
from toolkit.cli.show import print_table
from toolkit.pages import Reject
from toolkit.predictions import predict_records, write_records


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", default="seeds/samples", help="folder of pages")
    parser.add_argument("--model", default="models/themes", help="classifier's folder")
    parser.add_argument("--topics", default="models/topics", help="topic model's folder")
    parser.add_argument("--out", default="demo/labels.csv", type=Path, help="table to write")
    options = parser.parse_args()
    model, topics = toolkit.load(options.model), toolkit.load(options.topics)
    assert isinstance(model, toolkit.Classifier)
    rejects: list[Reject] = []
    records = list(predict_records(model, [options.pages], rejects.append))
    write_records(records, options.out, model.themes)
    shares = {
        r["id"]: r["topics"] for r in predict_records(topics, [options.pages], rejects.append)
    }
    names = {theme.id: theme.vi for theme in model.codebook.themes}
    rows = []
    for record in records:
        found = [names[t] + (" (main)" if t in record["main"] else "") for t in record["themes"]]
        topic = shares[record["id"]][:1]
        rows.append(
            (record["title"][:48], "; ".join(found) or "none", f"{topic[0]}" if topic else "-")
        )
    print("\nsample pages, labelled")
    print_table(("title", "themes", "topic"), rows)
    print(
        f"\ntable:      {options.out}\n"
        f"classifier: {options.model}   (toolkit.load({options.model!r}) opens it)\n"
        f"topics:     {options.topics}\n"
        "MLflow UI:  make ui   (or: .venv/bin/toolkit ui)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
