"""Stories of articles in memory."""

from __future__ import annotations

from dataclasses import replace

from toolkit.articles import Article
from toolkit.stories import THRESHOLD, stories_of


def article(number: int, text: str, story: str | None = None) -> Article:
    return Article(f"n{number}", f"Tin {number}", None, (text,), story=story)


LONG = " ".join(f"từ{i} ngữ{i * 7 % 31}" for i in range(60))
OTHER = " ".join(f"câu{i} chữ{i * 5 % 29}" for i in range(60))


def test_copies_excerpts_and_named_stories_are_found() -> None:
    articles = [
        article(0, LONG),
        article(1, OTHER),
        article(2, LONG + " thêm vài từ nữa"),
        article(3, "Một bài ngắn.", story="s"),
        article(4, OTHER, story="s"),
        article(5, "Không giống bài nào."),
    ]
    assert stories_of(articles, THRESHOLD) == ["n0", "n1", "n0", "n1", "n1", "n5"]


def test_nothing_in_common_is_a_story_each(articles: list[Article]) -> None:
    apart = [replace(a, story=None) for a in articles[:1]]
    assert stories_of(apart, THRESHOLD) == [apart[0].id]
    assert stories_of([], THRESHOLD) == []
