"""What training sees of labelled articles."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from toolkit import processes
from toolkit.articles import Article
from toolkit.codebook import Codebook
from toolkit.config import override, read_as, yaml12
from toolkit.experiment.classify import ClassifyExperiment
from toolkit.experiment.reading import Read, read_texts
from toolkit.labels import Label, Labels

ARTICLE = Article("a", "Trường mới", None, ("Học sinh đến lớp. Xe buýt thêm chuyến.",))


def read(
    small_config: str, codebook: Codebook, articles: list[Article], labels: Labels, *changes: str
) -> list[Read]:
    node = yaml12.parse(small_config, "small.yaml")
    for change in changes:
        override(node, change)
    return list(read_texts(read_as(node, ClassifyExperiment), codebook, articles, labels))


def test_sentences_have_labels_for_a_model_of_sentences_alone(
    small_config: str, codebook: Codebook
) -> None:
    labels = {"a": {"traffic": Label(1, "Xe buýt")}}
    [(_, _, whole)] = read(small_config, codebook, [ARTICLE], labels)
    assert whole.shape == (0, 2)
    [(text, seen, sentences)] = read(
        small_config, codebook, [ARTICLE], labels, "model={name: passages}", "drop_titles=0"
    )
    assert seen == text
    assert sentences.tolist() == [[0, 0], [0, 0], [0, 1]]


def test_a_title_that_is_dropped_takes_its_label_along(
    small_config: str, codebook: Codebook
) -> None:
    labels = {"a": {"schooling": Label(2, "Trường mới | Học sinh")}}
    settings = ("model={name: passages}", "drop_titles=1")
    [(text, seen, sentences)] = read(small_config, codebook, [ARTICLE], labels, *settings)
    assert text.startswith("Trường mới")
    assert seen.startswith("Học sinh")
    assert sentences[:, 0].tolist() == [1, 0]
    alone = replace(ARTICLE, body=())
    label = {"a": {"schooling": Label(2, "Trường mới")}}
    [(_, seen, sentences)] = read(small_config, codebook, [alone], label, *settings)
    assert (seen, sentences[:, 0].tolist()) == ("Trường mới", [1]), "nothing would be left"


def test_processes_read_the_same(
    small_config: str,
    codebook: Codebook,
    articles: list[Article],
    labels: Labels,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = "model={name: passages}"
    alone = read(small_config, codebook, articles, labels, model)
    monkeypatch.setattr(processes, "LARGE", 0)
    monkeypatch.setattr(processes, "_cores", lambda: 2)
    together = read(small_config, codebook, articles, labels, model)
    assert [one[:2] for one in together] == [one[:2] for one in alone]
    for one, other in zip(together, alone, strict=True):
        assert np.array_equal(one[2], other[2])
