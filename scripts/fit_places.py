"""Fit the weights of `toolkit.pages.places` to pages with gold, and say how well they generalise.

Each folder is left out once: its pages are scored with weights fitted to the others. Prints that
share of right provinces a folder, then the weights fitted to all.

    python scripts/fit_places.py tests/pages/outlets*
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from toolkit.errors import ArticleError
from toolkit.pages import fields, read
from toolkit.pages.places import NOWHERE, WEIGHTS, Whereabouts, nowhere, provinces

Floats = NDArray[np.float64]


class Page(NamedTuple):
    """``signs``: a row for each candidate, the first for "nowhere"; ``gold``: the right row."""

    file: str
    names: list[str | None]
    signs: Floats
    gold: int | None


def pages_of(folder: Path) -> list[Page]:
    """The pages of a folder, as the reader sees them."""
    found: list[Page] = []
    for row in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(row)
        told: list[Whereabouts] = []
        with patch.object(fields, "place_of", told.append):
            try:
                read(folder / gold["file"])
            except ArticleError:
                continue
        found.append(page_of(gold["file"], told[-1], gold["place"]))
    return found


def page_of(file: str, told: Whereabouts, gold: str | None) -> Page:
    candidates = provinces(told)
    names = [None, *sorted(candidates)]
    signs = np.zeros((len(names), len(WEIGHTS) + len(NOWHERE)))
    none = nowhere(told)
    signs[0, len(WEIGHTS) :] = [none[sign] for sign in NOWHERE]
    for row, name in enumerate(names[1:], 1):
        signs[row, : len(WEIGHTS)] = [candidates[name or ""].get(sign, 0.0) for sign in WEIGHTS]
    return Page(file, names, signs, names.index(gold) if gold in names else None)


def fit(pages: list[Page], penalty: float) -> Floats:
    """The weights under which the right candidates are most probable (a conditional logit)."""

    def loss(weights: Floats) -> tuple[float, Floats]:
        value, slope = penalty * float(weights @ weights), 2 * penalty * weights
        for page in pages:
            if page.gold is None:
                continue
            scores = page.signs @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            value -= float(np.log(shares[page.gold]))
            slope = slope + shares @ page.signs - page.signs[page.gold]
        return value, slope

    start = np.zeros(len(WEIGHTS) + len(NOWHERE))
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)


def wrong(pages: list[Page], weights: Floats) -> list[Page]:
    return [page for page in pages if np.argmax(page.signs @ weights) != page.gold]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--penalty", type=float, default=0.1, help="on the squares of the weights")
    parser.add_argument("--show", action="store_true", help="print the pages that are wrong")
    options = parser.parse_args()
    folders = {path.name: pages_of(path) for path in sorted(options.folders)}
    missed = 0
    for name, pages in folders.items():
        others = [page for other, rest in folders.items() if other != name for page in rest]
        lost = wrong(pages, fit(others, options.penalty))
        missed += len(lost)
        print(f"{name:<20}{1 - len(lost) / len(pages):.3f}")
        if options.show:
            print(*(f"  {page.file}" for page in lost), sep="\n")
    everything = [page for pages in folders.values() for page in pages]
    print(f"{'all, left out once':<20}{1 - missed / len(everything):.3f}")
    weights = fit(everything, options.penalty)
    print(f"{'all, fitted':<20}{1 - len(wrong(everything, weights)) / len(everything):.3f}")
    for sign, weight in zip((*WEIGHTS, *NOWHERE), weights, strict=True):
        print(f"{sign:<20}{weight:.2f}")


if __name__ == "__main__":
    main()
