"""From a config to an estimator over texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.classifiers.registry import reads_texts
from toolkit.codebook import Codebook
from toolkit.errors import ConfigError
from toolkit.text.normalise import Step

if TYPE_CHECKING:
    from toolkit.experiment.examples import TrainingSet
    from toolkit.experiment.settings import ClassifyExperiment

__all__ = [
    "build_estimator",
    "fit_estimator",
    "fitting_warnings",
    "learns_from_sentences",
    "text_chain",
]


def text_chain(experiment: ClassifyExperiment) -> list[Step]:
    """The config's text steps, ready to run."""
    return [step.build() for step in experiment.text.values()]


def build_estimator(experiment: ClassifyExperiment, codebook: Codebook) -> Any:
    """The unfitted estimator: texts in, one column of scores per label out.

    The codebook's phrases are normalised as the texts are, so that they meet.
    """
    from toolkit.features.seed_phrases import spelled

    codebook = spelled(codebook, text_chain(experiment))

    def union() -> Any:
        from sklearn.pipeline import FeatureUnion

        names = {named.name for named in experiment.features.values()}
        if not names:
            raise ConfigError(
                f"features: none left; expected at least one, for {experiment.model.name!r} "
                "learns from them."
            )
        if names == {"patterns"} and not codebook.patterns:
            raise ConfigError(
                f"features: patterns alone, and {codebook.path or 'the codebook'} has none; "
                "expected 'patterns:' in the codebook, or other features beside them."
            )
        built = [
            (f"{label}_features", named.build(codebook=codebook, seed=experiment.seed))
            for label, named in experiment.features.items()
        ]
        return FeatureUnion(built)

    model = experiment.model.build(codebook=codebook, features=union, seed=experiment.seed)
    if reads_texts(experiment.model.component, model):
        return model
    from sklearn.pipeline import Pipeline

    return Pipeline([("features", union()), ("model", model)])


def learns_from_sentences(experiment: ClassifyExperiment, codebook: Codebook) -> bool:
    """Whether the config's model learns from sentence labels."""
    return _reads_sentences(build_estimator(experiment, codebook))


def fit_estimator(estimator: Any, data: TrainingSet) -> None:
    """Fit, handing sentence labels to estimators that learn from them."""
    if _reads_sentences(estimator):
        Y = data.Y.astype(int)  # sentences have no weak labels
        estimator.fit(data.texts, Y, data.passages, data.n_themes, data.stories)
    else:
        estimator.fit(data.texts, data.Y)


def fitting_warnings(estimator: Any) -> tuple[str, ...]:
    """What a fitted estimator says that a reader of its scores should know, a sentence each."""
    from sklearn.pipeline import Pipeline

    model = estimator[-1] if isinstance(estimator, Pipeline) else estimator
    return getattr(model, "warnings_", ())


def _reads_sentences(estimator: Any) -> bool:
    from toolkit.classifiers.pooled import PooledPassages

    return isinstance(estimator, PooledPassages)
