"""Tables about indicators."""

import pandas as pd

from app import words
from app.tables.cells import or_, span_


def list_indicators(definitions: pd.DataFrame) -> pd.DataFrame:
    """One row for each definition of an indicator (rows: indicators/definitions)."""
    rows = [
        {
            "Chỉ tiêu": indicator.name,
            "Đơn vị": indicator.unit,
            "Áp dụng": span_(indicator.valid_from, indicator.valid_to),
            "Tử số": or_(indicator.numerator, ""),
            "Mẫu số": or_(indicator.denominator, ""),
            "Giá trị quý này": (
                words.NO_FIGURE if not indicator.values else f"{indicator.values} số"
            )
            if indicator.holds
            else "đã thay định nghĩa",
            "Mục tiêu nơi khác (tham khảo)": " – ".join(
                part
                for part in (
                    or_(indicator.reference_target, ""),
                    or_(indicator.reference_place, ""),
                )
                if part
            ),
            "Ghi chú": or_(indicator.note, ""),
            "Nguồn thay đổi": or_(indicator.changed_by, ""),
        }
        for indicator in definitions.itertuples()
    ]
    return pd.DataFrame(rows)
