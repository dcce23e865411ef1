"""What is asked about the duty to report."""

import pandas as pd

from tests.recompute.facts import district_communes, label, rows_of


def duty_units(tables):
    [district] = [unit for unit in rows_of(tables, "dim_unit") if unit["kind"] == "district"]
    return [
        {
            "unit_id": unit["unit_id"],
            "label": label(unit),
            "is_district": unit is district,
            "valid_from": _day(unit["valid_from"]),
            "valid_to": _day(unit["valid_to"]),
        }
        for unit in [*district_communes(tables), district]
    ]


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
        and duty["unit"]["kind"] in ("town", "commune", "district")
    ]
    return sorted(rows, key=lambda row: (row["quarter"], row["unit_id"]))


def _day(text):
    return text and pd.Timestamp(text)


ANSWERS = {"duty/reports": duty_reports, "duty/units": duty_units}
