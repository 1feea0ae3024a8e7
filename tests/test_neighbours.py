"""The training articles nearest to a decision."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from toolkit.articles import Article
from toolkit.classifiers.rust import RustColumns
from toolkit.cli import main
from toolkit.errors import ModelError
from toolkit.model import Classifier
from toolkit.neighbours import nearest


def test_an_article_is_nearest_to_itself(small_model: Classifier, articles: list[Article]) -> None:
    found = small_model.nearest(articles[5], articles, 3)
    assert found[0][0].text == articles[5].text
    assert found[0][1] == pytest.approx(1)
    assert [cosine for _, cosine in found] == sorted((c for _, c in found), reverse=True)


def test_nothing_is_near_an_empty_text(small_model: Classifier, articles: list[Article]) -> None:
    assert {cosine for _, cosine in small_model.nearest("", articles, 2)} == {0.0}
    assert small_model.nearest(articles[0], [], 2) == []


def test_a_model_without_features_says_so() -> None:
    with pytest.raises(ModelError, match="RustColumns reads texts without features"):
        nearest(RustColumns(1, 2, 10, 1.0), "a", ["b"], 1)


def test_explain_lists_them(
    small_model: Classifier, small_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_model.save(tmp_path / "model")
    page = tmp_path / "page.txt"
    page.write_text("Nhiều giáo viên chủ nhiệm đến trường.\n", encoding="utf-8")
    monkeypatch.chdir(small_project)
    done = CliRunner().invoke(
        main, ["explain", str(tmp_path / "model"), str(page), "--nearest", "2"]
    )
    assert done.exit_code == 0, done.output
    listed = done.output.partition("nearest training articles")[2].splitlines()[1:]
    assert len(listed) == 2
    assert all("(schooling" in line for line in listed)
