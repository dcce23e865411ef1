"""The channels of outreach as the page names them, in the order in which it shows them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from data import words
from data.vietnamese import write_quarter
from measures.comparison import Comparison
from measures.figures.quarter import Figures
from measures.outreach import PerSession, Unit, add_kind, compare_ratio, divide, list_units
from measures.totals import Total, join_sources

PER_SESSION = "per_session"
# Each with its key in the address (`?kenh=`).
CHANNELS = {
    "session": "buoi",
    "attendance": "luot-nguoi",
    PER_SESSION: "moi-buoi",
    "van_round": "xe",
    "radio_news": "tin-fm",
    "radio_article": "bai-fm",
    "portal_news": "tin-trang",
    "portal_article": "bai-trang",
}
LABEL = words.CHANNEL | {PER_SESSION: "lượt người mỗi buổi"}
UNIT = words.CHANNEL_UNIT | {PER_SESSION: "lượt người mỗi buổi"}
# Where room is short.
SHORT = {
    "session": "Buổi tuyên truyền",
    "attendance": "Lượt người dự",
    PER_SESSION: "Lượt người mỗi buổi",
    "van_round": "Lượt xe lưu động",
    "radio_news": "Tin trên sóng FM",
    "radio_article": "Bài trên sóng FM",
    "portal_news": "Tin trên trang điện tử",
    "portal_article": "Bài trên trang điện tử",
}
_SIGNS = (("ít nhất ", "≥"), ("hơn ", ">"), ("khoảng ", "≈"), ("chưa rõ số", "?"))

Number = Total | PerSession


class Quarter(NamedTuple):
    """The figures of a quarter, and the units that they are of."""

    figures: Figures
    units: list[Unit]


class Mark(NamedTuple):
    """A number of a channel in a quarter; None where nothing is told.

    part: who reported, where not all did.
    """

    quarter: str
    number: Number | None
    part: str = ""

    @property
    def value(self) -> float:
        """How high its bar is; a number that nobody knows has none."""
        return float(self.number.value) if self.number else 0.0

    @property
    def is_whole(self) -> bool:
        """Whether it is all of it, counted to the end."""
        return self.number is not None and self.number.exact and not self.part

    @property
    def brief(self) -> str:
        """The number where room is short: "≥88" also where not all reported."""
        is_part = isinstance(self.number, Total) and self.number.exact and self.part
        return f"≥{self.number}" if is_part else shorten(self.number)

    @property
    def source(self) -> str:
        """Where the number comes from."""
        if isinstance(self.number, PerSession):
            return join_sources([self.number.people.source, self.number.sessions.source])
        return self.number.source if self.number else ""

    @property
    def told(self) -> str:
        """The number with its quarter and who reported."""
        number = words.NO_FIGURE if self.number is None else str(self.number)
        return f"{write_quarter(self.quarter)}: {number}" + (f" ({self.part})" if self.part else "")


def shorten(number: Number | None) -> str:
    """A number where room is short: ">8.000", "–" where nothing is told."""
    text = "–" if number is None else str(number)
    for word, sign in _SIGNS:
        text = text.replace(word, sign)
    return text


def take_apart(figures: Figures) -> Quarter:
    """A quarter with its units, which are worked out once."""
    return Quarter(figures, list_units(figures))


def mark_quarter(quarter: Quarter, channel: str) -> Mark:
    """The number of a channel in the quarter, and who reported."""
    figures, units = quarter
    if channel == PER_SESSION:
        return Mark(figures.quarter, divide(unit.now for unit in units), tell_divided(units))
    figure = figures.get(f"outreach.{channel}")
    return Mark(figures.quarter, figure.total, figure.part)


def compare(quarter: Quarter) -> Comparison:
    """People per session of the quarter and the one that it is compared with."""
    return compare_ratio(quarter.units, quarter.figures.quarter_before)


def number_of(unit: Unit, channel: str, before: bool = False) -> Number | None:
    """What a unit told of a channel."""
    told = unit.before if before else unit.now
    return divide([told]) if channel == PER_SESSION else told.get(channel)


def add_channel(units: Sequence[Unit], kind: str, channel: str) -> Number | None:
    """What units of a kind told of a channel together."""
    if channel == PER_SESSION:
        return divide(unit.now for unit in units if unit.kind == kind)
    return add_kind(units, kind, channel)


def tell_divided(units: Sequence[Unit]) -> str:
    """Of how many communes people per session are worked out, where not of all; empty too where
    the source speaks of the district as a whole."""
    communes = [unit for unit in units if unit.kind == "commune"]
    both = sum(divide([unit.now]) is not None for unit in communes)
    others = any(divide([unit.now]) for unit in units if unit.kind != "commune")
    if both == len(communes) or (not both and others):
        return ""
    return f"{both}/{len(communes)} xã, thị trấn có cả hai số"


def as_cell(number: Number | None) -> int | Decimal | str | None:
    """A number as a cell of a table: one that is not exact keeps its word ("hơn 8.000")."""
    if number is None or number.exact:
        return None if number is None else number.value
    return str(number)
