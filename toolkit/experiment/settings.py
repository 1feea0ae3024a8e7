"""What a config of a theme classifier may say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from toolkit.classifiers import classifiers
from toolkit.config import Between, Named, defaults
from toolkit.decisions import Calibration, Method, abstentions, objectives
from toolkit.features import features
from toolkit.splits import splits
from toolkit.text import steps

__all__ = ["TEXT_STEPS", "ClassifyExperiment", "Decisions", "Evaluation", "Target"]

Target = Literal["multi", "single"]
"""Any number of themes an article, or exactly one."""

TEXT_STEPS = ("nfc", "characters", "abbreviations", "tones")
"""What normalises texts where a config does not say."""


@dataclass(frozen=True)
class Decisions:
    """How scores become decisions.

    ``prevalence`` is the share of articles that carry a theme where the model will be used, for
    labelled articles that were not drawn at random; else the labels' own. With
    ``own_prevalence``, articles that the user added labels to tell it better, the more the more
    they are: what is stated counts as fifty of them.
    """

    calibration: Calibration = "sigmoid"
    threshold: Annotated[Named, objectives] = field(
        default_factory=lambda: defaults(objectives, "half")["half"]
    )
    undecided: Annotated[Named, abstentions] | None = None
    prevalence: Annotated[float, Between(0.0001, 0.9999)] | None = None
    own_prevalence: bool = True

    def method(self, target: Target, themes: int) -> Method:
        """The decisions as they are fitted. Raises ConfigError for values that do not fit."""
        undecided = self.undecided.build() if self.undecided else None
        shares = (self.prevalence,) * themes if self.prevalence else None
        single = target == "single"
        return Method(self.calibration, self.threshold.build(), undecided, single, shares)


@dataclass(frozen=True)
class Evaluation:
    """Which articles are held out, and how sure the scores are.

    With ``folds: none`` one part of ``held_out`` of the articles is scored and decides, and no
    more than two models are trained. ``check_leaks`` looks for near-duplicates on both sides.
    ``learning_curve`` trains with fewer articles too: with the numbers it lists, or with a
    sixteenth, an eighth, a quarter and a half of them.
    """

    folds: Annotated[int, Between(2, 50)] | Literal["none"] = 5
    held_out: Annotated[float, Between(0.01, 0.5)] = 0.2
    split: Annotated[Named, splits] = field(
        default_factory=lambda: defaults(splits, "stratified")["stratified"]
    )
    check_leaks: bool = True
    resamples: Annotated[int, Between(100, 100_000)] = 1000
    learning_curve: list[Annotated[int, Between(20)]] | bool = False


@dataclass(frozen=True)
class ClassifyExperiment:
    """Train a classifier of themes on labelled articles.

    Labels after the first of ``labels`` are the user's own. An article that has some is learnt from
    ``own_weight`` times; on ``auto`` once, or not at all if validation finds that better.
    """

    task: Literal["classify"]
    codebook: str
    articles: list[str]
    labels: list[str]
    model: Annotated[Named, classifiers]
    target: Target = "multi"
    own_weight: Annotated[int, Between(0, 100)] | Literal["auto"] = "auto"
    columns: dict[str, str] = field(default_factory=dict)
    text: Annotated[dict[str, Named], steps] = field(
        default_factory=lambda: defaults(steps, *TEXT_STEPS)
    )
    features: Annotated[dict[str, Named], features] = field(
        default_factory=lambda: defaults(features, "words")
    )
    drop_titles: Annotated[float, Between(0.0, 1.0)] = 0.5
    decisions: Decisions = field(default_factory=Decisions)
    evaluation: Evaluation = field(default_factory=Evaluation)
    seed: Annotated[int, Between(0, 2**32 - 1)] = 13

    def __post_init__(self) -> None:
        threshold = self.decisions.threshold.name
        if self.target == "single" and threshold != "half":
            raise ValueError(
                f"decisions.threshold: {threshold} with target: single",
                "no threshold, since the likeliest theme is taken",
            )
        if self.target == "single" and self.decisions.prevalence:
            raise ValueError(
                "decisions.prevalence with target: single",
                "none, since every article has exactly one theme",
            )
