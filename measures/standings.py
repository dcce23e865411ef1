"""Where each indicator stands in each commune, and in all chosen ones together.

Sums of rows of indicators/progress and indicators/course, judged by the
rules of measures/progress.py.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from data import words
from measures.progress import Progress, Rule, exact, judge
from measures.totals import join_sources

MOST_COMMUNES = 40  # that are shown one by one
_SUMS = ("numerator", "denominator", "target_sum", "baseline_numerator", "baseline_denominator")
_COMPARED = ("numerator_now", "denominator_now", "numerator_before", "denominator_before")


class Inputs(NamedTuple):
    """Sums over the communes that count; None where not known. `communes`: how many they are.

    `start` is the level at the year's start, in the indicator's unit, as are value and target.
    """

    communes: int
    uncounted: int
    more_than: int
    about: int
    numerator: Fraction | None
    denominator: Fraction | None
    start_numerator: Fraction | None
    start_denominator: Fraction | None
    value: Fraction | None
    target: Fraction | None
    start: Fraction | None


class Change(NamedTuple):
    """Values now and in the quarter before, over the communes that have both.

    `rough`: some of them are only a lower bound, or rough, so that their difference says nothing.
    """

    communes: int
    rough: bool
    now: Fraction
    before: Fraction


class Standing(NamedTuple):
    """One indicator in one place at the end of a quarter.

    `scope`: "all" for the chosen communes together, "commune", or "unallocated" for what has no
    commune; `commune` is a unit_id, `of` the number of communes the place consists of.
    """

    rule: Rule
    scope: str
    commune: str | None
    of: int
    inputs: Inputs
    progress: Progress
    change: Change | None
    sources: tuple[str, ...]
    target_sources: tuple[str, ...]

    @property
    def source(self) -> str:
        """The documents and places of its values, in one line."""
        return join_sources(list(self.sources))

    @property
    def target_source(self) -> str:
        """The documents and places of its targets, in one line."""
        return join_sources(list(self.target_sources))

    @property
    def brief(self) -> str:
        """The value where room is short: "≥63,2%", "≈2,3" for points; "–" if unknown."""
        if self.inputs.value is None:
            return "–"
        mark = "≈" if self.inputs.about else "≥" if self.inputs.more_than else ""
        return mark + self.rule.write_brief(self.inputs.value)

    @property
    def value_text(self) -> str:
        """The value as the screen says it, or why there is none."""
        if self.inputs.value is None:
            return "chưa rõ số" if self.inputs.uncounted else "chưa có số"
        return self.rule.write(self.inputs.value, self.inputs.more_than, self.inputs.about)


def name_place(place: Standing, labels: dict[str, str], together: str) -> str:
    """A place with what it is: "Xã Đăk Kôi"; `together` for all communes, labels by unit id."""
    if place.commune is not None:
        return words.start(labels[place.commune])
    return together if place.scope == "all" else words.start(words.NO_COMMUNE)


def shorten(place: Standing, labels: dict[str, str], together: str) -> str:
    """A place as a chart has room for it: "Đăk Kôi"."""
    name = name_place(place, labels, together)
    if place.commune is None:
        return name
    return name.removeprefix("Xã ").removeprefix("Thị trấn ")


def find_standings(
    rules: dict[str, Rule],
    rows: pd.DataFrame,
    quarter: str,
    communes: list[str],
    *,
    each: bool = True,
) -> list[Standing]:
    """All indicators, each for all communes together and then one by one, in the given order.

    `rows` as in indicators/progress with the same `each`; `communes` are the unit ids of those
    looked at; without `each` they are only taken together. A commune without a row has a standing,
    too: unknown. What has no commune comes last, if there is any.
    """
    found = []
    records = read_rows(rows)
    for rule in rules.values():
        key = (rule.indicator_id, rule.version)
        own = [row for row in records if (row["indicator_id"], row["version"]) == key]
        found.append(_stand(rule, "all", None, len(communes), own, quarter))
        if not each:
            continue
        by_commune = {row["commune"]: row for row in own}
        for commune in communes:
            here = [by_commune[commune]] if commune in by_commune else []
            found.append(_stand(rule, "commune", commune, 1, here, quarter))
        if None in by_commune:
            found.append(_stand(rule, "unallocated", None, 0, [by_commune[None]], quarter))
    return found


def drop_double(standings: list[Standing]) -> list[Standing]:
    """Without all communes together where that is one commune, which stands there by itself."""
    single = {(place.scope, place.commune) for place in standings if place.scope != "all"}
    return [place for place in standings if place.scope != "all" or len(single) != 1]


def add_up(rule: Rule, rows: list[dict]) -> Inputs:
    """The sums over rows of one indicator, quarter and definition: those that count, if any do."""
    counting = [row for row in rows if row["units"]]
    used = counting or [row for row in rows if row["numerator"] is not None]
    sums = {name: _sum(used, name) for name in _SUMS}
    value = rule.value(sums["numerator"], sums["denominator"])
    target, started = None, False
    if counting:
        # target_sum weighs by the denominator that the value has; of counts it is a plain sum
        target = sums["target_sum"]
        if rule.rate:
            target = target / sums["denominator"]
        started = sum(row["baselines"] for row in used) == sum(row["units"] for row in used)
    elif len(rows) == 1:
        target = rows[0].get("target_alone")
        started = rows[0]["baseline_numerator"] is not None
        sums |= {name: rows[0][name] for name in _SUMS[3:]}
    if not started:
        sums |= dict.fromkeys(_SUMS[3:])
    return Inputs(
        sum(row["communes"] for row in used),
        sum(row["uncounted"] for row in rows),
        sum(row["more_than"] for row in used),
        sum(row["about"] for row in used),
        *(sums[name] for name in ("numerator", "denominator", *_SUMS[3:])),
        value,
        target,
        rule.value(sums["baseline_numerator"], sums["baseline_denominator"]),
    )


def read_rows(rows: pd.DataFrame) -> list[dict]:
    """Rows of a query as dicts: sums as exact fractions, None for what is missing."""
    numbers = [name for name in (*_SUMS, *_COMPARED, "target_alone") if name in rows]
    columns = {name: rows[name].tolist() for name in rows}
    for name, cells in columns.items():
        if name in numbers:
            columns[name] = [exact(cell) for cell in cells]
        elif rows[name].hasnans:
            columns[name] = [None if pd.isna(cell) else cell for cell in cells]
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _stand(
    rule: Rule, scope: str, commune: str | None, of: int, rows: list[dict], quarter: str
) -> Standing:
    inputs = add_up(rule, rows)
    progress = judge(rule, quarter, inputs.value, inputs.target, inputs.start)
    if inputs.value is None and inputs.uncounted:
        progress = progress._replace(reason="chưa rõ số")
    return Standing(
        rule, scope, commune, of, inputs, progress, _compare(rule, rows),
        _sources(rows, "source"), _sources(rows, "target_source"),
    )  # fmt: skip


def _compare(rule: Rule, rows: list[dict]) -> Change | None:
    both = [row for row in rows if row["numerator_before"] is not None]
    if not both:
        return None
    sums = {name: _sum(both, name) for name in _COMPARED}
    now = rule.value(sums["numerator_now"], sums["denominator_now"])
    before = rule.value(sums["numerator_before"], sums["denominator_before"])
    rough = any(row["rough"] for row in both)
    return Change(sum(row["compared"] for row in both), rough, now, before)


def _sum(rows: Iterable[dict], name: str) -> Fraction | None:
    known = [row[name] for row in rows if row[name] is not None]
    return sum(known, Fraction(0)) if known else None


def _sources(rows: list[dict], name: str) -> tuple[str, ...]:
    """Documents with their places, each once; not yet put together, for that is done once."""
    return tuple(dict.fromkeys(row[name] for row in rows if row[name] is not None))
