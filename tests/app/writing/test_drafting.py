"""The history of a draft as it is listed."""

from datetime import UTC, datetime, timedelta

from app.writing.drafting import _join_runs
from report.drafts import Head

START = datetime(2024, 9, 20, 8, tzinfo=UTC)


def head(
    number: int, minutes: float, who: str = "An", changed: str = "sửa phần “Kết thúc”"
) -> Head:
    return Head(number, START + timedelta(minutes=minutes), who, changed)


def test_what_was_typed_in_one_go_is_one_line():
    heads = [
        head(1, 0),
        head(2, 1),
        head(3, 9),
        head(4, 20),
        head(5, 21, "Bình"),
        head(6, 22, "Bình", "sửa phần “Nguyên nhân”"),
        Head(7, None, "", "tệp bị hỏng, không đọc được"),
        Head(8, None, "", "tệp bị hỏng, không đọc được"),
    ]
    assert [one.number for one in _join_runs(heads)] == [3, 4, 5, 6, 7, 8]
