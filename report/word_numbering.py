"""Word's own numbers and signs of lists: headings "I.", "1.", "1.1.", lists "-", "+", "1.", "1)".

What is typed before a paragraph becomes Word's only where Word prints the very same there; else it
stays as it was typed, so no number ever stands twice and none is changed. Written after ECMA-376,
part 1, 17.9.
"""

import re
from typing import NamedTuple

from report.tree import Node, make
from report.word_styles import BULLETS, HEADINGS, W, to_twips

# Numbers of the lists (w:numId); each run of a numbered list gets one of its own after these.
NONE = 0
_FIRST_RUN = 3
# The lists that they are made after (w:abstractNumId), by the sign after a number.
_ABSTRACT = {".": 2, ")": 3}
_LABEL = re.compile(r"([-+]|[1-9]\d{0,3}[.)])(?: |$)")
_ROMAN = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
_LEVELS = 3
# It stands before a labelled paragraph on its way through Pandoc; nobody can type these signs.
_OPEN, _CLOSE = "\ufdd2", "\ufdd3"
_TOKEN = re.compile(f"{_OPEN}(\\d+),(\\d+){_CLOSE}")


class Label(NamedTuple):
    """A paragraph's list (w:numId) and level (w:ilvl)."""

    number: int
    level: int = 0


class Numbering:
    """Gives the paragraphs of one document Word's own numbers, in their order."""

    def __init__(self) -> None:
        self._heads = [0] * _LEVELS
        self._runs: list[tuple[str, int]] = []  # sign and first number of each numbered list
        self._next: dict[str, int] = {}  # by sign: what follows in the list that is open

    def mark(self, block: Node) -> Node:
        """The same block with a token before it that tells its label (`read_token`)."""
        if block["t"] == "Header":
            level, attributes, inlines = block["c"]
            label, rest = self._number_heading(level, inlines)
            self._next = {}
            return make("Header", [level, attributes, [make("Str", _tell(label)), *rest]])
        if block["t"] != "Para":
            return block
        typed = _LABEL.match(_first_words(block["c"]))
        if not typed:
            return block
        label = self._number_item(typed[1])
        rest = _cut(block["c"], typed.end())
        return make("Para", [make("Str", _tell(label)), *rest])

    def write(self) -> str:
        """word/numbering.xml for all that was marked."""
        numbers = [f'<w:num w:numId="{HEADINGS}"><w:abstractNumId w:val="0"/></w:num>']
        numbers += [f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="1"/></w:num>']
        for position, (sign, first) in enumerate(self._runs):
            numbers.append(
                f'<w:num w:numId="{_FIRST_RUN + position}">'
                f'<w:abstractNumId w:val="{_ABSTRACT[sign]}"/>'
                f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{first}"/></w:lvlOverride>'
                "</w:num>"
            )
        return f'<w:numbering xmlns:w="{W}">{_ABSTRACTS}{"".join(numbers)}</w:numbering>'

    def _number_heading(self, level: int, inlines: list[Node]) -> tuple[Label, list[Node]]:
        """The style's own number where it is the typed one; else none, and all stays typed."""
        place = level - 1
        own = [*self._heads[:place], self._heads[place] + 1]
        wanted = f"{write_roman(own[0])}." if level == 1 else f"{'.'.join(map(str, own[1:]))}."
        if all(own[1:]) and _first_words(inlines).startswith(f"{wanted} "):
            self._heads = [*own, *[0] * (_LEVELS - level)]
            return Label(HEADINGS, place), _cut(inlines, len(wanted) + 1)
        return Label(NONE), inlines

    def _number_item(self, typed: str) -> Label:
        if typed in "-+":
            return Label(BULLETS, "-+".index(typed))
        number, sign = int(typed[:-1]), typed[-1]
        if self._next.get(sign) != number:
            self._runs.append((sign, number))
        self._next[sign] = number + 1
        last = max(at for at, (known, _) in enumerate(self._runs) if known == sign)
        return Label(_FIRST_RUN + last)


def write_roman(number: int) -> str:
    """A Roman number up to 39, larger ones with more X."""
    told = ""
    for value, sign in _ROMAN:
        told += sign * (number // value)
        number %= value
    return told


def read_token(text: str) -> tuple[Label | None, str]:
    """The label that a token before a paragraph tells, and the text without it."""
    found = _TOKEN.match(text)
    return (Label(int(found[1]), int(found[2])), text[found.end() :]) if found else (None, text)


def _tell(label: Label) -> str:
    return f"{_OPEN}{label.number},{label.level}{_CLOSE}"


def _first_words(inlines: list[Node]) -> str:
    """The ordinary words that stand first, as far as they go."""
    return inlines[0]["c"] if inlines and inlines[0]["t"] == "Str" else ""


def _cut(inlines: list[Node], letters: int) -> list[Node]:
    rest = inlines[0]["c"][letters:]
    return [*([make("Str", rest)] if rest else []), *inlines[1:]]


def _level(place: int, kind: str, text: str, style: str = "") -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}'
        f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{to_twips(10)}"/></w:pPr></w:lvl>'
    )


def _abstract(key: int, kind: str, *levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="{kind}"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


_ABSTRACTS = (
    _abstract(
        0,
        "multilevel",
        _level(0, "upperRoman", "%1.", "Heading1"),
        _level(1, "decimal", "%2.", "Heading2"),
        _level(2, "decimal", "%2.%3.", "Heading3"),
    )
    + _abstract(
        1,
        "hybridMultilevel",
        _level(0, "bullet", "-", "ListBullet"),
        _level(1, "bullet", "+", "ListBullet2"),
    )
    + "".join(
        _abstract(
            key,
            "hybridMultilevel",
            _level(0, "decimal", f"%1{sign}"),
            _level(1, "bullet", "-"),
            _level(2, "bullet", "+"),
        )
        for sign, key in _ABSTRACT.items()
    )
)
