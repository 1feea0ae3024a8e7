"""Segmenting with a store: the same words in the same places, and each text once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import ANYTHING, PRESS

from toolkit.text import segment, segmentation, segmenters, words
from toolkit.text.remembering import remembering, the_store
from toolkit.text.rows import Rows
from toolkit.text.segmentation import remembered
from toolkit.text.segmentation.library import Library
from toolkit.text.segmentation.remembered import LONGEST, from_rows, to_rows
from toolkit.text.store import Contents, Store
from toolkit.text.tokens import Placed

TEXTS = ["Nông dân xã Hòa Bình họp.", "", "Chủ tịch xã nói\nvề đê  kè.", "27-CT/TW", " "]
ENGINES = {"own": {}, "library": {"engine": "library"}, "lexicon": {"lexicon": ["họp dân"]}}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "words.sqlite", 10**8)


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called on, no text can be segmented anew."""

    def fail(name: str) -> None:
        raise AssertionError("the model was asked")

    return lambda: monkeypatch.setattr(remembered, "engine", fail)


def plain(words: Placed) -> list[list[object]]:
    return [list(words.forms), words.starts.tolist(), words.ends.tolist()]


@given(st.lists(ANYTHING | PRESS, max_size=6))
@example(["a\u0301\u0323 \u0301", "", "A \u0300"])
@example(["chữ" * 30_000])
@settings(max_examples=200)
def test_rows_give_back_every_word_and_place(texts: list[str]) -> None:
    for source in (segmentation.engine("own"), Library()):
        found = source.placed(texts)
        rows = Rows.from_bytes(*Rows.of(to_rows(found)).to_bytes())
        assert list(map(plain, from_rows(rows))) == list(map(plain, found))
        assert [own.forms for own in found] == source.words(texts)


def test_gaps_of_any_size_come_back() -> None:
    sizes = [0, 1, 94, 95, 0xD7E0, 0xDFFF, LONGEST]
    ends = np.cumsum(sizes)
    found = Placed("abcdefg", np.append(0, ends[:-1]), ends)
    rows = Rows.from_bytes(*Rows.of(to_rows([found])).to_bytes())
    assert list(map(plain, from_rows(rows))) == [plain(found)]


@pytest.mark.parametrize("chosen", ENGINES.values(), ids=ENGINES)
def test_a_run_that_remembers_finds_the_same(
    chosen: dict[str, object], store: Store, no_model: Callable[[], None]
) -> None:
    texts = [*TEXTS, TEXTS[0], "Xã họp dân về e\u0302\u0301 hoà."]
    split = segmenters["underthesea"](chosen)
    tokens, forms = list(split.each(texts)), list(split.words_of_each(texts))
    with remembering(store):
        assert list(split.each(texts)) == tokens
        no_model()
        assert list(split.each(iter(texts[::-1]))) == tokens[::-1]
        assert list(split.words_of_each(texts[2:])) == forms[2:]


def test_without_a_run_nothing_is_remembered(store: Store) -> None:
    split = segmenters["underthesea"]({})
    with remembering(store):
        assert the_store() is store
        with remembering(None):
            list(split.each(TEXTS))
        segment(TEXTS[0])
        words(TEXTS[0])
        split(TEXTS[0])
        list(segmenters["syllables"]({}).each(TEXTS))
    assert the_store() is None
    list(split.words_of_each(TEXTS))
    assert store.contents() == Contents(0, 0)


def test_a_text_too_long_for_its_gaps_is_not_remembered(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "LONGEST", 20)
    split = segmenters["underthesea"]({})
    tokens, forms = list(split.each(TEXTS)), list(split.words_of_each(TEXTS))
    with remembering(store):
        assert list(split.each(TEXTS)) == tokens
        assert list(split.words_of_each(TEXTS)) == forms
    assert store.contents() == Contents(0, 0)


def test_the_engines_have_an_entry_each(store: Store) -> None:
    with remembering(store):
        list(segmenters["underthesea"]({}).each(TEXTS[:1]))
        list(segmenters["underthesea"]({"engine": "library"}).words_of_each(TEXTS[:1]))
        assert store.contents().texts == 2
