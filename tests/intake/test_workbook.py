"""Files that anybody may send: each dangerous or broken one is refused with its own sentence."""

import io
import re
import struct
import warnings
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.utils.datetime import MAC_EPOCH

from data import vietnamese
from intake import bounds, layout, workbook
from intake.findings import IntakeError
from intake.workbook import Cell

_SHEET = "xl/worksheets/sheet2.xml"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {n} "{f"&{m};" * 10}">' for m, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><a>&i;</a>"
)
_EXTERNAL = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/relationships/{}" TargetMode="External" '
    'Target="http://192.0.2.1/x"/></Relationships>'
)
_COMMENTS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/relationships/comments" Target="../comments1.xml"/>'
    "</Relationships>"
)


_NOTE = (
    b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors>'
    b'<author>a</author></authors><commentList><comment ref="D8" authorId="0"><text><t>%s</t>'
    b"</text></comment></commentList></comments>"
)


def change(data, changes=None, compression=zipfile.ZIP_DEFLATED):
    """The workbook with parts replaced (bytes, text or a function of the old bytes) or added."""
    out = io.BytesIO()
    changes = dict(changes or {})
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        warnings.catch_warnings(),
        zipfile.ZipFile(out, "w", compression) as new,
    ):
        warnings.simplefilter("ignore")  # of a name that stands twice
        for name in old.namelist():
            part = changes.pop(name, old.read(name))
            part = part(old.read(name)) if callable(part) else part
            if part is not None:
                new.writestr(name, part)
        for name, part in changes.items():
            new.writestr(zipfile.ZipInfo(name) if "\\" in name else name, part)
    return out.getvalue()


def add_to_sheet(xml):
    """Put XML at the beginning of a sheet's rows."""
    return lambda part: part.replace(b"<sheetData>", b"<sheetData>" + xml.encode(), 1)


def _rows(_part):
    head = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    return head + b"<row/>" * 1_000_001 + b"</sheetData></worksheet>"


def add_to_end(xml):
    """Put XML at the end of a sheet."""
    return lambda part: part.replace(b"</worksheet>", xml.encode() + b"</worksheet>")


def _grow_words(part):
    """Each text of the form a thousand letters longer."""
    return part.replace(b"</t>", b"x" * 1_500 + b"</t>")


def _cells(count):
    return add_to_sheet("<row>" + "<c/>" * count + "</row>")


def _pack_with(method):
    """A member that says of itself that it is packed in another way."""

    def claim(data):
        at = data.rindex(b"PK\x01\x02")
        return data[: at + 10] + struct.pack("<H", method) + data[at + 12 :]

    return claim


def _lie(data):
    """A part that says of itself that it is small."""
    data = bytearray(change(data, {"xl/theme/theme1.xml": b"0" * 3_000_000}))
    for at in range(len(data) - 4):
        if data[at : at + 4] == struct.pack("<I", 3_000_000):
            data[at : at + 4] = struct.pack("<I", 1_000)
    return bytes(data)


def _encrypt(data):
    """A member that says it is encrypted."""
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 8] + bytes([data[at + 8] | 1]) + data[at + 9 :]


HOSTILE = {
    "empty file": (lambda _: b"", "trống"),
    "200 MB": (lambda _: bytes(200_000_000), r"quá lớn \(200,0 MB, chỉ nhận đến 10 MB\)"),
    "CSV": (lambda _: "Mã,Số\na,1\n".encode(), "không phải tệp Excel .xlsx"),
    "HTML": (lambda _: b"<html><table></table></html>", "không phải tệp Excel .xlsx"),
    "old xls": (lambda _: _OLE + bytes(5_000), "loại Excel cũ"),
    "password": (
        lambda _: _OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
        "có mật khẩu nên",
    ),
    "encrypted member": (_encrypt, "nén có mật khẩu"),
    "broken zip": (lambda data: data[:5_000], "chép dở"),
    "zip with a changed byte": (
        lambda data: data[:5_000] + bytes([data[5_000] ^ 255]) + data[5_001:],
        "chép dở",
    ),
    "macro": (lambda data: change(data, {"xl/vbaProject.bin": b"x"}), r"macro, loại \.xlsm"),
    "macro by type": (
        lambda data: change(
            data,
            {
                "[Content_Types].xml": lambda part: part.replace(
                    b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
                )
            },
        ),
        "macro",
    ),
    "macro of Excel 4": (
        lambda data: change(data, {"xl/macrosheets/sheet1.xml": b"<a/>"}),
        "macro",
    ),
    "binary workbook": (lambda data: change(data, {"xl/workbook.bin": b"x"}), r"\.xlsb"),
    "OpenDocument": (
        lambda data: change(data, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        r"\.ods",
    ),
    "any zip": (
        lambda data: change(data, {"[Content_Types].xml": None}),
        "không phải sổ Excel",
    ),
    "zip bomb": (
        lambda data: change(data, {"xl/media/a.png": bytes(50_000_001)}),
        "nở ra quá lớn",
    ),
    "lying zip bomb": (_lie, "bị hỏng"),
    "many members": (
        lambda data: change(data, {f"xl/media/{n}.png": b"" for n in range(200)}),
        "chứa 2.. phần",
    ),
    "path up": (lambda data: change(data, {"../../x.xml": b"<a/>"}), "đường dẫn lạ"),
    "absolute path": (lambda data: change(data, {"/etc/x": b"<a/>"}), "đường dẫn lạ"),
    "backslash": (lambda data: change(data, {"xl\\..\\x.xml": b"<a/>"}), "đường dẫn lạ"),
    "drive": (lambda data: change(data, {"C:x.xml": b"<a/>"}), "đường dẫn lạ"),
    "a name twice": (
        lambda data: change(data, {"XL/workbook.xml": b"<a/>"}),
        "hỏng bên trong",
    ),
    "entity bomb": (lambda data: change(data, {"xl/sharedStrings.xml": _BOMB}), "DTD"),
    "entity bomb in UTF-16": (
        lambda data: change(data, {"xl/sharedStrings.xml": _BOMB.encode("utf-16")}),
        "DTD",
    ),
    "entity bomb in a picture": (
        lambda data: change(data, {"xl/media/a.png": _BOMB}),
        "DTD",
    ),
    "external link": (
        lambda data: change(data, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}),
        "lấy số từ tệp khác",
    ),
    "DDE": (
        lambda data: change(
            data,
            {"xl/externalLinks/externalLink1.xml": b'<ddeLink ddeService="cmd" ddeTopic="x"/>'},
        ),
        "OLE, DDE",
    ),
    "OLE object": (
        lambda data: change(data, {"xl/embeddings/oleObject1.bin": b"x"}),
        "OLE, DDE",
    ),
    "external picture": (
        lambda data: change(
            data, {"xl/worksheets/_rels/sheet2.xml.rels": _EXTERNAL.format("image")}
        ),
        "lấy từ nơi khác",
    ),
    "connection": (
        lambda data: change(data, {"xl/connections.xml": b"<connections/>"}),
        "kết nối lấy số liệu",
    ),
    "LZMA": (lambda data: change(data, compression=zipfile.ZIP_LZMA), "kiểu mà Excel không dùng"),
    "BZIP2": (lambda data: change(data, compression=zipfile.ZIP_BZIP2), "mà Excel không dùng"),
    "a packing that nobody knows": (_pack_with(93), "mà Excel không dùng"),
    "Deflate64": (_pack_with(9), "mà Excel không dùng"),
    "a million rows": (lambda data: change(data, {_SHEET: _rows}), "hơn 4.000.000"),
    "many rows": (
        lambda data: change(data, {_SHEET: add_to_sheet("<row/>" * 5_001)}),
        r"quá nhiều dòng \(hơn 5.000\).* Hãy xóa các dòng trống",
    ),
    "many cells": (
        lambda data: change(data, {_SHEET: _cells(12_001)}),
        r"quá nhiều ô \(hơn 12.000",
    ),
    "many words": (
        lambda data: change(data, {"xl/sharedStrings.xml": _grow_words}),
        r"quá nhiều chữ trong các ô \(hơn 200.000",
    ),
    "many words in notes": (
        lambda data: change(
            data,
            {
                "xl/worksheets/_rels/sheet2.xml.rels": _COMMENTS,
                "xl/comments1.xml": _NOTE % (b"a" * 50_001),
            },
        ),
        r"quá nhiều chữ trong các ghi chú \(hơn 50.000",
    ),
    "many looks of many kinds": (
        lambda data: change(
            data,
            {"xl/styles.xml": "".join(["<a>", *(f"<b{n}/>" * 1_001 for n in range(12)), "</a>"])},
        ),
        r"quá nhiều định dạng \(hơn 12.000",
    ),
    "many merged ranges": (
        lambda data: change(data, {_SHEET: add_to_end('<mergeCell ref="A1:B1"/>' * 501)}),
        "quá nhiều vùng gộp ô",
    ),
    "a merged range over the whole sheet": (
        lambda data: change(data, {_SHEET: add_to_end('<mergeCell ref="A1:XFD1048576"/>')}),
        "quá nhiều ô trong các vùng gộp",
    ),
    "a link over the whole sheet": (
        lambda data: change(data, {_SHEET: add_to_end('<hyperlink ref="A1:XFD1048576"/>')}),
        "vùng liên kết",
    ),
    "a comment on a range": (
        lambda data: change(data, {"xl/comments1.xml": b'<comment ref="A1:XFD1048576"/>'}),
        "hỏng bên trong",
    ),
    "a range that ends before it begins": (
        lambda data: change(data, {_SHEET: add_to_end('<mergeCell ref="B2:A1"/>')}),
        "hỏng bên trong",
    ),
    "a range of no cells": (
        lambda data: change(data, {_SHEET: add_to_end('<hyperlink ref="A"/>')}),
        "hỏng bên trong",
    ),
    "rules in many ranges": (
        lambda data: change(data, {_SHEET: add_to_end(f'<x sqref="{"A1 " * 5_001}"/>')}),
        "quá nhiều vùng trong các quy tắc",
    ),
    "a rule of many letters": (
        lambda data: change(data, {_SHEET: add_to_end(f'<x y="{"a" * 40_001}"/>')}),
        "quá nhiều chữ trong một quy tắc",
    ),
    "a formula of many letters": (
        lambda data: change(
            data, {_SHEET: add_to_sheet(f"<row><c><f>{'1+' * 4_097}</f></c></row>")}
        ),
        "quá nhiều chữ trong một công thức",
    ),
    "a long formula that many cells share": (
        lambda data: change(
            data,
            {
                _SHEET: add_to_sheet(
                    f'<row><c><f t="shared" si="0">{"1+" * 2_000}</f></c>'
                    + '<c><f t="shared" si="0"/></c>' * 50
                    + "</row>"
                )
            },
        ),
        "quá nhiều chữ trong các công thức",
    ),
    "much text": (
        lambda data: change(data, {"xl/x.xml": b"<a>" + bytes([65]) * 4_000_000 + b"</a>"}),
        r"quá nhiều chữ \(hơn 4.000.000",
    ),
    "one part for two sheets": (
        lambda data: change(
            data,
            {"xl/_rels/workbook.xml.rels": lambda part: part.replace(b"sheet3.xml", b"sheet2.xml")},
        ),
        "hỏng bên trong",
    ),
    "comments that two sheets share": (
        lambda data: change(
            data, {f"xl/worksheets/_rels/sheet{n}.xml.rels": _COMMENTS for n in (2, 3)}
        ),
        "hỏng bên trong",
    ),
    "another book within": (
        lambda data: change(
            data,
            {
                "[Content_Types].xml": lambda part: part.replace(
                    b'"/xl/workbook.xml"', b'"/xl/other.xml"'
                ),
                "xl/other.xml": b"<workbook/>",
            },
        ),
        "hỏng bên trong",
    ),
    "deep nesting": (
        lambda data: change(data, {_SHEET: b"<a>" * 101 + b"</a>" * 101}),
        "hỏng bên trong",
    ),
    "broken XML": (lambda data: change(data, {_SHEET: b"<worksheet>"}), "hỏng bên trong"),
    "a row beyond the last": (
        lambda data: change(data, {_SHEET: add_to_sheet('<row r="1048577"/>')}),
        "hỏng bên trong",
    ),
    "a cell beyond the last": (
        lambda data: change(data, {_SHEET: add_to_sheet('<row r="1"><c r="XFE1"/></row>')}),
        "hỏng bên trong",
    ),
    "a style that is not there": (
        lambda data: change(
            data, {_SHEET: add_to_sheet('<row r="1"><c r="A1" s="99999"><v>1</v></c></row>')}
        ),
        "hỏng bên trong",
    ),
    "odd row number": (
        lambda data: change(data, {_SHEET: add_to_sheet('<row r="-1"/>')}),
        "hỏng bên trong",
    ),
    "unknown shared string": (
        lambda data: change(
            data, {_SHEET: add_to_sheet('<row r="1"><c r="A1" t="s"><v>99999</v></c></row>')}
        ),
        "hỏng bên trong",
    ),
    "a cell that stands twice": (
        lambda data: change(
            data, {_SHEET: add_to_sheet('<row r="1"><c r="A1"><v>1</v></c></row>')}
        ),
        "hỏng bên trong",
    ),
    "two values in a cell": (
        lambda data: change(
            data, {_SHEET: add_to_sheet('<row r="99"><c r="A99"><v>1</v><v>2</v></c></row>')}
        ),
        "hỏng bên trong",
    ),
    "a sheet elsewhere": (
        lambda data: change(
            data,
            {
                "xl/_rels/workbook.xml.rels": lambda part: part.replace(
                    b"worksheets/sheet2.xml", b"media/sheet2.xml"
                ),
                "xl/media/sheet2.xml": b"<worksheet/>",
            },
        ),
        "hỏng bên trong",
    ),
    "no sheets": (
        lambda data: change(data, {"xl/workbook.xml": b"<workbook/>"}),
        "hỏng bên trong",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_refused(blank, kind):
    make, sentence = HOSTILE[kind]
    with pytest.raises(IntakeError, match=sentence) as caught:
        workbook.open(make(blank), "../../Biểu <b>Pne</b>.xlsx")
    assert str(caught.value).startswith("Tệp “b>.xlsx”")  # its last part, as a path would have it
    assert "Hãy" in str(caught.value)


def test_kinds_have_sentences_of_their_own(blank):
    """Nobody is told "damaged" of a file that is something else."""
    alone = ["CSV", "old xls", "password", "macro", "external link", "DDE", "zip bomb"]
    alone += ["broken zip", "entity bomb", "path up", "many rows", "empty file", "LZMA"]
    said = set()
    for kind in alone:
        with pytest.raises(IntakeError) as caught:
            workbook.open(HOSTILE[kind][0](blank), "a.xlsx")
        said.add(str(caught.value))
    assert len(said) == len(alone)


def test_strict_open_xml_reads_like_the_usual_kind(blank):
    data = make_strict(blank)
    assert b"2006/main" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/workbook.xml")
    usual, strict = workbook.open(blank, "a"), workbook.open(data, "a")
    assert {name: sheet.cells for name, sheet in strict.items()} == {
        name: sheet.cells for name, sheet in usual.items()
    }


def make_strict(data):
    """The workbook as Excel saves "Strict Open XML"."""
    names = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"officeDocument/relationships"
        ),
    }

    def turn(part):
        for usual, strict in names.items():
            part = part.replace(usual, b"http://purl.oclc.org/ooxml/" + strict)
        return part

    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
    return change(data, dict.fromkeys(parts, turn))


def test_a_link_to_click_is_no_harm(blank):
    data = change(blank, {"xl/worksheets/_rels/sheet2.xml.rels": _EXTERNAL.format("hyperlink")})
    assert "Mô hình" in workbook.open(data, "a.xlsx")


def test_a_very_long_text_is_cut_before_it_is_worked_on():
    def fill(sheet):
        sheet["A1"] = "a\u0306" * 15_000

    assert len(_write(fill).cells["A1"].text) == 1_000


@pytest.mark.parametrize("kind", bounds.MOST)
def test_each_kind_has_a_bound_far_above_what_a_form_has(blank, kind):
    most, called = bounds.MOST[kind]
    left = bounds.Bounds("a.xlsx")
    for _ in range(most):
        left.take_element(kind, {})
    with pytest.raises(
        IntakeError, match=f"quá nhiều {called} .hơn {vietnamese.write_number(most)}"
    ):
        left.take_element(kind, {})
    with zipfile.ZipFile(io.BytesIO(blank)) as parts:
        count = sum(
            len(re.findall(rf"<{kind}[ />]".encode(), parts.read(p))) for p in parts.namelist()
        )
    assert count * 5 <= most


def test_cells_without_a_name_are_where_they_stand(blank):
    cells = '<row r="70"><c/><c t="str"><v>x</v></c><c r="AZ70"/><c><f>1</f></c></row>'
    data = change(
        blank,
        {_SHEET: lambda part: part.replace(b"</sheetData>", cells.encode() + b"</sheetData>")},
    )
    sheet = workbook.open(data, "a.xlsx")["Mô hình"]
    assert sheet.cells["B70"].text == "x"
    assert "B70" in sheet.layout.valued
    assert "BA70" in sheet.layout.uncomputed


def test_what_another_program_adds_to_a_cell_is_no_part_of_it(blank):
    """How a text is pronounced, and elements that are none of a workbook's own."""
    said = "<r><t>Đăk</t></r><r><t xml:space='preserve'> Pne</t></r><rPh sb='0'><t>x</t></rPh>"
    cells = (
        f"<row r='70'><c r='A70' t='inlineStr'><is>{said}</is></c>"
        "<c r='B70'><o:v xmlns:o='urn:x'>7</o:v><v>5</v></c></row>"
    )
    data = change(
        blank,
        {
            _SHEET: lambda part: part.replace(b"</sheetData>", cells.encode() + b"</sheetData>"),
            "xl/sharedStrings.xml": lambda part: re.sub(
                "<si><t>Mô hình</t></si>".encode(), f"<si>{said}</si>".encode(), part
            ),
        },
    )
    found = workbook.open(data, "a.xlsx")["Mô hình"].cells
    assert [found[cell].text for cell in ("A1", "A70", "B70")] == ["Đăk Pne", "Đăk Pne", "5"]


def test_days_are_counted_from_the_year_that_the_workbook_says():
    def fill(sheet):
        sheet.parent.epoch = MAC_EPOCH
        sheet["A1"] = 43_830
        sheet["A1"].number_format = "dd/mm/yyyy"

    assert _write(fill).cells == {"A1": Cell("date", "01/01/2024")}


def test_pictures_never_reach_a_library(blank):
    """Nor do other parts that nobody reads; the sheet's relations don't name them either."""
    relations = _COMMENTS.replace("/comments", "/drawing").replace("comments1", "drawings/drawing1")
    data = change(
        blank,
        {
            "xl/drawings/drawing1.xml": b"<no xml",
            "xl/media/image1.png": b"x",
            "xl/worksheets/_rels/sheet2.xml.rels": relations,
        },
    )
    checked = workbook.check(data, "a.xlsx")
    with (
        zipfile.ZipFile(io.BytesIO(checked.data)) as seen,
        zipfile.ZipFile(io.BytesIO(blank)) as all_,
    ):
        assert set(seen.namelist()) - {"xl/worksheets/_rels/sheet2.xml.rels"} == set(
            all_.namelist()
        )
        assert b"drawing" not in seen.read("xl/worksheets/_rels/sheet2.xml.rels")
    assert checked.pictures
    assert not workbook.check(blank, "a.xlsx").pictures


def test_parts_that_are_no_strict_xml_are_let_be(blank):
    data = change(blank, {"xl/drawings/vmlDrawing1.vml": b"<xml><br></xml>"})
    assert "Mô hình" in workbook.open(data, "a.xlsx")


def test_sheets_in_their_order(blank):
    sheets = workbook.open(blank, "a.xlsx")
    assert list(sheets)[:2] == ["Hướng dẫn", "Mô hình"]
    assert [name for name, sheet in sheets.items() if not sheet.visible] == ["_phieu"]
    assert sheets["Mô hình"].cells["A1"] == Cell("text", "Mô hình")
    assert sheets["Mô hình"].cells["A7"] == Cell("number", "1", Decimal(1))


def test_a_sheet_that_claims_to_be_endless_is_read_within_bounds(blank):
    data = change(
        blank, {_SHEET: lambda part: re.sub(rb'(?<=<dimension ref=")[^"]*', b"A1:XFD1048576", part)}
    )
    assert workbook.open(data, "a.xlsx")["Mô hình"].cells["A1"].text == "Mô hình"


def _write(fill):
    book = openpyxl.Workbook()
    fill(book.active)
    out = io.BytesIO()
    book.save(out)
    return next(iter(workbook.open(out.getvalue(), "a.xlsx").values()))


@pytest.mark.parametrize(
    ("value", "look", "cell"),
    [
        (1238, "General", Cell("number", "1.238", Decimal(1238))),
        (0.1 + 0.2, "General", Cell("number", "0,3", Decimal("0.3"))),
        (0.965, "0.0%", Cell("number", "96,5%", Decimal("0.965"))),
        (45, '0" %"', Cell("number", "45", Decimal(45), odd="shown")),
        (45, '0" hộ"', Cell("number", "45", Decimal(45))),
        (True, "General", Cell("boolean", "TRUE")),
        ("#REF!", "General", Cell("error", "#REF!")),
        (1e300, "General", Cell("number", "1.000e+300", Decimal("1e300"))),
        (45292, "dd/mm/yyyy", Cell("date", "01/01/2024")),
        (0.5, "hh:mm", Cell("date", "12:00:00")),
        ("  Đa\u0306k\nPne ", "@", Cell("text", "Đăk Pne")),
    ],
)
def test_what_a_cell_holds(value, look, cell):
    def fill(sheet):
        sheet["A1"].value = value
        sheet["A1"].number_format = look

    assert _write(fill).cells == {"A1": cell}


@pytest.mark.parametrize("text", ["=1+1", "+84", "@SUM(A1)", "-", "<b>x</b>", "_x0007_"])
def test_words_that_look_like_more_stay_words(text):
    def fill(sheet):
        sheet["A1"].value = text
        sheet["A1"].data_type = "s"

    assert _write(fill).cells == {"A1": Cell("text", text)}


def test_formulas_merged_and_hidden_cells_are_noted():
    def fill(sheet):
        sheet["A1"] = "=1+1"
        sheet.merge_cells("B2:C3")
        sheet["A7"] = 1
        sheet.row_dimensions[7].hidden = True
        sheet.column_dimensions["E"].hidden = True

    sheet = _write(fill)
    assert sheet.cells == {"A7": Cell("number", "1", Decimal(1))}
    assert sheet.layout == layout.Layout(
        valued=frozenset({"A7"}),
        formulas=frozenset({"A1"}),
        uncomputed=frozenset({"A1"}),
        merged=frozenset({"C2", "B3", "C3"}),
        hidden_rows=frozenset({7}),
        hidden_columns=frozenset({"E"}),
    )


def test_a_computed_cell_has_its_result(blank):
    sheet = workbook.open(blank, "a.xlsx")["Mô hình"]
    assert sheet.cells["D15"] == Cell("text", "chưa đủ số", None, True)
    assert "D15" not in sheet.layout.uncomputed


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\Users\\a\\Biểu.xlsx", "Biểu.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("a\u202exslx.exe", "axslx.exe"),
        ("x" * 200, "x" * 79 + "…"),
        ("Biê\u0309u\n.xlsx", "Biểu .xlsx"),
    ],
)
def test_a_file_name_is_shown_without_its_path(name, shown):
    assert workbook.show_name(name) == shown
