"""Stories that a collection has, given to the same articles read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import Literal

from toolkit.articles import Article
from toolkit.errors import ArticleError
from toolkit.stories.collection import READ, read_articles, write_stories

__all__ = ["Carried", "carry_stories"]

Carried = Literal["kept", "lost"]


def carry_stories(before: Path, now: Path) -> Carried | None:
    """Give the articles of ``now`` the stories that `assign_stories` found in ``before``.

    "kept" when both hold the same articles in the same order: by id, text and date, which is all
    that stories are made of. "lost" when they differ: then a story may have gained or lost an
    article, and none is carried over. None where there is nothing to carry: ``before`` is no
    collection or has articles without a story, or all of ``now`` have theirs.
    """
    try:
        if not all(map(_named, _articles(before))) or all(map(_named, _articles(now))):
            return None
    except ArticleError:
        return None
    for old, new in zip_longest(_articles(before), _articles(now)):
        if not old or not new or replace(old, story=new.story) != new:
            return "lost"
    part = now.with_stem(f"{now.stem}.stories")
    try:
        write_stories(now, part, (article.story for article in _articles(before)))
        part.replace(now)
    finally:
        part.unlink(missing_ok=True)
    return "kept"


def _articles(path: Path) -> Iterator[Article]:
    for batch in read_articles(path, (*READ, "story")):
        yield from batch


def _named(article: Article) -> bool:
    return article.story is not None
