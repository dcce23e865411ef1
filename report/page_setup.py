"""The official form of a Party report: its sizes, and the standard that sets them at a date.

Lengths are in millimetres, letters and lines in points. Source: Phụ lục 2 of 05-HD/VPTW; where a
range is allowed ("14-15", "18-22") the form says which value is used here.
"""

import re
from datetime import date
from typing import NamedTuple

from data import vietnamese

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
STAR = "*"
HYPHENS = "-----"
RECIPIENTS = "Nơi nhận:"
BLANK = "     "


class Form(NamedTuple):
    """What a standard asks of the page and of each element.

    first_day: the first day on which reports follow it; margin_*, header_distance (from the
    top edge to the page number), indent (first line), head_left (width of the head's left column),
    foot_left (of the recipients), rule (length of the line above the notes): mm; line (exact
    height of a line), gap (between paragraphs), signing (left free for the signature), party …
    banner (sizes of letters), party_width (of PARTY as it is printed, for the rule under it): pt.
    mirrored: whether even pages have the left margin on the right, for both sides of the paper.
    """

    name: str
    citation: str
    first_day: date
    width: float = 210
    height: float = 297
    margin_top: float = 20
    margin_bottom: float = 20
    margin_left: float = 30
    margin_right: float = 15
    header_distance: float = 10
    indent: float = 10
    head_left: float = 82
    foot_left: float = 78
    rule: float = 50
    font: str = "Times New Roman"
    line: float = 18
    gap: float = 6
    signing: float = 72
    party: float = 15
    party_width: float = 206.13
    sender: float = 14
    kind: float = 16
    abstract: float = 14
    text: float = 14
    note: float = 11
    signature: float = 14
    recipient: float = 12
    circulation: float = 12
    page_number: float = 14
    banner: float = 12
    mirrored: bool = False

    @property
    def text_width(self) -> float:
        """The width of the text on the page: mm."""
        return self.width - self.margin_left - self.margin_right


HD36 = Form(
    "HD36",
    "Hướng dẫn số 36-HD/VPTW, ngày 03/4/2018 của Văn phòng Trung ương Đảng",
    date(2018, 4, 3),
)
# A report looks the same under both in every row that could be compared; they differ in what the
# place line may name, which is the committee's own setting.
HD05 = HD36._replace(
    name="HD05",
    citation="Hướng dẫn số 05-HD/VPTW, ngày 27/5/2026 của Văn phòng Trung ương Đảng",
    first_day=date(2026, 5, 27),
)


def choose(day: date) -> Form:
    """The standard that a report of that day follows.

    ValueError, in Vietnamese, for a day before HD36: what was asked then is not known here.
    """
    for form in (HD05, HD36):
        if day >= form.first_day:
            return form
    first = vietnamese.write_date(HD36.first_day)
    raise ValueError(
        f"Chưa có mẫu trình bày cho báo cáo trước ngày {first} (ngày đã nhập: "
        f"{vietnamese.write_date(day)}): cần xem lại ngày ban hành."
    )


def write_number(number: str, symbol: str) -> str:
    """The line of number and symbol: "Số 128-BC/BCĐ"; "Số 05-BC/BCĐ"; without a number a gap."""
    number = number.strip()
    if number.isdecimal():
        number = number.zfill(2)
    return f"Số {number or BLANK}-{symbol}"


def write_recipients(recipients: list[str]) -> list[str]:
    """The lines of the recipients: "- UBND huyện;", the last one "- Lưu VT."."""
    names = [name.strip().lstrip("-").rstrip(" ,;.") for name in recipients]
    signs = [";"] * (len(names) - 1) + ["."]
    return [f"- {name.strip()}{sign}" for name, sign in zip(names, signs, strict=False)]


def read_day(place_and_date: str) -> date | None:
    """The day in "Kon Rẫy, ngày 05 tháng 02 năm 2024"; None while it is not filled in.

    ValueError, in Vietnamese, for a day that the calendar doesn't have.
    """
    day = place_and_date.rpartition(", ")[2]
    return vietnamese.read_date(day) if re.match(r"ngày \d+ tháng \d+ năm \d+$", day) else None
