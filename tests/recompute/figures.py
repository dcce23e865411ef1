"""What figures are made of."""

from tests.recompute.customs import customs_of
from tests.recompute.facts import PREFIX, chosen, commune_of, label, remembered, rows_of, units_at

# Areas in alphabetical order, and the columns that a row of figures/facts has beyond its sources.
TABLES = {
    "custom": "fact_custom",
    "duty": "fact_duty",
    "indicator": "fact_indicator",
    "model": "fact_model",
    "outreach": "fact_outreach",
    "stock": "fact_model_stock",
    "support": "fact_support",
    "target": "fact_target",
}
OPTIONAL = [
    "subject", "name", "kind", "event", "period", "version", "value", "numerator", "denominator",
    "unit", "state", "qualifier", "due_on", "came_on", "sponsor", "reason", "derived", "note",
]  # fmt: skip


def by_id(tables, name, *keys):
    """The rows of a dimension by their key."""
    return {tuple(row[key] for key in keys): row for row in rows_of(tables, name)}


@remembered
def told(tables):
    """Every fact with its area and the quarters in which it may be told."""
    return list(find_told(tables))


def find_told(tables):
    """The same, one by one."""
    quarters = [row["quarter"] for row in rows_of(tables, "dim_quarter")]
    for area, table in TABLES.items():
        for fact in rows_of(tables, table):
            if area == "target":
                for quarter in quarters:
                    unit = units_at(tables, quarter).get(fact["unit_id"])
                    if quarter[:4] == fact["year"] and unit:
                        commune = commune_of(unit, units_at(tables, quarter))
                        at = {"quarter": quarter, "unit": unit, "commune": commune}
                        yield area, fact | at
            else:
                yield area, fact


def subject_of(tables, area, fact, indicators, models, customs):
    """The cells that tell what a fact is about."""
    if area == "model":
        model = models.get((fact["model_id"],), {})
        cells = {"subject": fact["model_id"], "name": model.get("name"), "unit": "mô hình"}
        return cells | {"event": fact["event"], "period": fact["period"]} | {
            "sponsor": model.get("sponsor"), "own_place": model.get("place"),
        }  # fmt: skip
    if area == "stock":
        return {"unit": "mô hình"}
    if area == "custom":
        custom = customs[(fact["custom_id"],)]
        cells = {"subject": fact["custom_id"], "name": custom["name"], "kind": custom["kind"]}
        return cells | {"unit": "hộ"}
    if area == "outreach":
        return {"subject": fact["channel"]}
    if area == "support":
        names = {"name": fact["item"], "unit": tables_unit(tables, fact)}
        return names | {"sponsor": fact["sponsor"], "own_place": fact["place"]}
    if area == "duty":
        return {"name": fact["unit"]["name"], "due_on": fact["due_on"], "came_on": fact["came_on"]}
    indicator = indicators[(fact["indicator_id"], str(fact["version"]))]
    cells = {"subject": fact["indicator_id"], "version": int(fact["version"])}
    return cells | {"name": indicator["name"], "unit": indicator["unit"]}


def tables_unit(tables, fact):
    """The unit of measure of a gift: `rows_of` puts the place where the column `unit` was."""
    return units_of_measure(tables)[fact["fact_id"]]


@remembered
def units_of_measure(tables):
    """The unit of measure of each gift."""
    return {row["fact_id"]: row["unit"] for row in tables["fact_support"].to_dict("records")}


def place_of(fact, own):
    """Where: village and commune, or the source's own words; None for the district."""
    unit, commune = fact["unit"], label(fact["commune"])
    if own is None and unit["kind"] in ("village", "agency"):
        own = unit["name"]
    if unit["kind"] == "agency":
        return own
    if own is None:
        return commune
    return own if commune is None else f"{own}, {commune}"


AREAS = [["custom", "model", "outreach"], [*TABLES]]


def is_asked(area, fact, areas, communes):
    """Whether a fact is of what is asked for, or leaves the totals of communes unknown."""
    whole = area == "model" and (fact["event"], fact["period"]) == ("launched", "year_to_date")
    here = not communes or fact["commune_id"] in communes
    return area in areas and (here or (whole and fact["commune_id"] is None))


def figures_facts(tables, quarters, communes, areas):
    indicators = by_id(tables, "dim_indicator", "indicator_id", "version")
    models = by_id(tables, "dim_model", "model_id")
    customs = by_id(tables, "dim_custom", "custom_id")
    forms = {row["submission_id"]: row for row in rows_of(tables, "submission")}
    answer = []
    for area, fact in told(tables):
        if fact["quarter"] not in quarters or not is_asked(area, fact, areas, communes):
            continue
        cells = subject_of(tables, area, fact, indicators, models, customs)
        own = cells.pop("own_place", None)
        numbers = {"value": fact.get("target" if area == "target" else "value")} | {
            name: fact.get(name) for name in ("numerator", "denominator")
        }
        plain = {"state": "counted", "qualifier": "exact"} if area == "target" else {}
        words = {
            name: fact.get(name)
            for name in ("state", "qualifier", "reason", "derived", "note")
            if name in fact
        }
        answer.append(
            dict.fromkeys(OPTIONAL)
            | words
            | plain
            | cells
            | {name: None if text is None else float(text) for name, text in numbers.items()}
            | {
                "quarter": fact["quarter"],
                "area": area,
                "fact_id": fact["fact_id"],
                "unit_id": fact["unit_id"],
                "unit_kind": fact["unit"]["kind"],
                "commune_id": fact["commune_id"],
                "commune": label(fact["commune"]),
                "place": place_of(fact, own),
                "reporter_id": forms[fact["submission_id"]]["unit_id"],
                "document_id": forms[fact["submission_id"]]["document_id"],
                "locator": fact["locator"],
                "source": fact["source"],
            }
        )
    return sorted(
        answer, key=lambda row: (row["quarter"], row["area"], len(row["fact_id"]), row["fact_id"])
    )


def figures_tasks(tables, quarter):
    documents = {row["submission_id"]: row["document_id"] for row in rows_of(tables, "submission")}
    answer = [
        {
            "fact_id": task["fact_id"],
            "position": int(task["position"]),
            "part": int(task["part"]),
            "about": task["about"],
            "lead": task["lead"],
            "value": None if task["value"] is None else float(task["value"]),
            "unit": task["unit"],
            "note": task["note"],
            "document_id": documents[task["submission_id"]],
            "locator": task["locator"],
            "source": task["source"],
        }
        for task in rows_of(tables, "fact_task")
        if task["quarter"] == quarter
    ]
    return sorted(answer, key=lambda task: (task["position"], task["part"]))


KINDS_OF_NOTES = ["highlight", "difficulty", "cause", "proposal", "past_task", "task"]


def figures_notes(tables, quarter):
    answer = [
        {
            name: fact[name]
            for name in ("fact_id", "kind", "text", "state", "result", "unit_id", "source")
        }
        | {
            "position": int(fact["position"]),
            "submission_id": fact["submission_id"],
            "unit": PREFIX.get(fact["unit"]["kind"], "") + fact["unit"]["name"],
        }
        for fact in rows_of(tables, "fact_note")
        if fact["quarter"] == quarter
    ]
    keys = "unit_id", "submission_id", "position", "fact_id"
    return sorted(
        answer,
        key=lambda row: (KINDS_OF_NOTES.index(row["kind"]), *(row[key] for key in keys)),
    )


def imagine(world, quarters):
    """Words of communes and of the district, some of them tasks with a state."""
    for quarter in quarters:
        for unit in [*world.communes, "kon-ray"]:
            for kind in world.numbers.sample(KINDS_OF_NOTES, 2):
                past = kind == "past_task"
                world.row(
                    "fact_note",
                    quarter=quarter,
                    unit_id=unit,
                    kind=kind,
                    position=str(world.numbers.randint(1, 4)),
                    text=world.numbers.choice(["Mở lớp", "=1+1", 'Nói "gọn", rõ']),
                    state=world.numbers.choice(["done", "not_started", ""]) if past else "",
                    result=world.numbers.choice(["", "Hai lớp"]) if past else "",
                )


def figures_customs(tables):
    kinds = ["hu_tuc", "phong_tuc"]
    customs = [
        {name: custom[name] for name in ("custom_id", "name", "kind")}
        | {"position": int(custom["position"])}
        for custom in rows_of(tables, "dim_custom")
    ]
    return sorted(customs, key=lambda custom: (kinds.index(custom["kind"]), custom["position"]))


def figures_earlier(tables, quarter, communes):
    found, last = {}, {}
    for fact in chosen(customs_of(tables), communes):
        if fact["quarter"] < quarter:
            place = (fact["custom_id"], fact["unit_id"])
            seen = found.setdefault(place, {"commune_id": fact["commune_id"], "practised": None})
            last[place] = max(last.get(place, ""), fact["quarter"])
            if fact["state"] != "zero":
                seen["practised"] = max(seen["practised"] or "", fact["quarter"])
    return [
        {"custom_id": custom, "unit_id": unit}
        | found[custom, unit]
        | name_of(unit, units_at(tables, last[custom, unit]) | units_at(tables, quarter))
        for custom, unit in sorted(found)
    ]


def name_of(unit_id, units):
    """Kind of a unit and, of a village, its name with that of its commune."""
    unit = units[unit_id]
    words = [unit["name"], label(commune_of(unit, units))] if unit["kind"] == "village" else []
    place = ", ".join(word for word in words if word) or None
    return {"unit_kind": unit["kind"], "place": place}


ANSWERS = {
    "figures/customs": figures_customs,
    "figures/earlier": figures_earlier,
    "figures/facts": figures_facts,
    "figures/tasks": figures_tasks,
    "figures/notes": figures_notes,
}
