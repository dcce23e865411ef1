"""What the frame asks."""

from tests.recompute.facts import district_communes, in_order, label, rows_of


def frame_communes(tables, quarter):
    return [
        {
            "unit_id": unit["unit_id"],
            "name": unit["name"],
            "label": label(unit),
            "tile_column": float(unit["tile_column"]),
            "tile_row": int(unit["tile_row"]),
        }
        for unit in district_communes(tables, quarter)
    ]


def frame_terms(tables, communes):
    quarters = sorted(row["quarter"] for row in rows_of(tables, "dim_quarter"))
    found = {}
    for quarter in quarters:
        for unit in district_communes(tables, quarter):
            if not communes or unit["unit_id"] in communes:
                found.setdefault(unit["unit_id"], []).append((quarter, unit))
    answer = [
        {
            "unit_id": unit_id,
            "label": label(held[-1][1]),
            "first": held[0][0],
            "last": held[-1][0],
            "name": held[-1][1]["name"],
        }
        for unit_id, held in found.items()
    ]
    answer.sort(key=lambda row: in_order(row.pop("name")))
    return answer


def frame_district(tables):
    [district] = [unit for unit in rows_of(tables, "dim_unit") if unit["kind"] == "district"]
    return [{"unit_id": district["unit_id"], "name": district["name"]}]


def frame_quarters(tables):
    facts = ["fact_model", "fact_custom", "fact_indicator", "fact_outreach"]
    quarters = set().union(*(tables[name]["quarter"] for name in facts))
    return [{"quarter": quarter} for quarter in sorted(quarters, reverse=True)]


ANSWERS = {
    "frame/communes": frame_communes,
    "frame/district": frame_district,
    "frame/quarters": frame_quarters,
    "frame/terms": frame_terms,
}
