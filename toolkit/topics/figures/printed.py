"""Figures of topics for print: SVG whose letters are shapes, so that no font need be there."""

from __future__ import annotations

import io
from datetime import date
from functools import singledispatch
from textwrap import fill
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.colours import COLOURS
from toolkit.topics.figures.kinds import Bars, Curves, Figure, Heat, Map, Series, Tree

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

__all__ = ["svg"]

_STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",  # it comes with matplotlib and has every Vietnamese letter
    "font.size": 9,
    "svg.fonttype": "path",
    "svg.hashsalt": "toolkit",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 9,
    "axes.titlelocation": "left",
}
_COLUMNS = 4
_LETTER = 0.08
"""Width of a letter, in inches."""
_FEW_COLUMNS = 10
"""A grid of no more columns shows its numbers."""
_INK, _SOFT, _LINE = "#1c1b19", "#6a665e", "#d5d0c5"


def svg(figure: Figure) -> bytes:
    """The figure as SVG, the same bytes for the same figure."""
    import matplotlib

    with matplotlib.rc_context(_STYLE):
        sheet = _draw(figure)
        sheet.suptitle(figure.title, x=0.01, ha="left", fontsize=12, fontweight="bold")
        width = int(15 * sheet.get_figwidth())
        note = "\n".join(fill(text, width) for text in (figure.note, figure.key) if text)
        sheet.supxlabel(note, x=0.01, ha="left", fontsize=8, color=_SOFT)
        written = io.BytesIO()
        sheet.savefig(written, format="svg", metadata={"Date": None})
    return written.getvalue()


def _sheet(width: float, height: float) -> Sheet:
    from matplotlib.figure import Figure as Made

    return Made(figsize=(width, height), layout="constrained")


@singledispatch
def _draw(figure: Figure) -> Sheet:
    raise TypeError(f"no way to draw a {type(figure).__name__}")


@_draw.register(Map)
def _draw_map(figure: Map) -> Sheet:
    sheet = _sheet(9, max(5.5, 1.6 + 0.19 * len(figure.names)))
    axes, key = sheet.subplots(1, 2, width_ratios=(3, 1.5))
    x, y = figure.places.T
    colours = [COLOURS[topic % len(COLOURS)] for topic in range(len(x))]
    axes.scatter(x, y, s=9000 * figure.shares, c=colours, alpha=0.35, linewidths=0)
    for topic, (across, up) in enumerate(figure.places):
        axes.text(across, up, str(topic), ha="center", va="center", fontweight="bold")
    axes.axhline(0, color=_LINE, linewidth=0.6, zorder=0)
    axes.axvline(0, color=_LINE, linewidth=0.6, zorder=0)
    axes.set(xticks=[], yticks=[])
    axes.spines[:].set_visible(False)
    axes.margins(0.15)
    key.axis("off")
    key.text(0, 1, "\n".join(figure.names), va="top", linespacing=1.5, transform=key.transAxes)
    return sheet


@_draw.register(Bars)
def _draw_bars(figure: Bars) -> Sheet:
    sheet, every = _panels(len(figure.words), 2.1)
    for axes, (name, words) in zip(every, figure.words.items(), strict=True):
        rows = range(len(words))
        axes.barh(rows, [weight for _, weight in words], color=COLOURS[0], height=0.72)
        axes.set_yticks(rows, [word for word, _ in words])
        axes.invert_yaxis()
        axes.set(title=_panel_title(name), xticks=[])
        axes.tick_params(length=0)
        axes.spines["bottom"].set_visible(False)
    return sheet


def _panels(number: int, height: float) -> tuple[Sheet, list[Axes]]:
    """A sheet with a panel for each topic, four side by side."""
    columns = min(_COLUMNS, max(number, 1))
    rows = -(-number // columns)
    sheet = _sheet(3.0 * columns, 1.2 + height * rows)
    every = [sheet.add_subplot(rows, columns, at + 1) for at in range(number)]
    return sheet, every


def _panel_title(name: str) -> str:
    return name if len(name) <= 30 else name[:29].rstrip(" ,…") + "…"


@_draw.register(Series)
def _draw_series(figure: Series) -> Sheet:
    sheet, every = _panels(len(figure.names), 1.35)
    for topic, axes in enumerate(every):
        uppermost = topic < _COLUMNS
        _events(axes, figure, numbered=uppermost)
        _line(axes, figure, topic)
        pad = 25 if uppermost and figure.events else 5
        axes.set_title(_panel_title(figure.names[topic]), pad=pad)
        axes.tick_params(labelsize=7.5)
        axes.yaxis.set_major_formatter(lambda share, _: f"{100 * share:g} %")
        axes.yaxis.set_major_locator(_ticks(3))
        axes.set_xlim(*map(_at, figure.ends))
        _years(axes)
    return sheet


def _ticks(most: int) -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(most)


def _at(day: date) -> float:
    from matplotlib.dates import date2num

    return float(date2num(day))  # type: ignore[no-untyped-call]


def _years(axes: Axes) -> None:
    """At most five ticks, at the beginnings of years where there are several."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(minticks=2, maxticks=5)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    written = ConciseDateFormatter(locator, show_offset=False)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(written)


def _events(axes: Axes, figure: Series, numbered: bool) -> None:
    """Days as dashed lines, spans as bands; numbers above in three rows, so that near ones part."""
    first, last = figure.ends
    for number, event in enumerate(figure.events, 1):
        begin, end = _at(max(event.first, first)), _at(min(event.last, last))
        if event.first == event.last:
            axes.axvline(begin, color=_SOFT, linewidth=0.8, linestyle=(0, (3, 2)), zorder=0)
        else:
            axes.axvspan(begin, end, color="#e69f00", alpha=0.16, linewidth=0, zorder=0)
        if numbered:
            axes.annotate(
                str(number),
                ((begin + end) / 2, 1),
                (0, 2 + 7 * (number % 3)),
                axes.get_xaxis_transform(),
                textcoords="offset points",
                ha="center",
                fontsize=6.5,
                color=_SOFT,
            )


def _line(axes: Axes, figure: Series, topic: int) -> None:
    share, low, high = figure.share[topic], figure.low[topic], figure.high[topic]
    days = np.array(figure.days, dtype="datetime64[D]")
    colour = COLOURS[0]
    for run in figure.runs():
        axes.errorbar(
            days[run],
            share[run],
            np.maximum((share[run] - low[run], high[run] - share[run]), 0),
            fmt=".-",
            color=colour,
            ecolor=(*_rgb(colour), 0.35),
            linewidth=0.9,
            elinewidth=0.9,
            markersize=3,
        )
    few = figure.few
    axes.plot(days[few], share[few], ".", color=colour, markersize=3, alpha=0.3)
    axes.set_ylim(0, max(1.05 * figure.top(topic), 0.02))


def _rgb(colour: str) -> tuple[float, float, float]:
    from matplotlib.colors import to_rgb

    red, green, blue = to_rgb(colour)
    return red, green, blue


@_draw.register(Heat)
def _draw_heat(figure: Heat) -> Sheet:
    few = len(figure.columns) <= _FEW_COLUMNS
    beside, below = (_LETTER * max(map(len, names)) for names in (figure.rows, figure.columns))
    width = 1.2 + beside + (0.85 if few else 0.27) * len(figure.columns)
    sheet = _sheet(max(width, 5), 1.4 + 0.25 * len(figure.rows) + below)
    axes = sheet.add_subplot()
    image = axes.imshow(figure.values, cmap="Blues", vmin=0, vmax=figure.top, aspect="auto")
    turned = {"rotation": 30, "ha": "right", "rotation_mode": "anchor"} if few else {"rotation": 90}
    axes.set_xticks(range(len(figure.columns)), figure.columns, **turned)
    axes.set_yticks(range(len(figure.rows)), figure.rows)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    form = "{:.0%}" if figure.percent else "{:.2f}"
    if few:
        for (row, column), value in np.ndenumerate(figure.values):
            if value >= 0.005:
                colour = "white" if value > 0.55 * figure.top else _INK
                axes.text(column, row, form.format(value), ha="center", va="center", color=colour)
    else:
        scale = sheet.colorbar(
            image, ax=axes, shrink=0.5, pad=0.01, format=lambda value, _: form.format(value)
        )
        scale.outline.set_visible(False)
    return sheet


@_draw.register(Tree)
def _draw_tree(figure: Tree) -> Sheet:
    sheet = _sheet(8, 1.6 + 0.25 * len(figure.names))
    axes = sheet.add_subplot()
    for corners in figure.lines():
        axes.plot(*zip(*corners, strict=True), color=COLOURS[0], linewidth=1.2)
    names = [figure.names[topic] for topic in figure.order()]
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set(xlim=(figure.start, 1), xlabel="Hellinger distance")
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    return sheet


@_draw.register(Curves)
def _draw_curves(figure: Curves) -> Sheet:
    sheet = _sheet(6.4, 4.6)
    axes = sheet.add_subplot()
    for (name, values), colour in zip(figure.measures.items(), COLOURS, strict=False):
        axes.plot(figure.numbers, values, "o-", color=colour, label=name)
    axes.axvline(figure.chosen, color=_SOFT, linestyle=":", label=f"knee: {figure.chosen}")
    axes.set(xlabel="number of topics", xticks=figure.numbers)
    axes.legend(frameon=False)
    axes.grid(alpha=0.3)
    return sheet
