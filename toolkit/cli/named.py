"""What a command can be told instead of a model folder."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["named_folder"]

_RUN_ID = re.compile(r"[0-9a-f]{32}")


def named_folder(name: str) -> Path:
    """The folder of a model: itself, or that of an MLflow run id or address.

    Raises TrackingError for an address that is not there.
    """
    import toolkit

    if _RUN_ID.fullmatch(name):
        name = f"runs:/{name}"
    if not toolkit.is_address(name):
        return Path(name)
    from toolkit.tracking import fetch

    return fetch(name)
