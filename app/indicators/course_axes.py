"""The axes of a course: time in quarters, values from zero or below it."""

from app.colours import GRID, MUTED
from data import vietnamese
from measures.course import Course, Plan

_NAMED = 5  # quarters that have room for a name each, on a phone, too


def time_axis(courses: list[Course]) -> dict:
    """The axis of time: quarters where they are few, else one mark for each year."""
    begins = [place(course.points[0].quarter) for course in courses]
    begins += [span(course, plan)[0] for course in courses for plan in course.plans]
    low, high = int(min(begins)), int(place(courses[-1].until))
    if high - low < _NAMED:
        values = list(range(low, high + 1))
        words = [vietnamese.write_quarter(f"{at // 4}-Q{at % 4 + 1}")[4:] for at in values]
    else:
        years = range(low // 4, high // 4 + 1)
        values = [max(4 * year + 1.5, low) for year in years]
        words = [str(year) for year in years]
    return {
        "fixedrange": True, "zeroline": False, "showgrid": False, "tickangle": 0, "ticks": "",
        "tickvals": values, "ticktext": words, "range": [low - 1.2, high + 0.7],
        "tickfont": {"color": MUTED, "size": 12},
    }  # fmt: skip


def value_axis(course: Course) -> dict:
    """The axis of values: from zero, or below it, to above all that is drawn."""
    known = [float(point.inputs.value) for point in course.points]
    known += [float(value) for values in course.communes.values() for value in values.values()]
    known += [float(plan.target) for plan in course.plans]
    low, high = min(0.0, *known), max(0.0, *known)
    room = 0.14 * (high - low) or 1.0
    return {
        "fixedrange": True, "zeroline": False, "gridcolor": GRID, "nticks": 5,
        "range": [low - 0.06 * (high - low), high + room],
        "ticksuffix": "%" if course.rule.unit == "%" else "",
        "tickfont": {"color": MUTED, "size": 12},
    }  # fmt: skip


def span(course: Course, plan: Plan) -> tuple[float, float]:
    """The first and last quarter of a year in which the definition holds."""
    begin = max(f"{plan.year}-Q1", course.rule.valid_from)
    return place(begin), place(min(f"{plan.year}-Q4", course.until))


def place(quarter: str) -> float:
    """Where a quarter stands on the axis of time: a unit is a quarter."""
    return 4 * int(quarter[:4]) + int(quarter[-1]) - 1
