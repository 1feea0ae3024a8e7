"""What `toolkit stats` prints and writes."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Toolkit = Callable[..., Any]
"""Runs ``toolkit`` with arguments and gives code, out, err and records."""


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def predicted(toolkit: Toolkit, project: Path) -> Path:
    assert toolkit("predict", "models/small", "articles.jsonl", "--out", "labels.csv").code == 0
    return project / "labels.csv"


def test_a_corpus(toolkit: Toolkit, project: Path) -> None:
    done = toolkit("stats", "articles.jsonl", "--html", "page.html", "--out", "counts.json")
    assert done.code == 0
    assert "36 articles, 0 set aside" in done.err
    for word in ("year", "2023-09", "outlet", "unknown", "captions", "median", "no title"):
        assert (word in done.out) == (word not in ("year", "no title"))
    counts = json.loads((project / "counts.json").read_text(encoding="utf-8"))
    assert {"corpus", "has", "length", "year", "month", "outlet", "province"} <= counts.keys()
    assert counts["month"] == [{"month": "2023-09", "articles": 36, "stories": 34, "share": 1.0}]
    assert "<svg" in (project / "page.html").read_text(encoding="utf-8")


def test_a_corpus_as_one_long_table(toolkit: Toolkit, project: Path) -> None:
    assert toolkit("stats", "articles.jsonl", "--out", "counts.csv").code == 0
    table = rows(project / "counts.csv")
    found = {(row["table"], row["name"], row["measure"]): row["value"] for row in table}
    assert found["corpus", "articles", "articles"] == "36"
    assert found["corpus", "reprints of a story", "articles"] == "2"
    assert found["province", "unknown", "share"] == "1.0"


def test_pages_and_what_is_set_aside(toolkit: Toolkit, project: Path) -> None:
    (project / "mixed.jsonl").write_text('{"text": "=Một bài."}\n{"text": 3}\n', "utf-8")
    done = toolkit("stats", "mixed.jsonl", "articles.jsonl", "--by", "source,year")
    assert done.code == 0
    assert "37 articles, 1 set aside" in done.err
    assert "mixed.jsonl:2" in done.err
    assert [line.split() for line in done.out.splitlines()[2:4]] == [
        ["unknown", "2023", "36", "34", "97.3", "%"],
        ["unknown", "unknown", "1", "1", "2.7", "%"],
    ]
    assert done.out.endswith(
        "\n37 of 37 articles have no known source and are counted as unknown.\n"
        "\n1 of 37 articles have no known year and are counted as unknown.\n"
    )


def test_themes(toolkit: Toolkit, predicted: Path) -> None:
    done = toolkit("stats", predicted, "--by", "month,province", "--out", "counts.csv")
    assert done.code == 0
    assert "uncorrected for classifier error" in done.out
    assert "36 articles, 0 set aside" in done.err
    found = rows(predicted.parent / "counts.csv")
    assert [(row["month"], row["province"], row["theme"]) for row in found] == [
        ("2023-09", "unknown", "schooling"),
        ("2023-09", "unknown", "traffic"),
    ]
    table = rows(predicted)
    for row in found:
        assert int(row["present"]) == sum(line[row["theme"]] != "0" for line in table)
        assert float(row["low"]) < float(row["share_uncorrected"]) < float(row["high"])
        assert (row["articles"], row["stories"]) == ("36", "34")


def test_themes_of_all_articles_as_a_page(toolkit: Toolkit, predicted: Path) -> None:
    done = toolkit("stats", predicted, "--html", "page.html")
    assert done.code == 0
    assert "schooling" in done.out
    page = (predicted.parent / "page.html").read_text(encoding="utf-8")
    assert "uncorrected for classifier error" in page


def test_a_page_calls_the_themes_by_their_names(toolkit: Toolkit, predicted: Path) -> None:
    arguments = ("stats", predicted, "--by", "month", "--html", "page.html")
    assert toolkit(*arguments, "--codebook", "codebook.yaml").code == 0
    page = (predicted.parent / "page.html").read_text(encoding="utf-8")
    assert "Giáo dục phổ thông (Schooling)" in page
    assert ">schooling<" not in page
    assert "A cell such as 12 · 24 % [15–36]: 12 articles carry the theme" in page
    (predicted.parent / "other.yaml").write_text(
        Path("codebook.yaml").read_text("utf-8").replace("  schooling:", "  a:")
        .replace("  traffic:", "  b:"), "utf-8"
    )  # fmt: skip
    done = toolkit(*arguments, "--codebook", "other.yaml")
    assert done.code == 2
    assert "other.yaml: found the themes a, b; expected those of the predictions" in done.err


def test_what_cannot_be_written_is_told_before_the_work(
    toolkit: Toolkit, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.stats.corpus.summarise", None)
    (project / "folder.html").mkdir()
    for option, path, said in (
        ("--html", "page.txt", "page.txt: a page is written as .html or .htm."),
        ("--html", "small.yaml/page.html", "small.yaml/page.html: cannot be written"),
        ("--html", "folder.html", "folder.html: found a folder"),
        ("--out", "small.yaml/counts.csv", "small.yaml/counts.csv: cannot be written"),
        ("--out", "counts.doc", "counts.doc: counts are written as .csv or .json."),
    ):
        done = toolkit("stats", "articles.jsonl", option, path)
        assert done.code == 2
        assert said in done.err


def test_what_was_set_aside_is_told_with_its_page(toolkit: Toolkit, project: Path) -> None:
    pages = project / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text("Chợ họp đông vui từ sáng sớm. " * 9, encoding="utf-8")
    (pages / "b.png").write_bytes(b"")
    assert toolkit("predict", "models/small", "pages", "--out", "labels.jsonl").code == 0
    done = toolkit("stats", "labels.jsonl")
    assert "set aside labels.jsonl:2 (pages/b.png): found a PNG image" in done.err


def test_a_corpus_is_joined_by_id(toolkit: Toolkit, predicted: Path, project: Path) -> None:
    lines = (project / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [{**json.loads(line), "place": "Huế", "story": "one"} for line in lines[:-1]]
    text = "".join(json.dumps(article) + "\n" for article in articles)
    (project / "placed.jsonl").write_text(text, encoding="utf-8")
    done = toolkit("stats", predicted, "--by", "province", "--corpus", "placed.jsonl")
    assert done.code == 0
    assert "1 have no article in --corpus" in done.err
    assert [line.split()[:3] for line in done.out.splitlines()[2:4]] == [
        ["Huế", "35", "1"],
        ["unknown", "1", "1"],
    ]


def test_text_from_pages_cannot_steer_the_terminal(toolkit: Toolkit, project: Path) -> None:
    row = {"text": "Một bài.", "source": "\x1b[2J[red]Báo[/red]\x07"}
    (project / "evil.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    done = toolkit("stats", "evil.jsonl", "--by", "source")
    assert "[red]Báo[/red]" in done.out
    assert "\x1b" not in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["articles.jsonl", "--by", "town"],
        ["articles.jsonl", "--by", ""],
        ["articles.jsonl", "--out", "counts.doc"],
        ["articles.jsonl", "--corpus", "articles.jsonl"],
        ["articles.jsonl", "--codebook", "codebook.yaml"],
        ["labels.csv"],
        ["empty.jsonl"],
        ["labelled.csv", "--corpus", "nowhere.jsonl"],
        ["labelled.csv", "articles.jsonl"],
        ["labelled.csv", "--by", "month"],
    ],
)
def test_mistakes(toolkit: Toolkit, project: Path, arguments: list[str]) -> None:
    (project / "empty.jsonl").write_text("", encoding="utf-8")
    (project / "labelled.csv").write_text("id,x,x_probability\na,1,0.9\n", encoding="utf-8")
    done = toolkit("stats", *arguments)
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert done.err.startswith("toolkit: ")
