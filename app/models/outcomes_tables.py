"""Tables about models: the list of events, and groups of models that stopped."""

from fractions import Fraction

import pandas as pd

from app.table_cells import or_, value_
from data import words
from data.vietnamese import write_quarter
from measures.outcomes import ENOUGH, Count, Outcomes, write_rate
from measures.shares import round_share


def list_models(events: pd.DataFrame, villages: bool = True) -> pd.DataFrame:
    """One row for each event of models, or model that runs (rows: models/events).

    `villages`: whether single villages may be named. Columns in which nothing is told are left out.
    """
    rows = [
        {
            "Mô hình": or_(event.model, "Không nêu tên"),
            "Số mô hình": _number(event),
            "Kết quả": words.start(_outcome(event)),
            "Lĩnh vực": None if pd.isna(event.field) else words.start(words.FIELD[event.field]),
            "Xã": words.start(or_(event.commune, words.NO_COMMUNE)),
            "Nơi": _known(event.place),
            "Phụ trách": _known(event.sponsor),
            "Bắt đầu": _quarter(event.began),
            "Kết thúc": _quarter(event.ended),
            "Lý do": _known(event.reason),
            "Nguồn": event.source,
        }
        for event in events.itertuples()
    ]
    table = pd.DataFrame(rows, columns=LIST_COLUMNS, dtype=object)
    hidden = [] if villages else ["Nơi"]
    empty = [name for name in MAY_BE_EMPTY if table[name].isna().all()]
    return table.drop(columns={*hidden, *empty})


LIST_COLUMNS = [
    "Mô hình",
    "Số mô hình",
    "Kết quả",
    "Lĩnh vực",
    "Xã",
    "Nơi",
    "Phụ trách",
    "Bắt đầu",
    "Kết thúc",
    "Lý do",
    "Nguồn",
]
MAY_BE_EMPTY = ["Lĩnh vực", "Nơi", "Phụ trách", "Bắt đầu", "Kết thúc", "Lý do"]


def list_outcomes(outcomes: Outcomes, dimension: str, before: str) -> pd.DataFrame:
    """One row for each group, and the true total last; `dimension` names the first column,
    `before` the last one, which holds the span to compare with."""
    rows = [
        _outcome_row(
            words.start(group.name), group.now, group.has_rate, group.before, group.had_rate
        )
        for group in outcomes.groups
    ]
    now, then = outcomes.now, outcomes.before
    rows.append(_outcome_row("Tổng", now, now.complete, then, then.complete))
    return pd.DataFrame(
        [[name, *cells] for name, *cells in rows],
        columns=[dimension, *OUTCOME_COLUMNS, before],
        dtype=object,
    )


OUTCOME_COLUMNS = [
    "Đạt mục tiêu",
    "Không hiệu quả",
    "Cộng",
    "Tỷ lệ đạt (%)",
    "Viết gọn",
    "Chuyển đổi đi",
]


def _outcome_row(name: str, now: Count, has_rate: bool, before: Count, had_rate: bool) -> tuple:
    rate = None
    if has_rate and now.stopped.value >= ENOUGH:
        rate = round_share(Fraction(100 * now.met, now.stopped.value), 1)
    return (
        name,
        now.met if now.met_reported else None,
        now.failed if now.failed_reported else None,
        (now.stopped.value if now.stopped.exact else str(now.stopped)) if now.reported else None,
        rate,
        write_rate(now, has_rate),
        now.converted,
        write_rate(before, had_rate),
    )


def _outcome(event: object) -> str:
    if event.event == "running":
        return f"{words.RUNNING} ({write_quarter(event.quarter)})"
    outcome = words.BALANCE[event.event]
    return f"{outcome}, {words.TO_DATE}" if event.period == "year_to_date" else outcome


def _number(event: object) -> int | str:
    """A number as a number where it is exact, in words where it is not."""
    if pd.isna(event.value) or event.qualifier != "exact":
        return value_(event.value, event.qualifier)
    return int(event.value)


def _known(text: object) -> str | None:
    return None if pd.isna(text) else str(text)


def _quarter(quarter: object) -> str | None:
    return None if pd.isna(quarter) else write_quarter(str(quarter))
