"""Folders of results: written whole or not at all, their JSON read with readable errors."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from toolkit.errors import ModelError

__all__ = [
    "FIGURES",
    "MODEL_FILES",
    "check_hashes",
    "check_replaceable",
    "digest",
    "read_json",
    "replaced_folder",
    "write_json",
]

_MARKS = frozenset({"experiment.yaml", "metrics.json", "versions.json"})
MODEL_FILES = _MARKS | {
    *("model.skops", "themes.json", "README.md", "held_out.parquet"),
    *("report.html", "suspects.csv"),
    *("arrays.npz", "vocabulary.json", "lists.json", "topics.json", "assignments.parquet"),
    *("topics.html", "figures", "hashes.json"),
}
"""All that a model folder may hold, of a classifier or of topics."""
FIGURES = "figures"
"""Its folder of pictures: no model is made of them, and they have no hash."""
_HASHES = "hashes.json"
_CARD = "README.md"  # people may write in it: no model is made of it, and it has no hash


@contextmanager
def replaced_folder(folder: Path) -> Iterator[Path]:
    """A new folder to fill that takes the place of ``folder`` when all went well.

    Raises ModelError when ``folder`` is something that the toolkit did not write.
    """
    check_replaceable(folder)
    folder = folder.resolve()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise ModelError(f"{folder}: cannot be written ({error.strerror or error}).") from None
    try:
        part.chmod(0o755)
        yield part
        hashes = _hashes(part)
        hashes.pop(_CARD, None)
        write_json(part / _HASHES, hashes)
        _swap(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def check_replaceable(folder: Path) -> None:
    """Raise ModelError unless ``folder`` is absent, empty, or a model folder and nothing else."""
    try:
        if not folder.exists():
            return
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else None
    except OSError as error:
        raise ModelError(f"{folder}: cannot be used ({error.strerror or error}).") from None
    ours = names is not None and (not names or (_MARKS <= names <= MODEL_FILES))
    if not ours or Path.cwd().is_relative_to(folder.resolve()):
        raise ModelError(
            f"{folder}: found something that is no model folder; expected none, or one to "
            "replace. Move it away, or choose another place with --out."
        )


def _swap(part: Path, folder: Path) -> None:
    if not folder.exists():
        part.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}.old.", dir=folder.parent))
    folder.rename(old / "model")
    try:
        part.rename(folder)
    except BaseException:  # an interrupt too: the old model goes back
        (old / "model").rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def digest(folder: Path) -> str:
    """sha256 (hex) over names and bytes of every file in a model folder but its figures."""
    total = hashlib.sha256()
    for name, content in _hashes(folder).items():
        total.update(f"{name}\x00{content}\n".encode())
    return total.hexdigest()


def _hashes(folder: Path) -> dict[str, str]:
    """sha256 (hex) of every file but figures, by its name in the folder, in order."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and folder / FIGURES not in path.parents
    }


def check_hashes(folder: Path) -> None:
    """Raise ModelError where a file is not as ``hashes.json`` says that it was written.

    A folder without hashes, of an older toolkit, passes.
    """
    if not (folder / _HASHES).is_file():
        return
    written = read_json(folder / _HASHES)
    found = _hashes(folder)
    changed = [
        name for name in sorted(written.keys() & found.keys()) if written[name] != found[name]
    ]
    if changed:
        raise ModelError(
            f"{folder}: found {', '.join(changed)} changed since the model was written; expected "
            "the bytes that hashes.json tells of. Nothing of it was opened: train the model "
            "again, or fetch it again."
        )


def write_json(path: Path, value: Any) -> None:
    """Write JSON that is the same bytes for the same value."""
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def read_json(path: Path, kind: type = dict) -> Any:
    """The value of a JSON file. Raises ModelError where it is broken or no ``kind``."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{path}: not JSON ({error}). Train the model again.") from None
    if not isinstance(value, kind):
        found = f"found {type(value).__name__}, expected {kind.__name__}"
        raise ModelError(f"{path}: {found}. Train the model again.")
    return value
