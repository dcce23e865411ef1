"""What is asked about customs, and invented facts about them."""

from tests.recompute.facts import (
    chosen,
    count,
    groups,
    in_order,
    label,
    rows_of,
    sources,
    total,
    units_at,
)


def customs_of(tables):
    """Facts about customs, each with its custom."""
    customs = {custom["custom_id"]: custom for custom in rows_of(tables, "dim_custom")}
    return [
        {**fact, "custom": customs[fact["custom_id"]], "kind": customs[fact["custom_id"]]["kind"]}
        for fact in rows_of(tables, "fact_custom")
    ]


def practised(facts):
    """The facts that say that a custom is still there, counted or not."""
    return [fact for fact in facts if fact["state"] != "zero"]


def reported(tables, quarter, communes):
    """Facts up to a quarter, of the communes asked for and of a district that has none."""
    facts = [fact for fact in customs_of(tables) if fact["quarter"] <= quarter]
    none = [fact for fact in facts if says_none(fact) and communes]
    return chosen(facts, communes) + none


def says_none(fact):
    """Whether the district itself reports none."""
    return fact["unit"]["kind"] == "district" and fact["state"] == "zero"


def customs_course(tables, since, quarter, communes):
    facts = [fact for fact in reported(tables, quarter, communes) if fact["quarter"] >= since]
    first = min((fact["quarter"] for fact in facts), default=quarter)
    quarters = sorted(
        row["quarter"]
        for row in rows_of(tables, "dim_quarter")
        if first <= row["quarter"] <= quarter
    )
    answer = []
    for custom in rows_of(tables, "dim_custom"):
        about = [fact for fact in facts if fact["custom_id"] == custom["custom_id"]]
        reporters = {fact["commune_id"] for fact in about} - {None}
        for when in quarters:
            now = [fact for fact in about if fact["quarter"] == when]
            is_none = any(says_none(fact) for fact in now)
            vague = {
                fact["commune_id"]
                for fact in now
                if fact["state"] == "uncounted" or fact["qualifier"] == "more_than"
            }
            held = reporters & units_at(tables, when).keys()
            known = {fact["commune_id"] for fact in now} - {None} - vague
            answer.append(
                {
                    "custom_id": custom["custom_id"],
                    "custom": custom["name"],
                    "kind": custom["kind"],
                    "position": int(custom["position"]),
                    "quarter": when,
                    "reporters": len(held),
                    "known": len(held if is_none else known),
                    "facts": len(now),
                    "practised": len(practised(now)),
                    "households": total(now),
                    "uncounted": count(now, state="uncounted"),
                    "more_than": count(now, qualifier="more_than"),
                    "about": count(now, qualifier="about"),
                    "district": any(
                        fact["unit"]["kind"] == "district" and fact["state"] != "uncounted"
                        for fact in now
                    ),
                    "district_zero": is_none,
                }
            )
    return sorted(answer, key=lambda row: (row["kind"], row["position"], row["quarter"]))


def customs_by_commune(tables, quarter, communes):
    facts = reported(tables, quarter, communes)
    answer = [
        {
            "custom_id": custom,
            "quarter": when,
            "commune_id": commune,
            "facts": len(group),
            "practised": len(practised(group)),
            "households": total(group),
            "uncounted": count(group, state="uncounted"),
            "more_than": count(group, qualifier="more_than"),
            "about": count(group, qualifier="about"),
            "district_zero": any(says_none(fact) for fact in group),
            "source": sources(group),
        }
        for (custom, when, commune), group in groups(
            facts, "custom_id", "quarter", "commune_id"
        ).items()
    ]
    return sorted(
        answer,
        key=lambda row: (
            row["custom_id"], row["quarter"], row["commune_id"] is None, row["commune_id"] or "",
        ),
    )  # fmt: skip


def customs_silent_villages(tables, since, quarter, communes):
    """Village by village through the quarters: kept, until it or who speaks for it says more."""
    facts = [fact for fact in reported(tables, quarter, communes) if fact["quarter"] >= since]
    quarters = sorted({fact["quarter"] for fact in facts})
    silent = {}
    for custom in {fact["custom_id"] for fact in facts}:
        about = [fact for fact in facts if fact["custom_id"] == custom]
        villages = {f["unit_id"]: f["unit"] for f in about if f["unit"]["kind"] == "village"}
        for village in villages.values():
            commune = next(f["commune_id"] for f in about if f["unit_id"] == village["unit_id"])
            is_kept = False
            for when in quarters:
                now = [fact for fact in about if fact["quarter"] == when]
                own = [fact for fact in now if fact["unit_id"] == village["unit_id"]]
                if own:
                    is_kept = any(fact["state"] != "zero" for fact in own)
                elif speaks_for(now, village["parent_id"]):
                    is_kept = False
                elif is_kept and any(fact["commune_id"] == commune for fact in now):
                    silent[custom, when, commune] = silent.get((custom, when, commune), 0) + 1
    by_place = groups(facts, "custom_id", "quarter", "commune_id")
    return [
        {
            "custom_id": key[0],
            "quarter": key[1],
            "commune_id": key[2],
            "villages": villages,
            "practised": bool(practised(by_place[key])),
            "vague": any(
                fact["state"] == "uncounted" or fact["qualifier"] == "more_than"
                for fact in by_place[key]
            ),
        }
        for key, villages in sorted(
            silent.items(), key=lambda item: (*item[0][:2], item[0][2] is None, item[0][2] or "")
        )
    ]


def compare_households(tables, custom, quarter, before):
    """The communes of which all households are known in both quarters, and how many they are."""
    open_ = {
        (row["quarter"], row["commune_id"])
        for row in customs_silent_villages(tables, "", quarter, [])
        if row["custom_id"] == custom
    }
    facts = [fact for fact in reported(tables, quarter, []) if fact["custom_id"] == custom]
    sides = []
    for when in (quarter, before):
        now = [fact for fact in facts if fact["quarter"] == when]
        known = {}
        for commune in {fact["commune_id"] for fact in facts} - {None}:
            own = [fact for fact in now if fact["commune_id"] == commune]
            exact = all(f["state"] != "uncounted" and f["qualifier"] == "exact" for f in own)
            if own and exact and (when, commune) not in open_:
                known[commune] = total(own)
            elif not own and any(says_none(fact) for fact in now):
                known[commune] = 0
        sides.append(known)
    common = sides[0].keys() & sides[1].keys()
    return common, *(sum(known[commune] for commune in common) for known in sides)


def kept_since(tables, custom, quarter, commune=None):
    """Back through the quarters from the last one: the first and the last in which a custom was
    there without a zero after it, whether the one before says none, and how many said nothing."""
    open_ = {
        (row["quarter"], row["commune_id"])
        for row in customs_silent_villages(tables, "", quarter, [])
        if row["custom_id"] == custom
    }
    facts = [fact for fact in reported(tables, quarter, []) if fact["custom_id"] == custom]
    ever = {fact["commune_id"] for fact in facts} - {None}

    def says_none_at(when, place):
        own = [f for f in facts if f["quarter"] == when and f["commune_id"] == place]
        if not own:
            return any(says_none(fact) for fact in facts if fact["quarter"] == when)
        exact = all(f["state"] == "zero" and f["qualifier"] != "more_than" for f in own)
        return exact and (when, place) not in open_

    def is_gone(when):
        if commune:
            return says_none_at(when, commune)
        if any(says_none(fact) for fact in facts if fact["quarter"] == when):
            return True
        held = ever & units_at(tables, when).keys()
        return bool(held) and all(says_none_at(when, place) for place in held)

    first = last = None
    holes = silent = 0
    quarters = sorted(row["quarter"] for row in rows_of(tables, "dim_quarter"))
    for when in reversed([name for name in quarters if name <= quarter]):
        now = [f for f in facts if f["quarter"] == when and commune in (None, f["commune_id"])]
        if practised(now):
            holes += silent if last else 0
            first, last, silent = when, last or when, 0
        elif is_gone(when):
            return first and (first, last, silent == 0, holes)
        else:
            silent += 1
    return first and (first, last, False, holes)


def speaks_for(facts, unit_id):
    """Whether the unit above a village gives a figure of its own, or the district none."""
    return any(
        (fact["unit_id"] == unit_id and fact["state"] != "uncounted") or says_none(fact)
        for fact in facts
    )


def customs_places(tables, quarter, before, communes, villages):
    units = units_at(tables, before) | units_at(tables, quarter)
    facts = chosen(customs_of(tables), communes)
    facts = [fact for fact in facts if fact["quarter"] in (quarter, before)]
    for fact in facts:
        fact["unit"] = units[fact["unit_id"]]
        fact["commune"] = fact["commune_id"] and units[fact["commune_id"]]
        if fact["unit"]["kind"] == "village" and not villages:
            fact["unit"] = units[fact["unit"]["parent_id"]]
        fact["place_id"] = fact["unit"]["unit_id"]
    now, earlier = (
        groups([fact for fact in facts if fact["quarter"] == when], "custom_id", "place_id")
        for when in (quarter, before)
    )
    answer = []
    for key in now.keys() | earlier.keys():
        either = now.get(key) or earlier[key]
        custom, unit = either[0]["custom"], either[0]["unit"]
        answer.append(
            {
                "fact_id": min(fact["fact_id"] for fact in either),
                "custom_id": custom["custom_id"],
                "custom": custom["name"],
                "kind": custom["kind"],
                "position": int(custom["position"]),
                "unit_id": unit["unit_id"],
                "place": label(unit),
                "is_district": unit["kind"] == "district",
                "commune_id": either[0]["commune_id"],
                "commune": label(either[0]["commune"]),
                **at_a_time(now.get(key, []), ""),
                **at_a_time(earlier.get(key, []), "_before"),
                "derived": either[0]["derived"] if villages else None,
                "printed": min(
                    (fact["printed"] for fact in either if fact["printed"]), default=None
                ),
                "note": either[0]["note"] if villages else None,
                "source": sources(either),
                "order": in_order(unit["name"]),
            }
        )
    answer.sort(key=lambda row: (row["kind"], row["position"], row.pop("order")))
    return answer


def at_a_time(facts, when):
    """What a place reports of a custom in a quarter."""
    vague, counted = count(facts, state="uncounted"), total(facts)
    state = "uncounted" if vague else "counted" if counted else "zero"
    return {
        f"value{when}": counted if facts and not vague else None,
        f"state{when}": state if facts else None,
        f"at_least{when}": counted if vague and counted else None,
        f"more_than{when}": count(facts, qualifier="more_than") > 0,
        f"about{when}": count(facts, qualifier="about") > 0,
    }


def imagine(world, quarters):
    """Customs at places, each quarter anew."""
    numbers = world.numbers
    customs = world.tables["dim_custom"]["custom_id"].tolist()
    for quarter in quarters:
        for custom in numbers.sample(customs, numbers.randint(0, len(customs))):
            at = numbers.sample(world.below, numbers.randint(1, 4))
            # The district's own word stands alone: it must not contradict a commune's.
            for unit in numbers.choice([at, at, ["kon-ray"]]):
                printed = numbers.choice(["", "tên bản quét"])
                derived = numbers.choice(["", "cách suy ra"])
                where = {"quarter": quarter, "unit_id": unit, "custom_id": custom}
                world.fact("fact_custom", **where, printed=printed, derived=derived)


ANSWERS = {
    "customs/by_commune": customs_by_commune,
    "customs/course": customs_course,
    "customs/places": customs_places,
    "customs/silent_villages": customs_silent_villages,
}
