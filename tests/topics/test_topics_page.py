"""The page to browse topics, and their pictures."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.experiment.topics import run_topics
from toolkit.folders import digest
from toolkit.text import steps
from toolkit.topics import Topics
from toolkit.topics.underline import underlined

CHAIN = [steps[name]({}) for name in ("nfc", "characters", "abbreviations", "tones")]


WORDS = ["ủy ban nhân dân", "hòa", "thủ tục"]


class Seen(HTMLParser):
    """What a browser would show, and every tag."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        assert not {name for name, _ in attrs} & {"src", "onclick"}
        address = dict(attrs).get("href", "#")
        assert address.startswith("#topic-") or address in ("#", "figures/interactive.html")

    def handle_data(self, data):
        self.text += data


def read(html):
    seen = Seen()
    seen.feed(html)
    return seen


def test_the_page_asks_nobody(fitted):
    page = fitted("nmf").topics.page
    seen = read(page)
    assert not re.search(r"https?:|url\(|@import|\bfetch\b", page)
    assert page.count('<details class="topic"') == 3
    assert "prefers-color-scheme: dark" in page
    assert "vườn" in seen.text


def test_text_of_articles_is_escaped(experiment, articles):
    nasty = [
        replace(a, title=f"<script>alert({n})</script>", body=(*a.body, '"><img src=x>'))
        for n, a in enumerate(articles)
    ]
    page = run_topics(experiment("nmf"), nasty).topics.page
    assert "<img" not in page
    assert page.count("<script>") == 1
    assert "<script>alert(" in read(page).text


def test_words_are_underlined_whole_and_longest_first():
    html = underlined("Dân  chủ ở cơ sở; dân, nhân dân", ["dân", "dân chủ"], CHAIN)
    assert html == "<u>Dân  chủ</u> ở cơ sở; <u>dân</u>, nhân <u>dân</u>"
    assert underlined("a < b", [], CHAIN) == "a &lt; b"


def test_words_are_underlined_however_they_are_spelt():
    html = underlined("UBND xã hoà bình, thu\u0309 tu\u0323c", WORDS, CHAIN)
    assert html == "<u>UBND</u> xã <u>hoà</u> bình, <u>thu\u0309 tu\u0323c</u>"


@given(st.text("ab<&\" ()|'", max_size=30), st.lists(st.text("ab<(", min_size=1, max_size=3)))
def test_no_letter_is_lost(text, words):
    seen = read(f"<p>{underlined(text, words, CHAIN)}</p>")
    assert seen.text == text
    assert set(seen.tags) <= {"p", "u"}


def test_the_page_is_kept(fitted, tmp_path):
    topics = fitted("nmf").topics
    topics.save(tmp_path / "model")
    assert (tmp_path / "model" / "topics.html").read_text(encoding="utf-8") == topics.page
    (tmp_path / "model" / "topics.html").unlink()
    assert Topics.load(tmp_path / "model").page == ""


def test_the_figures_are_kept_beside_it(fitted, tmp_path):
    result = fitted("nmf")
    result.save(tmp_path / "model")
    result.save(tmp_path / "model")  # a folder with figures is a model folder still
    kept = {path.name for path in (tmp_path / "model" / "figures").iterdir()}
    assert {"map.svg", "words.svg", "interactive.html"} <= kept
    whole = digest(tmp_path / "model")
    shutil.rmtree(tmp_path / "model" / "figures")
    assert digest(tmp_path / "model") == whole, "no model is made of its figures"
    Topics.load(tmp_path / "model")


def test_topics_lead_to_those_nearest(fitted):
    page = fitted("nmf").topics.page
    assert "Nearest topics" in page
    for topic in range(3):
        assert f'id="topic-{topic}"' in page
        assert f'href="#topic-{topic}"' in page


@pytest.mark.parametrize("name", ["nmf"])
def test_labels_are_frequent_and_exclusive(name, fitted, themes):
    for topic in fitted(name).topics.topics:
        words = topic.label.split(", ")
        assert len(words) == 3
        assert any(set(words) <= {title, *own} for title, own in themes.items())
