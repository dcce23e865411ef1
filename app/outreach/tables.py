"""Tables of outreach and of what was handed over; totals are those of measures/."""

from collections.abc import Sequence

import pandas as pd

from app.outreach.channels import (
    CHANNELS,
    LABEL,
    PER_SESSION,
    Quarter,
    add_channel,
    as_cell,
    compare,
    mark_quarter,
    number_of,
)
from app.outreach.titles import tell_ratio_change
from app.outreach.units_chart import HEADS
from data import words
from data.quantities import write_quantity
from data.vietnamese import sort_key, write_quarter
from measures.figures.facts import Row
from measures.outreach import KINDS, Gift, Unit, add_gifts, name_place
from measures.totals import join_sources

ALL = "Cộng"
GIFT_COLUMNS = (
    "Quý", "Nội dung hỗ trợ", "Xã, thị trấn", "Nơi nhận", "Số lượng", "Đơn vị tính",
    "Đơn vị hỗ trợ", "Nguồn",
)  # fmt: skip


def list_quarters(series: Sequence[Quarter]) -> pd.DataFrame:
    """A row for each quarter and channel, newest first: number, change, who reported, source."""
    rows = []
    for quarter in reversed(series):
        rows += [_tell_quarter(quarter, channel) for channel in CHANNELS]
    columns = ["Quý", "Kênh", "Số lượng", "Thay đổi", "Báo cáo", "Nguồn"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def list_parts(quarter: Quarter) -> pd.DataFrame:
    """A row for each unit, a column for each channel; communes, agencies and what the district
    tells apart, each with its sum; last the total of all."""
    units = quarter.units
    kinds = [kind for kind in KINDS if any(unit.kind == kind for unit in units)]
    rows = []
    for kind in kinds:
        of_kind = [unit for unit in units if unit.kind == kind]
        for unit in of_kind:
            cells = {channel: as_cell(number_of(unit, channel)) for channel in CHANNELS}
            sources = [total.source for total in unit.now.values()]
            name, source = words.start(unit.label), join_sources(sources)
            rows.append([name, *cells.values(), source, words.start(unit.derived)])
        if len(kinds) > 1 and len(of_kind) > 1 and any(unit.now for unit in of_kind):
            rows.append(_add(of_kind, kind))
    whole = {channel: mark_quarter(quarter, channel).number for channel in CHANNELS}
    rows.append([ALL, *(as_cell(number) for number in whole.values()), "", ""])
    heads = [words.start(LABEL[channel]) for channel in CHANNELS]
    return pd.DataFrame(rows, columns=["Đơn vị", *heads, "Nguồn", "Cách suy ra"], dtype=object)


def list_gifts(series: Sequence[Quarter], villages: bool) -> pd.DataFrame:
    """A row for each gift, newest first, as the source tells it."""
    rows = [
        [
            words.start(write_quarter(row.quarter)),
            row.name,
            words.start(row.commune or words.NO_COMMUNE),
            _place(row, villages),
            None if row.value is None else _number(row),
            row.unit,
            row.sponsor,
            row.source,
        ]
        for one in reversed(series)
        for row in one.figures.rows("support")
    ]
    return pd.DataFrame(rows, columns=list(GIFT_COLUMNS), dtype=object)


def list_sums(series: Sequence[Quarter]) -> pd.DataFrame:
    """A row for each thing and unit of measure, a column for each quarter, oldest first."""
    quarters = [one.figures.quarter for one in series]
    found: dict[tuple[str, str], dict[str, Gift]] = {}
    for one in series:
        for gift in add_gifts(one.figures.rows("support")):
            key = (gift.item.casefold(), gift.unit.casefold())
            found.setdefault(key, {})[one.figures.quarter] = gift
    rows = []
    for _, told in sorted(found.items(), key=lambda one: sort_key(" ".join(one[0]))):
        first = next(iter(told.values()))
        numbers = [
            as_cell(told[quarter].total) if quarter in told else None for quarter in quarters
        ]
        rows.append([first.item, first.unit, *numbers])
    heads = [words.start(write_quarter(quarter)) for quarter in quarters]
    return pd.DataFrame(rows, columns=["Nội dung hỗ trợ", "Đơn vị tính", *heads], dtype=object)


def _tell_quarter(told: Quarter, channel: str) -> list[object]:
    mark, figures = mark_quarter(told, channel), told.figures
    if channel == PER_SESSION:
        change = tell_ratio_change(compare(told), figures.quarter_before)
    else:
        figure = figures.get(f"outreach.{channel}")
        change = figure.change if figure.is_known else ""
    quarter, name = words.start(write_quarter(figures.quarter)), words.start(LABEL[channel])
    return [quarter, name, as_cell(mark.number), change, mark.part, mark.source]


def _add(units: Sequence[Unit], kind: str) -> list[object]:
    cells = [as_cell(add_channel(units, kind, channel)) for channel in CHANNELS]
    return [f"{ALL} {words.low(HEADS[kind])}", *cells, "", ""]


def _place(row: Row, villages: bool) -> str:
    """Where it went; a village only for those who may see single villages."""
    if row.unit_kind == "village" and not villages:
        return row.commune or words.NO_COMMUNE
    return row.place or name_place(row)


def _number(row: Row) -> int | str:
    return int(row.value) if row.qualifier == "exact" else write_quantity(row.value, row.qualifier)
