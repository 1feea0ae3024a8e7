"""The section of what the run was made with."""

from __future__ import annotations

from html import escape

from toolkit.config import yaml12
from toolkit.report.run import Run
from toolkit.stats.page import folded, section, table_html
from toolkit.stats.tables import Table

__all__ = ["STYLE", "settings_section"]

STYLE = "pre { overflow-x: auto; font-size: .85rem; }\n"


def settings_section(run: Run) -> str:
    """The filled config, and what identifies data and code."""
    model = run.model
    data = model.metrics["data"]
    rows = [
        ("codebook", f"version {model.codebook.version}"),
        ("articles", str(data["digest"])),
        ("labels", str(data["labels_digest"])),
        *((name, str(value)) for name, value in sorted(model.versions["packages"].items())),
        *((f"code {name}", str(value)) for name, value in sorted(model.versions["code"].items())),
    ]
    config = f"<pre>{escape(yaml12.dump(dict(model.experiment)))}</pre>"
    return section(
        "Made with",
        folded("The config, every default written out", config),
        folded("Digests and versions", table_html(Table("", ("what", "which"), tuple(rows)))),
        wide=True,
        anchor="made",
    )
