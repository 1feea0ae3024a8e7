"""Canonical outlet, province, code and district of what a page prints."""

from __future__ import annotations

import dataclasses

import pytest

from toolkit.articles import Article
from toolkit.pages.canonical import with_canonical
from toolkit.pages.outlets import outlet_of_domain
from toolkit.pages.provinces import CODES, MERGERS, code_of


def canonical(**fields: str | None) -> Article:
    body = ("Sáng nay, huyện Ba Chẽ tổ chức ngày hội.", "Bà con các bản đều về dự.")
    return with_canonical(Article(id="a", body=body, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "outlet", "kind"),
    [
        ("ĐTO", "Báo Đồng Tháp", "provincial_paper"),
        ("TTXVN/Vietnam+", "Thông tấn xã Việt Nam", "agency"),
        ("HTTV", "Đài Phát thanh và Truyền hình Hà Tĩnh", "broadcaster"),
        ("baoquangninh.com.vn", "Báo Quảng Ninh", "provincial_paper"),
        ("Trang thông tin của Báo Nhân Dân", "Báo Nhân Dân", "party_paper"),
        ("Trang tin điện tử Hội Làm vườn", "Trang tin điện tử Hội Làm vườn", "portal"),
        (
            "Trang thông tin điện tử Đảng bộ tỉnh Cà Mau",
            "Trang thông tin điện tử Đảng bộ tỉnh Cà Mau",
            "provincial_portal",
        ),
        ("UBND xã Tam Đa", "UBND xã Tam Đa", "local_government"),
        ("Đài Truyền thanh huyện Như Xuân", "Đài Truyền thanh huyện Như Xuân", "broadcaster"),
        ("Tổ dân phố số 4", None, None),
        (None, None, None),
    ],
)
def test_outlet(source: str | None, outlet: str | None, kind: str | None) -> None:
    article = canonical(source=source)
    assert (article.outlet, article.outlet_kind) == (outlet, kind)


def test_the_outlet_of_the_address_where_no_source_is_printed() -> None:
    assert canonical(url="https://baoapbac.vn/tin/1.html").outlet == "Báo Tiền Giang"
    assert (
        canonical(url="https://baoapbac.vn/tin/1.html", source="VOV").outlet_kind == "broadcaster"
    )


@pytest.mark.parametrize(
    ("address", "name", "kind"),
    [
        ("https://hatinhtv.vn/x", "Đài Phát thanh và Truyền hình Hà Tĩnh", "broadcaster"),
        (
            "http://badon.quangbinh.gov.vn/",
            "Cổng thông tin điện tử Quảng Bình",
            "provincial_portal",
        ),
        ("daklak.gov.vn", "Cổng thông tin điện tử Đắk Lắk", "provincial_portal"),
    ],
)
def test_addresses_of_provinces(address: str, name: str, kind: str) -> None:
    outlet = outlet_of_domain(address)
    assert outlet is not None
    assert (outlet.name, outlet.kind) == (name, kind)


def test_a_province_before_and_after_the_mergers() -> None:
    before = canonical(place="Hà Giang", published="2022-01-13T17:53:00")
    assert (before.place_code, before.place_today) == ("02", "Tuyên Quang")
    old = canonical(place="An Giang", published="2020-05-01")
    new = canonical(place="An Giang", published="2025-09-01")
    assert (old.place_code, new.place_code) == ("89", "91")
    assert canonical(place="Huế", published="2025-02-01").place_code == "46"
    assert canonical(place="Xứ Mơ").place_code is None


def test_every_province_has_a_code_of_its_own() -> None:
    assert len(set(CODES.values())) == len(CODES) == 63
    assert len({code_of(province, "2025-07-01") for province in MERGERS}) == len(MERGERS) == 34


def test_district() -> None:
    assert canonical(place="Quảng Ninh", published="2018-01-16").district == "Ba Chẽ"
    assert canonical(place="Lào Cai").district is None, "of another province"
    assert canonical().district is None, "no province, no district"
    two = dataclasses.replace(
        Article(id="a", place="Quảng Ninh"),
        body=("Huyện Ba Chẽ và huyện Tiên Yên ký kết phối hợp.",),
    )
    assert with_canonical(two).district is None, "about both alike"


def test_it_follows_what_the_article_says_now() -> None:
    first = canonical(source="VOV", place="Quảng Ninh")
    second = with_canonical(dataclasses.replace(first, source="ĐTO", place="Đồng Tháp"))
    assert (second.outlet, second.place_code, second.district) == ("Báo Đồng Tháp", "87", None)
    assert with_canonical(second) == second
