"""Laws that hold for any page."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.articles import Article
from toolkit.errors import ArticleError
from toolkit.pages import read_page
from toolkit.pages.decode import decode, repair
from toolkit.pages.lines import Line, text_lines
from toolkit.pages.markup import looks_like_html
from toolkit.pages.shape import word_count

FRAGMENTS = st.sampled_from(
    ["<p>", "</p>", "<div class='sapo'>", "</div>", "<table>", "<tr><td>", "</td>", "<img src=x>",
     "&amp;", "&aacute;", "&#7879;", "&#x110000;", "&", "&nbsp;", "<![foo[", "<!--", "-->",
     "<script>", "</script>", "<h1>", "</h1>", "\n", "\n\n", "\r\n", "a\u0302\u0301", "\u0301",
     "Chị Nguyễn Thị Bưởi", "Sáng 5/1, ", "Xã mở phiên chợ đầu xuân, bán hết ba trăm gốc mận.",
     "Tin liên quan", "Ảnh: Văn Bảy", "Theo TTXVN", "12/7/2021 08:00", "31/2/2021", "\u200b",
     "\u00a0", "   ", "<a href='/x'>", "</a>", "Xem thêm", "Báo Hà Giang", "HUYỆN LẤP VÒ",
     "(TTXVN)", "</", "<", "<br>", "\x00", "<title>", "</title>", "1.", "#tag", "|", " - ",
     "<meta property='og:title' content='Chợ xuân bên suối cạn'>"]
)  # fmt: skip
PAGES = st.lists(st.one_of(FRAGMENTS, FRAGMENTS, st.text(max_size=8)), max_size=40).map("".join)


def _read(data: bytes | str) -> Article | None:
    try:
        return read_page(data)
    except ArticleError as error:
        message = str(error)
    assert message.startswith("page: found ")
    assert "\n" not in message
    return None


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_an_article_error(data: bytes) -> None:
    _read(data)


_BYTES = st.lists(
    st.one_of(
        st.binary(max_size=8),
        st.sampled_from(
            [b"<meta charset=idna>", b"<meta charset=utf-7>", b"<meta charset=gb18030>",
             b"<meta charset=unicode_escape>", b"<meta charset=koi8-r>", b"\xef\xbb\xbf", b"\\x41",
             b"\xff\xfe", b"\x00", b"\xed\xa0\x80", b"<p>", b"</p>", b"&eacute;", b"&Atilde;&nbsp;",
             b"c\xe9ng h\xdfa x\xb7 h\xe9i", b"co\xe4ng ho\xf8a xa\xf5 ho\xe4i",
             b"<font face=.VnTimeH>", "Viá»‡t Nam nÆ°á»›c".encode(),
             "người dân xã vùng cao ".encode(), b"\n", b"\x93", b" "]
        ),
    ),
    max_size=30,
).map(b"".join)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(_BYTES)
def test_what_was_decoded_is_decoded_to_itself(data: bytes) -> None:
    _read(data)
    try:
        text = decode(data)
        again = decode(text.encode("utf-8", "surrogatepass"))
    except ArticleError:
        return
    assert again == text


@settings(max_examples=400, deadline=None)
@given(PAGES)
def test_offsets_never_lie(page: str) -> None:
    article = _read(page)
    if article is None:
        return
    raw = repair(page)
    starts = [run[0] for run in article.offsets]
    assert starts == sorted(starts)
    for start, at, length in article.offsets:
        assert article.text[start : start + length] == raw[at : at + length]
    for start in range(0, len(article.text), 5):
        span = article.source_span(start, min(start + 9, len(article.text)))
        assert span is not None
        assert 0 <= span[0] <= span[1] <= len(raw)
    assert Article.from_record(article.to_record()) == article


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_no_word_of_a_text_page_is_lost(page: str) -> None:
    article = _read(page)
    if article is None or looks_like_html(page):
        return
    kept = "\n".join((article.text, *article.captions, *(item.text for item in article.removed)))
    assert Counter(_letters(kept)) == Counter(_letters(_normal(repair(page))))


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _normal(text: str) -> str:
    from toolkit.pages.lines import text_lines

    return "\n".join(line.text for line in text_lines(text))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Bến đò mở lại sau lũ, khách sang sông phải mặc áo phao.",
             "Anh Lò Văn Xuân buộc dây vào gốc gạo, kéo thuyền ngược dòng suốt ba giờ liền.",
             "Mùa này nước lên nhanh. Trẻ con trong bản phải nghỉ học vài buổi.",
             "“Qua được sông là mừng”, bà cụ bán bánh nói."]
        ),
        min_size=2,
        max_size=8,
        unique=True,
    )
)  # fmt: skip
def test_clean_text_is_read_as_it_stands(paragraphs: list[str]) -> None:
    article = read_page("\n".join(["Chuyến đò đầu tiên sau mùa nước lớn", *paragraphs]))
    assert article.title == "Chuyến đò đầu tiên sau mùa nước lớn"
    assert article.text.split("\n")[1:] == paragraphs
    again = read_page(article.text)
    assert (again.title, again.text) == (article.title, article.text)


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_a_clean_line_stays_as_it_is_and_its_words_can_be_counted(page: str) -> None:
    for line in text_lines(page):
        text = line.text
        assert word_count(text) == len(text.split())
        if not text.startswith("#"):  # or else a headline in Markdown
            assert text_lines(text) == [Line(text, [(0, 0, len(text))], len(text))]
