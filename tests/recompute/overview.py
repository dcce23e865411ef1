"""What the overview asks."""

from tests.recompute.customs import customs_of, practised
from tests.recompute.facts import (
    count,
    district_communes,
    groups,
    label,
    rows_of,
    sources,
    total,
)
from tests.recompute.models import STOPPED

CHANNELS = [
    "session",
    "attendance",
    "radio_news",
    "radio_article",
    "portal_news",
    "portal_article",
    "van_round",
]


FACTS = ("fact_custom", "fact_model")


def overview_map(tables, quarter, communes):
    customs = [fact for fact in customs_of(tables) if fact["quarter"] == quarter]
    stopped = [
        fact
        for fact in rows_of(tables, "fact_model")
        if fact["quarter"] == quarter and fact["event"] in STOPPED
    ]
    answer = []
    for unit in district_communes(tables, quarter):
        if communes and unit["unit_id"] not in communes:
            continue
        here = [fact for fact in customs if fact["commune_id"] == unit["unit_id"]]
        kinds = {fact["kind"] for fact in here}
        models = [fact for fact in stopped if fact["commune_id"] == unit["unit_id"]]
        failed = [fact for fact in models if fact["event"] == "ineffective"]
        answer.append(
            {
                "unit_id": unit["unit_id"],
                "name": unit["name"],
                "label": label(unit),
                "tile_column": float(unit["tile_column"]),
                "tile_row": int(unit["tile_row"]),
                "customs": len({fact["custom_id"] for fact in practised(here)}),
                "households": total(here),
                "custom_facts": len(here),
                "custom_uncounted": count(here, state="uncounted"),
                "only_kind": kinds.pop() if len(kinds) == 1 else None,
                "ineffective": total(failed),
                "ineffective_facts": len(failed),
                "ineffective_uncounted": count(failed, state="uncounted"),
                "model_facts": len(models),
                "custom_source": sources(here) if here else None,
                "model_source": sources(models) if models else None,
            }
        )
    return answer


def overview_scale(tables):
    quarters = {row["quarter"] for name in FACTS for row in rows_of(tables, name)}
    told = [row for quarter in quarters for row in overview_map(tables, quarter, [])]
    names = ("households", "customs", "ineffective")
    return [{name: max((row[name] for row in told), default=0) for name in names}]


def overview_silent(tables, quarter):
    told = {
        (fact["indicator_id"], fact["version"])
        for fact in rows_of(tables, "fact_indicator")
        if fact["quarter"] == quarter
    }
    indicators = [
        {"topic": "indicator", "subject": indicator["name"], "detail": None, "source": None}
        for indicator in rows_of(tables, "dim_indicator")
        if indicator["valid_from"] <= quarter <= (indicator["valid_to"] or quarter)
        and (indicator["indicator_id"], indicator["version"]) not in told
    ]
    duties = [
        {
            "topic": "duty",
            "subject": duty["unit"]["name"],
            "detail": duty["note"],
            "source": duty["source"],
        }
        for duty in rows_of(tables, "fact_duty")
        if duty["quarter"] == quarter and duty["state"] == "some_in_breach"
    ]
    told_of = {"model": "fact_model", "outreach": "fact_outreach"}
    reported = {
        area
        for area, table in told_of.items()
        if any(fact["quarter"] == quarter for fact in rows_of(tables, table))
    } | {fact["custom"]["kind"] for fact in customs_of(tables) if fact["quarter"] == quarter}
    areas = [
        {"topic": "area", "subject": area, "detail": None, "source": None}
        for area in ("model", "hu_tuc", "phong_tuc", "outreach")
        if area not in reported
    ]
    return sorted(areas + duties + indicators, key=lambda row: (row["topic"], row["subject"]))


def overview_unallocated(tables, quarter):
    facts = [{**fact, "topic": fact["event"]} for fact in rows_of(tables, "fact_model")]
    for name in ("outreach", "support", "custom"):
        # Sessions and news, machines and calves, households of different customs: no sum.
        facts += [
            {**fact, "topic": name, "number": None, "period": "quarter"}
            for fact in rows_of(tables, f"fact_{name}")
            if name != "custom" or fact["state"] != "zero"
        ]
    facts = [fact for fact in facts if fact["unit"]["kind"] != "agency"]
    answer = []
    for (topic,), group in sorted(
        groups([fact for fact in facts if fact["quarter"] == quarter], "topic").items()
    ):
        without = [fact for fact in group if fact["commune_id"] is None]
        counted = [fact for fact in without if fact["number"] is not None]
        if without:
            answer.append(
                {
                    "topic": topic,
                    "value": total(counted) if counted else None,
                    "facts": len(without),
                    "allocated": len(group) - len(without),
                    "year_to_date": count(without, period="year_to_date") > 0,
                    "source": sources(without),
                }
            )
    return answer


def imagine(world, quarters):
    """Outreach, support and the reporting duty."""
    numbers = world.numbers
    for quarter in quarters:
        for channel in numbers.sample(CHANNELS, numbers.randint(0, len(CHANNELS))):
            for unit in numbers.sample(world.places, numbers.randint(1, 3)):
                world.fact("fact_outreach", quarter=quarter, unit_id=unit, channel=channel)
        for _ in range(numbers.randint(0, 3)):
            where = {"quarter": quarter, "unit_id": numbers.choice(world.places)}
            world.fact("fact_support", **where, item="Con giống", unit="con")
        for unit in numbers.sample(world.places, 2):
            state = numbers.choice(["on_time", "late", "some_in_breach"])
            world.fact("fact_duty", quarter=quarter, unit_id=unit, state=state)


ANSWERS = {
    "overview/map": overview_map,
    "overview/scale": overview_scale,
    "overview/silent": overview_silent,
    "overview/unallocated": overview_unallocated,
}
