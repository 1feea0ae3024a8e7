"""What a run says of itself: its name, its params, a description to read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from toolkit.config import leaves

if TYPE_CHECKING:
    from toolkit.model import Classifier
    from toolkit.topics import Topics

__all__ = ["classifier_text", "params", "run_name", "topics_text"]

MAX_PARAMS = 60
_ROWS = 40
"""Rows of a table in the description, which MLflow cuts at some thousand characters."""


def params(filled: Mapping[str, Any]) -> dict[str, str]:
    """Leaf paths of the filled config, as typed; the whole of it is the artifact config.yaml."""
    held = {key: value for key, value in filled.items() if value != {}}  # features of no model
    found = {path: _param(value) for path, value in leaves(held).items()}
    return dict(list(found.items())[:MAX_PARAMS])


def _param(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text[:500]


def run_name(filled: Mapping[str, Any]) -> str:
    """Such as ``linear_svm C=1 · words 1-2 · phrases``: lists cut the end off."""
    model = dict(filled["model"])
    name = str(model.pop("name"))
    numbers = [f"{key}={x:g}" for key, x in model.items() if type(x) in (int, float)][:3]
    features = [_feature(key, settings) for key, settings in filled.get("features", {}).items()]
    return " · ".join([" ".join([name, *numbers]), *features])


def _feature(name: str, settings: Any) -> str:
    """``words 1-2``: with the lengths of its n-grams where it has any."""
    if isinstance(settings, dict) and {"low", "high"} <= settings.keys():
        return f"{name} {settings['low']}-{settings['high']}"
    return name


def classifier_text(model: Classifier, name: str, run_id: str) -> str:
    """Markdown: its scores, how to load it, what it is. The page folds all but the first lines."""
    scores = model.metrics["presence"]
    data = model.metrics["data"]
    kinds = ("precision", "recall", "f1")
    rows = [
        (theme, *(_score(scores.get(f"{kind}/{theme}")) for kind in kinds))
        for theme in model.codebook.ids
    ]
    return "\n".join(
        [
            f"**{name}**: micro-F1 {_score(scores.get('micro_f1'))}, macro-F1 "
            f"{_score(scores.get('macro_f1'))} on held-out articles, with 95 % intervals. "
            f"What it gets wrong, and why: `report.html` under *Artifacts*. {_loaded(run_id)}",
            "",
            *_table(("theme", "precision", "recall", "F1"), rows),
            "",
            f"Themes by `{run_name(model.experiment)}`, trained on "
            f"{data['articles']} labelled articles (digest `{data['digest'][:16]}`), codebook "
            f"version {model.codebook.version}.",
            "",
            *_load(run_id, 'model.predict(["..."])'),
        ]
    )


def topics_text(topics: Topics, name: str, run_id: str) -> str:
    """Markdown: its measures and topics, how to load it."""
    rows = [
        (str(topic.id), ", ".join(word for word, _ in topic.words[:8]), f"{topic.share:.1%}")
        for topic in topics.topics
    ]
    measures = ", ".join(f"{key} {value:.3f}" for key, value in topics.metrics.items())
    return "\n".join(
        [
            f"**{name}**: {len(rows)} topics of {len(topics.assignments)} articles by "
            f"`{run_name(topics.experiment)}`. Topics with their articles: `topics.html` under "
            f"*Artifacts*; figures to explore: `figures/interactive.html`. {_loaded(run_id)}",
            "",
            *_table(("topic", "words", "share"), rows),
            "",
            f"{measures}.",
            "",
            *_load(run_id, 'model.transform(["..."])'),
        ]
    )


def _loaded(run_id: str) -> str:
    return f'Load it: `toolkit.load("runs:/{run_id}")`.'


def _load(run_id: str, use: str) -> list[str]:
    return ["```python", "import toolkit", f'model = toolkit.load("runs:/{run_id}")', use, "```"]


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    lines = [head, ("---",) * len(head), *rows[:_ROWS]]
    shown = ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]
    left = len(rows) - _ROWS
    return [*shown, "", f"… and {left} more in tables/."] if left > 0 else shown


def _score(parts: Mapping[str, float | None] | None) -> str:
    if parts is None or None in parts.values():
        return "-"
    return f"{parts['value']:.3f} [{parts['low']:.3f}, {parts['high']:.3f}]"
