"""Every registry, in the order of the pipeline."""

from __future__ import annotations

from toolkit.classifiers import classifiers
from toolkit.decisions import abstentions, objectives
from toolkit.errors import ConfigError, nearest
from toolkit.features import features
from toolkit.registry import Component, Registry
from toolkit.splits import splits
from toolkit.text import segmenters, steps
from toolkit.topics import topic_models

__all__ = ["find", "registries"]


def registries() -> list[Registry]:
    """Text steps, segmenters, features, classifiers, splits, decisions, topic models."""
    return [
        *(steps, segmenters, features, classifiers),
        *(splits, objectives, abstentions),
        topic_models,
    ]


def find(name: str) -> list[Component]:
    """The components called ``name``, whatever their kind. Raises ConfigError for none."""
    found = [registry[name] for registry in registries() if name in registry]
    if not found:
        known = [component.name for registry in registries() for component in registry]
        raise ConfigError(f"there is no component called {name!r}. {nearest(name, known)}")
    return found
