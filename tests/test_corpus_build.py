"""Corpora read in chunks: any number of workers, stopped and begun again, the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.articles import Article
from toolkit.corpus import Counts, build_corpus, stream_articles
from toolkit.corpus.batches import decode, encode
from toolkit.corpus.chunks import chunked
from toolkit.errors import ArticleError
from toolkit.pages import Input, Reject, collect, find_inputs

PAGE = """Thôn Đồi Mít số {n} dọn bờ kênh sau mưa lũ

Sáng 5/3, bà con thôn Đồi Mít góp {n} ngày công dọn bờ kênh bị bồi lấp sau trận mưa lớn vừa qua.

Trưởng thôn cho biết công việc sẽ xong trong tuần này để kịp lấy nước cho vụ mới của cả xã.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    for n in range(300):
        text = PAGE.format(n=n) if n % 10 else ""
        (pages / f"{n:03}.txt").write_text(text, encoding="utf-8")
    return pages


def build(folder: Path, out: Path, workers: int = 1) -> tuple[Counts, list[Reject]]:
    rejects: list[Reject] = []
    return build_corpus(find_inputs([folder]), out, rejects.append, workers=workers), rejects


def test_the_same_bytes_for_any_number_of_workers(folder: Path, tmp_path: Path) -> None:
    one, first = build(folder, tmp_path / "one.parquet")
    two, second = build(folder, tmp_path / "two.parquet", workers=2)
    assert (one, first) == (two, second) == (Counts(270, 30), first)
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_what_is_written_is_what_is_collected(folder: Path, tmp_path: Path) -> None:
    build(folder, tmp_path / "c.jsonl")
    build(folder, tmp_path / "c.parquet")
    expected = [item for item in collect([folder]) if isinstance(item, Article)]
    assert list(collect([tmp_path / "c.parquet"])) == expected
    lines = (tmp_path / "c.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [article.to_record() for article in expected]
    assert list(stream_articles(find_inputs([folder]), lambda reject: None)) == expected


def test_what_did_not_change_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "c.parquet"
    _, rejects = build(folder, out)
    before = out.read_bytes()
    again, same = build(folder, out)
    assert (again, same) == (Counts(270, 30, kept=300), rejects)
    assert out.read_bytes() == before
    (folder / "150.txt").write_text(PAGE.format(n=9999), encoding="utf-8")
    changed, _ = build(folder, out)
    assert changed.articles == 271
    assert 0 < changed.kept < 300
    fresh, _ = build(folder, tmp_path / "fresh.parquet")
    assert fresh.kept == 0
    assert out.read_bytes() == (tmp_path / "fresh.parquet").read_bytes()


def test_a_run_that_is_stopped_goes_on_where_it_was(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.corpus.build._FEW", 1)  # begin with the first chunk

    def stopped() -> Iterator[Input | Reject]:
        for number, item in enumerate(find_inputs([folder])):
            if number == 290:
                raise KeyboardInterrupt
            yield item

    out = tmp_path / "c.parquet"
    with pytest.raises(KeyboardInterrupt):
        build_corpus(stopped(), out, lambda reject: None)
    assert not out.exists()
    counts, _ = build(folder, out)
    assert counts.articles == 270
    assert counts.kept > 0
    build(folder, tmp_path / "fresh.parquet")
    assert out.read_bytes() == (tmp_path / "fresh.parquet").read_bytes()


@pytest.mark.parametrize("damage", [b"", b"no arrow", None])
def test_a_damaged_part_is_read_again(folder: Path, tmp_path: Path, damage: bytes | None) -> None:
    out = tmp_path / "c.parquet"
    build(folder, out)
    before = out.read_bytes()
    for part in (tmp_path / ".c.parquet.parts").iterdir():
        part.write_bytes(part.read_bytes()[:-9] if damage is None else damage)
    counts, _ = build(folder, out)
    assert (counts.kept, out.read_bytes()) == (0, before)


def test_parts_of_what_is_gone_are_deleted(folder: Path, tmp_path: Path) -> None:
    out, kept = tmp_path / "c.parquet", tmp_path / ".c.parquet.parts"
    build(folder, out)
    before = set(kept.iterdir())
    for file in folder.iterdir():
        if file.name > "100.txt":
            file.unlink()
    build(folder, out)
    build(folder, tmp_path / "fresh.parquet")
    fresh = {part.name for part in (tmp_path / ".fresh.parquet.parts").iterdir()}
    assert {part.name for part in kept.iterdir()} == fresh
    assert before - set(kept.iterdir())


def test_no_article_at_all(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    told: list[Reject] = []
    with pytest.raises(ArticleError, match="found no article, all were set aside"):
        build_corpus(find_inputs([tmp_path / "empty.txt"]), tmp_path / "c.jsonl", told.append)
    assert len(told) == 1
    assert not (tmp_path / "c.jsonl").exists()


def test_another_suffix(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"written as \.jsonl or \.parquet"):
        build_corpus([], tmp_path / "c.csv", lambda reject: None)


inputs = st.lists(
    st.builds(Input, st.text(max_size=8), st.text(max_size=3), st.builds(bytes, st.just(4)))
    | st.builds(Reject, st.text(max_size=8), st.text(max_size=8)),
    max_size=600,
)


@given(inputs)
def test_chunks_hold_every_input_once_in_order(items: list[Input | Reject]) -> None:
    chunks = list(chunked(items, "plain"))
    assert [item for chunk in chunks for item in chunk.inputs] == items
    assert all(chunk.inputs for chunk in chunks)
    other = chunked(items, "otherwise")
    assert {chunk.key for chunk in chunks}.isdisjoint(chunk.key for chunk in other)


def test_a_new_input_changes_one_chunk() -> None:
    items: list[Input | Reject] = [Input(f"p{n}", "1", b"") for n in range(3000)]
    keys = {chunk.key for chunk in chunked(items, "")}
    more = {
        chunk.key for chunk in chunked([*items[:700], Input("new", "1", b""), *items[700:]], "")
    }
    assert len(keys) > 10
    assert len(more - keys) <= 2


texts = st.text(st.characters(codec="utf-8"), max_size=20)


@given(st.lists(st.builds(Reject, texts, texts, st.none() | texts)), texts)
def test_batches_come_back(rejects: list[Reject], text: str) -> None:
    article = Article("a", title=text or None, body=(text,), offsets=((0, 1, 2),))
    table, back = decode(encode([article, *rejects]))
    assert [Article.from_record(row) for row in table.to_pylist()] == [article]
    assert back == rejects
