"""What `toolkit phrases` prints and writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.config import yaml12
from toolkit.text.lists import read_list

Toolkit = Callable[..., Any]
"""Runs ``toolkit`` with arguments and gives code, out and err."""

FEW = ("--min-count", "3")


@pytest.mark.parametrize("segmenter", ["syllables", "underthesea"])
def test_phrases_of_a_corpus(toolkit: Toolkit, project: Path, segmenter: str) -> None:
    done = toolkit("phrases", "articles.jsonl", *FEW, "--segmenter", segmenter)
    assert done.code == 0
    head, *rows = done.out.splitlines()
    assert head.split() == ["phrase", "count", "NPMI"]
    found = {
        " ".join(words): (int(count), float(npmi)) for *words, count, npmi in map(str.split, rows)
    }
    assert any("giao thông" in phrase for phrase in found)
    assert all(count >= 3 and 0.4 <= npmi <= 1 for count, npmi in found.values())
    counts = [count for count, _ in found.values()]
    assert counts == sorted(counts, reverse=True)
    assert done.err == f"{len(found)} phrases of 36 articles\n"


def test_a_lexicon_is_written(toolkit: Toolkit, project: Path) -> None:
    done = toolkit("phrases", "articles.jsonl", *FEW, "--out", "terms/mine.txt")
    assert done.code == 0
    assert "lexicon → terms/mine.txt" in done.err
    lines = (project / "terms/mine.txt").read_text(encoding="utf-8").splitlines()
    printed = [" ".join(row.split()[:-2]) for row in done.out.splitlines()[1:]]
    assert lines == printed
    assert set(lines) <= read_list(project / "terms/mine.txt")


def test_the_lexicon_of_a_config_may_be_that_file(toolkit: Toolkit, project: Path) -> None:
    toolkit("phrases", "articles.jsonl", *FEW, "--out", "mine.txt")
    terms = (project / "mine.txt").read_text(encoding="utf-8").splitlines()
    (project / "topics.yaml").write_text(
        "{task: topics, articles: [articles.jsonl], model: {name: nmf, k: 2}, vocabulary:"
        " {segmenter: {name: underthesea, lexicon: mine.txt}, max_share: 1.0}}",
        encoding="utf-8",
    )
    assert toolkit("train", "topics.yaml", "--no-track", "--out", "model").code == 0
    filled = yaml12.read(project / "model/experiment.yaml").plain
    assert filled["vocabulary"]["segmenter"]["lexicon"] == terms
    words = (project / "model/vocabulary.json").read_text(encoding="utf-8")
    assert any(f'"{term}"' in words for term in terms)


def test_the_settings_bound_what_is_found(toolkit: Toolkit, project: Path) -> None:
    many = toolkit("phrases", "articles.jsonl", *FEW).out.splitlines()
    few = toolkit("phrases", "articles.jsonl", *FEW, "--threshold", "0.9").out.splitlines()
    none = toolkit("phrases", "articles.jsonl", "--min-count", "1000").out.splitlines()
    assert len(many) > len(few) > len(none) == 1


def test_what_is_set_aside_is_told(toolkit: Toolkit, project: Path) -> None:
    (project / "mixed.jsonl").write_text('{"text": "Một bài."}\n{"text": 3}\n', "utf-8")
    done = toolkit("phrases", "mixed.jsonl")
    assert done.code == 0
    assert "set aside mixed.jsonl:2" in done.err
    assert "0 phrases of 1 articles" in done.err
