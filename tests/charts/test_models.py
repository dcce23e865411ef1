"""Charts about models: what they show and whether it can be read."""

import pandas as pd
import pytest

from app.charts.models import describe_outcomes, outcome_bars
from tests.contrast import PAGE, contrast

THEMES = ["light", "dark"]

OUTCOMES = pd.DataFrame(
    [("xã A", 0, 2, 0), ("thị trấn B", 1238, 0, 0), (None, 13, 6, 0)],
    columns=["commune", "goal_met", "ineffective", "uncounted"],
)


def test_bars_are_the_rows():
    figure = outcome_bars(OUTCOMES)
    names = ("Xã A", "Thị trấn B", "Chưa phân xã")
    assert [(bar.name, tuple(bar.y), tuple(bar.x), tuple(bar.text)) for bar in figure.data] == [
        ("Đã đạt mục tiêu", names, (0, 1238, 13), ("", "1.238", "13")),
        ("Không hiệu quả", names, (2, 0, 6), ("2", "", "6")),
    ]
    assert [bar.hovertemplate for bar in figure.data] == [
        "%{y}<br>Đã đạt mục tiêu: %{x} mô hình<extra></extra>",
        "%{y}<br>Không hiệu quả: %{x} mô hình<extra></extra>",
    ]


def test_official_bars_add_up_to_the_report(ask, view):
    figure = outcome_bars(ask(view, "models/outcomes_by_commune"))
    assert [sum(bar.x) for bar in figure.data] == [13, 13]


def test_no_bars():
    assert [len(bar.x) for bar in outcome_bars(OUTCOMES.iloc[:0]).data] == [0, 0]


def test_labels_can_be_read_on_their_bars():
    bars = outcome_bars(OUTCOMES).data
    pairs = [(bar.textfont.color, bar.marker.color) for bar in bars]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("theme", THEMES)
def test_names_of_bars_can_be_read(theme):
    ink = outcome_bars(OUTCOMES, theme).layout.yaxis.tickfont.color
    assert contrast(ink, PAGE[theme]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_bars_stand_out_from_the_page(theme):
    colours = [bar.marker.color for bar in outcome_bars(OUTCOMES).data]
    assert [colour for colour in colours if contrast(colour, PAGE[theme]) < 2.5] == []


def test_the_official_bars_in_words(ask, view):
    assert describe_outcomes(ask(view, "models/outcomes_by_commune")) == (
        "Mô hình dừng hoạt động theo xã. Xã Đăk Kôi: 2 không hiệu quả; Xã Đăk Pne: 1 không hiệu "
        "quả; Thị trấn Đăk Rve: 1 không hiệu quả; Xã Đăk Tờ Re: 1 không hiệu quả; Xã Tân Lập: 2 "
        "không hiệu quả; Chưa phân xã: 13 đã đạt mục tiêu, 6 không hiệu quả."
    )


def test_bars_of_unknown_number_in_words():
    outcomes = pd.DataFrame(
        [("xã A", 0, 0, 1), ("xã B", 1238, 2, 0)],
        columns=["commune", "goal_met", "ineffective", "uncounted"],
    )
    assert describe_outcomes(outcomes) == (
        "Mô hình dừng hoạt động theo xã. Xã A: chưa có số; Xã B: 1.238 đã đạt mục tiêu, 2 không "
        "hiệu quả."
    )
