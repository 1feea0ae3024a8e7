"""Splits: which articles a model learns from, and which it is scored on.

A splitter (`registry`) cuts the articles into parts: over labels (`stratified`), by story or by
outlet (`grouped`), by day (`timed`). From parts come the folds and what decides in each
(`folds`). Whether near-duplicates ended up on both sides is checked by `leaks`.
"""

from __future__ import annotations

from toolkit.splits import grouped, timed
from toolkit.splits.folds import Split, cross_validate, hold_out
from toolkit.splits.leaks import Leaks, find_leaks
from toolkit.splits.registry import Described, Splitter, splits
from toolkit.splits.stratified import count_groups, multilabel_folds

__all__ = [
    "Described",
    "Leaks",
    "Split",
    "Splitter",
    "count_groups",
    "cross_validate",
    "find_leaks",
    "grouped",
    "hold_out",
    "multilabel_folds",
    "splits",
    "timed",
]
