"""Reading a folder of any size: chunk by chunk, on all cores, in the order of the inputs.

Memory holds a few chunks at a time. The order of the articles, and every byte of a corpus, are
the same for any number of workers, and for a run that was stopped and begun again.
"""

from __future__ import annotations

import hashlib
import json
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.articles import Article, replacing, table_schema
from toolkit.corpus.batches import decode, encode
from toolkit.corpus.chunks import Chunk, chunked
from toolkit.corpus.parts import Parts
from toolkit.errors import ArticleError
from toolkit.pages import Input, ReadOptions, Reject, read_input

if TYPE_CHECKING:
    import pyarrow

    from toolkit.stories.carried import Carried

__all__ = ["Counts", "build_corpus", "stream_articles"]

SUFFIXES = (".jsonl", ".parquet")


@dataclass
class Counts:
    """How many articles came out, how many inputs were set aside, how many of both were kept
    from an earlier run; and what became of the stories that the corpus had."""

    articles: int = 0
    rejects: int = 0
    kept: int = 0
    stories: Carried | None = None


Told = Callable[[Counts], None]


def build_corpus(
    inputs: Iterable[Input | Reject],
    out: Path,
    rejected: Callable[[Reject], None],
    *,
    options: ReadOptions | None = None,
    workers: int = 1,
    keep_stories: bool = True,
    tell: Told = lambda counts: None,
) -> Counts:
    """Read ``inputs`` into the collection ``out`` (``.parquet`` or ``.jsonl``).

    ``rejected`` is told of every reject, in order; ``tell`` of the counts after each chunk. What
    was read stays in a hidden folder beside ``out``: inputs that did not change since are not
    read again; articles that are still the same keep the stories that ``out`` gave them, unless
    ``keep_stories`` says that they are to be found anew. The file appears whole or not at all.
    Raises ArticleError for another suffix, where nothing can be written, and where no article was
    found.
    """
    if out.suffix not in SUFFIXES:
        raise ArticleError(f"{out}: articles are written as .jsonl or .parquet.")
    parts, keys, counts = Parts(out), set[str](), Counts()
    with replacing(out) as file:
        read = _read(inputs, options or ReadOptions(), workers, parts, counts)
        with _writer(file, out.suffix) as write:
            for key, table, rejects in read:
                keys.add(key)
                write(table)
                _count(counts, table, rejects, rejected, tell)
        if not counts.articles:
            raise ArticleError(
                f"{counts.rejects} read: found no article, all were set aside; expected at least "
                f"one. {out} is not written."
            )
        if keep_stories and out.exists():
            from toolkit.stories.carried import carry_stories

            counts.stories = carry_stories(out, file)
    parts.keep_only(keys)
    return counts


def stream_articles(
    inputs: Iterable[Input | Reject],
    rejected: Callable[[Reject], None],
    *,
    options: ReadOptions | None = None,
    workers: int = 1,
    tell: Told = lambda counts: None,
) -> Iterator[Article]:
    """The articles of ``inputs`` in order, read by ``workers`` processes; nothing is kept."""
    counts = Counts()
    for _, table, rejects in _read(inputs, options or ReadOptions(), workers, None, counts):
        _count(counts, table, rejects, rejected, tell)
        yield from map(Article.from_record, table.to_pylist())


def _count(
    counts: Counts,
    table: pyarrow.Table,
    rejects: Iterable[Reject],
    rejected: Callable[[Reject], None],
    tell: Told,
) -> None:
    counts.articles += table.num_rows
    for reject in rejects:
        counts.rejects += 1
        rejected(reject)
    tell(counts)


# -- chunks, read or kept, in order ---------------------------------------------------------

_FEW = 5
"""Fewer chunks are not worth the start of other processes."""

_AHEAD = 3
"""Chunks in flight for each worker."""

Submit = Callable[[Chunk, ReadOptions], "Future[bytes]"]


def _read(
    inputs: Iterable[Input | Reject],
    options: ReadOptions,
    workers: int,
    parts: Parts | None,
    counts: Counts,
) -> Iterator[tuple[str, pyarrow.Table, Sequence[Reject]]]:
    """Key, articles and rejects of each chunk."""
    waiting: deque[tuple[str, _Known | Future[bytes]]] = deque()

    def finished() -> tuple[str, pyarrow.Table, Sequence[Reject]]:
        key, found = waiting.popleft()
        if isinstance(found, Future):
            data = found.result()
            if parts:
                parts.put(key, data)
            return key, *decode(data)
        counts.kept += found[0].num_rows + len(found[1])
        return key, *found

    chunks = chunked(inputs, f"{_way_of_reading()} {options}")
    try:
        first = list(islice(chunks, _FEW))
        with _pool(workers if len(first) == _FEW else 1) as submit:
            for chunk in chain(first, chunks):
                kept = _kept(parts, chunk.key) if parts else None
                waiting.append((chunk.key, kept or submit(chunk, options)))
                if len(waiting) > _AHEAD * workers:
                    yield finished()
            while waiting:
                yield finished()
    finally:
        if parts:
            _rescue(waiting, parts)


def _rescue(waiting: Iterable[tuple[str, _Known | Future[bytes]]], parts: Parts) -> None:
    """Keep what is read already when a run is stopped."""
    for key, found in waiting:
        if isinstance(found, Future) and found.done() and not found.cancelled():
            with suppress(Exception):  # the reason for the stop is told, not this
                parts.put(key, found.result())


_Known = tuple["pyarrow.Table", Sequence[Reject]]


def _kept(parts: Parts, key: str) -> _Known | None:
    """What an earlier run left; a damaged part is as good as none."""
    data = parts.get(key)
    try:
        return decode(data) if data else None
    except ValueError:
        return None


def _read_chunk(chunk: Chunk, options: ReadOptions) -> bytes:
    return encode(
        item if isinstance(item, Reject) else read_input(item, options) for item in chunk.inputs
    )


@contextmanager
def _pool(workers: int) -> Iterator[Submit]:
    """How to have a chunk read: by other processes, or at once where one worker is enough."""
    if workers <= 1:
        yield _at_once
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _leave_interrupts_to_the_parent)
    try:
        yield lambda chunk, options: pool.submit(_read_chunk, chunk, options)
        pool.shutdown()
    except BrokenProcessPool:
        raise ArticleError(
            "a process that was reading pages was ended from outside, perhaps for want of "
            "memory; expected it to go on. Run again with fewer --workers: what was read is kept."
        ) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _at_once(chunk: Chunk, options: ReadOptions) -> Future[bytes]:
    done: Future[bytes] = Future()
    done.set_result(_read_chunk(chunk, options))
    return done


@cache
def _way_of_reading() -> str:
    """Changes with every change of the code that reads pages: parts of another are not taken."""
    package = Path(__file__).parent.parent
    files = [
        package / "articles.py",
        *sorted((package / "tables").rglob("*.py")),
        *sorted((package / "pages").rglob("*.py")),
    ]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


# -- writing --------------------------------------------------------------------------------


@contextmanager
def _writer(file: Path, suffix: str) -> Iterator[Callable[[pyarrow.Table], None]]:
    if suffix == ".jsonl":
        with file.open("w", encoding="utf-8", newline="\n") as stream:
            yield lambda table: stream.writelines(_lines(table))
        return
    import pyarrow.parquet

    with pyarrow.parquet.ParquetWriter(file, table_schema(), compression="zstd") as writer:
        yield lambda table: writer.write_table(table) if table.num_rows else None


def _lines(table: pyarrow.Table) -> Iterator[str]:
    return (json.dumps(row, ensure_ascii=False) + "\n" for row in table.to_pylist())
