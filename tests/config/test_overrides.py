"""``extends:`` and overrides from the command line."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit.config import load, load_node
from toolkit.errors import ConfigError

BASE = """
title: a
stove: {name: charcoal, heat: 5}
dishes: [phở, chè]
pots:
  clay: {litres: 4}
table: {seats: 6}
"""


@pytest.fixture
def base(write: Any) -> Any:
    return write("base.yaml", BASE)


def test_a_variant_says_only_what_is_other(base: Any, write: Any, schema: Any) -> None:
    variant = write("v.yaml", "extends: base.yaml\ntable: {high: true}\ndishes: [bún]\n")
    found = load(variant, schema)
    assert (found.title, found.stove.settings["heat"]) == ("a", 5.0)
    assert (found.table.seats, found.table.high) == (6, True)
    assert found.dishes == ["bún"], "a list is replaced, not added to"


def test_another_component_does_not_inherit_settings(base: Any, write: Any, schema: Any) -> None:
    found = load(write("v.yaml", "extends: base.yaml\nstove: {name: gas}\n"), schema)
    assert dict(found.stove.settings) == {"flames": "one", "cover": None}


def test_another_component_in_short(base: Any, write: Any, schema: Any) -> None:
    assert load(write("v.yaml", "extends: base.yaml\nstove: gas\n"), schema).stove.name == "gas"


def test_the_same_component_keeps_its_settings(base: Any, write: Any, schema: Any) -> None:
    variant = write("v.yaml", "extends: base.yaml\npots: {iron: , clay: {}}\nstove: {heat: 6}\n")
    found = load(variant, schema)
    assert found.pots["clay"].settings == {"litres": 4}
    assert list(found.pots) == ["clay", "iron"]
    assert (found.stove.name, found.stove.settings["heat"]) == ("charcoal", 6.0)


def test_a_component_with_nothing_under_it_has_its_defaults_again(
    base: Any, write: Any, schema: Any
) -> None:
    found = load(write("v.yaml", "extends: base.yaml\npots: {clay: }\n"), schema)
    assert found.pots["clay"].settings == {"litres": 2}


def test_a_name_that_is_no_components_is_merged(write: Any) -> None:
    """A codebook has a ``name:`` of two languages in every theme."""
    write("base.yaml", "themes: {a: {name: {vi: Chợ, en: Market}, definition: x}}")
    variant = write("v.yaml", "extends: base.yaml\nthemes: {a: {name: {en: Fair}}}")
    themes = load_node(variant).plain["themes"]
    assert themes == {"a": {"name": {"vi": "Chợ", "en": "Fair"}, "definition": "x"}}


def test_a_variant_of_a_variant(base: Any, write: Any, schema: Any) -> None:
    write("sub/v.yaml", "extends: ../base.yaml\ntitle: b\n")
    found = load(write("w.yaml", "extends: sub/v.yaml\ntable: {seats: 2}\n"), schema)
    assert (found.title, found.table.seats, found.dishes) == ("b", 2, ["phở", "chè"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("extends: v.yaml", "v.yaml:1: found extends: v.yaml; expected no circle"),
        ("extends: w.yaml", "expected no circle"),
        ("title: b\nextends: none.yaml", "v.yaml:2: found extends: 'none.yaml'; expected the path"),
        ("extends:", "v.yaml:1: found extends: nothing; expected the path"),
        ("extends: [base.yaml]", "v.yaml:1: found extends: a list of 1; expected the path"),
        ("extends: .", "expected the path of a config file"),
    ],
)
def test_wrong_parents(base: Any, write: Any, text: str, said: str) -> None:
    write("w.yaml", "extends: v.yaml\n")
    with pytest.raises(ConfigError) as caught:
        load_node(write("v.yaml", text))
    assert said in str(caught.value)


def test_a_problem_is_told_where_it_stands(base: Any, write: Any, schema: Any) -> None:
    write("base.yaml", BASE.replace("seats: 6", "seats: 60"))
    variant = write("v.yaml", "extends: base.yaml\ntable: {hihg: true}\n")
    with pytest.raises(ConfigError) as caught:
        load(variant, schema)
    first, second = sorted(str(caught.value).split("\n"))
    assert first.split(": found")[0].endswith("base.yaml:7")
    assert second.split(": found")[0].endswith("v.yaml:2")


@pytest.mark.parametrize(
    ("override", "path", "expected"),
    [
        ("stove.heat=2.5", ("stove", "settings", "heat"), 2.5),
        ("stove.heat=1e-1", ("stove", "settings", "heat"), 0.1),
        ("title=no", ("title",), "no"),
        ("title='3'", ("title",), "3"),
        ("title=a=b", ("title",), "a=b"),
        ("dishes=[bún, bánh]", ("dishes",), ["bún", "bánh"]),
        ("table.high=true", ("table", "high"), True),
        ("table={seats: 2}", ("table", "seats"), 2),
        ("guests=", ("guests",), None),
        ("guests=~", ("guests",), None),
        ("prices.phở=35", ("prices", "phở"), 35.0),
        ("stove.name=gas", ("stove", "settings"), {"flames": "one", "cover": None}),
        ("stove.name=charcoal", ("stove", "settings"), {"heat": 5.0}),
        ("stove=gas", ("stove", "name"), "gas"),
        ("pots.clay.litres=9", ("pots", "clay", "settings"), {"litres": 9}),
        ("pots.iron=", ("pots", "iron", "name"), "iron"),
        ("pots.iron.name=iron", ("pots", "iron", "name"), "iron"),
    ],
)
def test_overrides(base: Any, schema: Any, override: str, path: Any, expected: Any) -> None:
    found: Any = load(base, schema, [override])
    for key in path:
        found = found[key] if isinstance(found, dict) else getattr(found, key)
    assert found == expected


def test_overrides_apply_in_order(base: Any, schema: Any) -> None:
    found = load(base, schema, ["stove.name=gas", "stove.flames=two", "stove.flames=three"])
    assert found.stove.settings["flames"] == "three"


def test_an_override_removes_a_component(base: Any, schema: Any) -> None:
    assert load(base, schema, ["pots.clay=false", "pots.iron="]).pots.keys() == {"iron"}


def test_a_component_in_short_takes_settings(write: Any, schema: Any) -> None:
    """``stove: gas`` and ``stove: {name: gas}`` are the same to overrides and variants."""
    short = write("s.yaml", "title: a\nstove: gas\n")
    assert load(short, schema, ["stove.flames=two"]).stove.settings["flames"] == "two"
    variant = write("v.yaml", "extends: s.yaml\nstove: {flames: three}\n")
    assert load(variant, schema).stove.settings["flames"] == "three"
    back = write("w.yaml", "extends: v.yaml\nstove: gas\n")
    assert load(back, schema).stove.settings["flames"] == "three"


@pytest.mark.parametrize(
    ("override", "said"),
    [
        ("stove.heat", "override 'stove.heat': found no '='; expected key.path=value"),
        ("=3", "expected key.path=value"),
        ("stove.heat=hot", "override 'stove.heat=hot': found stove.heat: 'hot'; expected a number"),
        ("stove.heta=3", "override 'stove.heta=3': found the unknown key 'stove.heta'"),
        ("stoev.heat=3", "found the unknown key 'stoev'"),
        ("title.first=x", "found title: a mapping with 'name', 'first'; expected text"),
        ("dishes.0=x", "found '0' inside a list of 2; expected the path of a mapping"),
        ("title.a.b=x", "found title: a mapping with 'name', 'a'; expected text"),
        ("dishes=[a", "override 'dishes=[a':1: found text that is not YAML"),
        ("title=*x", "found the alias *x"),
        ("title=!x 1", "found the tag '!x'"),
        ("title={a: 1, a: 2}", "found the key 'a' a second time"),
    ],
)
def test_wrong_overrides(base: Any, schema: Any, override: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(base, schema, [override])
    assert said in str(caught.value)
