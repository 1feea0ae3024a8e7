"""The inner loop of rankings, compiled by numba at its first call and kept on disk from then on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from toolkit.compiling import compiled

__all__ = ["rank_sums"]


@compiled
def rank_sums(
    weights: NDArray[np.float64],
    rows: NDArray[np.int_],
    carries: NDArray[np.bool_],
    ends: NDArray[np.bool_],
    out: NDArray[np.float64],
) -> None:
    """Put into ``out`` (samples, 2) average precision and ROC AUC, nan where undefined.

    Place by place in falling probability: the row that stands there, whether it carries the
    theme, and whether the next has another probability. ``weights`` is (samples, n_rows).
    """
    for sample in range(weights.shape[0]):
        weight = weights[sample]
        hits = misses = precision = area = 0.0
        new_hits = new_misses = 0.0
        for place in range(len(rows)):
            if carries[place]:
                new_hits += weight[rows[place]]
            else:
                new_misses += weight[rows[place]]
            if ends[place]:
                area += new_misses * (hits + new_hits / 2)
                hits += new_hits
                misses += new_misses
                if new_hits > 0:
                    precision += new_hits * hits / (hits + misses)
                new_hits = new_misses = 0.0
        out[sample, 0] = precision / hits if hits > 0 else np.nan
        out[sample, 1] = area / (hits * misses) if hits > 0 and misses > 0 else np.nan
