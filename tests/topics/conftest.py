"""A generated corpus whose topics are known."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.articles import Article
from toolkit.config import read_as, yaml12
from toolkit.experiment.topics import TopicsExperiment, TopicsResult, run_topics
from toolkit.topics import topic_models

THEMES = {
    "harbour": ["cảng", "tàu", "neo", "thuyền", "bến", "sóng", "biển", "lưới", "đảo", "ngư"],
    "school": ["trường", "lớp", "thầy", "bảng", "sách", "vở", "điểm", "thi", "giảng", "học"],
    "orchard": ["vườn", "cam", "bưởi", "chanh", "tưới", "bón", "thu", "hoạch", "giống", "mùa"],
}
SHARED = [f"tiếng{letter}" for letter in "abcdefgh"]

CONFIG = """
task: topics
articles: [none]
vocabulary: {{segmenter: syllables, stopwords: none, min_articles: 2, max_share: 0.6}}
model: {{name: {name}, k: {k}}}
evaluation: {{refits: {refits}, seeds: {seeds}}}
seed: {seed}
codebook: {codebook}
"""
CODEBOOK = Path(__file__).with_name("codebook_places.yaml")


@pytest.fixture(scope="session")
def articles() -> list[Article]:
    """Sixty articles, twenty of each theme in turn, with some words that all themes share."""
    choose = random.Random(4)
    made = []
    for number in range(60):
        theme = list(THEMES)[number % 3]
        words = choose.choices(THEMES[theme], k=30) + choose.choices(SHARED, k=6)
        choose.shuffle(words)
        made.append(Article.from_text(" ".join(words) + ".", id=f"{theme}-{number}", title=theme))
    return made


def _experiment(
    name: str, k: int = 3, refits: int = 0, seeds: int = 0, seed: int = 13
) -> TopicsExperiment:
    text = CONFIG.format(name=name, k=k, refits=refits, seeds=seeds, seed=seed, codebook=CODEBOOK)
    return read_as(yaml12.parse(text, "test"), TopicsExperiment)


@pytest.fixture(scope="session")
def experiment() -> Callable[..., TopicsExperiment]:
    """Makes an experiment from the name of a model and, if wanted, k, refits, seeds and seed."""
    return _experiment


@pytest.fixture(scope="session")
def themes() -> dict[str, list[str]]:
    """The words of each theme of the generated corpus."""
    return THEMES


@pytest.fixture(scope="session")
def fitted(articles: list[Article]) -> Callable[[str], TopicsResult]:
    """Each model fitted once."""
    done: dict[str, TopicsResult] = {}

    def get(name: str) -> TopicsResult:
        if name not in done:
            done[name] = run_topics(_experiment(name), articles)
        return done[name]

    return get


@pytest.fixture(params=topic_models.names())
def name(request: pytest.FixtureRequest) -> str:
    """Every topic model that a config can name."""
    component = topic_models[request.param]
    if component.missing_requirements():
        pytest.skip(f"{component.requires} not installed")
    return str(request.param)
