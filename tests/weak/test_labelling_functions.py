"""Labelling functions: those of a codebook, those of a user's file, and what each mistake says."""

from __future__ import annotations

import textwrap
from pathlib import Path

import numpy as np
import pytest

from toolkit.articles import Article
from toolkit.codebook import Codebook, Phrase, Theme
from toolkit.errors import FunctionError
from toolkit.weak import (
    ABSTAIN,
    NO,
    YES,
    LabellingFunction,
    cast_votes,
    codebook_functions,
    dawid_skene,
    fit_label_models,
    function_reports,
    labelling_function,
    load_functions,
    weak_labels,
)

RULES = ["lead", "names", "several", "together", "against"]


def votes_of(codebook: Codebook, theme: str, article: Article) -> list[int]:
    functions = [function for function in codebook_functions(codebook) if function.theme == theme]
    assert [function.name for function in functions] == RULES
    return [function(article) for function in functions]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Tuyển sinh đầu cấp", "Mưa to.", [YES, NO, ABSTAIN, NO, ABSTAIN]),
        ("Mưa to", "Sở lo tuyển sinh đầu cấp.", [ABSTAIN, YES, ABSTAIN, NO, ABSTAIN]),
        ("Kỳ thi tốt nghiệp", "Đề thi tham khảo.", [YES, YES, YES, NO, ABSTAIN]),
        ("Mưa", "Học sinh nghỉ, học sinh về.", [ABSTAIN, NO, ABSTAIN, ABSTAIN, ABSTAIN]),
        ("Mưa", "Học sinh và phụ huynh chờ.", [ABSTAIN, NO, ABSTAIN, YES, ABSTAIN]),
        ("Học sinh, phụ huynh", "Mưa to.", [ABSTAIN, NO, ABSTAIN, NO, ABSTAIN]),
        ("Du học", "Mưa to.", [ABSTAIN, NO, ABSTAIN, NO, NO]),
        ("Du học", "Sách giáo khoa.", [ABSTAIN, YES, ABSTAIN, NO, ABSTAIN]),
        ("Mưa to", "", [ABSTAIN, NO, ABSTAIN, NO, ABSTAIN]),
    ],
)
def test_the_rules_of_a_codebook(
    codebook: Codebook, title: str, body: str, expected: list[int]
) -> None:
    assert votes_of(codebook, "schooling", Article("a", title, None, (body,))) == expected


def test_a_lead_counts_as_a_title_does(codebook: Codebook) -> None:
    article = Article("a", None, "Giấy phép lái xe mới", ("Mưa to.",))
    assert votes_of(codebook, "traffic", article)[0] == YES


def test_phrases_are_found_however_they_are_spelt(codebook: Codebook) -> None:
    """Composed of parts, and in capitals."""
    article = Article("a", "TAI NẠN GIAO THÔNG", None, ("Mưa.",))
    assert votes_of(codebook, "traffic", article)[0] == YES


def test_a_theme_without_phrases_has_no_functions() -> None:
    bare = Theme("river", "", "", "", (), (), (), ())
    named = Theme("market", "", "", "", (), (), (), (Phrase("chợ", "names", 1.0),))
    found = codebook_functions(Codebook("1", (bare, named)))
    assert [(f.theme, f.name) for f in found] == [("market", x) for x in RULES[:3]]


# -- a user's file ---------------------------------------------------------------------------

HEAD = "from toolkit.weak import ABSTAIN, NO, YES, labelling_function\n"


def file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.py"
    path.write_text(HEAD + textwrap.dedent(text), encoding="utf-8")
    return path


def test_functions_of_a_file(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        """
        from dataclasses import dataclass

        @dataclass
        class Bar:
            height: int = 2

        @labelling_function("river")
        def flooded(article):
            return YES if article.text.count("lũ") >= Bar().height else ABSTAIN

        @labelling_function("market")
        def priced(article):
            return NO

        also = flooded
        """,
    )
    functions = load_functions(path, ["market", "river"])
    assert [(f.name, f.theme) for f in functions] == [("flooded", "river"), ("priced", "market")]
    articles = [Article("a", "Lũ", None, ("lũ và lũ",)), Article("b", "Chợ")]
    votes = cast_votes(functions, articles)
    assert votes.ids == ("a", "b")
    assert votes.table.tolist() == [[YES, NO], [ABSTAIN, NO]]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("x = (1,\n", 2, "SyntaxError: '(' was never closed"),
        ("x = 1\ny = x / 0\n", 3, "ZeroDivisionError: division by zero"),
        ("import nowhere_at_all\n", 2, "ModuleNotFoundError: No module named 'nowhere_at_all'"),
        (
            "@labelling_function('rivver')\ndef f(article):\n    return YES\n",
            2,
            "theme 'rivver' of f, which the codebook lacks; expected a theme of it. "
            "Did you mean 'river'?",
        ),
        (
            "@labelling_function\ndef f(article):\n    return YES\n",
            2,
            "expected a theme: @labelling",
        ),
        (
            "@labelling_function('river')\ndef f(a):\n    return YES\n\n"
            "@labelling_function('market')\ndef f(a):\n    return NO\n",
            7,
            "a second function 'f'; expected another name (first on line 3)",
        ),
        ("x = 1\n", 0, "no labelling function; expected functions under @labelling_function"),
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, text: str, line: int, said: str) -> None:
    path = file(tmp_path, text)
    with pytest.raises(FunctionError) as caught:
        load_functions(path, ["market", "river"])
    assert str(caught.value).startswith(f"{path}:{line}: found " if line else f"{path}: found ")
    assert said in str(caught.value)


@pytest.mark.parametrize("name", ["absent.py", "notes.txt", "folder.py"])
def test_what_is_no_file_of_functions(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    (tmp_path / "folder.py").mkdir()
    with pytest.raises(FunctionError, match="found no Python file"):
        load_functions(tmp_path / name, ["river"])


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        ("return article.title.upper()", 4, "AttributeError: 'NoneType' object has no attribute"),
        ("return helper(article)", 7, "KeyError: 'x' in f on 'a'"),
        ("return None", 2, "None from f on 'a'"),
        ("return True", 2, "True from f on 'a'"),
        ("return 2", 2, "2 from f on 'a'"),
        ("return 'yes'", 2, "'yes' from f on 'a'"),
    ],
)
def test_a_function_that_fails(tmp_path: Path, body: str, line: int, said: str) -> None:
    text = f"@labelling_function('river')\ndef f(article):\n    {body}\n"
    path = file(tmp_path, text + "\ndef helper(article):\n    return {}['x']\n")
    with pytest.raises(FunctionError) as caught:
        cast_votes(load_functions(path, ["river"]), [Article("a")])
    assert str(caught.value).startswith(f"{path}:{line}: found {said}")
    assert str(caught.value).endswith("expected YES, NO or ABSTAIN.")


def test_two_functions_of_one_name(codebook: Codebook) -> None:
    @labelling_function("traffic")
    def names(article: Article) -> int:
        return YES

    with pytest.raises(FunctionError, match="found a second function 'names' of 'traffic'"):
        cast_votes([*codebook_functions(codebook), names], [Article("a")])
    cast_votes([LabellingFunction("names", "schooling", names.vote), names], [Article("a")])


# -- what they did together --------------------------------------------------------------------


def planted(table: list[list[int]], themes: list[str]) -> tuple[list[LabellingFunction], list]:
    """Functions that vote as the columns of a table say."""
    articles = [Article(str(row)) for row in range(len(table))]
    functions = [
        LabellingFunction(f"f{column}", theme, lambda a, column=column: table[int(a.id)][column])
        for column, theme in enumerate(themes)
    ]
    return functions, articles


def test_a_report_by_hand() -> None:
    table = [[1, 1, -1, 0], [1, 0, -1, 0], [-1, 0, -1, 0], [0, -1, -1, 0]]
    votes = cast_votes(*planted(table, ["river", "river", "river", "market"]))
    models = fit_label_models(votes, ["market", "river"], dawid_skene)
    first, second, silent, other = function_reports(votes, models)
    assert (first.yes, first.no) == (2, 1)
    assert (first.coverage, first.overlaps, first.conflicts) == (0.75, 0.5, 0.25)
    assert (second.coverage, second.overlaps, second.conflicts) == (0.75, 0.5, 0.25)
    assert (silent.coverage, silent.overlaps, silent.conflicts) == (0, 0, 0)
    assert np.isnan(silent.accuracy)
    assert (other.coverage, other.overlaps, other.conflicts) == (1, 0, 0)
    assert first.accuracy == pytest.approx((1 + 0.5 + 1) / 3)
    assert other.accuracy == 1


def test_articles_and_themes_without_a_vote() -> None:
    table = [[1, -1], [-1, -1], [0, -1]]
    votes = cast_votes(*planted(table, ["river", "market"]))
    models = fit_label_models(votes, ["market", "river"], dawid_skene)
    labels = weak_labels(models, votes)
    assert labels.themes == ("river",)
    assert labels.ids == ("0", "2")
    assert labels.probabilities[:, 0].tolist() == [1, 0]


def test_no_vote_at_all() -> None:
    votes = cast_votes(*planted([[-1], [-1]], ["river"]))
    with pytest.raises(FunctionError, match="no labelling function votes on any of 2 articles"):
        fit_label_models(votes, ["river"], dawid_skene)
