"""The sections of Phối hợp: what each agency of the district did, who reported, what comes next."""

from typing import NamedTuple

import pandas as pd

from app.cache import kept
from app.coordination.cards import make_card
from app.coordination.chart import NARROW, describe_presence, presence_marks
from app.coordination.markup import AgencyCard, Line
from app.coordination.tables import list_all, list_presences
from app.coordination.titles import (
    SUBTITLE,
    tell_nothing,
    tell_silent,
    tell_tasks,
    title_page,
    title_quarters,
)
from app.section import Section
from app.view import View
from data.vietnamese import shift_quarter, write_quarter
from measures import coordination
from measures.coordination import Presence
from measures.totals import join_sources
from queries import query

QUARTERS = 8
# The document on which agencies and the people's committee work together.
PROGRAMME = "Chương trình phối hợp"


class Assigned(NamedTuple):
    """What the steering committee hands to agencies for the next quarter."""

    title: str
    lines: list[Line]
    source: str


class Document(NamedTuple):
    """A document that the page rests on; `url` is empty where it has no address on the web."""

    label: str
    about: str
    url: str


class Page(NamedTuple):
    """All of a quarter. `absent`: who is silent, or why there is nothing; `presence` is None until
    there are two quarters to look at."""

    title: str
    notes: list[str]
    cards: list[AgencyCard]
    absent: str
    presence: Section | None
    assigned: Assigned | None
    documents: list[Document]
    table: pd.DataFrame


@kept
def read_page(view: View) -> Page:
    """What the agencies of the district did, said and handed over in the quarter."""
    since = shift_quarter(view.quarter, 1 - QUARTERS)
    rows = query("coordination/agencies", on=view.snapshot, since=since, quarter=view.quarter)
    every = coordination.list_presences(rows)
    now = [one for one in every if one.quarter == view.quarter]
    found = (
        query("coordination/words", on=view.snapshot, quarter=view.quarter),
        query("coordination/outreach", on=view.snapshot, quarter=view.quarter),
        query("coordination/support", on=view.snapshot, quarter=view.quarter),
    )
    said = found[0]
    told = [one for one in now if one.state != "silent"]
    past = said.loc[said["kind"] == "past_task", "state"]
    return Page(
        title=title_page(now, view.quarter),
        notes=[SUBTITLE, tell_tasks(coordination.count_tasks(past))],
        cards=[make_card(one, *found) for one in now if one.entries],
        absent=tell_silent(now) if told else tell_nothing(now),
        presence=_read_presence(coordination.drop_unknown(every)),
        assigned=_read_assigned(view),
        documents=_find_documents(view, now),
        table=list_all(now, *found),
    )


def _read_presence(known: list[Presence]) -> Section | None:
    quarters = sorted({one.quarter for one in known})
    if len(quarters) < 2:
        return None
    first, last = write_quarter(quarters[0]), write_quarter(quarters[-1])
    sources = [one.source for one in known if one.source]
    return Section(
        name="co-quan-bao-cao",
        title=title_quarters(known),
        subtitle=(
            f"Cơ quan nào có báo cáo, {first} đến {last}. Số trong ô: số nội dung, gồm lời, số "
            "tuyên truyền và hỗ trợ; gạch ngang: chưa có gì."
        ),
        figure=presence_marks(known),
        fits=((NARROW, presence_marks(known, is_narrow=True)),),
        alt=describe_presence(known),
        table=list_presences(known),
        source=join_sources(sources),
    )


def _read_assigned(view: View) -> Assigned | None:
    """The tasks of the next quarter for which a document names who leads."""
    following = shift_quarter(view.quarter, 1)
    tasks = query("figures/tasks", on=view.snapshot, quarter=following)
    led = tasks[tasks["lead"].notna()]
    if led.empty:
        return None
    return Assigned(
        f"Ban Chỉ đạo giao cho {write_quarter(following)}",
        [Line(f"{row.lead}: {row.about}.") for row in led.itertuples()],
        join_sources(led["source"].tolist()),
    )


def _find_documents(view: View, now: list[Presence]) -> list[Document]:
    """The documents that tell of the agencies, and the programme on which they work together."""
    cited = {label for one in now for label in one.source.split("; ")}
    return [
        Document(
            f"{row.kind} {row.number}",
            f"{row.about} ({row.issuer})",
            "" if pd.isna(row.url) else row.url,
        )
        for row in query("sources/documents", on=view.snapshot).itertuples()
        if not pd.isna(row.number)
        and (row.kind == PROGRAMME or f"{row.kind} {row.number}" in cited)
    ]
