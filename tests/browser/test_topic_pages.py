"""Topics and their figures in a real browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from chromium import Page, chromium

from toolkit.config import read_as, yaml12
from toolkit.corpus import load_corpus
from toolkit.experiment.topics import TopicsExperiment, run_topics

pytestmark = pytest.mark.browser

TITLE = "Xã Tân Lập <script>document.title='run'</script> họp dân"
CONFIG = """
task: topics
articles: [seeds]
events: {events}
vocabulary: {{segmenter: syllables}}
model: {{name: nmf, k: 5}}
evaluation: {{refits: 0}}
"""
ASKED = "performance.getEntriesByType('resource').length"
DRAWN = "document.querySelectorAll('.main-svg').length > 0 && document.readyState === 'complete'"


@pytest.fixture(scope="module")
def model(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of every fourth starter article, with its page and figures."""
    chromium()
    folder = tmp_path_factory.mktemp("topics") / "model"
    text = CONFIG.format(events=root / "seeds" / "events.csv")
    experiment = read_as(yaml12.parse(text, "test"), TopicsExperiment)
    articles = load_corpus([str(root / "seeds")], {}, print).articles[::4]
    run_topics(experiment, [replace(one, title=TITLE) for one in articles]).save(folder)
    return folder


@pytest.fixture(params=["topics.html", "figures/interactive.html"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("paper", ["light", "dark"])
def test_it_fits_and_asks_nobody(
    model: Path, page: Page, name: str, width: int, paper: str, tmp_path: Path
) -> None:
    feature = {"name": "prefers-color-scheme", "value": paper}
    page.ask("Emulation.setEmulatedMedia", features=[feature])
    page.resize(width, 844)
    page.open((model / name).as_uri())
    page.until(DRAWN if name.startswith("figures") else "document.readyState === 'complete'")
    assert page.run("document.documentElement.scrollWidth") <= width
    assert page.run(ASKED) == 0
    assert page.run("document.title") != "run"
    picture = tmp_path / "page.png"
    page.picture(picture)
    assert picture.stat().st_size > 5_000


def test_topics_are_browsed(model: Path, page: Page) -> None:
    page.open((model / "topics.html").as_uri())
    page.see("5 topics of", "Map of topics", "Bầu cử Quốc hội khóa XV")
    page.run(
        "document.querySelector('.map a[href=\"#topic-3\"]').dispatchEvent("
        "new MouseEvent('click', {bubbles: true, cancelable: true}))"
    )
    assert page.run("document.querySelector('#topic-3').open")
    seen = page.see("Phrases", "Nearest topics", "Articles that show it best", TITLE)
    assert "Provinces" in seen
    assert page.run("document.querySelectorAll('#topic-3 article u, #topic-3 .article u').length")
    assert page.run("document.querySelectorAll('#topic-3 .band rect').length") == 7
    word = page.run("document.querySelector('#topic-3 .words li').textContent")
    search = "document.querySelector('input')"
    page.run(f"{search}.value = 'no such word at all'; {search}.dispatchEvent(new Event('input'))")
    hidden = "[...document.querySelectorAll('.topic')].filter(one => one.hidden).length"
    assert page.run(hidden) == 5
    page.run(f"{search}.value = '{word}'; {search}.dispatchEvent(new Event('input'))")
    assert page.run(hidden) < 5


def test_every_figure_is_drawn_and_answers(model: Path, page: Page) -> None:
    page.open((model / "figures" / "interactive.html").as_uri())
    page.until(DRAWN)
    count = page.run("document.querySelectorAll('section').length")
    assert count == 8
    plotted = "document.querySelectorAll('section .plot-container').length"
    page.until(f"{plotted} === {count}")
    years = "document.querySelector('#drawn-years')"
    shown = f"{years}.data.filter(trace => trace.visible === true).length"
    before = page.run(shown)
    page.run(f"Plotly.restyle({years}, {{visible: true}}).then(() => true)")
    assert page.run(shown) > before
    words = "document.querySelector('#drawn-words')"
    assert page.run(f"{words}.layout.updatemenus[0].buttons.length") == 5
    buttons = page.run(
        "[...document.querySelectorAll('.modebar-btn')].map(one => one.dataset.title)"
    )
    assert buttons
    assert not any("cloud" in title.lower() or "share" in title.lower() for title in buttons)
