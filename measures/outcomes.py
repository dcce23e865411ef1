"""What became of models that stopped: groups of them, and when a rate may be told of a group.

The rate is goal met / (goal met + ineffective), always from counts. It is told only where both
counts are reported and exact, and hardly any model that stopped is outside the groups; of fewer
than ENOUGH models the counts are told without a percentage.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from data import vietnamese, words
from measures.communes import ALWAYS, Term
from measures.shares import write_share
from measures.totals import Total

ENOUGH = 5
# Rates of groups are told when at most one in so many models has no group.
ONE_IN = 10
NO_RATE = "chưa rõ tỷ lệ"
ALL = "tat-ca"  # in the address, where a choice may be left open
# Models without a group: in the address, and as the queries call them.
UNKNOWN, UNKNOWN_KEY = "khong-ro", "-"
# Choices of the page: what the address says, and what the queries call it.
BY = {"xa": "commune", "linh-vuc": "field", "phu-trach": "sponsor", "nam-ra-mat": "launch_year"}
SPAN = {"quy": "quarter", "nam": "year", "tat-ca": "all"}
OUTCOME = {
    "tat-ca": "all",
    "dat": "goal_met",
    "khong": "ineffective",
    "chuyen-doi": "converted",
    "ra-mat": "began",
    "dang-chay": "running",
}
NO_GROUP = {
    "commune": words.NO_COMMUNE,
    "field": words.NO_FIELD,
    "sponsor": "không nêu đơn vị",
    "launch_year": "không rõ năm ra mắt",
}


class Count(NamedTuple):
    """What is reported of models that stopped in one span. `stopped` is the sum of both counts;
    `converted`, which is no part of it, is None where it is not reported or not exact."""

    met: int
    failed: int
    converted: int | None
    stopped: Total
    met_reported: bool
    failed_reported: bool
    one_sided: bool

    @property
    def reported(self) -> bool:
        """Whether anything is reported about the two."""
        return self.met_reported or self.failed_reported

    @property
    def complete(self) -> bool:
        """Whether both counts are there and exact, so that a rate means what it says."""
        both = self.met_reported and self.failed_reported and not self.one_sided
        return both and self.stopped.exact


NOTHING = Count(0, 0, None, Total(0, 0, 0, 0, ""), False, False, False)


class Group(NamedTuple):
    """One group: `slug` in the address, `key` for the queries, `name` on the screen."""

    slug: str
    key: str
    name: str
    now: Count
    before: Count
    has_rate: bool
    had_rate: bool

    @property
    def stopped(self) -> bool:
        """Whether any of its models stopped, counted or not."""
        return bool(self.now.stopped.value or self.now.stopped.uncounted)


class Outcomes(NamedTuple):
    """All groups, those not known last, and the count over all of them.

    `communes` of the `asked` communes report anything, with `reports` of `expected` quarterly
    reports; `untold`: the quarters of the span of which nobody told anything.
    """

    groups: list[Group]
    now: Count
    before: Count
    communes: int
    asked: int
    reports: int
    expected: int
    source: str
    untold: tuple[str, ...] = ()

    @property
    def is_part(self) -> bool:
        """Whether a span of several quarters lacks some reports, so that there may be more."""
        return bool(self.untold) or (self.reports < self.expected and self.expected > self.asked)


def group(
    rows: pd.DataFrame,
    by: str,
    communes: dict[str, str],
    terms: Mapping[str, Term] | None = None,
    quarters: Sequence[str] = (),
) -> Outcomes:
    """Groups of models from rows as in models/outcomes; by: commune | field | sponsor |
    launch_year; `communes`: the names of all communes asked for, by unit_id, in their order;
    `terms`: theirs, of those that are not always there; `quarters`: of the span."""
    parts = list(rows.itertuples())
    row = parts[0] if parts else None
    now, before = (_sum(parts, span) for span in ("", "_before"))
    counts = {
        None if pd.isna(part.key) else part.key: (_count(part), _count(part, "_before"))
        for part in parts
    }
    if by == "commune":
        counts = {commune: counts.get(commune, (NOTHING, NOTHING)) for commune in communes} | {
            key: count for key, count in counts.items() if key is None
        }
    told = [_mostly_grouped(counts, when, total) for when, total in enumerate((now, before))]
    keys = _in_order(counts, by)
    slugs = _slugs({key: _slug_text(key, by) for key in keys if key is not None})
    groups = [
        Group(
            slugs[key],
            UNKNOWN_KEY if key is None else key,
            _name(key, by, communes),
            _fill(counts[key][0], by, told[0], now),
            _fill(counts[key][1], by, told[1], before),
            key is not None and told[0] and _is_told(counts[key][0], by),
            key is not None and told[1] and _is_told(counts[key][1], by),
        )
        for key in keys
        if key is not None or any(_counts(count) for count in counts[key])
    ]
    return Outcomes(
        groups,
        now,
        before,
        int(row.communes) if row else 0,
        len(communes),
        int(row.reports) if row else 0,
        _expect(row.quarters, communes, terms or {}) if row else 0,
        row.source if row and not pd.isna(row.source) else "",
        _find_untold(row.quarters if row else "", quarters, communes, terms or {}),
    )


def _find_untold(
    told: object, quarters: Sequence[str], communes: Iterable[str], terms: Mapping[str, Term]
) -> tuple[str, ...]:
    """Those of the quarters that are not among the told ones (comma-separated) although a commune
    was there."""
    held = [terms.get(commune, ALWAYS) for commune in communes]
    known = told.split(",") if isinstance(told, str) else []
    return tuple(
        one for one in quarters if one not in known and any(term.has(one) for term in held)
    )


def _expect(quarters: object, communes: Iterable[str], terms: Mapping[str, Term]) -> int:
    """How many quarterly reports the communes owe in these quarters, comma-separated."""
    held = [terms.get(commune, ALWAYS) for commune in communes]
    told = quarters.split(",") if isinstance(quarters, str) else []
    return sum(term.has(quarter) for quarter in told for term in held)


def write_rate(count: Count, is_told: bool) -> str:
    """The count and rate at the end of a bar: "13/26 · 50%", "3/4 · ít số liệu"."""
    if not count.reported:
        return words.NO_FIGURE
    if not count.stopped.value and count.stopped.exact:
        return "0" if is_told or count.complete else f"0 · {NO_RATE}"
    if not is_told:
        return f"{count.stopped} · {NO_RATE}"
    counts = f"{vietnamese.write_number(count.met)}/{vietnamese.write_number(count.stopped.value)}"
    if count.stopped.value < ENOUGH:
        return f"{counts} · ít số liệu"
    return f"{counts} · {write_share(Fraction(100 * count.met, count.stopped.value))}"


def _count(row: object, span: str = "") -> Count:
    def cell(name: str) -> int:
        return int(getattr(row, name + span))

    met, failed = cell("goal_met"), cell("ineffective")
    stopped = Total(met + failed, cell("uncounted"), cell("more_than"), cell("about"), "")
    return Count(
        met,
        failed,
        cell("converted") if _knows_converted(row, span) else None,
        stopped,
        cell("goal_met_facts") > 0,
        cell("ineffective_facts") > 0,
        cell("one_sided") > 0,
    )


def _sum(parts: list, span: str) -> Count:
    """The count over all groups; one-sided is what the query says about all of them."""
    if not parts:
        return NOTHING
    counts = [_count(part, span) for part in parts]
    told = [known for part in parts if (known := _knows_converted(part, span)) is not None]
    stopped = [count.stopped for count in counts]
    return Count(
        sum(count.met for count in counts),
        sum(count.failed for count in counts),
        sum(count.converted or 0 for count in counts) if told and all(told) else None,
        Total(
            sum(total.value for total in stopped),
            sum(total.uncounted for total in stopped),
            sum(total.more_than for total in stopped),
            sum(total.about for total in stopped),
            "",
        ),
        any(count.met_reported for count in counts),
        any(count.failed_reported for count in counts),
        getattr(parts[0], f"half_reports{span}") > 0,
    )


def _knows_converted(row: object, span: str) -> bool | None:
    """Whether all numbers of converted models are exact; None where there is none."""
    known = getattr(row, "has_converted" + span)
    return None if pd.isna(known) else bool(known)


def _counts(count: Count) -> bool:
    """Whether there is any model in it, counted or not."""
    return bool(count.stopped.value or count.stopped.uncounted or count.converted)


def _fill(count: Count, by: str, is_told: bool, total: Count) -> Count:
    """Of models with names, zero is what is not named, once (nearly) all of them are named."""
    if by == "commune" or not is_told:
        return count
    converted = 0 if count.converted is None and total.converted is not None else count.converted
    return count._replace(met_reported=True, failed_reported=True, converted=converted)


def _is_told(count: Count, by: str) -> bool:
    # A model that is named stopped in one way: only communes report both counts by themselves.
    return count.complete if by == "commune" else count.stopped.exact


def _mostly_grouped(counts: dict, position: int, total: Count) -> bool:
    """Whether so few models are outside the groups that the groups' rates mean something."""
    if not total.complete:
        return False
    outside = counts[None][position].stopped if None in counts else NOTHING.stopped
    return outside.exact and ONE_IN * outside.value <= total.stopped.value


def _in_order(counts: dict, by: str) -> list[str | None]:
    """Communes in their order, years ascending, the rest by size; what is not known last."""
    keys = [key for key in counts if key is not None]
    if by == "launch_year":
        keys.sort()
    elif by != "commune":
        keys.sort(key=lambda key: (-counts[key][0].stopped.value, vietnamese.sort_key(key)))
    return keys + [None] * (None in counts)


def _name(key: str | None, by: str, communes: dict[str, str]) -> str:
    if key is None:
        return NO_GROUP[by]
    if by == "commune":
        return communes[key]
    return words.FIELD[key] if by == "field" else key


def _slug_text(key: str, by: str) -> str:
    return words.FIELD[key] if by == "field" else key


def _slugs(texts: dict[str, str]) -> dict[str | None, str]:
    """A short ASCII key of each group for the address; those that fold alike get numbers."""
    slugs: dict[str | None, str] = {None: UNKNOWN}
    for key in sorted(texts):
        folded = vietnamese.fold(texts[key]).encode("ascii", "ignore").decode()
        base = re.sub("[^a-z0-9]+", "-", folded).strip("-") or "nhom"
        slug, number = base, 1
        while slug in slugs.values() or slug == ALL:
            number += 1
            slug = f"{base}-{number}"
        slugs[key] = slug
    return slugs
