"""The sections of Mô hình: their balance, how many met their goal, how long they live, the list."""

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from app.cache import kept
from app.models import outcomes_titles as titles
from app.models.balance_chart import describe_balance, waterfall
from app.models.balance_tables import list_balances
from app.models.balance_titles import explain_gaps, tell_drawn, title_balance
from app.models.outcomes_chart import MOST, describe_outcomes, outcome_bars
from app.models.outcomes_tables import list_models, list_outcomes
from app.models.survival_chart import describe_curves, survival_curves
from app.models.survival_tables import list_lives
from app.models.survival_titles import READING, tell_too_few, title_survival
from app.section import Section
from app.view import View
from data import words
from data.vietnamese import previous_quarter, write_quarter
from measures.balance import Balance, add_up, draw_up, known_in_all, tell_differences
from measures.communes import Term, read_terms
from measures.outcome_rates import Rates, compare_rates
from measures.outcomes import ALL, BY, OUTCOME, SPAN, Outcomes, group
from measures.survival import Curve, by_field
from queries import query

# Choices of the page, by what its address says.
SPANS = {"quy": "Trong quý", "nam": "Từ đầu năm", "tat-ca": "Từ trước đến nay"}
GROUPS = {
    "xa": "Xã",
    "linh-vuc": "Lĩnh vực",
    "phu-trach": "Đơn vị phụ trách",
    "nam-ra-mat": "Năm ra mắt",
}
HOW_TO_PICK = "Bấm vào một thanh để xem danh sách mô hình của riêng dòng đó."
RUNNING = "dang-chay"
OUTCOMES = {
    "tat-ca": "Tất cả",
    "dat": "Đạt mục tiêu",
    "khong": "Không hiệu quả",
    "chuyen-doi": "Chuyển đổi",
    "ra-mat": "Ra mắt, nhân rộng",
    RUNNING: "Đang hoạt động",
}
NO_LIVES = (
    "Chưa tính được mô hình sống bao lâu: không nguồn nào nêu mô hình nào bắt đầu từ quý nào. Khi "
    "xã báo cáo tên mô hình lúc ra mắt, biểu đồ sẽ hiện ở đây."
)


class Missing(NamedTuple):
    """What is said where no balance can be drawn up: `why`, and what is known in a table, which is
    None where nothing is reported at all."""

    why: str
    source: str
    caption: str
    table: pd.DataFrame | None


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
    """The events behind the figures, or the models that run; without any only the caption."""

    caption: str
    table: pd.DataFrame | None


class _Reported(NamedTuple):
    """What is reported of the balance, by commune and added up; `source` is one line."""

    balances: list[Balance]
    total: Balance | None
    source: str


@kept
def has_models(view: View) -> bool:
    """Whether anything at all is reported about models."""
    return bool(_reported(view).source or not _ask_lives(view).empty)


@kept
def read_differences(view: View) -> str:
    """Where balances do not close; empty where all that are drawn do, and where none is."""
    reported = _reported(view)
    return tell_differences(reported.balances, view.chosen) if reported.total else ""


@kept
def read_balance(view: View) -> Section | None:
    """From the models at the quarter's start to those at its end; None: it can't be drawn up."""
    balances, total, source = _reported(view)
    if total is None:
        return None
    drawn = tell_drawn(balances, view.chosen)
    return Section(
        name="can-doi",
        title=title_balance(total, balances),
        subtitle=f"Cân đối số mô hình {write_quarter(view.quarter)}, {view.where}. {drawn}",
        figure=waterfall(total),
        alt=describe_balance(total),
        table=list_balances(balances, view.chosen),
        source=source,
    )


@kept
def read_missing(view: View) -> Missing:
    """Why the balance can't be drawn up, and what is known nevertheless."""
    balances, _, source = _reported(view)
    opening = previous_quarter(view.quarter)
    return Missing(
        why=explain_gaps(known_in_all(balances), view.quarter, opening),
        source=source,
        caption=f"Cân đối số mô hình {write_quarter(view.quarter)}",
        table=list_balances(balances, view.chosen) if source else None,
    )


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
        title=titles.title_outcomes(outcomes.now),
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
def read_curves(view: View) -> Section | None:
    """How long models live, a curve for each field; None where no field has enough of them."""
    curves = _curves(view)
    drawn = [curve for curve in curves if curve.enough]
    if not drawn:
        return None
    return Section(
        name="song-bao-lau",
        title=title_survival(curves),
        subtitle=(
            "Phần mô hình còn hoạt động theo số quý kể từ khi bắt đầu, theo lĩnh vực, tính đến "
            f"{write_quarter(view.quarter)}, {view.where}. {READING}"
        ),
        figure=survival_curves(drawn),
        alt=describe_curves(drawn),
        table=list_lives(curves),
        source=titles.tell_sources(_ask_lives(view)["source"].iat[0]),
    )


@kept
def tell_no_curves(view: View) -> str:
    """The fields that are too few to be drawn, or why there is none at all; else empty."""
    curves = _curves(view)
    return tell_too_few(curves) if curves else NO_LIVES


@kept
def read_outcomes(view: View) -> dict[str, str]:
    """The outcomes that the list can be narrowed to: running models only where any is known."""
    runs = any(_ask_lives(view)["censored"].tolist())
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
    narrowed = [read_groups(view, span, by)[chosen]] if chosen != ALL else []
    narrowed += [OUTCOMES[outcome].lower()] if outcome != ALL else []
    last = write_quarter(view.quarter)
    when = last if outcome == RUNNING else titles.tell_span(view.quarter, SPAN[span])
    caption = titles.tell_rows(events, narrowed, when)
    return Listing(caption, None if events.empty else list_models(events, view.villages))


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
    source = "" if rows.empty else titles.tell_sources(rows["source"].iat[0])
    return _Reported(balances, add_up(balances), source)


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
    return group(rows, BY[by], _name_communes(view, SPAN[span], terms), terms)


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


def _ask_lives(view: View) -> pd.DataFrame:
    chosen = {"quarter": view.quarter, "communes": view.communes}
    return query("models/lifetimes", on=view.snapshot, **chosen)


@kept
def _curves(view: View) -> list[Curve]:
    return by_field(_ask_lives(view))
