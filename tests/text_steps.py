"""Steps as tests build them."""

from __future__ import annotations

from typing import Any

from toolkit.text import Aligned, steps

__all__ = ["done", "step"]


def step(name: str, **settings: Any) -> Any:
    """A step with its defaults, but for ``settings``."""
    defaults = {setting.name: setting.default for setting in steps[name].settings}
    return steps[name]({**defaults, **settings})


def done(name: str, text: str, **settings: Any) -> str:
    """What a step makes of a text."""
    result: str = step(name, **settings)(Aligned(text)).text
    return result
