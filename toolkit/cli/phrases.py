"""``toolkit phrases``."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from toolkit.cli.cache import cache_option, open_store
from toolkit.cli.reading import reading_options, tell_note

if TYPE_CHECKING:
    from toolkit.pages import ReadOptions
    from toolkit.text.phrases import Phrase

__all__ = ["phrases"]

_STEPS = ("nfc", "characters", "abbreviations", "tones")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="CORPUS...")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Write the phrases to a file, one a line."
)
@click.option(
    "--min-count",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="Least number of places where a phrase stands.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(-1, 1),
    default=0.4,
    show_default=True,
    help="NPMI that a phrase is above.",
)
@click.option(
    "--passes",
    type=click.IntRange(1, 5),
    default=2,
    show_default=True,
    help="Each joins two of what the last one left.",
)
@click.option(
    "--segmenter",
    type=click.Choice(["underthesea", "syllables"]),
    default="underthesea",
    show_default=True,
    help="What phrases are made of: words, the first no stop word; or syllables, which is quick.",
)
@cache_option
@reading_options
def phrases(
    paths: tuple[str, ...],
    out: Path | None,
    min_count: int,
    threshold: float,
    passes: int,
    segmenter: str,
    cache: bool,
    options: ReadOptions,
) -> None:
    """Find phrases that a corpus uses as terms, such as giải phóng mặt bằng.

    CORPUS is whatever `toolkit read` takes. Printed are each phrase, the number of its places
    and its NPMI (normalised pointwise mutual information), the most frequent first.
    """
    from toolkit.cli.show import print_table, progress
    from toolkit.text.phrases import PhraseSettings, mine_phrases
    from toolkit.text.stopwords import stopwords

    not_first = stopwords() if segmenter == "underthesea" else frozenset()
    settings = PhraseSettings(min_count, threshold, passes)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        articles = _OnDisk(file)
        articles.write(_tokens(paths, segmenter, cache, options))
        with progress("phrases") as tell:
            tell(f"of {articles.count} articles")
            found = mine_phrases(articles, settings, not_first, warn=_warn)
    print_table(
        ("phrase", "count", "NPMI"),
        [(phrase, places, f"{npmi:.2f}") for phrase, (places, npmi) in found.items()],
    )
    print(f"{len(found):,} phrases of {articles.count:,} articles", file=sys.stderr)
    if out is not None:
        _write(found, out)


class _OnDisk:
    """Articles as tokens in a file, gone through as often as there are passes."""

    def __init__(self, file: TextIO) -> None:
        self.count = 0
        self._file = file

    def write(self, articles: Iterable[Sequence[str]]) -> None:
        for tokens in articles:
            self._file.write(json.dumps(tokens) + "\n")
            self.count += 1

    def __iter__(self) -> Iterator[list[str]]:
        self._file.seek(0)
        yield from map(json.loads, self._file)


def _tokens(
    paths: Sequence[str], segmenter: str, cache: bool, options: ReadOptions
) -> Iterator[tuple[str, ...]]:
    """The tokens of each article; then what was set aside is told. Raises ArticleError."""
    from toolkit.cli.rejects import tell_rejects
    from toolkit.cli.show import progress
    from toolkit.config import defaults
    from toolkit.pages import Reject, collect
    from toolkit.text import segmenters, steps
    from toolkit.topics.vocabulary import VocabularySettings, WordReader

    chosen = defaults(segmenters, segmenter)[segmenter]
    settings = VocabularySettings(chosen, stopwords="none")
    reader = WordReader.build(defaults(steps, *_STEPS).values(), settings, open_store(cache))
    rejects: list[Reject] = []

    def texts() -> Iterator[str]:
        for item in collect(paths, options, tell_note):
            if isinstance(item, Reject):
                rejects.append(item)
            else:
                yield item.text

    count = 0
    with progress("reading") as tell:
        for part in reader.tokens_of_many(texts()):
            count += len(part)
            tell(f"{count} articles")
            yield from part
    tell_rejects(count, rejects, paths)


def _warn(message: str) -> None:
    print(f"toolkit: {message}", file=sys.stderr)


def _write(found: dict[str, Phrase], out: Path) -> None:
    """A lexicon: one term a line. Raises ArticleError."""
    from toolkit.articles import replacing

    with replacing(out) as part:
        part.write_text("".join(f"{phrase}\n" for phrase in found), encoding="utf-8")
    print(f"lexicon → {out}", file=sys.stderr)
