"""A hash of all that decides what is made of a text."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["fingerprint"]

_TEXT = Path(__file__).parent.parent


def fingerprint(filled: Any, *code: Path) -> bytes:
    """The hash of settings as plain data, of the code in `toolkit.text` and in the files ``code``.

    With it are what underthesea's words depend on and the version of the Unicode tables.
    """
    known = [_of_package(), *(_of_file(path) for path in code)]
    settings = json.dumps([filled, known], sort_keys=True)
    return hashlib.sha256(settings.encode()).digest()


@cache
def _of_package() -> list[str]:
    from toolkit.text.segmentation import files

    found = [unicodedata.unidata_version, files.core_version(), files.fingerprint(files.folder())]
    paths = (p for p in _TEXT.rglob("*") if p.suffix in (".py", ".csv", ".txt"))
    return found + [f"{p.relative_to(_TEXT).as_posix()} {_of_file(p)}" for p in sorted(paths)]


def _of_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
