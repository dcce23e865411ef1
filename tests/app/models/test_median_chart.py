"""The bars of how long models are kept up."""

import pytest

from app.colours import EMPTY, STOCK
from app.models.median_chart import describe_medians, median_bars
from measures.survival import Curve, estimate, rank
from tests.contrast import PAGE, contrast, seen

LONG = Curve("crops", estimate([(4, 2, 0), (9, 3, 5)]))
SHORT = Curve("livestock", estimate([(0, 1, 0), (1, 2, 0), (3, 4, 0)]))
OPEN = Curve("crafts", estimate([(7, 1, 8)]))
AT_ONCE = Curve(None, estimate([(0, 5, 0)]))
CURVES = [SHORT, AT_ONCE, LONG, OPEN]


def test_the_longest_is_on_top_and_those_that_live_on_before_all():
    assert rank(CURVES) == [OPEN, LONG, SHORT, AT_ONCE]
    figure = median_bars(CURVES)
    names = [name.split("<br>")[0].strip() for name in figure.layout.yaxis.ticktext]
    assert names == ["Ngành nghề", "Trồng trọt", "Chăn nuôi", "Không rõ lĩnh vực"]
    assert "10 mô hình" in figure.layout.yaxis.ticktext[1]
    assert [note.text for note in figure.layout.annotations] == [
        "<b>hơn 7 quý</b>", "<b>9 quý</b>", "<b>3 quý</b>", "<b>trong quý đầu</b>"
    ]  # fmt: skip


def test_a_median_that_is_not_reached_is_no_full_bar():
    known, still = median_bars(CURVES).data
    assert (known.x, known.y, known.marker.color) == ((9, 3, 0), (1, 2, 3), STOCK)
    assert (still.x, still.y, still.marker.color) == ((7,), (0,), EMPTY)
    assert still.marker.pattern.shape == "/"


def test_in_words():
    assert describe_medians([SHORT, OPEN]) == (
        "Sau bao nhiêu quý thì một nửa số mô hình kết thúc. Ngành nghề: chưa đến một nửa kết thúc "
        "(9 mô hình); Chăn nuôi: một nửa kết thúc sau 3 quý (7 mô hình)."
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_can_be_read(theme):
    layout = seen(median_bars(CURVES), theme).layout
    inks = [note.font.color for note in layout.annotations] + [layout.yaxis.tickfont.color]
    assert [ink for ink in inks if contrast(ink, PAGE[theme]) < 4.5] == []
