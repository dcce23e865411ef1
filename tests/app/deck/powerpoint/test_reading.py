"""Charts of pages as tables of charts of PowerPoint: bars, bars on bars, lines with gaps, dots."""

import json

import pytest
from lxml import etree

from app import colours
from app.deck.powerpoint import chart_xml
from app.deck.powerpoint.chart_looks import find_format
from app.deck.powerpoint.chart_sizes import find_sizes
from app.deck.powerpoint.drawing import Drawing, Look, Series
from app.deck.powerpoint.reading import read
from app.models.balance_chart import waterfall
from app.models.stock import read_balance
from app.overview.small_charts import Bar, draw_bars, draw_statuses
from app.section import Section
from measures.totals import Total
from tests.measures.test_balance import make


def drawing_of(figure):
    return read(Section("a", "", "", figure, "", None, "").spec)


def series_of(drawing, kind):
    return [one for one in drawing.series if one.kind == kind]


def test_unknown_is_an_empty_cell_and_says_so_beside_its_name():
    bars = [
        Bar("2023-Q4", None),
        Bar("2024-Q1", Total(0, 2, 0, 0, "A")),
        Bar("2024-Q2", Total(0, 0, 0, 0, "A")),
        Bar("2024-Q3", Total(1200, 1, 0, 0, "A"), "6/7 xã"),
    ]
    drawing = drawing_of(draw_bars(bars, "hộ", colours.STRONG, colours.SCALE[2], "Hộ"))
    [series] = drawing.series
    assert (series.name, series.values) == ("Hộ", (None, None, 0, 1200))
    assert drawing.names == ("IV/2023: –", "I/2024: ?", "II/2024", "III/2024")
    assert [label and label.text for label in series.labels] == [None, None, "0", "≥1.200"]
    assert series.looks[3].hatch == colours.GROUND
    assert series.looks[2] == (colours.SCALE[2], "", "")


def test_a_waterfall_stands_on_bars_that_are_not_seen():
    total = make(
        opening=1240, launched=5, replicated=3, converted_in=2, goal_met=7, ineffective=4,
        converted=1, closing=1239,
    )  # fmt: skip
    drawing = drawing_of(waterfall(total))
    stocks, change = series_of(drawing, "bar")
    [base], [room] = series_of(drawing, "base"), series_of(drawing, "room")
    assert drawing.is_across and drawing.is_stacked and 1230 < drawing.low < 1238
    assert stocks.values[0] == 1240 and change.values[0] is None and base.values[0] is None
    at = 1240
    for number, name in enumerate(drawing.names[1:-2], start=1):
        ends = base.values[number], base.values[number] + change.values[number]
        assert at in ends, name
        at = sum(ends) - at
    assert at == 1238  # what is worked out; another closing is reported
    assert stocks.values[-2:] == (1238, 1239)
    assert room.labels[1].text == "+5"
    # The axis does not begin at nought: how many run are points, not lengths.
    assert {*stocks.looks} == {Look()}
    texts = [label.text for label in room.labels]
    assert (texts[0], texts[-2:]) == ("◆ 1.240", ["◆ 1.238", "◇ 1.239"])
    assert all(sum(filter(None, row)) == pytest.approx(drawing.high) for row in zip(
        stocks.values, base.values, change.values, room.values, strict=True))  # fmt: skip


def test_the_balance_of_the_demonstration_is_its_table(demo_view):
    noted = read_balance(demo_view.narrow("mau-1"))
    drawing = read(noted.section.spec)
    stocks, change = series_of(drawing, "bar")
    names = dict(zip(drawing.names, range(len(drawing.names)), strict=True))
    [row] = [
        one for one in noted.section.table.to_dict("records") if "Mẫu 1" in str([*one.values()])
    ]
    assert stocks.values[names["Đầu kỳ"]] == row["Đầu kỳ"]
    assert stocks.values[-1] == row["Cuối kỳ, báo cáo"]
    moved = {name: change.values[at] for name, at in names.items() if change.values[at]}
    assert moved and {name: row[name] for name in moved} == moved


def test_blocks_are_one_number():
    drawing = drawing_of(draw_statuses({"met": ["A"], "on_path": [], "slow": ["B", "C", "D"]}))
    [series] = drawing.series
    assert series.values == (1, 0, 3)
    assert series.name == "Số chỉ tiêu"


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("48", 48, "[>=1000000]0\\.000\\.000;[>=1000]0\\.000;0"),
        ("≥1.200", 1200, '[>=1000000]"≥"0\\.000\\.000;[>=1000]"≥"0\\.000;"≥"0'),
        ("✓ 6", 6, '[>=1000000]"✓ "0\\.000\\.000;[>=1000]"✓ "0\\.000;"✓ "0'),
        ("13", -13, "0;0"),
        ("1.300", -1300, ""),
        ("6/7", 7, ""),
        ("8,7%", 8.7, ""),
        ("chưa có số", 0, ""),
        ("2/6 · 33%", 4.5, ""),
        ("19 · chưa rõ", 14, ""),
        ("?", None, ""),
    ],
)
def test_a_label_follows_its_number_where_it_is_that_number(text, value, code):
    assert find_format(text, value) == code


def test_letters_of_columns():
    assert [chart_xml.column(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_many_quarters_stand_below_their_years():
    names = tuple(f"{q}/{y}" for y in (2023, 2024, 2025) for q in ("I", "II", "III", "IV"))[1:]
    values = tuple(range(len(names)))
    drawing = Drawing(names, (Series("A", values),), high=20)
    assert drawing.levels[:4] == [("2023", "II"), ("", "III"), ("", "IV"), ("2024", "I")]
    assert b"Sheet1!$A$2:$B$12" in chart_xml.write(drawing, 900, 400)
    assert b"Sheet1!$C$2:$C$12" in chart_xml.write(drawing, 900, 400)
    assert b"<c:f>Sheet1!$C$1</c:f>" in chart_xml.write(drawing, 900, 400)  # its name
    few = drawing._replace(names=names[:8], series=(Series("A", values[:8]),))
    assert few.levels == [] and b"Sheet1!$B$2:$B$9" in chart_xml.write(few, 900, 400)
    assert b"<c:f>Sheet1!$B$1</c:f>" in chart_xml.write(few, 900, 400)


def test_the_key_of_a_chart_is_hatched_only_where_all_its_bars_are():
    plain, hatched = Look("#b0407e"), Look("#b0407e", "#ffffff")
    drawing = Drawing(("I/2024", "II/2024"), (Series("A", (5, 7), "bar", (hatched, plain)),))
    names = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
    for looks, is_hatched in (((hatched, plain), False), ((hatched, hatched), True)):
        [series] = drawing.series
        made = chart_xml.write(drawing._replace(series=(series._replace(looks=looks),)), 900, 400)
        own = etree.fromstring(made).xpath("//c:ser/c:spPr/*[1]", namespaces=names)
        assert [look.tag.endswith("pattFill") for look in own] == [is_hatched]


def test_a_figure_keeps_nothing_of_tags():
    figure = {
        "data": [{"type": "bar", "name": "S", "orientation": "h", "x": [3], "y": [0],
                  "marker": {"color": "#111111"}}],
        "layout": {
            "xaxis": {"range": [0, 4]},
            "yaxis": {"tickvals": [0], "ticktext": ["<b>▸ Thôn &lt;b&gt;<br>và làng</b>  "]},
            "annotations": [{"x": 3, "y": 0, "text": "<b>3</b>", "font": {"color": "#222222"}}],
        },
    }  # fmt: skip
    drawing = read(json.dumps(figure))
    assert drawing.names == ("▸ Thôn <b> và làng",)
    assert drawing.series[0].labels[0] == ("3", "#222222", True, False)
    assert b"Th\xc3\xb4n &lt;b&gt;" in chart_xml.write(drawing, 900, 400)


def test_type_shrinks_where_rows_are_many():
    def sizes(count):
        names = tuple(f"Xã {number}" for number in range(count))
        bars = Series("A", (1,) * count), Series("B", (2,) * count)
        return find_sizes(Drawing(names, bars, is_across=True), 900, 340)

    assert sizes(4)[:2] == (18, 18)
    assert sizes(12)[:2] == (12, 15)
    assert sizes(40)[:2] == (12, 13)
