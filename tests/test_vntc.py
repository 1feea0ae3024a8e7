"""VNTC's reader and its language models, without VNTC."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.vntc.corpus import SECTIONS, Part, read
from experiments.vntc.language_model import K, _interpolated, cross_validated
from scripts.bench_vntc import Run, Seconds, bounds, scored


def test_no_table_ends_the_run_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"vntc_train\.parquet: there is no such table; --fetch"):
        read(tmp_path, "train")


def test_other_articles_than_the_published_ones_are_refused(tmp_path: Path) -> None:
    table = pa.table({"id": ["The thao_VNE_1"], "label": ["The thao"], "text": ["Một bàn thắng."]})
    pq.write_table(table, tmp_path / "vntc_test.parquet")
    with pytest.raises(SystemExit, match="are not those of VNTC's test part"):
        read(tmp_path, "test")


@given(st.lists(st.lists(st.integers(0, 5), min_size=4, max_size=4), min_size=1, max_size=3))
def test_probabilities_of_all_words_after_a_context_sum_to_one(counts: list[list[int]]) -> None:
    """Rows are every word after every context, the same in each section."""
    lower = np.array([0.4, 0.3, 0.2, 0.1])
    contexts = np.repeat(np.arange(len(counts)), 4)
    columns = np.repeat(np.array(counts, dtype=np.float32).reshape(-1, 1), K, axis=1)
    below = np.repeat(np.tile(lower, len(counts))[:, None], K, axis=1).astype(np.float32)
    found = _interpolated(columns, contexts, below, len(counts))
    np.testing.assert_allclose(found.reshape(len(counts), 4, K).sum(axis=1), 1, rtol=1e-5)


def test_an_article_goes_to_the_section_whose_words_it_has() -> None:
    texts = [
        "giá vàng tăng mạnh",
        "đội tuyển thắng đậm",
        "giá vàng lại tăng",
        "đội tuyển lại thắng",
    ]
    business, sport = (SECTIONS.ids.index(name) for name in ("kinh_doanh", "the_thao"))
    labels = np.array([business, sport] * 2)
    part = Part(texts, labels, np.array(["VNE"] * 4))
    folds = [(np.array([0, 1]), np.array([2, 3])), (np.array([2, 3]), np.array([0, 1]))]
    for name, answers in cross_validated(part, folds):
        assert answers.tolist() == labels.tolist(), name


def test_a_model_scored_alone_is_held_to_its_own_bounds_only() -> None:
    part = Part(["Một bàn thắng.", "Giá vàng tăng."], np.array([7, 3]), np.array(["VNE"] * 2))
    run = Run(Seconds(20.0, 40.0), Seconds(1.0, 2.0), 2**20, part.labels)
    scores = scored(part.labels, part, np.arange(2))
    alone = [title for title, *_ in bounds({"small": run}, {"small": scores})]
    assert alone == ["small: MB"]
    names = ("scikit-learn", "accurate", "fast", "small")
    together = list(bounds(dict.fromkeys(names, run), dict.fromkeys(names, scores)))
    assert len(together) == 8
    assert ("fast: articles a second", 2.0, ">=", 10.0) in together
