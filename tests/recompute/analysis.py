"""An analyst's table in plain Python, from the published files: every cell from its facts."""

from fractions import Fraction

from tests.recompute.facts import rows_of, units_at

ASKS = {
    "model": ("fact_model", True), "stock": ("fact_model_stock", False),
    "custom": ("fact_custom", False), "outreach": ("fact_outreach", True),
}  # fmt: skip


def list_facts(tables, ask, parts, quarters, communes):
    """The facts that count, each with what it may be told apart by."""
    models = {row["model_id"]: row for row in rows_of(tables, "dim_model")}
    customs = {row["custom_id"]: row for row in rows_of(tables, "dim_custom")}
    for row in rows_of(tables, ASKS[ask][0]):
        part = row.get("event") or row.get("channel") or row.get("custom_id")
        if row["quarter"] not in quarters or row.get("period") == "year_to_date":
            continue
        if (parts and part not in parts) or (communes and row["commune_id"] not in communes):
            continue
        model = models.get(row.get("model_id")) or {}
        agency = row["unit_id"] if row["unit"]["kind"] == "agency" else ""
        place = row["commune_id"] or agency
        places = [place]
        if ask == "custom" and row["unit"]["kind"] == "district" and row["state"] == "zero":
            places = [place] if communes else list_asked(tables, row["quarter"], ())
        for unit in places:
            yield row | {
                "is_from_above": len(places) > 1,
                "xa": unit,
                "thon": row["unit_id"] if row["unit"]["kind"] == "village" else unit,
                "quy": row["quarter"],
                "nam": row["quarter"][:4],
                "linh-vuc": model.get("field") or "",
                "don-vi": model.get("sponsor") or "",
                "muc": row.get("custom_id"),
                "loai": customs.get(row.get("custom_id"), {}).get("kind"),
                "kenh": row.get("channel"),
            }


def list_asked(tables, quarter, communes):
    """The communes that ought to report in a quarter."""
    return [
        unit["unit_id"]
        for unit in units_at(tables, quarter).values()
        if unit["kind"] in ("town", "commune") and unit["tile_row"] is not None
        if not communes or unit["unit_id"] in communes
    ]


def tabulate(tables, ask, parts, rows, columns, quarters, communes=()):
    """Cells by row and column, None for all: value (None where nothing is counted), how many are
    uncounted, more_than and about."""
    facts = list(list_facts(tables, ask, parts, quarters, communes))
    spoken = sorted({fact["quarter"] for fact in facts})
    groups = {}
    for fact in facts:
        for row in (fact[rows], None):
            for column in (fact[columns], None):
                heads = ((rows, row), (columns, column))
                named = {name for name, head in heads if head is not None}
                # What the district has none of says of a commune no more than of this custom.
                if fact["is_from_above"] and named & {"xa", "thon"} and "muc" not in named:
                    continue
                if ASKS[ask][1] or stands(fact["quarter"], spoken, *heads):
                    groups.setdefault((row, column), []).append(fact)
    return {
        key: add_up(found, is_half(ask, found, (rows, columns), key))
        for key, found in groups.items()
    }


def is_half(ask, facts, heads, key):
    """Whether a cell about customs of both kinds knows of one alone."""
    named = {name for name, head in zip(heads, key, strict=True) if head is not None}
    return ask == "custom" and not named & {"muc", "loai", "thon"} and (
        len({fact["loai"] for fact in facts}) == 1
    )  # fmt: skip


def stands(quarter, spoken, *heads):
    """Whether a level of a quarter is the one that stands in a cell: of its quarter, else the last
    of its year, else the last of all."""
    named = {name for name, head in heads if head is not None}
    if "quy" in named:
        return True
    if "nam" in named:
        return quarter == max(one for one in spoken if one[:4] == quarter[:4])
    return quarter == spoken[-1]


def add_up(facts, is_half=False):
    known = [fact["number"] for fact in facts if fact["number"] is not None]
    uncounted = sum(fact["state"] == "uncounted" for fact in facts) + is_half
    return (
        None if uncounted and not sum(known) else Fraction(sum(known)),
        uncounted,
        sum(fact["qualifier"] == "more_than" for fact in facts),
        sum(fact["qualifier"] == "about" for fact in facts),
    )


def tabulate_levels(tables, indicator, rows, columns, quarters, communes=()):
    """The same of an indicator: numerator, denominator, and the mean of the targets by the same
    weights, over units with a target or, where none has one, over those with a value."""
    aims = {
        (row["unit_id"], row["version"], row["year"]): Fraction(row["target"])
        for row in rows_of(tables, "fact_target")
        if row["indicator_id"] == indicator
    }
    facts = []
    for row in rows_of(tables, "fact_indicator"):
        if row["indicator_id"] != indicator or row["quarter"] not in quarters:
            continue
        if communes and row["commune_id"] not in communes:
            continue
        aim = aims.get((row["unit_id"], row["version"], row["quarter"][:4]))
        told = {"xa": row["commune_id"], "quy": row["quarter"], "nam": row["quarter"][:4]}
        facts.append(row | told | {"aim": aim})
    spoken = sorted({fact["quarter"] for fact in facts})
    groups = {}
    for fact in facts:
        for row in (fact[rows], None):
            for column in (fact[columns], None):
                if stands(fact["quarter"], spoken, (rows, row), (columns, column)):
                    groups.setdefault((row, column), []).append(fact)
    return {key: divide(found) for key, found in groups.items()}


def divide(facts):
    valued = [fact for fact in facts if fact["numerator"] is not None]
    used = [fact for fact in valued if fact["aim"] is not None] or valued
    if not used:
        return None, None, None
    weights = [Fraction(fact["denominator"] or 1) for fact in used]
    below = sum(weights) if used[0]["denominator"] else None
    target = None
    if used[0]["aim"] is not None:
        target = sum(fact["aim"] * weight for fact, weight in zip(used, weights, strict=True))
        target = target / below if below else target
    return sum(Fraction(fact["numerator"]) for fact in used), below, target


def tell_coverage(tables, ask, parts, quarter):
    """How many communes told of it in a quarter, of how many."""
    told = {fact["xa"] for fact in list_facts(tables, ask, parts, (quarter,), ())}
    asked = list_asked(tables, quarter, ())
    return len(told & set(asked)), len(asked)
