"""Measures of topics, by hand and against gensim."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.experiment.topics import run_topics
from toolkit.topics.coherence import c_v, npmi, u_mass
from toolkit.topics.distinct import diversity, exclusivity, inverted_rbo
from toolkit.topics.evaluation import coverage, main_topics
from toolkit.topics.stability import _split, matched, overlap
from toolkit.topics.together import in_articles, in_windows
from toolkit.topics.vocabulary import Vocabulary
from toolkit.topics.words import top_words

LETTERS = Vocabulary(tuple("abcdef"))


def count(*texts):
    return LETTERS.count([tuple(text) for text in texts])


def coherence(top, counts):
    return npmi(top, in_articles(top, counts))


def test_top_words_heaviest_first_ties_in_column_order():
    weights = np.array([[1.0, 3.0, 3.0, 2.0], [0.0, 0.0, 0.0, 5.0]])
    assert top_words(weights, 3).tolist() == [[1, 2, 3], [3, 0, 1]]


def test_coherence_by_hand():
    counts = count("ab", "ab", "a", "c")
    # P(a) = 3/4, P(b) = P(ab) = 1/2; a and c never meet
    expected = math.log((1 / 2) / (3 / 4 * 1 / 2)) / -math.log(1 / 2)
    ab, ac = coherence(np.array([[0, 1], [0, 2]]), counts)
    assert ab == pytest.approx(expected, abs=1e-9)
    never = math.log(1e-12 / (3 / 4 * 1 / 4)) / -math.log(1e-12)
    assert ac == pytest.approx(never, abs=1e-9)


def test_coherence_at_its_ends():
    always = count("ab", "ab", "ab")
    assert coherence(np.array([[0, 1]]), always).tolist() == [1]
    assert coherence(np.array([[0, 2]]), always).tolist() == [-1]


def test_coherence_counts_a_word_once_in_an_article():
    assert coherence(np.array([[0, 1]]), count("aab", "b", "c")) == pytest.approx(
        coherence(np.array([[0, 1]]), count("ab", "bbb", "cc"))
    )


texts = st.lists(st.text("abcdef", min_size=1, max_size=8), min_size=3, max_size=12)


MEASURES = {
    "c_npmi": (npmi, in_articles, 100),
    "u_mass": (u_mass, in_articles, None),
    "c_v": (c_v, lambda top, counts: in_windows(top, counts, 5), 5),
}


@pytest.mark.parametrize("measure", MEASURES)
@given(texts)
@settings(max_examples=40, deadline=None)
def test_coherence_is_that_of_gensim(measure, articles):
    from gensim.corpora import Dictionary
    from gensim.models import CoherenceModel

    ours, count_words, window = MEASURES[measure]
    words = sorted(set("".join(articles)))
    everywhere = [w for w in words if all(w in article for article in articles)]
    words = [w for w in words if w not in everywhere]  # where gensim divides 0 by 0
    if len(words) < 4:
        return
    topics = [words[:3], words[1:4]]
    tokens = [list(article) for article in articles]
    dictionary = Dictionary(tokens)
    peer = CoherenceModel(
        topics=topics,
        texts=tokens,
        corpus=[dictionary.doc2bow(text) for text in tokens],
        dictionary=dictionary,
        coherence=measure,
        window_size=window,
        topn=3,
        processes=1,
    ).get_coherence_per_topic()
    columns = np.array([[LETTERS.words.index(word) for word in topic] for topic in topics])
    found = ours(columns, count_words(columns, count(*articles)))
    np.testing.assert_allclose(found, peer, atol=1e-6)


def test_coherence_of_words_that_stand_nowhere():
    top = np.array([[0, 1, 5], [3, 4, 5]])
    counts = count("ab", "abc", "c")
    assert np.isfinite(c_v(top, in_windows(top, counts))).all()
    assert c_v(top, in_windows(top, counts))[1] == 0
    assert u_mass(top, in_articles(top, counts))[1] == 0
    assert npmi(top, in_articles(top, counts))[1] == -1


def test_windows_of_empty_and_short_articles():
    top = np.array([[0, 1]])
    together = in_windows(top, count("", "ab", "acb"), width=2)
    assert together.total == 4  # "", ab, ac, cb
    assert together.both.tolist() == [[2, 1], [1, 2]]


def test_diversity_by_hand():
    assert diversity(np.array([[0, 1], [1, 2]])) == 0.75
    assert diversity(np.array([[0, 1], [2, 3]])) == 1
    assert diversity(np.array([[0, 1], [0, 1]])) == 0.5


def test_exclusivity_by_hand():
    weights = np.array([[3.0, 1.0, 0.0], [0.0, 2.0, 2.0]])
    # scaled: 3/4, 1/4, 0 and 0, 1/2, 1/2
    found = exclusivity(np.array([[0, 1], [1, 2]]), weights)
    assert found == pytest.approx([(1 + 1 / 3) / 2, (2 / 3 + 1) / 2])


def test_inverted_rbo_by_hand():
    assert inverted_rbo(np.array([[0, 1], [2, 3]])) == pytest.approx(1)
    assert inverted_rbo(np.array([[0, 1], [0, 1]])) == pytest.approx(0)
    # agreement 0 at depth 1 and 1 at depth 2: overlap 0.1 * 0.9 + 0.9 ** 2
    assert inverted_rbo(np.array([[0, 1], [1, 0]])) == pytest.approx(1 - 0.09 - 0.81)
    first, last = np.array([[0, 1], [0, 2]]), np.array([[1, 0], [2, 0]])
    assert inverted_rbo(first) < inverted_rbo(last)
    assert inverted_rbo(np.array([[0, 1]])) == 1


def test_matched_by_hand():
    one = np.array([[0, 1], [2, 3]])
    assert matched(one, np.array([[2, 3]])).tolist() == [0, 1]


def test_overlap_by_hand():
    one = np.array([[0, 1], [2, 3]])
    assert overlap(one, one[::-1]) == 1
    assert overlap(one, np.array([[0, 2], [4, 5]])) == pytest.approx((1 / 3 + 0) / 2)
    assert overlap(one, np.array([[1, 0]])) == 0.5  # a topic without partner counts as 0


def test_overlap_matches_for_the_best_sum():
    one = np.array([[0, 1, 2], [0, 1, 3]])
    other = np.array([[0, 1, 3], [6, 7, 8]])
    assert overlap(one, other) == 0.5  # row 1 with row 0, though row 0 is like it too


def test_parts_and_bootstraps_of_articles():
    kept, left = _split(200, 0.8, 3, replacement=False)
    assert len(np.unique(kept)) == 160
    assert sorted([*kept, *left]) == list(range(200))
    kept, left = _split(200, 1.0, 3, replacement=True)
    assert len(kept) == 200
    assert set(kept) | set(left) == set(range(200))
    assert not set(kept) & set(left)
    assert 0.3 < len(left) / 200 < 0.45  # 1/e of them


def test_stability_over_bootstraps(articles, experiment):
    base = experiment("nmf")
    chosen = replace(base, evaluation=replace(base.evaluation, bootstrap=2))
    metrics = run_topics(chosen, articles).metrics
    assert 0.6 < metrics["stability_bootstrap"] <= 1
    assert "stability" not in metrics


def test_coverage_and_main_topics():
    shares = np.array([[0.2, 0.8], [0.0, 0.0], [0.5, 0.5]])
    assert main_topics(shares).tolist() == [1, -1, 0]
    assert coverage(shares) == pytest.approx(2 / 3)


def test_metrics_of_an_experiment(articles, experiment):
    metrics = run_topics(experiment("nmf", refits=2, seeds=1), articles).metrics
    assert metrics["n_topics"] == 3
    assert metrics["n_articles"] == 60
    assert metrics["coverage"] == 1
    assert 0 < metrics["stability"] <= 1
    assert metrics["stability_seeds"] == 1  # it starts from no random number
    assert 0 < metrics["exclusivity"] <= 1
    assert 0 < metrics["inverted_rbo"] <= 1
    assert 0 < metrics["c_v"] <= 1
    assert metrics["u_mass"] < 0
    assert metrics["diversity"] > 0.6
    assert -1 <= metrics["npmi"] <= 1
    assert "perplexity" not in metrics


def test_tables_of_an_experiment(articles, experiment):
    tables = run_topics(experiment("nmf", refits=1), articles).tables
    for name in ("npmi", "c_v", "u_mass", "exclusivity", "stability"):
        assert all(isinstance(row[name], float) for row in tables["topics"])
    assert [row["id"] for row in tables["topics"]] == [0, 1, 2]
    assert sum(row["articles"] for row in tables["topics"]) == 60
    assert sum(row["share"] for row in tables["topics"]) == pytest.approx(1)
    assert [row["id"] for row in tables["assignments"]] == [article.id for article in articles]
