"""The report of a run: what it shows, that text stays text, and what a run may lack."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from toolkit.codebook import Pattern
from toolkit.config import read_as, yaml12
from toolkit.errors import ArticleError, ModelError
from toolkit.experiment.classify import ClassifyExperiment, run_classify
from toolkit.model_folder import HELD_OUT
from toolkit.report import Run, read_run, run_report, suspects_csv
from toolkit.report.curves import precision_recall
from toolkit.report.errors import worst

VOID = {"meta", "input", "br"}
SECTIONS = ("scores", "curves", "calibration", "confusion", "words", "errors", "suspects")


class Page(HTMLParser):
    """The tags and text of a page; a tag that is not closed is an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said += data

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


def test_every_section_is_there(run: Run) -> None:
    page = Page(run_report(run))
    anchors = {attributes.get("id") for _, attributes in page.tags}
    assert anchors >= {*SECTIONS, "slices", "learning", "made"}
    linked = {attributes["href"] for tag, attributes in page.tags if tag == "a"}
    assert linked == {f"#{anchor}" for anchor in anchors - {None}}


def test_the_scores_are_those_of_the_run(run: Run) -> None:
    page = Page(run_report(run))
    for theme in run.themes:
        score = run.model.metrics["presence"][f"f1/{theme.id}"]
        said = f"{score['value']:.2f} [{score['low']:.2f},\u00a0{score['high']:.2f}]"
        assert said in page.said


def test_text_of_articles_stays_text(evil_run: Run) -> None:
    page = Page(run_report(evil_run))
    assert page.count("script") == 1
    assert page.count("img") == 0
    assert "<script>document.title" in page.said


def test_nothing_is_asked_of_anyone(evil_run: Run) -> None:
    text = run_report(evil_run)
    for _, attributes in Page(text).tags:
        for name in ("src", "href", "srcset", "action", "data", "poster"):
            assert (attributes.get(name) or "#").startswith("#")
        assert "url(" not in (attributes.get("style") or "")
    styles = "".join(re.findall(r"<style>(.*?)</style>", text, re.DOTALL))
    assert "url(" not in styles
    assert "@import" not in styles
    assert "fetch(" not in text


def test_vietnamese_keeps_its_marks(run: Run) -> None:
    text = run_report(run)
    assert '<meta charset="utf-8">' in text
    assert "Giáo dục phổ thông" in text
    assert unicodedata.is_normalized("NFC", text)


def test_errors_are_counted_and_the_worst_come_first(evil_run: Run) -> None:
    chosen, total = worst(evil_run)
    judged = evil_run.judged
    assert total == int((evil_run.truth != judged.present).sum())
    assert 0 < len(chosen) < total
    for theme in range(len(evil_run.themes)):
        missed = [e.probability for e in chosen if (e.theme, e.kind) == (theme, "missed")]
        alarms = [e.probability for e in chosen if (e.theme, e.kind) == (theme, "alarm")]
        assert missed == sorted(missed)
        assert alarms == sorted(alarms, reverse=True)
    page = Page(run_report(evil_run))
    shown = [a for _, a in page.tags if (a.get("class") or "").startswith("error")]
    assert len(shown) == len(chosen)
    assert f"Of these {total:,} the worst" in page.said


def test_the_evidence_is_marked_in_the_text(evil_run: Run) -> None:
    page = Page(run_report(evil_run))
    kinds = {attributes.get("class") for tag, attributes in page.tags if tag == "mark"}
    assert kinds == {"word", "sentence"}


def test_all_that_is_planted_is_suspected(run: Run) -> None:
    levels = run.judged.levels.copy()
    sure = np.argsort(-run.judged.probabilities[:, 0])[:2]
    levels[sure, 0] = 0
    planted = Run("planted", run.model, replace(run.judged, levels=levels))
    rows = list(csv.DictReader(io.StringIO(suspects_csv(planted))))
    ids = {run.judged.articles[row].id for row in sure}
    assert ids <= {row["id"] for row in rows if row["suggestion"] == "add"}
    assert len(rows) == len(planted.suspects)
    margins = [float(row["margin"]) for row in rows]
    assert margins == sorted(margins, reverse=True)


# -- what a run may lack ------------------------------------------------------------------


def test_a_theme_of_no_held_out_article(run: Run) -> None:
    levels = run.judged.levels.copy()
    levels[:, 0] = 0
    text = run_report(Run("none", run.model, replace(run.judged, levels=levels)))
    assert "No held-out article carries it." in text
    Page(text)


def test_no_error_at_all(run: Run) -> None:
    judged = replace(run.judged, present=run.truth, undecided=np.zeros_like(run.truth))
    assert "There is none." in run_report(Run("perfect", run.model, judged))


def test_articles_of_one_source(run: Run) -> None:
    articles = tuple(replace(article, source="Báo Làng") for article in run.judged.articles)
    text = run_report(Run("one", run.model, replace(run.judged, articles=articles)))
    assert f"All {len(articles)} articles are of one: Báo Làng." in text


def test_what_is_undecided_is_no_error(run: Run) -> None:
    doubt = np.ones_like(run.truth)
    nothing = np.zeros_like(run.truth)
    judged = replace(run.judged, undecided=doubt, present=nothing)
    assert worst(Run("doubt", run.model, judged)) == ([], 0)
    assert "undecided" in run_report(Run("doubt", run.model, judged))


def trained(config: str, articles: Any, labels: Any, codebook: Any) -> Run:
    experiment = read_as(yaml12.parse(config, "small.yaml"), ClassifyExperiment)
    result = run_classify(experiment, articles, labels, codebook)
    return Run("other", result.model, result.judged)


def test_exactly_one_theme_an_article(
    small_config: str, articles: Any, labels: Any, codebook: Any
) -> None:
    mains = {
        article_id: {theme: label for theme, label in found.items() if label.level == 2}
        for article_id, found in labels.items()
    }
    mains = {article_id: found for article_id, found in mains.items() if len(found) == 1}
    chosen = [article for article in articles if article.id in mains]
    run = trained(small_config + "target: single\n", chosen, mains, codebook)
    page = Page(run_report(run))
    assert "accuracy" in page.said
    assert page.count("td") > 0
    confused = [a for _, a in page.tags if a.get("class") == "confusion"]
    assert len(confused) == 1


@pytest.mark.parametrize("model", ["codebook", "majority", "passages", "sgd"])
def test_other_models(
    model: str, small_config: str, articles: Any, labels: Any, codebook: Any
) -> None:
    config = small_config.replace("linear_svm", model)
    run = trained(config, articles, labels, codebook)
    text = run_report(run)
    Page(text)
    assert ("no weights of words" in text) == (model == "majority")


def test_patterns_are_named_beside_seed_phrases(
    small_config: str, articles: Any, labels: Any, codebook: Any
) -> None:
    road = Pattern("on_the_road", ("xe", "giao thông"))
    config = small_config.replace("  phrases:", "  phrases:\n  patterns:")
    run = trained(config, articles, labels, replace(codebook, patterns=(road,)))
    said = Page(run_report(run)).said
    assert re.search(r"Patterns: on_the_road \+0\.\d\d", said)
    assert "pattern:" not in said


def test_a_model_that_is_slow_to_explain(
    small_config: str, articles: Any, labels: Any, codebook: Any
) -> None:
    config = small_config.replace("  words: {high: 2}\n  phrases:", "  lsa: {dimensions: 5}")
    run = trained(config, articles, labels, codebook)
    levels = 2 - run.judged.levels
    text = run_report(Run("lsa", run.model, replace(run.judged, levels=levels)))
    assert "The evidence is not marked" in text
    assert "<mark" not in text
    assert "no weights of words" in text


# -- again from the folder ----------------------------------------------------------------


@pytest.fixture
def folder(small_result: Any, run: Run, tmp_path: Path) -> Path:
    small_result.save(tmp_path / "small", {"report.html": run_report(run)})
    return tmp_path / "small"


def test_it_is_made_again_byte_for_byte(folder: Path, run: Run, articles: Any) -> None:
    again = read_run(folder, "small", type(run.model).load(folder), articles)
    assert run_report(again) == (folder / "report.html").read_text(encoding="utf-8")
    assert suspects_csv(again) == suspects_csv(run)


def drop(folder: Path) -> None:
    (folder / HELD_OUT).unlink()


def spoil(folder: Path) -> None:
    (folder / HELD_OUT).write_bytes(b"no table")


@pytest.mark.parametrize(("harm", "says"), [(drop, "found no held_out"), (spoil, "damaged")])
def test_a_folder_without_what_was_held_out(
    harm: Callable[[Path], None], says: str, folder: Path, run: Run, articles: Any
) -> None:
    harm(folder)
    with pytest.raises(ModelError, match=says):
        read_run(folder, "small", run.model, articles)


def test_articles_that_are_gone(folder: Path, run: Run, articles: Any) -> None:
    with pytest.raises(ArticleError, match=r"35 of 36 .* are not there"):
        read_run(folder, "small", run.model, articles[:1])


# -- curves -------------------------------------------------------------------------------


def test_precision_and_recall_of_ties_is_one_point() -> None:
    truth = np.array([True, False, True, False])
    assert precision_recall(truth, np.array([0.9, 0.5, 0.5, 0.1])) == [
        (0.5, 1.0),
        (1.0, 2 / 3),
        (1.0, 0.5),
    ]
    assert precision_recall(np.zeros(3, bool), np.ones(3)) == []
