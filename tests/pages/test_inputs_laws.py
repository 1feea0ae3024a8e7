"""Laws of inputs: whatever the bytes, each input ends as an Article or a Reject."""

from __future__ import annotations

import io
import json
import tarfile
import tempfile
import unicodedata
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import ANYTHING, PRESS

from toolkit.articles import Article
from toolkit.errors import ArticleError
from toolkit.pages import ReadOptions, Reject, collect, read_page
from toolkit.pages.given import with_given
from toolkit.pages.rows import read_row

SUFFIXES = (".zip", ".tar", ".tar.gz", ".tar.bz2", ".tar.xz", ".jsonl", ".json", ".csv",
            ".parquet", ".jsonl.gz", ".csv.gz", ".html", ".txt")  # fmt: skip
SMALL = ReadOptions(max_page_bytes=100_000, max_archive_bytes=1_000_000, max_members=20)
PAGE = "Phiên chợ cuối năm\n\nBà con các bản mang hàng xuống chợ từ lúc gà chưa gáy.\n"


def outcomes(name: str, data: bytes) -> list[Article | Reject]:
    """What one file gives; all of it can be written as JSON in UTF-8."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        items = list(collect([path], SMALL))
    for item in items:
        shown = item.to_record() if isinstance(item, Article) else vars(item)
        json.dumps(shown, ensure_ascii=False).encode("utf-8")
        assert isinstance(item, Article) or (item.reason and "\n" not in item.reason)
    return items


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # names that come twice
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(members: list[tuple[str, bytes]], packing: str = "") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=f"w:{packing}") as archive:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def parquet(rows: list[dict[str, Any]]) -> bytes:
    import pyarrow
    import pyarrow.parquet

    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), stream)
    return stream.getvalue()


PAGES = [(f"tin/{number}.txt", PAGE.encode()) for number in range(4)]
ROWS = [{"id": str(number), "title": "Chợ", "text": PAGE, "n": number} for number in range(4)]
SOUND: dict[str, bytes] = {
    ".zip": zipped(PAGES),
    ".tar": tarred(PAGES),
    ".tar.gz": tarred(PAGES, "gz"),
    ".tar.bz2": tarred(PAGES, "bz2"),
    ".tar.xz": tarred(PAGES, "xz"),
    ".jsonl": "\n".join(json.dumps(row) for row in ROWS).encode(),
    ".json": json.dumps(ROWS, ensure_ascii=False).encode(),
    ".csv": f'id,text\n1,"{PAGE}"\n2,"{PAGE}"\n'.encode(),
    ".parquet": parquet(ROWS),
}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SUFFIXES), st.binary(max_size=400))
def test_any_bytes_under_any_name(suffix: str, data: bytes) -> None:
    assert outcomes(f"a{suffix}", data)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(SOUND)), st.data())
def test_damage_anywhere(suffix: str, draw: st.DataObject) -> None:
    data = bytearray(SOUND[suffix])
    for _ in range(draw.draw(st.integers(1, 4))):
        at = draw.draw(st.integers(0, len(data) - 1))
        data[at : at + draw.draw(st.integers(0, 6))] = draw.draw(st.binary(max_size=6))
        if not data:
            break
    if draw.draw(st.booleans()):
        del data[draw.draw(st.integers(0, len(data))) :]
    assert outcomes(f"a{suffix}", bytes(data))


NAMES = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=12
) | st.sampled_from(["../x.txt", "/x.html", "x.png", "x.zip", ".x", "a/__MACOSX/b", "."])
MEMBERS = st.lists(st.tuples(NAMES, st.just(PAGE.encode()) | st.binary(max_size=40)), max_size=6)


def visible(name: str) -> bool:
    """Whether a name is that of a file that is not hidden."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    hidden = any(part.startswith(".") or part in ("__MACOSX", "Thumbs.db") for part in parts)
    return bool(parts) and not hidden


@settings(max_examples=150, deadline=None)
@given(MEMBERS, st.sampled_from([(".zip", zipped), (".tar", tarred)]))
def test_every_member_is_accounted_for(
    members: list[tuple[str, bytes]], kind: tuple[str, Callable[..., bytes]]
) -> None:
    members = [(name, data) for name, data in members if not name.endswith("/")]
    seen = sum(visible(name) for name, _ in members)
    assert len(outcomes(f"a{kind[0]}", kind[1](members))) == max(seen, 1)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANYTHING | PRESS
    | st.binary(max_size=9) | st.datetimes() | st.dates() | st.decimals(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANYTHING, inner, max_size=2),
    max_leaves=4,
)  # fmt: skip
COLUMNS = st.sampled_from(
    ["id", "page", "html", "text", "body", "content", "maintext", "title", "lead", "description",
     "published", "date", "source", "source-hostname", "authors", "url", "sha256", "captions",
     "story", "offsets"]
) | ANYTHING  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(COLUMNS, VALUES, max_size=6))
def test_any_row_is_an_article_or_an_article_error(row: dict[str, Any]) -> None:
    try:
        article = read_row(row, "t:1", SMALL)
    except ArticleError:
        return
    assert article.text.strip()
    assert Article.from_record(article.to_record()) == article


@settings(max_examples=100, deadline=None)
@given(st.lists(st.dictionaries(COLUMNS, st.none() | PRESS, min_size=1, max_size=4), max_size=9))
def test_every_row_is_accounted_for(rows: list[dict[str, Any]]) -> None:
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    for name, data in (("a.jsonl", lines), ("a.json", json.dumps(rows))):
        items = outcomes(name, data.encode())
        assert len(items) == max(len(rows), 1)


def letters(text: str) -> list[str]:
    """What two spellings of a headline share, whatever their spaces and marks."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return [letter for letter in composed if letter.isalnum()]


@settings(max_examples=200, deadline=None)
@given(st.lists(PRESS, min_size=1, max_size=6), PRESS, PRESS)
def test_fields_that_are_given_lose_no_line(lines: list[str], title: str, lead: str) -> None:
    page = "\n\n".join(lines)
    try:
        plain = read_page(page)
    except ArticleError:
        return
    fields = {"title": title.strip(), "lead": lead.strip()}
    article = with_given(plain, {name: value for name, value in fields.items() if value})
    kept = [article.title, article.lead, *article.body, *(item.text for item in article.removed)]
    for line in filter(None, (plain.title, plain.lead, *plain.body)):
        assert line in kept or letters(line) == letters(article.title or "")
    for start, raw, length in article.offsets:
        assert article.text[start : start + length] == page[raw : raw + length]
