"""``toolkit text``: what each step does to a text."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from toolkit.cli import main

Toolkit = Callable[..., Any]
"""Runs ``toolkit`` with arguments and gives code, out, err and records."""

PAGE = """Họp bàn việc nước sạch

Sáng 12/4, UBND xã Hạ Lũng họp về nước sạch. Ông Phan Bá Trợ chủ trì.

“Năm nay làm thủy lợi trước”, ông nói. MTTQ xã, các đoàn thể và bà con hai thôn cùng dự.
"""


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path / "page.txt"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a text on standard input."""

    def put(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    return put


def test_each_step_of_a_page(toolkit: Toolkit, page: Path) -> None:
    done = toolkit("text", page)
    assert done.code == 0
    names = [line.split(":")[0] for line in done.out.splitlines() if not line.startswith(" ")]
    assert names == ["nfc", "characters", "abbreviations", "tones"]
    assert "abbreviations: 2 changes" in done.out
    assert "[UBND] xã Hạ Lũng" in done.out
    assert "→" in done.out
    assert "[Ủy ban nhân dân] xã Hạ Lũng" in done.out
    assert "tones: 0 changes" in done.out


def test_standard_input_as_it_stands(toolkit: Toolkit, typed: Callable[[str], None]) -> None:
    typed("xã Hoà\u200b\n“An”\n")
    done = toolkit("text", "-", "--steps", "characters, tones")
    assert done.code == 0
    assert "characters: 3 changes" in done.out
    assert "[<U+200B>]⏎" in done.out
    assert "tones: 1 change\n" in done.out


def test_settings(toolkit: Toolkit, typed: Callable[[str], None]) -> None:
    typed("chi 3 tỷ đồng ngày 12/4/2021")
    done = toolkit("text", "-", "mask.kinds=[date]", "--steps", "mask")
    assert "[_ngày_]" in done.out
    assert "_tiền_" not in done.out
    typed("xã Thủy An")
    assert "[Thuỷ]" in toolkit("text", "-", "--style", "new").out


def test_a_users_table(toolkit: Toolkit, typed: Callable[[str], None], page: Path) -> None:
    Path("mine.csv").write_text("form,expansion\nBLĐ,ban lãnh đạo\n", encoding="utf-8")
    typed("cùng BLĐ xã")
    assert "[ban lãnh đạo] xã" in toolkit("text", "-", "abbreviations.more=mine.csv").out


def test_the_steps_of_a_config(toolkit: Toolkit, project: Path) -> None:
    (project / "page.txt").write_text(PAGE, encoding="utf-8")
    (project / "mine.yaml").write_text("extends: small.yaml\ntext: {folded: {name: lower}}\n")
    done = toolkit("text", "page.txt", "--config", "mine.yaml")
    assert done.code == 0
    assert "folded (lower): " in done.out
    assert "abbreviations" not in done.out


def test_only_so_many_places(toolkit: Toolkit, typed: Callable[[str], None]) -> None:
    for places, shown, rest in (("2", 2, True), ("0", 0, False), ("3", 3, False)):
        typed("UBND, HĐND, MTTQ")
        done = toolkit("text", "-", "--steps", "abbreviations", "--places", places)
        assert done.out.count("→") == shown
        assert ("... and 1 more; --places 3 shows all" in done.out) == rest


def test_sentences_and_words(toolkit: Toolkit, typed: Callable[[str], None]) -> None:
    typed("Ông Lê ở TP. Vinh. Bà ở quê.")
    done = toolkit("text", "-", "--sentences", "--steps", "tones")
    assert "sentences: 2" in done.out
    assert "   1  Ông Lê ở TP. Vinh.\n   2  Bà ở quê.\n" in done.out
    typed("Nước sạch về làng.")
    done = toolkit("text", "-", "--words", "--segmenter", "syllables")
    assert "   1  Nước | sạch | về | làng | .\n" in done.out


def test_colour_on_a_terminal() -> None:
    runner = CliRunner()
    arguments = ["text", "-", "--steps", "abbreviations"]
    coloured = runner.invoke(main, arguments, input="UBND xã", color=True).output
    plain = runner.invoke(main, arguments, input="UBND xã").output
    assert "\x1b[31m[UBND]\x1b[0m" in coloured
    assert "\x1b" not in plain


def test_nothing_of_a_text_reaches_the_terminal_as_a_command(
    toolkit: Toolkit, typed: Callable[[str], None]
) -> None:
    typed("UBND \x1b[2J\x07 xã")
    done = toolkit("text", "-", "--sentences", "--steps", "abbreviations")
    assert "\x1b" not in done.out
    assert "<U+001B>[2J<U+0007>" in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "--steps", "nfd"], "Did you mean 'nfc'?"),
        (["-", "tones.style=oldest"], "tones.style: 'oldest'; expected old or new"),
        (["-", "tone.style=old"], "Did you mean 'tones'?"),
        (["-", "tones"], "no '='"),
        (["-", "--steps", "nfc", "--style", "new"], "--style: found no step tones"),
        (["-", "--steps", "nfc", "--config", "x.yaml"], "--steps: found --config too"),
        (["-", "--config", "x.yaml"], "x.yaml: there is no such file"),
        (["-", "--segmenter", "syllable", "--words"], "Did you mean 'syllables'?"),
        (["-", "abbreviations.more=x.csv"], "x.csv: there is no such file"),
        (["-"], "-: found nothing on standard input; expected a text."),
        (["x.txt"], "x.txt: there is no such file"),
        (["."], ".: found a folder; expected one page."),
    ],
)
def test_mistakes(
    toolkit: Toolkit, typed: Callable[[str], None], page: Path, arguments: list[str], said: str
) -> None:
    typed(" \n")
    done = toolkit("text", *arguments)
    assert done.code == 2
    assert done.out == ""
    assert said in done.err
    assert done.err.count("\n") == 1
