"""The registry of classifiers.

A builder that asks for ``features`` or ``codebook`` reads texts itself, and so does a model whose
class says ``reads_texts``; any other reads the matrix that the config's features make.
"""

from __future__ import annotations

from typing import Any

from toolkit.registry import Component, Registry

__all__ = ["classifiers", "reads_texts"]

classifiers = Registry("classifier")


def reads_texts(component: Component, model: Any) -> bool:
    """Whether ``model``, which ``component`` built, takes texts rather than a feature matrix."""
    asks = bool(component.injected & {"features", "codebook"})
    return asks or getattr(model, "reads_texts", False)
