"""Tables about models."""

import pandas as pd

from app import words
from app.tables.cells import or_, value_
from app.totals import Total
from data.vietnamese import write_number


def list_models(events: pd.DataFrame) -> pd.DataFrame:
    """One row for each event of models (rows: models/events)."""
    rows = [
        {
            "Mô hình": or_(event.model, "Không nêu tên"),
            "Số mô hình": value_(event.value, event.qualifier),
            "Kết quả": words.start(
                words.EVENT[event.event]
                + (f", {words.TO_DATE}" if event.period == "year_to_date" else "")
            ),
            "Lĩnh vực": words.start(words.FIELD.get(event.field, "")),
            "Xã": words.start(or_(event.commune, words.NO_COMMUNE)),
            "Nơi": or_(event.place, ""),
            "Phụ trách": or_(event.sponsor, ""),
            "Nguồn": event.source,
        }
        for event in events.itertuples()
    ]
    return pd.DataFrame(rows)


def list_outcomes(outcomes: pd.DataFrame) -> pd.DataFrame:
    """One row for each commune, and the true total last (rows: models/outcomes_by_commune)."""
    rows = [
        {
            "Xã": words.start(or_(row.commune, words.NO_COMMUNE)),
            # A dash, not 0: that no source names the commune does not mean that there was none.
            "Đã đạt mục tiêu": write_number(row.goal_met) if row.goal_met else "–",
            "Không hiệu quả": write_number(row.ineffective) if row.ineffective else "–",
            "Cộng": str(Total(row.goal_met + row.ineffective, row.uncounted, 0, 0, "")),
        }
        for row in [*outcomes.itertuples(), _sum(outcomes)]
    ]
    rows[-1]["Xã"] = "Tổng"
    return pd.DataFrame(rows)


def _sum(outcomes: pd.DataFrame) -> object:
    sums = outcomes[["goal_met", "ineffective", "uncounted"]].sum()
    return next(pd.DataFrame([{"commune": None, **sums}]).itertuples())
