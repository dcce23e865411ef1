"""The columns of how many models run: what is known to the end, and what is not."""

import pytest

from app.colours import EMPTY, STOCK
from app.models.running_chart import EACH, describe_running, running_bars
from data.vietnamese import shift_quarter
from measures.running import Point
from measures.totals import Total
from tests.contrast import PAGE, contrast, seen


def point(quarter, value, told=7, uncounted=0):
    total = None if value is None else Total(value, uncounted, 0, 0, "")
    return Point(quarter, total, told, 7)


POINTS = [
    point("2023-Q3", 62),
    point("2023-Q4", 66),
    point("2024-Q1", None, told=0),
    point("2024-Q2", 1045, told=6),
]


def test_what_is_not_all_of_them_is_hatched():
    whole, part = running_bars(POINTS).data
    assert (whole.x, whole.y, whole.marker.color) == ((0, 1), (62, 66), STOCK)
    assert (part.x, part.y, part.marker.color) == ((3,), (1045,), EMPTY)
    assert (part.marker.pattern.shape, part.marker.line.color) == ("/", STOCK)


def test_each_column_has_its_number_and_the_last_a_bold_one():
    notes = running_bars(POINTS).layout.annotations
    assert [note.text for note in notes] == ["62", "66", "–", "<b>≥<br>1.045</b>"]
    assert notes[-1].font.size > notes[0].font.size >= 13
    assert running_bars(POINTS).layout.yaxis.range[0] == 0  # columns are read from zero


def test_a_year_stands_below_its_first_quarter():
    assert running_bars(POINTS).layout.xaxis.ticktext == ("III<br>2023", "IV", "I<br>2024", "II")


def test_a_single_quarter_is_no_wall():
    low, high = running_bars(POINTS[:1]).layout.xaxis.range
    assert high - low > 7
    assert running_bars(POINTS * 3).layout.xaxis.range[1] == 11.6


def test_of_many_quarters_one_of_each_year_is_named():
    many = [point(shift_quarter("2015-Q1", number), number) for number in range(38)]
    assert len(many) > EACH
    layout = running_bars(many).layout
    assert layout.xaxis.ticktext[:2] == ("II<br>2015", "II<br>2016")
    assert [note.text for note in layout.annotations][-2:] == ["33", "<b>37</b>"]


def test_in_words():
    assert describe_running(POINTS) == (
        "Số mô hình đang hoạt động cuối mỗi quý. Quý III/2023: 62 mô hình; Quý IV/2023: 66 mô "
        "hình; Quý I/2024: chưa có số; Quý II/2024: ít nhất 1.045 mô hình (6/7 xã)."
    )
    assert describe_running([point("2024-Q2", 5, uncounted=1)]).endswith("ít nhất 5 mô hình.")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_can_be_read(theme):
    layout = seen(running_bars(POINTS), theme).layout
    inks = [note.font.color for note in layout.annotations] + [layout.xaxis.tickfont.color]
    assert [ink for ink in inks if contrast(ink, PAGE[theme]) < 4.5] == []
    assert contrast(seen(STOCK, theme), PAGE[theme]) >= 3
