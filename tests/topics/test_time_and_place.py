"""Time and place: intervals in the tables of a run cover the shares that articles were made by."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.articles import Article
from toolkit.experiment.topics import TopicsResult, run_topics

TITLES = ("harbour", "school", "orchard")
MONTHS = [f"{year}-{month:02d}" for year in range(2015, 2019) for month in range(1, 13)]
PLACES = [f"Tỉnh {letter}" for letter in "ABCDEFGHIJKLMNOPQRST"]
EACH = 40


@pytest.fixture(scope="module")
def made(themes):
    """Shares of themes (48, 3) by month, the same in places; articles that were drawn by them."""
    draw = np.random.default_rng(8)
    shares = draw.dirichlet([2, 2, 2], size=len(MONTHS))
    articles = []
    for month, chances in zip(MONTHS, shares, strict=True):
        for number in range(EACH):
            theme = TITLES[draw.choice(3, p=chances)]
            text = " ".join(draw.choice(themes[theme], size=20))
            place = PLACES[draw.integers(len(PLACES))]
            id_ = f"{theme}-{month}-{number}"
            articles.append(
                Article.from_text(text, id=id_, published=f"{month}-05", place_today=place)
            )
    return shares, articles


@pytest.fixture(scope="module")
def result(made, experiment) -> TopicsResult:
    return run_topics(experiment("nmf"), made[1])


def test_topics_are_the_themes(result):
    pairs = {(item.id.split("-")[0], item.topic) for item in result.topics.assignments}
    assert len(pairs) == 3


@pytest.mark.parametrize("table", ["months", "provinces"])
def test_intervals_cover_the_truth(table, made, result):
    shares, articles = made
    theme_of = {item.topic: item.id.split("-")[0] for item in result.topics.assignments}
    months = np.array([MONTHS.index((article.published or "")[:7]) for article in articles])
    places = np.array([article.place_today for article in articles])
    covered = []
    for row in result.tables[table]:
        rows = months == MONTHS.index(row["value"]) if table == "months" else places == row["value"]
        truth = shares[months[rows], TITLES.index(theme_of[row["topic"]])].mean()
        covered.append(row["low"] <= truth <= row["high"])
    assert len(covered) == 3 * len(MONTHS if table == "months" else PLACES)
    assert 0.9 <= np.mean(covered) <= 1
