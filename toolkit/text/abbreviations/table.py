"""Tables of abbreviations: ours, ``abbreviations.csv``, and those that a user adds.

A table has the columns

    form        as it is written: MTTQ, LĐ-TB&XH, TP.
    expansion   what it stands for; nothing where it is left as it is
    before      words of which one must stand just before it
    after       words of which one must stand just after it
    near        words of which one must stand in the same paragraph
    source      decree (Decree 30/2020/NĐ-CP and names of state organs), party, press

Words are apart by ``|``, in any case; ``<Tên>`` is a name, ``<số>`` a number, ``<đầu>`` the
beginning of a line. A form may have several rows: the first whose conditions all hold counts.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from toolkit.config import yaml12
from toolkit.config.yaml12 import Node
from toolkit.errors import ConfigError, Problem

__all__ = ["Abbreviation", "own_table", "read_table"]

_OWN = Path(__file__).with_name("abbreviations.csv")
_PLACEHOLDER = re.compile(r"<[^>|]*>?")
PLACEHOLDERS = ("<Tên>", "<số>", "<đầu>")


@dataclass(frozen=True)
class Abbreviation:
    """One row of a table of abbreviations."""

    form: str
    expansion: str = ""
    before: str = ""
    after: str = ""
    near: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError with what was found and what was expected."""
        if not re.search(r"[^\W\d_]", self.form) or self.form != self.form.strip():
            raise ValueError(f"the form {self.form!r}", "an abbreviation such as MTTQ")
        for words in (self.before, self.after, self.near):
            for found in _PLACEHOLDER.findall(words):
                if found not in PLACEHOLDERS:
                    raise ValueError(f"{found!r} in {words!r}", f"one of {', '.join(PLACEHOLDERS)}")


COLUMNS = tuple(field.name for field in fields(Abbreviation))


@cache
def own_table() -> tuple[Abbreviation, ...]:
    """The rows of ``abbreviations.csv`` beside this module."""
    with _OWN.open(encoding="utf-8", newline="") as file:
        return tuple(Abbreviation(**row) for row in csv.DictReader(file))


def read_table(path: str) -> Node:
    """A user's table, .csv or .yaml, as a list of rows that know their lines.

    A .csv file may have semicolons for commas, as some spreadsheets write it; a .yaml file holds
    a list of rows, or a mapping from form to expansion. Raises ConfigError for a file that cannot
    be read as a table.
    """
    if path.endswith((".yaml", ".yml")):
        return _rows_of_mapping(yaml12.read(path))
    if not path.endswith(".csv"):
        raise ConfigError(
            Problem(path, 0, "a table of abbreviations of another kind", "a .csv or .yaml file")
        )
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        first = text.partition("\n")[0]
        reader = csv.reader(
            text.splitlines(keepends=True),
            delimiter=";" if ";" in first and "," not in first else ",",
            strict=True,
        )
        lines = [(reader.line_num, cells) for cells in reader]
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such file.") from None
    except (OSError, ValueError, csv.Error) as error:
        raise ConfigError(f"{path}: cannot be read as UTF-8 CSV ({error}).") from None
    return _rows_of_csv(path, lines)


def _rows_of_mapping(node: Node) -> Node:
    if not isinstance(node.value, dict):
        return node
    rows = [
        Node(
            {"form": Node(form, node.place, node.key_lines[form]), "expansion": expansion},
            node.place,
            node.key_lines[form],
        )
        for form, expansion in node.value.items()
    ]
    return Node(rows, node.place, node.line)


def _rows_of_csv(path: str, lines: list[tuple[int, list[str]]]) -> Node:
    header = [name.strip() for name in lines[0][1]] if lines else []
    if "form" not in header or not set(header) <= set(COLUMNS):
        expected = f"columns named among {', '.join(COLUMNS)}, with 'form'"
        raise ConfigError(Problem(path, 1, f"the columns {', '.join(header) or 'none'}", expected))
    advice = "Put text with a comma in double quotes."
    problems = [
        Problem(path, line, f"{len(cells)} cells", f"{len(header)} at most", advice)
        for line, cells in lines
        if len(cells) > len(header)
    ]
    if problems:
        raise ConfigError(*problems)
    rows = [
        Node(
            {k: Node(v.strip(), path, line) for k, v in zip(header, cells, strict=False)},
            path,
            line,
        )
        for line, cells in lines[1:]
        if any(cells)
    ]
    return Node(rows, path, 1)
