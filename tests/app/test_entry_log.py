"""What the office wrote, line by line: new, corrected, struck; the newest first."""

from datetime import UTC, datetime

from app.entry_log import MOST, list_lines
from intake import office
from intake.journal import Event

AT = datetime(2024, 9, 16, 3, tzinfo=UTC)
FIRST = Event("entered", AT, "Lan", file="ghi.document.kh-9.1", version=2)
OTHER = Event("entered", AT, "Lan", file="ghi.explanation.a-2024-q2.1", version=3)
SECOND = FIRST._replace(file="ghi.document.kh-75.1", reason="Chép sai ngày", version=4)
LAST = Event("struck", AT, "Hoa", replaces="ghi.document.kh-9.1", reason="Nhầm", version=5)
SENT = Event("sent", AT, "Lan", file="bieu.xlsx")


def test_the_lines_about_entries_of_a_kind_newest_first():
    events = [FIRST, OTHER, SENT, SECOND, LAST]
    assert office.list_events(events, "document") == [LAST, SECOND, FIRST]
    assert office.list_events(events, "explanation", "document") == [LAST, SECOND, OTHER, FIRST]


def test_each_line_says_what_was_done_to_what():
    table = list_lines([LAST, SECOND, FIRST], "Văn bản", office.name_of)
    assert table[["Việc", "Văn bản", "Lý do", "Bản số liệu"]].to_numpy().tolist() == [
        ["Bỏ", "ghi.document.kh-9.1", "Nhầm", "5"],
        ["Sửa", "ghi.document.kh-75.1", "Chép sai ngày", "4"],
        ["Ghi mới", "ghi.document.kh-9.1", "", "2"],
    ]
    assert len(list_lines([FIRST] * (MOST + 1), "Văn bản", office.name_of)) == MOST
