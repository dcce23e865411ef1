"""The chart of how long models are kept up: fields by the age at which half of theirs had ended."""

from html import escape  # plotly reads tags in labels

import plotly.graph_objects as go

from app.colours import EMPTY, INK, STOCK
from app.models.rows import row_axes
from app.models.survival_chart import write_median
from data import words
from data.vietnamese import write_number
from measures.survival import Curve, rank

ROW = 48  # pixels


def median_bars(curves: list[Curve]) -> go.Figure:
    """A bar for each field, the longest on top; at its end the median.

    A field of which more than half still run has an open, hatched bar up to the last age seen.
    """
    ranked = rank(curves)
    longest = max([1, *(_length(curve) for curve in ranked)])
    layout = {
        "height": 12 + ROW * max(len(ranked), 1),
        "margin": {"l": 0, "r": 0, "t": 4, "b": 4},
        # Room for the words at the end of the longest bar, on a phone, too.
        **row_axes([_name(curve) for curve in ranked], longest * 1.6),
        "annotations": [_end(row, curve) for row, curve in enumerate(ranked)],
        "separators": ",.",
        "dragmode": False,
    }
    return go.Figure([_bars(ranked, is_open) for is_open in (False, True)], layout)


def describe_medians(curves: list[Curve]) -> str:
    """The bars in words."""
    told = "; ".join(map(_tell, rank(curves)))
    return f"Sau bao nhiêu quý thì một nửa số mô hình kết thúc. {told}."


def _bars(ranked: list[Curve], is_open: bool) -> dict:
    rows = [row for row, curve in enumerate(ranked) if (curve.median is None) == is_open]
    pattern = {"shape": "/", "size": 6, "solidity": 0.3, "fgcolor": STOCK, "bgcolor": EMPTY}
    return {
        "type": "bar",
        "orientation": "h",
        "x": [_length(ranked[row]) for row in rows],
        "y": rows,
        "width": 0.6,
        "marker": {
            "color": EMPTY if is_open else STOCK,
            "pattern": pattern if is_open else {},
            "line": {"color": STOCK, "width": 1.5 if is_open else 0},
        },
        "hovertext": [escape(_tell(ranked[row])) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }


def _end(row: int, curve: Curve) -> dict:
    """The words at the end of a bar."""
    return {
        "x": _length(curve),
        "y": row,
        "text": f"<b>{_write(curve)}</b>",
        "showarrow": False,
        "xanchor": "left",
        "xshift": 6,
        "font": {"color": INK, "size": 15},
    }


def _write(curve: Curve) -> str:
    if curve.median is None:
        return f"hơn {write_number(_length(curve))} quý"
    return f"{write_number(curve.median)} quý" if curve.median else "trong quý đầu"


def _length(curve: Curve) -> int:
    """The median, or the last age up to which more than half were seen to run."""
    return curve.steps[-1].quarters if curve.median is None else curve.median


def _tell(curve: Curve) -> str:
    models = f"{write_number(curve.models)} mô hình"
    return f"{words.start(curve.name)}: {write_median(curve)} ({models})"


def _name(curve: Curve) -> str:
    """The field, and of how many models the bar tells."""
    models = f"{write_number(curve.models)} mô hình"
    return f'{escape(words.start(curve.name))}  <br><span style="font-size:12px">{models}</span>  '
