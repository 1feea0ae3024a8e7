"""Signatures of articles: datasketch is the referee."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from datasketch import MinHash
from hypothesis import given, settings
from hypothesis import strategies as st
from press_corpus import event
from strategies import ANYTHING, PRESS

from toolkit.articles import Article
from toolkit.stories import signatures
from toolkit.stories.index import Index
from toolkit.stories.signatures import BANDS, COLUMNS, ROWS, sign


def minima(columns: dict[str, np.ndarray]) -> np.ndarray:
    return np.concatenate([columns[f"band{band}"] for band in range(BANDS)], axis=1)


def referee(hashes: np.ndarray) -> np.ndarray:
    made = MinHash(num_perm=BANDS * ROWS, seed=1, scheme="affine32", hashfunc=int)
    made.update_batch(hashes.tolist())
    return made.hashvalues


@given(st.sets(st.integers(0, 2**32 - 1), min_size=1, max_size=50))
def test_the_minima_are_those_of_datasketch(hashes: set[int]) -> None:
    values = np.array(sorted(hashes), np.uint32)
    found = signatures._minima(np.unique(signatures._mixed(values)))
    assert np.array_equal(found, referee(values))


def test_long_texts_are_permuted_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = np.arange(1000, dtype=np.uint32)
    whole = signatures._minima(runs)
    monkeypatch.setattr(signatures, "PART", 7)
    assert np.array_equal(signatures._minima(runs), whole)


@given(st.lists(PRESS | ANYTHING, max_size=5))
@settings(max_examples=50)
def test_any_text_can_be_signed(texts: list[str]) -> None:
    columns = sign([Article("a", body=tuple(texts)), Article("b", lead="\n".join(texts) or None)])
    assert columns.keys() == COLUMNS.keys()
    for name, (kind, _) in COLUMNS.items():
        assert columns[name].dtype == kind
        assert len(columns[name]) == (columns["size"].sum() if name == "runs" else 2)
    assert columns["size"][0] == columns["size"][1]
    assert np.array_equal(minima(columns)[0], minima(columns)[1])


def test_the_estimate_is_near_the_true_similarity() -> None:
    words = [f"tiếng{number}" for number in range(3000)]
    one, other = words[:2000], words[1000:]
    columns = sign([Article("a", body=(" ".join(one),)), Article("b", body=(" ".join(other),))])
    first, second = minima(columns)
    assert (first == second).mean() == pytest.approx(1 / 3, abs=0.1)
    assert columns["size"].ravel().tolist() == [1996, 1996]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("27/9", {(27, 9)}),
        ("(27-09-2024),", {(27, 9)}),
        ("1.2.2023 và 3/4/23.", {(1, 2), (3, 4)}),
        ("31/12 01/1", {(31, 12), (1, 1)}),
        ("27.9 tỷ, 81,5 điểm, 2.705 hộ", set()),
        ("1/13, 32/1, 0/5, 1-2-3, 16/5,5", set()),
        ("Nghị định 98/2021/NĐ-CP", set()),
    ],
)
def test_days(text: str, days: set[tuple[int, int]]) -> None:
    bits = signatures._read(text)[1]
    found = {
        (number % 31 + 1, number // 31 + 1)
        for number in range(31 * 12)
        if bits[number // 64] >> np.uint64(number % 64) & np.uint64(1)
    }
    assert found == days


def test_the_index_gives_back_what_it_was_given(tmp_path: Path) -> None:
    random_ = random.Random(1)
    batches = [[event(random_, f"{batch}-{n}") for n in range(3)] for batch in range(2)]
    index = Index(tmp_path)
    signed = [sign(batch) for batch in batches]
    for columns in signed:
        index.append(columns)
    for name in COLUMNS:
        expected = np.concatenate([columns[name] for columns in signed])
        assert np.array_equal(index[name], expected.squeeze())
    start = int(index["size"][0])
    assert np.array_equal(index.part("runs", start, 5), index["runs"][start : start + 5])
