"""Trainings with each split, each way to decide, and one theme an article."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import toolkit
from toolkit.articles import Article
from toolkit.classifiers import classifiers
from toolkit.codebook import Codebook
from toolkit.config import load_node, override, read_as, yaml12
from toolkit.errors import ArticleError, ConfigError
from toolkit.evaluation import article_slices
from toolkit.experiment.classify import ClassifyExperiment, ClassifyResult, run_classify
from toolkit.labels import Label, Labels
from toolkit.model import Classifier

Train = Callable[..., ClassifyResult]


def experiment(small_config: str, *overrides: str) -> ClassifyExperiment:
    node = yaml12.parse(small_config, "small.yaml")
    for change in overrides:
        override(node, change)
    return read_as(node, ClassifyExperiment)


@pytest.fixture
def dated(articles: list[Article]) -> list[Article]:
    """The invented articles with a day and one of five outlets each."""
    return [
        replace(article, published=f"20{10 + i % 12}-0{i % 9 + 1}-1{i % 10}", outlet=f"Báo {i % 5}")
        for i, article in enumerate(articles)
    ]


@pytest.fixture
def train(small_config: str, dated: list[Article], labels: Labels, codebook: Codebook) -> Train:
    def run(*overrides: str, articles: list[Article] = dated, labels: Labels = labels) -> Any:
        return run_classify(experiment(small_config, *overrides), articles, labels, codebook)

    return run


# -- splits ------------------------------------------------------------------------------


@pytest.mark.parametrize("split", ["stratified", "story", "source", "time"])
@pytest.mark.parametrize("folds", ["2", "none"])
def test_every_split_trains_and_says_what_it_scored(train: Train, split: str, folds: str) -> None:
    found = train(f"evaluation.split={split}", f"evaluation.folds={folds}")
    said = found.model.metrics["split"]
    scored = len(found.judged.articles)
    assert said["name"] == split
    assert said["scored"] == scored
    assert said["set_aside"] == 0
    assert said["models"] == (1 if folds == "none" else 3 if split == "time" else 2)
    assert sum(found.presence.support.values()) == found.truth.sum()
    assert np.isfinite(found.probabilities).all()
    assert len(found.held_out) == 2 * scored
    everything = folds != "none" and split != "time"
    assert (scored == 36) is everything


def test_what_does_not_tell_its_day_is_set_aside_and_counted(
    train: Train, dated: list[Article]
) -> None:
    some = [replace(a, published=None) if i < 4 else a for i, a in enumerate(dated)]
    found = train(
        "evaluation.split={name: time, missing: set_aside}", "evaluation.folds=2", articles=some
    )
    assert found.model.metrics["split"]["set_aside"] == 4
    assert found.model.metrics["data"]["articles"] == 36
    assert "4 articles do not tell what is split by" in found.warnings[0]
    assert not {a.id for a in some[:4]} & {a.id for a in found.judged.articles}


def test_copies_on_both_sides_are_warned_of(
    train: Train, dated: list[Article], labels: Labels
) -> None:
    """A copy of each article, under another id and without a story."""
    once = [replace(a, story=None) for a in dated]
    copies = [replace(a, id=f"{a.id}-copy", outlet="Báo khác") for a in once]
    both = labels | {f"{key}-copy": entry for key, entry in labels.items()}
    leaky = train(articles=[*once, *copies], labels=both)
    leaks = leaky.model.metrics["split"]["leaks"]
    assert leaks["count"] > 10
    assert len(leaks["examples"]) == 3
    assert any("repeat one that was learnt from" in warning for warning in leaky.warnings)
    assert any("evaluation.split=story" in warning for warning in leaky.warnings)
    sound = train("evaluation.split=story", articles=[*once, *copies], labels=both)
    assert sound.model.metrics["split"]["leaks"]["count"] == 0
    unchecked = train("evaluation.check_leaks=false", articles=[*once, *copies], labels=both)
    assert unchecked.model.metrics["split"]["leaks"] is None


def test_a_theme_that_comes_later_is_warned_of(
    train: Train, dated: list[Article], labels: Labels
) -> None:
    """As with an epidemic: what was before it had nothing to learn from."""
    late = sorted(dated, key=lambda a: labels[a.id]["traffic"].level > 0)
    moved = [
        replace(a, published=f"2010-{i // 28 + 1:02}-{i % 28 + 1:02}") for i, a in enumerate(late)
    ]
    found = train("evaluation.split=time", "evaluation.folds=2", articles=moved)
    assert found.model.metrics["split"]["never_learnt"] == ["traffic"]
    assert any(warning.startswith("traffic: some of the models") for warning in found.warnings)


def test_a_theme_that_no_held_out_article_carries(
    train: Train, dated: list[Article], labels: Labels
) -> None:
    early = sorted(dated, key=lambda a: labels[a.id]["traffic"].level == 0)
    moved = [
        replace(a, published=f"20{10 + i // 20}-{i % 12 + 1:02}-01") for i, a in enumerate(early)
    ]
    with pytest.raises(ArticleError, match="none of the 8 held-out articles carries 'traffic'"):
        train("evaluation.split=time", "evaluation.folds=none", articles=moved)


def test_one_class_only(train: Train, labels: Labels) -> None:
    same = {key: {**entry, "traffic": Label(1)} for key, entry in labels.items()}
    with pytest.raises(ArticleError, match="every article of 36 carries 'traffic'"):
        train(labels=same)


def test_an_article_without_text(train: Train, dated: list[Article]) -> None:
    empty = [replace(dated[0], title=None, lead=None, body=()), *dated[1:]]
    with pytest.raises(ArticleError, match=r"1 of 36 .* without text .the first: 'n00'."):
        train(articles=empty)


def test_the_same_input_gives_the_same_model(train: Train, tmp_path: Path) -> None:
    for name in ("one", "two"):
        made = train(
            "evaluation.split=time", "evaluation.folds=2", "decisions.calibration=isotonic"
        )
        made.model.save(tmp_path / name / "model")
    for name in ("themes.json", "metrics.json", "experiment.yaml", "README.md"):
        one, two = (tmp_path / folder / "model" / name for folder in ("one", "two"))
        assert one.read_bytes() == two.read_bytes(), name


# -- decisions ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "overrides",
    [
        ["decisions.calibration=isotonic"],
        ["decisions.threshold={name: precision, at_least: 0.6}"],
        ["decisions.threshold={name: cost, false_alarm: 3}"],
        ["decisions.undecided=band", "decisions.calibration=isotonic"],
        ["decisions.undecided={name: precise, at_least: 0.6}", "decisions.threshold=f1"],
    ],
)
def test_a_model_keeps_how_it_decides(
    train: Train, tmp_path: Path, dated: list[Article], overrides: list[str]
) -> None:
    made = train(*overrides)
    made.model.save(tmp_path / "model")
    loaded = toolkit.load(str(tmp_path / "model"))
    assert isinstance(loaded, Classifier)
    assert loaded.decisions == made.model.decisions
    assert loaded.predict(dated) == made.model.predict(dated)
    assert (made.abstention is not None) is ("undecided" in overrides[0])


def test_what_is_in_doubt_is_said_and_counted(train: Train, dated: list[Article]) -> None:
    made = train("decisions.undecided={name: band, low: 0.01, high: 0.99}")
    found = made.model.predict(dated, evidence=False)
    for prediction in found:
        for theme, p in prediction.probabilities.items():
            doubtful = 0.01 <= p < 0.99
            assert (theme in prediction.undecided) is doubtful
            assert (theme in prediction.themes) is (p >= 0.99)
    assert any(prediction.undecided for prediction in found)
    assert found[0].to_record()["undecided"] == list(found[0].undecided)
    share = made.judged.undecided.any(axis=1).mean()
    assert made.abstention is not None
    assert made.abstention["undecided"].value == pytest.approx(share)
    assert made.model.metrics["abstention"]["undecided"]["value"] == pytest.approx(share, abs=1e-6)


def test_a_precision_out_of_reach_is_refused_with_the_best(
    train: Train, labels: Labels, dated: list[Article]
) -> None:
    """Labels of chance: the likeliest articles do not carry the theme."""
    random = np.random.default_rng(5)
    chance = {
        key: {theme: Label(int(random.random() < 0.5)) for theme in entry}
        for key, entry in labels.items()
    }
    with pytest.raises(ConfigError, match=r"a precision of 1 is never reached; the best is 0\."):
        train("decisions.threshold={name: precision, at_least: 1.0}", labels=chance)


# -- one theme an article ----------------------------------------------------------------------


@pytest.fixture
def one_theme(dated: list[Article], labels: Labels) -> tuple[list[Article], Labels]:
    """The articles that are mainly about one theme, and that theme alone."""
    main = {
        key: {theme: x for theme, x in entry.items() if x.level == 2}
        for key, entry in labels.items()
    }
    kept = {key: entry for key, entry in main.items() if len(entry) == 1}
    return dated, kept


@pytest.mark.parametrize("name", classifiers.names())
def test_every_classifier_can_take_exactly_one(
    train: Train, one_theme: tuple[list[Article], Labels], tmp_path: Path, name: str
) -> None:
    articles, labels = one_theme
    if classifiers[name].missing_requirements():
        pytest.skip("its requirement is not installed")
    made = train("target=single", f"model={{name: {name}}}", articles=articles, labels=labels)
    assert (made.judged.present.sum(axis=1) == 1).all()
    np.testing.assert_allclose(made.probabilities.sum(axis=1), 1)
    accuracy = (made.judged.present == made.truth).all(axis=1).mean()
    assert made.presence["accuracy"].value == pytest.approx(accuracy)
    assert np.sum(made.model.metrics["confusion"]) == len(labels)
    assert made.main is None
    made.model.save(tmp_path / "model")
    loaded = toolkit.load(str(tmp_path / "model"))
    found = loaded.predict(articles, evidence=False)
    assert all(len(prediction.themes) == 1 for prediction in found)
    again = made.model.predict(articles, evidence=False)
    if classifiers[name].deterministic:
        assert found == again
    assert [one.themes for one in found] == [one.themes for one in again]
    for one, other in zip(found, again, strict=True):
        assert one.probabilities == pytest.approx(dict(other.probabilities), abs=1e-4)


def test_a_single_theme_may_stay_open(
    train: Train, one_theme: tuple[list[Article], Labels]
) -> None:
    articles, labels = one_theme
    made = train("target=single", "decisions.undecided={name: band, high: 0.97}",
                 articles=articles, labels=labels)  # fmt: skip
    found = made.model.predict(articles, evidence=False)
    assert all(len(p.themes) + len(p.undecided) == 1 for p in found)
    assert any(p.undecided for p in found)
    table = np.array(made.model.metrics["confusion"])
    assert table.shape == (2, 3)
    assert table[:, 2].sum() == made.judged.undecided.any(axis=1).sum()


# -- on the command line -----------------------------------------------------------------------


def test_slices_by_the_article(train: Train) -> None:
    made = train()
    judged = made.judged
    truth = judged.levels > 0
    for by, values in {
        "source": {f"Báo {i}" for i in range(5)},
        "year": {str(2010 + i) for i in range(12)},
        "province": {"unknown"},
        "length": {"under 200"},
    }.items():
        found = article_slices(by, judged.articles, truth, judged.present, ["a", "b"], least=1)
        assert {s.value for s in found} == values
        assert sum(s.count for s in found) == 36


def test_metrics_json_holds_every_score(train: Train, tmp_path: Path) -> None:
    made = train("decisions.undecided=band")
    made.model.save(tmp_path / "model")
    record = json.loads((tmp_path / "model/metrics.json").read_text(encoding="utf-8"))
    for kind in ("average_precision", "roc_auc", "mcc", "brier", "calibration_error"):
        assert set(record["presence"][f"{kind}/traffic"]) == {"value", "low", "high"}
    assert record["abstention"]["decided_accuracy"]["value"] is not None
    assert record["split"]["scored"] == 36
    assert load_node(tmp_path / "model/experiment.yaml").plain["decisions"]["undecided"] == {
        "name": "band", "low": 0.35, "high": 0.65,
    }  # fmt: skip


# -- weak labels -----------------------------------------------------------------------------


def weak(labels: Labels) -> Labels:
    """The labels as a label model would tell them: 0.9 and 0.1."""
    return {
        key: {t: Label(min(x.level, 1), probability=0.9 if x.level else 0.1) for t, x in e.items()}
        for key, e in labels.items()
    }


@pytest.mark.parametrize("split", ["stratified", "story", "source", "time"])
@pytest.mark.parametrize("folds", ["2", "none"])
def test_labels_by_hand_alone_are_scored(
    train: Train, dated: list[Article], labels: Labels, split: str, folds: str
) -> None:
    by_hand = {key: entry for key, entry in labels.items() if int(key[1:]) % 3}
    settings = (f"evaluation.split={split}", f"evaluation.folds={folds}", "evaluation.held_out=0.4")
    found = train(*settings, labels=weak(labels) | by_hand)
    assert {article.id for article in found.judged.articles} <= by_hand.keys()
    assert found.model.metrics["data"]["weak"] == len(labels) - len(by_hand)
    assert not found.only_weak
    assert not found.model.knows_main
    assert np.isfinite(found.probabilities).all()
    assert any("12 articles have weak labels" in warning for warning in found.warnings)


def test_weak_labels_alone_are_agreed_with(train: Train, labels: Labels) -> None:
    found = train(labels=weak(labels))
    assert found.only_weak
    assert len(found.judged.articles) == 36
    assert any("not accuracy" in warning for warning in found.warnings)


def test_probabilities_are_learnt_from(train: Train, labels: Labels) -> None:
    """What is hardly surer than chance teaches less than what is sure."""
    sure = train(labels=weak(labels)).model.estimator["model"].coef_
    unsure = {
        key: {t: replace(x, probability=0.5 + (x.probability - 0.5) / 8) for t, x in e.items()}
        for key, e in weak(labels).items()
    }
    hardly = train(labels=unsure).model.estimator["model"].coef_
    assert np.abs(hardly).sum() < 0.5 * np.abs(sure).sum()


def test_articles_by_hand_that_nothing_else_decides(
    train: Train, dated: list[Article], labels: Labels
) -> None:
    outlet = {article.id: article.outlet for article in dated}
    by_hand = {key: entry for key, entry in labels.items() if outlet[key] == "Báo 1"}
    with pytest.raises(ArticleError, match="labelled by hand all lie in one part"):
        train(*("evaluation.split=source", "evaluation.folds=2"), labels=weak(labels) | by_hand)
