"""What the overview asks."""

from tests.recompute.customs import customs_of, practised
from tests.recompute.facts import (
    chosen,
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


def overview_customs(tables, quarters, communes):
    facts = [fact for fact in customs_of(tables) if fact["quarter"] in quarters]
    return [
        {
            "quarter": quarter,
            "kind": kind,
            "practised": len({fact["custom_id"] for fact in practised(group)}),
            "households": total(group),
            "uncounted": count(group, state="uncounted"),
            "more_than": count(group, qualifier="more_than"),
            "about": count(group, qualifier="about"),
            "source": sources(group),
        }
        for (quarter, kind), group in sorted(
            groups(chosen(facts, communes), "quarter", "kind").items()
        )
    ]


def overview_map(tables, quarter, communes):
    customs = [fact for fact in rows_of(tables, "fact_custom") if fact["quarter"] == quarter]
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
                "ineffective": total(failed),
                "ineffective_facts": len(failed),
                "ineffective_uncounted": count(failed, state="uncounted"),
                "model_facts": len(models),
                "custom_source": sources(here) if here else None,
                "model_source": sources(models) if models else None,
            }
        )
    return answer


def overview_models(tables, quarters, communes):
    facts = chosen(rows_of(tables, "fact_model"), communes)
    answer = []
    for quarter in sorted(quarters):
        now = [fact for fact in facts if fact["quarter"] == quarter]
        year = [
            fact
            for fact in facts
            if fact["event"] == "launched"
            and fact["quarter"][:4] == quarter[:4]
            and fact["quarter"] <= quarter
        ]
        running = [
            fact
            for fact in rows_of(tables, "fact_model")
            if fact["event"] == "launched"
            and fact["period"] == "year_to_date"
            and fact["quarter"][:4] == quarter[:4]
            and fact["quarter"] <= quarter
        ]
        last = max((fact["quarter"] for fact in running), default="")
        to_date = [
            fact for fact in year if fact["period"] == "year_to_date" and fact["quarter"] == last
        ]
        by_quarter = [
            fact for fact in year if fact["period"] == "quarter" and fact["quarter"] > last
        ]
        # Quarters are added up only as far as the district has reported.
        if quarter != last and not count(now, period="quarter"):
            to_date = by_quarter = []
        # A running total of the whole district says nothing of single communes.
        if communes and any(fact["commune"] is None for fact in running):
            to_date = by_quarter = []
        measures = {
            "goal_met": [fact for fact in now if fact["event"] == "goal_met"],
            "ineffective": [fact for fact in now if fact["event"] == "ineffective"],
            "launched_year_to_date": to_date + by_quarter,
            "stopped": [fact for fact in now if fact["event"] in STOPPED],
        }
        answer += [
            {
                "quarter": quarter,
                "measure": measure,
                "value": total(group),
                "uncounted": count(group, state="uncounted"),
                "more_than": count(group, qualifier="more_than"),
                "about": count(group, qualifier="about"),
                "source": sources(group),
            }
            for measure, group in measures.items()
            if group
        ]
    return answer


def overview_outreach(tables, quarters, communes):
    facts = [fact for fact in rows_of(tables, "fact_outreach") if fact["quarter"] in quarters]
    return [
        {
            "quarter": quarter,
            "channel": channel,
            "value": total(group),
            "uncounted": count(group, state="uncounted"),
            "more_than": count(group, qualifier="more_than"),
            "about": count(group, qualifier="about"),
            "source": sources(group),
        }
        for (quarter, channel), group in sorted(
            groups(chosen(facts, communes), "quarter", "channel").items(),
            key=lambda item: (item[0][0], CHANNELS.index(item[0][1])),
        )
    ]


def overview_reporters(tables, quarters, communes):
    answer = []
    areas = {"custom": "fact_custom", "model": "fact_model", "outreach": "fact_outreach"}
    for area, table in areas.items():
        facts = [
            fact
            for fact in chosen(rows_of(tables, table), communes)
            if min(quarters)[:4] <= fact["quarter"][:4] and fact["quarter"] <= max(quarters)
        ]
        for (quarter,), group in groups(facts, "quarter").items():
            found = {fact["commune_id"] for fact in group}
            answer.append(
                {
                    "quarter": quarter,
                    "area": area,
                    "communes": ",".join(sorted(found - {None})),
                    "district": None in found,
                }
            )
    return sorted(answer, key=lambda row: (row["quarter"], row["area"]))


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
    "overview/customs": overview_customs,
    "overview/map": overview_map,
    "overview/models": overview_models,
    "overview/outreach": overview_outreach,
    "overview/reporters": overview_reporters,
    "overview/silent": overview_silent,
    "overview/unallocated": overview_unallocated,
}
