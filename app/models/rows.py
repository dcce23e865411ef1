"""What the charts of Mô hình with one bar a row share: their axes."""

from app.colours import INK, LINE


def row_axes(names: list[str], reach: float) -> dict:
    """The axes of bars that lie one below the other, each with its name on the left; `reach`: up to
    where there is room for what stands at their ends."""
    return {
        "xaxis": {
            "range": [0, reach],
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
            "zerolinecolor": LINE,
            "zerolinewidth": 1,
            "fixedrange": True,
        },
        "yaxis": {
            "range": [len(names) - 0.5, -0.5],
            "tickvals": list(range(len(names))),
            "ticktext": names,
            "fixedrange": True,
            "ticks": "",
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"color": INK, "size": 15},
        },
    }
