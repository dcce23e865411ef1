"""The matrix of reports and the bars by quarter: what they say, and whether it can be read."""

import re
from datetime import date

import pytest

from app.duty.chart import (
    SIGNS,
    Cell,
    Row,
    count_quarter,
    describe_bars,
    describe_matrix,
    draw_bars,
    draw_legend,
    draw_matrix,
    tell_cell,
    write_cell,
    write_part,
)
from measures.duty import Obligation, Rate, Status
from tests.contrast import PAGE, contrast, seen

THEMES = ["light", "dark"]
QUARTERS = ["2024-Q1", "2024-Q2"]


def row(label, *states, is_district=False):
    """A unit with one cell for each state: "late 5", "missing", "" where nothing is known."""
    cells = []
    for quarter, state in zip(QUARTERS[-len(states) :], states, strict=True):
        name, _, days = state.partition(" ")
        status = Status(name, int(days) if days else None) if name else None
        came = date(2024, 6, 23) if name == "late" else None
        one = Obligation(label, quarter, date(2024, 6, 18), came_on=came) if name else None
        cells.append(Cell(quarter, one, status))
    return Row(label, cells, is_district)


ROWS = [
    row("xã A", "on_time", "late 5"),
    row("xã B", "", "missing"),
    row("xã C", "exempt", "not_due"),
    row("xã D", "undated", "on_time"),
    row("các cơ quan của huyện", "late 1", "late 2", is_district=True),
]


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (Status("on_time"), "✓ đúng hạn"),
        (Status("late", 5, 3), "! trễ 5 ngày"),
        (Status("late", 1238), "! trễ 1.238 ngày"),
        (Status("late"), "! trễ"),
        (Status("missing", 5, 3), "✕ chưa báo cáo"),
        (Status("not_due"), "– chưa đến hạn"),
        (Status("exempt"), "○ không phải báo cáo"),
        (Status("undated"), "● đã báo cáo"),
        (None, ""),
    ],
)
def test_cell(status, text):
    assert write_cell(status) == text


def test_a_cell_in_a_sentence():
    assert tell_cell("xã A", ROWS[0].cells[1]) == (
        "Xã A, quý II/2024: Trễ hạn (5 ngày); hạn 18/6/2024; gửi 23/6/2024"
    )
    assert tell_cell("xã B", ROWS[1].cells[0]) == "Xã B, quý I/2024: chưa có thông tin"
    longer = Obligation("a", "2024-Q2", date(2024, 6, 18), date(2024, 6, 25))
    assert tell_cell("xã A", Cell("2024-Q2", longer, Status("not_due"))).endswith(
        "Chưa đến hạn; hạn 25/6/2024 (được gia hạn)"
    )
    exempt = Obligation("a", "2024-Q2", exempt_reason="gộp")
    assert tell_cell("xã A", Cell("2024-Q2", exempt, Status("exempt"))).endswith(
        "Không phải báo cáo; gộp"
    )


def test_agencies_count_in_no_total_of_communes():
    assert count_quarter(ROWS, 1) == Rate(on_time=1, late=1, missing=1, not_due=1)
    assert count_quarter(ROWS, 0) == Rate(on_time=1, undated=1, exempt=1)


@pytest.mark.parametrize(
    ("rate", "text"),
    [(Rate(3, 3, 1), "3/7"), (Rate(0, 0, 2), "0/2"), (Rate(not_due=7), "–"), (Rate(), "–")],
)
def test_part(rate, text):
    assert write_part(rate) == text


def plain(html):
    """Each line of the table as the texts of its cells."""
    lines = html.split("<tr>")[1:]
    return [re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", line) for line in lines]


def test_the_matrix_names_rows_columns_and_totals():
    assert plain(draw_matrix(ROWS)) == [
        ["Đơn vị", "Quý I/2024", "Quý II/2024", "Đúng hạn"],
        ["Xã A", "✓ đúng hạn", "! trễ 5 ngày", "1/2"],
        ["Xã B", "", "✕ chưa báo cáo", "0/1"],
        ["Xã C", "○ không phải báo cáo", "– chưa đến hạn", "–"],
        ["Xã D", "● đã báo cáo", "✓ đúng hạn", "1/1"],
        ["Các cơ quan của huyện", "! trễ 1 ngày", "! trễ 2 ngày", "0/2"],
        ["Số xã đúng hạn", "1/1", "1/3", "2/4"],
    ]
    html = draw_matrix(ROWS)
    assert html.count('scope="row"') == 6
    assert html.count('scope="col"') == 4


def test_a_name_is_never_read_as_a_tag():
    html = draw_matrix([row("<b>x</b>", "on_time", "late 1")])
    assert "<b>" not in html
    assert "&lt;b&gt;x" in html


def test_the_legend_says_what_occurs():
    told = re.sub(r"<[^>]*>", "|", draw_legend(ROWS))
    for _, words in SIGNS.values():
        assert f"| {words}|" in told
    assert told.endswith("&nbsp;| chưa có thông tin||")
    assert "chưa có thông tin" not in draw_legend([row("xã A", "on_time", "late 1")])


@pytest.mark.parametrize("theme", THEMES)
def test_every_cell_can_be_read_and_no_colour_stands_alone(theme):
    drawn = re.findall(
        r'<td style="([^"]*)" title="[^"]*">([^<]+)<', seen(draw_matrix(ROWS), theme)
    )
    assert len(drawn) == 9
    looks = {}
    for style, text in drawn:
        ink = re.search(r"(?:^|;)color:(#\w{6})", style)[1]
        ground = re.search(r"background:(#\w{6})", style)
        assert contrast(ink, ground[1] if ground else PAGE[theme]) >= 4.5, text
        looks.setdefault(style, set()).add(text[0])
    # on time, late, missing and undated each have a ground of their own
    assert len(looks) == 5


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_written_in_a_bar_can_be_read(theme):
    rates = {"2024-Q2": Rate(3, 2, 1, 1, 1, 1)}
    figure = seen(draw_bars(rates), theme)
    assert len(figure.data) == 5
    for bar in figure.data:
        ground = bar.marker.color if bar.marker.color.startswith("#") else PAGE[theme]
        assert contrast(bar.textfont.color, ground) >= 4.5, bar.name


def test_bars_stand_for_the_counts_of_each_quarter():
    rates = {"2024-Q1": Rate(6, 0, 1), "2024-Q2": Rate(3, 3, 1, exempt=1)}
    figure = draw_bars(rates)
    assert [(bar.name, list(bar.y), list(bar.text)) for bar in figure.data] == [
        ("✓ đúng hạn", [6, 3], ["✓ 6", "✓ 3"]),
        ("! trễ", [0, 3], ["", "! 3"]),
        ("✕ chưa báo cáo", [1, 1], ["✕ 1", "✕ 1"]),
    ]
    assert [note.text for note in figure.layout.annotations] == ["<b>6/7</b>", "<b>3/7</b>"]
    assert list(figure.layout.xaxis.ticktext) == ["Quý I<br>2024", "Quý II<br>2024"]


def test_quarters_without_a_report_still_have_their_place():
    figure = draw_bars({"2024-Q1": Rate(), "2024-Q2": Rate(exempt=2)})
    assert [note.text for note in figure.layout.annotations] == ["<b>–</b>", "<b>–</b>"]


def test_in_words():
    assert describe_matrix(ROWS[:2]) == (
        "Tình hình báo cáo quý II/2024 và các quý trước. Xã A trễ hạn (5 ngày), đúng hạn 1/2 quý; "
        "Xã B chưa báo cáo (quá hạn), đúng hạn 0/1 quý."
    )
    assert describe_bars({"2024-Q1": Rate(), "2024-Q2": Rate(3, 3, 1)}) == (
        "Số xã, thị trấn báo cáo đúng hạn, trễ, chưa báo cáo theo quý. quý I/2024: chưa có thông "
        "tin; quý II/2024: 3 đúng hạn, 3 trễ, 1 chưa báo cáo."
    )
