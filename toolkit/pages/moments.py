"""A day or moment as a crawler's table gives it → ISO 8601, in the time of Vietnam."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Any

from toolkit.pages.dates import find_date

__all__ = ["moment"]

_VIETNAM = timezone(timedelta(hours=7))
_YEARS = range(1900, 2101)
_MAIL = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
_MONTH = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_SECONDS = re.compile(r"\d{9,10}|\d{12,13}")
_FEWEST = 10**8  # seconds since 1970 in 1973
_MILLI = 10**11  # seconds since 1970 have fewer digits


def moment(value: Any) -> str | None:
    """``2021-07-12``, with ``T08:30:00`` where a time is given; None where it is no date.

    Read: days and moments; text in ISO 8601, RFC 2822 or as the press prints dates (day first);
    a year, seconds or milliseconds since 1970. A moment with a zone comes in Vietnam's (UTC+7), one
    without stays as it is; ``2021-07`` and ``2021`` stay.
    """
    if isinstance(value, str):
        return _of_text(value.strip())
    if isinstance(value, datetime):
        return _local(value)
    if isinstance(value, date):
        return value.isoformat() if value.year in _YEARS else None
    if value in _YEARS:
        return str(value)
    return _since_1970(value) if type(value) in (int, float) and value >= _FEWEST else None


def _of_text(text: str) -> str | None:
    if _SECONDS.fullmatch(text):
        return _since_1970(int(text))
    if _MONTH.fullmatch(text):
        return text if int(text[:4]) in _YEARS else None
    with suppress(ValueError):
        return moment(date.fromisoformat(text))
    with suppress(ValueError):
        return moment(datetime.fromisoformat(text))
    if _MAIL.search(text):
        with suppress(ValueError):
            return moment(parsedate_to_datetime(text))
    found = find_date(text)
    return found.iso if found else None


def _since_1970(number: float) -> str | None:
    seconds = number / 1000 if number >= _MILLI else number
    with suppress(ValueError, OverflowError, OSError):
        return _local(datetime.fromtimestamp(seconds, _VIETNAM))
    return None


def _local(value: datetime) -> str | None:
    if value.year not in _YEARS:
        return None
    if value.tzinfo is not None:
        value = value.astimezone(_VIETNAM)
    return value.strftime("%Y-%m-%dT%H:%M:%S")
