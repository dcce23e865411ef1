"""What a report says word for word as that of the quarter before, and why it may no longer hold.

    find_carried(texts, before, standing, "2024-Q3", tasks, looked_at)

A report is begun from the last one: figures are renewed by themselves, since the text asks for
them by name; what somebody wrote in words is not, and stays until a person has looked at it.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from data import vietnamese
from report.text_parts import NAMES

# The setting that holds what was looked at and found true: a key a line.
LOOKED_AT = "looked_at"
_HEADING = re.compile(r"\s*#")
_FIGURE = re.compile(r"\{\{\s*(?:so|so_sanh|thay_doi|danh_sach)\(")
# A list with words behind it: what was written about last quarter's need not be true of this one's.
_AMID = re.compile(r"(?<!\()\{\{\s*danh_sach\([^{}\n]*\}\}[\s,;]*\w")
_KEY = 10  # letters of a key
_SHOWN = 160  # letters of a paragraph

_BRACES = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}|\{#[^#\n]*#\}")
_SIGN = re.compile(r"^[\s>]*(?:[-+*]\s+|\d{1,3}[.)]\s+|#{1,6}\s+|\[\^[^\[\]\n]*\]:\s*)*")
_NOTE = re.compile(r"\[\^[^\[\]\n]*\]")
_QUARTER = re.compile(r"\bqu[ýí]\s+(?:iv|i{1,3}|[1-4])(?:\s*/\s*|\s+năm\s+)\d{4}", re.I)
_BARE_QUARTER = re.compile(r"\bqu[ýí]\s+(?:iv|i{1,3}|[1-4])\b(?!\s*/|\s+năm\s+\d)", re.I)
_DAY = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_YEAR = re.compile(r"\bnăm\s+(\d{4})\b", re.I)
_TYPED = re.compile(r"(?<![\w/.,-])\d[\d.,]*%?(?![\w/-])")


class Carried(NamedTuple):
    """A paragraph that stood in the report before as it stands now.

    part: its name; text: as it is typed, without the sign of a list and without placeholders;
    reasons: what in it may no longer hold, in words, empty for words alone; key: names the
    paragraph among all, for LOOKED_AT.
    """

    part: str
    text: str
    reasons: list[str]
    key: str


def find_carried(
    texts: Mapping[str, str],
    before: Mapping[str, str],
    standing: Mapping[str, str],
    quarter: str,
    done: Iterable[str] = (),
    looked_at: str = "",
) -> list[Carried]:
    """The paragraphs of `texts` that also stand in `before`, part by part, top to bottom.

    Not those that come with the program (`standing`), hold no words of their own, or were looked
    at; and only for a reason headings, and sentences around figures, which are renewed. done: the
    tasks of the quarter that are known to be done, in their words.
    """
    seen = set(looked_at.split())
    finished = {_bare(task) for task in done}
    carried = []
    for part in NAMES:
        old = {_bare(line) for line in before.get(part, "").split("\n")}
        ours = {_bare(line) for line in standing.get(part, "").split("\n")}
        for line in texts.get(part, "").split("\n"):
            bare = _bare(line)
            key = _name(part, bare)
            told = _BRACES.sub("…", bare).replace("*", "")
            if bare not in old or bare in ours or key in seen or not _has_words(bare):
                continue
            reasons = list(_find_reasons(bare, quarter))
            if bare in finished:
                reasons.append("nhiệm vụ này đã xong")
            if not reasons and (_HEADING.match(line) or _FIGURE.search(bare)):
                continue
            carried.append(Carried(part, told, reasons, key))
    return list({one.key: one for one in carried}.values())


def add_looked_at(looked_at: str, keys: Iterable[str]) -> str:
    """The setting LOOKED_AT with further keys, each once, sorted: so two people's merge."""
    return "\n".join(sorted({*looked_at.split(), *keys}))


def shorten(text: str) -> str:
    """The beginning of a paragraph, cut at a word, as much as one needs to know it again."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"


def _bare(line: str) -> str:
    """A line without the sign of a list or heading, marks of notes and its last stop."""
    return " ".join(_NOTE.sub("", _SIGN.sub("", line)).split()).rstrip(" .;,")


def _has_words(text: str) -> bool:
    return any(letter.isalpha() for letter in _BRACES.sub("", text))


def _name(part: str, bare: str) -> str:
    return hashlib.sha256(f"{part}\n{bare}".encode()).hexdigest()[:_KEY]


def _find_reasons(text: str, quarter: str) -> Iterable[str]:
    """Quarters, days and years that are not the report's own, numbers that were typed, and lists
    that were renewed within a sentence."""
    typed = _BRACES.sub(" ", text)
    year = quarter[:4]
    for pattern, of_year in ((_QUARTER, ""), (_BARE_QUARTER, f"/{year}")):
        for match in pattern.finditer(typed):
            if _is_other(match[0] + of_year, quarter):
                yield f"nhắc đến {' '.join(match[0].split())}"
    first = date(int(year), 3 * int(quarter[-1]) - 2, 1)
    for match in _DAY.finditer(typed):
        if (day := _read_day(match)) and day < first:
            yield f"có ngày {vietnamese.write_date(day)}, trước {vietnamese.write_quarter(quarter)}"
    for match in _YEAR.finditer(typed):
        if match[1] < year:
            yield f"nhắc đến năm {match[1]}"
    rest = _YEAR.sub(" ", _DAY.sub(" ", _BARE_QUARTER.sub(" ", _QUARTER.sub(" ", typed))))
    if numbers := list(dict.fromkeys(match[0].rstrip(".,") for match in _TYPED.finditer(rest))):
        yield f"số nhập tay của quý trước: {', '.join(numbers)}"
    if _AMID.search(text):
        yield "danh sách trong câu đã đổi theo quý này, xem lời quanh nó còn đúng không"


def _is_other(said: str, quarter: str) -> bool:
    """Whether a quarter in words is another one; what only looks like one ("quý ı/2024") is."""
    try:
        return vietnamese.read_quarter(said) != quarter
    except ValueError:
        return True


def _read_day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
