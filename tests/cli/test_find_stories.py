"""``toolkit stories``: a second pass over what ``toolkit read`` wrote."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from press_corpus import corpus

from toolkit.articles import write_articles
from toolkit.cli.stories import stories
from toolkit.stories import THRESHOLD

Toolkit = Callable[..., Any]
"""Runs ``toolkit`` with arguments and gives code, out, err and records."""


@pytest.fixture
def press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection of 41 articles in the working folder: 4 copies and 16 other repeats."""
    monkeypatch.chdir(tmp_path)
    write_articles(corpus(4), Path("press.jsonl"))
    return Path("press.jsonl")


def test_in_place(toolkit: Toolkit, press: Path) -> None:
    done = toolkit("stories", press)
    assert (done.code, done.out) == (0, "")
    assert done.err == ("41 articles in 21 stories: 4 exact repeats, 16 near → press.jsonl\n")
    records = toolkit("read", press).records
    assert len({record["story"] for record in records}) == 21


def test_read_writes_what_it_takes(toolkit: Toolkit, press: Path) -> None:
    assert toolkit("read", press, "--out", "press.parquet").code == 0
    done = toolkit("stories", "press.parquet", "--out", "new/stories.parquet")
    assert done.err.endswith("16 near → new/stories.parquet\n")
    assert toolkit("read", "press.parquet").records[0]["story"] is None
    assert toolkit("read", "new/stories.parquet").records[0]["story"]


def test_keep_first(toolkit: Toolkit, press: Path) -> None:
    before = press.read_bytes()
    done = toolkit("stories", press, "--keep", "first", "--workers", 2, "--out", "first.jsonl")
    assert done.err.endswith("16 near; 21 kept, 20 left out → first.jsonl\n")
    assert len(toolkit("read", "first.jsonl").records) == 21
    assert press.read_bytes() == before


def test_no_corpus_is_cut_unasked(toolkit: Toolkit, press: Path) -> None:
    before = press.read_bytes()
    for out in ([], ["--out", f"../{press.parent.resolve().name}/press.jsonl"]):
        done = toolkit("stories", press, "--keep", "first", *out)
        assert done.code == 2
        assert "20 of 41 articles repeat another and would be gone from it" in done.err
        assert press.read_bytes() == before
    assert toolkit("stories", press, "--in-place", "--out", "x.jsonl").code == 2
    done = toolkit("stories", press, "--keep", "first", "--in-place")
    assert done.err.endswith("16 near; 21 kept, 20 left out → press.jsonl\n")
    assert len(toolkit("read", press).records) == 21
    assert toolkit("stories", press, "--keep", "first").code == 0, "none would be gone"


@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
def test_stories_outlast_another_reading(toolkit: Toolkit, press: Path, suffix: str) -> None:
    out = Path(f"out.{suffix}")
    toolkit("read", press, "--out", out, "--stories")
    before = out.read_bytes()
    done = toolkit("read", press, "--out", out)
    assert done.err.endswith("the articles are the same and keep their stories\n")
    assert out.read_bytes() == before


@pytest.mark.parametrize("change", ["one more", "one less", "another text", "another order"])
def test_stories_of_other_articles_are_to_be_found_again(
    toolkit: Toolkit, press: Path, change: str
) -> None:
    toolkit("read", press, "--out", "out.jsonl", "--stories")
    first, *rest = press.read_text("utf-8").splitlines()
    lines = {
        "one more": [first, *rest, first],
        "one less": rest,
        "another text": [first.replace('"body": ["', '"body": ["Mới: '), *rest],
        "another order": [*rest, first],
    }
    press.write_text("\n".join(lines[change]), "utf-8")
    done = toolkit("read", press, "--out", "out.jsonl")
    assert done.err.endswith("find their stories again with `toolkit stories out.jsonl`\n")
    assert {record["story"] for record in toolkit("read", "out.jsonl").records} == {None}


def test_stories_that_the_input_brings_stay(toolkit: Toolkit, press: Path) -> None:
    toolkit("read", press, "--out", "out.jsonl", "--stories")
    toolkit("read", "out.jsonl", "--out", "other.jsonl", "--stories")
    done = toolkit("read", "out.jsonl", "--out", "other.jsonl")
    assert done.err.endswith("0 set aside → other.jsonl\n")
    assert all(record["story"] for record in toolkit("read", "other.jsonl").records)


def test_threshold(toolkit: Toolkit, press: Path) -> None:
    usual, strict = (
        toolkit("stories", press, "--out", "out.jsonl", "--threshold", threshold).err
        for threshold in (0.7, 1)
    )
    assert usual != strict
    assert toolkit("stories", press, "--threshold", "1.5").code == 2


def test_the_threshold_is_that_of_the_library() -> None:
    options = {parameter.name: parameter.default for parameter in stories.params}
    assert options["threshold"] == THRESHOLD


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_is_locked(toolkit: Toolkit, press: Path) -> None:
    Path("locked").mkdir(mode=0o500)
    done = toolkit("stories", press, "--out", "locked/out.jsonl")
    assert done.code == 2
    assert done.err == "toolkit: locked/out.jsonl: cannot be written (Permission denied).\n"
