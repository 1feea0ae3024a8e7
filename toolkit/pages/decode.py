"""Bytes → the page's text, whatever a scraper or a newsroom's old machine wrote.

`decode` gives the *raw page* that offsets of an Article refer to: decoded, repaired where UTF-8
had been misread, in Unicode where it was in an older encoding of Vietnamese; every character
else is as it was.
"""

from __future__ import annotations

import codecs
import re

from toolkit.errors import ArticleError
from toolkit.pages.latin import entity, printed, spelled, without_entities
from toolkit.pages.legacy import MODERN, ODD, modernised
from toolkit.pages.mojibake import reread

__all__ = ["decode", "repair", "require_text"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PAR1", "a parquet table"),
    (b"SQLite format 3", "a SQLite database"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{3,20})", re.IGNORECASE)
_CODEC = re.compile(
    r"big5|euc_|gb|hz|iso2022|iso8859-(?!1$)|koi8|mac-|shift_jis|cp(?:125\d|874|9\d\d)|tis"
)
_BROKEN = re.compile("[\udc80-\udcff]")  # a byte that is not UTF-8, escaped
_BROKEN_RUN = re.compile("[\udc80-\udcff]+")
_CONTROL_SHARE = 0.01
_BROKEN_SHARE = 0.05  # of the characters beyond ASCII, in a cut or damaged download
_ODD_ENTITY = entity(ODD)
_FEW = 3


def decode(data: bytes, place: str = "page") -> str:
    """The text of a page's bytes. Raises ArticleError for bytes that are no text.

    Tried in order: a byte order mark, UTF-16 without a mark, UTF-8 (with a few broken bytes, or
    with stretches in another encoding), the legacy encodings of Vietnamese, the charset that an
    HTML page declares, windows-1252.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise ArticleError(f"{place}: found {name}; expected a page of text or HTML.")
    text = _marked(data) or _utf16(data) or _utf8(data) or _single_bytes(data)
    require_text(text, place)
    return repair(text).lstrip("\ufeff")


def require_text(text: str, place: str) -> None:
    """Raise ArticleError when a text is empty or full of control characters."""
    if not text.strip("\ufeff\u200b \t\r\n"):
        raise ArticleError(f"{place}: found an empty page; expected a page of text or HTML.")
    controls = len(_CONTROL.findall(text))
    if controls > _CONTROL_SHARE * len(text):
        raise ArticleError(
            f"{place}: found binary data ({controls} control characters); "
            "expected a page of text or HTML."
        )


def repair(text: str) -> str:
    """A page's text with misread UTF-8, legacy encodings and misread quotes as Unicode.

    Where they are written as HTML entities (``c&eacute;ng``), these are decoded too. A text
    without any comes back as it is.
    """
    is_hidden = "&" in text and len(_ODD_ENTITY.findall(text)) >= _FEW
    plain = without_entities(text) if is_hidden else text
    mended = printed(modernised(reread(plain)))
    return text if mended == plain else mended


def _marked(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    return None


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of its spaces and digits is zero."""
    sample = data[:4096]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        halves = sample[start::2]
        if halves and halves.count(0) > 0.3 * len(halves):
            return data.decode(encoding, "replace")
    return None


def _utf8(data: bytes) -> str | None:
    """UTF-8; broken bytes are kept where they are in an older encoding or windows-1252."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
    broken = len(_BROKEN.findall(text))
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    if broken > _BROKEN_SHARE * whole and (whole < _FEW or len(MODERN.findall(text)) < _FEW):
        return None
    mixed = _BROKEN_RUN.sub(lambda match: spelled(_bytes(match)), text)
    return mixed if modernised(mixed) != mixed else _BROKEN_RUN.sub(_stray, text)


def _bytes(match: re.Match[str]) -> bytes:
    return match.group().encode("latin-1", "surrogateescape")


def _stray(match: re.Match[str]) -> str:
    """Quotes and dashes of windows-1252; a letter of UTF-8 that was cut is lost."""
    stray = _bytes(match)
    return spelled(stray) if max(stray) < 0xC0 else "\ufffd"


def _single_bytes(data: bytes) -> str:
    """A page in one byte a character; windows-1252 reads any bytes."""
    plain = spelled(data)
    text = modernised(plain)
    if text != plain:
        return text
    declared = _CHARSET.search(data[:4096])
    if declared is None:
        return plain
    try:
        codec = codecs.lookup(declared.group(1).decode("ascii")).name
    except LookupError:
        return plain
    return data.decode(codec, "replace") if _CODEC.match(codec) else plain
