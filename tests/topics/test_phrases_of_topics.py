"""Phrases that stand for a topic."""

from __future__ import annotations

from toolkit.articles import Article
from toolkit.topics.phrases import phrases


def article(text, *words):
    return Article.from_text(text, id=text), words


VOTE = [
    article("Cử tri bỏ lá phiếu vào hòm", "cử tri", "bỏ", "lá", "phiếu", "hòm"),
    article(
        "Một lá phiếu, hai lá phiếu; cử tri xem", "lá", "phiếu", "lá", "phiếu", "cử tri", "xem"
    ),
    article("Lá  phiếu bầu của thôn", "lá", "phiếu", "bầu", "thôn"),
]
LAND = [
    article("Giải phóng mặt bằng ở xã", "giải phóng mặt bằng", "xã"),
    article("Xã giải phóng mặt bằng xong", "xã", "giải phóng mặt bằng", "xong"),
    article("Dân giao đất để giải phóng mặt bằng", "dân", "giao", "đất", "giải phóng mặt bằng"),
]
WORDS = [frozenset({"lá", "phiếu", "cử tri", "thôn"}), frozenset({"giải phóng mặt bằng", "xã"})]


def test_words_that_stand_side_by_side_or_have_three_syllables():
    assert phrases([VOTE, LAND], WORDS) == [("lá phiếu",), ("giải phóng mặt bằng",)]


def test_what_a_stop_word_or_a_full_stop_parts_is_none():
    """The words of an article come without either, so its text has the last say."""
    apart = [article(f"{number} lá. Phiếu", "lá", "phiếu") for number in range(5)]
    assert phrases([apart, LAND], WORDS) == [(), ("giải phóng mặt bằng",)]


def test_what_every_topic_says_stands_for_none():
    assert phrases([VOTE, VOTE], [WORDS[0], WORDS[0]]) == [(), ()]


def test_the_longer_phrase_where_it_is_as_good():
    hall = [article(f"{n} hội đồng dân phố họp", "hội đồng", "dân", "phố", "họp") for n in range(4)]
    [found, _] = phrases([hall, LAND], [frozenset({"hội đồng", "phố"}), WORDS[1]])
    assert "hội đồng dân phố" in found
    assert "hội đồng dân" not in found


def test_topics_without_articles():
    assert phrases([[], VOTE], [frozenset(), WORDS[0]])[0] == ()
    assert phrases([], []) == []
