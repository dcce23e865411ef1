"""What stands on the card of an agency: from rows of facts to words."""

from typing import Any

import pandas as pd

from app.coordination.markup import AgencyCard, Block, Line
from app.coordination.titles import tell_how
from app.table_cells import or_
from data import words
from data.quantities import write_quantity
from data.vietnamese import write_number
from measures.coordination import Presence
from measures.totals import Total, join_sources

_SIGN = {"done": "✓", "under_way": "◐", "not_started": "○"}


def make_card(
    one: Presence, said: pd.DataFrame, outreach: pd.DataFrame, support: pd.DataFrame
) -> AgencyCard:
    """The card of one agency; rows: coordination/words, outreach, support of the quarter."""
    own, figures, gifts = (
        frame[frame["unit_id"] == one.unit_id] for frame in (said, outreach, support)
    )
    blocks = [
        Block("Đã làm", [_line(row) for row in _of(own, "highlight")]),
        Block("Hỗ trợ đã trao", [_gift(row) for row in gifts.itertuples()]),
        Block("Nhiệm vụ đề ra cho quý này", [_line(row) for row in _of(own, "past_task")]),
        Block("Khó khăn, vướng mắc", _difficulties(own)),
        Block("Đề xuất, kiến nghị", [_line(row) for row in _of(own, "proposal")]),
        Block("Nhiệm vụ quý sau", [_line(row) for row in _of(own, "task")]),
    ]
    sources = [*own["source"], *figures["source"], *gifts["source"]]
    return AgencyCard(
        one.label,
        tell_how(one),
        [tell_figure(row) for row in figures.itertuples()],
        [block for block in blocks if block.lines],
        join_sources(sources) if sources else "",
    )


def tell_figure(row: Any) -> tuple[str, str, str]:
    """A figure of outreach: the number, the words for it, and how it was worked out where others
    report a part of it (rows: coordination/outreach)."""
    label, derived = words.CHANNEL[row.channel], or_(row.derived, "")
    if row.state == "uncounted":
        return "chưa rõ số", label, derived
    return write_quantity(int(row.value), row.qualifier), label, derived


def tell_gift(row: Any) -> tuple[str, str]:
    """What was handed over, and to whom (rows: coordination/support)."""
    total = Total(row.value, row.uncounted, row.more_than, row.about, row.source)
    partly = row.uncounted and row.value
    text = f"{row.item}: {total} {row.unit}" + (" (có lần chưa rõ số)" if partly else "")
    if row.places > 3:
        return text, f"{write_number(row.places)} nơi nhận"
    return text, or_(row.place, "")


def tell_state(row: Any) -> str:
    """How far a past task has come, and the result or the reason."""
    if pd.isna(row.state):
        return or_(row.result, "") or "chưa nêu kết quả"
    told = f"{_SIGN[row.state]} {words.TASK_STATE[row.state]}"
    result = or_(row.result, "")
    return f"{told}: {words.low(result)}" if result else told


def _gift(row: Any) -> Line:
    text, place = tell_gift(row)
    return Line(f"{text}, {place}" if place else text)


def _line(row: Any) -> Line:
    if row.kind == "past_task":
        return Line(row.text, tell_state(row))
    note = or_(row.note, "")
    return Line(row.text, f"({note})" if note else "")


def _difficulties(own: pd.DataFrame) -> list[Line]:
    """Difficulties, each with its cause."""
    causes = {row.position: row.text for row in _of(own, "cause")}
    return [
        Line(
            row.text,
            f"Nguyên nhân: {words.low(causes[row.position])}" if row.position in causes else "",
        )
        for row in _of(own, "difficulty")
    ]


def _of(own: pd.DataFrame, kind: str) -> list[Any]:
    return list(own[own["kind"] == kind].itertuples())
