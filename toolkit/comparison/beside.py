"""What compared models are made with and look like, side by side: for their page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from toolkit.config import leaves, yaml12
from toolkit.folders import read_json
from toolkit.stats.page import section, table_html
from toolkit.stats.tables import Table

__all__ = ["STYLE", "Side", "beside", "made_of"]

STYLE = """
.beside { display: grid; gap: .6rem 1.2rem; margin: .6rem 0 1.4rem;
          grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); }
.beside figure { margin: 0; }
.beside img { width: 100%; background: #fff; }
"""
_KINDS = {".png": "image/png", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Side:
    """A model beside others: what it was ``made`` of, and what people look at.

    ``figures`` are files by name, PNG or SVG; ``report`` is where its page is, an address or a
    path; ``run`` and ``run_name`` the id and name of its MLflow run.
    """

    name: str
    made: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[str, bytes] = field(default_factory=dict)
    report: str = ""
    run: str = ""
    run_name: str = ""


def made_of(folder: Path) -> dict[str, Any]:
    """The settings of the model in ``folder`` by their names, the data and code it comes from."""
    versions = read_json(folder / "versions.json")
    data = versions.get("data") or read_json(folder / "metrics.json").get("data") or {}
    made = dict(leaves(yaml12.read(folder / "experiment.yaml").plain))
    digests = {name: data[key][:16] for name, key in _DIGESTS.items() if data.get(key)}
    code = versions.get("code", {}).get("revision")
    return made | digests | ({"code revision": code[:12]} if code else {})


_DIGESTS = {"articles (digest)": "digest", "labels (digest)": "labels_digest"}


def beside(sides: Sequence[Side]) -> list[str]:
    """Sections of a page: settings that differ, figures that several have, where reports are."""
    known = [side for side in sides if side.made]
    parts = [_settings(known)] if len(known) > 1 else []
    figures = _figures(sides)
    if figures:
        parts.append(section("Figures", *figures, wide=True))
    if any(side.report or side.run for side in sides):
        parts.append(section("Reports", _reports(sides), wide=True))
    return parts


def _settings(sides: Sequence[Side]) -> str:
    names = list(dict.fromkeys(name for side in sides for name in side.made))
    differing = [name for name in names if len({str(side.made.get(name)) for side in sides}) > 1]
    rows = tuple(
        (name, *("-" if name not in side.made else str(side.made[name]) for side in sides))
        for name in differing
    )
    count = len(names) - len(rows)
    same = f"{count} others are the same." if rows else f"None: all {count} are the same."
    table = table_html(Table("", ("setting", *(side.name for side in sides)), rows))
    return section("Settings that differ", table if rows else "", note=same, wide=True)


def _figures(sides: Sequence[Side]) -> list[str]:
    """A row of pictures for each figure that two or more have."""
    names = dict.fromkeys(name for side in sides for name in side.figures)
    rows = []
    for name in names:
        having = [side for side in sides if name in side.figures]
        if len(having) > 1:
            pictures = "".join(_picture(side, name) for side in having)
            title = Path(name).stem.replace("_", " ")
            rows.append(f'<h3>{escape(title)}</h3><div class="beside">{pictures}</div>')
    return rows


def _picture(side: Side, name: str) -> str:
    """As an image, in which nothing runs, whatever the file holds."""
    data = b64encode(side.figures[name]).decode()
    source = f"data:{_KINDS[Path(name).suffix]};base64,{data}"
    return (
        f'<figure><img src="{source}" alt="{escape(name)} of {escape(side.name)}">'
        f"<figcaption>{escape(side.name)}</figcaption></figure>"
    )


def _reports(sides: Sequence[Side]) -> str:
    items = []
    for side in sides:
        said = escape(side.name)
        if side.report:
            said = f'<a href="{escape(side.report)}">{said}</a>'
        if side.run:
            said += f" (runs:/{escape(side.run)})"
        if side.run_name and not side.name.startswith(side.run_name):
            said += f": {escape(side.run_name)}"
        items.append(f"<li>{said}</li>")
    return f"<ul>{''.join(items)}</ul>"
