"""The sections of Mô hình about how many run: the balance of a quarter, and quarter by quarter."""

from typing import NamedTuple

import pandas as pd

from app.cache import kept
from app.explaining.section import read_told
from app.models.balance_chart import describe_balance, tell_absent, waterfall
from app.models.balance_strip import draw_strip
from app.models.balance_tables import list_balances
from app.models.balance_titles import (
    explain_gaps,
    tell_drawn,
    tell_reported,
    title_balance,
    title_missing,
)
from app.models.outcomes_titles import tell_sources
from app.models.running_chart import describe_running, running_bars
from app.models.running_titles import OPEN, list_running, tell_change, title_running
from app.section import Section
from app.view import View
from data import words
from data.vietnamese import previous_quarter, write_quarter
from measures.balance import Balance, add_up, draw_up, known_in_all, tell_differences
from measures.communes import read_terms
from measures.figures.quarter import ask_figures
from measures.running import Point, follow
from measures.totals import join_sources
from queries import query

HEIGHT = 300  # of the columns where no balance stands beside them
CUT = "Thanh là phần tăng, giảm; trục không từ 0"


class Missing(NamedTuple):
    """What is said where no balance can be drawn up: `title`, `strip` (HTML with what is known),
    `notes` why not and of whom it is, and the same in a table, which is None where nothing is
    reported at all."""

    title: str
    strip: str
    notes: list[str]
    source: str
    caption: str
    table: pd.DataFrame | None


class Noted(NamedTuple):
    """A section and the sentences below its chart."""

    section: Section
    notes: list[str]


class _Reported(NamedTuple):
    """What is reported of the balance, by commune and added up; `source` is one line."""

    balances: list[Balance]
    total: Balance | None
    source: str


@kept
def is_reported(view: View) -> bool:
    """Whether anything is reported that a balance of the quarter is made of."""
    return bool(_reported(view).source)


@kept
def read_differences(view: View) -> str:
    """Where balances do not close; empty where all that are drawn do, and where none is."""
    reported = _reported(view)
    return tell_differences(reported.balances, view.chosen) if reported.total else ""


@kept
def read_balance(view: View) -> Noted | None:
    """From the models at the quarter's start to those at its end; None: it can't be drawn up."""
    balances, total, source = _reported(view)
    if total is None:
        return None
    section = Section(
        name="can-doi",
        title=title_balance(total, balances, view.quarter),
        subtitle=f"{CUT}; {view.where}.",
        figure=waterfall(total),
        alt=describe_balance(total),
        table=list_balances(balances, view.chosen),
        source=source,
    )
    told = [tell_absent(total), tell_drawn(balances, view.chosen)]
    return Noted(section, [sentence for sentence in told if sentence])


@kept
def read_missing(view: View) -> Missing:
    """Why the balance can't be drawn up, and what is known nevertheless."""
    balances, _, source = _reported(view)
    known = known_in_all(balances)
    return Missing(
        title=title_missing(view.quarter),
        strip=draw_strip(known),
        notes=[
            explain_gaps(known, view.quarter, previous_quarter(view.quarter)),
            tell_reported(balances, len(view.chosen)),
        ],
        source=source,
        caption=f"Cân đối số mô hình {write_quarter(view.quarter)}",
        table=list_balances(balances, view.chosen) if source else None,
    )


@kept
def read_running(view: View) -> Noted | None:
    """How many models ran at the end of each quarter; None where it was never reported."""
    points = _points(view)
    if not points:
        return None
    figure = ask_figures(view.scope, ["stock"]).get("models.running")
    balance = read_balance(view)
    height = balance.section.height if balance else HEIGHT
    told = [point.total.source for point in points if point.total]
    explained = read_told(view, "models", "", points[0].quarter)
    section = Section(
        name="dang-hoat-dong",
        title=title_running(points[-1], figure),
        subtitle=f"Số mô hình {words.RUNNING} cuối mỗi quý; {view.where}.",
        figure=running_bars(points, max(height, HEIGHT), explained.marks),
        alt=describe_running(points),
        table=list_running(points),
        source=join_sources([*reversed(told)]),
    )
    marked = [OPEN] if any(point.total and not point.complete for point in points) else []
    return Noted(section, [tell_change(figure), *marked, *explained.key])


@kept
def _reported(view: View) -> _Reported:
    rows = query(
        "models/balance",
        on=view.snapshot,
        quarter=view.quarter,
        before=previous_quarter(view.quarter),
        communes=view.communes,
    )
    balances = draw_up(rows, list(view.chosen))
    source = "" if rows.empty else tell_sources(rows["source"].iat[0])
    return _Reported(balances, add_up(balances), source)


@kept
def _points(view: View) -> list[Point]:
    chosen = {"quarter": view.quarter, "communes": view.communes}
    rows = query("models/running", on=view.snapshot, **chosen)
    return follow(rows, read_terms(view.snapshot, view.communes), view.quarter)
