"""Settings, figures and reports of compared models, side by side."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from toolkit.comparison.beside import Side, beside, made_of

PNG = b"\x89PNG"


def text(*sides: Side) -> str:
    return "".join(beside(sides))


def test_only_settings_that_differ_are_shown() -> None:
    one = Side("one", {"model.name": "nbsvm", "seed": 13, "model.alpha": 1})
    page = text(one, Side("two", {"model.name": "linear_svm", "seed": 13}))
    rows = re.findall(r"<tr><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td></tr>", page)
    assert rows == [("model.name", "nbsvm", "linear_svm"), ("model.alpha", "1", "-")]
    assert "1 others are the same" in page
    assert "None: all 3 are the same" in text(one, one)


def test_what_has_no_settings_has_no_column() -> None:
    assert "Settings" not in text(Side("one", {"seed": 1}), Side("predictions.csv"))
    assert beside([Side("a.csv"), Side("b.csv")]) == []


def test_a_figure_that_several_have_is_in_the_page() -> None:
    sides = [
        Side("one", figures={"a.png": PNG, "only_here.png": PNG}),
        Side("two", figures={"a.png": PNG}),
    ]
    page = text(*sides)
    assert page.count('<img src="data:image/png;base64,iVBORw=="') == 2
    assert "only here" not in page


def test_names_settings_and_pictures_are_data() -> None:
    evil = "<script>x</script>"
    side = Side(
        evil, {evil: evil}, {"a.svg": evil.encode()}, '"><script>', evil, evil
    )  # fmt: skip
    page = text(side, Side("two", {"seed": 1}, {"a.svg": b"<svg/>"}))
    assert "<script" not in page
    assert "http:" not in page
    assert "https:" not in page


def test_a_model_tells_what_it_is_made_of(small_model: Any, tmp_path: Path) -> None:
    small_model.save(tmp_path / "model")
    made = made_of(tmp_path / "model")
    assert made["model.name"] == "linear_svm"
    assert made["articles (digest)"] == small_model.metrics["data"]["digest"][:16]
    assert made["labels (digest)"] == small_model.metrics["data"]["labels_digest"][:16]
    assert "code revision" in made
