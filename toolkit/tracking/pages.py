"""What a run has for people to look at, and pages that are added to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

from toolkit.model_folder import REPORT
from toolkit.tracking.models import run_of
from toolkit.tracking.store import connect, database, is_server, telling, tracking_uri

__all__ = ["Pages", "add_page", "pages"]

_KINDS = (".svg", ".png")  # the first of them that a figure has is taken
_REPORTS = (REPORT, "topics.html")


@dataclass(frozen=True)
class Pages:
    """The id and name of a run, its figures by file name, where its report is ("" for none)."""

    run: str
    name: str
    figures: dict[str, bytes]
    report: str


def pages(model: str, must: bool = False) -> Pages | None:
    """What the run of a model has: of an address, or of a folder that the store knows.

    A folder is looked for in the SQLite file of the working folder, and elsewhere if it ``must``
    be found; None where it is not. Raises TrackingError.
    """
    path = database()
    if Path(model).is_dir() and not must and (path is None or not path.is_file()):
        return None
    with telling(f"the run of {model} cannot be looked at"):
        run_id = run_of(model, must)
        if run_id is None:
            return None
        mlflow = connect()
        info = mlflow.get_run(run_id).info
        root, listed = mlflow.MlflowClient().list_artifacts(run_id), []
        if any(item.path == "figures" for item in root):
            listed = mlflow.MlflowClient().list_artifacts(run_id, "figures")
        names = [Path(item.path).name for item in listed]
        report = next((one for one in _REPORTS if one in {item.path for item in root}), None)
        return Pages(
            run_id,
            info.run_name or "",
            _figures(run_id, _wanted(names)),
            _place(info.artifact_uri, info.experiment_id, run_id, report) if report else "",
        )


def add_page(runs: Sequence[str], html: str, name: str) -> None:
    """Log a page as an artifact of each of the runs. Raises TrackingError."""
    with telling("the page cannot be logged"):
        client = connect().MlflowClient()
        for run_id in runs:
            client.log_text(run_id, html, name)


def _wanted(names: Sequence[str]) -> list[str]:
    """The names, one kind of each figure."""
    kinds = [name for kind in _KINDS for name in names if name.endswith(kind)]
    return sorted({Path(name).stem: name for name in reversed(kinds)}.values())


def _figures(run_id: str, names: Sequence[str]) -> dict[str, bytes]:
    mlflow = connect()
    with TemporaryDirectory() as aside:
        return {
            name: Path(
                mlflow.artifacts.download_artifacts(
                    run_id=run_id, artifact_path=f"figures/{name}", dst_path=aside
                )
            ).read_bytes()
            for name in names
        }


def _place(artifacts: str, experiment: str, run_id: str, report: str) -> str:
    """Where a report is read: in the UI of a server, or the file itself."""
    if is_server():
        page = f"#/experiments/{experiment}/runs/{run_id}/artifacts/{report}"
        return f"{tracking_uri().rstrip('/')}/{page}"
    parts = urlsplit(artifacts)
    return str(Path(unquote(parts.path), report)) if parts.scheme in ("", "file") else ""
