"""BERTopic guided by labels of some of the articles."""

from __future__ import annotations

import csv
from dataclasses import replace

import numpy as np
import pytest

from toolkit.codebook import load_codebook
from toolkit.config import Named, read_as, yaml12
from toolkit.errors import ArticleError, ConfigError
from toolkit.experiment.themes import labelled_theme
from toolkit.experiment.topics import TopicsExperiment, run_topics
from toolkit.topics import Topics
from toolkit.topics.counts import Counts

TITLES = {"Bến cảng": "harbour", "Trường học": "school"}


@pytest.fixture
def write(tmp_path):
    """Writes a table of labels: its path."""

    def write(rows, column="label"):
        path = tmp_path / "labels.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("id", "theme", column), *rows])
        return str(path)

    return write


@pytest.fixture
def guided(experiment):
    """Makes an experiment guided by files of labels."""

    def make(*labels, **settings):
        base = experiment("guided_bertopic")
        chosen = dict(base.model.settings) | {"by": "labels"} | settings
        return replace(base, model=Named(base.model.component, chosen), labels=list(labels))

    return make


@pytest.fixture
def codebook(experiment):
    return load_codebook(experiment("guided_bertopic").codebook)


def some(articles):
    """Four labels of each of the two themes, and two articles that carry none of them."""
    themed = [(a.id, a.title, 2) for a in articles if a.title != "orchard"][:8]
    return [*themed, *((a.id, "school", 0) for a in articles if a.title == "orchard")][:10]


@pytest.mark.parametrize(
    "settings", [{}, {"reduction": "umap", "clusters": "hdbscan", "smallest": 8, "neighbours": 10}]
)
def test_each_theme_has_its_topic(settings, articles, guided, write, tmp_path):
    rows = some(articles)
    result = run_topics(guided(write(rows), **settings), articles)
    topics, known = result.topics, {id_ for id_, _, _ in rows}
    assert sorted(topics.model.anchored().values()) == sorted(TITLES)
    unlabelled = [article for article in articles if article.id not in known]
    shares = topics.transform(unlabelled)
    for topic, theme in topics.model.anchored().items():
        own = np.array([article.title == TITLES[theme] for article in unlabelled])
        assert shares[own, topic].mean() > 3 * shares[~own, topic].mean()
    topics.save(tmp_path / "model")
    assert (Topics.load(tmp_path / "model").transform(articles) == topics.transform(articles)).all()


def test_the_order_of_articles_and_of_labels_has_no_influence(articles, guided, write):
    rows = some(articles)
    one = run_topics(guided(write(rows)), articles).topics.model.arrays()
    again = run_topics(guided(write(rows[::-1])), articles[::-1]).topics.model.arrays()
    assert {name: array.tobytes() for name, array in one.items()} == {
        name: array.tobytes() for name, array in again.items()
    }


def test_labels_part_what_words_do_not(articles, guided, write):
    """An article goes to the theme of its label, whatever its words say."""
    orchard = [article for article in articles if article.title == "orchard"]
    harbour = [article for article in articles if article.title == "harbour"]
    rows = [(a.id, "school", 1) for a in orchard] + [(a.id, "harbour", 1) for a in harbour]
    topics = run_topics(guided(write(rows)), orchard + harbour).topics
    [own] = [topic for topic, theme in topics.model.anchored().items() if theme == "Trường học"]
    assert topics.topics[own].articles[0][1] == "orchard"


@pytest.mark.parametrize(
    ("levels", "given"),
    [
        ({}, -1),
        ({"harbour": 0}, -1),
        ({"school": 1}, 1),
        ({"harbour": 1, "school": 0}, 0),
        ({"harbour": 1, "school": 1}, -1),
        ({"harbour": 1, "school": 2}, 1),
        ({"harbour": 2, "school": 2}, -1),
    ],
)
def test_the_main_theme_or_the_only_one(levels, given, articles, codebook, write):
    rows = [(articles[0].id, theme, level) for theme, level in levels.items()]
    path = write([*rows, (articles[1].id, "harbour", 1)])
    assert labelled_theme([path], articles, codebook).tolist() == [given, 0] + 58 * [-1]


def test_labels_that_are_probabilities(articles, codebook, write):
    path = write([(articles[0].id, "school", 0.9), (articles[1].id, "school", 0.2)], "probability")
    assert labelled_theme([path], articles, codebook).tolist() == [1] + 59 * [-1]


def test_a_later_file_takes_precedence(articles, codebook, write, tmp_path):
    first = write([(articles[0].id, "school", 2)])
    second = tmp_path / "mine.csv"
    second.write_text(
        f"id,theme,label\n{articles[0].id},school,0\n{articles[0].id},harbour,2\n",
        encoding="utf-8",
    )
    assert labelled_theme([first, str(second)], articles, codebook)[0] == 0


def test_labels_of_articles_that_are_not_there(articles, guided, write):
    path = write([*some(articles), ("elsewhere", "school", 2)])
    with pytest.raises(ArticleError, match=r"labels\.csv:12: found a label for 'elsewhere'"):
        run_topics(guided(path), articles)


def test_labels_that_give_no_theme(articles, guided, write):
    path = write([(article.id, "school", 0) for article in articles])
    with pytest.raises(ArticleError, match="none of 60 articles has one main theme or carries"):
        run_topics(guided(path), articles)


def test_a_theme_of_another_codebook(articles, guided, write):
    path = write([(articles[0].id, "schol", 2)])
    with pytest.raises(ArticleError, match=r"labels\.csv:2: found theme 'schol'.*'school'"):
        run_topics(guided(path), articles)


CONFIG = """
task: topics
articles: [seeds]
codebook: seeds/codebook.yaml
model: {{name: {model}}}
labels: {labels}
"""


@pytest.mark.parametrize(
    ("model", "labels", "message"),
    [
        ("guided_bertopic, by: labels", "[]", r"model\.by: labels, but none.*labels: \[seeds\]"),
        ("guided_bertopic", "[seeds]", "labels, which the model does not read"),
        ("nmf", "[seeds]", "labels, which the model does not read.*by: labels"),
    ],
)
def test_labels_and_a_model_that_do_not_fit(model, labels, message):
    node = yaml12.parse(CONFIG.format(model=model, labels=labels), "mine.yaml")
    with pytest.raises(ConfigError, match=message):
        read_as(node, TopicsExperiment)


def test_a_model_that_is_told_nothing(codebook, articles, guided, write):
    """As a library user may fit it, on counts alone."""
    model = guided(write([])).model.build(seed=1, codebook=codebook)
    words = ("cảng", "lớp", "vườn")
    texts = [(word, other) for word in words for other in words]
    matrix = [[text.count(word) for word in words] for text in texts]
    from scipy.sparse import csr_matrix

    with pytest.raises(ConfigError, match="labels: found none, which model 'guided_bertopic' by"):
        model.fit(Counts(csr_matrix(np.array(matrix)), words, texts))
