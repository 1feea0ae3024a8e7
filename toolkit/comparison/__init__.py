"""Models set side by side on the same articles: what differs, and whether it may be chance."""

from __future__ import annotations

from toolkit.comparison.changes import Change, changes
from toolkit.comparison.compare import Comparison, compare
from toolkit.comparison.opinions import Opinions, held_out_opinions, of_model, of_predictions
from toolkit.comparison.paired import Difference, differences

__all__ = [
    "Change",
    "Comparison",
    "Difference",
    "Opinions",
    "changes",
    "compare",
    "differences",
    "held_out_opinions",
    "of_model",
    "of_predictions",
]
