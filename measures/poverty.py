"""The district's published poverty rates: which of the public figures may stand in one line.

Rates are told apart by what they measure: poor or near-poor households; all of them, or only those
of ethnic minorities, always of all households of the district; and by the poverty standard. Only
rates that agree in all three are joined. Chosen by what the figures say, never by their ids.
"""

import datetime
from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd

from data import vietnamese

Row = Any  # a row of a query

TOPIC = "ho_ngheo"
# The standard of 2022–2025 holds from here; the review of late 2021 already followed it, and its
# figures say so.
NEW_STANDARD = datetime.date(2022, 1, 1)

# What a figure measures, in its source's words -> (poor or near_poor, all or minority households).
_RATES = {
    "Tỷ lệ hộ nghèo": ("poor", "all"),
    "Tỷ lệ hộ cận nghèo": ("near_poor", "all"),
    "Tỷ lệ hộ nghèo DTTS trên tổng số hộ toàn huyện": ("poor", "minority"),
    "Tỷ lệ hộ cận nghèo DTTS trên tổng số hộ toàn huyện": ("near_poor", "minority"),
}
_COUNTS = {
    "Số hộ nghèo DTTS": ("poor", "minority"),
    "Số hộ cận nghèo DTTS": ("near_poor", "minority"),
}
_HOUSEHOLDS = "Tổng số hộ"


class Rate(NamedTuple):
    """A rate in per cent of all households. `printed`: as its source has it; `computed`: how we
    computed it where no source prints it, else None."""

    kind: str
    households: str
    standard: str
    as_of: datetime.date
    period: str
    value: Decimal
    printed: str
    computed: str | None
    source: str


def find_rates(figures: pd.DataFrame, place: str) -> list[Rate]:
    """The rates of one place that say what they measure and when, oldest first.

    Rows as in sources/context; `place` as the figures name it: "huyện Kon Rẫy". Where one source
    counts poor households and all households of one day, but prints no rate, it is computed.
    """
    own = figures[
        (figures["topic"] == TOPIC)
        & (figures["place"] == place)
        & figures["as_of"].notna()
        & (figures["qualifier"] == "exact")
        & figures["value"].notna()
    ]
    rates = []
    for row in own.itertuples():
        if row.measure in _RATES and row.unit == "%":
            kind, households = _RATES[row.measure]
            value = Decimal(str(row.value))
            rates.append(_rate(row, kind, households, value, f"{row.printed}%", None))
    printed = {(rate.kind, rate.households, rate.as_of) for rate in rates}
    for row in own.itertuples():
        if row.measure in _COUNTS:
            whole = _households(own, row)
            kind, households = _COUNTS[row.measure]
            if whole and (kind, households, row.as_of.date()) not in printed:
                rates.append(_compute(row, kind, households, whole))
    rates.sort(key=lambda rate: (rate.as_of, rate.kind, rate.households))
    return rates


def join_rates(rates: list[Rate]) -> list[list[Rate]]:
    """The rates that may be joined by a line: of one kind, one base, one standard."""
    lines: dict[tuple[str, str, str], list[Rate]] = {}
    for rate in rates:
        lines.setdefault((rate.kind, rate.households, rate.standard), []).append(rate)
    return list(lines.values())


def _households(figures: pd.DataFrame, row: Row) -> float | None:
    """All households, as the same source counts them for the same day."""
    same = figures[
        (figures["measure"] == _HOUSEHOLDS)
        & (figures["document"] == row.document)
        & (figures["as_of"] == row.as_of)
    ]
    return None if same.empty else float(same["value"].iloc[0])


def _compute(row: Row, kind: str, households: str, whole: float) -> Rate:
    part = vietnamese.write_number(int(row.value))
    how = f"{part}/{vietnamese.write_number(int(whole))} hộ"
    value = (100 * Decimal(str(row.value)) / Decimal(str(whole))).quantize(Decimal("0.01"))
    return _rate(row, kind, households, value, vietnamese.write_percent(value, 2), how)


def _rate(
    row: Row, kind: str, households: str, value: Decimal, printed: str, computed: str | None
) -> Rate:
    as_of = row.as_of.date()
    if "chuẩn cũ" in row.period:
        standard = "old"
    elif "chuẩn mới" in row.period:
        standard = "new"
    else:
        standard = "new" if as_of >= NEW_STANDARD else "old"
    return Rate(
        kind, households, standard, as_of, row.period, value, printed, computed, row.document
    )
