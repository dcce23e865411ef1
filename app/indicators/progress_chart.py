"""Every indicator in every commune: one band for each indicator, one cell for each commune."""

from html import escape  # plotly reads tags in labels
from textwrap import wrap

import plotly.graph_objects as go

from app.colours import BANDS, INK, LINE, MUTED
from data import words
from measures.progress import STATUSES, Rule
from measures.shares import write_share, write_share_briefly
from measures.standings import Standing, shorten

_BAND = 74  # pixels of a band, of which its name takes the upper part
_NAME = 24
_HEAD = 58  # pixels for the names of the communes
_FEW = 3  # columns wide enough, also on a phone, for a name on one line
_SHORT = 6  # letters of a line above a narrow column
_GAP = 0.14  # between all communes together and the single ones


def progress_grid(standings: list[Standing], labels: dict[str, str], together: str) -> go.Figure:
    """Per cent of the year's target and status, as cells coloured by status.

    `labels`: the communes' names by unit id, `together` the name of all of them. A click gives
    the indicator's id.
    """
    rules = list(dict.fromkeys(standing.rule for standing in standings))
    columns = list(dict.fromkeys(_place(standing) for standing in standings))
    heads = list({_place(cell): cell for cell in standings}.values())
    # Made in one piece: adding traces and notes one by one takes many times as long.
    return go.Figure(
        [_cells(status, standings, labels, together) for status in STATUSES],
        {
            "annotations": [
                *(_band_name(number, rule, standings) for number, rule in enumerate(rules)),
                *(_head(cell, columns, labels, together) for cell in heads),
            ],
            "barmode": "overlay",
            "height": _BAND * len(rules) + _HEAD + 34,
            "margin": {"l": 0, "r": 0, "t": 30, "b": 0},
            "xaxis": {
                "visible": False,
                "fixedrange": True,
                "range": [-0.48, _at(columns, columns[-1]) + 0.48],
            },
            "yaxis": {
                "visible": False,
                "fixedrange": True,
                "range": [-len(rules), _HEAD / _BAND],
            },
            "legend": {
                "orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False,
                "itemdoubleclick": False, "font": {"color": INK, "size": 12},
                "traceorder": "normal",
            },
            "separators": ",.",
            "dragmode": False,
        },
    )  # fmt: skip


def describe_grid(standings: list[Standing], labels: dict[str, str], together: str) -> str:
    """The cells in words, indicator by indicator."""
    parts = []
    for rule in dict.fromkeys(standing.rule for standing in standings):
        told = [
            f"{shorten(cell, labels, together)} {_short(cell)}"
            for cell in standings
            if cell.rule == rule
        ]
        parts.append(f"{rule.short}{_meaning(rule)}: {', '.join(told)}")
    return f"Phần trăm mục tiêu năm và tiến độ của từng chỉ tiêu theo xã. {'; '.join(parts)}."


def _cells(
    status: str,
    standings: list[Standing],
    labels: dict[str, str],
    together: str,
) -> dict:
    """The cells of one status, as a trace."""
    rules = list(dict.fromkeys(standing.rule for standing in standings))
    columns = list(dict.fromkeys(_place(standing) for standing in standings))
    own = [cell for cell in standings if cell.progress.status == status]
    fill, ink = BANDS[status]
    return {
        "type": "bar",
        "name": f"{words.STATUS_SIGN[status]} {words.STATUS[status]}",
        "x": [_x(columns, cell) for cell in own] or [None],
        "y": [1 - (_NAME + 6) / _BAND] * len(own) or [None],
        "base": [-rules.index(cell.rule) - 1 + 6 / _BAND for cell in own] or [None],
        "width": 0.94,
        "marker": {
            "color": fill,
            "line": {"color": LINE, "width": 1 if status == "unknown" else 0},
            "cornerradius": 4,
        },
        "text": [_text(cell) for cell in own],
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
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": ink}},
    }


def _band_name(number: int, rule: Rule, standings: list[Standing]) -> dict:
    """The name of an indicator above its cells."""
    return {
        "x": 0, "xref": "paper", "xanchor": "left", "y": -number, "yanchor": "top", "yshift": -3,
        "text": _name(rule, standings), "showarrow": False, "align": "left",
        "font": {"color": INK, "size": 13},
    }  # fmt: skip


def _head(
    cell: Standing,
    columns: list[tuple[str, str | None]],
    labels: dict[str, str],
    together: str,
) -> dict:
    """The name of a place above its column."""
    return {
        "x": _x(columns, cell), "y": 0, "yanchor": "bottom",
        "text": _heading(shorten(cell, labels, together), len(columns)), "showarrow": False,
        "font": {"color": INK, "size": 12},
    }  # fmt: skip


def _heading(name: str, columns: int) -> str:
    """The name of a column, on short lines where there are many."""
    lines = wrap(name, _SHORT) if columns > _FEW else [name]
    return "<br>".join(escape(line) for line in lines)


def _place(standing: Standing) -> tuple[str, str | None]:
    return standing.scope, standing.commune


def _at(columns: list[tuple[str, str | None]], column: tuple[str, str | None]) -> float:
    position = columns.index(column)
    return position + (_GAP if columns[0][0] == "all" and position else 0)


def _x(columns: list[tuple[str, str | None]], cell: Standing) -> float:
    return _at(columns, _place(cell))


def _name(rule: Rule, standings: list[Standing]) -> str:
    """An indicator, what its per cent is of, and how many communes stand behind the total."""
    aside = _meaning(rule)
    for place in standings:
        if place.rule == rule and place.scope == "all":
            aside += f" · {place.inputs.communes}/{place.of} xã"
    return f"<b>{escape(rule.short)}</b><span style='color:{MUTED}'>{aside}</span>"


def _meaning(rule: Rule) -> str:
    """What its per cent is of, where that is not the year's target."""
    if rule.ceiling:
        return " · % trần đã dùng"
    return " · % mức giảm đã làm" if rule.direction == "down" else ""


def _text(cell: Standing) -> str:
    sign = f"<span style='font-size:1.2em'>{words.STATUS_SIGN[cell.progress.status]}</span>"
    if cell.progress.status == "unknown" and cell.inputs.value is None:
        lines = [sign]
    elif cell.progress.percent is None:
        lines = [sign, escape(cell.brief)]
    else:
        lines = [sign, escape(write_share_briefly(cell.progress.percent))]
    if cell.scope == "all":
        lines[1:] = [f"<b>{line}</b>" for line in lines[1:]]
    return "<br>".join(lines)


def _short(cell: Standing) -> str:
    status = words.STATUS[cell.progress.status]
    if cell.progress.status == "unknown":
        return cell.progress.reason
    if cell.progress.percent is None:
        return f"{cell.value_text} ({status})"
    return f"{write_share(cell.progress.percent)} ({status})"


def _sentence(cell: Standing, labels: dict[str, str], together: str) -> str:
    """What a cell says on touch, in two lines: place, status and why; value and target."""
    place = shorten(cell, labels, together)
    rule, inputs = cell.rule, cell.inputs
    target = "chưa có" if inputs.target is None else rule.write(inputs.target)
    return (
        f"{place}: {words.STATUS[cell.progress.status]}, {cell.progress.reason}\n"
        f"{rule.short}: {cell.value_text}, {'mức trần' if rule.ceiling else 'mục tiêu'} {target}"
    )
