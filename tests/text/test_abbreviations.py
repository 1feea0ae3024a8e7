"""Abbreviations written out where their context decides."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from text_steps import done, step

from toolkit.config import read_as, yaml12
from toolkit.config.read import read_components
from toolkit.errors import ConfigError
from toolkit.text import Aligned, normalise, sentences, steps
from toolkit.text.abbreviations import Abbreviation, own_table
from toolkit.text.abbreviations.table import COLUMNS, PLACEHOLDERS


def expanded(text: str) -> str:
    return done("abbreviations", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MTTQ xã", "Mặt trận Tổ quốc xã"),
        ("UBND, HĐND.", "Ủy ban nhân dân, Hội đồng nhân dân."),
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("T.Ư Đoàn", "Trung ương Đoàn"),
        ("công tác GPMB chậm", "công tác giải phóng mặt bằng chậm"),
        ("Xong. GPMB chậm", "Xong. Giải phóng mặt bằng chậm"),
        ("- KT-XH, QP-AN được", "- Kinh tế - xã hội, quốc phòng - an ninh được"),
        ("(QĐ-TTg)", "(Quyết định Thủ tướng)"),
        ("Đ/c Tám và đ/c Chín", "Đồng chí Tám và đồng chí Chín"),
        ("ở TX.Sơn Tây, TP. Vinh", "ở thị xã Sơn Tây, thành phố Vinh"),
        ("gặp ThS.Hoa, PGS. TS. Mai, GS.TS Bảy", "gặp thạc sĩ Hoa, phó giáo sư, tiến sĩ Mai, "
         "giáo sư, tiến sĩ Bảy"),
        ("XUBND UBNDX ubnd A.UBND UBND2", "XUBND UBNDX ubnd A.UBND UBND2"),
    ],
)  # fmt: skip
def test_one_meaning(text: str, expected: str) -> None:
    assert expanded(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND-UBMTTQ xã", "Ủy ban nhân dân - Ủy ban Mặt trận Tổ quốc xã"),
        ("HĐND&UBND tỉnh", "Hội đồng nhân dân và Ủy ban nhân dân tỉnh"),
        ("Đảng ủy - HĐND - UBND", "Đảng ủy - Hội đồng nhân dân - Ủy ban nhân dân"),
        ("QH/HĐND", "Quốc hội / Hội đồng nhân dân"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở LĐTB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở LĐ - TB & XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Bộ VH, TT & DL", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Sở GD và ĐT", "Sở Giáo dục và Đào tạo"),
        ("đội ngũ CC,VC", "đội ngũ công chức, viên chức"),
        ("đội ngũ CB, CC, VC", "đội ngũ cán bộ, công chức, viên chức"),
        ("trường TH&THCS", "trường TH&THCS"),
        ("chỉ số VN-Index", "chỉ số VN-Index"),
        ("báo VOV.VN", "báo VOV.VN"),
    ],
)
def test_compounds(text: str, expected: str) -> None:
    assert expanded(text) == expected


@pytest.mark.parametrize(
    "number",
    [
        "27-CT/TW", "16/CT-TTg", "30/2020/NĐ-CP", "41 / KH - UBND", "29 - NQ / TƯ", "1234/UBND-VP",
        "776-QĐ-UBND", "05-NQ/TU", "60/2013/NĐ-CP", "12/QĐ-HĐND",
    ],
)  # fmt: skip
def test_document_numbers_stay_whole(number: str) -> None:
    text = f"Theo văn bản số {number} ngày 5/3 của UBND tỉnh"
    assert expanded(text) == text.replace("của UBND", "của Ủy ban nhân dân")


SENSES = {
    "BTV": [
        ("nghị quyết của BTV Tỉnh ủy", "Ban Thường vụ"),
        ("ủy viên BTV, Bí thư Huyện đoàn", "Ban Thường vụ"),
        ("nữ BTV của VTV lên sóng", "biên tập viên"),
        ("BTV Hoài Thu dẫn bản tin", "Biên tập viên"),
    ],
    "TP": [
        ("đường vào TP Vinh", "thành phố"),
        ("lãnh đạo TP họp", "thành phố"),
        ("phóng viên TP gọi", "Tiền Phong"),
        ("TP - Sáng nay, xã họp", "Tiền Phong"),
    ],
    "CN": [
        ("nghỉ thứ bảy và CN", "chủ nhật"),
        ("cụm CN huyện", "công nghiệp"),
        ("xe đưa đón CN của công ty", "công nhân"),
    ],
    "TT": [
        ("TT Chợ Mới, huyện Bảy Sông", "Thị trấn"),
        ("TT Nguyễn Xuân Phúc", "Thủ tướng"),
        ("theo TT 01, Thông tư của Bộ", "thông tư"),
        ("TT Huyện ủy", "Thường trực"),
        ("tỉnh TT Huế", "Thừa Thiên"),
        ("TT Y tế huyện", "Trung tâm"),
    ],
    "HĐ": [
        ("ký HĐ với dân", "hợp đồng"),
        ("HĐ lao động", "Hợp đồng"),
        ("HĐ bầu cử tỉnh", "Hội đồng"),
    ],
    "CA": [("CA huyện vào cuộc", "Công an"), ("Trưởng CA xã", "công an")],
    "ĐB": [
        ("ĐB Quốc hội", "Đại biểu"),
        ("ĐB sông Hồng", "Đồng bằng"),
        ("trúng giải ĐB", "đặc biệt"),
    ],
    "KH": [
        ("ban hành KH của tỉnh", "kế hoạch"),
        ("đề tài KH cấp bộ", "khoa học"),
        ("ngân hàng mời các KH mới", "khách hàng"),
    ],
    "NQ": [("NQ 08 của Đảng bộ", "Nghị quyết"), ("học tập NQ Đại hội", "nghị quyết")],
    "CT": [
        ("thực hiện CT 16 của Thủ tướng", "chỉ thị"),
        ("CT UBND xã", "Chủ tịch"),
        ("Phó CT huyện", "chủ tịch"),
        ("CT mục tiêu quốc gia", "Chương trình"),
    ],
    "QĐ": [("ra QĐ thu hồi", "quyết định"), ("QĐ nhân dân Việt Nam", "Quân đội")],
    "PV": [("trao đổi với PV", "phóng viên"), ("PV báo Làng hỏi", "Phóng viên")],
    "GS": [("GS Mai nói", "Giáo sư")],
    "TS": [
        ("TS Mai nói", "Tiến sĩ"),
        ("các TS đăng ký xét tuyển", "thí sinh"),
    ],
    "TTg": [("ý kiến của TTg", "Thủ tướng")],
    "VH": [("nhà VH thôn", "văn hóa")],
    "XH": [("nhà ở XH", "xã hội")],
    "ĐT": [
        ("số ĐT của xã", "điện thoại"),
        ("đường ĐT 605", "đường tỉnh"),
        ("ĐT Việt Nam thắng", "Đội tuyển"),
    ],
    "CĐ": [("trường ĐH, CĐ Việt Nam", "cao đẳng"), ("cán bộ CĐ", "công đoàn")],
    "ĐH": [("NQ ĐH Đảng bộ", "đại hội"), ("trường ĐH Vinh", "đại học")],
    "TX": [("TX Cửa Lò", "Thị xã")],
    "BT": [("Phó BT Đoàn", "bí thư"), ("BT GPMB", "Bồi thường")],
    "TBT": [("TBT Trung ương Đảng", "Tổng Bí thư"), ("TBT báo Làng", "Tổng biên tập")],
    "BCT": [("Nghị quyết của BCT khóa XI", "Bộ Chính trị")],
    "KTTT": [("HTX là KTTT", "kinh tế tập thể"), ("KTTT định hướng XHCN", "Kinh tế thị trường")],
}  # fmt: skip
"""form → texts, and what the form stands for in each."""


@pytest.mark.parametrize(
    ("form", "text", "meaning"), [(f, text, m) for f, found in SENSES.items() for text, m in found]
)
def test_several_meanings(form: str, text: str, meaning: str) -> None:
    result = expanded(f"{text}. Ở đây được.")
    assert meaning in result
    assert form not in result


@pytest.mark.parametrize(
    "text",
    [
        "Ông Tám nói BTV.",
        "Ở CN đó có gì?",
        "Chụp CT phổi, tia UV, CA 224, gen TT",
        "Tàu cá BTh 99820 TS, BV 9496 TS cập cảng",
        "Công ty PV Power và mã VN Pharma",
        "Giá BTC và bitcoin tăng",
        "người tên Q.V.C và T.T ở đường N.H",
    ],
)
def test_without_a_word_that_decides_it_stays(text: str) -> None:
    assert expanded(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The CC and BCC fields: TP, QH, HTX = 3; PV of VN is KCN_2, CP/M.",
        "La CC du DN a dit : BV, BCH et KTX.",
        "if (TP > 0) { return HS + KH - CN; }  // VKS",
        "NATO, EU, ASEAN and WHO met; FIFA did not.",
        "World Health Organization (WHO): WHO says so.",
    ],
)
def test_other_languages_and_code_are_left_alone(text: str) -> None:
    assert expanded(text) == text


def test_what_a_text_explains_itself() -> None:
    text = "Tổng mức đầu tư (TMĐT) là 3 tỷ. Xã nói TMĐT tăng; quỹ bảo trợ trẻ em (QBTTE) cho QBTTE."
    assert expanded(text) == (
        "Tổng mức đầu tư (tổng mức đầu tư) là 3 tỷ. Xã nói tổng mức đầu tư tăng; "
        "quỹ bảo trợ trẻ em (quỹ bảo trợ trẻ em) cho quỹ bảo trợ trẻ em."
    )
    assert expanded("Sở Giáo dục và Đào tạo (GDĐT) họp") == (
        "Sở Giáo dục và Đào tạo (Giáo dục và Đào tạo) họp"
    )


def test_what_is_written_out_may_decide_the_next() -> None:
    assert expanded("họp BTV TU sáng nay") == "họp Ban Thường vụ Tỉnh ủy sáng nay"


def test_the_place_of_what_is_written_out() -> None:
    text = "Đại diện HĐND&UBND TP. Vinh dự"
    aligned = step("abbreviations")(Aligned(text))
    found = {}
    for words in ("Hội đồng", "và", "Ủy ban nhân dân", "thành phố", "Vinh"):
        at = aligned.text.index(words)
        found[words] = text[slice(*aligned.source_span(at, at + len(words)))]
    assert found == {
        "Hội đồng": "HĐND", "và": "&", "Ủy ban nhân dân": "UBND", "thành phố": "TP.",
        "Vinh": "Vinh",
    }  # fmt: skip


def test_a_sentence_may_begin_with_an_abbreviation() -> None:
    text = "Họp xong. UBND xã báo cáo. MTTQ dự."
    chain = [step(name) for name in ("nfc", "characters", "abbreviations", "tones")]
    assert len(sentences(normalise(text, chain).text)) == len(sentences(text)) == 3


FORMS = st.sampled_from(sorted({row.form for row in own_table()}))
WORDS = "của UBND Tỉnh ủy Tỉnh uỷ ông Vinh Theo thi 5 XIII và , - & / . ( ) \n nữ (UBND) HĐ-ND"


@given(st.lists(FORMS | st.sampled_from(WORDS.split(" ")), max_size=12), st.sampled_from(" _"))
@settings(max_examples=300)
def test_twice_is_once_for_any_forms(pieces: list[str], space: str) -> None:
    once = expanded(space.join(pieces).replace("_", ""))
    assert expanded(once) == once


# -- our table -----------------------------------------------------------------------------


def test_the_table_covers_the_political_press() -> None:
    named = """MTTQ UBND HĐND UBMTTQ GPMB CT-XH T.Ư BTV BCH QCDC ANTT KT-XH QP-AN TP TX CC-VC CN TT
    HĐ CA ĐB KH NQ CT QĐ PV GS TS TTg VH XH ĐT"""
    forms = {row.form for row in own_table()}
    assert set(named.split()) <= forms
    assert len(forms) >= 200


def test_the_rows_of_our_table() -> None:
    chain = [step(name) for name in ("nfc", "characters", "tones", "i_y")]
    for row in own_table():
        assert row.source in ("decree", "party", "press"), row
        assert all(unicodedata.is_normalized("NFC", value) for value in vars(row).values()), row
        assert normalise(row.expansion, chain).text == row.expansion
        for words in (row.before, row.after, row.near):
            assert words == " | ".join(word.strip() for word in words.split("|") if word.strip())


def test_our_table_is_in_order_without_a_row_twice() -> None:
    rows = [tuple(vars(row).values()) for row in own_table()]
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert len(set(rows)) == len(rows)
    decided = {row.form for row in own_table() if not (row.before or row.after or row.near)}
    for form in decided:
        conditions = [bool(r.before or r.after or r.near) for r in own_table() if r.form == form]
        assert conditions == sorted(conditions, reverse=True), f"{form}: rows that never count"


# -- a user's table ------------------------------------------------------------------------


def build(more: str) -> object:
    """The step as a config builds it, with ``more`` as YAML."""
    node = yaml12.parse(f"abbreviations: {{more: {more}}}", "mine.yaml")
    return read_components(node, steps)["abbreviations"].build()


def test_rows_in_a_config() -> None:
    add = build("[{form: BLĐ, expansion: ban lãnh đạo}, {form: BTV, expansion: bà tôi vui}]")
    assert add(Aligned("cùng BLĐ, UBND, BTV Tỉnh ủy")).text == (  # type: ignore[operator]
        "cùng ban lãnh đạo, Ủy ban nhân dân, bà tôi vui Tỉnh ủy"
    )


@pytest.mark.parametrize("form", ["Cty", "c.ty", "B.L.Đ.", "Sở GD", "K3", "n/đ", "Ư"])
def test_a_form_of_any_shape(form: str) -> None:
    add = build(f"[{{form: {form}, expansion: đúng rồi}}]")
    assert add(Aligned(f"được {form} xã")).text == "được đúng rồi xã"  # type: ignore[operator]


def test_a_form_can_be_switched_off() -> None:
    off = build("[{form: GPMB}]")
    assert off(Aligned("UBND lo GPMB")).text == "Ủy ban nhân dân lo GPMB"  # type: ignore[operator]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("mine.csv", "form,expansion\nBLĐ,ban lãnh đạo\n\n"),
        ("mine.csv", "form;expansion;after\r\nBLĐ;ban lãnh đạo;xã\r\n"),
        ("mine.csv", "\ufeffform,after,expansion\nBLĐ,xã | phường,ban lãnh đạo\n"),
        ("mine.yaml", "BLĐ: ban lãnh đạo\n"),
        ("mine.yml", "- {form: BLĐ, expansion: ban lãnh đạo, after: xã}\n"),
    ],
)
def test_a_file(name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    node = yaml12.parse(f"abbreviations: {{more: {tmp_path / name}}}", "c.yaml")
    named = read_components(node, steps)["abbreviations"]
    assert named.build()(Aligned("cùng BLĐ xã")).text == "cùng ban lãnh đạo xã"
    [row] = named.settings["more"]
    assert (row.form, row.expansion) == ("BLĐ", "ban lãnh đạo")


def test_a_filled_config_holds_the_rows(tmp_path: Path) -> None:
    """So a model needs no file beside it."""
    from toolkit.config import fill

    (tmp_path / "mine.csv").write_text("form,expansion\nBLĐ,ban lãnh đạo\n", encoding="utf-8")
    node = yaml12.parse(f"abbreviations: {{more: {tmp_path / 'mine.csv'}}}", "c.yaml")
    filled = fill(read_components(node, steps))
    (tmp_path / "mine.csv").unlink()
    again = read_components(yaml12.parse(yaml12.dump(filled), "experiment.yaml"), steps)
    assert fill(again) == filled
    settings = {k: v for k, v in filled["abbreviations"].items() if k != "name"}
    assert steps["abbreviations"](settings)(Aligned("cùng BLĐ")).text == "cùng ban lãnh đạo"


BAD = {
    "form,meaning\nA,b\n": "mine.csv:1: found the columns form, meaning; expected columns named "
    "among form, expansion, before, after, near, source, with 'form'",
    "": "mine.csv:1: found the columns none",
    "form,expansion\nBLĐ,ban,lãnh đạo\n": "mine.csv:2: found 3 cells; expected 2 at most. Put text "
    "with a comma in double quotes.",
    "form,expansion\nBLĐ,ban lãnh đạo\n12,số\n": "mine.csv:3: found the form '12'; expected an "
    "abbreviation such as MTTQ",
    "form,expansion\n,ban\n": "mine.csv:2: found the form ''",
    "form,expansion,after\nBLĐ,ban lãnh đạo,<Ten>\n": "mine.csv:2: found '<Ten>' in '<Ten>'; "
    "expected one of <Tên>, <số>, <đầu>",
    'form,expansion\nBLĐ,"ban\n': "cannot be read as UTF-8 CSV",
}


@pytest.mark.parametrize("content", BAD)
def test_a_bad_line_is_said(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.csv").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape(BAD[content])):
        build("mine.csv")


def test_all_bad_lines_are_said_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text("- {form: ''}\n- {frm: A}\n- {form: X, expansion: 3}\n")
    with pytest.raises(ConfigError) as raised:
        build("mine.yaml")
    assert [str(p).partition(":")[2][:1] for p in raised.value.problems] == ["1", "2", "2", "3"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("nowhere.csv", "nowhere.csv: there is no such file."),
        ("mine.txt", "mine.txt: found a table of abbreviations of another kind"),
        ("3", "abbreviations.more: 3; expected a list or the path of a file"),
        ("[{form: BLĐ, expansion: ban UBND}]", "'BLĐ' stands for 'ban UBND', where 'UBND' is an "),
    ],
)
def test_what_is_no_table(more: str, said: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(said)):
        build(more)


def test_the_columns_are_those_of_the_file(root: Path) -> None:
    path = root / "toolkit/text/abbreviations/abbreviations.csv"
    with path.open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == COLUMNS
    from toolkit.text.abbreviations import table

    assert all(name in (table.__doc__ or "") for name in (*COLUMNS, *PLACEHOLDERS))


def test_a_dataclass_may_refuse_its_values() -> None:
    node = yaml12.parse("form: '1'", "x.yaml")
    with pytest.raises(ConfigError, match=r"x\.yaml:1: found the form '1'"):
        read_as(node, Abbreviation)
