"""What MLflow calls when it loads one of our models: ``loader_module`` of the pyfunc flavour.

It opens the model folder through our own list of trusted types and imports no MLflow.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.model import Classifier
    from toolkit.topics import Topics

__all__ = ["ServedClassifier", "ServedTopics", "output_columns"]


class ServedClassifier:
    """Predictions as a table: a row in, a row out."""

    def __init__(self, model: Classifier) -> None:
        self.model = model

    def predict(self, model_input: pd.DataFrame, params: Any = None) -> pd.DataFrame:
        """Columns: ``themes``, ``main``, ``undecided`` (ids, spaces between), probabilities."""
        import pandas as pd

        found = self.model.predict(_texts(model_input), evidence=False)
        table: dict[str, list[Any]] = {
            "themes": [" ".join(item.themes) for item in found],
            "main": [" ".join(item.main) for item in found],
            "undecided": [" ".join(item.undecided) for item in found],
        }
        for theme in self.model.themes:
            table[theme] = [item.probabilities[theme] for item in found]
        return pd.DataFrame(table)


class ServedTopics:
    """Topic shares as a table: a row per text, a column per topic."""

    def __init__(self, topics: Topics) -> None:
        self.topics = topics

    def predict(self, model_input: pd.DataFrame, params: Any = None) -> pd.DataFrame:
        """Columns ``topic_0``, ``topic_1``, ... of shares that sum to 1 in each row."""
        import pandas as pd

        shares = self.topics.transform(_texts(model_input))
        return pd.DataFrame(shares, columns=[f"topic_{i}" for i in range(shares.shape[1])])


def output_columns(folder: Path) -> list[tuple[str, str]]:
    """Name and kind ("string" or "double") of each column that a model folder's pyfunc gives."""
    from toolkit.codebook import codebook_from_record
    from toolkit.folders import read_json
    from toolkit.model_folder import kind_of

    if kind_of(folder) == "topics":
        count = len(read_json(folder / "topics.json", list))
        return [(f"topic_{i}", "double") for i in range(count)]
    themes = codebook_from_record(read_json(folder / "themes.json")["codebook"]).ids
    said = [(name, "string") for name in ("themes", "main", "undecided")]
    return said + [(theme, "double") for theme in themes]


def _texts(model_input: pd.DataFrame) -> list[str]:
    """The column ``text``; a missing value is an empty text."""
    return [text if isinstance(text, str) else "" for text in model_input["text"]]


def _load_pyfunc(path: str) -> ServedClassifier | ServedTopics:
    from toolkit.model_folder import kind_of, load

    folder = Path(path)
    if kind_of(folder) == "topics":
        from toolkit.topics import load_topics

        return ServedTopics(load_topics(folder))
    return ServedClassifier(load(folder))
