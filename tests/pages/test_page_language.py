"""Pages that are not in Vietnamese are set aside."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from toolkit.errors import ArticleError
from toolkit.pages import collect, read_page
from toolkit.pages.language import other_language
from toolkit.text.syllables import bare

VIETNAMESE = (
    "Chiều qua, bà con hai bản bên suối kéo nhau ra xem chiếc cầu vừa nối xong. Từ nay học trò "
    "không phải lội nước, người già đỡ vất vả mỗi phiên chợ. Cầu dài bốn mươi mét, do dân góp công."
)
ENGLISH = (
    "The new bridge was opened on Tuesday by the people of two villages. It is forty metres long, "
    "and the children will no longer have to wade through the stream on their way to school."
)
OTHERS = {
    "English": ENGLISH,
    "French": "Le pont est ouvert depuis mardi dans les deux villages. Il est long de quarante "
    "mètres et les enfants ne passent plus par la rivière pour aller à l’école avec leurs livres.",
    "Chinese": "两个村庄的新桥星期二通车。桥长四十米，孩子们上学不用再涉水过河。",
    "Japanese": "二つの村を結ぶ新しい橋が火曜日に開通した。もう川を渡らずに学校へ行ける。",
    "Russian": "Новый мост между двумя деревнями открыли во вторник. Теперь дети не будут ходить "
    "в школу через ручей, а старики смогут легко ходить на рынок.",
    "Khmer": "ស្ពានថ្មីរវាងភូមិពីរបានបើកនៅថ្ងៃអង្គារ។ កុមារមិនចាំបាច់ឆ្លងទឹកទៅសាលាទៀតទេ។",
    "Lao": "ຂົວໃໝ່ລະຫວ່າງສອງບ້ານໄດ້ເປີດໃນວັນອັງຄານ. ເດັກນ້ອຍບໍ່ຕ້ອງລຸຍນ້ຳໄປໂຮງຮຽນອີກ.",
    "Hmong": "Cov neeg nyob hauv ob lub zos muaj ib tus choj tshiab. Cov me nyuam tsis tas hla dej "
    "mus kawm ntawv thiab cov laus mus tau kev rau tom khw.",
    "Ede": "Mnuih ƀuôn sang hlăm dua boh ƀuôn mâo sa boh kban mrâo. Phung hđeh nao sang hră hŏng "
    "klei êđăp, leh anăn dŭm mnuih mduôn nao kơ sang mnia amâo mâo dleh ôh.",
    "Jarai": "Mơnuih ƀôn sang amăng dua boh plơi hmâo laih sa boh tơnưng phrâo. Hơdôm čơđai nao "
    "sang hră hăng tơlơi hơđong, laih anun mơnuih tha nao pơ sang sĭ mơnia.",
    "another language": "Die neue Brücke zwischen den beiden Dörfern wurde am Dienstag eröffnet. "
    "Nun müssen die Kinder nicht mehr durch den Bach waten, wenn sie zur Schule gehen.",
}
IN_VIETNAMESE_LETTERS = (
    "Pưng phủ côn nẳng bản mương tẳng khua mả cuông pi nị. Côn thảu cánh lan nọi pày chợ lỏ báu "
    "lội nặm. Khua hí sí sịp mét, hẳư lạk mạy, phủ côn pọm căn dệt chằư. "
) * 4
"""In the manner of Thai, as stations of the north-west write it with Vietnamese letters."""


@pytest.mark.parametrize(("language", "text"), OTHERS.items(), ids=OTHERS)
def test_other_languages_are_named(language: str, text: str) -> None:
    assert other_language(text) == language


@pytest.mark.parametrize("text", ["a" * 3000, "iVBORw0KGgo" * 40, f"Ảnh {'QmFuIHRpbg' * 50}"])
def test_letters_that_are_no_words(text: str) -> None:
    assert other_language(text) == "no language, in words of hundreds of letters"
    assert other_language(text[:90]) is None


def test_another_language_in_vietnamese_letters() -> None:
    assert other_language(IN_VIETNAMESE_LETTERS) == "another language"


def test_vietnamese_without_diacritics_has_a_reason_of_its_own() -> None:
    name = "Vietnamese without its diacritics"
    assert other_language(bare(VIETNAMESE)) == name
    assert other_language(f"Khánh thành cầu treo\n{bare(VIETNAMESE)}") == name
    toneless = "Chiêu qua, ba con hai ban bên suôi keo nhau ra xem chiêc câu vưa nôi xong. "
    assert other_language(toneless * 6) == name


@pytest.mark.parametrize(
    "text",
    [
        VIETNAMESE,
        VIETNAMESE.upper(),
        f"{VIETNAMESE}\n{ENGLISH}",
        f"{ENGLISH}\n{VIETNAMESE}",
        "Cầu đã nối xong.",
        "The Voice: Quán quân là Ngọc Anh",
        "Nguyễn Văn Bảy, Lò Thị Pha, Y Nuê Byă, H’Hen Niê, Rơ Châm Giáp, Thạch Sa Rây, Kim Ngọc",
        "Kết quả vòng 5: Arsenal 2-1 Chelsea, Liverpool 0-0 Everton, Fulham 1-3 Aston Villa",
        "Loại 1: 62.000 đ/kg; loại 2: 45.000 đ/kg",
        "Nguyên liệu: 300 g tôm sú, 2 củ sả, 1 quả ớt, hành lá, mắm muối. Sả băm nhỏ, tôm bóc vỏ.",
        "2-1, 3-0, 17:30",
        "",
    ],
)
def test_vietnamese_lists_and_what_cannot_be_told_are_kept(text: str) -> None:
    assert other_language(text) is None


def test_a_page_in_another_language_is_a_reject(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"A bridge at last\n\n{ENGLISH}\n", encoding="utf-8")
    with pytest.raises(ArticleError, match="a text in English; expected Vietnamese") as caught:
        read_page((tmp_path / "a.txt").read_bytes(), path="a.txt")
    assert str(caught.value) == "a.txt: found a text in English; expected Vietnamese."
    (reject,) = collect([tmp_path])
    assert getattr(reject, "reason", "") == "found a text in English; expected Vietnamese."


@pytest.mark.parametrize(
    "charset",
    ["windows-1251", "koi8-r", "gb2312", "iso-8859-1", "utf-8"],
)
def test_the_declared_charset_is_heeded(charset: str) -> None:
    language = {"windows-1251": "Russian", "koi8-r": "Russian", "gb2312": "Chinese"}.get(charset)
    text = OTHERS[language or "French"]
    page = f"<html><head><meta charset={charset}></head><body><p>{text}</p></body></html>"
    with pytest.raises(ArticleError, match=f"a text in {language or 'French'}"):
        read_page(page.encode(charset, "ignore"))


def test_no_starter_article_is_set_aside(root: Path) -> None:
    files = sorted((root / "seeds" / "articles").iterdir())[::5]
    assert len([read_page(file.read_bytes()) for file in files]) > 140


MOST_SET_ASIDE = 5
"""Of 20,000 articles; at the time of writing it was none."""


def test_real_articles_are_kept(real_data: Path) -> None:
    import pandas as pd

    table = pd.read_parquet(real_data / "data" / "news_20k.parquet", columns=["text"])
    texts = [unicodedata.normalize("NFC", text) for text in table["text"]]
    found = [text[:80] for text in texts if other_language(text)]
    assert len(found) <= MOST_SET_ASIDE, found
