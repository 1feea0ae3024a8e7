"""How often judges found the intruder, and how far they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from toolkit.intrusion.draw import Task
from toolkit.intrusion.filled import Judgement
from toolkit.metrics import effective_size, wilson

__all__ = ["Agreement", "IntrusionScores", "Precision", "intrusion_scores"]


@dataclass(frozen=True)
class Precision:
    """The share of ``answers`` that are ``right``, with its 95 % interval (Wilson)."""

    right: int
    answers: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Agreement:
    """Over ``pairs`` of judges of one topic: the share that chose the same, and kappa.

    Kappa is that share beyond what it is by chance where every place is as likely as another,
    which holds since the order is random; None without pairs.

    Source: Brennan and Prediger (1981), Coefficient kappa: some uses, misuses, and alternatives,
    Educational and Psychological Measurement 41.
    """

    pairs: int
    same: float | None
    kappa: float | None


@dataclass(frozen=True)
class IntrusionScores:
    """Of one sheet. ``chance`` is the precision of guessing; ``blank`` counts rows unanswered.

    The interval of ``overall`` takes the answers to one topic for one, since they hang together:
    its size is the effective number of topics.
    """

    overall: Precision
    topics: Mapping[int, Precision]
    judges: Mapping[str, Precision]
    chance: float
    agreement: Agreement
    blank: int

    def to_record(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "overall": asdict(self.overall),
            "chance": round(self.chance, 6),
            "blank": self.blank,
            "agreement": asdict(self.agreement),
            "topics": [{"topic": topic, **asdict(own)} for topic, own in self.topics.items()],
            "judges": [{"judge": judge, **asdict(own)} for judge, own in self.judges.items()],
        }


def intrusion_scores(
    judgements: Sequence[Judgement], tasks: Mapping[int, Task]
) -> IntrusionScores | None:
    """Score the judgements of one sheet, whose ``tasks`` are by topic; None without an answer."""
    answered = [one for one in judgements if one.chosen is not None]
    if not answered:
        return None
    right = {(one.judge, one.topic): one.chosen == tasks[one.topic].intruder for one in answered}
    per_topic: dict[int, list[bool]] = {}
    per_judge: dict[str, list[bool]] = {}
    for (judge, topic), hit in sorted(right.items()):
        per_topic.setdefault(topic, []).append(hit)
        per_judge.setdefault(judge, []).append(hit)
    return IntrusionScores(
        _precision(list(right.values()), effective_size(map(len, per_topic.values()))),
        {topic: _precision(hits, len(hits)) for topic, hits in sorted(per_topic.items())},
        {judge: _precision(hits, len(hits)) for judge, hits in per_judge.items()},
        sum(1 / len(tasks[one.topic].shown) for one in answered) / len(answered),
        _agreement(answered, tasks),
        len(judgements) - len(answered),
    )


def _precision(hits: Sequence[bool], size: float) -> Precision:
    share = sum(hits) / len(hits)
    low, high = wilson(share, size)
    return Precision(sum(hits), len(hits), round(share, 6), round(low, 6), round(high, 6))


def _agreement(answered: Sequence[Judgement], tasks: Mapping[int, Task]) -> Agreement:
    chosen: dict[int, Counter[int | None]] = {}
    for one in answered:
        chosen.setdefault(one.topic, Counter())[one.chosen] += 1
    pairs = same = 0
    chance = 0.0
    for topic, votes in chosen.items():
        own = votes.total() * (votes.total() - 1) // 2
        pairs += own
        same += sum(n * (n - 1) // 2 for n in votes.values())
        chance += own / len(tasks[topic].shown)
    if not pairs:
        return Agreement(0, None, None)
    kappa = (same - chance) / (pairs - chance)
    return Agreement(pairs, round(same / pairs, 6), round(kappa, 6))
