"""Whether reading gives back the article that a page was made from (see wrap_pages).

Every paragraph must be kept, in the lead, the body or as a caption; nothing of the wrapping may
be kept as lead or body. What a text itself holds of furniture is not expected; `expected` says by
rules of its own what that is, so that the reader does not judge itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.wrap_pages import Wrapped
from toolkit.articles import Article
from toolkit.errors import ArticleError
from toolkit.pages import read_page
from toolkit.pages.lines import Piece, clean_line

__all__ = ["Check", "check", "paragraphs_of"]

_SIGNATURE, _OPEN, _TAIL = 6, 20, 12  # words, words, lines
_OPENING = 3  # paragraphs that a dateline may open
_STOPS = ".!?…:;”\"')"
_LINK = re.compile(
    r"[(\s]*[>►»*]|\W*còn (?:nữa|tiếp)|\W*(?:xem|đọc) (?:thêm|chi tiết|video)|"
    r"\W*(?:mời|bấm|nhấn|chia sẻ) .*|video:",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(
    r"\W*(?:nguồn )?(?:ảnh|video|clip|đồ h(?:ọa|oạ)|hình)(?: minh h(?:ọa|oạ))?(?:\W.{0,60})?$",
    re.IGNORECASE,
)
_CREDIT_WORDS = 8
_SOURCE_LINE = re.compile(r"\W*(?:theo|nguồn)\b.{2,60}$", re.IGNORECASE)
_BYLINE = re.compile(
    r".{2,40}\((?:theo|tổng hợp|thực hiện|ghi|t\s?[/.]\s?h)[^()]*\)\W*$|nhóm pv\b.{0,20}$|"
    r"ghi nhận của .{2,40}$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\W*(?:hotline|điện thoại|địa chỉ|website|e-?mail|fax|đt)\s*:", re.IGNORECASE
)
_CREDIT = re.compile(r"\b(?:ảnh|photo|đồ h(?:ọa|oạ)|hình|video|clip|nguồn|anhr)\b", re.IGNORECASE)
_LONGEST_CREDIT = 90  # characters
_DATELINE = re.compile(r"^[(\[]?[^()–-]{2,40}[)\]]?\s*[-–—:]\s+(?=\S)|^\([^()]{2,40}\)\s*")


@dataclass(frozen=True)
class Check:
    """What of a page is wrong: paragraphs that are lost, lines of the wrapping that are kept."""

    lost: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    error: str | None = None

    @property
    def right(self) -> bool:
        return not (self.lost or self.extra or self.error)


def _clean(text: str) -> str:
    line = clean_line([Piece(text, 0, len(text))])
    return line.text if line else ""


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text, as the reader cleans lines."""
    return [line for line in map(_clean, text.split("\n")) if line]


def expected(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs without those that are furniture by themselves.

    Below a signature (up to five words, each with a capital) stand captions, which are expected,
    and lines without a full stop, which are not, nor are those that end the text: captions or
    links, nobody can tell. Lines without a full stop that begin a text head what it has lost.
    """
    kept = _without_links(paragraphs)
    while kept and _is_open(kept[0]):
        del kept[0]
    start = max(0, len(kept) - _TAIL)
    signed = next((i for i in range(start, len(kept)) if _is_signature(kept[i])), len(kept))
    body, tail = kept[:signed], kept[signed:]
    while body and _is_open(body[-1]):
        body.pop()
    return [*body, *(text for text in tail[1:] if not _is_open(text))]


def _without_links(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs without furniture, and without the links that follow a link."""
    kept: list[str] = []
    linked = False
    for text in paragraphs:
        linked = bool(_LINK.match(text)) or (linked and _is_open(text))
        if not linked and not _is_furniture(text):
            kept.append(text)
    return kept


def _is_open(text: str) -> bool:
    """A line without a full stop at a text's end: signature, link to another article, caption."""
    return text[-1] not in _STOPS and len(text.split()) <= _OPEN


def _is_signature(text: str) -> bool:
    words = [word for word in text.rstrip(".").split() if word[0].isalpha()]
    return 0 < len(words) <= _SIGNATURE and all(word[0].isupper() for word in words)


def _is_furniture(text: str) -> bool:
    if _CREDIT_LINE.match(text) and len(text.split()) <= _CREDIT_WORDS:
        return True
    rules = (_LINK.match, _SOURCE_LINE.match, _BYLINE.match, _CONTACT.match)
    return any(rule(text) for rule in rules)


def check(page: Wrapped) -> Check:
    """Read a page that was made from paragraphs, and compare."""
    try:
        article = read_page(page.page)
    except ArticleError as error:
        return Check(error=str(error))
    wanted = expected(page.paragraphs)
    texts = [line for line in (article.lead, *article.body) if line]
    return Check(tuple(_lost(wanted, texts, article)), tuple(_extra(page.paragraphs, texts)))


def _lost(wanted: Sequence[str], texts: Sequence[str], article: Article) -> list[str]:
    kept = "\n".join(("", article.title or "", *texts, ""))
    lost = []
    for number, text in enumerate(wanted):
        if (
            f"\n{text}\n" not in kept
            and not (text in kept and _is_broken(wanted, number))
            and not any(_is_caption_of(caption, text) for caption in article.captions)
            and not (number < _OPENING and f"\n{_DATELINE.sub('', text, count=1)}\n" in kept)
        ):
            lost.append(text)
    return lost


def _is_broken(wanted: Sequence[str], number: int) -> bool:
    """Whether a text breaks its lines here in mid-sentence: they may come out joined."""
    return any(text[0].islower() for text in wanted[number : number + 2])


def _is_caption_of(caption: str, text: str) -> bool:
    """Whether a text is a caption, with a credit behind it at most."""
    text = text.lstrip(" (")
    rest = text[len(caption) :].strip(" .,;()–-|")
    if not text.startswith(caption):
        return bool(_CREDIT.match(text)) and text.endswith(caption)
    return not rest or (len(rest) <= _LONGEST_CREDIT and _CREDIT.search(rest) is not None)


def _extra(paragraphs: Sequence[str], texts: Sequence[str]) -> list[str]:
    own = Counter(paragraphs)
    own.update(_DATELINE.sub("", text, count=1) for text in paragraphs[:_OPENING])
    whole = " ".join(paragraphs)
    return [text for text in texts if text not in own and text not in whole]
