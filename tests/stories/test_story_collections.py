"""Collections written again with their stories: all else stays."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from press_corpus import corpus, event

from toolkit.articles import Article, Removed, write_articles
from toolkit.errors import ArticleError
from toolkit.stories import assign_stories, collection

MADE = [
    replace(
        event(random.Random(1), "a"),
        id=name,
        removed=(Removed("Chia sẻ", "share button"),),
        offsets=((0, 4, 15),),
        story="cũ",
    )
    for name in ("a", "b", "c")
]


def test_all_else_in_a_jsonl_stays(tmp_path: Path) -> None:
    rows = [{**a.to_record(), "score": 0.1, "note": {"vi": "chợ", "n": [1, None]}} for a in MADE]
    path = tmp_path / "made.jsonl"
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("\ufeff" + text.replace("\n", "\r\n\n"), "utf-8")
    assign_stories(path)
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [{**row, "story": None} for row in found] == [{**row, "story": None} for row in rows]
    assert [list(row) for row in found] == [list(row) for row in rows]
    assert len({row["story"] for row in found}) == 1
    assert found[0]["story"] != "cũ"


def table(columns: list[str] | None = None) -> Any:
    made = pyarrow.Table.from_pylist([article.to_record() for article in MADE])
    made = made.append_column("views", pyarrow.array([7, None, 9], pyarrow.int16()))
    made = made.append_column("kind", pyarrow.array(["x", "y", "x"]).dictionary_encode())
    return made.select(columns) if columns else made


def written(path: Path, made: Any) -> pyarrow.parquet.ParquetFile:
    """``made`` in groups of two rows, with metadata of its schema and of the file."""
    made = made.replace_schema_metadata({"restart": '{"done": 3}'})
    with pyarrow.parquet.ParquetWriter(path, made.schema) as writer:
        writer.write_table(made, row_group_size=2)
        writer.add_key_value_metadata({"late": "giữ"})
    return pyarrow.parquet.ParquetFile(path)


def metadata(file: pyarrow.parquet.ParquetFile) -> dict[bytes, bytes]:
    return {k: v for k, v in file.metadata.metadata.items() if k != b"ARROW:schema"}


@pytest.mark.parametrize("keep", ["all", "first"])
def test_all_else_in_a_parquet_stays(tmp_path: Path, keep: str) -> None:
    path = tmp_path / "made.parquet"
    before = written(path, table())
    assign_stories(path, keep=keep)  # type: ignore[arg-type]
    after = pyarrow.parquet.ParquetFile(path)
    assert (
        metadata(after) == metadata(before) == {b"restart": b'{"done": 3}', b"late": "giữ".encode()}
    )
    assert after.schema_arrow.equals(before.schema_arrow)
    kept = before.read() if keep == "all" else before.read().slice(0, 1)
    assert after.read().drop_columns("story").equals(kept.drop_columns("story"))
    rows = [after.metadata.row_group(group).num_rows for group in range(after.num_row_groups)]
    assert rows == ([2, 1] if keep == "all" else [1])
    assert len(set(after.read()["story"].to_pylist())) == 1


def test_a_parquet_without_a_column_for_stories(tmp_path: Path) -> None:
    path = tmp_path / "made.parquet"
    written(path, table(["body", "id", "views"]))
    assign_stories(path)
    found = pyarrow.parquet.read_table(path)
    assert found.column_names == ["body", "id", "views", "story"]
    assert len(set(found["story"].to_pylist())) == 1


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_out_leaves_the_corpus_alone(tmp_path: Path, suffix: str) -> None:
    path, out = tmp_path / f"made{suffix}", tmp_path / "new" / f"out{suffix}"
    write_articles(MADE, path)
    before = path.read_bytes()
    assign_stories(path, out)
    assert path.read_bytes() == before
    assert out.read_bytes() != before
    assert [file.name for file in out.parent.iterdir()] == [out.name]


def test_one_file_as_jsonl_and_as_parquet_has_the_same_stories(tmp_path: Path) -> None:
    stories = []
    for suffix in (".jsonl", ".parquet"):
        write_articles(corpus(3), tmp_path / f"made{suffix}")
        stories.append(assign_stories(tmp_path / f"made{suffix}").ids.tolist())
    assert stories[0] == stories[1]


def test_progress_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "BATCH", 2)
    write_articles(MADE, tmp_path / "made.jsonl")
    told: list[str] = []
    assign_stories(tmp_path / "made.jsonl", tell=told.append)
    assert told[:2] == ["2 articles read", "3 articles read"]
    assert told[-1] == "writing"


# -- mistakes --------------------------------------------------------------------------------


def lines(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


GOOD = json.dumps(Article("a", body=("Một.",)).to_record())


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "no articles"),
        (['{"id": "a", "text": "Một."}'], "made.jsonl:1: found the columns id, text"),
        ([GOOD, "{}"], r"made.jsonl:2: found the columns \(none\)"),
        ([GOOD, "no json"], "made.jsonl:2: not JSON"),
        ([GOOD, '{"id": 7, "body": []}'], "made.jsonl:2: an article without id"),
        ([GOOD, '{"id": "b", "body": [7]}'], "made.jsonl:2: body: expected a list of text"),
    ],
)
def test_what_is_no_collection(rows: list[str], said: str, tmp_path: Path) -> None:
    path = lines(tmp_path / "made.jsonl", *rows)
    with pytest.raises(ArticleError, match=said):
        assign_stories(path)
    assert path.read_text("utf-8") == "\n".join(rows)
    assert list(tmp_path.iterdir()) == [path]


def test_a_parquet_that_is_none(tmp_path: Path) -> None:
    path = lines(tmp_path / "made.parquet", "no parquet")
    with pytest.raises(ArticleError, match=r"made\.parquet: not a parquet table"):
        assign_stories(path)


def test_a_parquet_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "made.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"text": ["Một."]}), path)
    with pytest.raises(ArticleError, match=r"made\.parquet: found the columns text"):
        assign_stories(path)


def test_an_empty_parquet(tmp_path: Path) -> None:
    write_articles([], tmp_path / "made.parquet")
    with pytest.raises(ArticleError, match="no articles"):
        assign_stories(tmp_path / "made.parquet")


@pytest.mark.parametrize(
    ("name", "said"),
    [("made.csv", "suffix '.csv'"), ("made", "suffix ''"), ("folder.parquet", "a folder")],
)
def test_what_cannot_be_a_collection(name: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if said == "a folder":
        path.mkdir()
    else:
        path.write_text("id,body\n", encoding="utf-8")
    with pytest.raises(ArticleError, match=said):
        assign_stories(path)


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="cannot be read"):
        assign_stories(tmp_path / f"{'a' * 300}.jsonl")


def test_another_form_for_out(tmp_path: Path) -> None:
    path = lines(tmp_path / "made.jsonl", GOOD)
    with pytest.raises(ArticleError, match=r"expected \.jsonl"):
        assign_stories(path, tmp_path / "out.parquet")


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    path = lines(tmp_path / "made.jsonl", GOOD)
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ArticleError, match="cannot be written"):
        assign_stories(path, tmp_path / "file" / "out.jsonl")
