"""The lives of named models as HTML: a bar each, from its beginning to its end."""

from collections.abc import Sequence

from app.colours import CONVERTED, GOAL_MET, INEFFECTIVE, STOCK, both
from app.markup import write
from app.profile.parts import OUTCOME, tell_life
from data import words
from measures.profile import Row
from measures.rundown import between

COLOUR = {"goal_met": GOAL_MET, "ineffective": INEFFECTIVE, "converted": CONVERTED, None: STOCK}


def draw_lives(lives: Sequence[Row], quarter: str) -> str:
    """A bar for each model from the quarter in which it began to that in which it ended, or to the
    last report; of an unknown beginning only the end is a mark."""
    first = min([life.began or life.ended or quarter for life in lives])
    quarters = between(first, max(first, quarter))
    if len(quarters) < 2:
        rows = "".join(
            f'<tr><th scope="row">{write(life.model)}</th><td>{write(_tell_life(life))}</td></tr>'
            for life in lives
        )
        return (
            '<table class="few"><thead><tr><th scope="col">Mô hình</th>'
            f'<th scope="col">Thời gian, kết quả</th></tr></thead><tbody>{rows}</tbody></table>'
        )
    years = [at for at, one in enumerate(quarters) if one.endswith("1") or not at]
    edges = [*years[1:], len(quarters)]
    ticks = "".join(
        f'<i style="flex:{end - at}">{quarters[at][:4] if end - at > 1 else ""}</i>'
        for at, end in zip(years, edges, strict=True)
    )
    body = "".join(_draw_life(life, quarters) for life in lives)
    kinds = dict.fromkeys(life.outcome for life in lives)
    legend = "".join(
        f'<span><i class="life-key" style="background:{both(COLOUR[kind])}"></i> '
        f"{OUTCOME.get(kind, words.RUNNING)}</span>"
        for kind in COLOUR
        if kind in kinds
    )
    return (
        f'<div class="grid-legend">{legend}</div>'
        '<table class="few lives"><thead><tr><th scope="col">Mô hình</th>'
        f'<th scope="col"><div class="life-years">{ticks}</div></th>'
        f'<th scope="col">Thời gian, kết quả</th></tr></thead><tbody>{body}</tbody></table>'
    )


def _draw_life(life: Row, quarters: Sequence[str]) -> str:
    start = quarters.index(life.began or life.ended or quarters[-1])
    last = life.ended or max(life.seen or quarters[-1], quarters[start])
    end = quarters.index(last) + 1
    whole = len(quarters)
    style = f"left:{100 * start / whole:.2f}%;width:{100 * (end - start) / whole:.2f}%"
    kind = "" if life.began else ' class="life-open"'
    details = [
        "" if life.field is None else words.FIELD[life.field],
        life.place or "",
        life.sponsor or "",
    ]
    small = " · ".join(filter(None, details))
    return (
        f'<tr><th scope="row">{write(life.model)} <small>{write(small)}</small></th>'
        f'<td><div class="life"><i{kind} style="{style};background:{both(COLOUR[life.outcome])}">'
        f"</i></div></td><td>{write(_tell_life(life))}</td></tr>"
    )


def _tell_life(life: Row) -> str:
    told = [tell_life(life), OUTCOME.get(life.outcome, ""), words.low(life.reason or "")]
    return "; ".join(filter(None, told))
