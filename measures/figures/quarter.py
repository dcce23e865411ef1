"""Every figure of one quarter by name, added up from the facts: for the report and the screen.

    figures = read_figures(snapshot, "2024-Q2")
    figures.get("models.stopped").text      # "26"
    figures.get("customs.ngu-dam").change   # "giảm 10 hộ so với quý I/2024"

    ask_figures(view.scope, ["model"]).get("models.stopped")   # of chosen communes

The names are those of measures/figures/catalogue.py, together with `support.<fact id>` and
`tasks.<position>.<part>` for what is reported. Unknown is not zero: a figure of which nothing is
reported has no total. Two quarters are compared like for like (measures/comparison.py).
"""

import difflib
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from data import vietnamese, words
from data.store import Snapshot
from measures.explanations import Explanation, find_explanations
from measures.figures import catalogue
from measures.figures.catalogue import Entry
from measures.figures.coverage import find_silent
from measures.figures.customs import find_gone
from measures.figures.facts import Facts, Row, ask_facts, fill
from measures.figures.figure import Figure
from measures.figures.rules import measure
from measures.reporting import Asked
from measures.scope import Scope, whole_district
from measures.tasks import Task
from queries import query, records


class Custom(NamedTuple):
    """A custom of the official list."""

    custom_id: str
    name: str
    kind: str


class Figures:
    """The figures of one scope; made by `read_figures` or `ask_figures`.

    asked: by what duties are judged, None for today and what was accepted; quarter, quarter_before,
    quarter_after: keys; communes: id to label of those asked for, in
    Vietnamese order; names: all valid names, whether or not anything is reported under them.
    """

    def __init__(self, facts: Facts) -> None:
        scope = facts.scope
        self.scope, self.asked = scope, facts.asked
        self.quarter = scope.quarter
        self.quarter_before = scope.quarter_before
        self.quarter_after = vietnamese.shift_quarter(scope.quarter, 1)
        self.communes = scope.expected
        self._base = facts
        self._standing = catalogue.name_standing(scope.expected)
        self._made: dict[str, Figure] = {}

    @cached_property
    def district(self) -> str:
        """The name of the district."""
        return str(query("frame/district", on=self.scope.snapshot)["name"].iat[0])

    @cached_property
    def documents(self) -> pd.DataFrame:
        """Rows of sources/documents, with None for absent cells."""
        return fill(query("sources/documents", on=self.scope.snapshot))

    @cached_property
    def customs(self) -> list[Custom]:
        """The official list of customs."""
        rows = records("figures/customs", on=self.scope.snapshot)
        return [Custom(row.custom_id, row.name, row.kind) for row in rows]

    @cached_property
    def _listed(self) -> dict[str, Entry]:
        """The figures of customs in the district and its communes: the facts name villages only."""
        listed = [(custom.custom_id, custom.name, custom.kind) for custom in self.customs]
        return catalogue.name_customs(listed, self.communes, {})

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return self._standing | _name_all(self._base, self.customs)

    @property
    def names(self) -> list[str]:
        """All valid names."""
        return list(self._entries)

    @property
    def every(self) -> list[Row]:
        """All facts that were read, also of quarters before, as rows of figures/facts."""
        return self._base.every

    @property
    def facts(self) -> list[Row]:
        """The facts of the quarter, as rows of figures/facts."""
        return [row for row in self.every if row.quarter == self.quarter]

    @property
    def tasks(self) -> list[Row]:
        """The tasks of the quarter after, as rows of figures/tasks."""
        return self._base.tasks

    @property
    def conclusions(self) -> list[Task]:
        """What was concluded for the quarter after: tasks, too."""
        return self._base.conclusions

    @property
    def undone(self) -> list[Task]:
        """What the committee set for the quarter and is known not to be done."""
        return self._base.undone

    @property
    def notes(self) -> list[Row]:
        """What units say in words in their reports of the quarter, as rows of figures/notes:
        communes in their order, then agencies by name."""
        return self._base.notes

    @cached_property
    def explanations(self) -> list[Explanation]:
        """What the standing office explained of the quarter's figures."""
        told = find_explanations(self.scope.snapshot, self.quarter, self.scope.communes)
        return [one for one in told if one.quarter == self.quarter]

    def get(self, name: str) -> Figure:
        """The figure of a name; KeyError for a name that `has` does not know."""
        if name not in self._made:
            self._made[name] = measure(self._base, name, self.entry(name))
        return self._made[name]

    def has(self, name: str) -> bool:
        """Whether a name is valid; those of tasks and gifts are, also before any is reported."""
        return self._find(name) is not None

    def _find(self, name: str) -> Entry | None:
        # Most names hold for every quarter; the others take a look at its facts.
        found = self._standing.get(name)
        if found is None and name.startswith("customs."):
            found = self._listed.get(name)
        return found or self._entries.get(name) or catalogue.name_absent(name)

    def entry(self, name: str) -> Entry:
        """What stands behind a name; KeyError for a name that `has` does not know."""
        entry = self._find(name)
        if entry is None:
            raise KeyError(name)
        return entry

    def rows(self, area: str, before: bool = False) -> list[Row]:
        """The facts of an area in the quarter, or in the one before, as rows of figures/facts."""
        return self._base.of(self.quarter_before if before else self.quarter, area)

    def rows_of(self, name: str) -> list[Row]:
        """The facts behind a figure, as rows of figures/facts."""
        ids, area = set(self.get(name).rows), self.entry(name).area
        found = [row for row in self.every if row.area == area and row.fact_id in ids]
        # A total since the start of the year has facts of earlier quarters; a target is in each.
        return list({row.fact_id: row for row in found}.values())

    def find_gone(self) -> list[str]:
        """Ids of the customs that were practised in the quarter before and are not any more."""
        return [custom for kind in words.KIND for custom in find_gone(self._base, kind)]

    def find_silent(self, area: str) -> list[str]:
        """The communes of which an area is not reported in the quarter, where others are."""
        return find_silent(self._base, area)

    def count_behind(self, figure: Figure) -> int:
        """How many communes stand behind a figure."""
        return len(self.communes) - len(figure.silent)

    @cached_property
    def absent(self) -> frozenset[str]:
        """The communes (labels) of which the warehouse has no report at all of the quarter."""
        there = {row.commune_id for row in self.facts if row.area not in ("duty", "target")}
        return frozenset(label for unit, label in self.communes.items() if unit not in there)

    @property
    def definitions(self) -> list[Row]:
        """The definitions of indicators that hold, or held: rows of indicators/definitions."""
        return self._base.definitions

    def suggest(self, name: str, among: Iterable[str] = ()) -> str:
        """The valid name that is nearest to a wrong one, or ""."""
        near = difflib.get_close_matches(name[:100], list(among) or self.names, n=1, cutoff=0.5)
        return near[0] if near else ""


def read_figures(snapshot: Snapshot, quarter: str, asked: Asked | None = None) -> Figures:
    """All figures of a quarter ("2024-Q2") of one published version, beside the quarter before;
    `asked`: as of which day duties are judged, and what the journal says (None: today, nothing)."""
    return Figures(ask_facts(whole_district(snapshot, quarter), asked=asked))


def ask_figures(scope: Scope, areas: Iterable[str], asked: Asked | None = None) -> Figures:
    """The figures of some areas, for chosen communes and quarters; `asked` as of `read_figures`."""
    return Figures(ask_facts(scope, areas, asked))


def _name_all(base: Facts, customs: list[Custom]) -> dict[str, Entry]:
    villages = {
        (row.custom_id, row.unit_id): row.place
        for row in base.earlier
        if row.unit_kind == "village"
    } | {
        (row.subject, row.unit_id): row.place
        for quarter in (base.before, base.quarter)
        for row in base.of(quarter, "custom")
        if row.unit_kind == "village"
    }
    indicators = [(row.indicator_id, row.name, row.unit) for row in base.definitions if row.holds]
    listed = [(custom.custom_id, custom.name, custom.kind) for custom in customs]
    found = catalogue.name_customs(listed, base.communes, villages)
    found |= catalogue.name_indicators(indicators, base.communes)
    for row in base.of(base.quarter, "support"):
        name = f"support.{row.fact_id}"
        found[name] = Entry("support", "support", row.name, row.unit, subject=row.fact_id)
    for row in base.tasks:
        if row.value is not None:
            name = f"tasks.{row.position}.{row.part}"
            found[name] = Entry("task", "task", row.about, row.unit, subject=row.fact_id)
    return found
