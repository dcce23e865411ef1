"""What is asked about models, and invented facts about them."""

from tests.recompute.facts import IN_ORDER, chosen, count, groups, label, rows_of, sources, total

EVENTS = ["launched", "replicated", "converted_in", "goal_met", "ineffective", "converted"]


STOPPED = ["goal_met", "ineffective"]


def models_events(tables, quarter, communes):
    models = {model["model_id"]: model for model in rows_of(tables, "dim_model")}
    nothing = dict.fromkeys(["name", "field", "sponsor", "place"])
    facts = [fact for fact in rows_of(tables, "fact_model") if fact["quarter"] == quarter]
    facts = sorted(chosen(facts, communes), key=by_event_and_commune)
    return [
        {
            "fact_id": fact["fact_id"],
            "event": fact["event"],
            "period": fact["period"],
            "model": model["name"],
            "field": model["field"],
            "sponsor": model["sponsor"],
            "commune": label(fact["commune"]),
            "place": model["place"]
            or (fact["unit"]["name"] if fact["unit"]["kind"] == "village" else None),
            "value": fact["number"],
            "state": fact["state"],
            "qualifier": fact["qualifier"],
            "note": fact["note"],
            "source": fact["source"],
        }
        for fact in facts
        for model in [models.get(fact["model_id"], nothing)]
    ]


def by_event_and_commune(fact):
    """Events as models live through them; communes in Vietnamese order, none last."""
    commune = fact["commune"]
    place = IN_ORDER.index(commune["name"]) if commune else len(IN_ORDER)
    return EVENTS.index(fact["event"]), place, fact["fact_id"]


def models_outcomes_by_commune(tables, quarter, communes):
    stopped = [
        fact
        for fact in rows_of(tables, "fact_model")
        if fact["quarter"] == quarter and fact["event"] in STOPPED
    ]
    answer = [
        {
            "commune": label(group[0]["commune"]),
            "goal_met": total(fact for fact in group if fact["event"] == "goal_met"),
            "ineffective": total(fact for fact in group if fact["event"] == "ineffective"),
            "uncounted": count(group, state="uncounted"),
            "source": sources(group),
            "order": min(by_event_and_commune(fact)[1] for fact in group),
        }
        for group in groups(chosen(stopped, communes), "commune_id").values()
    ]
    answer.sort(key=lambda row: row.pop("order"))
    return answer


def imagine(world, quarters):
    """Events of models, some of them named."""
    numbers = world.numbers
    named = world.tables["dim_model"]["model_id"].tolist()
    numbers.shuffle(named)
    years = sorted({quarter[:4] for quarter in quarters})
    launches_run = {year: numbers.choice(["quarter", "year_to_date"]) for year in years}
    for quarter in quarters:
        for _ in range(numbers.randint(0, 12)):
            event = numbers.choice(EVENTS)
            period = launches_run[quarter[:4]] if event == "launched" else "quarter"
            where = {"quarter": quarter, "unit_id": numbers.choice(world.places)}
            cells = {**where, "event": event, "period": period}
            if named and event in STOPPED and numbers.random() < 0.5:
                cells |= {"value": "1", "model_id": named.pop()}
            world.fact("fact_model", **cells)


ANSWERS = {
    "models/events": models_events,
    "models/outcomes_by_commune": models_outcomes_by_commune,
}
