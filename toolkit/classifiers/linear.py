"""Linear models: one weight vector per label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from toolkit.classifiers.registry import classifiers
from toolkit.config import Between

if TYPE_CHECKING:
    from toolkit.classifiers.columns import LinearColumns
    from toolkit.classifiers.reweighted import RatioColumns, ScaledColumns
    from toolkit.classifiers.streamed import StreamedColumns

__all__ = ["embedding_head", "linear_svm", "logistic", "nbsvm", "sgd"]

Balance = Literal["none", "balanced"]


@classifiers.register("linear_svm", soft_labels=True)
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


@classifiers.register("logistic", soft_labels=True)
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


@classifiers.register("nbsvm", soft_labels=True)
def nbsvm(
    seed: int,
    C: Annotated[float, Between(1e-6, 1e6)] = 1.0,
    class_weight: Balance = "balanced",
    alpha: Annotated[float, Between(1e-10, None)] = 1.0,
    mix: Annotated[float, Between(0.0, 1.0)] = 0.25,
) -> RatioColumns:
    """Linear SVM over n-grams times their log-count ratio, mixed with naive Bayes, one per label.

    ``mix`` is the part of naive Bayes, ``alpha`` what is added to the counts.

    Source: Wang and Manning (2012), Baselines and bigrams: simple, good sentiment and topic
    classification, ACL.
    """
    from sklearn.svm import LinearSVC

    from toolkit.classifiers.reweighted import RatioColumns

    svm = LinearSVC(C=C, class_weight=_weight(class_weight), tol=1e-3, random_state=seed)
    return RatioColumns(svm, alpha, mix)


@classifiers.register("sgd", soft_labels=True)
def sgd(
    seed: int,
    loss: Literal["hinge", "log_loss", "modified_huber"] = "hinge",
    alpha: Annotated[float, Between(1e-12, 1.0)] = 1e-4,
    passes: Annotated[int, Between(1, 1000)] = 20,
    batch: Annotated[int, Between(1, None)] = 256,
) -> StreamedColumns:
    """Linear models by averaged stochastic gradient descent over batches: for streams.

    ``alpha`` is the L2 penalty. In Python, ``partial_fit`` goes on with further batches.

    Source: Bottou (2010), Large-scale machine learning with stochastic gradient descent;
    https://scikit-learn.org/stable/modules/sgd.html
    """
    from sklearn.linear_model import SGDClassifier

    from toolkit.classifiers.streamed import StreamedColumns

    base = SGDClassifier(loss=loss, alpha=alpha, average=True, random_state=seed)
    return StreamedColumns(base, passes, batch, seed)


@classifiers.register("embedding_head", soft_labels=True)
def embedding_head(
    seed: int, C: Annotated[float, Between(1e-6, 1e6)] = 0.01, class_weight: Balance = "balanced"
) -> ScaledColumns:
    """Logistic regression over columns of equal variance: a head for any embedding.

    Give it an embedding by ``features:``, such as ``lsa`` or ``word2vec``.

    Source: Alain and Bengio (2016), Understanding intermediate layers using linear classifier
    probes, arXiv 1610.01644.
    """
    from sklearn.linear_model import LogisticRegression

    from toolkit.classifiers.reweighted import ScaledColumns

    return ScaledColumns(
        LogisticRegression(
            C=C, class_weight=_weight(class_weight), solver="liblinear", random_state=seed
        )
    )


def _weight(class_weight: Balance) -> str | None:
    return None if class_weight == "none" else class_weight
