"""Networks of one hidden layer over TF-IDF, their probabilities added to those of a linear SVM.

AdaGrad (Duchi et al. 2011, JMLR 12), one article at a time, with dropout on terms and on hidden
units and smoothed labels; classes weigh by the inverse root of their frequency.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from toolkit.compiling import compiled
from toolkit.features.rare import marks

__all__ = ["Mixed"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int_]

HIDDEN, PASSES, RATE, SMOOTHING = 64, 6, 0.03, 0.15
NO_TERM, NO_UNIT = 0.1, 0.3
"""Shares that dropout leaves out."""
SHARPNESS = 3.0
"""What an SVM's scores are multiplied with before they become probabilities."""


class Mixed:
    """``networks`` of different seeds, their mean, and ``weight`` times a linear SVM."""

    def __init__(self, networks: int, weight: float) -> None:
        self.networks, self.weight = networks, weight

    def fit(self, texts: list[str], labels: Ints) -> None:
        self.terms = marks(rarity=1.0)
        rows = csr_matrix(self.terms.fit_transform(_composed(texts)))
        self.svm = LinearSVC(C=2.0, class_weight="balanced", tol=1e-3, random_state=0)
        self.svm.fit(rows, labels)
        rows.data = rows.data.astype(np.float32)
        self.layers = [_network(rows, labels, seed) for seed in range(self.networks)]

    def predict(self, texts: list[str]) -> Ints:
        rows = self.terms.transform(_composed(texts))
        found = self.weight * _softmax(SHARPNESS * self.svm.decision_function(rows))
        for inner, bias, outer, shift in self.layers:
            hidden = np.maximum(rows @ inner + bias, 0)
            found += _softmax(hidden @ outer + shift) / len(self.layers)
        answers: Ints = found.argmax(axis=1)
        return answers

    def save(self, folder: Path) -> None:
        """Weights and terms, as single precision."""
        arrays = {
            f"{n}_{i}": array for n, net in enumerate(self.layers) for i, array in enumerate(net)
        }
        np.savez_compressed(folder / "model.npz", svm=self.svm.coef_.astype(np.float32), **arrays)
        (folder / "terms.txt").write_text("\n".join(self.terms.get_feature_names_out()), "utf-8")


def _composed(texts: list[str]) -> list[str]:
    return [normalize("NFC", text) for text in texts]


def _softmax(scores: NDArray[Any]) -> NDArray[np.float64]:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return shares


def _network(rows: csr_matrix, labels: Ints, seed: int) -> tuple[Floats, Floats, Floats, Floats]:
    """Weights and bias of the hidden layer and of the one that answers."""
    random = np.random.default_rng(seed)
    counts = np.bincount(labels)
    weights = counts[labels] ** -0.5
    inner = (random.random((rows.shape[1], HIDDEN), dtype=np.float32) - 0.5) * np.float32(0.05)
    outer = random.random((HIDDEN, len(counts)), dtype=np.float32) * 2 - 1
    outer /= np.float32(np.sqrt(HIDDEN))
    bias, shift = np.full(HIDDEN, 0.05, np.float32), np.zeros(len(counts), np.float32)
    order = np.array([random.permutation(len(labels)) for _ in range(PASSES)])
    _train(
        rows.indptr,
        rows.indices,
        rows.data,
        labels,
        (weights / weights.mean()).astype(np.float32),
        order,
        seed + 1,
        (inner, bias, outer, shift),
    )
    return inner, bias, outer, shift


@compiled
def _drop(state: int, share: float) -> tuple[int, bool]:
    """The next state of a xorshift generator, and whether to leave a value out."""
    state ^= state << np.uint64(13)
    state ^= state >> np.uint64(7)
    state ^= state << np.uint64(17)
    return state, (state >> np.uint64(40)) < np.uint64(share * (1 << 24))


@compiled
def _train(
    starts: Ints,
    terms: Ints,
    values: Floats,
    labels: Ints,
    weights: Floats,
    order: Ints,
    seed: int,
    net: tuple[Floats, Floats, Floats, Floats],
) -> None:
    """Learn article by article, in place; the step falls to nothing towards the end."""
    inner, bias, outer, shift = net
    size, classes = outer.shape
    squares = np.full(len(inner), 1e-4, np.float32)  # of gradients, a mean a term
    squares_bias = np.full(size, 1e-6, np.float32)
    squares_outer = np.full((size, classes), 1e-4, np.float32)
    squares_shift = np.full(classes, 1e-6, np.float32)
    state = np.uint64(seed * 2654435761 + 88172645463325252)
    kept = np.zeros((starts[1:] - starts[:-1]).max(), np.bool_)
    back = np.zeros(size, np.float32)
    done = 0
    for one_pass in order:
        for row in one_pass:
            step = np.float32(RATE * (1 - done / order.size))
            done += 1
            first, last = starts[row], starts[row + 1]
            hidden = bias.copy()
            for at in range(first, last):
                state, dropped = _drop(state, NO_TERM)
                kept[at - first] = not dropped
                if not dropped:
                    value, weight = values[at] / np.float32(1 - NO_TERM), inner[terms[at]]
                    for j in range(size):
                        hidden[j] += value * weight[j]
            for j in range(size):
                state, dropped = _drop(state, NO_UNIT)
                active = hidden[j] > 0 and not dropped
                hidden[j] = hidden[j] / np.float32(1 - NO_UNIT) if active else np.float32(0)
            slope = shift.copy()
            for j in range(size):
                for k in range(classes):
                    slope[k] += hidden[j] * outer[j, k]
            slope = np.exp(slope - slope.max())
            slope /= slope.sum()
            for k in range(classes):
                wanted = SMOOTHING / classes + (1 - SMOOTHING) * (k == labels[row])
                slope[k] = (slope[k] - np.float32(wanted)) * weights[row]
            mean = np.float32(0)
            for j in range(size):
                back[j] = 0
                if hidden[j] > 0:
                    for k in range(classes):
                        back[j] += slope[k] * outer[j, k] / np.float32(1 - NO_UNIT)
                        gradient = slope[k] * hidden[j]
                        squares_outer[j, k] += gradient * gradient
                        outer[j, k] -= step * gradient / np.sqrt(squares_outer[j, k])
                    squares_bias[j] += back[j] * back[j]
                    bias[j] -= step * back[j] / np.sqrt(squares_bias[j])
                    mean += back[j] * back[j] / np.float32(size)
            for k in range(classes):
                squares_shift[k] += slope[k] * slope[k]
                shift[k] -= step * slope[k] / np.sqrt(squares_shift[k])
            for at in range(first, last):
                if kept[at - first]:
                    value = values[at] / np.float32(1 - NO_TERM)
                    squares[terms[at]] += value * value * mean
                    factor = step * value / np.sqrt(squares[terms[at]])
                    weight = inner[terms[at]]
                    for j in range(size):
                        weight[j] -= factor * back[j]
