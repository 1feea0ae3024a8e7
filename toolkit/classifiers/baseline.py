"""What a model must beat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.classifiers.registry import classifiers

if TYPE_CHECKING:
    from toolkit.classifiers.columns import PriorColumns

__all__ = ["majority"]


@classifiers.register("majority", soft_labels=True)
def majority() -> PriorColumns:
    """Each label with its frequency in training, whatever the text says.

    Source: https://scikit-learn.org/stable/modules/model_evaluation.html#dummy-estimators
    """
    from toolkit.classifiers.columns import PriorColumns

    return PriorColumns()
