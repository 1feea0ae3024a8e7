"""What to try next: a grid, at random, or by what came out so far.

A search is asked for a point, is shown the scores after each fold, and is told how it ended.
What it asks for depends on the seed and on what it was told, on nothing else: so an interrupted
search that is told the same again goes on as if it had not been.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Any, Protocol

import numpy as np

from toolkit.config.yaml12 import Node
from toolkit.sweep.settings import Sweep
from toolkit.sweep.space import Choices, Domain, Point

__all__ = ["Search", "searcher"]

_DRAWS = 100
"""Draws for each trial of a random search, after which there is nothing new to be found."""


class Search(Protocol):
    """Proposes points."""

    def ask(self) -> Point | None:
        """The next point, or None where there is none left."""

    def is_hopeless(self, values: Sequence[float]) -> bool:
        """Whether the trial is not worth finishing; ``values`` are those after each fold."""

    def tell(self, value: float | None, pruned: bool) -> None:
        """How the trial of the last point ended; None where it has no score."""


def searcher(sweep: Sweep) -> Search:
    """The search that the settings name."""
    settings, seed = sweep.settings, sweep.base.seed
    if settings.search == "tpe":
        return _Tpe(sweep)
    points = _grid(sweep.space)
    if settings.search == "random":
        points = _new(_random(sweep.space, seed, _DRAWS * (settings.trials or 0)))
    return _Listed(islice(points, settings.trials))


class _Listed:
    """Points that nothing that comes out can change."""

    def __init__(self, points: Iterator[Point]) -> None:
        self._points = points

    def ask(self) -> Point | None:
        return next(self._points, None)

    def is_hopeless(self, values: Sequence[float]) -> bool:
        return False

    def tell(self, value: float | None, pruned: bool) -> None:
        pass


def _grid(space: Mapping[str, Domain]) -> Iterator[Point]:
    for values in product(*(domain.ends for domain in space.values())):
        yield dict(zip(space, values, strict=True))


def _random(space: Mapping[str, Domain], seed: int, draws: int) -> Iterator[Point]:
    random = np.random.default_rng(seed)
    for _ in range(draws):
        yield {key: _drawn(domain, random.random()) for key, domain in space.items()}


def _drawn(domain: Domain, share: float) -> Node:
    if isinstance(domain, Choices):
        return domain.values[int(share * len(domain.values))]
    return domain.between(share)


def _new(points: Iterable[Point]) -> Iterator[Point]:
    """Each point once."""
    seen = set()
    for point in points:
        name = repr({key: node.plain for key, node in point.items()})
        if name not in seen:
            seen.add(name)
            yield point


class _Tpe:
    """Optuna's TPE, which looks for values like those of the best trials so far, and its median
    pruner, which stops a trial that after a fold is worse than half of those before.

    Source: Bergstra et al. (2011), Algorithms for hyper-parameter optimization, NeurIPS 24;
    Akiba et al. (2019), Optuna, KDD.
    """

    def __init__(self, sweep: Sweep) -> None:
        import optuna

        optuna.logging.set_verbosity(optuna.logging.WARNING)
        self._study = optuna.create_study(
            direction="minimize" if sweep.lower_is_better else "maximize",
            pruner=optuna.pruners.MedianPruner(),
        )
        self._sweep = sweep
        self._trial: Any = None
        self._shown = 0

    def ask(self) -> Point | None:
        import optuna

        done = len(self._study.trials)
        if done == self._sweep.settings.trials:
            return None
        # a sampler for each trial: no state but the trials themselves has to be kept
        seed = (self._sweep.base.seed + done) % 2**32
        self._study.sampler = optuna.samplers.TPESampler(seed=seed)
        self._trial, self._shown = self._study.ask(), 0
        return {key: self._suggested(key, domain) for key, domain in self._sweep.space.items()}

    def _suggested(self, key: str, domain: Domain) -> Node:
        if isinstance(domain, Choices):
            number: int = self._trial.suggest_categorical(key, range(len(domain.values)))
            return domain.values[number]
        suggest = self._trial.suggest_int if domain.whole else self._trial.suggest_float
        return domain.at(suggest(key, domain.low, domain.high, log=domain.log))

    def is_hopeless(self, values: Sequence[float]) -> bool:
        if len(values) > self._shown:  # a fold is reported once
            self._shown = len(values)
            self._trial.report(values[-1], len(values))
        return bool(self._trial.should_prune())

    def tell(self, value: float | None, pruned: bool) -> None:
        from optuna.trial import TrialState

        if pruned:
            self._study.tell(self._trial, state=TrialState.PRUNED)
        elif value is None:
            self._study.tell(self._trial, state=TrialState.FAIL)
        else:
            self._study.tell(self._trial, value)
