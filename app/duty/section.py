"""The sections of Chế độ báo cáo: who reported when, rates, who to remind, the next deadline.

Beside the view they are made of the day on which they are read and of what the intake's journal
says; both are parameters, so that what was made for the same day is kept.
"""

from datetime import date
from typing import NamedTuple

import pandas as pd

from app.cache import kept
from app.duty.chart import (
    Cell,
    Row,
    count_quarter,
    describe_bars,
    describe_matrix,
    draw_bars,
    draw_legend,
    draw_matrix,
)
from app.duty.tables import (
    list_matrix,
    list_quarters,
    list_reports,
    list_units,
    list_waiting,
)
from app.duty.titles import (
    tell_start,
    title_empty,
    title_matrix,
    title_next,
    title_quarters,
    title_reminder,
    title_units,
    write_reminder,
)
from app.links import link_names
from app.section import Section
from app.view import View
from data import deadlines
from data.vietnamese import shift_quarter, write_date, write_number, write_quarter
from measures import duty
from measures.duty import Obligation, Reporter, Sent, Statement, Status
from measures.reporting import JOURNAL, Asked, collect_duties, read_said, read_units
from measures.totals import join_sources

QUARTERS = 8
MANY = 60  # units side by side: more than that is no matrix


class Matrix(NamedTuple):
    """Units by quarters, drawn as a table of its own (HTML) with its legend.

    `html` is empty where nothing is known, or where there are too many units; `notes` say what is
    known then, what is not, and what to do.
    """

    name: str
    title: str
    subtitle: str
    html: str
    notes: list[str]
    alt: str
    table: pd.DataFrame
    reports: pd.DataFrame
    source: str


class Rates(NamedTuple):
    """Completeness and timeliness by quarter, with a chart, and by unit."""

    quarters: Section
    title: str
    units: pd.DataFrame


class Waiting(NamedTuple):
    """The units of one quarter; `text` goes out to those who have not reported, empty where there
    is none to send. `table` is None where there is nothing to list."""

    title: str
    subtitle: str
    table: pd.DataFrame | None
    text: str


class _Duties(NamedTuple):
    """All that is known: `rows` with the quarters of the matrix (none where nothing is known),
    `now` and `following` with the chosen quarter and the next one; remarks without a name;
    following_units: whether the warehouse has any unit in the next quarter."""

    rows: list[Row]
    now: list[Row]
    following: list[Row]
    remarks: list[Statement]
    following_due: date | None
    following_units: bool


@kept
def read_matrix(view: View, today: date, sent: tuple[Sent, ...]) -> Matrix:
    """Who reported when, in the quarters up to the chosen one."""
    duties = _read(view, today, sent)
    rows, remarks = duties.rows, [f"{said.note} ({said.source})." for said in duties.remarks]
    if not rows:
        return Matrix(
            name="che-do-bao-cao",
            title=title_empty(view.quarter, remarks),
            subtitle=(
                f"Đang xem {write_quarter(view.quarter)} và {QUARTERS - 1} quý trước, {view.where}."
            ),
            html="",
            notes=[*remarks, *tell_start()],
            alt="",
            table=pd.DataFrame(),
            reports=pd.DataFrame(),
            source="",
        )
    first, last = (write_quarter(rows[0].cells[end].quarter) for end in (0, -1))
    span = f"{first} đến {last}" if first != last else first
    is_few = len(rows) <= MANY
    if not is_few:
        remarks.append(
            f"Có {write_number(len(rows))} đơn vị: hãy chọn không quá {MANY} xã để xem từng xã."
        )
    return Matrix(
        name="che-do-bao-cao",
        title=title_matrix(rows),
        subtitle=(
            f"Báo cáo của từng đơn vị so với hạn gửi, {span}, {view.where}; xét đến ngày "
            f"{write_date(today)}. Cột, dòng cuối: số lần đúng hạn trên số lần đến hạn."
        ),
        html=link_names(draw_matrix(rows), view) + draw_legend(rows) if is_few else "",
        notes=remarks,
        alt=describe_matrix(rows) if is_few else title_matrix(rows),
        table=list_matrix(rows),
        reports=list_reports(rows),
        source=_source(rows),
    )


@kept
def read_rates(view: View, today: date, sent: tuple[Sent, ...]) -> Rates | None:
    """How many were on time, by quarter and by unit; None where nothing is known."""
    rows = _read(view, today, sent).rows
    if not rows:
        return None
    rates = {cell.quarter: count_quarter(rows, at) for at, cell in enumerate(rows[0].cells)}
    section = Section(
        name="ty-le-bao-cao",
        title=title_quarters(rates, view.quarter_before),
        subtitle=(
            f"Số xã, thị trấn báo cáo đúng hạn, trễ, chưa báo cáo theo quý, {view.where}. "
            "Trên mỗi cột: số đúng hạn trên số đến hạn."
        ),
        figure=draw_bars(rates),
        alt=describe_bars(rates),
        table=list_quarters(rows),
        source=_source(rows),
    )
    return Rates(section, title_units(rows), list_units(rows))


@kept
def read_reminder(view: View, today: date, sent: tuple[Sent, ...]) -> Waiting | None:
    """Who has not reported in the chosen quarter; None where nothing is known of it."""
    duties = _read(view, today, sent)
    if not any(row.cells[-1].status for row in duties.now):
        return None
    return _remind(view, duties.now, today, title_reminder(view.quarter, _find_waiting(duties.now)))


@kept
def read_statuses(view: View, today: date, sent: tuple[Sent, ...]) -> list[tuple[str, Status, str]]:
    """Each unit that owes a report in the chosen quarter: its name, its status, the source."""
    cells = [(row.label, row.cells[-1]) for row in _read(view, today, sent).now]
    return [
        (label, cell.status, cell.obligation.source if cell.obligation else "")
        for label, cell in cells
        if cell.status
    ]


def read_cells(view: View, today: date, sent: tuple[Sent, ...], label: str) -> list[Cell]:
    """The reports of one unit in the quarters up to the chosen one, oldest first; none where
    nothing is known of any unit."""
    found = [row for row in _read(view, today, sent).rows if row.label == label]
    return found[0].cells if found else []


@kept
def read_next(view: View, today: date, sent: tuple[Sent, ...]) -> Waiting:
    """The deadline of the quarter after the chosen one, and who has reported already."""
    duties, quarter = _read(view, today, sent), shift_quarter(view.quarter, 1)
    rows, due_on = duties.following, duties.following_due
    title = title_next(quarter, due_on, rows, has_units=duties.following_units)
    first, last = (write_date(day) for day in deadlines.window(quarter))
    covers = f"Biểu {write_quarter(quarter)}: số liệu từ ngày {first} đến ngày {last}."
    if not any(row.cells[-1].status for row in rows):
        silent = "Chưa có biểu nào của quý này trong phần mềm, nên chưa xét đơn vị nào trễ hạn."
        return Waiting(title, f"{covers} {silent}" if due_on else "", None, "")
    answer = _remind(view, rows, today, title)
    subtitle = f"{covers} {answer.subtitle}".rstrip()
    return answer._replace(subtitle=subtitle, table=list_waiting(rows))


@kept
def _read(view: View, today: date, sent: tuple[Sent, ...]) -> _Duties:
    following = shift_quarter(view.quarter, 1)
    since = shift_quarter(view.quarter, 1 - QUARTERS)
    quarters = [shift_quarter(since, step) for step in range(QUARTERS)]
    units = read_units(view.snapshot, [*quarters, following])
    found = collect_duties(view.snapshot, units, [*quarters, following], Asked(today, sent))
    said = read_said(view.snapshot, view.quarter, view.quarter)
    chosen = [unit for unit in units if not view.communes or unit.unit_id in view.communes]
    known = [q for q in quarters if any((unit.unit_id, q) in found for unit in chosen)]
    return _Duties(
        rows=_rows(chosen, quarters[quarters.index(known[0]) :], found) if known else [],
        now=_rows(chosen, [view.quarter], found),
        following=_rows(chosen, [following], found),
        remarks=[one for one in said if one.state == "some_in_breach"],
        following_due=next(
            (_due(unit, following, found) for unit in chosen if _due(unit, following, found)), None
        ),
        following_units=any(following in unit.labels for unit in units),
    )


def _rows(
    units: list[Reporter],
    quarters: list[str],
    found: dict[tuple[str, str], tuple[Obligation, Status]],
) -> list[Row]:
    """A row for each unit that is there in any of the quarters, by its last name in them; one for
    the agencies only where anything is known of them."""
    rows = []
    for unit in units:
        names = [unit.labels[quarter] for quarter in quarters if quarter in unit.labels]
        cells = [
            Cell(quarter, *found.get((unit.unit_id, quarter), (None, None)), unit.absence(quarter))
            for quarter in quarters
        ]
        known = any(cell.status for cell in cells)
        if known or (names and unit.is_commune):
            rows.append(Row(names[-1] if names else unit.last_label, cells, not unit.is_commune))
    return rows


def _due(
    unit: Reporter, quarter: str, found: dict[tuple[str, str], tuple[Obligation, Status]]
) -> date | None:
    """By when a unit owes a report, also where nothing ever came; None where it owes none."""
    if (unit.unit_id, quarter) in found:
        return found[unit.unit_id, quarter][0].until
    return deadlines.deadline(quarter, unit.unit_id) if duty.owes(unit, quarter) else None


def _find_waiting(rows: list[Row]) -> list[Row]:
    """Those who owe a report and have not sent it."""
    states = ("missing", "not_due")
    return [row for row in rows if row.cells[-1].status and row.cells[-1].status.state in states]


def _remind(view: View, rows: list[Row], today: date, title: str) -> Waiting:
    waiting, quarter = _find_waiting(rows), rows[0].cells[-1].quarter
    if not waiting:
        return Waiting(title, "", None, "")
    return Waiting(
        title,
        "Chép đoạn dưới đây để gửi; nơi nhận và lời văn sửa được sau khi chép.",
        list_waiting(waiting),
        write_reminder(quarter, waiting, today, is_demo=view.is_demo),
    )


def _source(rows: list[Row]) -> str:
    """Documents of the last quarter that has any, and the journal where forms came through it."""
    cells = [cell for row in rows for cell in row.cells if cell.obligation]
    last = max((cell.quarter for cell in cells if cell.obligation.source), default="")
    sources = {
        cell.obligation.source for cell in cells if cell.obligation.source and cell.quarter == last
    }
    told = [join_sources(sorted(sources))] if sources else []
    if any(cell.obligation.first_on and not cell.obligation.source for cell in cells):
        told.append(JOURNAL)
    return "; ".join(told)
