"""What the block ``sweep:`` of a config says, checked before anything runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import product
from math import prod
from pathlib import Path
from typing import Annotated, Any, Literal

from toolkit.codebook import load_codebook
from toolkit.config import Between, load_node, read_as, union
from toolkit.config.yaml12 import Node
from toolkit.errors import ConfigError, Problem, nearest
from toolkit.experiment import BLOCKS, SCHEMAS, Experiment, TopicsExperiment
from toolkit.experiment.folds import score_names
from toolkit.sweep.space import Domain, Point, Range, changed, read_space
from toolkit.topics.evaluation import measure_names

__all__ = ["Sweep", "SweepSettings", "load_sweep"]

_MANY = 200
"""Combinations of values that are all checked; of more, each value is."""
_METRICS = {"classify": "macro_f1", "topics": "npmi"}
"""What is searched for where a config does not say, by its task."""
_LOSSES = ("brier", "calibration_error", "hamming_loss", "undecided", "perplexity")
"""Scores that are better the lower they are, alone or as a mean."""


@dataclass(frozen=True)
class SweepSettings:
    """Search for the best settings.

    ``search``: every combination (grid), some (random), or what the scores so far promise (tpe,
    which stops hopeless trials after some folds). ``trials`` is their number; a grid without one
    is tried whole. ``metric`` is named as in runs: macro_f1 unless another is given, of topics
    npmi. With ``nested``, a search for themes is itself scored on articles that had no part in
    any choice, which takes it once more for each fold.
    """

    space: dict[str, Any]
    search: Literal["grid", "random", "tpe"] = "grid"
    trials: Annotated[int, Between(1, 10_000)] | None = None
    metric: str | None = None
    nested: bool = False


@dataclass(frozen=True)
class _Config:
    """The part of a config that is read here."""

    sweep: SweepSettings


@dataclass(frozen=True)
class Sweep:
    """A search; ``base`` is the experiment without it, read from ``tree``."""

    settings: SweepSettings
    space: Mapping[str, Domain]
    base: Experiment
    tree: Node

    @property
    def metric(self) -> str:
        """The score by which the best is chosen."""
        return self.settings.metric or _METRICS[self.base.task]

    @property
    def lower_is_better(self) -> bool:
        return self.metric.removeprefix("main/").split("/")[0].endswith(_LOSSES)

    def experiment(self, point: Point) -> Experiment:
        """The experiment with the values of a point. Raises ConfigError where they do not fit."""
        return read_as(changed(self.tree, point), type(self.base))


def load_sweep(path: str | Path, overrides: Sequence[str] = ()) -> Sweep | None:
    """The search that a config asks for, or None.

    Raises ConfigError that names every problem with its line: unknown settings and metrics,
    values out of range, combinations that do not fit.
    """
    tree = load_node(path, overrides)
    keys = tree.value if isinstance(tree.value, dict) else {}
    node = {name: keys.pop(name, None) for name in BLOCKS}["sweep"]
    if node is None or node.value in (None, False):
        return None
    base: Experiment = read_as(tree, union(tree, "task", SCHEMAS))
    settings = read_as(Node({"sweep": node}, node.place, node.line), _Config).sweep
    problems: list[Problem] = []
    space = read_space(node.value["space"], problems)
    _check_search(settings, space, node, problems)
    sweep = Sweep(settings, space, base, tree)
    _check_metric(sweep, node, problems)
    if isinstance(base, TopicsExperiment):
        _check_topics(settings, base, node, problems)
    if not problems:
        sweep = replace(sweep, space={key: _fitting(sweep, key) for key in space})
        problems += _misfits(sweep)
    if problems:
        raise ConfigError(*dict.fromkeys(problems))
    return sweep


def _check_topics(
    settings: SweepSettings, base: TopicsExperiment, node: Node, problems: list[Problem]
) -> None:
    if base.k:
        advice = "Search for numbers of topics with model.k in sweep.space, or leave sweep out."
        problems.append(Problem(node.place, node.line, "sweep: with a block 'k:'", "one", advice))
    if settings.nested:
        where, found = node.value["nested"], "sweep.nested: true with task: topics"
        advice = "Topics have no labels to hold out: evaluation.refits tells how stable they are."
        problems.append(Problem(where.place, where.line, found, "false", advice))


def _check_search(
    settings: SweepSettings, space: Mapping[str, Domain], node: Node, problems: list[Problem]
) -> None:
    where = node.value.get("search", node)
    for key, domain in space.items():
        if settings.search == "grid" and isinstance(domain, Range):
            problems.append(
                Problem(
                    domain.node.place,
                    domain.node.line,
                    f"sweep.space: {key}: a range in a grid",
                    "a list of values",
                    "Or set sweep.search to random or tpe.",
                )
            )
    if settings.search == "tpe" and find_spec("optuna") is None:
        expected = "optuna installed, or search: random"
        advice = "Install the extra 'sweep': pip install optuna"
        problems.append(
            Problem(where.place, where.line, "sweep.search: tpe without optuna", expected, advice)
        )
    if settings.search != "grid" and settings.trials is None:
        advice = "Add 'trials: 30' to the sweep."
        found, expected = "no 'sweep.trials'", f"the number of trials of a {settings.search} search"
        problems.append(Problem(where.place, where.line, found, expected, advice))


def _check_metric(sweep: Sweep, node: Node, problems: list[Problem]) -> None:
    base, metric = sweep.base, sweep.metric
    if isinstance(base, TopicsExperiment):
        names, known = measure_names(base.evaluation), "npmi, diversity, stability"
    else:
        names = score_names(base, load_codebook(base.codebook).ids)
        known = "macro_f1, micro_f1, main/macro_f1, macro_average_precision"
    if metric not in names:
        where = node.value["metric"]
        found = f"sweep.metric: {metric!r}"
        advice = nearest(metric, names)
        if advice.startswith("Known"):
            advice = f"For example: {known}."
        problems.append(Problem(where.place, where.line, found, "a score as runs name it", advice))


def _fitting(sweep: Sweep, key: str) -> Domain:
    """A range between whole numbers takes the numbers between them where the setting does."""
    domain = sweep.space[key]
    if not isinstance(domain, Range) or not domain.whole:
        return domain
    halfway = Node(domain.low + 0.5, domain.node.place, domain.node.line)
    first = {name: other.ends[0] for name, other in sweep.space.items()}
    try:
        sweep.experiment({**first, key: halfway})
    except ConfigError:
        return domain
    return replace(domain, whole=False)


def _misfits(sweep: Sweep) -> Iterator[Problem]:
    for point in _corners(sweep.space):
        try:
            sweep.experiment(point)
        except ConfigError as error:
            yield from (problem for problem in error.problems if isinstance(problem, Problem))


def _corners(space: Mapping[str, Domain]) -> Iterator[Point]:
    """Points with the ends of every range: all, or of very many each end beside the first."""
    ends = {key: domain.ends for key, domain in space.items()}
    if prod(map(len, ends.values())) <= _MANY:
        for values in product(*ends.values()):
            yield dict(zip(ends, values, strict=True))
        return
    first = {key: values[0] for key, values in ends.items()}
    for key, values in ends.items():
        for value in values:
            yield {**first, key: value}
