"""Pages of the Vietnamese press, as scrapers leave them → `toolkit.articles.Article`.

read_page    one page, bytes or text
read         one file
outline      one page's lines, each with what it was taken for
collect      files, folders, tables and standard input, in order
Reject       what `collect` gives for an input that holds no article
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.pages.inputs import Reject, collect
    from toolkit.pages.reader import outline, read, read_page

__all__ = ["Reject", "collect", "outline", "read", "read_page"]

_HOMES = {
    "collect": "inputs",
    "Reject": "inputs",
    "outline": "reader",
    "read": "reader",
    "read_page": "reader",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
