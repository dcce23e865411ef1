"""From a filled-in form to what it says: numbers as people write them, and every finding."""

import datetime
import io
import re
import unicodedata
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from openpyxl.comments import Comment

from data import vietnamese
from intake import blank_form, cells, expected, form, reading
from intake.findings import IntakeError
from tests.intake import clerk
from tests.lists import custom_cell, customs_of, village_row

NAME = "biểu.xlsx"
RUNNING = form.running_cell()
VERSION = f"D{6 + len(customs_of())}"  # in the stamp: of the first indicator, below all customs


@pytest.fixture(scope="module")
def demo_blank(demo_snapshot):
    return blank_form.write(demo_snapshot, "mau-1", "2024-Q3")


@pytest.fixture
def read(blank, official):
    """`read(answers)` or `read(change=function of the open workbook)`."""

    def read(answers=None, change=None):
        return reading.read(clerk.fill(blank, answers or {}, change), NAME, official)

    return read


@pytest.fixture
def read_demo(demo_blank, demo_snapshot):
    def read(answers):
        return reading.read(clerk.fill(demo_blank, answers), NAME, demo_snapshot)

    return read


def codes(findings):
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("typed", "state", "value", "qualifier"),
    [
        ("1.238", "counted", 1238, "exact"),
        ("1.238.856.000", "counted", 1_238_856_000, "exact"),
        ("3.238.856.000", "unreadable", None, "exact"),  # more than a column holds
        ("1 238", "counted", 1238, "exact"),
        ("05", "counted", 5, "exact"),
        ("45 hộ", "counted", 45, "exact"),
        ("45 hộ nghèo", "counted", 45, "exact"),
        ("Hơn 8.000", "counted", 8000, "more_than"),
        ("khoảng 630 hộ", "counted", 630, "about"),
        ("0", "zero", 0, "exact"),
        ("Không có", "zero", 0, "exact"),
        ("chưa rõ", "uncounted", None, "exact"),
        ("không rõ số hộ", "uncounted", None, "exact"),
        ("có, chưa rõ số", "uncounted", None, "exact"),
        ("không còn", "zero", 0, "exact"),
        ("chưa có số", "blank", None, "exact"),
        ("１２３８", "counted", 1238, "exact"),
        ("–", "dash", None, "exact"),
        ("-", "dash", None, "exact"),
        ("", "blank", None, "exact"),
        ("   ", "blank", None, "exact"),
        (45, "counted", 45, "exact"),
        (45.0, "counted", 45, "exact"),
        (0, "zero", 0, "exact"),
    ],
)
def test_numbers_as_people_write_them(read, typed, state, value, qualifier):
    filled, findings = read({"customs": {"ngu-dam": typed}})
    got = filled.customs["ngu-dam"]
    assert (got.state, got.value, got.qualifier) == (state, value, qualifier)
    assert (got.sheet, got.cell) == ("Hủ tục, phong tục", custom_cell("ngu-dam"))
    assert bool(findings) == (state == "unreadable")
    assert got.says_something == (state in ("counted", "zero", "uncounted"))


def test_decomposed_letters(read):
    typed = unicodedata.normalize("NFD", "khoảng 630 hộ")
    got = read({"customs": {"ngu-dam": typed}})[0].customs["ngu-dam"]
    assert (got.value, got.qualifier, got.printed) == (630, "about", "khoảng 630 hộ")


@pytest.mark.parametrize(
    ("typed", "code", "mend"),
    [
        ("nhiều lắm", "E101", "Không hiểu số lượng"),
        ("không có số liệu", "E101", "Không hiểu số lượng"),
        ("1.23", "E101", "hàng nghìn"),
        ("12 13", "E101", "hàng nghìn"),
        ("hơn 0", "E101", "ghi chưa rõ"),
        ("=5+3", "E101", "Không hiểu"),
        ("@SUM(A1)", "E101", "Không hiểu"),
        ("<b>5</b>", "E101", "Không hiểu"),
        (-3, "E102", "từ 0 trở lên"),
        ("−3", "E102", "từ 0 trở lên"),
        (1.238, "E103", "gõ liền các chữ số: 1238"),
        ("1,238", "E103", "Nếu là 1.238"),
        (12.3456, "E103", "Ghi số nguyên"),
        (20.5, "E103", "Ghi số nguyên, 20 hoặc 21: số hộ là số đếm"),
        ("kh«ng cã", "E122", "Có phải “không có” không?"),
        ("nhi\ufffdu", "E122", "Gõ lại bằng bảng mã Unicode"),
        ("96,5%", "E104", "không ghi tỷ lệ"),
        ("45%", "E104", "không ghi tỷ lệ"),
        ("45 con", "E105", "hỏi số hộ"),
        (datetime.datetime(2024, 2, 1), "E106", "thành ngày tháng"),
        ("#REF!", "E107", "Xóa giá trị lỗi"),
        (True, "E108", "gõ lại"),
        ("=SUM(A1:A2)", "E101", ""),
        (3_000_000_000, "E117", "số chữ số"),
        (1e300, "E117", "số chữ số"),
    ],
)
def test_what_is_no_count_is_told_with_its_cell(read, typed, code, mend):
    filled, findings = read({"customs": {"ngu-dam": typed}})
    [finding] = findings
    assert (finding.code, finding.sheet) == (code, "Hủ tục, phong tục")
    assert finding.cell == custom_cell("ngu-dam")
    assert finding.found
    assert "(hộ)" in finding.expected
    assert mend in finding.mend
    assert finding.stops
    assert filled.customs["ngu-dam"].state == "unreadable"


def test_a_percentage_typed_into_a_number_cell(read):
    def change(book):
        cell = book["Chỉ tiêu"]["E7"]
        cell.value, cell.number_format = 0.965, "0.0%"

    _, [finding] = read(change=change)
    assert (finding.code, finding.found) == ("E104", "96,5%")


def test_a_formula_without_its_result_stops(read):
    def change(book):
        book["Mô hình"]["D8"] = "=5+3"

    filled, [finding] = read(change=change)
    assert (finding.code, finding.cell) == ("E109", "D8")
    assert filled.counts["launched"].state == "unreadable"


def test_a_formula_with_its_result_must_be_answered(blank, official):
    xml = b'<c r="D8"><f>5+3</f><v>8</v></c>'
    data = _with_sheet(blank, rb'<c r="D8"[^>]*/>', xml)
    filled, [finding] = reading.read(data, NAME, official)
    assert (finding.code, finding.cell, finding.stops) == ("W104", "D8", False)
    assert filled.counts["launched"].value == 8


def _with_sheet(data, pattern, xml, sheet="xl/worksheets/sheet2.xml"):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == sheet:
                part, count = re.subn(pattern, xml, part)
                assert count == 1
            new.writestr(name, part)
    return out.getvalue()


def test_a_row_of_models(read):
    row = {
        "event": "ra mat",
        "name": "Nuôi dê",
        "field": "Chăn nuôi",
        "village": "thôn 2",
        "sponsor": "Hội Nông dân",
        "reason": "-",
    }
    filled, findings = read({"models": [row]})
    [model] = filled.models
    assert (model.event, model.model_id, model.field) == ("launched", "", "livestock")
    assert (model.name.printed, model.name.cell) == ("Nuôi dê", "C21")
    assert (model.village.printed, model.sponsor.printed) == ("thôn 2", "Hội Nông dân")
    assert model.reason.printed == ""  # a dash says nothing
    assert codes(findings) == ["W101"]


def test_a_number_typed_as_a_name_is_kept_as_words(read):
    answers = {"households": [{"custom": "Ngủ đầm", "village": 5, "value": 2}]}
    assert read(answers)[0].households[0].village.printed == "5"


def test_words_that_look_like_a_formula_stay_words(read):
    answers = {"gifts": [{"item": "=HYPERLINK(1)", "place": "+x", "value": 1, "unit": "@con"}]}
    [gift] = read(answers)[0].gifts
    assert (gift.item.printed, gift.place.printed, gift.unit.printed) == (
        "=HYPERLINK(1)",
        "+x",
        "@con",
    )


def test_html_stays_words(read):
    name = "<img src=x onerror=alert(1)>"
    answers = {"models": [{"event": "Ra mắt", "name": name}]}
    assert read(answers)[0].models[0].name.printed == name


def test_a_running_model_that_ends_keeps_its_id(read_demo, demo_snapshot):
    models = expected.models(demo_snapshot, "mau-1", "2024-Q3")
    running = next(model for model in models if model.runs)
    ended = next(m for m in models if not m.runs and m.label == m.name)
    answers = {
        "models": [
            {"event": "Không hiệu quả", "name": running.label.upper(), "reason": "x"},
            {"event": "dừng, đã đạt mục tiêu", "name": ended.label},
        ]
    }
    filled, findings = read_demo(answers)
    assert [m.model_id for m in filled.models] == [running.model_id, ended.model_id]
    assert findings == []


def _one_of_a_kind(demo_snapshot):
    models = expected.models(demo_snapshot, "mau-1", "2024-Q3")
    return next(m for m in models if m.runs and m.label == m.name and len(m.name) > 8)


def test_a_slip_in_a_models_name_is_offered(read_demo, demo_snapshot):
    name = _one_of_a_kind(demo_snapshot).name
    answers = {"models": [{"event": "Không hiệu quả", "name": f"{name}k", "reason": "x"}]}
    filled, [finding] = read_demo(answers)
    assert (finding.code, filled.models[0].model_id) == ("W102", "")
    assert f"Có phải “{name}”" in finding.mend


def test_a_new_model_is_never_an_old_one(read_demo, demo_snapshot):
    name = _one_of_a_kind(demo_snapshot).name
    events = ["Ra mắt", "Nhân rộng"]
    answers = {"models": [{"event": event, "name": name} for event in events]}
    filled, findings = read_demo(answers)
    assert [model.model_id for model in filled.models] == ["", ""]
    assert [(f.code, f.cell) for f in findings] == [("W103", "C21")]  # replicating is natural


@pytest.mark.parametrize(
    ("row", "code", "cell", "mend"),
    [
        ({"event": "Ra măt", "name": "Nuôi dê"}, None, None, None),
        ({"event": "Ra mắc", "name": "Nuôi dê"}, "E110", "B21", "Có phải “Ra mắt”"),
        ({"event": "Hội họp", "name": "Nuôi dê"}, "E110", "B21", "Chọn một mục"),
        ({"event": "Chuyển đổi", "name": "x"}, "E111", "B21", "đến” hay “Chuyển đổi đi”"),
        ({"event": "Ra mắt", "name": "x", "field": "chăn nuoii"}, "E110", "D21", "“chăn nuôi”"),
        ({"name": "Nuôi dê"}, "E112", "B21", "hoặc xóa cả dòng 1"),
        ({"event": "Ra mắt", "sponsor": "Hội"}, "E112", "C21", "tên mô hình"),
        ({"event": "Ra mắt", "name": "x" * 301}, "E118", "C21", "Viết gọn"),
        ({"event": "Ra mắt", "name": "x", "village": "xã Đăk Pne"}, "E119", "E21", "toàn xã"),
        ({"event": "Ra mắt", "name": "x", "village": "Toàn xã"}, "E119", "E21", "toàn xã"),
        ({"event": "Ra mắt", "name": "x", "village": "Tổng cộng"}, "E119", "E21", "toàn xã"),
        ({"event": "Ra mắt", "name": "Gọi 0912 345 678"}, "E120", "C21", "không nhận"),
        ({"event": "Ra mắt", "name": "CCCD 062088001234"}, "E120", "C21", "không nhận"),
        ({"event": "Ra mắt", "name": "Vườn của ông A Brẻ"}, "E121", "C21", "Xóa tên người"),
        ({"event": "Ra mắt", "name": "Mai Thanh Hoa"}, "W106", "C21", "tên người"),
        ({"event": "Ra mắt", "name": "Nu«i dª sinh s¶n"}, "E122", "C21", "“Nuôi dê sinh sản”"),
        ({"event": "Ra mắt", "name": "Nuoâi deâ"}, "E122", "C21", "Có phải “Nuôi dê” không?"),
        ({"event": "Ra mắt", "name": "NuÃ´i dÃª"}, "E122", "C21", "Có phải “Nuôi dê” không?"),
        ({"event": "Ra mắt", "name": "Bà con trồng cà phê"}, None, None, None),
    ],
)  # fmt: skip
def test_rows_of_models_that_need_mending(read, row, code, cell, mend):
    _, findings = read({"models": [row]})
    if code is None:
        assert findings == []
        return
    [finding] = findings
    assert (finding.code, finding.cell, finding.sheet) == (code, cell, "Mô hình")
    assert mend in finding.mend


def test_personal_data_are_not_copied_into_a_finding(read):
    for name in ("Gọi 0912345678", "Ông A Brẻ", "Mai Thanh Hoa"):
        _, [finding] = read({"models": [{"event": "Ra mắt", "name": name}]})
        assert name not in str(finding)


def test_large_sums_are_no_telephone_numbers(read):
    row = {"item": "Hỗ trợ 1.238.856.000 đồng", "value": "238.856.000", "unit": "đồng"}
    filled, findings = read({"gifts": [row]})
    assert findings == []
    assert filled.gifts[0].value.value == Decimal(238_856_000)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"custom": "Ngủ đầm", "village": "thôn 1", "value": 5}, ["W101 C"]),
        ({"custom": "ngu dam (ngu ray)", "village": "thôn 1", "value": 5}, ["W101 C"]),
        ({"custom": "Ngủ đầmm", "village": "thôn 1", "value": 5}, ["E110 B", "W101 C"]),
        ({"village": "thôn 1", "value": 5}, ["E112 B", "W101 C"]),
        ({"custom": "Tảo hôn", "value": 5}, ["E112 C"]),
        ({"custom": "Tảo hôn", "village": "thôn 1"}, ["E112 D", "W101 C"]),
    ],
)
def test_rows_of_villages(read, row, expected):
    _, findings = read({"households": [row]})
    assert sorted(f"{f.code} {f.cell}" for f in findings) == [
        f"{each}{village_row()}" for each in expected
    ]


def test_known_villages_are_found_and_new_ones_told_of_once(read_demo, demo_snapshot):
    name = next(iter(expected.villages(demo_snapshot, "mau-1", "2025-Q2").values()))[0]
    rows = [
        {"custom": "Tảo hôn", "village": name.upper(), "value": 1},
        {"custom": "Thuốc thư", "village": "Kon Mới", "value": 1},
        {"custom": "Nợ miệng", "village": "kon moi", "value": 1},
    ]
    filled, findings = read_demo({"households": rows})
    assert [(f.code, f.found) for f in findings] == [("W101", "Kon Mới")]
    assert filled.households[2].village.printed == "kon moi"  # kept as typed


def test_a_village_with_a_slip_is_offered(official):
    blank = blank_form.write(official, "dak-to-lung", "2024-Q3")
    row = {"custom": "Tảo hôn", "village": "Kon Mong Tuu", "value": 1}
    data = clerk.fill(blank, {"households": [row]})
    _, [finding] = reading.read(data, NAME, official)
    assert finding.code == "W101"
    assert "Có phải “thôn Kon Mong Tu” không?" in finding.mend


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"item": "Con giống", "value": 20, "unit": "con"}, []),
        ({"item": "Con giống", "value": "20 con", "unit": "con"}, []),
        ({"item": "Con giống", "value": "20 kg", "unit": "con"}, ["E105"]),
        ({"item": "Con giống", "value": "20 con"}, ["E112"]),
        ({"value": 20, "unit": "con"}, ["E112"]),
        ({"item": "Con giống", "unit": "con"}, ["E112"]),
    ],
)
def test_rows_of_support(read, row, expected):
    assert codes(read({"gifts": [row]})[1]) == expected


def test_the_districts_form(official):
    blank = blank_form.write(official, "kon-ray", "2024-Q3")
    answers = {
        "outreach": {"session": 110, "attendance": "hơn 8.000 lượt người"},
        "gifts": [{"item": "Máy", "place": "Đăk Ruồn", "value": 3, "unit": "máy"}],
    }
    filled, findings = reading.read(clerk.fill(blank, answers), NAME, official)
    assert filled.outreach["attendance"].qualifier == "more_than"
    assert (filled.counts, filled.running, filled.indicators) == ({}, None, {})
    assert codes(findings) == ["W101"]
    assert "“Đăk Ruồng”" in findings[0].mend


def test_an_amount_with_its_unit(read):
    rows = [
        {"item": "Tiền", "value": "12,5", "unit": "triệu đồng"},
        {"item": "Quỹ", "value": 5_000_000_000, "unit": "đồng"},
        {"item": "Dê", "value": 2.5, "unit": "con"},
    ]
    filled, findings = read({"gifts": rows})
    assert [(f.code, f.cell) for f in findings] == [("E103", "D20")]
    assert "Ghi số nguyên, 2 hoặc 3: số con là số đếm" in findings[0].mend
    assert [(gift.value.value, gift.unit.printed) for gift in filled.gifts[:2]] == [
        (12_500_000, "đồng"),
        (5_000_000_000, "đồng"),
    ]
    assert filled.gifts[0].value.printed == "12,5"


def test_a_village_of_another_commune(read):
    rows = [
        {"custom": "Tảo hôn", "village": "Kon Bì", "value": 1},
        {"custom": "Thuốc thư", "village": "kon bi", "value": 1},
        {"custom": "Tảo hôn", "village": "Kon Rơ Pen", "value": 1},
        {"custom": "Tảo hôn", "village": "thôn 5", "value": 1},  # Đăk Rve has one, too
    ]
    filled, findings = read({"households": rows})
    assert [(f.code, f.cell) for f in findings] == [
        ("W109", f"C{village_row(1)}"),
        ("W109", f"C{village_row(3)}"),
        ("W101", f"C{village_row(4)}"),
    ]
    assert "thôn Kon Bỉ là của xã Đăk Tơ Lung" in findings[0].mend
    assert "thôn Kon Rơ Pen là của xã chưa rõ" in findings[1].mend
    assert filled.households[0].village.printed == "Kon Bì"


def test_notes_are_told_of_and_not_copied(read):
    def change(book):
        book["Mô hình"]["D8"].comment = Comment("Lan:\nsố ước tính", "Lan")
        book["Mô hình"]["D9"].comment = Comment("xem lại", "Lan")

    _, [finding] = read(change=change)
    assert (finding.code, finding.sheet, finding.cell) == ("W108", "Mô hình", "D8")
    assert finding.found == "ghi chú ở ô D8, D9"


@pytest.mark.parametrize(
    ("height", "code"),
    [('ht="0"', "E114"), ('ht="0.00"', "E114"), ('ht="2.5"', "E114"), ('customHeight="1"', "W110")],
)
def test_a_row_of_no_height(blank, official, height, code):
    data = clerk.fill(blank, {"counts": {"launched": 3}})
    row = f'<row r="8" {height}>'.encode()
    _, [finding] = reading.read(_with_sheet(data, rb'<row r="8"[^>]*>', row), NAME, official)
    assert (finding.code, finding.cell) == (code, "D8")


def test_merged_input_cells_stop(read):
    _, findings = read(change=lambda book: book["Mô hình"].merge_cells("D8:D9"))
    assert [(f.code, f.cell) for f in findings] == [("E113", "D9")]


@pytest.mark.parametrize("what", ["row", "column"])
def test_figures_out_of_sight_stop(read, what):
    def change(book):
        sheet = book["Mô hình"]
        if what == "row":
            sheet.row_dimensions[8].hidden = sheet.row_dimensions[40].hidden = True
        else:
            sheet.column_dimensions["D"].hidden = True

    _, findings = read({"counts": {"launched": 3}}, change)
    assert [(f.code, f.cell) for f in findings] == [("E114", "D8")]


def test_cells_that_are_merged_or_hidden_are_one_finding(read):
    def change(book):
        book["Mô hình"].merge_cells("D8:D10")
        book["Mô hình"].column_dimensions["D"].hidden = True

    _, findings = read({"counts": {"launched": 3}, "running": 5}, change)
    assert [(f.code, f.cell) for f in findings] == [("E113", "D9"), ("E114", "D8")]
    assert findings[0].found == "ô D9, D10 bị gộp"
    assert findings[1].found == "ô D8, D14 có số liệu ở chỗ bị ẩn"


def test_a_sheet_that_is_missing_or_hidden_stops(read):
    filled, [finding] = read(change=lambda book: book.remove(book["Mô hình"]))
    assert (finding.code, finding.sheet, finding.found) == ("E115", "Mô hình", "không có tờ này")
    assert filled.counts["launched"].state == "blank"

    def hide(book):
        book["Chỉ tiêu"].sheet_state = "hidden"

    _, [finding] = read(change=hide)
    assert (finding.code, finding.sheet) == ("E115", "Chỉ tiêu")


def test_rows_that_were_moved_stop(read):
    def change(book):
        sheet = book["Hủ tục, phong tục"]
        sheet["B7"], sheet["B8"] = sheet["B8"].value, sheet["B7"].value

    _, findings = read(change=change)
    assert [(f.code, f.cell) for f in findings] == [("E116", "B7")]


def test_nothing_goes_unread_without_a_word(read):
    def change(book):
        book["Mô hình"]["B61"] = "Ra mắt"
        book["Mô hình"]["AB2000"] = "x"
        book["Mô hình"]["XFD1048576"] = "x"
        book.create_sheet("Ghi chú")["A1"] = "x"
        book.create_sheet("Trống")
        book.create_sheet(form.MENDING)["A1"] = "x"  # of an annotated copy

    _, findings = read(change=change)
    assert [(f.code, f.sheet, f.cell) for f in findings] == [
        ("W105", "Mô hình", "B61"),
        ("W105", "Ghi chú", "A1"),
    ]
    assert "B61, AB2000, XFD1048576" in findings[0].found


def test_all_findings_at_once_in_the_forms_order(read):
    answers = {
        "counts": {"launched": "x"},
        "models": [{"event": "Ra mắc", "name": "a"}],
        "customs": {"ngu-dam": -1},
        "indicators": {"khkt": ("96,5%", 1.5)},
        "outreach": {"session": "45 con"},
        "gifts": [{"item": "a", "value": "?", "unit": "con"}],
    }
    _, findings = read(answers)
    assert codes(findings) == ["E101", "E110", "E102", "E104", "E103", "E105", "E101"]


def test_every_code_is_declared_with_its_meaning_and_is_tested():
    text = "".join(
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py")
    )
    for code, meaning in cells.CODES.items():
        assert re.fullmatch(r"[EW]1\d\d", code)
        assert meaning.endswith(".")
        assert f'"{code}' in text, code
    with pytest.raises(ValueError, match="E999 is not declared"):
        cells.report(cells.Page("a", None, []), "E999", "A1", "", "", "")


def test_another_data_set_is_refused(blank, demo_snapshot):
    with pytest.raises(IntakeError, match="biểu của bộ số liệu chính thức, không nhận"):
        reading.read(blank, NAME, demo_snapshot)


def test_a_workbook_that_is_no_form_is_refused(official):
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    with pytest.raises(IntakeError, match="không phải biểu số liệu"):
        reading.read(out.getvalue(), NAME, official)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda sheet: sheet.__setitem__("B1", str(form.VERSION + 1)), f"mẫu {form.VERSION + 1}"),
        (lambda sheet: sheet.__setitem__("B3", "a b"), "đã bị sửa"),
        (lambda sheet: sheet.__setitem__("B3", "kon-ray"), "mục không có trong kho"),
        (lambda sheet: sheet.__setitem__("B6", "khong-co"), "mục không có trong kho"),
        (lambda sheet: sheet.__setitem__(VERSION, "9"), "mục không có trong kho"),
    ],
)
def test_a_stamp_that_was_changed_is_refused(blank, official, change, sentence):
    data = clerk.fill(blank, {}, lambda book: change(book["_phieu"]))
    with pytest.raises(IntakeError, match=sentence) as caught:
        reading.read(data, "../x/<b>.xlsx", official)
    assert "“<b>.xlsx”" in str(caught.value)


def test_the_stamp_alone(blank):
    stamp = reading.read_stamp(blank, NAME)
    assert (stamp.unit_id, stamp.quarter, stamp.data_set) == ("dak-pne", "2024-Q3", "official")


# Properties ---------------------------------------------------------------------------------

_COUNT = some.one_of(
    some.integers(0, 99_999),
    some.sampled_from(["", "–", "chưa rõ", "không có", "hơn 8.000", "khoảng 630", "05", "1.238"]),
)
_WORDS = some.one_of(
    some.sampled_from(["thôn 1", "Kon Mới", "Nuôi dê", "=1+1", "<b>", "Đa\u0306k Pne"]),
    some.text(some.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=12),
)
_ANSWERS = some.fixed_dictionaries(
    {
        "counts": some.dictionaries(some.sampled_from(list(form.EVENTS)), _COUNT),
        "running": _COUNT,
        "models": some.lists(
            some.fixed_dictionaries(
                {"event": some.sampled_from(list(form.EVENTS.values())), "name": _WORDS},
                optional={"village": _WORDS, "reason": _WORDS},
            ),
            max_size=3,
        ),
        "customs": some.dictionaries(some.sampled_from(["ngu-dam", "tao-hon"]), _COUNT),
        "households": some.lists(
            some.fixed_dictionaries(
                {"custom": some.just("Tảo hôn"), "village": _WORDS, "value": _COUNT}
            ),
            max_size=2,
        ),
        "indicators": some.dictionaries(
            some.sampled_from(["khkt", "nep-nghi"]), some.tuples(_COUNT, _COUNT)
        ),
        "outreach": some.dictionaries(some.sampled_from(list(form.CHANNELS)), _COUNT),
        "gifts": some.lists(
            some.fixed_dictionaries({"item": _WORDS, "value": _COUNT, "unit": _WORDS}), max_size=2
        ),
    }
)
_quick = settings(
    max_examples=6,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@_quick
@given(answers=_ANSWERS)
def test_what_was_read_and_is_written_again_reads_the_same(blank, official, answers):
    filled, findings = reading.read(clerk.fill(blank, answers), NAME, official)
    if any(finding.stops for finding in findings):
        return  # not accepted
    stamp = reading.read_stamp(blank, NAME)
    again, _ = reading.read(clerk.fill(blank, clerk.answers_of(filled, stamp)), NAME, official)
    assert _without_rows(again) == _without_rows(filled)


def _without_rows(filled):
    """Without the cells' names: a row that holds only a dash is not written again."""
    return re.sub(r"cell='\w+'", "", repr(filled))


_ANYTHING = some.one_of(
    some.none(),
    some.booleans(),
    some.integers(),
    some.floats(allow_nan=False, allow_infinity=False),
    some.dates(datetime.date(1901, 1, 1), datetime.date(2200, 1, 1)),
    some.sampled_from(["#REF!", "#N/A", "=1/0", "=HYPERLINK(1)", "−5", "45 con", "9" * 400]),
    some.text(some.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20),
)


@_quick
@given(data=some.data())
def test_any_change_of_one_cell_is_read_or_told_of(blank, official, data):
    stamp = reading.read_stamp(blank, NAME)
    places = [(sheet, cell) for sheet, names in form.inputs(stamp).items() for cell in names]
    places += [(form.STAMP, f"{letter}{row}") for letter in "ABCDE" for row in (1, 3, 5, 7, 22)]
    sheet, cell = data.draw(some.sampled_from(places))
    value = data.draw(_ANYTHING)

    before, _ = reading.read(blank, NAME, official)
    try:
        data = clerk.fill(blank, {"cells": {(sheet, cell): value}})
        filled, findings = reading.read(data, NAME, official)
    except IntakeError:
        assert sheet == form.STAMP
        return
    if sheet != form.STAMP and value is not None and vietnamese.normalise(str(value)):
        assert findings or filled != before


@_quick
@given(at=some.integers(0, 20_000), byte=some.integers(0, 255))
def test_any_changed_byte_is_read_or_refused(blank, official, at, byte):
    at %= len(blank)
    try:
        reading.read(blank[:at] + bytes([byte]) + blank[at + 1 :], NAME, official)
    except IntakeError as error:
        assert NAME in str(error)
