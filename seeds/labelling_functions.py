"""Labelling functions for the codebook of this folder: copy the file and write your own."""

from toolkit.weak import ABSTAIN, NO, YES, labelling_function

ABROAD = ("Mỹ", "Trung Quốc", "Hàn Quốc", "Nhật Bản", "Pháp", "Anh", "Đức", "Nga", "Ấn Độ", "EU")


def opening(article):
    """The title and the first words, in which the press says where it happened."""
    return f"{article.title or ''} {article.text[:300]}"


@labelling_function("elections")
def elections_abroad(article):
    return NO if sum(opening(article).count(name) for name in ABROAD) >= 3 else ABSTAIN


@labelling_function("covid_response")
def epidemic_abroad(article):
    return NO if sum(opening(article).count(name) for name in ABROAD) >= 3 else ABSTAIN


@labelling_function("land_clearance")
def land_in_the_title(article):
    title = (article.title or "").lower()
    return YES if any(x in title for x in ("mặt bằng", "thu hồi đất", "đền bù")) else ABSTAIN
