"""A schema of every kind of field, and small registries to name components from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest

from toolkit.config import Between, Named, defaults, read_as, yaml12
from toolkit.registry import Registry

stoves = Registry("stove")
pots = Registry("pot")


@stoves.register("charcoal")
def charcoal(seed: int, heat: Annotated[float, Between(0.0, 10.0)] = 3.0) -> tuple[Any, ...]:
    """A stove.

    Source: a market.
    """
    return ("charcoal", seed, heat)


@stoves.register("gas")
def gas(flames: Literal["one", "two", "three"] = "one", cover: str | None = None) -> str:
    """A stove.

    Source: a shop.
    """
    return f"gas {flames} {cover}"


@stoves.register("wood")
def wood(logs: int) -> str:
    """A stove that needs to be told something.

    Source: a forest.
    """
    return f"wood {logs}"


@pots.register("clay")
def clay(litres: Annotated[int, Between(1, None)] = 2) -> str:
    """A pot.

    Source: a kiln.
    """
    return f"clay {litres}"


@pots.register("iron")
def iron() -> str:
    """A pot.

    Source: a forge.
    """
    return "iron"


@dataclass(frozen=True)
class Table:
    """Where one sits."""

    seats: Annotated[int, Between(1, 12)] = 4
    high: bool = False


@dataclass(frozen=True)
class Kitchen:
    """A schema with every kind of field."""

    title: str
    stove: Annotated[Named, stoves]
    dishes: list[str] = field(default_factory=list)
    pots: Annotated[dict[str, Named], pots] = field(default_factory=lambda: defaults(pots, "clay"))
    table: Table = field(default_factory=Table)
    prices: dict[str, float] = field(default_factory=dict)
    open: Literal["day", "night"] = "day"
    guests: int | None = None
    tip: Annotated[float, Between(None, 0.5)] | None = None


@pytest.fixture
def kitchen() -> Any:
    """Reads the text of a config (after ``title: a`` and ``stove: gas``) as a Kitchen."""

    def get(text: str = "", head: str = "title: a\nstove: gas\n") -> Kitchen:
        return read_as(yaml12.parse(head + text, "k.yaml"), Kitchen)

    return get


@pytest.fixture
def schema() -> type:
    """The dataclass itself."""
    return Kitchen


@pytest.fixture
def write(tmp_path: Path) -> Any:
    """Writes a config file and returns its path."""

    def put(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put
