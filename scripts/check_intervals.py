"""How often 95 % intervals hold the true score: simulated articles whose scores are known.

Every article is of a story; a story's reprints share its labels and most of its probability. The
true scores are those of a population of stories; samples of it are scored as `toolkit train` does.
A figure below 0.95 says that intervals are too narrow.

    python scripts/check_intervals.py --articles 80 250 750
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.metrics import score

THEMES = ("frequent", "common", "rare")
SHARES = np.array([0.45, 0.25, 0.1])
PARTING = np.array([2.5, 3.0, 2.5])  # in standard deviations of the model's score
STORIES = 60_000
REPRINTS = 0.3  # of a story's first article; each further one is as likely again


@dataclass(frozen=True)
class Articles:
    """Rows of one story stand side by side."""

    truth: NDArray[np.bool_]
    probabilities: NDArray[np.float64]
    story: NDArray[np.int_]

    def of(self, stories: NDArray[np.int_]) -> Articles:
        """All articles of these stories, a story as often as it is drawn, each time anew."""
        starts = np.searchsorted(self.story, stories, side="left")
        sizes = np.searchsorted(self.story, stories, side="right") - starts
        named = np.repeat(np.arange(len(stories)), sizes)
        rows = np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())
        return Articles(self.truth[rows], self.probabilities[rows], named)


def population(random: np.random.Generator) -> Articles:
    """Stories with one to several articles; probabilities somewhat too sure of themselves."""
    sizes = random.geometric(1 - REPRINTS, STORIES)
    story = np.repeat(np.arange(STORIES), sizes)
    truth = (random.random((STORIES, len(THEMES))) < SHARES)[story]
    common = random.normal(0, 0.9, (STORIES, len(THEMES)))[story]
    score = PARTING * (truth - 0.5) + common + random.normal(0, 0.45, truth.shape)
    log_odds = PARTING * score + np.log(SHARES / (1 - SHARES))
    return Articles(truth, 1 / (1 + np.exp(-1.2 * log_odds)), story)


def coverage(
    articles: Articles, size: int, samples: int, resamples: int, random: np.random.Generator
) -> dict[str, tuple[float, int]]:
    """Per score, how often its interval holds the true one, and in how many samples it exists."""
    true = score(articles.truth, articles.probabilities >= 0.5, THEMES,
                 probabilities=articles.probabilities, resamples=1)  # fmt: skip
    held: dict[str, list[bool]] = {name: [] for name in true.values}
    stories = round(size * (1 - REPRINTS))
    for number in range(samples):
        drawn = articles.of(random.integers(0, STORIES, stories))
        found = score(
            drawn.truth,
            drawn.probabilities >= 0.5,
            THEMES,
            probabilities=drawn.probabilities,
            groups=[str(story) for story in drawn.story],
            resamples=resamples,
            seed=number,
        )
        for name, value in found.values.items():
            if value.value == value.value:
                held[name].append(value.low <= true[name].value <= value.high)
    return {name: (float(np.mean(x)) if x else np.nan, len(x)) for name, x in held.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[80, 250, 750])
    parser.add_argument("--samples", type=int, default=500)
    parser.add_argument("--resamples", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    random = np.random.default_rng(chosen.seed)
    articles = population(random)
    columns = [
        coverage(articles, size, chosen.samples, chosen.resamples, random)
        for size in chosen.articles
    ]
    print("share of 95 % intervals that hold the true score, by articles in the sample")
    print(f"{'score':32}" + "".join(f"{size:>8}" for size in chosen.articles))
    for name in columns[0]:
        print(f"{name:32}" + "".join(f"{column[name][0]:8.3f}" for column in columns))
    means = [np.nanmean([x for x, _ in column.values()]) for column in columns]
    print(f"{'mean of all':32}" + "".join(f"{mean:8.3f}" for mean in means))
    error = (0.95 * 0.05 / chosen.samples) ** 0.5
    print(f"{chosen.samples} samples each: standard error {error:.3f} at 0.95")


if __name__ == "__main__":
    main()
