"""The course of an indicator: what is joined, what is hollow, what stands in its own panel."""

import pytest

from app.colours import GROUND, INK, MUTED, STRONG
from app.indicators.course_chart import course_lines, describe_course
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
    assert labels == [
        "<b>20,0%</b> <span style='font-size:0.8em'>1/2 xã</span>",
        "mục tiêu 2024: 60,0%",
    ]


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


def test_value_and_target_stand_on_different_sides():
    for value in (3, 9):
        figure = course_lines(
            course([RISE], ("2024-Q2", row(RISE, "a", (value, 10), 60, (1, 10)))), LABELS, TOGETHER
        )
        sides = [note.yanchor for note in figure.layout.annotations]
        assert sides == (["bottom", "top"] if value == 9 else ["top", "bottom"])


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


def test_the_demonstration_is_a_few_traces(ask, demo_view):
    courses = find_demo_courses(ask, demo_view, "nep-nghi")
    figure = course_lines(courses, demo_view.commune_labels, TOGETHER)
    assert len(figure.data) == 5
    assert {trace.type for trace in figure.data} == {"scatter"}
    assert figure.layout.dragmode is False
    assert figure.layout.separators == ",."
