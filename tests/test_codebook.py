"""Codebooks: the project's, a user's, and every mistake in one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from toolkit.codebook import (
    Pattern,
    codebook_from_record,
    codebook_record,
    load_codebook,
    pattern_places,
)
from toolkit.errors import CodebookError

GOOD = """\
version: "1"
themes:
  market:
    name: {vi: Chợ quê, en: Markets}
    definition: Markets in villages.
    includes: [fairs]
    phrases:
      names: {phiên chợ: 3, no: 1}
      together:
        19:00: 1
      against: {chợ đen: 0.5}
  river:
    name: {vi: Sông nước, en: Rivers}
    definition: Rivers.
    phrases:
"""
PATTERNS = """\
patterns:
  officials_answer:
    any: [trả lời, giải đáp]
    near: [cử tri]
    within: 5
  sold: {any: [bán], near: [chợ]}
  abroad:
    any:
      - Mỹ
      - Nga
"""


def load(tmp_path: Path, text: str) -> Any:
    path = tmp_path / "codebook.yaml"
    path.write_text(text, encoding="utf-8")
    return load_codebook(path)


def test_a_codebook(tmp_path: Path) -> None:
    codebook = load(tmp_path, GOOD)
    assert codebook.ids == ["market", "river"]
    market = codebook["market"]
    assert (market.vi, market.en, market.included) == ("Chợ quê", "Markets", ("fairs",))
    assert [(p.text, p.kind, p.weight) for p in market.phrases] == [
        ("phiên chợ", "names", 3.0),
        ("no", "names", 1.0),
        ("19:00", "together", 1.0),
        ("chợ đen", "against", 0.5),
    ]
    assert codebook["river"].phrases == ()


def test_patterns(tmp_path: Path) -> None:
    codebook = load(tmp_path, GOOD + PATTERNS)
    assert codebook.patterns == (
        Pattern("officials_answer", ("trả lời", "giải đáp"), ("cử tri",), 5),
        Pattern("sold", ("bán",), ("chợ",), 8),
        Pattern("abroad", ("Mỹ", "Nga"), (), 8),
    )
    path = tmp_path / "codebook.yaml"
    places = {"officials_answer": 17, "sold": 21, "abroad": 22}
    assert pattern_places(path) == {name: f"{path}:{line}" for name, line in places.items()}


def test_a_codebook_without_patterns(tmp_path: Path) -> None:
    assert load(tmp_path, GOOD).patterns == ()
    assert pattern_places(tmp_path / "codebook.yaml") == {}


@pytest.mark.parametrize("text", [GOOD, GOOD + PATTERNS])
def test_it_goes_into_a_model_folder_and_back(tmp_path: Path, text: str) -> None:
    codebook = load(tmp_path, text)
    record = json.loads(json.dumps(codebook_record(codebook), ensure_ascii=False))
    assert codebook_from_record(record) == codebook


def test_a_model_folder_of_before_there_were_patterns(tmp_path: Path) -> None:
    codebook = load(tmp_path, GOOD)
    record = codebook_record(codebook)
    del record["patterns"]
    assert codebook_from_record(record) == codebook


@pytest.mark.parametrize("name", ["seeds/codebook.yaml", "tests/fixtures/codebook_schools.yaml"])
def test_a_codebook_of_the_repository(root: Path, name: str) -> None:
    codebook = load_codebook(root / name)
    for theme in codebook.themes:
        assert theme.definition
        assert theme.included
        assert theme.excluded
        assert {phrase.kind for phrase in theme.phrases} == {"names", "together", "against"}


def test_the_projects_themes(root: Path) -> None:
    assert load_codebook(root / "seeds/codebook.yaml").ids == [
        "elections",
        "covid_response",
        "grassroots_democracy",
        "land_clearance",
    ]


CHANGES = {
    "no-such-file": None,
    "weight": ("phiên chợ: 3", "phiên chợ: 0", ":8: found weight 0 of 'phiên chợ'; expected more"),
    "negative": ("chợ đen: 0.5", "chợ đen: -1", ":11: found weight -1 of 'chợ đen'"),
    "infinite": ("phiên chợ: 3", "phiên chợ: .inf", ":8: found weight inf of 'phiên chợ'"),
    "nan": ("phiên chợ: 3", "phiên chợ: .nan", ":8: found weight nan of 'phiên chợ'"),
    "text weight": ("phiên chợ: 3", "phiên chợ: high", ":8: found themes.market.phrases.names"),
    "twice": ("{chợ đen: 0.5}", "{Phiên chợ: 1}", ":11: found 'Phiên chợ' of market a second time"),
    "same key": ("no: 1", "phiên chợ: 1", ":8: found the key 'phiên chợ' a second time"),
    "bad id": ("\n  river:", "\n  sông:", ":12: found the theme id 'sông'; expected letters a-z"),
    "bad id 2": ("\n  river:", "\n  the river:", ":12: found the theme id 'the river'"),
    "column": ("\n  river:", "\n  title:", ":12: found the theme id 'title', which is a column"),
    "column 2": ("\n  river:", "\n  a_probability:", "which is a column of every table"),
    "no name": ("    name: {vi: Sông nước, en: Rivers}\n", "", "found no 'themes.river.name'"),
    "half name": (", en: Rivers", "", "found no 'themes.river.name.en'; expected text"),
    "empty phrase": ("no: 1", "'': 1", ":8: found the phrase '' of market; expected words"),
    "unknown": ("includes:", "include:", ":6: found the unknown key 'themes.market.include'"),
    "list": ("[fairs]", "fairs", ":6: found themes.market.includes: 'fairs'; expected a list"),
    "number": ('version: "1"', "version: 1", ":1: found version: 1; expected text. Put it in"),
    "pattern name": ("  sold:", "  bán:", ":21: found the pattern 'bán'; expected letters a-z"),
    "pattern empty": ("any: [bán]", "any: []", ":21: found no words in 'any' of the pattern sold"),
    "near empty": ("near: [chợ]", "near: []", ":21: found no words in 'near' of the pattern sold"),
    "no any": ("any: [bán], ", "", ":21: found no 'patterns.sold.any'"),
    "no word": ("- Nga", "- '…'", ":25: found '…' in 'any' of the pattern abroad; expected words"),
    "word twice": ("- Nga", "- mỹ", ":25: found 'mỹ' in 'any' of the pattern abroad a second time"),
    "within": (
        "within: 5",
        "within: 0",
        ":20: found patterns.officials_answer.within: 0; expected",
    ),
    "alone": ("    near: [cử tri]\n", "", ":19: found 'within' of the pattern officials_answer"),
    "pattern key": ("near: [chợ]", "by: [chợ]", ":21: found the unknown key 'patterns.sold.by'"),
    "pattern twice": ("  abroad:", "  sold:", ":22: found the key 'sold' a second time"),
    "kind": ("together:", "beside:", "found the unknown key 'themes.market.phrases.beside'"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, change: str) -> None:
    edit = CHANGES[change]
    if edit is None:
        with pytest.raises(CodebookError, match="there is no such file"):
            load_codebook(tmp_path / "none.yaml")
        return
    old, new, said = edit
    assert (GOOD + PATTERNS).count(old) == 1
    with pytest.raises(CodebookError) as caught:
        load(tmp_path, (GOOD + PATTERNS).replace(old, new))
    assert said in str(caught.value)


@pytest.mark.parametrize("themes", ["themes: {}", "themes:", "themes: []", "", "themes: {a: }"])
def test_a_codebook_without_themes(tmp_path: Path, themes: str) -> None:
    with pytest.raises(CodebookError, match="theme"):
        load(tmp_path, f'version: "1"\n{themes}\n')


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("phiên chợ: 3", "phiên chợ: 0").replace("\n  river:", "\n  sông:")
    with pytest.raises(CodebookError) as caught:
        load(tmp_path, text)
    assert len(caught.value.problems) == 2
