"""The small panels: what they show, and whether it can be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.customs.rundown_chart import MARK, SCALES, describe_rundown, draw_rundown
from measures.rundown import trace
from tests.contrast import PAGE, contrast, seen
from tests.lists import CUSTOMS_TOLD
from tests.measures.courses import LINES, course, silences

THEMES = ["light", "dark"]
LINES_TRACE, RINGS, ASKED, MARKS = range(4)


def drawn(trace, height=None):
    """The marks of a trace that are there."""
    return [(x, y) for x, y in zip(trace.x, trace.y, strict=True) if y is not None]


def notes(figure):
    return [note.text for note in figure.layout.annotations]


def test_the_line_breaks_where_a_quarter_is_not_complete():
    figure = draw_rundown([course("9 8 7? - 5 4")])
    lines = figure.data[LINES_TRACE]
    assert [y is None for y in lines.y] == [False, False, True, True, False, False, True]
    assert lines.connectgaps is False
    assert len(drawn(figure.data[RINGS])) == 1
    assert figure.data[RINGS].marker.symbol == "circle-open"
    assert figure.data[RINGS].customdata == ("Nợ miệng<br>Quý III/2023: ít nhất 7 hộ (1/2 xã)",)


def test_unknown_is_a_question_mark_and_never_a_zero():
    figure = draw_rundown([course("? 0 -")])
    assert figure.data[ASKED].text == ("<b>?</b>",)
    [(_, asked)] = drawn(figure.data[ASKED])
    base = figure.layout.shapes[0].y0
    assert asked < base  # pixels downwards: it stands above the line of zero
    [(_, zero)] = drawn(figure.data[LINES_TRACE])
    assert zero == base


def test_heights_are_those_of_one_scale():
    figure = draw_rundown([course("10 5"), course("2 1", "Tảo hôn")])
    base = figure.layout.shapes[0].y0
    heights = [base - y for _, y in drawn(figure.data[LINES_TRACE])]
    assert heights == pytest.approx([heights[0], heights[0] / 2, heights[0] / 5, heights[0] / 10])


def test_heights_of_a_scale_for_each():
    figure = draw_rundown([course("10 5"), course("2 1", "Tảo hôn")], "rieng")
    base = figure.layout.shapes[0].y0
    heights = [base - y for _, y in drawn(figure.data[LINES_TRACE])]
    assert heights == pytest.approx([heights[0], heights[0] / 2] * 2)


@pytest.mark.parametrize("theme", THEMES)
def test_first_zero_end_and_return_have_signs_words_and_colours(theme):
    figure = seen(draw_rundown([course("5 0 0 0 2"), course("5 0", "Tảo hôn")]), theme)
    marks = figure.data[MARKS]
    assert marks.marker.symbol == ("diamond-open", "diamond", "triangle-up", "diamond-open")
    assert len(set(marks.marker.color)) == 2
    told = notes(figure)
    assert "▲ xuất hiện trở lại (I/2024)" in told
    assert "◇ cần theo dõi (II/2023)" in told
    for word in ("xóa bỏ", "trở lại", "hết"):
        assert word in told
    assert marks.customdata[1].endswith("Quý IV/2023: 0 hộ<br>đã xóa bỏ")


def test_every_mark_has_a_word():
    assert set(MARK) == {"first_zero", "eradicated", "returned", "appeared"}
    assert list(SCALES) == ["chung", "rieng"]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("5 4", "● còn duy trì"),
        ("5 0?", "● còn duy trì; nay chưa đủ số"),
        ("5 -", "● còn duy trì; nay chưa có số"),
        ("5 0 0 0 -", "◆ đã xóa bỏ (IV/2023)"),
    ],
)
def test_the_state_stands_under_the_name(line, status):
    assert status in notes(draw_rundown([course(line)]))


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
    marks = sum(step.mark != "" for one in courses for step in one.steps)
    assert inside == [True] * (told + marks)
    for number, one in enumerate(courses):
        base = figure.layout.shapes[number].y0
        for point, step in zip(one.points, one.steps, strict=True):
            if point.complete and point.value == 0 and not step.mark:
                assert base in [y for _, y in drawn(figure.data[LINES_TRACE])]


def test_no_panel():
    figure = draw_rundown([])
    assert [len(trace.x) for trace in figure.data] == [0, 0, 0, 0]


def test_long_names_break_on_a_phone_and_panels_do_not_overlap():
    name = "Kiêng kỵ vật nuôi phóng uế, đẻ con ở dưới, bên trong kho thóc"
    figure = draw_rundown([course("9 8", name), course("9"), course("7 6")])
    [title] = [text for text in notes(figure) if "Kiêng" in text]
    lines = title.removeprefix("<b>").removesuffix("</b>").split("<br>")
    assert max(len(line) for line in lines) <= 27
    assert " ".join(lines) == name
    first, _, third = (shape.y0 for shape in figure.layout.shapes)
    titles = {note.text: note.y for note in figure.layout.annotations}
    assert titles[title] == 0
    assert first < third - 100


def test_two_panels_side_by_side_share_their_base_line():
    figure = draw_rundown([course("9 8", "Kiêng kỵ vật nuôi phóng uế, đẻ con"), course("7")])
    left, right = figure.layout.shapes
    assert left.y0 == right.y0
    assert left.x1 < right.x0


def test_a_name_is_never_read_as_a_tag():
    figure = draw_rundown([course("5 0 2", "<b>x</b>")])
    hovers = [text for trace in figure.data for text in trace.customdata or ()]
    assert [text for text in [*notes(figure), *hovers] if "<b>x" in text] == []


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_and_marks_stand_out(theme):
    figure = seen(draw_rundown([course("5 0 0 0 2"), course("5 4 ?")]), theme)
    inks = {note.font.color for note in figure.layout.annotations}
    assert [ink for ink in inks if contrast(ink, PAGE[theme]) < 4.5] == []
    marks = {figure.data[LINES_TRACE].line.color, figure.data[RINGS].marker.color}
    marks |= set(figure.data[MARKS].marker.color)
    assert [colour for colour in marks if contrast(colour, PAGE[theme]) < 3] == []


def test_few_traces_and_no_handling():
    figure = draw_rundown([course("5 4")] * 14)
    assert len(figure.data) == 4
    assert {trace.type for trace in figure.data} == {"scatter"}
    assert (figure.layout.dragmode, figure.layout.separators) == (False, ",.")
    assert figure.layout.xaxis.fixedrange
    assert figure.layout.yaxis.fixedrange


def test_the_official_panels_in_words(ask, view):
    known = [one for one in trace(ask(view, "customs/course"), silences(view)) if one.was_practised]
    assert describe_rundown(known) == (
        "Số hộ còn thực hiện theo quý. Cúng ốm đau và khấn cầu thần linh: quý II/2024 ít nhất 1 "
        "hộ (1/2 xã); còn duy trì; 02 quý chưa đủ số. Thả rông gia súc, gia cầm: quý I/2024 còn, "
        "chưa rõ số hộ (0/2 xã), quý II/2024 ít nhất 2 hộ (1/2 xã); còn duy trì; 02 quý chưa đủ "
        "số. Sinh đẻ tại nhà: quý I/2024 còn, chưa rõ số hộ, quý II/2024 0 hộ; hết quý II/2024; "
        "cần theo dõi; 01 quý chưa đủ số. Ngủ “đầm” (ngủ rẫy): quý I/2024 55 hộ, quý II/2024 45 "
        "hộ; còn duy trì."
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
    assert "trở lại quý I/2024; xuất hiện trở lại" in words
    assert all(one.custom in words for one in known)
