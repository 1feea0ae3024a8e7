"""Captions and photo credits."""

from __future__ import annotations

import re

from toolkit.pages.bylines import is_name_like, names_office
from toolkit.pages.outlets import known_outlet
from toolkit.pages.shape import ends_sentence

__all__ = ["is_caption_like", "is_photo_credit", "split_credit"]

_LONGEST_CAPTION = 420
_LONGEST_CREDIT = 90
_CREDIT = re.compile(
    r"[\s.,;\-–|]*(?P<open>[(\[]?)\s*(?:nguồn\s+)?(?:ảnh|hình|photo|đồ họa|ảnh minh họa|"
    r"nguồn)(?:\s*(?:minh họa|chụp|tư liệu|do))?"
    r"\s*[:/]\s*(?P<name>[^()\[\]:]{1,50}?)[)\]]?\s*\.?$",
    re.IGNORECASE,
)
_PICTURE_LABEL = re.compile(r"[\s(\[]*(?:ảnh|hình|clip|video)\s*(?:\d+\s*)?[:.]", re.IGNORECASE)
_INNER_END = re.compile(r"\w{2}[.!?…]\s")
_OPENERS = re.compile(
    r"^(?:các |một số |những |nhiều )?(?:đại biểu|đồng chí|quang cảnh|toàn cảnh|người dân|nhân dân|"
    r"bà con|cán bộ|lãnh đạo|cử tri|lực lượng|công nhân|học sinh|đoàn công tác|đoàn giám sát|"
    r"thành viên|"
    r"phó |chủ tịch|bí thư|ông |bà |anh |chị |em |cụ |bác |thiếu tướng|đại tá|thượng tá|trung tá|"
    r"thầy |cô |bác sĩ|chiến sĩ|bộ đội|hội viên|đoàn viên|nông dân|hộ |gia đình|một góc|một đoạn|"
    r"khu |tuyến |công trình|hình ảnh|ảnh|xe |máy |nhân viên|tổ |ban |hội nghị|buổi |cảnh |"
    r"hiện trường|"
    r"khách |du khách|phụ huynh|bệnh nhân|thủ tướng|bộ trưởng|đường |dự án|cầu |vườn |ngôi |căn |"
    r"niêm yết|"
    r"kiểm |trao |tặng |bỏ phiếu|lấy mẫu|tiêm |chốt )",
    re.IGNORECASE,
)
_SHOT = re.compile(
    r"(?:trong ảnh|\((?:bên )?(?:trái|phải|giữa|đứng|ngồi|bìa|người|thứ)|\btừ (?:trái|phải)\b|"
    r"chụp |"
    r"phát biểu|tham luận|tại (?:hội nghị|buổi|cuộc|lễ|điểm|phiên|kỳ họp|khu|xã|phường|trụ sở|"
    r"nhà))",
    re.IGNORECASE,
)
_SURELY_LONG = 14  # words: subheadings are shorter
_LIKELY_LONG = 8


def split_credit(caption: str) -> tuple[str, str | None]:
    """A caption and its photo credit (with its brackets), if it ends in one.

    A credit names a person or an outlet; words after "ảnh:" that describe the picture stay.
    """
    offset = max(0, len(caption) - _LONGEST_CREDIT)
    match = _CREDIT.search(caption, offset)
    if match is None or (match.start() == 0 and not match["name"]):
        return caption, None
    name = match["name"].strip(" .")
    whole = re.sub(r"^(?:theo|do|tư liệu|st|nvcc|cắt từ)\b\s*", "", name, flags=re.IGNORECASE)
    if whole and not (is_name_like(whole) or known_outlet(whole.split("/")[-1])):
        return caption, None
    start = match.start()
    while start < match.end() and caption[start] in ".…":
        start += 1
    return caption[:start].rstrip(" ,;-–|"), caption[start:].strip(" ,;-–|")


def is_photo_credit(text: str) -> bool:
    """Whether a line is a photo credit and nothing else ("Ảnh: Thanh Tùng")."""
    label = re.match(r"[\s(\[]*(?:nguồn\s+)?(?:ảnh|hình)\s*:\s*", text, re.IGNORECASE)
    if label is None:
        return False
    name = text[label.end() :].strip(" .)]")
    return is_name_like(name) or names_office(name)


def is_caption_like(text: str) -> bool:
    """Whether a line between paragraphs describes a picture rather than heads a part."""
    if len(text) > _LONGEST_CAPTION:
        return False
    if _PICTURE_LABEL.match(text):
        return True
    if split_credit(text)[1] is not None:
        return True
    if ends_sentence(text) or _INNER_END.search(text):
        return False
    words = len(text.split())
    if words >= _SURELY_LONG:
        return True
    opener = _OPENERS.match(text) is not None
    return words >= _LIKELY_LONG and (opener or _SHOT.search(text) is not None)
