"""Titles about indicators."""

import pandas as pd

from data.vietnamese import write_count


def title_indicators(definitions: pd.DataFrame) -> str:
    """How many indicators have a figure (rows: indicators/definitions)."""
    now = definitions[definitions["holds"]]
    known = int((now["values"] > 0).sum())
    if known == 0:
        return f"{write_count(len(now))} chỉ tiêu, chưa có giá trị nào được công bố"
    return f"{write_count(known)} trong {write_count(len(now))} chỉ tiêu đã có số"
