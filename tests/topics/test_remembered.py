"""A reader of words remembers texts where it is given a store, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import PRESS

from toolkit.config import defaults
from toolkit.registry import Registry
from toolkit.text import Aligned, segment, segmenters, steps, words
from toolkit.text.store import Store
from toolkit.topics.vocabulary import VocabularySettings, WordReader

STEPS = defaults(steps, "nfc", "characters", "abbreviations", "tones")
SYLLABLES = defaults(segmenters, "syllables")["syllables"]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "words.sqlite", 10**8, pytest.fail)


def reader(store: Store | None, **settings: object) -> WordReader:
    return WordReader.build(STEPS.values(), VocabularySettings(**settings), store)  # type: ignore[arg-type]


@given(texts=st.lists(PRESS, max_size=4))
def test_the_same_tokens_with_and_without(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("store") / "words.sqlite"
    without = list(reader(None).tokens(texts))
    for _ in range(2):
        assert list(reader(Store(path, 10**8)).tokens(texts)) == without


@pytest.mark.parametrize("settings", [{"boilerplate": "ours"}, {"segmenter": SYLLABLES}])
def test_other_settings_are_not_mixed_up(store: Store, settings: dict[str, object]) -> None:
    texts = ["Ông Minh trao đổi với phóng viên về giải phóng mặt bằng."]
    plain, other = (list(reader(None, **chosen).tokens(texts)) for chosen in ({}, settings))
    assert plain != other
    for _ in range(2):
        assert list(reader(store).tokens(texts)) == plain
        assert list(reader(store, **settings).tokens(texts)) == other


def test_other_stop_words_read_the_same_tokens(store: Store) -> None:
    texts = ["Các xã đã làm đường."]
    reader(store).tokens(texts)
    assert list(reader(store, stopwords="none").words(reader(store).tokens(texts))) != list(
        reader(store).words(reader(store).tokens(texts))
    )
    assert store.contents().texts == 1


def test_a_step_of_a_users_own_is_not_remembered(store: Store) -> None:
    own = Registry("text step")

    @own.register("mine")
    def mine() -> Callable[[Aligned], Aligned]:
        return lambda text: text

    chain = [*STEPS.values(), defaults(own, "mine")["mine"]]
    WordReader.build(chain, VocabularySettings(segmenter=SYLLABLES), store).tokens(["Một bài."])
    assert store.contents().texts == 0


def test_the_two_functions_touch_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOOLKIT_CACHE", str(tmp_path))
    assert segment("giải phóng mặt bằng")
    assert words("giải phóng mặt bằng")
    assert list(tmp_path.iterdir()) == []
