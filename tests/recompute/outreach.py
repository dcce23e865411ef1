"""Outreach by unit and support by thing, straight from the published files: no query asks these."""

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from tests.recompute.facts import chosen, count, groups, label, rows_of, total
from tests.recompute.figures import tables_unit


def facts_of(tables, quarter, communes):
    """The facts of outreach in a quarter by unit (a commune with its villages) and channel."""
    rows = [fact for fact in rows_of(tables, "fact_outreach") if fact["quarter"] == quarter]
    found = {}
    for fact in chosen(rows, communes):
        unit = found.setdefault(fact["commune_id"] or fact["unit_id"], {})
        unit.setdefault(fact["channel"], []).append(fact)
    return found


def add(facts):
    """Sum, unknown, lower bounds, rough ones."""
    return (
        total(facts), count(facts, state="uncounted"), count(facts, qualifier="more_than"),
        count(facts, qualifier="about"),
    )  # fmt: skip


def tell_units(tables, quarter, communes):
    """The numbers of each unit by channel."""
    return {
        unit: {channel: add(facts) for channel, facts in told.items()}
        for unit, told in facts_of(tables, quarter, communes).items()
    }


def people_per_session(tables, quarter, communes):
    """Of the units that told both numbers to the last: sums and how that is written; None where
    none did."""
    people, sessions, words = 0, 0, set()
    for told in tell_units(tables, quarter, communes).values():
        held, came = told.get("session"), told.get("attendance")
        if not held or not came or held[1] or came[1] or not held[0]:
            continue
        people, sessions = people + came[0], sessions + held[0]
        words |= {"rough"} if held[2] or held[3] else set()
        words |= {"more"} if came[2] else set()
        words |= {"about"} if came[3] else set()
    if not sessions:
        return None
    sign = {
        frozenset(): "", frozenset({"more"}): "hơn ", frozenset({"more", "about"}): "ít nhất ",
    }.get(frozenset(words), "khoảng ")  # fmt: skip
    is_bound = "more" in words and "rough" not in words
    way = ROUND_FLOOR if is_bound else ROUND_HALF_UP
    number = (Decimal(people) / Decimal(sessions)).quantize(Decimal("0.1"), way)
    return people, sessions, sign + str(number).replace(".", ",")


def tell_gifts(tables, quarter, communes):
    """The sum of each thing by its unit of measure, and of each place that received it."""
    rows = [fact for fact in rows_of(tables, "fact_support") if fact["quarter"] == quarter]
    things = {}
    for fact in chosen(rows, communes):
        kind, name = fact["unit"]["kind"], fact["unit"]["name"]
        own = None if kind == "village" else fact["place"] or (name if kind == "agency" else None)
        fact["place"] = label(fact["commune"]) or own or "chưa phân xã"
        key = fact["item"].lower(), tables_unit(tables, fact).lower()
        things.setdefault(key, []).append(fact)
    return {
        key: (add(facts), {place: add(of) for (place,), of in groups(facts, "place").items()})
        for key, facts in things.items()
    }
