"""Labels: both formats, the sentences they name, and every mistake in them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from toolkit.articles import Article
from toolkit.config import defaults
from toolkit.errors import ArticleError
from toolkit.labels import (
    Label,
    Labels,
    by_id,
    check_articles,
    check_openings,
    is_weak,
    level_matrix,
    load_all_labels,
    load_gold,
    load_labels,
    presence_matrix,
    sentence_labels,
)
from toolkit.text import Aligned, normalise, steps

THEMES = ["market", "river"]


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def levels(labels: Any) -> Any:
    return {key: {theme: x.level for theme, x in entry.items()} for key, entry in labels.items()}


def test_a_table(tmp_path: Path) -> None:
    path = write(
        tmp_path / "labels.csv",
        "id,theme,label,sentences",
        "a,market,2,Chợ họp | Giá rau",
        "a,river,0,",
        "b,river,1,",
    )
    labels = load_labels(path, THEMES)
    assert levels(labels) == {"a": {"market": 2, "river": 0}, "b": {"river": 1}}
    assert labels["a"]["market"] == Label(2, "Chợ họp | Giá rau", str(path), 2)
    assert load_labels(tmp_path, THEMES) == labels, "a folder stands for its labels.csv"


def test_lines_of_articles(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "title": "Chợ", "labels": {"market": 2, "river": 1}},
        {"id": "b", "labels": {"market": 0, "river": 0}},
    ]
    path = write(tmp_path / "gold.jsonl", *(json.dumps(row) for row in rows))
    expected = {"a": {"market": 2, "river": 1}, "b": {"market": 0, "river": 0}}
    assert levels(load_labels(path, THEMES)) == expected


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_other_tables(tmp_path: Path, suffix: str) -> None:
    import pyarrow
    import pyarrow.parquet

    path = tmp_path / f"labels{suffix}"
    rows = [{"id": "a", "theme": "market", "label": 2}, {"id": "a", "theme": "river", "label": 0}]
    if suffix == ".jsonl":
        write(path, *map(json.dumps, rows))
    else:
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    assert levels(load_labels(path, THEMES)) == {"a": {"market": 2, "river": 0}}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,rivver,1", "found theme 'rivver', which the codebook lacks; expected a theme of it. "
         "Did you mean 'river'?"),
        ("a,,1", "found theme '', which the codebook lacks"),
        ("a,river,3", "found label '3'; expected 0 (absent), 1 (present) or 2 (main)"),
        ("a,river,", "found label None"),
        ("a,river,yes", "found label 'yes'"),
        ("a,river,1.0", "found label '1.0'"),
        (",river,1", "found id None; expected an article's id"),
        ("a,market,0", "found market of 'a' again, with another label; expected one label "
         "(first on line 2). Keep one of the two."),
    ],
)  # fmt: skip
def test_a_wrong_row_is_told_with_its_line(tmp_path: Path, row: str, said: str) -> None:
    path = write(tmp_path / "labels.csv", "id,theme,label", "a,market,2", row)
    with pytest.raises(ArticleError) as caught:
        load_labels(path, THEMES)
    assert f"{path}:3: {said}" in str(caught.value)


@pytest.mark.parametrize("level", [True, 1.5, "two", None, [1]])
def test_a_wrong_label_in_a_line(tmp_path: Path, level: Any) -> None:
    row = {"id": "a", "labels": {"market": level}}
    path = write(tmp_path / "gold.jsonl", json.dumps(row))
    with pytest.raises(ArticleError, match=r"expected 0 .absent., 1 .present. or 2"):
        load_labels(path, THEMES)


def test_every_wrong_row_is_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "labels.csv", "id,theme,label", "a,x,1", "a,river,9", ",river,1")
    with pytest.raises(ArticleError) as caught:
        load_labels(path, THEMES)
    assert len(caught.value.problems) == 3


def test_the_same_label_twice_is_no_mistake(tmp_path: Path) -> None:
    path = write(tmp_path / "labels.csv", "id,theme,label", "a,market,1", "a,market,1")
    assert levels(load_labels(path, THEMES)) == {"a": {"market": 1}}


@pytest.mark.parametrize("lines", [("id,theme,label",), ("",), ("name,x", "a,b")])
def test_a_table_without_labels(tmp_path: Path, lines: tuple[str, ...]) -> None:
    with pytest.raises(ArticleError, match=r"labels\.csv"):
        load_labels(write(tmp_path / "labels.csv", *lines), THEMES)


def test_an_article_may_be_labelled_with_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "gold.jsonl", '{"id": "a", "labels": {}}')
    labels = load_labels(path, THEMES)
    assert level_matrix(labels, ["a"], THEMES).tolist() == [[0, 0]]


def test_a_later_file_takes_precedence(tmp_path: Path) -> None:
    first = write(tmp_path / "1.csv", "id,theme,label", "a,market,2", "a,river,1")
    second = write(tmp_path / "2.csv", "id,theme,label", "a,river,0", "b,river,2")
    merged = load_all_labels([first, second], THEMES)
    assert levels(merged) == {"a": {"market": 2, "river": 0}, "b": {"river": 2}}


def test_labels_of_absent_articles() -> None:
    articles = [Article("n01"), Article("n02")]
    check_articles({"n01": {"river": Label(1)}}, articles)
    with pytest.raises(ArticleError) as caught:
        check_articles(
            {"n1": {"river": Label(1, "", "l.csv", 7)}, "zz": {"river": Label(1)}}, articles
        )
    first, second = str(caught.value).split("\n")
    assert first.startswith(
        "l.csv:7: found a label for 'n1', which is neither an id nor a file read"
    )
    assert first.endswith("Did you mean 'n01'?")
    assert second.endswith("Add its page, or remove the row.")


def test_a_long_list_of_absent_articles_is_cut() -> None:
    labels = {f"q{i}": {"river": Label(1)} for i in range(50)}
    with pytest.raises(ArticleError) as caught:
        check_articles(labels, [Article("a")])
    lines = str(caught.value).split("\n")
    assert len(lines) == 21
    assert lines[-1] == "... and 30 more."


def test_the_matrix_of_levels() -> None:
    labels = {"a": {"river": Label(2)}, "b": {}, "c": {"market": Label(1), "river": Label(0)}}
    assert level_matrix(labels, ["c", "a", "b"], THEMES).tolist() == [[1, 0], [0, 2], [0, 0]]
    assert level_matrix(labels, [], THEMES).shape == (0, 2)


# -- sentences -------------------------------------------------------------------------------

TEXT = "Chợ An Lạc\nUBND xã mở chợ. Giá rau giảm.\nNước sông lên. Đò ngừng chạy."
"""Five sentences: the title, two of the market, two of the river."""


@pytest.fixture
def aligned() -> Aligned:
    """The text as experiments normalise it: abbreviations written out, capitals kept."""
    names = ("nfc", "characters", "tones", "abbreviations")
    return normalise(TEXT, [step.build() for step in defaults(steps, *names).values()])


@pytest.mark.parametrize(
    ("level", "spec", "expected"),
    [
        (2, "Chợ An | Giá rau", [1, 0, 1, 0, 0]),
        (1, "UBND xã", [0, 1, 0, 0, 0]),
        (1, "*", [1, 1, 1, 1, 1]),
        (1, "* - Nước sông | Đò", [1, 1, 1, 0, 0]),
        (2, "", [-1, -1, -1, -1, -1]),
        (0, "", [0, 0, 0, 0, 0]),
        (0, "Chợ An", [0, 0, 0, 0, 0]),
    ],
)
def test_sentences_by_their_openings(
    aligned: Aligned, level: int, spec: str, expected: list[int]
) -> None:
    """Openings are looked up in the article as it stands, whatever normalising makes of it."""
    found = sentence_labels(TEXT, aligned, {"market": Label(level, spec)}, THEMES)
    assert found[:, 0].tolist() == expected
    assert found[:, 1].tolist() == [0] * 5, "a theme without a row is absent"


def test_an_opening_over_the_end_of_a_sentence_names_both(aligned: Aligned) -> None:
    label = Label(1, "giảm.\nNước")
    found = sentence_labels(TEXT, aligned, {"river": label}, THEMES)
    assert found[:, 1].tolist() == [0, 0, 1, 1, 0]


def test_an_opening_that_is_not_there() -> None:
    label = Label(1, "Chợ An | Trời mưa", "labels.csv", 9)
    with pytest.raises(ArticleError, match=r"labels\.csv:9: found sentences of market: 'Trời mưa'"):
        sentence_labels(TEXT, normalise(TEXT), {"market": label}, THEMES)
    with pytest.raises(ArticleError, match=r"labels\.csv:9: found sentences of market: 'Trời mưa'"):
        check_openings(TEXT, {"market": label})
    check_openings(TEXT, {"market": replace(label, sentences="Chợ An"), "river": Label(0, "Đò")})


def test_a_page_is_known_by_its_file_too() -> None:
    articles = [Article("h1", path="pages/lu.html"), Article("h2", path="pages/bao.txt")]
    labels: Labels = {"lu": {"river": Label(2)}, "bao.txt": {"river": Label(0)}, "h2": {}}
    renamed = by_id(labels, articles)
    assert {name: sorted(entry) for name, entry in renamed.items()} == {
        "h1": ["river"],
        "h2": ["river"],
    }


def test_a_table_with_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text("id;theme;label\nn1;river;1\n", encoding="utf-8")
    assert load_labels(path, ["river"])["n1"]["river"].level == 1


# -- labels that are probabilities -------------------------------------------------------------


def test_probabilities(tmp_path: Path) -> None:
    path = write(tmp_path / "weak.csv", "id,theme,probability", "a,market,0.75", "a,river,0.2")
    labels = load_labels(path, THEMES)
    assert levels(labels) == {"a": {"market": 1, "river": 0}}
    assert is_weak(labels["a"])
    assert presence_matrix(labels, ["a"], THEMES).tolist() == [[0.75, 0.2]]


def test_a_label_beside_a_probability_is_the_label(tmp_path: Path) -> None:
    path = write(tmp_path / "held.csv", "id,theme,label,probability", "a,market,2,0.1")
    labels = load_labels(path, THEMES)
    assert levels(labels) == {"a": {"market": 2}}
    assert not is_weak(labels["a"])
    assert presence_matrix(labels, ["a"], THEMES).tolist() == [[1.0, 0.0]]


@pytest.mark.parametrize("value", ["", "1.5", "-0.1", "often", "nan", "inf"])
def test_a_wrong_probability(tmp_path: Path, value: str) -> None:
    path = write(tmp_path / "weak.csv", "id,theme,probability", f"a,market,{value}")
    with pytest.raises(ArticleError, match=r"weak\.csv:2: found probability .* from 0 to 1"):
        load_labels(path, THEMES)


def test_a_second_probability_is_told(tmp_path: Path) -> None:
    rows = ("id,theme,probability", "a,market,0.75", "a,market,0.8")
    with pytest.raises(ArticleError, match=r"weak\.csv:3: found market of 'a' again"):
        load_labels(write(tmp_path / "weak.csv", *rows), THEMES)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_labels_by_hand_take_the_place_of_weak_ones(tmp_path: Path, order: tuple[int, int]) -> None:
    """Also of a theme that is not named by hand: it is absent."""
    weak = ("id,theme,probability", "a,market,0.9", "a,river,0.9", "b,river,0.9")
    paths = [
        write(tmp_path / "weak.csv", *weak),
        write(tmp_path / "gold.jsonl", '{"id": "a", "labels": {"market": 1}}'),
    ]
    merged = load_all_labels([paths[i] for i in order], THEMES)
    assert presence_matrix(merged, ["a", "b"], THEMES).tolist() == [[1, 0], [0, 0.9]]
    assert [is_weak(merged[i]) for i in "ab"] == [False, True]


def test_an_article_labelled_with_nothing_is_labelled_by_hand(tmp_path: Path) -> None:
    weak = write(tmp_path / "weak.csv", "id,theme,probability", "a,market,0.9")
    gold = write(tmp_path / "gold.jsonl", '{"id": "a", "labels": {}}')
    assert load_all_labels([gold, weak], THEMES) == {"a": {}}
    assert load_all_labels([weak, gold], THEMES) == {"a": {}}


def test_a_file_by_name_and_by_id_are_one_article() -> None:
    articles = [Article("x1", path="pages/a.txt")]
    labels = {"x1": {"market": Label(1, probability=0.8)}, "a.txt": {"river": Label(1)}}
    assert by_id(labels, articles) == {"x1": {"river": Label(1)}}


def test_nothing_is_judged_by_weak_labels(tmp_path: Path) -> None:
    path = write(tmp_path / "weak.csv", "id,theme,probability", "a,market,0.75")
    with pytest.raises(ArticleError, match="labels that are probabilities; expected labels by"):
        load_gold(path, THEMES)
