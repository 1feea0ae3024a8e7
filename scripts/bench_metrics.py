"""How long all scores with their intervals take, for so many articles and themes."""

from __future__ import annotations

import argparse
import resource
import time

import numpy as np

from toolkit.metrics import score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[750, 33_759])
    parser.add_argument("--themes", type=int, nargs="+", default=[4, 10])
    parser.add_argument("--resamples", type=int, default=1000)
    chosen = parser.parse_args()
    random = np.random.default_rng(0)
    score(np.eye(2, dtype=bool), np.eye(2, dtype=bool), ["a", "b"], probabilities=np.eye(2))
    for articles, themes in zip(chosen.articles, chosen.themes, strict=True):
        truth = random.random((articles, themes)) < 0.25
        p = 0.4 * truth + 0.6 * random.random(truth.shape)
        names = [str(theme) for theme in range(themes)]
        begin = time.perf_counter()
        score(truth, p >= 0.5, names, probabilities=p, resamples=chosen.resamples)
        took = time.perf_counter() - begin
        print(f"{articles:,} articles, {themes} themes, {chosen.resamples:,} samples: {took:.2f} s")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
