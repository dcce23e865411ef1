"""Every figure that a report of one quarter may tell, by name, added up from the facts.

    figures = read_figures(snapshot, "2024-Q2")
    figures.get("models.stopped").text      # "26"
    figures.get("customs.ngu-dam").change   # "giảm 10 hộ so với quý I/2024"

The names are those of measures/figures/catalogue.py, together with `support.<fact id>` and
`tasks.<position>.<part>` for what is reported. Unknown is not zero: a figure of which nothing is
reported has no total. Two quarters are compared only where both numbers were counted to the end
and the same communes stand behind them.
"""

import difflib
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from data import vietnamese, words
from data.store import Snapshot
from measures.figures import catalogue
from measures.figures.catalogue import Entry
from measures.figures.facts import Facts, Row, index, year_to
from measures.figures.figure import Figure
from measures.figures.rules import measure
from queries import query

COLUMNS = ["Quý", "Nội dung", "Nơi", "Giá trị", "Nguồn", "Cách suy ra", "Mã"]
DUTY = {
    "on_time": "đúng hạn",
    "late": "trễ hạn",
    "missing": "chưa báo cáo",
    "exempt": "không phải báo cáo",
    "some_in_breach": "có đơn vị chưa bảo đảm chế độ báo cáo",
}


class Custom(NamedTuple):
    """A custom of the official list."""

    custom_id: str
    name: str
    kind: str


class Figures:
    """The figures of one quarter; made by `read_figures`.

    quarter, quarter_before, quarter_after: keys; district: its name; communes: id to label, in
    Vietnamese order; facts, facts_before: rows of report/facts of the two quarters; tasks: rows of
    report/tasks of the quarter after; documents: rows of sources/documents; customs: the official
    list; names: all valid names, whether or not anything is reported under them.
    """

    def __init__(self, snapshot: Snapshot, quarter: str) -> None:
        self.snapshot = snapshot
        self.quarter = quarter
        self.quarter_before = vietnamese.previous_quarter(quarter)
        self.quarter_after = vietnamese.shift_quarter(quarter, 1)
        quarters = sorted({*year_to(quarter), *year_to(self.quarter_before)})
        every = _fill(query("report/facts", on=snapshot, quarters=quarters))
        self.facts = every[every["quarter"] == quarter].reset_index(drop=True)
        self.facts_before = every[every["quarter"] == self.quarter_before].reset_index(drop=True)
        self.tasks = _fill(query("report/tasks", on=snapshot, quarter=self.quarter_after))
        self.documents = _fill(query("sources/documents", on=snapshot))
        self.district = str(query("frame/district", on=snapshot)["name"].iat[0])
        communes = query("frame/communes", on=snapshot, quarter=quarter)
        self.communes = dict(zip(communes["unit_id"], communes["label"], strict=True))
        customs = query("report/customs", on=snapshot)
        self.customs = [
            Custom(row.custom_id, row.name, row.kind) for row in customs.itertuples(index=False)
        ]
        earlier = _fill(query("report/earlier", on=snapshot, quarter=quarter))
        definitions = _fill(query("indicators/definitions", on=snapshot, quarter=quarter))
        self._base = Facts(
            quarter,
            self.quarter_before,
            index(every.itertuples(index=False)),
            list(self.tasks.itertuples(index=False)),
            list(earlier.itertuples(index=False)),
            list(definitions.itertuples(index=False)),
            self.communes,
        )
        self._entries = _name_all(self._base, self.customs)
        self.names = list(self._entries)
        self._made: dict[str, Figure] = {}

    def get(self, name: str) -> Figure:
        """The figure of a name; KeyError for a name that `has` does not know."""
        if name not in self._made:
            self._made[name] = measure(self._base, name, self._entry(name))
        return self._made[name]

    def has(self, name: str) -> bool:
        """Whether a name is valid; those of tasks and gifts are, also before any is reported."""
        return name in self._entries or catalogue.name_absent(name) is not None

    def _entry(self, name: str) -> Entry:
        entry = self._entries.get(name) or catalogue.name_absent(name)
        if entry is None:
            raise KeyError(name)
        return entry

    def rows(self, area: str, before: bool = False) -> list[Row]:
        """The facts of an area in the quarter, or in the one before, as rows of report/facts."""
        return self._base.of(self.quarter_before if before else self.quarter, area)

    def rows_of(self, name: str) -> list[Row]:
        """The facts behind a figure, as rows of report/facts."""
        ids = set(self.get(name).rows)
        area = self._entry(name).area
        found = [row for key, rows in self._base.rows.items() if key[1] == area for row in rows]
        # A total since the start of the year has facts of earlier quarters; a target is in each.
        return list({row.fact_id: row for row in found if row.fact_id in ids}.values())

    @property
    def definitions(self) -> list[Row]:
        """The definitions of indicators that hold, or held: rows of indicators/definitions."""
        return self._base.definitions

    def suggest(self, name: str, among: Iterable[str] = ()) -> str:
        """The valid name that is nearest to a wrong one, or ""."""
        near = difflib.get_close_matches(name[:100], list(among) or self.names, n=1, cutoff=0.5)
        return near[0] if near else ""


def read_figures(snapshot: Snapshot, quarter: str) -> Figures:
    """All figures of a quarter ("2024-Q2") of one published version."""
    return Figures(snapshot, quarter)


def read_rows(figures: Figures, name: str) -> pd.DataFrame:
    """The facts behind a figure, those of the quarter first, then those of the one before.

    Columns (COLUMNS), in Vietnamese, ready to be shown; no rows where nothing is reported.
    """
    figure = figures.get(name)
    if figure.query == "report/tasks":
        rows = [
            _describe_task(row, figures.quarter_after)
            for row in figures.tasks.itertuples(index=False)
            if row.fact_id in figure.rows
        ]
    else:
        # A total since the start of the year has facts of quarters further back.
        area = figures._entry(name).area
        every = [row for key, rows in figures._base.rows.items() if key[1] == area for row in rows]
        ids = dict.fromkeys([*figure.rows, *figure.rows_before])
        by_id = {row.fact_id: row for row in every}
        rows = [_describe(by_id[fact]) for fact in ids if fact in by_id]
    return pd.DataFrame(rows, columns=COLUMNS)


def read_facts(figures: Figures, ids: Iterable[str]) -> pd.DataFrame:
    """The facts of these ids, as `read_rows` gives them; ids that there are not are passed over."""
    by_id = {row.fact_id: row for rows in figures._base.rows.values() for row in rows}
    rows = [_describe(by_id[fact]) for fact in ids if fact in by_id]
    return pd.DataFrame(rows, columns=COLUMNS)


def _describe(row: Row) -> list[str]:
    what = row.name or ""
    if row.area == "model":
        event = words.EVENT[row.event]
        to_date = f", {words.TO_DATE}" if row.period == "year_to_date" else ""
        what = f"{f'“{row.name}”' if row.name else 'Mô hình'}: {event}{to_date}"
    elif row.area == "outreach":
        what = words.start(words.CHANNEL[row.subject])
    elif row.area == "stock":
        what = "Mô hình đang hoạt động"
    return [
        vietnamese.write_quarter(row.quarter),
        what,
        row.place or ("toàn huyện" if not row.name or row.area != "model" else words.NO_COMMUNE),
        _write_value(row),
        row.source,
        row.derived or "",
        row.fact_id,
    ]


def _write_value(row: Row) -> str:
    if row.area == "duty":
        return DUTY[row.state]
    if row.area == "outreach":
        return vietnamese.write_quantity(row.value, row.qualifier, words.CHANNEL_UNIT[row.subject])
    if row.area == "indicator":
        if row.numerator is None:
            return "chưa rõ số"
        parts = [number for number in (row.numerator, row.denominator) if number is not None]
        return "/".join(_write_part(number) for number in parts)
    if row.area == "target":
        return f"{_write_part(row.value)}{'' if row.unit == '%' else ' '}{row.unit}"
    return vietnamese.write_quantity(row.value, row.qualifier, row.unit)


def _write_part(number: float) -> str:
    return vietnamese.write_number(number, 0 if number == int(number) else 2)


def _describe_task(row: Row, quarter: str) -> list[str]:
    value = "" if row.value is None else vietnamese.write_quantity(row.value, "exact", row.unit)
    lead = row.lead or ""
    return [vietnamese.write_quarter(quarter), row.about, lead, value, row.source, "", row.fact_id]


def _fill(frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows with None for every absent cell."""
    frame = frame.astype(object)
    return frame.where(frame.notna(), None)


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
    found = catalogue.name_models(base.communes)
    found |= catalogue.name_customs([tuple(custom) for custom in customs], base.communes, villages)
    found |= catalogue.name_indicators(indicators, base.communes)
    found |= catalogue.name_others()
    for row in base.of(base.quarter, "support"):
        name = f"support.{row.fact_id}"
        found[name] = Entry("support", "support", row.name, row.unit, subject=row.fact_id)
    for row in base.tasks:
        if row.value is not None:
            name = f"tasks.{row.position}.{row.part}"
            found[name] = Entry("task", "task", row.about, row.unit, subject=row.fact_id)
    return found
