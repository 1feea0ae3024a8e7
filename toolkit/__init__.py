"""Themes and topics in the Vietnamese press.

import toolkit
article = toolkit.read("page.txt")
model = toolkit.load("models/themes")
model.predict([article])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.articles import Article
    from toolkit.model import Classifier, Prediction
    from toolkit.pages import read
    from toolkit.topics import Topics

__all__ = ["Article", "Classifier", "Prediction", "Topics", "load", "read"]

_HOMES = {
    "Article": "toolkit.articles",
    "Classifier": "toolkit.model",
    "Prediction": "toolkit.model",
    "Topics": "toolkit.topics",
    "read": "toolkit.pages",
}


def load(model: str | Path) -> Classifier | Topics:
    """Open a trained model: a folder, or an MLflow address (``models:/themes@champion``).

    Raises ModelError for a folder that is incomplete or not trusted, TrackingError for an
    address that is not there.
    """
    from pathlib import Path

    from toolkit.model_folder import kind_of, load

    if is_address(str(model)):
        from toolkit.tracking import fetch

        folder = fetch(str(model))
    else:
        folder = Path(model)
    if kind_of(folder) == "topics":
        from toolkit.topics import load_topics

        return load_topics(folder)
    return load(folder)


def is_address(model: str) -> bool:
    """Whether ``model`` is an MLflow address rather than a folder."""
    return model.startswith(("models:/", "runs:/", "mlflow-artifacts:/"))


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)
