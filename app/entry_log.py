"""What the office wrote itself, line by line of the journal."""

from collections.abc import Callable, Sequence

import pandas as pd

from data.vietnamese import write_moment
from intake.journal import Event

MOST = 100  # lines that are shown, the newest


def list_lines(events: Sequence[Event], head: str, tell: Callable[[Event], str]) -> pd.DataFrame:
    """A row for each of the newest lines (office.list_events); in the column `head` stands what
    `tell` says that a line is about."""
    return pd.DataFrame(
        [
            {
                "Lúc": write_moment(one.at),
                "Người ghi": one.by,
                "Việc": "Bỏ" if one.kind == "struck" else "Sửa" if one.reason else "Ghi mới",
                head: tell(one),
                "Lý do": one.reason,
                "Bản số liệu": str(one.version),
            }
            for one in events[:MOST]
        ]
    )
