"""Terms are found in tokens whatever the tokens' borders."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.text import segment
from toolkit.text.terms import Terms

TERMS = Terms(["dân chủ", "dân chủ ở cơ sở", "cơ sở", "theo đó", "ban"])

SYLLABLES = st.sampled_from("ab")
TOKENS = st.lists(st.lists(SYLLABLES, min_size=1, max_size=3).map(" ".join), max_size=12)
LISTS = st.sets(st.lists(SYLLABLES, min_size=1, max_size=4).map(" ".join), max_size=6)


@pytest.mark.parametrize(
    ("tokens", "joined"),
    [
        ("quy chế|dân chủ|ở|cơ sở", "quy chế|dân chủ ở cơ sở"),
        ("quy|chế|dân|chủ|ở|cơ|sở", "quy|chế|dân chủ ở cơ sở"),
        ("dân chủ|cơ sở", "dân chủ|cơ sở"),
        ("dân chủ|ở|cơ", "dân chủ|ở|cơ"),
        ("quân dân|chủ", "quân dân|chủ"),
        ("dân|chủ nhà", "dân|chủ nhà"),
        ("theo|,|đó", "theo|,|đó"),
        ("ban|ban|", "ban|ban|"),
    ],
)
def test_the_longest_term_between_borders_of_tokens(tokens: str, joined: str) -> None:
    assert TERMS.join(tokens.split("|")) == joined.split("|")


@given(TOKENS, LISTS)
def test_what_is_found_is_a_term_and_nothing_is_lost(tokens: list[str], terms: set[str]) -> None:
    finder = Terms(terms)
    found = finder.find(tokens)
    assert all(" ".join(tokens[first:after]) in terms for first, after in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert " ".join(finder.join(tokens)) == " ".join(tokens)
    inside = {i for first, after in found for i in range(first, after)}
    assert all(token not in terms for i, token in enumerate(tokens) if i not in inside)


@given(TOKENS, LISTS)
def test_what_is_replaced_leaves_the_rest(tokens: list[str], terms: set[str]) -> None:
    finder = Terms(terms)
    joined = finder.join(tokens)
    marked = finder.replace(tokens, "|")
    assert len(marked) == len(joined)
    assert all(m == j or (m == "|" and j in terms) for m, j in zip(marked, joined, strict=True))


def test_a_term_has_the_place_of_its_tokens() -> None:
    text = "Thôn bàn về dân chủ  ở cơ sở."
    tokens = segment(text, "syllables")
    [(first, after)] = TERMS.find([token.form.lower() for token in tokens])
    assert text[tokens[first].start : tokens[after - 1].end] == "dân chủ  ở cơ sở"


def test_no_terms() -> None:
    assert Terms().join(["một", "hai"]) == ["một", "hai"]
    assert Terms(["", " "]).find(["một"]) == []
