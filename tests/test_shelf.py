"""Articles on disk are the articles that were put there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.articles import Article, Removed, digest
from toolkit.corpus import Shelf, load_corpus, shelve_corpus
from toolkit.errors import ArticleError

TEXT = st.text(max_size=30)
ARTICLES = st.lists(
    st.builds(
        Article,
        id=st.text("abc\x00\ud800", min_size=1, max_size=3),
        title=st.none() | TEXT,
        body=st.lists(TEXT).map(tuple),
        published=st.none() | st.just("2021-05-23"),
        removed=st.lists(st.builds(Removed, TEXT, TEXT), max_size=2).map(tuple),
        offsets=st.lists(st.tuples(*[st.integers(0, 99)] * 3), max_size=2).map(tuple),
    ),
    max_size=5,
)


def shelf_of(articles: list[Article]) -> Shelf:
    shelf = Shelf()
    for article in articles:
        shelf.append(article)
    return shelf


@given(ARTICLES, st.data())
def test_as_a_list(articles: list[Article], data: st.DataObject) -> None:
    shelf = shelf_of(articles)
    assert list(shelf) == articles
    cut = data.draw(st.slices(len(articles)))
    assert shelf[cut] == articles[cut]
    with pytest.raises(IndexError):
        shelf[len(articles)]


@given(ARTICLES)
def test_the_digest_is_that_of_a_list(articles: list[Article]) -> None:
    lines = sorted(f"{a.id}\x00{a.text}" for a in articles)
    assert digest(shelf_of(articles)) == digest(iter(articles)) == digest(articles[::-1])
    assert len(set(lines)) <= len(articles)


def test_a_corpus_on_disk_is_the_corpus(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    texts = ["Bầu cử ở xã.", "Giải phóng mặt bằng của dự án.", "Tiêm vắc xin cho người dân."]
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    held, shelved = load_corpus([path]), shelve_corpus([path])
    assert tuple(shelved.articles) == held.articles
    assert shelved.rejects == held.rejects
    path.write_text("".join(json.dumps(row | {"id": "1"}) + "\n" for row in rows), encoding="utf-8")
    with pytest.raises(ArticleError):
        shelve_corpus([tmp_path / "nowhere"])
