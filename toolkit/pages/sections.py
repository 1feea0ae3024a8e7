"""Names of sections as the Vietnamese press heads its pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from toolkit.pages.dates import find_date
from toolkit.pages.furniture import rule_for

__all__ = [
    "is_page_name",
    "is_section",
    "is_tool",
    "labelled_section",
    "menu_items",
    "named_sections",
    "path_above",
    "path_of",
    "split_breadcrumb",
    "starts_at_home",
]

_NAMES = """
chính trị|xã hội|chính trị - xã hội|kinh tế|kinh doanh|thời sự|tin tức|thế giới|quốc tế|
pháp luật|văn hóa|văn hoá|văn nghệ|giáo dục|khoa học|công nghệ|sức khỏe|y tế|thể thao|giải trí|
đời sống|du lịch|bạn đọc|ý kiến|góc nhìn|bình luận|diễn đàn|phóng sự|ký sự|ghi chép|điều tra|
phỏng vấn|đối thoại|môi trường|nông nghiệp|nông thôn mới|xây dựng nông thôn mới|nông thôn|
công nghiệp|thương mại|giao thông|đô thị|bất động sản|nhà đất|địa ốc|thị trường|tài chính|
ngân hàng|chứng khoán|doanh nghiệp|doanh nhân|đầu tư|năng lượng|điện|quân sự|quốc phòng|an ninh|
quốc phòng - an ninh|an ninh trật tự|an ninh - quốc phòng|biên phòng|biển đảo|xây dựng đảng|
xây dựng chính quyền|xây dựng đảng - chính quyền|mặt trận|đoàn thể|công đoàn|dân vận|dân tộc|
tôn giáo|dân tộc - tôn giáo|quốc hội|hội đồng nhân dân|hđnd - ubnd|bầu cử|cử tri|nội chính|
cải cách hành chính|chuyển đổi số|gia đình|giới trẻ|nhịp sống trẻ|thanh niên|phụ nữ|trẻ em|
lao động|việc làm|an sinh|an sinh xã hội|người tốt việc tốt|gương sáng|nhân ái|từ thiện|
tấm lòng nhân ái|vì người nghèo|sự kiện|tiêu điểm|trong nước|trong tỉnh|tin trong tỉnh|
tin địa phương|địa phương|tin hoạt động|hoạt động|tin tức - sự kiện|tin tức sự kiện|tin mới|
tin nóng|tin trong nước|
tin trong huyện|tin trong xã|tin trong thành phố|tin trong quận|tin hoạt động địa phương|
an ninh hình sự|tin thế giới|tin bài|bóng đá|v-league|nuôi trồng|khai thác|
chăn nuôi|trồng trọt|thủy sản|lâm nghiệp|khuyến nông|xe|ô tô|thời tiết|chống dịch|
covid-19|phòng chống dịch|dân sinh|hôn nhân|tâm sự|ẩm thực|làm đẹp|số hóa|quảng bá|tư vấn|
hỏi đáp|tư pháp|chân dung|nhân vật|lịch sử|tư liệu|hồ sơ|nghiên cứu - trao đổi|nghiên cứu|
lý luận|trao đổi|bình luận - phê phán|xã luận|media|video|hệ thống chính trị|
học tập và làm theo bác|chính sách|chính sách mới|chỉ đạo điều hành|tin chỉ đạo điều hành|
thông tin chỉ đạo|giải phóng mặt bằng|quy hoạch|đất đai|tài nguyên|tài nguyên - môi trường|
xuất nhập khẩu|hạ tầng|lập pháp|dân chủ|dân chủ cơ sở|dân chủ ở cơ sở|tiếp dân|
khiếu nại - tố cáo|giám sát|giám sát - phản biện|pháp đình|an toàn giao thông|
chuyện thường ngày|đô thị - xây dựng|văn hóa - xã hội|văn hóa - thể thao|văn hóa - nghệ thuật|
giáo dục - đào tạo|y tế - sức khỏe|quốc phòng an ninh|kinh tế - xã hội|thời sự - chính trị|
"""
_SECTIONS = frozenset(name.strip() for name in _NAMES.replace("\n", "").split("|") if name.strip())
_SEPARATOR = re.compile(
    r"\s*(?:>+|»+|›+|→|[▸►▶❯]|\\|\||•|·|—|\s-\s|\s–\s|/(?=\s)|(?<=\s)/|\s\.\s)\s*"
)
_LEADING = re.compile(
    r"^(?:tin|chuyên mục|mục|chuyên trang|chuyên đề|section)\s*:?\s+", re.IGNORECASE
)
_LONGEST = 60
_MOST_WORDS = 9


_LONGEST_SECTION = 5  # words


@lru_cache(maxsize=4096)
def named_sections(line: str) -> tuple[str, ...]:
    """The sections of a line that is nothing but names of a menu side by side, without marks.

    A line that starts at the home page may hold names that no table knows.
    """
    words = line.split()
    found: list[str] = []
    from_home = _FROM_HOME.match(line) is not None
    while words:
        for size in range(min(_LONGEST_SECTION, len(words)), 0, -1):
            name = " ".join(words[:size])
            if _is_menu_name(name):
                found.append(name)
                break
        else:
            if not from_home:
                return ()
        words = words[size:]
    return tuple(found)


def _is_menu_name(name: str) -> bool:
    if name.casefold() in _SECTIONS:
        return True
    rule = rule_for(name)
    return rule is not None and rule.name == "menu"


def split_breadcrumb(line: str) -> list[str]:
    """The parts of a breadcrumb or of a masthead with a section; one part if it is neither."""
    return [part for part in _SEPARATOR.split(line.strip(" >»›/\\|•-")) if part]


_MARKED = re.compile(r"\s*(?:>+|»+|›+|→|[▸►▶❯]|\\|\||•|·|/(?=\s)|(?<=\s)/|/$)\s*")


def starts_at_home(line: str) -> bool:
    """Whether a line is a path that starts at the home page ("Trang chủ Kinh tế")."""
    return _FROM_HOME.match(line) is not None and len(line.split()) <= _MOST_WORDS


_FROM_HOME = re.compile(r"^(trang chủ|trang nhất|home)\s+(?=\w)", re.IGNORECASE)


def path_of(line: str) -> list[str]:
    """The parts of a path of sections; a hyphen joins the words of one ("Văn hóa - Xã hội")."""
    line = _FROM_HOME.sub(r"\1 > ", line.strip(" >»›/\\|•-"))
    return [part for part in _MARKED.split(line) if part]


@lru_cache(maxsize=4096)
def is_section(line: str) -> bool:
    """Whether a line is the name of a section, alone or at the end of a breadcrumb."""
    text = " ".join(line.casefold().split()).strip(" .:>»|/•-[]()*")
    if not text or len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return False
    text = text if text in _SECTIONS else _LEADING.sub("", text)
    if text in _SECTIONS:
        return True
    parts = [part for part in re.split(r"\s*(?:[-–,&/|]|\bvà\b|\d{4})\s*", text) if part]
    return bool(parts) and all(part in _SECTIONS for part in parts)


_PATH_LINES, _SECTION_WORDS = 4, 8


_LABEL = re.compile(
    r"\W*(?:chuyên mục|danh mục|thể loại|mục|category|đăng trong|posted in)(?: tin)?\s*:\s*"
    r"(?P<name>\w[^.!?]*)",
    re.IGNORECASE,
)


def labelled_section(line: str) -> str | None:
    """The section behind its label ("Chuyên mục: Kinh tế"); None where there is none."""
    found = _LABEL.fullmatch(line)
    short = found is not None and len(found["name"].split()) <= _MOST_WORDS
    return found["name"].strip(" >»|/-") if found and short else None


def path_above(above: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The path from the home page that stands above the headline, each part on its own line."""
    path: list[str] = []
    for text, part in above[: -_PATH_LINES - 1 : -1]:
        if text.strip(" /»›>").casefold() in _HOME:
            again = len(path) > 1 and path[0] in path[1:]  # as a heading
            return tuple(path[::-1][:-1] if again else path[::-1])
        if find_date(text):
            continue  # beside the path
        if part not in ("menu", "section", "breadcrumb", "header") or is_tool(text):
            return ()
        path.append(text.strip(" /»›>"))
    return ()


def is_tool(part: str) -> bool:
    """Whether a part of a path is page furniture ("Liên hệ"); a list of news is a section."""
    rule = rule_for(part)
    return rule is not None and not (rule.name == "related" and part.startswith("Tin "))


_FEWEST_ITEMS = 4


def menu_items(stack: Sequence[tuple[str, int]]) -> int:
    """How many of the lines stacked above a headline, from the first, are a menu's.

    ``stack``: text and gap of each. The last of them is the article's section where it is set
    apart: by a blank line, by its capitals, by repeating an item, or below one that does.
    """
    if len(stack) < _FEWEST_ITEMS:
        return 0
    seen: set[str] = set()
    for number, (text, gap) in enumerate(stack):
        name = text.casefold()
        apart = number and (gap, text.isupper()) != (stack[number - 1][1], stack[0][0].isupper())
        if name in seen or (apart and number == len(stack) - 1):
            return number
        seen.add(name)
    return len(stack)


_HOME = frozenset(
    ("trang chủ", "trang nhất", "trang tin", "home", "chi tiết tin", "chi tiết", "tin chi tiết")
)


def is_page_name(part: str) -> bool:
    """A part of a path that names the home page or the article itself, not a section."""
    return part.casefold() in _HOME or len(part.split()) > _SECTION_WORDS
