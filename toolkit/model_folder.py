"""A trained classifier as a folder of files that say what they hold."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from toolkit.codebook import codebook_from_record, codebook_record
from toolkit.config import yaml12
from toolkit.config.read import read_components
from toolkit.errors import ModelError, ToolkitError
from toolkit.folders import check_hashes, read_json, replaced_folder, write_json
from toolkit.model import Classifier
from toolkit.text import steps

__all__ = ["FILES", "HELD_OUT", "REPORT", "SUSPECTS", "TRUSTED", "kind_of", "load", "save"]

FILES = (
    "model.skops",
    "experiment.yaml",
    "themes.json",
    "metrics.json",
    "versions.json",
    "README.md",
)

TRUSTED = (
    "toolkit.classifiers.columns.LinearColumns",
    "toolkit.classifiers.columns.PriorColumns",
    "toolkit.classifiers.dictionary.DictionaryClassifier",
    "toolkit.classifiers.finetuned.FineTunedColumns",
    "toolkit.classifiers.kernel_columns.KernelColumns",
    "toolkit.classifiers.pooled.PooledPassages",
    "toolkit.classifiers.reweighted.RatioColumns",
    "toolkit.classifiers.reweighted.ScaledColumns",
    "toolkit.classifiers.rounded.RoundedColumns",
    "toolkit.classifiers.rust.RustColumns",
    "toolkit.classifiers.streamed.StreamedColumns",
    "toolkit.features.encoders.E5Encoder",
    "toolkit.features.encoders.SentenceEncoder",
    "toolkit.features.field_tfidf.FieldTfidf",
    "toolkit.features.latent.LatentSemantics",
    "toolkit.features.ngrams.CharacterNGrams",
    "toolkit.features.ngrams.WordNGrams",
    "toolkit.features.press_vectors.PressVectors",
    "toolkit.features.rare_tfidf.MarkNGrams",
    "toolkit.features.rare_tfidf.RareTfidf",
    "toolkit.features.seed_phrases.SeedPhrases",
    "toolkit.features.tfidf.NGramTfidf",
    "toolkit.features.word_patterns.WordPatterns",
    "toolkit.features.word_vectors.StaticVectors",
    "toolkit.features.word_vectors.TrainedVectors",
)
"""Types outside scikit-learn and numpy that a model file may hold. The file has no say in it."""

_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ImportError, LookupError),
    *(ValueError, TypeError, AttributeError, RuntimeError),
)
"""What skops and zipfile raise for a file that is damaged, cut or of another version."""


def kind_of(folder: Path) -> str:
    """The task of the model in ``folder``: "classify" or "topics". Raises ModelError."""
    try:
        there = folder.is_dir()
    except (OSError, ValueError) as error:  # a name that no folder can have
        raise ModelError(f"{str(folder)[:80]}: no name of a folder ({error}).") from None
    if not there:
        raise ModelError(
            f"{folder}: there is no such model folder; expected what `toolkit train` writes, "
            "such as models/themes."
        )
    if not (folder / "experiment.yaml").is_file():
        raise ModelError(
            f"{folder}: found no experiment.yaml, so this is no model folder; expected what "
            "`toolkit train` writes, such as models/themes."
        )
    return "topics" if (folder / "topics.json").is_file() else "classify"


HELD_OUT = "held_out.parquet"
"""What models that never saw them said of the training articles; not needed to predict."""
REPORT, SUSPECTS = "report.html", "suspects.csv"
"""A page on the run, and labels that are likely wrong; not needed to predict."""


def save(
    model: Classifier,
    folder: Path,
    held_out: Sequence[Mapping[str, Any]] = (),
    pages: Mapping[str, str] | None = None,
) -> None:
    """Write ``model`` to ``folder``, which is replaced whole or not at all.

    ``held_out`` has a row per article and theme (`Judged.rows`), ``pages`` the text of files by
    name: `REPORT`, `SUSPECTS`. Raises ModelError.
    """
    import skops.io

    with replaced_folder(folder) as part:
        skops.io.dump(model.estimator, part / "model.skops", compression=zipfile.ZIP_DEFLATED)
        (part / "experiment.yaml").write_text(yaml12.dump(model.experiment), encoding="utf-8")
        themes = {
            "codebook": codebook_record(model.codebook),
            "decisions": [decision.to_record() for decision in model.decisions],
        }
        write_json(part / "themes.json", themes)
        write_json(part / "metrics.json", model.metrics)
        write_json(part / "versions.json", model.versions)
        (part / "README.md").write_text(_card(model, folder.name), encoding="utf-8")
        if held_out:
            _write_held_out(held_out, part / HELD_OUT)
        for name, text in (pages or {}).items():
            (part / name).write_text(text, encoding="utf-8", newline="\n")


def _write_held_out(rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist([dict(row) for row in rows]), path, compression="zstd")


def load(folder: Path) -> Classifier:
    """Open a model folder. Raises ModelError that says what is missing, broken or not trusted."""
    from toolkit.decisions import Decision

    _check_complete(folder)
    check_hashes(folder)
    estimator = _load_estimator(folder / "model.skops")
    themes = read_json(folder / "themes.json")
    config = _read_config(folder / "experiment.yaml")
    _check_installed(folder, config.plain)
    try:
        decisions = tuple(Decision.from_record(record) for record in themes["decisions"])
        codebook = codebook_from_record(themes["codebook"])
        if len(set(codebook.ids)) not in (len(decisions), len(decisions) / 2):
            raise ValueError(f"{len(codebook.ids)} themes and {len(decisions)} decisions")
        metrics, made_by = read_json(folder / "metrics.json"), read_json(folder / "versions.json")
        model = Classifier(codebook, estimator, decisions, config.plain, metrics, made_by)
        scores = estimator.decision_function(["thử"])
        if scores.shape != (1, len(decisions)):
            raise ValueError(f"scores of the shape {scores.shape}, {len(decisions)} decisions")
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, ToolkitError) as error:
        raise ModelError(
            f"{folder}: found files that do not fit each other or are damaged "
            f"({type(error).__name__}: {error}); expected a folder as the toolkit writes it. "
            "Train the model again."
        ) from None
    return model


def _read_config(path: Path) -> yaml12.Node:
    """The filled config, whose text steps must be ones that we know. Raises ModelError."""
    try:
        config = yaml12.read(path)
        if not isinstance(config.value, dict) or "text" not in config.value:
            raise ModelError(f"found {config.describe()}, expected a config with 'text'")
        read_components(config.value["text"], steps)
    except ToolkitError as error:
        raise ModelError(f"{path}: damaged ({error}). Train the model again.") from None
    return config


def _check_installed(folder: Path, config: dict[str, Any]) -> None:
    """Raise ModelError where a component of the model needs what is not installed."""
    from toolkit.classifiers import classifiers
    from toolkit.features import features

    named = [(classifiers, config.get("model")), *((features, f) for f in _listed(config))]
    for registry, settings in named:
        name = settings.get("name") if isinstance(settings, dict) else settings
        if not isinstance(name, str) or name not in registry:
            continue
        missing = registry[name].missing_requirements()
        if missing:
            raise ModelError(
                f"{folder}: the {registry.kind} {name!r} needs {', '.join(missing)}, which is not "
                f"installed. Install it with: pip install {' '.join(missing)}"
            )


def _listed(config: dict[str, Any]) -> list[Any]:
    features = config.get("features")
    return list(features.values()) if isinstance(features, dict) else []


def _check_complete(folder: Path) -> None:
    kind_of(folder)
    missing = [name for name in FILES if name != "README.md" and not (folder / name).is_file()]
    if missing:
        raise ModelError(
            f"{folder}: found no {', '.join(missing)}; expected a classifier's folder with "
            f"{', '.join(FILES)}. Train the model again."
        )


def _load_estimator(path: Path) -> Any:
    import skops.io

    try:
        foreign = sorted(set(skops.io.get_untrusted_types(file=path)) - set(TRUSTED))
    except _UNREADABLE as error:
        raise ModelError(f"{path}: not a model file ({error}). Train the model again.") from None
    if foreign:
        raise ModelError(
            f"{path}: found the type {', '.join(foreign)}, which the toolkit does not trust; "
            "expected only types of scikit-learn, numpy and the toolkit. Nothing of the file was "
            "run. Do not use a model that you or someone you trust has not trained."
        )
    try:
        return skops.io.load(path, trusted=list(TRUSTED))
    except _UNREADABLE as error:
        raise ModelError(
            f"{path}: made by versions that do not fit those installed ({error}). "
            "See versions.json beside it, or train the model again."
        ) from None


def _how(model: Classifier) -> str:
    """How the scores were come by: split over all articles, by time …"""
    name = model.metrics.get("split", {}).get("name", "stratified")
    return "cross-validated" if name == "stratified" else f"held out by {name}"


def _of_what(data: Mapping[str, Any]) -> str:
    """What the scores are of: presence, unless no label was by hand."""
    only_weak = data.get("weak") and data["weak"] == data.get("articles")
    return "of agreement with weak labels" if only_weak else "of presence"


def _weak(data: Mapping[str, Any]) -> str:
    """How many of the articles have weak labels, if any."""
    return f", {data['weak']} of them by weak labels," if data.get("weak") else ""


def _chosen(model: Classifier) -> list[str]:
    """How the settings were found, where a sweep did."""
    sweep = model.metrics.get("sweep")
    return [f"Settings: the best of {sweep['trials']} trials. {sweep['note']}", ""] if sweep else []


def _card(model: Classifier, name: str) -> str:
    """The model card."""
    scores = model.metrics.get("presence", {})
    rows = [
        f"| `{theme.id}` | {theme.vi} | {scores[f'f1/{theme.id}']['value']:.3f} |"
        for theme in model.codebook.themes
        if scores.get(f"f1/{theme.id}", {}).get("value") is not None
    ]
    data = model.metrics.get("data", {})
    return "\n".join(
        [
            f"# {name}",
            "",
            "A classifier of themes in Vietnamese press articles. "
            + ("An article has exactly one." if model.single else "Themes are not exclusive."),
            "",
            "    import toolkit",
            f'    model = toolkit.load("models/{name}")',
            '    model.predict(["..."])',
            "",
            f"| theme | | F1 {_of_what(data)}, {_how(model)} |",
            "|---|---|---|",
            *rows,
            "",
            f"Trained on {data.get('articles', '?')} labelled articles{_weak(data)} "
            f"(digest `{str(data.get('digest', ''))[:16]}`) by the config in `experiment.yaml`, "
            f"codebook version {model.codebook.version}.",
            *_chosen(model),
            "The scores are those of articles like the training articles: label some of your own "
            "and run `toolkit evaluate` before you rely on it.",
            "",
        ]
    )
