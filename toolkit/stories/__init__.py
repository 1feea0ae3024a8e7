"""Duplicates and near-duplicates: which articles of a collection are one story.

A second pass over a collection. An article is signed by its text (`signatures`), the signatures
go to an index on disk (`index`), articles that look alike are compared (`pairs`) and grouped
(`groups`), and the collection is written again with the column ``story`` (`collection`), which
`carried` hands on to the same articles read again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from numpy.typing import NDArray

from toolkit.articles import Article, replacing
from toolkit.errors import ArticleError
from toolkit.stories.collection import check, read_articles, write_stories
from toolkit.stories.groups import Stories, find_stories
from toolkit.stories.index import Index
from toolkit.stories.listed import stories_of
from toolkit.stories.signatures import sign

__all__ = ["THRESHOLD", "Keep", "Stories", "assign_stories", "stories_of"]

Keep = Literal["all", "first"]

THRESHOLD = 0.7
"""By eye, on real articles: of 30 pairs that share 0.7 to 0.8, 26 are one story; of 30 that share
0.6 to 0.7, 24; of 81 groups that this threshold makes, 77."""


def assign_stories(
    path: Path,
    out: Path | None = None,
    *,
    threshold: float = THRESHOLD,
    keep: Keep = "all",
    drop: bool = True,
    workers: int = 1,
    tell: Callable[[str], None] = lambda message: None,
) -> Stories:
    """Give every article of a collection its story, in place or in ``out``.

    ``path`` is a .jsonl or .parquet that `toolkit read` wrote; its column ``story`` is replaced,
    all else stays as it is. Articles are one story when a share of ``threshold`` of the shorter
    one's runs of five syllables stands in the other (see `pairs.same_story`); one that no other
    repeats is a story of its own. ``keep="first"`` leaves out all but the first article of each
    story, from ``path`` itself only if they may ``drop`` out of it. Neither the order of the
    articles nor the number of ``workers`` (processes) changes a story. ``tell`` hears of
    progress. The index lies beside ``out`` while it is needed.

    Raises ArticleError for what is no collection, what cannot be written, and articles that may
    not drop out.
    """
    out = out or path
    check(path, out)
    with replacing(out) as part, TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as work:
        index = Index(Path(work))
        signed = 0
        for columns in _signed(read_articles(path), workers):
            index.append(columns)
            signed += len(columns["text"])
            tell(f"{signed:,} articles read")
        stories = find_stories(index, threshold, tell)
        if keep == "first" and not drop and out.resolve() == path.resolve():
            _keep_all(stories, path)
        tell("writing")
        write_stories(path, part, _names(stories, keep))
    return stories


def _keep_all(stories: Stories, path: Path) -> None:
    """Raise ArticleError where articles would be gone from ``path``."""
    if gone := stories.articles - stories.stories:
        raise ArticleError(
            f"{path}: {gone:,} of {stories.articles:,} articles repeat another and would be gone "
            "from it; expected --out FILE for the others, or --in-place to let them go."
        )


def _names(stories: Stories, keep: Keep) -> Iterator[str | None]:
    for story, first in zip(stories.ids, stories.first, strict=True):
        yield f"{story:016x}" if first or keep == "all" else None


def _signed(batches: Iterator[list[Article]], workers: int) -> Iterator[dict[str, NDArray[Any]]]:
    """The signatures of ``batches``, in order."""
    if workers == 1:
        yield from map(sign, batches)
        return
    with ProcessPoolExecutor(workers) as pool:
        running: deque[Future[dict[str, NDArray[Any]]]] = deque()
        for batch in batches:
            running.append(pool.submit(sign, batch))
            if len(running) > 2 * workers:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
