"""Articles judged by their sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal

from toolkit.classifiers.registry import classifiers
from toolkit.config import Between
from toolkit.errors import ConfigError

if TYPE_CHECKING:
    from toolkit.classifiers.pooled import PooledPassages

__all__ = ["passages"]


@classifiers.register("passages")
def passages(
    features: Callable[[], Any],
    seed: int,
    passage_C: Annotated[float, Between(1e-6, 1e6)] = 0.3,
    article_C: Annotated[float, Between(1e-6, 1e6)] = 1.0,
    folds: Annotated[int, Between(2, 20)] = 5,
    scorer: Literal["svm", "nbsvm"] = "svm",
    context: tuple[str, ...] | None = None,
    decider_C: Annotated[float, Between(1e-6, 1e6)] = 1.0,
    main_decider_C: Annotated[float, Between(1e-6, 1e6)] = 0.01,
) -> PooledPassages:
    """Sentences scored by a linear SVM, pooled, and weighed with the score of the whole article.

    One sentence is enough to make a theme present, and a whole article of mentions is not: so
    sentences are scored by a model of sentences, their best, best three, mean and first score
    are set beside the score of a model of whole articles, and a logistic regression over these
    five decides, of presence with ``decider_C`` and of main themes, for which the five say nearly
    the same, with ``main_decider_C``. It is trained on held-out scores, so that it knows how far
    to trust each.
    ``scorer`` nbsvm weighs n-grams by their log-count ratio first, as the model ``nbsvm`` does.
    ``context`` names features of the whole article that sentences are learnt beside and scored
    without, so that their words get no weight for what the article is about: left out,
    press_vectors if they are among the features; [] for none.

    Raises ConfigError for a ``context`` that is not among the features.

    Source: Andrews, Tsochantaridis and Hofmann (2002), Support vector machines for
    multiple-instance learning, NIPS 15; Wolpert (1992), Stacked generalization.
    """
    from sklearn.svm import LinearSVC

    from toolkit.classifiers.columns import LinearColumns
    from toolkit.classifiers.pooled import PooledPassages
    from toolkit.classifiers.reweighted import RatioColumns

    columns = LinearColumns if scorer == "svm" else RatioColumns

    def svm(C: float) -> LinearColumns:
        return columns(LinearSVC(C=C, class_weight="balanced", tol=1e-3, random_state=seed))

    union = features()
    return PooledPassages(
        passage_features=union,
        passage_model=svm(passage_C),
        article_features=features(),
        article_model=svm(article_C),
        folds=folds,
        seed=seed,
        context=_carried(union, context),
        decider_C=decider_C,
        main_decider_C=main_decider_C,
    )


def _carried(union: Any, context: tuple[str, ...] | None) -> tuple[str, ...]:
    """The names of the transformers in the union of features."""
    known = [name.removesuffix("_features") for name, _ in union.transformer_list]
    if context is None:
        context = tuple(name for name in known if name == "press_vectors")
    for name in context:
        if name not in known:
            raise ConfigError(
                f"model.context: {name!r} is not among the features; expected some of "
                f"{', '.join(known)}, or [] for none."
            )
    return tuple(f"{name}_features" for name in context)
