"""The schematic map: one hexagon for each commune, placed as the communes lie to each other.

A colour means the same number in every quarter and for every choice: the scale ends at the largest
figure of all. Communes that were not chosen are only paler.
"""

from collections.abc import Collection, Mapping
from html import escape  # plotly reads tags in labels
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from app.colours import EMPTY, INK, LINE, MUTED, SCALE, bound, ink_on, step
from data import vietnamese, words
from measures.completeness import Silences, at_quarter

_VEIL = "24"  # how much of its colour a tile keeps that was not chosen
_ROW = 0.866  # rows of hexagons of width 1 interlock at this distance
MEASURES = {
    "ho": "Hộ còn thực hiện hủ tục, phong tục",
    "loai": "Số hủ tục, phong tục còn thực hiện",
    "khong-hieu-qua": "Mô hình dừng do không hiệu quả",
}
UNITS = {"ho": "hộ", "loai": "hủ tục, phong tục", "khong-hieu-qua": "mô hình"}
# What is said where a thing is there, but its number is not known.
UNKNOWN = {"ho": words.UNCOUNTED, "khong-hieu-qua": "có, chưa rõ số mô hình"}
PARTLY_UNKNOWN = {
    "ho": "còn hủ tục, phong tục chưa rõ số hộ",
    "khong-hieu-qua": "có nguồn chưa rõ số mô hình",
}
# What is said where villages are silent that kept a custom when last heard of.
SILENT = "có thôn chưa có số"
# What is said where nothing is told of the customs of the other kind.
ONLY = {kind: f"mới có số của {word}" for kind, word in words.KIND.items()}
OPEN = "chưa đủ số"


class Columns(NamedTuple):
    """The columns of overview/map behind a measure of the map."""

    value: str
    facts: str
    uncounted: str | None
    only: str | None
    source: str


COLUMNS = {
    "ho": Columns("households", "custom_facts", "custom_uncounted", "only_kind", "custom_source"),
    # A custom counts as one, however many households keep it.
    "loai": Columns("customs", "custom_facts", None, "only_kind", "custom_source"),
    "khong-hieu-qua": Columns(
        "ineffective", "ineffective_facts", "ineffective_uncounted", None, "model_source"
    ),
}


def find_silent(silences: Silences, quarter: str, measure: str) -> frozenset[str | None]:
    """The communes of which a measure of the map leaves something open, for silent villages."""
    if measure == "khong-hieu-qua":
        return frozenset()
    # A custom that is still there counts as one, whoever is silent on it.
    return frozenset(
        commune
        for _, commune, silence in at_quarter(silences, quarter)
        if measure == "ho" or not silence.practised
    )


def place_all(communes: pd.DataFrame) -> pd.DataFrame:
    """The same rows with a tile for each: those that have none stand in a row below the others."""
    homeless = communes["tile_row"].isna()
    if not homeless.any():
        return communes
    below = communes["tile_row"].max() + 1 if not homeless.all() else 0
    number = homeless.cumsum() - 1
    return communes.assign(
        tile_column=communes["tile_column"].where(~homeless, number),
        tile_row=communes["tile_row"].where(~homeless, below),
    )


def map_cells(
    communes: pd.DataFrame, measure: str, silent: Collection[str | None] = ()
) -> pd.DataFrame:
    """What each tile shows: unit_id, label, name, tile_column, tile_row, value, state, why, text,
    source.

    `state` is "known", "at_least" (part of it uncounted, or not told), "uncounted" (all of it),
    "open" (what is known of it is none) or "none" (nothing reported); `why`: what leaves it open;
    `value` and `source` are missing where there is none. Rows as in overview/map, `silent` from
    find_silent.
    """
    columns = COLUMNS[measure]
    values, facts = communes[columns.value], communes[columns.facts]
    uncounted = communes[columns.uncounted] if columns.uncounted else facts * 0
    cells = communes[["unit_id", "label", "name", "tile_column", "tile_row"]].copy()
    only = communes[columns.only] if columns.only else [None] * len(communes)
    known = list(zip(communes["unit_id"], only, values, facts, uncounted, strict=True))
    cells["state"] = [
        _state(value, told, vague, unit in silent or not pd.isna(kind))
        for unit, kind, value, told, vague in known
    ]
    cells["why"] = [
        _tell_why(unit in silent, kind, bool(value and vague), measure)
        for unit, kind, value, _, vague in known
    ]
    cells["value"] = values.where(cells["state"].isin(["known", "at_least"]))
    cells["text"] = [_cell_text(cell, measure) for cell in cells.itertuples()]
    cells["source"] = communes[columns.source].where(facts > 0)
    return cells


def tile_map(
    cells: pd.DataFrame,
    measure: str,
    top: float,
    chosen: Collection[bool] = (),
    links: Mapping[str, str] | None = None,
) -> go.Figure:
    """A schematic map: one hexagon for each commune, placed as the communes lie to each other.

    `top`: the value at which the scale ends; `chosen`: of each cell, whether it was chosen (none:
    all were); `links`: where a click on a tile leads to, by the commune's id.
    """
    tiles, labels = [], []
    for cell, is_chosen in zip(cells.itertuples(), chosen or [True] * len(cells), strict=True):
        hover = {
            "fill": "toself",
            "hoveron": "fills",
            "hoverinfo": "text",
            "text": escape(f"{words.start(cell.label)}: {_with_unit(cell, measure)}"),
        }
        if links and cell.unit_id in links:
            hover["meta"] = links[cell.unit_id]
        look = _look(cell, top)
        tiles.append(_tile(cell, hover | (look if is_chosen else _dim(look))))
        labels += _place(cell, _ink(cell, top) if is_chosen else MUTED)
    is_counted = any(cell.state in ("known", "at_least") for cell in cells.itertuples())
    # Made in one piece: adding traces one by one takes several times as long.
    return go.Figure(
        tiles,
        {
            "annotations": labels + (_key(top, measure) if is_counted else []),
            "xaxis": {"visible": False, "fixedrange": True},
            "yaxis": {"visible": False, "fixedrange": True, "scaleanchor": "x"},
            "margin": {"l": 0, "r": 0, "t": 0, "b": 34},
            "height": 464,
            "dragmode": False,
            "separators": ",.",
        },
    )


def describe_map(cells: pd.DataFrame, measure: str) -> str:
    """The map in words, for those who do not see it."""
    parts = [
        f"{words.start(cell.label)}: {_with_unit(cell, measure)}" for cell in cells.itertuples()
    ]
    return f"Bản đồ sơ lược các xã, thị trấn. {MEASURES[measure]}. " + "; ".join(parts) + "."


def _tile(place: object, look: dict) -> dict:
    """One hexagon, a little smaller than the grid so that neighbours stay apart."""
    half, arm = 0.48, 0.554
    x, y = place.tile_column, -place.tile_row * _ROW
    return {
        "type": "scatter",
        "x": [x, x + half, x + half, x, x - half, x - half, x],
        "y": [y + arm, y + arm / 2, y - arm / 2, y - arm, y - arm / 2, y + arm / 2, y + arm],
        "mode": "lines",
        "showlegend": False,
        "hoverinfo": "skip",
    } | look


def _place(cell: object, ink: str) -> list[dict]:
    """The name in a hexagon, and below it, apart, the figure, or what stands in its place."""
    middle = {"x": cell.tile_column, "y": -cell.tile_row * _ROW, "showarrow": False}
    if cell.state in ("known", "at_least"):
        more = "≥ " if cell.state == "at_least" else ""
        number = f"<b>{more}{vietnamese.write_number(int(cell.value))}</b>"
        figure = {"text": number, "yshift": -14, "font": {"color": ink, "size": 23}}
    else:
        text = f"<i>{cell.text.replace(', ', ',<br>')}</i>"
        figure = {"text": text, "yshift": -14, "font": {"color": ink, "size": 13}}
    name = {"text": escape(cell.name), "yshift": 16, "font": {"color": ink, "size": 15}}
    return [middle | name, middle | figure]


def _dim(look: dict) -> dict:
    """A tile that was not chosen: the same, as through a veil."""
    dimmed = dict(look)
    if "fillcolor" in look and look["fillcolor"] != EMPTY:
        dimmed["fillcolor"] = look["fillcolor"] + _VEIL
    if pattern := look.get("fillpattern"):
        veiled = {name: pattern[name] + _VEIL for name in ("bgcolor", "fgcolor")}
        dimmed["fillpattern"] = pattern | veiled
    dimmed["line"] = look["line"] | {"color": LINE + "66", "width": 0.5}
    return dimmed


def _key(top: float, measure: str) -> list[dict]:
    """The steps of the scale, each with the values that it stands for."""
    below = {"xref": "paper", "yref": "paper", "x": 0, "y": 0, "yanchor": "top", "yshift": -8}
    below |= {"xanchor": "left", "showarrow": False}
    notes, at = [], 0
    for number, colour in enumerate(SCALE):
        low, high = bound(number, top)
        if high < low:
            continue
        ends = dict.fromkeys(vietnamese.write_number(end) for end in (low, high))
        text = f" {'–'.join(ends)} "
        width = 22 + 8 * len(text)
        notes.append(
            below
            | {
                "text": text,
                "xshift": at,
                "width": width,
                "height": 18,
                "bgcolor": colour,
                "font": {"color": ink_on(number), "size": 13},
            }
        )
        at += width + 4
    unit = {"text": UNITS[measure], "xshift": at + 4, "font": {"color": INK, "size": 13}}
    return [*notes, below | unit]


def _tell_why(is_silent: bool, only: object, is_partly_unknown: bool, measure: str) -> str:
    """What is to be said beside a number that is open; that numbers in it are unknown goes without
    saying where villages are silent."""
    why = [SILENT] if is_silent else [PARTLY_UNKNOWN[measure]] if is_partly_unknown else []
    return "; ".join([*why, *([] if pd.isna(only) else [ONLY[str(only)]])])


def _state(value: int, facts: int, uncounted: int, is_open: bool) -> str:
    if facts == 0:
        return "none"
    if uncounted == 0 and not is_open:
        return "known"
    if value > 0:
        return "at_least"
    return "uncounted" if uncounted else "open"


def _cell_text(cell: object, measure: str) -> str:
    if cell.state == "none":
        return words.NO_FIGURE
    if cell.state == "open":
        return OPEN
    if cell.state == "uncounted":
        return UNKNOWN[measure]
    number = vietnamese.write_number(int(cell.value))
    return f"ít nhất {number}" if cell.state == "at_least" else number


def _with_unit(cell: object, measure: str) -> str:
    why = f"; {cell.why}" if cell.why else ""
    if cell.state in ("none", "open", "uncounted"):
        return f"{cell.text}{why}"
    return f"{cell.text} {UNITS[measure]}{why}"


def _look(cell: object, top: float) -> dict:
    """How a tile is filled and outlined in its state."""
    if cell.state in ("none", "open"):
        return {
            "fillcolor": EMPTY,
            "line": {"color": LINE, "width": 1.5, "dash": "dot"},
        }
    hatch = {"shape": "/", "size": 7, "solidity": 0.22, "fgcolor": LINE}
    if cell.state == "uncounted":
        return {
            "fillpattern": hatch | {"bgcolor": SCALE[0]},
            "line": {"color": LINE, "width": 1.5},
        }
    fill = SCALE[step(cell.value, top)]
    line = {"color": LINE, "width": 1}
    if cell.state == "at_least":
        return {"fillpattern": hatch | {"bgcolor": fill, "solidity": 0.12}, "line": line}
    return {"fillcolor": fill, "line": line}


def _ink(cell: object, top: float) -> str:
    """Text on a tile: dark on pale fills, pale on dark ones."""
    is_number = cell.state in ("known", "at_least")
    return ink_on(step(cell.value, top) if is_number else 0)
