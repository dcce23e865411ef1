"""The annex: one sheet for each footnote, no cell of it run as a formula."""

import io
import zipfile
from decimal import Decimal

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report import annex
from report.annex import Sheet

ABOUT = {
    "Báo cáo": "Số 128-BC/BCĐ, quý II/2024",
    "Bộ số liệu": "Số liệu chính thức",
    "Kho số liệu": "bản 7",
}
MODELS = Sheet(
    "Chú thích 1",
    "26 mô hình dừng hoạt động",
    pd.DataFrame(
        {
            "Mô hình": ["Trồng rau sạch", "Nuôi gà thịt", "Tổng"],
            "Số mô hình": [1, None, 1238],
            "Tỷ lệ (%)": [Decimal("96.5"), None, Decimal("7")],
        },
        dtype=object,
    ),
    "Báo cáo 128-BC/BCĐ, chú thích 1",
)
CUSTOMS = Sheet("Chú thích 7", "03 hủ tục, phong tục", pd.DataFrame({"Xã": ["Đăk Pne"]}), "")


def read(sheets, about=ABOUT):
    return openpyxl.load_workbook(io.BytesIO(annex.write(sheets, about)))


def rows(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_one_sheet_for_each_footnote():
    book = read([MODELS, CUSTOMS])
    assert book.sheetnames == ["Bìa", "Chú thích 1", "Chú thích 7"]
    assert rows(book["Chú thích 1"]) == [
        ["26 mô hình dừng hoạt động", None, None],
        ["Nguồn: Báo cáo 128-BC/BCĐ, chú thích 1", None, None],
        [None, None, None],
        ["Mô hình", "Số mô hình", "Tỷ lệ (%)"],
        ["Trồng rau sạch", 1, 96.5],
        ["Nuôi gà thịt", None, None],
        ["Tổng", 1238, 7],
    ]
    assert rows(book["Chú thích 7"]) == [["03 hủ tục, phong tục"], [None], ["Xã"], ["Đăk Pne"]]
    assert [book[name]["A1"].font.b for name in book.sheetnames] == [True] * 3
    assert not book["Chú thích 1"]["A2"].font.b
    assert [cell.number_format for cell in book["Chú thích 1"][5]] == [
        "General",
        "#,##0",
        "#,##0.0",
    ]


def test_cover_says_what_the_annex_is_and_holds():
    assert rows(read([MODELS, CUSTOMS])["Bìa"]) == [
        ["Phụ lục số liệu", None],
        [None, None],
        ["Báo cáo", "Số 128-BC/BCĐ, quý II/2024"],
        ["Bộ số liệu", "Số liệu chính thức"],
        ["Kho số liệu", "bản 7"],
        ["Chú thích 1", "26 mô hình dừng hoạt động"],
        ["Chú thích 7", "03 hủ tục, phong tục"],
        ["Ô trống", "chưa có số, không phải bằng không"],
    ]


def test_an_annex_without_sheets_is_a_cover():
    assert read([]).sheetnames == ["Bìa"]


def test_a_table_without_rows():
    book = read([MODELS._replace(table=MODELS.table.iloc[:0])])
    assert rows(book["Chú thích 1"])[-1] == ["Mô hình", "Số mô hình", "Tỷ lệ (%)"]


def test_invented_figures_say_so_on_every_sheet():
    book = read([MODELS, CUSTOMS], ABOUT | {"Bộ số liệu": "SỐ LIỆU MINH HỌA"})
    assert ["Bộ số liệu", "SỐ LIỆU MINH HỌA"] in rows(book["Bìa"])
    for sheet in book.worksheets:
        assert sheet.oddHeader.center.text == "SỐ LIỆU MINH HỌA"
    for name in ("Chú thích 1", "Chú thích 7"):
        assert book[name]["A1"].value == "SỐ LIỆU MINH HỌA"
    assert rows(book["Chú thích 1"])[4] == ["Mô hình", "Số mô hình", "Tỷ lệ (%)"]


def test_true_figures_bear_no_banner():
    for sheet in read([MODELS]).worksheets:
        assert not sheet.oddHeader.center.text
        assert "MINH HỌA" not in str(rows(sheet))


FORMULAS = ["=1+1", "+84 60", "-2+3", "@SUM(A1)", '=HYPERLINK("http://b.vn")']


@pytest.mark.parametrize("cell", [*FORMULAS, "http://b.vn", "{=1+1}", "0123"])
def test_no_text_of_an_annex_is_run(cell):
    sheet = Sheet(cell, cell, pd.DataFrame({cell: [cell]}), cell)
    data = annex.write([sheet], {cell: cell})
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        pages = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(pages) == 2
        for name in pages:
            text = parts.read(name).decode()
            assert "<f>" not in text and "<hyperlink" not in text
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[1]
    assert [page[place].value for place in ("A1", "A4", "A5")] == [cell] * 3
    assert page["A5"].data_type == "s"
    assert page["A5"].quotePrefix == (cell in FORMULAS)


def test_a_long_title_is_not_cut():
    long = MODELS._replace(title="26 mô hình dừng hoạt động, trong đó " * 10)
    page = read([long])["Chú thích 1"]
    assert [str(cells) for cells in page.merged_cells.ranges] == ["A1:C1", "A2:C2"]
    assert page["A1"].alignment.wrap_text
    # 360 letters, each a fifth wider than usual, over columns of 16, 12 and 11.
    assert page.row_dimensions[1].height == 15.75 * 12
    assert page.row_dimensions[2].height == 15.75 * 2
    narrow = read([CUSTOMS._replace(title="a" * 1000)])
    assert narrow["Chú thích 7"].row_dimensions[1].height == 405
    assert narrow["Chú thích 7"].row_dimensions[3].height is None
    # On the cover a line has 90 letters.
    assert narrow["Bìa"].row_dimensions[6].height == 15.75 * 14


def test_prints_on_a4_with_the_head_on_each_page():
    book = read([MODELS])
    page = book["Chú thích 1"]
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert (page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert page.print_title_rows == "$4:$4"
    assert page.freeze_panes == "A5"
    assert page.auto_filter.ref == "A4:C7"
    assert (book["Bìa"].page_setup.paperSize, book["Bìa"].page_setup.orientation) == (9, "portrait")


@pytest.mark.parametrize(
    ("wanted", "given_names"),
    [
        (["Chú thích 1", "chú thích 1", "Chú thích 1"], ["Chú thích 1", "chú thích 1 (2)", None]),
        (["a/b [c]: *?\\d"], ["a b c d"]),
        (["Bìa", "History"], ["Bìa (2)", "History (2)"]),
        (["", "  ", "'"], ["Chú thích", "Chú thích (2)", "Chú thích (3)"]),
        (["'a'"], ["a"]),
        (["Đ" * 40, "Đ" * 40], ["Đ" * 31, "Đ" * 27 + " (2)"]),
        (["a" * 30 + "'b"], ["a" * 30]),
    ],
)
def test_names_of_sheets(wanted, given_names):
    sheets = [MODELS._replace(name=name) for name in wanted]
    expected = [name or "Chú thích 1 (3)" for name in given_names]
    assert read(sheets).sheetnames == ["Bìa", *expected]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.sampled_from("aA'Đ /[]:*?\\\n=(2)") | st.characters(), max_size=40)))
def test_any_names_make_a_workbook(names):
    taken = annex._name(names)
    assert len({name.casefold() for name in taken} | {"bìa", "history"}) == len(names) + 2
    for name in taken:
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\") and name == name.strip("'")
