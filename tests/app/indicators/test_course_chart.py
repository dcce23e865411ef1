"""The course of an indicator: what is joined, what is hollow, what stands in its own panel."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.colours import CHOSEN, GROUND, INK, MUTED, STRONG
from app.indicators.course_chart import course_lines, describe_course
from app.indicators.end_labels import spread
from measures.course import find_courses
from tests.contrast import PAGE, contrast, seen
from tests.measures.indicators import (
    CEILING,
    COUNT_CEILING,
    LABELS,
    RISE,
    SINCE_JANUARY,
    find_demo_courses,
    frame,
    row,
)

TOGETHER = "Toàn huyện"


def course(rules, *rows, quarter="2024-Q2", communes=("a", "b")):
    made = frame(*(cells for _, cells in rows))
    made["quarter"] = [quarter for quarter, _ in rows]
    return find_courses(rules, made, quarter, list(communes))


def traces(figure, name, axis="y"):
    return [trace for trace in figure.data if trace.name == name and trace.yaxis == axis]


HOLES = (
    ("2023-Q3", row(RISE, "a", (1, 10), 50, (0, 10))),
    ("2023-Q3", row(RISE, "b", (3, 10), 50, (0, 10))),
    ("2024-Q1", row(RISE, "a", (2, 10), 60, (1, 10))),
    ("2024-Q2", row(RISE, "a", (3, 10), 60, (1, 10))),
    ("2024-Q2", row(RISE, "b", (5, 10), 60, (1, 10))),
)


def test_the_line_breaks_at_a_missing_quarter():
    figure = course_lines(course([RISE], *HOLES), LABELS, TOGETHER)
    [line] = [one for one in figure.data if one.line.color == STRONG and one.mode == "lines"]
    assert line.x == (4 * 2023 + 2, None, 4 * 2024, 4 * 2024 + 1, None)
    assert line.y == (20, None, 20, 40, None)
    assert not line.connectgaps


def test_a_quarter_without_all_communes_is_hollow_and_says_how_many():
    figure = course_lines(course([RISE], *HOLES), LABELS, TOGETHER)
    [points] = traces(figure, "toàn huyện")
    ground, full = GROUND, STRONG
    assert points.marker.color == (full, ground, full)
    assert points.text == ("", "1/2", "")
    assert points.hovertext == (
        "Toàn huyện, quý III/2023: 20,0% (2/2 xã)",
        "Toàn huyện, quý I/2024: 20,0% (1/2 xã)",
        "Toàn huyện, quý II/2024: 40,0% (2/2 xã)",
    )


def test_the_newest_point_says_itself_how_many_there_are():
    figure = course_lines(course([RISE], *HOLES[:3], quarter="2024-Q1"), LABELS, TOGETHER)
    [points] = traces(figure, "toàn huyện")
    assert points.text == ("", "")
    labels = [note.text for note in figure.layout.annotations]
    assert labels == ["mục tiêu 60,0%", "<b>Toàn huyện 20,0%</b>", "1/2 xã"]


def test_targets_are_steps_and_paths_lead_to_them():
    figure = course_lines(course([RISE], *HOLES), LABELS, TOGETHER)
    [steps] = traces(figure, "mục tiêu năm")
    y23, y24 = 4 * 2023, 4 * 2024
    assert steps.x == (y23 - 0.5, y23 + 3.5, None, y24 - 0.5, y24 + 3.5, None)
    assert steps.y == (50, 50, None, 60, 60, None)
    [paths] = traces(figure, "đường thẳng đến mục tiêu")
    assert paths.x == (
        *(y23 - 1, y23, y23 + 1, y23 + 2, y23 + 3, None),
        *(y24 - 1, y24, y24 + 1, y24 + 2, y24 + 3, None),
    )
    assert paths.y == (0, 12.5, 25, 37.5, 50, None, 10, 22.5, 35, 47.5, 60, None)
    assert paths.line.dash == "dot"


def test_communes_are_thin_lines_in_one_trace():
    figure = course_lines(course([RISE], *HOLES), LABELS, TOGETHER)
    [thin] = traces(figure, "từng xã")
    assert [text for text in thin.hovertext if text] == [
        "xã A, quý III/2023: 10,0%",
        "xã A, quý I/2024: 20,0%",
        "xã A, quý II/2024: 30,0%",
        "xã B, quý III/2023: 30,0%",
        "xã B, quý II/2024: 50,0%",
    ]
    alone = course_lines(course([RISE], HOLES[0], communes=("a",)), LABELS, "Xã A")
    assert traces(alone, "từng xã") == []


REDEFINED = (
    ("2023-Q4", row(COUNT_CEILING, "a", (4, None), 8)),
    ("2024-Q1", row(COUNT_CEILING, "a", (1, None), 8)),
    ("2024-Q2", row(CEILING, "a", (3, 10), 20)),
)


def test_two_definitions_have_two_panels_and_a_visible_break():
    figure = course_lines(course([COUNT_CEILING, CEILING], *REDEFINED), LABELS, TOGETHER)
    points = traces(figure, "toàn huyện") + traces(figure, "toàn huyện", "y2")
    axes = {trace.yaxis: list(trace.y) for trace in points}
    assert axes == {"y": [4, 1], "y2": [30]}
    assert [shape.x0 for shape in figure.layout.shapes] == [4 * 2024 + 0.5] * 2
    texts = [note.text for note in figure.layout.annotations]
    assert "đổi định nghĩa<br>từ quý II/2024" in texts
    assert "<b>Trần số đếm</b> (cặp)" in texts
    assert "<b>Mức trần</b> (%)" in texts
    assert figure.layout.yaxis2.ticksuffix == "%"
    assert figure.layout.yaxis.ticksuffix == ""


def test_a_target_ends_where_its_definition_ends():
    figure = course_lines(course([COUNT_CEILING, CEILING], *REDEFINED), LABELS, TOGETHER)
    [old] = traces(figure, "mức trần cả năm")
    assert old.x[3:5] == (4 * 2024 - 0.5, 4 * 2024 + 0.5)
    [new] = traces(figure, "mức trần cả năm", "y2")
    assert new.x[:2] == (4 * 2024 + 0.5, 4 * 2024 + 3.5)
    assert traces(figure, "đường thẳng đến mục tiêu", "y2") == []


def test_a_target_of_another_year_says_so():
    rows = [("2023-Q4", row(RISE, "a", (1, 10), 50)), ("2024-Q1", row(RISE, "a", (2, 10)))]
    figure = course_lines(course([RISE], *rows, quarter="2024-Q1"), LABELS, TOGETHER)
    assert "mục tiêu 2023 50,0%" in [note.text for note in figure.layout.annotations]


MANY = "abcdef"
NAMES = {commune: f"xã {commune.upper()}" for commune in MANY}


def many(share=lambda number: number + 1, quarters=("2024-Q1", "2024-Q2")):
    rows = [
        (quarter, row(RISE, commune, (share(number), 10), 60, (1, 10)))
        for quarter in quarters
        for number, commune in enumerate(MANY)
    ]
    return course([RISE], *rows, quarter="2024-Q2", communes=tuple(MANY))


@pytest.mark.parametrize("count", [0, 1, 2, 4, 5])
def test_up_to_four_chosen_communes_have_a_colour_and_a_name(count):
    figure = course_lines(many(), NAMES, TOGETHER, MANY[:count])
    named = [trace for trace in figure.data if trace.line.color in CHOSEN]
    first = MANY[: min(count, 4)]
    assert [trace.name for trace in named] == [NAMES[commune] for commune in first]
    assert len({(trace.line.color, trace.marker.symbol) for trace in named}) == len(first)
    labels = {note.font.color: note.text for note in figure.layout.annotations}
    for number, (commune, trace) in enumerate(zip(first, named, strict=True)):
        assert labels[trace.line.color] == f"{commune.upper()} {10 * (number + 1)},0%"
    [thin] = traces(figure, "các xã khác" if count else "từng xã")
    told = " ".join(thin.hovertext)
    assert [commune for commune in MANY if NAMES[commune] in told] == list(MANY[len(first) :])


def test_the_line_of_the_district_stays_the_strongest():
    figure = course_lines(many(), NAMES, TOGETHER, MANY[:3])
    lines = [(trace.line.width, trace.line.color) for trace in figure.data if "lines" in trace.mode]
    assert max(lines)[1] == STRONG
    assert sorted(width for width, _ in lines)[-2] < max(lines)[0]
    assert figure.data[-1].marker.line.color == STRONG  # on top of all others


def test_a_commune_silent_since_says_when_its_line_ends():
    rows = [
        ("2024-Q1", row(RISE, "a", (1, 10), 60)), ("2024-Q1", row(RISE, "b", (5, 10), 60)),
        ("2024-Q2", row(RISE, "a", (2, 10), 60)),
    ]  # fmt: skip
    figure = course_lines(course([RISE], *rows), LABELS, TOGETHER, ["b"])
    assert "B (I/2024)" in [note.text for note in figure.layout.annotations]


def test_one_commune_has_its_own_target_in_its_colour():
    figure = course_lines(many(), NAMES, TOGETHER, ["b"], plan_of="b")
    [steps] = traces(figure, "mục tiêu năm")
    assert steps.line.color == CHOSEN[0]
    [note] = [note for note in figure.layout.annotations if note.text == "mục tiêu 60,0%"]
    assert note.font.color == CHOSEN[0]


@pytest.mark.parametrize("share", [lambda number: 5, lambda number: number + 1, lambda number: 0])
def test_names_beside_lines_do_not_touch_and_stay_in_the_panel(share):
    figure = course_lines(many(share), NAMES, TOGETHER, MANY[:4])
    low, high = figure.layout.yaxis.range
    layout = figure.layout
    pixels = (layout.height - layout.margin.t - layout.margin.b) / (high - low)
    places = sorted(note.y * pixels for note in layout.annotations)
    assert len(places) == 6
    assert min(after - before for before, after in pairwise(places)) >= 19.9
    assert low * pixels <= places[0] and places[-1] <= high * pixels


@given(st.lists(st.floats(-50, 300), min_size=1, max_size=8))
def test_names_are_spread_in_their_order(wanted):
    found = spread(sorted(wanted), 250)
    assert all(9.99 <= place <= 240.01 for place in found)
    assert all(after - before >= 19.99 for before, after in pairwise(found))


def test_names_with_room_stay_beside_their_lines():
    assert spread([30, 100, 200], 250) == [30, 100, 200]
    assert spread([100, 104], 250) == [92, 112]


@pytest.mark.parametrize(
    "rows",
    [
        [("2024-Q2", row(RISE, "a", (0, 10), 0, (0, 10)))],
        [("2024-Q2", row(RISE, "a", (1, 10)))],
        [("2024-Q4", row(RISE, "a", (10, 10), 1, (0, 10)))],
        [("2021-Q2", row(RISE, "a", (1, 10), 50, (0, 10))), HOLES[4]],
    ],
    ids=["zero", "no target", "last quarter", "long gap"],
)
def test_everything_drawn_is_within_the_axes(rows):
    quarter = rows[-1][0]
    figure = course_lines(course([RISE], *rows, quarter=quarter), LABELS, TOGETHER)
    for name, axis in (("x", figure.layout.xaxis), ("y", figure.layout.yaxis)):
        low, high = axis.range
        drawn = [at for trace in figure.data for at in trace[name] if at is not None]
        assert low < high
        assert [at for at in drawn if not low <= at <= high] == []


def test_below_zero_is_seen():
    made = row(SINCE_JANUARY, "a", (-2, 100), 4, (0, 100))
    figure = course_lines(course([SINCE_JANUARY], ("2024-Q2", made)), LABELS, TOGETHER)
    assert figure.layout.yaxis.range[0] < -2


def test_few_quarters_are_named_one_by_one_and_many_by_their_years():
    few = course_lines(course([RISE], *HOLES[2:]), LABELS, TOGETHER).layout.xaxis
    assert few.ticktext == ("I/2024", "II/2024", "III/2024", "IV/2024")
    rows = [("2021-Q2", row(RISE, "a", (1, 10))), HOLES[4]]
    many = course_lines(course([RISE], *rows), LABELS, TOGETHER).layout.xaxis
    assert many.ticktext == ("2021", "2022", "2023", "2024")


def test_names_are_no_tags():
    odd = RISE._replace(short="<b>A & B</b>")
    labels = {"a": "xã <i>", "b": "xã B"}
    figure = course_lines(course([odd], *HOLES), labels, TOGETHER)
    [thin] = traces(figure, "từng xã")
    assert thin.hovertext[0].startswith("xã &lt;i&gt;, ")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read(theme):
    courses = course([COUNT_CEILING, CEILING], *REDEFINED)
    figure = seen(course_lines(courses, LABELS, TOGETHER), theme)
    colours = {note.font.color for note in figure.layout.annotations}
    colours |= {trace.textfont.color for trace in figure.data if trace.mode == "markers+text"}
    assert colours == {seen(INK, theme), seen(STRONG, theme), seen(MUTED, theme)}
    colours |= {seen(colour, theme) for colour in CHOSEN}
    assert min(contrast(colour, PAGE[theme]) for colour in colours) >= 4.5
    assert seen(GROUND, theme) == PAGE[theme]


def test_the_demonstration_in_words(ask, demo_view):
    assert describe_course(find_demo_courses(ask, demo_view, "sinh-con-thu-3"), TOGETHER) == (
        "Diễn biến theo quý. Số cặp sinh con thứ 3, toàn huyện: quý II/2021 6 cặp, quý III/2021 13 "
        "cặp, quý IV/2021 18 cặp, quý I/2022 8 cặp, quý II/2022 15 cặp, quý III/2022 21 cặp (6 "
        "xã), quý IV/2022 26 cặp, quý I/2023 5 cặp, quý II/2023 9 cặp, quý III/2023 15 cặp, quý "
        "IV/2023 21 cặp, quý I/2024 4 cặp (6 xã). Mức trần năm 2021: 12 cặp, năm 2022: 10 cặp, năm "
        "2023: 14 cặp, năm 2024: 12 cặp. Tỷ lệ sinh con thứ 3 trở lên, toàn huyện: quý II/2024 "
        "12,9% (6 xã). Mức trần năm 2024: 9,5%."
    )


def test_chosen_communes_are_told():
    told = describe_course(many(), TOGETHER, NAMES, MANY[:5])
    assert told.endswith(
        " Xã đã chọn: xã A 10,0% (quý II/2024), xã B 20,0% (quý II/2024), xã C 30,0% (quý "
        "II/2024), xã D 40,0% (quý II/2024)."
    )


def test_the_demonstration_is_a_few_traces(ask, demo_view):
    courses = find_demo_courses(ask, demo_view, "nep-nghi")
    figure = course_lines(courses, demo_view.commune_labels, TOGETHER)
    assert len(figure.data) == 5
    assert {trace.type for trace in figure.data} == {"scatter"}
    assert figure.layout.dragmode is False
    assert figure.layout.separators == ",."
