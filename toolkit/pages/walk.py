"""A folder → its files, lazily, each folder's in the order of their names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from toolkit.pages.found import Reject, shown
from toolkit.pages.kinds import PART_OF_A_PAGE, beside_page, is_hidden

__all__ = ["walk"]


def walk(folder: Path) -> Iterator[Path | Reject]:
    """The regular files of a folder and of those in it; hidden ones are passed over.

    A link to a file is that file. Rejects: links to folders (none is followed, so that none
    leads in a circle), links to nothing, pipes and devices, folders that cannot be opened, and
    what a browser saved in ``X_files`` beside ``X.html``.
    """
    levels = [_entries(folder, False)]
    while levels:
        entry = next(levels[-1], None)
        if entry is None:
            levels.pop()
        elif isinstance(entry, tuple):
            levels.append(_entries(*entry))
        else:
            yield entry


def _entries(folder: Path, part: bool) -> Iterator[Path | Reject | tuple[Path, bool]]:
    """Files, Rejects, and the folders within; ``part``: all of it is part of a saved page."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(
                (entry for entry in scan if not is_hidden(entry.name)), key=lambda e: e.name
            )
    except OSError as error:
        yield Reject(shown(folder), f"the folder cannot be opened ({error.strerror or error})")
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        path = folder / entry.name
        try:
            if entry.is_dir(follow_symlinks=False):
                yield path, part or beside_page((entry.name, ""), names)
            elif part:
                yield Reject(shown(path), PART_OF_A_PAGE)
            else:
                yield path if entry.is_file() else Reject(shown(path), _irregular(entry))
        except OSError as error:
            yield Reject(shown(path), f"cannot be read ({error.strerror or error})")


def _irregular(entry: os.DirEntry[str]) -> str:
    if not entry.is_symlink():
        return "a pipe or a device, no file"
    if entry.is_dir():
        return "a link to a folder, which is not followed; name the folder itself"
    return "a link that leads to no file"
