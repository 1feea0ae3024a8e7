"""The 63 provinces before 1 July 2025 and the 34 after it.

Sources: Resolution 202/2025/QH15 of the National Assembly on the arrangement of provincial
units; official codes by Decision 124/2004/QĐ-TTg and its changes, since the mergers by Decision
19/2025/QĐ-TTg.
"""

from __future__ import annotations

__all__ = ["ALIASES", "CODES", "MERGED", "MERGERS", "PROVINCES", "code_of", "today"]

MERGED = "2025-07-01"
"""The day of the mergers, ISO 8601."""

CODES: dict[str, str] = {
    "Hà Nội": "01", "Hà Giang": "02", "Cao Bằng": "04", "Bắc Kạn": "06", "Tuyên Quang": "08",
    "Lào Cai": "10", "Điện Biên": "11", "Lai Châu": "12", "Sơn La": "14", "Yên Bái": "15",
    "Hòa Bình": "17", "Thái Nguyên": "19", "Lạng Sơn": "20", "Quảng Ninh": "22",
    "Bắc Giang": "24", "Phú Thọ": "25", "Vĩnh Phúc": "26", "Bắc Ninh": "27", "Hải Dương": "30",
    "Hải Phòng": "31", "Hưng Yên": "33", "Thái Bình": "34", "Hà Nam": "35", "Nam Định": "36",
    "Ninh Bình": "37", "Thanh Hóa": "38", "Nghệ An": "40", "Hà Tĩnh": "42", "Quảng Bình": "44",
    "Quảng Trị": "45", "Thừa Thiên Huế": "46", "Đà Nẵng": "48", "Quảng Nam": "49",
    "Quảng Ngãi": "51", "Bình Định": "52", "Phú Yên": "54", "Khánh Hòa": "56",
    "Ninh Thuận": "58", "Bình Thuận": "60", "Kon Tum": "62", "Gia Lai": "64", "Đắk Lắk": "66",
    "Đắk Nông": "67", "Lâm Đồng": "68", "Bình Phước": "70", "Tây Ninh": "72",
    "Bình Dương": "74", "Đồng Nai": "75", "Bà Rịa - Vũng Tàu": "77",
    "Thành phố Hồ Chí Minh": "79", "Long An": "80", "Tiền Giang": "82", "Bến Tre": "83",
    "Trà Vinh": "84", "Vĩnh Long": "86", "Đồng Tháp": "87", "An Giang": "89",
    "Kiên Giang": "91", "Cần Thơ": "92", "Hậu Giang": "93", "Sóc Trăng": "94",
    "Bạc Liêu": "95", "Cà Mau": "96",
}  # fmt: skip
"""Province → its code before July 2025."""

_NEW_CODES = {
    "Lào Cai": "15", "Bắc Ninh": "24", "Quảng Trị": "44", "Gia Lai": "52", "Tây Ninh": "80",
    "Đồng Tháp": "82", "An Giang": "91", "Huế": "46",
}  # fmt: skip
"""Codes that changed with the mergers: a seat moved to the other province's."""

PROVINCES: tuple[str, ...] = tuple(sorted(CODES))

MERGERS: dict[str, tuple[str, ...]] = {
    "Tuyên Quang": ("Tuyên Quang", "Hà Giang"),
    "Lào Cai": ("Lào Cai", "Yên Bái"),
    "Thái Nguyên": ("Thái Nguyên", "Bắc Kạn"),
    "Phú Thọ": ("Phú Thọ", "Vĩnh Phúc", "Hòa Bình"),
    "Bắc Ninh": ("Bắc Ninh", "Bắc Giang"),
    "Hưng Yên": ("Hưng Yên", "Thái Bình"),
    "Hải Phòng": ("Hải Phòng", "Hải Dương"),
    "Ninh Bình": ("Ninh Bình", "Hà Nam", "Nam Định"),
    "Quảng Trị": ("Quảng Trị", "Quảng Bình"),
    "Đà Nẵng": ("Đà Nẵng", "Quảng Nam"),
    "Quảng Ngãi": ("Quảng Ngãi", "Kon Tum"),
    "Gia Lai": ("Gia Lai", "Bình Định"),
    "Khánh Hòa": ("Khánh Hòa", "Ninh Thuận"),
    "Lâm Đồng": ("Lâm Đồng", "Đắk Nông", "Bình Thuận"),
    "Đắk Lắk": ("Đắk Lắk", "Phú Yên"),
    "Thành phố Hồ Chí Minh": ("Thành phố Hồ Chí Minh", "Bình Dương", "Bà Rịa - Vũng Tàu"),
    "Đồng Nai": ("Đồng Nai", "Bình Phước"),
    "Tây Ninh": ("Tây Ninh", "Long An"),
    "Cần Thơ": ("Cần Thơ", "Sóc Trăng", "Hậu Giang"),
    "Vĩnh Long": ("Vĩnh Long", "Bến Tre", "Trà Vinh"),
    "Đồng Tháp": ("Đồng Tháp", "Tiền Giang"),
    "Cà Mau": ("Cà Mau", "Bạc Liêu"),
    "An Giang": ("An Giang", "Kiên Giang"),
    "Hà Nội": ("Hà Nội",),
    "Huế": ("Thừa Thiên Huế",),
    "Lai Châu": ("Lai Châu",),
    "Điện Biên": ("Điện Biên",),
    "Sơn La": ("Sơn La",),
    "Lạng Sơn": ("Lạng Sơn",),
    "Quảng Ninh": ("Quảng Ninh",),
    "Thanh Hóa": ("Thanh Hóa",),
    "Nghệ An": ("Nghệ An",),
    "Hà Tĩnh": ("Hà Tĩnh",),
    "Cao Bằng": ("Cao Bằng",),
}
"""Each of the 34 provinces since 1 July 2025 and the provinces that it was made of."""

ALIASES: dict[str, str] = {
    "TP.HCM": "Thành phố Hồ Chí Minh",
    "TP HCM": "Thành phố Hồ Chí Minh",
    "TPHCM": "Thành phố Hồ Chí Minh",
    "Tp.HCM": "Thành phố Hồ Chí Minh",
    "TP. HCM": "Thành phố Hồ Chí Minh",
    "Hồ Chí Minh": "Thành phố Hồ Chí Minh",
    "Sài Gòn": "Thành phố Hồ Chí Minh",
    "Bà Rịa-Vũng Tàu": "Bà Rịa - Vũng Tàu",
    "Bà Rịa Vũng Tàu": "Bà Rịa - Vũng Tàu",
    "BR-VT": "Bà Rịa - Vũng Tàu",
    "BRVT": "Bà Rịa - Vũng Tàu",
    "Thừa Thiên - Huế": "Thừa Thiên Huế",
    "Thừa Thiên-Huế": "Thừa Thiên Huế",
    "TT-Huế": "Thừa Thiên Huế",
    "Huế": "Thừa Thiên Huế",
    "Bắc Cạn": "Bắc Kạn",
    "Đắc Lắc": "Đắk Lắk",
    "Đăk Lăk": "Đắk Lắk",
    "Daklak": "Đắk Lắk",
    "Đắc Nông": "Đắk Nông",
    "Đăk Nông": "Đắk Nông",
    "Kontum": "Kon Tum",
    "Bắc cạn": "Bắc Kạn",
}

_TODAY = {old: new for new, parts in MERGERS.items() for old in parts}


def today(province: str) -> str | None:
    """The province since July 2025 that holds what was ``province``; None if there is none."""
    return _TODAY.get(province)


def code_of(province: str, day: str | None) -> str | None:
    """The official code, two digits, that ``province`` had on an ISO day (None: before 2025)."""
    if day and day >= MERGED and province in MERGERS:
        return _NEW_CODES.get(province) or CODES[province]
    return CODES.get(province) or _NEW_CODES.get(province)
