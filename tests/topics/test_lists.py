"""Word lists and mined phrases go with a topic model."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from toolkit.articles import Article
from toolkit.errors import ConfigError
from toolkit.experiment.topics import run_topics
from toolkit.text.phrases import PhraseSettings
from toolkit.topics import Topics


@pytest.fixture
def chosen(experiment, tmp_path):
    """Makes an experiment of a model: a user's stop words and boilerplate, and phrases."""
    (tmp_path / "stop.txt").write_text("tiếnga\ntiếngb\n", encoding="utf-8")
    (tmp_path / "stock.txt").write_text("đưa tin bến\n", encoding="utf-8")

    def make(name):
        base = experiment(name)
        vocabulary = replace(
            base.vocabulary,
            stopwords=str(tmp_path / "stop.txt"),
            boilerplate=str(tmp_path / "stock.txt"),
            phrases=PhraseSettings(min_count=10, passes=1),
        )
        return replace(base, vocabulary=vocabulary)

    return make


@pytest.fixture
def written(articles):
    """The generated articles, each with a planted phrase and a stock phrase."""
    return [
        Article.from_text(f"{a.text} Nghề ở chợ. Báo đưa tin bến.", id=a.id, title=a.title)
        for a in articles
    ]


def test_the_lists_shape_the_vocabulary(name, chosen, written):
    experiment = replace(chosen(name), vocabulary=replace(chosen(name).vocabulary, max_share=1.0))
    topics = run_topics(experiment, written).topics
    words = set(topics.vocabulary.words)
    assert "nghề ở chợ" in words
    assert not words & {"nghề", "chợ", "tiếnga", "tiếngb", "đưa", "tin"}
    of_codebook = getattr(topics.model, "phrases", frozenset())
    assert topics.lists.phrases - of_codebook == {"nghề ở chợ"}


def test_a_saved_model_needs_no_list(name, chosen, written, tmp_path):
    topics = run_topics(chosen(name), written).topics
    before = topics.transform(written[:6])
    topics.save(tmp_path / "model")
    (tmp_path / "stop.txt").unlink()
    (tmp_path / "stock.txt").unlink()
    loaded = Topics.load(tmp_path / "model")
    assert loaded.lists == topics.lists
    np.testing.assert_array_equal(loaded.transform(written[:6]), before)


def test_the_order_of_articles_has_no_influence(name, chosen, written):
    one = run_topics(chosen(name), written).topics
    other = run_topics(chosen(name), written[::-1]).topics
    assert one.vocabulary == other.vocabulary
    assert one.lists == other.lists
    assert one.topics == other.topics


def test_a_list_that_is_not_there(experiment, articles):
    base = experiment("nmf")
    wrong = replace(base, vocabulary=replace(base.vocabulary, stopwords="nowhere.txt"))
    with pytest.raises(ConfigError, match=r"stopwords: found 'nowhere\.txt'"):
        run_topics(wrong, articles)
