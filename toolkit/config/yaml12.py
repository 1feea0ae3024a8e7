"""YAML 1.2 as a tree of nodes that know their file and line.

PyYAML parses; this module decides what a scalar is, by the core schema of YAML 1.2
(https://yaml.org/spec/1.2.2/#103-core-schema): ``no`` is a word, ``19:00`` is text and
``1e-3`` is a number. Duplicate keys, tags and aliases are refused: a config is data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from toolkit.errors import ConfigError, Problem

__all__ = ["Node", "dump", "parse", "read"]

_NULL = re.compile(r"(?:~|null|Null|NULL|)\Z")
_TRUE = re.compile(r"(?:true|True|TRUE)\Z")
_FALSE = re.compile(r"(?:false|False|FALSE)\Z")
_INT = re.compile(r"[-+]?[0-9]{1,300}\Z")  # one with more digits is a number like 1e999
_BASED_INT = re.compile(r"0(?:o[0-7]+|x[0-9a-fA-F]+)\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_BREAK = re.compile("[\x85\u2028\u2029]")  # line breaks that PyYAML would fold to spaces
_SPECIAL_FLOAT = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z")


@dataclass
class Node:
    """A value with the place it was read from.

    ``value`` is a scalar, a list of Nodes, or a dict from key to Node; ``key_lines`` gives the
    line of each key of a mapping.
    """

    value: Any
    place: str
    line: int
    key_lines: dict[str, int] = field(default_factory=dict)

    @property
    def plain(self) -> Any:
        """The value without places: scalars, lists and dicts."""
        if isinstance(self.value, dict):
            return {key: child.plain for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain for child in self.value]
        return self.value

    def describe(self) -> str:
        """What a reader of an error message should see of this value."""
        if isinstance(self.value, dict):
            return f"a mapping with {', '.join(map(repr, self.value)) or 'no keys'}"
        if isinstance(self.value, list):
            return f"a list of {len(self.value)}"
        if self.value is None:
            return "nothing"
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        return repr(self.value)

    def walk(self) -> Iterator[Node]:
        yield self
        children: list[Node] = []
        if isinstance(self.value, dict):
            children = list(self.value.values())
        elif isinstance(self.value, list):
            children = self.value
        for child in children:
            yield from child.walk()


class _Loader(yaml.SafeLoader):
    """PyYAML's parser with no opinion on scalars."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML declares it an instance variable


def _scalar(text: str) -> Any:
    if _NULL.match(text):
        return None
    if _TRUE.match(text):
        return True
    if _FALSE.match(text):
        return False
    if _INT.match(text):
        return int(text)
    if _BASED_INT.match(text):
        return int(text, 0)
    if _FLOAT.match(text):
        return float(text)
    if _SPECIAL_FLOAT.match(text):
        return float(text.replace(".", "", 1))
    return text


def parse(text: str, place: str) -> Node:
    """Parse one YAML document; ``place`` is the file name that errors will show.

    Raises ConfigError for text that is not YAML, duplicate keys, tags and aliases, all but the
    first kind at once.
    """
    problems: list[Problem] = []
    try:
        _refuse_aliases(text, place, problems)
        root = None if problems else yaml.compose(text, Loader=_Loader)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        found = f"the character U+{ord(text[error.position]):04X}"
        raise ConfigError(Problem(place, line, found, "YAML", "Remove it.")) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        found = f"text that is not YAML ({error.problem})"
        raise ConfigError(Problem(place, line, found, "YAML")) from None
    except RecursionError:
        raise ConfigError(Problem(place, 0, "lists in lists without end", "YAML")) from None
    if problems:
        raise ConfigError(*problems)
    node = Node({}, place, 1) if root is None else _convert(root, place, problems)
    if problems:
        raise ConfigError(*problems)
    return node


def _refuse_aliases(text: str, place: str, problems: list[Problem]) -> None:
    """Aliases are refused before nodes are made, so that none can refer to itself."""
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            problems.append(
                Problem(
                    place,
                    event.start_mark.line + 1 if event.start_mark else 0,
                    f"the alias *{event.anchor}",
                    "a value",
                    "Write the value out, or use 'extends:'. Quote text that begins with *.",
                )
            )


def _convert(node: yaml.Node, place: str, problems: list[Problem]) -> Node:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        if node.tag == "!":  # the tag of quoted text
            return Node(node.value, place, line)
        if not node.tag.startswith("tag:yaml.org,2002:str"):
            problems.append(_tag_problem(node.tag, place, line))
        plain = node.style is None
        return Node(_scalar(node.value) if plain else node.value, place, line)
    if isinstance(node, yaml.SequenceNode):
        if node.tag != "tag:yaml.org,2002:seq":
            problems.append(_tag_problem(node.tag, place, line))
        return Node([_convert(child, place, problems) for child in node.value], place, line)
    assert isinstance(node, yaml.MappingNode)
    return _convert_mapping(node, place, problems)


def _convert_mapping(node: yaml.MappingNode, place: str, problems: list[Problem]) -> Node:
    line = node.start_mark.line + 1
    if node.tag != "tag:yaml.org,2002:map":
        problems.append(_tag_problem(node.tag, place, line))
    result = Node({}, place, line)
    for key_node, value_node in node.value:
        key_line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(Problem(place, key_line, "a key that is a list or mapping", "a name"))
            continue
        key = key_node.value
        if key in result.value:
            problems.append(
                Problem(
                    place,
                    key_line,
                    f"the key {key!r} a second time (first on line {result.key_lines[key]})",
                    "each key once",
                    "Remove one of the two.",
                )
            )
            continue
        result.value[key] = _convert(value_node, place, problems)
        result.key_lines[key] = key_line
    return result


def _tag_problem(tag: str, place: str, line: int) -> Problem:
    return Problem(place, line, f"the tag {tag!r}", "plain YAML", "Remove the tag.")


def read(path: str | Path) -> Node:
    """Parse the file at ``path``. Raises ConfigError when it cannot be read as UTF-8 YAML."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such file.") from None
    except IsADirectoryError:
        raise ConfigError(f"{path}: this is a folder; expected a YAML file.") from None
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: cannot be read as UTF-8 text ({error}).") from None
    return parse(text, str(path))


class _Dumper(yaml.SafeDumper):
    """Quotes every text that a YAML 1.2 reader would take for something else."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if not isinstance(_scalar(text), str) or _BREAK.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def dump(value: Any) -> str:
    """``value`` (scalars, lists, dicts) as YAML that `parse` reads back unchanged."""
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
