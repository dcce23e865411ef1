"""What slides are made of: each asks the section of a page and takes what fits on a slide.

None where the quarter has nothing to say; a sentence with large figures where it has too little for
a chart.
"""

import json
from collections.abc import Callable
from html import unescape

import pandas as pd

from app.colours import EMPTY
from app.customs import section as customs_section
from app.deck.fitting import add_legend, drop_marks, join_signs
from app.deck.indicator_parts import make_grid, make_indicators, make_standing
from app.deck.slide import Slide
from app.deck.taking import Asked, take
from app.deck.task_parts import MOST_LINES, cut, make_conclusions, make_tasks, tell
from app.deck.texts import Columns, Cover, Figures, Lines, Tiles
from app.duty import section as duty_section
from app.models import section as models_section
from app.models import stock
from app.news.section import read_page as read_news
from app.outreach import section as outreach_section
from app.overview.section import read_gaps, read_map, read_numbers, read_quarter, read_tiles
from app.section import Section
from app.view import View
from data import words
from data.vietnamese import write_quarter
from measures.duty import write_status
from measures.outcomes import ALL
from measures.totals import join_sources

MOST_COMMUNES = 14  # in the table of a slide
CAMPAIGN = "Kết quả thực hiện Cuộc vận động"


def make_cover(asked: Asked) -> Slide:
    """Whose figures of which quarter these are."""
    view = asked.view
    gaps = [f"{one.text} ({one.source})" if one.source else one.text for one in read_gaps(view)]
    lines = [f"Huyện {view.district}", words.start(view.where)]
    text = Cover([*lines, f"So với {write_quarter(view.quarter_before)}"])
    title = f"{CAMPAIGN}, {write_quarter(view.quarter)}"
    return Slide("", "", title, text=text, notes=("Còn thiếu trong số liệu của quý:", *gaps))


def make_news(asked: Asked) -> Slide | None:
    """What asks for attention, and what else changed."""
    page = read_news(asked.view, asked.today, asked.sent)
    if not page.groups:
        return None
    is_short = len(page.groups) <= MOST_LINES
    asking = [tell(group, is_short) for group in page.groups if group.is_asking]
    others = [tell(group, is_short) for group in page.groups if not group.is_asking]
    columns = [
        (head, cut(lines, MOST_LINES, "thay đổi", "Có gì mới"))
        for head, lines in (("Cần chú ý", asking), ("Thay đổi khác", others))
    ]
    return Slide(
        "", "", page.title,
        text=Columns(columns),
        source=join_sources([group.source for group in page.groups if group.source]),
        notes=tuple(line for group in page.groups for line in (f"{group.title}.", *group.lines)),
        table=page.table,
    )  # fmt: skip


def make_models(asked: Asked) -> Slide:
    """Models launched and stopped, by quarter."""
    found = models_section.read_list(asked.view, "quy", "xa", ALL, ALL)
    return _take_tile(asked.view, 0, slice(0, 2), found.shown)


def make_running(asked: Asked) -> Slide | None:
    """How many models run, quarter by quarter."""
    noted = stock.read_running(asked.view)
    if noted is None:
        return None
    made = take(noted.section, noted.notes)
    return made._replace(spec=join_signs(drop_marks(made.spec)))


def make_balance(asked: Asked) -> Slide | None:
    """From the models at the quarter's start to those at its end."""
    noted = stock.read_balance(asked.view)
    return take(noted.section, noted.notes) if noted else None


def make_stopped(asked: Asked) -> Slide | None:
    """Models that stopped, by commune; the list of them behind it."""
    found = models_section.read_stopped(asked.view, "quy", "xa", ALL)
    if not found.is_drawn:
        return None
    rows = models_section.read_list(asked.view, "quy", "xa", ALL, ALL).shown
    return take(found, found.notes[1:], rows)


def make_customs(asked: Asked) -> Slide:
    """Households that keep a custom, by quarter."""
    return _take_tile(asked.view, 1, slice(2, 4), customs_section.read_places(asked.view).table)


def make_customs_map(asked: Asked) -> Slide | None:
    """Households that keep a custom, by commune: the figures of the map, which has no room."""
    tiles = read_map(asked.view, "ho")
    if not tiles.source or len(tiles.table) > MOST_COMMUNES:
        return None
    places = customs_section.read_places(asked.view)
    rows, tints = tiles.table.to_numpy().tolist(), _read_tints(tiles.spec)
    return take(tiles, [places.subtitle], places.table)._replace(
        spec="",
        subtitle="",
        text=Tiles("Số hộ còn thực hiện", rows, [tints.get(name, "") for name, _ in rows]),
        title=places.title,
    )


def make_forecast(asked: Asked) -> Slide | None:
    """When the custom that most households keep may end; None where none can be foreseen."""
    left = customs_section.read_left(asked.view)
    if not left or not customs_section.read_way_down(asked.view).drawn:
        return None
    return take(customs_section.read_forecast(asked.view, next(iter(left))), [])


def make_outreach(asked: Asked) -> Slide:
    """Sessions of outreach, by quarter."""
    units = outreach_section.read_units(asked.view, "session")
    return _take_tile(asked.view, 3, slice(4, 6), units.table if units else None)


def make_units(asked: Asked) -> Slide | None:
    """Sessions of outreach, by unit."""
    units = outreach_section.read_units(asked.view, "session")
    if units is None or units.chart is None:
        return None
    made = take(units.chart, units.notes)
    return made._replace(spec=add_legend(made.spec))


def make_duty(asked: Asked) -> Slide:
    """Who reported in time; where that is not known, what is, and the next deadline."""
    matrix = duty_section.read_matrix(asked.view, asked.today, asked.sent)
    rates = duty_section.read_rates(asked.view, asked.today, asked.sent)
    following = duty_section.read_next(asked.view, asked.today, asked.sent)
    late = [
        f"{words.start(label)}: {write_status(status).lower()}"
        for label, status, _ in duty_section.read_statuses(asked.view, asked.today, asked.sent)
        if status.state in ("missing", "late")
    ]
    rows = matrix.table if not matrix.table.empty else None
    if rates:
        return take(rates.quarters, [matrix.title, *late, following.title], rows)
    lines = [*matrix.notes[:2], following.title, following.subtitle]
    return Slide(
        "", "", matrix.title,
        text=Lines([line for line in lines if line]),
        source=matrix.source,
        notes=(matrix.subtitle, *late),
        table=rows,
    )  # fmt: skip


PARTS: dict[str, Callable[[Asked], Slide | None]] = {
    "cover": make_cover,
    "news": make_news,
    "models": make_models,
    "running": make_running,
    "balance": make_balance,
    "stopped": make_stopped,
    "customs": make_customs,
    "customs_map": make_customs_map,
    "forecast": make_forecast,
    "indicators": make_indicators,
    "grid": make_grid,
    "standing": make_standing,
    "outreach": make_outreach,
    "units": make_units,
    "duty": make_duty,
    "tasks": make_tasks,
    "conclusions": make_conclusions,
}


def _take_tile(view: View, number: int, cards: slice, rows: pd.DataFrame | None) -> Slide:
    """A small chart of the first screen, or the figures that stand beside it, large."""
    tile, told = read_tiles(view)[number], read_quarter(view)[0][cards]
    numbers = read_numbers(view)
    if _is_drawn(tile.said, tile.chart):
        return take(tile.chart, [], rows)._replace(table=numbers)
    source = join_sources([card.source for card in told if card.source])
    changes = [f"{card.label}: {'; '.join(card.changes)}." for card in told if card.changes]
    said = tile.said if any(card.source for card in told) else ""
    return Slide(
        "", "", tile.chart.title,
        text=Figures(told) if said else Lines([tile.said]),
        source=source,
        notes=tuple(line for line in (tile.said, *changes, f"Nguồn: {source}") if line),
        table=numbers,
        rows=rows if rows is not None and not rows.empty else None,
    )  # fmt: skip


def _read_tints(spec: str) -> dict[str, str]:
    """The colours of the map's tiles by their names, of those whose figure is known."""
    found = {}
    for tile in json.loads(spec)["data"]:
        colour = tile.get("fillpattern", tile).get("bgcolor", tile.get("fillcolor", EMPTY))
        if colour != EMPTY:
            found[unescape(tile["text"]).split(":")[0]] = colour
    return found


def _is_drawn(said: str, section: Section) -> bool:
    return not said and bool(json.loads(section.spec)["data"])
