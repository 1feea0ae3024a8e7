"""Dates in the manners of the Vietnamese press."""

from __future__ import annotations

import pytest

from toolkit.pages.dates import event_day, find_date, iso_date, url_date
from toolkit.pages.lines import text_lines
from toolkit.pages.sheet import is_date_line


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Thứ Hai, 12/7/2021, 08:00 (GMT+7)", "2021-07-12T08:00:00"),
        ("06:21, 14/02/2019", "2019-02-14T06:21:00"),
        ("Cập nhật ngày: 30/11/2020 06:15:09", "2020-11-30T06:15:09"),
        ("Ngày đăng 05-03-2019", "2019-03-05"),
        ("10/05/2016 - 14:20", "2016-05-10T14:20:00"),
        ("Thứ năm, ngày 4 tháng 6 năm 2015", "2015-06-04"),
        ("10 Tháng Mười Một 2024", "2024-11-10"),
        ("28.4.2013", "2013-04-28"),
        ("Đăng lúc: 9h05 ngày 1/2/2020", "2020-02-01T09:05:00"),
        ("03/10/2020 13:30 PM (GMT+7)", "2020-10-03T13:30:00"),
        ("3/10/2020 1:30 PM", "2020-10-03T13:30:00"),
        ("2021-07-12 08:00", "2021-07-12T08:00:00"),
        ("Chủ nhật, 31/12/2017", "2017-12-31"),
        ("17:53, 13/01/2022", "2022-01-13T17:53:00"),
        ("ngày 16/1/2018", "2018-01-16"),
        ("Thứ 5, ngày 3 tháng 2 năm 2011", "2011-02-03"),
        ("03.02.2011 | 10h15", "2011-02-03T10:15:00"),
        ("T5, 03/02/2011", "2011-02-03"),
        ("12 Tháng Tám, 2019", "2019-08-12"),
        ("Tháng Tư 13, 2020", "2020-04-13"),
        ("Thứ Năm, Tháng Sáu 11, 2020", "2020-06-11"),
        ("Monday, 12 July 2021 | 08:05 GMT+7", "2021-07-12T08:05:00"),
        ("August 12, 2019 5:20 pm", "2019-08-12T17:20:00"),
        ("Sept 3, 2011", "2011-09-03"),
        ("[24/08/2016 10:12]", "2016-08-24T10:12:00"),
        ("22:02, ngày 09-11-2021", "2021-11-09T22:02:00"),
        ("9 giờ 05 phút, ngày 02 tháng 9 năm 2014", "2014-09-02T09:05:00"),
        ("03/02/2011 03:15 CH", "2011-02-03T15:15:00"),
        ("Được đăng bởi admin vào 05/06/2017", "2017-06-05"),
    ],
)
def test_manners(line: str, iso: str) -> None:
    found = find_date(line)
    assert found is not None
    assert found.iso == iso
    assert is_date_line(text_lines(line)[0])


@pytest.mark.parametrize(
    "line", ["31/2/2021", "Số 123/2021", "giá 12.500.2021 đồng", "1/13/2020", "2 giờ trước",
             "tháng 5/2021", "Ngày 13.1"]
)  # fmt: skip
def test_what_is_no_date(line: str) -> None:
    assert find_date(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Bản tin chống hạn ngày 12/7/2021 của huyện",
        "Sáng 12/7/2021, đoàn công tác xuống thăm các hộ dân vùng ngập",
        "Ngày 2/3/1951, xã lập tổ đổi công.",
        "Các thôn nộp sổ điểm danh trước ngày 15/5/2021.",
    ],
)
def test_a_sentence_with_a_date_is_no_date_line(line: str) -> None:
    assert not is_date_line(text_lines(line)[0])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sáng 5/1, đoàn xuống xã.", "5/1"),
        ("Ngày 13.1, huyện họp.", "13/1"),
        ("Chiều nay (21/9), chợ mở.", "21/9"),
        ("Ngày 5/3/2019, huyện họp.", None),
        ("Tỷ lệ đạt 12/13 xã.", None),
    ],
)
def test_event_day(text: str, day: str | None) -> None:
    assert event_day(text) == day


def test_iso_date() -> None:
    assert iso_date("2021-10-18T06:30:00+07:00") == "2021-10-18T06:30:00"
    assert iso_date("2021-10-18") == "2021-10-18"
    assert iso_date("2021-99-18") is None
    assert iso_date(None) is None


def test_url_date() -> None:
    assert url_date("https://a.vn/tin/2021/07/12/ben-do.html") == "2021-07-12"
    assert url_date("https://a.vn/ben-do-20210712083000123.htm") == "2021-07-12"
    assert url_date("https://a.vn/ben-do-4112345.htm") is None
    assert url_date(None) is None
