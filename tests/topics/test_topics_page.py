"""The page to browse topics, and their pictures."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.experiment.topics import run_topics
from toolkit.topics import Topics
from toolkit.topics.describe import _phrases
from toolkit.topics.figures import drawn
from toolkit.topics.page import underlined


class Seen(HTMLParser):
    """What a browser would show, and every tag."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        assert not {name for name, _ in attrs} & {"src", "href", "onclick"}

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
    assert seen.tags.count("details") == 3
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
    html = underlined("Dân  chủ ở cơ sở; dân, nhân dân", ["dân", "dân chủ"])
    assert html == "<u>Dân  chủ</u> ở cơ sở; <u>dân</u>, nhân <u>dân</u>"
    assert underlined("a < b", []) == "a &lt; b"


@given(st.text("ab<&\" ()|'", max_size=30), st.lists(st.text("ab<(", min_size=1, max_size=3)))
def test_no_letter_is_lost(text, words):
    seen = read(f"<p>{underlined(text, words)}</p>")
    assert seen.text == text
    assert set(seen.tags) <= {"p", "u"}


def test_the_page_is_kept(fitted, tmp_path):
    topics = fitted("nmf").topics
    topics.save(tmp_path / "model")
    assert (tmp_path / "model" / "topics.html").read_text(encoding="utf-8") == topics.page
    (tmp_path / "model" / "topics.html").unlink()
    assert Topics.load(tmp_path / "model").page == ""


def test_pictures_of_what_there_is(experiment, articles):
    base = replace(experiment("nmf", refits=1), k={"from": 2, "to": 4, "step": 1})
    tables = run_topics(base, articles).tables
    assert list(drawn(tables)) == ["choice_of_k"]
    rows = [
        {"theme": theme, "topic": topic, "label": "bầu cử", "share": share}
        for theme in ("Đất đai", "Bầu cử")
        for topic, share in enumerate((0.2, 0.9))
    ]
    figure = drawn({"themes": rows})["themes"]
    names = [label.get_text() for label in figure.axes[0].get_xticklabels()]
    assert names == ["Đất đai", "Bầu cử"]


def test_phrases_are_of_several_syllables_longest_first():
    words = ["cam", "bầu cử", "giải phóng mặt bằng", "cử tri"]
    assert _phrases(words) == ("giải phóng mặt bằng", "bầu cử", "cử tri")


@pytest.mark.parametrize("name", ["nmf"])
def test_labels_are_frequent_and_exclusive(name, fitted, themes):
    for topic in fitted(name).topics.topics:
        words = topic.label.split(", ")
        assert len(words) == 3
        assert any(set(words) <= {title, *own} for title, own in themes.items())
