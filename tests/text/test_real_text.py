"""The steps on real articles, which are not part of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from text_steps import step

from toolkit.text import Aligned, normalise, sentences, steps
from toolkit.text.changes import changes
from toolkit.text.normalise import DEFAULT_STEPS

EVERY = 150
"""One article of so many is looked at."""

CHAINS = {
    "default": DEFAULT_STEPS,
    "every step": ("nfc", "characters", "abbreviations", "tones", "i_y", "mask"),
}


@pytest.fixture(scope="module")
def texts(real_data: Path) -> list[str]:
    import pyarrow.parquet

    column = pyarrow.parquet.read_table(real_data / "data/news_20k.parquet", columns=["text"])
    pages = [path.read_text("utf-8") for path in sorted((real_data / "seeds").glob("*.txt"))]
    return column["text"].to_pylist()[::EVERY] + pages


@pytest.mark.parametrize("chain", CHAINS)
def test_twice_is_once(chain: str, texts: list[str]) -> None:
    built = [step(name) for name in CHAINS[chain]]
    for text in texts:
        once = normalise(text, built).text
        assert normalise(once, built).text == once


@pytest.mark.parametrize("name", steps.names())
def test_each_step_twice_is_once(name: str, texts: list[str]) -> None:
    one = step(name)
    for text in texts:
        once = one(Aligned(text)).text
        assert one(Aligned(once)).text == once


@pytest.mark.parametrize("chain", CHAINS)
def test_no_word_is_lost_and_each_leads_back(chain: str, texts: list[str]) -> None:
    built = [step(name) for name in CHAINS[chain]]
    for text in texts:
        aligned = normalise(text, built)
        rebuilt, position = "", 0
        for change in changes(text, aligned):
            old = text[change.start : change.end]
            new = aligned.text[change.new_start : change.new_end]
            assert any(map(str.isalnum, new)) or not any(map(str.isalnum, old)), (old, new)
            rebuilt += text[position : change.start] + new
            position = change.end
        assert rebuilt + text[position:] == aligned.text


def test_sentences_cover_the_text(texts: list[str]) -> None:
    for text in texts:
        found = sentences(text)
        assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())
