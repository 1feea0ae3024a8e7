"""How good topics are: coherent, distinct, stable; and how many articles have one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from toolkit.config import Between
from toolkit.topics.coherence import c_v, npmi, u_mass
from toolkit.topics.counts import Counts
from toolkit.topics.distinct import diversity, exclusivity, inverted_rbo
from toolkit.topics.fit import Fit
from toolkit.topics.registry import Clustered, TopicModel
from toolkit.topics.stability import Refit, refit
from toolkit.topics.together import in_articles, in_windows
from toolkit.topics.words import top_words

__all__ = [
    "Evaluation",
    "EvaluationSettings",
    "coverage",
    "evaluate",
    "main_topics",
    "measure_names",
]


@dataclass(frozen=True)
class EvaluationSettings:
    """How topics are judged.

    ``top_words`` is the number of words that stand for a topic. The model is fitted ``refits``
    more times, each with another seed on the ``subsample`` share of the articles, and ``seeds``
    more times with other seeds on all of them, to see whether the same topics come out;
    ``bootstrap`` times on as many articles as there are, drawn with replacement. 0 saves that
    time.
    """

    top_words: Annotated[int, Between(2, 100)] = 10
    refits: Annotated[int, Between(0, 100)] = 1
    subsample: Annotated[float, Between(0.1, 1)] = 0.8
    seeds: Annotated[int, Between(0, 100)] = 0
    bootstrap: Annotated[int, Between(0, 100)] = 0


@dataclass(frozen=True)
class Evaluation:
    """``metrics`` of all topics together; ``per_topic`` has (n_topics,) for each measure."""

    metrics: dict[str, float]
    per_topic: dict[str, NDArray[np.float64]]


def evaluate(
    fit: Fit, settings: EvaluationSettings, build: Callable[[int], TopicModel], seed: int
) -> Evaluation:
    """Judge fitted topics. ``build(seed)`` gives an unfitted model of the same kind.

    Metrics: npmi, c_v, u_mass, exclusivity (means over topics), diversity, inverted_rbo, coverage,
    and coverage_before the reduction of outliers where there is one; stability, stability_seeds
    and stability_bootstrap where the model is fitted again, and perplexity where it then defines
    one.
    """
    top = top_words(fit.model.components_, settings.top_words)
    articles = in_articles(top, fit.counts)
    per_topic = {
        "npmi": npmi(top, articles),
        "c_v": c_v(top, in_windows(top, fit.counts)),
        "u_mass": u_mass(top, articles),
        "exclusivity": exclusivity(top, fit.model.components_),
    }
    metrics = {name: float(values.mean()) for name, values in per_topic.items()} | {
        "diversity": diversity(top),
        "inverted_rbo": inverted_rbo(top),
        "coverage": coverage(fit.shares),
    }
    if isinstance(fit.model, Clustered):
        metrics["coverage_before"] = fit.model.placed_
    again = _refits(top, fit.counts, build, settings, seed)
    for name, refits in again.items():
        if refits:
            metrics[name] = float(np.mean([one.overlap for one in refits]))
            per_topic[name] = np.mean([one.kept for one in refits], axis=0)
    return Evaluation(metrics | _perplexity(again["stability"]), per_topic)


def measure_names(settings: EvaluationSettings) -> list[str]:
    """What `evaluate` gives every model, in alphabetical order; perplexity where one defines it."""
    names = ["npmi", "c_v", "u_mass", "exclusivity", "diversity", "inverted_rbo", "coverage"]
    if settings.refits:
        names += ["stability", "perplexity"]
    if settings.seeds:
        names.append("stability_seeds")
    if settings.bootstrap:
        names.append("stability_bootstrap")
    return sorted(names)


def _refits(
    top: NDArray[np.int_],
    counts: Counts,
    build: Callable[[int], TopicModel],
    settings: EvaluationSettings,
    seed: int,
) -> dict[str, list[Refit]]:
    """By the name of what they tell: on parts of the articles, with other seeds, on bootstraps."""

    def others(count: int) -> list[int]:
        return [(seed + number) % 2**32 for number in range(1, count + 1)]

    share = settings.subsample
    return {
        "stability": [refit(top, counts, build, one, share) for one in others(settings.refits)],
        "stability_seeds": [refit(top, counts, build, one) for one in others(settings.seeds)],
        "stability_bootstrap": [
            refit(top, counts, build, one, replacement=True) for one in others(settings.bootstrap)
        ],
    }


def _perplexity(refits: Sequence[Refit]) -> dict[str, float]:
    mean = float(np.mean([one.perplexity for one in refits])) if refits else float("nan")
    return {"perplexity": mean} if np.isfinite(mean) else {}


def main_topics(shares: NDArray[np.float64]) -> NDArray[np.int_]:
    """(n_articles,): the topic with the largest share of each article, -1 where it has none."""
    return np.where(shares.sum(axis=1) > 0, shares.argmax(axis=1), -1)


def coverage(shares: NDArray[np.float64]) -> float:
    """Share of articles that have a topic."""
    return float((shares.sum(axis=1) > 0).mean())
