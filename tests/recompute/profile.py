"""What the profile of a commune asks, from the published files."""

from tests.recompute.facts import in_order, label, rows_of, sources, units_at
from tests.recompute.lives import BEGAN, ENDED, last_reported, lives_of, read_rows


def profile_commune(tables, quarter, unit):
    units = units_at(tables, quarter)
    there = units.get(unit)
    if there is None or there["kind"] not in ("town", "commune"):
        return []
    always = {row["unit_id"]: row for row in rows_of(tables, "dim_unit")}
    heirs = [row for row in rows_of(tables, "unit_succession") if row["old_unit_id"] == unit]
    names = sorted((always[row["new_unit_id"]] for row in heirs), key=lambda u: in_order(u["name"]))
    villages = [u["name"] for u in units.values() if u["parent_id"] == unit]
    return [
        {
            "unit_id": unit,
            "name": there["name"],
            "label": label(there),
            "code": there["code"],
            "begins": there["valid_from"],
            "ends": there["valid_to"],
            "successors": ", ".join(map(label, names)) or None,
            "joined_on": min((row["effective_on"] for row in heirs), default=None),
            "villages": ", ".join(sorted(villages, key=in_order)) or None,
            "source": there["source"],
        }
    ]


def profile_lives(tables, quarter, communes):
    models = {model["model_id"]: model for model in read_rows(tables, "dim_model")}
    lives, last = lives_of(tables, quarter), last_reported(tables, quarter)
    every = {unit["unit_id"]: unit for unit in rows_of(tables, "dim_unit")}
    told = {}
    for fact in read_rows(tables, "fact_model"):
        if fact["model_id"] and fact["quarter"] <= quarter:
            told.setdefault(fact["model_id"], []).append(fact)
    answer = []
    for model_id, facts in told.items():
        starts = [f["commune_id"] for f in facts if f["event"] in BEGAN and f["commune_id"]]
        home = max(starts or [f["commune_id"] for f in facts if f["commune_id"]], default=None)
        if home is None or (communes and home not in communes):
            continue
        model, (_, began, ended) = models[model_id], lives[model_id]
        places = [every[f["unit_id"]] for f in facts]
        answer.append(
            {
                "model": model["name"],
                "field": model["field"],
                "sponsor": model["sponsor"],
                "place": model["place"]
                or min((p["name"] for p in places if p["kind"] == "village"), default=None),
                "began": began,
                "ended": ended,
                "outcome": max((f["event"] for f in facts if f["event"] in ENDED), default=None),
                "reason": max((f["reason"] for f in facts if f["reason"]), default=None),
                "seen": last[home],
                "source": sources(facts),
                "order": (began or "", ended or "9", len(model_id), model_id),
            }
        )
    answer.sort(key=lambda row: row.pop("order"))
    return answer


ANSWERS = {"profile/commune": profile_commune, "profile/lives": profile_lives}
