"""Stock phrases of the Vietnamese press, which stand in articles on anything."""

from __future__ import annotations

from pathlib import Path

from toolkit.text.lists import choose

__all__ = ["boilerplate"]

_OURS = Path(__file__).with_name("boilerplate.txt")


def boilerplate(choice: str = "ours") -> frozenset[str]:
    """Phrases such as ``trao đổi với phóng viên``: lower case, a space between syllables.

    ``ours`` are those of ``toolkit/text/boilerplate.txt``, ``none`` are none; anything else is
    the path of a file with one a line. `toolkit.text.terms.Terms` finds them in tokens.
    Raises ConfigError where the file cannot be read.

    Source: our own list; how it was made stands at its head.
    """
    return choose(choice, _OURS, "boilerplate")
