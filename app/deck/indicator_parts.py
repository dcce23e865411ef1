"""Slides about indicators: how many are where, each in each commune, and the one that lags most."""

from app.colours import DISTANCES, EMPTY
from app.deck.fitting import join_lines
from app.deck.slide import Slide
from app.deck.taking import Asked, take
from app.deck.texts import Columns, Grid, Tint
from app.indicators import section as indicators_section
from app.overview.section import read_tiles
from data import words
from data.vietnamese import write_quarter
from measures.progress import STATUSES

MOST_PLACES = 9  # beside each other


def make_indicators(asked: Asked) -> Slide:
    """How many indicators are where."""
    view = asked.view
    tile = read_tiles(view)[2]
    overview = indicators_section.read_overview(view)
    if tile.said:
        names = [words.start(name) for name in overview.options.values()]
        return Slide(
            "", "", tile.chart.title,
            text=Columns([("Các chỉ tiêu", names)]),
            notes=(tile.said, overview.note),
            table=overview.definitions,
        )  # fmt: skip
    table = indicators_section.read_progress(view).table
    return take(tile.chart, [])._replace(table=table)


def make_grid(asked: Asked) -> Slide | None:
    """Every indicator in every commune; None where no distance is known, or they are too many."""
    view = asked.view
    cells = indicators_section.read_cells(view)
    if not cells.is_known or not 1 < len(cells.heads) <= MOST_PLACES:
        return None
    rows = [
        (name, [Tint(cell.word, cell.number, cell.side, *_paint(cell.side)) for cell in row])
        for name, row in cells.rows
    ]
    quarter = write_quarter(view.quarter)
    told = f"Điểm phần trăm so với mức cần có đến hết {quarter}; ✓: đã đạt mục tiêu năm."
    made = take(indicators_section.read_progress(view), [])
    return made._replace(spec="", text=Grid(cells.heads, rows), subtitle=told)


def make_standing(asked: Asked) -> Slide | None:
    """Where each commune stands on the indicator that lags most."""
    standings, _ = indicators_section.read_statuses(asked.view)
    known = [one for one in standings if one.inputs.value is not None]
    if not known:
        return None
    judged = [one for one in known if one.progress.status != "unknown"] or known
    last = max(judged, key=lambda one: STATUSES.index(one.progress.status))
    told = indicators_section.read_indicator(asked.view, last.rule.indicator_id)
    made = take(told.standing, [told.definition, told.why])
    return made._replace(spec=join_lines(made.spec))


def _paint(side: str) -> tuple[str, str]:
    ground, ink = DISTANCES[side]
    return ("" if ground == EMPTY else ground), ink
