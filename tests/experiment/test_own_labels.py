"""Labels of a user's own beside the starter articles: their weight, and what it rests on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.articles import Article
from toolkit.codebook import Codebook
from toolkit.config import override, read_as, yaml12
from toolkit.decisions import Method, fit_decisions
from toolkit.experiment.classify import ClassifyExperiment, ClassifyResult, run_classify
from toolkit.experiment.examples import make_examples
from toolkit.experiment.folds import scores_by_fold
from toolkit.experiment.labelled import STATED, Labelled
from toolkit.experiment.result import source_scores
from toolkit.experiment.weighing import LEAST, WEIGHTS, Weighed, repeat_own, weights_to_try
from toolkit.labels import Label, Labels, is_own, load_all_labels

Train = Callable[..., ClassifyResult]


def experiment(small_config: str, *overrides: str) -> ClassifyExperiment:
    node = yaml12.parse(small_config, "small.yaml")
    for change in overrides:
        override(node, change)
    return read_as(node, ClassifyExperiment)


def marked(labels: Labels) -> Labels:
    return {
        key: {theme: replace(label, own=True) for theme, label in entry.items()}
        for key, entry in labels.items()
    }


@pytest.fixture
def own(labels: Labels) -> Labels:
    """Every other article is the user's own, labelled as the rest."""
    return marked({key: labels[key] for key in sorted(labels)[::2]})


@pytest.fixture
def train(small_config: str, articles: list[Article], labels: Labels, codebook: Codebook) -> Train:
    def run(*overrides: str, own: Labels) -> Any:
        config = experiment(small_config, *overrides)
        return run_classify(config, articles, {**labels, **own}, codebook)

    return run


# -- which labels are own ----------------------------------------------------------------


def test_labels_by_hand_of_files_after_the_first_are_own(tmp_path: Path) -> None:
    head = "id,theme,label\n"
    (tmp_path / "first.csv").write_text(head + "a,x,1\nb,x,0\n", encoding="utf-8")
    (tmp_path / "second.csv").write_text(head + "b,x,2\nc,x,1\n", encoding="utf-8")
    (tmp_path / "third.jsonl").write_text('{"id": "d", "labels": {}}\n', encoding="utf-8")
    weak = "id,theme,probability\ne,x,0.7\n"
    (tmp_path / "weak.csv").write_text(weak, encoding="utf-8")
    names = ("first.csv", "second.csv", "third.jsonl", "weak.csv")
    found = load_all_labels([tmp_path / name for name in names], ["x"])
    assert {key: is_own(entry) for key, entry in found.items()} == {
        "a": False,
        "b": True,
        "c": True,
        "d": True,
        "e": False,
    }
    assert found["b"]["x"].level == 2
    assert all(label.level == 0 for label in found["d"].values())


def test_beside_weak_labels_none_are_own(
    small_config: str, articles: list[Article], own: Labels, labels: Labels, codebook: Codebook
) -> None:
    """Weak labels give way to those by hand: no choice between the two is left to make."""
    weak = {key: {"traffic": Label(1, probability=0.6)} for key in labels.keys() - own.keys()}
    config = experiment(small_config, "model={name: logistic}")
    assert not make_examples(config, articles, {**weak, **own}, codebook).own.any()


# -- weights -----------------------------------------------------------------------------


@given(st.lists(st.booleans(), min_size=1, max_size=30), st.integers(0, 12), st.data())
def test_repeating_keeps_the_others_and_their_order(
    marks: list[bool], weight: int, data: st.DataObject
) -> None:
    own = np.array(marks)
    rows = np.array(data.draw(st.permutations(range(len(marks)))))
    repeated = repeat_own(rows, own, weight)
    counts = np.bincount(repeated, minlength=len(own))
    expected = np.where(own, 1 if own.all() else weight, 1)
    np.testing.assert_array_equal(counts, expected)
    kept = [row for row in rows if expected[row]]
    assert list(dict.fromkeys(repeated.tolist())) == kept


def test_what_is_tried() -> None:
    mixed = np.array([True, False])
    assert weights_to_try(mixed, "auto") == WEIGHTS
    assert weights_to_try(mixed, 5) == (5,)
    assert weights_to_try(mixed & False, "auto") == (1,)
    assert weights_to_try(mixed | True, "auto") == (1,)


def weighed(n: int, better: int, seed: int = 0) -> Weighed:
    """One weight ranks own articles better than the other; of the others it is the reverse."""
    random = np.random.default_rng(seed)
    Y = random.integers(0, 2, (n, 2))
    own = np.arange(n) % 2 == 0
    good, bad = Y + random.normal(0, 0.3, Y.shape), random.normal(0, 1, Y.shape)
    best, worst = np.where(own[:, None], good, bad), np.where(own[:, None], bad, good)
    return Weighed({w: best if w == better else worst for w in WEIGHTS}, Y, 2, own)


@pytest.mark.parametrize("better", WEIGHTS)
def test_own_articles_alone_choose(better: int) -> None:
    assert weighed(80, better).choose(np.arange(80)) == better


def test_they_are_learnt_from_unless_that_is_seen_to_be_worse() -> None:
    one = weighed(80, 0)
    same = replace(one, scores=dict.fromkeys(WEIGHTS, one.scores[0]))
    assert same.choose(np.arange(80)) == 1
    random = np.random.default_rng(4)
    chosen = []
    for seed in range(20):
        noise = {weight: random.normal(0, 1, one.Y.shape) for weight in WEIGHTS}
        chosen.append(replace(weighed(80, 0, seed), scores=noise).choose(np.arange(80)))
    assert chosen.count(1) >= 14, "by chance alone a weight is seldom better by a standard error"


def test_too_few_own_articles_choose_nothing() -> None:
    one = weighed(2 * LEAST, 0)
    assert one.choose(np.arange(2 * LEAST)) == 0
    assert one.choose(np.arange(2 * LEAST - 2)) == 1


def test_the_choice_sees_only_the_rows_that_it_is_given() -> None:
    """So the weight that a scored article is judged with never saw the article."""
    one = weighed(80, 0)
    rows = np.arange(60)
    other = one.Y.copy()
    other[60:] = 1 - other[60:]
    worse = {
        weight: np.where(np.arange(80)[:, None] < 60, found, -found)
        for weight, found in one.scores.items()
    }
    changed = replace(one, Y=other, scores=worse)
    assert changed.to_record(rows)["log_loss"] == one.to_record(rows)["log_loss"]


def test_a_theme_that_the_others_lack_makes_own_articles_count() -> None:
    one = weighed(80, 0)
    never = one.scores[0].copy()
    never[:, 1] = np.nan
    assert replace(one, scores={1: one.scores[1], 0: never}).choose(np.arange(80)) == 1


# -- how frequent themes are ---------------------------------------------------------------


def stating(own_prevalence: bool = True) -> Labelled:
    """100 own articles of 200, labelled with and without main; 0.05 of each theme is stated."""
    random = np.random.default_rng(5)
    present = random.integers(0, 2, (200, 2))
    Y = np.hstack([present, present * random.integers(0, 2, (200, 2))])
    one = Weighed({1: Y + random.normal(0, 1, Y.shape)}, Y, 2, np.arange(200) % 2 == 0)
    method = Method(prevalence=(0.05, 0.05))
    return Labelled(one, ["schooling", "traffic"], method, own_prevalence)


def test_own_articles_tell_beside_what_is_stated_how_frequent_themes_are() -> None:
    one = stating()
    rows = np.arange(150)
    own = one.Y[:150:2]
    shares = (own[:, :2].sum(axis=0) + 0.05 * STATED) / (len(own) + STATED)
    main = shares * one.Y[:, 2:].mean(axis=0) / one.Y[:, :2].mean(axis=0)
    for columns, expected in ((slice(0, 2), shares), (slice(2, 4), main)):
        method = Method(prevalence=tuple(expected.tolist()))
        fitted = fit_decisions(one.weighed.scores[1][rows, columns], one.Y[rows, columns], method)
        assert one.decisions(rows)[columns] == fitted


def test_what_is_stated_holds_where_own_articles_are_no_sample() -> None:
    one, rows = stating(own_prevalence=False), np.arange(200)
    scores, Y = one.weighed.scores[1][:, :2], one.Y[:, :2]
    assert one.decisions(rows)[:2] == fit_decisions(scores, Y, one.method)
    none = replace(one.weighed, own=np.zeros(200, bool))
    assert replace(one, weighed=none, own_prevalence=True).decisions(rows) == one.decisions(rows)


def test_an_article_has_no_part_in_how_frequent_its_themes_are(
    train: Train, own: Labels, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[int]] = []
    before = Labelled._prevalence

    def noted(labelled: Labelled, rows: Any) -> Any:
        asked.append(set(rows.tolist()))
        return before(labelled, rows)

    monkeypatch.setattr(Labelled, "_prevalence", noted)
    train("decisions.prevalence=0.05", "evaluation.folds=3", own=own)
    assert sorted({len(rows) for rows in asked}) == [24, 36], (
        "others decide; all decide what is kept"
    )


# -- training ----------------------------------------------------------------------------


def test_scores_tell_own_articles_from_the_others(train: Train, own: Labels) -> None:
    made = train(own=own)
    record = made.model.metrics["own"]
    assert record["articles"] == record["held_out"] == len(own) == 18
    assert record["weight"] == 1
    assert set(record["log_loss"]) == {str(weight) for weight in WEIGHTS}
    assert {part.value: part.count for part in made.sources} == {"own": 18, "others": 18}
    assert sum(part.support for part in made.sources) == sum(made.presence.support.values())
    names = {f"{whose}/{name}" for whose in ("own", "others") for name in ("micro_f1", "macro_f1")}
    assert source_scores(made.model.metrics).keys() == names


def test_own_articles_that_are_held_out_once(train: Train, own: Labels) -> None:
    made = train("evaluation.folds=none", "evaluation.held_out=0.5", own=own)
    record = made.model.metrics["own"]
    assert record["held_out"] < record["articles"] == 18
    assert record["weight"] == 1, "too few of them were held out to choose by"
    assert sum(part.count for part in made.sources) == len(made.judged.articles)


def test_without_own_labels_nothing_is_said_of_them(train: Train) -> None:
    made = train(own={})
    assert made.sources == ()
    assert "own" not in made.model.metrics
    assert source_scores(made.model.metrics) == {}


@pytest.mark.parametrize("model", ["linear_svm", "passages"])
def test_learnt_from_once_is_as_if_they_were_no_users(
    train: Train, own: Labels, articles: list[Article], model: str
) -> None:
    """Own labels of weight 1 and unmarked ones make the same model, to the last digit."""
    texts = [article.text for article in articles]
    settings = (f"model={{name: {model}}}", "own_weight=1")
    plain, mine = (train(*settings, own=given) for given in ({}, own))
    np.testing.assert_array_equal(
        plain.model.estimator.decision_function(texts),
        mine.model.estimator.decision_function(texts),
    )
    assert plain.model.decisions == mine.model.decisions
    np.testing.assert_array_equal(plain.probabilities, mine.probabilities)


def test_weight_0_is_the_model_of_the_others(
    train: Train, own: Labels, labels: Labels, articles: list[Article], codebook: Codebook,
    small_config: str,
) -> None:  # fmt: skip
    left_out = train("own_weight=0", "drop_titles=0", own=own)
    starter = {key: entry for key, entry in labels.items() if key not in own}
    config = experiment(small_config, "drop_titles=0")
    alone = run_classify(config, articles, starter, codebook)
    texts = [article.text for article in articles]
    np.testing.assert_array_equal(
        left_out.model.estimator.decision_function(texts),
        alone.model.estimator.decision_function(texts),
    )


def test_a_choice_of_0_is_the_model_of_0(
    train: Train, own: Labels, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = train("own_weight=0", own=own)
    monkeypatch.setattr(Weighed, "choose", lambda weighed, rows: min(weighed.scores))
    chosen = train(own=own)
    assert chosen.model.metrics["own"]["weight"] == 0
    texts = [article.text for article in articles]
    np.testing.assert_array_equal(
        given.model.estimator.decision_function(texts),
        chosen.model.estimator.decision_function(texts),
    )
    assert given.model.decisions == chosen.model.decisions
    np.testing.assert_array_equal(given.probabilities, chosen.probabilities)


@pytest.mark.parametrize("model", ["linear_svm", "passages", "complement_nb"])
def test_a_weight_that_is_given_is_taken(train: Train, own: Labels, model: str) -> None:
    made = train("own_weight=10", f"model={{name: {model}}}", own=own)
    assert made.model.metrics["own"]["weight"] == 10
    assert made.model.metrics["own"]["log_loss"].keys() == {"10"}


def test_the_folds_of_a_search_have_the_scores_of_the_first_weight(
    train: Train, own: Labels, labels: Labels, articles: list[Article], codebook: Codebook,
    small_config: str,
) -> None:  # fmt: skip
    made = train(own=own)
    config = experiment(small_config)
    *_, (complete, scores) = scores_by_fold(config, articles, {**labels, **own}, codebook)
    assert complete
    assert scores["micro_f1"] == made.presence.to_record()["micro_f1"]


def test_what_is_repeated_is_one_story(
    small_config: str, articles: list[Article], own: Labels, labels: Labels, codebook: Codebook
) -> None:
    """Inner folds keep a story on one side, and so all copies of an own article."""
    config = experiment(small_config, "evaluation.check_leaks=false")
    examples = make_examples(config, articles, {**labels, **own}, codebook)
    rows = repeat_own(np.arange(len(articles)), examples.own, 3)
    data = examples.training(rows)
    assert len(data.texts) == len(data.stories) == 36 + 2 * 18
    named = dict(zip(rows.tolist(), data.stories, strict=True))
    assert [named[row] for row in rows.tolist()] == data.stories
    assert len(set(named.values())) == 36 - 2, "two pairs are one story each"


# -- on the command line -----------------------------------------------------------------------


def test_a_second_table_of_labels_is_the_users_own(
    small_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    import shutil

    from toolkit.cli import run

    project = Path(shutil.copytree(small_project, tmp_path / "project"))
    monkeypatch.chdir(project)
    head, *rows = (project / "labels.csv").read_text(encoding="utf-8").splitlines()
    mine = [row for row in rows if int(row[1:3]) % 2]
    others = [row for row in rows if row not in mine]
    (project / "labels.csv").write_text("\n".join([head, *others]), encoding="utf-8")
    (project / "mine.csv").write_text("\n".join([head, *mine]), encoding="utf-8")
    command = ["train", "small.yaml", "labels=[labels.csv, mine.csv]", "--no-track"]
    assert run([*command, "--out", "models/small"]) == 0
    said = capsys.readouterr().out.splitlines()
    table = [line.split() for line in said]
    at = table.index(["whose", "articles", "labels", "micro-F1", "macro-F1"])
    assert [row[:2] for row in table[at + 1 : at + 3]] == [["own", "18"], ["others", "18"]]
    assert said[at + 3].startswith("weight of the 18 own articles in training: ")
    kept = json.loads((project / "models/small/metrics.json").read_text(encoding="utf-8"))
    assert kept["own"]["articles"] == 18
