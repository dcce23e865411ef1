"""What the page of documents asks."""

from collections import defaultdict

import pandas as pd

from tests.recompute.facts import PREFIX, rows_of

FACTS = (
    "fact_model", "fact_model_stock", "fact_custom", "fact_indicator", "fact_target",
    "fact_outreach", "fact_support", "fact_duty", "fact_note",
)  # fmt: skip


def documents_ties(tables):
    forms = {
        row["document_id"]
        for row in rows_of(tables, "document")
        if row["kind"].split()[0] == "Biểu"
    }
    papers = {
        row["submission_id"]: row["document_id"]
        for row in rows_of(tables, "submission")
        if row["document_id"] not in forms
    }
    found = defaultdict(list)
    for table in (*FACTS, "fact_task"):
        for fact in rows_of(tables, table):
            if fact["submission_id"] not in papers:
                continue
            thing = fact["fact_id"]
            if table == "fact_task":
                thing = (fact["quarter"], fact["position"])
            found[papers[fact["submission_id"]], table].append((thing, fact.get("quarter")))
    for total in rows_of(tables, "control_total"):
        if total["submission_id"] in papers:
            key = papers[total["submission_id"]], "control"
            found[key].append((total["control_id"], total["quarter"]))
    for what, table in (("custom", "dim_custom"), ("context", "context_figure")):
        for row in tables[table].to_dict("records"):
            found[row["document_id"], what].append((row[f"{what}_id"], None))
    return [
        {
            "document_id": document,
            "what": what,
            "quarter": max((quarter for _, quarter in told if quarter), default=None),
            "things": len({thing for thing, _ in told}),
        }
        for (document, what), told in sorted(found.items())
    ]


def documents_definitions(tables):
    rows = sorted(
        tables["dim_indicator"].to_dict("records"),
        key=lambda row: (int(row["position"]), int(row["version"])),
    )
    names = {(row["indicator_id"], int(row["version"])): row["name"] for row in rows}
    return [
        {
            "indicator_id": row["indicator_id"],
            "version": int(row["version"]),
            "name": row["name"],
            "before": names.get((row["indicator_id"], int(row["version"]) - 1)),
            "valid_from": row["valid_from"],
            "source": row["source"],
            "changed_by": row["changed_by"],
            "locator": row["locator"],
        }
        for row in rows
    ]


def documents_mentions(tables):
    numbers = {row["number"] for row in tables["document"].to_dict("records") if row["number"]}
    found = defaultdict(set)
    for task in tables["fact_task"].to_dict("records"):
        key = ("task", task["quarter"], None, task["about"], task["about"])
        found[key].add(task["position"])
    for unit in tables["dim_unit"].to_dict("records"):
        since = unit["valid_from"] and pd.Timestamp(unit["valid_from"])
        name = PREFIX.get(unit["kind"], "tỉnh ") + unit["name"]
        found["unit", None, since, name, unit["source"]].add(unit["unit_id"])
    answer = [
        {
            "what": what,
            "thing": thing,
            "text": text,
            "quarter": quarter,
            "since": since,
            "things": len(told),
        }
        for (what, quarter, since, thing, text), told in found.items()
        if any(number in text for number in numbers)
    ]
    return sorted(
        answer,
        key=lambda row: [
            (row[name] is None, row[name] or "")
            for name in ("what", "quarter", "since", "thing", "text")
        ],
    )


def documents_papers(tables):
    return [
        row | {"issued_on": row["issued_on"] and pd.Timestamp(row["issued_on"])}
        for row in sorted(rows_of(tables, "document"), key=lambda row: row["document_id"])
    ]


ANSWERS = {
    "documents/definitions": documents_definitions,
    "documents/mentions": documents_mentions,
    "documents/papers": documents_papers,
    "documents/ties": documents_ties,
}
