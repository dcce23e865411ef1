"""The sections of Mô hình about what became of models: those that stopped, and the list."""

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from app.cache import kept
from app.models import lives
from app.models import outcomes_titles as titles
from app.models.list_table import mark, shorten, tell_constants, tell_source
from app.models.outcomes_chart import MOST, describe_outcomes, outcome_bars
from app.models.outcomes_tables import list_models, list_outcomes
from app.section import Section
from app.view import View
from data import words
from data.vietnamese import write_quarter
from measures.communes import Term, read_terms
from measures.figures.facts import year_to
from measures.outcome_rates import Rates, compare_rates
from measures.outcomes import ALL, BY, OUTCOME, SPAN, Outcomes, group
from queries import query

# Choices of the page, by what its address says.
SPANS = {"quy": "Trong quý", "nam": "Từ đầu năm", "tat-ca": "Từ trước đến nay"}
GROUPS = {
    "xa": "Xã",
    "linh-vuc": "Lĩnh vực",
    "phu-trach": "Đơn vị phụ trách",
    "nam-ra-mat": "Năm ra mắt",
}
HOW_TO_PICK = "Bấm vào một thanh để mở danh sách mô hình của riêng dòng đó."
RUNNING = "dang-chay"
LIST = "danh-sach"  # the key of the list's place on the page
OUTCOMES = {
    "tat-ca": "Tất cả",
    "dat": "Đạt mục tiêu",
    "khong": "Không hiệu quả",
    "chuyen-doi": "Chuyển đổi",
    "ra-mat": "Ra mắt, nhân rộng",
    RUNNING: "Đang hoạt động",
}


@dataclass(frozen=True)
class Stopped(Section):
    """The models that stopped, by group.

    `is_drawn`: whether any stopped at all; `notes` stand below the chart: how to pick, that not
    all groups are drawn, what follows from it; `rows`: the row of `table` of the group that is
    chosen, or none.
    """

    is_drawn: bool
    notes: list[str]
    rows: list[int]


class Listing(NamedTuple):
    """The events behind the figures, or the models that run.

    `title` says what the list is narrowed to, `caption` what it holds; `shown` is what the screen
    has of `table`, which has every column for the downloads: None where there is no row; `marks`
    are colours of cells; `source` is that of all rows, or empty.
    """

    title: str
    caption: str
    shown: pd.DataFrame | None
    marks: dict[str, list[str]]
    source: str
    table: pd.DataFrame | None


@kept
def read_groups(view: View, span: str, by: str) -> dict[str, str]:
    """The groups that the list can be narrowed to, by their slugs, in their order; all first."""
    groups = _outcomes(view, span, by).groups
    return {ALL: "Tất cả"} | {part.slug: words.start(part.name) for part in groups}


@kept
def read_stopped(view: View, span: str, by: str, chosen: str) -> Stopped:
    """How many of the models that stopped had met their goal, by group; one may be chosen."""
    outcomes = _outcomes(view, span, by)
    shown = [part for part in outcomes.groups if part.stopped or by == "xa"]
    drawn = shown[:MOST] if any(part.stopped for part in shown) else []
    before = titles.tell_before(view.quarter_before, SPAN[span])
    told = (
        titles.explain_no_rates(outcomes, BY[by]),
        titles.compare_outcomes(outcomes, _rates(view, span), view.quarter_before, SPAN[span]),
    )
    slugs = [part.slug for part in outcomes.groups]
    only = f" Chỉ vẽ {MOST} dòng đầu; bảng dưới đây có đủ." * (len(shown) > MOST)
    return Stopped(
        name="hieu-qua",
        title=titles.title_outcomes(
            outcomes.now, titles.tell_period(view.quarter, SPAN[span]), outcomes.is_part
        ),
        subtitle=(
            f"Mô hình dừng hoạt động {titles.tell_span(view.quarter, SPAN[span])}, theo "
            f"{GROUPS[by].lower()}, {view.where}; {titles.tell_reports(outcomes)}. "
            "Tỷ lệ là số đạt mục tiêu trên số mô hình dừng, không kể chuyển đổi."
        ),
        figure=outcome_bars(drawn, chosen),
        alt=describe_outcomes(drawn),
        is_drawn=bool(drawn),
        notes=[sentence for sentence in (HOW_TO_PICK + only if drawn else "", *told) if sentence],
        source=titles.tell_sources(outcomes.source),
        table=list_outcomes(outcomes, GROUPS[by], words.start(before)),
        rows=[slugs.index(chosen)] if chosen in slugs else [],
    )


@kept
def read_outcomes(view: View) -> dict[str, str]:
    """The outcomes that the list can be narrowed to: running models only where any is known."""
    runs = lives.runs_any(view)
    return {key: label for key, label in OUTCOMES.items() if runs or key != RUNNING}


@kept
def read_list(view: View, span: str, by: str, chosen: str, outcome: str) -> Listing:
    """The rows behind the figures: of one group, or all; of one outcome, or all."""
    groups = _outcomes(view, span, by).groups
    events = query(
        "models/events",
        on=view.snapshot,
        quarter=view.quarter,
        communes=view.communes,
        span=SPAN[span],
        by=BY[by],
        key=next((part.key for part in groups if part.slug == chosen), ""),
        outcome=OUTCOME[outcome],
    )
    narrowed = tell_narrowed(view, span, by, chosen, outcome)
    last = write_quarter(view.quarter)
    when = f"cuối {last}" if outcome == RUNNING else titles.tell_span(view.quarter, SPAN[span])
    title = f"Danh sách: {', '.join(narrowed.values())}" if narrowed else "Danh sách mô hình"
    caption = titles.tell_rows(events, when)
    if events.empty:
        return Listing(title, caption, None, {}, "", None)
    table = list_models(events, view.villages)
    told = f"{caption} {tell_constants(table, narrowed.values())}".strip()
    marks = mark(events["event"].tolist())
    return Listing(title, told, shorten(table), marks, tell_source(table), table)


def tell_narrowed(view: View, span: str, by: str, chosen: str, outcome: str) -> dict[str, str]:
    """What the list is narrowed to, by the field of the address that says so."""
    narrowed = {"chon": read_groups(view, span, by)[chosen]} if chosen != ALL else {}
    return narrowed | ({"ket_qua": OUTCOMES[outcome].lower()} if outcome != ALL else {})


@kept
def _outcomes(view: View, span: str, by: str) -> Outcomes:
    rows = query(
        "models/outcomes",
        on=view.snapshot,
        quarter=view.quarter,
        before=view.quarter_before,
        communes=view.communes,
        span=SPAN[span],
        by=BY[by],
    )
    terms = read_terms(view.snapshot, view.communes)
    communes = _name_communes(view, SPAN[span], terms)
    return group(rows, BY[by], communes, terms, _list_quarters(view, SPAN[span]))


def _list_quarters(view: View, span: str) -> list[str]:
    """The quarters of a span of several, oldest first: of the year, or all that are known."""
    if span == "year":
        return year_to(view.quarter)
    known = query("frame/quarters", on=view.snapshot)["quarter"].tolist() if span == "all" else []
    return sorted(one for one in known if one <= view.quarter)


def _name_communes(view: View, span: str, terms: dict[str, Term]) -> dict[str, str]:
    """The communes that are there in any quarter of a span, also those that ended in it."""
    if span == "quarter":
        return view.chosen
    since = f"{view.quarter[:4]}-Q1" if span == "year" else ""
    return {
        commune: view.commune_labels.get(commune, term.label)
        for commune, term in terms.items()
        if term.first <= view.quarter and term.last >= since
    }


@kept
def _rates(view: View, span: str) -> Rates:
    rows = query(
        "models/stop_reports",
        on=view.snapshot,
        quarter=view.quarter,
        before=view.quarter_before,
        communes=view.communes,
        span=SPAN[span],
    )
    return compare_rates(rows, view.chosen, view.quarter_before)
