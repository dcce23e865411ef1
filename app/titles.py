"""Titles that say what a chart or table finds, made from its own rows."""

import pandas as pd

from app import words
from data.vietnamese import write_count, write_number, write_quarter


def title_outcomes(outcomes: pd.DataFrame) -> str:
    """How many of the models that stopped had met their goal.

    Rows as in models/outcomes_by_commune.
    """
    met, failed = int(outcomes["goal_met"].sum()), int(outcomes["ineffective"].sum())
    if outcomes["uncounted"].any():
        return f"Ít nhất {write_number(met + failed)} mô hình dừng hoạt động, có nơi chưa rõ số"
    if met + failed == 0:
        return "Không có mô hình nào dừng hoạt động"
    stopped = write_count(met + failed)
    all_of_them = "đều do" if met + failed > 1 else "do"
    if met == 0:
        return f"{stopped} mô hình dừng {all_of_them} không hiệu quả"
    if failed == 0:
        return f"{stopped} mô hình dừng {all_of_them} đã đạt mục tiêu"
    return f"{write_count(met)} trong {stopped} mô hình dừng là do đã đạt mục tiêu"


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


def title_indicators(definitions: pd.DataFrame) -> str:
    """How many indicators have a figure (rows: indicators/definitions)."""
    now = definitions[definitions["holds"]]
    known = int((now["values"] > 0).sum())
    if known == 0:
        return f"{write_count(len(now))} chỉ tiêu, chưa có giá trị nào được công bố"
    return f"{write_count(known)} trong {write_count(len(now))} chỉ tiêu đã có số"
