"""Who is missing from an analyst's totals since the start of the year, as measures/figures tells.

gaps = find_gaps(snapshot, question)
gaps["mau-4", "2024-Q2"]     # Gap(missing=1, told=1, asked=1): silent in quý I
gaps[ALL_COMMUNES, "2024-Q2"]  # Gap(missing=2, told=5, asked=7), of all that are asked for
"""

from typing import NamedTuple

from data.store import Snapshot
from data.vietnamese import previous_quarter
from measures.analysis.asked import Question
from measures.figures.events import count_gaps, find_launched_to_date
from measures.figures.facts import Facts, year_to
from measures.figures.quarter import Figures
from measures.scope import Scope
from queries import records

ALL_COMMUNES = "*"


class Gap(NamedTuple):
    """missing: how many reports, of communes of which others are in the total; told: how many
    communes told of all of its quarters, of those `asked`."""

    missing: int
    told: int
    asked: int


def find_gaps(snapshot: Snapshot, question: Question) -> dict[tuple[str, str], Gap]:
    """The gaps in launches since the start of the year: by commune (ALL_COMMUNES for all that are
    asked for) and quarter."""
    quarters = sorted({past for quarter in question.quarters for past in year_to(quarter)})
    rows = records(
        "figures/facts",
        on=snapshot,
        quarters=quarters,
        communes=list(question.communes),
        areas=["model"],
    )
    found = {}
    for quarter in question.quarters:
        communes = records("frame/communes", on=snapshot, quarter=quarter)
        expected = {
            row.unit_id: row.label
            for row in communes
            if not question.communes or row.unit_id in question.communes
        }
        scope = Scope(snapshot, quarter, previous_quarter(quarter), question.communes, expected)
        facts = Facts(scope, rows)
        silent = Figures(facts).get("models.launched_to_date").silent
        for unit in (ALL_COMMUNES, *expected):
            place = "" if unit == ALL_COMMUNES else unit
            launched = find_launched_to_date(facts, quarter, place)
            missing = count_gaps(facts, quarter, launched, place)
            told = 1 if place else len(expected) - len(silent)
            found[unit, quarter] = Gap(missing, told, 1 if place else len(expected))
    return found
