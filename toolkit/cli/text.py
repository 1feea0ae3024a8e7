"""``toolkit text``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

import click

if TYPE_CHECKING:
    from toolkit.config import Named
    from toolkit.text.segment import Segmenter

__all__ = ["text"]

CONTEXT = 24
LONGEST = 48
"""Characters shown beside a changed place, and of it."""


@click.command()
@click.argument("page")
@click.argument("overrides", nargs=-1)
@click.option("--steps", "names", help="Steps to run, as nfc,tones; else those of the configs.")
@click.option("--config", type=click.Path(path_type=Path), help="Take the steps of this config.")
@click.option("--style", type=click.Choice(["old", "new"]), help="The place of tones: hòa or hoà.")
@click.option("--places", type=click.IntRange(0), default=10, show_default=True,
              help="Changed places to show for each step.")  # fmt: skip
@click.option("--sentences", is_flag=True, help="Show the sentences of the normalised text.")
@click.option("--words", is_flag=True, help="Show the words of each sentence.")
@click.option("--segmenter", default="underthesea", show_default=True,
              help="What finds words: see `toolkit components`.")  # fmt: skip
def text(
    page: str,
    overrides: tuple[str, ...],
    names: str | None,
    config: Path | None,
    style: str | None,
    places: int,
    sentences: bool,
    words: bool,
    segmenter: str,
) -> None:
    """Show what each step does to the text of a page, before → after.

    PAGE is a file, whose article is shown, or ``-`` for standard input as it stands. OVERRIDES
    set a step's settings: ``abbreviations.more=mine.csv``.
    """
    from toolkit.errors import ConfigError
    from toolkit.text import segmenters

    if names is not None and config is not None:
        raise ConfigError("--steps: found --config too; expected one of them.")
    if style is not None:
        if names is not None and "tones" not in names.split(","):
            raise ConfigError("--style: found no step tones in --steps; expected it. Add it.")
        overrides = (*overrides, f"tones.style={style}")
    chain = _steps(names, config, overrides)
    split = segmenters[segmenter]({})
    normalised = _read(page)
    for label, named in chain.items():
        normalised = _show_step(label, named, normalised, places)
    if sentences or words:
        _show_sentences(normalised, split if words else None)


def _steps(names: str | None, config: Path | None, overrides: Sequence[str]) -> dict[str, Named]:
    """The named steps, those of a config, or those that configs have by default."""
    from toolkit.config import override
    from toolkit.config.read import read_components
    from toolkit.config.yaml12 import Node
    from toolkit.experiment import load_experiment
    from toolkit.text import steps
    from toolkit.text.normalise import DEFAULT_STEPS

    if config is not None:
        return load_experiment(config, [f"text.{change}" for change in overrides]).text
    given = [name for name in DEFAULT_STEPS if name != "lower"]
    if names is not None:
        given = [name.strip() for name in names.split(",") if name.strip()]
    tree = Node({name: Node(None, "--steps", 0) for name in given}, "--steps", 0)
    for change in overrides:
        override(tree, change)
    return read_components(tree, steps)


def _read(page: str) -> str:
    """The text of a page's article, or standard input. Raises ArticleError."""
    from toolkit.errors import ArticleError
    from toolkit.pages import read

    if page != "-":
        return read(page).text
    stream = getattr(sys.stdin, "buffer", None)
    found = stream.read().decode("utf-8-sig", "replace") if stream else sys.stdin.read()
    if not found.strip():
        raise ArticleError("-: found nothing on standard input; expected a text.")
    return found.replace("\r\n", "\n").removesuffix("\n")


def _show_step(label: str, named: Named, before: str, places: int) -> str:
    from toolkit.text import Aligned
    from toolkit.text.changes import changes

    after: Aligned = named.build()(Aligned(before))
    found = changes(before, after)
    name = label if label == named.name else f"{label} ({named.name})"
    count = "1 change" if len(found) == 1 else f"{len(found)} changes"
    click.echo(f"{click.style(name, bold=True)}: {count}")
    rows = [
        (_in_context(before, c.start, c.end), _in_context(after.text, c.new_start, c.new_end))
        for c in found[:places]
    ]
    width = max((_width(old) for old, _ in rows), default=0)
    for old, new in rows:
        padding = " " * (width - _width(old))
        click.echo(f"  {_coloured(old, 'red')}{padding}  →  {_coloured(new, 'green')}")
    if len(found) > places > 0:
        click.echo(f"  ... and {len(found) - places} more; --places {len(found)} shows all")
    return after.text


def _in_context(text: str, start: int, end: int) -> tuple[str, str, str]:
    """A place with what stands beside it, on one line, odd characters by their names."""
    left = ("…" if start > CONTEXT else "") + text[max(0, start - CONTEXT) : start]
    right = text[end : end + CONTEXT] + ("…" if end + CONTEXT < len(text) else "")
    place = text[start:end]
    if len(place) > LONGEST:
        place = f"{place[: LONGEST // 2]}…{place[-LONGEST // 2 :]}"
    return _visible(left), f"[{_visible(place)}]", _visible(right)


def _visible(text: str) -> str:
    """Line breaks as ⏎, and characters that a terminal would hide or obey as <U+200B>."""
    return "".join(
        "⏎" if c == "\n" else c if c.isprintable() or combining(c) else f"<U+{ord(c):04X}>"
        for c in text
    )


def _width(line: tuple[str, str, str]) -> int:
    return len(normalize("NFC", "".join(line)))


def _coloured(line: tuple[str, str, str], colour: str) -> str:
    left, place, right = line
    return left + click.style(place, fg=colour) + right


def _show_sentences(text: str, split: Segmenter | None) -> None:
    from toolkit.text import sentences

    found = sentences(text)
    click.echo(f"{click.style('sentences', bold=True)}: {len(found)}")
    for number, sentence in enumerate(found, 1):
        shown = sentence.text
        if split is not None:
            shown = " | ".join(token.form for token in split(sentence.text))
        click.echo(f"{number:>4}  {_visible(shown)}")
