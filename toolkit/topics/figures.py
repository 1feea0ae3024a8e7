"""Pictures of topics, from the tables of an experiment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.topics.choice import MEASURES

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["choice_of_k", "drawn", "over_themes"]

Rows = Sequence[Mapping[str, Any]]
_COLOURS = ("#0072b2", "#d55e00", "#009e73")  # Okabe and Ito's


def drawn(tables: Mapping[str, Rows]) -> dict[str, Figure]:
    """A picture of each table that has one, where it has rows."""
    draw = {"choice_of_k": choice_of_k, "themes": over_themes}
    return {name: make(tables[name]) for name, make in draw.items() if tables.get(name)}


def choice_of_k(rows: Rows) -> Figure:
    """The measures over the number of topics, and the number at the knee."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.4, 4.4), layout="constrained")
    axes = figure.add_subplot()
    for name, colour in zip(MEASURES, _COLOURS, strict=True):
        if name in rows[0]:
            values = [row[name] for row in rows]
            axes.plot([row["k"] for row in rows], values, "o-", color=colour, label=name)
    chosen = next(row["k"] for row in rows if row["knee"])
    axes.axvline(chosen, color="grey", linestyle=":", label=f"knee: {chosen}")
    axes.set(xlabel="number of topics", xticks=[row["k"] for row in rows])
    axes.legend(frameon=False)
    axes.grid(alpha=0.3)
    return figure


def over_themes(rows: Rows) -> Figure:
    """Topics by themes: the share of a topic's articles that carry the theme."""
    from matplotlib.figure import Figure

    themes = list(dict.fromkeys(row["theme"] for row in rows))
    labels = list(dict.fromkeys(f"{row['topic']}  {row['label']}" for row in rows))
    shares = np.array([row["share"] for row in rows]).reshape(len(themes), -1).T
    size = (3.6 + 1.1 * len(themes), 1.2 + 0.27 * len(labels))
    figure = Figure(figsize=size, layout="constrained")
    axes = figure.add_subplot()
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1, aspect="auto")
    axes.set_xticks(range(len(themes)), themes, rotation=20, ha="right")
    axes.set_yticks(range(len(labels)), labels)
    for (row, column), share in np.ndenumerate(shares):
        if share >= 0.005:
            colour = "white" if share > 0.5 else "black"
            axes.text(column, row, f"{share:.0%}", ha="center", va="center", color=colour)
    axes.set_title("articles of each topic that carry the theme")
    return figure
