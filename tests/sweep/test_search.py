"""The loop over trials: what is tried, what is remembered, what wins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.errors import ArticleError, ConfigError, StoreError
from toolkit.labels import Label
from toolkit.sweep import Outcome, Study, Sweep, ThemeData, search

SweepOf = Callable[..., Sweep]

TPE = (
    "sweep.search=tpe",
    "sweep.trials=25",
    "sweep.space={model.C: {from: 0.01, to: 100, log: true}, features.words.high: [1, 2]}",
)
RANDOM = ("sweep.search=random", "sweep.trials=12", "sweep.space={model.C: {from: 1, to: 40}}")


def run(sweep: Sweep, data: ThemeData, path: Path = Path("study.db"), **more: Any) -> Outcome:
    with Study(path) as study:
        return search(sweep, data, study, **more)


def settings(outcome: Outcome) -> list[tuple[Any, ...]]:
    return [tuple(trial.settings.values()) for trial in outcome.trials]


def test_a_grid_is_tried_in_order_and_the_first_of_equals_wins(
    sweep_of: SweepOf, data: ThemeData, scored: list[float]
) -> None:
    heard: list[int] = []
    outcome = run(sweep_of(), data, told=lambda trial, experiment: heard.append(trial.number))
    assert settings(outcome) == [(0.1, 1), (0.1, 2), (1, 1), (1, 2)]
    assert heard == [1, 2, 3, 4]
    assert outcome.best.number == 3
    assert outcome.best.value == max(trial.value or 0 for trial in outcome.trials)
    assert outcome.experiment.model.settings["C"] == 1.0


def test_the_lower_the_better(sweep_of: SweepOf, data: ThemeData, scored: list[float]) -> None:
    outcome = run(sweep_of("sweep.metric=hamming_loss"), data)
    assert outcome.best.value == min(trial.value or 1 for trial in outcome.trials)


@pytest.mark.parametrize("name", ["main/macro_brier", "brier/schooling", "calibration_error"])
def test_losses_are_known(sweep_of: SweepOf, name: str) -> None:
    assert sweep_of(f"sweep.metric={name}").lower_is_better
    assert not sweep_of("sweep.metric=macro_roc_auc").lower_is_better


def test_a_longer_random_search_begins_like_a_shorter(
    sweep_of: SweepOf, data: ThemeData, scored: list[float]
) -> None:
    long = run(sweep_of(*RANDOM), data, Path("long.db"))
    short = run(sweep_of(*RANDOM, "sweep.trials=5"), data, Path("short.db"))
    assert len(long.trials) == 12
    assert settings(long)[:5] == settings(short)
    other = run(sweep_of(*RANDOM, "seed=14"), data, Path("other.db"))
    assert settings(other) != settings(long)


def test_at_random_each_point_once(sweep_of: SweepOf, data: ThemeData, scored: list[float]) -> None:
    outcome = run(sweep_of("sweep.search=random", "sweep.trials=50"), data)
    assert sorted(settings(outcome)) == [(0.1, 1), (0.1, 2), (1, 1), (1, 2)]


class Stopped(BaseException):
    """As an interrupt."""


@pytest.mark.parametrize("search_for", [(), RANDOM, TPE], ids=["grid", "random", "tpe"])
@pytest.mark.parametrize("after", [1, 3, 14])
def test_what_was_interrupted_goes_on_as_if_it_had_not_been(
    sweep_of: SweepOf, data: ThemeData, scored: list[float], search_for: tuple[str, ...], after: int
) -> None:
    if search_for == TPE:
        pytest.importorskip("optuna")
    sweep = sweep_of(*search_for)
    whole = run(sweep, data, Path("whole.db"))
    tried = list(scored)
    scored.clear()

    def stop(trial: Any, experiment: Any) -> None:
        if trial.number == after:
            raise Stopped

    if after <= len(whole.trials):
        with pytest.raises(Stopped):
            run(sweep, data, told=stop)
    assert run(sweep, data) == whole
    assert scored == tried, "no trial is run twice"
    again = run(sweep, data)
    assert again == whole
    assert scored == tried


def test_tpe_finds_the_best_and_gives_up_the_hopeless(
    sweep_of: SweepOf, data: ThemeData, scored: list[float]
) -> None:
    pytest.importorskip("optuna")
    outcome = run(sweep_of(*TPE), data)
    assert 1 < outcome.best.settings["model.C"] < 4
    states = [trial.state for trial in outcome.trials]
    assert len(states) == 25
    assert "pruned" in states[5:]
    assert "pruned" not in states[:5]
    assert all(not trial.scores for trial in outcome.trials if trial.state == "pruned")


def test_a_trial_that_was_given_up_is_finished_where_a_grid_asks_for_it(
    sweep_of: SweepOf, data: ThemeData, scored: list[float]
) -> None:
    pytest.importorskip("optuna")
    sweep = sweep_of(*TPE)
    pruned = next(trial for trial in run(sweep, data).trials if trial.state == "pruned")
    C, high = pruned.settings.values()
    grid = sweep_of(f"sweep.space={{model.C: [{C}], features.words.high: [{high}]}}")
    assert run(grid, data).best.key == pruned.key


def test_other_labels_are_other_trials(
    sweep_of: SweepOf, data: ThemeData, scored: list[float]
) -> None:
    run(sweep_of(), data)
    given = dict(data.labels)
    given["n00"] = {**given["n00"], "traffic": Label(1)}
    run(sweep_of(), ThemeData(data.articles, given, data.codebook))
    assert len(scored) == 8
    run(sweep_of("seed=3"), data)
    assert len(scored) == 12
    outcome = run(sweep_of("sweep.space={model.C: [1, 2]}", "features.words.high=2"), data)
    assert len(scored) == 13, "one of the two has been scored before"
    assert settings(outcome) == [(1,), (2,)]


def test_what_cannot_be_trained_is_a_failed_trial(
    sweep_of: SweepOf, data: ThemeData, scored: list[float]
) -> None:
    outcome = run(sweep_of("sweep.space={model.C: [60, 1]}"), data)
    assert [trial.state for trial in outcome.trials] == ["failed", "done"]
    assert outcome.trials[0].reason == "model.C: too large."
    with pytest.raises(ConfigError, match=r"none of 2 trials could be done\. model\.C: too large"):
        run(sweep_of("sweep.space={model.C: [60, 70]}"), data)


def test_features_that_leave_nothing_are_a_failed_trial(sweep_of: SweepOf, data: ThemeData) -> None:
    space = "sweep.space={features.words.min_articles: [500, 2]}"
    outcome = run(sweep_of(space, "features.phrases=false", "evaluation.folds=2"), data)
    assert [trial.state for trial in outcome.trials] == ["failed", "done"]
    assert "set min_articles lower" in outcome.trials[0].reason


def test_labels_that_carry_no_training_are_no_trials_fault(
    sweep_of: SweepOf, data: ThemeData, scored: list[float]
) -> None:
    given = {key: {**labels, "traffic": Label(0)} for key, labels in data.labels.items()}
    with pytest.raises(ArticleError, match="no article of 36 carries 'traffic'"):
        run(sweep_of(), ThemeData(data.articles, given, data.codebook))
    assert scored == []


def test_a_file_that_is_no_study(sweep_of: SweepOf, data: ThemeData) -> None:
    Path("study.db").write_text("no database, and long enough to be looked at" * 9)
    with pytest.raises(StoreError, match=r"study\.db: cannot be used as the study of a sweep"):
        run(sweep_of(), data)


def test_a_trial_has_the_scores_that_training_has(sweep_of: SweepOf, data: ThemeData) -> None:
    from toolkit.experiment.classify import run_classify
    from toolkit.experiment.result import all_scores

    outcome = run(sweep_of("sweep.space={model.C: [1]}"), data)
    result = run_classify(outcome.experiment, data.articles, data.labels, data.codebook)
    assert outcome.best.scores == all_scores(result.model.metrics)
    assert len(outcome.best.values) == 2, "after the second fold and the third"


def test_any_number_of_workers_finds_the_same(
    sweep_of: SweepOf, data: ThemeData, monkeypatch: pytest.MonkeyPatch
) -> None:
    sweep = sweep_of("sweep.space={model.C: [0.01, 1]}")
    alone = run(sweep, data, Path("alone.db"))
    monkeypatch.setattr("toolkit.processes.LARGE", 0)
    monkeypatch.setattr("toolkit.processes._cores", lambda: 2)
    assert run(sweep, data, Path("together.db")) == alone


def test_the_outer_folds_never_see_the_choice(
    sweep_of: SweepOf, data: ThemeData, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither scores nor stories of a held-out article are known where settings are chosen."""
    import toolkit.sweep.nested as nested
    from toolkit.experiment.classify import prepare

    seen: list[set[str]] = []

    def watched(sweep: Sweep, part: ThemeData, *more: Any, **named: Any) -> Outcome:
        assert {article.id for article in part.articles} == set(part.labels)
        seen.append(set(part.labels))
        return search(sweep, part, *more, **named)

    monkeypatch.setattr(nested, "search", watched)
    sweep = sweep_of("sweep.space={model.C: [0.001, 1]}", "evaluation.folds=2")
    with Study(Path("study.db")) as study:
        found = nested.nested_scores(sweep, data, study)
    held = prepare(sweep.base, data.articles, data.labels, data.codebook)
    ids = held.examples.ids
    for part, (train, test) in zip(seen, held.held.split.folds, strict=True):
        assert part == {ids[row] for row in train}
        assert not part & {ids[row] for row in test}
    assert [row["fold"] for row in found.folds] == [1, 2]
    assert sum(row["articles"] for row in found.folds) == 36
    assert found.scores["macro_f1"]["value"] is not None
    assert found.scores["main/macro_brier"]["value"] is not None
