"""Non-negative factors of weighted counts, and how much of each an article has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from toolkit.topics.counts import Counts
from toolkit.topics.tfidf import tfidf

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["factorise", "loadings", "loadings_of"]

_SMALLEST = 1e-12


def factorise(weighted: csr_matrix, k: int, iterations: int, seed: int) -> NDArray[np.float64]:
    """(k, n_words): factors after so many iterations, from NNDSVD with means for zeros.

    In single precision, which halves the time.

    Source: Cichocki and Phan (2009), Fast local algorithms for large scale nonnegative matrix and
    tensor factorizations, IEICE E92-A (HALS); start by Boutsidis and Gallopoulos (2008), NNDSVD.
    """
    small = weighted.astype(np.float32)
    across = small.T.tocsr()
    loads, factors = _start(small, k, seed)
    for _ in range(iterations):
        _improve(loads, small @ np.ascontiguousarray(factors.T), factors @ factors.T)
        _improve(factors, across @ np.ascontiguousarray(loads.T), loads @ loads.T)
    return factors.astype(np.float64)


def _improve(
    rows: NDArray[np.float32], products: NDArray[np.float32], squares: NDArray[np.float32]
) -> None:
    """One round of coordinate descent over ``rows`` (k, n), each in its turn."""
    aims = np.ascontiguousarray(products.T)
    for i in range(len(rows)):
        step = (aims[i] - squares[i] @ rows) / max(float(squares[i, i]), _SMALLEST)
        np.maximum(rows[i] + step, 0, out=rows[i])


def _start(
    weighted: csr_matrix, k: int, seed: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """(k, n_articles) and (k, n_words): positive parts of singular vectors, zeros filled."""
    from sklearn.utils.extmath import randomized_svd

    rank = min(k, *weighted.shape)
    U, sizes, V = randomized_svd(weighted, rank, random_state=seed)
    fill = np.float32(weighted.mean())
    loads = np.full((k, weighted.shape[0]), fill, dtype=np.float32)
    factors = np.full((k, weighted.shape[1]), fill, dtype=np.float32)
    for i, (left, right, size) in enumerate(zip(U.T, V, sizes, strict=True)):
        signs = [(np.maximum(sign * left, 0), np.maximum(sign * right, 0)) for sign in (1, -1)]
        x, y = max(signs, key=lambda parts: np.linalg.norm(parts[0]) * np.linalg.norm(parts[1]))
        longest, widest = np.linalg.norm(x), np.linalg.norm(y)
        if longest * widest > 0:
            loads[i, x > 0] = (x * np.sqrt(size * widest / longest))[x > 0]
            factors[i, y > 0] = (y * np.sqrt(size * longest / widest))[y > 0]
    return loads, factors


def loadings_of(
    counts: Counts, idf: NDArray[np.float64], factors: NDArray[np.float64]
) -> NDArray[np.float64]:
    """(n_articles, n_topics): `loadings` of TF-IDF, a batch of articles after the other."""
    found = np.zeros((len(counts), len(factors)))
    done = 0
    for batch in counts.batches():
        found[done : done + len(batch)] = loadings(tfidf(batch.matrix, idf), factors)
        done += len(batch)
    return found


def loadings(weighted: csr_matrix, factors: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n_articles, n_topics): how much of each factor makes up each article.

    min |x - w H| over w >= 0 is min |xQ - w R'| where H' = QR: k equations for each article.

    Source: Lawson and Hanson (1974), Solving least squares problems, ch. 23.
    """
    from scipy.optimize import nnls

    Q, R = np.linalg.qr(factors.T)
    found = np.zeros((weighted.shape[0], len(factors)))
    for row, projected in enumerate(weighted @ Q):
        found[row] = nnls(R, projected)[0]
    return found
