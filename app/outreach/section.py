"""The sections of Tuyên truyền: channels over the years, by unit, highlights, support."""

from itertools import dropwhile
from typing import NamedTuple

import pandas as pd

from app.cache import kept
from app.explaining.section import read_told
from app.outreach.channels import (
    CHANNELS,
    LABEL,
    Quarter,
    mark_quarter,
    number_of,
    take_apart,
)
from app.outreach.course_chart import LAYOUTS, Course, describe_course, draw_course, has_course
from app.outreach.tables import list_gifts, list_parts, list_quarters, list_sums
from app.outreach.titles import (
    note_channel,
    tell_few,
    tell_gift,
    tell_parts,
    tell_reported,
    title_course,
    title_gifts,
    title_highlights,
    title_units,
)
from app.outreach.units_chart import Place, describe_units, draw_units
from app.section import Section
from app.view import View
from data import words
from data.vietnamese import write_number, write_quarter
from measures.figures.series import ask_series
from measures.outreach import Unit, add_gifts
from measures.totals import join_sources
from queries import query

AREAS = ("outreach", "support")
QUARTERS = 12  # three years
MANY = 60  # units side by side: more than that is no chart
SIGNS = (
    "Số lớn: quý đang xem. Cột nhạt: các quý trước; cột gạch chéo: chưa đủ xã báo cáo, hoặc chưa "
    "đếm hết; “–”: chưa có số; “>”: hơn, “≥”: ít nhất, “≈”: khoảng. Mỗi ô một thang."
)
RATIO = "Lượt người mỗi buổi là tổng lượt người chia cho tổng số buổi của những nơi có cả hai số."
WHOLE = (
    "Khi từng xã, từng cơ quan có số của mình, biểu đồ từng kênh theo đơn vị hiện ở đây; xã và cơ "
    "quan xếp riêng."
)
HIGHLIGHTS = (
    "Lời của đơn vị ở mục “Kết quả nổi bật trong quý” của biểu, hoặc điều báo cáo của huyện nêu về "
    "đơn vị; nói về cả Cuộc vận động, không riêng tuyên truyền."
)
SHEET = (
    "Khi đơn vị điền mục “Kết quả nổi bật trong quý” ở tờ “Nhận xét, kiến nghị” của biểu, lời ấy "
    "hiện ở đây, xã và cơ quan xếp riêng."
)
ADDED = (
    "Mỗi loại cộng riêng theo đơn vị tính của nó; nơi nhận, số lượng, đơn vị hỗ trợ như nguồn nêu."
)
GIFTS = (
    "Khi biểu của xã hoặc cơ quan ghi hỗ trợ đã trao (máy ấp trứng, con giống …), từng loại hiện ở "
    "đây với đơn vị tính của nó."
)


class Noted(NamedTuple):
    """A section and the sentences below its chart."""

    section: Section
    notes: list[str]


class Units(NamedTuple):
    """One channel by unit: `chart` None where no single unit is told of, or where they are too
    many; `notes`: who reported, or why nothing is drawn; `table`: all channels; `is_whole`: the
    source tells of the district alone, whatever the channel."""

    title: str
    subtitle: str
    chart: Section | None
    notes: list[str]
    table: pd.DataFrame
    source: str
    is_whole: bool


class Told(NamedTuple):
    """Lists under a head each (markup.write_groups); `note` stands below the title."""

    title: str
    note: str
    groups: list[tuple[str, str, list[str], str, bool]]
    source: str = ""


class Highlights(NamedTuple):
    """What units say of the quarter, communes and agencies apart: groups under a head each."""

    title: str
    note: str
    kinds: list[Told]


class Support(NamedTuple):
    """What was handed over in the quarter, and two tables of all quarters."""

    told: Told
    sums: pd.DataFrame
    gifts: pd.DataFrame


@kept
def is_reported(view: View) -> bool:
    """Whether anything is told of outreach in the quarter, or in those before it."""
    return bool(_begin(_read(view)))


@kept
def read_course(view: View) -> Noted:
    """Every channel over the quarters up to the chosen one; only where anything is told."""
    series = _begin(_read(view))
    courses = [
        Course(
            channel,
            [mark_quarter(one, channel) for one in series],
            note_channel(series[-1], channel),
        )
        for channel in CHANNELS
    ]
    first, last, before = series[0].figures.quarter, view.quarter, view.quarter_before
    explained = read_told(view, "outreach")
    span = f"theo quý, {write_quarter(first)} đến " if first != last else ""
    section = Section(
        name="tuyen-truyen",
        title=title_course(series[-1].figures),
        subtitle=(
            f"Từng kênh {span}{write_quarter(last)}, {view.where}; so với {write_quarter(before)}."
        ),
        figure=draw_course(courses, before, marks=explained.marks),
        alt=describe_course(courses),
        table=list_quarters(series),
        source=_name_sources(courses),
        fits=tuple(
            (below, draw_course(courses, before, across, explained.marks))
            for below, across in LAYOUTS
        ),
    )
    is_drawn, has_before = (
        has_course(courses),
        bool(series[-1].figures.rows("outreach", before=True)),
    )
    few = tell_few(last, before, has_course=is_drawn, is_compared=has_before)
    return Noted(section, [*few, *([SIGNS] if is_drawn else []), RATIO, *explained.key])


@kept
def read_units(view: View, channel: str) -> Units | None:
    """Who told how much of a channel in the quarter; None where nothing is told of any."""
    quarter = _read(view)[-1]
    units = quarter.units
    if not any(unit.now for unit in units):
        return None
    mark = mark_quarter(quarter, channel)
    places = _order(units, channel, is_whole=not mark.part)
    before = write_quarter(view.quarter_before)
    source = join_sources([total.source for unit in units for total in unit.now.values()])
    title = title_units(channel, places, mark.number, mark.part)
    subtitle = f"{words.start(LABEL[channel])} {write_quarter(view.quarter)}, {view.where}."
    if any(place.before for place in places):
        subtitle += f" Vạch đứng: {before}."
    is_drawn = any(place.kind != "district" for place in places) and len(places) <= MANY
    table = list_parts(quarter)
    chart = Section(
        name="theo-don-vi",
        title=title,
        subtitle=subtitle,
        figure=draw_units(places, words.start(write_quarter(view.quarter)), words.start(before)),
        alt=describe_units(places, words.start(LABEL[channel]), before),
        table=table,
        source=mark.source,
    )
    is_whole = not any(unit.now for unit in units if unit.kind != "district")
    reported = tell_reported(units, _name_agencies(view))
    notes = [WHOLE] if is_whole else [tell_parts(units, channel), reported]
    if len(places) > MANY:
        notes.append(
            f"Có {write_number(len(places))} đơn vị: hãy chọn không quá {MANY} xã để xem biểu đồ."
        )
    return Units(
        title, subtitle if is_drawn else "", chart if is_drawn else None, notes, table, source,
        is_whole,
    )  # fmt: skip


@kept
def read_highlights(view: View) -> Highlights:
    """What units call the results of the quarter, in their own words; communes and agencies
    apart."""
    rows = [row for row in _read(view)[-1].figures.notes if row.kind == "highlight"]
    rows = [row for row in rows if not view.communes or row.unit_id in view.communes]
    kinds = []
    for head, is_commune in (("Xã, thị trấn", True), ("Cơ quan của huyện", False)):
        of_kind = [row for row in rows if (row.unit_id in view.commune_labels) is is_commune]
        said: dict[str, list[str]] = {}
        for row in of_kind:
            said.setdefault(row.unit, []).append(row.text)
        groups = [(words.start(unit), "", texts, "", False) for unit, texts in said.items()]
        kinds.append(Told(head, "", groups, join_sources([row.source for row in of_kind])))
    communes, agencies = (len(kind.groups) for kind in kinds)
    title = title_highlights(communes, agencies, len(rows), view.quarter)
    return Highlights(title, HIGHLIGHTS if rows else SHEET, [kind for kind in kinds if kind.groups])


@kept
def read_support(view: View) -> Support:
    """What was handed over in the quarter, and in those before it."""
    series = _read(view)
    gifts = add_gifts(series[-1].figures.rows("support"))
    known = list(dropwhile(lambda one: not one.figures.rows("support"), series))
    source = join_sources([row.source for row in series[-1].figures.rows("support")])
    groups = [
        (f"{words.start(gift.item)}: {gift.text}", "", tell_gift(gift), "", False) for gift in gifts
    ]
    title = title_gifts(gifts, view.quarter)
    told = Told(title, ADDED if gifts else GIFTS, groups, source)
    return Support(told, list_sums(known), list_gifts(known, view.villages))


@kept
def _read(view: View) -> list[Quarter]:
    return [take_apart(figures) for figures in ask_series(view.scope, AREAS, QUARTERS)]


def _begin(series: list[Quarter]) -> list[Quarter]:
    """From the first quarter in which anything is told of outreach."""
    return list(dropwhile(lambda one: not one.figures.rows("outreach"), series))


def _name_sources(courses: list[Course]) -> str:
    """Of the newest quarter that has a number, of any channel; the table names all of them."""
    for marks in zip(*(reversed(course.marks) for course in courses), strict=True):
        if found := [mark.source for mark in marks if mark.source]:
            return join_sources(found)
    return ""


def _order(units: list[Unit], channel: str, *, is_whole: bool) -> list[Place]:
    """Kind by kind, most first; who did not tell last, where somebody was expected to."""
    places = [
        Place(
            unit.label, unit.kind, number_of(unit, channel), number_of(unit, channel, before=True)
        )
        for unit in units
    ]
    shown = [one for one in places if one.now or (one.kind == "commune" and not is_whole)]
    return sorted(shown, key=lambda one: -float(one.now.value) if one.now else 1.0)


def _name_agencies(view: View) -> list[str]:
    """The agencies that are there in the quarter."""
    rows = query("duty/units", on=view.snapshot, quarters=[view.quarter])
    return rows.loc[rows["is_agency"].astype(bool), "label"].tolist()
