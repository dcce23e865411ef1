"""Which communes are there when: what has not begun or has ended is not silent, it is not there.

terms = read_terms(snapshot)
terms["dak-pne"].has("2024-Q2")       # True
terms["kon-braih"].absence("2024-Q2")  # "chưa thành lập"
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from data import vietnamese
from data.store import Snapshot
from queries import records

NOT_YET, NO_MORE = "chưa thành lập", "đã kết thúc"


class Term(NamedTuple):
    """A commune from its first to its last quarter; label: with what it is, by its last name."""

    label: str
    first: str
    last: str

    def has(self, quarter: str) -> bool:
        """Whether the commune is there in a quarter."""
        return self.first <= quarter <= self.last

    def absence(self, quarter: str) -> str:
        """Why it is not there, in words; "" where it is."""
        if quarter < self.first:
            return NOT_YET
        return NO_MORE if quarter > self.last else ""

    def tell(self, quarter: str) -> str:
        """That it is not there in a quarter, and when it is: "xã A (chỉ có từ quý I/2025)"."""
        if quarter < self.first:
            return f"{self.label} (chỉ có từ {vietnamese.write_quarter(self.first)})"
        return f"{self.label} (chỉ có đến {vietnamese.write_quarter(self.last)})"


ALWAYS = Term("", "", "9999-Q4")


def name_alone(label: str) -> str:
    """A commune without what it is, where all are communes: "Đăk Pne" of "xã Đăk Pne"."""
    return label.removeprefix("xã ").removeprefix("thị trấn ")


def read_terms(snapshot: Snapshot, communes: Iterable[str] = ()) -> dict[str, Term]:
    """The term of each commune by its id, in Vietnamese order; of `communes`, or of all."""
    rows = records("frame/terms", on=snapshot, communes=list(communes))
    return {row.unit_id: Term(row.label, row.first, row.last) for row in rows}


def count(terms: Mapping[str, Term], quarter: str) -> int:
    """How many communes are there in a quarter."""
    return sum(term.has(quarter) for term in terms.values())
