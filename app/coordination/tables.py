"""Tables of what agencies did and said."""

from collections.abc import Sequence

import pandas as pd

from app.coordination.cards import tell_figure, tell_gift, tell_state
from app.coordination.titles import PARTS, tell_how
from app.table_cells import or_
from data import words
from data.vietnamese import write_quarter
from measures.coordination import Presence


def list_presences(known: Sequence[Presence]) -> pd.DataFrame:
    """One row for each agency and quarter: how it is told of, and how many entries of each kind."""
    rows = [
        [one.label, words.start(write_quarter(one.quarter)), tell_how(one), *one.parts.values(),
         one.source]
        for one in known
    ]  # fmt: skip
    heads = [words.start(part) for part in PARTS.values()]
    return pd.DataFrame(rows, columns=["Cơ quan", "Quý", "Báo cáo", *heads, "Nguồn"])


def list_all(
    now: Sequence[Presence], said: pd.DataFrame, outreach: pd.DataFrame, support: pd.DataFrame
) -> pd.DataFrame:
    """One row for each thing told of an agency in the quarter (rows: coordination/words, outreach,
    support)."""
    rows = []
    for one in now:
        for row in said[said["unit_id"] == one.unit_id].itertuples():
            more = tell_state(row) if row.kind == "past_task" else or_(row.note, "")
            rows.append([one.label, words.start(words.NOTE[row.kind]), row.text, more, row.source])
        for row in outreach[outreach["unit_id"] == one.unit_id].itertuples():
            number, label, derived = tell_figure(row)
            rows.append([one.label, "Tuyên truyền", f"{number} {label}", derived, row.source])
        for row in support[support["unit_id"] == one.unit_id].itertuples():
            rows.append([one.label, "Hỗ trợ", *tell_gift(row), row.source])
    return pd.DataFrame(rows, columns=["Cơ quan", "Loại", "Nội dung", "Kết quả, ghi chú", "Nguồn"])
