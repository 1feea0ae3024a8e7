"""Scores of predictions, each with its bootstrap confidence interval by story.

What adds up over articles is in `counts`, what depends on their ranks in `ranks`; `bootstrap`
draws stories; `scoring` puts them together, `slices` does so for parts of the articles.
"""

from __future__ import annotations

from toolkit.metrics.abstention import abstention_scores
from toolkit.metrics.calibration import calibration_error
from toolkit.metrics.confusion import confusion_matrix
from toolkit.metrics.scores import Scores, Value
from toolkit.metrics.scoring import KINDS, score
from toolkit.metrics.shares import effective_size, wilson
from toolkit.metrics.slices import Slice, slice_scores

__all__ = [
    "KINDS",
    "Scores",
    "Slice",
    "Value",
    "abstention_scores",
    "calibration_error",
    "confusion_matrix",
    "effective_size",
    "score",
    "slice_scores",
    "wilson",
]
