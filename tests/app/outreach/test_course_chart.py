"""Channels over the years: what the panels draw and say."""

from itertools import pairwise

import pytest

from app.colours import STOCK, THIN
from app.explaining.marks import Mark as Sign
from app.outreach.channels import Mark
from app.outreach.course_chart import Course, describe_course, draw_course, has_course
from measures.totals import Total
from tests.contrast import PAGE, contrast, seen

QUARTERS = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2"]


def total(value, more_than=0):
    return Total(value, 0, more_than, 0, "A")


def course(channel="session", numbers=(80, 90, None, 95, 88, 110), note="", part=""):
    marks = [
        Mark(
            quarter, None if number is None else total(number), part if quarter == "2023-Q4" else ""
        )
        for quarter, number in zip(QUARTERS, numbers, strict=True)
    ]
    return Course(channel, marks, note)


def words_of(figure):
    return figure.data[-1].text


def test_the_number_of_the_quarter_stands_above_and_keeps_its_word():
    rough = course("attendance")._replace(
        marks=[Mark("2024-Q1", total(7900)), Mark("2024-Q2", total(8000, more_than=1))]
    )
    told = words_of(draw_course([rough], "2024-Q1"))
    assert told[:2] == ("<b>Lượt người dự</b>", "<b>hơn 8.000</b>")
    assert told[2:] == ("7.900", "I/2024 – II/2024")  # two names have no room side by side


def test_a_quarter_without_a_number_is_a_dash_and_no_bar():
    figure = draw_course([course()], "2024-Q1")
    assert "–" in words_of(figure)
    assert sum(len(trace.x) for trace in figure.data[1:-1]) == 5


def test_the_quarter_looked_at_has_a_colour_of_its_own_and_parts_are_hatched():
    figure = draw_course([course(part="6/7 xã, thị trấn báo cáo")], "2024-Q1")
    bars = [(one.marker.color, one.marker.pattern.shape, len(one.x)) for one in figure.data[1:-1]]
    assert bars == [(STOCK, None, 1), (STOCK, "/", 0), (THIN, None, 3), (THIN, "/", 1)]


def test_bars_stand_on_their_line_as_high_as_their_numbers():
    figure = draw_course([course(numbers=(10, 20, 30, 40, 50, 100))], "2024-Q1")
    [last] = figure.data[1].y
    assert figure.data[3].y[0] == pytest.approx(last / 10, abs=0.1)
    assert last < 0 and set(figure.data[3].base) == set(figure.data[1].base)


def test_of_one_quarter_heads_alone():
    one = Course("session", [Mark("2024-Q2", total(110))], "")
    assert not has_course([one])
    figure = draw_course([one], "2024-Q1")
    assert words_of(figure) == ("<b>Buổi tuyên truyền</b>", "<b>110</b>")
    assert all(len(trace.x) == 0 for trace in figure.data[:-1])
    assert figure.layout.height < draw_course([course()], "2024-Q1").layout.height


@pytest.mark.parametrize("across", [1, 2, 3, 4])
def test_panels_never_lie_over_each_other(across):
    courses = [course(note="7 xã và 4 cơ quan cùng báo cáo: tăng 15 buổi " * 2)] * 8
    figure = draw_course(courses, "2023-Q2", across)
    names = [
        (x, y)
        for x, y, text in zip(
            figure.data[-1].x, figure.data[-1].y, figure.data[-1].text, strict=True
        )
        if text == "<b>Buổi tuyên truyền</b>"
    ]
    tops = sorted({y for _, y in names})
    assert (len(tops), len(names)) == (-(-8 // across), 8)
    bases = sorted(set(figure.data[0].y) - {None})
    for top, base in zip(tops, bases, strict=True):
        # Three lines of notes end above the tallest bar and the number on it.
        assert base - top > 21 + 25 + 3 * 16 + 84 + 13
    assert all(base + 20 < top for base, top in zip(bases, tops[1:], strict=False))
    assert all(one != other for one, other in pairwise(names))


def test_the_bars_in_words():
    assert describe_course([course(part="6/7 xã, thị trấn báo cáo")]) == (
        "Tuyên truyền theo quý. Buổi tuyên truyền: quý I/2023: 80; quý II/2023: 90; quý III/2023: "
        "chưa có số; quý IV/2023: 95 (6/7 xã, thị trấn báo cáo); quý I/2024: 88; quý II/2024: 110."
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_texts_can_be_read(theme):
    words = seen(draw_course([course(note="Tăng 05 buổi")], "2024-Q1"), theme).data[-1]
    assert min(contrast(colour, PAGE[theme]) for colour in words.textfont.color) >= 4.5
    assert min(words.textfont.size) >= 12


def test_what_is_explained_of_all_channels_stands_in_the_first_panel():
    courses = [course("session"), course("attendance")]
    signs = [Sign("2024-Q1", "①", "mọi kênh"), Sign("2024-Q1", "②", "lượt người", "attendance")]
    figure = draw_course(courses, "2024-Q1", marks=signs)
    told = sorted((note.x, note.text) for note in figure.layout.annotations)
    assert [text.strip("</b>") for _, text in told] == ["①", "②"]
    assert told[0][0] < 1 < told[1][0]  # the second panel begins at 1.1
