"""One run in an MLflow store of its own: what is logged, and the model back from it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from processes import environment

import toolkit
from toolkit.errors import ModelError, TrackingError

mlflow: Any = pytest.importorskip("mlflow")

THEMES = ("schooling", "traffic")
REPORT = "<h1>Đã đọc</h1>"


@dataclass(frozen=True)
class Logged:
    """The run, where it was logged from, and what the working folder held before."""

    run: Any
    work: Path
    folder: Path


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory, small_result: Any) -> Iterator[Logged]:
    work = tmp_path_factory.mktemp("tracking")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(work)
        patch.delenv("MLFLOW_TRACKING_URI", raising=False)
        from toolkit.tracking import log_classifier

        folder = work / "models/small"
        small_result.save(folder, {"report.html": REPORT, "suspects.csv": "id\n"})
        run_id = log_classifier(small_result, folder, "small")
        yield Logged(mlflow.get_run(run_id), work, folder)
    os.environ.pop("MLFLOW_TRACKING_URI", None)  # MLflow leaves it there


def artifact(logged: Logged, path: str) -> Path:
    run_id = logged.run.info.run_id
    return Path(mlflow.artifacts.download_artifacts(run_id=run_id, artifact_path=path))


def test_the_run_is_done_and_says_what_it_is(logged: Logged) -> None:
    assert logged.run.info.status == "FINISHED"
    assert mlflow.get_experiment(logged.run.info.experiment_id).name == "themes"
    assert logged.run.info.run_name == "linear_svm C=1 · words 1-2 · phrases"
    tags = logged.run.data.tags
    assert (tags["config"], tags["task"]) == ("small", "classify")
    assert tags["codebook"]
    assert tags["code_dirty"] in ("true", "false")
    assert len(tags["model_digest"]) == len(tags["data_digest"]) == 64


def test_its_description_shows_scores_and_how_to_load_it(logged: Logged, small_result: Any) -> None:
    text = logged.run.data.tags["mlflow.note.content"]
    assert f"| schooling | {small_result.presence['precision/schooling']} |" in text
    first = text.partition("\n")[0]
    assert f"micro-F1 {small_result.presence['micro_f1']}, macro-F1 " in first
    assert f'`toolkit.load("runs:/{logged.run.info.run_id}")`' in first
    assert "`report.html` under *Artifacts*" in first
    block = text.partition("```python\n")[2].partition("```")[0].splitlines()
    assert block[:2] == [
        "import toolkit",
        f'model = toolkit.load("runs:/{logged.run.info.run_id}")',
    ]
    assert len(block) == 3


def test_its_data_set_has_our_digest(logged: Logged, small_result: Any) -> None:
    [given] = logged.run.inputs.dataset_inputs
    digest = small_result.model.metrics["data"]["digest"]
    assert given.dataset.digest == digest[:36]
    assert json.loads(given.dataset.source) == {"paths": ["articles.jsonl"], "digest": digest}
    assert json.loads(given.dataset.profile) == {"num_rows": 36}


def test_params_have_the_names_that_a_user_types(logged: Logged, small_model: Any) -> None:
    params = logged.run.data.params
    assert len(params) <= 60
    assert params["model.name"] == "linear_svm"
    assert params["model.C"] == "1.0"
    assert params["features.words.high"] == "2"
    assert params["evaluation.folds"] == "3"
    assert params["text.tones.style"] == "old"

    from toolkit.config import leaves, load_node, read_as, yaml12
    from toolkit.experiment.classify import ClassifyExperiment

    assert set(params) == set(leaves(small_model.experiment))
    filled = artifact(logged, "config.yaml")
    assert read_as(load_node(filled), ClassifyExperiment)
    assert yaml12.read(filled).plain == small_model.experiment


def test_metrics_have_intervals(logged: Logged, small_result: Any) -> None:
    metrics = logged.run.data.metrics
    for theme in THEMES:
        for kind in ("f1", "precision", "recall"):
            name = f"{kind}/{theme}"
            assert metrics[name] == pytest.approx(small_result.presence[name].value, abs=1e-6)
            assert metrics[f"{name}/low"] <= metrics[name] <= metrics[f"{name}/high"]
    for name in ("micro_f1", "macro_f1", "macro_average_precision", "calibration_error"):
        assert {name, f"{name}/low", f"{name}/high"} <= set(metrics)
    assert len(metrics) < 60


def test_every_score_is_in_a_table(logged: Logged, small_result: Any) -> None:
    from toolkit.experiment.result import all_scores

    table = json.loads(artifact(logged, "tables/measures.json").read_text(encoding="utf-8"))
    found = {row[0]: dict(zip(table["columns"][1:], row[1:], strict=True)) for row in table["data"]}
    expected = all_scores(small_result.model.metrics)
    assert found == {name: dict(parts) for name, parts in expected.items()}
    assert {"brier/traffic", "main/mcc/schooling", "weighted_roc_auc"} <= set(found)


def test_what_it_predicted_and_ran_on_are_artifacts(logged: Logged) -> None:
    held_out = (logged.folder / "held_out.parquet").read_bytes()
    assert artifact(logged, "predictions.parquet").read_bytes() == held_out
    head, *packages = artifact(logged, "environment.txt").read_text("utf-8").splitlines()
    assert head.startswith(f"# Python {sys.version_info.major}.{sys.version_info.minor}.")
    assert {"numpy", "scikit-learn"} <= {line.partition("==")[0] for line in packages}


def test_tables_and_figures(logged: Logged, articles: list) -> None:
    table = json.loads(artifact(logged, "tables/held_out.json").read_text(encoding="utf-8"))
    assert len(table["data"]) == 2 * len(articles)
    assert {"id", "theme", "label", "probability"} <= set(table["columns"])
    scores = json.loads(artifact(logged, "tables/scores.json").read_text(encoding="utf-8"))
    assert [row[0] for row in scores["data"]] == list(THEMES)
    split = json.loads(artifact(logged, "split.json").read_text(encoding="utf-8"))
    assert split["scored"] == len(articles)
    for title in ("confusion", "precision_recall", "calibration"):
        assert artifact(logged, f"figures/{title}.png").read_bytes().startswith(b"\x89PNG")


def test_the_report_is_an_artifact(logged: Logged) -> None:
    for page in ("report.html", "suspects.csv"):
        assert artifact(logged, page).read_bytes() == (logged.folder / page).read_bytes()


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


def test_a_store_that_cannot_be_reached_is_a_readable_error(
    logged: Logged, small_result: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from toolkit.tracking import log_classifier

    monkeypatch.setenv("MLFLOW_TRACKING_URI", "nonsense://store")
    try:
        with pytest.raises(TrackingError, match="nonsense://store"):
            log_classifier(small_result, logged.folder, "small")
        with pytest.raises(TrackingError, match="nonsense://store"):
            toolkit.load("runs:/nothing")
    finally:
        monkeypatch.undo()
        mlflow.set_tracking_uri(f"sqlite:///{logged.work / 'mlflow.db'}")


def test_everything_is_written_in_the_working_folder(logged: Logged) -> None:
    assert {path.name for path in logged.work.iterdir()} == {"mlflow.db", "mlartifacts", "models"}
    assert mlflow.get_tracking_uri() == f"sqlite:///{logged.work / 'mlflow.db'}"
    assert logged.run.info.artifact_uri.startswith((logged.work / "mlartifacts").as_uri())


def test_telemetry_is_off(logged: Logged) -> None:
    assert os.environ["MLFLOW_DISABLE_TELEMETRY"] == "true"


def test_the_servers_command_names_the_store(logged: Logged) -> None:
    from toolkit.tracking import free_port, server_command

    command = server_command("127.0.0.1", 5001)
    assert f"sqlite:///{logged.work / 'mlflow.db'}" in command
    assert command[command.index("--host") + 1] == "127.0.0.1"
    assert 0 < free_port("127.0.0.1") < 65536
    with pytest.raises(TrackingError, match="no port is free"):
        free_port("192.0.2.1")


def test_the_ui_opens_on_the_scores(logged: Logged) -> None:
    from toolkit.tracking import views

    number = logged.run.info.experiment_id
    [(name, address)] = views("http://127.0.0.1:5001")
    assert name == "themes"
    assert address.startswith(f"http://127.0.0.1:5001/#/experiments/{number}/runs?")
    tags = mlflow.get_experiment(number).tags
    assert tags["mlflow.note.content"] == "Theme classifiers: a run for each training."
    state = json.loads(json.loads(tags["mlflow.sharedViewState.scores"])["state"])
    shown = [name.removeprefix("metrics.`").removesuffix("`") for name in state["selectedColumns"]]
    assert shown == ["micro_f1", "f1/schooling", "f1/traffic"]
    assert set(shown) <= set(logged.run.data.metrics)


def test_a_comparison_is_logged_to_the_runs_it_is_of(
    logged: Logged, small_result: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    from toolkit.cli import run

    run_id = logged.run.info.run_id
    compared = ["compare", f"runs:/{run_id}", "models/small", "--html", "pages/compared.html"]
    (logged.work / "pages").mkdir()
    try:
        assert run([*compared, "--log"]) == 0
        said = capsys.readouterr().out.splitlines()[-1]
        name = f"comparisons/{run_id[:8]}.html"
        assert said.startswith(f"{name} is in runs:/{run_id} ")
        page = (logged.work / "pages/compared.html").read_text(encoding="utf-8")
        assert artifact(logged, name).read_text(encoding="utf-8") == page
        assert page.count('<img src="data:image/png;base64,') == 6
        assert "None: all" in page
        for link in re.findall('href="(.*?)"', page):
            assert (logged.work / "pages" / link).read_text(encoding="utf-8") == REPORT
        assert "http:" not in page
        assert "https:" not in page

        small_result.save(logged.work / "models/other", {"report.html": "of no run"})
        capsys.readouterr()
        assert run(["compare", "models/small", "models/other", "--log"]) == 2
        assert "models/other: no run of the store logged these files" in capsys.readouterr().err
    finally:
        shutil.rmtree(logged.work / "pages")
        shutil.rmtree(logged.work / "models/other", ignore_errors=True)


def test_runs_are_listed_as_mlflow_lists_them(logged: Logged) -> None:
    from toolkit.tracking import list_runs, listing

    with mlflow.start_run(experiment_id=logged.run.info.experiment_id) as other:
        mlflow.log_metric("macro_f1", float("nan"))
    mlflow.MlflowClient().delete_run(other.info.run_id)
    found = list_runs()
    assert found == list(listing._of_mlflow())
    [mine] = [run for run in found if run.id == logged.run.info.run_id]
    assert (mine.name, mine.status) == (logged.run.info.run_name, "finished")
    assert list(mine.scores) == ["micro_f1", "macro_f1"]
    assert mine.seconds is not None
    assert mine.seconds > 0
