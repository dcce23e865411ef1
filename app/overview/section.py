"""The sections of Tổng quan."""

import pandas as pd

from app.cache import kept
from app.customs.section import read_silences
from app.overview.cards import make_cards
from app.overview.gaps import find_gaps
from app.overview.highlights import find_highlights
from app.overview.map_chart import (
    MEASURES,
    describe_map,
    find_silent,
    map_cells,
    place_all,
    tile_map,
)
from app.section import Card, Section, Sentence
from app.view import View
from data import words
from data.vietnamese import write_quarter
from measures import places
from measures.figures.quarter import ask_figures
from measures.totals import join_sources
from queries import query

AREAS = ("model", "custom", "outreach")


@kept
def read_quarter(view: View) -> tuple[list[Card], list[Sentence]]:
    """The head row of figures, and the highlights."""
    figures = ask_figures(view.scope, AREAS)
    return make_cards(figures), find_highlights(figures, _read_places(view))


@kept
def read_map(view: View, measure: str) -> Section:
    """The schematic map of a measure; communes that were not chosen keep their places."""
    everywhere, is_chosen = _read_communes(view)
    silent = find_silent(read_silences(view), view.quarter, measure)
    cells = map_cells(everywhere[is_chosen], measure, silent)
    table = cells[["label", "text"]].set_axis(["Xã, thị trấn", MEASURES[measure]], axis=1)
    table["Xã, thị trấn"] = table["Xã, thị trấn"].map(words.start)
    return Section(
        name="ban-do",
        title=f"{MEASURES[measure]}, theo xã",
        subtitle=f"{MEASURES[measure]}, {write_quarter(view.quarter)}, {view.where}.",
        figure=tile_map(cells, measure, everywhere[~is_chosen]),
        alt=describe_map(cells, measure),
        table=table,
        source=join_sources(cells["source"].dropna().tolist()),
    )


@kept
def read_gaps(view: View) -> list[Sentence]:
    """What the data of the quarter does not say."""
    facts, quarter = view.snapshot, view.quarter
    unallocated = query("overview/unallocated", on=facts, quarter=quarter)
    silent = query("overview/silent", on=facts, quarter=quarter)
    everywhere, is_chosen = _read_communes(view)
    return find_gaps(view, unallocated, _read_places(view), everywhere[is_chosen], silent)


def _read_communes(view: View) -> tuple[pd.DataFrame, pd.Series]:
    """What is known of every commune, and which of them were chosen."""
    told = query("overview/map", on=view.snapshot, quarter=view.quarter, communes=[])
    everywhere = place_all(told)
    return everywhere, everywhere["unit_id"].isin(list(view.chosen))


def _read_places(view: View) -> pd.DataFrame:
    return places.read_places(view.scope, read_silences(view), view.villages)
