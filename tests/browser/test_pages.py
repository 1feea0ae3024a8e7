"""Pages that people look at, in a real browser."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from toolkit.articles import Article
from toolkit.codebook import load_codebook
from toolkit.experiment.classify import ClassifyResult
from toolkit.model import Evidence, Prediction
from toolkit.report import Run, labelled_article, run_report
from toolkit.stats.corpus import summarise
from toolkit.stats.corpus_page import corpus_page
from toolkit.stats.counts import Counts
from toolkit.stats.keys import KEYS
from toolkit.stats.themes import ThemeCounts
from toolkit.stats.themes_page import themes_page

pytestmark = pytest.mark.browser

TITLE = "Xã Tân Lập <script>document.title='run'</script> họp dân về tuyến đường mới"


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


def page_of_a_run(result: ClassifyResult) -> str:
    articles = tuple(replace(article, title=TITLE) for article in result.judged.articles)
    judged = replace(result.judged, articles=articles, levels=2 - result.judged.levels)
    return run_report(Run(TITLE, result.model, judged))


@pytest.fixture(params=[article_page, page_of_a_corpus, page_of_themes, page_of_a_run])
def path(
    request: pytest.FixtureRequest, tmp_path: Path, root: Path, small_result: ClassifyResult
) -> Path:
    path = tmp_path / "page.html"
    of = small_result if request.param is page_of_a_run else root
    path.write_text(request.param(of), encoding="utf-8")
    return path


def test_text_of_a_page_is_never_run(quiet: Page, path: Path) -> None:
    quiet.goto(path.as_uri())
    assert quiet.title() != "run"
    assert "&lt;script&gt;" in quiet.content()
    assert quiet.locator("mark.word, svg").count()


@pytest.mark.usefixtures("paper")
def test_the_page_fits_a_phone(quiet: Page, path: Path) -> None:
    quiet.set_viewport_size({"width": 390, "height": 844})
    quiet.goto(path.as_uri())
    assert quiet.evaluate("document.documentElement.scrollWidth") <= 390
    assert len(quiet.screenshot()) > 5_000


def test_the_page_asks_nothing_of_anyone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "http" not in text.replace("http-equiv", "")
    assert "src=" not in text
    assert "url(" not in text


def test_errors_are_chosen_by_theme_and_word(
    quiet: Page, tmp_path: Path, small_result: ClassifyResult
) -> None:
    path = tmp_path / "page.html"
    path.write_text(page_of_a_run(small_result), encoding="utf-8")
    quiet.goto(path.as_uri())
    shown = quiet.locator("details.error:visible")
    every = shown.count()
    quiet.get_by_label("Theme", exact=True).select_option("traffic")
    quiet.get_by_label("Kind").select_option("missed")
    quiet.get_by_label("Find errors").fill("n0")
    left = shown.all()
    assert 0 < len(left) < every
    for error in left:
        expect(error).to_have_attribute("data-theme", "traffic")
        expect(error).to_have_attribute("data-kind", "missed")
        expect(error).to_contain_text("n0")
