"""Which themes articles carry, as a classifier says or said."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from toolkit.articles import Article
from toolkit.errors import ArticleError

__all__ = ["read_themes"]

_AT_ONCE = 256


def read_themes(
    path: str, articles: Sequence[Article], progress: Callable[[str], None]
) -> dict[str, NDArray[np.bool_]]:
    """Of each theme, whether each article carries it: (n_articles,).

    ``path`` is the folder of a theme classifier, or the .jsonl that `toolkit predict` wrote of
    these articles. Raises ModelError, and ArticleError for predictions that lack an article.
    """
    if path.endswith(".jsonl"):
        return _of_predictions(Path(path), articles)
    from toolkit.model_folder import load

    classifier = load(Path(path))
    found = []
    for begin in range(0, len(articles), _AT_ONCE):
        progress(f"themes of {begin} of {len(articles)} articles")
        batch = articles[begin : begin + _AT_ONCE]
        found += [set(one.themes) for one in classifier.predict(batch, evidence=False)]
    return _carried(found, list(classifier.themes))


def _of_predictions(path: Path, articles: Sequence[Article]) -> dict[str, NDArray[np.bool_]]:
    told: dict[str, set[str]] = {}
    themes: list[str] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ArticleError(f"{path}: cannot be read ({error}).") from None
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
            if "error" not in record:
                told[record["id"]] = set(record["themes"])
                themes = list(record["probabilities"])
        except (ValueError, KeyError, TypeError):
            raise ArticleError(
                f"{path}:{number}: found no prediction of themes; expected what `toolkit predict` "
                "writes with a theme classifier."
            ) from None
    missing = [article.id for article in articles if article.id not in told]
    if missing:
        raise ArticleError(
            f"{path}: found no prediction of {len(missing)} of {len(articles)} articles, such as "
            f"{missing[0]}; expected all. Predict them again, or give the classifier's folder."
        )
    return _carried([told[article.id] for article in articles], themes)


def _carried(found: Sequence[set[str]], themes: Sequence[str]) -> dict[str, NDArray[np.bool_]]:
    return {theme: np.array([theme in one for one in found], dtype=np.bool_) for theme in themes}
