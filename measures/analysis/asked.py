"""The rows that an analyst's table is made of, as the queries give them."""

from typing import NamedTuple

from data.store import Snapshot
from measures.analysis.subjects import DIMENSIONS, Measure
from measures.completeness import read_silences
from queries import query, rows

MOST_UNITS = 1000  # communes of a choice that is no large one


class Question(NamedTuple):
    """What is asked: a measure, the heads of rows and columns (keys of DIMENSIONS, "" for one
    line of all), the quarters, oldest first, and the communes, none for all. is_large: they are
    many more than a district has, so that what takes each village by itself is left open."""

    measure: Measure
    rows: str
    columns: str
    quarters: tuple[str, ...]
    communes: tuple[str, ...]
    is_large: bool = False


class CountRow(NamedTuple):
    """A row of analysis/cells."""

    row_key: str | None
    column_key: str | None
    all_rows: bool
    all_columns: bool
    speaker: str
    value: int | None
    facts: int
    uncounted: int
    more_than: int
    about: int
    unit: str | None
    units: int
    only_kind: str | None
    parts: str | None
    quarter: str
    first: str
    told: int | None
    asked: int | None
    whole: int | None
    row_count: int
    column_count: int


class LevelRow(NamedTuple):
    """A row of analysis/indicators."""

    row_key: str | None
    column_key: str | None
    all_rows: bool
    all_columns: bool
    indicator_id: str
    version: int
    quarter: str
    speaker: str
    facts: int
    uncounted: int
    more_than: int
    about: int
    units: int
    numerator: float | None
    denominator: float | None
    target_sum: float | None
    told: int
    asked: int | None
    whole: bool
    row_count: int
    column_count: int


def ask_counts(
    snapshot: Snapshot, question: Question, most: int, each: bool = False
) -> list[CountRow]:
    """The cells of counts; `each`: unit by unit."""
    measure = question.measure
    silent = _find_silent(snapshot, question) if measure.ask == "custom" else []
    found = rows(
        "analysis/cells",
        on=snapshot,
        subject=measure.ask,
        parts=list(measure.parts),
        level=measure.level,
        rows=name_head(question.rows),
        columns=name_head(question.columns),
        quarters=list(question.quarters),
        communes=list(question.communes),
        each=each,
        most=most,
        silent_customs=[custom for custom, _, _ in silent],
        silent_quarters=[quarter for _, quarter, _ in silent],
        silent_units=[unit for _, _, unit in silent],
    )
    return [CountRow(*row) for row in found]


def ask_indicators(
    snapshot: Snapshot, question: Question, most: int, each: bool = False
) -> list[LevelRow]:
    """The cells of indicators; `each`: unit by unit."""
    found = rows(
        "analysis/indicators",
        on=snapshot,
        indicators=list(question.measure.parts),
        rows=name_head(question.rows),
        columns=name_head(question.columns),
        quarters=list(question.quarters),
        communes=list(question.communes),
        each=each,
        most=most,
    )
    return [LevelRow(*row) for row in found]


def name_head(head: str) -> str:
    """What the queries call a head."""
    return DIMENSIONS[head][0] if head else ""


def _find_silent(snapshot: Snapshot, question: Question) -> list[tuple[str, str, str]]:
    """Custom, quarter and commune of each village that keeps a custom and is silent; none of a
    large choice, whose totals are lower bounds for that."""
    if question.is_large:
        return []
    last = max(question.quarters)
    silences = read_silences(snapshot, last, list(question.communes))
    district = str(query("frame/district", on=snapshot)["unit_id"].iat[0])
    asked = set(question.quarters)
    return [
        (custom, quarter, commune or district)
        for (custom, quarter, commune), silence in silences.items()
        if quarter in asked
        for _ in range(silence.villages)
    ]
