"""The published files as plain rows: what every second road starts from."""

import tomllib
import unicodedata
from functools import wraps

import pandas as pd

from data.definitions import INDICATORS

# The order of a Vietnamese dictionary: D before Đ, o before ô before ơ; of two words that differ in
# their tones alone, the one without comes first, then huyền, hỏi, ngã, sắc, nặng.
LETTERS = " –-0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"


PREFIX = {"district": "huyện ", "town": "thị trấn ", "commune": "xã ", "village": "", "agency": ""}


def in_order(name):
    """What sorts names as the dictionary does; ValueError for a letter that it does not have."""
    letters, tones = [], []
    for mark in unicodedata.normalize("NFD", name.lower()):
        if mark in TONES:
            tones[-1] = TONES.index(mark) + 1
        elif unicodedata.combining(mark):
            letters[-1] += mark
        else:
            letters.append(mark)
            tones.append(0)
    return [LETTERS.index(unicodedata.normalize("NFC", each)) for each in letters], tones


class Tables(dict):
    """Tables by name, and what was worked out from them, which holds until one is replaced."""

    def __init__(self, tables):
        super().__init__(tables)
        self.known = {}

    def __setitem__(self, name, table):
        self.known.clear()
        super().__setitem__(name, table)


def remembered(function):
    """Work a thing out once for the same tables."""

    @wraps(function)
    def ask(tables, *asked):
        known = getattr(tables, "known", {})
        key = (function.__name__, *asked)
        if key not in known:
            known[key] = function(tables, *asked)
        return known[key]

    return ask


def read(folder):
    """All published files as text, by table; None for an empty cell.

    dim_indicator holds one row for each version in the indicators' own files.
    """
    tables = {"dim_indicator": read_indicators()}
    for path in folder.glob("*.csv"):
        frame = pd.read_csv(path, dtype=object, keep_default_na=False)
        tables[path.stem] = frame.where(frame != "", None)
    return Tables(tables)


def read_indicators():
    """The versions of all indicators as text, straight from the TOML files."""
    rows = []
    for path in INDICATORS.glob("*.toml"):
        with path.open("rb") as file:
            content = tomllib.load(file)
        versions = content.pop("version")
        for number, version in enumerate(versions, start=1):
            rows.append({"indicator_id": path.stem, "version": number} | content | version)
    frame = pd.DataFrame(rows, dtype=object)
    cells = [
        [None if pd.isna(cell) or cell == "" else str(cell) for cell in row]
        for row in frame.itertuples(index=False)
    ]
    return pd.DataFrame(cells, columns=frame.columns, dtype=object)


def rows_of(tables, name):
    """The rows of a table as dicts; facts with their number, place, commune and source."""
    return [dict(row) for row in make_rows(tables, name)]


@remembered
def make_rows(tables, name):
    """The same, for `rows_of` to copy."""
    rows = tables[name].to_dict("records")
    if not name.startswith("fact_"):
        return rows
    always = {unit["unit_id"]: unit for unit in rows_of(tables, "dim_unit")}
    at = {
        quarter: always | units_at(tables, quarter)
        for quarter in {row["quarter"] for row in rows if "quarter" in row}
    }
    labels = {
        document["document_id"]: f"{document['kind']} {document['number']}"
        for document in rows_of(tables, "document")
    }
    submissions = {
        row["submission_id"]: labels[row["document_id"]] for row in rows_of(tables, "submission")
    }
    for row in rows:
        row["source"] = f"{submissions[row['submission_id']]}, {row['locator']}"
        units = at.get(row.get("quarter"), always)
        if "unit_id" in row:
            row["unit"] = units[row["unit_id"]]
            row["commune"] = commune_of(row["unit"], units)
            row["commune_id"] = row["commune"] and row["commune"]["unit_id"]
        if "value" in row:
            row["number"] = None if row["value"] is None else int(row["value"])
    return rows


@remembered
def units_at(tables, quarter):
    """The units that are there in a quarter by their ids, by the names that they have then."""
    [day] = [row["data_to"] for row in rows_of(tables, "dim_quarter") if row["quarter"] == quarter]
    names = {
        row["unit_id"]: {"kind": row["kind"], "name": row["name"]}
        for row in rows_of(tables, "unit_name")
        if is_there(row, day)
    }
    units = {row["unit_id"]: row for row in rows_of(tables, "dim_unit") if is_there(row, day)}
    return {
        unit_id: unit | names.get(unit_id, {})
        for unit_id, unit in units.items()
        if unit["kind"] != "village" or not unit["parent_id"] or unit["parent_id"] in units
    }


def is_there(row, day):
    """Whether a day lies in what a row holds for; ISO dates stand in the order of the days."""
    return (row["valid_from"] or day) <= day <= (row["valid_to"] or day)


def commune_of(unit, units):
    """The commune or town that a unit is, or lies in; None when the source names none."""
    for place in (unit, units.get(unit["parent_id"])):
        if place is not None and place["kind"] in ("town", "commune"):
            return place
    return None


def label(unit):
    """A unit with what it is before its name; None for no unit."""
    return unit and PREFIX[unit["kind"]] + unit["name"]


def chosen(rows, communes):
    """The rows of the communes asked for; all rows when none is asked for."""
    return [row for row in rows if not communes or row["commune_id"] in communes]


def total(rows):
    """What can be counted, added up."""
    return sum(row["number"] or 0 for row in rows)


def count(rows, **cells):
    """How many rows have these cells."""
    return sum(all(row[name] == cell for name, cell in cells.items()) for row in rows)


def sources(rows):
    """Where rows come from; None when there are none."""
    return "; ".join(sorted({row["source"] for row in rows})) or None


def groups(rows, *names):
    """Rows by the values of some cells, in the order of their first appearance."""
    found = {}
    for row in rows:
        found.setdefault(tuple(row[name] for name in names), []).append(row)
    return found


def district_communes(tables, quarter=None):
    """The communes and towns that the district has in a quarter, or ever, in Vietnamese order."""
    every = rows_of(tables, "dim_unit")
    [district] = [unit for unit in every if unit["kind"] == "district"]
    units = units_at(tables, quarter).values() if quarter else every
    return sorted(
        (
            unit
            for unit in units
            if unit["parent_id"] == district["unit_id"] and unit["kind"] in ("town", "commune")
        ),
        key=lambda unit: in_order(unit["name"]),
    )
