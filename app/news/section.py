"""The section of Có gì mới: every change of the quarter, weightiest first."""

from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from app.cache import kept
from app.duty.section import read_statuses
from app.news.titles import HEADS, tell_items, tell_refusals, title_news
from app.view import View
from data import words
from data.vietnamese import previous_quarter, write_count, write_quarter
from measures import news
from measures.duty import Sent, write_status
from measures.figures.quarter import Figures, ask_figures
from measures.indicator_news import Bands, find_indicators
from measures.news import Item, News, Refusal
from measures.progress import read_rules
from measures.standings import MOST_COMMUNES
from measures.totals import join_sources
from queries import query

AREAS = ("model", "custom", "outreach")
REFUSED = "Chưa so sánh được"
# Which figure says how many there were of a kind, in all.
COUNTS = {event: f"models.{event}" for event in news.EVENTS}


class Group(NamedTuple):
    """The changes of one kind: `note` tells how many there are in all and how many there were;
    `is_asking`: whether they ask that somebody acts."""

    title: str
    note: str
    lines: list[str]
    source: str
    is_asking: bool


class Page(NamedTuple):
    """All changes of a quarter, and last what could not be compared; `is_known`: whether anything
    is reported at all."""

    is_known: bool
    title: str
    groups: list[Group]
    refused: list[str]
    table: pd.DataFrame


@kept
def read_page(view: View, today: date, sent: tuple[Sent, ...]) -> Page:
    """Every change of the quarter beside the one that it is compared with."""
    figures = ask_figures(view.scope, AREAS)
    found = news.join(
        news.find_customs(figures),
        news.find_models(figures, _ask_events(view)),
        find_indicators(_bands(view, view.quarter), _bands(view, view.quarter_before), view.chosen),
        news.find_outreach(figures),
        _find_late(view, today, sent),
        news.find_documents(query("sources/documents", on=view.snapshot), view.quarter),
    )
    return Page(
        is_known=bool(found.refusals) or any(item.kind != "document" for item in found.items),
        title=title_news(found, figures.get("models.stopped"), view.quarter_before),
        groups=[
            _group(kind, list(items), figures)
            for kind, items in groupby(found.items, key=lambda item: item.kind)
        ],
        refused=tell_refusals(found.refusals),
        table=_list(found, view),
    )


def _group(kind: str, items: list[Item], figures: Figures) -> Group:
    note = ""
    if kind in COUNTS:
        figure = figures.get(COUNTS[kind])
        told = [f"{figure.text} mô hình" + (f" ({figure.part})" if figure.part else "")]
        before = f" so với {write_quarter(figures.quarter_before)}"
        told += [figure.change.removesuffix(before)] if figure.is_compared else []
        note = f"{words.start('; '.join(told))}." if figure.is_known else ""
    count = len({(item.what, item.where) for item in items})
    return Group(
        title=HEADS[kind] if kind in COUNTS else f"{HEADS[kind]}: {write_count(count)}",
        note=note,
        lines=tell_items(items, figures.quarter_before),
        source=join_sources([item.source for item in items if item.source]),
        is_asking=kind in news.ASKING,
    )


def _list(found: News, view: View) -> pd.DataFrame:
    """A row for each change, and for what could not be compared."""
    now, before = (words.start(write_quarter(one)) for one in (view.quarter, view.quarter_before))
    rows = [
        _row(view, HEADS[item.kind], item, item.now, item.before, item.change, item.source)
        for item in found.items
    ]
    rows += [_row(view, REFUSED, one, "", "", one.reason, "") for one in found.refusals]
    return pd.DataFrame(rows, columns=["Loại", "Nội dung", "Nơi", now, before, "Thay đổi", "Nguồn"])


def _row(
    view: View, head: str, about: Item | Refusal, now: str, before: str, change: str, source: str
) -> list[str]:
    return [head, words.start(about.what), about.where or view.where, now, before, change, source]


def _ask_events(view: View) -> pd.DataFrame:
    return query(
        "models/events",
        on=view.snapshot,
        quarter=view.quarter,
        communes=view.communes,
        span="quarter",
        by="commune",
        key="",
        outcome="all",
    )


def _bands(view: View, quarter: str) -> Bands:
    """What indicators are judged by in a quarter; compared as the view asks, if it is its own."""
    before = view.quarter_before if quarter == view.quarter else previous_quarter(quarter)
    each = len(view.chosen) <= MOST_COMMUNES
    rows = query(
        "indicators/progress",
        on=view.snapshot,
        quarter=quarter,
        before=before,
        communes=view.communes,
        each=each,
    )
    definitions = query("indicators/definitions", on=view.snapshot, quarter=quarter)
    return Bands(read_rules(definitions), rows, quarter, before, list(view.chosen), each)


def _find_late(view: View, today: date, sent: tuple[Sent, ...]) -> News:
    """Who did not report, or too late."""
    items = [
        Item(
            status.state,
            "báo cáo quý",
            label,
            "",
            "",
            write_status(status).lower(),
            Fraction(0),
            source,
        )
        for label, status, source in read_statuses(view, today, sent)
        if status.state in ("missing", "late")
    ]
    return News(items, [])
