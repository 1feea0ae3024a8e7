"""Pages that people look at, in a real browser."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from toolkit.articles import Article
from toolkit.codebook import load_codebook
from toolkit.model import Evidence, Prediction
from toolkit.report import labelled_article

pytestmark = pytest.mark.browser

TITLE = "Xã Tân Lập <script>document.title='run'</script> họp dân về tuyến đường mới"


@pytest.fixture(scope="module")
def browser() -> str:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no chromium on the PATH: pages not looked at")
    return found


@pytest.fixture
def page(tmp_path: Path, root: Path) -> Path:
    codebook = load_codebook(root / "seeds" / "codebook.yaml")
    article = Article("x", TITLE, body=("Chiều 3/4, 42 hộ dân ký nhận tiền bồi thường.",))
    start = article.text.index("42 hộ")
    evidence = Evidence("42 hộ dân", start, start + 9, 1.0, "word")
    probabilities = dict.fromkeys(codebook.ids, 0.1) | {"land_clearance": 0.97}
    prediction = Prediction(
        "x", TITLE, ("land_clearance",), probabilities, (), {"land_clearance": (evidence,)}
    )
    path = tmp_path / "page.html"
    path.write_text(labelled_article(article, prediction, codebook), encoding="utf-8")
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
    assert '<mark class="word"' in dom


def test_the_page_fits_a_phone(browser: str, page: Path) -> None:
    picture = page.with_suffix(".png")
    chromium(browser, page, "--window-size=390,844", f"--screenshot={picture}")
    assert picture.stat().st_size > 5_000


def test_the_page_asks_nothing_of_anyone(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "http" not in text.replace("http-equiv", "")
    assert "src=" not in text
    assert "url(" not in text
