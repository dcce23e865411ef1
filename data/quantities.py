"""Numbers as a source states them, in Vietnamese: how exactly, of what unit, how they changed.

What is read and raised is as in `data.vietnamese`.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from data.vietnamese import Number, exactly, one_line, read_number, write_number, write_quarter

_WRITTEN = {"exact": "", "more_than": "hơn ", "about": "khoảng "}
_QUANTITY = re.compile(
    r"(?:(?:(hơn|trên|ít nhất)|(khoảng|gần|xấp xỉ)) )?"
    r"([-−]?[0-9](?:[0-9., ]*[0-9])?(?: ?%)?)"
    r"((?: [^\W\d_]+(?:/[^\W\d_]+)*(?: %)?)*)"
)
_UNKNOWN = re.compile(
    r"(?:có ?,? (?:nhưng )?)?(?:chưa|không) (?:rõ|biết)"
    r"(?: (?:là )?(?:bao nhiêu|số(?: \D+)?|t[ỷỉ] lệ))?"
)
# "Không có số liệu" is no zero: only what can be counted may follow.
_NONE = re.compile(
    r"(?:không (?:có|còn)|(?:đã )?hết)(?: (?:hộ|hộ gia đình|hộ dân|mô hình|trường hợp|ca|người|thôn"
    r"|làng|buổi|cuộc|tin|bài|lượt|nào|ai))*"
)
# "1,2 tỷ đồng" is not 1,2 and "45 hộ trở lên" is not 45: with these words in place of a plain
# unit the value can't be told.
_NO_UNIT = re.compile(
    r"\b(?:chục|(?<!phần )trăm|nghìn|ngàn|vạn|triệu|t[ỷỉ]|rưỡi|trở|hơn|trên|dưới|gần|khoảng"
    r"|ít|không|chưa|rõ|tăng|giảm|đến|và|hoặc)\b"
)


class Quantity(NamedTuple):
    """A number as a source states it. `value` None: present, but the count is unknown.

    `qualifier` is "exact", "more_than" (a lower bound) or "about".
    """

    value: Number | None
    qualifier: str


def read_quantity(text: str) -> Quantity | None:
    """Read "hơn 8.000 lượt người" as Quantity(8000, "more_than"), "96,5%" as (96.5, "exact").

    "chưa rõ", "có, chưa rõ số" give (None, "exact"); "không có", "không còn" (0, "exact"). Blank or
    a lone dash states nothing and gives None, never zero. The unit is accepted and dropped.
    ValueError, in Vietnamese, for the rest, also for "không có số liệu": no data is no zero either.
    """
    text = one_line(text)
    lower = text.lower()
    if lower in ("", "-", "–", "—", "−"):
        return None
    if _NONE.fullmatch(lower):
        return Quantity(Decimal(0), "exact")
    if _UNKNOWN.fullmatch(lower):
        return Quantity(None, "exact")
    match = _QUANTITY.fullmatch(lower)
    if not match or _NO_UNIT.search(match[4]):
        raise ValueError(
            f"Không hiểu số lượng “{text}”: cần viết như 45 hộ, hơn 8.000, khoảng 630,"
            " chưa rõ, không có, hoặc để trống."
        )
    qualifier = "more_than" if match[1] else "about" if match[2] else "exact"
    return Quantity(read_number(match[3]), qualifier)


def write_quantity(
    value: Number | None, qualifier: str = "exact", unit: str = "", decimals: int = 0
) -> str:
    """Write (8000, "more_than", "lượt người") as "hơn 8.000 lượt người"; 5 hộ as "5 hộ", unpadded.

    None gives "chưa rõ", or with a unit "chưa rõ số hộ". The sign % attaches: "96,5%".
    ValueError for an unknown qualifier and for nan or infinity.
    """
    if qualifier not in _WRITTEN:
        raise ValueError(f"qualifier must be one of {', '.join(_WRITTEN)}, got {qualifier!r}")
    if value is not None:
        return _WRITTEN[qualifier] + _with_unit(write_number(value, decimals), unit)
    if unit == "%":
        return "chưa rõ tỷ lệ"
    return f"chưa rõ số {unit}" if unit else "chưa rõ"


def describe_change(
    now: Number | None,
    before: Number | None,
    unit: str,
    quarter_before: str,
    *,
    first: bool = False,
    seen_earlier: bool = False,
) -> str:
    """Compare with an earlier quarter: (35, 45, "hộ", "2024-Q1") → "giảm 10 hộ so với quý I/2024".

    None is unknown and is never compared. `first`: nothing was ever recorded before.
    `seen_earlier`: gone in `quarter_before`, but recorded before that. Changes have at most two
    decimals. ValueError for nan, infinity and a bad quarter key.
    """
    if first:
        return "lần đầu được ghi nhận"
    quarter = write_quarter(quarter_before)
    if now is None or before is None:
        both = f"cả quý này và {quarter}"
        missing = quarter if now is not None else "quý này" if before is not None else both
        return f"chưa so sánh được: {missing} chưa có số liệu"
    now, before = exactly(now), exactly(before)
    # Two decimals at most: a smaller difference is the noise of binary fractions.
    size = write_number(abs(now - before), 2).rstrip("0").rstrip(",")
    if size == "0":
        return f"không đổi so với {quarter}"
    if before == 0 and now > 0:
        since = "xuất hiện trở lại" if seen_earlier else "mới phát sinh"
        return f"{since}, {quarter} không {'còn' if seen_earlier else 'có'}"
    if len(size) == 1 and "%" not in unit and "phần trăm" not in unit:
        size = f"0{size}"
    direction = "tăng" if now > before else "giảm"
    gone = "không còn, " if now == 0 and before > 0 else ""
    return f"{gone}{direction} {_with_unit(size, unit)} so với {quarter}"


def _with_unit(number: str, unit: str) -> str:
    return number + unit if unit == "%" else f"{number} {unit}".rstrip()
