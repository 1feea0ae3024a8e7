"""The JSON schema accepts what the reader accepts and refuses what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from toolkit.cli import main
from toolkit.config import json_schema, yaml12

TYPES = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int,
    "number": (int, float), "null": type(None),
}  # fmt: skip
KNOWN = {
    *("type", "enum", "const", "anyOf", "items", "properties", "required", "minimum", "maximum"),
    *("additionalProperties", "default", "description", "title", "$schema"),
}


def accepts(schema: dict[str, Any], value: Any) -> bool:
    """The part of JSON schema (draft 2020-12) that the toolkit writes."""
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "const" in schema and value != schema["const"]:
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "anyOf" in schema and not any(accepts(one, value) for one in schema["anyOf"]):
        return False
    if "type" in schema:
        names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(_is(value, name) for name in names):
            return False
    if isinstance(value, list):
        return all(accepts(schema.get("items", {}), item) for item in value)
    if isinstance(value, dict):
        return _accepts_mapping(schema, value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        return bool(low <= value <= high)
    return True


def _is(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, TYPES[name])  # type: ignore[arg-type]


def _accepts_mapping(schema: dict[str, Any], value: dict[str, Any]) -> bool:
    if any(key not in value for key in schema.get("required", [])):
        return False
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for key, item in value.items():
        rule = properties.get(key, others)
        if rule is False or (rule is not True and not accepts(rule, item)):
            return False
    return True


@pytest.fixture(scope="module")
def printed() -> dict[str, Any]:
    """What ``toolkit schema`` prints."""
    found: dict[str, Any] = json.loads(CliRunner().invoke(main, ["schema"]).output)
    return found


def configs() -> list[Path]:
    return sorted((Path(__file__).parents[2] / "configs").glob("*.yaml"))


@pytest.mark.parametrize("path", configs(), ids=lambda path: path.stem)
def test_every_config_is_accepted(printed: dict[str, Any], path: Path) -> None:
    assert accepts(printed, yaml12.read(path).plain)


@pytest.mark.parametrize(
    "change",
    [
        {"modle": 3}, {"task": "sort"}, {"seed": -1}, {"seed": "x"}, {"articles": "seeds"},
        {"model": {"name": "linear_svn"}}, {"model": {"C": 3}}, {"model": 3},
        {"model": {"name": "linear_svm", "C": 0}}, {"model": {"name": "linear_svm", "c": 1}},
        {"text": {"tones": {"style": "middle"}}}, {"features": {"words": {"low": 0}}},
        {"evaluation": {"folds": 1}}, {"model": "linear_svn"}, {"codebook": None},
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_config_is_refused(
    printed: dict[str, Any], small_config: str, change: dict[str, Any]
) -> None:
    plain = yaml12.parse(small_config, "small").plain
    assert accepts(printed, plain)
    assert not accepts(printed, plain | change)


@pytest.mark.parametrize(
    "change",
    [
        {"model": "linear_svm"}, {"model": {"name": "logistic", "C": 2}}, {"features": {}},
        {"features": {"words": None, "more": {"name": "characters", "high": 4}}},
        {"text": {"nfc": None, "tones": False}}, {"extends": "other.yaml"}, {"seed": 3},
    ],
    ids=str,
)  # fmt: skip
def test_what_the_reader_accepts_is_accepted(
    printed: dict[str, Any], small_config: str, change: dict[str, Any]
) -> None:
    plain = yaml12.parse(small_config, "small").plain
    assert accepts(printed, plain | change)


def test_a_variant_need_not_repeat_its_parent(printed: dict[str, Any]) -> None:
    assert accepts(printed, {"extends": "themes.yaml", "seed": 7})
    assert not accepts(printed, {"seed": 7})


def test_defaults_and_summaries_are_shown(schema: type) -> None:
    made = json_schema(schema)
    assert made["required"] == ["title", "stove"]
    assert made["additionalProperties"] is False
    assert made["properties"]["table"]["properties"]["seats"] == {
        "type": "integer", "minimum": 1, "maximum": 12, "default": 4,
    }  # fmt: skip
    assert made["properties"]["open"] == {"enum": ["day", "night"], "default": "day"}
    assert made["properties"]["guests"]["anyOf"] == [{"type": "integer"}, {"type": "null"}]


def test_a_component_shows_what_it_is(printed: dict[str, Any]) -> None:
    text = json.dumps(printed)
    assert "Linear support vector machine" in text
    assert '"default": 1.0' in text
