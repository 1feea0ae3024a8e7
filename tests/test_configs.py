"""Every file in configs/ and experiments/ can be trained and says all that it means."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.codebook import load_codebook
from toolkit.config import fill, leaves, load_node, read_as, yaml12
from toolkit.experiment import SCHEMAS, ClassifyExperiment, load_experiment
from toolkit.sweep import load_sweep
from toolkit.topics.events import load_events

ROOT = Path(__file__).parent.parent
FILES = sorted(ROOT.glob("configs/*.yaml")) + sorted(ROOT.glob("experiments/**/*.yaml"))

every_config = pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))


@every_config
def test_it_loads_and_fills(path: Path) -> None:
    filled = fill(load_experiment(path))
    assert filled["task"] in SCHEMAS
    assert all(value is not ... for value in leaves(filled).values())


@every_config
def test_its_filled_form_is_the_same_experiment(path: Path) -> None:
    experiment = load_experiment(path)
    node = yaml12.parse(yaml12.dump(fill(experiment)), "filled")
    assert read_as(node, type(experiment)) == experiment


@every_config
def test_it_stays_within_what_a_run_shows(path: Path) -> None:
    """MLflow shows 60 params of a run; the leaves of a config are its params."""
    assert len(leaves(fill(load_experiment(path)))) <= 60


@every_config
def test_its_data_are_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    experiment = load_experiment(path)
    for source in experiment.articles:
        assert Path(source).exists(), source
    if isinstance(experiment, ClassifyExperiment):
        assert load_codebook(experiment.codebook).themes
        assert all(Path(source).exists() for source in experiment.labels)
    elif experiment.events is not None:
        assert load_events(experiment.events)


@every_config
def test_its_sweep_can_begin(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    sweep = load_sweep(path)
    assert (sweep is not None) == ("sweep" in load_node(path).value)


@every_config
def test_it_says_what_it_is(path: Path) -> None:
    """The first line of the file is a comment that a reader of the folder can go by."""
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("name", ["themes", "topics"])
def test_the_demos_configs_are_there(name: str) -> None:
    assert ROOT / f"configs/{name}.yaml" in FILES


@every_config
def test_a_misspelt_key_in_it_would_be_told(path: Path) -> None:
    from toolkit.errors import ConfigError

    node = load_node(path)
    schema = SCHEMAS[node.value["task"].value]
    node.value["modle"] = node.value["model"]
    with pytest.raises(ConfigError, match="Did you mean 'model'"):
        read_as(node, schema)
