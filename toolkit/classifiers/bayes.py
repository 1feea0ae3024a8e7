"""Naive Bayes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from toolkit.classifiers.registry import classifiers
from toolkit.config import Between

if TYPE_CHECKING:
    from toolkit.classifiers.columns import LinearColumns

__all__ = ["complement_nb"]


@classifiers.register("complement_nb", soft_labels=True)
def complement_nb(
    alpha: Annotated[float, Between(1e-10, None)] = 0.3, normalise_weights: bool = False
) -> LinearColumns:
    """Complement naive Bayes, one per label: quick, and a fair baseline on few articles.

    Source: Rennie et al. (2003), Tackling the poor assumptions of naive Bayes text classifiers.
    """
    from sklearn.naive_bayes import ComplementNB

    from toolkit.classifiers.columns import LinearColumns

    return LinearColumns(ComplementNB(alpha=alpha, norm=normalise_weights))
