"""The ground and ink of cells: darker where a number is larger, or a bar as long as it."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from app.colours import INK, SCALE, both, ink_on, step
from measures.analysis.table import Cell, Key

_BAR = 1  # of SCALE: text on it can be read in both themes


def fill_cells(
    cells: Mapping[Key, Cell], kind: str, by_row: bool, columns: Iterable[str] = ()
) -> dict[Key, str]:
    """CSS of the cells that have a number and are no totals; `by_row`: lines of different things,
    each with a scale of its own; `columns`: those that are drawn on, none for all."""
    if kind == "khong":
        return {}
    drawn = {
        key: max(cell.value, Fraction(0))
        for key, cell in cells.items()
        if cell.value is not None and None not in key and (not columns or key[1] in columns)
    }
    tops: dict[str | None, Fraction] = {}
    for (row, _), value in drawn.items():
        line = row if by_row else None
        tops[line] = max(tops.get(line, value), value)
    write = _write_heat if kind == "dam-nhat" else _write_bar
    return {key: write(value, tops[key[0] if by_row else None]) for key, value in drawn.items()}


def _write_heat(value: Fraction, top: Fraction) -> str:
    number = step(float(value), float(top))
    return f"background:{both(SCALE[number])};color:{both(ink_on(number))}"


def _write_bar(value: Fraction, top: Fraction) -> str:
    part = round(float(100 * value / top), 1) if top else 0
    ground = both(SCALE[_BAR])
    return (
        f"background:linear-gradient(to right,{ground} {part}%,transparent {part}%);"
        f"color:{both(INK)}"
    )
