"""Models set side by side on the same articles: what differs, and whether it may be chance.

Topic models: what became of the topics of the first in the second.
"""

from __future__ import annotations

from toolkit.comparison.beside import Side, made_of
from toolkit.comparison.changes import Change, changes
from toolkit.comparison.compare import Comparison, apart, compare
from toolkit.comparison.opinions import Opinions, held_out_opinions, of_model, of_predictions
from toolkit.comparison.paired import Difference, differences
from toolkit.comparison.topics import TopicComparison, compare_topics

__all__ = [
    "Change",
    "Comparison",
    "Difference",
    "Opinions",
    "Side",
    "TopicComparison",
    "apart",
    "changes",
    "compare",
    "compare_topics",
    "differences",
    "held_out_opinions",
    "made_of",
    "of_model",
    "of_predictions",
]
