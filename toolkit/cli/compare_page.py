"""The page of ``toolkit compare``: what is beside what, where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.comparison import Side

__all__ = ["Page"]


@dataclass(frozen=True)
class Page:
    """A page as it is asked for: written to ``path``, logged to the runs that are compared."""

    path: Path | None
    log: bool

    def __bool__(self) -> bool:
        return self.log or self.path is not None

    def check(self) -> None:
        """Raises ArticleError where the page cannot be written there."""
        from toolkit.stats.files import check_page

        if self.path:
            check_page(self.path)

    def sides(self, models: Sequence[str], given: Sequence[Path]) -> list[Side]:
        """The models beside each other; ``given`` are their folders, or files of predictions.

        One that is given by the id of its run has the run's name, and so has every one on a page
        that is logged; no two have the same.
        Raises TrackingError where the page is to be logged and there is no run for it.
        """
        from toolkit.comparison import apart
        from toolkit.errors import TrackingError

        sides = [self._side(name, path) for name, path in zip(models, given, strict=True)]
        if self.log and not any(side.run for side in sides):
            raise TrackingError("--log: found no MLflow run; expected one among what is compared.")
        names = apart([side.name for side in sides])
        return [replace(side, name=name) for side, name in zip(sides, names, strict=True)]

    def put(self, html: str, sides: Sequence[Side]) -> str:
        """Write and log the page; what is to be said of it. Raises ArticleError, TrackingError."""
        from toolkit.stats.files import write_page
        from toolkit.tracking import add_page

        if self.path:
            write_page(html, self.path)
        if not self.log:
            return ""
        runs = list(dict.fromkeys(side.run for side in sides if side.run))
        name = f"comparisons/{'-'.join(run[:8] for run in runs)}.html"
        add_page(runs, html, name)
        return f"{name} is in {', '.join(f'runs:/{run}' for run in runs)}   (toolkit ui shows it)"

    def _side(self, name: str, path: Path) -> Side:
        from toolkit.comparison import Side, made_of
        from toolkit.tracking import pages

        if path.is_file():
            return Side(name)
        found = pages(name, self.log)
        report = found.report if found else ""
        local = next((path / one for one in _REPORTS if (path / one).is_file()), None)
        if Path(name).is_dir() and local:
            report = str(local)
        link = self._link(report)
        if found is None:
            return Side(name, made_of(path), report=link)
        title = found.name if found.name and (self.log or found.run in name) else name
        return Side(title, made_of(path), found.figures, link, found.run, found.name)

    def _link(self, report: str) -> str:
        """The report as a link from the page."""
        from os.path import relpath
        from urllib.parse import quote

        if not report or "://" in report:
            return report
        start = self.path.resolve().parent if self.path else Path.cwd()
        return quote(Path(relpath(Path(report).resolve(), start)).as_posix())


_REPORTS = ("report.html", "topics.html")
