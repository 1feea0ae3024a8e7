"""Articles: their text, their places in the page, and collections as files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import ANYTHING

from toolkit.articles import FIELDS, Article, Removed, digest, replacing, write_articles
from toolkit.corpus import load_corpus
from toolkit.errors import ArticleError
from toolkit.tables import read_rows

FULL = Article(
    id="a1",
    title="Chợ quê họp lại",
    lead="Sáng nay chợ An Lạc mở cửa.",
    body=("Người mua đông.", "Giá rau giảm."),
    captions=("Một góc chợ.",),
    published="2021-10-05T07:30:00",
    event_day="05-10",
    source="Báo Làng",
    author="Kỳ Anh",
    section="Đời sống",
    place="Hà Nam",
    story="cho-an-lac",
    url="https://vi-du.example/cho",
    path="pages/cho.txt",
    sha256="0" * 64,
    removed=(Removed("Chia sẻ", "share button"),),
    offsets=((0, 4, 15), (16, 30, 27)),
)

texts = ANYTHING.filter(lambda text: "\x00" not in text)
maybe = st.none() | texts.filter(bool)


@st.composite
def articles_(draw: st.DrawFn) -> Article:
    return Article(
        id=draw(texts.filter(bool)),
        title=draw(maybe),
        lead=draw(maybe),
        body=tuple(draw(st.lists(texts, max_size=3))),
        captions=tuple(draw(st.lists(texts, max_size=2))),
        published=draw(maybe),
        place=draw(maybe),
        removed=tuple(Removed(draw(texts), draw(texts)) for _ in range(draw(st.integers(0, 2)))),
    )


def rows(path: Path) -> list[Article]:
    return [Article.from_record(row) for _, row in read_rows(path)]  # type: ignore[arg-type]


# -- the text --------------------------------------------------------------------------------


def test_the_text_is_title_lead_and_body() -> None:
    assert FULL.text == (
        "Chợ quê họp lại\nSáng nay chợ An Lạc mở cửa.\nNgười mua đông.\nGiá rau giảm."
    )
    assert Article("x", body=("a", "b")).text == "a\nb"
    assert Article("x", title="", lead=None).text == ""


def test_from_text() -> None:
    article = Article.from_text("Một.\n\n  \nHai.", title="Ba", place="Huế")
    assert (article.text, article.place) == ("Ba\nMột.\nHai.", "Huế")
    assert article.id == article.sha256[:16]  # type: ignore[index]
    assert article.id != Article.from_text("Một.\n\n  \nHai.").id
    assert Article.from_text("Một.", id="mine").id == "mine"


def test_places_in_the_page() -> None:
    page = "<h1>Chợ quê</h1><p>Rau &amp; quả.</p>"
    article = Article("x", "Chợ quê", body=("Rau & quả.",), offsets=((0, 4, 7), (8, 19, 4),
                      (12, 23, 0), (13, 28, 5)))  # fmt: skip
    assert article.text == "Chợ quê\nRau & quả."

    def source(words: str) -> str:
        start = article.text.index(words)
        span = article.source_span(start, start + len(words))
        assert span is not None
        return page[slice(*span)]

    for words in ("Chợ", "quê", "Rau", "quả.", "quả"):
        assert source(words) == words
    assert source("Rau & quả.") == "Rau &amp; quả."
    assert source("& quả") == "&amp; quả"
    assert "&amp;" in source("&")
    assert source("Chợ quê\nRau") == "Chợ quê</h1><p>Rau"


def test_no_place_where_none_is_known() -> None:
    assert Article("x", "Chợ").source_span(0, 3) is None


@pytest.mark.parametrize("span", [(-1, 2), (2, 1), (0, 99)])
def test_a_span_outside_the_text(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="outside the text"):
        FULL.source_span(*span)


@given(st.integers(0, 71), st.integers(0, 71))
def test_places_are_in_order(a: int, b: int) -> None:
    start, end = sorted((a, b))
    span = FULL.source_span(start, end)
    assert span is not None
    assert 4 <= span[0] <= span[1] <= 57


# -- files -----------------------------------------------------------------------------------


def test_a_record_has_every_field_as_plain_values() -> None:
    record = FULL.to_record()
    assert tuple(record) == FIELDS
    assert json.loads(json.dumps(record)) == record
    assert record["removed"] == [{"text": "Chia sẻ", "rule": "share button"}]
    assert Article.from_record(record) == FULL


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
@given(made=st.lists(articles_(), max_size=4))
@settings(max_examples=40)
def test_what_is_written_is_read(
    suffix: str, made: list[Article], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("round") / f"articles{suffix}"
    assert write_articles(made, path) == len(made)
    assert rows(path) == made


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_every_field_survives(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"one{suffix}"
    write_articles([FULL, Article("bare")], path)
    assert rows(path) == [FULL, Article("bare")]
    assert [path.name for path in tmp_path.iterdir()] == [path.name]


def test_more_than_one_batch(tmp_path: Path) -> None:
    made = [Article(str(i), body=(f"đoạn {i}",)) for i in range(2500)]
    assert write_articles(iter(made), tmp_path / "many.parquet") == 2500
    assert rows(tmp_path / "many.parquet") == made


def test_a_table_of_other_programs(tmp_path: Path) -> None:
    """Lists in a .csv as JSON, or one text; empty cells are absent values."""
    (tmp_path / "t.csv").write_text(
        '\ufeffid,title,body,captions,lead,more\nx,Chợ,"[""a"", ""b""]",,,1\ny,,một đoạn,,,\n',
        encoding="utf-8",
    )
    first, second = rows(tmp_path / "t.csv")
    assert first == Article("x", "Chợ", body=("a", "b"))
    assert second == Article("y", body=("một đoạn",))


def test_other_suffixes(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"a\.txt: expected a table ending in \.jsonl"):
        list(read_rows(tmp_path / "a.txt"))
    with pytest.raises(ArticleError, match=r"a\.csv: articles are written as \.jsonl or \.parquet"):
        write_articles([FULL], tmp_path / "a.csv")


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
def test_a_table_that_is_not_there(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(ArticleError, match="there is no such file"):
        list(read_rows(tmp_path / f"none{suffix}"))


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
def test_a_table_of_other_bytes(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"odd{suffix}"
    path.write_bytes(b"\xff\xfe\x00\xd8" * 9)
    with pytest.raises(ArticleError, match="odd"):
        list(read_rows(path))


def test_rows_that_are_wrong_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x"}\n\n[1]\n{"id"\n', encoding="utf-8")
    found = dict(read_rows(tmp_path / "a.jsonl"))
    assert found[1] == {"id": "x"}
    assert "a.jsonl:3: expected a JSON object" in str(found[3])
    assert "a.jsonl:4: not JSON" in str(found[4])
    (tmp_path / "a.csv").write_text("id,text\nx,1\ny,2,3\n", encoding="utf-8")
    found = dict(read_rows(tmp_path / "a.csv"))
    assert "a.csv:3: more cells than the 2 columns" in str(found[3])


def test_half_a_character_is_replaced(tmp_path: Path) -> None:
    """JSON escapes can leave one half of a pair; no file could be written with it."""
    text = '{"id": "x", "title": "a\\ud83d b\\ude00", "lead": "\\ud83d\\ude00 \\u1ee3"}\n'
    (tmp_path / "a.jsonl").write_text(text, encoding="utf-8")
    [article] = rows(tmp_path / "a.jsonl")
    assert (article.title, article.lead) == ("a\ufffd b\ufffd", "😀 ợ")


WRONG = {
    "id": [None, "", 3],
    "title": [3, ["x"], {"a": 1}],
    "story": [7],
    "body": [3, [1], [None], {"a": 1}],
    "captions": [True],
    "removed": [["x"], [{"text": "x"}], [{"text": 1, "rule": "x"}], 3],
    "offsets": [[[0, 1]], [["a", 1, 2]], [3], [[0.5, 1, 2]]],
}


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, found in WRONG.items() for v in found])
def test_a_record_of_another_shape(name: str, value: Any) -> None:
    with pytest.raises(ArticleError, match=name):
        Article.from_record({**FULL.to_record(), name: value})


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("before", encoding="utf-8")

    def broken() -> Any:
        yield FULL
        raise RuntimeError("the page is gone")

    with pytest.raises(RuntimeError, match="page is gone"):
        write_articles(broken(), path)
    assert path.read_text(encoding="utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ArticleError, match=r"file/out: cannot be written"), \
         replacing(tmp_path / "file" / "out"):  # fmt: skip
        pass
    (tmp_path / "folder.jsonl").mkdir()
    with pytest.raises(ArticleError, match="cannot be written"):
        write_articles([FULL], tmp_path / "folder.jsonl")


# -- the digest ------------------------------------------------------------------------------


@given(st.permutations([FULL, Article("b", "Một"), Article("c", body=("Hai",))]))
def test_the_digest_does_not_depend_on_the_order(made: list[Article]) -> None:
    assert digest(made) == digest([FULL, Article("b", "Một"), Article("c", body=("Hai",))])


def test_the_digest_depends_on_id_and_text() -> None:
    different = [
        [],
        [Article("a", "Một")],
        [Article("b", "Một")],
        [Article("a", "Hai")],
        [Article("a", "Một"), Article("a", "Một")],
    ]
    assert len({digest(made) for made in different}) == len(different)
    assert digest([Article("a", "Một", place="Huế")]) == digest([Article("a", "Một")])


# -- a corpus --------------------------------------------------------------------------------


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    for name in ("one", "two"):
        text = f"Chợ {name} họp lại từ sáng sớm, người mua kẻ bán đông vui.\n" * 3
        (tmp_path / f"pages/{name}.txt").write_text(text, encoding="utf-8")
    table = "id,file\nx,pages/one.txt\ny,pages/two.txt\n"
    (tmp_path / "articles.csv").write_text(table, encoding="utf-8")
    return tmp_path


def test_a_prepared_folder(prepared: Path) -> None:
    corpus = load_corpus([prepared])
    assert [article.id for article in corpus.articles] == ["x", "y"]
    assert corpus.rejects == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("z,", "no id or no file"),
        (",pages/one.txt", "no id or no file"),
        ("z,../../etc/passwd", "expected a file inside"),
        ("z,/etc/passwd", "expected a file inside"),
        ("z,pages/none.txt", "there is no such file"),
        ("x,pages/two.txt", "the id 'x' is that of two different articles"),
    ],
)
def test_a_prepared_folder_with_a_wrong_row(prepared: Path, row: str, said: str) -> None:
    table = prepared / "articles.csv"
    table.write_text(f"{table.read_text(encoding='utf-8')}{row}\n", encoding="utf-8")
    with pytest.raises(ArticleError, match=said):
        load_corpus([prepared])


def test_a_repeated_article_is_no_mistake(prepared: Path) -> None:
    corpus = load_corpus([prepared, prepared])
    assert [article.id for article in corpus.articles] == ["x", "y", "x", "y"]


def test_rejects_are_kept_with_their_reason(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text('{"text": "Chợ họp."}\n{"text": ""}\n', encoding="utf-8")
    corpus = load_corpus([tmp_path / "t.jsonl"])
    assert len(corpus.articles) == 1
    assert [reject.reason for reject in corpus.rejects] == ["the text is empty."]


def test_no_article_at_all(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text('{"text": ""}\n', encoding="utf-8")
    with pytest.raises(
        ArticleError, match=r"no article found, 1 set aside. The first: .*t\.jsonl:1"
    ):
        load_corpus([tmp_path / "t.jsonl"])
    with pytest.raises(ArticleError, match="no article found"):
        load_corpus([])
