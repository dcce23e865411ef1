"""A quarter beside the one before, the same of last year, the year's target and the district, line
by line of an analyst's table. Changes are like for like (measures/comparison.py): only units that
reported both times, and counted to the last, are compared.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from data.store import Snapshot
from data.vietnamese import previous_quarter, same_quarter_last_year, write_number
from measures.analysis.asked import Question, ask_counts, ask_indicators
from measures.analysis.table import MOST, Cell, Table, ask_table
from measures.comparison import Comparison, compare
from measures.figures.events import RESTARTED
from measures.figures.figure import Ratio
from measures.figures.indicators import REDEFINED
from measures.indicator_sums import compare_units
from measures.progress import Rule, exact, find_distance
from measures.shares import decimal, write_share
from measures.totals import Total

COLUMNS = ("now", "before", "change", "last", "change_last", "target", "district")
TOO_MANY = "quá nhiều đơn vị để so từng nơi"
RUNNING = "số cộng dồn, xem theo quý"
ROUGH = "chưa đếm đủ cả hai quý"

Rules = Mapping[tuple[str, int], Rule]
Units = dict[tuple[str | None, str], dict[str, Any]]  # rows of each speaker, by line and quarter


class Beside(NamedTuple):
    """The quarters that are set beside each other."""

    now: str
    before: str
    last: str


def ask_compared(
    snapshot: Snapshot,
    question: Question,
    quarter: str,
    communes: Mapping[str, str],
    rules: Rules,
    most: int = MOST,
) -> Table:
    """The lines of a question (its columns and quarters are not looked at) with COLUMNS for heads;
    communes: id to label of those that ought to report."""
    beside = Beside(quarter, previous_quarter(quarter), same_quarter_last_year(quarter))
    asked = question._replace(columns="quy", quarters=tuple(sorted(beside)))
    table = ask_table(snapshot, asked, rules, most)
    units = _ask_units(snapshot, asked, most, frozenset(communes)) if table.cells else {}
    whole = ask_table(snapshot, asked._replace(rows=_apart(asked), communes=()), rules, most)
    cells: dict[tuple[str | None, str | None], Cell] = {}
    lines = [*table.rows, None] if _has_total(asked) else table.rows
    for line in lines:
        found = {when: table.cells.get((line, when)) for when in beside}
        named = zip(("now", "before", "last"), beside, strict=True)
        cells |= {(line, column): cell for column, when in named if (cell := found[when])}
        for column, when in (("change", beside.before), ("change_last", beside.last)):
            cell = _compare(asked, units, line, beside.now, when, found)
            cells |= {(line, column): cell} if cell else {}
        now = found[beside.now]
        if now and now.rule and now.target is not None:
            cells[line, "target"] = _set_beside_target(now)
        district = whole.cells.get((line if _apart(asked) else None, beside.now))
        if district and (line is not None or question.communes):
            beside_it = _set_beside_district(now, district, question)
            if beside_it.part != district.part or district.unit == "%" or question.communes:
                cells[line, "district"] = beside_it
    return Table(asked._replace(columns="so-sanh"), cells, table.row_count, len(COLUMNS))


def _has_total(question: Question) -> bool:
    return not (question.rows in ("chi-tieu", "kenh") and len(question.measure.parts) > 1)


def _apart(question: Question) -> str:
    """The lines that the district has, too: those of communes are held against all of it."""
    return "" if question.rows in ("xa", "thon") else question.rows


def _ask_units(
    snapshot: Snapshot, question: Question, most: int, communes: frozenset[str]
) -> Units:
    """What each unit said, by line and quarter; of far more units than a district has, none."""
    if question.is_large:
        return {}
    ask: Any = ask_indicators if question.measure.indicator else ask_counts
    units: Units = {}
    for row in ask(snapshot, question, most, each=True):
        if not row.all_columns:
            line = None if row.all_rows else row.row_key
            units.setdefault((line, row.column_key), {})[row.speaker] = row
    if question.measure.indicator:
        return units
    return {key: _merge(rows, communes) for key, rows in units.items()}


class Merged(NamedTuple):
    """Several units as one, as far as comparing goes."""

    value: int
    uncounted: int
    more_than: int
    about: int
    parts: str
    told: int | None
    asked: int | None
    whole: int


def _merge(rows: dict[str, Any], communes: frozenset[str]) -> dict[str, Any]:
    """What the source tells of the district as a whole is one number where it has parts without a
    commune: these may lie in any."""
    if not any(row.whole for row in rows.values()) or rows.keys() <= communes:
        return rows
    return {"": _join(rows)}


def _join(rows: dict[str, Any]) -> Merged:
    every = list(rows.values())
    parts = {part for row in every for part in (row.parts or "").split(",")}
    value, uncounted, more_than, about = (
        sum(int(getattr(row, name) or 0) for row in every) for name in Total._fields[:4]
    )
    told, asked = every[0].told, every[0].asked
    return Merged(value, uncounted, more_than, about, ",".join(sorted(parts)), told, asked, 1)


def _compare(
    question: Question,
    units: Units,
    line: str | None,
    now: str,
    before: str,
    found: Mapping[str, Cell | None],
) -> Cell | None:
    """The change of a line between two quarters; none where either has no number."""
    one, other = found[now], found[before]
    if one is None or other is None or one.value is None or other.value is None:
        return None
    if question.measure.rate:
        return _write_change(one.value - other.value, "điểm", 1, "")
    if question.measure.ask == "to_date":
        return _refuse(RUNNING)
    if not units:
        return _refuse(TOO_MANY)
    sides = units.get((line, now), {}), units.get((line, before), {})
    if question.measure.indicator:
        return _compare_levels(one, other, *sides, now, before)
    return _compare_counts(question, *sides, before)


def _compare_levels(
    one: Cell, other: Cell, now: dict[str, Any], then: dict[str, Any], quarter: str, before: str
) -> Cell:
    rule = one.rule
    assert rule is not None
    if other.rule is not None and other.rule.version != rule.version:
        return _refuse(REDEFINED)
    if rule.cumulative and quarter[:4] != before[:4] and quarter[4:] != before[4:]:
        return _refuse(RESTARTED)
    counting = {unit: row for unit, row in now.items() if row.units} or now
    comparison = compare_units(_ratios(counting, rule), _ratios(then, rule), before, frozenset())
    if not comparison.is_told or comparison.now is None or comparison.before is None:
        return _refuse(comparison.reason)
    size = Fraction(comparison.now.minus(comparison.before))
    unit = "điểm" if rule.unit == "%" else rule.unit
    return _write_change(size, unit, rule.decimals, _tell_part(comparison))


def _ratios(rows: dict[str, Any], rule: Rule) -> dict[str, Ratio]:
    return {
        unit: Ratio(
            numerator, exact(row.denominator) if rule.rate else None, int(row.more_than),
            int(row.about), rule.decimals, rule.unit, "",
        )
        for unit, row in rows.items()
        if (numerator := exact(row.numerator)) is not None
    }  # fmt: skip


def _compare_counts(
    question: Question, now: dict[str, Any], then: dict[str, Any], before: str
) -> Cell:
    if {""} in (now.keys(), then.keys()):
        # a number of the whole is one of all communes, wherever nobody of them is missing
        now, then = ({"": _join(rows)} if _covers(rows) else rows for rows in (now, then))
    both = now.keys() & then.keys()
    unlike = frozenset(unit for unit in both if now[unit].parts != then[unit].parts)
    comparison = compare(_totals(now), _totals(then), before, frozenset({""}), unlike)
    if not comparison.is_told or comparison.now is None or comparison.before is None:
        return _refuse(comparison.reason if len(now) > 1 else ROUGH)
    size = Fraction(comparison.now.minus(comparison.before))
    return _write_change(size, question.measure.unit, 0, _tell_part(comparison))


def _covers(rows: dict[str, Any]) -> bool:
    first = next(iter(rows.values()), None)
    return first is not None and (
        bool(first.whole) or (first.told is not None and first.told >= first.asked)
    )


def _totals(rows: dict[str, Any]) -> dict[str, Total]:
    return {
        unit: Total(int(row.value or 0), int(row.uncounted), int(row.more_than), int(row.about), "")
        for unit, row in rows.items()
    }


def _tell_part(comparison: Comparison) -> str:
    return "" if comparison.whole else f"{comparison.units} cùng báo cáo"


def _write_change(size: Fraction, unit: str, decimals: int, part: str) -> Cell:
    number = decimal(size, decimals)
    sign = "+" if number > 0 else ""
    text = f"{sign}{write_number(number, decimals)}"
    return Cell(size, f"{text} {unit}" if unit == "điểm" else text, part, unit, "")


def _refuse(reason: str) -> Cell:
    return Cell(None, "chưa so được", reason, "", "")


def _set_beside_target(now: Cell) -> Cell:
    rule, target = now.rule, now.target
    assert rule is not None and target is not None
    distance = find_distance(rule, now.value, target)
    part = ""
    if distance is not None and now.is_exact:
        unit = "điểm" if rule.unit == "%" else rule.unit
        size = write_number(decimal(abs(distance), max(rule.decimals, 1)), max(rule.decimals, 1))
        word = "bằng mục tiêu" if not distance else "vượt" if distance > 0 else "thiếu"
        if rule.ceiling and distance:
            word = "dưới trần" if distance > 0 else "quá trần"
        part = word if not distance else f"{word} {size} {unit}"
    text = rule.write_level(target)
    text = text if rule.unit == "%" else text.removesuffix(f" {rule.unit}")
    return Cell(target, text, part, rule.unit, now.quarter, rule=rule)


def _set_beside_district(now: Cell | None, district: Cell, question: Question) -> Cell:
    """The number of the whole district, and how a line stands to it."""
    part = district.part
    if now is None or not (now.is_exact and district.is_exact):
        return district
    assert now.value is not None and district.value is not None
    if district.rule is not None or question.measure.rate:
        decimals = district.rule.decimals if district.rule else 1
        size = decimal(now.value, decimals) - decimal(district.value, decimals)
        if district.unit == "%" and size:
            part = f"{'cao' if size > 0 else 'thấp'} hơn {write_number(abs(size), decimals)} điểm"
    elif district.value and question.rows in ("xa", "thon"):
        part = f"chiếm {write_share(100 * now.value / district.value)}"
    return district._replace(part=part)
