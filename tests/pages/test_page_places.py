"""Provinces, districts, outlets."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.pages.districts import DISTRICTS, LANDMARKS
from toolkit.pages.outlets import known_outlet, outlet_of_domain, outlets
from toolkit.pages.place_names import is_place_name, province_named
from toolkit.pages.places import Whereabouts, place_of
from toolkit.pages.provinces import ALIASES, CODES, MERGERS, PROVINCES, today


def test_the_tables_agree() -> None:
    assert len(PROVINCES) == len(set(CODES.values())) == 63
    assert len(MERGERS) == 34
    assert sorted(old for parts in MERGERS.values() for old in parts) == sorted(PROVINCES)
    assert set(DISTRICTS) == set(PROVINCES)
    assert set(LANDMARKS) <= set(PROVINCES)
    assert set(ALIASES.values()) <= set(PROVINCES)
    assert sum(len(names.split(", ")) for names in DISTRICTS.values()) >= 700
    assert all(today(province) in MERGERS for province in PROVINCES)


def test_outlets_cover_the_country() -> None:
    assert len(outlets()) >= 120
    assert {outlet.province for outlet in outlets()} >= set(PROVINCES)


@pytest.mark.parametrize(
    ("name", "province", "kind"),
    [
        ("ĐTO", "Đồng Tháp", "provincial_paper"),
        ("TTXVN", None, "agency"),
        ("VOV.VN", None, "broadcaster"),
        ("QBTV", "Quảng Bình", "broadcaster"),
        ("Báo Hà Giang điện tử", "Hà Giang", "provincial_paper"),
        ("baoquangninh.com.vn", "Quảng Ninh", "provincial_paper"),
        ("Đài PT-TH Sơn La", "Sơn La", "broadcaster"),
        ("CỔNG THÔNG TIN ĐIỆN TỬ TỈNH LONG AN", "Long An", "provincial_portal"),
        ("Báo Nhân Dân", None, "party_paper"),
    ],
)
def test_known_outlets(name: str, province: str | None, kind: str) -> None:
    outlet = known_outlet(name)
    assert outlet is not None
    assert (outlet.province, outlet.kind) == (province, kind)


@pytest.mark.parametrize("name", ["Trang chủ", "Chính trị", "Nguyễn Văn Bảy", "", "12/7/2021"])
def test_what_is_no_outlet(name: str) -> None:
    assert known_outlet(name) is None


def test_domains() -> None:
    outlet = outlet_of_domain("https://m.vnexpress.net/bai-viet-1.html")
    assert outlet is not None
    assert outlet.name == "VnExpress"
    assert outlet_of_domain("https://example.org/x") is None


def _place(**told: Any) -> str | None:
    return place_of(Whereabouts(**told))


def test_a_district_stands_for_its_province() -> None:
    body = ["UBND xã họp với người dân về con đường mới."]
    assert _place(header=["HUYỆN LẤP VÒ"], body=body) == "Đồng Tháp"
    assert _place(body=["Hội chợ diễn ra tại huyện Ba Chẽ."]) == "Quảng Ninh"
    assert _place(body=["Chợ ở huyện Đăk Song đông khách."]) == "Đắk Nông"


def test_the_province_bears_its_name_of_that_day() -> None:
    body = ["Xã Yên Định thuộc huyện Bắc Mê, tỉnh Hà Giang."]
    assert _place(body=body, published="2018-05-01") == "Hà Giang"
    assert _place(body=body, published="2025-08-01") == "Tuyên Quang"
    assert _place(title="Phố cổ Huế lên đèn", published="2025-02-01") == "Huế"
    assert _place(title="Phố cổ Huế lên đèn", published="2024-02-01") == "Thừa Thiên Huế"


def test_a_national_event_has_none() -> None:
    body = ["Các tỉnh Hà Nam, Nghệ An, Long An và Cà Mau cùng dự hội nghị trực tuyến."]
    assert _place(body=body) is None
    assert _place(body=["Hội nghị bàn về giá thóc."]) is None


def test_a_headline_names_its_place_first() -> None:
    body = ["Mưa đá rơi ở nhiều bản.", "Tỉnh Hà Nam, huyện Duy Tiên gửi quà."]
    assert _place(title="Điện Biên: Mưa đá ở vùng cao", outlet="Hà Nam", body=body) == "Điện Biên"


def test_an_article_on_many_places_has_none() -> None:
    body = ["Tỉnh Quảng Ngãi tiêm ở cảng cá.", "Tỉnh Bình Dương tiêm ở khu trọ."]
    assert _place(lead="Nhiều địa phương đưa vắc-xin đến tận nơi.", body=body) is None
    assert _place(lead="Gió to, các tỉnh miền Trung tránh bão.", dateline="Hà Nội") is None
    assert _place(lead="Hà Nội tránh bão.", dateline="Hà Nội") == "Hà Nội"
    many = "Hải Phòng, Bắc Ninh, Thanh Hóa và Nghệ An đã nối dữ liệu."
    assert _place(lead="Sàn việc làm nối nhiều nơi.", body=[many, many, many]) is None


def test_where_somebody_was_born_and_clubs_are_no_places() -> None:
    body = ["Chàng trai quê Khánh Hòa ghi năm bàn.", "CLB Nam Định mua thêm người."]
    assert _place(title="Đội trẻ vô địch ở nước ngoài", body=body) is None


def test_where_a_ministry_meets_is_no_place_of_its_matter() -> None:
    body = ["Bộ Y tế họp tại tỉnh Sơn La với các tỉnh.", "Thứ trưởng đề nghị cả nước chủ động."]
    assert _place(title="Chủ động phòng dịch mùa đông", body=body) is None
    body = ["UBND huyện Mai Sơn (Sơn La) họp với các xã.", "Huyện đề nghị các xã chủ động."]
    assert _place(title="Chủ động phòng dịch mùa đông", body=body) == "Sơn La"


@given(st.lists(st.sampled_from(PROVINCES), max_size=8), st.randoms())
def test_the_order_of_paragraphs_says_nothing(names: list[str], order: Random) -> None:
    body = [f"Mưa to ở tỉnh {name}." for name in names]
    shuffled = order.sample(body, len(body))
    assert _place(lead="Mưa to.", body=body) == _place(lead="Mưa to.", body=shuffled)


def test_a_commune_that_bears_the_name_of_a_district() -> None:
    assert _place(body=["Xã Yên Định thuộc huyện Bắc Mê của tỉnh."]) == "Hà Giang"
    assert _place(body=["Thị xã Nghĩa Lộ họp với các xã."]) == "Yên Bái"


def test_people_and_communes_are_no_provinces() -> None:
    assert _place(body=["Bà Nguyễn Thái Bình và ông Lê Hưng Yên gặp nhau."]) is None
    assert _place(body=["Chợ phường Thanh Bình mở sớm."]) is None


def test_names() -> None:
    assert province_named("TP.HCM") == "Thành phố Hồ Chí Minh"
    assert province_named("tỉnh Thừa Thiên - Huế") == "Thừa Thiên Huế"
    assert province_named("Bà Rịa-Vũng Tàu") == "Bà Rịa - Vũng Tàu"
    assert is_place_name("HUYỆN LẤP VÒ")
    assert not is_place_name("Hội nghị ở Hà Nội")


@pytest.mark.parametrize(
    "text",
    [
        "Hạm đội vượt Thái Bình Dương trong mười ngày.",
        "Buổi nói chuyện về tư tưởng Hồ Chí Minh và phong cách Hồ Chí Minh.",
        "Đoàn TNCS Hồ Chí Minh tổ chức ngày hội.",
        "Lễ kỷ niệm chiến thắng Điện Biên Phủ.",
        "Tập đoàn Hòa Bình công bố báo cáo.",
    ],
)
def test_names_that_are_no_places(text: str) -> None:
    assert _place(title=text, lead=text) is None


def test_a_city_that_bears_a_name_of_a_person() -> None:
    city = "Thành phố Hồ Chí Minh"
    assert _place(title="Thành phố Hồ Chí Minh thông xe cầu mới") == city
    assert _place(title="TP Hồ Chí Minh thông xe cầu mới") == city
    assert province_named("Hồ Chí Minh") == city


def test_a_commune_that_one_province_has_tells_it() -> None:
    """Where no province and no district is named; the tone mark and the apostrophe do not count."""
    assert _place(body=["Sáng 3/4, xã Nâm N’ Jang mở lớp dạy nghề."]) == "Đắk Nông"
    assert _place(title="Xã Nâm N'Jang có chợ") == "Đắk Nông"
    assert _place(title="Xã Nâm N'Jang có chợ", published="2025-08-01") == "Lâm Đồng"
    assert _place(body=["Ông Y Krông ở xã Nâm N'Jang ra tỉnh Gia Lai họp."], title="Gia Lai") == (
        "Gia Lai"
    )


def test_communes_of_several_provinces_tell_none() -> None:
    assert _place(body=["Xã Tân Lập có chợ."]) is None  # many have one of that name
    assert _place(body=["Xã Nâm N'Jang kết nghĩa với xã Quản Bạ."]) is None


def test_every_commune_of_the_table_has_one_province() -> None:
    from toolkit.pages.communes import _TABLE

    lines = [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines()]
    names = [name for _, keys in lines for name in keys.split(";")]
    assert len(names) == len(set(names)) > 4000
    assert [code for code, _ in lines] == sorted({code for code, _ in lines} & set(CODES.values()))
