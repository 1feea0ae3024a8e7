"""``toolkit report``, and the report that ``toolkit train`` leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Toolkit = Callable[..., Any]


def test_training_leaves_a_report(project: Path) -> None:
    page = (project / "models/small/report.html").read_text(encoding="utf-8")
    assert "<h1>Report on small</h1>" in page
    assert (project / "models/small/suspects.csv").read_text(encoding="utf-8").startswith("id,")


def test_it_is_made_again(project: Path, toolkit: Toolkit) -> None:
    done = toolkit("report", "models/small", "--out", "again/page.html")
    assert done.code == 0, done.err
    for again, first in (("page.html", "report.html"), ("suspects.csv", "suspects.csv")):
        made = (project / "again" / again).read_bytes()
        assert made == (project / "models/small" / first).read_bytes()


def test_with_articles_from_elsewhere(project: Path, toolkit: Toolkit) -> None:
    (project / "articles.jsonl").rename(project / "moved.jsonl")
    assert toolkit("report", "models/small").code == 2
    done = toolkit("report", "models/small", "moved.jsonl")
    assert done.code == 0, done.err
    assert (project / "report.html").is_file()


def test_a_model_with_a_report_is_replaced(project: Path, toolkit: Toolkit) -> None:
    done = toolkit("train", "small.yaml", "--no-track")
    assert done.code == 0, done.err
    assert "report: models/small/report.html" in done.out


def test_what_is_no_classifier(project: Path, toolkit: Toolkit) -> None:
    done = toolkit("report", "nowhere")
    assert done.code == 2
    assert "no such model folder" in done.err
