"""The table behind the curves of how long models live."""

from decimal import Decimal
from fractions import Fraction

import pandas as pd

from data import words
from measures.shares import round_share
from measures.survival import Curve

COLUMNS = [
    "Lĩnh vực",
    "Sau số quý",
    "Còn theo dõi",
    "Kết thúc",
    "Thôi theo dõi",
    "Còn hoạt động (%)",
    "Một nửa kết thúc sau (quý)",
]


def list_lives(curves: list[Curve]) -> pd.DataFrame:
    """One row for each age of each field at which models ended or were seen no longer.

    Also of fields that are too few to be drawn; without a median where more than half live on.
    """
    rows = [
        [
            words.start(curve.name),
            step.quarters,
            step.at_risk,
            step.ended,
            step.censored,
            _percent(step.share),
            curve.median,
        ]
        for curve in curves
        for step in curve.steps
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _percent(share: Fraction) -> Decimal:
    return round_share(100 * share, 1)
