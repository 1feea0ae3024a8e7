"""A config's tree checked against types."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

import pytest

from toolkit.config import fill, json_schema, leaves, read_as, union, yaml12
from toolkit.config.types import File, expectation
from toolkit.config.yaml12 import Node
from toolkit.errors import ConfigError, nearest


def problems(error: pytest.ExceptionInfo[ConfigError]) -> list[str]:
    return str(error.value).split("\n")


def test_defaults_are_filled_in(kitchen: Any) -> None:
    found = kitchen()
    assert (found.title, found.stove.name, found.table.seats, found.open) == ("a", "gas", 4, "day")
    assert dict(found.stove.settings) == {"flames": "one", "cover": None}
    assert [(label, pot.name) for label, pot in found.pots.items()] == [("clay", "clay")]


def test_a_component_is_built_with_its_settings_and_what_it_asks_for(kitchen: Any) -> None:
    found = kitchen(head="title: a\nstove: {name: charcoal, heat: 5}\n")
    assert found.stove.build(seed=7, codebook="not asked for") == ("charcoal", 7, 5.0)


def test_several_components_under_labels(kitchen: Any) -> None:
    found = kitchen("pots:\n  clay: {litres: 5}\n  big: {name: clay, litres: 9}\n  iron:\n")
    assert [(k, v.build()) for k, v in found.pots.items()] == [
        ("clay", "clay 5"),
        ("big", "clay 9"),
        ("iron", "iron"),
    ]


def test_false_removes_a_component(kitchen: Any) -> None:
    assert list(kitchen("pots: {clay: false, iron: }").pots) == ["iron"]


def test_whole_numbers_are_numbers(kitchen: Any) -> None:
    found = kitchen("prices: {phở: 35, chè: 12.5}\ntip: 0")
    assert found.prices == {"phở": 35.0, "chè": 12.5}
    assert isinstance(found.prices["phở"], float)
    assert isinstance(found.tip, float)


@pytest.mark.parametrize("text", ["guests: ~", "guests:", "", "guests: null"])
def test_nothing_is_allowed_where_it_is_optional(kitchen: Any, text: str) -> None:
    assert kitchen(text).guests is None


def test_an_empty_section_is_its_defaults(kitchen: Any) -> None:
    assert kitchen("table:").table.seats == 4


WRONG = {
    "guests: many": "guests: 'many'; expected a whole number.",
    "guests: 1.5": "guests: 1.5; expected a whole number.",
    "guests: true": "guests: true; expected a whole number.",
    "dishes: phở": "dishes: 'phở'; expected a list. Write it as [a, b] or one '- item' a line.",
    "dishes: [phở, 3]": "dishes.1: 3; expected text. Put it in quotes to make it text.",
    "dishes: [~]": "dishes.0: nothing; expected text.",
    "open: late": "open: 'late'; expected day or night.",
    "open: ~": "open: nothing; expected day or night.",
    "table: 4": "table: 4; expected a mapping.",
    "table: {seats: 0}": "table.seats: 0; expected a whole number, from 1 to 12.",
    "table: {seats: 13}": "table.seats: 13; expected a whole number, from 1 to 12.",
    "table: {high: 1}": "table.high: 1; expected true or false.",
    "tip: .nan": "tip: nan; expected a number, at most 0.5.",
    "tip: 0.6": "tip: 0.6; expected a number, at most 0.5.",
    "prices: [1]": "prices: a list of 1; expected a mapping.",
    "prices: {phở: dear}": "prices.phở: 'dear'; expected a number.",
    "pots: clay": "pots: 'clay'; expected a mapping of pot names.",
    "pots: {clay: 3}": "pots.clay: 3; expected a pot with its settings.",
    "pots: {clya: }": "pots.clya: 'clya'; expected the name of a pot. Did you mean 'clay'?",
    "pots: {p: {name: 3}}": "pots.p.name: 3; expected the name of a pot.",
    "pots: {p: {name: [clay]}}": "pots.p.name: a list of 1; expected the name of a pot.",
    "pots: {iron: {litres: 2}}": "the unknown key 'pots.iron.litres'; expected one of no settings.",
    "pots: {clay: {litres: 0}}": "pots.clay.litres: 0; expected a whole number, at least 1.",
    "tabel: {seats: 3}": "the unknown key 'tabel'; expected one of title, stove",
    "table: {Seats: 3}": "the unknown key 'table.Seats'; expected one of seats, high. "
    "Did you mean 'seats'?",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_said_with_its_line(kitchen: Any, text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        kitchen(text)
    [said] = problems(caught)
    assert said.startswith("k.yaml:3: found ")
    assert WRONG[text] in said


HEADS = {
    "stove: gas": "k.yaml:1: found no 'title'; expected text.",
    "title: a": "k.yaml:1: found no 'stove'; expected the name of a stove.",
    "title: a\nstove: gsa": "k.yaml:2: found stove.name: 'gsa'; expected the name of a stove. "
    "Did you mean 'gas'?",
    "title: a\nstove: {heat: 3}": "k.yaml:2: found stove: a mapping with 'heat'; "
    "expected 'name:' of a stove. Known: charcoal, gas, wood.",
    "title: a\nstove:": "k.yaml:2: found stove: a mapping with no keys; expected 'name:'",
    "title: a\nstove: [gas]": "k.yaml:2: found stove: a list of 1; expected a stove",
    "title: a\nstove: wood": "k.yaml:2: found no 'stove.logs'; expected a whole number.",
    "title: a\nstove: {name: charcoal, seed: 3}": "found the unknown key 'stove.seed'",
    "title: a\nstove: {name: gas, flames: four}": "expected one or two or three.",
    "title: a\nstove: {name: gas, cover: 3}": "expected text. Put it in quotes to make it text.",
    "- a": "k.yaml:1: found the file: a list of 1; expected a mapping.",
    "3": "k.yaml:1: found the file: 3; expected a mapping.",
}


@pytest.mark.parametrize("head", HEADS)
def test_what_is_wrong_with_the_needed_keys(kitchen: Any, head: str) -> None:
    with pytest.raises(ConfigError) as caught:
        kitchen(head=head)
    assert HEADS[head] in str(caught.value)


def test_every_problem_is_told_at_once(kitchen: Any) -> None:
    with pytest.raises(ConfigError) as caught:
        kitchen("table: {seats: 0, hihg: true}\ndishes: x\nopen: late\npots: {clya: }\nprices: 1\n")
    assert len(problems(caught)) == 6
    lines = {said.split(":")[1] for said in problems(caught)}
    assert lines == {"3", "4", "5", "6", "7"}


def test_bounds_are_included(kitchen: Any) -> None:
    assert kitchen("table: {seats: 1}\ntip: 0.5").tip == 0.5
    assert kitchen("table: {seats: 12}").table.seats == 12


def test_a_filled_config_reads_back_the_same(kitchen: Any, schema: type) -> None:
    found = kitchen("pots: {clay: {litres: 3}, iron: }\nguests: 3\nprices: {phở: 1}\ndishes: [no]")
    again = read_as(yaml12.parse(yaml12.dump(fill(found)), "filled"), schema)
    assert again == found
    assert fill(again) == fill(found)


def test_leaves_are_the_paths_that_a_user_types(kitchen: Any) -> None:
    found = leaves(fill(kitchen("dishes: [a, b]\npots: {clay: {litres: 3}}")))
    assert found["stove.name"] == "gas"
    assert found["pots.clay.litres"] == 3
    assert found["table.seats"] == 4
    assert found["dishes"] == ["a", "b"]
    assert found["prices"] == {}
    assert found["guests"] is None


def test_the_task_selects_the_schema() -> None:
    schemas = {"classify": int, "topics": str}
    assert union(yaml12.parse("task: topics", "x"), "task", schemas) is str
    for text, said in {
        "a: 1": "x:1: found no 'task'; expected task: classify or topics. Add 'task:'.",
        "task: topic": "Did you mean 'topics'?",
        "task: 3": "found task: 3",
        "task: [topics]": "found task: a list of 1",
        "- task": "found a list of 1; expected a mapping",
    }.items():
        with pytest.raises(ConfigError) as caught:
            union(yaml12.parse(text, "x"), "task", schemas)
        assert said in str(caught.value)


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        ("linear_svn", ["linear_svm", "logistic"], "Did you mean 'linear_svm'?"),
        ("c", ["C", "class_weight"], "Did you mean 'C'?"),
        ("xyz", ["a", "b"], "Known: a, b."),
        ("xyz", [], ""),
    ],
)
def test_the_nearest_name(name: str, known: list[str], said: str) -> None:
    assert nearest(name, known) == said


# -- settings that are tuples, files, or dataclasses with a mind of their own -----------------


@dataclass(frozen=True)
class Spice:
    """A row of a table."""

    name: str
    grams: int = 1

    def __post_init__(self) -> None:
        if self.grams < 1:
            raise ValueError(f"{self.grams} grams", "at least 1")


def _shelf(path: str) -> Node:
    return yaml12.parse("- {name: quế}\n- {name: hồi, grams: 3}", path)


@dataclass(frozen=True)
class Soup:
    """What a table may season."""

    spices: Annotated[tuple[Spice, ...], File(_shelf)] = ()


def test_a_table_may_be_a_file() -> None:
    soup = read_as(yaml12.parse("spices: shelf.yaml", "soup.yaml"), Soup)
    assert soup.spices == (Spice("quế"), Spice("hồi", 3))
    filled = fill(soup)
    assert filled == {"spices": [{"name": "quế", "grams": 1}, {"name": "hồi", "grams": 3}]}
    assert read_as(yaml12.parse(yaml12.dump(filled), "filled.yaml"), Soup) == soup
    assert read_as(yaml12.parse("{}", "soup.yaml"), Soup).spices == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("spices: 3", "soup.yaml:1: found spices: 3; expected a list or the path of a file."),
        ("spices: [{name: muối,\n grams: 0}]", "soup.yaml:1: found 0 grams; expected at least 1."),
        ("spices: [{nam: muối}]", "Did you mean 'name'?"),
    ],
)
def test_a_table_that_is_wrong(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(said)):
        read_as(yaml12.parse(text, "soup.yaml"), Soup)


def test_what_a_table_is_called() -> None:
    kind = Annotated[tuple[Spice, ...], File(_shelf)]
    assert expectation(kind) == "a list or the path of a file"
    schema = json_schema(kind)
    assert schema["anyOf"][0] == {"type": "string"}
    assert schema["anyOf"][1]["type"] == "array"
