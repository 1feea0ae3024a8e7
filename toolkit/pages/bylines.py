"""Bylines and sources: who wrote an article, and where it comes from."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from toolkit.pages.letters import UPPER
from toolkit.pages.newsrooms import newsroom, office_of_role
from toolkit.pages.outlets import known_outlet
from toolkit.pages.shape import ends_sentence

__all__ = [
    "Byline",
    "is_name_like",
    "is_person",
    "names_office",
    "names_people",
    "names_scholar",
    "read_byline",
    "read_source",
]

_INITIALS = re.compile(r"(?:[A-ZĐ]\.)+$")
_PREFIX = re.compile(
    r"^[\s(\[*]*(?:(?:tin|bài|ảnh|video|clip|đồ họa|nội dung|thiết kế|trình bày|hình ảnh|thực hiện|"
    r"người thực hiện|tác giả(?: bài viết)?|biên tập(?: viên)?|btv|phóng viên|pv|ctv|biên soạn|"
    r"người viết|theo lời kể|kỹ thuật)"
    r"(?:\s*(?:,|và|&|-|/)\s*(?:tin|bài|ảnh|video|clip|hình|đồ họa|hình ảnh|viết|"
    r"trình bày))*\s*[:;]|"
    r"(?:bài|tin)\s*(?:và|,|&)\s*ảnh\s|(?:ghi chép|phóng sự|bút ký|tản văn|ký sự|bài viết|"
    rf"lược ghi|ghi|phỏng vấn|ý kiến(?: riêng)?|"
    rf"ghi theo lời kể)(?: của(?: tác giả)?)?\s*:?\s(?=[{UPPER}])|"
    r"người đăng(?: bài viết)?\s*:|đăng bởi\s*:?|"
    r"(?:(?:được )?viết )?bởi\s*:?\s|by\s|tác giả\s*,)\s*",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"\s*(?:[(\[]\s*(?:thực hiện|tổng hợp|ctv|pv|btv|ghi|st|sưu tầm|lược ghi|lược thuật|t/h|th|"
    r"biên soạn|lược dịch|dịch|biên dịch|theo .{2,40})\s*[)\]]|"
    r"\s(?:st|t/h|tổng hợp|thực hiện|sưu tầm))\.?$",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(
    rf"(?:[{UPPER}][\w’'.]*\.?|[A-ZĐ](?:\.[A-ZĐ][\w]*)+\.?|P/?v|CTV|và|[-–—&,/+;]|[\d]X?)$"
)
_ORGANISATION = re.compile(
    r"^(?:Nhóm|Trung tâm|TT|Văn phòng|Phòng|Ban|Đài|Vụ|Cục|BBT|Sở|Tổ|Ủy ban|Hội|Báo|PV|CTV|"
    r"Phóng viên|"
    r"Tòa soạn|Bộ phận|Cổng|Thông tin|Trạm|Chi cục|Bộ|Đoàn|Liên đoàn|UBND|UBMTTQ|VP|HĐND|Công an|"
    r"BTV|"
    r"Nhà báo|Theo|KTV|Quỹ|Trường|Viện)\b"
)
_MEDIA_WORDS = re.compile(
    r"\b(?:báo|tạp chí|tin tức|thời báo|đài|trí thức|thế giới|gia đình|phụ nữ|đời sống|nhịp sống|"
    r"kinh tế|kinh doanh|pháp luật|doanh nghiệp|doanh nhân|tiêu dùng|sức khỏe|sức khoẻ|giáo dục|"
    r"thể thao|văn hóa|bạn đọc|tuổi trẻ|thanh niên|lao động|nông nghiệp|nông thôn|môi trường|"
    r"công nghệ|xây dựng|giao thông|du lịch|điện tử|thị trường|đô thị|đầu tư|tài chính|bóng đá|"
    r"công an|quân đội|công lý|người|dân|sài gòn|hà nội|việt nam|trẻ|mới|online|news|tv|press)\b",
    re.IGNORECASE,
)
_MOST_NAME_WORDS = 10
_FEW_WORDS = 6
_LONGEST_BYLINE = 90


_HONORIFIC = re.compile(r"(?:Ông|Bà|Anh|Chị|Em|Cụ)\s(?:\S+\s\S|.*\.$)")  # a portrait's caption
_TWO_NAMES = re.compile(r"\w\s[-–]\s\w")
_SCORE = re.compile(r"\d\s?[-–]\s?\d")


def is_name_like(text: str) -> bool:
    """Whether a line is names of people: every word with a capital, no sentence."""
    if len(text) > _LONGEST_BYLINE:
        return False
    portrait = _HONORIFIC.match(text) and not _TWO_NAMES.search(text)
    if _SCORE.search(text) or portrait:
        return False
    words = re.sub(r"([-–/&,;])", r" \1 ", text).split()
    names = [word for word in words if word[0].isalpha()]
    return 0 < len(names) <= _MOST_NAME_WORDS and all(_NAME_WORD.match(word) for word in words)


class Byline(NamedTuple):
    """Author and source that a line names."""

    author: str | None
    source: str | None


_SLASH_OUTLET = re.compile(r"^(?P<name>[^/()]{2,60}?)\s*/\s*(?P<outlet>[^/()].{1,40})$")
_IN_BRACKETS = re.compile(r"^(?P<name>[^()]{2,60}?)\s*[(\[]\s*(?P<inside>[^()\[\]]{2,50})[)\]]\.?$")
_TRAILING_OFFICE = re.compile(
    r"^(?P<name>.{2,40}?)\s*(?:[-–,]\s*|\s)(?P<office>(?:Đài|Báo|Trung tâm|TTVH|TT VH|TT\s|Cổng|"
    r"Phòng|"
    r"Ban\s|VP\s|Văn phòng|TTTT|TTTT-VH|TTXVN|VOV|BTV|CTV|Hội|UBND|MTTQ|Công an|Công chức).{0,60})$"
)


def names_office(text: str) -> bool:
    """Whether a few words name an office or a newsroom rather than a person."""
    return _ORGANISATION.match(text) is not None and len(text.split()) <= _FEW_WORDS


@lru_cache(maxsize=4096)
def is_person(text: str) -> bool:
    """Whether a few words are the name of a person: two to four, no outlet, no office."""
    return (
        2 <= len(text.split()) <= 4
        and is_name_like(text)
        and known_outlet(text) is None
        and not names_office(text)
        and _MEDIA_WORDS.search(text) is None
    )


_AND = re.compile(r"\s+(?:và|[-–—&])\s+|\s*[,;]\s+")


def names_people(text: str) -> bool:
    """Whether a line is the names of persons and nothing else ("Lê Hà - Thu Ba")."""
    return all(is_person(name) for name in _AND.split(text.strip(" .")))


_DEGREE = re.compile(
    r"(?:(?:gs|pgs|ts|ths|th\.s|cn|bs|ks|luật sư|nhà báo|nhà văn)[.,]?\s*)+(?=[^\W\d_])",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:giáo sư|phó giáo sư|tiến sĩ|thạc sĩ|nghiên cứu viên|giảng viên|phó trưởng|trưởng ban|"
    r"phó (?:viện|vụ|ban)|viện trưởng|vụ trưởng|nguyên )\b[^.!?:]*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def names_scholar(text: str) -> bool:
    """Whether a line is an author with a degree, or the post of one ("TS LÊ HÀ", "Thạc sĩ, …")."""
    bare = _DEGREE.sub("", text, count=1)
    if bare != text and is_person(bare):
        return True
    return _POST.match(text) is not None and "," in text


_GIVEN_BY = re.compile(
    r"(?:theo\s+)?(?P<name>[^/()]+?)\s*(?:/|\(\s*theo\s)\s*(?P<outlet>[^/()]+)\)?$", re.IGNORECASE
)
_AFTER = re.compile(r"theo\s*:?\s+(?P<name>[^:;/()]+)$", re.IGNORECASE)


_WHOLLY_BRACKETED = re.compile(r"[(\[]([^()\[\]]{4,40})[)\]]\.?")
_NO_LABEL = re.compile(r"(?:ảnh|pv|phóng viên)\b", re.IGNORECASE)  # a credit, a question


_WITH_SOURCE = re.compile(
    r"(?P<byline>.{3,60}?)[\s|,;.(–-]+(?P<source>nguồn(?: tin)?\s*:.{2,60})$", re.IGNORECASE
)


_AFTER_NAME = re.compile(
    r"(?P<name>[^()]{2,60}?)\s*\((?:tổng hợp\s*,?\s*|t/?h\s+)?theo:?\s+"
    r"(?P<outlet>[^()]{2,40})\)\.?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def read_byline(line: str) -> Byline | None:
    """Author (and source) of a line that is a byline; None when it is none."""
    text = line.strip(" *•-–—_|")
    if len(text) > _LONGEST_BYLINE or not text or text.endswith(":"):
        return None
    if role := office_of_role(text):
        return Byline(None, newsroom(role))
    inside = _WHOLLY_BRACKETED.fullmatch(text)
    if inside and is_name_like(inside[1]) and not inside[1].isupper():
        text = inside[1]
    after = _AFTER.match(text)
    if after:
        return Byline(after["name"].strip(), None) if is_person(after["name"].strip()) else None
    both = _WITH_SOURCE.match(text)
    if both and (byline := read_byline(both["byline"])) and (source := read_source(both["source"])):
        return Byline(byline.author, source)
    given = _GIVEN_BY.match(text)
    if given and is_person(given["name"].strip()) and known_outlet(given["outlet"]):
        return Byline(given["name"].strip(), given["outlet"].strip())
    bare = _PREFIX.sub("", text)
    labelled = bare != text
    bare = bare.strip(" )") if bare.count(")") > bare.count("(") else bare
    after = _AFTER_NAME.match(bare)
    first = after["outlet"].split(",")[0] if after else ""
    if after and is_name_like(after["name"]) and _may_be_source(first, first):
        return Byline(after["name"].strip(), after["outlet"].strip())
    bare = _SUFFIX.sub("", bare).strip(" .,;:") if not _INITIALS.search(bare) else bare.strip()
    if not bare:
        return None
    for pattern, name in ((_SLASH_OUTLET, "outlet"), (_IN_BRACKETS, "inside")):
        match = pattern.match(bare)
        if match and is_name_like(match["name"]):
            outlet = re.sub(r"^(?:Theo|P/v|PV)\s+", "", match[name]).strip(" .")
            named = known_outlet(outlet.split(" tại ")[0].split("/")[0]) or newsroom(outlet)
            if name == "inside" and named is None:
                return Byline(match["name"].strip(), None)
            return Byline(match["name"].strip(), outlet.split(" tại ")[0])
    if is_name_like(bare) and not ends_sentence(bare.rstrip(".")):
        office = _TRAILING_OFFICE.match(bare)
        if office:
            return Byline(office["name"].strip(" -–,"), newsroom(office["office"].strip()))
        return Byline(bare, None)
    office = _TRAILING_OFFICE.match(bare)
    if office and is_name_like(office["name"]) and text[-1] != ".":
        return Byline(office["name"].strip(" -–,"), newsroom(office["office"].strip()))
    if labelled and len(bare.split()) <= _FEW_WORDS and not _NO_LABEL.match(text):
        return Byline(bare, None)
    if _ORGANISATION.match(bare) and len(bare.split()) <= 8 and not ends_sentence(line):
        return Byline(bare, None)
    return None


_SOURCE = re.compile(
    r"^[\s(\[*\-–]*(?P<label>nguồn (?:trích )?dẫn|nguồn(?:\s+(?:tin|bài(?: viết)?|ảnh))?|"
    r"dẫn (?:nguồn|theo)|theo|trích(?: từ| nguồn)?|tổng hợp từ|đăng lại từ|tin theo|"
    r"(?:bài|tin)(?: viết)? gốc(?=\s*:))\s*[:\-]?\s*"
    r"[\"“”'(]*(?P<rest>[^\"“”]{2,90}?)[\"“”')\]]*[\s.)]*$",
    re.IGNORECASE,
)
_ALONE = re.compile(r"^[\s(\[]+(?P<rest>[^()\[\]]{2,40})[)\]]\.?$")
_DATELINE = re.compile(rf"[(\[](?P<rest>[{UPPER}][^()\[\]\d:]{{1,30}})[)\]]\s*[-–—]")
_SOURCE_DATE = re.compile(
    r",?\s*\(?(?:đăng|số ra|lúc)?\s*(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}.*$|"
    r",?\s+(?:số|kỳ)(?: ra)?\s+\d+\S*$",
    re.IGNORECASE,
)


_ADDRESS = re.compile(r"(?<=:)\s*https?://\S+$")


def read_source(line: str) -> str | None:
    """The source that a line names ("Nguồn: …", "Theo …", "(TTXVN)", "(A) -"), else None."""
    if alone := _DATELINE.fullmatch(line.strip()):
        return alone["rest"]
    without = _ADDRESS.sub("", line)
    text = without.strip(" *•-–—_|:")
    match = _SOURCE.match(text)
    if match:
        rest = _SOURCE_DATE.sub("", match["rest"]).strip(" ,.;)")
        label = match["label"].casefold()
        if "ảnh" in label or not rest:
            return None
        marked = re.match(r"[^:\-\"“”']*[:\-\"“”']", text[: match.start("rest")])
        addressed = without != line and len(rest.split()) <= _FEW_WORDS
        if label != "theo" and not (marked or addressed) and known_outlet(rest) is None:
            return None
        rest = _outlet_behind(rest + ")" * (rest.count("(") > rest.count(")")))
        if label == "theo" and (line.rstrip().endswith(":") or not _may_be_source(rest, text)):
            return None
        return (
            rest[0].upper() + rest[1:] if rest.lower().startswith(("báo", "đài", "cổng")) else rest
        )
    match = _ALONE.match(text)
    if match and known_outlet(match["rest"].split("/")[0]):
        return match["rest"].strip()
    return None


def _outlet_behind(rest: str) -> str:
    """The outlet alone, where its author stands before it ("Lê Hà (Báo A)", "Lê Hà/Báo A")."""
    for pattern, group in ((_IN_BRACKETS, "inside"), (_SLASH_OUTLET, "outlet")):
        match = pattern.match(rest)
        if match and is_person(match["name"]) and known_outlet(match[group]):
            return match[group] if group == "inside" else rest
    return rest


_NO_SOURCE = re.compile(
    r"(?:nghị quyết|nghị định|luật|quyết định|thông tư|chỉ thị|kế hoạch|báo cáo|thống kê|dự báo|"
    r"ông|bà|anh|chị|đồng chí|điều|khoản|quy định|số liệu|kết quả|lời|dõi|đó|hướng dẫn|văn bản|"
    r"bộ|sở|ubnd|ủy ban|cục|tổng cục|công văn|chương trình|đề án|dự án|đánh giá|kết luận|quan sát|"
    r"ghi nhận|tìm hiểu|lịch)\b",
    re.IGNORECASE,
)


_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")


def _may_be_source(rest: str, line: str) -> bool:
    """What may follow "Theo": an outlet, or a few words with a capital and no sentence."""
    if _NO_SOURCE.match(rest):
        return False
    name, _, outlet = rest.rpartition("/")
    if is_person(name.strip()) and known_outlet(outlet):
        return False  # a byline: "Theo Lan Anh/Dân trí"
    if known_outlet(rest.split("/")[-1]) or rest.split()[0].casefold() in ("báo", "đài"):
        return True
    if is_person(rest.split("/")[0].strip()) or len(rest.split()) > _FEW_WORDS:
        return False
    return not ends_sentence(line) and (rest[0].isupper() or _DOMAIN.fullmatch(rest) is not None)
