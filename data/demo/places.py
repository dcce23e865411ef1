"""The invented district: one town, its communes, seven numbered villages in each."""

import math
from collections.abc import Iterator
from typing import NamedTuple

INVENTED = "Số liệu minh họa"
DISTRICT = "minh-hoa"
VILLAGES = 7
COMMUNES_TOLD = 7  # those of the usual size, of which stories tell

# One town and six communes interlock like a flower; its middle is the town.
_FLOWER = [(1, 1), (0.5, 0), (1.5, 0), (2, 1), (1.5, 2), (0.5, 2), (0, 1)]
_WIDEST = 99  # a tile's column has two digits before the point


class Commune(NamedTuple):
    """A commune, or the town (number 0); `villages` are unit_ids."""

    number: int
    unit_id: str
    name: str
    villages: list[str]


def commune(number: int) -> Commune:
    """The commune of this number; 0 is the town."""
    unit_id = f"mau-{number}" if number else "mau"
    first = number * VILLAGES + 1
    villages = [f"{unit_id}.thon-{village}" for village in range(first, first + VILLAGES)]
    return Commune(number, unit_id, f"Mẫu {number}" if number else "Mẫu", villages)


def district_row() -> tuple:
    """The district's row of dim_unit."""
    return _unit(DISTRICT, "district", "Minh Họa", None)


def agency_row(unit_id: str, name: str) -> tuple:
    """The row of dim_unit of an agency of the district."""
    return _unit(unit_id, "agency", name, DISTRICT)


def rows(place: Commune, communes: int) -> Iterator[tuple]:
    """The rows of dim_unit: one of `communes` communes, and its villages."""
    kind = "commune" if place.number else "town"
    yield _unit(place.unit_id, kind, place.name, DISTRICT, *_tile(place.number, communes))
    for unit_id in place.villages:
        number = unit_id.rpartition("-")[2]
        yield _unit(unit_id, "village", f"thôn {number}", place.unit_id)


def _unit(
    unit_id: str,
    kind: str,
    name: str,
    parent_id: str | None,
    column: float | None = None,
    row: int | None = None,
) -> tuple:
    return (
        *(unit_id, kind, name, parent_id, None, None, None, column, row),
        *(None, None, None, INVENTED),
    )


def _tile(number: int, communes: int) -> tuple[float, int]:
    """The column and row of a tile: rows alternate by half a column."""
    if communes <= len(_FLOWER):
        return _FLOWER[number]
    row, column = divmod(number, min(math.isqrt(communes - 1) + 1, _WIDEST))
    return column + row % 2 / 2, row
