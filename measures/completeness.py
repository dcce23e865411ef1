"""Whether a commune's figure of a custom is all of it, or villages that are silent leave it open.

    silences = read_silences(snapshot, "2025-Q2", [])
    silences.get(("cung-om-dau", "2025-Q2", "mau-2"))  # Silence(villages=1, …), or None

A village is expected to report from the quarter after it said that it keeps a custom, counted or
not, until its next word is there that it has none, or until the commune speaks for itself. A figure
of the commune as a whole, counted or none, settles all its villages, those that are named no more,
too: also where it is only what is left beside the villages that are named, as on the form, which
always states the commune's own number. "There, not counted" settles nothing; none in the district
settles everything. A village that said none, or was never heard of, is not expected: lists name the
places that keep a custom. One that is expected and silent is unknown, which is not zero, however
long it has been silent.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from data.store import Snapshot
from queries import records


class Silence(NamedTuple):
    """Villages of a commune that are expected and silent in a quarter in which others report.

    practised: whether what is reported says that the custom is still there; vague: whether the
    commune's figure would not be complete with them, either.
    """

    villages: int
    practised: bool
    vague: bool


# By custom, quarter and commune; None for villages of no known commune.
Silences = Mapping[tuple[str, str, str | None], Silence]


def read_silences(
    snapshot: Snapshot, quarter: str, communes: list[str], since: str = ""
) -> dict[tuple[str, str, str | None], Silence]:
    """All silences up to a quarter, of the communes asked for (none: of all); a figure that is not
    in it is complete as far as villages go. What was told before `since` is not looked at."""
    return find_silences(
        records(
            "customs/silent_villages",
            on=snapshot,
            since=since,
            quarter=quarter,
            communes=communes,
        )
    )


def find_silences(rows: Iterable[Any]) -> dict[tuple[str, str, str | None], Silence]:
    """The same from rows of customs/silent_villages."""
    return {
        (row.custom_id, row.quarter, row.commune_id): Silence(
            row.villages, row.practised, row.vague
        )
        for row in rows
    }


def at_quarter(silences: Silences, quarter: str) -> Iterable[tuple[str, str | None, Silence]]:
    """The silences of one quarter: custom, commune, what is open."""
    for (custom_id, when, commune), silence in silences.items():
        if when == quarter:
            yield custom_id, commune, silence


def open_places(
    places: pd.DataFrame, silences: Silences, quarter: str, before: str
) -> pd.DataFrame:
    """Rows of customs/places in which what a commune and its villages say together is no more than
    what is known: a lower bound or, where that is none, nothing at all.

    Single villages say all of themselves and stay as they are.
    """
    marked = places.copy()
    for when, asked in (("", quarter), ("_before", before)):
        is_open = pd.Series(
            [
                not pd.isna(commune) and commune == unit and (custom, asked, commune) in silences
                for custom, unit, commune in zip(
                    places["custom_id"], places["unit_id"], places["commune_id"], strict=True
                )
            ],
            index=places.index,
            dtype=bool,
        )
        states, values = places[f"state{when}"], places[f"value{when}"]
        counted, zero = is_open & (states == "counted"), is_open & (states == "zero")
        marked[f"at_least{when}"] = places[f"at_least{when}"].where(~counted, values)
        marked[f"state{when}"] = states.where(~counted, "uncounted").where(~zero, None)
        marked[f"value{when}"] = values.where(~is_open)
    return marked
