"""The figures of a quarter and of those before it, from one question for all their facts.

figures = ask_series(view.scope, ["outreach"], 8)
[one.get("outreach.session").total for one in figures]
"""

from collections.abc import Iterable

from data.vietnamese import previous_quarter, shift_quarter
from measures.figures.facts import Facts, year_to
from measures.figures.quarter import Figures
from measures.scope import Scope
from queries import records


def ask_series(scope: Scope, areas: Iterable[str], count: int) -> list[Figures]:
    """The figures of `count` quarters up to that of the scope, oldest first.

    The last ones are those of the scope. Each of the others is compared with the quarter before it,
    and of the choice those communes ought to report in it that are there.
    """
    quarters = [shift_quarter(scope.quarter, step) for step in range(1 - count, 1)]
    asked = {*quarters, previous_quarter(quarters[0]), scope.quarter_before}
    rows = records(
        "figures/facts",
        on=scope.snapshot,
        quarters=sorted({past for one in asked for past in year_to(one)}),
        communes=list(scope.communes),
        areas=sorted(areas),
    )
    latest = Facts(scope, rows)
    chosen = scope.communes or latest.terms
    terms = {unit: term for unit, term in latest.terms.items() if unit in chosen}
    found = []
    for quarter in quarters[:-1]:
        expected = {unit: term.label for unit, term in terms.items() if term.has(quarter)}
        then = scope._replace(
            quarter=quarter, quarter_before=previous_quarter(quarter), expected=expected
        )
        facts = Facts(then, (row for row in rows if row.quarter <= quarter))
        facts.terms = latest.terms
        # Whether a village is silent in a quarter does not depend on what came later.
        facts.silences = latest.silences
        found.append(Figures(facts))
    return [*found, Figures(latest)]
