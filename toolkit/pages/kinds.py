"""What the name of a file says of it: an archive, a thing that is no page, a hidden file."""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import PurePosixPath

__all__ = ["PART_OF_A_PAGE", "archive_kind", "beside_page", "is_hidden", "no_page"]

_ARCHIVES = {
    "zip": (".zip",),
    "tar": (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"),
}
_LITTER = ("__MACOSX", "Thumbs.db", "desktop.ini")
_NO_PAGES = {
    "a PNG image": "png",
    "a JPEG image": "jpg jpeg jfif",
    "a GIF image": "gif",
    "an image": "webp svg ico bmp avif tif tiff heic",
    "a style sheet": "css scss less",
    "a script": "js mjs map wasm",
    "a font": "woff woff2 ttf otf eot",
    "sound or video": "mp3 mp4 m4a m4v webm wav ogg oga ogv avi mov flv mpg mpeg m3u8 swf",
    "a PDF document": "pdf",
    "an office document": "doc docx odt rtf ppt pptx xls xlsx ods epub",
    "a page in a web archive": "mht mhtml warc webarchive maff",
    "a table of another kind than .csv, .jsonl and .parquet": "tab dta sav rds feather",
    "an archive of another kind than .zip and .tar.gz": "7z rar bz2 xz zst gz",
}
_BY_SUFFIX = {f".{end}": what for what, ends in _NO_PAGES.items() for end in ends.split()}
_PARTS = "_files"

PART_OF_A_PAGE = "a part of a saved page, in the folder beside it"


def archive_kind(name: str) -> str | None:
    """``zip`` or ``tar`` when ``name`` is that of an archive, else None."""
    lower = name.lower()
    return next((kind for kind, ends in _ARCHIVES.items() if lower.endswith(ends)), None)


def no_page(name: str) -> str | None:
    """Why a file is set aside by its suffix alone (an image, a script), else None."""
    what = _BY_SUFFIX.get(PurePosixPath(name).suffix.lower())
    return f"found {what}; expected a page of text or HTML." if what else None


def is_hidden(name: str) -> bool:
    """Whether a file or folder is hidden, or litter of an operating system."""
    return name.startswith(".") or name in _LITTER


def beside_page(parts: Sequence[str], names: Container[str]) -> bool:
    """Whether a path leads into the ``X_files`` that a browser saves beside ``X.html``.

    ``names`` are the paths that are there.
    """
    for depth, part in enumerate(parts[:-1], 1):
        if part.endswith(_PARTS):
            page = "/".join(parts[:depth]).removesuffix(_PARTS)
            if any(f"{page}{end}" in names for end in (".html", ".htm", ".xhtml")):
                return True
    return False
