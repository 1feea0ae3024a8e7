"""Bytes → the page's text, whatever a scraper or a newsroom's old machine wrote.

`decode` gives the *raw page* that offsets of an Article refer to: decoded, and repaired where
UTF-8 had been read as latin-1, but with every character else as it was.
"""

from __future__ import annotations

import codecs
import re

from toolkit.errors import ArticleError

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
_BROKEN_SHARE = 0.005  # of a page's characters may be beyond UTF-8: cut and damaged downloads
_CONTROL_SHARE = 0.01


def decode(data: bytes, place: str = "page") -> str:
    """The text of a page's bytes. Raises ArticleError for binary or undecodable bytes.

    Tried in order: a byte order mark, UTF-8, UTF-16 without a mark, UTF-8 with a few broken
    bytes, the charset that an HTML page declares, windows-1258.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise ArticleError(f"{place}: found {name}; expected a page of text or HTML.")
    text = _marked(data) or _utf8(data) or _utf16(data) or _legacy(data)
    if text is None:
        raise ArticleError(
            f"{place}: found bytes that are no text in UTF-8, UTF-16 or windows-1258; "
            "expected a page of text or HTML."
        )
    require_text(text, place)
    return repair(text)


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


def _marked(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _utf8(data: bytes) -> str | None:
    if b"\x00" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    return text if text.count("\ufffd") <= _BROKEN_SHARE * len(text) else None


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of its spaces and digits is zero."""
    sample = data[:4096]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        halves = sample[start::2]
        if halves and halves.count(0) > 0.3 * len(halves):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _legacy(data: bytes) -> str | None:
    if b"\x00" in data:
        return None
    declared = _CHARSET.search(data[:4096])
    names = [declared.group(1).decode("ascii")] if declared else []
    for name in (*names, "windows-1258"):
        try:
            codec = codecs.lookup(name)
            if codec._is_text_encoding:
                return data.decode(codec.name)
        except (LookupError, UnicodeDecodeError):
            continue
    return None


# -- UTF-8 that was read as latin-1 or windows-1252 -----------------------------------------

_BYTES = {byte: byte for byte in range(0x80, 0x100)}
for _byte in range(0x80, 0xA0):
    try:
        _BYTES[ord(bytes([_byte]).decode("cp1252"))] = _byte
    except UnicodeDecodeError:
        continue
_HIGH = re.compile("[" + "".join(re.escape(chr(code)) for code in sorted(_BYTES)) + "]{2,}")
_TRACE = re.compile("á[º»]|Ä[\x91‘]|Æ[°¡]")
_FEW = 3


def repair(text: str) -> str:
    """Undo UTF-8 read as latin-1 or windows-1252; a text without its traces comes back as is."""
    if len(_TRACE.findall(text, 0, 20_000)) < _FEW:
        return text
    return _HIGH.sub(_reread, text)


def _reread(match: re.Match[str]) -> str:
    try:
        return bytes(_BYTES[ord(character)] for character in match.group()).decode("utf-8")
    except UnicodeDecodeError:
        return match.group()
