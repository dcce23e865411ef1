"""By what punctuality is judged: a day, and what the intake's journal says until then."""

from datetime import date, datetime

from app.view import View
from intake import journal
from measures import duty
from measures.duty import Sent
from report import issued


def ask(view: View) -> tuple[date, tuple[Sent, ...]]:
    """Today and all that was sent; for the figures of an issued report the day of its issue and
    what had been sent by then. WarehouseError for a damaged journal."""
    data_set = view.snapshot.data_set
    if not view.as_reported:
        return duty.today(), duty.list_sent(journal.submissions(data_set))
    return ask_at(data_set, issued.in_force(data_set, view.quarter)[-1].issued_at)


def ask_at(data_set: str, at: datetime) -> tuple[date, tuple[Sent, ...]]:
    """The day of a moment, and all that was sent until then; WarehouseError as `ask`."""
    until = [event for event in journal.read(data_set) if event.at <= at]
    return duty.day_of(at), duty.list_sent(journal.derive(until))
