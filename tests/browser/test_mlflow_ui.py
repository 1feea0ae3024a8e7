"""What a person sees of our runs in the MLflow UI."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import FrameLocator, Page, expect

if TYPE_CHECKING:
    from conftest import Store

pytestmark = pytest.mark.browser

TOPICS = 5
NAMES = (
    "linear_svm C=1 · words 1-2 · phrases · patterns",
    "linear_svm C=0.3 · words 1-2 · phrases · patterns",
    "linear_svm C=1 · words 1-2 · patterns",
    "nbsvm C=1 alpha=1 mix=0.25 · words 1-3 · phrases · patterns",
    "codebook enough=3 together=0.5",
)
THEMES = ("elections", "covid_response", "grassroots_democracy", "land_clearance")
SCORE = re.compile(r"^[01]\.\d+ \[.+\]$")
WIDE = {"width": 1920, "height": 1080}
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


def see(place: Page | FrameLocator, *texts: str) -> None:
    """Wait until each of ``texts`` is to be read there."""
    for text in texts:
        expect(place.locator("body")).to_contain_text(text, use_inner_text=True)


def test_experiments_and_runs_have_names(page: Page, store: Store) -> None:
    page.goto(store.address)
    see(page, "themes", "topics")
    page.get_by_role("link", name="Experiments", exact=True).click()
    expect(page.get_by_role("heading", name="Experiments")).to_be_visible()
    see(page, "themes", "topics")
    page.goto(f"{store.address}/#/experiments/{store.runs[0][0]}/runs")
    see(page, *NAMES)


def test_the_printed_address_leads_to_the_best_run(page: Page, store: Store) -> None:
    page.set_viewport_size(WIDE)
    page.goto(store.best_first())
    see(page, "Sort: micro_f1", *(f"f1/{theme}" for theme in THEMES), *NAMES)
    expect(page.locator("body")).not_to_contain_text("does not exist")
    cells = page.locator("[role=gridcell][col-id*=micro_f1]")
    expect(cells).to_have_text([re.compile(r"0\.\d+")] * 5)
    shown = [float(text) for text in cells.all_inner_texts()]
    assert shown == sorted(shown, reverse=True)


def test_a_run_tells_its_scores_and_how_to_load_it(page: Page, store: Store) -> None:
    page.goto(store.page(0))
    see(page, "themes_linear_svm: micro-F1 0.", "macro_f1", "model.predict", "Finished")
    see(page, f'model = toolkit.load("runs:/{store.runs[0][1]}")')
    table = page.get_by_role("table").filter(has_text="precision")
    for theme in THEMES:
        row = table.get_by_role("row").filter(has=page.get_by_role("cell", name=theme, exact=True))
        expect(row.get_by_role("cell")).to_have_text([theme, *[SCORE] * 3])


@pytest.mark.parametrize("figure", ["confusion", "precision_recall", "calibration"])
def test_figures_are_drawn(page: Page, store: Store, figure: str) -> None:
    page.goto(store.page(0, f"/artifacts/figures/{figure}.png"))
    see(page, "figures", "tables", "report.html", f"{figure}.png")
    page.wait_for_function(PICTURE)


def test_the_report_is_read_in_the_artifact_viewer(page: Page, store: Store) -> None:
    page.goto(store.page(0, "/artifacts/report.html"))
    report = page.frame_locator("iframe")
    see(
        report,
        "Report on",
        f"{store.articles} labelled articles",
        "Ứng phó COVID-19",
        "Calibration",
    )
    report.get_by_role("link", name="Errors").click()
    expect(report.get_by_role("heading", name="Errors")).to_be_in_viewport()
    every = report.locator("details.error:visible").count()
    report.get_by_label("Theme", exact=True).select_option("elections")
    left = report.locator("details.error:visible").count()
    assert 0 < left < every


def test_topics_are_read_in_the_artifact_viewer(page: Page, store: Store) -> None:
    shown = page.frame_locator("iframe")
    page.goto(store.page(TOPICS))
    see(page, f"6 topics of {store.articles} articles", "npmi", "model.transform")
    page.goto(store.page(TOPICS, "/artifacts/topics.html"))
    see(shown, f"6 topics of {store.articles} articles", "Map of topics")
    shown.locator('.map a[href="#topic-3"]').click()
    expect(shown.locator("#topic-3[open]")).to_be_in_viewport()
    expect(shown.locator('a[href]:not([href^="#"])')).to_have_count(0)
    page.get_by_text("figures", exact=True).click()
    page.get_by_text("interactive.html").click()
    expect(shown.locator(".plot-container")).to_have_count(8)
    expect(shown.locator(".modebar-btn")).not_to_have_count(0)
    shown.get_by_role("link", name="Topics by year").click()
    expect(shown.get_by_role("heading", name="Topics by year")).to_be_in_viewport()
    page.get_by_text("words.svg").click()
    page.wait_for_function(PICTURE)


def test_five_runs_are_compared_line_by_line(page: Page, store: Store) -> None:
    page.set_viewport_size(WIDE)
    page.goto(store.best_first())
    see(page, *NAMES)
    page.get_by_label("Select all runs").check()
    page.get_by_role("button", name="Compare").click()
    see(page, "Comparing 5 Runs", *NAMES, "calibration_error")
    lines = page.evaluate(METRICS)
    assert len({tuple(place for place, _ in line) for line in lines.values()}) == 1, "not aligned"
    values = {name: [float(text) for _, text in line] for name, line in lines.items()}
    for theme in THEMES:
        low, score, high = (values[f"f1/{theme}{part}"] for part in ("/low", "", "/high"))
        assert len(score) == 5
        assert all(a <= b <= c for a, b, c in zip(low, score, high, strict=True))
        assert len(set(score)) > 1


def test_a_comparison_is_read_in_the_artifact_viewer(page: Page, store: Store) -> None:
    runs = [store.runs[number][1] for number in (0, 3)]
    name = f"comparisons/{'-'.join(run[:8] for run in runs)}.html"
    page.goto(store.page(3, f"/artifacts/{name}"))
    compared = page.frame_locator("iframe")
    see(compared, f"{NAMES[3]} against {NAMES[0]}", "Settings that differ", "linear_svm", "nbsvm")
    see(compared, runs[0])
    expect(compared.get_by_role("link")).to_have_count(0)
    figures = compared.locator("img")
    expect(figures).to_have_count(6)
    widths = "all => Promise.all(all.map(one => one.decode().then(() => one.naturalWidth)))"
    assert min(figures.evaluate_all(widths)) > 400


def test_a_registered_model_shows_its_alias_and_scores(page: Page, store: Store) -> None:
    page.goto(f"{store.address}/#/models/themes")
    see(page, "Version 1", "champion", "themes_linear_svm", "macro_f1")
    page.goto(f"{store.address}/#/models/themes/versions/1")
    see(page, "champion", "Themes by linear_svm", "grassroots_democracy", "import toolkit")
