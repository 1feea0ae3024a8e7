"""How topics spread over themes, months, provinces and sources, with intervals."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.articles import Article
from toolkit.metrics import wilson

__all__ = ["GROUPS", "agreement", "over", "over_themes"]

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?!\d)")


def _month(article: Article) -> str | None:
    found = _MONTH.match(article.published or "")
    return found[0] if found else None


GROUPS: dict[str, Callable[[Article], str | None]] = {
    "months": _month,
    "provinces": lambda article: article.place_today or article.place,
    "sources": lambda article: article.outlet or article.source,
}
"""What topics are counted over: None for an article that does not tell."""


def over(
    main: NDArray[np.int_], values: Sequence[str | None], labels: Sequence[str]
) -> list[dict[str, Any]]:
    """A row for each value and topic: of its articles, the share mainly about the topic.

    ``main`` (n_articles,) is each article's topic, -1 for none; articles without a value are not
    counted. Rows are in the order of values, then topics; none where no article has a value.
    """
    known = sorted({value for value in values if value is not None})
    number = {value: row for row, value in enumerate(known)}
    hits = np.zeros((len(known), len(labels)), dtype=np.int_)
    sizes = np.zeros(len(known), dtype=np.int_)
    for topic, value in zip(main, values, strict=True):
        if value is not None:
            sizes[number[value]] += 1
            if topic >= 0:
                hits[number[value], topic] += 1
    return _rows("value", known, hits, sizes[:, None].repeat(len(labels), axis=1), labels)


def over_themes(
    main: NDArray[np.int_], carried: Mapping[str, NDArray[np.bool_]], labels: Sequence[str]
) -> list[dict[str, Any]]:
    """A row for each theme and topic: of the articles mainly about it, the share with the theme.

    ``carried`` has, of each theme, whether each article carries it (n_articles,).
    """
    topics = np.arange(len(labels))
    sizes = (main[:, None] == topics).sum(axis=0)
    hits = np.array([(main[has][:, None] == topics).sum(axis=0) for has in carried.values()])
    return _rows("theme", list(carried), hits, np.tile(sizes, (len(carried), 1)), labels)


def _rows(
    what: str,
    names: Sequence[str],
    hits: NDArray[np.int_],
    sizes: NDArray[np.int_],
    labels: Sequence[str],
) -> list[dict[str, Any]]:
    """A row for each cell of ``hits`` and ``sizes`` (n_names, n_topics)."""
    return [
        {what: name, "topic": topic, "label": label, **_share(*cell)}
        for name, counts in zip(names, zip(hits.tolist(), sizes.tolist(), strict=True), strict=True)
        for topic, (label, *cell) in enumerate(zip(labels, *counts, strict=True))
    ]


def _share(hits: int, size: int) -> dict[str, float]:
    share = hits / max(size, 1)
    low, high = wilson(share, size)
    return {"articles": size, "share": share, "low": low, "high": high}


def agreement(main: NDArray[np.int_], carried: Mapping[str, NDArray[np.bool_]]) -> dict[str, float]:
    """Normalised mutual information of topics with themes: 0 when one tells nothing of the other.

    ``nmi_themes`` is with the set of themes that an article carries, ``nmi/THEME`` with whether it
    carries this one. Articles without a topic are a group of their own.

    Source: Strehl and Ghosh (2002), Cluster ensembles, JMLR 3; here over the mean of entropies.
    """
    from sklearn.metrics import normalized_mutual_info_score

    powers = 2 ** np.arange(len(carried))
    sets = np.array(list(carried.values())).T @ powers
    found = {"nmi_themes": float(normalized_mutual_info_score(sets, main))}
    for theme, has in carried.items():
        found[f"nmi/{theme}"] = float(normalized_mutual_info_score(has, main))
    return found
