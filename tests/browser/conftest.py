"""A store with runs of every kind, as a researcher would have after an afternoon."""

from __future__ import annotations

import csv
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from processes import server

PATIENCE = 60_000
"""Milliseconds to wait for what should be seen; a busy machine is no failure."""
FLAGS = ("--disable-gpu", "--disable-quic")
HERE = ("http://127.0.0.1:", "file:", "blob:")
EVERY = 6
"""One starter article of so many is enough to train on here."""
QUICK = "evaluation={folds: 2, check_leaks: false, resamples: 100}"
TRAININGS = (
    ("configs/themes_linear_svm.yaml", QUICK),
    ("configs/themes_linear_svm.yaml", QUICK, "model.C=0.3"),
    ("configs/themes_linear_svm.yaml", QUICK, "features.phrases=false"),
    ("configs/themes_nbsvm.yaml", QUICK),
    ("configs/themes_codebook.yaml", QUICK),
    ("configs/topics.yaml", "model.k=6", "evaluation.refits=2"),
)


@dataclass(frozen=True)
class Store:
    """The address of the UI, (experiment, run) of each of `TRAININGS`, how many articles."""

    address: str
    runs: tuple[tuple[str, str], ...]
    articles: int

    def page(self, number: int, part: str = "") -> str:
        """The address of a run's page."""
        experiment, run = self.runs[number]
        return f"{self.address}/#/experiments/{experiment}/runs/{run}{part}"

    def best_first(self) -> str:
        """The address of the list of classifiers that ``toolkit ui`` prints."""
        query = "viewStateShareKey=scores&workflowType=machine_learning"
        return f"{self.address}/#/experiments/{self.runs[0][0]}/runs?{query}"


def few_seeds(seeds: Path, few: Path) -> None:
    """Copy the codebook, and some of the starter articles with all that is known of them."""
    (few / "articles").mkdir(parents=True)
    for name in ("codebook.yaml", "events.csv"):
        shutil.copy(seeds / name, few)
    pages = sorted((seeds / "articles").iterdir())[::EVERY]
    for page in pages:
        shutil.copy(page, few / "articles")
    kept = {page.stem for page in pages}
    for table in ("articles.csv", "labels.csv"):
        with (seeds / table).open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        with (few / table).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *(row for row in rows if row[0] in kept)])


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program; skips the test where there is none."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no chromium on the PATH: pages not looked at")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium without a screen."""
    expect.set_options(timeout=PATIENCE)
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium, args=FLAGS) as started,
    ):
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty tab of a browser that was never used; fails if another machine is asked."""
    asked: list[str] = []
    with browser.new_page(locale="en-US", viewport={"width": 1280, "height": 800}) as tab:
        tab.set_default_timeout(PATIENCE)
        tab.on("request", lambda request: asked.append(request.url))
        yield tab
    assert [address for address in asked if not address.startswith(HERE)] == []


@pytest.fixture
def quiet(page: Page) -> Iterator[Page]:
    """A tab for a page of ours; fails if the page asks for another file or has an error."""
    noise: list[str] = []
    page.on("request", lambda one: one.is_navigation_request() or noise.append(one.url))
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    yield page
    assert noise == []


@pytest.fixture(scope="session")
def work(chromium: str, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose store has the runs of `TRAININGS`.

    The first of them is registered, and compared with the fourth.
    """
    from toolkit.cli import run

    folder = tmp_path_factory.mktemp("store") / "work"
    shutil.copytree(root / "configs", folder / "configs")
    few_seeds(root / "seeds", folder / "seeds")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("MLFLOW_TRACKING_URI", raising=False)
        for number, arguments in enumerate(TRAININGS):
            assert run(["train", *arguments, "--out", f"models/{number}"]) == 0
        assert run(["register", "models/0", "--name", "themes", "--alias", "champion"]) == 0
        with closing(sqlite3.connect("mlflow.db")) as database:
            ids = database.execute("SELECT run_uuid FROM runs ORDER BY start_time").fetchall()
        assert run(["compare", ids[0][0], f"runs:/{ids[3][0]}", "--log"]) == 0
    return folder


@pytest.fixture(scope="session")
def store(work: Path) -> Iterator[Store]:
    """The UI on that store, as ``toolkit ui`` starts it."""
    with closing(sqlite3.connect(work / "mlflow.db")) as database:
        runs = database.execute("SELECT experiment_id, run_uuid FROM runs ORDER BY start_time")
        found = tuple((str(experiment), str(run)) for experiment, run in runs)
    with server("-m", "toolkit", "ui", folder=work) as (address, _):
        yield Store(address, found, sum(1 for _ in (work / "seeds/articles").iterdir()))


@pytest.fixture(params=["light", "dark"])
def paper(request: pytest.FixtureRequest, quiet: Page) -> Iterator[None]:
    """What the reader likes to read on; fails if the page of the test is not so."""
    quiet.emulate_media(color_scheme=request.param)
    yield
    red = r"rgb\(2\d\d," if request.param == "light" else r"rgb\(\d\d,"
    expect(quiet.locator("body")).to_have_css("background-color", re.compile(red))
