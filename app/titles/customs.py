"""Titles about customs."""

import pandas as pd

from app import words
from data.vietnamese import write_count, write_quarter


def title_customs(official: pd.DataFrame, quarter: str) -> str:
    """How many of each kind are still practised (rows: customs/official_list)."""
    if not official["facts"].any():
        return f"Chưa có số về hủ tục, phong tục {write_quarter(quarter)}"
    parts, silent = [], ""
    for kind, word in words.KIND.items():
        rows = official[official["kind"] == kind]
        if rows["facts"].any():
            left = write_count(int((rows["practised"] > 0).sum()))
            parts.append(f"{left}/{write_count(len(rows))} {word}")
        else:
            silent = f"; {word} {words.NO_FIGURE}"
    return f"Còn thực hiện {', '.join(parts)} trong danh mục{silent}"
