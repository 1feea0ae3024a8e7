"""Captions and photo credits."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.pages.bylines import is_name_like, names_office
from toolkit.pages.letters import UPPER
from toolkit.pages.outlets import known_outlet
from toolkit.pages.shape import ends_sentence, word_count

__all__ = [
    "is_caption_like",
    "is_caption_sentence",
    "is_credited",
    "is_photo_credit",
    "is_view",
    "shows_things",
    "split_credit",
]

_LONGEST_CAPTION = 420
_LONGEST_CREDIT = 90
_CREDIT = re.compile(
    r"[\s.,;\-–|]*(?P<open>[(\[]?)\s*(?:nguồn\s+)?(?:ảnh|hình|photo|đồ h(?:ọa|oạ)|video|clip|nguồn)"
    r"(?:\s*(?:minh h(?:ọa|oạ)|chụp|tư liệu|do))?"
    r"\s*[:/]\s*(?P<name>[^()\[\]:]{1,50}?)[)\]]?(?:\s*\([^()]{2,30}\))?\s*\.?$|"
    r"\s+[-–]\s*ảnh\s+(?P<bare>[^()\[\]:]{2,60}?)\s*\.?$",
    re.IGNORECASE,
)
_PICTURE_LABEL = re.compile(
    r"[\s(\[]*(?:(?:ảnh|hình|clip|video)\s*(?:\d+\s*)?[:.]|image caption\s|"
    r"(?:chụp lại|chú thích) hình ảnh\s*[,:]\s*\w)",
    re.IGNORECASE,
)
_INNER_END = re.compile(r"\w{2}[.!?…]\s")
_OPENERS = re.compile(
    r"^(?:các |một số |những |nhiều )?(?:đại biểu|đồng chí|quang cảnh|toàn cảnh|người dân|nhân dân|"
    r"bà con|cán bộ|lãnh đạo|cử tri|đảng viên|học viên|tiểu thương|nữ |thợ |lực lượng|"
    r"công nhân|học sinh|đoàn công tác|đoàn giám sát|"
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
    r"(?:trong ảnh|\((?:bên )?(?:trái|phải|giữa|đứng|ngồi|bìa|người|thứ|áo)|\btừ (?:trái|phải)\b|"
    r"chụp |"
    r"phát biểu|tham luận|tại (?:hội nghị|buổi|cuộc|lễ|điểm|phiên|kỳ họp|khu|xã|phường|trụ sở|"
    r"nhà))",
    re.IGNORECASE,
)
_SCENES = re.compile(
    r"^(?:bị cáo|bị can|nghi phạm|"
    r"bộ đội|dân quân|thanh niên|phụ nữ|chị em|đoàn |đội |nhà |căn |ngôi |trụ sở|điểm |trạm |"
    r"trường |lớp |chợ |bến |tàu |thuyền |xuồng |cây |cánh đồng|ruộng |rừng |hồ |sông |suối |kênh |"
    r"tuyến |đoạn |một (?:góc|đoạn|tuyến|điểm|buổi|tiết|căn|hộ|mô hình|cảnh|trong những|phần)|"
    r"mô hình |trẻ em|giáo viên|sinh viên|ngư dân|diêm dân|tiểu thương|thợ |kỹ sư|nghệ nhân|"
    r"già làng|"
    r"trưởng |hiệu trưởng|giám đốc|luật sư|phóng viên|mặt bằng|bữa |niềm vui|"
    r"nụ cười|không khí|đồng bào|già trẻ|tổ công tác|giờ (?:học|ra chơi|tan))",
    re.IGNORECASE,
)
_PORTRAIT = re.compile(
    rf"^(?:(?:đồng chí|ông|bà|anh|chị|em|cụ|già làng|nghệ nhân|luật sư|bác sĩ|bs|gs|pgs|ts|ths|"
    r"nhà (?:báo|văn|nghiên cứu|giáo)|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|cô|thầy|"
    rf"chuyên gia)[.,]?\s)+(?-i:[{UPPER}][\w’']*)(?:\s(?-i:[{UPPER}][\w’']*)){{1,5}}\s*"
    r"(?:\.?$|,\s|\(\d)",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"\b(?:cho biết|cho hay|cho rằng|cho là|nói|kể|chia sẻ|khẳng định|nhấn mạnh|đề nghị|kiến nghị|"
    r"yêu cầu|mong|cảm ơn|phấn khởi|rất|cũng|sẽ|nhưng|tuy nhiên|vì|nên|do đó|nếu|không|chưa|"
    r"đều|vẫn|mà|thì|này|đó|ấy|dự kiến|ngoài ra|hiện nay|hiện có|bao gồm|gồm có|tổng|tỷ lệ|"
    r"được biết|"
    r"tôi|mình|họ|ai|nào|đồng ý|quyết định|thống nhất|đạt|hơn|gần|ước|tăng|giảm|tiếp tục|"
    r"trở thành|đã|từng|luôn|khiến|dẫn (?:tới|đến)|như|hình thành|trở lên|nhận xét|xác nhận|"
    r"ủng hộ|quyết tâm|nhận định|tuyên bố|từ chối|chúng ta|nhanh chóng|thừa nhận|bày tỏ|"
    r"theo (?:đó|ông|bà|quy định|kế hoạch)|phải|là|bị|chia (?:làm|thành)|\d+ lần|(?:sáng|chiều|"
    r"tối|đêm|ngày|đúng) \d+\w*|nay đã|năm \d{4}|"
    r"thường|cần|có thể|quê ở|có chứa|lần đầu|gồm|\d[\d.,]*\s?(?:m|km|m2|ha|tấn|kg|lít|phút|giây)|"
    r"tỷ|tỉ|triệu|nghìn|trăm|\d+%)(?!\w)|[:“\"?!;%]",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\b(?:cũng|vẫn|phải|sẽ|không|chưa|chẳng|nếu|thì|mà|là|đều|nhưng|vì|nên|rất|đừng|hãy)(?!\w)",
    re.IGNORECASE,
)
"""Words of one who tells: a line with them heads a part, whomever it begins with."""
_SHOWN_PEOPLE = re.compile(
    r"(?:các |những )?(?:đại biểu|đồng chí|lãnh đạo|cán bộ|đoàn |người dân|bà con|nhân dân|"
    r"quang cảnh|"
    r"toàn cảnh|một góc|một đoạn|lực lượng|bộ đội|chiến sĩ|học sinh|công nhân|cử tri|hội viên|"
    r"ông |bà )",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"(?:quang cảnh|toàn cảnh)\s[^.!?;:]+\.?$|"
    r"(?:tang vật|hiện trường|(?:các )?(?:đối tượng|bị can|bị cáo) (?:bị bắt|tại|trong|cùng))"
    r"\s[^.!?;:,\d]+$|"
    r"(?:số|toàn bộ|một số|các) [^.!?;:,\d]+ (?:bị|được) (?:thu giữ|tạm giữ|tịch thu)$",
    re.IGNORECASE,
)
_SHOWN = 6  # words
_PRONOUN = re.compile(
    rf"(?i:ông|bà|anh|chị|em|cô|cụ|bác|thầy|dự án|ban|tổ|giá|việc|các tuyến|"
    rf"thị trường)\s(?![{UPPER}])"
)
_LONGEST_SENTENCE = 26  # words
_SCENE_WORDS = 20
_NO_SCENE = re.compile(
    r"(?:theo|trong|tại|ở|từ|sau|trước|khi|nhờ|với|để|đây|đó|ngoài|bên cạnh|hiện|đến|nay|năm|tháng|"
    r"ngày|sáng|trưa|chiều|tối|đêm|hôm|tuần|cùng|qua|do|về|được|riêng|song|còn|và|rồi|thế|vậy|"
    r"như|việc|"
    r"kết quả|mục tiêu|cả|mỗi|mọi|nhiều|có|chỉ|đã|đang|thực hiện|căn cứ|giữa|trên|dưới|dù|tuy|"
    r"bởi|bằng|"
    r"hội nghị|buổi|cuộc|lúc|hễ|ai|tôi|chúng|thứ|đặc biệt|dự|phát biểu|tham dự|đồng thời|nếu|"
    r"người ta|"
    r"\d)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\b(?:ở|tại|bên|trong|của|trên|cho|dưới|trước|giữa)\s+\w")
_FEWEST_WORDS = 3
_SURELY_LONG = 14  # words: subheadings are shorter
_LIKELY_LONG = 8


_CREDIT_WORD = ("ảnh", "hình", "photo", "đồ h", "video", "clip", "nguồn")
_BRACKETED = re.compile(
    r"\s*[(\[](?:nguồn )?(?:ảnh|hình|đồ họa)(?P<of>\s[^()\[\]:]{2,60})[)\]]\s*\.?$", re.IGNORECASE
)
_SEEN = re.compile(r"\s(?:nhỏ|lớn|trên|dưới|phải|trái|bên|giữa|bìa|đầu|cuối)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def split_credit(caption: str) -> tuple[str, str | None]:
    """A caption and its photo credit (with its brackets), if it ends in one.

    A credit names a person or an outlet; words after "ảnh:" that describe the picture stay.
    """
    end = caption[-_LONGEST_CREDIT:].casefold()
    if not any(map(end.__contains__, _CREDIT_WORD)):
        return caption, None
    bracket = _BRACKETED.search(caption)
    if bracket and bracket.start() and not _SEEN.match(bracket["of"]):
        return caption[: bracket.start()].rstrip(" ,;-–|"), bracket.group().strip()
    offset = max(0, len(caption) - _LONGEST_CREDIT)
    match = _CREDIT.search(caption, offset)
    if match is None or (match.start() == 0 and not match["name"]):
        return caption, None
    name = (match["name"] or match["bare"]).strip(" .")
    whole = _GIVEN.sub("", name).strip(" ,-–")
    if whole and not _is_credited(whole, name):
        return caption, None
    start = match.start()
    while start < match.end() and caption[start] in ".…":
        start += 1
    return caption[:start].rstrip(" ,;-–|"), caption[start:].strip(" ,;-–|")


_GIVEN = re.compile(
    r"^(?:theo|do|tư liệu|st|nvcc|cắt từ|chụp (?:từ )?màn hình|internet)\b\s*|"
    r"\s*\b(?:phát|cung cấp|chụp|gửi|st|sưu tầm|tư liệu|cắt từ (?:clip|video))$",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"(?:nhân vật|người dân|bạn đọc|độc giả|gia đình|đơn vị|cơ quan|công an|cơ sở|nhà trường|"
    r"trường|bệnh viện|ban tổ chức|btc|địa phương|chính quyền|ubnd|công ty|facebook|fb|zalo|clip|"
    r"video|camera|internet|nvcc|ctv|minh họa|tư liệu)\b",
    re.IGNORECASE,
)
_CREDIT_WORDS, _GIVEN_WORDS = 7, 10
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")


def _is_credited(whole: str, name: str) -> bool:
    """Whether the words after "Ảnh:" say whose the picture is, not what it shows."""
    if is_name_like(whole) or known_outlet(whole.split("/")[-1]) is not None:
        return True
    words = name.split()
    if len(words) > (_CREDIT_WORDS if whole == name else _GIVEN_WORDS):
        return False
    if len(words) > 1 and words[0][0].isupper() and not words[-1][0].islower():
        return True  # an office: "Đồn Biên phòng Hướng Lập"
    if _DOMAIN.fullmatch(name):
        return True
    return whole != name or _CREDITED.match(whole) is not None


def is_photo_credit(text: str) -> bool:
    """Whether a line is a photo credit and nothing else ("Ảnh: Thanh Tùng")."""
    label = re.match(r"[\s(\[]*(?:nguồn\s+)?(?:ảnh|hình)\s*:\s*", text, re.IGNORECASE)
    if label is None:
        return False
    name = text[label.end() :].strip(" .)]")
    if is_name_like(name) or names_office(name):
        return True
    whole = _GIVEN.sub("", name).strip(" ,-–")
    return not whole or (
        (whole != name or _CREDITED.match(whole) is not None)
        and (len(name.split()) <= _CREDIT_WORDS)
    )


def is_caption_sentence(text: str, *, sure: bool = False) -> bool:
    """Whether a single short sentence names what a picture shows rather than tells something.

    "Quang cảnh hội thảo.", "Lãnh đạo xã trao đổi với người dân." Only its place on the page,
    between longer paragraphs, makes it a caption for certain. ``sure``: only if it begins with
    what pictures show.
    """
    words = word_count(text)
    if (
        not text[0].isupper()
        or not _FEWEST_WORDS <= words <= _LONGEST_SENTENCE
        or _INNER_END.search(text)
    ):
        return False
    if _TELLING.search(text) or _PRONOUN.match(text):
        return False
    if _PORTRAIT.match(text) is not None:
        return True
    if is_view(text):
        return True
    if not text.endswith("."):  # or else it heads a part of the article
        return words >= _SHOWN and _SHOWN_PEOPLE.match(text) is not None and not ends_sentence(text)
    if _OPENERS.match(text) is not None or _SCENES.match(text) is not None:
        return True
    return (
        not sure
        and words <= _SCENE_WORDS
        and text.count(",") < 2
        and (_NO_SCENE.match(text) is None and _WHERE.search(text) is not None)
    )


_ILLUSTRATION = re.compile(
    r"[.,(–-]\s*(?:ảnh|hình)\s+(?:minh họa|minh hoạ|tư liệu|internet|chụp màn hình)\W*$",
    re.IGNORECASE,
)


_PERSON = re.compile(r"(?:ông|bà|anh|chị|em|cụ|bác|thầy|cô)\s", re.IGNORECASE)
_FEW_WORDS = 12


def shows_things(text: str) -> bool:
    """Whether a short sentence begins with what pictures show, and not with a person."""
    return (
        "," not in text
        and len(text.split()) <= _FEW_WORDS
        and _PERSON.match(text) is None
        and is_caption_sentence(text, sure=True)
    )


def is_view(text: str) -> bool:
    """Whether a short line says outright that it names a view ("Quang cảnh buổi làm việc.")."""
    return _VIEW.match(text) is not None and len(text.split()) <= _SCENE_WORDS


def is_credited(text: str) -> bool:
    """Whether a line says that it belongs to a picture: "Ảnh: …" before or after it."""
    if _PICTURE_LABEL.match(text) or _ILLUSTRATION.search(text):
        return True
    return split_credit(text)[1] is not None


_AT_PLACE = re.compile(
    rf"\s(?i:xã|phường|thị trấn|huyện|thôn|bản|buôn|ấp|khóm|chợ|đường|trường|tại)\s[{UPPER}]"
)  # a picture's own place; subheadings name none


_OF_DOCUMENT = re.compile(
    r"[-+*•]\s|(?:[IVXLC]{1,5}|[A-Za-zđĐ]|\d{1,2}(?:\.\d{1,2})*)[.)]\s|"
    r"(?:Bước|BƯỚC|Phần|PHẦN|Mục|MỤC|Điều|Khoản|Mẫu|Phụ lục|PHỤ LỤC|Biểu) (?:số )?\w{1,3}\b|"
    r"[^.!?…]*(?:…|\.{4})"
)  # an item of a list, a part of a document, a form to be filled in


@lru_cache(maxsize=4096)
def is_caption_like(text: str) -> bool:
    """Whether a line between paragraphs describes a picture rather than heads a part."""
    if len(text) > _LONGEST_CAPTION:
        return False
    if is_credited(text):
        return True
    if ends_sentence(text) or _INNER_END.search(text) or _OF_DOCUMENT.match(text):
        return False
    if text[0].islower() or text.isupper() or text.count(")") > text.count("("):
        return False  # a line that goes on, a heading
    words = len(text.split())
    if words >= _SURELY_LONG:
        return not (_TELLING.search(text) and words > _LONGEST_SENTENCE)
    if words >= _LIKELY_LONG and _AT_PLACE.search(text) and not _TELLING.search(text):
        return True
    opener = _OPENERS.match(text) is not None and _REMARK.search(text) is None
    return words >= _LIKELY_LONG and (opener or _SHOT.search(text) is not None)
