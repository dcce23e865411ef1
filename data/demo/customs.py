"""The end of customs: households village by village, then an explicit zero, rarely a return."""

import csv
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from data.demo.chance import Dice, groups
from data.demo.duties import Report
from data.demo.papers import CUSTOMS_LIST, commune_of
from data.demo.places import Commune
from data.demo.timeline import Timeline
from data.load import PUBLISHED

LIST = PUBLISHED / "dim_custom.csv"
LOCATOR = "biểu 2"


class Custom(NamedTuple):
    """A custom of the list: hu_tuc | phong_tuc, position, name."""

    custom_id: str
    kind: str
    position: int
    name: str


class Course(NamedTuple):
    """How a custom usually goes: the share of communes that have it, households in a village at
    the start, and when the last village gives it up (quarters of the usual history, 16: 2025-Q2).
    """

    had: float
    households: tuple[int, int]
    gone: tuple[int, int]


USUAL = Course(0.6, (1, 3), (10, 26))
COURSES = {
    "kieng-cu-cai-chet-xau": Course(0.6, (1, 2), (8, 11)),
    "cung-om-dau": Course(0.9, (1, 3), (16, 36)),
    "kieng-ky-vat-nuoi": Course(0.6, (1, 2), (3, 6)),
    "thuoc-thu": Course(0.7, (1, 2), (2, 5)),
    "hon-nhan-can-huyet": Course(0.5, (1, 1), (4, 7)),
    "tao-hon": Course(0.7, (1, 2), (14, 28)),
    "no-mieng": Course(0.5, (1, 2), (4, 8)),
    "an-uong-keo-dai": Course(0.9, (2, 5), (16, 34)),
    "tha-rong-gia-suc": Course(0.9, (2, 5), (14, 30)),
    "cui-hua-hon": Course(0.5, (1, 2), (9, 15)),
    "cho-nguoi-chet-an": Course(0.6, (1, 2), (11, 22)),
    "de-nguoi-chet-lo-thien": Course(0.0, (1, 1), (1, 2)),
    "sinh-de-tai-nha": Course(0.7, (1, 2), (8, 11)),
    "ngu-dam": Course(0.6, (2, 5), (15, 34)),
}

# Told stories, by commune and custom.
NEVER = {(4, "thuoc-thu"), (6, "thuoc-thu"), (4, "kieng-ky-vat-nuoi"), (6, "kieng-ky-vat-nuoi")}
# Reported as none from the first day, without ever having been there.
NONE_FROM_THE_START = {(0, "de-nguoi-chet-lo-thien"), (3, "de-nguoi-chet-lo-thien")}
# The first quarter without it.
ENDS = {
    (0, "sinh-de-tai-nha"): "2024-Q2",
    (1, "kieng-cu-cai-chet-xau"): "2024-Q2",
    (2, "no-mieng"): "2023-Q3",
    (5, "cho-nguoi-chet-an"): "2023-Q4",
}
# Gone for two quarters, then there again from this one on.
RETURNS = {(2, "no-mieng"): "2024-Q1", (5, "cho-nguoi-chet-an"): "2024-Q2"}
# There, but nobody counted.
UNCOUNTED = {
    (1, "cung-om-dau"): {"2024-Q2", "2024-Q3"},
    (3, "tha-rong-gia-suc"): {"2023-Q4"},
    (0, "ngu-dam"): {"2025-Q1", "2025-Q2"},
}


class Home(NamedTuple):
    """A village that keeps a custom from one position in time to before another."""

    village: str
    households: int
    since: int
    gone: int
    bend: float

    def left(self, now: int) -> int:
        """How many households still keep it."""
        if not self.since <= now < self.gone:
            return 0
        passed = (now - self.since) / (self.gone - self.since)
        # rounded up: whatever is left is at least one household
        return -int(-self.households * (1 - passed) ** self.bend // 1)


def read_list() -> list[Custom]:
    """The customs of the official list: the list itself is no figure, and carries over."""
    with LIST.open(encoding="utf-8-sig", newline="") as file:
        return [
            Custom(row["custom_id"], row["kind"], int(row["position"]), row["name"])
            for row in csv.DictReader(file)
        ]


def list_rows(customs: list[Custom]) -> Iterator[tuple]:
    """The rows of dim_custom."""
    for custom in customs:
        yield (*custom, CUSTOMS_LIST)


def rows(
    place: Commune, reports: list[Report], customs: list[Custom], timeline: Timeline, dice: Dice
) -> Iterator[tuple]:
    """The rows of fact_custom of one commune; none at all of a custom that it never had.

    A custom that is added to the list lives by chances of its own, after the others.
    """
    number = 0
    ids = [custom.custom_id for custom in customs]
    for group, chance in groups(ids, COURSES, dice, "customs"):
        for quarter, unit_id, custom_id, value, state in _live(
            place, reports, group, timeline, chance
        ):
            number += 1
            yield (
                *(f"{place.number}.c{number}", quarter, unit_id, custom_id, value, state),
                *("exact", commune_of(place, quarter), LOCATOR, None, None, None),
            )


def _live(
    place: Commune, reports: list[Report], ids: list[str], timeline: Timeline, dice: Random
) -> Iterator[tuple[str, str, str, int | None, str]]:
    kept = {custom_id: _homes(place, custom_id, timeline, dice) for custom_id in ids}
    for now, report in enumerate(reports):
        if not report.is_there:
            continue
        for custom_id, homes in kept.items():
            if homes is None:
                continue
            for unit_id, value, state in _states(
                place, custom_id, report.quarter, now, homes, dice
            ):
                yield report.quarter, unit_id, custom_id, value, state


def _states(
    place: Commune, custom_id: str, quarter: str, now: int, homes: list[Home], dice: Random
) -> Iterator[tuple[str, int | None, str]]:
    left = [(home.village, home.left(now)) for home in homes]
    left = [(village, households) for village, households in left if households]
    if not left:
        yield place.unit_id, 0, "zero"
    elif quarter in UNCOUNTED.get((place.number, custom_id), ()) or dice.random() < 0.008:
        yield place.unit_id, None, "uncounted"
    else:
        for village, households in left:
            yield village, households, "counted"


def _homes(place: Commune, custom_id: str, timeline: Timeline, dice: Random) -> list[Home] | None:
    """Where a commune keeps a custom; nowhere, but reported as none: []; never heard of: None."""
    course = COURSES.get(custom_id, USUAL)
    key = (place.number, custom_id)
    is_had, is_told = dice.random() < course.had, dice.random() < 0.2
    # A longer history begins earlier, when more villages still kept it.
    many = round(dice.choices((1, 2, 3), (5, 4, 1))[0] / timeline.pace)
    villages = dice.sample(place.villages, min(many, len(place.villages)))
    gone = round(timeline.stretch(dice.randint(*course.gone)))
    if key in ENDS:
        is_had, gone = True, timeline.lived.index(ENDS[key])
    if key in NEVER:
        return None
    if not is_had:
        return [] if is_told or key in NONE_FROM_THE_START else None
    homes: list[Home] = []
    for village in villages:
        # the first village keeps it longest, the others give it up on the way
        until = gone if not homes else max(1, round(gone * dice.uniform(0.4, 1)))
        households = dice.randint(*course.households)
        homes.append(Home(village, households, 0, until, dice.uniform(0.6, 1.2)))
    if key in RETURNS:
        back = timeline.lived.index(RETURNS[key])
        homes.append(Home(villages[0], 2, back, back + 4, 0.5))
    return homes
