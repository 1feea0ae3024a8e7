"""Coherence of topics: how much more their top words stand together than by chance.

Each measure takes ``top``, (n_topics, n) of columns, heaviest first, and a `Together` that holds
them; it gives (n_topics,), gensim's values to 1e-6 where gensim's are defined.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from toolkit.topics.together import Together

__all__ = ["c_v", "npmi", "u_mass"]

_EPSILON = 1e-12  # gensim's: keeps the logarithm of words that never meet finite


def npmi(top: NDArray[np.int_], together: Together) -> NDArray[np.float64]:
    """Mean normalised pointwise mutual information of the pairs of words.

    From -1 (never meet) to 1; a pair that stands together everywhere counts as 1, a word that
    stands nowhere as never met.

    Source: Bouma (2009), Normalized (pointwise) mutual information in collocation extraction;
    counted in articles, gensim's ``c_npmi`` with a window as long as the longest article.
    """
    first, second = np.triu_indices(top.shape[1], k=1)
    scores = _npmi(together.among(top), never=-1.0)
    return np.asarray(scores[:, first, second].mean(axis=1))


def u_mass(top: NDArray[np.int_], together: Together) -> NDArray[np.float64]:
    """Mean log probability of a word where a heavier one stands; 0 is best.

    A pair whose heavier word stands nowhere counts as 0.

    Source: Mimno et al. (2011), Optimizing semantic coherence in topic models, EMNLP; counted in
    articles, gensim's ``u_mass``.
    """
    heavier, lighter = np.triu_indices(top.shape[1], k=1)
    shares = together.among(top)
    both, given = shares[:, heavier, lighter], shares[:, heavier, heavier]
    scores = np.log(np.divide(both + _EPSILON, given, out=np.ones_like(both), where=given > 0))
    return np.asarray(scores.mean(axis=1))


def c_v(top: NDArray[np.int_], together: Together) -> NDArray[np.float64]:
    """Mean cosine of each word's NPMI with all words of the topic, and that of all words summed.

    A pair with a word that stands nowhere counts as 0.

    Source: Röder, Both and Hinneburg (2015), Exploring the space of topic coherence measures,
    WSDM; counted in windows of 110 words, gensim's ``c_v``.
    """
    vectors = _npmi(together.among(top), never=0.0)  # (n_topics, n words, n context words)
    topic = vectors.sum(axis=1)
    dots = np.einsum("twc,tc->tw", vectors, topic)
    lengths = np.linalg.norm(vectors, axis=2) * np.linalg.norm(topic, axis=1)[:, None]
    cosines = np.divide(dots, lengths, out=np.zeros_like(dots), where=lengths > 0)
    return np.asarray(cosines.mean(axis=1))


def _npmi(shares: NDArray[np.float64], never: float) -> NDArray[np.float64]:
    """Of every pair of a topic's words; ``never`` for a pair with a word that stands nowhere."""
    alone = np.diagonal(shares, axis1=1, axis2=2)
    chance = alone[:, :, None] * alone[:, None, :]
    scores = np.full(shares.shape, never)
    defined = (chance > 0) & (shares < 1)
    joint = shares[defined] + _EPSILON
    scores[defined] = np.log(joint / chance[defined]) / -np.log(joint)
    scores[shares >= 1] = 1.0
    return scores
