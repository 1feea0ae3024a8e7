"""What is counted of a corpus, and what is found worth a look."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import ANYTHING

from toolkit.articles import Article, Removed, write_articles
from toolkit.errors import ArticleError
from toolkit.pages import Reject, collect
from toolkit.stats.corpus import FIELDS, Summary, check_columns, summarise
from toolkit.stats.keys import parse_keys
from toolkit.stats.odd import CHECKS, REPEATED_TITLE, Measured, oddities
from toolkit.stats.tables import corpus_tables, in_short
from toolkit.stats.timeline import timeline

TODAY = date(2026, 3, 1)
BODY = "Chủ tịch Ủy ban nhân dân huyện cho biết tuyến đường mới đã mở. " * 8
GOOD = Article(
    "a",
    "Đường mới về bản",
    "Con đường dài bảy cây số.",
    (BODY,),
    published="2021-05-23",
    source="Báo Làng",
    place="Hà Giang",
    removed=(Removed("Trang chủ", "section"), Removed("23/5/2021", "date")),
)


def count(articles: Iterable[Article | Reject]) -> Summary:
    return summarise(articles, TODAY)


def odd(**changes: object) -> list[str]:
    article = dataclasses.replace(GOOD, **changes)  # type: ignore[arg-type]
    return list(oddities(Measured(article, article.text, len(article.text.split()), TODAY)))


def test_a_good_article_is_not_odd() -> None:
    assert odd() == []


MANY = BODY * 80
ODD: dict[str, dict[str, object]] = {
    "fewer than 50 syllables": {"body": ("Đường đã mở.",)},
    "more than 5000 syllables": {"body": (MANY,)},
    "no title": {"title": None},
    "over 80 % captions": {"captions": (BODY * 5,)},
    "over 80 % of the page removed": {"removed": (Removed(BODY * 6, "teaser"),)},
    "a date that is none": {"published": "2021-02-30"},
    "a date in the future": {"published": "2026-03-03"},
    "a date before 1990": {"published": "1970-01-01T00:00:00"},
    "undecoded characters (U+FFFD)": {"lead": "Con đư\ufffdng"},
    "UTF-8 taken for latin-1 (mojibake)": {"lead": "Tiáº¿ng Viá»‡t cÃ³ dáº¥u"},
    "little Vietnamese in it": {"body": ("The road to the village is open at last. " * 12,)},
}


@pytest.mark.parametrize("says", ODD)
def test_what_is_odd_is_told(says: str) -> None:
    assert odd(**ODD[says]) == [says]


def test_every_check_is_tried() -> None:
    assert [check.says for check in CHECKS] == list(ODD)


@pytest.mark.parametrize(
    "changes",
    [
        {"published": None},
        {"published": "2026-03-02"},  # the next day in another time zone
        {"published": "1990-01-01"},
        {"published": "2021-05"},
        {"captions": (BODY * 3,)},
        {"lead": "Ông nói: «Bãi đá»."},
        {"body": ("Cau\u0301i hoa\u0300 bi\u0323nh ro\u0303 ra\u0309ng. " * 20,)},
    ],
)
def test_what_is_not_odd(changes: dict) -> None:
    assert odd(**changes) == []


def test_repeats_reprints_and_titles() -> None:
    articles = [dataclasses.replace(GOOD, id=f"{i}", story=f"s{i // 2}") for i in range(6)]
    articles.append(dataclasses.replace(GOOD, id="other", body=(BODY, "Thêm một dòng.")))
    summary = count([*articles, Reject("x.txt", "an empty page")])
    assert summary.articles == 7
    assert len(summary.rejects) == 1
    assert summary.repeats == 5
    assert summary.everything.story_count == 4
    assert summary.odd[REPEATED_TITLE].articles == 7
    assert [example.id for example in summary.odd[REPEATED_TITLE].examples] == ["4"]
    assert summary.removed == {"section": 7, "date": 7}
    assert summary.has["title"] == 7
    assert summary.has["author"] == 0


ARTICLES = st.builds(
    Article,
    id=st.text("ab", min_size=1),
    title=st.none() | ANYTHING,
    body=st.lists(ANYTHING, max_size=3).map(tuple),
    captions=st.lists(ANYTHING, max_size=2).map(tuple),
    published=st.none() | st.sampled_from(["2021-05-23", "2021", "1900-01-01", "x"]) | ANYTHING,
    source=st.none() | ANYTHING,
    place=st.none() | ANYTHING,
    story=st.none() | st.sampled_from("xy"),
    removed=st.lists(st.builds(Removed, ANYTHING, st.sampled_from("rs")), max_size=2).map(tuple),
)


@given(st.lists(ARTICLES, min_size=1, max_size=12))
def test_every_table_of_a_corpus_adds_up(articles: list[Article]) -> None:
    summary = count(articles)
    tables = {table.name: table for table in corpus_tables(summary)}
    for name in ("year", "month", "outlet", "province"):
        assert sum(int(row[1]) for row in tables[name].rows) == len(articles)  # type: ignore[arg-type]
    lines = sum(len(article.removed) for article in articles)
    assert sum(int(row[1]) for row in tables["removed"].rows) == lines  # type: ignore[arg-type]
    texts = {article.text for article in articles}
    assert summary.repeats == len(articles) - len(texts)
    assert [row[0] for row in tables["has"].rows] == list(FIELDS)
    for table in in_short(tables.values()):
        assert all(len(row) == len(table.columns) for row in table.rows)
    for kind in summary.odd.values():
        assert len(kind.examples) <= kind.articles <= len(articles)


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_a_corpus_counts_the_same_from_any_file(
    articles: list[Article], tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"corpus{suffix}"
    write_articles(articles, path)
    assert corpus_tables(count(collect([path]))) == corpus_tables(count(articles))


def test_a_table_without_the_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "old.jsonl"
    row = {"id": "a", "body": ["x"], "published": None, "removed": [], "sha256": None}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    check_columns([str(path), "-", str(tmp_path)], parse_keys("month"))
    with pytest.raises(ArticleError, match="found no column outlet_kind"):
        check_columns([str(path)], parse_keys("outlet_kind"))


def test_a_crawlers_table_is_not_asked(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text('{"body": ["x"], "date": "2021-03-04"}\n', encoding="utf-8")
    check_columns([str(path)], parse_keys("month"))


MONTHS = st.lists(st.dates(date(1980, 1, 1), date(2030, 1, 1)).map(lambda d: d.isoformat()[:7]))


@given(MONTHS)
def test_a_time_line_has_no_gaps(months: list[str]) -> None:
    line = timeline([*months, "unknown"], TODAY)
    kept = {month for month in months if "1990" <= month <= "2026-03"}
    assert kept <= set(line)
    assert line == sorted(set(line))
    numbers = [int(month[:4]) * 12 + int(month[5:]) for month in line]
    assert not line or numbers == list(range(numbers[0], numbers[-1] + 1))
    assert not kept or (line[0], line[-1]) == (min(kept), max(kept))


def test_a_time_line_of_years() -> None:
    assert timeline(["2019", "1970", "2021", "2027", "unknown"], TODAY) == ["2019", "2020", "2021"]
    assert timeline(["unknown"], TODAY) == []
