"""What a form shows beside its empty cells: the unit's figures of the quarter before, in words."""

from typing import Any, NamedTuple

import pandas as pd

from data import quantities, store, vietnamese
from intake.units import Unit
from queries import query

NO_FIGURE = "chưa có số"
_UNCOUNTED = "có, chưa rõ số"

Shown = int | str
Row = dict[str, Any]


class Before(NamedTuple):
    """The figures of the quarter before, each a number or words; what is not known is not there.

    running: models at its end; counts: by event; customs: households; places: by village, in one
    text; indicators: (numerator, denominator) by (indicator_id, version); targets: of the year of
    the form's quarter, written; outreach: by channel.
    """

    running: Shown | None
    counts: dict[str, Shown]
    customs: dict[str, Shown]
    places: str
    indicators: dict[tuple[str, int], tuple[Shown, Shown]]
    targets: dict[tuple[str, int], str]
    outreach: dict[str, Shown]


def look(snapshot: store.Snapshot, unit: Unit, quarter: str) -> Before:
    """The figures that the form of a unit for `quarter` shows."""
    asked = {"unit": unit.unit_id, "quarter": vietnamese.previous_quarter(quarter)}
    customs = query("intake/households", on=snapshot, **asked)
    stock = query("intake/running", on=snapshot, **asked)
    indicators = query("intake/ratios", on=snapshot, **asked)
    return Before(
        running=_show(stock.to_dict("records")) if len(stock) else None,
        counts=_by(query("intake/events", on=snapshot, **asked), "event"),
        customs=_by(customs, "custom_id"),
        places=_list_places(customs[customs["village"].notna()]),
        indicators={
            (row.indicator_id, row.version): (
                _say(row.numerator, row.state, row.qualifier),
                NO_FIGURE if pd.isna(row.denominator) else _plain(row.denominator),
            )
            for row in indicators.itertuples()
        },
        targets=_targets(snapshot, unit, quarter),
        outreach=_by(query("intake/channels", on=snapshot, **asked), "channel"),
    )


def _targets(snapshot: store.Snapshot, unit: Unit, quarter: str) -> dict[tuple[str, int], str]:
    rows = query("intake/targets", on=snapshot, unit=unit.unit_id, year=quarter[:4])
    return {
        (row.indicator_id, row.version): quantities.write_quantity(
            row.target, "exact", row.unit, row.decimals
        )
        for row in rows.itertuples()
    }


def _by(rows: pd.DataFrame, column: str) -> dict[str, Shown]:
    groups: dict[str, list[Row]] = {}
    for row in rows.to_dict("records"):
        groups.setdefault(str(row[column]), []).append(row)
    return {key: _show(group) for key, group in groups.items()}


def _show(rows: list[Row]) -> Shown:
    """Several facts of one thing as one figure; an unknown part makes it a lower bound."""
    counted = [row["value"] for row in rows if row["state"] != "uncounted"]
    total = int(sum(counted))
    if len(counted) < len(rows):
        return f"ít nhất {vietnamese.write_number(total)}" if total else _UNCOUNTED
    qualifiers = {row["qualifier"] for row in rows}
    qualifier = "about" if "about" in qualifiers else max(qualifiers)
    return _say(total, "counted", qualifier)


def _say(value: object, state: str, qualifier: str) -> Shown:
    if state == "uncounted" or pd.isna(value):
        return _UNCOUNTED
    plain = _plain(value)
    if qualifier == "exact" or isinstance(plain, str):
        return plain
    return quantities.write_quantity(plain, qualifier)


def _plain(value: object) -> Shown:
    number = float(value)  # type: ignore[arg-type]
    return int(number) if number.is_integer() else vietnamese.write_number(number, 2)


def _list_places(rows: pd.DataFrame) -> str:
    return "; ".join(
        f"{row.village}: {row.custom} {_say(row.value, row.state, row.qualifier)}"
        + ("" if row.state == "uncounted" else " hộ")
        for row in rows.itertuples()
        if row.state != "zero"
    )
