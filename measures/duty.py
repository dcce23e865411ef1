"""The duty to report: who owes a form when, when it came, and what to call that.

Deadlines come from data/deadlines.py. A day is a day in Vietnam, a deadline ends at 24:00. Nothing
here asks a clock but `today`: what is judged for the same day is judged the same.
"""

import datetime
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from data import vietnamese
from data.deadlines import Settings, deadline, is_working_day, last_month, read
from measures.communes import NO_MORE, NOT_YET

# After that many days a quarter is history: of one of which nothing ever came nothing is known,
# and nobody counts the days of what is still missing.
LONG_AGO = 90
_BACK = {"returned": "trả lại", "withdrawn": "rút"}


class Reporter(NamedTuple):
    """Who may owe a form; is_district: the district, for its agencies together; is_agency: one of
    them, for itself.

    labels: its name in each quarter in which it is there, oldest first.
    """

    unit_id: str
    labels: Mapping[str, str]
    is_district: bool = False
    is_agency: bool = False

    @property
    def is_commune(self) -> bool:
        """Whether it is a commune or a town: of those all rates are made."""
        return not (self.is_district or self.is_agency)

    @property
    def last_label(self) -> str:
        """Its last name of all."""
        return self.labels[max(self.labels)]

    def absence(self, quarter: str) -> str:
        """Why it is not there in a quarter, in words; "" where it is."""
        if quarter in self.labels:
            return ""
        return NOT_YET if quarter < min(self.labels) else NO_MORE


class Statement(NamedTuple):
    """What a published source says of one form; state as in fact_duty, but "some_in_breach"."""

    unit_id: str
    quarter: str
    state: str
    due_on: date | None = None
    came_on: date | None = None
    note: str = ""
    source: str = ""


class Sent(NamedTuple):
    """What the intake's journal says of one form. Moments carry their time zone; where only the day
    is known, of a form that came on paper or by mail, the day stands in their place.

    came_at: of the first complete one where that is not the first one; incomplete: there is none
    yet; returned_at: the last time that one was given back, or withdrawn; back: which of both, in
    words.
    """

    unit_id: str
    quarter: str
    first_sent_at: datetime.datetime | date
    came_at: datetime.datetime | date | None = None
    returned_at: datetime.datetime | None = None
    incomplete: bool = False
    back: str = "trả lại"


class Obligation(NamedTuple):
    """One form that one unit owes for one quarter. `due_on` None: no deadline is known.

    came_on: the day that counts, of the first complete form that was not returned; first_on,
    returned_on: what went before it, back: what became of that ("trả lại", "rút"); stated: what a
    source calls it, without a day to judge by.
    """

    unit_id: str
    quarter: str
    due_on: date | None = None
    extended_to: date | None = None
    extension_document: str = ""
    came_on: date | None = None
    first_on: date | None = None
    returned_on: date | None = None
    exempt_reason: str = ""
    stated: str = ""
    source: str = ""
    back: str = "trả lại"

    @property
    def until(self) -> date | None:
        """The last day in time."""
        return self.extended_to or self.due_on


class Status(NamedTuple):
    """What became of an obligation: exempt | on_time | late | not_due | missing | undated.

    days, working_days: late or missing by so many; None where no date tells, and for what is
    missing since long ago. undated: it came, and there was no deadline to hold it to.
    """

    state: str
    days: int | None = None
    working_days: int | None = None


class Rate(NamedTuple):
    """How many obligations stand how. Rates are made of these counts, never of other rates."""

    on_time: int = 0
    late: int = 0
    missing: int = 0
    undated: int = 0
    not_due: int = 0
    exempt: int = 0

    @property
    def came(self) -> int:
        """The numerator of completeness."""
        return self.on_time + self.late + self.undated

    @property
    def due(self) -> int:
        """The denominator of completeness: all that came or should have."""
        return self.came + self.missing

    @property
    def judged(self) -> int:
        """The denominator of timeliness, whose numerator is `on_time`."""
        return self.on_time + self.late + self.missing


def today() -> date:
    """Today by the clock in Vietnam."""
    return vietnamese.day_in_vietnam(datetime.datetime.now(datetime.UTC))


def day_of(moment: datetime.datetime | date) -> date:
    """The day of a moment in Vietnam; ValueError for a moment without its time zone."""
    if isinstance(moment, datetime.datetime):
        return vietnamese.day_in_vietnam(moment)
    return moment


def list_sent(submissions: Iterable[Any]) -> tuple[Sent, ...]:
    """What intake.journal.submissions gives, one entry for each unit and quarter."""
    found: dict[tuple[str, str], Sent] = {}
    for one in submissions:
        key = one.unit_id, one.quarter
        returned_at, back = (
            (found[key].returned_at, found[key].back) if key in found else (None, "")
        )
        if one.state in _BACK:
            returned_at, back = one.decided_at, _BACK[one.state]
        first, came = one.first_on, one.came_on
        again = None if came == first else came
        found[key] = Sent(*key, first, again, returned_at, came is None, back)
    return tuple(found.values())


def collect(
    units: Collection[Reporter],
    quarters: Iterable[str],
    said: Iterable[Statement],
    sent: Iterable[Sent | tuple],
    today: date,
    settings: Settings | None = None,
) -> dict[tuple[str, str], Obligation]:
    """Every form that is owed or came, by (unit_id, quarter).

    `sent` may be plain tuples (unit_id, quarter, first_sent_at). Where a source and the journal
    both know the day, the published one holds. What is not in the answer is not known: quarters
    before the rule, units that were not there, and quarters long ago of which nothing ever came
    (of the communes, or of the agencies): then nobody can say that all of them failed. Where
    agencies sent forms of their own the district owes none for them.
    """
    rules = settings or read()
    told = {(one.unit_id, one.quarter): one for one in said if one.state != "some_in_breach"}
    came = {(one[0], one[1]): Sent(*one) for one in sent}
    alive = {unit.unit_id: unit.is_commune for unit in units}
    agencies = {unit.unit_id for unit in units if unit.is_agency}
    # an agency that owes nothing is named once a form of it is there, not for one that went back
    for unit in (unit for unit in units if unit.is_agency):
        for key in [(unit.unit_id, quarter) for quarter in unit.labels]:
            if key in came and came[key].incomplete and not owes(unit, key[1], rules):
                del came[key]
    told_apart = {quarter for unit_id, quarter in [*told, *came] if unit_id in agencies}
    heard = {(alive.get(unit_id), quarter) for unit_id, quarter in [*told, *came]}
    found = {}
    for quarter in quarters:
        gone = _is_long_ago(quarter, today)
        for unit in units:
            key = unit.unit_id, quarter
            expected = owes(unit, quarter, rules) and not (
                gone and (unit.is_commune, quarter) not in heard
            )
            expected = expected and not (unit.is_district and quarter in told_apart)
            if expected or key in told or key in came or key in rules.exemptions:
                found[key] = _oblige(unit, quarter, told.get(key), came.get(key), rules)
    return found


def owes(unit: Reporter, quarter: str, settings: Settings | None = None) -> bool:
    """Whether the rule makes a unit owe a form: it is in force, and the unit is there."""
    rules = settings or read()
    if quarter < rules.since or (unit.is_district and not rules.agencies):
        return False
    if unit.is_agency and unit.unit_id not in rules.agency_units:
        return False
    return quarter in unit.labels


def judge(obligation: Obligation, today: date, settings: Settings | None = None) -> Status:
    """What became of it, as of a day: by the first complete form, whatever corrects it later."""
    rules, until, done = settings or read(), obligation.until, obligation.came_on
    if obligation.exempt_reason:
        return Status("exempt")
    if done is not None:
        if until is None:
            return Status("undated")
        return Status("late", *_beyond(until, done, rules)) if done > until else Status("on_time")
    is_over = until is not None and today > until
    if obligation.stated and not (obligation.stated == "missing" and is_over):
        return Status(obligation.stated)
    if until is None or not is_over:
        return Status("not_due")
    if _is_long_ago(obligation.quarter, today):
        return Status("missing")
    return Status("missing", *_beyond(until, today, rules))


def count(statuses: Iterable[Status]) -> Rate:
    """How many stand how."""
    states = [status.state for status in statuses]
    return Rate(**{state: states.count(state) for state in Rate._fields})


def write_status(status: Status) -> str:
    """A status in words: "Đúng hạn", "Trễ hạn (5 ngày)", "Chưa báo cáo (quá hạn 5 ngày)" …"""
    days = "" if status.days is None else f"{vietnamese.write_number(status.days)} ngày"
    if status.state == "late":
        return f"Trễ hạn ({days})" if days else "Trễ hạn"
    if status.state == "missing":
        return f"Chưa báo cáo (quá hạn{f' {days}' if days else ''})"
    return {
        "exempt": "Không phải báo cáo",
        "on_time": "Đúng hạn",
        "not_due": "Chưa đến hạn",
        "undated": "Đã báo cáo (không xét hạn)",
    }[status.state]


def _is_long_ago(quarter: str, today: date) -> bool:
    year, month = last_month(vietnamese.shift_quarter(quarter, 1))
    return today - date(year, month - 2, 1) >= timedelta(days=LONG_AGO)


def _oblige(
    unit: Reporter, quarter: str, said: Statement | None, sent: Sent | None, rules: Settings
) -> Obligation:
    key = unit.unit_id, quarter
    due_on = said.due_on if said else None
    # an agency that owes none and sends one is held to the same deadline
    if due_on is None and (owes(unit, quarter, rules) or (unit.is_agency and sent)):
        due_on = deadline(quarter, unit.unit_id, rules)
    until, document = rules.extensions.get(key, (None, ""))
    reason = rules.exemptions.get(key, "")
    if said and said.state == "exempt":
        reason = reason or said.note or "theo nguồn"
    came_on = said.came_on if said else None
    first_on = returned_on = None
    if came_on is None and sent is not None:
        first_on = day_of(sent.first_sent_at)
        returned_on = sent.returned_at and day_of(sent.returned_at)
        came_on = None if sent.incomplete else day_of(sent.came_at or sent.first_sent_at)
    return Obligation(
        *key, due_on, until, document, came_on, first_on, returned_on, reason,
        # "missing" was true when it was published; by now the form may have come
        stated=said.state if said and came_on is None else "",
        source=said.source if said else "",
        back=sent.back if sent else "",
    )  # fmt: skip


def _beyond(until: date, done: date, rules: Settings) -> tuple[int, int]:
    """Calendar and working days from a deadline to a later day."""
    days = (done - until).days
    worked = (is_working_day(until + timedelta(days=n), rules) for n in range(1, days + 1))
    return days, sum(worked)
