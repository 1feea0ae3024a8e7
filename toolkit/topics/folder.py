"""A fitted topic model as a folder of files that say what they hold; none is a program."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.config import yaml12
from toolkit.errors import ModelError, ToolkitError
from toolkit.folders import FIGURES, check_hashes, read_json, replaced_folder, write_json
from toolkit.topics.registry import TopicModel, topic_models
from toolkit.topics.topics import Assignment, Topic, Topics, build
from toolkit.topics.vocabulary import Vocabulary, WordLists

__all__ = ["ASSIGNMENTS", "FILES", "load_topics", "save"]

ASSIGNMENTS = "assignments.parquet"
"""Which topic each article is mainly about."""
FILES = (
    "arrays.npz",
    "vocabulary.json",
    "lists.json",
    "experiment.yaml",
    "topics.json",
    ASSIGNMENTS,
    "metrics.json",
    "versions.json",
    "README.md",
    "topics.html",
)
_TO_READ = {"README.md", "topics.html"}
"""Files for people: a model works without them."""


def save(topics: Topics, folder: Path, figures: Mapping[str, bytes]) -> None:
    """Write ``topics`` to ``folder``, which is replaced whole or not at all. Raises ModelError."""
    with replaced_folder(folder) as part:
        np.savez_compressed(part / "arrays.npz", allow_pickle=False, **topics.model.arrays())
        write_json(part / "vocabulary.json", list(topics.vocabulary.words))
        write_json(part / "lists.json", _lists_record(topics.lists))
        (part / "experiment.yaml").write_text(yaml12.dump(topics.experiment), encoding="utf-8")
        write_json(part / "topics.json", [_topic_record(topic) for topic in topics.topics])
        _write_assignments(topics.assignments, part / ASSIGNMENTS)
        write_json(part / "metrics.json", dict(topics.metrics))
        write_json(part / "versions.json", dict(topics.versions))
        (part / "README.md").write_text(_card(topics, folder.name), encoding="utf-8")
        (part / "topics.html").write_text(topics.page, encoding="utf-8", newline="\n")
        for name, content in figures.items():
            (part / FIGURES).mkdir(exist_ok=True)
            (part / FIGURES / name).write_bytes(content)


def load_topics(folder: str | Path) -> Topics:
    """Open a model folder. Raises ModelError that says what is missing or broken."""
    folder = Path(folder)
    _check_complete(folder)
    check_hashes(folder)
    arrays = _read_arrays(folder / "arrays.npz")
    words = read_json(folder / "vocabulary.json", list)
    records = read_json(folder / "topics.json", list)
    try:
        experiment = yaml12.read(folder / "experiment.yaml").plain
        model = build(
            topic_models, experiment["model"], seed=experiment["seed"], codebook=None
        ).restore(arrays)
        _check_shape(model, len(records), len(words))
        return Topics(
            model,
            _lists(read_json(folder / "lists.json", dict)),
            Vocabulary(tuple(words)),
            tuple(_topic(record) for record in records),
            _read_assignments(folder / ASSIGNMENTS),
            experiment,
            read_json(folder / "metrics.json", dict),
            read_json(folder / "versions.json", dict),
            _read_page(folder / "topics.html"),
        )
    except ModelError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, ToolkitError) as error:
        raise ModelError(
            f"{folder}: its files are not as the toolkit writes them "
            f"({type(error).__name__}: {error}). Train the model again."
        ) from None


def _check_complete(folder: Path) -> None:
    if not folder.is_dir():
        raise ModelError(
            f"{folder}: there is no such model folder; expected what `toolkit train` writes, "
            "such as models/topics."
        )
    missing = [name for name in FILES if name not in _TO_READ and not (folder / name).is_file()]
    if missing:
        raise ModelError(
            f"{folder}: found no {', '.join(missing)}; expected a topic model's folder with "
            f"{', '.join(FILES)}. It is incomplete or of an older toolkit: train the model again."
        )


def _read_page(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _check_shape(model: TopicModel, topics: int, words: int) -> None:
    found = model.components_.shape
    if found != (topics, words):
        raise ModelError(
            f"found weights of shape {found} in arrays.npz; expected {topics} topics of "
            f"topics.json by {words} words of vocabulary.json. Train the model again."
        )


def _read_arrays(path: Path) -> dict[str, NDArray[np.float64]]:
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return {name: np.asarray(arrays[name], dtype=np.float64) for name in arrays.files}
    except (OSError, ValueError, TypeError, EOFError, AttributeError, zipfile.BadZipFile) as error:
        raise ModelError(
            f"{path}: found something other than plain numbers ({error}); nothing of it was run. "
            "Train the model again."
        ) from None


def _lists_record(lists: WordLists) -> dict[str, list[str]]:
    return {field.name: sorted(getattr(lists, field.name)) for field in fields(lists)}


def _lists(record: dict[str, list[str]]) -> WordLists:
    return WordLists(*(frozenset(record[field.name]) for field in fields(WordLists)))


def _topic_record(topic: Topic) -> dict[str, Any]:
    return asdict(topic) | {
        "words": [{"word": word, "weight": weight} for word, weight in topic.words],
        "articles": [{"id": id_, "title": title} for id_, title in topic.articles],
    }


def _topic(record: dict[str, Any]) -> Topic:
    words = tuple((item["word"], item["weight"]) for item in record["words"])
    articles = tuple((item["id"], item["title"]) for item in record["articles"])
    phrases = tuple(record["phrases"])
    return Topic(**(record | {"words": words, "articles": articles, "phrases": phrases}))


def _write_assignments(assignments: tuple[Assignment, ...], path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    columns = [("id", pyarrow.string()), ("topic", pyarrow.int64()), ("share", pyarrow.float64())]
    rows = [asdict(assignment) for assignment in assignments]
    table = pyarrow.Table.from_pylist(rows, schema=pyarrow.schema(columns))
    pyarrow.parquet.write_table(table, path, compression="zstd")


def _read_assignments(path: Path) -> tuple[Assignment, ...]:
    import pyarrow
    import pyarrow.parquet

    try:
        rows = pyarrow.parquet.ParquetFile(path).read().to_pylist()
    except (OSError, pyarrow.ArrowException) as error:
        raise ModelError(f"{path}: not a parquet table ({error}). Train the model again.") from None
    return tuple(Assignment(**row) for row in rows)


def _card(topics: Topics, name: str) -> str:
    """The model card."""
    model = topics.experiment["model"]
    rows = [
        f"| {topic.id} | {', '.join(word for word, _ in topic.words[:10])} "
        f"| {topic.share:.1%} | {topic.main_of} | {topic.scores['npmi']:.2f} |"
        for topic in topics.topics
    ]
    return "\n".join(
        [
            f"# {name}",
            "",
            f"{len(topics.topics)} topics of {len(topics.assignments)} Vietnamese press articles, "
            f"found by `{model['name']}` over {len(topics.vocabulary.words)} words.",
            "",
            "    import toolkit",
            f'    topics = toolkit.load("models/{name}")',
            '    topics.transform(["..."])',
            "",
            *(f"- {measure}: {value:.3f}" for measure, value in topics.metrics.items()),
            "",
            "| topic | words | share | articles | npmi |",
            "|---|---|---|---|---|",
            *rows,
            "",
            "The config in `experiment.yaml` made it. Read the articles of a topic before you name "
            "it: topics are what words do together, not what someone meant.",
            "",
        ]
    )
