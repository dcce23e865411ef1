"""What is asked about indicators, how far they are, and invented facts about them."""

from fractions import Fraction

from tests.recompute.facts import chosen, count, district_communes, groups, rows_of, sources

VERSION = ("indicator_id", "version")


def indicators_definitions(tables, quarter):
    documents = {
        row["document_id"]: f"{row['kind']} {row['number']}" for row in rows_of(tables, "document")
    }
    facts = [fact for fact in rows_of(tables, "fact_indicator") if fact["quarter"] == quarter]
    told = [row for row in versions(tables) if row["valid_from"] <= quarter]
    as_they_are = (
        "indicator_id", "name", "short", "why", "unit", "path", "direction", "numerator",
        "denominator", "owner", "valid_from", "valid_to", "reviewed_on", "reference_target",
        "reference_place", "note",
    )  # fmt: skip
    return [
        {name: row[name] for name in as_they_are}
        | {
            "version": int(row["version"]),
            "decimals": int(row["decimals"]),
            "cumulative": row["cumulative"] == "True",
            "holds": holds(row, quarter),
            "defined_in": row["source"],
            "changed_by": row["changed_by"] and f"{documents[row['changed_by']]}, {row['locator']}",
            "values": count(facts, indicator_id=row["indicator_id"], version=row["version"]),
        }
        for row in told
    ]


def indicators_progress(tables, quarter, before, communes, each):
    facts = known(rows_of(tables, "fact_indicator"), quarter=quarter)
    now = {key(row) for row in versions(tables) if holds(row, quarter)}
    earlier = {
        where: fact
        for where, fact in known(rows_of(tables, "fact_indicator"), quarter=before).items()
        if where[:2] in now and fact["number"] is not None
    }
    targets = {
        (*key(row), row["unit_id"]): row
        for row in rows_of(tables, "fact_target")
        if row["year"] == quarter[:4] and key(row) in now
    }
    parts = [
        pair(facts.get(where), targets.get(where), earlier.get(where), each)
        for where in {**facts, **targets, **earlier}
    ]
    there = {(*key(part), part["commune_id"]) for part in parts if part["counts"]}
    for part in parts:
        part["beside"] = each or (*key(part), part["commune_id"]) in there
    answer = []
    for group in groups(chosen(parts, communes), *VERSION, "group", "beside").values():
        counting = [part for part in group if part["counts"]]
        used = using(group)
        compared = [
            part
            for part in used
            if part["before"] and {part["qualifier"], part["before"]["qualifier"]} == {"exact"}
        ]
        valued = [part for part in group if part in used or part["before"]]
        aimed = [part for part in group if part["target"] is not None]
        row = tell(group, counting)
        alone = aimed[0] if len(aimed) == 1 else None
        if not counting and alone:
            row["baseline_numerator"] = alone["start"]
            row["baseline_denominator"] = alone["start_of"]
        answer.append(
            {"indicator_id": group[0]["indicator_id"]}
            | row
            | {
                "targets": len(aimed),
                "target_alone": alone and alone["target"],
                "told_before": sum(part["before"] is not None for part in group),
                "compared": ids(compared),
                "left_out": ids(part for part in valued if part not in compared),
                "districts": ids(part for part in valued if part["commune_id"] is None),
                "numerator_now": add(compared, "number"),
                "denominator_now": add(compared, "out_of"),
                "numerator_before": add([part["before"] for part in compared], "number"),
                "denominator_before": add([part["before"] for part in compared], "out_of"),
                "source": one_by_one(group, lambda own: sources(
                    [part["fact"] for part in own if part["fact"]])),
                "target_source": one_by_one(group, lambda own: joined(
                    part["target_source"] for part in own)),
            }
        )  # fmt: skip
    answer.sort(key=lambda row: (row["indicator_id"], row["version"],
                                 place(tables, row["commune"]), -row["units"]))  # fmt: skip
    return answer


def indicators_course(tables, indicator, quarter, communes, each):
    targets = {
        (row["year"], row["version"], row["unit_id"]): row
        for row in rows_of(tables, "fact_target")
        if row["indicator_id"] == indicator
    }
    facts = [
        fact
        for fact in rows_of(tables, "fact_indicator")
        if fact["indicator_id"] == indicator and fact["quarter"] <= quarter
    ]
    parts = [
        pair(
            read(fact),
            targets.get((fact["quarter"][:4], fact["version"], fact["unit_id"])),
            None,
            each,
        )
        | {"quarter": fact["quarter"]}
        for fact in facts
    ]
    answer = [
        {"quarter": group[0]["quarter"]}
        | tell(group, [part for part in group if part["counts"]])
        | {"source": sources([part["fact"] for part in group])}
        for group in groups(chosen(parts, communes), "quarter", "version", "group").values()
    ]
    answer.sort(key=lambda row: (row["quarter"], row["version"], place(tables, row["commune"])))
    return answer


def indicators_distance(tables, quarter):
    """How much better than required by now each indicator is, in each commune (None: in all
    together); only where that is known."""
    values, aims = {}, {}
    for row in rows_of(tables, "fact_indicator"):
        if row["quarter"] == quarter and row["numerator"] is not None:
            values[(*key(row), row["unit_id"])] = row
    for row in rows_of(tables, "fact_target"):
        if row["year"] == quarter[:4]:
            aims[(*key(row), row["unit_id"])] = row
    found = {}
    for definition in versions(tables):
        if not holds(definition, quarter):
            continue
        both = [
            (values[where], aims[where])
            for where in sorted(values.keys() & aims.keys())
            if where[:2] == key(definition)
        ]
        for commune in {value["commune_id"] for value, _ in both} | {None}:
            own = [(v, a) for v, a in both if commune in (None, v["commune_id"])]
            if own and (distance := walk(definition, quarter, own)) is not None:
                found[definition["indicator_id"], commune] = distance
    return found


def walk(definition, quarter, pairs):
    """The distance of places that have both a value and a target."""
    share = definition["denominator"] is not None

    def level(rows, above, below):
        if any(row[above] is None for row in rows):
            return None
        total = sum(Fraction(row[above]) for row in rows)
        return 100 * total / sum(Fraction(row[below]) for row in rows) if share else total

    value = level([v for v, _ in pairs], "numerator", "denominator")
    weights = [Fraction(v["denominator"]) if share else 1 for v, _ in pairs]
    target = sum(Fraction(a["target"]) * by for (_, a), by in zip(pairs, weights, strict=True))
    if share:
        target /= sum(weights)
    falls, counts_up = definition["direction"] == "down", definition["cumulative"] == "True"
    start = level([a for _, a in pairs], "baseline_numerator", "baseline_denominator")
    if counts_up:
        start = 0
    required = target
    if definition["path"] == "linear":
        if start is None:
            return None
        required = start + (target - start) * Fraction(int(quarter[-1]), 4)
        if not (falls and counts_up):
            required = max(required, target) if falls else min(required, target)
    return required - value if falls else value - required


def tell(group, counting):
    """The sums over the parts that count or, where none does, over those with a value."""
    used = using(group)
    weighted = [{"target": part["target"] * (part["out_of"] or 1)} for part in counting]
    return {
        "version": int(group[0]["version"]),
        "commune": group[0]["group"],
        "facts": sum(part["fact"] is not None for part in group),
        "uncounted": count(group, state="uncounted"),
        "more_than": count(used, qualifier="more_than"),
        "about": count(used, qualifier="about"),
        "units": len(counting),
        "communes": places(used),
        "numerator": add(used, "number"),
        "denominator": add(used, "out_of"),
        "target_sum": add(weighted, "target"),
        "baselines": sum(part["start"] is not None for part in counting),
        "baseline_numerator": add(counting, "start"),
        "baseline_denominator": add(counting, "start_of"),
    }


def using(group):
    """The parts that count or, where none does, those with a value."""
    counting = [part for part in group if part["counts"]]
    return counting or [part for part in group if part["number"] is not None]


def ids(parts):
    """The units of parts; None for none."""
    return ",".join(sorted(part["unit_id"] for part in parts)) or None


def pair(fact, target, before, each):
    """One unit: its value, its target, its value in the quarter before, where there are such."""
    some = fact or target or before
    return {
        "unit_id": some["unit_id"],
        **{name: some[name] for name in (*VERSION, "commune_id")},
        "group": some["commune_id"] if each else None,
        "fact": fact,
        "state": fact and fact["state"],
        "qualifier": fact and fact["qualifier"],
        "number": fact and fact["number"],
        "out_of": fact and fact["out_of"],
        "target": target and float(target["target"]),
        "start": target and number(target["baseline_numerator"]),
        "start_of": target and number(target["baseline_denominator"]),
        "target_source": target and target["source"],
        "counts": bool(fact and target and fact["number"] is not None),
        "before": before,
    }


def known(facts, quarter):
    """The facts of one quarter, by definition and unit."""
    return {
        (*key(fact), fact["unit_id"]): read(fact) for fact in facts if fact["quarter"] == quarter
    }


def read(fact):
    return fact | {"number": number(fact["numerator"]), "out_of": number(fact["denominator"])}


def number(text):
    return None if text is None else float(text)


def add(rows, name):
    """A sum of what is there; None when nothing is."""
    found = [row[name] for row in rows if row[name] is not None]
    return sum(found) if found else None


def places(parts):
    """How many communes parts lie in."""
    return len({part["commune_id"] for part in parts} - {None})


def one_by_one(group, tell):
    """What is told of each commune of a group, one after the other."""
    told = [tell(own) for own in groups(group, "commune_id").values()]
    return "; ".join(text for text in told if text) or None


def joined(found):
    return "; ".join(sorted({text for text in found if text})) or None


def versions(tables):
    """All definitions, in the order of the screen."""
    return sorted(
        rows_of(tables, "dim_indicator"),
        key=lambda row: (int(row["position"]), int(row["version"])),
    )


def key(row):
    return row["indicator_id"], str(row["version"])


def holds(row, quarter):
    return row["valid_from"] <= quarter <= (row["valid_to"] or quarter)


def place(tables, commune):
    """Communes in Vietnamese order, what has none last."""
    order = [unit["unit_id"] for unit in district_communes(tables)]
    return order.index(commune) if commune else len(order)


def imagine(world, quarters):
    """Values and targets of indicators; some of either are missing, some are for villages."""
    numbers = world.numbers
    for indicator in world.tables["dim_indicator"].to_dict("records"):
        of = {name: indicator[name] for name in VERSION}
        held = [quarter for quarter in quarters if holds(indicator, quarter)]
        for unit in world.places:
            if unit not in world.communes and numbers.random() < 0.8:
                continue
            whole = numbers.randint(20, 60)
            share = bool(indicator["denominator"])
            for quarter in held:
                if numbers.random() < 0.6:
                    value = numbers.choice(["", "0", *[str(numbers.randint(1, 20))] * 6])
                    cells = {"numerator": value, "denominator": str(whole) if share else ""}
                    state = {"": "uncounted", "0": "zero"}.get(value, "counted")
                    where = {"quarter": quarter, "unit_id": unit}
                    world.fact("fact_indicator", **where, **of, **cells, state=state)
            for year in sorted({quarter[:4] for quarter in held}):
                if numbers.random() < 0.7:
                    start = numbers.choice(["", str(numbers.randint(0, 20))])
                    part = {"baseline_numerator": start}
                    part["baseline_denominator"] = str(whole) if share and start else ""
                    target = f"{numbers.randint(0, 160) / 2:.1f}"
                    where = {"year": year, "unit_id": unit}
                    world.fact("fact_target", **where, **of, **part, target=target)


ANSWERS = {
    "indicators/definitions": indicators_definitions,
    "indicators/progress": indicators_progress,
    "indicators/course": indicators_course,
}
