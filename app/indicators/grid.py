"""Every indicator in every place in few words, for a slide: "thiếu 1,5" on the colour that
progress_chart.py gives it."""

from typing import NamedTuple

from app.indicators.progress_chart import UNKNOWN, list_rules, side_of
from data import words
from measures.standings import Standing, shorten

MET = words.STATUS_SIGN["met"]


class Cell(NamedTuple):
    """A distance: its word, its number with ✓ where the year's target is met, and its side, a key
    of colours.DISTANCES."""

    word: str
    number: str
    side: str


class Grid(NamedTuple):
    """The names of the places, and of each indicator its name and a cell for each place."""

    heads: list[str]
    rows: list[tuple[str, list[Cell]]]

    @property
    def is_known(self) -> bool:
        """Whether any distance is known."""
        return any(cell.side != UNKNOWN for _, cells in self.rows for cell in cells)


def list_cells(standings: list[Standing], labels: dict[str, str], together: str) -> Grid:
    """The cells in the order of the chart; a place that has none of an indicator is not known."""
    places = list({(one.scope, one.commune): one for one in standings}.items())
    found = {(one.rule, one.scope, one.commune): one for one in standings}
    rows = [
        (rule.short, [_tell(found.get((rule, *place))) for place, _ in places])
        for rule in list_rules(standings)
    ]
    return Grid([shorten(one, labels, together) for _, one in places], rows)


def _tell(standing: Standing | None) -> Cell:
    if standing is None:
        return Cell("", words.STATUS_SIGN[UNKNOWN], UNKNOWN)
    sign = MET if standing.progress.status == "met" else ""
    side, distance = side_of(standing), standing.distance_told
    if distance is None:
        return Cell("đạt" if sign else "", sign or words.STATUS_SIGN[UNKNOWN], side)
    return Cell(distance.word, f"{distance.number} {sign}".strip(), side)
