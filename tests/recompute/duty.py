"""What is asked about the duty to report."""

import pandas as pd

from tests.recompute.facts import district_communes, in_order, label, rows_of, units_at


def duty_units(tables, quarters):
    found = {}
    for quarter in sorted(quarters):
        here = units_at(tables, quarter).values()
        beside = [unit for unit in here if unit["kind"] in ("district", "agency")]
        for unit in [*district_communes(tables, quarter), *beside]:
            row = {
                "unit_id": unit["unit_id"],
                "quarter": quarter,
                "label": label(unit),
                "is_district": unit["kind"] == "district",
                "is_agency": unit["kind"] == "agency",
            }
            found.setdefault(unit["unit_id"], []).append((unit["name"], row))
    held = sorted(
        found.values(),
        key=lambda rows: (
            rows[0][1]["is_agency"], rows[0][1]["is_district"], in_order(rows[-1][0]),
        ),
    )  # fmt: skip
    return [row for rows in held for _, row in rows]


def duty_reports(tables, since, quarter):
    rows = [
        {
            "quarter": duty["quarter"],
            "unit_id": duty["unit_id"],
            "is_district": duty["unit"]["kind"] == "district",
            "state": duty["state"],
            "due_on": _day(duty["due_on"]),
            "came_on": _day(duty["came_on"]),
            "note": duty["note"],
            "source": duty["source"],
        }
        for duty in rows_of(tables, "fact_duty")
        if since <= duty["quarter"] <= quarter
        and duty["unit"]["kind"] in ("town", "commune", "district", "agency")
    ]
    return sorted(rows, key=lambda row: (row["quarter"], row["unit_id"]))


def _day(text):
    return text and pd.Timestamp(text)


ANSWERS = {"duty/reports": duty_reports, "duty/units": duty_units}
