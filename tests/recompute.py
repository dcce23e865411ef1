"""The second road to every number on the screen: straight from the published files.

pandas reads them as text, plain Python counts. Each function recomputes one query from what its
header says, without SQL and without the warehouse. `ANSWERS` maps a query's name to its function;
all take the tables that `read` returns.
"""

import random

import pandas as pd

from data.vietnamese import sort_key

# By hand: the order of a Vietnamese dictionary (D before Đ, o before ô before ơ).
IN_ORDER = [
    "Đăk Kôi",
    "Đăk Pne",
    "Đăk Ruồng",
    "Đăk Rve",
    "Đăk Tơ Lung",
    "Đăk Tờ Re",
    "Kon Rẫy",
    "Tân Lập",
    "thôn 5",
    "thôn Kon Bỉ",
    "thôn Kon Dơ Xing",
    "thôn Kon Lỗ",
    "thôn Kon Mong Tu",
    "thôn Kon Rơ Pen",
    "thôn Trắng Nó – Kon Blo",
]
PREFIX = {"district": "huyện ", "town": "thị trấn ", "commune": "xã ", "village": ""}
EVENTS = ["launched", "replicated", "goal_met", "ineffective", "converted"]
CHANNELS = [
    "session",
    "attendance",
    "radio_news",
    "radio_article",
    "portal_news",
    "portal_article",
    "van_round",
]
STOPPED = ["goal_met", "ineffective"]


def read(folder):
    """All published files as text, by table; None for an empty cell."""
    tables = {}
    for path in folder.glob("*.csv"):
        frame = pd.read_csv(path, dtype=object, keep_default_na=False)
        tables[path.stem] = frame.where(frame != "", None)
    return tables


def rows_of(tables, name):
    """The rows of a table as dicts; facts with their number, place, commune and source."""
    rows = tables[name].to_dict("records")
    if not name.startswith("fact_"):
        return rows
    units = {unit["unit_id"]: unit for unit in rows_of(tables, "dim_unit")}
    labels = {
        document["document_id"]: f"{document['kind']} {document['number']}"
        for document in rows_of(tables, "document")
    }
    submissions = {
        row["submission_id"]: labels[row["document_id"]] for row in rows_of(tables, "submission")
    }
    for row in rows:
        row["source"] = f"{submissions[row['submission_id']]}, {row['locator']}"
        if "unit_id" in row:
            row["unit"] = units[row["unit_id"]]
            row["commune"] = commune_of(row["unit"], units)
            row["commune_id"] = row["commune"] and row["commune"]["unit_id"]
        if "value" in row:
            row["number"] = None if row["value"] is None else int(row["value"])
    return rows


def commune_of(unit, units):
    """The commune or town that a unit is, or lies in; None when the source names none."""
    for place in (unit, units.get(unit["parent_id"])):
        if place is not None and place["kind"] in ("town", "commune"):
            return place
    return None


def label(unit):
    """A unit with what it is before its name; None for no unit."""
    return unit and PREFIX[unit["kind"]] + unit["name"]


def chosen(rows, communes):
    """The rows of the communes asked for; all rows when none is asked for."""
    return [row for row in rows if not communes or row["commune_id"] in communes]


def total(rows):
    """What can be counted, added up."""
    return sum(row["number"] or 0 for row in rows)


def count(rows, **cells):
    """How many rows have these cells."""
    return sum(all(row[name] == cell for name, cell in cells.items()) for row in rows)


def sources(rows):
    """Where rows come from; None when there are none."""
    return "; ".join(sorted({row["source"] for row in rows})) or None


def groups(rows, *names):
    """Rows by the values of some cells, in the order of their first appearance."""
    found = {}
    for row in rows:
        found.setdefault(tuple(row[name] for name in names), []).append(row)
    return found


def district_communes(tables):
    """The communes and towns of the district, in Vietnamese order."""
    units = rows_of(tables, "dim_unit")
    [district] = [unit for unit in units if unit["kind"] == "district"]
    return sorted(
        (
            unit
            for unit in units
            if unit["parent_id"] == district["unit_id"] and unit["kind"] in ("town", "commune")
        ),
        key=lambda unit: IN_ORDER.index(unit["name"]),
    )


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
    return [{"name": district["name"], "communes": len(district_communes(tables))}]


def frame_quarters(tables):
    facts = ["fact_model", "fact_custom", "fact_indicator", "fact_outreach"]
    quarters = set().union(*(tables[name]["quarter"] for name in facts))
    return [{"quarter": quarter} for quarter in sorted(quarters, reverse=True)]


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
    for unit in district_communes(tables):
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
        to_date = [
            fact for fact in year if fact["period"] == "year_to_date" and fact["quarter"] == quarter
        ]
        by_quarter = [fact for fact in year if fact["period"] == "quarter"]
        # Quarters are added up only as far as the district has reported.
        if not count(now, period="quarter"):
            by_quarter = []
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


ANSWERS = {
    "customs/official_list": customs_official_list,
    "customs/places": customs_places,
    "frame/communes": frame_communes,
    "frame/district": frame_district,
    "frame/quarters": frame_quarters,
    "models/events": models_events,
    "models/outcomes_by_commune": models_outcomes_by_commune,
    "overview/customs": overview_customs,
    "overview/map": overview_map,
    "overview/models": overview_models,
    "overview/outreach": overview_outreach,
    "overview/silent": overview_silent,
    "overview/unallocated": overview_unallocated,
}


def imagine(tables, seed):
    """The same district with invented facts that keep all rules: fuller than what was published."""
    numbers = random.Random(seed)
    quarters = ["2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3"]
    units = tables["dim_unit"]
    places = units.loc[
        units["kind"].isin(["district", "village"])
        | (units["kind"].isin(["town", "commune"]) & (units["parent_id"] == "kon-ray")),
        "unit_id",
    ].tolist()
    below = [place for place in places if place != "kon-ray"]
    customs = tables["dim_custom"]["custom_id"].tolist()
    named = tables["dim_model"]["model_id"].tolist()
    numbers.shuffle(named)
    launches_run = {year: numbers.choice(["quarter", "year_to_date"]) for year in ("2023", "2024")}

    def fact(rows, **cells):
        """One more fact, with a number that is counted, zero or unknown."""
        value = numbers.choice(["", "0", str(numbers.randint(1, 90)), str(numbers.randint(1, 90))])
        cells = {"value": value} | cells
        counted = {"": "uncounted", "0": "zero"}.get(cells["value"], "counted")
        rows.append(
            {
                "fact_id": f"x{len(rows)}",
                "state": counted,
                "qualifier": numbers.choice(["exact", "exact", "more_than", "about"]),
                "submission_id": "bc-128",
                "locator": f"chú thích {numbers.randint(1, 12)}",
                "note": numbers.choice(["", "", "Ghi chú"]),
            }
            | cells
        )

    models, practices, outreach, support, duties, indicators = [], [], [], [], [], []
    for quarter in quarters:
        for _ in range(numbers.randint(0, 12)):
            event = numbers.choice(EVENTS)
            period = launches_run[quarter[:4]] if event == "launched" else "quarter"
            where = {"quarter": quarter, "unit_id": numbers.choice(places)}
            if named and event in STOPPED and numbers.random() < 0.5:
                fact(models, **where, event=event, period=period, value="1", model_id=named.pop())
            else:
                fact(models, **where, event=event, period=period)
        for custom in numbers.sample(customs, numbers.randint(0, len(customs))):
            at = numbers.sample(below, numbers.randint(1, 4))
            # The district's own word stands alone: it must not contradict a commune's.
            for unit in numbers.choice([at, at, ["kon-ray"]]):
                printed = numbers.choice(["", "tên bản quét"])
                derived = numbers.choice(["", "cách suy ra"])
                where = {"quarter": quarter, "unit_id": unit, "custom_id": custom}
                fact(practices, **where, printed=printed, derived=derived)
        for channel in numbers.sample(CHANNELS, numbers.randint(0, len(CHANNELS))):
            for unit in numbers.sample(places, numbers.randint(1, 3)):
                fact(outreach, quarter=quarter, unit_id=unit, channel=channel)
        for _ in range(numbers.randint(0, 3)):
            where = {"quarter": quarter, "unit_id": numbers.choice(places)}
            fact(support, **where, item="Con giống", unit="con")
        for unit in numbers.sample(places, 2):
            state = numbers.choice(["on_time", "late", "some_in_breach"])
            fact(duties, quarter=quarter, unit_id=unit, state=state)
        for indicator in tables["dim_indicator"].to_dict("records"):
            holds = indicator["valid_from"] <= quarter <= (indicator["valid_to"] or quarter)
            if holds and numbers.random() < 0.4:
                key = {name: indicator[name] for name in ("indicator_id", "version")}
                where = {"quarter": quarter, "unit_id": "kon-ray"}
                fact(indicators, **where, **key, numerator="7", state="counted")
    invented = {
        "fact_model": models,
        "fact_custom": practices,
        "fact_outreach": outreach,
        "fact_support": support,
        "fact_duty": duties,
        "fact_indicator": indicators,
        "control_total": [],
    }
    return {
        name: pd.DataFrame(rows, columns=tables[name].columns) for name, rows in invented.items()
    }
