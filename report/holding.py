"""A text made ready for Pandoc, so that every sign of it which means nothing in a report is words.

CommonMark reads more into a text than a clerk puts there: HTML, code, quotes, links, rules of "---"
and "2*3*4"; a list "1. 3. 5." it counts anew. Such signs are held back, and let go behind Pandoc.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from report.tidy import HELD

# A paragraph of this sign keeps two lists apart; nobody can type it, and it is dropped again.
APART = "\ufdd4"
# What a line begins with that goes on with the one before, since it stands further in.
GOES_ON = "\ufdd9"
# Put where two marks would run into each other ("**a**" beside "*b*"); dropped, too.
JOINER = "\u2060"
JOIN = "&#8288;"

_HELD = dict(zip("<>`~", HELD, strict=False))
_HOLD = re.compile(r"\\(.)|[<>`~]")
_SIGNS = re.compile(r"(\\.)|(?<=[^\W_])\*+(?=\d)|(?<=\d)\*+(?=[^\W_])|_{3,}|\](?=\()|!(?=\[)", re.S)
# A line that would vanish: signs alone, an empty heading or item, the "#" at the end of a heading.
_RULE = re.compile(
    r"^( *)(?==+ *$|(?:- *)+$|\+ *$|(?:\* *){3,}$|\* *$|(?:_ *){3,}$|#{1,6} *$)", re.M
)
_INNER_RULE = re.compile(
    r"^((?: |[-+*] |\d{1,9}[.)] |\[\^[^\]\n]+\]:)+)"
    r"(?=(?:- *){3,}$|(?:\* *){3,}$|(?:_ *){3,}$|[-+*] *$|=+ *$|#{1,6} *$)",
    re.M,
)
_BARE = re.compile(r"^((?: |[-+*] |\d{1,9}[.)] )*\d{1,9})(?=[.)] *$)", re.M)
_CLOSING = re.compile(r"^( *#{1,6} (?:.* )?)(?=#+ *$)", re.M)
_ZERO = re.compile(r"^((?:[ ]|[-+*] )*(?:\[\^[^\]\n]+\]: *)?0\d{1,8})(?=[.)](?: |$))", re.M)
# A line such as "[a]: b" would vanish, as the address of a link.
_ADDRESS = re.compile(r"^((?:[ ]|[-+*] |\d+[.)] )*)\[(?=(?:\^|[^\]\[^\n][^\]\[\n]*)\]:)", re.M)
_NOTE = re.compile(r" *\[\^[^\]]+\]:")
_ITEM = re.compile(r"( *)(?:(\d{1,9})([.)])|[-+*])(?= |$)")
_BLOCK = re.compile(r" *(?:[-+*](?: |$)|\d{1,9}[.)](?: |$)|\[\^[^\]]+\]:|#|\|)")
_HEADING = re.compile(r" *#{1,6}(?: |$)")
_SIGN = re.compile(r"(?:[-+*]|\d{1,9}[.)]) {0,4}")
_FAR = re.compile(r"^((?: |[-+*] |\d{1,9}[.)] )*(?:[-+*]|\d{1,9}[.)])) {5,}(?=\S)", re.M)
_NEAR = 3  # blanks between two signs of one line
_SIDES = re.compile(r" *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
_BAR = re.compile(r"\\.|\|")


class HeldLine(NamedTuple):
    """A line as Pandoc gets it; number: of the line that it comes from, counted from 0."""

    text: str
    number: int


def hold(text: str) -> str:
    """The text as Pandoc gets it."""
    return "\n".join(line.text for line in hold_lines(text))


def hold_lines(text: str) -> list[HeldLine]:
    """The same line by line: some are put in between, none is taken out."""
    text = _HOLD.sub(_hold_sign, text)
    text = _SIGNS.sub(_escape, text)
    text = _INNER_RULE.sub(r"\1\\", _RULE.sub(r"\1\\", text))
    text = _BARE.sub(r"\1\\", text)
    text = _CLOSING.sub(r"\1\\", text)
    text = _ZERO.sub(r"\1\\", text)
    text = _FAR.sub(r"\1 ", text)
    text = _ADDRESS.sub(r"\1\\[", text)
    return _part_lists(_widen_tables(text.split("\n")))


def let_go(text: str) -> str:
    """What Pandoc made of it, with the signs that were held back."""
    for sign, held in _HELD.items():
        text = text.replace(held, sign)
    return text.replace(JOINER, "")


def _hold_sign(match: re.Match[str]) -> str:
    sign = match[1] or match[0]
    return _HELD.get(sign, match[0])


def _escape(match: re.Match[str]) -> str:
    return match[0] if match[1] else "".join(f"\\{sign}" for sign in match[0])


def _widen_tables(lines: list[str]) -> list[str]:
    """The same with a column for every cell: Pandoc drops those that the head has no name for."""
    told = list(lines)
    for at, (head, sides) in enumerate(pairwise(lines)):
        columns = _count_cells(sides)
        is_table = "|" in sides + head and _SIDES.match(sides) and not _ITEM.match(sides)
        if not is_table or _count_cells(head) != columns:
            continue
        rows = []
        for line in lines[at + 2 :]:
            if "|" not in line:
                break
            rows.append(_count_cells(line))
        more = max(rows, default=0) - columns
        if more > 0:
            told[at] = head.rstrip().removesuffix("|") + "|" + "  |" * more
            told[at + 1] = sides.rstrip().removesuffix("|") + "|" + " --- |" * more
    return told


def _count_cells(line: str) -> int:
    bars = [match.start() for match in _BAR.finditer(line) if match[0] == "|"]
    line = line.strip()
    return len(bars) + 1 - line.startswith("|") - (line.endswith("|") and not line.endswith("\\|"))


def _part_lists(lines: list[str]) -> list[HeldLine]:
    """The same with a blank line before a list, and a parting one where its numbers jump.

    What is indented and stands in no list and no note is no code, but a line of words.
    """
    told: list[HeldLine] = []
    last: dict[int, tuple[int, str]] = {}  # the item before, by its indent
    inside: list[_Inside] = []
    moved = 0  # how far the last line that begins anything was pulled out
    for number, typed in enumerate(lines):
        before = lines[number - 1] if number else ""
        begins = _ITEM.match(typed) or _HEADING.match(typed)
        if begins or not before.strip() or _HEADING.match(before):
            line = _pull_out(typed, inside)
            moved = len(typed) - len(line)
        else:
            words = typed.lstrip(" ")
            goes_on = typed[:1] == " " and words and not _BLOCK.match(typed)
            indent = max(0, len(typed) - len(words) - moved)
            line = " " * indent + (GOES_ON if goes_on else "") + words
        items = _read_signs(line)
        _open(line, moved, items, inside)
        if items:
            indent, value, sign = items[0]
            last = {known: what for known, what in last.items() if known <= indent}
            known = last.pop(indent, None)
            if value is not None:
                if known and known[1] == sign and known[0] + 1 != value:
                    apart = " " * indent + APART
                    told += [HeldLine(put, number) for put in ("", apart, "")]
                elif _begins(known, sign) and before.strip() and not _NOTE.match(before):
                    told.append(HeldLine("", number))
            last |= {at: (one, sign) for at, one, sign in items if one is not None}
        elif line.strip() and not before.strip():
            indent = len(line) - len(line.lstrip(" "))
            last = {known: what for known, what in last.items() if known < indent}
        told.append(HeldLine(line, number))
    return told


class _Inside(NamedTuple):
    """How far in the words of an open item or note stand, as typed and as Pandoc gets them."""

    typed: int
    told: int


def _pull_out(line: str, inside: list[_Inside]) -> str:
    """A line that begins something, exactly as far in as what it stands in: one that stands further
    in would be code, or in a list of its own."""
    if not line.strip():
        return line
    words = line.lstrip(" ")
    indent = len(line) - len(words)
    while inside and indent < inside[-1].typed:
        inside.pop()
    base = inside[-1] if inside else _Inside(0, 0)
    return " " * base.told + words


def _open(
    line: str, moved: int, items: list[tuple[int, int | None, str]], inside: list[_Inside]
) -> None:
    """Note what a line opens: the items that it begins with, or a note. moved: how far it was
    pulled out."""
    if _NOTE.match(line):
        inside[:] = [_Inside(4, 4)]
    for at, _, _ in items:
        while inside and inside[-1].typed > at + moved:
            inside.pop()
        words = _SIGN.sub("", line[at:], count=1)
        told = len(line) - len(words)
        inside.append(_Inside(told + moved, told))


def _read_signs(line: str) -> list[tuple[int, int | None, str]]:
    """What a line begins with: of each item where its sign stands, its number, and what ends it."""
    found: list[tuple[int, int | None, str]] = []
    at = 0
    while (item := _ITEM.match(line, at)) and (not found or len(item[1]) <= _NEAR):
        value = int(item[2]) if item[2] else None
        found.append((at + len(item[1]), value, item[3] or ""))
        at = item.end() + 1
    return found


def _begins(known: tuple[int, str] | None, sign: str) -> bool:
    """Whether an item is the first of its list: none of the same sign stands before it."""
    return known is None or known[1] != sign
