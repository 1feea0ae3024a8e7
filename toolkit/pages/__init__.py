"""Pages of the Vietnamese press, as scrapers leave them → `toolkit.articles.Article`.

read_page    one page, bytes or text
read         one file
outline      the lines of one page, each with what it was taken for
collect      files, folders, archives, tables and standard input, in order
find_inputs  what there is to be read, without reading it
read_input   one of those
Reject       what stands for an input that holds no article
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.pages.inputs import Input, ReadOptions, Reject, collect, find_inputs, read_input
    from toolkit.pages.reader import outline, read, read_page

__all__ = [
    "Input",
    "ReadOptions",
    "Reject",
    "collect",
    "find_inputs",
    "outline",
    "read",
    "read_input",
    "read_page",
]

_OF_READER = ("outline", "read", "read_page")
_HOMES = {name: "reader" if name in _OF_READER else "inputs" for name in __all__}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
