"""Pages that people look at, in a real browser."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from toolkit.articles import Article
from toolkit.codebook import load_codebook
from toolkit.model import Evidence, Prediction
from toolkit.report import labelled_article
from toolkit.stats.corpus import summarise
from toolkit.stats.corpus_page import corpus_page
from toolkit.stats.counts import Counts
from toolkit.stats.keys import KEYS
from toolkit.stats.themes import ThemeCounts
from toolkit.stats.themes_page import themes_page

pytestmark = pytest.mark.browser

TITLE = "Xã Tân Lập <script>document.title='run'</script> họp dân về tuyến đường mới"


@pytest.fixture(scope="module")
def browser() -> str:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no chromium on the PATH: pages not looked at")
    return found


def article_page(root: Path) -> str:
    codebook = load_codebook(root / "seeds" / "codebook.yaml")
    article = Article("x", TITLE, body=("Chiều 3/4, 42 hộ dân ký nhận tiền bồi thường.",))
    start = article.text.index("42 hộ")
    evidence = Evidence("42 hộ dân", start, start + 9, 1.0, "word")
    probabilities = dict.fromkeys(codebook.ids, 0.1) | {"land_clearance": 0.97}
    prediction = Prediction(
        "x", TITLE, ("land_clearance",), probabilities, (), {"land_clearance": (evidence,)}
    )
    return labelled_article(article, prediction, codebook)


def page_of_a_corpus(root: Path) -> str:
    days = ("2021-03-01", "2021-05-02", "2022-01-03")
    articles = [Article("x", TITLE, source=TITLE, published=day) for day in days]
    return corpus_page(summarise(articles, date(2026, 1, 1)), TITLE)


def page_of_themes(root: Path) -> str:
    grouped = {name: Counts([KEYS[name]], [TITLE]) for name in ("month", "year", "outlet")}
    counted = ThemeCounts(Counts([], [TITLE]), grouped)
    for month in ("2021-03", "2021-05"):
        for source, level in ((TITLE, 2), ("Báo Làng", 0)):
            counted.add({"published": month, "source": source}, [level])
    return themes_page(counted, TITLE, date(2026, 1, 1))


@pytest.fixture(params=[article_page, page_of_a_corpus, page_of_themes])
def page(request: pytest.FixtureRequest, tmp_path: Path, root: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(request.param(root), encoding="utf-8")
    return path


def chromium(browser: str, page: Path, *arguments: str) -> str:
    profile = page.parent / "profile"
    command = [
        *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
        *("--disable-background-networking", "--disable-sync", f"--user-data-dir={profile}"),
        *(*arguments, page.as_uri()),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def test_text_of_a_page_is_never_run(browser: str, page: Path) -> None:
    dom = chromium(browser, page, "--dump-dom")
    assert "<title>run</title>" not in dom
    assert "&lt;script&gt;" in dom
    assert '<mark class="word"' in dom or "<svg" in dom


def test_the_page_fits_a_phone(browser: str, page: Path) -> None:
    picture = page.with_suffix(".png")
    chromium(browser, page, "--window-size=390,844", f"--screenshot={picture}")
    assert picture.stat().st_size > 5_000


def test_the_page_asks_nothing_of_anyone(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "http" not in text.replace("http-equiv", "")
    assert "src=" not in text
    assert "url(" not in text
