"""Start, now and target of one indicator: what is drawn and whether it can be read."""

import re
from itertools import pairwise

import pytest

from app.colours import DISTANCES, INK, MUTED
from app.indicators.standing_chart import begin, describe_dumbbells, dumbbells
from tests.contrast import PAGE, contrast, seen
from tests.measures.indicators import (
    CEILING,
    COUNT_CEILING,
    LABELS,
    RISE,
    SINCE_JANUARY,
    one_of_each,
    row,
    stand,
)

TOGETHER = "Toàn huyện"


def plain(text):
    """Without our own tags; a name's are escaped and stay."""
    return re.sub(r"</?(?:b|span)(?: [^>]*)?>", "", text)


def marks(figure):
    """Each mark as name, value and row."""
    return {
        trace.name: list(zip(trace.x, trace.y, strict=True))
        for trace in figure.data
        if trace.mode == "markers" and trace.x[:1] != (None,)
    }


def test_marks_are_the_rows():
    places = [place for place in one_of_each() if place.rule == RISE]
    figure = dumbbells(places, LABELS, TOGETHER)
    assert marks(figure) == {
        "đầu năm": [(50, 0), (50, -1), (50, -2)],
        "hiện nay": [(65, 0), (70, -1), (60, -2)],
        "mức cần có quý này": [(60, 0), (60, -1), (60, -2)],
        "mục tiêu năm": [(70, 0), (70, -1), (70, -2)],
    }
    looks = {(trace.marker.symbol, trace.marker.size) for trace in figure.data if trace.name}
    assert len(looks) == 4
    assert figure.data[2].marker.color == tuple(
        DISTANCES[side][0] for side in ("far_above", "far_above", "above")
    )
    assert list(figure.layout.yaxis.ticktext) == ["<b>Toàn huyện</b> ", "A ", "B ", "C "]
    assert [plain(note.text) for note in figure.layout.annotations] == [
        "≥65,0%<br>vượt ≥5,0",
        "70,0% ✓<br>vượt 10,0",
        "≥60,0%<br>vừa đủ",
        "chưa có số",
        "hiện nay (%)<br>so với cần có",
        "○ đầu năm\u2003● hiện nay<br>│ mức cần có quý này\u2003┃ mục tiêu năm",
    ]


def test_what_is_not_drawn_is_not_in_the_key():
    figure = dumbbells(stand(CEILING, row(CEILING, "a", (1, 10), 20)), LABELS, TOGETHER)
    assert plain(figure.layout.annotations[-1].text) == "● hiện nay<br>┃ mức trần cả năm"
    assert "mức cần có quý này" not in {name for name, points in marks(figure).items() if points}


def test_the_way_is_drawn_from_start_to_now():
    figure = dumbbells([place for place in one_of_each() if place.rule == RISE], LABELS, TOGETHER)
    assert figure.data[0].x == (50, 65, None, 50, 70, None, 50, 60, None)
    assert figure.data[0].y == (0, 0, None, -1, -1, None, -2, -2, None)


def test_the_target_is_drawn_over_the_value():
    figure = dumbbells(stand(RISE, row(RISE, "a", (1, 2), 50, (1, 4))), LABELS, TOGETHER)
    names = [trace.name for trace in figure.data if trace.name]
    assert names == ["đầu năm", "hiện nay", "mức cần có quý này", "mục tiêu năm"]


@pytest.mark.parametrize(
    ("rule", "start"), [(RISE, 25.0), (SINCE_JANUARY, 0.0), (COUNT_CEILING, 0.0), (CEILING, None)]
)
def test_what_counts_up_starts_at_zero_and_a_share_of_it_nowhere(rule, start):
    whole = 4 if rule.rate else None
    [_, place, *_] = stand(rule, row(rule, "a", (2, whole), 50, (1, whole)))
    assert begin(place) == start


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [row(RISE, "a", None, 50)],
        [row(RISE, "a", (0, 10), 0, (0, 10)), row(RISE, "b", (0, 10), 0, (0, 10))],
        [row(RISE, "a", (1, 10)), row(RISE, "b", (1, 10))],
        [row(RISE, "a", (1, 1000), 1, (1, 1000)), row(RISE, "b", (1000, 1000), 1, (1, 1000))],
    ],
    ids=["nothing", "only a target", "all zero", "equal, without target", "outlier"],
)
def test_the_axis_holds_all_marks_and_has_a_width(rows):
    figure = dumbbells(stand(RISE, *rows), LABELS, TOGETHER)
    low, high = figure.layout.xaxis.range
    drawn = [x for trace in figure.data for x in trace.x or [] if x is not None]
    assert low < high
    assert all(low < x < high for x in drawn)
    assert list(figure.layout.yaxis.ticktext) == ["<b>Toàn huyện</b> ", "A ", "B ", "C "]


def test_rows_do_not_touch():
    figure = dumbbells(stand(RISE), LABELS, TOGETHER)
    low, high = figure.layout.yaxis.range
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    rows = sorted(figure.layout.yaxis.tickvals)
    assert min(after - before for before, after in pairwise(rows)) * plot / (high - low) >= 24


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read(theme):
    figure = seen(dumbbells(stand(RISE), LABELS, TOGETHER), theme)
    colours = {note.font.color for note in figure.layout.annotations}
    colours |= {figure.layout.yaxis.tickfont.color, figure.layout.xaxis.tickfont.color}
    assert colours == {seen(INK, theme), seen(MUTED, theme)}
    assert min(contrast(colour, PAGE[theme]) for colour in colours) >= 4.5


def test_marks_in_words():
    places = [place for place in one_of_each() if place.rule.indicator_id == "ceiling"]
    assert describe_dumbbells(places, LABELS, TOGETHER) == (
        "<b>Trần & số</b>, từ đầu năm đến nay và mục tiêu năm. Toàn huyện: 1 cặp (2/3 xã), quá "
        "mức 1 cặp, mức trần 0 cặp, chậm nhiều; A: 0 cặp, bằng mức, mức trần 0 cặp, đúng tiến "
        "độ; B: 1 cặp, quá mức 1 cặp, mức trần 0 cặp, chậm nhiều; C: chưa rõ số, mức trần 4 cặp, "
        "chưa đủ số."
    )


def test_a_share_in_words():
    places = [place for place in one_of_each() if place.rule == RISE]
    assert describe_dumbbells(places, LABELS, TOGETHER) == (
        "Tăng dần, từ đầu năm đến nay và mục tiêu năm. Toàn huyện: hơn 65,0% (2/3 xã), đầu năm "
        "50,0%, vượt ≥5,0 điểm so với mức cần có quý này, mục tiêu 70,0%, bằng 93% mục tiêu, đúng "
        "tiến độ; A: 70,0%, đầu năm 50,0%, vượt 10,0 điểm so với mức cần có quý này, mục tiêu "
        "70,0%, bằng 100% mục tiêu, đạt; B: hơn 60,0%, đầu năm 50,0%, vừa đủ so với mức cần có "
        "quý này, mục tiêu 70,0%, bằng 86% mục tiêu, đúng tiến độ; C: chưa có số, đầu năm chưa "
        "rõ, mục tiêu chưa có, chưa đủ số."
    )
