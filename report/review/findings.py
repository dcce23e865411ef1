"""The numbers of a report beside what our facts say of each: khớp, khác, không tìm thấy, chưa rõ.

findings = check(incoming.paragraphs, read_figures(snapshot, "2024-Q2"))
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from itertools import pairwise
from typing import NamedTuple

from data.vietnamese import read_quarter, write_number
from measures.figures.quarter import Figures
from report.errors import ReportError
from report.prose import ends
from report.review.claims import Claim, Claims, agrees
from report.review.clues import read_clues
from report.review.incoming import Incoming, Paragraph
from report.review.numbers import Aside
from report.review.reading import Spoken
from report.review.vocabulary import Vocabulary

# The states of a finding, those first that are to be looked at.
STATES = {
    "differs": "Khác",
    "unclear": "Chưa rõ",
    "unfound": "Không tìm thấy",
    "fits": "Khớp",
}
_MOST = 3_000  # numbers of a report; a real one has 100
_MOST_IN_ONE = 400  # of a paragraph
_DIGITS = re.compile(r"\d[\d.,]*")
_QUARTER = re.compile(r"qu[ýí]\s*(?:IV|I{1,3}|[1-4])\s*(?:/|\s+năm)\s*\d{4}", re.IGNORECASE)
_NAMED = 3  # of several figures that a number may be


class Finding(NamedTuple):
    """One number of a report.

    state: one of STATES; where: its place; sentence: in which it stands; start, end: the number's
    place in it; number: as printed; says: what our facts say, or why nothing; source: of that;
    names: of the figures that it may be.
    """

    state: str
    where: str
    sentence: str
    start: int
    end: int
    number: str
    says: str
    source: str
    names: tuple[str, ...]


class Apart(NamedTuple):
    """What counts nothing and was set apart: a day, a document, a label, a name."""

    where: str
    text: str
    kind: str


class Report(NamedTuple):
    """All that was found: numbers in their order, and what was set apart."""

    findings: list[Finding]
    asides: list[Apart]

    def count(self, state: str) -> int:
        """How many numbers are in a state."""
        return sum(finding.state == state for finding in self.findings)


def find_quarter(found: Incoming) -> str:
    """The quarter that a file is about: by what we wrote into it, else the first that its text
    names; "" for a text without one."""
    if found.identity:
        return found.identity.quarter
    for paragraph in found.paragraphs:
        for match in _QUARTER.finditer(paragraph.text):
            with suppress(ValueError):  # letters and digits that only look like these
                return read_quarter(match[0])
    return ""


def check(paragraphs: Iterable[Paragraph], figures: Figures) -> Report:
    """Hold every number of a report against the facts; ReportError for one that has too many."""
    paragraphs = list(paragraphs)
    _require_few(paragraphs)
    vocabulary, claims = Vocabulary(figures), Claims(figures)
    findings: list[Finding] = []
    asides: list[Apart] = []
    for paragraph in paragraphs:
        if paragraph.in_table:
            paragraph = paragraph._replace(text=vocabulary.name_places(paragraph.text))
        told = read_clues(paragraph.text, vocabulary, paragraph.in_table)
        findings += [_judge(paragraph, spoken, claims) for spoken in told.spoken]
        asides += [_set_apart(paragraph, aside) for aside in told.asides]
    return Report(findings, asides)


def _require_few(paragraphs: list[Paragraph]) -> None:
    counts = [len(_DIGITS.findall(paragraph.text)) for paragraph in paragraphs]
    for count, most, what in (
        (sum(counts), _MOST, "Báo cáo"),
        (max(counts, default=0), _MOST_IN_ONE, "Một đoạn của báo cáo"),
    ):
        if count > most:
            raise ReportError(
                f"{what} có quá {write_number(most)} con số nên không đối chiếu. Hãy chọn đúng tệp "
                "báo cáo, hoặc tách bảng số ra khỏi tệp."
            )


def _judge(paragraph: Paragraph, spoken: Spoken, claims: Claims) -> Finding:
    found = claims.find(spoken)
    state, says = _compare(spoken, found)
    sentence, start, end = _quote(paragraph.text, spoken)
    source = "; ".join(dict.fromkeys(claim.source for claim in found if claim.source))
    names = tuple(claim.name for claim in found)
    return Finding(
        state, paragraph.where, sentence, start, end, spoken.number.text, says, source, names
    )


def _compare(spoken: Spoken, found: list[Claim]) -> tuple[str, str]:
    number = spoken.number
    if number.value is None:
        return "unclear", f"Không đọc được “{number.text}” là số nào."
    known = [claim for claim in found if claim.value is not None]
    if not found:
        return "unfound", _tell_none(spoken)
    fits = [agrees(claim, number, spoken) for claim in known]
    if len(known) == len(found) and all(fits):
        return "fits", _tell(known)
    if len(found) > 1:
        return "unclear", f"Lời văn hợp với {write_number(len(found))} số liệu: {_tell(found)}."
    if not known:
        return "unfound", f"{found[0].label}: {found[0].unknown}."
    return "differs", _tell(known)


def _tell(found: list[Claim]) -> str:
    told = [f"{claim.label}: {claim.said or claim.unknown}" for claim in found[:_NAMED]]
    more = len(found) - _NAMED
    return "; ".join(told) + (f" và {more} số liệu nữa" if more > 0 else "")


def _tell_none(spoken: Spoken) -> str:
    if spoken.place == "?":
        return "Kho số liệu không có nơi được nêu."
    if spoken.names:
        return "Kho số liệu không có số này ở nơi, ở quý được nêu."
    return "Kho số liệu không theo dõi con số này."


def _quote(text: str, spoken: Spoken) -> tuple[str, int, int]:
    """The sentence around a number, and where the number stands in it."""
    number = spoken.number
    bounds = pairwise([0, *ends(text), len(text)])
    start, end = next((first, last) for first, last in bounds if number.start < last)
    return text[start:end].rstrip(), number.start - start, number.end - start


def _set_apart(paragraph: Paragraph, aside: Aside) -> Apart:
    return Apart(paragraph.where, aside.text, aside.kind)
