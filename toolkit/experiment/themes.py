"""Which themes articles carry: as a classifier says or said, or as some of them are labelled."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.articles import Article
from toolkit.codebook import Codebook, load_codebook
from toolkit.errors import ArticleError, ConfigError
from toolkit.labels import Label, by_id, check_articles, load_all_labels

__all__ = ["Themes", "labelled_theme", "only_theme", "read_themes"]

_AT_ONCE = 256


class Themes(NamedTuple):
    """Of each theme, by its id, whether each article carries it (n_articles,); known names."""

    carried: dict[str, NDArray[np.bool_]]
    names: dict[str, str]


def read_themes(
    path: str,
    articles: Sequence[Article],
    progress: Callable[[str], None],
    codebook: str | None = None,
) -> Themes:
    """The themes that articles carry, with their Vietnamese names.

    ``path`` is the folder of a theme classifier, which knows the names, or the .jsonl that
    `toolkit predict` wrote of these articles, whose themes the ``codebook`` names, if any.
    Raises ModelError, and ArticleError for predictions that lack an article.
    """
    if path.endswith(".jsonl"):
        names = _names(load_codebook(codebook)) if codebook else {}
        return Themes(_of_predictions(Path(path), articles), names)
    from toolkit.model_folder import load

    classifier = load(Path(path))
    found = []
    for begin in range(0, len(articles), _AT_ONCE):
        progress(f"themes of {begin} of {len(articles)} articles")
        batch = articles[begin : begin + _AT_ONCE]
        found += [set(one.themes) for one in classifier.predict(batch, evidence=False)]
    return Themes(_carried(found, list(classifier.themes)), _names(classifier.codebook))


def _names(codebook: Codebook) -> dict[str, str]:
    return {theme.id: theme.vi for theme in codebook.themes}


def only_theme(themes: Themes, codebook: Codebook) -> NDArray[np.int_]:
    """(n_articles,): the codebook's number of the one theme that an article carries, else -1.

    Raises ConfigError where it has none of the themes.
    """
    ids, carried = codebook.ids, themes.carried
    numbers = np.array([number for number, id_ in enumerate(ids) if id_ in carried])
    if not len(numbers):
        raise ConfigError(
            f"themes: found {', '.join(carried)}; expected some of the codebook's {', '.join(ids)}."
        )
    has = np.array([carried[ids[number]] for number in numbers])
    return np.where(has.sum(axis=0) == 1, numbers[has.argmax(axis=0)], -1)


def labelled_theme(
    paths: Sequence[str], articles: Sequence[Article], codebook: Codebook
) -> NDArray[np.int_]:
    """(n_articles,): the codebook's number of the theme that labels give an article, else -1.

    That is its one main theme, or the only one that it carries. ``paths`` are files of labels of
    some of the articles. Raises ArticleError for labels of articles that are not there, and where
    none gives a theme.
    """
    labels = by_id(load_all_labels(paths, codebook.ids), articles)
    check_articles(labels, articles)
    given = np.array([_given(labels.get(article.id, {}), codebook.ids) for article in articles])
    if not (given >= 0).any():
        raise ArticleError(
            f"{', '.join(paths)}: none of {len(articles)} articles has one main theme or carries "
            "one alone by these labels; expected some that do, for topics to be drawn to."
        )
    return given


def _given(labels: Mapping[str, Label], themes: Sequence[str]) -> int:
    for enough in (2, 1):
        found = [theme for theme, label in labels.items() if label.level >= enough]
        if len(found) == 1:
            return themes.index(found[0])
    return -1


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
