"""The loop over trials."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.config import fill
from toolkit.errors import ArticleError, ConfigError
from toolkit.experiment import Experiment
from toolkit.experiment.folds import Named
from toolkit.provenance import toolkit_version
from toolkit.sweep.data import Data
from toolkit.sweep.searches import Search, searcher
from toolkit.sweep.settings import Sweep
from toolkit.sweep.space import Point
from toolkit.sweep.study import Study
from toolkit.sweep.trial import Trial, hashed

__all__ = ["Outcome", "search", "told_by"]


@dataclass(frozen=True)
class Outcome:
    """Every trial in order, the best of those that are done, and its experiment."""

    trials: tuple[Trial, ...]
    best: Trial
    experiment: Experiment


def search(
    sweep: Sweep,
    data: Data,
    study: Study,
    told: Callable[[Trial, Experiment], None] = lambda trial, experiment: None,
    progress: Callable[[str], None] = lambda message: None,
) -> Outcome:
    """Run the trials that ``study`` does not hold yet; ``told`` hears of each, old and new.

    Of equals the first is the best. Raises ConfigError where no trial is done, with the reason of
    the last; ArticleError where the labels cannot carry a training.
    """
    data.check(sweep.base, progress)
    asked = searcher(sweep)
    trials: list[Trial] = []
    best: tuple[Trial, Experiment] | None = None
    sign = -1 if sweep.lower_is_better else 1
    while (point := asked.ask()) is not None:
        number = len(trials) + 1
        experiment = sweep.experiment(point)
        attempt = _Attempt(sweep, data, number, point, experiment)
        trial = attempt.run(asked, study, told_by(f"trial {number}", progress))
        asked.tell(trial.value, trial.state == "pruned")
        trials.append(trial)
        told(trial, experiment)
        if trial.value is not None and (
            best is None or sign * trial.value > sign * best[0].values[-1]
        ):
            best = trial, experiment
    if best is None:
        raise ConfigError(f"sweep: none of {len(trials)} trials could be done. {trials[-1].reason}")
    return Outcome(tuple(trials), *best)


def told_by(who: str, progress: Callable[[str], None]) -> Callable[[str], None]:
    """Progress that says whose it is."""
    return lambda message: progress(f"{who}: {message}")


@dataclass(frozen=True)
class _Attempt:
    """A trial to be run."""

    sweep: Sweep
    data: Data
    number: int
    point: Point
    experiment: Experiment

    @cached_property
    def key(self) -> str:
        metric = self.sweep.metric
        return hashed([fill(self.experiment), metric, self.data.digest, toolkit_version()])

    def run(self, asked: Search, study: Study, progress: Callable[[str], None]) -> Trial:
        known = study.find(self.key)
        if known and (again := self._replayed(known, asked)):
            return again
        trial = self._scored(asked, progress)
        study.keep(trial)
        return trial

    def _replayed(self, known: Trial, asked: Search) -> Trial | None:
        """What ``known`` comes to in this search; None where it was given up too early for it."""
        for count in range(1, len(known.values) + (known.state == "pruned")):
            if asked.is_hopeless(known.values[:count]):
                return self._trial("pruned", known.values[:count])
        if known.state == "pruned":
            return None
        return self._trial(known.state, known.values, known.scores, known.reason)

    def _scored(self, asked: Search, progress: Callable[[str], None]) -> Trial:
        values: list[float] = []
        metric = self.sweep.metric
        try:
            for complete, scores in self.data.scores(self.experiment, progress):
                value = scores.get(metric, {}).get("value")
                if complete and value is None:
                    return self._trial("failed", (), reason=f"{metric} is undefined.")
                if value is not None:
                    values.append(value)
                if complete:
                    return self._trial("done", values, scores)
                if values and asked.is_hopeless(values):
                    return self._trial("pruned", values)
        except (ArticleError, ConfigError) as error:
            return self._trial("failed", (), reason=str(error))
        raise AssertionError("the last fold is complete")

    def _trial(
        self, state: str, values: Sequence[float], scores: Named | None = None, reason: str = ""
    ) -> Trial:
        settings = {key: node.plain for key, node in self.point.items()}
        return Trial(self.number, settings, state, tuple(values), scores or {}, reason, self.key)
