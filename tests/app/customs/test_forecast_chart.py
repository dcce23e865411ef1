"""The course of one custom and its estimate: facts and estimate never look alike."""

import pytest
from hypothesis import given, settings

from app.customs.forecast_chart import describe_forecast, draw_forecast
from app.customs.titles import title_forecast
from measures.forecast import foresee
from measures.rundown import trace
from tests.contrast import PAGE, contrast, seen
from tests.measures.courses import LINES, course, silences

THEMES = ["light", "dark"]


def figure_of(line):
    one = course(line)
    return draw_forecast(one, foresee(one.points))


def dashed(figure):
    return [trace for trace in figure.data if trace.line.dash == "dash"]


def notes(figure):
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("theme", THEMES)
def test_the_estimate_is_dashed_and_of_another_colour(theme):
    figure = seen(figure_of("9 8 7 6 5"), theme)
    [estimate] = dashed(figure)
    facts = next(trace for trace in figure.data if trace.mode == "lines+markers")
    assert estimate.line.color != facts.line.color
    assert facts.line.dash is None
    assert (estimate.x[0], estimate.y[0]) == (4, 5)
    assert estimate.y[-1] == 0
    assert min(contrast(line.line.color, PAGE[theme]) for line in (estimate, facts)) >= 3


def test_the_band_lies_between_the_slowest_and_the_fastest_change():
    figure = figure_of("31 22 21 18 16 10")
    band = figure.data[0]
    half = len(band.x) // 2
    slow, fast = list(band.y[:half]), list(reversed(band.y[half:]))
    assert slow[:4] == [10, 9, 8, 7]
    assert fast[:4] == [10, 4, 0, 0]
    [estimate] = dashed(figure)
    for number, value in enumerate(estimate.y):
        assert fast[number] <= value <= slow[number]


def test_a_band_without_a_latest_date_stays_level():
    level = figure_of("9 9 7 5 3").data[0]
    assert set(level.y[: len(level.x) // 2]) == {3}


def test_what_is_there_without_a_number_is_a_question_and_no_nought():
    figure = figure_of("9 ? 8 7 6 5")
    facts, rings = (trace for trace in figure.data if (trace.name or "").startswith("Số hộ"))
    assert facts.y[1] is None and list(rings.x) == []
    asked = {note.x: note.text for note in figure.layout.annotations}
    assert asked[1] == "<b>?</b>"


@pytest.mark.parametrize("line", ["-", "9", "9 8", "5 5 5 5 5", "9 8 7 6 0", "9 7 5 3 1 - -", "?"])
def test_without_a_forecast_there_are_only_facts(line):
    figure = figure_of(line)
    assert dashed(figure) == []
    assert not any("ước" in text for text in notes(figure))


def test_far_goes_to_the_horizon_and_names_no_date():
    figure = figure_of("90 89 88 87 86")
    [estimate] = dashed(figure)
    assert estimate.x[-1] == 4 + 20
    assert estimate.y[-1] > 0
    assert not any("ước" in text for text in notes(figure))


@pytest.mark.parametrize("line", ["9 8 7 6 5", "9 9 7 5 3", "31 22 21 18 16 10"])
def test_the_end_is_written_above_the_band_and_led_down_to_its_mark(line):
    figure = figure_of(line)
    [note] = [note for note in figure.layout.annotations if "ước" in note.text]
    [end] = [trace for trace in figure.data if trace.name == "Ước tính chấm dứt"]
    assert (note.x, note.y, note.ax) == (end.x[0], 0, end.x[0])
    band = figure.data[0]
    slow = dict(zip(band.x, band.y[: len(band.x) // 2], strict=False))
    assert note.ay > slow[note.x]


def test_the_end_names_its_quarter():
    assert "<i>ước tính chấm dứt<br>quý II/2025</i>" in notes(figure_of("9 8 7 6 5"))


def test_holes_are_holes():
    figure = figure_of("9 8 7? - 6 5")
    facts = next(trace for trace in figure.data if trace.mode == "lines+markers")
    assert list(facts.y) == [9, 8, None, None, 6, 5]
    rings = next(
        trace for trace in figure.data if trace.marker.symbol == "circle-open" and len(trace.x)
    )
    assert list(rings.y) == [7]


@settings(deadline=None, max_examples=60)
@given(LINES)
def test_any_course_is_drawn_from_zero_up_and_told(line):
    one = course(line)
    forecast = foresee(one.points)
    figure = draw_forecast(one, forecast)
    heights = [y for trace in figure.data for y in trace.y if y is not None]
    assert [y for y in heights if not 0 <= y <= figure.layout.yaxis.range[1]] == []
    facts = [trace for trace in figure.data if trace.mode == "lines+markers"]
    assert [y for y in facts[0].y if y is not None] == [
        point.value for point in one.points if point.complete
    ]
    assert (dashed(figure) != []) == (forecast.outcome in ("dated", "far"))
    assert one.custom in title_forecast(one, forecast)


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("9 8 7", ["<b>9</b>", "<b>7</b>"]),
        ("9", ["<b>9</b>"]),
        ("9 8 7?", ["<b>9</b>", "<b>8</b>", "<b>≥ 7</b>"]),
        ("? 1238", ["<b>?</b>", "<b>1.238</b>"]),
        ("-", []),
    ],
)
def test_numbers_beside_the_marks(line, labels):
    assert notes(figure_of(line)) == labels


def test_a_number_that_is_not_complete_stands_below_its_ring_out_of_the_way_of_the_estimate():
    above = [note.yshift > 0 for note in figure_of("9 8 7 6 5 4?").layout.annotations[1:]]
    assert above == [True, True, False]
    # Near the axis there is no room below.
    assert all(note.yshift > 0 for note in figure_of("90 1?").layout.annotations)


def test_a_short_axis_names_quarters_a_long_one_years():
    assert figure_of("9 8 7").layout.xaxis.ticktext == ("I/2023", "II/2023", "III/2023")
    assert figure_of("9 8 7 6 5").layout.xaxis.ticktext[:2] == ("2023", "2024")


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read(theme):
    figure = seen(figure_of("9 8 7 6 5"), theme)
    inks = [note.font.color for note in figure.layout.annotations]
    inks.append(figure.layout.xaxis.tickfont.color)
    assert [ink for ink in inks if contrast(ink, PAGE[theme]) < 4.5] == []


def test_a_name_is_never_read_as_a_tag():
    one = course("9 8", "<b>x</b>")
    figure = draw_forecast(one, foresee(one.points))
    hovers = [text for trace in figure.data for text in trace.customdata or ()]
    assert hovers
    assert [text for text in hovers if "<b>x" in text] == []


def test_no_handling():
    layout = figure_of("9 8 7 6 5").layout
    assert (layout.dragmode, layout.separators, layout.showlegend) == (False, ",.", False)
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange


def test_the_official_chart_in_words(ask, view):
    [one] = [
        one
        for one in trace(ask(view, "customs/course"), silences(view))
        if one.custom_id == "ngu-dam"
    ]
    title = title_forecast(one, foresee(one.points))
    assert describe_forecast(one, title) == (
        "Số hộ còn thực hiện Ngủ “đầm” (ngủ rẫy) theo quý: quý I/2024 55 hộ; quý II/2024 45 hộ. "
        "“Ngủ ‘đầm’ (ngủ rẫy)”: chưa đủ số liệu để ước tính thời điểm chấm dứt."
    )
