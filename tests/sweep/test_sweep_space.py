"""What may be searched: values of lists and ranges, checked before anything runs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.config.yaml12 import Node
from toolkit.errors import ConfigError
from toolkit.sweep import Sweep, load_sweep
from toolkit.sweep.space import Range

SweepOf = Callable[..., Sweep]
shares = st.floats(0, 1, exclude_max=True)


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    log = draw(st.booleans())
    numbers = st.integers(1 if log else -50, 10_000)
    if not (whole := draw(st.booleans())):
        numbers = st.floats(1e-6 if log else -1e6, 1e6)  # type: ignore[assignment]
    low, high = sorted(draw(st.tuples(numbers, numbers).filter(lambda pair: pair[0] != pair[1])))
    return Range(low, high, log, whole, Node({}, "mine.yaml", 7))


@given(ranges(), shares, shares)
def test_a_range_is_kept_to_and_keeps_the_order(range_: Range, one: float, other: float) -> None:
    low, high = (range_.between(share).value for share in sorted((one, other)))
    assert range_.low <= low <= high <= range_.high
    assert isinstance(low, int) is range_.whole
    assert range_.between(one).line == 7


@given(st.integers(1, 4), st.integers(2, 6))
def test_whole_numbers_have_equal_parts(low: int, size: int) -> None:
    range_ = Range(low, low + size - 1, False, True, Node({}, "", 0))
    drawn = [range_.between((i + 0.5) / (size * 10)).value for i in range(size * 10)]
    assert [drawn.count(low + i) for i in range(size)] == [10] * size


def test_a_grid_is_every_combination(sweep_of: SweepOf) -> None:
    sweep = sweep_of()
    assert [node.value for node in sweep.space["model.C"].ends] == [0.1, 1]
    point = {key: domain.ends[-1] for key, domain in sweep.space.items()}
    experiment = sweep.experiment(point)
    assert experiment.model.settings["C"] == 1.0
    assert experiment.features["words"].settings["high"] == 2
    assert sweep.base.features["words"].settings["high"] == 2
    assert sweep.base.model.settings["C"] == 1.0, "the config itself is left as it is"


def test_numbers_between_whole_ones_where_the_setting_takes_them(sweep_of: SweepOf) -> None:
    ranges = "{model.C: {from: 1, to: 9}, features.words.high: {from: 1, to: 3}}"
    space = sweep_of("sweep.search=random", "sweep.trials=3", f"sweep.space={ranges}").space
    wholes = [domain.whole for domain in space.values() if isinstance(domain, Range)]
    assert wholes == [False, True]


def test_a_component_is_named_before_it_is_set(sweep_of: SweepOf) -> None:
    sweep = sweep_of("sweep.space={model.alpha: [0.5], model.name: [nbsvm]}")
    point = {key: domain.ends[0] for key, domain in sweep.space.items()}
    assert sweep.experiment(point).model.name == "nbsvm"
    assert sweep.experiment(point).model.settings["alpha"] == 0.5
    whole = sweep_of("sweep.space={model: [complement_nb, {name: linear_svm, C: 3}]}")
    names = [whole.experiment({"model": end}).model.name for end in whole.space["model"].ends]
    assert names == ["complement_nb", "linear_svm"]


def test_a_config_without_a_sweep(project: object) -> None:
    assert load_sweep("small.yaml") is None
    assert load_sweep("sweep.yaml", ["sweep=false"]) is None


@pytest.mark.parametrize(
    ("overrides", "said"),
    [
        (["sweep.space={}"], "sweep.space: a mapping with no keys"),
        (["sweep.space={model.C: 3}"], "model.C: 3; expected a list of values, or a range"),
        (["sweep.space={model.C: []}"], "model.C: a list of 0; expected a list of values"),
        (["sweep.space={model.C: {from: 1}}"], "to: nothing; expected a number"),
        (["sweep.space={model.C: {from: 3, to: 1}}"], "'from' smaller than 'to'"),
        (["sweep.space={model.C: {from: 0, to: 1, log: true}}"], "a range above 0"),
        (["sweep.space={model.C: {from: 1, to: 3, lg: true}}"], "Did you mean 'log'?"),
        (["sweep.space={model.C: {from: 1, to: .inf}}"], "'from' smaller than 'to'"),
        (["sweep.space={model.c: [1]}"], "Did you mean 'C'?"),
        (["sweep.space={model.C.x: [1]}"], "model.C: a mapping with 'x'"),
        (["sweep.space={task.x: [1]}"], "What is scored must be the same"),
        (["seed=3", "sweep.space={seed.x: [1]}"], "expected the path of a mapping"),
        (["sweep.space={evaluation.folds: [2, 3]}"], "What is scored must be the same"),
        (["sweep.serch=grid"], "Did you mean 'search'?"),
        (["sweep.search=random"], "the number of trials of a random search"),
        (["sweep.trials=0"], "sweep.trials: 0"),
        (["sweep.metric=macro-f1"], "Did you mean 'macro_f1'?"),
        (["sweep=[1]"], "sweep: a list of 1; expected a mapping"),
        (["sweep={metric: macro_f1}"], "no 'sweep.space'"),
    ],
)
def test_what_cannot_be_searched_is_said(
    sweep_of: SweepOf, overrides: list[str], said: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        sweep_of(*overrides)
    assert said in str(caught.value)


def test_of_many_combinations_each_value_is_checked(sweep_of: SweepOf) -> None:
    values = ", ".join(map(str, range(1, 301)))
    with pytest.raises(ConfigError, match=r"found model.C: 0;") as caught:
        sweep_of(f"sweep.space={{model.C: [{values}, 0], features.words.low: [1, 2]}}")
    assert len(caught.value.problems) == 1
