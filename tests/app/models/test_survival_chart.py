"""The curves of how long models live: what they show and whether it can be read."""

import pytest

from app.colours import THIN
from app.models.survival_chart import describe_curves, survival_curves, write_median
from measures.survival import Curve, by_field, estimate
from queries import query
from tests.contrast import PAGE, contrast, seen

THEMES = ["light", "dark"]
LONG = Curve("crops", estimate([(4, 2, 0), (9, 3, 5)]))
SHORT = Curve("livestock", estimate([(0, 1, 0), (1, 2, 0), (3, 4, 0)]))


def lines_of(figure, name):
    return [
        tuple(zip(trace.x, trace.y, strict=True))
        for trace in figure.data
        if trace.mode == "lines" and trace.name == name
    ]


def test_lines_are_the_steps():
    figure = survival_curves([LONG, SHORT])
    assert lines_of(figure, "Trồng trọt") == [((0, 100.0), (4, 80.0), (9, 50.0))]
    # From the age on at which fewer than five are left, the line is another, thinner one.
    firm, thin = lines_of(figure, "Chăn nuôi")
    assert firm == ((0, 100.0), (0, 600 / 7), (1, 400 / 7))
    assert thin == ((1, 400 / 7), (3, 0.0))
    widths = [trace.line.width for trace in figure.data if trace.name == "Chăn nuôi"]
    assert widths[0] > widths[1]
    assert {trace.line.shape for trace in figure.data if trace.mode == "lines"} == {"hv"}


def test_medians_are_marked_and_named():
    figure = survival_curves([SHORT, LONG])
    assert [(t.x[0], t.y[0]) for t in figure.data if t.mode == "markers"] == [(9, 50), (3, 50)]
    names = [note.text for note in figure.layout.annotations]
    assert names == ["<b>Trồng trọt</b>  9 quý", "<b>Chăn nuôi</b>  3 quý"]


def test_a_curve_that_stays_above_one_half_has_no_mark():
    figure = survival_curves([Curve("crops", estimate([(4, 2, 8)]))])
    assert [trace for trace in figure.data if trace.mode == "markers"] == []
    assert figure.layout.annotations[0].text == "<b>Trồng trọt</b>  chưa đến một nửa"


@pytest.mark.parametrize("lives", [[(0, 0, 5)], [(0, 5, 0)], [(1, 0, 9)], [(40, 5, 5)]])
def test_lives_at_the_edges_are_drawn(lives):
    figure = survival_curves([Curve(None, estimate(lives))])
    assert figure.layout.xaxis.range[1] >= 4
    assert len(figure.data) >= 1


def test_no_curves():
    assert survival_curves([]).data == ()


def test_each_field_has_a_panel_with_the_others_behind():
    figure = survival_curves([LONG, SHORT, Curve("crafts", estimate([(2, 6, 0)]))])
    panels = [trace.xaxis for trace in figure.data if trace.line.color == THIN]
    assert panels == ["x", "x2", "x3"]
    [behind] = [trace for trace in figure.data if (trace.xaxis, trace.hoverinfo) == ("x", "skip")]
    assert behind.x.count(None) == 2
    own = {trace.name: trace.xaxis for trace in figure.data if trace.name}
    assert own == {"Trồng trọt": "x", "Chăn nuôi": "x2", "Ngành nghề": "x3"}
    starts = [figure.layout[f"xaxis{name}"].domain[0] for name in ("", "2", "3")]
    assert starts[0] == starts[2] < starts[1]
    assert figure.layout.yaxis3.domain[1] < figure.layout.yaxis.domain[0]


@pytest.mark.parametrize("theme", THEMES)
def test_it_can_be_read(theme):
    figure = seen(survival_curves([LONG, SHORT]), theme)
    inks = [note.font.color for note in figure.layout.annotations]
    inks += [trace.line.color for trace in figure.data if trace.name]
    inks += [figure.layout.xaxis.tickfont.color, figure.layout.yaxis.tickfont.color]
    assert [ink for ink in inks if contrast(ink, PAGE[theme]) < 4.5] == []


def test_in_words():
    assert describe_curves([LONG, SHORT]) == (
        "Đường bậc thang: phần mô hình còn hoạt động theo số quý kể từ khi bắt đầu. Trồng trọt: 10 "
        "mô hình, 80% sau 4 quý, 80% sau 8 quý, một nửa kết thúc sau 9 quý; Chăn nuôi: 7 mô hình, "
        "một nửa kết thúc sau 3 quý."
    )


@pytest.mark.parametrize(
    ("lives", "text"),
    [
        ([(0, 3, 0)], "một nửa kết thúc ngay trong quý bắt đầu"),
        ([(5, 3, 0)], "một nửa kết thúc sau 5 quý"),
        ([(5, 1, 4)], "chưa đến một nửa kết thúc"),
    ],
)
def test_a_median_in_words(lives, text):
    assert write_median(Curve(None, estimate(lives))) == text


def test_the_demonstration_draws_every_field(demo_view):
    rows = query("models/lifetimes", on=demo_view.snapshot, quarter="2024-Q2", communes=[])
    curves = by_field(rows)
    figure = survival_curves(curves)
    assert {trace.name for trace in figure.data if trace.name} == {
        "Trồng trọt", "Chăn nuôi", "Ngành nghề", "Vệ sinh môi trường", "Văn hóa – dân số"
    }  # fmt: skip
