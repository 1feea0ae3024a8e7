"""The registry of classifiers.

A builder that asks for ``features`` or ``codebook`` reads texts itself; any other reads the
matrix that the config's features make.
"""

from __future__ import annotations

from toolkit.registry import Component, Registry

__all__ = ["classifiers", "reads_texts"]

classifiers = Registry("classifier")


def reads_texts(component: Component) -> bool:
    """Whether the classifier takes texts rather than a feature matrix."""
    return bool(component.injected & {"features", "codebook"})
