"""The names that a report of a quarter may use: of places, customs, indicators, gifts and tasks."""

import re
from functools import cached_property
from typing import NamedTuple

from measures.communes import name_alone
from measures.figures.quarter import Figures
from queries import records
from report.review.words import Mention, Names, flatten

# What many names of indicators begin with; people leave it out.
_START = re.compile(r"^(?:hộ|tỷ lệ|số)\b[^,]*, cận nghèo (?:có )?", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)")
_WITHIN = re.compile(r"\(([^)]*)\)")
_LINK = re.compile(r",| và ")
_KIND = re.compile(r"^(?:thôn|làng)\s+")
_FILLER = {"va", "cua", "o", "cac", "cho", "viec", "tai", "thi", "tran", "xa", "nam", "doi", "voi"}
_ENOUGH = 0.6  # of the words of a gift or a task that stand near a number about it


class Place(NamedTuple):
    """A commune (its id), or a village and its commune (None where no source says it)."""

    unit: str
    commune: str | None


class Vocabulary:
    """The names of one quarter's figures, found in flat text."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every commune and every village that a fact of the two quarters names, by its id."""
        found = {unit: Place(unit, unit) for unit in self.figures.communes}
        for row in self._village_rows:
            found[row.unit_id] = Place(row.unit_id, row.commune_id)
        return found

    @cached_property
    def subjects(self) -> list[str]:
        """Names of the figures of all customs and indicators."""
        found = [f"customs.{custom.custom_id}" for custom in self.figures.customs]
        return found + [f"indicators.{row.indicator_id}" for row in self._indicators]

    def find_places(self, flat: str) -> list[Mention]:
        """Every place in a flat text; the keys are ids."""
        return self._place_names.find(flat)

    def find_subjects(self, flat: str) -> list[Mention]:
        """Every custom and indicator in a flat text; the keys are names of figures."""
        return self._subject_names.find(flat)

    def name_places(self, row: str) -> str:
        """A row of a table with "xã" before each commune that stands alone in its cell or head."""
        told = []
        for clause in row.split("; "):
            head, colon, value = clause.partition(": ")
            label = self._bare_names.get(" ".join(flatten(head).split()), head)
            told.append(f"{label}{colon}{value}")
        return "; ".join(told)

    @cached_property
    def _bare_names(self) -> dict[str, str]:
        """The label of each commune by its flat name alone."""
        labels = self.figures.communes.values()
        return {" ".join(flatten(name_alone(label)).split()): label for label in labels}

    def find_gifts(self, unit: str, clause: str) -> list[str]:
        """Names of the figures of what was given: of this unit, and told by these flat words."""
        rows = [row for row in self.figures.rows("support") if flatten(row.unit).strip() == unit]
        # Who gave and where tells apart what else is the same.
        fit = {
            f"support.{row.fact_id}": _share(row.sponsor or "", clause) + _lie(row.place, clause)
            for row in rows
            if _share(row.name, clause) >= _ENOUGH
        }
        best = max(fit.values(), default=0.0)
        return [name for name, share in fit.items() if share == best]

    def find_tasks(self, unit: str, sentence: str) -> list[str]:
        """Names of the figures of tasks: of this unit, and told by these flat words."""
        fit = {
            f"tasks.{row.position}.{row.part}": _share(row.about, sentence)
            for row in self.figures.tasks
            if row.value is not None and _is_unit(flatten(row.unit or ""), unit)
        }
        best = max(fit.values(), default=0.0)
        return [name for name, share in fit.items() if share == best and share >= _ENOUGH]

    @cached_property
    def units(self) -> list[str]:
        """Flat units of gifts, tasks and indicators, the longest first."""
        rows = [*self.figures.rows("support"), *self.figures.tasks, *self._indicators]
        found = {" ".join(flatten(row.unit).split()) for row in rows if row.unit}
        return sorted(found - {""}, key=len, reverse=True)

    @cached_property
    def _indicators(self) -> list:
        return [row for row in self.figures.definitions if row.holds]

    @cached_property
    def _village_rows(self) -> list:
        rows = [
            row
            for area in ("custom", "model")
            for before in (False, True)
            for row in self.figures.rows(area, before)
            if row.unit_kind == "village"
        ]
        return list({row.unit_id: row for row in rows}.values())

    @cached_property
    def _place_names(self) -> Names:
        named = []
        scope = self.figures.scope
        district = str(records("frame/district", on=scope.snapshot)[0].unit_id)
        for row in records(
            "intake/spellings", on=scope.snapshot, quarter=scope.quarter, unit=district,
            kinds=["commune", "town"],
        ):  # fmt: skip
            if row.unit_id not in self.figures.communes:
                continue
            for name in filter(None, (row.name, row.last_name, row.printed, row.alias)):
                named += [(f"{kind} {name}", row.unit_id) for kind in ("xã", "thị trấn", "TT")]
                named += [(name, row.unit_id)] if _stands_alone(name) else []
        for row in self._village_rows:
            name = (row.place or "").removesuffix(row.commune or "").rstrip(", ")
            bare = _KIND.sub("", name)
            named += [(name, row.unit_id), (f"làng {bare}", row.unit_id)]
            named += [(bare, row.unit_id)] if _stands_alone(bare) else []
        return Names(named)

    @cached_property
    def _subject_names(self) -> Names:
        named = []
        for custom in self.figures.customs:
            key = f"customs.{custom.custom_id}"
            names = [custom.name, _ASIDE.sub("", custom.name), *_shorten(custom.name)]
            named += [(name, key) for name in names]
        for row in self._indicators:
            key = f"indicators.{row.indicator_id}"
            named += [(row.name, key), (row.short, key), (_START.sub("", row.name), key)]
        return Names(named)


def _stands_alone(name: str) -> bool:
    """Whether a name is known without what it is: "Đăk Pne", but not "Mẫu 1" or "Mẫu"."""
    parts = flatten(name).split()
    return len(parts) > 1 and not any(part.isdigit() for part in parts)


def _shorten(name: str) -> list[str]:
    """What a custom is called for short: the words in brackets, those before the first link;
    "ngủ rẫy", "thả rông gia súc". What is left must be enough to know it again."""
    asides = [aside for aside in _WITHIN.findall(name) if _stands_alone(aside)]
    first = _LINK.split(_ASIDE.sub("", name))[0]
    return [*asides, first] if len(first.split()) > 2 else asides


def _share(wanted: str, flat: str) -> float:
    """How much of the words of a name stand in a text."""
    parts = [part for part in flatten(wanted).split() if part not in _FILLER]
    there = set(flat.split())
    return sum(part in there for part in parts) / len(parts) if parts else 0.0


def _lie(place: str | None, flat: str) -> float:
    """How well a place fits a text: 1 where all of it is named, -1 where it is another."""
    share = _share(place or "", flat)
    return (
        1.0
        if share == 1
        else -1.0
        if any(part not in _FILLER for part in flatten(place or "").split())
        else 0.0
    )


def _is_unit(unit: str, asked: str) -> bool:
    """Whether two units mean the same: "cơ quan" is short for "cơ quan, đơn vị"."""
    one, other = unit.split(), asked.split()
    return bool(one and other) and (one[: len(other)] == other or other[: len(one)] == one)
