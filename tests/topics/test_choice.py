"""How many topics."""

from __future__ import annotations

from dataclasses import replace

import pytest

from toolkit.config import read_as, yaml12
from toolkit.errors import ConfigError
from toolkit.experiment.topics import TopicsExperiment, run_topics
from toolkit.topics.choice import compromise, knee, tried


def test_numbers_that_are_tried():
    assert tried({"from": 10, "to": 60}) == [10, 20, 30, 40, 50, 60]
    assert tried({"from": 2, "to": 6, "step": 2}) == [2, 4, 6]


@pytest.mark.parametrize(
    ("k", "said"),
    [
        ({"to": 9}, "k: found no from; expected from, to"),
        ({"from": 2, "to": 9, "by": 1}, "k: found by; expected"),
        ({"from": 9, "to": 10}, r"k: found 1 numbers of topics to try, \[9\]"),
    ],
)
def test_what_cannot_be_tried(k, said):
    with pytest.raises(ConfigError, match=said):
        tried(k)


def test_the_knee_is_where_the_curve_bends():
    assert knee([10, 20, 30, 40, 50], [0.0, 0.8, 0.9, 0.95, 1.0]) == 20
    assert knee([10, 20, 30], [0.2, 0.9, 0.1]) == 20
    assert knee([10, 20, 30], [0.9, 0.1, 0.8]) == 10  # all below the line: the best
    assert knee([10, 20, 30], [0.5, 0.5, 0.5]) == 10


def test_the_compromise_weighs_measures_alike():
    rows = [{"npmi": 0.1, "diversity": 1.0}, {"npmi": 0.3, "diversity": 0.0}]
    assert compromise(rows) == pytest.approx([0.5, 0.5])
    assert compromise([{"npmi": 0.1}, {"npmi": 0.1}]) == [0, 0]


def test_the_number_at_the_knee_is_fitted(experiment, articles):
    base = replace(experiment("nmf", refits=1), k={"from": 2, "to": 6, "step": 1})
    result = run_topics(base, articles)
    rows = result.tables["choice_of_k"]
    assert [row["k"] for row in rows] == [2, 3, 4, 5, 6]
    [chosen] = [row for row in rows if row["knee"]]
    assert chosen["k"] == 3
    assert len(result.topics.topics) == 3
    assert result.experiment["model"]["k"] == 3
    for name in ("npmi", "diversity", "stability"):
        assert result.metrics[name] == pytest.approx(chosen[name])


def test_the_filled_config_is_read_again(experiment, articles):
    filled = run_topics(experiment("nmf"), articles).experiment
    assert filled["k"] == {}
    read_as(yaml12.parse(yaml12.dump(filled), "filled"), TopicsExperiment)
