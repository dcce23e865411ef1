"""The sections of Tổng quan."""

from collections.abc import Callable
from itertools import dropwhile
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from app import colours
from app.cache import kept
from app.customs.section import read_silences
from app.indicators.section import read_overview, read_statuses
from app.indicators.titles import tell_covered
from app.overview import findings
from app.overview.cards import make_cards
from app.overview.gaps import find_gaps
from app.overview.highlights import find_highlights
from app.overview.map_chart import (
    COLUMNS,
    MEASURES,
    describe_map,
    find_silent,
    map_cells,
    place_all,
    tile_map,
)
from app.overview.small_charts import (
    Bar,
    Change,
    describe_bars,
    describe_changes,
    describe_statuses,
    draw_bars,
    draw_changes,
    draw_statuses,
)
from app.section import Card, Section, Sentence
from app.view import View
from data import words
from data.vietnamese import shift_quarter, write_quarter
from measures import places
from measures.figures.quarter import Figures
from measures.figures.series import ask_series
from measures.progress import STATUSES
from measures.totals import join_sources
from queries import query

AREAS = ("model", "custom", "outreach")
QUARTERS = 8  # of the small charts
_HOUSEHOLDS, _SESSIONS = "Hộ còn thực hiện hủ tục, phong tục", "Buổi tuyên truyền"
SIGNS = "Cột gạch chéo, “≥”: chưa đủ xã báo cáo, hoặc chưa đếm hết; “–”: chưa có số."


class Tile(NamedTuple):
    """A small chart under its subject, which leads to the subject's page (its address; empty where
    it has none); where there is nothing to draw, `said` says why."""

    subject: str
    page: str
    chart: Section
    said: str = ""


@kept
def read_quarter(view: View) -> tuple[list[Card], list[Sentence]]:
    """The figures beside the small charts, and the highlights."""
    figures = _read_series(view)[-1]
    return make_cards(figures), find_highlights(figures, _read_places(view))


@kept
def read_tiles(view: View) -> list[Tile]:
    """A small chart for models, customs, indicators and outreach, each with its finding."""
    return [_models(view), _customs(view), _indicators(view), _outreach(view)]


@kept
def read_numbers(view: View) -> pd.DataFrame:
    """The numbers of the small charts by quarter, newest first."""
    rows = []
    for figures in reversed(_read_series(view)):
        told = {"Quý": write_quarter(figures.quarter)}
        for name in NUMBERS:
            figure = figures.get(name)
            told[figure.label] = words.NO_FIGURE if figure.total is None else str(figure.total)
        told["Báo cáo"] = "; ".join(
            dict.fromkeys(part for name in NUMBERS if (part := figures.get(name).part))
        )
        rows.append(told)
    return pd.DataFrame(rows)


@kept
def read_map(view: View, measure: str) -> Section:
    """The schematic map of a measure; communes that were not chosen keep their places, paler."""
    everywhere, is_chosen = _read_communes(view)
    whole = view._replace(communes=[])
    silent = find_silent(read_silences(whole), view.quarter, measure)
    cells = map_cells(everywhere, measure, silent)
    links = {unit: view.link_profile(unit) for unit in view.commune_labels}
    top = query("overview/scale", on=view.snapshot)[COLUMNS[measure].value].iat[0]
    chosen = cells[is_chosen]
    table = chosen[["label", "text"]].set_axis(["Xã, thị trấn", MEASURES[measure]], axis=1)
    table["Xã, thị trấn"] = table["Xã, thị trấn"].map(words.start)
    return Section(
        name="ban-do",
        title=f"{MEASURES[measure]}, theo xã",
        subtitle=f"{MEASURES[measure]}, {write_quarter(view.quarter)}, {view.where}.",
        figure=tile_map(cells, measure, int(top), is_chosen.tolist(), links),
        alt=describe_map(chosen, measure),
        table=table,
        source=join_sources(chosen["source"].dropna().tolist()),
    )


@kept
def read_gaps(view: View) -> list[Sentence]:
    """What the data of the quarter does not say."""
    facts, quarter = view.snapshot, view.quarter
    unallocated = query("overview/unallocated", on=facts, quarter=quarter)
    silent = query("overview/silent", on=facts, quarter=quarter)
    everywhere, is_chosen = _read_communes(view)
    return find_gaps(view, unallocated, _read_places(view), everywhere[is_chosen], silent)


NUMBERS = (
    "models.launched", "models.goal_met", "models.ineffective", "customs.households",
    "outreach.session",
)  # fmt: skip


@kept
def _read_series(view: View) -> list[Figures]:
    return ask_series(view.scope, AREAS, QUARTERS)


def _models(view: View) -> Tile:
    series = _read_series(view)
    names = ("launched", "goal_met", "ineffective")
    changes = [Change(*(_bar(one, f"models.{name}") for name in names)) for one in series]
    known = [one for one in changes if any(bar.total for bar in one)]
    changes = changes[changes.index(known[0]) :] if known else []
    return _by_quarter(
        view,
        ("Mô hình", "mo-hinh"),
        findings.find_models(series[-1]),
        [one.launched.quarter for one in known],
        "mô hình ra mắt và dừng",
        lambda: (draw_changes(changes), describe_changes(changes)),
        [f"models.{name}" for name in names],
    )


def _customs(view: View) -> Tile:
    series = _read_series(view)
    bars = _begin([_bar(one, "customs.households") for one in series])
    return _by_quarter(
        view,
        ("Hủ tục, phong tục", "hu-tuc"),
        findings.find_customs(series[-1]),
        [bar.quarter for bar in bars if bar.total],
        "hộ còn thực hiện hủ tục, phong tục",
        lambda: (
            draw_bars(bars, "hộ", colours.STRONG, colours.SCALE[2], _HOUSEHOLDS),
            describe_bars(bars, _HOUSEHOLDS),
        ),
        ["customs.households"],
    )


def _outreach(view: View) -> Tile:
    series = _read_series(view)
    bars = _begin([_bar(one, "outreach.session") for one in series])
    return _by_quarter(
        view,
        ("Tuyên truyền", "tuyen-truyen"),
        findings.find_outreach(series[-1]),
        [bar.quarter for bar in bars if bar.total],
        "buổi tuyên truyền",
        lambda: (
            draw_bars(bars, "buổi", colours.STOCK, colours.THIN, _SESSIONS),
            describe_bars(bars, _SESSIONS),
        ),
        ["outreach.session"],
    )


def _indicators(view: View) -> Tile:
    standings, source = read_statuses(view)
    names = {
        status: [one.rule.short for one in standings if one.progress.status == status]
        for status in STATUSES
    }
    drawn = {status: of for status, of in names.items() if of or status != "unknown"}
    is_known = len(names["unknown"]) < len(standings)
    overview = read_overview(view)
    quarter = write_quarter(view.quarter)
    if any(one.inputs.value is not None for one in standings):
        said = (
            f"Đã có kết quả {quarter}, nhưng còn thiếu mục tiêu, mức đầu năm hoặc số của các xã để "
            "xét tiến độ. Từng số có ở trang Chỉ tiêu."
        )
    else:
        said = (
            f"Kho chưa có kết quả chỉ tiêu nào của {quarter}. Khi các xã gửi số, tiến độ hiện ở "
            "đây; định nghĩa từng chỉ tiêu có ở trang Chỉ tiêu."
        )
    section = Section(
        name="nho-indicators",
        title=(
            findings.find_indicators(names) + tell_covered(standings) * is_known
            if standings
            else overview.title
        ),
        subtitle=f"Số chỉ tiêu theo tiến độ {write_quarter(view.quarter)}, {view.where}.",
        figure=draw_statuses(drawn) if is_known else go.Figure(),
        alt=describe_statuses(drawn) if is_known else said,
        table=pd.DataFrame(),
        source=source if is_known else "",
    )
    return Tile("Chỉ tiêu", "chi-tieu", section, "" if is_known else said)


def _by_quarter(
    view: View,
    place: tuple[str, str],
    finding: str,
    known: list[str],
    what: str,
    draw: Callable[[], tuple[go.Figure, str]],
    numbers: list[str],
) -> Tile:
    """A tile of bars by quarter; a sentence where fewer than two quarters have a number."""
    said = "" if len(known) > 1 else findings.tell_nothing(known, what)
    figure, alt = (go.Figure(), said) if said else draw()
    series = _read_series(view)
    sources = [one.get(number).source for one in reversed(series) for number in numbers]
    first = write_quarter(known[0] if known else shift_quarter(view.quarter, 1 - QUARTERS))
    section = Section(
        name=f"nho-{numbers[0].split('.')[0]}",
        title=finding,
        subtitle=f"{words.start(what)}, {first} đến {write_quarter(view.quarter)}, {view.where}.",
        figure=figure,
        alt=alt,
        table=pd.DataFrame(),
        source=findings.shorten([source for source in sources if source]),
    )
    return Tile(*place, section, said)


def _bar(figures: Figures, name: str) -> Bar:
    figure = figures.get(name)
    return Bar(figures.quarter, figure.total, figure.part)


def _begin(bars: list[Bar]) -> list[Bar]:
    """From the first quarter that has a number."""
    return list(dropwhile(lambda bar: bar.total is None, bars))


def _read_communes(view: View) -> tuple[pd.DataFrame, pd.Series]:
    """What is known of every commune, and which of them were chosen."""
    told = query("overview/map", on=view.snapshot, quarter=view.quarter, communes=[])
    everywhere = place_all(told)
    return everywhere, everywhere["unit_id"].isin(list(view.chosen))


def _read_places(view: View) -> pd.DataFrame:
    return places.read_places(view.scope, read_silences(view), view.villages)
