"""Charts about models that stopped."""

from html import escape  # plotly reads tags in labels
from textwrap import wrap

import plotly.graph_objects as go

from app.colours import (
    GOAL_MET,
    HATCH,
    INEFFECTIVE,
    INK,
    INK_ON_INEFFECTIVE,
    INK_ON_MET,
    MARK,
)
from app.models.rows import row_axes
from data import vietnamese, words
from measures.outcomes import Group, write_rate

MET, FAILED = "Đã đạt mục tiêu", "Không hiệu quả"
INK_ON = {MET: INK_ON_MET, FAILED: INK_ON_INEFFECTIVE}
MOST = 40  # more bars than this are no picture any more
# A count is written into its bar where that is at least this part of the longest one.
_ROOM = 0.07


def outcome_bars(groups: list[Group], chosen: str = "") -> go.Figure:
    """Models that stopped, by group and outcome; the rate with its counts at the end of each bar.

    The group whose slug is `chosen` is marked. A click on a bar gives the group's slug.
    """
    longest = max((group.now.stopped.value for group in groups), default=0) or 1
    rows = list(range(len(groups)))
    mark = [row for row in rows if groups[row].slug == chosen]
    font = {"color": INK, "size": 15}
    layout = {
        "barmode": "stack",
        "height": 56 + 36 * max(len(groups), 1),
        "margin": {"l": 0, "r": 0, "t": 34, "b": 4},
        # Room for the text at the end of the longest bar, on a phone, too.
        **row_axes([_name(group, chosen) for group in groups], longest * 1.75),
        "legend": {
            "orientation": "h",
            "y": 1.0,
            "yanchor": "bottom",
            "x": 0,
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"color": INK, "size": 13},
        },
        "shapes": [_band(row) for row in mark],
        "separators": ",.",
        "dragmode": False,
    }
    counts = (
        (MET, [g.now.met if g.now.met_reported else None for g in groups]),
        (FAILED, [g.now.failed if g.now.failed_reported else None for g in groups]),
    )
    bars = [_bars(label, numbers, groups, longest) for label, numbers in counts]
    return go.Figure([*bars, _ends(groups, font)], layout)


def describe_outcomes(groups: list[Group]) -> str:
    """The bars in words."""
    return f"Mô hình dừng hoạt động. {'; '.join(_tell(group) for group in groups)}."


def _bars(label: str, counts: list[int | None], groups: list[Group], longest: int) -> dict:
    pattern = {"shape": "/", "size": 7, "solidity": 0.15, "fgcolor": HATCH, "bgcolor": INEFFECTIVE}
    return {
        "type": "bar",
        "orientation": "h",
        "name": label,
        "x": counts,
        "y": list(range(len(groups))),
        "width": 0.66,
        "marker": {
            "color": GOAL_MET if label == MET else INEFFECTIVE,
            "pattern": pattern if label == FAILED else {},
        },
        "text": [
            vietnamese.write_number(count) if count and _has_room(count, group, longest) else ""
            for count, group in zip(counts, groups, strict=True)
        ],
        "textposition": "inside",
        "textangle": 0,
        "insidetextanchor": "middle",
        "constraintext": "none",
        "textfont": {"color": INK_ON[label], "size": 15},
        "customdata": [group.slug for group in groups],
        "hovertext": [escape(_tell(group)) for group in groups],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }


def _ends(groups: list[Group], font: dict) -> dict:
    """The texts at the ends of the bars."""
    any_rate = any(group.has_rate and group.stopped for group in groups)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [group.now.stopped.value for group in groups],
        "y": list(range(len(groups))),
        "text": ["  " + escape(_end(group, any_rate)) for group in groups],
        "textposition": "middle right",
        "textfont": font,
        "customdata": [group.slug for group in groups],
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
        "unselected": {"textfont": {"color": font["color"]}},
    }


def _band(row: int) -> dict:
    """The mark of the chosen group."""
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": row - 0.47,
        "y1": row + 0.47,
        "fillcolor": MARK,
        "line": {"width": 0},
        "layer": "below",
    }


def _tell(group: Group) -> str:
    """One bar in words; what is not reported is not told as zero."""
    name, count = words.start(group.name), group.now
    if not count.reported:
        return f"{name}: {words.NO_FIGURE}"
    told = [
        f"{vietnamese.write_number(number)} {word}"
        for number, is_reported, word in (
            (count.met, count.met_reported, "đã đạt mục tiêu"),
            (count.failed, count.failed_reported, "không hiệu quả"),
        )
        if is_reported
    ]
    return f"{name}: {', '.join(told)} ({write_rate(count, group.has_rate)})"


def _has_room(count: int, group: Group, longest: int) -> bool:
    """Whether a bar has a number of its own: not where it is the same as the one at the end."""
    alone = count == group.now.stopped.value and not group.has_rate
    return count >= _ROOM * longest and not alone


def _end(group: Group, any_rate: bool) -> str:
    """What stands at the end of a bar; where no bar has a rate, a sentence below says why."""
    if group.now.reported and not any_rate:
        return str(group.now.stopped)
    return write_rate(group.now, group.has_rate)


def _name(group: Group, chosen: str) -> str:
    lines = wrap(words.start(group.name), 20) or [""]
    name = "<br>".join(escape(line) for line in lines) + "  "
    return f"<b>▸ {name}</b>" if group.slug == chosen else name
