"""Which articles are one story: on a press whose truth is known, and the laws of grouping."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from press_corpus import bulletins, corpus, event, repeats, sentence

from toolkit.articles import Article, write_articles
from toolkit.stories import Stories, assign_stories, collection, groups
from toolkit.stories import pairs as candidate_pairs
from toolkit.tables import read_rows

SMALL = corpus(2, seed=5)
UNDATED = [replace(article, published=None) for article in SMALL]


def assigned(articles: Iterable[Article], path: Path, **options: object) -> list[Article]:
    """The articles that are kept, with their stories."""
    write_articles(articles, path)
    assign_stories(path, **options)  # type: ignore[arg-type]
    return [Article.from_record(row) for _, row in read_rows(path)]  # type: ignore[arg-type]


def parts(named: Iterable[tuple[str, str | None]]) -> set[frozenset[str]]:
    """The groups of (member, name)."""
    members: dict[str | None, set[str]] = defaultdict(set)
    for member, name in named:
        members[name].add(member)
    return {frozenset(group) for group in members.values()}


def pairs(grouped: Iterable[frozenset[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in grouped for pair in combinations(group, 2)}


def together(articles: Sequence[Article], path: Path, **options: object) -> bool:
    """Whether all of the articles are one story."""
    return len({article.story for article in assigned(articles, path, **options)}) == 1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "press.jsonl"


# -- quality ---------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2])
def test_a_press_whose_truth_is_known(seed: int, path: Path) -> None:
    found = assigned(corpus(30, seed), path)
    made = pairs(parts((article.id, article.story) for article in found))
    true = pairs(parts((article.id, article.url) for article in found))
    assert len(true) == 30 * 15, "each event has six articles"
    assert len(made & true) >= 0.99 * len(true)
    assert len(made & true) >= 0.99 * len(made)


@pytest.mark.parametrize("kind", range(5), ids=["copy", "reprint", "half", "update", "typos"])
def test_each_kind_of_repeat(kind: int, path: Path) -> None:
    random_ = random.Random(kind)
    for number in range(10):
        first = event(random_, str(number))
        assert together([first, repeats(random_, first)[kind]], path)


def test_another_headline_is_no_other_story(path: Path) -> None:
    random_ = random.Random(3)
    body = (" ".join(sentence(random_) for _ in range(3)),)
    titles = [f"{sentence(random_)} {sentence(random_)}" for _ in range(2)]
    made = [Article(name, title, body=body) for name, title in zip("ab", titles, strict=True)]
    assert together(made, path)


def test_letters_and_spaces_are_folded(path: Path) -> None:
    first = event(random.Random(3), "a")
    body = tuple(f"  {paragraph.upper()} ".replace("À", "A\u0300") for paragraph in first.body)
    assert together([first, replace(first, id="b", body=body)], path)


def test_old_and_new_tone_marks_are_one(path: Path) -> None:
    old = " ".join(f"hòa thủy khỏe {number}" for number in range(40))
    new = old.replace("hòa", "hoà").replace("thủy", "thuỷ").replace("khỏe", "khoẻ")
    assert together([Article("a", body=(old,)), Article("b", body=(new,))], path)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("27/9",), ("28/9",), False),
        (("27/9",), ("27-9-2024",), True),
        (("27.9.2024",), ("28.9.2024",), False),
        (("27/9",), (), True),
        (("26/9", "27/9"), ("27/9", "28/9"), False),
        (("1/9", "2/9", "3/9"), ("1/9", "2/9", "4/9"), False),
        (("1/9", "2/9", "3/9", "4/9"), ("1/9", "2/9", "3/9", "5/9"), True),
        (("99/99",), ("98/99",), True),
    ],
)
def test_what_differs_in_its_days_is_another_bulletin(
    one: tuple[str, ...], other: tuple[str, ...], same: bool, path: Path
) -> None:
    first = event(random.Random(4), "a")
    made = [
        Article(name, lead=f"Tin {', '.join(days)}.", body=first.body)
        for name, days in (("a", one), ("b", other))
    ]
    assert together(made, path) is same


def test_a_short_text_is_compared_as_a_whole(path: Path) -> None:
    stub = "Mời bạn đọc xem ảnh của phóng viên chụp tại lễ hội đầu xuân."
    one, two = Article("a", "Ảnh: chợ", body=(stub,)), Article("b", "Ảnh: đình", body=(stub,))
    assert not together([one, two], path)
    assert together([one, replace(one, id="c")], path)


def test_an_article_without_text_repeats_nothing(path: Path) -> None:
    assert len({a.story for a in assigned([Article("a"), Article("b")], path)}) == 2


def test_a_third_is_no_excerpt(path: Path) -> None:
    first = event(random.Random(6), "a")
    third = Article("b", body=first.body[:2])
    assert not together([first, third], path)
    assert together([first, Article("c", body=first.body[:4])], path)


def test_the_threshold(path: Path) -> None:
    random_ = random.Random(7)
    first, other = event(random_, "a"), event(random_, "b")
    mixed = replace(other, lead=first.lead, body=(*first.body[:3], *other.body[:3]))
    assert not together([first, mixed], path)
    assert together([first, mixed], path, threshold=0.5)


# -- laws ------------------------------------------------------------------------------------


@pytest.mark.parametrize("made", [SMALL, UNDATED], ids=["dated", "undated"])
@given(data=st.data())
@settings(max_examples=10)
def test_the_order_of_the_corpus_changes_nothing(
    made: list[Article], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shuffled = data.draw(st.permutations(made))
    folder = tmp_path_factory.mktemp("order")
    for keep in ("all", "first"):
        usual, other = (
            {(a.text, a.story) for a in assigned(articles, folder / "a.jsonl", keep=keep)}
            for articles in (made, shuffled)
        )
        assert usual == other


@given(chosen=st.sets(st.integers(0, len(SMALL) - 1), min_size=1))
@settings(max_examples=20)
def test_the_counts_add_up(chosen: set[int], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("counts") / "a.jsonl"
    articles = [SMALL[number] for number in sorted(chosen)]
    write_articles(articles, path)
    found = assign_stories(path)
    assert found.articles == len(articles)
    assert found.articles == found.stories + found.exact + found.near
    assert found.exact == len(articles) - len({article.text for article in articles})
    stories = [Article.from_record(row).story for _, row in read_rows(path)]  # type: ignore[arg-type]
    assert len(set(stories)) == found.stories
    assert all(stories)


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
@pytest.mark.parametrize("keep", ["all", "first"])
def test_twice_is_once(suffix: str, keep: str, tmp_path: Path) -> None:
    path = tmp_path / f"press{suffix}"
    assigned(corpus(3), path, keep=keep)
    once = path.read_bytes()
    again = assign_stories(path, keep=keep)  # type: ignore[arg-type]
    assert path.read_bytes() == once
    assert (again.exact + again.near == 0) is (keep == "first")


def test_workers_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "BATCH", 7)
    alone, many = tmp_path / "alone.parquet", tmp_path / "many.parquet"
    assigned(corpus(4), alone)
    assigned(corpus(4), many, workers=2)
    assert alone.read_bytes() == many.read_bytes()


def test_chunks_of_pairs_change_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = {(a.id, a.story) for a in assigned(corpus(4), path)}
    monkeypatch.setattr(groups, "CHUNK", 5)
    assert {(a.id, a.story) for a in assigned(corpus(4), path)} == usual


def test_a_crowd_of_reprints_is_one_story(path: Path) -> None:
    """More than the neighbours that an article is compared with."""
    first = event(random.Random(8), "a")
    crowd = [replace(first, id=str(n), body=(*first.body, f"Theo báo {n}")) for n in range(150)]
    assert together(crowd, path)


def test_reprints_are_found_in_a_crowd_of_bulletins(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidate_pairs, "NEIGHBOURS", 1)
    crowd = bulletins(random.Random(8), 330)
    reprints = [
        replace(bulletin, id=f"{bulletin.id}-reprint", body=("Theo báo Làng:", *bulletin.body))
        for bulletin in crowd[::30]
    ]
    found = parts((a.id, a.story) for a in assigned([*crowd, *reprints], path))
    expected = {frozenset({article.url, article.id}) for article in reprints}
    assert {group for group in found if len(group) > 1} == expected


# -- the first -------------------------------------------------------------------------------


def test_the_first_is_the_one_published_first(path: Path) -> None:
    made = [
        replace(event(random.Random(9), "a"), id=name, title=name, published=published)
        for name, published in (
            ("undated", None),
            ("later", "2021-03-05T09:00:00"),
            ("first", "2021-03-05T07:00:00"),
            ("last", "2021-03-06"),
        )
    ]
    kept = assigned(made, path, keep="first")
    assert [article.id for article in kept] == ["first"]
    assert {article.story for article in assigned(made, path)} == {kept[0].story}


def test_of_copies_the_first_in_the_corpus_is_kept(path: Path) -> None:
    first = event(random.Random(9), "a")
    made = [replace(first, id=name) for name in ("b", "a", "c")]
    assert [article.id for article in assigned(made, path, keep="first")] == ["b"]


def test_what_is_found(path: Path) -> None:
    first = event(random.Random(10), "a")
    copy = replace(first, id="b")
    reprint = replace(first, id="c", title="Tựa khác", published="2020-01-01")
    write_articles([first, copy, reprint, Article("d", body=("Khác hẳn.",))], path)
    found = assign_stories(path)
    assert isinstance(found, Stories)
    assert (found.articles, found.stories, found.exact, found.near) == (4, 2, 1, 1)
    assert found.first.tolist() == [False, False, True, True]
    assert found.ids.tolist() == [found.ids[2]] * 3 + [found.ids[3]]
