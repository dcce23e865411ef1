"""Who stands behind a number, and the two sides of its comparison.

What a quarter tells of a number is told by units: communes, and what reports beside them (the
district, an agency). A number that the district's own document gives for the whole has one unit.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from measures.comparison import NOWHERE, Comparison, Reported, compare
from measures.figures.facts import Facts, Row, add_open, add_up
from measures.totals import Total

# The one unit of what is told as a whole, and of places without a known commune.
DISTRICT = ""
NONE_SILENT: Mapping[str, int] = MappingProxyType({})


class Told(NamedTuple):
    """What one quarter tells of a number.

    units: the facts of each unit; communes: those that stand behind the number, None where the
    source speaks of the district as a whole, or of nothing; partial: units of which nobody knows
    what is missing, so that theirs can't be compared; silent: how many villages of a unit are
    expected and silent, which leaves its number open.
    """

    units: dict[str, list[Row]]
    communes: frozenset[str] | None
    partial: frozenset[str] = frozenset()
    silent: Mapping[str, int] = NONE_SILENT

    @property
    def is_whole(self) -> bool:
        """Whether the source speaks of the district as a whole."""
        return bool(self.units) and self.communes is None

    def covers(self, facts: Facts) -> bool:
        """Whether nobody is missing."""
        return self.is_whole or (self.communes or frozenset()) >= facts.communes.keys()

    def merge(self) -> "Told":
        """The same as one number of the district."""
        rows = {row.fact_id: row for one in self.units.values() for row in one}
        partial = frozenset({DISTRICT}) if self.partial else frozenset()
        silent = {DISTRICT: sum(self.silent.values())}
        return Told({DISTRICT: list(rows.values())}, None, partial, silent)

    def add_up(self) -> Total | None:
        """The sum over all units; None without any."""
        return self.merge().add_each()[DISTRICT] if self.units else None

    def add_each(self) -> dict[str, Total | None]:
        """The sum of each unit; a silent village is a number that nobody knows."""
        return {
            unit: add_open(add_up(rows), self.silent.get(unit, 0))
            for unit, rows in self.units.items()
        }


def tell(
    facts: Facts,
    quarter: str,
    area: str,
    rows: list[Row],
    place: str = "",
    behind: list[Row] | None = None,
) -> Told:
    """What the facts of a number say in a quarter; `place`: it is about this place alone.

    behind: the facts that show who reported, where these are more than the number's own.
    """
    if place or not rows:
        return Told({place: rows} if rows else {}, None, silent=count_silent(facts, rows, place))
    units, silent = split(facts, rows), count_silent(facts, rows)
    if not speaks_for_all(facts, quarter, area, rows):
        communes = frozenset(row.commune_id for row in behind or rows) - {None}
        return Told(units, communes, silent=silent)
    told = Told(units, None, silent=silent)
    # What has no commune may lie in any: then the communes' own numbers are not the whole of it.
    return told.merge() if units.keys() - facts.communes.keys() else told


def count_silent(facts: Facts, rows: Iterable[Row], place: str = "") -> dict[str, int]:
    """How many villages are silent that keep what the facts tell of, by commune; of one commune
    only where a place is given (a village is silent about no other)."""
    asked = {(row.subject, row.quarter) for row in rows if row.area == "custom"}
    silent: dict[str, int] = {}
    if not asked:
        return silent
    for (custom, quarter, commune), silence in facts.silences.items():
        unit = commune or DISTRICT
        if (custom, quarter) in asked and place in ("", unit):
            silent[unit] = silent.get(unit, 0) + silence.villages
    return silent


def split(facts: Facts, rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Facts by unit. That the district has none of a custom is a zero of each of its communes."""
    units: dict[str, list[Row]] = {}
    for row in rows:
        none = row.area == "custom" and row.unit_kind == "district" and row.state == "zero"
        for unit in facts.communes if none else [row.commune_id or row.unit_id]:
            units.setdefault(unit, []).append(row)
    return units


def speaks_for_all(facts: Facts, quarter: str, area: str, rows: list[Row]) -> bool:
    """Whether a number comes from documents of the district that speak of all of it.

    The district reports outreach of its own beside that of its communes, so there the number's own
    facts tell; in the other areas one fact without a commune makes the document the district's.
    An agency speaks for itself alone.
    """
    if any(row.reporter_id in facts.communes for row in rows):
        return False
    asked = rows if area == "outreach" else facts.of(quarter, area)
    return any(row.commune_id is None and row.unit_kind != "agency" for row in asked)


def join_quarters(facts: Facts, told: list[Told]) -> Told:
    """A total over several quarters: behind it stand those who told of each.

    A quarter that is told as a whole and one of single communes only add up for the district.
    """
    if any(one.is_whole for one in told):
        # Of a quarter that the source tells as a whole nobody is missing.
        behind = [one.communes for one in told if one.communes is not None]
        communes = frozenset.intersection(*behind) if behind else None
        partial = not all(one.covers(facts) for one in told)
        rows = [row for one in told for rows in one.merge().units.values() for row in rows]
        joined = Told({DISTRICT: rows}, None, frozenset({DISTRICT}) if partial else frozenset())
        return joined if communes is None or not partial else joined._replace(communes=communes)
    units: dict[str, list[Row]] = {}
    for one in told:
        for unit, rows in one.units.items():
            units.setdefault(unit, []).extend(rows)
    behind = [one.communes or frozenset() for one in told]
    communes = frozenset.intersection(*behind) if behind else None
    return Told(units, communes)


def name_missing(facts: Facts, communes: frozenset[str] | None) -> dict[str, object]:
    """Fields of a figure behind which only some communes stand; none when all do."""
    if communes is None:
        return {}
    return name_silent(facts, facts.communes.keys() - communes)


def name_silent(facts: Facts, communes: Collection[str]) -> dict[str, object]:
    """The same, of the communes that do not stand behind a figure."""
    silent = tuple(label for unit, label in facts.communes.items() if unit in communes)
    if not silent:
        return {}
    part = f"{len(facts.communes) - len(silent)}/{len(facts.communes)} xã, thị trấn báo cáo"
    return {"part": part, "silent": silent}


def find_silent(facts: Facts, area: str) -> list[str]:
    """The communes (labels) of which an area is not reported in the quarter, where others are.

    What the district tells as a whole (one channel, one event) says nothing of the rest.
    """
    numbers: dict[str | None, list[Row]] = {}
    for row in facts.of(facts.quarter, area):
        part = {"model": row.event, "outreach": row.subject}.get(area)
        numbers.setdefault(part, []).append(row)
    behind = {
        row.commune_id
        for rows in numbers.values()
        if not speaks_for_all(facts, facts.quarter, area, rows)
        for row in rows
    }
    return [label for unit, label in facts.communes.items() if behind and unit not in behind]


def compare_told(
    facts: Facts,
    now: Told,
    before: Told,
    alike: Callable[[list[Row], list[Row]], bool] | None = None,
) -> Comparison:
    """Two quarters of one number, like for like; `alike` says whether the facts of a unit are."""
    alike = alike or are_alike
    if {DISTRICT} in (now.units.keys(), before.units.keys()):
        # A number of the whole is one of all communes, wherever nobody of them is missing.
        now, before = (one.merge() if one.covers(facts) else one for one in (now, before))
    both = now.units.keys() & before.units.keys()
    unlike = {unit for unit in both if not alike(now.units[unit], before.units[unit])}
    return compare(
        now.add_each(),
        before.add_each(),
        facts.before,
        frozenset((now.units.keys() | before.units.keys()) - facts.communes.keys()),
        frozenset(unlike) | now.partial | before.partial,
        agencies=frozenset(
            row.unit_id
            for one in (now, before)
            for rows in one.units.values()
            for row in rows
            if row.unit_kind == "agency"
        ),
    )


def are_alike(now: list[Row], before: list[Row]) -> bool:
    """Whether a unit told of the same things both times: the same events, or customs."""
    return _find_parts(now) == _find_parts(before)


def _find_parts(rows: list[Row]) -> set[str | None]:
    return {{"model": row.event, "custom": row.subject}.get(row.area) for row in rows}


def find_reported(facts: Facts, rows: Iterable[Row]) -> dict[str, Reported]:
    """Of each custom (by name) where it was reported on, and where it is practised.

    A commune that tells of no practice while a village of it is silent has not told of all.
    """
    found: dict[str, tuple[set[str], set[str]]] = {}
    for row in rows:
        units, practised = found.setdefault(row.name, (set(), set()))
        if is_open(facts, row):
            continue
        where = row.commune_id or DISTRICT
        units.add(where)
        if row.state != "zero":
            practised.add(where)
        elif row.unit_kind == "district":
            units.update(facts.communes)
    for units, _ in found.values():
        # Where every commune has told, nothing of the district is left open.
        if units >= facts.communes.keys():
            units.add(DISTRICT)
    return {name: Reported(frozenset(one), frozenset(two)) for name, (one, two) in found.items()}


def is_open(facts: Facts, row: Row) -> bool:
    """Whether a fact says none of a custom where a village that keeps it is silent."""
    where = (row.subject, row.quarter, row.commune_id)
    return row.state == "zero" and row.unit_kind != "district" and where in facts.silences


def is_gone(custom: str, now: dict[str, Reported], before: dict[str, Reported]) -> bool:
    """Whether a custom was practised before and is reported as none wherever it was."""
    one, other = now.get(custom, NOWHERE), before.get(custom, NOWHERE)
    return bool(other.practised) and not one.practised and other.practised <= one.units
