"""Cells that show another thing than what stands in them."""

import re

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color, Font, PatternFill

from intake import form, looks, reading
from tests.intake import clerk

AT = form.channel_cells()["attendance"]
ITEM = form.GIFT_COLUMNS["item"]


@pytest.fixture
def read(blank, official):
    """`read(change, value)`: what one cell says, and what is told of it; `change` gets it."""

    def read(change, value=1238):
        def alter(book):
            change(book[form.OUTREACH][AT])

        data = clerk.fill(blank, {"outreach": {"attendance": value}}, alter)
        filled, findings = reading.read(data, "a.xlsx", official)
        return filled.outreach["attendance"].value, [(one.code, one.cell) for one in findings]

    return read


@pytest.mark.parametrize(
    ("number_format", "signs"),
    [
        # in thousands, millions, with words or digits of its own, another sign, nothing
        *[(each, (1, 0, -1)) for each in ("#,##0,", "0.0,,", '#,##0,"k"', '0" nghìn"', "0\\%")],
        *[(each, (1, 0, -1)) for each in ('0"0"', '0" tr."', '"không có"', ";;;", "0E+00")],
        *[(each, (1, 0)) for each in ("[Red]-0", "(0)")],
        ("[>=1000]0,;0", (1, 0, -1)),
        ('#,##0_);(#,##0);"không"', (0,)),
        ("0;;", (0, -1)),
        # as it is
        *[(each, ()) for each in ("General", "@", "0", "#,##0", "#,##0.00", "000", "# ?/?", "0.0")],
        *[(each, ()) for each in ("[$-42A]#,##0", '#,##0" hộ"', 'General" người"', "0\\ ")],
        *[(each, ()) for each in ("#,##0;[Red]-#,##0", "#,##0_);[Red](#,##0)")],
        ('_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', ()),  # the button of Excel with a comma
        ('_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-;_-* "-"??\\ _₫_-;_-@_-', ()),
    ],
)
def test_a_format_that_shows_another_number(number_format, signs):
    told = tuple(sign for sign in (1, 0, -1) if looks.shows_another(number_format, False, sign))
    assert told == signs
    assert looks.shows_another(number_format, True) == (number_format == ";;;")


def test_a_number_that_is_shown_as_another_stops(read):
    def scale(cell):
        cell.number_format = "#,##0,"

    assert read(scale) == (None, [("E125", AT)])
    assert read(scale, "1.238") == (1238, [])  # of words a format of numbers shows all


@pytest.mark.parametrize(
    ("pieces", "code"),
    [
        (["1", TextBlock(InlineFont(strike=True), "2"), "5"], "E126"),
        (["1238", TextBlock(InlineFont(vertAlign="superscript"), "2")], "E126"),
        (["12", TextBlock(InlineFont(vertAlign="subscript"), "3")], "E126"),
        (["12", TextBlock(InlineFont(b=True, vertAlign="baseline"), "3")], None),
    ],
)
def test_letters_of_which_some_are_crossed_out_or_raised_are_no_number(read, pieces, code):
    def write(cell):
        cell.value = CellRichText(*pieces)

    value, told = read(write)
    assert told == ([(code, AT)] if code else [])
    assert value == (None if code else 123)


def test_in_words_only_what_is_crossed_out_is_told(blank, official):
    def write(book):
        for row, look in ((0, InlineFont(vertAlign="superscript")), (1, InlineFont(strike=True))):
            cells = form.list_rows(form.OUTREACH, stamp)[row].cells
            book[form.OUTREACH][cells["item"]].value = CellRichText("m", TextBlock(look, "2"))

    stamp = reading.read_stamp(blank, "a.xlsx")
    rows = [{"item": "x", "value": 5, "unit": "tấm"}] * 2
    filled, findings = reading.read(clerk.fill(blank, {"gifts": rows}, write), "a.xlsx", official)
    assert filled.gifts[0].item.printed == "m2"
    cell = form.list_rows(form.OUTREACH, stamp)[1].cells["item"]
    assert [(one.code, one.cell) for one in findings] == [("E126", cell)]


@pytest.mark.parametrize(
    ("font", "fill", "code"),
    [
        (Font(strike=True), None, "E126"),
        (Font(color="FFFFFFFF"), None, "E114"),
        (Font(color="FFFFF7D6"), None, "E114"),
        (Font(color=Color(theme=0)), None, "E114"),
        (Font(color=Color(indexed=9)), None, "E114"),
        (Font(color="FF000000"), "FF101010", "E114"),
        (Font(size=1), None, "E114"),
        (Font(color="FFFFFFFF"), "FF1F3864", None),
        (Font(color="FFFF0000"), None, None),
        (Font(color=Color(theme=4, tint=0.4)), None, None),
        (Font(size=8), "FFFFFF00", None),
    ],
)
def test_a_look_of_the_whole_cell(read, font, fill, code):
    def change(cell):
        cell.font = font
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)

    value, told = read(change)
    assert told == ([(code, AT)] if code else [])
    assert value == (None if code else 1238)


def test_a_look_that_no_program_writes():
    main = looks.MAIN
    with pytest.raises(ValueError, match=re.escape("'-1'")):
        looks.read([(f"{main} cellXfs", {}), (f"{main} xf", {"fontId": "-1"})])
