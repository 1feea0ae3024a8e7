"""What `toolkit cache` shows and clears, and which commands remember what."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from toolkit.articles import Article

Toolkit = Callable[..., Any]
"""Runs ``toolkit`` with arguments and gives code, out and err."""

TOPICS = """
task: topics
articles: [articles.jsonl]
vocabulary: {min_articles: 2, max_share: 1.0, phrases: {min_count: 3}}
model: {name: nmf, k: 2}
"""
WORDS = """
task: classify
codebook: codebook.yaml
articles: [articles.jsonl]
labels: [labels.csv]
features:
  words: {segmenter: underthesea, high: 2}
  press_vectors:
model: {name: passages, folds: 2}
evaluation: {folds: 2, resamples: 100}
"""
SWEEP = "sweep: {space: {model.passage_C: [0.1, 1]}}"
TRAIN = ("train", "topics.yaml", "--no-track")
CLASSIFY = ("train", "words.yaml", "--no-track", "--out", "models/words")
PHRASES = ("phrases", "articles.jsonl", "--min-count", "3")


@pytest.fixture
def store(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a new store."""
    (project / "topics.yaml").write_text(TOPICS, encoding="utf-8")
    (project / "words.yaml").write_text(WORDS, encoding="utf-8")
    (project / "sweep.yaml").write_text(WORDS + SWEEP, encoding="utf-8")
    monkeypatch.setenv("TOOLKIT_CACHE", str(project / "cache"))
    return project / "cache" / "words.sqlite"


def shown(toolkit: Toolkit, *options: str) -> dict[str, str]:
    done = toolkit("cache", *options)
    assert (done.code, done.err) == (0, "")
    return {
        key: value.strip() for key, _, value in (s.partition(":") for s in done.out.split("\n"))
    }


def test_it_shows_what_there_is_and_clears_it(
    toolkit: Toolkit, store: Path, articles: list[Article]
) -> None:
    different = str(len({article.text for article in articles}))
    nothing = {"store": str(store), "texts": "0", "size": "0.0 MB of 1,000.0 MB at most", "": ""}
    assert shown(toolkit) == nothing
    assert not store.exists()
    toolkit(*PHRASES)
    assert shown(toolkit)["texts"] == different
    cleared = shown(toolkit, "--clear")
    assert (cleared["cleared"], cleared["texts"]) == (str(store), different)
    assert shown(toolkit)["texts"] == "0"


def test_the_size_is_as_it_was_set(
    toolkit: Toolkit, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOOLKIT_CACHE_SIZE", "20 MB")
    assert shown(toolkit)["size"] == "0.0 MB of 20.0 MB at most"
    monkeypatch.setenv("TOOLKIT_CACHE_SIZE", "large")
    assert toolkit("cache").code == 2


def test_it_may_be_off(toolkit: Toolkit, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOOLKIT_CACHE", "off")
    assert toolkit("cache").out == "the store is off (TOOLKIT_CACHE)\n"
    assert toolkit(*PHRASES).code == 0
    assert not store.exists()


@pytest.mark.parametrize("command", [TRAIN, CLASSIFY, PHRASES])
def test_no_cache_neither_reads_nor_writes(
    toolkit: Toolkit, store: Path, command: tuple[str, ...]
) -> None:
    assert toolkit(*command, "--no-cache").code == 0
    assert not store.exists()


def test_the_second_run_finds_no_words_again(
    toolkit: Toolkit, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = toolkit(*PHRASES)
    trained = toolkit(*TRAIN)  # the same steps and the same segmenter
    monkeypatch.setattr("toolkit.text.segmentation.engine", lambda name: pytest.fail("loaded"))
    assert toolkit(*PHRASES) == first
    assert toolkit(*TRAIN) == trained
    with pytest.raises(pytest.fail.Exception):
        toolkit(*PHRASES, "--no-cache")


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called on, no text can be segmented anew."""

    def forbid() -> None:
        for module in ("segmentation", "segmentation.remembered"):
            monkeypatch.setattr(f"toolkit.text.{module}.engine", lambda name: pytest.fail("loaded"))

    return forbid


RUNS = {"without": ("--no-cache",), "first": (), "second": ()}
GOLD = ("labels.csv", "--articles", "articles.jsonl")
COMMANDS = {
    "train": CLASSIFY,
    "sweep": ("train", "sweep.yaml", "--no-track", "--out", "models/best"),
    "predict": ("predict", "models/words", "articles.jsonl"),
    "evaluate": ("evaluate", "models/words", *GOLD),
    "compare": ("compare", "models/words", "models/words", "--gold", *GOLD),
    "reproduce": ("reproduce", "models/words"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_the_second_run_of_a_classifier_finds_no_words_again(
    toolkit: Toolkit, store: Path, command: tuple[str, ...], no_model: Callable[[], None]
) -> None:
    toolkit(*CLASSIFY, "--no-cache")
    without = toolkit(*command, "--no-cache")
    assert not store.exists()
    first = toolkit(*command)
    no_model()
    assert without == first == toolkit(*command)
    assert first.code == 0
    with pytest.raises(pytest.fail.Exception):
        toolkit(*command, "--no-cache")


def test_a_model_that_is_called_remembers_nothing(
    toolkit: Toolkit, store: Path, project: Path, articles: list[Article]
) -> None:
    import toolkit as library

    toolkit(*CLASSIFY, "--no-cache")
    library.load("models/words").predict(articles)
    (project / "page.txt").write_text(articles[0].text, encoding="utf-8")
    assert toolkit("explain", "models/words", "page.txt").code == 0
    assert not store.exists()


def test_topics_are_the_same_with_and_without(toolkit: Toolkit, store: Path, project: Path) -> None:
    without, first, second = trained(toolkit, project, TRAIN)
    for files in (without, first, second):
        files.pop("README.md")  # it names the folder
    assert without == first == second


def test_a_classifier_is_the_same_with_and_without(
    toolkit: Toolkit, store: Path, project: Path
) -> None:
    without, first, second = trained(toolkit, project, CLASSIFY)
    for name in ("held_out.parquet", "metrics.json", "themes.json", "suspects.csv"):
        assert without[name] == first[name] == second[name]
    said = [toolkit("predict", name, "articles.jsonl", *options) for name, options in RUNS.items()]
    assert said[0] == said[1] == said[2]
    assert any(record["evidence"] for record in said[0].records)


def trained(toolkit: Toolkit, project: Path, command: tuple[str, ...]) -> list[dict[str, bytes]]:
    """The files of the models that `RUNS` leave."""
    for name, options in RUNS.items():
        assert toolkit(*command, "--out", name, *options).code == 0
    return [
        {path.name: path.read_bytes() for path in (project / name).rglob("*") if path.is_file()}
        for name in RUNS
    ]


def test_a_damaged_store_is_said_once_and_made_anew(toolkit: Toolkit, store: Path) -> None:
    first = toolkit(*PHRASES)
    store.write_bytes(b"something else")
    done = toolkit(*PHRASES)
    assert (done.code, done.out) == (0, first.out)
    assert done.err.count("words.sqlite.aside") == 1
    assert toolkit(*PHRASES) == first


def test_a_store_that_is_held_by_another(
    toolkit: Toolkit, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.text.store.database._PATIENCE", 0.01)
    first = toolkit(*PHRASES)
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("begin exclusive")
        done = toolkit(*PHRASES)
        assert (done.code, done.out) == (0, first.out)
        assert done.err.count("database is locked") == 1
        assert toolkit("cache").code == 2
    assert toolkit(*PHRASES) == first
