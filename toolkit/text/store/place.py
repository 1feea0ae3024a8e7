"""Where the user's store is, and how large it may be: the environment says it.

TOOLKIT_CACHE names its folder, or says ``off``; else it is in the user's cache folder.
TOOLKIT_CACHE_SIZE is the most that it may take, such as ``500 MB``; 1 GB unless given.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from toolkit.errors import ConfigError
from toolkit.provenance import DISTRIBUTION
from toolkit.text.store.memory import Store

__all__ = ["user_store"]

_NAME = "words.sqlite"
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kMG]?)B?", re.IGNORECASE)
_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}


def user_store(warn: Callable[[str], None]) -> Store | None:
    """The user's store; None where TOOLKIT_CACHE is off. Raises ConfigError."""
    given = os.environ.get("TOOLKIT_CACHE", "")
    if given.lower() == "off":
        return None
    try:
        folder = Path(given) if given else _folder()
    except RuntimeError:
        warn("there is no home folder for the store of segmented text; going on without it.")
        return None
    return Store(folder / _NAME, _limit(), warn)


def _folder() -> Path:
    caches = os.environ.get("XDG_CACHE_HOME")
    return (Path(caches) if caches else Path.home() / ".cache") / DISTRIBUTION


def _limit() -> int:
    given = os.environ.get("TOOLKIT_CACHE_SIZE", "1 GB")
    size = _SIZE.fullmatch(given.strip())
    if size is None:
        raise ConfigError(f"TOOLKIT_CACHE_SIZE: found {given!r}; expected a size such as 500 MB.")
    return int(float(size[1]) * _UNITS[size[2].lower()])
