"""The waterfall of a balance: every bar begins where the one before ended."""

import pytest

from app.colours import BEGAN, CONVERTED, INEFFECTIVE, STOCK
from app.models.balance_chart import describe_balance, tell_absent, waterfall
from measures.balance import FLOWS, add_up
from tests.contrast import PAGE, contrast, seen
from tests.measures.test_balance import ask_balances, make


def read(label):
    return label.removeprefix("<b>").replace("</b>", "")


THEMES = ["light", "dark"]
TOTAL = make(
    opening=1240, launched=5, replicated=3, converted_in=2, goal_met=7, ineffective=4, converted=1,
    closing=1239,
)  # fmt: skip


def steps_of(figure):
    """For each row from top to bottom: label, where its bar begins, where it ends, its number; a
    stock stands at one place."""
    *traces, points = figure.data
    bars = {row: (at, at) for row, at in zip(points.y, points.x, strict=True)}
    bars |= {
        row: (base, base + width)
        for trace in traces
        for row, base, width in zip(trace.y, trace.base, trace.x, strict=True)
    }
    texts = [note.text for note in figure.layout.annotations]
    labels = [read(label).strip() for label in figure.layout.yaxis.ticktext]
    return [(labels[row], *bars[row], texts[row]) for row in sorted(bars)]


def test_the_bars_lead_from_opening_to_closing():
    assert steps_of(waterfall(TOTAL)) == [
        ("Đầu kỳ", 1240, 1240, "<b>1.240</b>"),
        ("Ra mắt", 1240, 1245, "<b>+5</b>"),
        ("Nhân rộng", 1245, 1248, "<b>+3</b>"),
        ("Chuyển đổi đến", 1248, 1250, "<b>+2</b>"),
        ("Đạt mục tiêu", 1250, 1243, "<b>−7</b>"),
        ("Không hiệu quả", 1243, 1239, "<b>−4</b>"),
        ("Chuyển đổi đi", 1239, 1238, "<b>−1</b>"),
        ("Cuối kỳ, tính ra", 1238, 1238, "<b>1.238</b>"),
        ("Cuối kỳ, báo cáo", 1239, 1239, "<b>1.239</b>"),
    ]


@pytest.mark.parametrize("closing", [1238, "missing", "uncounted"])
def test_one_closing_where_no_other_is_reported(closing):
    steps = steps_of(waterfall(make(**{**amounts(), "closing": closing})))
    assert [step[0] for step in steps][-2:] == ["Chuyển đổi đi", "Cuối kỳ"]


def amounts():
    return {name: TOTAL.figures[name].value for name in ("opening", *FLOWS)}


def test_what_did_not_happen_is_no_row_but_is_told():
    assert [step[0] for step in steps_of(waterfall(make(opening=8, goal_met=1)))] == [
        "Đầu kỳ", "Đạt mục tiêu", "Cuối kỳ, tính ra", "Cuối kỳ, báo cáo"
    ]  # fmt: skip
    assert tell_absent(make(opening=8, goal_met=1, launched=1, converted=1)) == (
        "Không có: nhân rộng, chuyển đổi đến, không hiệu quả."
    )
    assert tell_absent(make()) == (
        "Không có: ra mắt, nhân rộng, đạt mục tiêu, không hiệu quả, chuyển đổi."
    )
    assert tell_absent(TOTAL) == ""
    assert describe_balance(make()).endswith("không hiệu quả, chuyển đổi.")


def test_the_axis_begins_near_the_stock_and_shows_it():
    figure = waterfall(TOTAL)
    low, high = figure.layout.xaxis.range
    assert 1230 < low < 1238 and 1250 < high < 1256
    ticks = figure.layout.xaxis.tickvals
    assert list(ticks) == [1236, 1239, 1242, 1245, 1248]
    assert all(trace.type == "scatter" or 0 not in trace.base for trace in figure.data)


def test_numbers_below_zero():
    figure = waterfall(make(opening=2, goal_met=5, closing="missing"))
    assert steps_of(figure)[-1] == ("Cuối kỳ", -3, -3, "<b>−3</b>")
    low, high = figure.layout.xaxis.range
    assert low < -3 and high > 2


def test_a_reported_closing_is_an_empty_point():
    points = waterfall(TOTAL).data[-1]
    assert list(points.marker.color) == [STOCK, STOCK, "rgba(0,0,0,0)"]
    assert points.marker.line.color == STOCK and points.marker.line.width > 0


@pytest.mark.parametrize("theme", THEMES)
def test_it_can_be_read(theme):
    figure = seen(waterfall(TOTAL), theme)
    inks = [note.font.color for note in figure.layout.annotations]
    inks.append(figure.layout.yaxis.tickfont.color)
    assert [ink for ink in inks if contrast(ink, PAGE[theme]) < 4.5] == []
    fills = [seen(STOCK, theme), seen(BEGAN, theme), seen(CONVERTED, theme)]
    assert [fill for fill in fills if contrast(fill, PAGE[theme]) < 3] == []
    assert (figure.data[1].marker.pattern.shape, figure.data[1].marker.color) == ("/", INEFFECTIVE)


def test_hover_says_what_the_bar_says():
    texts = [text for trace in waterfall(TOTAL).data for text in trace.text]
    assert "Ra mắt: +5 mô hình" in texts
    assert len(texts) == 9
    assert {trace.hovertemplate for trace in waterfall(TOTAL).data} == {"%{text}<extra></extra>"}


def test_in_words():
    assert describe_balance(TOTAL) == (
        "Cân đối số mô hình, từ đầu kỳ đến cuối kỳ. Đầu kỳ: 1.240; Ra mắt: +5; Nhân rộng: +3; "
        "Chuyển đổi đến: +2; Đạt mục tiêu: −7; Không hiệu quả: −4; Chuyển đổi đi: −1; "
        "Cuối kỳ, tính ra: 1.238; Cuối kỳ, báo cáo: 1.239."
    )


def test_the_demonstration_differs_by_one(demo_view):
    total = add_up(ask_balances(demo_view))
    steps = steps_of(waterfall(total))
    assert [step[0] for step in steps[-2:]] == ["Cuối kỳ, tính ra", "Cuối kỳ, báo cáo"]
    assert steps[-1][2] - steps[-2][2] == 1
