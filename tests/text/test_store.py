"""The store of segmented text: the same rows with and without, whatever happens to its file."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import ConfigError, StoreError
from toolkit.text.store import Contents, Store, fingerprint, user_store

Table = list[tuple[str, ...]]
TEXTS = [f"bài {n} nói về đê, đập và kè số {n % 7}" for n in range(40)]
ROOMY = 10**8


def make(texts: Sequence[str]) -> Table:
    return [tuple(text.split()) for text in texts]


class Maker:
    """`make`, with the texts that it was given."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Table:
        self.asked += texts
        return make(texts)


def never(texts: Sequence[str]) -> Table:
    raise AssertionError(f"made again: {texts}")


@pytest.fixture
def told() -> list[str]:
    """What users were warned of."""
    return []


@pytest.fixture
def opened(tmp_path: Path, told: list[str]) -> Callable[..., Store]:
    """Opens the store as another run would, with a limit if given."""
    return lambda limit=ROOMY: Store(tmp_path / "cache" / "words.sqlite", limit, told.append)


def test_what_was_made_is_not_made_again(opened: Callable[..., Store], told: list[str]) -> None:
    assert list(opened().rows(b"", TEXTS, make)) == make(TEXTS)
    assert list(opened().rows(b"", TEXTS, never)) == make(TEXTS)
    assert list(opened().rows(b"", TEXTS[::-1], never)) == make(TEXTS[::-1])
    assert list(opened().rows(b"", TEXTS[3:9] * 2, never)) == make(TEXTS[3:9] * 2)
    assert told == []


def test_only_what_is_new_is_made(opened: Callable[..., Store]) -> None:
    opened().rows(b"", TEXTS[:10], make)
    maker = Maker()
    mixed = ["một bài mới", *TEXTS[5:12], "một bài mới"]
    assert list(opened().rows(b"", mixed, maker)) == make(mixed)
    assert maker.asked == ["một bài mới", *TEXTS[10:12]]


def test_other_settings_are_other_texts(opened: Callable[..., Store]) -> None:
    opened().rows(b"one", TEXTS, make)
    maker = Maker()
    opened().rows(b"another", TEXTS, maker)
    assert maker.asked == TEXTS


def test_a_few_of_many_are_made_again_once_where_that_is_quicker(
    opened: Callable[..., Store],
) -> None:
    opened().rows(b"", TEXTS, make)
    few = [*TEXTS[:4], "một bài mới"]
    maker = Maker()
    assert list(opened().rows(b"", TEXTS[:4], never, 0.1)) == make(TEXTS[:4])
    assert list(opened().rows(b"", few, maker, 0.2)) == make(few)
    assert maker.asked == few
    assert list(opened().rows(b"", few, never, 0.2)) == make(few)
    assert list(opened().rows(b"", TEXTS, never, 0.2)) == make(TEXTS)
    assert opened().contents().texts == len(TEXTS) + 1


@given(st.lists(st.lists(st.text(max_size=6), max_size=6), max_size=6))
def test_any_texts_in_any_batches(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("store") / "words.sqlite"
    for batch in batches:
        assert list(Store(path, ROOMY).rows(b"", batch, make)) == make(batch)
    every = [text for batch in batches for text in batch]
    assert list(Store(path, ROOMY).rows(b"", every, never if every else make)) == make(every)
    assert Store(path, ROOMY).contents().texts == len(set(every))


def test_contents_and_clearing(opened: Callable[..., Store]) -> None:
    assert opened().contents() == opened().clear() == Contents(0, 0)
    assert not opened().path.exists()
    opened().rows(b"", TEXTS, make)
    there_was = opened().contents()
    assert there_was.texts == len(TEXTS)
    assert there_was.size == opened().path.stat().st_size
    assert opened().clear() == there_was
    assert opened().contents().texts == 0
    assert [path.name for path in opened().path.parent.iterdir()] == ["words.sqlite"]


# -- its size --------------------------------------------------------------------------


def many(start: int) -> list[str]:
    return [" ".join(f"chữ{start * 100_000 + n * 500 + i}" for i in range(500)) for n in range(10)]


def test_it_never_takes_more_than_its_limit(opened: Callable[..., Store]) -> None:
    limit = 400_000
    for start in range(12):
        opened(limit).rows(b"", many(start), make)
        assert opened(limit).contents().size <= limit
    assert opened(limit).contents().texts >= 10
    opened(limit).rows(b"", many(11), never)  # the newest is there


def test_what_was_not_used_for_longest_goes_first(opened: Callable[..., Store]) -> None:
    for start in range(3):
        opened().rows(b"", many(start), make)
    with closing(sqlite3.connect(opened().path)) as db, db:
        db.execute("update blocks set used = id * 10")  # long ago
    opened().rows(b"", many(0), never)  # is noted
    opened(opened().contents().size).rows(b"", many(3), make)
    opened().rows(b"", many(0), never)
    maker = Maker()
    opened().rows(b"", many(1), maker)
    assert maker.asked == many(1)


def test_a_smaller_limit_shrinks_it(opened: Callable[..., Store]) -> None:
    for start in range(6):
        opened().rows(b"", many(start), make)
    assert opened().contents().size > 400_000
    opened(300_000).rows(b"", many(7), make)
    assert opened().contents().size <= 300_000


def test_what_is_larger_than_the_limit_is_not_kept(
    opened: Callable[..., Store], told: list[str]
) -> None:
    assert list(opened(40_000).rows(b"", many(0), make)) == make(many(0))
    assert opened().contents().texts == 0
    assert told == []


# -- what may be wrong with its file ------------------------------------------------------


def spoil_a_byte(path: Path) -> None:
    """Another letter in a word that is kept."""
    content = path.read_bytes()
    assert "\nđập\n".encode() in content
    path.write_bytes(content.replace("\nđập\n".encode(), "\nđậm\n".encode()))


def another_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("create table letters (text)")


def another_form(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("pragma user_version = 99")


def without_its_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("drop table texts")
        db.execute("drop table blocks")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"no database at all" * 100),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(path.read_bytes()[:200] + b"\xff" * 20_000),
        spoil_a_byte,
        another_database,
        another_form,
        without_its_tables,
    ],
    ids=["text", "cut", "overwritten", "byte", "another", "form", "empty"],
)
def test_a_damaged_or_foreign_file_is_moved_aside(
    opened: Callable[..., Store], told: list[str], spoil: Callable[[Path], None]
) -> None:
    store = opened()
    store.rows(b"", TEXTS, make)
    spoil(store.path)
    spoilt = store.path.read_bytes()
    assert list(opened().rows(b"", TEXTS, make)) == make(TEXTS)
    assert len(told) == 1
    assert "was moved to words.sqlite.aside, and a new one is begun" in told[0]
    assert store.path.with_name("words.sqlite.aside").read_bytes() == spoilt
    assert list(opened().rows(b"", TEXTS, never)) == make(TEXTS)


def test_an_empty_file_is_filled(opened: Callable[..., Store], told: list[str]) -> None:
    opened().path.parent.mkdir()
    opened().path.touch()
    opened().rows(b"", TEXTS, make)
    assert list(opened().rows(b"", TEXTS, never)) == make(TEXTS)
    assert told == []


@pytest.mark.parametrize("place", ["file/words.sqlite", "file/more/words.sqlite", "folder"])
def test_a_place_that_cannot_be_used(tmp_path: Path, told: list[str], place: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    store = Store(tmp_path / place, ROOMY, told.append)
    for _ in range(3):
        assert list(store.rows(b"", TEXTS, make)) == make(TEXTS)
    assert len(told) == 1
    assert "the store of segmented text cannot be used" in told[0]
    with pytest.raises(StoreError, match="cannot be used"):
        store.contents()


def test_a_file_that_cannot_be_written_is_read(
    opened: Callable[..., Store], told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened().rows(b"", TEXTS, make)
    with closing(sqlite3.connect(opened().path)) as db, db:
        db.execute("update blocks set used = 0")
    plain = sqlite3.connect

    def read_only(path: Path, **settings: object) -> sqlite3.Connection:
        return plain(f"{path.as_uri()}?mode=ro", uri=True, **settings)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr("sqlite3.connect", read_only)
    store = opened()
    assert list(store.rows(b"", TEXTS, never)) == make(TEXTS)
    assert told == []
    assert list(store.rows(b"", ["mới", *TEXTS], make)) == make(["mới", *TEXTS])
    assert len(told) == 1
    assert list(store.rows(b"", TEXTS, never)) == make(TEXTS)


FULL = """
import resource, sys
from pathlib import Path
from toolkit.text.store import Store
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
store = Store(Path(sys.argv[1]), 10**8, lambda message: print(message[-80:]))
for start in range(4):
    texts = [" ".join(f"chữ{start}{n}{i}" for i in range(500)) for n in range(10)]
    made = [tuple(text.split()) for text in texts]
    assert list(store.rows(b"", texts, lambda some: [tuple(t.split()) for t in some])) == made
print("done")
"""


def test_a_full_disk(opened: Callable[..., Store], root: Path) -> None:
    """As the system says it where a file may grow no more."""
    opened().path.parent.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(opened().path)],
        capture_output=True,
        text=True,
        cwd=root,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert (done.returncode, lines[-1:]) == (0, ["done"]), done.stderr
    assert len(lines) == 2
    assert "TOOLKIT_CACHE" in lines[0]


# -- many runs at once ----------------------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from toolkit.text.store import Store
path, first = Path(sys.argv[1]), int(sys.argv[2])
def make(texts):
    return [tuple(text.split()) for text in texts]
def told(message):
    sys.exit(message)
for start in range(first, first + 60, 3):
    texts = [f"bài {n} nói" for n in range(start, start + 5)]
    assert list(Store(path, 10**8, told).rows(b"", texts, make)) == make(texts)
    assert list(Store(path, 10**8, told).rows(b"", texts, make)) == make(texts)
"""


def test_runs_that_write_and_read_at_once(opened: Callable[..., Store], root: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(opened().path)]
    runs = [subprocess.Popen([*command, str(first)], cwd=root) for first in (0, 0, 30)]
    assert [run.wait(timeout=120) for run in runs] == [0, 0, 0]
    texts = [f"bài {n} nói" for n in range(92)]
    assert list(opened().rows(b"", texts, never)) == make(texts)


def test_threads_share_one(opened: Callable[..., Store], told: list[str]) -> None:
    store = opened()
    found: list[Table] = []

    def work(start: int) -> None:
        found.append(list(store.rows(b"", TEXTS[start : start + 20], make)))

    threads = [threading.Thread(target=work, args=(start,)) for start in range(0, 20, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted(make(TEXTS[start : start + 20]) for start in range(0, 20, 4))
    assert told == []


KILLED = """
import os, sqlite3, sys
from pathlib import Path
from toolkit.text.store import Store, database
from toolkit.text.store.blocks import Block
from toolkit.text.rows import Rows
path = Path(sys.argv[1])
with database.opened(path) as db:
    db.execute("pragma cache_size = 1")  # so that pages reach the file before the end
    db.execute("begin immediate")
    db.execute("delete from texts")
    for n in range(200):
        db.execute("insert into blocks values (null, ?, 0, ?, ?, ?, ?, 0)",
                   (bytes([n]), b"k" * 1600, b"w" * 9000, b"n" * 9000, b"e" * 800))
    os._exit(9)
"""


def test_a_writer_that_is_killed(opened: Callable[..., Store], told: list[str], root: Path) -> None:
    store = opened()
    store.rows(b"", TEXTS, make)
    command = [sys.executable, "-c", KILLED, str(store.path)]
    assert subprocess.run(command, cwd=root, check=False).returncode == 9
    assert store.path.with_name("words.sqlite-journal").exists()
    assert list(opened().rows(b"", TEXTS, never)) == make(TEXTS)
    assert opened().contents().texts == len(TEXTS)
    assert told == []


def test_what_stops_the_making_stops_the_run(opened: Callable[..., Store]) -> None:
    def stop(texts: Sequence[str]) -> Table:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened().rows(b"", TEXTS, stop)
    maker = Maker()
    opened().rows(b"", TEXTS, maker)
    assert maker.asked == TEXTS


# -- where it is --------------------------------------------------------------------------


def test_where_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: list[str]) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("TOOLKIT_CACHE", str(tmp_path / "mine"))
    store = user_store(told.append)
    assert store is not None
    assert (store.path, store.limit) == (tmp_path / "mine/words.sqlite", 10**9)
    monkeypatch.setenv("TOOLKIT_CACHE", "Off")
    assert user_store(told.append) is None
    monkeypatch.delenv("TOOLKIT_CACHE")
    store = user_store(told.append)
    assert store is not None
    assert store.path == tmp_path / "xdg/vietnamese-press-toolkit/words.sqlite"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    store = user_store(told.append)
    assert store is not None
    assert store.path == tmp_path / ".cache/vietnamese-press-toolkit/words.sqlite"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "limit"), [("500 MB", 5 * 10**8), ("1.5g", 15 * 10**8), ("20kB", 20_000), ("7", 7)]
)
def test_how_large_it_may_be(
    monkeypatch: pytest.MonkeyPatch, told: list[str], given: str, limit: int
) -> None:
    monkeypatch.setenv("TOOLKIT_CACHE_SIZE", given)
    store = user_store(told.append)
    assert store is not None
    assert store.limit == limit


@pytest.mark.parametrize("given", ["", "much", "-1", "1 TB2"])
def test_a_size_that_is_none(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("TOOLKIT_CACHE_SIZE", given)
    with pytest.raises(ConfigError, match="TOOLKIT_CACHE_SIZE: found"):
        user_store(lambda message: None)


def test_settings_and_code_are_told_apart(tmp_path: Path) -> None:
    code = tmp_path / "code.py"
    code.write_text("a = 1", encoding="utf-8")
    one = fingerprint({"a": 1, "b": 2}, code)
    assert one == fingerprint({"b": 2, "a": 1}, code)
    assert one != fingerprint({"a": 1, "b": 3}, code)
    code.write_text("a = 2", encoding="utf-8")
    assert one != fingerprint({"a": 1, "b": 2}, code)
