"""Tables about the duty to report."""

from fractions import Fraction

import pandas as pd

from app.duty.chart import Cell, Row, count_quarter, write_part
from data import words
from data.vietnamese import write_date, write_quarter
from measures.duty import Rate, count, write_status
from measures.outcomes import ENOUGH
from measures.reporting import JOURNAL, RULE
from measures.shares import round_share

ALL = "Cộng"


def list_matrix(rows: list[Row]) -> pd.DataFrame:
    """One row for each unit, one column for each quarter, in words; the last row counts."""
    quarters = [cell.quarter for cell in rows[0].cells]
    listed = []
    for row in rows:
        told = {_head(cell.quarter): _status(cell) for cell in row.cells}
        listed.append({"Đơn vị": words.start(row.label)} | told | {"Đúng hạn": _part(row.rate)})
    totals = {
        _head(quarter): _part(count_quarter(rows, position))
        for position, quarter in enumerate(quarters)
    }
    last = {"Đơn vị": "Số xã đúng hạn"} | totals | {"Đúng hạn": _part(_together(rows))}
    return pd.DataFrame([*listed, last], dtype=object)


def list_quarters(rows: list[Row]) -> pd.DataFrame:
    """Completeness and timeliness of the communes, a row for each quarter, all of them last."""
    quarters = [cell.quarter for cell in rows[0].cells]
    listed = [
        {"Quý": _head(quarter)} | _rates(count_quarter(rows, position))
        for position, quarter in enumerate(quarters)
    ]
    return pd.DataFrame([*listed, {"Quý": ALL} | _rates(_together(rows))], dtype=object)


def list_units(rows: list[Row]) -> pd.DataFrame:
    """Completeness and timeliness of each unit, the longest delay, all communes last."""
    listed = [
        {"Đơn vị": words.start(row.label)}
        | _rates(row.rate)
        | {"Trễ nhiều nhất (ngày)": _most(row)}
        for row in rows
    ]
    communes = [row for row in rows if not row.is_district]
    longest = max((_most(row) or 0 for row in communes), default=0) or None
    last = {"Đơn vị": f"{ALL} {len(communes)} xã, thị trấn"} | _rates(_together(rows))
    return pd.DataFrame([*listed, last | {"Trễ nhiều nhất (ngày)": longest}], dtype=object)


def list_reports(rows: list[Row]) -> pd.DataFrame:
    """One row for each report that is owed or came, the newest quarter first, with its source.

    Without a remark on any of them there is no column for remarks.
    """
    listed = []
    for row in rows:
        for cell in row.cells:
            if cell.obligation is None:
                continue
            one, status = cell.obligation, cell.status
            listed.append(
                {
                    "Quý": _head(cell.quarter),
                    "Đơn vị": words.start(row.label),
                    "Hạn gửi": _day(one.until),
                    "Ngày gửi": _day(one.came_on),
                    "Tình trạng": write_status(status),
                    "Số ngày": status.days,
                    "Trong đó ngày làm việc": status.working_days,
                    "Ghi chú": tell_note(cell),
                    "Nguồn": one.source or words.start(JOURNAL if one.first_on else RULE),
                    "": cell.quarter,
                }
            )
    listed.sort(key=lambda line: line.pop(""), reverse=True)
    return _without(pd.DataFrame(listed, dtype=object), "Ghi chú")


def list_waiting(rows: list[Row]) -> pd.DataFrame:
    """One row for each unit, of rows with a single quarter: deadline, day, status, remark.

    A column of which no row says anything is left out.
    """
    table = pd.DataFrame(
        [
            {
                "Đơn vị": words.start(row.label),
                "Hạn gửi": _day(cell.obligation.until) if cell.obligation else None,
                "Ngày gửi": _day(cell.obligation.came_on) if cell.obligation else None,
                "Tình trạng": _status(cell),
                "Ghi chú": tell_note(cell) if cell.obligation else "",
            }
            for row in rows
            for cell in row.cells
        ],
        dtype=object,
    )
    return _without(table, "Ngày gửi", "Ghi chú")


def tell_note(cell: Cell) -> str:
    """Extension, return or exemption in words, "" without any."""
    one, parts = cell.obligation, []
    if one.extended_to:
        first = f" từ {write_date(one.due_on)}" if one.due_on else ""
        parts.append(f"gia hạn{first}, {one.extension_document}")
    if one.first_on and (one.returned_on or one.first_on != one.came_on):
        back = f"{one.back} {write_date(one.returned_on)}" if one.returned_on else "còn thiếu, sai"
        rest = "" if one.came_on else ", chưa gửi lại"
        parts.append(f"gửi lần đầu {write_date(one.first_on)}, {back}{rest}")
    if one.exempt_reason:
        parts.append(one.exempt_reason)
    return "; ".join(parts)


def _without(table: pd.DataFrame, *names: str) -> pd.DataFrame:
    """The table without those of the columns of which no row says anything."""
    return table.drop(columns=[name for name in names if not table[name].any()])


def _rates(rate: Rate) -> dict[str, object]:
    """Counts and both rates; of few reports there are only the counts."""
    return {
        "Phải báo cáo": rate.due,
        "Đã báo cáo": rate.came,
        "Đúng hạn": rate.on_time,
        "Trễ hạn": rate.late,
        "Chưa báo cáo": rate.missing,
        "Chưa đến hạn": rate.not_due,
        "Không phải báo cáo": rate.exempt,
        "Có báo cáo (%)": _percent(rate.came, rate.due),
        "Đúng hạn (%)": _percent(rate.on_time, rate.judged),
    }


def _percent(part: int, whole: int) -> object:
    if whole < ENOUGH:
        return f"{part}/{whole}" if whole else None
    return round_share(Fraction(100 * part, whole), 1)


def _together(rows: list[Row]) -> Rate:
    cells = [cell for row in rows if not row.is_district for cell in row.cells]
    return count(cell.status for cell in cells if cell.status)


def _most(row: Row) -> int | None:
    """The longest delay of what came late."""
    return (
        max(
            (c.status.days or 0 for c in row.cells if c.status and c.status.state == "late"),
            default=0,
        )
        or None
    )


def _status(cell: Cell) -> str:
    return write_status(cell.status) if cell.status else words.start(cell.nothing)


def _part(rate: Rate) -> str | None:
    return write_part(rate) if rate.judged else None


def _head(quarter: str) -> str:
    return words.start(write_quarter(quarter))


def _day(day: object) -> str | None:
    return write_date(day) if day else None
