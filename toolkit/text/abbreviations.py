"""Abbreviations of the political press and what they stand for.

Only those that mean one thing wherever they stand are listed. Written forms follow Decree
30/2020/NĐ-CP on document style (https://vanban.chinhphu.vn) and the usage of party and
provincial papers.
"""

from __future__ import annotations

import re

from toolkit.text.aligned import Aligned, substitute
from toolkit.text.registry import Step, steps

__all__ = ["ABBREVIATIONS", "abbreviations"]

ABBREVIATIONS = {
    "ANQP": "an ninh quốc phòng",
    "ANTT": "an ninh trật tự",
    "ATGT": "an toàn giao thông",
    "ATTP": "an toàn thực phẩm",
    "BCĐ": "ban chỉ đạo",
    "BCH": "ban chấp hành",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "BQL": "ban quản lý",
    "BTT": "ban thường trực",
    "BTV": "ban thường vụ",
    "CBCC": "cán bộ công chức",
    "CBCCVC": "cán bộ công chức viên chức",
    "CBCS": "cán bộ chiến sĩ",
    "CCB": "cựu chiến binh",
    "CCHC": "cải cách hành chính",
    "CC,VC": "công chức, viên chức",
    "CNVCLĐ": "công nhân viên chức lao động",
    "CSGT": "cảnh sát giao thông",
    "CT-XH": "chính trị - xã hội",
    "CTXH": "chính trị xã hội",
    "DTTS": "dân tộc thiểu số",
    "GCNQSDĐ": "giấy chứng nhận quyền sử dụng đất",
    "GD&ĐT": "giáo dục và đào tạo",
    "GD-ĐT": "giáo dục và đào tạo",
    "GPMB": "giải phóng mặt bằng",
    "GTVT": "giao thông vận tải",
    "HĐBC": "hội đồng bầu cử",
    "HĐND": "hội đồng nhân dân",
    "HLHPN": "hội liên hiệp phụ nữ",
    "HTX": "hợp tác xã",
    "KCN": "khu công nghiệp",
    "KDC": "khu dân cư",
    "KNTC": "khiếu nại tố cáo",
    "KT-XH": "kinh tế - xã hội",
    "KTXH": "kinh tế xã hội",
    "LĐ-TB&XH": "lao động - thương binh và xã hội",
    "LĐLĐ": "liên đoàn lao động",
    "LHPN": "liên hiệp phụ nữ",
    "LLVT": "lực lượng vũ trang",
    "MTTQ": "mặt trận tổ quốc",
    "MTTQVN": "mặt trận tổ quốc việt nam",
    "NĐ-CP": "nghị định chính phủ",
    "NN&PTNT": "nông nghiệp và phát triển nông thôn",
    "NTM": "nông thôn mới",
    "NVH": "nhà văn hóa",
    "PCCC": "phòng cháy chữa cháy",
    "PCT": "phó chủ tịch",
    "QCDC": "quy chế dân chủ",
    "QĐ-TTg": "quyết định thủ tướng",
    "QH": "quốc hội",
    "QLDA": "quản lý dự án",
    "QLDĐ": "quản lý đất đai",
    "QP-AN": "quốc phòng - an ninh",
    "QPAN": "quốc phòng an ninh",
    "QSDĐ": "quyền sử dụng đất",
    "TAND": "tòa án nhân dân",
    "TĐC": "tái định cư",
    "TDP": "tổ dân phố",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "TN&MT": "tài nguyên và môi trường",
    "TNCS": "thanh niên cộng sản",
    "TP.HCM": "thành phố hồ chí minh",
    "TPHCM": "thành phố hồ chí minh",
    "TT-TT": "thông tin và truyền thông",
    "TTATXH": "trật tự an toàn xã hội",
    "TTĐT": "thông tin điện tử",
    "TTHC": "thủ tục hành chính",
    "TVQH": "thường vụ quốc hội",
    "T.Ư": "trung ương",
    "TƯ": "trung ương",
    "TW": "trung ương",
    "UBBC": "ủy ban bầu cử",
    "UBMT": "ủy ban mặt trận",
    "UBMTTQ": "ủy ban mặt trận tổ quốc",
    "UBND": "ủy ban nhân dân",
    "UBTVQH": "ủy ban thường vụ quốc hội",
    "VH-TT&DL": "văn hóa, thể thao và du lịch",
    "VKSND": "viện kiểm sát nhân dân",
    "VSATTP": "vệ sinh an toàn thực phẩm",
    "ĐBQH": "đại biểu quốc hội",
    "ĐVHC": "đơn vị hành chính",
}

_ABBREVIATION = re.compile(
    r"(?<![\w.])(?:"
    + "|".join(sorted(map(re.escape, ABBREVIATIONS), key=len, reverse=True))
    + r")(?![\w\u0300-\u036f-])"
)


@steps.register("abbreviations")
def abbreviations() -> Step:
    """Abbreviations of the political press written out: ``MTTQ`` → ``Mặt trận tổ quốc``.

    The first letter is a capital, so that a sentence may still begin there.

    Source: the table in ``toolkit/text/abbreviations.py``.
    """

    def expand(text: Aligned) -> Aligned:
        return substitute(text, _ABBREVIATION, lambda m: _capital(ABBREVIATIONS[m.group()]))

    return expand


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
