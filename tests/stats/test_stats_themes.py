"""Predictions read back from every kind of file, counted, joined, and shown as a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.articles import Article, Removed, write_articles
from toolkit.charts import nice_steps
from toolkit.errors import ArticleError
from toolkit.pages import Reject
from toolkit.predictions import CARRIED, write_records
from toolkit.stats.corpus import summarise
from toolkit.stats.corpus_page import corpus_page
from toolkit.stats.keys import FACTS, parse_keys
from toolkit.stats.predicted import (
    Labelled,
    Predictions,
    facts_by_id,
    find_predictions,
    open_predictions,
)
from toolkit.stats.tables import side_by_side, theme_table
from toolkit.stats.themes import ThemeCounts, count_themes
from toolkit.stats.themes_page import themes_page

TODAY = date(2026, 3, 1)
THEMES = ("schooling", "traffic")
EVIL = '<script>alert("x")</script> & Báo «Làng»'


def record(name: str, levels: Iterable[int], **facts: str | None) -> dict[str, Any]:
    found = dict(zip(THEMES, levels, strict=True))
    return {
        "id": name,
        "title": EVIL,
        "themes": [theme for theme, level in found.items() if level],
        "probabilities": {theme: level / 2 for theme, level in found.items()},
        "main": [theme for theme, level in found.items() if level == 2],
        "evidence": {},
        **dict.fromkeys(CARRIED),
        **facts,
        "path": f"{name}.txt",
    }


RECORDS = [
    record("a", (2, 0), published="2021-05-23", source="=SUM(1)", place="Hà Nội", story="s1"),
    record("b", (2, 1), published="2021-05-24", source="=SUM(1)", place="Hà Nội", story="s1"),
    {"id": "c", "title": None, "path": "c.txt", "error": "an empty page"},
    record("d", (0, 1), published="2021-07-01", source=EVIL, place=None),
    record("e", (0, 0), published=None, outlet="Báo Làng", source="BL", place="Huế"),
]


@pytest.fixture(params=[".jsonl", ".csv", ".parquet", ".xlsx"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The predictions as `toolkit predict` writes them."""
    path = tmp_path / f"labels{request.param}"
    write_records(RECORDS, path, THEMES)
    return path


def opened(path: Path) -> Predictions:
    found = open_predictions(path)
    assert found is not None
    return found


def test_every_column_to_count_by_is_carried() -> None:
    assert set(FACTS) <= set(CARRIED)


def test_what_predict_writes_is_read_back(path: Path) -> None:
    predictions = opened(path)
    assert predictions.themes == THEMES
    assert predictions.columns >= set(FACTS)
    items = list(predictions)
    assert [item.id for item in items] == ["a", "b", "c", "d", "e"]
    labelled = [item for item in items if isinstance(item, Labelled)]
    assert [item.levels for item in labelled] == [(2, 0), (2, 1), (0, 1), (0, 0)]
    assert labelled[0].facts["source"] == "=SUM(1)"
    assert labelled[0].facts["story"] == "s1"
    assert labelled[2].facts["place"] is None
    (reject,) = (item for item in items if isinstance(item, Reject))
    assert reject.reason == "an empty page"


def test_themes_are_counted(path: Path) -> None:
    counted = count_themes([opened(path)], parse_keys("month,outlet"))
    assert counted.by is not None
    assert [(values, group.articles) for values, group in counted.by] == [
        (("2021-05", "=SUM(1)"), 2),
        (("2021-07", EVIL), 1),
        (("unknown", "Báo Làng"), 1),
    ]
    may = next(group for _, group in counted.by)
    assert (may.articles, may.story_count) == (2, 1)
    found = may.share("schooling")
    assert (found.articles, found.main, found.share) == (2, 2, 1.0)
    assert found.low == pytest.approx(0.2065, abs=1e-3), "two reprints tell as much as one article"
    assert len(counted.rejects) == 1
    assert "uncorrected for classifier error" in counted.caveat
    columns = ("month", "outlet", "articles", "stories", "theme", "present", "main")
    assert theme_table(counted.by).columns == (*columns, "share_uncorrected", "low", "high")
    assert side_by_side(counted.by).rows[0][4] == "2 · 100 % [21–100]"


def test_without_stories_reprints_count_and_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    write_records([{**r, "story": None} for r in RECORDS if "error" not in r], path, THEMES)
    counted = count_themes([opened(path)])
    assert "without a story column" in counted.caveat
    assert "stories" not in theme_table(counted.overall).columns


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "old.jsonl"
    old = {name: RECORDS[0][name] for name in ("id", "themes", "probabilities", "main", "source")}
    path.write_text(json.dumps(old) + "\n", encoding="utf-8")
    count_themes([opened(path)], parse_keys("outlet"))
    with pytest.raises(ArticleError, match=r"old\.jsonl: found no column published"):
        count_themes([opened(path)], parse_keys("month"))
    corpus = {"a": {"published": "2021-06-01"}}
    joined = count_themes([opened(path)], parse_keys("month,outlet"), corpus)
    assert joined.by is not None
    assert [values for values, _ in joined.by] == [("2021-06", "=SUM(1)")]
    assert joined.unmatched == 0
    assert count_themes([opened(path)], parse_keys("month"), {}).unmatched == 1


def test_a_corpus_to_join(tmp_path: Path) -> None:
    path = tmp_path / "corpus.parquet"
    twice = [Article("a", "t", body=("x",), published="2021")] * 2
    write_articles([*twice, Article("b", "t", body=("x",))], path)
    facts = facts_by_id([path])
    assert facts.keys() == {"a", "b"}
    assert facts["a"]["published"] == "2021"
    write_articles([*twice, Article("a", "t", body=("x",), place="Huế")], path)
    with pytest.raises(ArticleError, match="'a' is that of two different articles"):
        facts_by_id([path])


BROKEN = {
    "levels.csv": 'id,x,x_probability\na,yes,0.9\n"b",1,0.8\nc,,\n',
    "broken.jsonl": "\n".join(
        (json.dumps(RECORDS[0]), "no json", json.dumps({**RECORDS[0], "themes": None}))
    ),
}


@pytest.mark.parametrize(("name", "good"), [("levels.csv", 1), ("broken.jsonl", 1)])
def test_rows_that_are_broken_are_set_aside(tmp_path: Path, name: str, good: int) -> None:
    path = tmp_path / name
    path.write_text(BROKEN[name], encoding="utf-8")
    counted = count_themes([opened(path)])
    assert counted.everything.articles == good
    assert len(counted.rejects) == 2
    assert all(reject.path.startswith(f"{path}:") for reject in counted.rejects)


def test_what_is_no_predictions(tmp_path: Path) -> None:
    corpus, topics, bare, text = (
        tmp_path / name for name in ("corpus.jsonl", "topics.csv", "bare.csv", "page.txt")
    )
    write_articles([Article("a", "t", body=("x",))], corpus)
    topics.write_text('id,title,topics,shares,path,error\na,t,"[1]","[0.5]",p,\n', "utf-8")
    bare.write_text("id,title,path,error\na,t,p,\n,,,\n", encoding="utf-8")
    text.write_text("Một bài.", encoding="utf-8")
    assert open_predictions(corpus) is None
    assert open_predictions(text) is None
    assert open_predictions(tmp_path) is None
    assert open_predictions(tmp_path / "nowhere.csv") is None
    with pytest.raises(ArticleError, match="predictions of a topic model"):
        open_predictions(topics)
    bare.write_text("id,title,published,path,error\na,t,2021,p,\n", encoding="utf-8")
    with pytest.raises(ArticleError, match="predictions without a theme"):
        open_predictions(bare)
    (tmp_path / "broken.xlsx").write_bytes(b"PK no zip")
    with pytest.raises(ArticleError, match="not a spreadsheet"):
        open_predictions(tmp_path / "broken.xlsx")


def test_predictions_that_do_not_fit_together(tmp_path: Path) -> None:
    first, second, other = (tmp_path / f"{name}.csv" for name in ("first", "second", "other"))
    write_records(RECORDS, first, THEMES)
    write_records(RECORDS, second, THEMES[::-1])
    other.write_text("id,x,x_probability\na,1,0.9\n", encoding="utf-8")
    files = find_predictions([str(first), str(second)])
    assert count_themes(files).everything.present == {"schooling": 4, "traffic": 4}
    with pytest.raises(ArticleError, match="found the themes x; expected those of"):
        find_predictions([str(first), str(other)])
    with pytest.raises(ArticleError, match="expected one or the other"):
        find_predictions([str(first), str(tmp_path)])


# -- pages -------------------------------------------------------------------------------------


class Tags(HTMLParser):
    """Tags in their order, and whether they are closed as they should be."""

    VOID = frozenset({"meta", "line", "circle", "rect", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.found.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def check_page(page: str) -> Tags:
    """A page runs nothing, asks nothing of anyone, and is well formed."""
    tags = Tags(page)
    assert set(tags.found).isdisjoint({"script", "link", "img", "iframe", "object", "base"})
    for word in ("http:", "https:", "src=", "url(", "@import", "javascript:", "nan", "None"):
        assert word not in page, word
    assert "viewport" in page
    assert "prefers-color-scheme: dark" in page
    return tags


def themes(records: list[dict[str, Any]], tmp_path: Path, by: str | None) -> ThemeCounts:
    path = tmp_path / "labels.jsonl"
    write_records(records, path, THEMES)
    return count_themes([opened(path)], None if by is None else parse_keys(by))


@pytest.mark.parametrize("by", [None, "month", "outlet", "month,outlet", "year,province,outlet"])
def test_the_page_of_themes(tmp_path: Path, by: str | None) -> None:
    page = themes_page(themes(RECORDS, tmp_path, by), EVIL, TODAY)
    tags = check_page(page)
    assert "svg" in tags.found
    assert EVIL in tags.text
    assert "uncorrected for classifier error" in tags.text


def test_the_page_tells_what_it_does_not_draw(tmp_path: Path) -> None:
    undated = [{**record, "published": None} for record in RECORDS[:1]]
    counted = themes([*RECORDS, *undated], tmp_path, "month")
    tags = check_page(themes_page(counted, "x", TODAY, {THEMES[0]: EVIL}))
    total = counted.everything.articles
    assert re.search(rf"\d of {total} articles have no known month and are not drawn\.", tags.text)
    assert EVIL in tags.text
    assert THEMES[0] not in tags.text


def test_the_page_of_a_corpus(articles: list[Article]) -> None:
    evil = Article(
        EVIL, EVIL, None, (), (EVIL,), published="2030-01-01", source=EVIL, place=EVIL, path=EVIL,
        removed=(Removed(EVIL, EVIL),),
    )  # fmt: skip
    for by in (None, parse_keys("month,outlet")):
        summary = summarise([*articles, evil, Reject("x", EVIL)], TODAY, by)
        tags = check_page(corpus_page(summary, EVIL))
        assert "svg" in tags.found
        assert EVIL in tags.text
        assert "Not drawn: 1 without a date" in tags.text
        assert "a date in the future: 1" in tags.text


def test_the_page_of_one_article_that_tells_nothing() -> None:
    tags = check_page(corpus_page(summarise([Article("a", body=("x",))], TODAY), "a.jsonl"))
    assert "No article has a date." in tags.text


@given(st.floats(1e-6, 1e9))
def test_a_scale_ends_above_what_it_shows(most: float) -> None:
    top, steps = nice_steps(most)
    assert most <= top * (1 + 1e-6)
    assert top <= most * 2
    assert 2 <= len(steps) <= 5
    assert steps[-1] == pytest.approx(top)
