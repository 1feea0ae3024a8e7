"""Lists of words: our own, and a user's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit.codebook import load_codebook
from toolkit.errors import ConfigError
from toolkit.text import words
from toolkit.text.boilerplate import boilerplate
from toolkit.text.lists import read_list, spellings
from toolkit.text.stopwords import stopwords

NAMES = ("stopwords", "boilerplate")


def lines(root: Path, name: str) -> list[str]:
    text = (root / f"toolkit/text/{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def by_hand(root: Path, name: str) -> Iterator[tuple[str, str]]:
    """(decision, term) of everything that a reader decided."""
    decision = ""
    text = (root / f"scripts/{name}_by_hand.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        kind, colon, reason = line.partition(": ")
        if kind in ("in", "out") and colon:
            assert reason.strip()
            decision = kind
        elif not line.startswith("#"):
            yield from ((decision, term.strip()) for term in line.split(",") if term.strip())


@pytest.mark.parametrize("name", NAMES)
def test_our_list_is_well_formed(root: Path, name: str) -> None:
    found = lines(root, name)
    assert found == sorted(set(found))
    for term in found:
        assert term == unicodedata.normalize("NFC", term).lower()
        assert term == " ".join(term.split())
        assert len(term.split()) <= 5


@pytest.mark.parametrize("name", NAMES)
def test_our_list_is_as_a_reader_decided(root: Path, name: str) -> None:
    found = set(lines(root, name))
    for decision, term in by_hand(root, name):
        assert (term in found) == (decision == "in"), term


@pytest.mark.parametrize("name", NAMES)
def test_how_our_list_was_made_stands_at_its_head(root: Path, name: str) -> None:
    head = (root / f"toolkit/text/{name}.txt").read_text(encoding="utf-8").partition("\n")[2]
    for word in ("scripts/make_word_lists.py", "Gries' DP", "articles", "Checked by hand"):
        assert word in head


@pytest.mark.parametrize("chosen", [stopwords, boilerplate])
def test_no_seed_phrase_of_the_codebook_is_on_a_list(root: Path, chosen) -> None:
    listed = chosen()
    themes = load_codebook(root / "seeds/codebook.yaml").themes
    phrases = [phrase for theme in themes for phrase in theme.phrases]
    seeds = {phrase.text.lower() for phrase in phrases if phrase.kind != "against"}
    assert len(seeds) > 100
    assert not seeds & listed


def test_words_that_carry_themes_are_no_stop_words() -> None:
    themes = "dân,người dân,dân chủ,bầu,bầu cử,cử tri,tiêm,vắc xin,dịch,đất,hộ,bồi thường"
    themes += ",hỗ trợ,tái định cư,giá,quyền,nước,luật,thôn,xã,lao,học,bệnh,đảng"
    assert not set(themes.split(",")) & stopwords()


def test_function_words_are_stop_words() -> None:
    single = "những của và được bị đã đang sẽ rằng thì mà là các cho với không tôi này ở à ạ"
    several = ("một số", "có thể", "chúng tôi", "tuy nhiên", "mặc dù", "bởi vì", "trong khi")
    assert set(single.split()) | set(several) <= stopwords()


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Một số người dân đã đến xã.", "một số"),
        ("Chúng tôi có thể đến xã.", "chúng tôi"),
        ("Tuy nhiên, trời vẫn mưa.", "tuy nhiên"),
        ("Mặc dù trời mưa, thôn vẫn họp.", "mặc dù"),
    ],
)
def test_stop_words_are_as_the_segmenter_joins_them(text: str, joined: str) -> None:
    assert joined in [word.lower() for word in words(text)]
    assert joined in stopwords()


def test_stop_words_have_both_spellings() -> None:
    assert {"tùy", "tuỳ", "tòa soạn", "toà soạn", "lý giải", "lí giải", "tỷ", "tỉ"} <= stopwords()


def test_stock_phrases() -> None:
    phrases = boilerplate()
    assert {
        "theo ttxvn",
        "trao đổi với phóng viên",
        "cho biết thêm",
        "phát biểu tại hội nghị",
        "tin từ",
        "ghi nhận của phóng viên",
        "theo đó",
        "bên cạnh đó",
    } <= phrases
    assert len(phrases) >= 150
    assert all(2 <= len(phrase.split()) <= 5 for phrase in phrases)


def test_spellings() -> None:
    assert spellings(["tùy lý do"]) == {"tùy lý do", "tuỳ lý do", "tùy lí do", "tuỳ lí do"}
    assert spellings(["quý", "của"]) == {"quý", "của"}
    assert spellings([]) == frozenset()


def test_a_users_list(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    decomposed = unicodedata.normalize("NFD", "Cải_thảo")
    path.write_bytes(f"\ufeff# rau\n{decomposed}\r\n\n  bắp   cải  # xanh\ntuỳ\n".encode())
    assert read_list(path) == {"cải thảo", "bắp cải", "tùy", "tuỳ"}
    assert stopwords(str(path)) == read_list(path)
    assert stopwords("none") == frozenset()


def test_a_list_that_is_not_there() -> None:
    with pytest.raises(ConfigError, match=r"stopwords: found 'our', .* expected none, ours, or"):
        stopwords("our")


def test_a_list_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"v\xc3\xa0\n\xff\xfe\n")
    with pytest.raises(ConfigError, match=r"mine\.txt:2: found bytes that are no UTF-8"):
        boilerplate(str(tmp_path / "mine.txt"))
