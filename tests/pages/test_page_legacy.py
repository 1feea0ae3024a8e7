"""Pages in the encodings of Vietnamese before Unicode."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from legacy_encoders import LETTERS, NAMES, encoded

from toolkit.pages import read_page
from toolkit.pages.decode import decode, repair
from toolkit.pages.latin import spelled
from toolkit.pages.legacy_tables import CONVERTERS
from toolkit.text.syllables import syllables

every_encoding = pytest.mark.parametrize("name", NAMES)
TEXT = (
    "Xã vùng cao làm xong cây cầu treo trước mùa lũ\n\n"
    "Chiều qua, bà con hai bản bên suối kéo nhau ra xem chiếc cầu vừa nối xong.\n"
    "Từ nay học trò không phải lội nước, người già đỡ vất vả mỗi phiên chợ.\n"
)


# -- the tables ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["TCVN3", "VNI", "VISCII", "VPS"])
def test_the_tables_agree_with_those_of_viparse(name: str) -> None:
    from viparse.normalize.encodings import CHARMAPS

    known = dict(CHARMAPS[name.lower()].pairs)
    unobserved = {"iø", "iù", "IØ", "IÙ"}  # VNI writes ì and í as they are
    ours = {legacy: CONVERTERS[name](legacy) for legacy in known if legacy not in unobserved}
    assert ours == {legacy: known[legacy] for legacy in ours}


@every_encoding
def test_every_letter_has_its_place(name: str) -> None:
    letters = [c for c in LETTERS if name != "TCVN3" or c.islower() or c in "ĂÂÊÔƠƯĐ"]
    assert CONVERTERS[name](spelled(encoded(" ".join(letters), name))) == " ".join(letters)


def test_vni_takes_marks_of_either_case() -> None:
    assert (
        CONVERTERS["VNI"]("AÙ Aù aù, Ñaúng, Ñaüng, kyø laï, myõ") == "Á Á á, Đẳng, Đẵng, kỳ lạ, mỹ"
    )


# -- there and back ---------------------------------------------------------------------------

_LINES = st.lists(
    st.lists(st.sampled_from(sorted(syllables())), min_size=6, max_size=12).map(" ".join),
    min_size=5,
    max_size=9,
).map("\n".join)


@every_encoding
@settings(max_examples=60)
@given(lines=_LINES)
def test_any_syllables_come_back_in_a_vietnamese_page(name: str, lines: str) -> None:
    text = f"{lines}\n{TEXT}".lower()
    data = encoded(text, name)
    assert decode(data) == text
    assert repair(data.decode("latin-1")) == text  # as archives store it
    assert repair(spelled(data)) == text
    assert repair(spelled(spelled(data).encode())) == text  # misread once more


@pytest.mark.parametrize("name", [name for name in NAMES if name != "TCVN3"])
def test_capitals_come_back(name: str) -> None:
    text = TEXT.title() + TEXT.upper()
    assert decode(encoded(text, name)) == text


@every_encoding
def test_the_starter_articles_come_back(name: str, root: Path) -> None:
    files = sorted((root / "seeds" / "articles").iterdir())[::12]
    pages = [_holdable(decode(file.read_bytes())) for file in files]
    back = [decode(encoded(page, name)).lower() == page.lower() for page in pages]
    assert len(back) > 60
    assert sum(back) >= 0.98 * len(back)


@every_encoding
def test_real_articles_come_back(name: str, real_data: Path) -> None:
    import pandas as pd

    table = pd.read_parquet(real_data / "data" / "news_20k.parquet", columns=["text"])
    texts = [_holdable(text) for text in table["text"][::100]]
    back = [decode(encoded(text, name)).lower() == text.lower() for text in texts]
    assert sum(back) >= 0.99 * len(back)


def _holdable(text: str) -> str:
    """What every encoding can hold of a text."""
    known = {*LETTERS, *map(chr, range(0x09, 0x7F))}
    return "".join(filter(known.__contains__, unicodedata.normalize("NFC", text)))


# -- pages as they were ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stored",
    [
        "céng hßa x· héi chñ nghÜa ViÖt Nam",
        "coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
        "c&eacute;ng h&szlig;a x&middot; h&eacute;i ch&ntilde; ngh&Uuml;a Vi&Ouml;t Nam",
        "co&auml;ng ho&oslash;a xa&otilde; ho&auml;i chu&ucirc; ngh&#243;a Vie&#xE4;t Nam",
    ],
)
def test_as_archives_store_it(stored: str) -> None:
    assert repair(stored) == "cộng hòa xã hội chủ nghĩa Việt Nam"


MENU = "<ul><li><a href='/'>Trang chủ</a></li><li><a href='/xh'>Xã hội</a></li></ul>"
FOOT = "<div>© 2004 Báo Vùng Cao «Tin nhanh»</div>"


@pytest.mark.parametrize("name", ["TCVN3", "VNI", "VISCII"])
def test_an_old_article_under_a_menu_in_unicode(name: str) -> None:
    title, _, *body = TEXT.strip().split("\n")
    old = [spelled(encoded(line, name)) for line in (title, *body)]
    page = f"<html><body>{MENU}<h1>{old[0]}</h1><p>{old[1]}</p><p>{old[2]}</p>{FOOT}</body></html>"
    mended = repair(page)
    assert MENU in mended
    assert FOOT in mended
    article = read_page(page)
    assert (article.title, *article.body) == (title, *body)
    for start, at, length in article.offsets:
        assert article.text[start : start + length] == mended[at : at + length]
    mixed = f"<html><body>{MENU}".encode() + encoded(f"<h1>{title}</h1><p>{body[0]}", name)
    assert read_page(mixed).title == title  # bytes of both encodings in one page


def test_a_line_of_both() -> None:
    old = spelled(encoded(TEXT, "TCVN3"))
    assert repair(f"{old}Nguồn tin: V¨n hãa x· héi").endswith("Nguồn tin: Văn hóa xã hội")


def test_capitals_of_tcvn3() -> None:
    text = spelled(encoded(TEXT, "TCVN3"))
    assert repair(f"CéNG HßA X· HéI\n{text}").startswith("CỘNG HÒA XÃ HỘI\n")
    page = f"<p><font face='.VnTimeH'>uû ban&nbsp;<b>x· kiÕn thiÕt</b></font> {text}</p>"
    old = spelled(encoded("uỷ ban", "TCVN3"))
    page = page.replace("uû ban", old)
    assert "ỦY BAN" not in repair(page)
    assert "UỶ BAN&nbsp;<b>XÃ KIẾN THIẾT</b></font> Xã vùng cao" in repair(page).replace("\n", " ")


def test_a_lone_sign_in_an_old_page_is_what_it_looks_like() -> None:
    text = spelled(encoded(TEXT, "TCVN3"))
    assert repair(f"{text}\n© 2004\n« 1 2 3 »").endswith("\n© 2004\n« 1 2 3 »")


# -- what is left alone ---------------------------------------------------------------------

OTHERS = {
    "French": "Le préfet a décidé hier, malgré l’été très sec, d’ouvrir le marché aux éleveurs.\n"
    "« Né à Huế », dit-il, « j’ai été élevé près du fleuve où l’on pêchait déjà. »",
    "German": "Die Bürger müssen früh aufstehen; für größere Märkte wäre später schöner.",
    "Spanish": "El señor alcalde explicó que la construcción del puente está «terminada».",
    "Portuguese": "A população não quer mais construções à beira do rio; são três já este mês.",
    "Danish": "På øen går børnene året rundt i skole, også når søen fryser på.",
    "Icelandic": "Það er ekki hægt að fara yfir ána; brúin varð ónýt í flóðinu.",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_other_languages_are_left_alone(text: str) -> None:
    assert repair(text * 5) == text * 5
    if "ế" not in text:
        assert decode((text * 5).encode("cp1252")) == text * 5


def test_good_unicode_is_left_alone() -> None:
    names = "Müller, Señor Núñez, São Paulo, Ångström, Besançon, «ô tô», 25 °C, m², µg, ½\n"
    assert repair(TEXT + names * 3) == TEXT + names * 3
    assert decode((TEXT + names * 3).encode()) == TEXT + names * 3
