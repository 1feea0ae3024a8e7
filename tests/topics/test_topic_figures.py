"""Figures of topics: what they show, and that they are drawn the same and safely."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import numpy as np
import pytest

from toolkit.experiment.topics import run_topics
from toolkit.topics.events import Event
from toolkit.topics.figures import INTERACTIVE, figure_files
from toolkit.topics.figures.interactive import page
from toolkit.topics.figures.kinds import FEW, Heat, Series
from toolkit.topics.figures.of_tables import figures_of
from toolkit.topics.figures.printed import svg

LETTERS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


@pytest.fixture(scope="module")
def tables(experiment, articles):
    """Of a corpus over three years, four provinces and two sources, some of them unknown."""
    told = [
        replace(
            article,
            published=None if number % 10 == 9 else f"{2019 + number % 3}-{number % 12 + 1:02d}-05",
            place=("Hà Nội", "Huế", "Cần Thơ", "Đắk Lắk")[number % 4],
            outlet="Báo A" if number % 2 else None,
        )
        for number, article in enumerate(articles)
    ]
    return run_topics(experiment("nmf"), told).tables


@pytest.fixture(scope="module")
def files(tables):
    return figure_files(tables)


def test_a_figure_for_each_table_with_rows(files):
    names = ("map", "words", "months", "years", "provinces", "sources", "similarity", "hierarchy")
    assert list(files) == [*(f"{name}.svg" for name in names), INTERACTIVE]


def test_the_same_bytes_again(tables, files):
    assert figure_files(tables) == files


def test_print_needs_no_font_and_nothing_from_elsewhere(files):
    for name, content in files.items():
        if name.endswith(".svg"):
            tags = {
                element.tag.rpartition("}")[2] for element in ElementTree.fromstring(content).iter()
            }
            assert "text" not in tags, "letters are shapes"
            assert "path" in tags
            assert b"<dc:date>" not in content
            assert not re.search(rb'href="(?!#|data:image/png)', content)


def test_every_vietnamese_letter_has_its_shape():
    """A letter that the font lacks would be glyph 0, and a warning of matplotlib."""
    import unicodedata

    from matplotlib.font_manager import FontProperties, findfont, get_font

    font = get_font(findfont(FontProperties(family="DejaVu Sans")))
    every = [unicodedata.normalize("NFC", letter + tone) for letter in LETTERS for tone in TONES]
    text = "".join([*every, "đ", *map(str.upper, every), "Đ"])
    rows = [text[at : at + 30] for at in range(0, len(text), 30)]
    says = [[""] for _ in rows]
    drawn = svg(Heat("Tiếng Việt", "", rows, ["a"], np.zeros((len(rows), 1)), says))
    glyphs = set(re.findall(rb'<path id="DejaVuSans-([0-9a-f]+)"', drawn))
    assert {f"{font.get_char_index(ord(letter)):x}".encode() for letter in text} <= glyphs - {b"0"}


def test_the_page_has_the_bundle_once(files):
    text = files[INTERACTIVE].decode("utf-8")
    assert text.count("* plotly.js v") == 1
    assert text.count("Plotly.newPlot(") == 8
    assert not re.search(r'<(?:script|link|img)[^>]*\b(?:src|href)="', text)
    assert "default-src 'none'" in text


def test_no_button_of_the_page_sends_data(files):
    text = files[INTERACTIVE].decode("utf-8")
    configs = re.findall(r'"modeBarButtons": (\[\[.*?\]\])', text)
    assert configs == ['[["toImage", "zoom2d", "pan2d", "resetScale2d"]]'] * 8


def test_text_of_articles_is_escaped(tables):
    nasty = '</script><a href="https://x">bấm</a>'
    hostile = {
        **tables,
        "topics": [{**row, "label": nasty} for row in tables["topics"]],
        "words": [{**row, "word": nasty} for row in tables["words"]],
        "provinces": [{**row, "value": nasty} for row in tables["provinces"][:3]],
    }
    figures = figures_of(hostile)
    text = page(figures)
    assert nasty not in text
    assert "\\u003ca href" not in text, "plotly would make a link of it"
    for figure in figures.values():
        ElementTree.fromstring(svg(figure))


def test_shares_are_those_of_the_table(tables):
    figures = figures_of(tables)
    heat, years = figures["provinces"], figures["years"]
    assert isinstance(heat, Heat)
    assert isinstance(years, Series)
    row = next(r for r in tables["provinces"] if r["value"] == "Huế" and r["topic"] == 1)
    column = heat.columns.index("Huế (15)")
    assert heat.values[1, column] == row["share"]
    assert f"{100 * row['low']:.1f}–{100 * row['high']:.1f}" in heat.says[1][column]
    row = next(r for r in tables["years"] if r["value"] == "2020" and r["topic"] == 2)
    assert years.share[2, 1] == row["share"]


def test_articles_that_do_not_tell_are_told_of(tables):
    figures = figures_of(tables)
    assert "6 of 60 articles have no known date: not shown." in figures["months"].note
    assert "30 of 60 articles have no known source: not shown." in figures["sources"].note
    assert "have no known" not in figures["provinces"].note
    for name in ("months", "years", "sources", "provinces"):
        sizes = {row["value"]: row["articles"] for row in tables[name]}
        assert sum(sizes.values()) == 60, "none is dropped"


def test_events_outside_the_time_are_left_out(tables):
    events = [
        {"from": day, "to": day, "name": day, "source": ""}
        for day in ("2018-12-31", "2019-01-01", "2021-12-31", "2022-01-01")
    ]
    years = figures_of({**tables, "events": events})["years"]
    assert [event.name for event in years.events] == ["2019-01-01", "2021-12-31"]
    assert years.key == "1 2019-01-01 (2019-01-01) · 2 2021-12-31 (2021-12-31)"


def series(sizes, values, events=()):
    shares = np.full((1, len(sizes)), 0.5)
    days = [date(int(value[:4]), int(value[5:]), 15) for value in values]
    numbers = [day.year * 12 + day.month for day in days]
    gaps = [at for at in range(1, len(days)) if numbers[at] > numbers[at - 1] + 1]
    return Series(
        *("t", "n", ["a"], values, days, np.array(sizes)),
        *(shares, shares - 0.1, shares + 0.1, gaps, events),
    )


def test_no_line_crosses_a_gap_or_few_articles():
    values = ["2020-01", "2020-02", "2020-04", "2020-05", "2020-06", "2020-07"]
    figure = series([FEW, FEW, FEW, FEW - 1, FEW, FEW], values)
    assert figure.runs() == [[0, 1], [2], [4, 5]]
    assert figure.few == [3]


def test_one_month_with_few_articles_is_drawn():
    figure = series([1], ["2020-01"], [Event("x", date(2019, 1, 1), date(2021, 1, 1))])
    assert b"<svg" in svg(figure)
    assert "Plotly.newPlot" in page({"months": figure})


@pytest.mark.parametrize("topics", [1, 2])
def test_few_topics_are_drawn(tables, topics):
    """A model that finds their number itself may find one."""
    few = {
        name: [row for row in rows if row.get("topic", row.get("id", 0)) in range(topics)]
        for name, rows in tables.items()
        if name != "assignments"
    }
    few["similarity"] = [row for row in few["similarity"] if row["other"] < topics]
    few["hierarchy"] = [{"left": 0, "right": 1, "distance": 0.5}] * (topics - 1)
    files = figure_files(few)
    assert {"map.svg", "months.svg", "similarity.svg"} <= files.keys()
    assert ("hierarchy.svg" in files) == (topics > 1)


def test_choice_of_k_and_themes(experiment, articles):
    base = replace(experiment("nmf", refits=1), k={"from": 2, "to": 4, "step": 1})
    tables = run_topics(base, articles).tables
    themes = [
        {
            "theme": theme,
            "name": name,
            "topic": row["id"],
            "articles": 9,
            "share": 0.5,
            "low": 0.2,
            "high": 0.8,
        }
        for theme, name in (("land", "Đất đai"), ("elections", "Bầu cử"))
        for row in tables["topics"]
    ]
    figures = figures_of({**tables, "themes": themes})
    assert figures["themes"].columns == ["Đất đai", "Bầu cử"]
    assert figures["choice_of_k"].numbers == [2, 3, 4]
    assert all(b"<svg" in svg(figure) for figure in figures.values())
