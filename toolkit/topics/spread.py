"""How topics spread over themes, months, provinces and sources, with intervals."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.articles import Article

__all__ = ["GROUPS", "agreement", "over", "over_themes", "wilson"]

_Z = NormalDist().inv_cdf(0.975)
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?!\d)")


def wilson(
    hits: NDArray[np.int_], sizes: NDArray[np.int_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Ends of the 95 % intervals of the shares ``hits / sizes``; (0, 1) where a size is 0.

    Source: Wilson (1927), Probable inference, JASA 22, 209-212.
    """
    n = np.maximum(sizes, 1)
    share = hits / n
    centre = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * np.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    none = sizes == 0
    low, high = np.clip(centre - half, 0, 1), np.clip(centre + half, 0, 1)
    return np.where(none, 0.0, low), np.where(none, 1.0, high)


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
    low, high = wilson(hits, sizes)
    return [
        {
            what: name,
            "topic": topic,
            "label": label,
            "articles": int(sizes[row, topic]),
            "share": float(hits[row, topic] / max(sizes[row, topic], 1)),
            "low": float(low[row, topic]),
            "high": float(high[row, topic]),
        }
        for row, name in enumerate(names)
        for topic, label in enumerate(labels)
    ]


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
