"""What a person sees of our runs in the MLflow UI."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from chromium import Page

if TYPE_CHECKING:
    from conftest import Store

pytestmark = pytest.mark.browser

CLASSIFIERS, TOPICS = range(5), 5
NAMES = (
    "linear_svm C=1 · words 1-2 · phrases",
    "linear_svm C=0.3 · words 1-2 · phrases",
    "linear_svm C=1 · words 1-2",
    "nbsvm C=1 alpha=1 mix=0.25 · words 1-3 · phrases",
    "codebook enough=3 together=0.5",
)
THEMES = ("elections", "covid_response", "grassroots_democracy", "land_clearance")
PICTURE = "[...document.images].some(one => one.src.startsWith('blob:') && one.naturalWidth > 400)"

METRICS = """(async () => {
    const grids = [...document.querySelectorAll(".ReactVirtualized__Grid")];
    const cells = grid => [...grid.firstElementChild.children].map(
        cell => ({...cell.getBoundingClientRect().toJSON(), text: cell.innerText.trim()}));
    const lines = {};
    for (let down = 0; down < grids[1].scrollHeight; down += grids[1].clientHeight) {
        for (const step of [down, down + 1]) {
            grids[1].scrollTop = step;
            for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
        }
        const values = cells(grids[1]);
        for (const name of cells(grids[0])) {
            const beside = values.filter(one => Math.abs(one.top - name.top) < 5);
            if (beside.length) lines[name.text] = beside.map(one => [one.left, one.text]);
        }
    }
    return lines;
})()"""
"""The lines of the table as they scroll by: name → (place from the left, text) of each cell.

Only what is near is drawn, and names follow values one step behind: hence the last pixel.
"""


def test_experiments_and_runs_have_names(page: Page, store: Store) -> None:
    page.open(store.address)
    page.see("themes", "topics")
    page.open(f"{store.address}/#/experiments/{store.runs[0][0]}/runs")
    page.see(*NAMES)


def test_the_printed_address_leads_to_the_best_run(page: Page, store: Store) -> None:
    number = store.runs[0][0]
    page.open(f"{store.address}/#/experiments/{number}/runs?viewStateShareKey=scores")
    text = page.see("Sort: micro_f1", *(f"f1/{theme}" for theme in THEMES), *NAMES)
    assert "does not exist" not in text
    page.resize(1920, 1080)
    cells = """[...document.querySelectorAll("[role=row] [col-id*=micro_f1]")]
        .map(one => parseFloat(one.innerText)).filter(score => score > 0)"""
    page.until(f"{cells}.length == 5")
    shown = page.run(cells)
    assert shown == sorted(shown, reverse=True)


def test_a_run_tells_its_scores_and_how_to_load_it(page: Page, store: Store) -> None:
    page.open(store.page(0))
    text = page.see("themes_linear_svm: micro-F1 0.", "macro_f1", "model.predict", "Finished")
    assert f'model = toolkit.load("runs:/{store.runs[0][1]}")' in text
    table = text.partition("theme\tprecision\trecall\tF1")[2]
    for theme in THEMES:
        scores = table.partition(f"{theme}\t")[2].partition("\n")[0].split("\t")
        assert len(scores) == 3
        assert all(score.startswith(("0.", "1.")) and score.endswith("]") for score in scores)


@pytest.mark.parametrize("figure", ["confusion", "precision_recall", "calibration"])
def test_figures_are_drawn(page: Page, store: Store, figure: str) -> None:
    page.open(store.page(0, f"/artifacts/figures/{figure}.png"))
    page.see("figures", "tables", "report.html", f"{figure}.png")
    page.until(PICTURE)


def test_the_report_is_read_in_the_artifact_viewer(page: Page, store: Store) -> None:
    page.open(store.page(0, "/artifacts/report.html"))
    report = page.frame()
    report.see(
        "Report on", f"{store.articles} labelled articles", "Ứng phó COVID-19", "Calibration"
    )
    shown = "[...document.querySelectorAll('details.error')].filter(one => !one.hidden).length"
    every = report.run(shown)
    report.run("choices.children[0].value = 'elections'; choices.dispatchEvent(new Event('input'))")
    assert 0 < report.run(shown) < every


def test_topics_are_read_in_the_artifact_viewer(page: Page, store: Store) -> None:
    page.open(store.page(TOPICS))
    page.see(f"6 topics of {store.articles} articles", "npmi", "model.transform")
    page.open(store.page(TOPICS, "/artifacts/topics.html"))
    page.frame().see("topics")
    page.open(store.page(TOPICS, "/artifacts/figures/interactive.html"))
    page.frame().until("document.querySelectorAll('.plot-container').length >= 8")
    page.open(store.page(TOPICS, "/artifacts/figures/words.svg"))
    page.see("tables", "topics.html", "words.svg")


def test_five_runs_are_compared_line_by_line(page: Page, store: Store) -> None:
    runs = [store.runs[number][1] for number in CLASSIFIERS]
    asked = urlencode({"runs": json.dumps(runs), "experiments": json.dumps([store.runs[0][0]])})
    page.resize(1920, 1080)
    page.open(f"{store.address}/#/compare-runs?{asked}")
    page.see("Comparing 5 Runs", *NAMES, "calibration_error")
    lines = page.run(METRICS)
    assert len({tuple(place for place, _ in line) for line in lines.values()}) == 1, "not aligned"
    values = {name: [float(text) for _, text in line] for name, line in lines.items()}
    for theme in THEMES:
        low, score, high = (values[f"f1/{theme}{part}"] for part in ("/low", "", "/high"))
        assert len(score) == len(runs)
        assert all(a <= b <= c for a, b, c in zip(low, score, high, strict=True))
        assert len(set(score)) > 1


def test_a_comparison_is_read_in_the_artifact_viewer(page: Page, store: Store) -> None:
    runs = [store.runs[number][1] for number in (0, 3)]
    name = f"comparisons/{'-'.join(run[:8] for run in runs)}.html"
    page.open(store.page(3, f"/artifacts/{name}"))
    compared = page.frame()
    compared.see(
        f"{NAMES[3]} against {NAMES[0]}", "Settings that differ", "linear_svm", "nbsvm", runs[0]
    )
    drawn = "[...document.images].filter(one => one.naturalWidth > 400).length"
    compared.until(f"{drawn} == 6")


def test_a_registered_model_shows_its_alias_and_scores(page: Page, store: Store) -> None:
    page.open(f"{store.address}/#/models/themes")
    page.see("Version 1", "champion", "themes_linear_svm", "macro_f1")
    page.open(f"{store.address}/#/models/themes/versions/1")
    page.see("champion", "Themes by linear_svm", "grassroots_democracy", "import toolkit")
