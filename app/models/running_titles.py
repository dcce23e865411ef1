"""Titles, sentences and the table about how many models run."""

import pandas as pd

from data import words
from data.vietnamese import write_quarter
from measures.figures.figure import Figure
from measures.running import Point

OPEN = (
    "Cột gạch chéo, dấu “≥”: còn xã chưa báo hoặc chưa rõ số, nên số thật có thể cao hơn; không so "
    "thẳng với cột khác."
)
COLUMNS = ["Quý", "Mô hình đang hoạt động", "Đủ số", "Xã có số", "Số xã", "Nguồn"]


def title_running(point: Point, figure: Figure) -> str:
    """How many models run at a quarter's end; `figure`: models.running of the same quarter."""
    quarter = write_quarter(point.quarter)
    if figure.total is None:
        return f"Cuối {quarter}: chưa có số mô hình {words.RUNNING}"
    part = f" ({point.part} báo cáo)" if point.part else ""
    number = figure.text if point.complete else point.written
    return f"Cuối {quarter}: {number} mô hình {words.RUNNING}{part}"


def tell_change(figure: Figure) -> str:
    """The change since the quarter compared with, like for like, or why there is none to tell."""
    return f"{words.start(figure.change)}."


def list_running(points: list[Point]) -> pd.DataFrame:
    """One row for each quarter, the newest first."""
    rows = [
        [
            write_quarter(point.quarter),
            point.total.value if point.complete else point.written,
            "có" if point.complete else "không",
            point.told,
            point.asked,
            point.total.source if point.total else None,
        ]
        for point in reversed(points)
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)
