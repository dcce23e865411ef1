"""The list of indicators in a report, and which of them were defined anew."""

from fractions import Fraction

from data import vietnamese
from measures.figures.facts import Row
from measures.figures.figure import Figure, Ratio
from measures.figures.quarter import Figures
from report.coverage import tell_change, tell_part, write_plain
from report.marks import mark


def list_indicators(figures: Figures) -> str:
    """One bullet for each indicator with a value: "65/200 hộ, đạt 32,5% (mục tiêu 40%)", who told
    it, and its change."""
    told = []
    for row in figures.definitions:
        figure = figures.get(f"indicators.{row.indicator_id}") if row.holds else None
        if figure is None or not figure.is_known:
            continue
        name = mark("ten", row.name, row.indicator_id)
        asides = [_tell_target(figures, row), tell_part(figures, figure)]
        part = "; ".join(aside for aside in asides if aside)
        told.append(f"- {name}: {_tell_value(figure, row)}{tell_change(figure, part)}.")
    return "\n".join(told)


def _tell_value(figure: Figure, row: Row) -> str:
    """The value behind its two parts, as a rate that may be high or low; a count by itself."""
    value = f"{mark('so', write_plain(figure.text), figure.name)}{_write_unit(figure.unit)}"
    ratio = figure.total
    if not isinstance(ratio, Ratio) or ratio.denominator is None:
        return value
    parts = f"{_write_part(ratio.numerator)}/{_write_part(ratio.denominator)}"
    count = mark("so", parts, figure.name, "parts")
    verb = "chiếm" if row.direction == "down" else "đạt"
    return f"{count} {_name_counted(row.denominator)}, {verb} {value}"


def _tell_target(figures: Figures, row: Row) -> str:
    target = figures.get(f"indicators.{row.indicator_id}.target")
    if not target.is_known:
        return ""
    most = "không quá " if row.direction == "down" else ""
    number = mark("so", write_plain(target.text), target.name)
    return f"mục tiêu {most}{number}{_write_unit(target.unit)}"


def _write_unit(unit: str) -> str:
    """ " cặp", " điểm phần trăm"; nothing behind a number that has its sign."""
    return "" if unit == "%" else f" {unit.replace('điểm %', 'điểm phần trăm')}"


def _write_part(number: Fraction) -> str:
    if number.denominator == 1:
        return vietnamese.write_number(int(number))
    return vietnamese.write_number(float(number), 1)


def _name_counted(denominator: str) -> str:
    """What the parts count, in a word: "hộ" of "hộ DTTS nghèo, cận nghèo", which the indicator's
    name says already; "ca sinh" of "tổng số ca sinh"."""
    counted = denominator.removeprefix("tổng ").removeprefix("số ")
    return "hộ" if counted.startswith("hộ ") else counted


def find_redefined(figures: Figures) -> list[tuple[Row, Row]]:
    """Indicators whose definition changed with this quarter: as it was, and as it is now."""
    old = {row.indicator_id: row for row in figures.definitions if not row.holds}
    return [
        (old[row.indicator_id], row)
        for row in figures.definitions
        if row.holds and row.valid_from == figures.quarter and row.indicator_id in old
    ]
