"""At the edges: no network, languages, one word, odd articles; the same for every model."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys

import numpy as np
import pytest

from toolkit.articles import Article
from toolkit.config import read_as, yaml12
from toolkit.errors import ConfigError
from toolkit.experiment.topics import TopicsExperiment, run_topics
from toolkit.topics import topic_models


def test_no_network(name, articles, experiment, monkeypatch):
    def refuse(*_):
        pytest.fail("a topic model asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert len(run_topics(experiment(name), articles).topics.topics) == 3


@pytest.mark.parametrize("model", ["bertopic", "guided_bertopic"])
def test_bertopic_has_no_language_that_could_be_wrong(model):
    text = f"{{task: topics, articles: [x], model: {{name: {model}, language: english}}}}"
    with pytest.raises(ConfigError, match="language"):
        read_as(yaml12.parse(text, "test"), TopicsExperiment)


def test_words_keep_their_letters(name, fitted):
    """BERTopic's own default would leave A to Z of them."""
    topics = fitted(name).topics
    words = {word for topic in topics.topics for word, _ in topic.words}
    assert {"tàu", "thuyền", "biển", "lưới", "vườn", "bưởi"} <= words
    assert words <= set(topics.vocabulary.words)


def test_an_article_of_one_word(name, fitted):
    topics = fitted(name).topics
    shares = topics.transform(["thuyền", "THUYỀN thuyền", "thuyền xyz"])
    np.testing.assert_allclose(shares.sum(axis=1), 1)
    harbour = {item.topic for item in topics.assignments if item.id.startswith("harbour")}
    assert {int(topic) for topic in shares.argmax(axis=1)} == harbour


def test_identical_articles_among_others(name, experiment, articles):
    """Thirty reprints of one article change the sizes of topics, not that there are such."""
    copies = [Article.from_text(articles[0].text, id=f"copy-{n}") for n in range(30)]
    result = run_topics(experiment(name), [*articles, *copies])
    assert len(result.topics.assignments) == 90
    assert len({item.topic for item in result.topics.assignments[60:]}) == 1
    shown = [id_ for topic in result.topics.topics for id_, _ in topic.articles]
    assert len(shown) == len(set(shown))
    assert sum(id_.startswith("copy") for id_ in shown) <= 1


def test_an_endless_article(name, fitted):
    topics = fitted(name).topics
    shares = topics.transform("thuyền tàu " * 50_000)
    assert np.isfinite(shares).all()
    assert shares.sum() == pytest.approx(1)


IN_A_NEW_PROCESS = """
from toolkit.articles import Article
from toolkit.config import read_as, yaml12
from toolkit.experiment import topics

def told(*_):
    import scipy.linalg, sklearn.decomposition
    from threadpoolctl import threadpool_info
    print(max(pool["num_threads"] for pool in threadpool_info()))
    raise SystemExit

topics.prepare = told
text = "{task: topics, articles: [x], model: {name: nmf}}"
topics.run_topics(read_as(yaml12.parse(text, "test"), topics.TopicsExperiment), [Article("a")])
"""


def test_the_first_topics_of_a_process_have_one_thread_too():
    """A library of numbers that is loaded under the limit would have none: other last digits."""
    env = {**os.environ, "OPENBLAS_NUM_THREADS": "4", "OMP_NUM_THREADS": "4"}
    done = subprocess.run(
        [sys.executable, "-c", IN_A_NEW_PROCESS], env=env, capture_output=True, text=True
    )
    assert done.stdout == "1\n", done.stderr


def test_tomotopy_is_asked_for_where_it_is_not(articles, experiment, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "tomotopy" else find(name)
    )
    assert topic_models["tomotopy"].missing_requirements() == ["tomotopy"]
    with pytest.raises(ConfigError, match=r"not installed\. Install it with: pip install tomotopy"):
        run_topics(experiment("tomotopy"), articles)
