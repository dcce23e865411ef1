"""Indicators: the program's own definitions, and an invented course of each in each commune."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, NamedTuple

from data import definitions
from data.demo.chance import Dice, groups
from data.demo.duties import Report
from data.demo.papers import DEFINITION, commune_of, plan_of
from data.demo.places import INVENTED, Commune
from data.demo.timeline import Timeline, number_of, year_of

LOCATOR = "biểu 3"
OWNERS = ("Phòng Nông nghiệp", "Phòng Dân tộc", "Phòng Văn hóa", "Trung tâm Y tế", "Phòng Nội vụ")

# How much of a year's way is gone by the end of each quarter, and how fast the way is gone: twice
# as fast as planned (the target is met by the middle of the year), as planned, slow, very slow.
_GONE = {1: 0.2, 2: 0.5, 3: 0.8, 4: 1.0}
_SPEEDS = (2.2, 1.05, 0.7, 0.2)
_FURTHEST = 1.2

# Told stories about third children: a commune whose target is none at all, and one whose level
# before the new definition is not known.
NONE_WANTED = 2
UNKNOWN_START = (3, 2024)


class Course(NamedTuple):
    """How an indicator usually goes: per cent at the start, points planned for a year, and how
    often a commune goes at each of _SPEEDS.
    """

    start: tuple[int, int]
    planned: tuple[float, float]
    speeds: tuple[int, int, int, int]


USUAL = Course((10, 20), (5, 10), (20, 40, 25, 15))
COURSES = {
    "nep-nghi": Course((12, 20), (10, 15), (10, 65, 20, 5)),
    "khkt": Course((10, 18), (8, 12), (60, 30, 10, 0)),
    "doi-song": Course((6, 12), (6, 10), (5, 20, 60, 15)),
    "tht-htx": Course((2, 5), (3, 6), (0, 10, 20, 70)),
    "giam-ngheo": Course((0, 0), (3, 5), (10, 50, 30, 10)),
}
# What lives as it is told here; whatever else is defined goes the usual way.
TOLD = {*COURSES, "sinh-con-thu-3", "ke-hoach"}


class Value(NamedTuple):
    """Numerator and denominator; definitions without a denominator leave the second one out."""

    numerator: int
    denominator: int


@dataclass(frozen=True)  # a tuple has a `count` of its own
class Plan:
    """A year's target, in the indicator's unit, and the level from which it starts."""

    start: Value
    target: float
    count: int  # the target where a plain number is counted


class Lived(NamedTuple):
    """What an indicator was in each quarter lived through, and its plan in each year."""

    values: list[Value]
    plans: dict[int, Plan]


def read(timeline: Timeline) -> list[dict[str, Any]]:
    """The program's definitions, as `definitions.read` gives them, without their real sources.

    A first definition holds from the first quarter that is written down, if not from before it.
    """
    rows = []
    for row in definitions.read():
        first = timeline.reported[0]
        rows.append(
            row
            | {
                "valid_from": min(row["valid_from"], first)
                if row["version"] == 1
                else row["valid_from"],
                "source": INVENTED,
                "changed_by": DEFINITION if row["changed_by"] else None,
                "locator": "mục 1" if row["changed_by"] else None,
                "owner": OWNERS[row["position"] % len(OWNERS)],
                "reference_target": None,
                "reference_place": None,
                "note": None,
            }
        )
    return rows


def live(timeline: Timeline, defined: list[dict[str, Any]], dice: Dice) -> dict[str, Lived]:
    """Live through the quarters of one commune: what each indicator was, by id.

    An indicator that is added to the program lives by chances of its own, after the others.
    """
    first, *added = _groups(defined, dice, "indicators")
    households = first[1].randint(520, 760)
    poor, by_year = _fall(timeline, households, first[1])
    lived = {}
    for group, chance in (first, *added):
        for row in {row["indicator_id"]: row for row in group}.values():
            indicator_id, is_down = row["indicator_id"], row["direction"] == "down"
            if indicator_id == "giam-ngheo":
                lived[indicator_id] = by_year
            elif is_down and row["cumulative"]:  # a ceiling, as for third children
                lived[indicator_id] = _births(timeline, chance)
            elif indicator_id == "ke-hoach":
                lived[indicator_id] = _planning(timeline, chance)
            else:
                course = COURSES.get(indicator_id, USUAL)
                risen = _rise(timeline, course, poor, chance)
                lived[indicator_id] = _turn(risen) if is_down else risen
    return lived


def rows(
    place: Commune,
    reports: list[Report],
    defined: list[dict[str, Any]],
    lived: dict[str, Lived],
    dice: Dice,
) -> Iterator[tuple]:
    """The rows of fact_indicator, each under the definition that holds in its quarter."""
    number = 0
    for group, chance in _groups(defined, dice, "uncounted"):
        for now, report in enumerate(reports):
            if not report.is_there:
                continue
            quarter = report.quarter
            for row in group:
                if quarter < row["valid_from"] or (row["valid_to"] and quarter > row["valid_to"]):
                    continue
                number += 1
                value = lived[row["indicator_id"]].values[now]
                numerator = None if chance.random() < 0.008 else value.numerator
                yield (
                    *(f"{place.number}.i{number}", quarter, place.unit_id),
                    *(row["indicator_id"], row["version"], numerator),
                    value.denominator if row["denominator"] else None,
                    "uncounted" if numerator is None else "counted" if numerator else "zero",
                    *("exact", commune_of(place, quarter), LOCATOR, None, None),
                )


def target_rows(
    place: Commune, defined: list[dict[str, Any]], lived: dict[str, Lived]
) -> Iterator[tuple]:
    """The rows of fact_target: for each year, one for each definition that holds in it."""
    number = 0
    for year in next(iter(lived.values())).plans:
        for row in defined:
            until = row["valid_to"]
            if year < year_of(row["valid_from"]) or (until and year > year_of(until)):
                continue
            number += 1
            plan = lived[row["indicator_id"]].plans[year]
            start: tuple[int | None, int | None] = plan.start
            target: float = plan.target
            if not row["denominator"]:
                start, target = (plan.start.numerator, None), plan.count
            if row["version"] > 1 and (place.number, year) == UNKNOWN_START:
                start = (None, None)
            if not row["denominator"] and place.number == NONE_WANTED:
                target = 0
            yield (
                *(f"{place.number}.t{number}", year, place.unit_id),
                *(row["indicator_id"], row["version"], *start, target),
                *(plan_of(year), LOCATOR, None, None),
            )


def _groups(
    defined: list[dict[str, Any]], dice: Dice, subject: str
) -> list[tuple[list[dict[str, Any]], Random]]:
    """The definitions in groups, each with its chance (`chance.groups`)."""
    ids = dict.fromkeys(row["indicator_id"] for row in defined)
    return [
        ([row for row in defined if row["indicator_id"] in group], chance)
        for group, chance in groups(ids, TOLD, dice, subject)
    ]


def _years(timeline: Timeline) -> dict[int, list[int]]:
    """The positions of the quarters lived through, by year."""
    found: dict[int, list[int]] = {}
    for position, quarter in enumerate(timeline.lived):
        found.setdefault(year_of(quarter), []).append(position)
    return found


def _way(timeline: Timeline, positions: list[int], course: Course, dice: Random) -> list[float]:
    """How much of the planned way is gone at the end of each quarter of a year: 1 is the target."""
    speed = dice.choices(_SPEEDS, course.speeds)[0] * dice.uniform(0.92, 1.08)
    return [
        min(_FURTHEST, speed * _GONE[number_of(timeline.lived[position])]) for position in positions
    ]


def _half(points: float) -> float:
    return round(points * 2) / 2


def _fall(timeline: Timeline, households: int, dice: Random) -> tuple[dict[int, int], Lived]:
    """Poor households at the start of each year, and how many fewer they are since then."""
    poor = round(households * dice.uniform(0.35, 0.45))
    course = COURSES["giam-ngheo"]
    poor_in, values, plans = {}, [], {}
    for year, positions in _years(timeline).items():
        poor_in[year] = poor
        target = _half(dice.uniform(*course.planned) * timeline.pace)
        planned = target * households / 100
        plans[year] = Plan(Value(0, households), target, round(planned))
        most = max(0, poor - 40)
        fewer = [min(most, round(planned * way)) for way in _way(timeline, positions, course, dice)]
        values += [Value(number, households) for number in fewer]
        poor -= fewer[-1]
    return poor_in, Lived(values, plans)


def _rise(timeline: Timeline, course: Course, poor: dict[int, int], dice: Random) -> Lived:
    """A share of the poor households that grows from year to year."""
    values: list[Value] = []
    plans = {}
    share = dice.uniform(*course.start) / 100
    start: Value | None = None
    for year, positions in _years(timeline).items():
        start = start or Value(round(share * poor[year]), poor[year])
        planned = dice.uniform(*course.planned) * timeline.pace
        target = max(_half(share * 100), min(98, _half(share * 100 + planned)))
        plans[year] = Plan(start, target, round(target * poor[year] / 100))
        for way in _way(timeline, positions, course, dice):
            reached = min(0.99, share + (target / 100 - share) * way)
            values.append(Value(round(reached * poor[year]), poor[year]))
        start = values[-1]
        share = start.numerator / start.denominator
    return Lived(values, plans)


def _turn(lived: Lived) -> Lived:
    """The share of those who are left, which falls as the share of the others grows."""

    def left(value: Value) -> Value:
        return Value(value.denominator - value.numerator, value.denominator)

    plans = {
        year: Plan(left(plan.start), 100 - plan.target, plan.start.denominator - plan.count)
        for year, plan in lived.plans.items()
    }
    return Lived([left(value) for value in lived.values], plans)


def _births(timeline: Timeline, dice: Random) -> Lived:
    """Births since the start of the year, and those of a third child or more among them."""
    rate = dice.uniform(0.05, 0.2)
    values, plans = [], {}
    births_before = dice.randint(20, 28)
    for year, positions in _years(timeline).items():
        wanted = round(rate * births_before * dice.uniform(0.6, 1.2))
        target = max(3, round(rate * 100 * dice.uniform(0.7, 1.1)))
        plans[year] = Plan(Value(0, births_before), target, wanted)
        third = births = 0
        for _ in positions:
            now = dice.randint(4, 9)
            births += now
            third += sum(dice.random() < rate for _ in range(now))
            values.append(Value(third, births))
        births_before = births
    return Lived(values, plans)


def _planning(timeline: Timeline, dice: Random) -> Lived:
    """Whether the commune has its plan for the year: some make it only in spring or summer."""
    values, plans = [], {}
    start = Value(0, 1)
    for year, positions in _years(timeline).items():
        plans[year] = Plan(start, 100, 1)
        made_in = dice.choices((1, 2, 3), (70, 15, 15))[0]
        for position in positions:
            values.append(Value(int(number_of(timeline.lived[position]) >= made_in), 1))
        start = values[-1]
    return Lived(values, plans)
