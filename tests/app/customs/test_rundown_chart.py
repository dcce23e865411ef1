"""The small panels: what they show, and whether it can be read."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.colours import ALERT, MUTED, SCALE, STRONG
from app.customs.panel import WIDE
from app.customs.rundown_chart import (
    LAYOUTS,
    MARK,
    SCALES,
    describe_rundown,
    draw_rundown,
    has_course,
    order,
)
from app.explaining.marks import Mark
from measures.rundown import trace
from tests.contrast import PAGE, contrast, seen
from tests.lists import CUSTOMS_TOLD
from tests.measures.courses import LINES, course, silences

THEMES = ["light", "dark"]
BASES, GONE, LINES_TRACE, RINGS, ASKED, MARKS, WORDS = range(7)


def drawn(trace):
    """The marks of a trace that are there."""
    return [(x, y) for x, y in zip(trace.x, trace.y, strict=True) if y is not None]


def notes(figure):
    return list(figure.data[WORDS].text)


def bases(figure):
    """The line of zero of each panel: left, right, height."""
    line = figure.data[BASES]
    return [(line.x[at], line.x[at + 1], line.y[at]) for at in range(0, len(line.x), 3)]


def test_the_line_breaks_where_a_quarter_is_not_complete():
    figure = draw_rundown([course("9 8 7? - 5 4")])
    lines = figure.data[LINES_TRACE]
    assert [y is None for y in lines.y] == [False, False, True, False, False, True]
    assert lines.connectgaps is False
    assert len(drawn(figure.data[RINGS])) == 1
    assert figure.data[RINGS].marker.symbol == "circle-open"
    assert figure.data[RINGS].customdata == ("Quý III/2023: ít nhất 7 hộ (1/2 xã)",)


def test_unknown_is_a_question_mark_and_never_a_zero():
    figure = draw_rundown([course("? 0 -")])
    assert figure.data[ASKED].text == ("<b>?</b>",)
    [(_, asked)] = drawn(figure.data[ASKED])
    [(_, _, base)] = bases(figure)
    assert asked < base  # pixels downwards: it stands above the line of zero
    [(_, zero)] = drawn(figure.data[GONE])
    assert zero == base


def test_heights_are_those_of_one_scale():
    figure = draw_rundown([course("10 5"), course("2 1", "Tảo hôn")], "chung")
    base = bases(figure)[0][2]
    heights = [base - y for _, y in drawn(figure.data[LINES_TRACE])]
    assert heights == pytest.approx([heights[0], heights[0] / 2, heights[0] / 5, heights[0] / 10])


def test_heights_of_a_scale_for_each():
    figure = draw_rundown([course("10 5"), course("2 1", "Tảo hôn")])
    base = bases(figure)[0][2]
    heights = [base - y for _, y in drawn(figure.data[LINES_TRACE])]
    assert heights == pytest.approx([heights[0], heights[0] / 2] * 2)


@pytest.mark.parametrize("theme", THEMES)
def test_first_zero_end_and_return_have_signs_words_and_colours(theme):
    figure = seen(draw_rundown([course("5 0 0 0 2"), course("5 0", "Tảo hôn")]), theme)
    marks = figure.data[MARKS]
    assert marks.marker.symbol == ("diamond-open", "diamond", "triangle-up", "diamond-open")
    assert len(set(marks.marker.color)) == 2
    told = notes(figure)
    assert told[1:3] == ["▲ xuất hiện trở lại", "1 quý, từ I/2024"]
    assert "◇ cần theo dõi (II/2023)" in told
    assert marks.customdata[1].endswith("Quý IV/2023: 0 hộ<br>đã xóa bỏ")


def test_every_mark_has_a_word():
    assert set(MARK) == {"first_zero", "eradicated", "returned", "appeared"}
    assert list(SCALES) == ["rieng", "chung"]  # the first one is the default


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("5 4", ["● còn duy trì", "≥ 2 quý, từ I/2023"]),
        ("0 5 4", ["▲ mới phát sinh", "2 quý, từ II/2023"]),
        ("5 0?", ["● còn duy trì; nay chưa đủ số", "≥ 1 quý, đến I/2023"]),
        ("5 -", ["● còn duy trì; nay chưa có số", "≥ 1 quý, đến I/2023"]),
        ("5 0 0 0 -", ["◆ đã xóa bỏ (IV/2023)"]),
    ],
)
def test_the_state_and_how_long_it_lasts_stand_under_the_name(line, status):
    told = notes(draw_rundown([course(line)]))
    assert told[1 : 1 + len(status)] == status
    assert told[1 + len(status)] == "I/2023"  # the first quarter of the axis


def test_first_and_last_figure_and_quarter_are_written():
    told = notes(draw_rundown([course("1238 8 7?")]))
    assert [text for text in told if text in ("<b>1.238</b>", "<b>≥ 7</b>")] == [
        "<b>1.238</b>",
        "<b>≥ 7</b>",
    ]
    assert "I/2023" in told
    assert "III/2023" in told


def test_one_quarter_has_one_label():
    told = notes(draw_rundown([course("9")]))
    assert told.count("<b>9</b>") == 1
    assert told.count("I/2023") == 1


@pytest.mark.parametrize("line", ["0", "0 0 0", "7 7 7 7", "1000000 1 1", "? ? ?", "-"])
@pytest.mark.parametrize("scale", SCALES)
def test_odd_courses_are_drawn_within_the_figure(line, scale):
    figure = draw_rundown([course(line)], scale)
    height = figure.layout.height
    marks = [y for trace in figure.data for _, y in drawn(trace)]
    assert [y for y in marks if not 0 < y < height] == []


@settings(deadline=None, max_examples=40)
@given(st.lists(LINES, min_size=1, max_size=5), st.sampled_from([*SCALES]))
def test_any_courses_are_drawn_within_the_figure(lines, scale):
    longest = max(len(line.split()) for line in lines)
    courses = [course(line + " -" * (longest - len(line.split()))) for line in lines]
    figure = draw_rundown(courses, scale)
    inside = [0 < y < figure.layout.height for trace in figure.data for _, y in drawn(trace)]
    told = sum(point.facts > 0 for one in courses for point in one.points)
    assert all(inside)
    assert len(inside) >= told
    for (left, right, base), one in zip(bases(figure), courses, strict=True):
        gone = [x for x, y in drawn(figure.data[GONE]) if y == base and left <= x <= right]
        assert len(gone) == sum(point.complete and point.value == 0 for point in one.points)


def test_no_panel():
    figure = draw_rundown([])
    assert [len(trace.x) for trace in figure.data] == [0] * 7


@pytest.mark.parametrize("across", [across for _, across in LAYOUTS])
def test_long_names_break_and_panels_do_not_overlap(across):
    name = "Kiêng kỵ vật nuôi phóng uế, đẻ con ở dưới, bên trong kho thóc"
    figure = draw_rundown([course("9 8", name), *[course("7")] * across], "rieng", across)
    [title] = [text for text in notes(figure) if "Kiêng" in text]
    lines = title.removeprefix("<b>").removesuffix("</b>").split("<br>")
    assert max(len(line) for line in lines) <= 24
    assert " ".join(lines) == name
    rows = bases(figure)
    assert len({base for _, _, base in rows[:across]}) == 1
    below = dict(zip(notes(figure), figure.data[WORDS].y, strict=True))["<b>Nợ miệng</b>"]
    assert rows[0][2] + 20 < below < rows[-1][2]
    for (_, right, _), (left, _, _) in pairwise(rows[:across]):
        assert right < left


def test_other_layouts_only_move_the_traces():
    courses = [course("5 0 0 0 2"), course("5 4 ?", "Tảo hôn"), course("9 8? 7", "Thuốc thư")]
    wide, narrow = draw_rundown(courses), draw_rundown(courses, "rieng", 2)
    for one, other in zip(wide.data, narrow.data, strict=True):
        where = {"x": None, "y": None}
        assert one.to_plotly_json() | where == other.to_plotly_json() | where
    assert len({base for _, _, base in bases(wide)}) == 1
    assert len({base for _, _, base in bases(narrow)}) == 2
    assert bases(narrow)[0][1] == WIDE


def test_dots_of_several_sizes_stay_as_strong_as_others():
    """Plotly takes marks of several sizes for bubbles, and lets them shine through."""
    marker = draw_rundown([course("5 4 0")]).data[LINES_TRACE].marker
    assert len(set(marker.size)) > 1
    assert (marker.opacity, marker.line.width) == (1, 0)


def test_what_is_back_comes_first_then_what_most_households_keep():
    lines = {"gone": "5 0 0 0", "few": "2", "many": "9", "back": "5 0 1", "watch": "5 0"}
    courses = [course(line, name) for name, line in lines.items()]
    assert [one.custom for one in order(courses)] == ["back", "many", "few", "watch", "gone"]


@pytest.mark.parametrize(
    ("line", "enough"), [("5 4 3", True), ("5 - 4", False), ("? - 0? - 1", True), ("-", False)]
)
def test_fewer_than_three_quarters_make_no_course(line, enough):
    assert has_course(course(line)) is enough


def test_green_is_what_is_kept_and_what_is_gone_is_grey():
    figure = draw_rundown([course("5 4? 0? 0 0 0 2")])
    assert figure.data[LINES_TRACE].line.color == STRONG
    assert figure.data[GONE].line.color == MUTED
    assert figure.data[RINGS].marker.color == (STRONG, MUTED)
    first, end, back = figure.data[MARKS].marker.color
    assert not {first, end} & {*SCALE}
    assert back == ALERT


def test_a_name_is_never_read_as_a_tag():
    figure = draw_rundown([course("5 0 2", "<b>x</b>")])
    hovers = [text for trace in figure.data for text in trace.customdata or ()]
    assert [text for text in [*notes(figure), *hovers] if "<b>x" in text] == []


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_and_marks_stand_out(theme):
    figure = seen(draw_rundown([course("5 0 0 0 2"), course("5 4? ?")]), theme)
    inks = set(figure.data[WORDS].textfont.color)
    assert [ink for ink in inks if contrast(ink, PAGE[theme]) < 4.5] == []
    marks = {figure.data[LINES_TRACE].line.color, figure.data[GONE].line.color}
    marks |= set(figure.data[RINGS].marker.color)
    marks |= set(figure.data[MARKS].marker.color)
    assert [colour for colour in marks if contrast(colour, PAGE[theme]) < 3] == []


def test_few_traces_and_no_handling():
    figure = draw_rundown([course("5 4")] * 14)
    assert len(figure.data) == 7
    assert not figure.layout.annotations  # each would be drawn by itself
    assert {trace.type for trace in figure.data} == {"scatter"}
    assert (figure.layout.dragmode, figure.layout.separators) == (False, ",.")
    assert figure.layout.xaxis.fixedrange
    assert figure.layout.yaxis.fixedrange


def test_the_official_panels_in_words(ask, view):
    known = [one for one in trace(ask(view, "customs/course"), silences(view)) if one.was_practised]
    assert describe_rundown(known) == (
        "Số hộ còn thực hiện theo quý. Cúng ốm đau và khấn cầu thần linh: quý II/2024 ít nhất 1"
        " hộ (1/2 xã); còn duy trì ít nhất từ quý II/2024 đến nay: 1 quý; 2 quý chưa đủ số. Thả"
        " rông gia súc, gia cầm: quý I/2024 còn, chưa rõ số hộ (0/2 xã), quý II/2024 ít nhất 2 "
        "hộ (1/2 xã); còn duy trì ít nhất từ quý I/2024 đến nay: 2 quý; 2 quý chưa đủ số. Sinh "
        "đẻ tại nhà: quý I/2024 còn, chưa rõ số hộ, quý II/2024 0 hộ; báo không còn quý "
        "II/2024; cần theo dõi; 1 quý chưa đủ số. Ngủ “đầm” (ngủ rẫy): quý I/2024 55 hộ, quý "
        "II/2024 45 hộ; còn duy trì ít nhất từ quý I/2024 đến nay: 2 quý."
    )


def test_the_panels_of_the_demonstration_in_words(ask, demo_view):
    known = [
        one
        for one in trace(ask(demo_view, "customs/course"), silences(demo_view))
        if one.was_practised
    ]
    words = describe_rundown(known)
    # one was reported as none from the first day
    assert CUSTOMS_TOLD - {one.custom_id for one in known} == {"de-nguoi-chet-lo-thien"}
    assert "trở lại quý I/2024; xuất hiện trở lại từ quý I/2024 đến nay: 2 quý" in words
    assert all(one.custom in words for one in known)


def test_what_is_explained_of_all_customs_stands_in_the_first_panel():
    figure = draw_rundown(
        [course("5 4 3"), course("6 5 4")], marks=[Mark("2023-Q2", "①", "mọi mục")]
    )
    assert [note.hovertext for note in figure.layout.annotations if note.hovertext] == ["mọi mục"]
