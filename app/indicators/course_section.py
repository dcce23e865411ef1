"""The section of one indicator's course: the district, and the communes that were chosen."""

from typing import NamedTuple

import pandas as pd

from app.explaining.section import read_told
from app.indicators.course_chart import MOST_CHOSEN, course_lines, describe_course
from app.indicators.tables import list_course
from app.indicators.titles import (
    tell_course,
    tell_point,
    tell_sources,
    title_course,
    title_courses,
)
from app.section import Section
from app.view import View
from data import words
from measures.communes import read_terms
from measures.course import Course, find_courses
from measures.progress import read_rule
from measures.standings import MOST_COMMUNES, Standing
from queries import query

DISTRICT = "Toàn huyện"


class Explained(NamedTuple):
    """A section, and the key of the marks on its axis of time."""

    section: Section
    key: list[str]


def draw_course(view: View, definitions: pd.DataFrame, places: list[Standing]) -> Explained | None:
    """The course of one indicator in the district, with the communes that were chosen; None where
    it never had a figure there."""
    few = len(view.commune_labels) <= MOST_COMMUNES
    district, rows = _follow(view, definitions, [], each=few)
    own = _follow(view, definitions, view.communes, each=True)[0] if view.communes else district
    if not own:
        return None
    whole, chosen = places[0], view.communes
    title = title_course(own, whole, view)
    if len(chosen) > 1:
        last = district[-1].points[-1]
        now = last.quarter == view.quarter
        singles = [place for place in places if place.commune in chosen[:MOST_CHOSEN]]
        title = title_courses(
            singles, view.commune_labels, tell_point(district[-1], last) if now else words.NO_FIGURE
        )
    drawn = _join(district, own, is_plan=len(chosen) == 1)
    told = read_told(view, "indicators", places[0].rule.indicator_id, drawn[0].points[0].quarter)
    section = Section(
        name="chi-tieu-dien-bien",
        title=title,
        subtitle=tell_course(drawn, definitions, view),
        figure=course_lines(
            drawn,
            view.commune_labels,
            DISTRICT,
            chosen,
            chosen[0] if len(chosen) == 1 else "",
            told.marks,
        ),
        alt=describe_course(drawn, DISTRICT, view.commune_labels, chosen),
        table=list_course(drawn, view.commune_labels, DISTRICT, read_terms(view.snapshot, [])),
        source=tell_sources(rows),
    )
    return Explained(section, told.key)


def _follow(
    view: View, definitions: pd.DataFrame, communes: list[str], *, each: bool
) -> tuple[list[Course], pd.DataFrame]:
    """The courses of some communes of one indicator, all of them where none is named, and the rows
    that they are made of."""
    rows = query(
        "indicators/course",
        on=view.snapshot,
        indicator=definitions["indicator_id"].iloc[0],
        quarter=view.quarter,
        communes=communes,
        each=each,
    )
    courses = find_courses(
        [read_rule(row) for row in definitions.itertuples()],
        rows,
        view.quarter,
        communes or list(view.commune_labels),
        each=each,
        terms=read_terms(view.snapshot, communes),
    )
    return courses, rows


def _join(district: list[Course], own: list[Course], *, is_plan: bool) -> list[Course]:
    """The district's courses with the communes of others and, where asked for, with their plans."""
    by_version = {course.rule.version: course for course in own}
    joined = []
    for course in district:
        other = by_version.get(course.rule.version)
        if other is not None:
            course = course._replace(communes={**course.communes, **other.communes})
            course = course._replace(plans=other.plans) if is_plan else course
        elif is_plan:
            course = course._replace(plans=[])
        joined.append(course)
    return joined
