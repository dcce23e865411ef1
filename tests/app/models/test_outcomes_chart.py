"""Charts about models that stopped: what they show and whether it can be read."""

import pytest

from app.models.outcomes_chart import FAILED, INK_ON, MET, describe_outcomes, outcome_bars
from measures.outcomes import NOTHING, Group
from tests.contrast import PAGE, contrast, seen
from tests.measures.test_outcomes import ask_outcomes, count

THEMES = ["light", "dark"]


def make(slug, name, now, has_rate=True):
    return Group(slug, slug, name, now, NOTHING, has_rate, False)


GROUPS = [
    make("a", "xã A", count(2, 4)),
    make("b", "thị trấn B", count(1238, 0)),
    make("c", "xã C", NOTHING, False),
    make("d", "chưa phân xã", count(3, 6), False),
]


def bars_of(figure):
    return [trace for trace in figure.data if trace.type == "bar"]


def test_bars_are_the_groups():
    figure = outcome_bars(GROUPS)
    assert [(bar.name, tuple(bar.x)) for bar in bars_of(figure)] == [
        (MET, (2, 1238, None, 3)),
        (FAILED, (4, 0, None, 6)),
    ]
    assert list(figure.layout.yaxis.ticktext) == [
        "Xã A  ", "Thị trấn B  ", "Xã C  ", "Chưa phân xã  "
    ]  # fmt: skip
    assert list(figure.data[-1].text) == [
        "  2/6 · 33%",
        "  1.238/1.238 · 100%",
        "  chưa có số",
        "  9 · chưa rõ tỷ lệ",
    ]


def test_a_click_gives_the_group_of_the_bar():
    for trace in outcome_bars(GROUPS).data:
        assert list(trace.customdata) == ["a", "b", "c", "d"]


def test_numbers_stand_in_bars_that_have_room_for_them():
    figure = outcome_bars([make("a", "xã A", count(1, 99)), make("b", "xã B", count(50, 50))])
    assert [tuple(bar.text) for bar in bars_of(figure)] == [("", "50"), ("99", "50")]


def test_without_any_rate_the_ends_say_the_number_alone():
    figure = outcome_bars(
        [make("a", "xã A", count(0, 7), False), make("c", "xã C", NOTHING, False)]
    )
    assert list(figure.data[-1].text) == ["  7", "  chưa có số"]
    # Not twice: the bar is its whole number.
    assert [tuple(bar.text) for bar in bars_of(figure)] == [("", ""), ("", "")]


def test_a_number_that_is_not_whole_says_so():
    figure = outcome_bars([make("a", "xã A", count(3, 2, uncounted=1), False)])
    assert list(figure.data[-1].text) == ["  ít nhất 5"]


def test_the_chosen_group_is_marked_not_by_colour_alone():
    figure = outcome_bars(GROUPS, "b")
    assert figure.layout.yaxis.ticktext[1] == "<b>▸ Thị trấn B  </b>"
    [band] = figure.layout.shapes
    assert band.y0 < 1 < band.y1
    assert outcome_bars(GROUPS, "elsewhere").layout.shapes == ()


def test_long_names_take_lines_and_foreign_marks_stay_text():
    name = "Hội <b>Cựu chiến binh & Thanh niên xung phong"
    [label] = outcome_bars([make("a", name, count(2, 4))]).layout.yaxis.ticktext
    assert label == "Hội &lt;b&gt;Cựu chiến<br>binh &amp; Thanh niên<br>xung phong  "
    assert "&lt;b&gt;" in bars_of(outcome_bars([make("a", name, count(2, 4))]))[0].hovertext[0]


def test_no_bars_and_bars_of_zeros():
    assert [len(bar.x) for bar in bars_of(outcome_bars([]))] == [0, 0]
    figure = outcome_bars([make("a", "xã A", count(0, 0))])
    assert list(figure.data[-1].text) == ["  0"]
    assert figure.layout.xaxis.range[1] > 0


def test_nothing_can_be_dragged_or_zoomed():
    layout = outcome_bars(GROUPS).layout
    assert (layout.dragmode, layout.xaxis.fixedrange, layout.yaxis.fixedrange) == (
        False,
        True,
        True,
    )
    assert (layout.legend.itemclick, layout.separators) == (False, ",.")


def test_labels_can_be_read_on_their_bars():
    bars = bars_of(outcome_bars(GROUPS))
    pairs = [(INK_ON[bar.name], bar.marker.color) for bar in bars]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("theme", THEMES)
def test_names_and_rates_can_be_read(theme):
    figure = seen(outcome_bars(GROUPS, "a"), theme)
    inks = [figure.layout.yaxis.tickfont.color, figure.data[-1].textfont.color]
    inks.append(figure.layout.legend.font.color)
    assert [ink for ink in inks if contrast(ink, PAGE[theme]) < 4.5] == []


@pytest.mark.parametrize("theme", THEMES)
def test_bars_stand_out_from_the_page_and_differ_without_colour(theme):
    bars = bars_of(seen(outcome_bars(GROUPS), theme))
    assert [bar for bar in bars if contrast(bar.marker.color, PAGE[theme]) < 2.5] == []
    assert [bar.marker.pattern.shape for bar in bars] == [None, "/"]


def test_the_official_bars_add_up_to_the_report(view):
    figure = outcome_bars(ask_outcomes(view).groups)
    assert [sum(x for x in bar.x if x is not None) for bar in bars_of(figure)] == [13, 13]


def test_the_official_bars_in_words(view):
    assert describe_outcomes(ask_outcomes(view).groups) == (
        "Mô hình dừng hoạt động. Xã Đăk Kôi: 2 không hiệu quả (2 · chưa rõ tỷ lệ); Xã Đăk Pne: 1 "
        "không hiệu quả (1 · chưa rõ tỷ lệ); Xã Đăk Ruồng: chưa có số; Thị trấn Đăk Rve: 1 không "
        "hiệu quả (1 · chưa rõ tỷ lệ); Xã Đăk Tơ Lung: chưa có số; Xã Đăk Tờ Re: 1 không hiệu quả "
        "(1 · chưa rõ tỷ lệ); Xã Tân Lập: 2 không hiệu quả (2 · chưa rõ tỷ lệ); Chưa phân xã: 13 "
        "đã đạt mục tiêu, 6 không hiệu quả (19 · chưa rõ tỷ lệ)."
    )


def test_the_bars_of_the_demonstration_in_words(demo_view):
    words = describe_outcomes(ask_outcomes(demo_view).groups)
    assert words.startswith("Mô hình dừng hoạt động. Thị trấn Mẫu: ")
    assert words.endswith("; Xã Mẫu 6: chưa có số.")
