"""Totals that know what they don't know, in numbers and in words."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from data import quantities, vietnamese

_CELL = re.compile(r", ô [A-Z]+[0-9]+( và [A-Z]+[0-9]+)?")
_PLACES = re.compile(", (?=tờ |sổ )")  # a sheet's name may have a comma of its own
# The states of a fact about a custom that say it is still there.
PRACTISED = ["counted", "uncounted"]


class Total(NamedTuple):
    """A total over facts.

    `value` adds up what could be counted; `uncounted` is the number of facts that are there but
    whose count is unknown; `more_than` and `about` count the facts that are a lower bound or rough.
    """

    value: int
    uncounted: int
    more_than: int
    about: int
    source: str

    @property
    def exact(self) -> bool:
        """Whether the total is the whole and nothing but the counted truth."""
        return not (self.uncounted or self.more_than or self.about)

    def minus(self, other: "Total") -> int:
        """By how much this is more than another."""
        return self.value - other.value

    def __str__(self) -> str:
        """The number as it may be printed: "26", "hơn 8.000", "ít nhất 48", "chưa rõ số"."""
        if self.uncounted and not self.value:
            return "chưa rõ số"
        if self.uncounted or (self.more_than and self.about):
            return f"ít nhất {vietnamese.write_number(self.value)}"
        if self.more_than:
            return quantities.write_quantity(self.value, "more_than")
        if self.about:
            return quantities.write_quantity(self.value, "about")
        return vietnamese.write_number(self.value)

    @property
    def prose(self) -> str:
        """The same within a sentence, where the office writes 1 to 9 with two digits: "05"."""
        if self.exact:
            return vietnamese.write_count(self.value)
        words, _, number = str(self).rpartition(" ")
        return f"{words} 0{number}" if len(number) == 1 and number.isdigit() else str(self)


def add(totals: Sequence[Total | None]) -> Total | None:
    """The sum of totals; None when any of them is not known at all."""
    known = [total for total in totals if total is not None]
    if len(known) < len(totals) or not known:
        return None
    return Total(
        sum(total.value for total in known),
        sum(total.uncounted for total in known),
        sum(total.more_than for total in known),
        sum(total.about for total in known),
        join_sources([total.source for total in known]),
    )


def join_sources(sources: list[str]) -> str:
    """Several sources as one line: "Báo cáo 128-BC/BCĐ, chú thích 1, 7" names each place once."""
    places: dict[str, list[str]] = {}
    for source in sources:
        for part in source.split("; "):
            document, _, place = part.partition(", ")
            kept = places.setdefault(document, [])
            if place and place not in kept:
                kept.append(place)
    lines = []
    for document, kept in places.items():
        notes = sorted((p for p in kept if p.startswith("chú thích ")), key=vietnamese.sort_key)
        others = [p for p in kept if not p.startswith("chú thích ")]
        if notes:
            others.insert(0, "chú thích " + ", ".join(p.removeprefix("chú thích ") for p in notes))
        lines.append(", ".join([document, *others]))
    return "; ".join(lines)


def shorten_sources(source: str) -> str:
    """Sources as one line below a figure: of a form the sheet and not each cell, of more than three
    documents the first two and how many more. Tables and downloads name every one."""
    lines = [_drop_cells(line) for line in join_sources([source]).split("; ")] if source else []
    if len(lines) <= 3:
        return "; ".join(lines)
    rest = vietnamese.write_count(len(lines) - 2)
    return f"{lines[0]}; {lines[1]} và {rest} văn bản khác"


def _drop_cells(line: str) -> str:
    """A form and its sheets, each once: "Biểu số liệu xã A quý III/2024, tờ Mô hình"."""
    form, *places = _PLACES.split(_CELL.sub("", line))
    return ", ".join([form, *dict.fromkeys(places)])
