"""How many topics: what is gained and lost with each number, and where it bends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from toolkit.errors import ConfigError

__all__ = ["compromise", "knee", "tried"]

_KEYS = {"from": None, "to": None, "step": 10}
MEASURES = ("npmi", "diversity", "stability")
"""What is weighed against one another: more is better."""


def tried(k: Mapping[str, int]) -> list[int]:
    """The numbers of topics that ``k: {from: 10, to: 60, step: 10}`` asks for; step is 10 unless
    given.

    Raises ConfigError for other keys, or fewer than three numbers.
    """
    missing = [key for key, default in _KEYS.items() if default is None and key not in k]
    unknown = [key for key in k if key not in _KEYS]
    expected = "expected from, to and, if wanted, step, such as {from: 10, to: 60, step: 10}."
    if missing or unknown:
        found = f"no {', '.join(missing)}" if missing else ", ".join(unknown)
        raise ConfigError(f"k: found {found}; {expected}")
    numbers = list(range(k["from"], k["to"] + 1, k.get("step", 10)))
    if len(numbers) < 3:
        raise ConfigError(
            f"k: found {len(numbers)} numbers of topics to try, {numbers}; expected at least 3, "
            "or no k, and model.k alone."
        )
    return numbers


def compromise(rows: Sequence[Mapping[str, float]]) -> list[float]:
    """Of each row the mean of the measures that all rows have, each from 0 (worst) to 1 (best)."""
    scaled = []
    for name in MEASURES:
        values = np.array([row.get(name, np.nan) for row in rows], dtype=np.float64)
        low, high = values.min(), values.max()
        if high > low:  # neither for a measure without differences nor where it is not known
            scaled.append((values - low) / (high - low))
    return np.mean(scaled, axis=0).tolist() if scaled else [0.0] * len(rows)


def knee(numbers: Sequence[int], scores: Sequence[float]) -> int:
    """The number whose score lies highest above the line from the first to the last.

    The least of several; the best scored where all lie on or below the line.

    Source: Satopää et al. (2011), Finding a "kneedle" in a haystack, ICDCS workshops.
    """
    x, y = np.array(numbers, dtype=np.float64), np.array(scores)
    line = y[0] + (y[-1] - y[0]) * (x - x[0]) / (x[-1] - x[0])
    above = y - line
    best = above.argmax() if above.max() > 1e-9 else y.argmax()
    return numbers[int(best)]
