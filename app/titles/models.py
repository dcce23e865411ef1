"""Titles about models."""

import pandas as pd

from data.vietnamese import write_count, write_number


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
