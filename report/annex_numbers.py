"""The values of an annex as numbers: what the screen writes in one cell, in cells of their own."""

import re

import pandas as pd

from data.vietnamese import read_number

VALUE = "Giá trị"
OF, UNIT, NOTE = "Trên tổng số", "Đơn vị tính", "Ghi chú"
# "hơn 8.000 lượt người", "65/200", "42,1%"
_NUMBER = r"[-−]?\d+(?:\.\d{3})*(?:,\d+)?"
_WRITTEN = re.compile(rf"(hơn|khoảng)? ?({_NUMBER})(?:/({_NUMBER}))?(?:(%)| (\D.*))?")


def split_values(rows: pd.DataFrame) -> pd.DataFrame:
    """The same rows, in place of VALUE four columns: the number, the whole that it is part of, its
    unit, and what the value says beside or instead ("hơn", "chưa rõ số hộ", "trễ hạn").

    A column that no row fills is left out; rows without VALUE stay as they are.
    """
    if VALUE not in rows.columns:
        return rows
    split = pd.DataFrame(
        [_split(str(text)) for text in rows[VALUE]],
        columns=[VALUE, OF, UNIT, NOTE],
        index=rows.index,
        dtype=object,
    )
    filled = [name for name in split.columns if name == VALUE or split[name].map(bool).any()]
    at = rows.columns.get_loc(VALUE)
    before, after = rows.columns[:at], rows.columns[at + 1 :]
    return pd.concat([rows[before], split[filled], rows[after]], axis="columns")


def _split(text: str) -> list[object]:
    found = _WRITTEN.fullmatch(text)
    if not found:
        return [None, None, "", text]
    qualifier, number, whole, percent, unit = found.groups()
    of = read_number(whole) if whole else None
    return [read_number(number), of, percent or unit or "", qualifier or ""]
