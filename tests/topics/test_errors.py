"""What cannot be done is said, with what to do."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

import toolkit
from toolkit.articles import Article
from toolkit.errors import ArticleError, ConfigError, ModelError
from toolkit.experiment.topics import run_topics
from toolkit.topics import Topics
from toolkit.topics.folder import FILES

NEEDED = [name for name in FILES if name not in ("README.md", "topics.html")]
"""Files without which no model works."""


def test_no_articles(name, experiment):
    with pytest.raises(ArticleError, match="no articles"):
        run_topics(experiment(name), [])


def test_one_article(name, experiment, articles):
    with pytest.raises(ArticleError, match="1 articles, of which all say the same"):
        run_topics(experiment(name), articles[:1])


def test_identical_articles(name, experiment, articles):
    with pytest.raises(ArticleError, match="20 articles, of which all say the same"):
        run_topics(experiment(name), articles[:1] * 20)


def test_articles_without_words(name, experiment):
    with pytest.raises(ArticleError, match="none has a word"):
        run_topics(experiment(name), [Article.from_text("1 2 3"), Article.from_text("...")])


def test_one_word_in_every_article(name, experiment):
    with pytest.raises(ArticleError, match="vocabulary is empty"):
        run_topics(experiment(name), [Article.from_text("cam " * n) for n in range(1, 9)])


def test_empty_articles_beside_others(name, experiment, articles):
    empty = [Article.from_text("", id=f"empty-{number}") for number in range(5)]
    result = run_topics(experiment(name), [*articles, *empty])
    assert result.metrics["coverage"] == pytest.approx(60 / 65)
    assert all(item.topic is None for item in result.topics.assignments[60:])


def test_articles_of_one_word_each(name, experiment):
    """Topics are then words."""
    texts = ["cảng", "lớp", "cam"] * 8
    made = [Article.from_text(text, id=str(number)) for number, text in enumerate(texts)]
    topics = run_topics(experiment(name), made).topics
    assert {topic.words[0][0] for topic in topics.topics} <= {"cảng", "lớp", "cam"}


def test_no_dates(name, fitted):
    result = fitted(name)
    assert result.tables["months"] == []
    assert "<h3>Months</h3>" not in result.topics.page


def test_fewer_articles_than_topics(name, experiment, articles):
    with pytest.raises(ArticleError, match=r"6 articles: too few for 7 topics.*model\.k lower"):
        run_topics(experiment(name, k=7), articles[:6])


def test_repeated_articles_do_not_count(name, experiment, articles):
    with pytest.raises(ArticleError, match="12 articles, of which 6 repeat another"):
        run_topics(experiment(name, k=7), articles[:6] * 2)


def test_unknown_model(experiment):
    with pytest.raises(ConfigError, match="Did you mean 'nmf'"):
        experiment("nfm")


@pytest.fixture
def model(fitted, tmp_path):
    fitted("nmf").topics.save(tmp_path / "model")
    return tmp_path / "model"


def test_a_model_folder_is_complete(model):
    assert {path.name for path in model.iterdir()} == {*FILES, "hashes.json"}
    assert [path.name for path in model.parent.iterdir()] == ["model"]


def test_an_existing_model_is_replaced_whole(model, fitted):
    (model / "model.skops").write_text("of a model of another kind", encoding="utf-8")
    fitted("lda").topics.save(model)
    assert {path.name for path in model.iterdir()} == {*FILES, "hashes.json"}
    assert Topics.load(model).experiment["model"]["name"] == "lda"


def test_a_failed_save_leaves_the_old_model(model, fitted, monkeypatch):
    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr("toolkit.topics.folder._write_assignments", fail)
    with pytest.raises(OSError, match="disk full"):
        fitted("lda").topics.save(model)
    assert Topics.load(model).experiment["model"]["name"] == "nmf"
    assert [path.name for path in model.parent.iterdir()] == ["model"]


def test_a_folder_of_something_else_is_not_replaced(tmp_path, fitted):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ModelError, match="no model folder"):
        fitted("nmf").topics.save(tmp_path / "letters")
    assert (tmp_path / "letters" / "one.txt").exists()


def test_no_such_folder(tmp_path):
    with pytest.raises(ModelError, match="there is no such model folder"):
        Topics.load(tmp_path / "nothing")


@pytest.mark.parametrize("file", NEEDED)
def test_a_missing_file(model, file):
    (model / file).unlink()
    with pytest.raises(ModelError, match=f"found no {file}"):
        Topics.load(model)


def test_a_folder_of_an_older_toolkit(model):
    """It had no word lists of its own."""
    (model / "lists.json").unlink()
    with pytest.raises(
        ModelError, match=r"found no lists\.json; .* older toolkit: train the model"
    ):
        toolkit.load(model)


@pytest.mark.parametrize("file", NEEDED)
@pytest.mark.parametrize("content", [b"", b"{\xff", b"[1, 2", b"{}", b"null"])
def test_a_broken_file(model, file, content):
    (model / "hashes.json").unlink()
    (model / file).write_bytes(content)
    if file in ("metrics.json", "versions.json") and content == b"{}":
        return
    with pytest.raises(ModelError):
        Topics.load(model)


@pytest.mark.parametrize("file", [*NEEDED, "topics.html"])
def test_a_file_changed_since_it_was_written(model, file):
    with (model / file).open("ab") as changed:
        changed.write(b" ")
    with pytest.raises(ModelError, match=f"{file} changed since the model was written"):
        toolkit.load(model)


def test_pickled_arrays_are_refused(model):
    (model / "hashes.json").unlink()

    class Trap:
        def __reduce__(self):
            return (pytest.fail, ("a pickle was opened",))

    arrays = dict(np.load(model / "arrays.npz"))
    arrays["idf"] = np.array([Trap()], dtype=object)
    np.savez(model / "arrays.npz", **arrays)
    with pytest.raises(ModelError, match="nothing of it was run"):
        Topics.load(model)


def test_a_missing_array(model):
    (model / "hashes.json").unlink()
    arrays = dict(np.load(model / "arrays.npz"))
    del arrays["idf"]
    np.savez(model / "arrays.npz", **arrays)
    with pytest.raises(ModelError, match="'idf'"):
        Topics.load(model)


def test_a_vocabulary_of_another_model(model):
    (model / "hashes.json").unlink()
    words = json.loads((model / "vocabulary.json").read_text(encoding="utf-8"))
    (model / "vocabulary.json").write_text(json.dumps(words[1:]), encoding="utf-8")
    with pytest.raises(ModelError, match=r"weights of shape \(3, \d+\)"):
        Topics.load(model)


def test_a_moved_model_works(model, tmp_path, articles):
    before = Topics.load(model).transform(articles[:3])
    shutil.move(model, tmp_path / "elsewhere")
    assert (Topics.load(tmp_path / "elsewhere").transform(articles[:3]) == before).all()
