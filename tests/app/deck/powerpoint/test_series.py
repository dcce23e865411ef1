"""Every series of every chart of the PowerPoint file, read back, is the table of its slide."""

import io
import re
from datetime import date
from functools import cache

import openpyxl
import pytest
from pptx import Presentation

from app.deck.powerpoint.file import write
from app.deck.slides import make_deck, order_slides
from app.outreach.section import read_units
from data import words

TODAY = date(2024, 8, 1)
# Of each chart: the table's column of names, and of each series its column and its sign.
COLUMNS = {
    "mo-hinh": (
        "Quý",
        {
            "Ra mắt": ("Mô hình ra mắt trong quý", 1),
            "Dừng, đạt mục tiêu": ("Mô hình dừng, đã đạt mục tiêu", -1),
            "Dừng, không hiệu quả": ("Mô hình dừng, không hiệu quả", -1),
        },
    ),
    "mo-hinh-dang-chay": ("Quý", {"Mô hình đang hoạt động": ("Mô hình đang hoạt động", 1)}),
    "mo-hinh-dung": (
        "Xã", {"Đã đạt mục tiêu": ("Đạt mục tiêu", 1), "Không hiệu quả": ("Không hiệu quả", 1)},
    ),
    "hu-tuc": (
        "Quý",
        {"Hộ còn thực hiện hủ tục, phong tục": ("Hộ còn thực hiện hủ tục, phong tục", 1)},
    ),
    "hu-tuc-cham-dut": ("Quý", {"Số hộ, đủ số": ("Số hộ", 1)}),
    "tuyen-truyen": ("Quý", {"Buổi tuyên truyền": ("Buổi tuyên truyền", 1)}),
    "tuyen-truyen-don-vi": ("Đơn vị", {"Quý II/2024": ("Buổi tuyên truyền", 1)}),
    "che-do-bao-cao": (
        "Quý",
        {
            "✓ đúng hạn": ("Đúng hạn", 1),
            "! trễ": ("Trễ hạn", 1),
            "✕ chưa báo cáo": ("Chưa báo cáo", 1),
        },
    ),
    "chi-tieu-xa": (
        "Nơi",
        {
            "đầu năm": ("Đầu năm (%)", 1),
            "hiện nay": ("Hiện nay (%)", 1),
            "mức cần có quý này": ("Mức cần có quý này (%)", 1),
            "mục tiêu năm": ("Mục tiêu năm (%)", 1),
        },
    ),
}  # fmt: skip
# Not in a table: what others stand on, sums that carry labels, and what is only estimated.
BESIDES = {
    "Chỗ ghi số", "Cộng", "Cộng phía dưới", "Khoảng ước tính: từ", "Khoảng ước tính", "Ước tính",
    "Ước tính chấm dứt",
}  # fmt: skip


@cache
def read_charts(data_set, communes):
    """The slides with charts by their names, and the charts of the file, made once."""
    view = VIEWS[data_set, communes]
    slides = make_deck(view, order_slides("", ()), TODAY, ()).slides
    file = Presentation(io.BytesIO(write(slides, view)))
    # A slide without a chart may take more than one page.
    charts = [shape.chart for page in file.slides for shape in page.shapes if shape.has_chart]
    drawn = {slide.name: slide for slide in slides if slide.spec}
    return drawn, dict(zip(drawn, charts, strict=True))


VIEWS = {}


def make(view):
    """What read_charts has of a view."""
    key = view.snapshot.data_set, tuple(view.communes)
    VIEWS[key] = view
    return read_charts(*key)


def names_of(chart):
    """The names on its axis: "II/2024", "Xã Mẫu 1"."""
    plot = chart.plots[0]
    return [
        "/".join(reversed(label)) if len(label) > 1 else label[0]
        for label in plot.categories.flattened_labels
    ]


def series_of(chart):
    return {one.name: tuple(one.values) for plot in chart.plots for one in plot.series}


def number(cell):
    """What a cell of a table counts: None where it says that nothing is known."""
    if not isinstance(cell, str):
        return None if cell is None or cell != cell else float(cell)
    found = re.search(r"\d[\d.]*", cell)
    return float(found[0].replace(".", "")) if found else None


def rows_of(table, names):
    """Its cells by its names, as the chart writes them."""
    keys = [str(name).split(" ", 1)[-1] if "uý " in str(name) else name for name in table[names]]
    return dict(zip(keys, table.to_dict("records"), strict=True))


@pytest.mark.parametrize("kind", ["official", "demo", "one"])
def test_every_series_is_the_table_of_its_slide(view, demo_view, kind):
    chosen = {"official": view, "demo": demo_view, "one": demo_view.narrow("mau-1")}[kind]
    slides, charts = make(chosen)
    assert charts.keys() == slides.keys()
    if kind == "demo":
        assert charts.keys() == {*COLUMNS, "chi-tieu", "mo-hinh-can-doi"}
    for name in charts.keys() & COLUMNS.keys():
        heads, columns = COLUMNS[name]
        series, table = series_of(charts[name]), slides[name].table
        rows = rows_of(table, heads)
        if kind == "demo":
            assert columns.keys() <= series.keys(), name
        for head, (column, sign) in columns.items():
            if name == "chi-tieu-xa":  # short names, in the same order
                told = [number(cell) for cell in table[column]]
                found = [None if value is None else round(value, 1) for value in series[head]]
                assert found == pytest.approx(told, abs=0.051), (name, head)
                continue
            names = names_of(charts[name])
            nowhere = (0,) * len(names)  # what is nought everywhere has no series
            for place, value in zip(names, series.get(head, nowhere), strict=True):
                place = place.partition(": ")[0]  # "Xã Mẫu 6: chưa có số"
                if name == "hu-tuc-cham-dut" and place not in rows:
                    assert value is None  # a quarter that is still to come
                    continue
                told = number(rows[place][column])
                assert value == (None if told is None else sign * told), (name, place)


def test_no_series_is_left_unread(demo_view):
    _, charts = make(demo_view)
    others = {
        "hu-tuc-cham-dut": {"Số hộ, chưa đủ số"},
        "chi-tieu": {"Số chỉ tiêu"},
        "mo-hinh-can-doi": {"Đang hoạt động", "Thay đổi", "Nền (không tô màu)"},
        "tuyen-truyen-don-vi": {"Quý I/2024"},
    }
    for name, chart in charts.items():
        known = {*COLUMNS.get(name, ("", {}))[1], *others.get(name, ()), *BESIDES}
        assert series_of(chart).keys() <= known, name


def test_what_is_not_whole_is_a_mark_beside_the_line(demo_view):
    slides, charts = make(demo_view)
    rows = rows_of(slides["hu-tuc-cham-dut"].table, "Quý")
    series = series_of(charts["hu-tuc-cham-dut"])
    for place, whole, part in zip(
        names_of(charts["hu-tuc-cham-dut"]), series["Số hộ, đủ số"], series["Số hộ, chưa đủ số"],
        strict=True,
    ):  # fmt: skip
        if place in rows and whole is None:
            assert part == number(rows[place]["Ghi bằng chữ"])
        else:
            assert part is None
    assert None in series["Số hộ, đủ số"][:12]
    assert charts["hu-tuc-cham-dut"]._chartSpace.chart.find(
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}dispBlanksAs"
    ).get("val") == "gap"  # fmt: skip


def test_indicators_are_counted_as_the_table_has_them(demo_view):
    slides, charts = make(demo_view)
    told = slides["chi-tieu"].table["Tiến độ chung"].value_counts().to_dict()
    found = dict(zip(names_of(charts["chi-tieu"]), *series_of(charts["chi-tieu"]).values(),
                     strict=True))  # fmt: skip
    status = {f"{words.STATUS_SIGN[one]} {words.start(word)}": word
              for one, word in words.STATUS.items()}  # fmt: skip
    assert {status[name]: value for name, value in found.items()} == told


def test_a_balance_is_the_total_of_its_table(demo_view):
    slides, charts = make(demo_view)
    total = slides["mo-hinh-can-doi"].table.to_dict("records")[-1]
    names, series = names_of(charts["mo-hinh-can-doi"]), series_of(charts["mo-hinh-can-doi"])
    found = {
        name: stock if change is None else change
        for name, stock, change in zip(
            names, series["Đang hoạt động"], series["Thay đổi"], strict=True
        )
    }
    assert found.pop("Cuối kỳ", None) in (None, total["Cuối kỳ, tính ra"])
    assert found == {name: total[name] for name in found}
    assert "Đầu kỳ" in found and len(found) > 4


def test_the_quarter_before_is_that_of_its_own_table(demo_view):
    _, charts = make(demo_view)
    chart = charts["tuyen-truyen-don-vi"]
    before = read_units(demo_view._replace(quarter="2024-Q1"), "session").table
    rows = rows_of(before, "Đơn vị")
    for place, value in zip(names_of(chart), series_of(chart)["Quý I/2024"], strict=True):
        assert value == number(rows[place.partition(": ")[0]]["Buổi tuyên truyền"])


def test_the_workbook_of_a_chart_holds_what_the_chart_draws(demo_view):
    _, charts = make(demo_view)
    for name, chart in charts.items():
        blob = chart.part.chart_workbook.xlsx_part.blob
        sheet = openpyxl.load_workbook(io.BytesIO(blob), data_only=True)["Sheet1"]
        cells = [[cell.value for cell in column] for column in sheet.iter_cols()]
        assert cells[0][0] == words.DEMO
        columns = {column[0]: tuple(column[1:]) for column in cells[1:] if column[0]}
        assert columns.keys() == series_of(chart).keys(), name
        for head, values in series_of(chart).items():
            assert columns[head] == pytest.approx(values), (name, head)


def test_a_sum_follows_when_its_parts_are_changed(demo_view):
    _, charts = make(demo_view)
    blob = charts["mo-hinh"].part.chart_workbook.xlsx_part.blob
    sheet = openpyxl.load_workbook(io.BytesIO(blob))["Sheet1"]
    assert [cell.value for cell in sheet[9]] == [
        "II/2024", 7, -13, -10, '=SUMIF(B9:D9,">0")', '=SUMIF(B9:D9,"<0")',
    ]  # fmt: skip
