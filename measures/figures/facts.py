"""The facts that figures are made of, and what all measures share: sums, sources, coverage."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from measures.figures.catalogue import Entry
from measures.figures.figure import Figure
from measures.totals import Total, join_sources

Row = Any  # a row of report/facts, with None for what is absent
DIFFERENT = "xã báo cáo hai quý không như nhau"


class Facts(NamedTuple):
    """What figures are made of: rows by quarter and area, and what lies around them.

    rows: of report/facts, by (quarter, area); tasks: of the quarter after; earlier: rows of
    report/earlier; definitions: of indicators, those that hold and those that held; communes: id to
    label.
    """

    quarter: str
    before: str
    rows: dict[tuple[str, str], list[Row]]
    tasks: list[Row]
    earlier: list[Row]
    definitions: list[Row]
    communes: dict[str, str]

    def of(self, quarter: str, area: str) -> list[Row]:
        """The facts of an area in a quarter."""
        return self.rows.get((quarter, area), [])


def index(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    """Facts by quarter and area."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row.quarter, row.area), []).append(row)
    return found


def add_up(rows: list[Row]) -> Total | None:
    """The sum of facts; None without any."""
    if not rows:
        return None
    return Total(
        sum(int(row.value or 0) for row in rows),
        sum(row.state == "uncounted" for row in rows),
        sum(row.qualifier == "more_than" for row in rows),
        sum(row.qualifier == "about" for row in rows),
        tell_source(rows),
    )


def tell_source(rows: list[Row]) -> str:
    """Documents and places of facts, each once."""
    return join_sources(sorted({row.source for row in rows}))


def make_figure(
    facts: Facts, name: str, entry: Entry, now: list[Row], before: list[Row], /, **more: Any
) -> Figure:
    """A figure of these facts; `more` takes the place of what would be worked out from them."""
    found: dict[str, Any] = {
        "total": add_up(now),
        "before": add_up(before),
        "rows": tuple(row.fact_id for row in now),
        "rows_before": tuple(row.fact_id for row in before),
        "source": tell_source(now or before),
        "derived": "; ".join(dict.fromkeys(row.derived for row in now if row.derived)),
    }
    return Figure(name, entry.label, entry.unit, facts.before, **found | more)


def find_reporters(facts: Facts, quarter: str, area: str, rows: list[Row]) -> frozenset[str] | None:
    """The communes behind a figure; None where the source speaks of the district as a whole.

    The district reports outreach of its own beside that of its communes, so there the figure's own
    facts tell; in the other areas one number without a commune makes the source the district's.
    """
    everyone = facts.of(quarter, area)
    asked = rows if area == "outreach" else everyone
    if not rows or any(row.commune_id is None for row in asked):
        return None
    return frozenset(row.commune_id for row in everyone if row.commune_id is not None)


def tell_part(facts: Facts, communes: frozenset[str] | None) -> dict[str, Any]:
    """Fields of a figure behind which only some communes stand; none when all do."""
    if communes is None or len(communes) == len(facts.communes):
        return {}
    silent = tuple(label for unit, label in facts.communes.items() if unit not in communes)
    part = f"{len(communes)}/{len(facts.communes)} xã, thị trấn báo cáo"
    return {"part": part, "silent": silent}


def cover(facts: Facts, entry: Entry, now: list[Row], before: list[Row]) -> dict[str, Any]:
    """The part of the communes that stands behind a figure, and why it is not compared."""
    if entry.place:
        return {}
    both = [
        find_reporters(facts, quarter, entry.area, rows)
        for quarter, rows in ((facts.quarter, now), (facts.before, before))
    ]
    found = tell_part(facts, both[0])
    own = [{row.commune_id for row in rows} for rows in (now, before)]
    unlike = are_unlike(facts, *both)
    unlike = unlike or (None not in own[0] | own[1] and own[0] != own[1])
    return found | ({"refusal": DIFFERENT} if unlike else {})


def are_unlike(facts: Facts, now: frozenset[str] | None, before: frozenset[str] | None) -> bool:
    """Whether other communes stand behind two totals; behind one that is told as a whole, all."""
    whole = len(facts.communes)
    known = [None if one is None or len(one) == whole else one for one in (now, before)]
    return known[0] != known[1]


def lies_in(row: Row, place: str) -> bool:
    """Whether a fact is of a commune; of "", the district, all are."""
    return not place or row.commune_id == place


def year_to(quarter: str) -> list[str]:
    """The quarters of a year up to one of them: "2024-Q2" gives ["2024-Q1", "2024-Q2"]."""
    return [f"{quarter[:4]}-Q{number}" for number in range(1, int(quarter[-1]) + 1)]
