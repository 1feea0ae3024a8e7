"""A split by time: learn from the past, be scored on what came after."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from toolkit.errors import ArticleError
from toolkit.splits.grouped import Missing, told
from toolkit.splits.registry import Described, Rows, Splitter, splits

__all__ = ["time"]

_DAY = 10  # characters of an ISO day


@splits.register("time")
def time(missing: Missing = "refuse") -> Splitter:
    """Trained on earlier, tested on later articles, in windows that grow.

    The articles in order of day are cut into two windows more than there are folds, of about
    one size, a day in one of them only. The first is learnt from alone, the second only decides
    (calibration, thresholds), each later one is scored by what came before it. Articles without
    a day are an error, or are set aside: neither learnt from nor scored (the model that is kept
    learns from all).

    Source: Bergmeir and Benitez (2012), On the use of cross-validation for time series predictor
    evaluation, Information Sciences 191.
    """

    def parts(articles: Described, count: int) -> list[Rows]:
        days = [day[:_DAY] if day and len(day) >= _DAY else None for day in articles.days]
        known = told(days, "day in 'published'", missing)
        return _windows(np.array([days[row] for row in known]), known, count)

    return Splitter(parts, ordered=True)


def _windows(days: NDArray[np.str_], rows: Rows, count: int) -> list[Rows]:
    """``rows`` in ``count`` windows; a day goes wholly to the window in which its middle lies."""
    distinct, inverse, sizes = np.unique(days, return_inverse=True, return_counts=True)
    if len(distinct) < count:
        raise ArticleError(
            f"evaluation.split: found articles of {len(distinct)} day{'s' * (len(distinct) != 1)}; "
            f"expected at least {count}, one for each window. Set evaluation.folds lower, or split "
            "another way."
        )
    middle = np.cumsum(sizes) - sizes / 2
    window = np.minimum((middle * count / len(rows)).astype(int), count - 1)
    window = _none_empty(window, count)
    return [rows[window[inverse] == number] for number in range(count)]


def _none_empty(window: NDArray[np.int_], count: int) -> NDArray[np.int_]:
    """Windows of the days, in order, with at least one day in each."""
    result = window.copy()
    last = len(window) - 1
    for day in range(len(window)):
        before = result[day - 1] if day else -1
        least = max(count - 1 - (last - day), before)  # the days left must fill what is left
        result[day] = min(max(result[day], least), before + 1)
    return result
