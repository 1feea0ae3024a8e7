"""Topics and their figures in a real browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

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


@pytest.fixture(scope="module")
def model(chromium: str, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of every fourth starter article, with its page and figures."""
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
@pytest.mark.usefixtures("paper")
def test_it_fits_and_asks_nobody(model: Path, quiet: Page, name: str, width: int) -> None:
    quiet.set_viewport_size({"width": width, "height": 844})
    quiet.goto((model / name).as_uri())
    if name.startswith("figures"):
        expect(quiet.locator(".main-svg")).not_to_have_count(0)
    assert quiet.evaluate("document.documentElement.scrollWidth") <= width
    assert quiet.title() != "run"
    assert len(quiet.screenshot()) > 5_000


def test_topics_are_browsed(model: Path, quiet: Page) -> None:
    quiet.goto((model / "topics.html").as_uri())
    for text in ("5 topics of", "Map of topics", "Bầu cử Quốc hội khóa XV"):
        expect(quiet.locator("body")).to_contain_text(text, use_inner_text=True)
    topic = quiet.locator("#topic-3")
    quiet.locator('.map a[href="#topic-3"]').click()
    expect(topic).to_have_attribute("open", "")
    for text in ("Phrases", "Nearest topics", "Articles that show it best", TITLE, "Provinces"):
        expect(topic).to_contain_text(text, use_inner_text=True)
    assert topic.locator(".article u").count()
    expect(topic.locator(".band rect")).to_have_count(7)
    shown = quiet.locator(".topic:visible")
    search = quiet.locator("input")
    search.fill("no such word at all")
    expect(shown).to_have_count(0)
    search.fill(topic.locator(".words li").first.text_content() or "")
    expect(topic).to_be_visible()


def test_every_figure_is_drawn_and_answers(model: Path, quiet: Page) -> None:
    quiet.goto((model / "figures" / "interactive.html").as_uri())
    expect(quiet.locator("section")).to_have_count(8)
    expect(quiet.locator("section .plot-container")).to_have_count(8)
    years = quiet.locator("#drawn-years")
    lines = years.locator(".scatterlayer .trace")
    before = lines.count()
    years.locator(".legendtoggle").last.click()
    expect(lines).not_to_have_count(before)
    assert lines.count() > before
    words = quiet.locator("#drawn-words")
    assert words.evaluate("one => one.layout.updatemenus[0].buttons.length") == 5
    buttons = quiet.locator(".modebar-btn").evaluate_all("all => all.map(one => one.dataset.title)")
    assert buttons
    assert not any("cloud" in title.lower() or "share" in title.lower() for title in buttons)
