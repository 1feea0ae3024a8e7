"""How topics spread over themes, months, provinces and sources, with intervals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.articles import Article
from toolkit.metrics import effective_size, wilson

__all__ = ["GROUPS", "UNKNOWN", "UNTOLD", "agreement", "over", "over_themes"]

UNKNOWN = "unknown"
"""What articles that do not tell a value are counted under."""

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?!\d)")
_YEAR = re.compile(r"\d{4}(?!\d)")


def _day(pattern: re.Pattern[str]) -> Callable[[Article], str | None]:
    def of(article: Article) -> str | None:
        found = pattern.match(article.published or "")
        return found[0] if found else None

    return of


GROUPS: dict[str, Callable[[Article], str | None]] = {
    "months": _day(_MONTH),
    "years": _day(_YEAR),
    "provinces": lambda article: article.place_today or article.place,
    "sources": lambda article: article.outlet or article.source,
}
"""What topics are counted over: None for an article that does not tell."""
UNTOLD = {"date": "years", "province": "provinces", "source": "sources"}
"""What is said to be missing, and the group whose values are then None."""


def over(
    main: NDArray[np.int_],
    values: Sequence[str | None],
    labels: Sequence[str],
    stories: Sequence[str | None],
) -> list[dict[str, Any]]:
    """A row for each value and topic: of its articles, the share mainly about the topic.

    ``main`` (n_articles,) is each article's topic, -1 for none. Rows are in the order of values,
    then topics; articles without a value come last as `UNKNOWN`, so that none is dropped. There
    are no rows where no article has a value. Reprints of one of ``stories`` speak once for the
    width of intervals.
    """
    groups: dict[str, list[int]] = {}
    for row, value in enumerate(values):
        groups.setdefault(UNKNOWN if value is None else value, []).append(row)
    if groups.keys() <= {UNKNOWN}:
        return []
    rows = []
    for value in sorted(groups, key=lambda value: (value == UNKNOWN, value)):
        here = groups[value]
        hits = np.bincount(main[here] + 1, minlength=len(labels) + 1)[1:].tolist()
        worth = _worth(stories[row] for row in here)
        for topic, (label, hit) in enumerate(zip(labels, hits, strict=True)):
            share = _share(hit, len(here), worth)
            rows.append({"value": value, "topic": topic, "label": label, **share})
    return rows


def over_themes(
    main: NDArray[np.int_],
    carried: Mapping[str, NDArray[np.bool_]],
    labels: Sequence[str],
    stories: Sequence[str | None],
    names: Mapping[str, str],
) -> list[dict[str, Any]]:
    """A row for each theme and topic: of the articles mainly about it, the share with the theme.

    ``carried`` has, of each theme, whether each article carries it (n_articles,); ``names`` those
    of themes that have one beside their id. Reprints of one of ``stories`` speak once for the
    width of intervals.
    """
    own = [np.flatnonzero(main == topic).tolist() for topic in range(len(labels))]
    worth = [_worth(stories[row] for row in here) for here in own]
    return [
        {
            "theme": theme,
            "name": names.get(theme, theme),
            "topic": topic,
            "label": label,
            **_share(int(has[own[topic]].sum()), len(own[topic]), worth[topic]),
        }
        for theme, has in carried.items()
        for topic, label in enumerate(labels)
    ]


def _worth(stories: Iterable[str | None]) -> float:
    """How many independent articles those of these stories are worth; None is of no story."""
    found = Counter(stories)
    alone = found.pop(None, 0)
    return effective_size(found.values(), alone)


def _share(hits: int, size: int, worth: float) -> dict[str, float]:
    """``worth`` is the number of independent articles that ``size`` articles are worth."""
    share = hits / max(size, 1)
    low, high = wilson(share, worth)
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
