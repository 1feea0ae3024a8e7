"""From votes to probabilities: what functions of unknown quality say together of one theme.

Votes are (n_articles, n_functions) of `YES`, `NO` and `ABSTAIN`; probabilities are of presence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from toolkit.weak.functions import ABSTAIN, NO, YES

__all__ = ["LABEL_MODELS", "DawidSkene", "LabelModel", "MajorityVote", "dawid_skene", "majority"]

Table = NDArray[np.int8]
Floats = NDArray[np.float64]

ANSWERS = (ABSTAIN, NO, YES)
IDENTIFIED = 3
"""Functions from which on their qualities follow from their votes."""

SMOOTHING = 1.0
"""Articles of each class that answer as all articles do, so that no vote is ever proof."""


class LabelModel(Protocol):
    """What is fitted on votes and says how probable a theme is."""

    @property
    def fitted(self) -> str:
        """How the fitting went, for people."""

    def probabilities(self, votes: Table) -> Floats:
        """(n_articles,)."""


@dataclass(frozen=True)
class MajorityVote:
    """The share of votes that say yes; ``prevalence`` where there are none."""

    prevalence: float

    @property
    def fitted(self) -> str:
        return "shares of votes"

    def probabilities(self, votes: Table) -> Floats:
        yes, cast = (votes == YES).sum(axis=1), (votes != ABSTAIN).sum(axis=1)
        return np.where(cast > 0, yes / np.maximum(cast, 1), self.prevalence)


def majority(votes: Table) -> MajorityVote:
    """Every vote counts the same."""
    found = MajorityVote(0.0).probabilities(votes)[(votes != ABSTAIN).any(axis=1)]
    return MajorityVote(float(found.mean()) if len(found) else 0.0)


@dataclass(frozen=True)
class DawidSkene:
    """Votes weighed by how often each function gives each answer where a theme is or is not.

    ``rates`` is (2, n_functions, 3): for absent and present, the probabilities to abstain, to say
    no and to say yes. ``converged`` tells whether the last of ``rounds`` changed anything.
    """

    prevalence: float
    rates: Floats
    rounds: int
    converged: bool

    @property
    def fitted(self) -> str:
        ended = "converged" if self.converged else "not converged"
        return f"{ended} in {self.rounds} rounds"

    def probabilities(self, votes: Table) -> Floats:
        return _posterior(_answers(votes), self.prevalence, self.rates)


def dawid_skene(votes: Table, rounds: int = 1000, tolerance: float = 1e-6) -> LabelModel:
    """Truth and functions estimated from each other by expectation maximisation.

    It begins with the majority and ends when no probability moves by ``tolerance``. Two things
    differ from the source. To abstain is an answer too: else a function that only ever says yes
    would tell nothing. And a vote never speaks against what it says, for words that point away
    from a theme stand where there is much talk of it: yes is at least as probable where the theme
    is present as where it is absent, no the other way round. Of fewer than three functions that
    vote, votes cannot tell the quality: there it is the majority.

    Source: Dawid and Skene (1979), Maximum likelihood estimation of observer error-rates using
    the EM algorithm, Applied Statistics 28.
    """
    if (votes != ABSTAIN).any(axis=0).sum() < IDENTIFIED:
        return majority(votes)
    patterns, counts = np.unique(votes, axis=0, return_counts=True)
    answers = _answers(patterns)
    p = majority(votes).probabilities(patterns)
    prevalence, rates = _estimate(answers, counts, p)
    moved = np.inf
    done = 0
    while moved >= tolerance and done < rounds:
        before, p = p, _posterior(answers, prevalence, rates)
        prevalence, rates = _estimate(answers, counts, p)
        moved = float(np.abs(p - before).max(initial=0.0))
        done += 1
    return DawidSkene(prevalence, rates, done, moved < tolerance)


def _answers(votes: Table) -> Floats:
    """(n, n_functions, 3): which answer each vote is."""
    return np.stack([votes == answer for answer in ANSWERS], axis=-1).astype(float)


def _posterior(answers: Floats, prevalence: float, rates: Floats) -> Floats:
    absent, present = np.log(rates)
    odds = np.log(prevalence / (1 - prevalence)) + np.einsum("nfa,fa->n", answers, present - absent)
    probabilities: Floats = expit(odds)
    return probabilities


def _estimate(answers: Floats, counts: NDArray[np.int_], p: Floats) -> tuple[float, Floats]:
    """Prevalence and rates where each pattern, ``counts`` articles, is present by ``p``."""
    weights = np.stack([(1 - p) * counts, p * counts])
    seen = np.einsum("yn,nfa->yfa", weights, answers)
    overall = (seen.sum(axis=0) + 1) / (counts.sum() + len(ANSWERS))
    seen += SMOOTHING * overall
    prevalence = (weights[1].sum() + SMOOTHING) / (counts.sum() + 2 * SMOOTHING)
    rates = seen / seen.sum(axis=-1, keepdims=True)
    for answer, where_likelier in ((YES, 1), (NO, 0)):
        rates = _pooled(rates, seen, ANSWERS.index(answer), where_likelier)
    return float(prevalence), rates


def _pooled(rates: Floats, seen: Floats, answer: int, likelier: int) -> Floats:
    """Rates with one for both classes where ``answer`` speaks against what it says.

    The maximum of the likelihood under that order; the other answers keep their proportions.
    """
    wrong = rates[likelier, :, answer] < rates[1 - likelier, :, answer]
    one = seen[:, :, answer].sum(axis=0) / seen.sum(axis=(0, 2))
    others = (1 - one) / (1 - rates[:, :, answer])
    found = rates * others[:, :, None]
    found[:, :, answer] = one
    return np.where(wrong[None, :, None], found, rates)


LABEL_MODELS: dict[str, Callable[[Table], LabelModel]] = {
    "dawid_skene": dawid_skene,
    "majority": majority,
}
"""By the name that ``toolkit weak --model`` takes."""
