"""Classifiers of other packages: what is particular to them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import toolkit
from toolkit.classifiers import classifiers
from toolkit.classifiers.rust import RustColumns
from toolkit.errors import ConfigError, ModelError
from toolkit.model import Classifier

TEXTS = ["lũ về mưa to", "nhạc vang lên", "lũ rút mưa tạnh", "nhạc dừng lại"] * 6
LABELS = np.array([["lũ" in text, False, True] for text in TEXTS]).astype(int)


@pytest.fixture(scope="module")
def rust() -> RustColumns:
    return RustColumns(1, 2, 1000, 1.0).fit(TEXTS, LABELS)


def test_underthesea_tells_the_classes_apart(rust: RustColumns) -> None:
    assert ((rust.decision_function(TEXTS)[:, 0] > 0) == LABELS[:, 0]).all()


def test_a_label_of_one_class_is_constant(rust: RustColumns) -> None:
    scores = rust.decision_function(TEXTS)
    assert (scores[:, 1] <= -10).all()
    assert (scores[:, 2] >= 10).all()


def test_a_refit_forgets(rust: RustColumns) -> None:
    again = RustColumns(1, 2, 1000, 1.0).fit(TEXTS, 1 - LABELS)
    again.decision_function(TEXTS)
    again.fit(TEXTS, LABELS)
    near = rust.decision_function(TEXTS)
    np.testing.assert_allclose(again.decision_function(TEXTS), near, atol=0.05)


def test_bytes_that_are_no_model_are_told() -> None:
    model = RustColumns(1, 2, 1000, 1.0).fit(TEXTS, LABELS)
    model.models_ = [b"none", b"", b""]
    with pytest.raises(ModelError, match="underthesea is damaged"):
        model.decision_function(TEXTS)


def test_an_absent_torch_is_told_when_a_config_asks_for_it() -> None:
    component = classifiers["transformer"]
    if not component.missing_requirements():
        pytest.skip("torch is installed")
    with pytest.raises(ConfigError, match=r"'transformer' needs torch.*pip install torch"):
        component({setting.name: setting.default for setting in component.settings}, seed=1)


def test_a_model_folder_whose_extra_is_absent_is_told(
    small_model: Classifier, tmp_path: Path
) -> None:
    if not classifiers["transformer"].missing_requirements():
        pytest.skip("torch is installed")
    folder = tmp_path / "schools"
    small_model.save(folder)
    (folder / "hashes.json").unlink()
    path = folder / "experiment.yaml"
    text = path.read_text(encoding="utf-8").replace("name: linear_svm", "name: transformer")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=r"classifier 'transformer' needs torch.*pip install"):
        toolkit.load(folder)
