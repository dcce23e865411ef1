"""The copy that goes back: marks on the cells, a list, and the reasons that come with it."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.worksheet.worksheet import Worksheet

from data import store
from intake import annotate, blank_form, form, reading
from intake.findings import Finding, IntakeError
from tests import fuzz_workbook
from tests.intake import clerk

FINDINGS = [
    Finding("E208", "", "", "mã đơn vị “x”", "một xã", "Hãy tải biểu."),
    Finding("E201", form.MODELS, "D14", "đầu kỳ 5, cuối kỳ 9", "cuối kỳ 7", "Hãy xem lại."),
    Finding("W303", form.MODELS, "D14", "90; thường 9", "từ 4 đến 18", "Hãy kiểm tra."),
    Finding("W304", form.CUSTOMS, "D8", "để trống", "một số", "Hãy ghi số."),
    Finding("E101", "Tờ lạ", "A1", "x", "y", "z."),
]


@pytest.fixture(scope="module")
def sent(warehouse):
    """A form that a clerk filled in."""
    blank = blank_form.write(store.snapshot(), "dak-pne", "2024-Q3")
    answers = {"running": "9", "customs": {"ngu-dam": "40"}, "counts": {"launched": "=1+1"}}
    return clerk.fill(blank, answers)


def load(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def cells_of(book):
    return {
        (sheet.title, cell.coordinate): (cell.value, cell.data_type, cell.number_format)
        for sheet in book.worksheets
        if sheet.title != form.MENDING
        for row in sheet.iter_rows()
        for cell in row
    }


def marks(sheet):
    """The coloured cells: where, and with what."""
    return {
        str(span.sqref): rule.dxf.fill.bgColor.rgb
        for span in sheet.conditional_formatting
        for rule in span.rules
        if "konray" in rule.formula[0]
    }


def type_reason(data, row, reason):
    book = load(data)
    cell = book[form.MENDING].cell(row, len(annotate.HEAD))
    cell.value = reason
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_what_was_filled_in_stays(sent):
    marked = load(annotate.annotate(sent, FINDINGS))
    before = load(sent)
    assert cells_of(marked) == cells_of(before)
    assert marked.sheetnames == [form.MENDING, *before.sheetnames]
    assert marked[form.STAMP].sheet_state == before[form.STAMP].sheet_state
    for sheet in before.worksheets:
        now = marked[sheet.title]
        assert now.protection.sheet == sheet.protection.sheet
        validations = [str(each.sqref) for each in sheet.data_validations.dataValidation]
        assert [str(each.sqref) for each in now.data_validations.dataValidation] == validations


def test_the_reader_takes_the_copy_for_the_same_form(sent, snapshot):
    assert (
        reading.read(annotate.annotate(sent, FINDINGS), "a.xlsx", snapshot)[0]
        == (reading.read(sent, "a.xlsx", snapshot)[0])
    )


def test_cells_are_coloured_and_say_why(sent):
    book = load(annotate.annotate(sent, FINDINGS))
    assert marks(book[form.MODELS]) == {"D14": "00FFB4BC"}
    assert marks(book[form.CUSTOMS]) == {"D8": "00FDBA74"}
    comment = book[form.MODELS]["D14"].comment
    assert comment.text == (
        "E201: đầu kỳ 5, cuối kỳ 9. Cần: cuối kỳ 7. Hãy xem lại.\n"
        "W303: 90; thường 9. Cần: từ 4 đến 18. Hãy kiểm tra."
    )
    assert comment.author == annotate.AUTHOR
    assert book[form.OUTREACH]["D7"].comment is None


def test_the_list_says_all_and_leads_there(sent):
    book = load(annotate.annotate(sent, FINDINGS))
    sheet = book[form.MENDING]
    assert book.active.title == form.MENDING
    assert sheet["A1"].value == "Cần sửa: 3 lỗi, 2 điều cần giải thích"
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    assert rows[0] == annotate.HEAD
    assert [row[:4] for row in rows[1:]] == [
        (1, "E208", "cả biểu", None),
        (2, "E201", form.MODELS, "D14"),
        (3, "W303", form.MODELS, "D14"),
        (4, "W304", form.CUSTOMS, "D8"),
        (5, "E101", "Tờ lạ", "A1"),
    ]
    assert rows[2][4:7] == FINDINGS[1][3:]
    links = {place.coordinate: place.hyperlink for row in sheet["D6:D10"] for place in row}
    assert {cell: link.location for cell, link in links.items() if link} == {
        "D7": "'Mô hình'!D14",
        "D8": "'Mô hình'!D14",
        "D9": "'Hủ tục, phong tục'!D8",
    }
    assert all(link.target is None for link in links.values() if link)


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2", "@SUM(A1)", "<b>x</b>", "a\x00b\x1fc"])
def test_no_word_is_run(sent, text):
    finding = Finding("W303", form.MODELS, "D14", text, text, text)
    data = annotate.annotate(sent, [finding])
    row = load(data)[form.MENDING][6]
    clean = text.replace("\x00", "").replace("\x1f", "")
    assert [cell.value for cell in row[4:7]] == [clean] * 3
    assert {cell.data_type for cell in row[4:7]} == {"s"}
    assert all(cell.quotePrefix is (clean[0] in "=+-@") for cell in row[4:7])
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        first = parts.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in first


def test_a_mended_form_loses_its_marks(sent):
    once = annotate.annotate(sent, FINDINGS)
    twice = load(annotate.annotate(once, FINDINGS[3:4]))
    assert twice.sheetnames.count(form.MENDING) == 1
    assert marks(twice[form.MODELS]) == {}
    assert twice[form.MODELS]["D14"].comment is None
    assert marks(twice[form.CUSTOMS]) == {"D8": "00FDBA74"}
    assert twice[form.CUSTOMS]["D8"].comment.text.count("W304") == 1
    # the form's own colours stay
    own = [len(load(data)[form.MODELS].conditional_formatting) for data in (sent, once)]
    assert own[1] == own[0] + 1
    assert len(twice[form.MODELS].conditional_formatting) == own[0]


def test_a_comment_of_the_sender_stays(sent):
    book = load(sent)
    book[form.MODELS]["D14"].comment = openpyxl.comments.Comment("hỏi lại thôn 2", "xã")
    out = io.BytesIO()
    book.save(out)
    text = load(annotate.annotate(out.getvalue(), FINDINGS))[form.MODELS]["D14"].comment.text
    assert text.startswith("hỏi lại thôn 2\nE201: ")


def test_a_merged_cell_is_marked_at_its_corner(sent):
    book = load(sent)
    book[form.MODELS].merge_cells("C14:D15")
    out = io.BytesIO()
    book.save(out)
    marked = load(annotate.annotate(out.getvalue(), FINDINGS))[form.MODELS]
    assert marks(marked) == {"C14": "00FFB4BC"}
    assert marked["C14"].comment is not None


def test_reasons_come_back(sent):
    copy = annotate.annotate(sent, FINDINGS)
    assert annotate.read_reasons(sent) == {}
    assert annotate.read_reasons(copy) == {}
    told = type_reason(type_reason(copy, 8, " đúng,\nđã  kiểm tra "), 9, "thôn chưa đếm")
    reasons = {
        ("W303", form.MODELS, "D14"): "đúng, đã kiểm tra",
        ("W304", form.CUSTOMS, "D8"): "thôn chưa đếm",
    }
    assert annotate.read_reasons(told) == reasons
    # and stay where the same is found again
    again = annotate.annotate(told, FINDINGS[3:])
    assert annotate.read_reasons(again) == {FINDINGS[3][:3]: "thôn chưa đếm"}


def test_an_error_takes_no_reason(sent):
    told = type_reason(annotate.annotate(sent, FINDINGS), 7, "vì thế")
    assert annotate.read_reasons(told) == {}


def test_a_reason_for_the_whole_form(sent):
    bare = Finding("W309", "", "", "mọi ô trống", "một số", "Hãy kiểm tra.")
    told = type_reason(annotate.annotate(sent, [bare]), 6, "quý này không có gì")
    assert annotate.read_reasons(told) == {("W309", "", ""): "quý này không có gì"}


def test_a_reason_is_no_book(sent):
    told = type_reason(annotate.annotate(sent, FINDINGS), 8, "a" * 2000)
    assert [len(reason) for reason in annotate.read_reasons(told).values()] == [500]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04x", b"a,b\n1,2\n"])
def test_what_is_no_workbook(data):
    for act in (lambda: annotate.annotate(data, []), lambda: annotate.read_reasons(data)):
        with pytest.raises(IntakeError, match=r"Tệp “biểu\.xlsx”.+Hãy"):
            act()


def save(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_cell_far_away_costs_no_more_than_others(sent, monkeypatch):
    """Only cells that are there are gone over: the rectangle has 17 billion."""
    book = load(sent)
    book[form.MODELS]["XFD1048576"] = "x"
    data, made = save(book), []

    def make(sheet, row, column):
        made.append((row, column))
        assert len(made) < 5_000  # or it would go on for hours
        return get_cell(sheet, row, column)

    get_cell = Worksheet._get_cell
    monkeypatch.setattr(Worksheet, "_get_cell", make)
    far = Finding("W105", form.MODELS, "XFD1048576", "x", "y", "z.")
    marked = load(annotate.annotate(data, [*FINDINGS, far]))
    assert len(made) < 500
    assert marked[form.MODELS]["XFD1048576"].value == "x"
    assert marks(marked[form.MODELS]).keys() == {"D14", "XFD1048576"}


def test_ranges_that_overlap_are_marked_where_a_corner_is_left(sent):
    parts = fuzz_workbook.unpack(sent)
    name = "xl/worksheets/sheet2.xml"
    spans = b'<mergeCell ref="C13:D14"/><mergeCell ref="B12:C13"/><mergeCell ref="D14:E15"/>'
    at = parts[name].index(b"<dataValidations")
    parts[name] = parts[name][:at] + b"<mergeCells>" + spans + b"</mergeCells>" + parts[name][at:]
    findings = [
        Finding("E113", form.MODELS, cell, "x", "y", "z.") for cell in ("D14", "E15", "B12")
    ]
    marked = load(annotate.annotate(fuzz_workbook.pack(parts), findings))
    assert marks(marked[form.MODELS]) == {"B12": "00FFB4BC"}
    assert len(list(marked[form.MENDING].iter_rows(min_row=6))) == 3


def test_of_a_form_that_cannot_be_written_there_is_the_list(sent):
    parts = fuzz_workbook.unpack(sent)
    name = "xl/worksheets/sheet2.xml"
    parts[name] = parts[name].replace(
        b"<sheetFormatPr", b'<sheetFormatPr defaultRowHeight="x"><!--', 1
    )
    parts[name] = parts[name].replace(b"<cols>", b"--></sheetFormatPr><cols>", 1)
    book = load(annotate.annotate(fuzz_workbook.pack(parts), FINDINGS))
    assert book.sheetnames == [form.MENDING]
    assert "hỏng một phần" in book[form.MENDING]["A3"].value
    assert [row[1] for row in book[form.MENDING].iter_rows(min_row=6, values_only=True)] == [
        finding.code for finding in FINDINGS
    ]


def test_pictures_are_left_out_and_that_is_said(sent):
    book = load(sent)
    book[form.MODELS].add_chart(BarChart(), "A70")
    for data, said in ((save(book), True), (sent, False)):
        marked = load(annotate.annotate(data, FINDINGS))
        assert ("Hình ảnh, biểu đồ" in marked[form.MENDING]["A3"].value) is said
        assert marked[form.MODELS]._charts == []


def test_broken_at_random_nothing_is_raised(warehouse):
    """A short run of the fuzzer; see there for the long ones."""
    bases = fuzz_workbook.make_bases()
    tried = [fuzz_workbook.try_one(n, *fuzz_workbook.make(bases, 10, n)) for n in range(40)]
    assert [one for one in tried if one.answer == "fault"] == []
    assert {one.answer for one in tried} == {"read", "refused"}
