"""Tables whose columns are called otherwise, and the limits, on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click import Context

Toolkit = Callable[..., Any]

TEXT = "Bến phà đông khách từ sáng sớm.\nXe máy xếp hàng dài hơn cây số."


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    row = {"tieu_de": "Phà đông", "noi_dung": TEXT}
    Path("t.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return "t.jsonl"


def test_read_maps_columns(toolkit: Toolkit, table: str) -> None:
    assert toolkit("read", table).code == 2
    done = toolkit("read", table, "--map", "title=tieu_de", "--map", "text=noi_dung")
    assert done.code == 0
    assert (done.records[0]["title"], done.records[0]["body"]) == ("Phà đông", TEXT.split("\n"))


def test_tables_without_a_mapped_column_are_named(toolkit: Toolkit, table: str) -> None:
    Path("other.jsonl").write_text(json.dumps({"title": "Phà", "text": TEXT}), encoding="utf-8")
    done = toolkit("read", table, "other.jsonl", "--map", "title=tieu_de", "--map", "text=noi_dung")
    assert [record["title"] for record in done.records] == ["Phà đông", "Phà"]
    assert "toolkit: other.jsonl: found no column 'tieu_de'; expected it for title=" in done.err
    assert done.err.endswith("2 read: 2 articles, 0 set aside\n")


def test_predict_reads_as_read_does(toolkit: Toolkit, project: Path) -> None:
    row = {"tieu_de": "Phà đông", "noi_dung": TEXT}
    Path("t.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    arguments = ("predict", "models/small", "t.jsonl")
    assert toolkit(*arguments).code == 2
    done = toolkit(*arguments, "--map", "title=tieu_de", "--map", "text=noi_dung")
    assert (done.code, done.records[0]["title"]) == (0, "Phà đông")
    long = {"text": "Chờ phà. " * 200_000}
    Path("t.jsonl").write_text(json.dumps(long) + "\n", encoding="utf-8")
    assert toolkit(*arguments).code == 0
    assert "more than 1,000,000 bytes" in toolkit(*arguments, "--max-page-mb", 1).err


@pytest.mark.parametrize("command", ["check", "explain", "phrases", "predict", "stats"])
def test_the_options_of_reading_are_told_once(command: str) -> None:
    from toolkit.cli import main

    context = Context(main)
    known = {option.name: option for option in main.get_command(context, "read").params}
    given = {option.name: option for option in main.get_command(context, command).params}
    for name in ("columns", "max_page_mb", "max_archive_mb", "max_members"):
        assert given[name].to_info_dict() == known[name].to_info_dict()


MAPPED = ("--map", "title=tieu_de", "--map", "text=noi_dung")


def test_stats_reads_as_read_does(toolkit: Toolkit, table: str) -> None:
    assert toolkit("stats", table).code == 2
    done = toolkit("stats", table, *MAPPED)
    assert (done.code, done.err) == (0, "1 articles, 0 set aside\n")
    assert "more than 1,000,000 bytes" in _too_long(toolkit, "stats")


def test_the_corpus_of_predictions_is_read_as_read_does(toolkit: Toolkit, project: Path) -> None:
    row = {"ma": "a", "noi_dung": TEXT, "ngay": "2021-05-01"}
    Path("t.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    columns = ("--map", "id=ma", "--map", "text=noi_dung", "--map", "published=ngay")
    assert toolkit("predict", "models/small", "t.jsonl", *columns[:4], "--out", "l.csv").code == 0
    by_month = ("stats", "l.csv", "--by", "month")
    done = toolkit(*by_month, "--corpus", "t.jsonl", *columns)
    assert "2021-05" in done.out
    done = toolkit(*by_month, *columns)
    assert (done.code, done.err.count("\n")) == (2, 1)


def test_phrases_reads_as_read_does(toolkit: Toolkit, table: str) -> None:
    assert toolkit("phrases", table, "--segmenter", "syllables").code == 2
    done = toolkit("phrases", table, "--segmenter", "syllables", *MAPPED)
    assert (done.code, done.err) == (0, "0 phrases of 1 articles\n")
    assert "more than 1,000,000 bytes" in _too_long(toolkit, "phrases")


def test_explain_reads_as_read_does(toolkit: Toolkit, project: Path) -> None:
    row = json.dumps({"tieu_de": "Phà đông", "noi_dung": TEXT}) + "\n"
    Path("t.jsonl").write_text(row, encoding="utf-8")
    assert toolkit("explain", "models/small", "t.jsonl").code == 2
    done = toolkit("explain", "models/small", "t.jsonl", *MAPPED)
    assert done.out.startswith("Phà đông\n")
    Path("t.jsonl").write_text(2 * row, encoding="utf-8")
    done = toolkit("explain", "models/small", "t.jsonl", *MAPPED)
    assert (done.code, done.err) == (
        2,
        "toolkit: t.jsonl: found more than one page; expected one.\n",
    )
    assert "more than 1,000,000 bytes" in _too_long(toolkit, "explain", "models/small")


def _too_long(toolkit: Toolkit, *command: str) -> str:
    """What a command says of a page beyond its limit."""
    Path("long.txt").write_text("Chờ phà. " * 200_000, encoding="utf-8")
    done = toolkit(*command, "long.txt", "--max-page-mb", 1)
    assert done.code == 2
    return str(done.err)


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("title=tieu_da", "t.jsonl: found no column 'tieu_da'; expected it for title=tieu_da. "
         "Did you mean 'tieu_de'?"),
        ("titel=tieu_de", "--map titel=tieu_de: found no column 'titel' of ours. "
         "Did you mean 'title'?"),
        ("tieu_de", "--map tieu_de: expected OURS=THEIRS, such as title=headline."),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_told_in_one_line(
    toolkit: Toolkit, table: str, pair: str, said: str
) -> None:
    done = toolkit("read", table, "--map", pair)
    assert (done.code, done.err) == (2, f"toolkit: {said}\n")


def test_limits(toolkit: Toolkit, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(f"Phà đông\n\n{TEXT}\n" + "Chờ phà. " * 100_000, encoding="utf-8")
    assert toolkit("read", page).code == 0
    done = toolkit("read", page, "--max-page-mb", 1)
    assert done.code == 2
    assert "found more than 1,000,000 bytes" in done.err
    assert toolkit("read", page, "--max-members", 0).code == 2


def test_a_config_maps_columns(toolkit: Toolkit, project: Path) -> None:
    rows = [json.loads(line) for line in Path("articles.jsonl").read_text("utf-8").splitlines()]
    lines = [{"mã": row["id"], "bài": "\n".join([row["title"], *row["body"]])} for row in rows]
    Path("other.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    arguments = ("train", "small.yaml", "articles=[other.jsonl]", "--no-track", "--out", "other")
    assert toolkit(*arguments).code == 2
    done = toolkit(*arguments, "columns={id: mã, text: bài}")
    assert done.code == 0
    assert "cross-validated on 36 articles" in done.out
    done = toolkit(*arguments, "columns={titel: mã}")
    assert done.code == 2
    assert "Did you mean 'title'?" in done.err
