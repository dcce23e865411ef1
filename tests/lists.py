"""The lists that grow, read from their files without the program: tests count by them.

An exact text or total about the demonstration speaks of what its stories tell (CUSTOMS_TOLD,
INDICATORS_TOLD): whoever adds a custom or an indicator changes none of it (tests/additions.py).
"""

import csv
import tomllib

from data import definitions, publish
from data.demo import customs, indicators

CUSTOMS_TOLD = frozenset(customs.COURSES)
INDICATORS_TOLD = frozenset(indicators.TOLD)


def read_rows(table):
    """The rows of a published file, as text."""
    with (publish.PUBLISHED / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def customs_of(kind=""):
    """The ids of the customs, or of those of a kind, in the order of their list."""
    rows = [row for row in read_rows("dim_custom") if kind in ("", row["kind"])]
    rows.sort(key=lambda row: (row["kind"], int(row["position"])))
    return [row["custom_id"] for row in rows]


def indicators_of(quarter=""):
    """The ids of the indicators, or of those that are defined in a quarter, by position."""
    found = []
    for path in definitions.INDICATORS.glob("*.toml"):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        if not quarter or any(
            version["valid_from"] <= quarter <= version.get("valid_to", quarter)
            for version in content["version"]
        ):
            found.append((content["position"], path.stem))
    return [indicator_id for _, indicator_id in sorted(found)]


def agencies_of():
    """The ids of the agencies, in the order of their file."""
    return [row["unit_id"] for row in read_rows("dim_unit") if row["kind"] == "agency"]


def told(places):
    """The standings of those indicators of which the demonstration tells."""
    return [place for place in places if place.rule.indicator_id in INDICATORS_TOLD]


# Where the sheet “Hủ tục, phong tục” of a form that is handed out today begins, and how many rows
# its list of villages stands below the last custom.
_FIRST, _BELOW = 7, 5


def custom_cell(custom_id):
    """The cell of a form where a commune writes how many households keep a custom: "D20"."""
    return f"D{_FIRST + customs_of().index(custom_id)}"


def village_row(number=1):
    """The row of a form where the list of villages has its first line, or a later one: 25."""
    return _FIRST + len(customs_of()) - 1 + _BELOW + number - 1
