"""What is asked about the agencies of the district."""

from tests.recompute.facts import (
    district_communes,
    groups,
    in_order,
    label,
    remembered,
    rows_of,
    sources,
    total,
    units_at,
)
from tests.recompute.figures import tables_unit

KINDS = ["highlight", "difficulty", "cause", "proposal", "past_task", "task"]
CHANNELS = [
    *("session", "attendance", "radio_news", "radio_article", "portal_news", "portal_article"),
    "van_round",
]


@remembered
def agencies_at(tables, quarter):
    """The agencies of the district that are there in a quarter, by id."""
    above = {commune["parent_id"] for commune in district_communes(tables, quarter)}
    return {
        unit_id: unit
        for unit_id, unit in units_at(tables, quarter).items()
        if unit["kind"] == "agency" and unit["parent_id"] in above
    }


def giver_of(tables, fact):
    """The agency that handed something over: whose figure it is, or whom its sponsor begins with,
    by the longest of its names; None for others."""
    if fact["unit_id"] in agencies_at(tables, fact["quarter"]):
        return fact["unit_id"]
    names = names_at(tables, fact["quarter"])
    fit = [name for name in names if (fact["sponsor"] or "").startswith(name)]
    return names[max(fit, key=len)] if fit else None


@remembered
def names_at(tables, quarter):
    """The agency by each of its names."""
    here = agencies_at(tables, quarter)
    names = {unit["name"]: unit_id for unit_id, unit in here.items()}
    return names | {
        row["alias"]: row["unit_id"]
        for row in rows_of(tables, "unit_alias")
        if row["unit_id"] in here
    }


def coordination_agencies(tables, since, quarter):
    told = [
        (note["quarter"], note["unit_id"], note["kind"], note["source"])
        for note in rows_of(tables, "fact_note")
    ]
    told += [
        (fact["quarter"], fact["unit_id"], "outreach", fact["source"])
        for fact in rows_of(tables, "fact_outreach")
    ]
    told += [
        (fact["quarter"], giver_of(tables, fact), "gift", fact["source"])
        for fact in rows_of(tables, "fact_support")
    ]
    sent = {(row["unit_id"], row["quarter"]) for row in rows_of(tables, "submission")}
    answer = []
    for row in rows_of(tables, "dim_quarter"):
        now = row["quarter"]
        if not since <= now <= quarter:
            continue
        for unit_id, unit in agencies_at(tables, now).items():
            own = [one for one in told if one[:2] == (now, unit_id)]
            kinds = [kind for _, _, kind, _ in own]
            answer.append(
                {
                    "unit_id": unit_id,
                    "quarter": now,
                    "label": unit["name"],
                    "has_form": (unit_id, now) in sent,
                    "highlights": kinds.count("highlight"),
                    "difficulties": kinds.count("difficulty"),
                    "proposals": kinds.count("proposal"),
                    "past_tasks": kinds.count("past_task"),
                    "tasks": kinds.count("task"),
                    "outreach": kinds.count("outreach"),
                    "gifts": kinds.count("gift"),
                    "source": "; ".join(sorted({source.partition(",")[0] for *_, source in own}))
                    or None,
                }
            )
    return sorted(answer, key=lambda row: (in_order(row["label"]), row["unit_id"], row["quarter"]))


def coordination_words(tables, quarter):
    found = [
        note
        for note in rows_of(tables, "fact_note")
        if note["quarter"] == quarter and note["unit_id"] in agencies_at(tables, quarter)
    ]
    found.sort(
        key=lambda note: (
            note["unit_id"], KINDS.index(note["kind"]), int(note["position"]), note["fact_id"],
        )
    )  # fmt: skip
    names = ("unit_id", "kind", "text", "state", "result", "note", "source")
    return [
        {name: note[name] for name in names} | {"position": int(note["position"])} for note in found
    ]


def coordination_outreach(tables, quarter):
    found = [
        fact
        for fact in rows_of(tables, "fact_outreach")
        if fact["quarter"] == quarter and fact["unit_id"] in agencies_at(tables, quarter)
    ]
    found.sort(key=lambda fact: (fact["unit_id"], CHANNELS.index(fact["channel"]), fact["fact_id"]))
    names = ("unit_id", "channel", "state", "qualifier", "derived", "source")
    return [{name: fact[name] for name in names} | {"value": fact["number"]} for fact in found]


def coordination_support(tables, quarter):
    given = [
        fact | {"giver": giver_of(tables, fact), "measure": tables_unit(tables, fact)}
        for fact in rows_of(tables, "fact_support")
        if fact["quarter"] == quarter
    ]
    found = groups([fact for fact in given if fact["giver"]], "giver", "item", "measure")
    answer = []
    for (unit_id, item, unit), facts in sorted(found.items()):
        places = sorted({fact["place"] or label(fact["commune"]) or "" for fact in facts} - {""})
        answer.append(
            {
                "unit_id": unit_id,
                "item": item,
                "unit": unit,
                "value": total(facts),
                "uncounted": sum(fact["number"] is None for fact in facts),
                "more_than": sum(fact["qualifier"] == "more_than" for fact in facts),
                "about": sum(fact["qualifier"] == "about" for fact in facts),
                "places": len(places),
                "place": ", ".join(places[:3]) or None,
                "source": sources(facts),
            }
        )
    return answer


def imagine(world, quarters):
    """Agencies that say and hand over something, some in papers of their own."""
    numbers, units = world.numbers, world.tables["dim_unit"]
    agencies = units.loc[units["kind"] == "agency", ["unit_id", "name"]].to_dict("records")
    world.rows["submission"] = world.tables["submission"].to_dict("records")
    for quarter in quarters:
        for agency in numbers.sample(agencies, 3):
            where = {"quarter": quarter, "unit_id": agency["unit_id"]}
            for kind in numbers.sample(KINDS, 3):
                position = str(numbers.randint(1, 4))
                cells = {"kind": kind, "position": position, "text": "Mở lớp"}
                world.row("fact_note", **where, **cells)
            for channel in numbers.sample(CHANNELS, 2):
                world.fact("fact_outreach", **where, channel=channel)
            sponsor = numbers.choice([f"{agency['name']} và xã", "Hội", agency["name"]])
            place = numbers.choice(["", "xã A", "xã B"])
            item = {"item": numbers.choice(["Con giống", "Máy"]), "unit": "con"}
            world.fact("fact_support", **where, **item, place=place, sponsor=sponsor)
            where["unit_id"] = numbers.choice(world.below)
            world.fact("fact_support", **where, **item, sponsor=sponsor)
            if numbers.random() < 0.5:
                own = f"{agency['unit_id']}.{quarter}"
                form = world.rows["submission"][0] | {"submission_id": own, "quarter": quarter}
                world.rows["submission"].append(form | {"unit_id": agency["unit_id"]})


ANSWERS = {
    "coordination/agencies": coordination_agencies,
    "coordination/outreach": coordination_outreach,
    "coordination/support": coordination_support,
    "coordination/words": coordination_words,
}
