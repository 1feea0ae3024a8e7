"""What every registered topic model keeps."""

from __future__ import annotations

import random
import warnings
from dataclasses import replace

import numpy as np
import pytest

from toolkit.articles import Article
from toolkit.config import Named, defaults
from toolkit.corpus import Shelf
from toolkit.experiment.topics import run_topics
from toolkit.topics import Topics, topic_models
from toolkit.topics.counts import Counts
from toolkit.topics.vocabulary import Vocabulary


def test_documented(name):
    component = topic_models[name]
    assert component.summary.endswith(".")
    assert component.source
    assert "seed" in component.injected


def test_defaults_suffice(name):
    model = defaults(topic_models, name)[name].build(seed=1, codebook=None)
    assert model.k >= 2


def test_recovers_known_topics(name, fitted, themes):
    topics = fitted(name).topics
    found = [{word for word, _ in topic.words[:6]} for topic in topics.topics]
    assert len(found) == 3
    for title, words in themes.items():
        assert sum(top <= {title, *words} for top in found) == 1


def test_assigns_articles_to_their_topics(name, fitted, articles):
    result = fitted(name)
    by_theme: dict[str, set[int | None]] = {}
    for article, item in zip(articles, result.topics.assignments, strict=True):
        assert item.id == article.id
        by_theme.setdefault(article.title, set()).add(item.topic)
    assert all(len(topics) == 1 for topics in by_theme.values())
    assert set.union(*by_theme.values()) == {0, 1, 2}
    for topic in result.topics.topics:
        themes = {title for _, title in topic.articles}
        assert len(themes) == 1
        assert by_theme[themes.pop()] == {topic.id}


def test_shapes_and_sums(name, fitted, articles):
    topics = fitted(name).topics
    weights = topics.model.components_
    assert weights.shape == (3, len(topics.vocabulary.words))
    assert (weights >= 0).all()
    shares = topics.transform([*articles[:5], "zzz không biết gì", ""])
    assert shares.shape == (7, 3)
    np.testing.assert_allclose(shares.sum(axis=1), [1, 1, 1, 1, 1, 0, 0], atol=1e-12)
    assert (shares >= 0).all()
    assert topics.transform([]).shape == (0, 3)
    assert topics.transform(articles[0].text).shape == (1, 3)


def test_shares_do_not_depend_on_the_other_articles(name, fitted, articles):
    topics = fitted(name).topics
    together = topics.transform(articles)
    alone = np.vstack([topics.transform(article) for article in articles])
    np.testing.assert_allclose(together, alone, atol=1e-9)


def test_same_seed_same_bytes(name, fitted, articles, experiment):
    if not topic_models[name].deterministic:
        pytest.skip("does not claim to repeat exactly")
    again = run_topics(experiment(name), articles).topics
    assert _bytes(again) == _bytes(fitted(name).topics)
    assert again.assignments == fitted(name).topics.assignments


def test_order_of_articles_has_no_influence(name, fitted, articles, experiment):
    shuffled = list(articles)
    random.Random(9).shuffle(shuffled)
    again = run_topics(experiment(name), shuffled).topics
    first = fitted(name).topics
    assert _bytes(again) == _bytes(first)
    assert again.topics == first.topics
    assert set(again.assignments) == set(first.assignments)
    assert [item.id for item in again.assignments] == [article.id for article in shuffled]


def test_articles_without_known_words_are_left_out(name, articles, experiment):
    empty = [Article.from_text("", id="empty"), Article.from_text("1 2 3", id="numbers")]
    result = run_topics(experiment(name), [*empty, *articles])
    assert [item.topic for item in result.topics.assignments[:2]] == [None, None]
    assert result.metrics["coverage"] == pytest.approx(60 / 62)


def test_save_and_load(name, fitted, articles, tmp_path):
    first = fitted(name).topics
    first.save(tmp_path / "model")
    loaded = Topics.load(tmp_path / "model")
    np.testing.assert_allclose(
        loaded.transform(articles), first.transform(articles), rtol=0, atol=1e-9
    )
    assert loaded.topics == first.topics
    assert loaded.assignments == first.assignments
    assert loaded.vocabulary == first.vocabulary
    assert loaded.experiment == first.experiment
    assert loaded.metrics == first.metrics


@pytest.mark.filterwarnings("error::RuntimeWarning")
def test_words_that_no_article_has_weigh_least(name, articles):
    texts = [tuple(article.text.rstrip(".").split()) for article in articles]
    words = sorted({word for text in texts for word in text} | {"zebra"})
    counts = Vocabulary(tuple(words)).count(texts)
    build = defaults(topic_models, name)[name].component
    weights = build({"k": 3}, seed=1, codebook=None).fit(counts).components_
    assert np.isfinite(weights).all()
    assert (weights[:, words.index("zebra")] <= weights.min(axis=1) + 1e-9).all()


def test_articles_on_disk_give_the_same_bytes(name, fitted, articles, experiment):
    shelf = Shelf()
    for article in articles:
        shelf.append(article)
    topics = run_topics(experiment(name), shelf).topics
    assert _bytes(topics) == _bytes(fitted(name).topics)
    assert topics.topics == fitted(name).topics.topics
    assert topics.page == fitted(name).topics.page


@pytest.mark.parametrize(
    ("name", "settings"),
    [("lda", {}), ("nmf", {"engine": "gensim"}), ("lsi", {"engine": "gensim"}), ("hdp", {})],
)
def test_it_never_holds_all_counts(name, settings, articles, monkeypatch):
    """What learns from a stream sees a batch at a time: so memory does not grow with the text."""
    monkeypatch.setattr("toolkit.topics.counts._AT_ONCE", 7)
    monkeypatch.setattr("toolkit.topics.lda._BATCH", 7)
    texts = [tuple(article.text.rstrip(".").split()) for article in articles]
    words = tuple(sorted({word for text in texts for word in text}))
    counts = Vocabulary(words).count(texts)
    sizes: list[int] = []
    told: list[str] = []
    matrix = Counts.matrix.func

    def watched(batch):
        sizes.append(len(batch))
        return matrix(batch)

    monkeypatch.setattr(Counts, "matrix", property(watched))
    model = topic_models[name]({"k": 3} | settings, seed=1)
    model.fit(replace(counts, tell=told.append)).transform(counts)
    assert max(sizes) <= 7
    assert "pass 1: 7 of 60 articles" in told


@pytest.mark.parametrize("name", ["nmf", "lsi"])
def test_gensim_recovers_known_topics(name, articles, experiment, themes):
    base = experiment(name)
    model = Named(base.model.component, dict(base.model.settings) | {"engine": "gensim"})
    one, again = (
        run_topics(replace(base, model=model), given).topics for given in (articles, articles[::-1])
    )
    assert _bytes(one) == _bytes(again)
    found = [{word for word, _ in topic.words[:6]} for topic in one.topics]
    for title, words in themes.items():
        assert sum(top <= {title, *words} for top in found) == 1


def test_hdp_finds_the_number_of_topics(articles, experiment):
    topics = run_topics(experiment("hdp", k=9), articles).topics
    assert len(topics.topics) == 3
    assert topics.metrics["coverage"] == 1


def test_filters_of_warnings_stay(name, articles, experiment):
    before = list(warnings.filters)
    run_topics(experiment(name), articles)
    assert list(warnings.filters) == before


@pytest.mark.parametrize("settings", ["umap+hdbscan", "leave"])
def test_bertopic_finds_the_number_of_topics(settings, articles, experiment):
    base = experiment("bertopic")
    chosen = dict(base.model.settings) | {"clusters": "hdbscan", "smallest": 8, "neighbours": 10}
    chosen |= {"outliers": "leave"} if settings == "leave" else {"reduction": "umap"}
    result = run_topics(replace(base, model=Named(base.model.component, chosen)), articles)
    assert result.metrics["n_topics"] == 3
    assert result.metrics["coverage"] >= 0.8


def test_umap_repeats_whatever_the_order(articles, experiment):
    base = experiment("bertopic")
    chosen = dict(base.model.settings) | {"clusters": "hdbscan", "smallest": 8, "neighbours": 10}
    model = Named(base.model.component, chosen | {"reduction": "umap"})
    one, other = (
        run_topics(replace(base, model=model), given).topics for given in (articles, articles[::-1])
    )
    assert _bytes(one) == _bytes(other)
    assert 0 < one.metrics["coverage_before"] <= one.metrics["coverage"] <= 1


def test_far_articles_can_be_left_without_topic(articles, experiment, themes):
    base = experiment("bertopic")
    model = Named(base.model.component, dict(base.model.settings) | {"outliers": "leave"})
    topics = run_topics(replace(base, model=model), articles).topics
    every = " ".join(word for words in themes.values() for word in words)
    shares = topics.transform([every, articles[0].text])
    assert shares.sum(axis=1).tolist() == [0, 1]


def test_perplexity_prefers_the_right_number_of_topics(articles, experiment):
    right = run_topics(experiment("lda", k=3, refits=1), articles).metrics["perplexity"]
    assert 1 < right < 27  # 27 words in all; 9 or so in each article


def test_what_is_watched_learns_the_same(fitted, articles, experiment):
    watched = fitted("lda")
    passes = watched.tables["passes"]
    assert [row["pass"] for row in passes] == list(range(1, 21))
    assert passes[0]["perplexity"] > passes[-1]["perplexity"] > 1
    model = experiment("lda").model.build(seed=13)
    counts = watched.topics.vocabulary.count([article.text.split() for article in articles])
    unwatched = model.fit(counts).arrays()
    assert model.history is None
    model.history = []
    again = model.fit(counts).arrays()
    assert len(model.history) == 20
    assert all(unwatched[name].tobytes() == array.tobytes() for name, array in again.items())


def test_lda_shares_are_those_of_gensim(fitted, articles):
    from gensim.matutils import Sparse2Corpus
    from gensim.models import LdaModel

    topics = fitted("lda").topics
    model = topics.model
    counts = Vocabulary(topics.vocabulary.words).count(
        [tuple(article.text.rstrip(".").split()) for article in articles]
    )
    peer = LdaModel(
        id2word=dict(enumerate(topics.vocabulary.words)),
        num_topics=3,
        alpha=model.alpha_,
        iterations=1000,
        gamma_threshold=1e-9,
        dtype=np.float64,
    )
    peer.state.sstats = model.lambda_ - peer.eta
    peer.sync_state()
    gamma, _ = peer.inference(list(Sparse2Corpus(counts.matrix, documents_columns=False)))
    shares = gamma / gamma.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(topics.transform(articles), shares, atol=1e-4)


def _bytes(topics: Topics) -> dict[str, bytes]:
    return {key: array.tobytes() for key, array in topics.model.arrays().items()}
