"""One channel by unit: bars, who did not tell, and agencies apart."""

import pytest

from app.outreach.units_chart import Place, describe_units, draw_units
from measures.totals import Total
from tests.contrast import PAGE, contrast, seen


def total(value, more_than=0):
    return Total(value, 0, more_than, 0, "A")


COMMUNES = [
    Place("xã A", "commune", total(900, more_than=1), total(1100)),
    Place("xã B", "commune", total(700), None),
    Place("xã C", "commune", None, total(600)),
]
AGENCIES = [Place("Ủy ban Mặt trận Tổ quốc Việt Nam huyện", "agency", total(40), None)]


def test_each_number_stands_at_its_bar_with_its_word():
    figure = draw_units(COMMUNES)
    told = [note.text for note in figure.layout.annotations]
    assert told == ["<b>hơn 900</b>", "<b>700</b>", "chưa có số"]
    # Clear of the line of the quarter before, which may lie behind the bar's end.
    assert [note.x for note in figure.layout.annotations] == [1100, 700, 600]


def test_only_exact_numbers_are_plain_bars():
    exact, rough, before = draw_units(COMMUNES).data
    assert (exact.x, rough.x) == ((700.0,), (900.0,))
    assert (exact.marker.pattern.shape, rough.marker.pattern.shape) == (None, "/")
    assert list(zip(before.x, before.y, strict=True)) == [(1100, 0), (600, 2)]


def test_agencies_stand_apart_below_a_head_of_their_own():
    names = draw_units([*COMMUNES, *AGENCIES]).layout.yaxis.ticktext
    assert ["Xã, thị trấn" in name for name in names] == [True, *[False] * 5]
    assert "Cơ quan của huyện" in names[4]
    assert names[5] == "Ủy ban Mặt trận Tổ  <br>quốc Việt Nam huyện  "
    alone = draw_units(COMMUNES).layout.yaxis.ticktext
    assert alone == ("Xã A  ", "Xã B  ", "Xã C  ")


def test_there_is_room_for_the_longest_number_on_a_phone():
    assert draw_units(COMMUNES).layout.margin.r >= len("chưa có số") * 8
    few = draw_units([Place("xã A", "commune", total(5), None)])
    assert few.layout.margin.r < 40


def test_the_bars_in_words():
    assert describe_units(COMMUNES, "Lượt người tham dự", "quý I/2024") == (
        "Lượt người tham dự theo đơn vị. Xã A hơn 900 (quý I/2024: 1.100); Xã B 700 (quý I/2024: "
        "chưa có số); Xã C chưa có số (quý I/2024: 600)."
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_texts_can_be_read(theme):
    for note in seen(draw_units(COMMUNES), theme).layout.annotations:
        assert contrast(note.font.color, PAGE[theme]) >= 4.5
        assert note.font.size >= 15
