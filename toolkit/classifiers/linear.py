"""Linear models: one weight vector per label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from toolkit.classifiers.registry import classifiers
from toolkit.config import Between

if TYPE_CHECKING:
    from toolkit.classifiers.columns import LinearColumns

__all__ = ["linear_svm", "logistic"]

Balance = Literal["none", "balanced"]


@classifiers.register("linear_svm")
def linear_svm(
    seed: int, C: Annotated[float, Between(1e-6, 1e6)] = 1.0, class_weight: Balance = "balanced"
) -> LinearColumns:
    """Linear support vector machine, squared hinge loss, one per label.

    Source: Fan et al. (2008), LIBLINEAR: A library for large linear classification, JMLR 9.
    """
    from sklearn.svm import LinearSVC

    from toolkit.classifiers.columns import LinearColumns

    return LinearColumns(
        LinearSVC(C=C, class_weight=_weight(class_weight), tol=1e-3, random_state=seed)
    )


@classifiers.register("logistic")
def logistic(
    seed: int, C: Annotated[float, Between(1e-6, 1e6)] = 10.0, class_weight: Balance = "balanced"
) -> LinearColumns:
    """Logistic regression with an L2 penalty, one per label.

    Source: Fan et al. (2008), LIBLINEAR: A library for large linear classification, JMLR 9.
    """
    from sklearn.linear_model import LogisticRegression

    from toolkit.classifiers.columns import LinearColumns

    return LinearColumns(
        LogisticRegression(
            C=C, class_weight=_weight(class_weight), solver="liblinear", random_state=seed
        )
    )


def _weight(class_weight: Balance) -> str | None:
    return None if class_weight == "none" else class_weight
