"""Rows as toolkits and crawlers write them, and columns by any other name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from toolkit.articles import Article, Removed
from toolkit.errors import ArticleError, ConfigError
from toolkit.pages import ReadOptions, Reject, collect, read_page
from toolkit.pages.columns import mapping
from toolkit.pages.rows import read_row

TITLE = "Hạn mặn bủa vây miệt vườn"
LEAD = "Mùa khô năm nay đến sớm hơn mọi năm."
BODY = (
    "Hơn ba nghìn héc-ta lúa thiếu nước, nhiều hộ phải mua nước ngọt từ nơi xa về dùng.",
    "Ông Lê Văn Tám ở xã ven biển nói mỗi khối nước nay đắt gấp ba lần năm ngoái.",
)
TEXT = "\n".join((LEAD, *BODY))
HTML = "".join(f"<p>{text}</p>" for text in (LEAD, *BODY))
URL = "https://example.org/han-man.html"


def row(values: dict[str, Any], *columns: str) -> Article:
    return read_row(values, "t.jsonl:1", ReadOptions(columns=mapping(columns)))


def test_news_please() -> None:
    article = row(
        {"authors": ["Lê Na", "Vũ Hà"], "date_download": "2024-01-01 00:00:00",
         "date_modify": "None", "date_publish": "2021-07-12 08:30:00", "description": LEAD,
         "filename": "x.json", "image_url": None, "language": "vi", "localpath": None,
         "maintext": TEXT, "source_domain": "example.org", "text": None, "title": TITLE,
         "title_page": None, "title_rss": None, "url": URL}
    )  # fmt: skip
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)
    assert article.published == "2021-07-12T08:30:00"
    assert (article.author, article.source, article.url) == ("Lê Na, Vũ Hà", "example.org", URL)


def test_trafilatura() -> None:
    article = row(
        {"title": TITLE, "author": "Lê Na", "hostname": "example.org", "date": "2021-07-12",
         "fingerprint": "ab", "id": None, "license": None, "comments": "", "raw_text": "x " + TEXT,
         "text": TEXT, "language": None, "image": "x", "pagetype": "article",
         "filedate": "2024-01-01", "source": URL, "source-hostname": "Báo Ví Dụ",
         "excerpt": LEAD[:12] + "…", "categories": "Thời sự", "tags": ""}
    )  # fmt: skip
    assert (article.title, article.lead, article.body) == (TITLE, None, (LEAD, *BODY))
    assert (article.published, article.source, article.url) == ("2021-07-12", "Báo Ví Dụ", URL)
    assert (article.author, article.section) == ("Lê Na", "Thời sự")


@pytest.mark.parametrize("column", ["content", "body", "html", "Body_HTML", "text"])
def test_a_crawlers_column_of_html(column: str) -> None:
    article = row({"url": URL, "title": TITLE, column: HTML, "author": "Lê Na"})
    assert article.text == f"{TITLE}\n{TEXT}"
    assert (article.author, article.url) == ("Lê Na", URL)
    for start, raw, length in article.offsets:
        assert article.text[start : start + length] == HTML[raw : raw + length]


@pytest.mark.parametrize("column", ["content", "body", "text", "maintext", "Full Text"])
def test_a_crawlers_column_of_clean_text(column: str) -> None:
    paragraphs = [LEAD, *BODY]
    windows = TEXT.replace("\n", "\r\n")
    for value in (TEXT, windows, TEXT.encode(), paragraphs, json.dumps(paragraphs)):
        article = row({"title": TITLE, column: value})
        assert (article.title, article.body) == (TITLE, (LEAD, *BODY))
    assert row({column: [f"<p>{text}</p>" for text in BODY]}).text == "\n".join(BODY)


def test_a_paragraph_of_html_is_html() -> None:
    assert row({"title": TITLE, "content": f"<p>{BODY[0]}</p>"}).body == (BODY[0],)


def test_two_columns_that_differ_are_ambiguous() -> None:
    values = {"title": TITLE, "content": TEXT, "body": "Một bài khác."}
    with pytest.raises(ArticleError, match=r"in the columns content, body.*--map text=content"):
        row(values)
    assert row(values, "text=body").body == ("Một bài khác.",)
    assert row({**values, "body": TEXT}).body == (LEAD, *BODY)
    assert row({**values, "html": HTML, "body": None}).text == f"{TITLE}\n{TEXT}"
    assert row({**values, "html": HTML}, "text=body").body == ("Một bài khác.",)


PAGE = f"<html><body><h1>{TITLE}</h1><p class='sapo'>{LEAD}</p><p>{BODY[0]}</p></body></html>"


def offsets_hold(article: Article, page: str) -> None:
    starts = [start for start, _, _ in article.offsets]
    assert starts == sorted(starts)
    for start, raw, length in article.offsets:
        assert article.text[start : start + length] == page[raw : raw + length]


def test_what_a_row_gives_wins_over_its_page() -> None:
    plain = read_page(PAGE)
    assert (plain.title, plain.lead) == (TITLE, LEAD)
    article = row(
        {"page": PAGE, "title": "Một tít khác", "lead": "Một sapo khác.", "author": "Lê Na",
         "published": "12/7/2021", "place": "Bến Tre", "id": 7}
    )  # fmt: skip
    assert (article.title, article.lead) == ("Một tít khác", "Một sapo khác.")
    assert article.body == (LEAD, BODY[0])
    assert article.removed == (*plain.removed, Removed(TITLE, "other_title"))
    assert (article.author, article.published, article.id) == ("Lê Na", "2021-07-12", "7")
    offsets_hold(article, PAGE)


def test_the_same_title_in_other_letters_keeps_its_place() -> None:
    article = row({"page": PAGE, "title": TITLE.upper()})
    assert article.title == TITLE.upper()
    assert not [item for item in article.removed if item.rule == "other_title"]
    offsets_hold(article, PAGE)
    span = article.source_span(0, len(TITLE))
    assert span
    assert PAGE[slice(*span)] == TITLE


def test_nothing_is_written_twice() -> None:
    article = row({"title": TITLE, "lead": LEAD, "text": f"{TITLE.upper()}\n{TEXT}"})
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)
    assert article.removed == (Removed(TITLE.upper(), "repeated_title"),)
    assert row({"title": TITLE, "lead": TITLE, "text": TEXT}).lead is None
    assert row({"title": TITLE, "lead": "<br/>", "text": TEXT}).lead is None
    assert row({"title": TITLE, "lead": LEAD[:9] + "...", "page": PAGE}).lead == LEAD


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2021-07-12", "2021-07-12"),
        ("20210712", "2021-07-12"),
        ("2021-07-12 08:30:00", "2021-07-12T08:30:00"),
        ("2021-07-12T08:30:00+07:00", "2021-07-12T08:30:00"),
        ("2021-07-11T18:30:00Z", "2021-07-12T01:30:00"),
        ("2021-07-11T18:30:00.123456+00:00", "2021-07-12T01:30:00"),
        ("Sun, 11 Jul 2021 18:30:00 GMT", "2021-07-12T01:30:00"),
        ("Thứ hai, 12/7/2021, 08:30 (GMT+7)", "2021-07-12T08:30:00"),
        ("12-07-2021", "2021-07-12"),
        ("2021-07", "2021-07"),
        (2021, "2021"),
        (1626053400, "2021-07-12T08:30:00"),
        ("1626053400000", "2021-07-12T08:30:00"),
        (1626053400000.0, "2021-07-12T08:30:00"),
    ],
)
def test_dates_of_many_hands(given: Any, expected: str) -> None:
    article = row({"text": TEXT, "published": given})
    assert article.published == expected
    assert article.removed == ()


@pytest.mark.parametrize(
    "given",
    ["hôm qua", "None", "31/2/2021", "0001-01-01", 12, 10**40, -1.5, True, [2021], "2021-13"],
)
def test_a_date_that_cannot_be_read_costs_no_article(given: Any) -> None:
    article = row({"text": TEXT, "published": given})
    assert article.published is None
    assert article.removed == (Removed(str(given), "unread_date"),)


def test_dates_from_parquet(tmp_path: Path) -> None:
    from datetime import UTC, date, datetime

    import pyarrow
    import pyarrow.parquet

    for value, expected in (
        (date(2021, 7, 12), "2021-07-12"),
        (datetime(2021, 7, 12, 8, 30), "2021-07-12T08:30:00"),
        (datetime(2021, 7, 11, 18, 30, tzinfo=UTC), "2021-07-12T01:30:00"),
    ):
        table = pyarrow.Table.from_pylist([{"text": TEXT, "date": value}])
        pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
        (article,) = collect([tmp_path / "a.parquet"])
        assert isinstance(article, Article)
        assert article.published == expected


def test_a_mapping_names_the_columns() -> None:
    values = {"tít": TITLE, "title": "không phải", "nội dung": TEXT, "sapo": LEAD, "mã": "m1"}
    article = row(values, "title=tít", "text=nội dung", "id=mã", "lead=")
    assert (article.id, article.title, article.lead) == ("m1", TITLE, None)
    assert article.body == (LEAD, *BODY)


def test_a_mapping_applies_to_articles_that_were_read() -> None:
    record = Article.from_text(TEXT, TITLE).to_record()
    article = row({**record, "cluster": "s9"}, "story=cluster")
    assert (article.story, article.body) == ("s9", (LEAD, *BODY))
    assert row(record) == Article.from_record(record)


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        (("title",), "expected OURS=THEIRS"),
        (("titel=x",), "Did you mean 'title'"),
        (("title=a", "title=b"), "found 'title' twice"),
    ],
)
def test_a_mapping_that_makes_no_sense(pairs: tuple[str, ...], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        mapping(pairs)


@pytest.mark.parametrize("suffix", [".jsonl", ".json", ".csv", ".parquet"])
def test_a_mapped_column_that_is_not_there(tmp_path: Path, suffix: str) -> None:
    import pandas

    page = tmp_path / "a.txt"
    page.write_text(f"{TITLE}\n\n{TEXT}", encoding="utf-8")
    table = tmp_path / "in" / f"t{suffix}"
    table.parent.mkdir()
    frame = pandas.DataFrame({"headlines": [TITLE] * 3, "text": [TEXT] * 3})
    if suffix == ".csv":
        frame.to_csv(table, index=False)
    elif suffix == ".parquet":
        frame.to_parquet(table)
    else:
        frame.to_json(table, orient="records", lines=suffix == ".jsonl", force_ascii=False)
    options = ReadOptions(columns=mapping(["title=headline"]))
    with pytest.raises(ConfigError, match=r"no column 'headline'.*Did you mean 'headlines'\?"):
        next(collect([page, table], options))
    with pytest.raises(ConfigError, match="no column 'headline'"):
        next(collect([table.parent], options))
    found = list(collect([table], ReadOptions(columns=mapping(["title=headlines"]))))
    assert [getattr(item, "title", None) for item in found] == [TITLE] * 3


def test_a_column_may_be_absent_from_some_rows(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    lines = [{"text": TEXT}, {"text": TEXT, "headline": TITLE}]
    table.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    found = list(collect([table], ReadOptions(columns=mapping(["title=headline"]))))
    assert [getattr(item, "title", "") for item in found] == [None, TITLE]


@pytest.mark.parametrize(
    "values",
    [
        {"text": 5}, {"text": {"a": 1}}, {"text": [1]}, {"text": TEXT, "title": {"a": 1}},
        {"text": "\x00\x01\x02"}, {"page": b"\x89PNG\r\n\x1a\n"}, {"page": "<p></p>"},
        {"text": TEXT, "author": b"\xff\xd8\xff"}, {}, {"id": None}, {"text": float("nan")},
    ],
)  # fmt: skip
def test_rows_that_hold_no_article(values: dict[str, Any]) -> None:
    with pytest.raises(ArticleError):
        row(values)


def test_a_text_beyond_the_limit(tmp_path: Path) -> None:
    options = ReadOptions(max_page_bytes=100)
    for name in ("text", "html"):
        with pytest.raises(ArticleError, match="more than 100 bytes"):
            read_row({name: "Mưa lớn. " * 100}, "t:1", options)


def tables(folder: Path, **found: list[dict[str, Any]]) -> list[Path]:
    """JSON lines by name."""
    paths = [folder / f"{name}.jsonl" for name in found]
    for path, values in zip(paths, found.values(), strict=True):
        path.write_text("\n".join(map(json.dumps, values)), encoding="utf-8")
    return paths


def test_a_mapped_column_holds_for_the_tables_that_have_it(tmp_path: Path) -> None:
    paths = tables(
        tmp_path,
        a=[{"headline": "Tít a", "title": "không phải", "text": TEXT}, {"text": TEXT}],
        b=[{"title": TITLE, "text": TEXT}],
    )
    options = ReadOptions(columns=mapping(["title=headline"]))
    for sources in (paths, [tmp_path]):
        notes: list[str] = []
        found = list(collect(sources, options, notes.append))
        assert [getattr(item, "title", "") for item in found] == ["Tít a", None, TITLE]
        (note,) = notes
        assert note.startswith(f"{paths[1]}: found no column 'headline'; expected it for title=")
    with pytest.raises(ConfigError, match=r"a\.jsonl and 1 more: found no column 'headlin'"):
        next(collect(paths, ReadOptions(columns=mapping(["title=headlin"]))))


def test_an_id_is_that_of_one_article(tmp_path: Path) -> None:
    one, two = {"id": 1, "text": TEXT}, {"id": 1, "text": "\n".join(BODY)}
    paths = tables(
        tmp_path, a=[one, two, {"id": 2, "text": TEXT}, one], b=[two, one, {"text": TEXT}]
    )
    found = list(collect(paths))
    assert len(found) == 7
    aside = [item for item in found if isinstance(item, Reject)]
    assert [(item.path, item.id) for item in aside] == [
        (f"{paths[0]}:2", "1"),
        (f"{paths[1]}:1", "1"),
    ]
    assert (
        aside[1].reason == f"the id '1' is that of {paths[0]}:1, another article; expected its own."
    )
    unnamed = collect(paths, ReadOptions(columns=mapping(["id="])))
    assert len({item.id for item in unnamed if isinstance(item, Article)}) == 2


def test_what_is_set_aside_tells_its_page_too(tmp_path: Path) -> None:
    own = read_row({"text": TEXT}, "a.html", ReadOptions()).to_record()
    (path,) = tables(tmp_path, a=[{**own, "title": None, "lead": None, "body": []}])
    (reject,) = collect([path])
    assert (reject.path, getattr(reject, "reason", "")) == (
        f"{path}:1 (a.html)",
        "an article without text.",
    )
