"""`toolkit check --corpus`: the seed phrases of a codebook in a user's articles."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Toolkit = Callable[..., Any]
"""Runs ``toolkit`` with arguments and gives code, out, err and records."""


def test_phrases_of_a_users_codebook(toolkit: Toolkit, project: Path) -> None:
    done = toolkit("check", "codebook.yaml", "--corpus", "articles.jsonl", "--out", "found.csv")
    assert done.code == 0
    assert "36 articles, 0 set aside" in done.err
    assert "a codebook of 2 themes, nothing wrong" in done.out
    with (project / "found.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {(row["theme"], row["phrase"]): row for row in csv.DictReader(file)}
    texts = [
        " ".join([article["title"], *article["body"]]).lower()
        for article in map(json.loads, (project / "articles.jsonl").read_text("utf-8").splitlines())
    ]
    fines = rows["traffic", "vi phạm nồng độ cồn"]
    assert int(fines["articles"]) == sum("vi phạm nồng độ cồn" in text for text in texts) > 0
    assert int(fines["places"]) == sum(text.count("vi phạm nồng độ cồn") for text in texts)


def test_those_that_never_occur_are_named_with_their_line(toolkit: Toolkit, project: Path) -> None:
    done = toolkit("check", "codebook.yaml", "--corpus", "articles.jsonl")
    lines = (project / "codebook.yaml").read_text(encoding="utf-8").splitlines()
    number = next(i for i, line in enumerate(lines, 1) if "buôn bán ma túy" in line)
    said = f"codebook.yaml:{number}: 'buôn bán ma túy' (traffic, against) never occurs."
    assert said in done.out.splitlines()
    assert done.out.splitlines()[-1].endswith("of 36 seed phrases never count in 36 articles.")


def test_a_phrase_inside_another_is_told_apart(toolkit: Toolkit, project: Path) -> None:
    path = project / "codebook.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("ô tô: 1", "ô tô: 1\n        nồng độ cồn: 1"), encoding="utf-8")
    done = toolkit("check", "codebook.yaml", "--corpus", "articles.jsonl")
    assert "'nồng độ cồn' (traffic, together) stands only where another phrase" in done.out


def test_a_config_counts_as_it_reads_texts(toolkit: Toolkit, project: Path) -> None:
    of_config = toolkit("check", "small.yaml", "--corpus", "articles.jsonl")
    of_codebook = toolkit("check", "codebook.yaml", "--corpus", "articles.jsonl")
    assert of_config.code == 0
    assert of_config.out.split("\n", 1)[1] == of_codebook.out.split("\n", 3)[3]


def test_a_stream_and_what_is_set_aside(
    toolkit: Toolkit, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(
        io.BufferedReader(io.BytesIO('{"tin": "Ùn tắc giao thông."}\n{}\n'.encode())), "utf-8"
    )
    monkeypatch.setattr("sys.stdin", stream)
    done = toolkit("check", "codebook.yaml", "--corpus", "-", "--map", "text=tin")
    assert done.code == 0
    assert "1 articles, 1 set aside" in done.err
    assert done.out.splitlines()[-1] == "35 of 36 seed phrases never count in 1 articles."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--out", "found.csv"], "--corpus; name them"),
        (["--corpus", "articles.jsonl", "--out", "found.txt"], "written as .csv or .json"),
        (["--corpus", "nowhere"], "nowhere"),
    ],
)
def test_mistakes(toolkit: Toolkit, project: Path, arguments: list[str], said: str) -> None:
    done = toolkit("check", "codebook.yaml", *arguments)
    assert done.code == 2
    assert said in done.err


def test_topics_have_no_seed_phrases(toolkit: Toolkit, project: Path) -> None:
    text = "task: topics\narticles: [articles.jsonl]\nmodel: nmf\n"
    (project / "topics.yaml").write_text(text, encoding="utf-8")
    done = toolkit("check", "topics.yaml", "--corpus", "articles.jsonl")
    assert done.code == 2
    assert "topics.yaml names none" in done.err


PATTERNS = """\
patterns:
  fined: {any: [phạt], near: [nồng độ cồn, lái xe]}
  never:
    any: [phạt]
    near: [tàu ngầm]
"""


@pytest.fixture
def with_patterns(project: Path) -> list[str]:
    """The lines of the project's codebook, which has patterns now."""
    path = project / "codebook.yaml"
    path.write_text(path.read_text(encoding="utf-8") + PATTERNS, encoding="utf-8")
    return path.read_text(encoding="utf-8").splitlines()


def test_patterns_are_counted_and_the_unfound_named(
    toolkit: Toolkit, project: Path, with_patterns: list[str]
) -> None:
    article = {"title": "Lái xe say rượu", "body": ["Lái xe có nồng độ cồn bị phạt."]}
    (project / "one.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    done = toolkit("check", "codebook.yaml", "--corpus", "one.jsonl", "--out", "found.csv")
    assert done.code == 0
    assert "  patterns: fined, never" in done.out.splitlines()
    assert done.out.splitlines()[-2:] == [
        f"codebook.yaml:{with_patterns.index('  never:') + 1}: the pattern never never occurs.",
        "1 of 2 patterns never occur in 1 articles.",
    ]
    with (project / "found.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["phrase"]: row for row in csv.DictReader(file) if row["kind"] == "pattern"}
    assert [rows["fined"]["articles"], rows["fined"]["places"]] == ["1", "1"]
    assert [rows["never"]["articles"], rows["never"]["places"]] == ["0", "0"]


def test_mistakes_in_patterns(toolkit: Toolkit, project: Path, with_patterns: list[str]) -> None:
    path = project / "codebook.yaml"
    wrong = "\n".join(with_patterns).replace("near: [tàu ngầm]", "within: 0")
    path.write_text(wrong, encoding="utf-8")
    done = toolkit("check", "codebook.yaml")
    assert done.code == 2
    assert f"codebook.yaml:{len(with_patterns)}: found patterns.never.within: 0" in done.err
