"""Pages that people look at, in a real browser."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from chromium import FLAGS, chromium

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
def page(
    request: pytest.FixtureRequest, tmp_path: Path, root: Path, small_result: ClassifyResult
) -> Path:
    path = tmp_path / "page.html"
    of = small_result if request.param is page_of_a_run else root
    path.write_text(request.param(of), encoding="utf-8")
    return path


def chromium_on(page: Path, *arguments: str) -> str:
    profile = f"--user-data-dir={page.parent / 'profile'}"
    command = [chromium(), *FLAGS, profile, *arguments, page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def test_text_of_a_page_is_never_run(page: Path) -> None:
    dom = chromium_on(page, "--dump-dom")
    assert "<title>run</title>" not in dom
    assert "&lt;script&gt;" in dom
    assert '<mark class="word"' in dom or "<svg" in dom


def test_the_page_fits_a_phone(page: Path) -> None:
    picture = page.with_suffix(".png")
    chromium_on(page, "--window-size=390,844", f"--screenshot={picture}")
    assert picture.stat().st_size > 5_000


def test_the_page_asks_nothing_of_anyone(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "http" not in text.replace("http-equiv", "")
    assert "src=" not in text
    assert "url(" not in text


def test_errors_are_chosen_by_theme_and_word(tmp_path: Path, small_result: ClassifyResult) -> None:
    """What a reader chooses is chosen here by a script at the end of the page."""
    act = """<script>
      const [theme, kind, word] = choices.children;
      theme.value = "traffic"; kind.value = "missed"; word.value = "n0";
      choices.dispatchEvent(new Event("input"));
    </script></body>"""
    path = tmp_path / "page.html"
    path.write_text(page_of_a_run(small_result).replace("</body>", act), encoding="utf-8")
    dom = chromium_on(path, "--dump-dom")
    found = re.findall(r'<details class="error[^>]*>', dom)
    left = [tag for tag in found if "hidden" not in tag]
    assert found
    assert left
    assert len(left) < len(found)
    assert all('data-theme="traffic" data-kind="missed"' in tag for tag in left)
