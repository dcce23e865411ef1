"""Invented worlds: the same district with fuller facts that keep all rules, holes included."""

import random

import pandas as pd

from tests.recompute import coordination, customs, figures, indicators, models, overview
from tests.recompute.facts import units_at

QUARTERS = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3"]


class World:
    """One invented world: seeded numbers, places, and the rows that were made for each table."""

    def __init__(self, tables, seed):
        self.tables = tables
        self.numbers = random.Random(seed)
        units = tables["dim_unit"]
        self.communes = units.loc[
            units["kind"].isin(["town", "commune"]) & (units["parent_id"] == "kon-ray"), "unit_id"
        ].tolist()
        villages = units.loc[units["kind"] == "village", "unit_id"].tolist()
        self.below = [*self.communes, *villages]
        self.places = ["kon-ray", *self.below]
        self.rows = {}

    def change_units(self):
        """One commune begins, one ends, one gets another name and one becomes a town."""
        units = self.tables["dim_unit"].set_index("unit_id", drop=False)
        units.loc["dak-koi", "valid_from"] = "2023-09-01"
        units.loc["dak-ruong", "valid_to"] = "2024-03-20"
        self.tables["dim_unit"] = units.reset_index(drop=True)
        rows = [
            ["tan-lap", "commune", "Tân An", None, "2023-12-31", "Nghị quyết"],
            ["dak-rve", "commune", "Đăk Rve", "2023-01-01", "2023-06-20", "Nghị quyết"],
        ]
        names = pd.DataFrame(rows, columns=self.tables["unit_name"].columns, dtype=object)
        self.tables["unit_name"] = names
        there = {quarter: units_at(self.tables, quarter) for quarter in QUARTERS}
        for table, facts in self.rows.items():
            if table.startswith("fact_"):
                self.rows[table] = [
                    fact for fact in facts
                    if "quarter" not in fact or fact["unit_id"] in there[fact["quarter"]]
                ]  # fmt: skip

    def fact(self, table, **cells):
        """One more fact, with a number that is counted, zero or unknown unless `cells` say it."""
        numbers = self.numbers
        value = numbers.choice(["", "0", str(numbers.randint(1, 90)), str(numbers.randint(1, 90))])
        cells = {"value": value} | cells
        rows = self.rows.setdefault(table, [])
        rows.append(
            {
                "fact_id": f"x{len(rows)}",
                "state": {"": "uncounted", "0": "zero"}.get(cells["value"], "counted"),
                "qualifier": numbers.choice(["exact", "exact", "more_than", "about"]),
                "submission_id": "bc-128",
                "locator": f"chú thích {numbers.randint(1, 12)}",
                "note": numbers.choice(["", "", "Ghi chú"]),
            }
            | cells
        )

    def row(self, table, **cells):
        """One more fact that is no number."""
        rows = self.rows.setdefault(table, [])
        rows.append(
            {
                "fact_id": f"x{len(rows)}",
                "submission_id": "bc-128",
                "locator": f"tờ Nhận xét, ô B{len(rows)}",
                "note": "",
            }
            | cells
        )

    def finish(self):
        """The tables that were filled, to take the place of those of the same names."""
        return {
            name: pd.DataFrame(rows, columns=self.tables[name].columns)
            for name, rows in self.rows.items()
        }


def imagine(tables, seed):
    """The tables of an invented world, to take the place of those of the same names."""
    world = World(tables, seed)
    for subject in (models, customs, overview, indicators, figures, coordination):
        subject.imagine(world, QUARTERS)
    world.rows["control_total"] = []
    if seed % 2:
        world.change_units()
        for name in ("dim_unit", "unit_name"):
            world.rows[name] = world.tables[name].to_dict("records")
    return world.finish()
