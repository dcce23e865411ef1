"""Every indicator in every commune: one band for each indicator, one cell for each commune."""

from html import escape  # plotly reads tags in labels
from textwrap import wrap
from typing import NamedTuple

import plotly.graph_objects as go

from app.colours import DISTANCES, INK, LINE, MUTED
from data import words
from measures.distance import NEAR, POINTS, SIDES
from measures.progress import Rule
from measures.standings import Standing, shorten


class Look(NamedTuple):
    """Pixels: of an indicator's name beside its cells or above them, of a cell, of the gap below
    it, and above what stands apart."""

    beside: int
    above: int
    cell: int
    gap: int
    apart: int


WIDE, NARROW = Look(206, 0, 46, 6, 36), Look(0, 27, 60, 8, 46)
NARROW_BELOW = 760  # pixels of the place of the chart
_MOST_WIDE = 9  # columns that leave room for names beside them
_MOST_WORDS = 14  # columns that leave room for words in the cells
_LINE = 17  # pixels of a line of the heads
_FEW = 3  # columns wide enough, also on a phone, for a name on one line
_SHORT, _ACROSS = 6, 42  # letters of a line above a column on a phone, and above all columns
_NAME = 27  # letters of a line of an indicator's name beside its cells
_BESIDE = 0.14  # between all communes together and the single ones
UNKNOWN = "unknown"
KEYS = {
    "far_below": f"thiếu trên {NEAR} {POINTS}",
    "below": f"thiếu đến {NEAR} {POINTS}",
    "above": f"đủ, vượt đến {NEAR} {POINTS}",
    "far_above": f"vượt trên {NEAR} {POINTS}",
    UNKNOWN: words.STATUS[UNKNOWN],
}
_KEY_LINES = {  # in lines that fit on a phone, or in one
    True: (("far_below", "below"), ("above", "far_above"), (UNKNOWN,)),
    False: ((*SIDES, UNKNOWN),),
}
LOW = "Càng thấp càng tốt"
MET = words.STATUS_SIGN["met"]


def progress_grid(
    standings: list[Standing], labels: dict[str, str], together: str, look: Look = WIDE
) -> go.Figure:
    """The distance to the level required by now, as cells coloured by it.

    `labels`: the communes' names by unit id, `together` the name of all of them. What should be low
    stands below, apart. `look`: WIDE, or NARROW for a place below NARROW_BELOW pixels and for many
    columns. A click gives the indicator's id.
    """
    rules = list_rules(standings)
    columns = list(dict.fromkeys(_place(standing) for standing in standings))
    look = look if len(columns) <= _MOST_WIDE else NARROW
    tops = _stack(rules, look)
    heads = list({_place(cell): cell for cell in standings}.values())
    names = _names(heads, labels, together, look)
    head = _LINE * max(name.count("<br>") + 1 for name in names) + 10
    height = max(tops.values(), default=0) + look.above + look.cell + 2
    key = _LINE * len(_KEY_LINES[not look.beside]) + 8
    # Made in one piece: adding traces and notes one by one takes many times as long.
    return go.Figure(
        [_cells(side, standings, tops, labels, together, look) for side in (*SIDES, UNKNOWN)],
        {
            "annotations": [
                *(_band_name(tops[rule], rule, standings, look) for rule in rules),
                *(
                    _head(_at(columns, column), name)
                    for column, name in zip(columns, names, strict=True)
                ),
                *_low_head(rules, tops, look),
                _key(look),
            ],
            "barmode": "overlay",
            "height": height + head + key,
            "margin": {"l": look.beside, "r": 0, "t": key, "b": 0},
            "xaxis": {
                "visible": False,
                "fixedrange": True,
                "range": [-0.47, _at(columns, columns[-1]) + 0.47],
            },
            # A unit is a pixel.
            "yaxis": {"visible": False, "fixedrange": True, "range": [-height, head]},
            "showlegend": False,
            "separators": ",.",
            "dragmode": False,
        },
    )  # fmt: skip


def describe_grid(standings: list[Standing], labels: dict[str, str], together: str) -> str:
    """The cells in words, indicator by indicator."""
    parts = []
    for rule in list_rules(standings):
        told = [
            f"{shorten(cell, labels, together)} {tell_cell(cell)}"
            for cell in standings
            if cell.rule == rule
        ]
        aside = f" ({words.low(LOW)})" if rule.direction == "down" else ""
        parts.append(f"{rule.short}{aside}: {', '.join(told)}")
    return f"Từng chỉ tiêu ở từng xã so với mức cần có đến quý này. {'; '.join(parts)}."


def list_rules(standings: list[Standing]) -> list[Rule]:
    """The indicators in the order of the bands: first what should rise, then what should be low."""
    rules = dict.fromkeys(standing.rule for standing in standings)
    return sorted(rules, key=lambda rule: rule.direction == "down")


def tell_cell(cell: Standing) -> str:
    """What a cell says, in words: the distance and whether the year's target is met, or why not."""
    met = "đã đạt mục tiêu năm" if cell.progress.status == "met" else ""
    distance = cell.distance_told
    if distance is None:
        return met or cell.progress.reason
    return f"{distance.text}, {met}" if met else distance.text


def side_of(cell: Standing) -> str:
    """Where a cell stands: one of SIDES, or UNKNOWN."""
    if cell.distance_told is not None:
        return cell.distance_told.side
    return "above" if cell.progress.status == "met" else UNKNOWN


def _stack(rules: list[Rule], look: Look) -> dict[Rule, int]:
    """The upper edge of each band, in pixels below the heads."""
    tops, top = {}, 0
    for before, rule in zip([None, *rules], rules, strict=False):
        if rule.direction == "down" and (before is None or before.direction == "up"):
            top += look.apart
        tops[rule] = top
        top += look.above + look.cell + look.gap
    return tops


def _cells(
    side: str,
    standings: list[Standing],
    tops: dict[Rule, int],
    labels: dict[str, str],
    together: str,
    look: Look,
) -> dict:
    """The cells of one side, as a trace."""
    columns = list(dict.fromkeys(_place(standing) for standing in standings))
    own = [cell for cell in standings if side_of(cell) == side]
    fill, ink = DISTANCES[side]
    return {
        "type": "bar",
        "name": KEYS[side],
        "x": [_at(columns, _place(cell)) for cell in own] or [None],
        "y": [look.cell] * len(own) or [None],
        "base": [-tops[cell.rule] - look.above - look.cell for cell in own] or [None],
        "width": 0.94,
        "marker": {
            "color": fill,
            "line": {"color": LINE, "width": 1 if side == UNKNOWN else 0},
            "cornerradius": 4,
        },
        "text": [_text(cell, len(columns), look) for cell in own],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"color": ink, "size": 12},
        "customdata": [cell.rule.indicator_id for cell in own],
        "hovertext": [
            escape(_sentence(cell, labels, together)).replace("\n", "<br>") for cell in own
        ],
        "hoverinfo": "text",
    }


def _band_name(top: int, rule: Rule, standings: list[Standing], look: Look) -> dict:
    """The name of an indicator beside its cells or above them, and how many communes stand behind
    the total."""
    aside = "".join(
        f"{place.inputs.communes}/{place.of} xã"
        for place in standings
        if place.rule == rule and place.scope == "all"
    )
    name = _break(rule.short) if look.beside else [rule.short]
    between = "<br>" if look.beside and len(name) == 1 else " · "
    text = (
        f"<b>{'<br>'.join(escape(line) for line in name)}</b>"
        f"<span style='color:{MUTED};font-size:0.85em'>{between if aside else ''}{aside}</span>"
    )
    at = (
        {"y": -top - look.cell / 2, "yanchor": "middle", "xshift": -look.beside}
        if look.beside
        else {"y": -top, "yanchor": "top", "yshift": -3}
    )
    return at | {
        "x": 0, "xref": "paper", "xanchor": "left", "text": text, "showarrow": False,
        "align": "left", "font": {"color": INK, "size": 15},
    }  # fmt: skip


def _break(name: str) -> list[str]:
    """A name in lines beside its cells: at a comma where there is one near the middle."""
    if len(name) <= _NAME:
        return [name]
    commas = [place + 1 for place, letter in enumerate(name) if letter == ","]
    middle = min(commas, key=lambda place: abs(2 * place - len(name)), default=0)
    if middle <= _NAME and len(name) - middle <= _NAME:
        return [name[:middle], name[middle:].strip()]
    return wrap(name, max(len(name) // 2 + 6, _NAME if len(name) > 2 * _NAME else 0))


def _key(look: Look) -> dict:
    """What the colours say, above the columns."""
    lines = [
        "\u2003".join(
            f"<span style='color:{DISTANCES[side][0] if side in SIDES else LINE};font-size:1.5em'>"
            f"{'■' if side in SIDES else '□'}</span> {KEYS[side]}"
            for side in line
        )
        for line in _KEY_LINES[not look.beside]
    ]
    return {
        "x": 0, "xref": "paper", "xanchor": "left", "xshift": -look.beside, "y": 1,
        "yref": "paper", "yanchor": "bottom", "yshift": 4, "text": "<br>".join(lines),
        "showarrow": False, "align": "left", "font": {"color": INK, "size": 13},
    }  # fmt: skip


def _low_head(rules: list[Rule], tops: dict[Rule, int], look: Look) -> list[dict]:
    """The heading above what should be low; none where there is nothing of it."""
    low = [rule for rule in rules if rule.direction == "down"]
    if not low:
        return []
    return [
        {
            "x": 0, "xref": "paper", "xanchor": "left", "xshift": -look.beside,
            "y": -tops[low[0]], "yanchor": "bottom", "yshift": 4, "showarrow": False,
            "font": {"color": MUTED, "size": 13},
            "text": f"<b>{LOW}</b>: cam là quá mức, xanh là trong mức",
        }
    ]  # fmt: skip


def _head(x: float, name: str) -> dict:
    """The name of a place above its column."""
    return {
        "x": x, "y": 0, "yanchor": "bottom", "text": name, "showarrow": False,
        "font": {"color": INK, "size": 13},
    }  # fmt: skip


def _names(heads: list[Standing], labels: dict[str, str], together: str, look: Look) -> list[str]:
    """The names of the columns, on short lines where there are many."""
    width = max(_SHORT, _ACROSS // len(heads)) * (2 if look.beside else 1)
    names = []
    for cell in heads:
        name = shorten(cell, labels, together)
        lines = wrap(name, width) if len(heads) > _FEW else [name]
        told = "<br>".join(escape(line) for line in lines)
        names.append(f"<b>{told}</b>" if cell.scope == "all" else told)
    return names


def _place(standing: Standing) -> tuple[str, str | None]:
    return standing.scope, standing.commune


def _at(columns: list[tuple[str, str | None]], column: tuple[str, str | None]) -> float:
    position = columns.index(column)
    return position + (_BESIDE if columns[0][0] == "all" and position else 0)


def _text(cell: Standing, columns: int, look: Look) -> str:
    """Word, number and unit; one below the other they fit in a column on a phone."""
    distance = cell.distance_told
    sign = f" {MET}" if cell.progress.status == "met" else ""
    if distance is None:
        unknown = escape(cell.progress.reason) if columns <= _FEW else words.STATUS_SIGN[UNKNOWN]
        return f"đạt{sign}" if sign else unknown
    if columns > _MOST_WORDS:
        return escape(distance.number) or MET
    if not distance.number:
        return f"{distance.word}<br>{sign.strip()}" if sign else distance.word
    number = f"<b><span style='font-size:1.35em'>{escape(distance.number)}</span></b>"
    between = " " if look.beside else "<br>"
    return f"{distance.word}{sign}<br>{number}{between}{escape(distance.unit)}"


def _sentence(cell: Standing, labels: dict[str, str], together: str) -> str:
    """What a cell says on touch: place and distance; value, target; status and why."""
    rule, inputs = cell.rule, cell.inputs
    target = "chưa có" if inputs.target is None else rule.write(inputs.target)
    told = f"{shorten(cell, labels, together)}: {tell_cell(cell)}"
    if inputs.value is None:
        return f"{told}\n{rule.short}"
    status = f"{words.start(words.STATUS[cell.progress.status])}: {cell.progress.reason}"
    aim = "mức trần" if rule.ceiling else "mục tiêu năm"
    return f"{told}\n{rule.short}: {cell.value_text}, {aim} {target}\n{status}"
