"""The sections of Chỉ tiêu: every indicator in every commune, one indicator, public poverty."""

from typing import NamedTuple

import pandas as pd

from app.cache import kept
from app.indicators.course_section import Explained, draw_course
from app.indicators.grid import Grid, list_cells
from app.indicators.poverty_chart import describe_poverty, poverty_points
from app.indicators.progress_chart import NARROW, NARROW_BELOW, describe_grid, progress_grid
from app.indicators.standing_chart import describe_dumbbells, dumbbells
from app.indicators.tables import (
    list_indicators,
    list_inputs,
    list_poverty,
    list_progress,
    list_standing,
)
from app.indicators.titles import (
    name_together,
    tell_definition,
    tell_poverty,
    title_indicators,
    title_poverty,
    title_progress,
    title_standing,
)
from app.section import Section
from app.sources.tables import list_context
from app.view import View
from data.vietnamese import write_number, write_quarter
from measures.poverty import TOPIC, find_rates
from measures.progress import Rule, read_rules
from measures.standings import MOST_COMMUNES, Standing, drop_double, find_standings
from measures.totals import join_sources
from queries import query


class Overview(NamedTuple):
    """What is known of the indicators in the quarter.

    `missing`: what to say where no figure and no target is known, else empty, and then `options`
    has the name of each indicator by its id, those with a value first. `too_many`: what to do where
    there are too many communes to be shown one by one, else empty. `definitions`: their table, with
    `note` above it.
    """

    title: str
    missing: str
    too_many: str
    options: dict[str, str]
    note: str
    definitions: pd.DataFrame


class Indicator(NamedTuple):
    """One indicator: what it is, where each commune stands and, where known, its course."""

    name: str
    why: str
    definition: str
    standing: Section
    course: Explained | None


class Poverty(NamedTuple):
    """The district's public poverty rates, where there are any, and all figures about poverty."""

    rates: Section | None
    figures: pd.DataFrame


class _Standings(NamedTuple):
    """Definitions up to the quarter, the rules that hold, and where each indicator stands."""

    definitions: pd.DataFrame
    rules: dict[str, Rule]
    places: list[Standing]

    def of(self, indicator: str) -> tuple[pd.DataFrame, list[Standing]]:
        """The definitions and the places of one indicator."""
        own = self.definitions[self.definitions["indicator_id"] == indicator]
        return own, [place for place in self.places if place.rule.indicator_id == indicator]


@kept
def read_overview(view: View) -> Overview:
    """Which indicators there are, which have a figure, and how each is defined."""
    definitions, rules, places = _read(view)
    quarter, communes = write_quarter(view.quarter), len(view.chosen)
    missing = (
        f"Chưa có số liệu chỉ tiêu {quarter} của {view.where}: không văn bản nào trong kho nêu kết "
        "quả hay mục tiêu. Khi các xã gửi số, bảng tiến độ và diễn biến của từng chỉ tiêu sẽ hiện "
        "ở đây."
    )
    too_many = (
        f"Có {write_number(communes)} xã, nên chỉ hiện số chung. Hãy chọn không quá "
        f"{MOST_COMMUNES} xã để xem từng xã."
    )
    known = {place.rule.indicator_id for place in places if place.inputs.value is not None}
    first = sorted(rules.values(), key=lambda rule: rule.indicator_id not in known)
    return Overview(
        title=title_indicators(definitions),
        missing="" if places else missing,
        too_many="" if _each(view) else too_many,
        options={rule.indicator_id: rule.short for rule in first},
        note=(
            f"Định nghĩa của từng chỉ tiêu và thời gian áp dụng, đến {quarter}. Chỉ tiêu đổi định "
            "nghĩa thì không so sánh qua hai định nghĩa."
        ),
        definitions=list_indicators(definitions),
    )


@kept
def read_progress(view: View) -> Section:
    """Every indicator in every commune."""
    standings = _read(view).places
    named = drop_double(standings), view.commune_labels, name_together(view)
    return Section(
        name="tien-do",
        title=title_progress(standings, view),
        subtitle=(
            f"Mỗi ô: còn thiếu hay đã vượt bao nhiêu điểm phần trăm (“điểm”) so với mức cần có đến "
            f"hết {write_quarter(view.quarter)}, {view.where}. ✓: đã đạt mục tiêu năm "
            f"{view.quarter[:4]}. Bấm vào một ô để xem chỉ tiêu đó."
        ),
        figure=progress_grid(*named),
        alt=describe_grid(*named),
        table=list_progress(*named),
        source=join_sources([text for place in named[0] for text in place.sources]),
        fits=((NARROW_BELOW, progress_grid(*named, NARROW)),),
    )


@kept
def read_cells(view: View) -> Grid:
    """The cells of read_progress in few words."""
    return list_cells(drop_double(_read(view).places), view.commune_labels, name_together(view))


@kept
def read_statuses(view: View) -> tuple[list[Standing], str]:
    """Where each indicator stands for all chosen communes together, and their source; no standing
    where neither a figure nor a target is known."""
    together = [place for place in _read(view).places if place.scope == "all"]
    return together, join_sources([text for place in together for text in place.sources])


@kept
def read_inputs(view: View) -> pd.DataFrame:
    """All numbers behind the cells of read_progress."""
    return list_inputs(drop_double(_read(view).places), view.commune_labels, name_together(view))


@kept
def read_indicator(view: View, indicator: str) -> Indicator:
    """One indicator: what it is, where each commune stands, and its course."""
    definitions, places = _read(view).of(indicator)
    now = definitions.iloc[-1]
    return Indicator(
        name=now["name"],
        why=now["why"],
        definition=tell_definition(now),
        standing=_draw_standing(view, places),
        course=draw_course(view, definitions, places),
    )


@kept
def read_poverty(view: View) -> Poverty | None:
    """The district's public poverty rates; None where nothing is public."""
    figures = query("sources/context", on=view.snapshot, topics=[TOPIC])
    if figures.empty:
        return None
    place = f"huyện {view.district}"
    rates = find_rates(figures, place)
    section = (
        Section(
            name="ho-ngheo-ty-le",
            title=title_poverty(rates, place),
            subtitle=tell_poverty(rates),
            figure=poverty_points(rates),
            alt=describe_poverty(rates),
            table=list_poverty(rates),
            source=join_sources([rate.source for rate in rates]),
        )
        if rates
        else None
    )
    return Poverty(section, list_context(figures))


def _draw_standing(view: View, places: list[Standing]) -> Section:
    named = drop_double(places), view.commune_labels, name_together(view)
    sources = [text for place in places for text in (*place.sources, *place.target_sources)]
    return Section(
        name="chi-tieu-xa",
        title=title_standing(places),
        subtitle=(
            f"Từ đầu năm đến {write_quarter(view.quarter)}, so với mục tiêu năm "
            f"{view.quarter[:4]}, {view.where}. Màu theo khoảng cách đến mức cần có, như bảng trên."
        ),
        figure=dumbbells(*named),
        alt=describe_dumbbells(*named),
        table=list_standing(*named),
        source=join_sources(sources),
    )


@kept
def _read(view: View) -> _Standings:
    """Where each indicator stands; no places where neither a figure nor a target is known."""
    definitions = query("indicators/definitions", on=view.snapshot, quarter=view.quarter)
    rows = query(
        "indicators/progress",
        on=view.snapshot,
        quarter=view.quarter,
        before=view.quarter_before,
        communes=view.communes,
        each=_each(view),
    )
    rules = read_rules(definitions)
    if rows.empty:
        return _Standings(definitions, rules, [])
    places = find_standings(
        rules, rows, view.quarter, view.quarter_before, list(view.chosen), each=_each(view)
    )
    return _Standings(definitions, rules, places)


def _each(view: View) -> bool:
    """Whether they are few enough to be shown one by one."""
    return len(view.chosen) <= MOST_COMMUNES
