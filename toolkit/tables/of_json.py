"""JSON lines and JSON → rows."""

from __future__ import annotations

import io
import json
import re
from functools import partial
from typing import Any

from toolkit.errors import ArticleError
from toolkit.tables.row import LONGEST, Row, Rows, checked, too_long

__all__ = ["json_rows", "jsonl_rows"]

_CHUNK = 1 << 16  # characters read at once


def jsonl_rows(stream: io.BufferedReader, place: str) -> Rows:
    """An object a line; blank lines are passed over."""
    for number, line in enumerate(iter(partial(stream.readline, LONGEST), b""), 1):
        if len(line) == LONGEST:
            raise too_long(f"{place}:{number}")
        text = line.decode("utf-8-sig" if number == 1 else "utf-8", "replace")
        if not text.strip():
            continue
        here = f"{place}:{number}"
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield number, ArticleError(f"{here}: not JSON ({error}).")
        else:
            yield number, _object(value, text, here)


def json_rows(stream: io.BufferedReader, place: str) -> Rows:
    """Objects of a list, or one after another: brackets and commas between them are passed over."""
    decoder = json.JSONDecoder()
    number = depth = start = 0
    with io.TextIOWrapper(stream, "utf-8-sig", "replace") as text:
        buffer = text.read(_CHUNK)
        while True:
            between = _BETWEEN.match(buffer, start)
            assert between
            start = between.end()
            depth += between.group().count("[") - between.group().count("]")
            try:
                value, end = decoder.raw_decode(buffer, start)
            except (ValueError, RecursionError):  # a value that is cut off here, or none
                buffer, start = buffer[start:], 0
                more = text.read(max(_CHUNK, len(buffer))) if len(buffer) <= LONGEST else ""
                if not more:
                    break
                buffer += more
            else:
                number += 1
                yield number, _object(value, buffer[start:end], f"{place}:{number}")
                start = end
    if buffer or depth > 0:
        found = f"{buffer[:20]!r}" if buffer else "no end of the list"
        raise ArticleError(f"{place}: found {found} after record {number}; expected JSON.")


_BETWEEN = re.compile(r"[\s,\[\]]*")


def _object(value: Any, text: str, place: str) -> Row | ArticleError:
    if not isinstance(value, dict):
        return ArticleError(f"{place}: expected a JSON object.")
    return checked(_whole(value) if "\\u" in text else value, text, place)


def _whole(value: Any) -> Any:
    """``value`` with U+FFFD for every half of a character that a JSON escape can leave."""
    text = json.dumps(value, ensure_ascii=False)
    return json.loads(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
