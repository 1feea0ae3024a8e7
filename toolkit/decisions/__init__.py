"""From scores to probabilities and decisions, the same way for every model.

A `Decision` says how one label is decided. Its probability is fitted by `calibration`, its
threshold by a stated objective (`objectives`), and what is left undecided by `abstention`, all on
scores of articles that the model did not see (`fitting`).
"""

from __future__ import annotations

from toolkit.decisions.abstention import abstentions
from toolkit.decisions.calibration import Calibration
from toolkit.decisions.decision import Decision, decide, in_doubt, probabilities
from toolkit.decisions.fitting import Method, fit_decisions, held_out_probabilities
from toolkit.decisions.objectives import objectives

__all__ = [
    "Calibration",
    "Decision",
    "Method",
    "abstentions",
    "decide",
    "fit_decisions",
    "held_out_probabilities",
    "in_doubt",
    "objectives",
    "probabilities",
]
