"""`toolkit reproduce`: the same again is told as such, and what differs is named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from toolkit.cli import run
from toolkit.folders import write_json
from toolkit.reproduction import reproduce
from toolkit.reproduction.differences import compared, numbers

TOPICS = """
task: topics
articles: [articles.jsonl]
vocabulary: {segmenter: {name: syllables}, min_articles: 2, max_share: 0.9}
model: {name: nmf, k: 2}
k: {from: 2, to: 4, step: 1}
evaluation: {refits: 2}
"""

FAST = "evaluation={folds: 2, check_leaks: false, resamples: 100}"


@pytest.fixture(scope="module")
def trained(small_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(small_project, tmp_path_factory.mktemp("again") / "project"))
    (folder / "topics.yaml").write_text(TOPICS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run(["train", "small.yaml", "--no-track", FAST]) == 0
        assert run(["train", "topics.yaml", "--no-track"]) == 0
    return folder


@pytest.fixture
def project(trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = Path(shutil.copytree(trained, tmp_path / "project"))
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("name", ["small", "topics"])
def test_the_same_again(project: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert run(["reproduce", f"models/{name}"]) == 0
    out = capsys.readouterr().out
    assert out.endswith("\nidentical\n")
    assert "DIFFERS" not in out
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def change_json(path: Path, change: Any) -> None:
    """Change a file of a model folder that then has no hashes."""
    record = json.loads(path.read_text(encoding="utf-8"))
    change(record)
    write_json(path, record)
    (path.parent / "hashes.json").unlink(missing_ok=True)


def test_other_articles_and_labels_are_named(project: Path) -> None:
    path = project / "articles.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("ô tô", "xe hơi"), encoding="utf-8")
    labels = (project / "labels.csv").read_text(encoding="utf-8")
    (project / "labels.csv").write_text(
        labels.replace("n35,traffic,0", "n35,traffic,1"), encoding="utf-8"
    )
    found = reproduce(Path("models/small"))
    assert not found.same
    assert {cause.what for cause in found.causes} == {"data.digest", "data.labels_digest"}
    fields = {field.field: field for field in found.fields}
    assert not fields["predictions, held out"].same
    assert "differ, most by 0." in fields["predictions, of the model"].said
    found = reproduce(Path("models/topics"))
    assert {cause.what for cause in found.causes} == {"data.digest"}


def test_another_codebook_is_named(project: Path) -> None:
    path = project / "codebook.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# later\n", encoding="utf-8")
    assert reproduce(Path("models/small")).same
    text = path.read_text(encoding="utf-8")
    version = next(line for line in text.splitlines() if line.startswith("version:"))
    path.write_text(text.replace(version, 'version: "99"'), encoding="utf-8")
    found = reproduce(Path("models/small"))
    assert [cause.what for cause in found.causes] == ["codebook"]


def test_other_versions_and_code_are_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def older(record: Any) -> None:
        record["packages"]["numpy"] = "1.0"
        record["code"] = {"revision": "0" * 40, "dirty": "true"}

    change_json(project / "models/small/versions.json", older)
    assert run(["reproduce", "models/small"]) == 0
    out = capsys.readouterr().out
    assert "packages.numpy" in out
    assert "code.revision" in out
    assert out.endswith("\nidentical\n")


def test_a_difference_without_a_cause_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def better(record: Any) -> None:
        record["presence"]["macro_f1"]["value"] = 0.123

    change_json(project / "models/small/metrics.json", better)
    assert run(["reproduce", "models/small", "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert record["same"] is False
    assert record["causes"] == []
    told = {field["field"]: field for field in record["fields"]}
    assert told["metrics"]["said"].startswith("1 of ")
    assert "presence.macro_f1.value: 0.123 → " in told["metrics"]["said"]
    assert run(["reproduce", "models/small"]) == 1
    assert "another cause" in capsys.readouterr().out


def test_articles_that_are_gone_are_a_readable_error(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "articles.jsonl").unlink()
    assert run(["reproduce", "models/small"]) == 2
    assert "articles.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("then", "now", "same"),
    [
        ({}, {}, True),
        ({"a": 1.0}, {"a": 1.0}, True),
        ({"a": 1.0}, {}, False),
        ({}, {"a": 1.0}, False),
        ({"a": 1.0, "b": 2.0}, {"a": 1.0, "b": 2.5}, False),
    ],
)
def test_two_records_are_the_same_only_where_all_is(
    then: dict[str, float], now: dict[str, float], same: bool
) -> None:
    assert compared("x", then, now, "things").same is same
    assert numbers("x", then, now, "things").same is same
