"""Downloads: they say what was on the screen, and no cell of them is run as a formula."""

import csv
import io
import re
import zipfile
from decimal import Decimal

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.age import tell_age
from app.deck.foot import make_foot
from app.downloads import file_name, to_csv, to_excel
from data import notices
from data.spreadsheets import write_cell, write_cells


def read(data):
    """The rows of a download, as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


TABLE = pd.DataFrame(
    {
        "Hủ tục, phong tục": ["Ngủ “đầm” (ngủ rẫy)", "Thả rông gia súc, gia cầm", "Nợ\nmiệng"],
        "Số hộ": ["45", "ít nhất 2", ""],
    }
)


def test_download(view):
    data = to_csv(TABLE, view)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\xef\xbb\xbf") == 1
    seen = ["quý II/2024; cả 7 xã, thị trấn", "Số liệu chính thức"]
    assert read(data) == [
        ["Hủ tục, phong tục", "Số hộ", "Xem theo", "Bộ số liệu"],
        ["Ngủ “đầm” (ngủ rẫy)", "45", *seen],
        ["Thả rông gia súc, gia cầm", "ít nhất 2", *seen],
        ["Nợ\nmiệng", "", *seen],
    ]


def test_download_names_the_choice(view):
    chosen = view._replace(quarter="2024-Q1", communes=["dak-pne", "dak-rve"])
    assert read(to_csv(TABLE, chosen))[1] == [
        "Ngủ “đầm” (ngủ rẫy)",
        "45",
        "quý I/2024; xã Đăk Pne, thị trấn Đăk Rve",
        "Số liệu chính thức",
    ]


def test_every_row_of_invented_figures_says_so(view):
    demo = view._replace(snapshot=view.snapshot._replace(data_set="demo"))
    assert [row[-1] for row in read(to_csv(TABLE, demo))] == [
        "Bộ số liệu",
        "SỐ LIỆU MINH HỌA",
        "SỐ LIỆU MINH HỌA",
        "SỐ LIỆU MINH HỌA",
    ]


def test_download_of_an_empty_table(view):
    assert read(to_csv(TABLE.iloc[:0], view)) == [
        ["Hủ tục, phong tục", "Số hộ", "Xem theo", "Bộ số liệu"]
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+84 60 382",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        '=HYPERLINK("http://b.vn")',
    ],
)
def test_formulas_are_defused(view, cell):
    table = pd.DataFrame({"Ghi chú": [cell]})
    assert read(to_csv(table, view))[1][0] == "'" + cell


@pytest.mark.parametrize("cell", ["a=b", "2024-Q2", "−10", "–", " =", "“=1”", "'=1"])
def test_other_texts_stay_as_they_are(view, cell):
    table = pd.DataFrame({"Ghi chú": [cell]})
    assert read(to_csv(table, view))[1][0] == cell


def test_numbers_are_written_as_a_vietnamese_excel_reads_them(view):
    table = pd.DataFrame({"a": [-10, 0], "b": [Decimal("-0.5"), 1238.0], "c": [None, -1.0]})
    assert [row[:3] for row in read(to_csv(table, view))[1:]] == [
        ["-10", "-0,5", ""],
        ["0", "1238", "-1"],
    ]


def test_a_number_that_does_not_say_its_decimals_is_refused():
    with pytest.raises(ValueError, match="only a Decimal says"):
        write_cell(0.5)


def test_missing_cells_are_empty(view):
    table = pd.DataFrame({"a": [None, float("nan"), pd.NA, pd.NaT]}, dtype=object)
    assert [row[0] for row in read(to_csv(table, view))[1:]] == ["", "", "", ""]


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(cells=st.lists(st.text(alphabet=st.sampled_from("aĐ“\",;'\n1 \\<|")), min_size=1))
def test_a_download_reads_back_as_the_table(view, cells):
    table = pd.DataFrame({"Nơi": cells})
    assert [row[0] for row in read(to_csv(table, view))[1:]] == cells


def book(data):
    """A workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet):
    """The values of a sheet, row by row."""
    return [list(row) for row in sheet.iter_rows(values_only=True)]


TYPED = pd.DataFrame(
    {
        "Xã": ["Xã Đăk Pne", "Tổng"],
        "Số hộ": [1238, None],
        "Tỷ lệ (%)": [Decimal("96.5"), Decimal("7")],
    },
    dtype=object,
)


def test_workbook_has_the_rows_as_numbers(view):
    sheet = book(to_excel(TYPED, view, "Số hộ theo xã"))["Số liệu"]
    assert rows(sheet) == [
        ["Xã", "Số hộ", "Tỷ lệ (%)"],
        ["Xã Đăk Pne", 1238, 96.5],
        ["Tổng", None, 7],
    ]
    assert [cell.number_format for cell in sheet[2]] == ["General", "#,##0", "#,##0.0"]


def test_cover_says_what_the_rows_are(view):
    chosen = view._replace(communes=["dak-pne"])
    source, page = "Báo cáo 128-BC/BCĐ, chú thích 7", "http://localhost:8501/hu-tuc?xa=dak-pne"
    cover = rows(book(to_excel(TYPED, chosen, "Số hộ theo xã", source, page))["Bìa"])
    taken = cover.pop(-2)
    assert taken[0] == "Tải về lúc" and re.fullmatch(r"\d\d:\d\d ngày \d+/\d+/20\d\d", taken[1])
    assert cover == [
        ["Số hộ theo xã", None],
        [None, None],
        ["Xem theo", "quý II/2024; xã Đăk Pne"],
        ["Nguồn", "Báo cáo 128-BC/BCĐ, chú thích 7"],
        ["Bộ số liệu", "Số liệu chính thức"],
        ["So sánh với", "quý I/2024"],
        ["Huyện", "Kon Rẫy"],
        ["Kho số liệu", f"bản {view.snapshot.version}"],
        ["Trang", "http://localhost:8501/hu-tuc?xa=dak-pne"],
        ["Ô trống", "chưa có số, không phải bằng không"],
    ]


def test_workbook_of_invented_figures_says_so(view):
    demo = view._replace(snapshot=view.snapshot._replace(data_set="demo"))
    assert ["Bộ số liệu", "SỐ LIỆU MINH HỌA"] in rows(book(to_excel(TYPED, demo, "a"))["Bìa"])
    assert file_name(demo, "mo-hinh", "xlsx") == "minh-hoa-mo-hinh-2024-Q2.xlsx"
    assert file_name(view, "mo-hinh", "csv") == "mo-hinh-2024-Q2.csv"


FORMULAS = ["=1+1", "+84 60", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://b.vn")']


@pytest.mark.parametrize("cell", [*FORMULAS, "http://b.vn", "0123", "{=1+1}", "{=SUM(A1)}"])
def test_no_cell_of_a_workbook_is_run(view, cell):
    table = pd.DataFrame({"a": [cell], cell: ["b"]})
    data = to_excel(table, view, cell, cell)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 2
        for name in sheets:
            text = parts.read(name).decode()
            assert "<f>" not in text and "<hyperlink" not in text
    found = book(data)
    # XML turns a carriage return into a line feed
    assert found["Số liệu"]["A2"].value == cell.replace("\r", "\n") or "_x000D_" in str(
        found["Số liệu"]["A2"].value
    )
    assert found["Số liệu"]["A2"].data_type in ("s", "inlineStr")


def test_marks_are_kept_when_somebody_edits_a_cell(view):
    sheet = book(to_excel(pd.DataFrame({"a": ["=1+1", "b"]}), view, "a"))["Số liệu"]
    assert [sheet[cell].quotePrefix for cell in ("A2", "A3")] == [True, False]


def test_workbook_of_an_empty_table(view):
    sheet = book(to_excel(TYPED.iloc[:0], view, "a"))["Số liệu"]
    assert rows(sheet) == [["Xã", "Số hộ", "Tỷ lệ (%)"]]


def test_missing_is_an_empty_cell_and_zero_is_zero(view):
    table = pd.DataFrame({"a": [None, 0, float("nan"), pd.NA, Decimal("0.0")]}, dtype=object)
    sheet = book(to_excel(table, view, "a"))["Số liệu"]
    assert [cell.value for cell in sheet["A"][1:]] == [None, 0, None, None, 0]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (0, "0"),
        (1238, "1.238"),
        (1238.0, "1.238"),
        (-3, "−3"),
        (Decimal("96.50"), "96,50"),
        (Decimal("7"), "7"),
        (None, "–"),
        (float("nan"), "–"),
        ("", ""),
        ("ít nhất 2", "ít nhất 2"),
        (True, "có"),
        (False, "không"),
    ],
)
def test_write_cell(cell, text):
    assert write_cell(cell) == text


def test_screen_and_csv_tell_the_same(view):
    """But for what stands between thousands, and where nothing is known."""
    shown = write_cells(TYPED)
    saved = read(to_csv(TYPED, view))
    assert [row[:3] for row in saved[1:]] == [
        ["" if cell == "–" else cell.replace(".", "") for cell in row]
        for row in shown.to_numpy().tolist()
    ]


def test_workbook_is_the_same_for_the_same_rows(view, monkeypatch):
    """Except for the moment it was made, which the format asks for, and the cover tells."""
    monkeypatch.setattr("app.downloads.vietnamese.write_moment", lambda moment: "14:03")

    def parts(data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {
                name: archive.read(name)
                for name in archive.namelist()
                if not re.search("docProps/core", name)
            }

    assert parts(to_excel(TYPED, view, "a")) == parts(to_excel(TYPED, view, "a"))


def test_files_of_the_figures_of_an_issued_report_say_so(view):
    frozen = view._replace(as_reported="09:00 ngày 20/6/2024")
    heads, first, *_ = read(to_csv(TABLE, frozen))
    assert dict(zip(heads, first, strict=True))["Số liệu"] == (
        "khi chốt báo cáo, 09:00 ngày 20/6/2024"
    )
    book = openpyxl.load_workbook(io.BytesIO(to_excel(TABLE, frozen, "Hủ tục")))
    cover = [cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
    assert "khi chốt báo cáo, 09:00 ngày 20/6/2024" in cover


def test_files_of_an_older_version_that_is_in_use_say_so(view, monkeypatch):
    monkeypatch.setattr(notices, "mark", lambda data_set: f"của bản 2 ({data_set})")
    heads, first, *_ = read(to_csv(TABLE, view))
    assert dict(zip(heads, first, strict=True))["Số liệu"] == "của bản 2 (official)"
    assert "Số liệu của bản 2 (official)" in make_foot(view).line
    # A report that was issued has its own figures, whatever is in use now.
    frozen = view._replace(as_reported="09:00 ngày 20/6/2024")
    assert tell_age(frozen) == "khi chốt báo cáo, 09:00 ngày 20/6/2024"
    assert "bản 2" not in make_foot(frozen).line


def test_rows_that_do_not_follow_the_choice_do_not_say_so(view):
    assert read(to_csv(TABLE, view, "kho", follows=False))[0] == [
        *TABLE.columns,
        "Nguồn",
        "Bộ số liệu",
    ]
    assert file_name(view, "cau-hoi-sql", "csv", follows=False) == "cau-hoi-sql.csv"
    book = openpyxl.load_workbook(io.BytesIO(to_excel(TABLE, view, "Hỏi", "kho", follows=False)))
    cover = {str(row[0]) for row in book.worksheets[0].iter_rows(values_only=True)}
    assert not {"Xem theo", "So sánh với"} & cover and "Kho số liệu" in cover


def test_no_two_columns_of_a_file_have_one_name(view):
    table = TABLE.assign(Nguồn=["Biểu xã A", "Biểu xã B", ""])
    heads, first, *_ = read(to_csv(table, view, "Biểu xã A; Biểu xã B"))
    assert len(heads) == len(set(heads))
    assert first[heads.index("Nguồn")] == "Biểu xã A"
