"""The starter corpus passes its check, and the check finds what is wrong with a corpus."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from toolkit.articles import Article
from toolkit.labels import Label, Labels

THEMES = ("elections", "covid_response", "grassroots_democracy", "land_clearance")


def _script(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_corpus", root / "scripts/check_corpus.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def corpus_check(root: Path) -> ModuleType:
    return _script(root)


@pytest.fixture(scope="module")
def shipped(root: Path) -> dict[str, list[str]]:
    return _script(root).check(root / "seeds")[1]


CHECKS = ("table and files", "balance", "lengths", "near-duplicates", "shared sentences", "labels")


@pytest.mark.parametrize("name", CHECKS)
def test_the_shipped_corpus_passes(shipped: dict[str, list[str]], name: str) -> None:
    assert shipped[name] == []


def test_every_check_is_asked_for(shipped: dict[str, list[str]]) -> None:
    assert tuple(shipped) == CHECKS


def test_pages_and_table_must_match(corpus_check: ModuleType, root: Path, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    (seeds / "articles").mkdir(parents=True)
    shutil.copy(root / "seeds/articles.csv", seeds)
    (seeds / "articles/stray.txt").write_text("Một trang lạc.\n", encoding="utf-8")
    found = corpus_check.files(seeds)
    assert "articles/stray.txt: in the folder, not in the table" in found
    assert "articles/a101.txt: in the table, not in the folder" in found


def test_a_theme_with_too_few_articles_is_named(corpus_check: ModuleType) -> None:
    labels: Labels = {f"a{n}": {"elections": Label(2)} for n in range(90)}
    found = corpus_check.balance(labels, THEMES)
    assert not any(line.startswith("elections main") for line in found)
    assert "land_clearance main: 0; expected 90 or more" in found
    assert "no theme: 0; expected 150 or more" in found


def test_short_and_long_articles_are_named(corpus_check: ModuleType) -> None:
    articles = [Article.from_text("chợ " * n, id=f"n{n}") for n in (149, 150, 700, 701)]
    found = corpus_check.lengths(articles)
    assert [line.split(":")[0] for line in found] == ["n149", "n701"]


OWN = "Sáng nay đội bóng xóm Bến thắng ba trận liền trên sân cát ven sông. "
OTHER = "Chiều qua, tổ thợ mộc làng Đông đóng xong mười hai bộ bàn ghế cho lớp học mới. "


def test_an_article_that_holds_another_is_found(corpus_check: ModuleType) -> None:
    articles = [
        Article.from_text(OWN, id="one"),
        Article.from_text(OTHER + OWN, id="two"),
        Article.from_text(OTHER.upper().replace("MƯỜI HAI", "chín"), id="three"),
    ]
    found = corpus_check.copies(articles)
    assert found[0] == "one and two: 100% of the shorter in both"
    assert not any("one and three" in line for line in found)


def test_a_shared_sentence_is_found_whatever_its_letters(corpus_check: ModuleType) -> None:
    articles = [
        Article.from_text(OWN + OTHER, id="one"),
        Article.from_text("Tin vắn. " + OWN.upper(), id="two"),
    ]
    found = corpus_check.shared_sentences(articles)
    assert len(found) == 1
    assert found[0].startswith("one and two: 'sáng nay đội bóng")


def test_a_label_must_name_sentences_of_the_article(corpus_check: ModuleType) -> None:
    articles = [Article.from_text(OWN + OTHER, id="one")]
    rest = {theme: Label(0) for theme in THEMES[1:]}
    good: Labels = {"one": {"elections": Label(1, "Chiều qua, tổ thợ"), **rest}}
    absent: Labels = {"one": {"elections": Label(1, "Tối nay, tổ thợ"), **rest}}
    unnamed: Labels = {"one": {"elections": Label(1), **rest}}
    nowhere: Labels = {**good, "two": {}}
    assert corpus_check.label_rows(articles, good, THEMES) == []
    assert "Tối nay, tổ thợ" in corpus_check.label_rows(articles, absent, THEMES)[0]
    assert "elections is 1" in corpus_check.label_rows(articles, unnamed, THEMES)[0]
    assert "two: labels of no article" in corpus_check.label_rows(articles, nowhere, THEMES)
    assert corpus_check.label_rows(articles, {"one": rest}, THEMES) == ["one: no row for elections"]
