"""What is known of a balance that can't be drawn up: each of its figures as a tile, in their order.

An unknown figure is an empty, dashed tile, never a zero.
"""

from app.markup import write
from data import words
from data.vietnamese import write_number
from measures.balance import FIGURES, FLOWS, Figure

# What each does to the number of models that run, as a sign before its name.
SIGN = {1: "+", -1: "−"}
STATE = {
    "known": "mô hình",
    "to_date": words.TO_DATE,
    "uncounted": "có nơi chưa rõ số",
    "rough": "chưa chính xác",
    "missing": words.NO_FIGURE,
}


def draw_strip(known: dict[str, Figure]) -> str:
    """The tiles as an HTML list; static/style.css has their looks."""
    return f'<ol class="strip">{"".join(_tile(name, known[name]) for name in FIGURES)}</ol>'


def _tile(name: str, figure: Figure) -> str:
    sign = SIGN.get(FLOWS.get(name, 0), "")
    label = f"{sign} {words.BALANCE[name].lower()}" if sign else words.BALANCE[name]
    kind = "tile-unknown" if figure.state == "missing" else "tile"
    return (
        f'<li class="{kind}"><span>{write(label)}</span><strong>{write(_number(figure))}</strong>'
        f"<small>{write(STATE[figure.state])}</small></li>"
    )


def _number(figure: Figure) -> str:
    if figure.state == "missing":
        return "–"
    number = write_number(figure.value)
    if figure.state == "uncounted":
        return f"≥ {number}" if figure.value else "?"
    return f"≈ {number}" if figure.state == "rough" else number
