"""What stays on one line in a title: quarters, dates, numbers with units, document numbers."""

import re
from collections.abc import Iterator

from report.tree import Node, make

BLANK = "\u00a0"
HYPHEN = "\u2011"  # for Word alone, which breaks behind a hyphen that two words have between them

_YEAR = r"(?:\s*[-–]\s*\d{4})?(?!\d)"
_WHOLE = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bquý [IVX]+(?:/\d{4}| năm \d{4})?",
        r"\bngày \d{1,2}(?:/\d{1,2}/\d{4}| tháng \d{1,2} năm \d{4})?",
        r"\btháng \d{1,2}(?:/\d{4}| năm \d{4})?",
        rf"\b(?:năm|giai đoạn|nhiệm kỳ) \d{{4}}{_YEAR}",
        # "Chỉ thị số 13-CT/TU", "thôn 5", "Phụ lục 02"
        r"\b(?:số|thôn|điều|khoản|mục|phụ lục|lần) \d[\w./-]*",
        # "07 xã", "8.000 lượt", "96,5% hộ"; but neither a year, a date nor the number of a heading
        r"(?<!năm )(?<![-–] )(?<![\w/.,-])\d(?:[\d.,]*\d)?%? \w+",
    )
]
_HYPHENED = re.compile(r"(?<=\w)-(?=\w)")


def bind(inlines: list[Node], hyphens: bool = False) -> list[Node]:
    """The same inlines with blanks that don't break where a line must not; `hyphens` as well.

    Notes are left as they are.
    """
    text = "".join(_read(inlines))
    kept = {
        at
        for pattern in _WHOLE
        for found in pattern.finditer(text)
        for at in range(*found.span())
        if text[at] == " "
    }
    if hyphens:
        kept |= {found.start() for found in _HYPHENED.finditer(text)}
    return list(_write(inlines, kept, iter(range(len(text)))))


def _read(inlines: list[Node]) -> Iterator[str]:
    """The text as it stands, every inline that is no word one sign."""
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            yield content
        elif kind in ("Emph", "Strong"):
            yield from _read(content)
        elif kind == "Span":
            yield from _read(content[1])
        else:
            yield " " if kind in ("Space", "SoftBreak") else "\n"


def _write(inlines: list[Node], kept: set[int], places: Iterator[int]) -> Iterator[Node]:
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            yield make(kind, "".join(_keep(sign, next(places) in kept) for sign in content))
        elif kind in ("Emph", "Strong"):
            yield make(kind, list(_write(content, kept, places)))
        elif kind == "Span":
            yield make(kind, [content[0], list(_write(content[1], kept, places))])
        else:
            yield make("Str", BLANK) if next(places) in kept else inline


def _keep(sign: str, is_kept: bool) -> str:
    return {" ": BLANK, "-": HYPHEN}.get(sign, sign) if is_kept else sign
