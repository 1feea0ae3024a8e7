"""Trainings as processes that are stopped, killed, out of space, or two at once."""

from __future__ import annotations

import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from processes import half_way, start, toolkit

from toolkit import load
from toolkit.model import Classifier
from toolkit.tracking import list_runs

pytest.importorskip("mlflow")

TRAIN = ("train", "small.yaml", "evaluation={folds: 2, check_leaks: false, resamples: 100}")
TOPICS = """
task: topics
articles: [articles.jsonl]
vocabulary: {segmenter: {name: syllables}, min_articles: 2, max_share: 0.9}
model: {name: nmf, k: 3}
evaluation: {refits: 2}
"""


@pytest.fixture(scope="module")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An MLflow store without runs, which takes seconds to make."""
    from toolkit.tracking.store import connect, make_database

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("store"))
        patch.delenv("MLFLOW_TRACKING_URI", raising=False)
        make_database(connect())
        return Path("mlflow.db").resolve()


@pytest.fixture
def project(
    small_project: Path, empty_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    folder = Path(shutil.copytree(small_project, tmp_path / "project"))
    (folder / "topics.yaml").write_text(TOPICS, encoding="utf-8")
    shutil.copy(empty_store, folder / "mlflow.db")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)
    return folder


def statuses(folder: Path) -> list[str]:
    """What the store holds, the first run first."""
    with closing(sqlite3.connect(folder / "mlflow.db")) as database:
        return [row[0] for row in database.execute("SELECT status FROM runs ORDER BY start_time")]


@pytest.mark.parametrize(
    ("task", "arguments", "number"),
    [("classify", TRAIN, signal.SIGTERM), ("topics", ("train", "topics.yaml"), signal.SIGINT)],
)
def test_a_stopped_training_is_marked_and_leaves_no_half_model(
    project: Path, small_model: Classifier, task: str, arguments: tuple[str, ...], number: int
) -> None:
    small_model.save(project / "models/small")
    before = (project / "models/small/hashes.json").read_bytes()
    training = half_way(task, *arguments, folder=project)
    assert statuses(project) == ["RUNNING"]
    training.send_signal(number)
    _, err = training.communicate()
    assert training.returncode == 130
    assert err.strip() == "toolkit: stopped."
    assert statuses(project) == ["KILLED"]
    assert [path.name for path in (project / "models").iterdir()] == ["small"]
    assert (project / "models/small/hashes.json").read_bytes() == before


def test_a_training_that_was_killed_outright_is_marked_by_the_next(project: Path) -> None:
    training = half_way("classify", *TRAIN, folder=project)
    training.kill()
    training.communicate()
    assert statuses(project) == ["RUNNING"]
    assert [run.status for run in list_runs()] == ["killed"]
    assert toolkit(*TRAIN, folder=project).returncode == 0
    assert statuses(project) == ["KILLED", "FINISHED"]
    assert [path.name for path in (project / "models").iterdir()] == ["small"]


def test_two_trainings_at_once_in_a_new_store_both_finish(project: Path) -> None:
    (project / "mlflow.db").unlink()
    arguments = ("-m", "toolkit", *TRAIN)
    both = [start(*arguments, "--out", f"models/{i}", folder=project) for i in range(2)]
    ended = [training.communicate() for training in both]
    assert [training.returncode for training in both] == [0, 0], ended
    assert statuses(project) == ["FINISHED", "FINISHED"]
    for run in list_runs():
        assert load(f"runs:/{run.id}").themes == ["schooling", "traffic"]


FULL = """
import resource, sys
limit = int(sys.argv.pop(1))
from toolkit.tracking import {module} as module
real = module.{step}
def full(*arguments):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))  # no file grows any more
    return real(*arguments)
module.{step} = full
from toolkit.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("module", "step", "limit", "said"),
    [
        ("runs", "experiment_id", 0, "no run can be logged here"),
        ("results", "log_model", 4096, "the run could not be logged; the trained model is kept"),
    ],
)
def test_a_full_disk_is_told_and_the_model_kept(
    project: Path, module: str, step: str, limit: int, said: str
) -> None:
    program = FULL.format(module=module, step=step)
    full = start("-c", program, str(limit), *TRAIN, folder=project)
    _, err = full.communicate()
    assert full.returncode == 2
    assert said in err
    assert len(err.splitlines()) == 1, err
    if step == "experiment_id":
        assert not (project / "models").exists()
    else:
        assert Classifier.load(project / "models/small").themes == ["schooling", "traffic"]
        assert [run.status for run in list_runs()] in (["failed"], ["killed"])
