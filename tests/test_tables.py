"""Tables of every kind give their rows, one at a time, and what is wrong with the others."""

from __future__ import annotations

import csv
import gzip
import io
import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import ArticleError
from toolkit.tables import read_rows, rows_of, table_suffix

ROWS = [{"id": "1", "text": 'Chợ họp, "sớm"\nvà đông'}, {"id": "2", "text": "Mưa\u2028lớn"}]


def rows(path: Path) -> list[Any]:
    """Rows; an error as its text, the one that ends the table too."""
    found: list[Any] = []
    try:
        found += (str(row) if isinstance(row, ArticleError) else row for _, row in read_rows(path))
    except ArticleError as error:
        found.append(str(error))
    return found


def data(suffix: str) -> bytes:
    if suffix == ".json":
        return json.dumps(ROWS).encode()
    if suffix == ".csv":
        cells = ['"' + row["text"].replace('"', '""') + '"' for row in ROWS]
        return f"id,text\n1,{cells[0]}\n2,{cells[1]}\n".encode("utf-8-sig")
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode()


@pytest.mark.parametrize(
    "name",
    ["a.jsonl", "a.JSONL", "a.jl", "a.jsonlines", "a.ndjson", "a.json", "a.csv", "a.jsonl.gz",
     "a.json.gz", "a.csv.gz"],
)  # fmt: skip
def test_rows_of_every_kind(tmp_path: Path, name: str) -> None:
    suffix = table_suffix(name)
    assert suffix
    content = data(suffix)
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    assert rows(tmp_path / name) == ROWS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('{"a": 1}\n{"a": 2}\n', [{"a": 1}, {"a": 2}]),
        ('[{"a": 1}][{"a": 2}]', [{"a": 1}, {"a": 2}]),  # a crawler that ran twice
        ("[]", []),
        ("", []),
        ('[{"a": 1}, 7]', [{"a": 1}, "expected a JSON object."]),
        ('[{"a": 1}, {"a": ', [{"a": 1}, "after record 1; expected JSON."]),
        ('[{"a": 1}', [{"a": 1}, "found no end of the list after record 1; expected JSON."]),
        ("<html>", ["found '<html>' after record 0; expected JSON."]),
        ('{"a":' * 100_000, ["after record 0; expected JSON."]),
    ],
)
def test_records_of_json(tmp_path: Path, text: str, expected: list[Any]) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    found = rows(tmp_path / "a.json")
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert one.endswith(other) if isinstance(one, str) else one == other


def test_records_of_json_across_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.tables.of_json._CHUNK", 7)
    (tmp_path / "a.json").write_bytes(json.dumps(ROWS * 3, indent=1).encode())
    assert rows(tmp_path / "a.json") == ROWS * 3


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"a": 1}\n{"a": "' + "x" * 200_000),
        ("a.json", '[{"a": 1}, {"a": "' + "x" * 200_000),
        ("a.csv", "a\n1\n" + "x" * 200_000),
    ],
)
def test_a_row_without_end_ends_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str
) -> None:
    monkeypatch.setattr("toolkit.tables.of_csv.LONGEST", 100_000)
    monkeypatch.setattr("toolkit.tables.of_json.LONGEST", 100_000)
    (tmp_path / name).write_text(content, encoding="utf-8")
    first, error = rows(tmp_path / name)
    assert str(first["a"]) == "1"
    assert isinstance(error, str)


def test_a_packed_table_that_is_cut_keeps_what_came_before(tmp_path: Path) -> None:
    lines = [json.dumps({"n": n, "text": f"{n * 7919 % 10_007}"}) for n in range(20_000)]
    packed = gzip.compress("\n".join(lines).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    *kept, error = rows(tmp_path / "a.jsonl.gz")
    assert [row["n"] for row in kept] == list(range(len(kept)))
    assert len(kept) > 5000
    assert "cannot be read" in error


def test_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    long = "Sông nước " * 200
    broken = '{"text": "caf\xe9"}\n'.encode("latin-1")
    scarcely = f'{{"text": "{long}'.encode() + b'\xff"}\n'
    (tmp_path / "a.jsonl").write_bytes(broken + scarcely + b'{"text": "x"}\n')
    first, second, third = rows(tmp_path / "a.jsonl")
    assert "a.jsonl:1: found bytes that are no UTF-8" in first
    assert second == {"text": long + "\ufffd"}
    assert third == {"text": "x"}
    (tmp_path / "a.jsonl").write_bytes('{"text": "x"}'.encode("utf-16"))
    assert "found a table in UTF-16" in rows(tmp_path / "a.jsonl")[0]


def test_parquet_of_odd_columns(tmp_path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    table = pyarrow.table(
        {
            "text": pyarrow.array(["một", None]).dictionary_encode(),
            "nothing": pyarrow.nulls(2),
            "bytes": pyarrow.array([b"\xff\x00", b""]),
            "nested": pyarrow.array([{"a": [1, 2]}, None]),
            "map": pyarrow.array([[("a", 1)], []], pyarrow.map_(pyarrow.string(), pyarrow.int8())),
            "large": pyarrow.array(["x", "y"], pyarrow.large_string()),
            "money": pyarrow.array([Decimal("1.5"), None]),
            "day": pyarrow.array([datetime(2021, 7, 12), None], pyarrow.date32()),
        }
    )
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    first, second = rows(tmp_path / "a.parquet")
    assert first["text"] == "một"
    assert first["nothing"] is None
    assert first["nested"] == {"a": [1, 2]}
    assert second["text"] is None


def test_a_cell_without_a_value_is_the_fault_of_its_row(tmp_path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    broken = pyarrow.array([b"m", b"\xff", b"n"]).view(pyarrow.string())
    pyarrow.parquet.write_table(pyarrow.table({"text": broken}), tmp_path / "a.parquet")
    first, second, third = rows(tmp_path / "a.parquet")
    assert (first, third) == ({"text": "m"}, {"text": "n"})
    assert "a.parquet:2: a cell cannot be read" in second


# -- CSV -------------------------------------------------------------------------------------


def numbered(path: Path, text: str, encoding: str = "utf-8") -> list[tuple[int, Any]]:
    path.write_bytes(text.encode(encoding))
    return [
        (number, str(row) if isinstance(row, ArticleError) else row)
        for number, row in read_rows(path)
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_stands_between_cells(tmp_path: Path, mark: str, encoding: str) -> None:
    text = f'"id, so; called"{mark}text\r\n1{mark}"Chợ{mark} họp; sớm,\tvui"\r\n'
    found = numbered(tmp_path / "a.csv", text, encoding)
    assert found == [(2, {"id, so; called": "1", "text": f"Chợ{mark} họp; sớm,\tvui"})]


def test_tab_separated_by_its_name(tmp_path: Path) -> None:
    assert numbered(tmp_path / "a.tsv", "id\ttext\n1\tChợ\n") == [(2, {"id": "1", "text": "Chợ"})]


cells = st.text(st.sampled_from('aơ,;\t"\n\r '), max_size=6)


@given(st.lists(st.tuples(cells, cells, cells), max_size=6), st.sampled_from(",;\t"))
def test_a_row_has_the_line_that_it_begins_on(rows: list[tuple[str, ...]], mark: str) -> None:
    """Whatever the cells hold, they come back, and the line is that of the row's first cell."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=mark, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(["a", "b", "c"])
    expected = []
    for row in rows:
        before = io.StringIO(file.getvalue(), newline="").readlines()
        writer.writerow(row)
        given = {name: cell or None for name, cell in zip("abc", row, strict=True)}
        expected.append((len(before) + 1, given))
    stream = io.BufferedReader(io.BytesIO(file.getvalue().encode()))
    assert list(rows_of(stream, "a.csv", "a.csv")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # to the end of the file: the rows below come out
        ('1,"một\n2,hai\n3,ba\n', ["a.csv:2: found a quote", "hai", "ba"]),
        # to the quote of a row below, with and without quoted ids
        ('1,"một\n2,"hai, hai"\n3,"ba"\n', ["a.csv:2: found a quote", "hai, hai", "ba"]),
        ('"1","một\n"2","hai"\n"3","ba"\n', ["a.csv:2: found a quote", "hai", "ba"]),
        # what is left of the cell is no row
        ('1,"một\ntiếp\n2,hai\n', ["a.csv:2: found a quote", "may belong to line 2", "hai"]),
        # a cell of several lines is none of it
        ('1,"một\n\n1b"\n2,"hai\n3,ba\n', ["một\n\n1b", "a.csv:5: found a quote", "ba"]),
        # quotes inside cells, as sloppy writers leave them
        ('1,"một "là" một"\n2,"hai"\n', ['một là" một"', "hai"]),
        ('1,ông "Ba" nói\n2,"hai"\n', ['ông "Ba" nói', "hai"]),
    ],
)
def test_a_quote_that_is_not_closed(tmp_path: Path, text: str, expected: list[str]) -> None:
    found = [row for _, row in numbered(tmp_path / "a.csv", "id,text\n" + text)]
    assert len(found) == len(expected)
    for row, said in zip(found, expected, strict=True):
        assert said in row if isinstance(row, str) else row["text"] == said


def test_an_open_quote_in_the_names_is_the_tables_fault(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,"text\n1,một\n', encoding="utf-8")
    assert rows(tmp_path / "a.csv")[0].startswith(f"{tmp_path / 'a.csv'}:1: found a quote")


def test_a_table_of_open_quotes_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.tables.of_csv._MOST_LINES", 50)
    (tmp_path / "a.csv").write_text("id,text\n" + 'a","b\n' * 1000, encoding="utf-8")
    found = rows(tmp_path / "a.csv")
    assert len(found) == 101
    assert found[-1].endswith("The rest of the table is not read.")
