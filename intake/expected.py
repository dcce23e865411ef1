"""What the warehouse knows of a unit before a quarter: what its form offers, names, expects.

Only facts of earlier quarters count: a form reads the same whether or not an earlier sending of
the same quarter was accepted.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd

from data import store, vietnamese
from intake import register
from intake.form import NOTE_ROWS, Stamp
from intake.units import Unit
from queries import query, records, rows


class KnownModel(NamedTuple):
    """A named model of the unit. label: its name, told apart from others of the same name; place:
    where it is, "" when that is not known."""

    model_id: str
    label: str
    name: str
    runs: bool
    place: str


class Given(NamedTuple):
    """A conclusion for a unit. product: what must be there in the end, "" where nothing is said;
    due_on: None where no day was said."""

    text: str
    product: str
    due_on: date | None


def villages(snapshot: store.Snapshot, unit_id: str, quarter: str) -> dict[str, list[str]]:
    """The villages that a unit has in a quarter: id -> its name then, then other spellings; also
    those of a list that was loaded (register.py), each under a key of its own."""
    known = _spellings(snapshot, ["village"], unit_id, quarter)
    return register.add(known, snapshot.data_set, unit_id)


def communes(snapshot: store.Snapshot, unit_id: str, quarter: str) -> dict[str, list[str]]:
    """The communes and towns that a district has in a quarter: id -> its name, other spellings."""
    return _spellings(snapshot, ["town", "commune"], unit_id, quarter)


def places(snapshot: store.Snapshot, stamp: Stamp) -> dict[str, list[str]]:
    """The places that a form may name: the villages of a commune, of others the communes of the
    district that they are of; id -> its name, other spellings."""
    if stamp.is_of_commune:
        return villages(snapshot, stamp.unit_id, stamp.quarter)
    parent = parents(snapshot).get(stamp.unit_id, "")
    around = parent if stamp.kind == "agency" else stamp.unit_id
    return communes(snapshot, around, stamp.quarter)


def villages_elsewhere(
    snapshot: store.Snapshot, unit_id: str, quarter: str
) -> dict[str, tuple[str, list[str]]]:
    """The villages of the other communes of a unit's district: id -> its commune as it is written
    ("xã Đăk Tơ Lung"; "" where that is not known), and its name with other spellings."""
    found: dict[str, tuple[str, list[str]]] = {}
    for row in query(
        "intake/villages_elsewhere", on=snapshot, unit=unit_id, quarter=quarter
    ).itertuples():
        known = isinstance(row.commune, str)
        commune = Unit(row.unit_id, row.kind, row.commune).label if known else ""
        _, spellings = found.setdefault(row.unit_id, (commune, [row.name]))
        for other in (row.last_name, row.printed, row.alias):
            if isinstance(other, str) and other not in spellings:
                spellings.append(other)
    return found | register.list_elsewhere(snapshot, unit_id, quarter)


def models(snapshot: store.Snapshot, unit_id: str, quarter: str) -> list[KnownModel]:
    """The named models of a unit that began, ended or were said to run before a quarter, in
    Vietnamese order."""
    named = query("intake/models", on=snapshot, unit=unit_id, quarter=quarter)
    listed = query("intake/running_before", on=snapshot, unit=unit_id)
    listed = listed[(listed["quarter"] < quarter) & ~listed["model_id"].isin(named["model_id"])]
    if len(listed):
        more = listed[["model_id", "name", "place"]].fillna("").assign(runs=True)
        named = pd.concat([named, more], ignore_index=True)
    known: list[KnownModel] = []
    for row in named.itertuples():
        same = named[named["name"].map(vietnamese.fold) == vietnamese.fold(row.name)]
        label = row.name
        if len(same) > 1:
            alone = row.place and list(same["place"]).count(row.place) == 1
            label += f" ({row.place})" if alone else f" ({row.model_id})"
        known.append(KnownModel(row.model_id, label, row.name, bool(row.runs), row.place))
    known.sort(key=lambda model: vietnamese.sort_key(model.label))
    return known


def tasks(snapshot: store.Snapshot, unit_id: str, quarter: str) -> list[str]:
    """What a unit set itself for a quarter in its form of the one before, in its order."""
    before = vietnamese.previous_quarter(quarter)
    notes = rows("intake/notes", on=snapshot, unit=unit_id, quarter=before)
    return [text for kind, _, text, *_ in notes if kind == "task"]


def given(snapshot: store.Snapshot, unit: Unit, quarter: str) -> list[Given]:
    """What was concluded for a quarter and given to a unit, in the order in which it was written.

    What the steering committee is to do itself stands under the district, whose form is that of
    other agencies: nothing of it is asked there.
    """
    if unit.is_district:
        return []
    before = vietnamese.previous_quarter(quarter)
    return [
        Given(row.text, row.product or "", date.fromisoformat(row.due_on) if row.due_on else None)
        for row in records("tasks/conclusions", on=snapshot, quarter=quarter, before=before)
        if row.unit_id == unit.unit_id
    ]


def print_tasks(own: Sequence[str], concluded: Sequence[Given]) -> tuple[str, ...]:
    """The tasks that a form asks about, as many as it has rows: the unit's own, then what it was
    given, which goes before where there is no room for all. The unit's own stand first so that a
    conclusion that comes later moves none of them."""
    texts = [one.text for one in concluded]
    known = set(map(_fold, texts))
    most = NOTE_ROWS["past_task"]
    others = [text for text in own if _fold(text) not in known]
    return (*others[: max(most - len(texts), 0)], *texts[:most])


def _fold(text: str) -> str:
    return vietnamese.fold(text).rstrip(" .;")


def has_stock(snapshot: store.Snapshot, unit_id: str, quarter: str) -> bool:
    """Whether it was ever said how many models of a unit run, of a quarter before."""
    return bool(rows("intake/stocks", on=snapshot, unit=unit_id, quarter=quarter))


def customs(snapshot: store.Snapshot) -> pd.DataFrame:
    """The list of customs in its order: custom_id, kind, name."""
    return query("intake/customs", on=snapshot)


def indicators(snapshot: store.Snapshot, quarter: str) -> pd.DataFrame:
    """The definitions that hold in a quarter, by position: the columns of dim_indicator."""
    return query("intake/holding", on=snapshot, quarter=quarter)


def versions(snapshot: store.Snapshot) -> set[tuple[str, int]]:
    """All definitions of indicators, of any quarter: (indicator_id, version)."""
    return set(indicator_units(snapshot))


def indicator_units(snapshot: store.Snapshot) -> dict[tuple[str, int], tuple[str, str]]:
    """What the numerator and the denominator of each definition count: "hộ", "ca", "xã"."""
    return {
        (row.indicator_id, row.version): (
            _counted(row.numerator) or row.unit,
            _counted(row.denominator),
        )
        for row in query("intake/definitions", on=snapshot).itertuples()
    }


def kinds(snapshot: store.Snapshot) -> dict[str, str]:
    """The kind of every unit of the warehouse."""
    units = query("intake/units", on=snapshot)
    return dict(zip(units["unit_id"], units["kind"], strict=True))


def parents(snapshot: store.Snapshot) -> dict[str, str]:
    """The unit above each unit that has one."""
    units = query("intake/units", on=snapshot).dropna(subset="parent_id")
    return dict(zip(units["unit_id"], units["parent_id"], strict=True))


def _counted(meaning: object) -> str:
    """The unit that a definition's words count: the first noun of "tổng số hộ DTTS" is "hộ"."""
    words = str(meaning) if isinstance(meaning, str) else ""
    for start in ("tổng số ", "số "):
        words = words.removeprefix(start)
    return words.replace(",", "").split(" ")[0]


def _spellings(
    snapshot: store.Snapshot, kinds: list[str], unit_id: str, quarter: str
) -> dict[str, list[str]]:
    told = query("intake/spellings", on=snapshot, unit=unit_id, kinds=kinds, quarter=quarter)
    known: dict[str, list[str]] = {}
    for row in told.itertuples():
        spellings = known.setdefault(row.unit_id, [row.name])
        for other in (row.last_name, row.printed, row.alias):
            if isinstance(other, str) and other not in spellings:
                spellings.append(other)
    return known
