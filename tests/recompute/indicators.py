"""What is asked about indicators, and invented facts about them."""


def imagine(world, quarters):
    """Values of indicators."""
    numbers = world.numbers
    for quarter in quarters:
        for indicator in world.tables["dim_indicator"].to_dict("records"):
            holds = indicator["valid_from"] <= quarter <= (indicator["valid_to"] or quarter)
            if holds and numbers.random() < 0.4:
                key = {name: indicator[name] for name in ("indicator_id", "version")}
                where = {"quarter": quarter, "unit_id": "kon-ray"}
                whole = "9" if indicator["denominator"] else ""
                value = {"numerator": "7", "denominator": whole, "state": "counted"}
                world.fact("fact_indicator", **where, **key, **value)


ANSWERS = {}
