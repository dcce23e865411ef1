"""Where each indicator stands in each commune, and in all chosen ones together.

Sums of rows of indicators/progress (measures/indicator_sums.py), judged by the rules of
measures/progress.py.
"""

from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from data import words
from measures.comparison import Comparison
from measures.distance import Distance, tell_distance
from measures.indicator_sums import Inputs, Part, add_up, compare_parts, read_rows
from measures.progress import Progress, Rule, find_distance, find_required, judge
from measures.totals import join_sources

MOST_COMMUNES = 40  # that are shown one by one


class Standing(NamedTuple):
    """One indicator in one place at the end of a quarter.

    `scope`: "all" for the chosen communes together, "commune", or "unallocated" for what has no
    commune; `commune` is a unit_id, `of` the number of communes the place consists of, `required`
    the level that is required by now, `change` the quarter beside the one to compare with.
    """

    rule: Rule
    scope: str
    commune: str | None
    of: int
    inputs: Inputs
    progress: Progress
    required: Fraction | None
    change: Comparison
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
    def distance(self) -> Fraction | None:
        """How much better than required the value is, in the indicator's unit; below 0: worse."""
        return find_distance(self.rule, self.inputs.value, self.required)

    @property
    def distance_told(self) -> Distance | None:
        """The same as the screen says it; None where it is not known."""
        if self.distance is None:
            return None
        return tell_distance(self.rule, self.distance, self.inputs.more_than, self.inputs.about)

    @property
    def brief(self) -> str:
        """The value where room is short: "≥63,2%", "≈2,3" for points; "–" if unknown."""
        if self.inputs.value is None:
            return "–"
        mark = "≈" if self.inputs.about else "≥" if self.inputs.more_than else ""
        return mark + self.rule.write_brief(self.inputs.value)

    @property
    def part(self) -> str:
        """Whom a value of all together covers where not all are behind it: "5/7 xã", else ""."""
        behind = self.inputs.communes
        is_part = self.scope == "all" and self.inputs.value is not None and 0 < behind < self.of
        return f"{behind}/{self.of} xã" if is_part else ""

    @property
    def told(self) -> str:
        """The value with whom it covers: "63,2% (5/7 xã)"."""
        return f"{self.value_text} ({self.part})" if self.part else self.value_text

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
    quarter_before: str,
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
    records, quarters = read_rows(rows), (quarter, quarter_before)
    for rule in rules.values():
        key = (rule.indicator_id, rule.version)
        own = [row for row in records if (row["indicator_id"], row["version"]) == key]
        whole = _stand(rule, "all", None, len(communes), own, quarters)
        if not each:  # rows of several communes tell their documents in no order
            sources, aims = sorted(whole.sources), sorted(whole.target_sources)
            found.append(whole._replace(sources=tuple(sources), target_sources=tuple(aims)))
            continue
        found.append(whole)
        by_commune = {row["commune"]: row for row in own}
        for commune in communes:
            here = [by_commune[commune]] if commune in by_commune else []
            found.append(_stand(rule, "commune", commune, 1, here, quarters))
        if None in by_commune and (by_commune[None]["facts"] or by_commune[None]["targets"]):
            found.append(_stand(rule, "unallocated", None, 0, [by_commune[None]], quarters))
    return found


def drop_double(standings: list[Standing]) -> list[Standing]:
    """Without all communes together where that is one commune, which stands there by itself."""
    single = {(place.scope, place.commune) for place in standings if place.scope != "all"}
    return [place for place in standings if place.scope != "all" or len(single) != 1]


def _stand(
    rule: Rule,
    scope: str,
    commune: str | None,
    of: int,
    rows: list[Part],
    quarters: tuple[str, str],
) -> Standing:
    inputs = add_up(rule, rows)
    progress = judge(rule, quarters[0], inputs.value, inputs.target, inputs.start)
    if inputs.value is None and inputs.uncounted:
        progress = progress._replace(reason="chưa rõ số")
    required = find_required(rule, quarters[0], inputs.target, inputs.start)
    change = compare_parts(rule, rows, quarters[1])
    return Standing(
        rule, scope, commune, of, inputs, progress, required, change,
        _sources(rows, "source"), _sources(rows, "target_source"),
    )  # fmt: skip


def _sources(rows: list[Part], name: str) -> tuple[str, ...]:
    """Documents with their places, each once; not yet put together, for that is done once."""
    told = [row[name] for row in rows if row[name] is not None]
    return tuple(dict.fromkeys(part for source in told for part in source.split("; ")))
