"""The facts behind a figure as rows of a table, in Vietnamese: what a reader is shown of them.

read_rows(figures, "models.stopped")    # the facts of that figure
read_facts(figures, ids)                # of all that a report cites
"""

from collections.abc import Iterable

import pandas as pd

from data import quantities, vietnamese, words
from measures.explanations import Explanation
from measures.figures.facts import Row
from measures.figures.quarter import Figures
from measures.tasks import Task

COLUMNS = ["Quý", "Nội dung", "Nơi", "Giá trị", "Nguồn", "Cách suy ra", "Mã"]
DUTY = {
    "on_time": "đúng hạn",
    "late": "trễ hạn",
    "missing": "chưa báo cáo",
    "not_due": "chưa đến hạn",
    "undated": "đã báo cáo, không xét hạn",
    "exempt": "không phải báo cáo",
    "some_in_breach": "có đơn vị chưa bảo đảm chế độ báo cáo",
}


def read_rows(figures: Figures, name: str) -> pd.DataFrame:
    """The facts behind a figure, those of the quarter first, then those of the one before.

    Columns (COLUMNS), in Vietnamese, ready to be shown; no rows where nothing is reported.
    """
    figure = figures.get(name)
    if figure.query == "figures/tasks":
        told = [row for row in figures.tasks if row.fact_id in figure.rows]
        rows = [_describe_task(row, figures.quarter_after) for row in told]
        rows += [_describe_set(one) for one in figures.conclusions if one.entry_id in figure.rows]
    else:
        # A total since the start of the year has facts of quarters further back.
        area = figures.entry(name).area
        by_id = {row.fact_id: row for row in figures.every if row.area == area}
        ids = dict.fromkeys([*figure.rows, *figure.rows_before])
        rows = [_describe(by_id[fact]) for fact in ids if fact in by_id]
    return pd.DataFrame(rows, columns=COLUMNS)


def read_facts(figures: Figures, ids: Iterable[str]) -> pd.DataFrame:
    """The facts of these ids, as `read_rows` gives them; ids that there are not are passed over."""
    by_id = {row.fact_id: _describe(row) for row in figures.every}
    by_id |= {row.fact_id: _describe_note(row, figures.quarter) for row in figures.notes}
    by_id |= {one.entry_id: _describe_explanation(one) for one in figures.explanations}
    by_id |= {one.task_id: _describe_set(one) for one in figures.undone}
    by_id |= {one.entry_id: _describe_set(one) for one in figures.conclusions}
    return pd.DataFrame([by_id[fact] for fact in ids if fact in by_id], columns=COLUMNS)


def _describe_explanation(one: Explanation) -> list[str]:
    what = f"Giải thích về {words.low(one.what)}: {one.text}"
    quarter = vietnamese.write_quarter(one.quarter)
    return [quarter, what, one.unit, "", words.start(one.source), "", one.entry_id]


def _describe_set(one: Task) -> list[str]:
    state = f"{words.start(words.FOLLOWED[one.state])}. {one.told.evidence}" if one.told else ""
    what = ". ".join(filter(None, [one.text, state.rstrip(". ")]))
    quarter, key = vietnamese.write_quarter(one.quarter), one.entry_id or one.task_id
    return [quarter, what, one.unit, one.product, words.start(one.source), "", key]


def _describe_note(row: Row, quarter: str) -> list[str]:
    said = [row.text, words.TASK_STATE.get(row.state, ""), row.result or ""]
    what = f"{words.start(words.NOTE[row.kind])}: {'. '.join(filter(None, said))}"
    return [vietnamese.write_quarter(quarter), what, row.unit, "", row.source, "", row.fact_id]


def _describe(row: Row) -> list[str]:
    what = row.name or ""
    if row.area == "model":
        event = words.EVENT[row.event]
        to_date = f", {words.TO_DATE}" if row.period == "year_to_date" else ""
        what = f"{f'“{row.name}”' if row.name else 'Mô hình'}: {event}{to_date}"
    elif row.area == "outreach":
        what = words.start(words.CHANNEL[row.subject])
    elif row.area == "stock":
        what = "Mô hình đang hoạt động"
    return [
        vietnamese.write_quarter(row.quarter),
        what,
        row.place or ("toàn huyện" if not row.name or row.area != "model" else words.NO_COMMUNE),
        _write_value(row),
        row.source,
        row.derived or "",
        row.fact_id,
    ]


def _write_value(row: Row) -> str:
    if row.area == "duty":
        return DUTY[row.state]
    if row.area == "outreach":
        return quantities.write_quantity(row.value, row.qualifier, words.CHANNEL_UNIT[row.subject])
    if row.area == "indicator":
        if row.numerator is None:
            return "chưa rõ số"
        parts = [number for number in (row.numerator, row.denominator) if number is not None]
        return "/".join(_write_part(number) for number in parts)
    if row.area == "target":
        return f"{_write_part(row.value)}{'' if row.unit == '%' else ' '}{row.unit}"
    return quantities.write_quantity(row.value, row.qualifier, row.unit)


def _write_part(number: float) -> str:
    return vietnamese.write_number(number, 0 if number == int(number) else 2)


def _describe_task(row: Row, quarter: str) -> list[str]:
    value = "" if row.value is None else quantities.write_quantity(row.value, "exact", row.unit)
    lead = row.lead or ""
    return [vietnamese.write_quarter(quarter), row.about, lead, value, row.source, "", row.fact_id]
