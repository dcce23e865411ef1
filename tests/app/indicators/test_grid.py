"""Every indicator in every place in few words: the distances of the chart's own table."""

from app.colours import DISTANCES
from app.indicators.grid import Cell
from app.indicators.section import read_cells, read_progress
from data.vietnamese import write_number


def test_the_cells_are_the_table_of_the_chart(demo_view):
    grid, table = read_cells(demo_view), read_progress(demo_view).table
    columns = [column for column in table.columns if column.endswith(tuple(grid.heads))]
    assert [
        column.removeprefix("Thị trấn ").removeprefix("Xã ") for column in columns
    ] == grid.heads
    short = 0
    for (name, cells), row in zip(grid.rows, table.to_dict("records"), strict=True):
        assert name == row["Chỉ tiêu"]
        for cell, column in zip(cells, columns, strict=True):
            number, value = cell.number.removesuffix("✓").strip(), row[column]
            if cell.side == "unknown":
                assert value == "chưa có số"
            elif number.startswith("<"):
                short += 1
                assert 0 < abs(value) < 0.1
            else:
                written = write_number(abs(value), -value.as_tuple().exponent) if value else ""
                assert number == written
                assert (value < 0) is (cell.word in ("thiếu", "quá trần", "quá mức"))
    assert short == 1 and grid.is_known


def test_an_official_quarter_without_values_knows_nothing(view):
    assert not read_cells(view).is_known


def test_every_side_has_its_colours(demo_view):
    cells = [cell for _, row in read_cells(demo_view).rows for cell in row]
    assert {cell.side for cell in cells} <= DISTANCES.keys()
    assert Cell("", "–", "unknown") in cells
