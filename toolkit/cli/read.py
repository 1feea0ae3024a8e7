"""``toolkit read``."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit.cli.reading import reading_options, tell_note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.cli.rejects import Rejects
    from toolkit.cli.stories import Keep
    from toolkit.corpus import Counts
    from toolkit.pages import ReadOptions
    from toolkit.stories.carried import Carried

__all__ = ["read"]

_FILE = click.Path(path_type=Path)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--out", type=_FILE, help="A .jsonl or .parquet file; else stdout.")
@click.option("--rejects", type=_FILE, help="A .csv or .jsonl file that lists what is set aside.")
@click.option("--stories", is_flag=True, help="Then find repeats, as `toolkit stories` does.")
@click.option(
    "--keep",
    type=click.Choice(["all", "first"]),
    default="all",
    show_default=True,
    help="All articles, or the first of each story.",
)
@click.option("--show", type=_FILE, metavar="PAGE", help="Print PAGE and PATHS, line by line.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes; by default one a core.")
@reading_options
def read(
    paths: tuple[str, ...],
    out: Path | None,
    rejects: Path | None,
    stories: bool,
    keep: Keep,
    show: Path | None,
    workers: int | None,
    options: ReadOptions,
) -> int:
    """Turn pages (files, folders, archives, tables) into articles.

    One article a line or row, in the order of the PATHS. Hidden files are passed over; images,
    scripts and the like are set aside unopened. What cannot be read is set aside with its reason;
    nothing is lost: the counts add up. With --out, files that did not change are not read again:
    what was read is kept in a hidden folder beside the file.

    `outlet` is the source that a page credits (`source`) in canonical form: not always the
    publisher of the page.
    """
    if show:
        if out or rejects or stories or keep == "first":
            raise click.UsageError("--show prints pages and writes nothing; give it alone.")
        from toolkit.cli.outline import show_pages

        show_pages([show, *map(Path, paths)])
        return 0
    if not paths:
        raise click.UsageError("Missing argument 'PATHS...': pages, folders, archives or tables.")
    stories = stories or keep == "first"
    if stories and out is None:
        raise click.UsageError(
            "--stories and --keep first need --out: a file that can be read again."
        )
    if out and out == rejects:
        raise click.UsageError(f"--out and --rejects are both {out}; expected two files.")
    from toolkit.cli.rejects import rejects_file
    from toolkit.pages import find_inputs

    workers = workers or _cores()
    settings = {"options": options, "workers": workers}
    with rejects_file(rejects) as aside:
        try:
            written = [path for path in (out, rejects) if path]
            inputs = find_inputs(paths, options, written, tell_note)
            count, found = _read(inputs, out, aside, not stories, settings)
        except KeyboardInterrupt:
            kept = ": what was read is kept, run it again to go on" if out else ""
            print(f"toolkit: reading was stopped{kept}.", file=sys.stderr)
            return 130
        finally:
            aside.print()
    where = f" → {out}{_STORIES[found].format(out)}" if out else ""
    print(
        f"{count + aside.count} read: {count} articles, {aside.count} set aside{where}",
        file=sys.stderr,
    )
    if count and stories and out:
        from toolkit.cli.stories import find_stories

        find_stories(out, None, keep, workers)
    return 0 if count else 2


_STORIES: dict[Carried | None, str] = {
    None: "",
    "kept": "; the articles are the same and keep their stories",
    "lost": "; the articles changed: find their stories again with `toolkit stories {}`",
}


def _read(
    inputs: Any, out: Path | None, aside: Rejects, keep_stories: bool, settings: dict[str, Any]
) -> tuple[int, Carried | None]:
    """How many articles came out, and what became of the stories that were in ``out``."""
    from toolkit.articles import write_articles
    from toolkit.corpus import build_corpus, stream_articles

    with _telling() as tell:
        if out is None:
            return write_articles(stream_articles(inputs, aside, tell=tell, **settings), None), None
        counts = build_corpus(inputs, out, aside, keep_stories=keep_stories, tell=tell, **settings)
        return counts.articles, counts.stories


@contextmanager
def _telling() -> Iterator[Callable[[Counts], None]]:
    """The counts so far, and how many pages a second."""
    from toolkit.cli.show import progress

    begin = time.monotonic()

    def line(counts: Counts) -> str:
        done = counts.articles + counts.rejects
        pace = (done - counts.kept) / max(time.monotonic() - begin, 1e-9)
        kept = f", {counts.kept:,} of them read before" if counts.kept else ""
        return f"{done:,} pages{kept}, {counts.rejects:,} set aside, {pace:,.0f} a second"

    with progress("reading") as tell:
        yield lambda counts: tell(line(counts))
