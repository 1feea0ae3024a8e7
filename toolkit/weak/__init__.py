"""Weak supervision: labels of rules that vote, where nobody has labelled by hand.

    labelling functions → votes → label model → probabilities → `toolkit train`

Functions come from a codebook's seed phrases (`codebook_functions`) and from a researcher's own
Python file (`load_functions`, `labelling_function`).
"""

from toolkit.weak.functions import ABSTAIN, NO, YES, LabellingFunction, labelling_function
from toolkit.weak.label_model import LABEL_MODELS, LabelModel, dawid_skene, majority
from toolkit.weak.of_codebook import codebook_functions
from toolkit.weak.of_file import load_functions
from toolkit.weak.report import FunctionReport, accuracy, function_reports
from toolkit.weak.votes import Votes, cast_votes
from toolkit.weak.weak_labels import (
    WeakLabels,
    check_suffix,
    fit_label_models,
    presence,
    weak_labels,
    write_weak_labels,
)

__all__ = [
    "ABSTAIN",
    "LABEL_MODELS",
    "NO",
    "YES",
    "FunctionReport",
    "LabelModel",
    "LabellingFunction",
    "Votes",
    "WeakLabels",
    "accuracy",
    "cast_votes",
    "check_suffix",
    "codebook_functions",
    "dawid_skene",
    "fit_label_models",
    "function_reports",
    "labelling_function",
    "load_functions",
    "majority",
    "presence",
    "weak_labels",
    "write_weak_labels",
]
