"""What is new in a quarter beside another one, put in the order of its weight.

WEIGHTS is that order, and the one place where it stands. First what asks somebody to act: a custom
that is back before one that grew, then indicators that fell behind, models that failed, reports
that are missing or late. Then what went well, from customs that ended to indicators that caught
up. Last what began or changed its course, outreach, and new documents. Of one kind the larger
change comes first; equal ones keep the order of the official list and of the communes.

Nothing is compared here: figures bring their change and whom it is about (measures/figures), or
the reason why there is none. Indicators are judged in measures/indicator_news.py.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from data import words
from data.vietnamese import write_date, write_quarter
from measures.documents import is_of_quarter, role_of
from measures.figures.figure import Figure, Ratio
from measures.figures.quarter import Figures
from measures.totals import Total

WEIGHTS = (
    "returned", "risen", "worse", "ineffective", "missing", "late",
    "gone", "ended", "fallen", "better", "goal_met",
    "launched", "replicated", "converted_in", "converted", "outreach", "document",
)  # fmt: skip
ASKING = WEIGHTS[: WEIGHTS.index("gone")]  # that somebody acts
EVENTS = ("ineffective", "goal_met", "launched", "replicated", "converted_in", "converted")
MANY = 60  # communes: of more only the district as a whole is told


class Item(NamedTuple):
    """One change. `kind`: of WEIGHTS; `what`: the custom, model, indicator, channel; `where`: the
    commune, "" for all together; `now`, `before`: as written, "" where there is no number;
    `change`: in words; `size`: of the change, among those of its kind."""

    kind: str
    what: str
    where: str
    now: str
    before: str
    change: str
    size: Fraction
    source: str


class Refusal(NamedTuple):
    """What could not be compared, and why."""

    what: str
    where: str
    reason: str


class News(NamedTuple):
    """All that is new, weightiest first, and what could not be compared."""

    items: list[Item]
    refusals: list[Refusal]


def weigh(items: Iterable[Item]) -> list[Item]:
    """The weightiest first."""
    return sorted(items, key=lambda item: (WEIGHTS.index(item.kind), -item.size))


def join(*news: News) -> News:
    """Several kinds of news as one."""
    items = [item for one in news for item in one.items]
    return News(weigh(items), [refusal for one in news for refusal in one.refusals])


def find_customs(figures: Figures) -> News:
    """Customs that came back, grew, shrank or ended, commune by commune."""
    news = News([], [])
    is_few = len(figures.communes) <= MANY
    places = figures.communes if is_few else {"": ""}
    for custom in figures.customs:
        for place, where in places.items():
            name = f"customs.{custom.custom_id}" + (f".{place}" if place else "")
            figure = figures.get(name)
            if kind := _judge_custom(figure):
                news.items.append(_tell(kind, custom.name, where, figure))
            elif not figure.is_compared and (_is_there(figure.total) or _is_there(figure.before)):
                news.refusals.append(Refusal(custom.name, where, _tell_why(figure)))
    if len(places) > 1:
        gone = figures.find_gone()
        for custom in figures.customs:
            if custom.custom_id in gone:
                figure = figures.get(f"customs.{custom.custom_id}")
                where = "xã nào đang xem" if figures.scope.communes else "nơi nào"
                change = f"không {where} còn thực hiện"
                item = _tell("gone", custom.name, "", figure)
                news.items.append(item._replace(change=change, size=Fraction(0)))
    return news


def find_models(figures: Figures, events: pd.DataFrame) -> News:
    """Models that began or ended, by name (rows: models/events), and how many of each event there
    were before."""
    items = []
    for row in events.itertuples():
        value = None if pd.isna(row.value) else int(row.value)
        to_date = f"{words.TO_DATE}" if row.period == "year_to_date" else ""
        items.append(
            Item(
                kind=row.event,
                what="" if pd.isna(row.model) else row.model,
                where=words.NO_COMMUNE if pd.isna(row.commune) else row.commune,
                now="chưa rõ số" if value is None else str(Total(value, 0, 0, 0, "")),
                before="",
                change=to_date,
                size=Fraction(0),
                source=row.source,
            )
        )
    told = [(event, figures.get(f"models.{event}")) for event in EVENTS]
    refusals = [
        Refusal(f"mô hình {words.EVENT[event]}", "", _tell_why(figure))
        for event, figure in told
        if (figure.is_known or figure.before is not None) and not figure.is_compared
    ]
    return News(items, refusals)


def find_outreach(figures: Figures) -> News:
    """Channels that reached more or fewer."""
    news = News([], [])
    for channel, label in words.CHANNEL.items():
        figure = figures.get(f"outreach.{channel}")
        if not figure.is_known and figure.before is None:
            continue
        if not figure.is_compared:
            news.refusals.append(Refusal(label, "", _tell_why(figure)))
        elif _size(figure):
            item = _tell("outreach", label, "", figure)
            now = f"{item.now} ({figure.part})" if _has_communes(figures, figure) else item.now
            news.items.append(item._replace(now=now, size=Fraction(0)))
    return news


def _has_communes(figures: Figures, figure: Figure) -> bool:
    """Whether some of the communes, and not all, stand behind a number."""
    return 0 < figures.count_behind(figure) < len(figures.communes)


def find_documents(documents: pd.DataFrame, quarter: str) -> News:
    """Documents that were issued within the quarter (rows: sources/documents): neither the units'
    own forms nor pages of the press."""
    items = [
        Item(
            kind="document",
            what=f"{row.kind} {row.number}",
            where="",
            now=write_date(row.issued_on.date()),
            before="",
            change=row.about,
            size=Fraction(0),
            source="",
        )
        for row in documents.itertuples()
        if role_of(row.kind, row.number) == "steering"
        and not pd.isna(row.issued_on)
        and is_of_quarter(row.issued_on.date(), quarter)
    ]
    return News(items, [])


def _judge_custom(figure: Figure) -> str:
    """What became of a custom at a place, "" where nothing that can be told did."""
    now, before = figure.total, figure.before
    if figure.first:
        return "returned" if _is_there(now) else ""
    if now is None or before is None:
        return ""
    if _is_none(before) and _is_there(now):
        return "returned"
    if _is_none(now) and _is_there(before):
        return "ended"
    size = _size(figure) if figure.is_compared else 0
    return "risen" if size > 0 else "fallen" if size < 0 else ""


def _is_there(total: Total | Ratio | None) -> bool:
    return isinstance(total, Total) and bool(total.value or total.uncounted)


def _is_none(total: Total | Ratio | None) -> bool:
    return total is not None and total.exact and not total.value


def _size(figure: Figure) -> Fraction:
    """By how much a figure that can be compared went up."""
    found = figure.comparison
    if found is None or found.now is None or found.before is None:
        return Fraction(0)
    return Fraction(found.now.value) - Fraction(found.before.value)


def _tell(kind: str, what: str, where: str, figure: Figure) -> Item:
    told = figure.is_compared
    change = figure.change if told else f"{write_quarter(figure.quarter_before)} báo không có"
    if kind == "ended" and not told:
        change = "không còn"
    return Item(
        kind=kind,
        what=what,
        where=where,
        now="" if figure.total is None else str(figure.total),
        before="" if figure.before is None else str(figure.before),
        change=change,
        size=abs(_size(figure)),
        source=figure.source,
    )


def _tell_why(figure: Figure) -> str:
    """Why a figure is not compared, without what the place where it is told says already."""
    _, _, reason = figure.change.partition(": ")
    return reason or figure.change
