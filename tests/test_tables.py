"""Tables of every kind give their rows, one at a time, and what is wrong with the others."""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from toolkit import tables
from toolkit.errors import ArticleError
from toolkit.tables import read_rows, table_suffix

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
    ["a.jsonl", "a.JSONL", "a.jl", "a.ndjson", "a.json", "a.csv", "a.jsonl.gz", "a.json.gz",
     "a.csv.gz"],
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
    monkeypatch.setattr(tables, "_CHUNK", 7)
    (tmp_path / "a.json").write_bytes(json.dumps(ROWS * 3, indent=1).encode())
    assert rows(tmp_path / "a.json") == ROWS * 3


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"a": 1}\n{"a": "' + "x" * 200_000),
        ("a.json", '[{"a": 1}, {"a": "' + "x" * 200_000),
        ("a.csv", 'a\n1\n"' + "x\n" * 100_000),
        ("a.csv", "a\n1\n" + "x" * 200_000),
    ],
)
def test_a_row_without_end_ends_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str
) -> None:
    monkeypatch.setattr(tables, "_LONGEST", 100_000)
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
    (tmp_path / "a.csv").write_bytes("id,text\n1,Thời\n".encode("utf-16"))
    assert "found a table in UTF-16" in rows(tmp_path / "a.csv")[0]


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
