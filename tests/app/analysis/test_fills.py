"""The looks of cells: darker where more, and text that can be read in both themes."""

import re
from fractions import Fraction

import pytest

from app.analysis.fills import fill_cells
from measures.analysis.table import Cell
from tests.contrast import contrast

ENOUGH = 4.5  # of WCAG AA, for text of any size


def cell(value):
    return Cell(None if value is None else Fraction(value), str(value), "", "", "2024-Q2")


CELLS = {
    **{("a", str(number)): cell(number) for number in range(0, 101, 5)},
    ("b", "1"): cell(-3), ("b", "2"): cell(None), ("a", None): cell(999), (None, "1"): cell(999),
}  # fmt: skip


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_on_every_step_can_be_read(theme):
    for style in fill_cells(CELLS, "dam-nhat", by_row=False).values():
        ground, ink = (
            pair[theme] for pair in re.findall(r"light-dark\((#\w{6}),(#\w{6})\)", style)
        )
        assert contrast(ink, ground) >= ENOUGH, style


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_on_a_bar_can_be_read(theme):
    page = ("#ffffff", "#101716")[theme]
    for style in fill_cells(CELLS, "thanh", by_row=False).values():
        bar, ink = (pair[theme] for pair in re.findall(r"light-dark\((#\w{6}),(#\w{6})\)", style))
        assert min(contrast(ink, bar), contrast(ink, page)) >= ENOUGH, style


def test_what_is_drawn_on():
    drawn = fill_cells(CELLS, "dam-nhat", by_row=False)
    assert drawn.keys() == {key for key in CELLS if None not in key} - {("b", "2")}
    assert drawn["b", "1"] == drawn["a", "0"] != drawn["a", "100"]
    assert fill_cells(CELLS, "khong", by_row=False) == {}
    assert fill_cells(CELLS, "thanh", False, ("5",)).keys() == {("a", "5")}


def test_lines_of_different_things_have_scales_of_their_own():
    cells = {("a", "1"): cell(1), ("b", "1"): cell(900)}
    by_row = fill_cells(cells, "thanh", by_row=True)
    assert all("100.0%" in style for style in by_row.values())
    assert "0.1%" in fill_cells(cells, "thanh", by_row=False)["a", "1"]
