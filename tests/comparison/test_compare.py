"""Models set side by side: pairing, what differs, what cannot be compared."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from toolkit.comparison import Opinions, compare
from toolkit.comparison.page import comparison_page
from toolkit.errors import ArticleError

TRUTH = np.array([[1, 0], [0, 1], [1, 1], [0, 0]], bool)
IDS = ("a1", "a2", "a3", "a4")


def opinions(name: str = "one", wrong: tuple[tuple[int, int], ...] = ()) -> Opinions:
    present = TRUTH.copy()
    for place in wrong:
        present[place] ^= True
    return Opinions(name, ("x", "y"), IDS, ("Một", "Hai", "<b>Ba</b>", ""), IDS, TRUTH, present)


def test_what_changed() -> None:
    found = compare([opinions(wrong=((0, 0), (3, 1))), opinions("two", ((3, 1), (2, 0)))])
    changes = [(c.id, c.theme, c.labelled, c.mended) for c in found.pairs[0].changes]
    assert changes == [("a1", "x", True, True), ("a3", "x", True, False)]
    assert found.scores["one"]["f1/x"].value == pytest.approx(2 / 3)
    assert found.count == 4


def test_the_order_of_articles_and_themes_does_not_matter() -> None:
    other = opinions("two", ((1, 0),))
    turned = replace(
        other.of(IDS[::-1]),
        themes=("y", "x"),
        truth=other.truth[::-1, ::-1],
        present=other.present[::-1, ::-1],
    )
    assert compare([opinions(), other]) == compare([opinions(), turned])


def test_only_common_articles_count() -> None:
    found = compare([opinions(), opinions("two").of(("a3", "a1"))])
    assert found.count == 2
    assert found.left_out == {"one": 2, "two": 0}


def test_one_correction_over_all_pairs() -> None:
    found = compare([opinions(), *(opinions(str(i), ((0, 0),)) for i in range(3))], shuffles=100)
    for pair in found.pairs:
        for difference in pair.differences:
            assert difference.corrected >= difference.p


def test_a_name_twice() -> None:
    found = compare([opinions(), opinions()])
    assert list(found.scores) == ["one", "one (2)"]


def test_other_names_on_the_page() -> None:
    found = compare([opinions(), opinions("two").of(("a3", "a1")), opinions("three")])
    called = found.called(["first", "second", "third"])
    assert called.called(["one", "two", "three"]) == found
    page = comparison_page(called)
    assert "<title>Comparison of first and 2 more</title>" in page
    assert "<h2>second against first</h2>" in page
    assert "<h1>one and two</h1>" in comparison_page(compare([opinions(), opinions("two")]))


@pytest.mark.parametrize(
    ("models", "said"),
    [
        ([opinions()], "two or more"),
        ([opinions(), replace(opinions("two"), themes=("x", "z"))], "two: found the themes x, z"),
        ([opinions(), replace(opinions("two"), truth=~TRUTH)], "4 articles have other labels"),
        ([opinions(), replace(opinions("two"), ids=("b", "c", "d", "e"))], "no article that all"),
    ],
)
def test_what_cannot_be_compared(models: list[Opinions], said: str) -> None:
    with pytest.raises(ArticleError, match=said):
        compare(models)


def test_titles_are_data_on_the_page() -> None:
    page = comparison_page(compare([opinions("<i>one</i>"), opinions("two", ((2, 0),))]))
    assert "<b>" not in page
    assert "&lt;b&gt;Ba&lt;/b&gt;" in page
    assert "<i>" not in page
    assert "http:" not in page
    assert "https:" not in page
