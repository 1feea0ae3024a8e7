"""A search for settings: many trials of one experiment, each with some settings changed.

settings  what the block ``sweep:`` of a config says
space     which settings are tried, and with what values; checked before anything runs
searches  what to try next: a grid, at random, or by what came out so far (TPE)
trial     one trial: settings, scores, how it ended
study     finished trials on disk, so that none is run twice
data      what trials are trained and scored on: labelled articles, or articles alone
loop      the loop over trials
nested    a score of the search as a whole, on articles that no choice has seen
report    what came out, in words, as a table and as a config
runs      trials as MLflow runs: one parent, flat children
"""

from __future__ import annotations

from toolkit.sweep.data import Data, ThemeData, TopicData
from toolkit.sweep.loop import Outcome, search
from toolkit.sweep.nested import Nested, nested_scores
from toolkit.sweep.settings import Sweep, SweepSettings, load_sweep
from toolkit.sweep.study import Study
from toolkit.sweep.trial import Trial

__all__ = [
    "Data",
    "Nested",
    "Outcome",
    "Study",
    "Sweep",
    "SweepSettings",
    "ThemeData",
    "TopicData",
    "Trial",
    "load_sweep",
    "nested_scores",
    "search",
]
