"""The profile of a commune as a document in the office's form, for a leader's working visit.

It takes the parts as the screen has them, word for word, so that paper and screen can't differ:
each becomes a numbered heading and its lines, and its sources a footnote.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from data.vietnamese import write_quarter
from report import pdf
from report.committee import read_committee
from report.document import Document
from report.errors import NoLetter
from report.paper import draw_up
from report.tree import Node, make, to_words

_BOX = "□"
_FAR = "\u2e80"  # from here on: Chinese signs, smileys
_MOST_SIGNS = 40
BOXED = f"“{_BOX}” là ký tự mà phông chữ của bản PDF không có; bản Word ghi đủ."
CLOSING = (
    "Nội dung trên do phần mềm tổng hợp từ số liệu trong kho, để phục vụ chuyến công tác; những "
    "con số cần nêu tại buổi làm việc đề nghị đối chiếu lại với xã."
)


class Part(NamedTuple):
    """One part of a profile: its heading, its sentences, and where their figures come from."""

    title: str
    lines: Sequence[str]
    source: str = ""


class Subject(NamedTuple):
    """Whose profile it is: labels of the commune ("xã Đăk Pne") and name of the district, quarter,
    the day on which it is made, whether the figures are invented, and which they are where they
    are not the newest."""

    commune: str
    district: str
    quarter: str
    made_on: date
    is_demo: bool
    age: str = ""


def compose(subject: Subject, parts: Sequence[Part]) -> Document:
    """The document of a profile, a draft without number, day and name.

    ReportError for a file of the committee that can't be read.
    """
    quarter = write_quarter(subject.quarter)
    return draw_up(
        read_committee(subject.district),
        subject.made_on,
        about=f"tình hình, kết quả thực hiện Cuộc vận động tại {subject.commune}, {quarter} "
        "(phục vụ chuyến công tác)",
        blocks=_to_blocks(parts),
        closing=CLOSING,
        title=f"Hồ sơ {subject.commune} {quarter}",
        is_demo=subject.is_demo,
        age=subject.age,
    )


def write_pdf(subject: Subject, parts: Sequence[Part]) -> bytes:
    """The profile as PDF.

    What units wrote was accepted and stays as it is, also with a sign that the letters don't have
    (a smiley): it becomes a box, and a last line says so. ReportError after `_MOST_SIGNS` kinds of
    them, and as pdf.write.
    """
    boxed: set[str] = set()
    while True:
        told = [_box(part, boxed) for part in parts]
        if boxed:
            told.append(Part("Ký tự không in được", [BOXED]))
        try:
            return pdf.write(compose(subject, told))
        except NoLetter as error:
            new = set(error.signs) - boxed
            if not new or len(boxed) > _MOST_SIGNS:
                raise
            boxed |= new


def _box(part: Part, signs: set[str]) -> Part:
    """The same part with a box for each of the signs, and for any sign of a far script if there
    are signs at all: of such there may be a thousand."""
    if not signs:
        return part

    def write(text: str) -> str:
        return "".join(_BOX if one in signs or one >= _FAR else one for one in text)

    return Part(write(part.title), [write(line) for line in part.lines], write(part.source))


def _to_blocks(parts: Sequence[Part]) -> list[Node]:
    """A heading for each part that says something, and a paragraph for each of its lines."""
    blocks = []
    told = [part for part in parts if part.lines]
    for number, part in enumerate(told, start=1):
        blocks.append(make("Header", [2, ["", [], []], to_words(f"{number}. {part.title}")]))
        lines = [make("Para", to_words(f"- {line}")) for line in part.lines]
        if part.source:
            lines[0]["c"].append(make("Note", [make("Para", to_words(f"Nguồn: {part.source}."))]))
        blocks += lines
    return blocks
