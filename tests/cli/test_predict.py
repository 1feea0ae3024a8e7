"""Reading pages and labelling them."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Toolkit = Callable[..., Any]
"""Runs ``toolkit`` with arguments and gives code, out, err and records."""


def test_read_writes_articles(toolkit: Toolkit, project: Path) -> None:
    done = toolkit("read", "articles.jsonl", "articles.jsonl")
    assert done.code == 0
    assert len(done.records) == 72
    assert "72 read: 72 articles, 0 set aside" in done.err
    assert done.records[0]["body"][0].startswith("Sáng nay, Trường THCS")


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_what_read_writes_it_reads_again(toolkit: Toolkit, project: Path, suffix: str) -> None:
    assert toolkit("read", "articles.jsonl", "--out", f"again{suffix}").code == 0
    assert toolkit("read", f"again{suffix}").out == toolkit("read", "articles.jsonl").out


def test_read_refuses_another_suffix_before_it_works(toolkit: Toolkit, project: Path) -> None:
    done = toolkit("read", "articles.jsonl", "--out", "articles.doc")
    assert done.code == 2
    assert ".jsonl or .parquet" in done.err
    assert not (project / "articles.doc").exists()


def test_what_read_sets_aside_is_said(toolkit: Toolkit, project: Path) -> None:
    (project / "odd.jsonl").write_text('{"text": "Một bài."}\n{"text": 3}\nno json\n', "utf-8")
    done = toolkit("read", "odd.jsonl")
    assert done.code == 0
    assert len(done.records) == 1
    assert "odd.jsonl:2" in done.err
    assert "odd.jsonl:3" in done.err
    assert "3 read: 1 articles, 2 set aside" in done.err


@pytest.fixture
def mixed(project: Path, articles: list) -> Path:
    """A table with a duplicate, a row without text, a formula for a title and one without."""
    rows = [
        {"id": "a", "text": articles[0].text, "title": '=HYPERLINK("http://x.example","trúng")'},
        {"id": "b", "text": articles[9].text, "source": "Báo Làng", "published": "2023-09-05"},
        {"id": "a", "text": articles[0].text, "title": '=HYPERLINK("http://x.example","trúng")'},
        {"id": "c", "text": ""},
        {"id": "d", "text": articles[30].text, "title": None, "place": "+84", "story": "@s"},
    ]
    path = project / "mixed.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_predict_gives_a_record_for_each(toolkit: Toolkit, mixed: Path) -> None:
    done = toolkit("predict", "models/small", mixed)
    assert done.code == 0
    assert [record["id"] for record in done.records] == ["a", "b", "a", "c", "d"]
    first, second, third, rejected, _ = done.records
    assert {**first, "path": None} == {**third, "path": None}
    assert first["themes"] == ["schooling"]
    assert set(first["probabilities"]) == {"schooling", "traffic"}
    assert set(first["evidence"]["schooling"][0]) >= {"text", "start", "end", "weight"}
    assert (second["source"], second["published"]) == ("Báo Làng", "2023-09-05")
    assert rejected["error"]
    assert "themes" not in rejected
    assert "mixed.jsonl:4" in done.err
    assert "5 read: 4 labelled, 1 set aside" in done.err


def test_evidence_offsets_count_in_the_articles_text(toolkit: Toolkit, project: Path) -> None:
    read = {record["id"]: record for record in toolkit("read", "articles.jsonl").records}
    for record in toolkit("predict", "models/small", "articles.jsonl").records:
        article = read[record["id"]]
        parts = (article["title"], article["lead"], *article["body"])
        text = "\n".join(part for part in parts if part)
        for found in record["evidence"].values():
            for item in found:
                assert text[item["start"] : item["end"]] == item["text"]


COLUMNS = ["id", "title", "published", "source", "outlet", "outlet_kind", "section", "place"]
COLUMNS += ["place_today", "district", "story"]
COLUMNS += ["schooling", "schooling_probability", "traffic", "traffic_probability"]
COLUMNS += ["undecided", "path", "error"]


def test_predict_jsonl(toolkit: Toolkit, mixed: Path, project: Path) -> None:
    expected = toolkit("predict", "models/small", mixed).out
    done = toolkit("predict", "models/small", mixed, "--out", "out.jsonl")
    assert done.code == 0
    assert done.out == ""
    assert (project / "out.jsonl").read_text(encoding="utf-8") == expected


def test_predict_csv(toolkit: Toolkit, mixed: Path, project: Path) -> None:
    assert toolkit("predict", "models/small", mixed, "--out", "out.csv").code == 0
    data = (project / "out.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to read UTF-8"
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == COLUMNS
    assert [row[0] for row in rows[1:]] == ["a", "b", "a", "c", "d"]
    assert [row[COLUMNS.index("schooling")] for row in rows[1:]] == ["2", "0", "2", "", "0"]
    assert not any(cell[:1] in ("=", "+", "-", "@") for row in rows for cell in row)
    assert rows[1][1] == '\'=HYPERLINK("http://x.example","trúng")'
    assert rows[4][COLUMNS.index("error")]


def test_predict_parquet(toolkit: Toolkit, mixed: Path, project: Path) -> None:
    import pyarrow.parquet

    assert toolkit("predict", "models/small", mixed, "--out", "out.parquet").code == 0
    rows = pyarrow.parquet.read_table(project / "out.parquet").to_pylist()
    assert list(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == ["a", "b", "a", "c", "d"]
    assert [row["traffic"] for row in rows] == [0, 2, 0, None, 0]
    assert rows[0]["title"].startswith("=HYPERLINK")


def test_predict_xlsx(toolkit: Toolkit, mixed: Path, project: Path) -> None:
    from openpyxl import load_workbook

    assert toolkit("predict", "models/small", mixed, "--out", "out.xlsx").code == 0
    sheet = load_workbook(project / "out.xlsx")["predictions"]
    rows = list(sheet.iter_rows())
    assert [cell.value for cell in rows[0]] == COLUMNS
    assert [row[0].value for row in rows[1:]] == ["a", "b", "a", "c", "d"]
    assert rows[1][COLUMNS.index("schooling")].value == 2
    assert all(cell.data_type != "f" for row in rows for cell in row)
    assert str(rows[1][1].value).startswith("=HYPERLINK"), "the text stays as it is"


@pytest.mark.parametrize("name", ["out.txt", "out", "out.xls"])
def test_predict_refuses_another_suffix(toolkit: Toolkit, project: Path, name: str) -> None:
    done = toolkit("predict", "models/small", "articles.jsonl", "--out", name)
    assert done.code == 2
    assert ".jsonl, .csv, .parquet, .xlsx" in done.err
    assert not (project / name).exists()


def test_a_place_that_cannot_be_written(toolkit: Toolkit, project: Path) -> None:
    done = toolkit("predict", "models/small", "articles.jsonl", "--out", "small.yaml/out.csv")
    assert done.code == 2
    assert "cannot be written" in done.err


def test_an_output_stays_whole_when_the_input_fails(toolkit: Toolkit, project: Path) -> None:
    (project / "out.csv").write_text("of yesterday", encoding="utf-8")
    done = toolkit("predict", "models/small", "articles.jsonl", "nowhere", "--out", "out.csv")
    assert done.code == 2
    assert (project / "out.csv").read_text(encoding="utf-8") == "of yesterday"
    assert [p.name for p in project.glob(".out*")] == []


def test_predict_from_stdin(toolkit: Toolkit, mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = toolkit("predict", "models/small", mixed)
    monkeypatch.setattr(sys, "stdin", io.StringIO(mixed.read_text(encoding="utf-8")))
    done = toolkit("predict", "models/small", "-")
    assert done.code == 0
    assert [r["id"] for r in done.records] == [r["id"] for r in expected.records]
    assert done.records[0]["probabilities"] == expected.records[0]["probabilities"]


def test_predict_tables_of_texts(toolkit: Toolkit, project: Path) -> None:
    """A .csv and a .parquet with a column ``text``."""
    import pyarrow
    import pyarrow.parquet

    text = "Cảnh sát giao thông phạt 9 tài xế vì vi phạm nồng độ cồn, ùn tắc giao thông kéo dài."
    with (project / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "text", "title"), ("x", text, "")])
    table = pyarrow.table({"id": ["y"], "text": [text], "title": pyarrow.array([None], "string")})
    pyarrow.parquet.write_table(table, project / "t.parquet")
    done = toolkit("predict", "models/small", "t.csv", "t.parquet")
    assert done.code == 0
    assert [record["id"] for record in done.records] == ["x", "y"]
    assert all(record["themes"] == ["traffic"] for record in done.records)


def test_predict_pages(toolkit: Toolkit, project: Path, articles: list) -> None:
    pages = project / "pages"
    pages.mkdir()
    (pages / "one.txt").write_text(articles[0].text, encoding="utf-8")
    (pages / "two.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    done = toolkit("predict", "models/small", "pages")
    assert done.code == 0
    assert done.records[0]["themes"] == ["schooling"]
    assert "PNG" in done.records[1]["error"]


def test_nothing_but_rejects_is_a_mistake(toolkit: Toolkit, project: Path) -> None:
    (project / "bad.jsonl").write_text("nothing\n", encoding="utf-8")
    done = toolkit("predict", "models/small", "bad.jsonl")
    assert done.code == 2
    assert len(done.records) == 1
    assert toolkit("read", "bad.jsonl").code == 2


ODD_ROWS = [
    '{"text": "\\ud800 chợ", "title": "a\\udfffb"}',
    '{"text": "a\\u0000b", "title": "\\u0007"}',
    '{"text": "\\u202exyz", "title": "\\ufeff"}',
    '{"text": ["một"], "title": "x"}',
    '{"text": "chợ", "title": {"a": 1}}',
    '{"id": 7, "text": "chợ"}',
    '{"id": {"a": 1}, "text": "chợ"}',
    '{"body": "một đoạn"}',
    '{"body": [1, 2]}',
    '{"body": ["chợ"], "captions": 3}',
    '{"body": ["chợ"], "removed": [{"text": "x"}]}',
    '{"body": ["chợ"], "offsets": [[0, 1]]}',
    '{"body": ["chợ"], "url": 3, "story": ["x"]}',
    '{"page": "<html><p>Chợ họp sáng nay, đông người mua.</p></html>", "published": 20230905}',
    "{}",
    "[]",
    "NaN",
    '{"text": NaN}',
    "[" * 100_000,
]


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet", ".xlsx"])
def test_odd_rows_are_labelled_or_set_aside(toolkit: Toolkit, project: Path, suffix: str) -> None:
    """Whatever stands in a row, a record comes out for it and the others are labelled."""
    (project / "odd.jsonl").write_text("\n".join(ODD_ROWS), encoding="utf-8")
    done = toolkit("predict", "models/small", "odd.jsonl", "--out", f"out{suffix}")
    assert done.code == 0
    assert f"{len(ODD_ROWS)} read" in done.err


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_odd_rows_are_read_or_set_aside(toolkit: Toolkit, project: Path, suffix: str) -> None:
    (project / "odd.jsonl").write_text("\n".join(ODD_ROWS), encoding="utf-8")
    done = toolkit("read", "odd.jsonl", "--out", f"out{suffix}")
    assert done.code == 0
    assert f"{len(ODD_ROWS)} read" in done.err
