"""The small charts of the first screen: what they draw, and in which words."""

import pytest

from app import colours
from app.overview.findings import find_customs, find_indicators, find_models, find_outreach, shorten
from app.overview.section import read_numbers, read_tiles
from app.overview.small_charts import (
    Bar,
    Change,
    describe_bars,
    describe_changes,
    describe_statuses,
    draw_bars,
    draw_changes,
    draw_statuses,
)
from measures.figures.quarter import read_figures
from measures.totals import Total
from tests.contrast import PAGE, contrast, seen
from tests.measures.told import make, tell

BARS = [
    Bar("2023-Q4", None),
    Bar("2024-Q1", Total(1200, 1, 0, 0, "A"), "6/7 xã, thị trấn báo cáo"),
    Bar("2024-Q2", Total(90, 0, 0, 0, "A")),
]


def total(value):
    return Total(value, 0, 0, 0, "A")


def change(quarter, *numbers):
    return Change(*(Bar(quarter, None if number is None else total(number)) for number in numbers))


CHANGES = [change("2024-Q1", 3, None, None), change("2024-Q2", 7, 13, 10)]


def test_bars_show_what_is_known_and_how_well():
    figure = draw_bars(BARS, "hộ", colours.STRONG, colours.SCALE[2])
    drawn = {
        x: (y, trace.marker.color, trace.marker.pattern.shape)
        for trace in figure.data
        for x, y in zip(trace.x, trace.y, strict=True)
    }
    assert drawn == {
        0: (None, colours.SCALE[2], "/"),
        1: (1200, colours.SCALE[2], "/"),
        2: (90, colours.STRONG, None),
    }
    assert [note.text for note in figure.layout.annotations] == ["–", "≥1.200", "<b>90</b>"]
    assert list(figure.layout.xaxis.ticktext) == ["IV<br>2023", "I<br>2024", "II"]
    assert describe_bars(BARS, "Hộ") == (
        "Hộ theo quý. Quý IV/2023: chưa có số; Quý I/2024: ít nhất 1.200 (6/7 xã, thị trấn báo "
        "cáo); Quý II/2024: 90."
    )


@pytest.mark.parametrize(
    ("number", "brief"),
    [
        (Total(0, 2, 0, 0, ""), "?"),
        (Total(8000, 0, 1, 0, ""), ">8.000"),
        (Total(630, 0, 0, 1, ""), "≈630"),
        (Total(0, 0, 0, 0, ""), "0"),
    ],
)
def test_a_number_where_room_is_short(number, brief):
    assert Bar("2024-Q2", number).brief == brief


def test_a_number_of_some_communes_is_a_lower_bound():
    assert Bar("2024-Q2", total(88), "6/7 xã, thị trấn báo cáo").brief == "≥88"


def test_models_begin_above_the_line_and_stop_below_it():
    figure = draw_changes(CHANGES)
    assert [list(trace.y) for trace in figure.data] == [[3, 7], [None, -13], [None, -10]]
    assert [trace.marker.color for trace in figure.data] == [
        colours.BEGAN,
        colours.GOAL_MET,
        colours.INEFFECTIVE,
    ]
    texts = [note.text for note in figure.layout.annotations]
    assert texts[:4] == ["3", "<b>7</b>", "", "<b>23</b>"]
    assert describe_changes(CHANGES) == (
        "Mô hình ra mắt và dừng theo quý. Quý I/2024: 3 ra mắt, dừng: – do đạt mục tiêu, – do "
        "không hiệu quả; Quý II/2024: 7 ra mắt, dừng: 13 do đạt mục tiêu, 10 do không hiệu quả."
    )


def test_a_quarter_of_which_some_communes_are_silent_says_that_there_may_be_more():
    part = "6/7 xã, thị trấn báo cáo"
    silent = Change(*(Bar("2024-Q1", total(number), part) for number in (5, 1, 3)))
    figure = draw_changes([silent, change("2024-Q2", 7, 13, 10)])
    drawn = {
        (trace.name, x): (y, trace.marker.pattern.shape)
        for trace in figure.data
        for x, y in zip(trace.x, trace.y, strict=True)
    }
    assert drawn == {
        ("Ra mắt", 0): (5, "/"), ("Ra mắt", 1): (7, None),
        ("Dừng, đạt mục tiêu", 0): (-1, "/"), ("Dừng, đạt mục tiêu", 1): (-13, None),
        ("Dừng, không hiệu quả", 0): (-3, "/"), ("Dừng, không hiệu quả", 1): (-10, None),
    }  # fmt: skip
    texts = [note.text for note in figure.layout.annotations]
    assert texts[:4] == ["≥5", "<b>7</b>", "≥4", "<b>23</b>"]


def test_a_block_for_each_indicator():
    names = {"met": ["Nước sạch"], "on_path": [], "slow": ["Nghèo <b>", "Rác"], "far_behind": []}
    figure = draw_statuses(names)
    assert [len(trace.x) for trace in figure.data] == [1, 0, 2, 0]
    assert figure.data[2].text == ("Chậm: Nghèo &lt;b&gt;", "Chậm: Rác")
    assert [note.text for note in figure.layout.annotations] == [
        "<b>1</b>", "<b>0</b>", "<b>2</b>", "<b>0</b>",
    ]  # fmt: skip
    assert figure.layout.yaxis.ticktext[0] == "✓ Đạt  "
    assert describe_statuses(names) == (
        "Chỉ tiêu theo tiến độ. 01 đạt (Nước sạch); 0 đúng tiến độ; 02 chậm (Nghèo <b>, Rác); 0 "
        "chậm nhiều."
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_numbers_can_be_read(theme):
    figures = [
        draw_bars(BARS, "hộ", colours.STRONG, colours.SCALE[2]),
        draw_changes(CHANGES),
        draw_statuses({"met": ["A"], "on_path": [], "slow": [], "far_behind": []}),
    ]
    inks = {note.font.color for one in figures for note in seen(one, theme).layout.annotations}
    assert [ink for ink in inks if contrast(ink, PAGE[theme]) < 4.5] == []
    sizes = {
        note.font.size for one in figures for note in one.layout.annotations if "<b>" in note.text
    }
    assert min(sizes) >= 15


def test_the_findings_of_the_demonstration(demo_view):
    models, customs, indicators, outreach = read_tiles(demo_view)
    assert [one.said for one in (models, customs, indicators, outreach)] == [""] * 4
    report = read_figures(demo_view.snapshot, demo_view.quarter)
    launched, stopped = report.get("models.launched").text, report.get("models.stopped").text
    assert models.chart.title.startswith(f"{launched} mô hình ra mắt, {stopped} dừng: ")
    households = report.get("customs.households").text
    assert customs.chart.title.endswith(f"ở {households} hộ (6/7 xã báo cáo)")
    assert outreach.chart.title.lower().startswith(report.get("outreach.session").text)
    assert len(read_numbers(demo_view)) == 8
    assert read_numbers(demo_view)["Quý"].iat[0] == "quý II/2024"


def test_findings_of_nothing():
    nothing = make([])
    assert find_models(nothing) == "Chưa có số liệu mô hình quý II/2024"
    assert find_customs(nothing) == "Chưa có số liệu hủ tục, phong tục quý II/2024"
    assert find_outreach(nothing) == "Chưa có số liệu tuyên truyền quý II/2024"


def test_findings_of_zeros():
    rows = tell("model", "launched", {"a": 2, "b": 0, "c": 0}, {})
    rows += tell("model", "goal_met", {"a": 0, "b": 0, "c": 0}, {})
    rows += tell("custom", "tao-hon", {"a": 0, "b": 0, "c": 0}, {})
    rows += tell("custom", "no-mieng", {"a": 0, "b": 0, "c": 0}, {})
    figures = make(rows)
    # Of those that stopped only one part is told.
    assert find_models(figures) == (
        "02 mô hình ra mắt, 0 dừng do đã đạt mục tiêu, chưa có số không hiệu quả"
    )
    both = make(rows + tell("model", "ineffective", {"a": 0, "b": 0, "c": 0}, {}))
    assert find_models(both) == "02 mô hình ra mắt, 0 dừng"
    assert find_customs(figures) == "Không còn hủ tục, phong tục nào được ghi nhận"


def test_a_finding_says_of_whom_it_is_where_not_all_told():
    rows = tell("model", "launched", {"a": 2}, {})
    rows += tell("custom", "tao-hon", {"a": 0, "b": 0}, {})
    rows += tell("custom", "no-mieng", {"a": 0, "b": 0}, {})
    rows += tell("outreach", "session", {"a": 4}, {}) + tell("outreach", "attendance", {"a": 9}, {})
    figures = make(rows)
    assert find_models(figures) == "02 mô hình ra mắt (1/3 xã báo cáo)"
    assert find_customs(figures).endswith("được ghi nhận (2/3 xã báo cáo)")
    assert find_outreach(figures).endswith("lượt người dự (1/3 xã báo cáo)")
    # Where not the same ones told of both, each says whose it is.
    some = make(
        tell("outreach", "session", {"a": 4, "b": 1}, {})
        + tell("outreach", "attendance", {"a": 9}, {})
    )
    assert find_outreach(some) == (
        "05 buổi tuyên truyền (2/3 xã báo cáo), 09 lượt người dự (1/3 xã báo cáo)"
    )


@pytest.mark.parametrize(
    ("counts", "finding"),
    [
        ((1, 3, 1, 2, 0), "04 trong 07 chỉ tiêu đạt hoặc đúng tiến độ"),
        ((0, 0, 2, 1, 0), "Chưa chỉ tiêu nào trong 03 chỉ tiêu đạt hoặc đúng tiến độ"),
        ((2, 1, 0, 0, 0), "Cả 03 chỉ tiêu đạt hoặc đúng tiến độ"),
        ((0, 0, 0, 0, 7), "Chưa đủ số để xét tiến độ 07 chỉ tiêu"),
    ],
)
def test_findings_of_indicators(counts, finding):
    statuses = ("met", "on_path", "slow", "far_behind", "unknown")
    names = {status: ["x"] * count for status, count in zip(statuses, counts, strict=True)}
    assert find_indicators(names) == finding


def test_sources_in_one_line():
    assert shorten(["A, biểu 1", "B", "C; A, biểu 2"]) == "A, biểu 1, biểu 2 và 02 văn bản khác"
    assert shorten(["A, biểu 1"]) == "A, biểu 1"


def test_a_small_chart_names_the_quarters_that_it_draws(view):
    customs = next(tile for tile in read_tiles(view) if tile.page == "hu-tuc")
    assert "quý I/2024 đến quý II/2024" in customs.chart.subtitle
