"""The sections of Hủ tục, phong tục: the list by commune, the way down, its end, every place."""

from typing import NamedTuple

import pandas as pd

from app.cache import kept
from app.customs.few_rows import draw_few
from app.customs.forecast_chart import describe_forecast, draw_forecast
from app.customs.grid_chart import (
    describe_grid,
    draw_grid,
    draw_legend,
    make_cells,
    tell_lasting,
)
from app.customs.lasting import MEANING
from app.customs.rundown_chart import (
    ENOUGH,
    LAYOUTS,
    SCALES,
    describe_rundown,
    draw_rundown,
    has_course,
    order,
)
from app.customs.tables import list_forecast, list_grid, list_places, list_rundown, list_states
from app.customs.titles import (
    shorten_sources,
    tell_range,
    tell_returns,
    title_forecast,
    title_list,
    title_places,
    title_rundown,
)
from app.explaining.section import read_told
from app.links import link_names
from app.section import Section
from app.view import View
from data.vietnamese import write_count, write_quarter
from measures import completeness
from measures.communes import name_alone, read_terms
from measures.completeness import Silences
from measures.figures.quarter import ask_figures
from measures.forecast import foresee
from measures.places import read_places as find_places
from measures.rundown import Course, no_communes, trace, trace_communes
from measures.totals import join_sources
from queries import query

MANY = 60  # communes side by side: more than that is no grid, and no few rows to ask for


class Grid(NamedTuple):
    """The official list by commune, drawn as a table of its own (HTML) with its legend.

    `notes` stand below it; where there are too many communes to be shown one by one, the first
    says what to do.
    """

    name: str
    title: str
    subtitle: str
    html: str
    notes: list[str]
    alt: str
    table: pd.DataFrame
    source: str


class WayDown(NamedTuple):
    """What is said of the customs on their way down, beside their panels.

    `count`: customs that were ever practised; without any there is only the title. `drawn`: how
    many of them have a panel, the others stand in `few` (HTML). `returns`: what is there again, in
    sentences; `never`: the customs that never were; `quarters`: every figure; `states`: the state
    of each custom in each commune.
    """

    title: str
    count: int
    drawn: int
    subtitle: str
    returns: list[str]
    few: str
    never: str
    quarters: pd.DataFrame
    states: pd.DataFrame
    source: str


class Places(NamedTuple):
    """Every place where a custom is practised; `table` is None where there are too many. `source`
    is that of all rows, empty where each names its own."""

    title: str
    subtitle: str
    table: pd.DataFrame | None
    source: str = ""


class _Told(NamedTuple):
    """All that was reported of the choice: over all communes, one by one, and row by row; and
    where villages are silent."""

    courses: list[Course]
    parts: dict[tuple[str, str], Course]
    rows: pd.DataFrame
    silences: Silences

    @property
    def known(self) -> list[Course]:
        """The customs that were ever practised."""
        return [one for one in self.courses if one.was_practised]


@kept
def read_grid(view: View) -> Grid:
    """The official list by commune, with the largest change as its title."""
    courses, told, rows, silences = _read(view)
    heads = {c: name_alone(label) for c, label in view.chosen.items()} if _is_few(view) else {}
    part, parts = _read_parts(view)
    cells = make_cells(courses, rows, silences, heads, _whole(view), parts)
    zeros = " Số 0 mà huyện báo chung được tính cho từng xã." if view.communes else ""
    lasting = tell_lasting(courses) if _is_few(view) else {}
    where = f"{view.where}{_tell_part(view, part)}"
    many = f"Hãy chọn không quá {MANY} xã để xem từng xã và các quý trước nữa."
    return Grid(
        name="danh-muc",
        title=title_list(courses, told, view.quarter_before, view.chosen, part),
        subtitle=(
            f"Danh mục {write_count(len(courses))} hủ tục, phong tục không còn phù hợp: số hộ còn "
            f"thực hiện, {write_quarter(view.quarter)}, {where}.{zeros}"
        ),
        html=link_names(draw_grid(cells, lasting), view) + draw_legend(cells),
        notes=[MEANING] * bool(lasting) if _is_few(view) else [many],
        alt=describe_grid(cells),
        table=list_grid(cells, lasting),
        source=join_sources(rows.loc[rows["quarter"] == view.quarter, "source"].tolist()),
    )


@kept
def read_way_down(view: View) -> WayDown:
    """How many customs stand where on their way down, and which are back."""
    told = _read(view)
    known = told.known
    few = [one for one in order(known) if not has_course(one)]
    never = "; ".join(one.custom for one in told.courses if not one.was_practised)
    return WayDown(
        title=title_rundown(known),
        count=len(known),
        drawn=len(known) - len(few),
        subtitle=_subtitle(view, known),
        returns=tell_returns(told.courses, told.parts, view.chosen),
        few=draw_few(few, f"Có số của dưới {ENOUGH} quý, chưa vẽ thành đường:", _is_few(view)),
        never=f"Chưa từng ghi nhận còn thực hiện: {never}." if never else "",
        quarters=list_rundown(known, told.rows),
        states=list_states(known, told.parts, view.chosen, _whole(view)),
        source=shorten_sources(told.rows["source"].tolist()),
    )


@kept
def read_panels(view: View, scale: str) -> Section:
    """Households by quarter, a panel for each custom that was practised and often told of."""
    told = _read(view)
    way = read_way_down(view)
    drawn = [one for one in order(told.known) if has_course(one)]
    marks = read_told(view, "customs").marks
    return Section(
        name="duong-di",
        title=way.title,
        subtitle=f"{way.subtitle} {SCALES[scale]}.",
        figure=draw_rundown(drawn, scale, marks=marks),
        alt=describe_rundown(drawn),
        table=way.quarters,
        source=way.source,
        fits=tuple((below, draw_rundown(drawn, scale, across, marks)) for below, across in LAYOUTS),
    )


@kept
def read_names(view: View) -> dict[str, str]:
    """The names of all customs of the list by their ids, in its order."""
    return {one.custom_id: one.custom for one in _read(view).courses}


@kept
def read_left(view: View) -> dict[str, str]:
    """The customs that are still practised, by their ids; the most households first."""
    left = [one for one in _read(view).known if one.is_practised]
    left.sort(key=lambda one: one.last.value or 0, reverse=True)
    return {one.custom_id: one.custom for one in left}


@kept
def tell_none_left(view: View) -> str:
    """Why there is no custom of which to ask when it may end."""
    why = "Chưa ghi nhận mục nào còn thực hiện; hãy chọn quý khác, hoặc bỏ chọn xã."
    if _read(view).known:
        why = "Mọi mục từng ghi nhận đều đã báo không còn."
    return f"{why} Đang xem {view.where}, đến {write_quarter(view.quarter)}."


@kept
def read_forecast(view: View, custom_id: str) -> Section:
    """The course of one custom, and when it may end."""
    courses, _, rows, _ = _read(view)
    [one] = [course for course in courses if course.custom_id == custom_id]
    told = rows[rows["custom_id"] == custom_id]
    forecast = foresee(one.points)
    title = title_forecast(one, forecast)
    return Section(
        name="thoi-diem-cham-dut",
        title=title,
        subtitle=(
            f"Số hộ còn thực hiện theo quý đến {write_quarter(view.quarter)} và ước tính sau đó, "
            f"{view.where}. {tell_range(forecast)}"
        ),
        figure=draw_forecast(one, forecast),
        alt=describe_forecast(one, title),
        table=list_forecast(one, told),
        source=shorten_sources(told["source"].tolist()),
    )


@kept
def read_places(view: View) -> Places:
    """Every place where a custom is practised, or was in the quarter before."""
    if not _is_few(view):
        ask = f"Hãy chọn không quá {MANY} xã để xem từng nơi."
        return Places("Nơi còn thực hiện", ask, None)
    places = find_places(view.scope, read_silences(view), view.villages)
    table = list_places(places, view.quarter_before)
    source = ""
    if not table.empty and table["Nguồn"].nunique() == 1:
        source = table["Nguồn"].iloc[0]
        table = table.drop(columns="Nguồn")
    return Places(
        title=title_places(places, view.quarter),
        subtitle=(
            f"Số hộ còn thực hiện ở từng {'nơi' if view.villages else 'xã'}, "
            f"{write_quarter(view.quarter)} so với {write_quarter(view.quarter_before)}, "
            f"{view.where}; theo thứ tự của danh mục."
        ),
        table=table,
        source=source,
    )


@kept
def read_silences(view: View) -> Silences:
    """Where villages are silent that keep a custom, as far as is known; of the whole choice."""
    return completeness.read_silences(view.snapshot, view.quarter, view.communes, _since(view))


@kept
def _read(view: View) -> _Told:
    chosen = {"on": view.snapshot, "quarter": view.quarter, "communes": view.communes}
    rows = query("customs/by_commune", **chosen) if _is_few(view) else no_communes()
    silences = read_silences(view)
    courses = trace(query("customs/course", since=_since(view), **chosen), silences)
    terms = read_terms(view.snapshot, view.communes)
    there = rows[rows["commune_id"].isin(list(view.chosen)) | rows["commune_id"].isna()]
    return _Told(courses, trace_communes(courses, there, silences, terms), rows, silences)


def _read_parts(view: View) -> tuple[str, dict[str, str]]:
    """Who stands behind the list, "6/7 xã, thị trấn báo cáo", and by ids behind each custom of it,
    "6/7 xã"; "" and none where all do."""
    figures = ask_figures(view.scope, ["custom"])
    whole = figures.get("customs.households")
    parts = {}
    for custom in figures.customs:
        figure = figures.get(f"customs.{custom.custom_id}") if _is_few(view) else whole
        if figure.part:
            parts[custom.custom_id] = figure.short_part
    return whole.part, parts


def _tell_part(view: View, part: str) -> str:
    """ " (6/7 xã, thị trấn báo cáo)" where not all of the district's did; of those that were chosen
    each has a column of its own."""
    return f" ({part})" if part and not view.communes else ""


def _since(view: View) -> str:
    """The first quarter that is asked for: of a whole country, of two quarters the totals only."""
    return "" if _is_few(view) else min(view.quarter_before, view.quarter)


def _is_few(view: View) -> bool:
    return len(view.chosen) <= MANY


def _whole(view: View) -> str:
    """What all communes of the choice are called together."""
    return f"Cộng {len(view.communes)} xã" if view.communes else "Toàn huyện"


def _subtitle(view: View, known: list[Course]) -> str:
    """What the panels show; empty where there is none."""
    if not known:
        return ""
    ends = (write_quarter(known[0].points[end].quarter) for end in (0, -1))
    span = " đến ".join(dict.fromkeys(ends))
    return f"Số hộ còn thực hiện cuối mỗi quý, {span}, {view.where}."
