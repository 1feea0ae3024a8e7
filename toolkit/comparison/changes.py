"""Which articles a second model decides otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.comparison.opinions import Opinions

__all__ = ["Change", "changes"]


@dataclass(frozen=True)
class Change:
    """An article and a theme on which two models differ; ``mended`` if the second is right."""

    id: str
    title: str
    theme: str
    labelled: bool
    mended: bool


def changes(first: Opinions, second: Opinions) -> list[Change]:
    """Every decision that differs, theme by theme, what is mended first."""
    found = [
        Change(
            first.ids[i],
            first.titles[i] or second.titles[i],
            theme,
            bool(first.truth[i, k]),
            bool(second.present[i, k] == first.truth[i, k]),
        )
        for k, theme in enumerate(first.themes)
        for i in (first.present[:, k] != second.present[:, k]).nonzero()[0].tolist()
    ]
    themes = list(first.themes)
    return sorted(found, key=lambda c: (themes.index(c.theme), not c.mended, c.id))
