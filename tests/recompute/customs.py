"""What is asked about customs, and invented facts about them."""

from data.vietnamese import sort_key
from tests.recompute.facts import IN_ORDER, chosen, count, label, rows_of, sources, total


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


def customs_places(tables, quarter, before, communes):
    facts = chosen(customs_of(tables), communes)
    now = {
        (fact["custom_id"], fact["unit_id"]): fact for fact in facts if fact["quarter"] == quarter
    }
    earlier = {
        (fact["custom_id"], fact["unit_id"]): fact for fact in facts if fact["quarter"] == before
    }
    nothing = dict.fromkeys(["number", "state"])
    answer = []
    for key in now.keys() | earlier.keys():
        fact, old = now.get(key, nothing), earlier.get(key, nothing)
        either = now.get(key) or earlier[key]
        custom = either["custom"]
        answer.append(
            {
                "fact_id": either["fact_id"],
                "custom_id": custom["custom_id"],
                "custom": custom["name"],
                "kind": custom["kind"],
                "position": int(custom["position"]),
                "unit_id": either["unit_id"],
                "place": label(either["unit"]),
                "commune": label(either["commune"]),
                "value": fact["number"],
                "state": fact["state"],
                "value_before": old["number"],
                "state_before": old["state"],
                "derived": either["derived"],
                "printed": either["printed"],
                "note": either["note"],
                "source": either["source"],
                "order": IN_ORDER.index(either["unit"]["name"]),
            }
        )
    answer.sort(key=lambda row: (row["kind"], row["position"], row.pop("order")))
    return answer


def customs_official_list(tables, quarter, before, communes):
    facts = chosen(customs_of(tables), communes)
    answer = []
    for custom in rows_of(tables, "dim_custom"):
        about = [fact for fact in facts if fact["custom_id"] == custom["custom_id"]]
        now = [fact for fact in about if fact["quarter"] == quarter]
        old = [fact for fact in about if fact["quarter"] == before]
        places = sorted((place_in_list(fact) for fact in practised(now)), key=sort_key)
        answer.append(
            {
                "custom_id": custom["custom_id"],
                "kind": custom["kind"],
                "position": int(custom["position"]),
                "custom": custom["name"],
                "facts": len(now),
                "practised": len(practised(now)),
                "households": total(now),
                "uncounted": count(now, state="uncounted"),
                "facts_before": len(old),
                "practised_before": len(practised(old)),
                "households_before": total(old),
                "uncounted_before": count(old, state="uncounted"),
                "places": ", ".join(places) or None,
                "source": sources(now + old),
            }
        )
    return sorted(answer, key=lambda row: (row["kind"], row["position"]))


def place_in_list(fact):
    """A place as one word of a list: a village says its commune, the district that it is all."""
    unit, commune = fact["unit"], fact["commune"]
    if unit["kind"] == "district":
        return "huyện, không rõ xã"
    if unit["kind"] == "village" and commune is not None:
        return f"{unit['name']} ({commune['name']})"
    return label(unit)


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
    "customs/official_list": customs_official_list,
    "customs/places": customs_places,
}
