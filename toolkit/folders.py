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

__all__ = ["digest", "read_json", "replaced_folder", "write_json"]


@contextmanager
def replaced_folder(folder: Path) -> Iterator[Path]:
    """A new folder to fill that takes the place of ``folder`` when all went well.

    Raises ModelError when ``folder`` is something that the toolkit did not write.
    """
    if folder.exists() and not _is_ours(folder):
        raise ModelError(
            f"{folder}: found something that is no model folder; expected none, or one to "
            "replace. Move it away, or choose another place with --out."
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise ModelError(f"{folder}: cannot be written ({error.strerror or error}).") from None
    try:
        part.chmod(0o755)
        yield part
        _swap(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and (not any(folder.iterdir()) or (folder / "experiment.yaml").is_file())


def _swap(part: Path, folder: Path) -> None:
    if not folder.exists():
        part.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}.old.", dir=folder.parent))
    folder.rename(old / "model")
    try:
        part.rename(folder)
    except OSError:
        (old / "model").rename(folder)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def digest(folder: Path) -> str:
    """sha256 (hex) over names and bytes of every file in a model folder."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            total.update(f"{path.relative_to(folder).as_posix()}\x00{content}\n".encode())
    return total.hexdigest()


def write_json(path: Path, value: Any) -> None:
    """Write JSON that is the same bytes for the same value."""
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def read_json(path: Path, kind: type = dict) -> Any:
    """The value of a JSON file. Raises ModelError where it is broken or no ``kind``."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: not JSON ({error}). Train the model again.") from None
    if not isinstance(value, kind):
        found = f"found {type(value).__name__}, expected {kind.__name__}"
        raise ModelError(f"{path}: {found}. Train the model again.")
    return value
