"""What the frame asks."""

from tests.recompute.facts import district_communes, label, rows_of


def frame_communes(tables):
    return [
        {
            "unit_id": unit["unit_id"],
            "name": unit["name"],
            "label": label(unit),
            "tile_column": float(unit["tile_column"]),
            "tile_row": int(unit["tile_row"]),
        }
        for unit in district_communes(tables)
    ]


def frame_district(tables):
    [district] = [unit for unit in rows_of(tables, "dim_unit") if unit["kind"] == "district"]
    known = {"unit_id": district["unit_id"], "name": district["name"]}
    return [known | {"communes": len(district_communes(tables))}]


def frame_quarters(tables):
    facts = ["fact_model", "fact_custom", "fact_indicator", "fact_outreach"]
    quarters = set().union(*(tables[name]["quarter"] for name in facts))
    return [{"quarter": quarter} for quarter in sorted(quarters, reverse=True)]


ANSWERS = {
    "frame/communes": frame_communes,
    "frame/district": frame_district,
    "frame/quarters": frame_quarters,
}
