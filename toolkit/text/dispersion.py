"""How evenly a corpus uses a word: over its parts, and over its articles."""

from __future__ import annotations

import math
from collections.abc import Mapping

__all__ = ["deviation", "residual_idf"]


def deviation(places: Mapping[str, int], sizes: Mapping[str, float]) -> float:
    """Gries' DP, normalised: from 0 (parts use the word alike) to 1 (one alone, the smallest).

    ``places`` counts the word in each part; ``sizes`` are the parts' shares of the corpus, two
    or more that sum to 1. A word of none of these parts gives 1.

    Source: Gries (2008), Dispersions and adjusted frequencies in corpora, International Journal
    of Corpus Linguistics 13; normalised after Lijffijt and Gries (2012), the same journal 17.
    """
    total = sum(places.get(part, 0) for part in sizes)
    if not total:
        return 1.0
    apart = sum(abs(size - places.get(part, 0) / total) for part, size in sizes.items())
    return apart / 2 / (1 - min(sizes.values()))


def residual_idf(having: int, places: int, articles: int) -> float:
    """Bits of IDF beyond those of a word scattered by chance: about 0, or more for one in bursts.

    ``having`` of ``articles`` have the word, in ``places``; none of them is 0.

    Source: Church and Gale (1995), Inverse document frequency: a measure of deviations from
    Poisson, Workshop on Very Large Corpora.
    """
    return math.log2((1 - math.exp(-places / articles)) * articles / having)
