"""All that is known of one commune in a quarter, each number from where it is worked out.

    profile = read_profile(scope, district, villages=True)   # scope.communes == ("dak-pne",)
    profile.figures.get("models.stopped").text
    profile.standings[0].district.inputs.value   # Σ numerators / Σ denominators, never a mean

Nothing is counted here: figures, courses, spells, standings and places are asked of their own
modules, once for the commune and, where it is held against the district, once for the district.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from data import vietnamese
from measures.completeness import Silences, read_silences
from measures.explanations import Explanation, find_explanations
from measures.figures.figure import Figure
from measures.figures.quarter import Figures, ask_figures
from measures.places import read_places
from measures.progress import read_rules
from measures.rundown import Course, trace
from measures.scope import Scope
from measures.spells import Spell, find_spell
from measures.standings import Standing, find_standings
from measures.totals import PRACTISED
from queries import query, records

Row = Any  # a row of a query

AREAS = ("model", "stock", "custom", "outreach", "support")
_STEP = 0.5  # columns between a tile and one of the row above or below


class Place(NamedTuple):
    """A village that keeps a custom; `households` None where nobody counted them."""

    name: str
    households: int | None


class KeptCustom(NamedTuple):
    """A custom that was ever reported on: its course, how long it has been kept (None: it is not),
    its households beside the quarter before, the villages that are named; source: of the quarter in
    which it was last heard of."""

    course: Course
    spell: Spell | None
    figure: Figure
    villages: list[Place]
    source: str = ""


class Pair(NamedTuple):
    """An indicator in the commune, and in the district as a whole."""

    own: Standing
    district: Standing


class Profile(NamedTuple):
    """What is known of a commune.

    commune: the row of profile/commune; neighbours: labels by ids of those beside it on the
    schematic map; figures, district: of the commune and of the district; lives: rows of
    profile/lives; customs: those ever reported on; standings: none where the district knows
    neither a figure nor a target; notes: what it says in words (rows of figures/notes);
    explained: what the office wrote of its figures of the last year, the newest first.
    """

    commune: Row
    neighbours: dict[str, str]
    figures: Figures
    district: Figures
    lives: list[Row]
    customs: list[KeptCustom]
    standings: list[Pair]
    notes: list[Row]
    explained: list[Explanation]

    @property
    def unit_id(self) -> str:
        """The id of the commune."""
        return str(self.commune.unit_id)

    @property
    def label(self) -> str:
        """The commune with what it is: "xã Đăk Pne"."""
        return str(self.commune.label)

    @property
    def kept(self) -> list[KeptCustom]:
        """The customs that were there when last heard of."""
        return [one for one in self.customs if one.course.is_practised]

    @property
    def running(self) -> list[Row]:
        """The named models that are not known to have ended."""
        return [life for life in self.lives if life.ended is None]

    @property
    def ended(self) -> list[Row]:
        """The named models that ended, the last ones first."""
        over = [life for life in self.lives if life.ended is not None]
        return sorted(over, key=lambda life: life.ended, reverse=True)


def read_profile(scope: Scope, district: Scope, *, villages: bool) -> Profile:
    """What is known of the one commune of `scope` beside the whole `district`; without `villages`
    none of them is named.

    LookupError where the commune is not there in the quarter.
    """
    [commune] = scope.communes
    snapshot, quarter = scope.snapshot, scope.quarter
    found = records("profile/commune", on=snapshot, quarter=quarter, unit=commune)
    if not found:
        raise LookupError(f"{commune} is not there in {quarter}")
    lives = records("profile/lives", on=snapshot, quarter=quarter, communes=[commune])
    figures = ask_figures(scope, AREAS)
    row = found[0]
    return Profile(
        commune=row if villages else row._replace(villages=None),
        neighbours=find_neighbours(query("frame/communes", on=snapshot, quarter=quarter), commune),
        figures=figures,
        district=ask_figures(district, AREAS),
        lives=[life if villages else life._replace(place=None) for life in lives],
        customs=_read_customs(scope, figures, villages),
        standings=_read_standings(scope, district),
        notes=[note for note in figures.notes if note.unit_id == commune],
        explained=[
            one
            for one in find_explanations(snapshot, quarter, [commune])
            if one.quarter > vietnamese.same_quarter_last_year(quarter)
        ],
    )


def find_neighbours(communes: pd.DataFrame, commune: str) -> dict[str, str]:
    """The labels, by ids, of those whose tiles touch that of a commune (rows: frame/communes); none
    where it has no tile."""
    places = {row.unit_id: row for row in communes.dropna().itertuples()}
    own = places.pop(commune, None)
    return {
        unit_id: row.label
        for unit_id, row in places.items()
        if own is not None and _touch(own, row)
    }


def _touch(one: Row, other: Row) -> bool:
    """Rows of hexagons interlock: a tile has two beside it, two above and two below."""
    rows = abs(one.tile_row - other.tile_row)
    columns = abs(one.tile_column - other.tile_column)
    return bool((rows, columns) in ((0, 2 * _STEP), (1, _STEP)))


def _read_customs(scope: Scope, figures: Figures, villages: bool) -> list[KeptCustom]:
    communes = list(scope.communes)
    silences = read_silences(scope.snapshot, scope.quarter, communes)
    rows = query(
        "customs/course", on=scope.snapshot, since="", quarter=scope.quarter, communes=communes
    )
    places = _read_villages(scope, silences) if villages else {}
    told = {scope.quarter: figures}
    found = []
    for course in trace(rows, silences):
        if course.last is None:
            continue
        name, last = f"customs.{course.custom_id}", course.last.quarter
        if last not in told:
            before = vietnamese.previous_quarter(last)
            earlier = scope._replace(quarter=last, quarter_before=before)
            told[last] = ask_figures(earlier, ("custom",))
        spell, villages_of = find_spell(course.points), places.get(course.custom_id, [])
        source = told[last].get(name).source
        found.append(KeptCustom(course, spell, figures.get(name), villages_of, source))
    return found


def _read_villages(scope: Scope, silences: Silences) -> dict[str, list[Place]]:
    """The villages of each custom that keep it in the quarter."""
    found: dict[str, list[Place]] = {}
    for row in read_places(scope, silences, True).itertuples():
        if row.unit_id not in scope.communes and row.state in PRACTISED:
            name = str(row.place).removesuffix(f", {row.commune}")
            number = None if pd.isna(row.value) else int(row.value)
            found.setdefault(row.custom_id, []).append(Place(name, number))
    return found


def _read_standings(scope: Scope, district: Scope) -> list[Pair]:
    definitions = query("indicators/definitions", on=scope.snapshot, quarter=scope.quarter)
    whole = _ask_progress(district, each=False)
    if whole.empty:
        return []
    rules = read_rules(definitions)
    own, all_of = (
        find_standings(rules, rows, scope.quarter, scope.quarter_before, communes, each=each)
        for rows, communes, each in (
            (_ask_progress(scope, each=True), list(scope.communes), True),
            (whole, list(district.expected), False),
        )
    )
    return _pair([place for place in own if place.scope == "commune"], all_of)


def _pair(own: Iterable[Standing], district: Iterable[Standing]) -> list[Pair]:
    by_rule = {place.rule: place for place in district}
    return [Pair(place, by_rule[place.rule]) for place in own]


def _ask_progress(scope: Scope, *, each: bool) -> pd.DataFrame:
    return query(
        "indicators/progress",
        on=scope.snapshot,
        quarter=scope.quarter,
        before=scope.quarter_before,
        communes=list(scope.communes),
        each=each,
    )
