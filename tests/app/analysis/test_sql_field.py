"""The answer of a typed question as a table and as a file."""

import io

import pandas as pd
import pytest

from app.analysis.files import to_parquet
from app.analysis.sql_field import settle_types, write_answer


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ([1, None], [1, None]),
        ([1, 2.5], [1.0, 2.5]),
        ([1, "x", None], ["1", "x", None]),
        ([2**63, None], ["9223372036854775808", None]),
        ([True, 1], ["True", "1"]),
        ([None], [None]),
    ],
)
def test_a_column_of_any_values_can_be_saved(cells, found):
    frame = pd.DataFrame({"a": pd.Series(cells, dtype=object)})
    saved = pd.read_parquet(io.BytesIO(to_parquet(settle_types(frame))))["a"]
    assert [None if pd.isna(cell) else cell for cell in saved] == found


def test_a_year_is_written_as_a_year():
    frame = pd.DataFrame({"a": [2024, 2024.0, -1234.5, 12345678901, True, None]}, dtype=object)
    told = ["2024", "2024", "-1234,5", "12345678901", "có", "–"]
    assert write_answer(frame)["a"].tolist() == told


def test_a_small_number_is_not_written_as_zero_nor_a_large_one_in_full():
    frame = pd.DataFrame({"a": [1e-9, 0.0, 1e300, 0.5, 1e-4]}, dtype=object)
    assert write_answer(frame)["a"].tolist() == ["1e-09", "0", "1e+300", "0,5", "0,0001"]
