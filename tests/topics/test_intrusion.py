"""Sheets for judges: what is drawn, what is written, how it is scored."""

from __future__ import annotations

import csv
import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.articles import write_articles
from toolkit.cli import run
from toolkit.intrusion import (
    Judgement,
    Task,
    document_tasks,
    intrusion_scores,
    word_tasks,
)
from toolkit.intrusion.draw import HEAVY, OPENING
from toolkit.metrics import wilson


@pytest.fixture(scope="module")
def topics(fitted):
    """Three topics whose articles have titles of their own, some of which look like formulas."""
    found = fitted("nmf").topics
    named = [
        replace(
            topic,
            articles=tuple((id_, f'=1+"{id_}"; bản tin') for id_, _ in topic.articles),
        )
        for topic in found.topics
    ]
    return replace(found, topics=tuple(named))


@pytest.fixture
def project(topics, articles, tmp_path, monkeypatch):
    """A folder with the model, its articles and, in ``sheets``, what judges get."""
    monkeypatch.chdir(tmp_path)
    topics.save(tmp_path / "model")
    write_articles(articles, tmp_path / "articles.jsonl")
    assert run(["intrusion", "model", "--out", "sheets"]) == 0
    return tmp_path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def fill(source: Path, target: Path, judge: str, answers: list[str], delimiter: str = ",") -> None:
    """Save a sheet as a judge does who names herself in the first row."""
    found = rows(source)
    found[0]["judge"] = judge
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, found[0], delimiter=delimiter)
        writer.writeheader()
        for row, answer in zip(found, answers, strict=True):
            writer.writerow(row | {"intruder": answer})


def places(kind: str) -> list[int]:
    key = json.loads(Path("sheets/answers.json").read_text(encoding="utf-8"))
    return [task["intruder"] for task in key[kind]]


# -- what is drawn --------------------------------------------------------------------------


@given(seed=st.integers(0, 50))
def test_an_intruder_is_at_home_elsewhere_alone(topics, seed):
    weights = topics.model.components_
    column = {word: i for i, word in enumerate(topics.vocabulary.words)}
    drawn = word_tasks(topics, seed)
    assert [task.topic for task in drawn.tasks] == [0, 1, 2]
    for task in drawn.tasks:
        intruder = task.shown[task.intruder - 1]
        own = {word for word, _ in topics.topics[task.topic].words}
        assert set(task.shown) - own == {intruder}
        assert set(task.shown) - {intruder} == {w for w, _ in topics.topics[task.topic].words[:5]}
        row, other = weights[task.topic], weights[task.origin]
        assert row[column[intruder]] <= np.median(row)
        assert (other > other[column[intruder]]).sum() < HEAVY


@given(seed=st.integers(0, 50))
def test_an_article_that_intrudes_is_of_another_topic(topics, seed):
    told = {topic.id: {title for _, title in topic.articles} for topic in topics.topics}
    for task in document_tasks(topics, seed=seed).tasks:
        intruder = task.shown[task.intruder - 1]
        assert task.origin != task.topic
        assert intruder in told[task.origin]
        assert set(task.shown) - told[task.topic] == {intruder}
        assert len(set(task.shown)) == 5


def test_the_seed_alone_decides(topics):
    assert word_tasks(topics, 1) == word_tasks(topics, 1)
    found = {tuple(task.intruder for task in word_tasks(topics, seed).tasks) for seed in range(20)}
    assert len(found) > 5


def test_first_words_of_articles(fitted, articles):
    """Their titles are the same, so that these alone tell them apart."""
    topics = fitted("nmf").topics
    assert not document_tasks(topics).tasks
    assert set(document_tasks(topics).left_out) == {0, 1, 2}
    text = {" ".join(a.body[0].split()[:OPENING]) for a in articles}
    for task in document_tasks(topics, articles).tasks:
        for shown in task.shown:
            assert shown.partition(": ")[2].removesuffix(" …") in text


def test_topics_that_cannot_be_shown_are_told(topics):
    poor = replace(topics.topics[0], words=topics.topics[0].words[:4], articles=())
    odd = replace(topics, topics=(poor, *topics.topics[1:]))
    for drawn in (word_tasks(odd), document_tasks(odd)):
        assert [task.topic for task in drawn.tasks] == [1, 2]
        assert list(drawn.left_out) == [0]


# -- what is scored -------------------------------------------------------------------------


def judged(*chosen: tuple[str, int, int | None]) -> list[Judgement]:
    return [Judgement("words", judge, topic, place) for judge, topic, place in chosen]


TASKS = {topic: Task(topic, ("a", "b", "c", "d"), 2, 9) for topic in range(4)}


def test_precision_by_topic_and_over_all():
    found = intrusion_scores(
        judged(("x", 0, 2), ("y", 0, 2), ("x", 1, 2), ("y", 1, 1), ("x", 2, 3), ("y", 2, None)),
        TASKS,
    )
    assert found is not None
    assert (found.topics[1].right, found.topics[1].answers) == (1, 2)
    low, high = wilson(0.5, 2)
    assert (found.topics[1].low, found.topics[1].high) == pytest.approx((low, high), abs=1e-6)
    assert (found.overall.right, found.overall.answers, found.blank) == (3, 5, 1)
    low, high = wilson(0.6, 25 / 9)
    assert (found.overall.low, found.overall.high) == pytest.approx((low, high), abs=1e-6)
    assert {judge: own.right for judge, own in found.judges.items()} == {"x": 2, "y": 1}
    assert found.chance == 0.25
    assert found.agreement.pairs == 2
    assert found.agreement.same == 0.5
    assert found.agreement.kappa == pytest.approx((0.5 - 0.25) / 0.75, abs=1e-6)


def test_more_judges_of_the_same_topics_do_not_make_the_whole_surer():
    one = intrusion_scores(judged(("x", 0, 2), ("x", 1, 1)), TASKS)
    many = intrusion_scores(judged(*((j, t, 2 - t) for j in "vwxyz" for t in (0, 1))), TASKS)
    assert one is not None
    assert many is not None
    assert (many.overall.low, many.overall.high) == (one.overall.low, one.overall.high)


def test_guessing_is_worth_a_kappa_of_nothing():
    choose = random.Random(3)
    many = dict.fromkeys(range(3000), TASKS[0])
    guessed = judged(*((j, t, choose.randint(1, 4)) for t in many for j in "xy"))
    found = intrusion_scores(guessed, many)
    assert found is not None
    assert found.agreement.kappa == pytest.approx(0, abs=0.05)
    assert found.overall.value == pytest.approx(found.chance, abs=0.03)


def test_no_answer_has_no_score():
    assert intrusion_scores(judged(("x", 0, None)), TASKS) is None


# -- the command ----------------------------------------------------------------------------


def test_sheets_show_no_answer_and_no_formula(project):
    for name in ("words", "documents"):
        path = project / "sheets" / f"{name}.csv"
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        for row in rows(path):
            assert row["intruder"] == row["judge"] == ""
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
    assert any(cell.startswith("'=") for row in rows(path) for cell in row.values())


def test_the_same_sheets_again(project):
    first = {path.name: path.read_bytes() for path in (project / "sheets").iterdir()}
    assert run(["intrusion", "model", "--out", "again"]) == 0
    assert {path.name: path.read_bytes() for path in (project / "again").iterdir()} == first
    assert run(["intrusion", "model", "--out", "other", "--seed", "5"]) == 0
    assert (project / "other/words.csv").read_bytes() != first["words.csv"]


def test_two_judges(project, capsys):
    sheets = project / "sheets"
    right = places("words")
    texts = [
        row[f"word {n}"].upper() for row, n in zip(rows(sheets / "words.csv"), right, strict=True)
    ]
    wrong = str(right[0] % 6 + 1)
    fill(sheets / "words.csv", sheets / "lan.csv", "Lan", [wrong, texts[1], texts[2]])
    fill(sheets / "words.csv", sheets / "minh.csv", "", [*map(str, right[:2]), ""], ";")
    titles = places("documents")
    fill(
        sheets / "documents.csv",
        sheets / "read.csv",
        "Lan",
        [
            row[f"article {n}"]
            for row, n in zip(rows(sheets / "documents.csv"), titles, strict=True)
        ],
    )
    filled = [str(sheets / name) for name in ("lan.csv", "minh.csv", "read.csv")]
    capsys.readouterr()
    assert run(["intrusion", "model", "--score", *filled, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    words = found["words"]
    assert [(t["right"], t["answers"]) for t in words["topics"]] == [(1, 2), (2, 2), (1, 1)]
    assert [(j["judge"], j["right"], j["answers"]) for j in words["judges"]] == [
        ("Lan", 2, 3),
        ("minh", 2, 2),
    ]
    assert words["blank"] == 1
    assert words["agreement"] == {"pairs": 2, "same": 0.5, "kappa": 0.4}
    assert found["documents"]["overall"]["value"] == 1.0
    assert run(["intrusion", "model", "--score", *filled]) == 0
    printed = capsys.readouterr().out
    assert "by chance 0.167; rows without an answer: 1" in printed
    assert "judges agree in 0.500 of 2 pairs, kappa 0.400" in printed


def test_a_spreadsheet_may_take_the_apostrophes_off(project, capsys):
    sheet = project / "sheets/documents.csv"
    fill(sheet, project / "read.csv", "Lan", list(map(str, places("documents"))))
    text = (project / "read.csv").read_text(encoding="utf-8")
    assert "'=" in text
    (project / "read.csv").write_text(text.replace("'=", "="), encoding="utf-8")
    key = ["--answers", "sheets/answers.json"]
    capsys.readouterr()
    assert run(["intrusion", "model", "--score", "read.csv", *key, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"]["overall"]["value"] == 1.0


def test_every_wrong_row_is_told_with_its_line(project, capsys):
    sheets = project / "sheets"
    fill(sheets / "words.csv", project / "bad.csv", "Lan", ["7", "voi", "1"])
    text = (project / "bad.csv").read_text(encoding="utf-8-sig").splitlines()
    topic, _, rest = text[3].split(",", 2)
    text += [text[3], f"9,,{rest}", f"{topic},,x{rest}", "," * (len(text[0].split(",")) - 1)]
    (project / "bad.csv").write_text("\n".join(text) + "\n", encoding="utf-8")
    capsys.readouterr()
    assert (
        run(["intrusion", "model", "--score", "bad.csv", "--answers", "sheets/answers.json"]) == 2
    )
    told = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[0] for line in told[1:]] == [f"bad.csv:{n}" for n in (3, 5, 6, 7)]
    assert "bad.csv:2: found intruder '7'; expected a number from 1 to 6" in told[0]
    assert "intruder 'voi'" in told[1]
    assert "judged again by 'Lan'" in told[2]
    assert "topic '9'" in told[3]
    assert "other cells for topic 2" in told[4]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["model"], "either --out FOLDER, or --score"),
        (["model", "--score"], "either --out FOLDER, or --score"),
        (["model", "--score", "sheets/words.csv", "--out", "x"], "either --out FOLDER, or --score"),
        (["model", "sheets/words.csv"], "either --out FOLDER, or --score"),
        (["model", "--out", "sheets"], "words.csv: found a file, which judges may have filled"),
        (["model", "--out", "articles.jsonl"], "articles.jsonl"),
        (["model", "--score", "sheets/words.csv"], "found no answer in the column intruder"),
        (["model", "--score", "nowhere.csv", "--answers", "sheets/answers.json"], "no such file"),
        (["model", "--score", "articles.jsonl"], "answers.json: there is no such file"),
        (["model", "--score", "articles.jsonl", "--answers", "sheets/answers.json"], "jsonl:1"),
        (["model", "--score", "sheets/words.csv", "--answers", "articles.jsonl"], "something else"),
        (["other", "--score", "sheets/words.csv"], "the answers of another model"),
        (["nowhere", "--out", "x"], "no such model folder"),
        (["themes", "--out", "x"], "themes: found a classifier"),
    ],
)
def test_mistakes(arguments, said, project, topics, capsys):
    (project / "themes").mkdir()
    (project / "themes/experiment.yaml").write_text("task: classify\n", encoding="utf-8")
    replace(topics, topics=topics.topics[::-1]).save(project / "other")
    capsys.readouterr()
    assert run(["intrusion", *arguments]) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""


def test_a_blank_sheet_beside_a_filled_one_is_told(project, capsys):
    sheets = project / "sheets"
    fill(sheets / "words.csv", sheets / "lan.csv", "Lan", ["1", "1", "1"])
    capsys.readouterr()
    filled = ["sheets/lan.csv", "sheets/documents.csv"]
    assert run(["intrusion", "model", "--score", *filled]) == 0
    assert "documents: no row has an answer" in capsys.readouterr().err


def test_articles_that_are_not_found_are_told(project, capsys, articles):
    write_articles(articles[:1], project / "one.jsonl")
    assert run(["intrusion", "model", "--out", "some", "--articles", "one.jsonl"]) == 0
    assert "articles are not in --articles: titles alone" in capsys.readouterr().err
    assert run(["intrusion", "model", "--out", "all", "--articles", "articles.jsonl"]) == 0
    assert "titles alone" not in capsys.readouterr().err
    assert ": " in rows(project / "all/documents.csv")[0]["article 1"]


def test_a_model_with_nothing_to_show(topics):
    from toolkit.errors import ArticleError
    from toolkit.intrusion import write_sheets

    bare = [replace(topic, words=topic.words[:2], articles=()) for topic in topics.topics]
    odd = replace(topics, topics=tuple(bare))
    drawn = {"words": word_tasks(odd), "documents": document_tasks(odd)}
    with pytest.raises(ArticleError, match="no topic to show"):
        write_sheets(drawn, "", Path("nowhere"))
