"""What the cells of all tables share."""

import pandas as pd

from data.quantities import write_quantity
from data.vietnamese import write_quarter


def value_(value: float, qualifier: str = "exact") -> str:
    return write_quantity(None if pd.isna(value) else int(value), qualifier)


def span_(valid_from: str, valid_to: object) -> str:
    if pd.isna(valid_to):
        return f"từ {write_quarter(valid_from)}"
    return f"{write_quarter(valid_from)} đến {write_quarter(str(valid_to))}"


def or_(text: object, otherwise: str) -> str:
    return otherwise if pd.isna(text) else str(text)
