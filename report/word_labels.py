"""What Word prints before a paragraph that it numbers itself: read from styles and numbering.

The paragraphs of a DOCX hold no such number; whoever reads one needs it as it is printed ("I.",
"1.1.", "-"). Elements are told by their names alone. After ECMA-376, part 1, 17.9: the kinds that
reports use (decimal, Roman, letters, bullets); another kind is told as decimal.
"""

from collections import defaultdict
from typing import NamedTuple

from lxml import etree

from report.word_numbering import write_roman

Element = etree._Element
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Signs of Word's symbol fonts, as everybody's font has them.
_BULLETS = {"\uf0b7": "•", "\uf02d": "-", "\uf0a7": "▪", "o": "o"}
_DEEPEST = 20  # styles that one style is based on


class Level(NamedTuple):
    """How a level is written: its kind, its text with %1 …, the number that it begins with."""

    kind: str
    text: str
    start: int


class Labels:
    """The labels of one document; to be asked for its paragraphs in their order."""

    def __init__(self, styles: Element | None = None, numbering: Element | None = None) -> None:
        self._styles = {} if styles is None else {_get(one, "styleId"): one for one in styles}
        self._lists: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        if numbering is not None:
            self._read_lists(numbering)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        self._starts: dict[tuple[str, int], int] = {} if numbering is None else _starts(numbering)

    def of(self, paragraph: Element) -> str:
        """What is printed before a paragraph, without the blank after it; "" for nothing."""
        number, place = self._find_number(paragraph)
        levels = self._lists.get(number, {})
        if place not in levels:
            return ""
        # Lists that are made after one go on counting together, unless one begins anew.
        counts = self._counts[self._abstract[number]]
        for below in [one for one in counts if one > place]:
            del counts[below]
        before = counts.get(place, levels[place].start - 1)
        if (number, place) in self._starts and (number, place) not in self._begun:
            self._begun.add((number, place))
            before = self._starts[number, place] - 1
        counts[place] = before + 1
        return _write(levels, counts, place)

    def _find_number(self, paragraph: Element) -> tuple[str, int]:
        """The list and level of a paragraph: its own, else those of its style."""
        own = next(paragraph.iterfind("{*}pPr/{*}numPr"), None)
        style = next((_get(one, "val") for one in paragraph.iterfind("{*}pPr/{*}pStyle")), "")
        number, place = _read_number(own)
        for _ in range(_DEEPEST):
            if (number and place is not None) or style not in self._styles:
                break
            found = self._styles[style]
            style_number, style_place = _read_number(next(found.iterfind("{*}pPr/{*}numPr"), None))
            if style_number and not number and style_place is None:
                style_place = self._find_level(style_number, _get(found, "styleId"))
            number = number or style_number
            place = style_place if place is None else place
            style = next((_get(one, "val") for one in found.iterfind("{*}basedOn")), "")
        return number, place or 0

    def _find_level(self, number: str, style: str) -> int | None:
        return self._linked.get((self._abstract.get(number, ""), style))

    def _read_lists(self, numbering: Element) -> None:
        self._linked: dict[tuple[str, str], int] = {}
        abstract: dict[str, dict[int, Level]] = {}
        for one in numbering.iterfind("{*}abstractNum"):
            key = _get(one, "abstractNumId")
            abstract[key] = {}
            for level in one.iterfind("{*}lvl"):
                place = int(_get(level, "ilvl"))
                start = _value(level, "start") or "1"
                text = _value(level, "lvlText")
                abstract[key][place] = Level(_value(level, "numFmt"), text, int(start))
                if style := _value(level, "pStyle"):
                    self._linked[key, style] = place
        for one in numbering.iterfind("{*}num"):
            key = _value(one, "abstractNumId")
            self._lists[_get(one, "numId")] = abstract.get(key, {})
            self._abstract[_get(one, "numId")] = key


def _starts(numbering: Element) -> dict[tuple[str, int], int]:
    """Where single lists begin anew, by list and level."""
    return {
        (_get(one, "numId"), int(_get(override, "ilvl"))): int(_get(start, "val"))
        for one in numbering.iterfind("{*}num")
        for override in one.iterfind("{*}lvlOverride")
        for start in override.iterfind("{*}startOverride")
    }


def _write(levels: dict[int, Level], counts: dict[int, int], place: int) -> str:
    told = levels[place].text
    if levels[place].kind == "bullet":
        return _BULLETS.get(told, told)
    for one, level in levels.items():
        if f"%{one + 1}" in told:
            number = counts.get(one, level.start)
            told = told.replace(f"%{one + 1}", _write_number(number, level.kind))
    return told


def _write_number(number: int, kind: str) -> str:
    if kind in ("upperRoman", "lowerRoman"):
        roman = write_roman(number)
        return roman if kind == "upperRoman" else roman.lower()
    if kind in ("upperLetter", "lowerLetter") and number > 0:
        letter = _LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)
        return letter if kind == "lowerLetter" else letter.upper()
    return f"{number:02d}" if kind == "decimalZero" else str(number)


def _read_number(own: Element | None) -> tuple[str, int | None]:
    if own is None:
        return "", None
    place = _value(own, "ilvl")
    return _value(own, "numId"), int(place) if place else None


def _value(element: Element, name: str) -> str:
    return next((_get(one, "val") for one in element.iterfind(f"{{*}}{name}")), "")


def _get(element: Element, name: str) -> str:
    return next(
        (value for key, value in element.attrib.items() if etree.QName(key).localname == name), ""
    )
