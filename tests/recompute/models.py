"""What is asked about models, and invented facts about them."""

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
from tests.recompute.lives import (
    BEGAN,
    ENDED,
    EVENTS,
    FIELDS,
    NO_LIFE,
    STOPPED,
    in_span,
    key_of,
    last_reported,
    lives_of,
    number,
    read_rows,
)


def models_balance(tables, quarter, before, communes):
    stocks, events = read_rows(tables, "fact_model_stock"), read_rows(tables, "fact_model")
    figures = {
        "opening": [fact for fact in stocks if fact["quarter"] == before],
        **{
            event: [fact for fact in events if (fact["quarter"], fact["event"]) == (quarter, event)]
            for event in EVENTS
        },
        "closing": [fact for fact in stocks if fact["quarter"] == quarter],
    }
    figures = {name: chosen(facts, communes) for name, facts in figures.items()}
    every = [fact for facts in figures.values() for fact in facts]
    answer = []
    for place in sorted({fact["commune_id"] or "~" for fact in every}):
        here = {
            name: [fact for fact in facts if (fact["commune_id"] or "~") == place]
            for name, facts in figures.items()
        }
        answer.append(
            {"commune_id": None if place == "~" else place}
            | {name: counted(facts) for name, facts in here.items()}
            | {f"{name}_state": worst(facts) for name, facts in here.items()}
            | {"source": sources(every)}
        )
    return answer


def counted(facts):
    """The sum of the numbers; None where there is none."""
    numbers = [fact["number"] for fact in facts if fact["number"] is not None]
    return sum(numbers) if numbers else None


def worst(facts):
    """What keeps facts from being reckoned with; None for no facts."""
    order = ["known", "rough", "to_date", "uncounted"]
    found = []
    for fact in facts:
        if fact.get("period") == "year_to_date":
            found.append("to_date")
        elif fact["state"] == "uncounted":
            found.append("uncounted")
        else:
            found.append("known" if fact["qualifier"] == "exact" else "rough")
    return max(found, key=order.index) if found else None


def models_outcomes(tables, quarter, before, communes, span, by):
    models = {model["model_id"]: model for model in read_rows(tables, "dim_model")}
    lives = lives_of(tables, "9999-Q4")
    facts = [fact for fact in read_rows(tables, "fact_model") if fact["period"] == "quarter"]
    facts = chosen(facts, communes)
    spans = {
        "": [fact for fact in facts if in_span(fact["quarter"], quarter, span)],
        "_before": [fact for fact in facts if in_span(fact["quarter"], before, span)],
    }
    keys = {key_of(f, by, models, lives) for found in spans.values() for f in found}
    about = {
        name: [fact for fact in found if fact["event"] in STOPPED] for name, found in spans.items()
    }
    shared = {
        "communes": len({fact["commune_id"] for fact in about[""]} - {None}),
        "quarters": ",".join(sorted({fact["quarter"] for fact in about[""]})) or None,
        "reports": len(
            {(f["commune_id"], f["quarter"]) for f in about[""] if f["commune_id"] is not None}
        ),
        "half_reports": half(about[""]),
        "half_reports_before": half(about["_before"]),
        "source": sources(about[""]),
    }
    answer = []
    for key in sorted(keys, key=lambda key: (key is None, key or "")):
        row = {"key": key}
        for name, found in spans.items():
            here = [fact for fact in found if key_of(fact, by, models, lives) == key]
            row |= {column + name: number for column, number in outcome(here).items()}
        answer.append(row | shared)
    return answer


def outcome(facts):
    """The counts of one group in one span."""
    of = {event: [fact for fact in facts if fact["event"] == event] for event in ENDED}
    about = [*of["goal_met"], *of["ineffective"]]
    met, failed = ({fact["quarter"] for fact in of[event]} for event in STOPPED)
    return {
        **{event: total(found) for event, found in of.items()},
        "goal_met_facts": len(of["goal_met"]),
        "ineffective_facts": len(of["ineffective"]),
        "uncounted": count(about, state="uncounted"),
        "more_than": count(about, qualifier="more_than"),
        "about": count(about, qualifier="about"),
        "has_converted": all(
            fact["state"] != "uncounted" and fact["qualifier"] == "exact"
            for fact in of["converted"]
        )
        if of["converted"]
        else None,
        "one_sided": len(met ^ failed),
    }


def half(facts):
    """Reports of one of the two outcomes alone, and quarters of which only one is told at all."""
    told = {(fact["quarter"], fact["commune_id"], fact["event"]) for fact in facts}
    found = 0
    for quarter in {fact["quarter"] for fact in facts}:
        here = {(place, event) for when, place, event in told if when == quarter}
        found += len({event for _, event in here}) == 1
        for place in {place for place, _ in here} - {None}:
            found += not all((place, e) in here or (None, e) in here for e in STOPPED)
    return found


def models_stop_reports(tables, quarter, before, communes, span):
    facts = [
        fact
        for fact in chosen(read_rows(tables, "fact_model"), communes)
        if fact["event"] in STOPPED and fact["period"] == "quarter"
    ]
    answer = []
    for (when, commune), own in groups(facts, "quarter", "commune_id").items():
        spans = {"is_now": in_span(when, quarter, span), "is_before": in_span(when, before, span)}
        if any(spans.values()):
            told = {event: [f for f in own if f["event"] == event] for event in STOPPED}
            exact = [f["state"] != "uncounted" and f["qualifier"] == "exact" for f in own]
            answer.append(
                {"quarter": when, "commune_id": commune, "exact": all(exact)}
                | spans
                | {event: total(rows) for event, rows in told.items()}
                | {f"has_{event}": bool(rows) for event, rows in told.items()}
            )
    return sorted(answer, key=lambda row: (row["quarter"], row["commune_id"] or "~"))


def models_lifetimes(tables, quarter, communes):
    models = {model["model_id"]: model for model in read_rows(tables, "dim_model")}
    lives, last = lives_of(tables, quarter), last_reported(tables, quarter)
    facts = [
        fact
        for fact in chosen(read_rows(tables, "fact_model"), communes)
        if fact["model_id"] and fact["event"] in BEGAN and fact["quarter"] <= quarter
        if fact["period"] == "quarter"
    ]
    groups = {}
    for fact in facts:
        _, began, ended = lives[fact["model_id"]]
        quarters = number(ended or last[fact["commune_id"]]) - number(began)
        field = models[fact["model_id"]]["field"]
        groups.setdefault((field, quarters), []).append((fact, ended))
    return [
        {
            "field": field,
            "quarters": quarters,
            "ended": sum(ended is not None for _, ended in group),
            "censored": sum(ended is None for _, ended in group),
            "source": sources(facts),
        }
        for (field, quarters), group in sorted(
            groups.items(), key=lambda item: (item[0][0] or "~", item[0][1])
        )
    ]


def models_running(tables, quarter, communes):
    reporters = {
        row["submission_id"]: units_of(tables)[row["unit_id"]]["kind"]
        for row in rows_of(tables, "submission")
    }
    facts = chosen(read_rows(tables, "fact_model_stock"), communes)
    answer = []
    for (when,), own in sorted(groups(facts, "quarter").items()):
        by_communes = any(reporters[f["submission_id"]] in ("town", "commune") for f in own)
        of_whole = any(not f["commune_id"] and f["unit"]["kind"] != "agency" for f in own)
        if when <= quarter:
            answer.append(
                {
                    "quarter": when,
                    "models": total(own),
                    "communes": len({fact["commune_id"] for fact in own} - {None}),
                    "told_as_whole": of_whole and not by_communes,
                    "uncounted": count(own, state="uncounted"),
                    "more_than": count(own, qualifier="more_than"),
                    "about": count(own, qualifier="about"),
                    "source": sources(own),
                }
            )
    return answer


def units_of(tables):
    """All units by their ids, whenever they are there."""
    return {unit["unit_id"]: unit for unit in rows_of(tables, "dim_unit")}


def models_events(tables, quarter, communes, span, by, key, outcome):
    models = {model["model_id"]: model for model in read_rows(tables, "dim_model")}
    nothing = dict.fromkeys(["name", "field", "sponsor", "place"])
    lives, last = lives_of(tables, quarter), last_reported(tables, quarter)
    wanted = {
        "all": EVENTS,
        "converted": ["converted_in", "converted"],
        "began": ["launched", "replicated"],
        "running": BEGAN,
    }.get(outcome, [outcome])
    runs = outcome == "running"
    facts = []
    for fact in chosen(read_rows(tables, "fact_model"), communes):
        if fact["state"] == "zero" or fact["event"] not in wanted:
            continue
        if not in_span(fact["quarter"], quarter, "all" if runs else span):
            continue
        if runs and (not fact["model_id"] or lives[fact["model_id"]][2]):
            continue
        if key and key != (key_of(fact, by, models, lives) or "-"):
            continue
        when = last[fact["commune_id"]] if runs else fact["quarter"]
        commune = fact["commune"] and units_at(tables, when)[fact["commune_id"]]
        facts.append(fact | {"when": when, "commune": commune})
    facts.sort(key=by_event_and_commune)
    facts.sort(key=lambda fact: fact["when"], reverse=True)
    return [
        {
            "fact_id": fact["fact_id"],
            "event": "running" if runs else fact["event"],
            "period": fact["period"],
            "quarter": fact["when"],
            "model": model["name"],
            "field": model["field"],
            "sponsor": model["sponsor"],
            "commune": label(fact["commune"]),
            "place": model["place"]
            or (fact["unit"]["name"] if fact["unit"]["kind"] == "village" else None),
            "began": began,
            "ended": ended,
            "value": fact["number"],
            "state": fact["state"],
            "qualifier": fact["qualifier"],
            "reason": fact["reason"],
            "note": fact["note"],
            "source": fact["source"],
            "found": len(facts),
        }
        for fact in facts
        for model in [models.get(fact["model_id"], nothing)]
        for _, began, ended in [lives.get(fact["model_id"], NO_LIFE)]
    ]


def by_event_and_commune(fact):
    """Events as models live through them; communes in Vietnamese order, none last."""
    commune = fact["commune"]
    place = (0, in_order(commune["name"])) if commune else (1,)
    return EVENTS.index(fact["event"]), place, fact["fact_id"]


def imagine(world, quarters):
    """Lives of named models, numbers without names, and how many run."""
    numbers = world.numbers
    models = world.tables["dim_model"].to_dict("records")
    for made in range(40):
        cells = {"field": numbers.choice([*FIELDS, ""])}
        cells["sponsor"] = numbers.choice(["", "Hội Nông dân", "Công đoàn xã"])
        models.append({"model_id": f"w{made}", "name": f"Mô hình {made}"} | cells)
    world.rows["dim_model"] = models
    years = sorted({quarter[:4] for quarter in quarters})
    launches_run = {year: numbers.choice(["quarter", "year_to_date"]) for year in years}

    def event(quarter, kind, **cells):
        period = launches_run[quarter[:4]] if kind == "launched" else "quarter"
        reason = numbers.choice(["", "Lý do"])
        cells = {"unit_id": numbers.choice(world.places), "reason": reason} | cells
        world.fact("fact_model", quarter=quarter, event=kind, period=period, **cells)

    for model in models:
        began, ended = sorted(numbers.choices(range(len(quarters)), k=2))
        named = {"model_id": model["model_id"], "value": "1", "qualifier": "exact"}
        named["unit_id"] = numbers.choice(world.places)
        if numbers.random() < 0.7:
            event(quarters[began], numbers.choice(BEGAN), **named)
        if numbers.random() < 0.2:
            named.pop("unit_id")  # reported at another place than its beginning
        if numbers.random() < 0.6:
            event(quarters[ended], numbers.choice(ENDED), **named)
    for quarter in quarters:
        for _ in range(numbers.randint(0, 12)):
            event(quarter, numbers.choice(EVENTS))
        for unit in numbers.sample(world.places, numbers.randint(0, 8)):
            world.fact("fact_model_stock", quarter=quarter, unit_id=unit)


ANSWERS = {
    "models/balance": models_balance,
    "models/events": models_events,
    "models/lifetimes": models_lifetimes,
    "models/outcomes": models_outcomes,
    "models/running": models_running,
    "models/stop_reports": models_stop_reports,
}
