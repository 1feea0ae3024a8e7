"""A model back from MLflow: by its run, by a name, and only as it was logged."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from processes import environment
from tracked import THEMES, Logged

import toolkit
from toolkit.errors import ModelError, TrackingError

mlflow: Any = pytest.importorskip("mlflow")


@pytest.mark.parametrize("count", [1, 2, 5])
def test_the_pyfunc_predicts_row_for_row(
    logged: Logged, small_model: Any, articles: list, count: int
) -> None:
    import pandas as pd

    served = mlflow.pyfunc.load_model(f"runs:/{logged.run.info.run_id}/model")
    texts = [article.text for article in articles[7 : 7 + count]]
    table = served.predict(pd.DataFrame({"text": texts}))
    assert len(table) == count
    np.testing.assert_allclose(
        table[list(THEMES)].to_numpy(), small_model.predict_proba(texts), atol=1e-6
    )
    assert table["themes"].tolist() == [" ".join(p.themes) for p in small_model.predict(texts)]


def test_the_pyfunc_takes_a_row_without_text(logged: Logged, small_model: Any) -> None:
    import pandas as pd

    served = mlflow.pyfunc.load_model(f"runs:/{logged.run.info.run_id}/model")
    table = served.predict(pd.DataFrame({"text": ["", None]}))
    expected = small_model.predict_proba([""])[0]
    np.testing.assert_allclose(table[list(THEMES)].to_numpy(), [expected, expected], atol=1e-6)


def test_the_pyfunc_refuses_another_table(logged: Logged) -> None:
    import pandas as pd

    served = mlflow.pyfunc.load_model(f"runs:/{logged.run.info.run_id}/model")
    with pytest.raises(mlflow.exceptions.MlflowException, match="text"):
        served.predict(pd.DataFrame({"words": ["chợ"]}))


@pytest.mark.parametrize("suffix", ["", "/model"])
def test_the_model_comes_back_by_its_address(
    logged: Logged, small_model: Any, articles: list, suffix: str
) -> None:
    loaded = toolkit.load(f"runs:/{logged.run.info.run_id}{suffix}")
    assert loaded.predict(articles[:4]) == small_model.predict(articles[:4])


def test_the_model_comes_back_by_its_name(logged: Logged, small_model: Any) -> None:
    from toolkit.tracking import register

    run_id = logged.run.info.run_id
    first = register(run_id, "schools", "champion")
    assert (first.version, first.address) == (1, "models:/schools@champion")
    second = register(f"runs:/{run_id}", "schools")
    assert (second.version, second.address) == (2, "models:/schools/2")
    for address in (first.address, second.address, "models:/schools/1"):
        assert toolkit.load(address).themes == small_model.themes
    assert register(str(logged.folder), "schools", "champion").version == 3
    client = mlflow.MlflowClient()
    version = client.get_model_version_by_alias("schools", "champion")
    assert version.version == 3
    assert version.tags["model_digest"] == logged.run.data.tags["model_digest"]
    assert version.tags["macro_f1"] == f"{logged.run.data.metrics['macro_f1']:.3f}"


def test_what_was_fetched_goes_when_python_ends(logged: Logged, tmp_path: Path) -> None:
    program = f"import toolkit; toolkit.load('runs:/{logged.run.info.run_id}')"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=logged.work,
        env=environment(TMPDIR=str(tmp_path)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


@pytest.mark.parametrize(
    ("name", "alias"), [("a/b", None), ("", None), ("schools", "v1"), ("schools", "a b")]
)
def test_a_name_that_cannot_be_given_is_a_readable_error(
    logged: Logged, name: str, alias: str | None
) -> None:
    from toolkit.tracking import register

    with pytest.raises(TrackingError, match="cannot be registered"):
        register(logged.run.info.run_id, name, alias)


def test_a_folder_that_no_run_logged_is_not_registered(
    logged: Logged, small_model: Any, tmp_path: Path
) -> None:
    from toolkit.tracking import register

    small_model.save(tmp_path / "other")
    with pytest.raises(TrackingError, match="no run of the store logged these files"):
        register(str(tmp_path / "other"), "schools")


def test_a_run_that_failed_is_not_registered(logged: Logged) -> None:
    from toolkit.tracking import register

    run_id = logged.run.info.run_id
    client = mlflow.MlflowClient()
    client.set_terminated(run_id, "KILLED")
    try:
        with pytest.raises(TrackingError, match="its training is killed"):
            register(run_id, "schools")
    finally:
        client.set_terminated(run_id, "FINISHED")


@contextmanager
def changed(path: Path, content: bytes) -> Iterator[None]:
    before = path.read_bytes()
    path.write_bytes(content)
    try:
        yield
    finally:
        path.write_bytes(before)


def model_of(logged: Logged) -> Path:
    """The model folder inside the store's artifacts."""
    model_id = logged.run.outputs.model_outputs[0].model_id
    [found] = (logged.work / "mlartifacts/models" / model_id).rglob("model.skops")
    return found.parent


def test_files_changed_in_the_store_are_not_opened(logged: Logged) -> None:
    run_id = logged.run.info.run_id
    themes = model_of(logged) / "themes.json"
    with changed(themes, themes.read_bytes().replace(b"schooling", b"schoolinh")):
        with pytest.raises(TrackingError, match="not those that were logged"):
            toolkit.load(f"runs:/{run_id}")
        with pytest.raises(ModelError, match=r"themes\.json changed"):
            mlflow.pyfunc.load_model(f"runs:/{run_id}/model")
    assert toolkit.load(f"runs:/{run_id}").themes == list(THEMES)


def test_mlflow_opens_no_type_that_is_not_on_our_list(
    logged: Logged, tmp_path: Path, small_model: Any
) -> None:
    """Whatever the files of MLflow, or the hashes in the folder, say of it."""
    import skops.io

    from toolkit.tracking.models import log_model

    folder = tmp_path / "forged"
    small_model.save(folder)
    small_model.estimator.smuggled = Smuggled()
    try:
        skops.io.dump(small_model.estimator, folder / "model.skops")
    finally:
        del small_model.estimator.smuggled
    (folder / "hashes.json").unlink()
    with mlflow.start_run(experiment_id=logged.run.info.experiment_id) as run:
        log_model(mlflow, folder)
    for load in (toolkit.load, mlflow.pyfunc.load_model):
        with pytest.raises(ModelError, match="Smuggled, which the toolkit does not trust"):
            load(f"runs:/{run.info.run_id}/model")


class Smuggled:
    """A type that no model of ours holds."""

    def __init__(self) -> None:
        self.order = "rm"


@pytest.mark.parametrize(
    "address",
    ["runs:/0123456789abcdef0123456789abcdef", "runs:/nothing/model", "models:/themes@champion",
     "models:/themes/7", "models:/", "runs:/", "models:/themes@", "mlflow-artifacts:/nothing"],
)  # fmt: skip
def test_a_wrong_address_is_a_readable_error(logged: Logged, address: str) -> None:
    with pytest.raises(TrackingError, match="no such model in the store"):
        toolkit.load(address)


def test_a_model_of_others_is_a_readable_error(logged: Logged) -> None:
    with mlflow.start_run(experiment_id=logged.run.info.experiment_id) as run:
        mlflow.log_text("nothing", "model/notes.txt")
    with pytest.raises(TrackingError, match="did not write"):
        toolkit.load(f"runs:/{run.info.run_id}/model")
