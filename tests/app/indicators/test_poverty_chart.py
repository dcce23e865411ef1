"""The public poverty rates as points: what may be joined, and where the standard breaks."""

import datetime

import pytest

from app.colours import GROUND, INK, MUTED, STRONG
from app.indicators.poverty_chart import describe_poverty, find_break, poverty_points
from measures.poverty import TOPIC, find_rates
from queries import query
from tests.contrast import PAGE, contrast, seen


@pytest.fixture
def rates(view):
    return find_rates(query("sources/context", on=view.snapshot, topics=[TOPIC]), "huyện Kon Rẫy")


def test_lines_join_only_one_measure_base_and_standard(rates):
    figure = poverty_points(rates)
    drawn = {(trace.yaxis, trace.marker.symbol, trace.x): trace.y for trace in figure.data}
    assert drawn == {
        ("y", "diamond", ("2021-01-01",)): (19.85,),
        ("y", "diamond", ("2021-12-31",)): (23.66,),
        ("y", "circle", ("2024-01-01", "2024-11-30")): (10.51, 7.47),
        ("y2", "diamond", ("2021-01-01",)): (13.58,),
        ("y2", "circle", ("2024-01-01", "2024-11-30")): (10.03, 7.8),
    }


def test_the_break_lies_between_the_standards_in_every_panel(rates):
    day = find_break(rates)
    assert datetime.date(2021, 1, 1) < day < datetime.date(2021, 12, 31)
    figure = poverty_points(rates)
    assert [shape.x0 for shape in figure.layout.shapes] == [day.isoformat()] * 2
    assert all(shape.line.dash == "dash" for shape in figure.layout.shapes)


def test_without_two_standards_there_is_no_break(rates):
    new = [rate for rate in rates if rate.standard == "new"]
    assert find_break(new) is None
    assert len(poverty_points(new).layout.shapes) == 0


def test_a_computed_rate_is_hollow_and_says_so(rates):
    traces = poverty_points(rates).data
    hollow = [trace for trace in traces if trace.marker.color == (GROUND,)]
    assert [trace.x for trace in hollow] == [("2021-12-31",)]
    assert "tự tính" in hollow[0].text[0]
    assert "tự tính 1.746/7.378 hộ" in hollow[0].hovertext[0]
    others = [text for trace in traces if trace is not hollow[0] for text in trace.text]
    assert [text for text in others if "tự tính" in text] == []


def test_numbers_stand_as_printed(rates):
    labels = [text for trace in poverty_points(rates).data for text in trace.text]
    assert [label.split("</b>")[0][3:] for label in labels] == [
        "19,85%",
        "23,66%",
        "10,51%",
        "7,47%",
        "13,58%",
        "10,03%",
        "7,8%",
    ]


def test_there_is_room_above_every_point(rates):
    figure = poverty_points(rates)
    panel = figure.layout.height / 2
    for axis in (figure.layout.yaxis, figure.layout.yaxis2):
        share = 1 - max(float(rate.value) for rate in rates) / axis.range[1]
        assert share * panel * 0.8 >= 70  # pixels: four lines of a label


def test_one_rate_alone(rates):
    figure = poverty_points(rates[:1])
    assert len(figure.data) == 1
    low, high = figure.layout.xaxis.range
    assert low < figure.data[0].x[0] < high


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read(rates, theme):
    figure = seen(poverty_points(rates), theme)
    colours = {trace.textfont.color for trace in figure.data}
    colours |= {note.font.color for note in figure.layout.annotations}
    colours.add(seen(STRONG, theme))
    assert colours == {seen(INK, theme), seen(MUTED, theme), seen(STRONG, theme)}
    assert min(contrast(colour, PAGE[theme]) for colour in colours) >= 4.5


def test_the_rates_in_words(rates):
    assert describe_poverty(rates) == (
        "Hộ nghèo trên tổng số hộ của huyện: đầu năm 2021 (chuẩn cũ): 19,85% (riêng hộ DTTS, chuẩn "
        "cũ); rà soát 2021, đầu kỳ 2022–2025 (chuẩn mới): 23,66% (riêng hộ DTTS, chuẩn mới "
        "2022–2025, tự tính 1.746/7.378 hộ); đầu năm 2024: 10,51% (chuẩn mới 2022–2025); cuối "
        "tháng 11/2024: 7,47% (chuẩn mới 2022–2025). Hộ cận nghèo trên tổng số hộ của huyện: đầu "
        "năm 2021 (chuẩn cũ): 13,58% (riêng hộ DTTS, chuẩn cũ); đầu năm 2024: 10,03% (chuẩn mới "
        "2022–2025); cuối tháng 11/2024: 7,8% (chuẩn mới 2022–2025)."
    )
