"""YAML 1.2: what a scalar is, what is refused, and that what is written is read back."""

from __future__ import annotations

import math
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.config.yaml12 import dump, parse, read
from toolkit.errors import ConfigError


def value(text: str) -> Any:
    return parse(f"key: {text}", "test.yaml").plain["key"]


@pytest.mark.parametrize(
    "word",
    ["no", "yes", "on", "off", "y", "n", "No", "19:00", "17:53:10", "1_000", "12e03x", "0b11",
     "có", "không", "Đảng", "thôn 3", "2023-05-01", "1.2.3", "=", "<<", "+", "-x", ".5.", "0o8",
     "0xg", "1e", "tRue", "nUll", ".Nan5", "5 %", "Inf", "inf", "nan", "१२"],
)  # fmt: skip
def test_words_stay_words(word: str) -> None:
    assert value(word) == word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", 1), ("-7", -7), ("+3", 3), ("0", 0), ("007", 7), ("0o14", 12), ("0xFf", 255),
        ("1e-3", 0.001), ("1E5", 100000.0), (".5", 0.5), ("2.", 2.0), ("-1.5e+2", -150.0),
        (".inf", math.inf), ("-.INF", -math.inf), ("+.Inf", math.inf),
        ("true", True), ("TRUE", True), ("False", False),
        ("~", None), ("null", None), ("NULL", None), ("", None),
    ],
)  # fmt: skip
def test_numbers_truth_and_nothing(text: str, expected: Any) -> None:
    found = value(text)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize("text", [".nan", ".NaN", ".NAN"])
def test_not_a_number(text: str) -> None:
    assert math.isnan(value(text))


@pytest.mark.parametrize("quoted", ['"1"', "'1'", '"~"', "'true'", '""', "'1e3'"])
def test_quotes_make_text(quoted: str) -> None:
    assert value(quoted) == quoted[1:-1]


def test_block_text_is_text() -> None:
    assert parse("a: |\n  12\nb: >-\n  true", "x").plain == {"a": "12\n", "b": "true"}


def test_a_number_with_too_many_digits_is_no_crash() -> None:
    assert value("9" * 5000) == math.inf


def test_keys_are_text() -> None:
    assert parse("no: 1\n1: 2\n~: 3\ntrue: 4", "x").plain == {"no": 1, "1": 2, "~": 3, "true": 4}


def test_lines_are_known() -> None:
    node = parse("a: 1\nb:\n  - x\n  - c: 2\n", "f.yaml")
    assert node.key_lines == {"a": 1, "b": 2}
    second = node.value["b"].value[1]
    assert (second.line, second.key_lines, second.place) == (4, {"c": 4}, "f.yaml")


def test_an_empty_file_is_an_empty_mapping() -> None:
    assert parse("", "x").plain == {}
    assert parse("# only a comment\n", "x").plain == {}


REFUSED = {
    "a: 1\nb: 2\na: 3": r"x\.yaml:3: found the key 'a' a second time \(first on line 1\)",
    "a: {b: 1, b: 2}": r"x\.yaml:1: found the key 'b' a second time",
    "a: &k 1\nb: *k": r"x\.yaml:2: found the alias \*k",
    "a: &k [*k]": r"x\.yaml:1: found the alias \*k",
    "a: *bold*": r"x\.yaml:1: found text that is not YAML",
    "a: !foo 1": r"x\.yaml:1: found the tag '!foo'",
    "a: !!python/object/apply:os.system [ls]": r"found the tag .*os\.system",
    "a: !!set {x}": r"x\.yaml:1: found the tag",
    "a: !!int '3'": r"x\.yaml:1: found the tag",
    "? [1]\n: 2": r"x\.yaml:1: found a key that is a list or mapping",
    "a: [1": r"x\.yaml:1: found text that is not YAML",
    "a: 1\n\tb: 2": r"x\.yaml:2: found text that is not YAML",
    "a: 1\n---\nb: 2": r"x\.yaml:2: found text that is not YAML",
    "a: 1\nb: \x07": r"x\.yaml:2: found the character U\+0007",
    "\x00": r"x\.yaml:1: found the character U\+0000",
    "[" * 700 + "]" * 700: r"x\.yaml: found lists in lists",
}


@pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))
def test_what_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match=REFUSED[text]):
        parse(text, "x.yaml")


def test_all_duplicates_and_tags_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        parse("a: 1\na: 2\nb: !x 1\nc: {d: 1, d: 2}", "x.yaml")
    assert [problem.line for problem in caught.value.problems] == [2, 3, 4]  # type: ignore[union-attr]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.yaml: there is no such file"):
        read(tmp_path / "nowhere.yaml")
    with pytest.raises(ConfigError, match="this is a folder"):
        read(tmp_path)
    (tmp_path / "latin.yaml").write_bytes("name: chợ".encode("utf-16"))
    with pytest.raises(ConfigError, match=r"latin\.yaml: cannot be read as UTF-8"):
        read(tmp_path / "latin.yaml")


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("\ufefftask: classify\n", encoding="utf-8")
    assert read(tmp_path / "a.yaml").plain == {"task": "classify"}


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts
data = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(data)
@example({"a": "no", "b": "19:00", "c": "1e-3", "d": "0o14", "e": "", "f": "~", "1": "0x1"})
@example(["- a", "# x", "a: b", "*a", "&a", "!a", "%a", "@a", "`a", "'", '"', "a #b", "?", "{"])
@example(["một dòng\nhai dòng\n", " lề", "cuối ", "\n", "\t", "\u2028", "\x85", "\ufeff", "\x07"])
@example("từ " * 60)
@settings(max_examples=300)
def test_what_is_dumped_is_parsed(plain: Any) -> None:
    again = parse(dump(plain), "dumped").plain
    assert again == plain
    assert repr(again) == repr(plain)  # types too: 1, 1.0 and True are equal


@given(st.text(max_size=60))
@settings(max_examples=300)
def test_any_text_is_parsed_or_refused(text: str) -> None:
    with suppress(ConfigError):
        parse(text, "any")
