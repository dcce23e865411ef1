"""Where a commune lies, as HTML: the small map, its facts and first figures, links to choose."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from app.markup import write, write_lines, write_source
from app.profile.titles import Tile
from data import words
from measures.profile import Profile, Row
from report.profile import Part

MOST_TILES = 60  # communes of the small map
_ROW = 0.866  # rows of hexagons of width 1 interlock at this distance


def draw_place(
    profile: Profile, part: Part, tiles: Sequence[Tile], communes: pd.DataFrame,
    links: Mapping[str, str],
) -> str:  # fmt: skip
    """The first piece: where the commune lies, its facts, its first figures.

    `communes`: rows of frame/communes; `links`: the address of each one's profile by its id.
    """
    facts = "".join(f"<li>{write(line)}</li>" for line in part.lines)
    drawn = "".join(map(_draw_tile, tiles))
    source = write_lines([write_source(part.source)])
    small_map = draw_map(communes, links, profile.unit_id, profile.neighbours)
    return (
        f'<div class="profile-place">{small_map}'
        f'<div><ul class="profile-facts">{facts}</ul>{source}<ol class="strip">{drawn}</ol></div>'
        "</div>"
    )


def draw_map(
    communes: pd.DataFrame, links: Mapping[str, str], own: str = "", near: Collection[str] = ()
) -> str:
    """The schematic map (rows: frame/communes), each name a link; a commune and those beside it
    stand out. Nothing where that commune has no tile, or too many have one."""
    places = communes.dropna(subset=["tile_column", "tile_row"])
    if not 0 < len(places) <= MOST_TILES or (own and own not in set(places["unit_id"])):
        return ""
    left, top = places["tile_column"].min(), places["tile_row"].min()
    wide = places["tile_column"].max() - left + 1
    high = (places["tile_row"].max() - top) * _ROW + 1.155
    tiles = "".join(
        f'<li style="left:{(row.tile_column - left) / wide * 100:.2f}%;'
        f"top:{(row.tile_row - top) * _ROW / high * 100:.2f}%;width:{97 / wide:.2f}%;"
        f'height:{112 / high:.2f}%"{_kind(row.unit_id, own, near)}>{_name(row, own, links)}</li>'
        for row in places.itertuples()
    )
    return (
        f'<ul class="hexes" aria-label="Bản đồ sơ lược" style="aspect-ratio:{wide:.3f}/{high:.3f}">'
        f"{tiles}</ul>"
    )


def draw_choices(labels: Mapping[str, str]) -> str:
    """Communes to choose one of, as links; addresses by their labels."""
    items = "".join(
        f'<li><a href="{write(address)}">{write(words.start(label))}</a></li>'
        for label, address in labels.items()
    )
    return f'<ul class="profile-communes">{items}</ul>'


def _draw_tile(tile: Tile) -> str:
    kind = "tile" if tile.is_known else "tile-unknown"
    return (
        f'<li class="{kind}"><span>{write(tile.label)}</span>'
        f"<strong>{write(tile.number)}</strong><small>{write(tile.note)}</small></li>"
    )


def _kind(unit_id: str, own: str, near: Collection[str]) -> str:
    kind = "own" if unit_id == own else "near" if unit_id in near else ""
    return f' class="hex-{kind}"' if kind else ""


def _name(row: Row, own: str, links: Mapping[str, str]) -> str:
    if row.unit_id == own:
        return f"<strong>{write(row.name)}</strong>"
    return f'<a href="{write(links[row.unit_id])}">{write(row.name)}</a>'
