"""Text as it comes from Word or a web page, made ready for reading: no word of it is lost."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# What no reader sees: control characters, joiners, direction marks, tags; halves of characters; and
# what Unicode never gives a meaning. PDF and DOCX do not take all of them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e00ff"
    + "".join(f"{chr(end - 1)}{chr(end)}" for end in range(0x1FFFF, 0x110000, 0x10000))
    + "]"
)
# Nobody can type these: they stand for what the program holds back in a text for a while.
HELD = "\ufdd0\ufdd1\ufdd2\ufdd3"
# Word's own signs of lists stand in the private area of its symbol fonts.
_BULLET = re.compile("^([ \t]*)(?:[•◦▪●○■□►➢✓·\uf000-\uf0ff]|[-–—](?=[ \t]))[ \t]*(?=\\S)", re.M)
_INNER_TAB = re.compile(r"(?<=[^\t\n])\t+")
# "1.<tab>việc một" is an item of a list.
_LABEL = re.compile(r"\s*(?:\d{1,9}[.)]|[a-zđ]\)|[IVX]+\.|[-+*])\t+[^\t]*$")
_BAR = re.compile(r"(?<!\\)\|")
_PLACEHOLDER = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}")
_STRAIGHT = str.maketrans("“”„‟″‘’‚‛′", "\"\"\"\"\"'''''")


def clean(text: str) -> str:
    """NFC without what nobody sees; lines stay, of whatever kind their ends were."""
    text = _BLANKS.sub(" ", _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)))
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """NFC, plain line ends and blanks, "- " for every sign of a list, a table for lines of tabs,
    straight quotes in placeholders; doing it twice changes nothing more.
    """
    text = clean(text)
    text = _BULLET.sub(r"\1- ", text)
    text = _INNER_TAB.sub(" ", _draw_tables(text)).replace("\t", "    ")
    text = _PLACEHOLDER.sub(_straighten, text)
    return _nest(text)


def _draw_tables(text: str) -> str:
    """Lines with tabs within them, two and more of them, are what Word makes of a table's cells."""
    told: list[str] = []
    rows: list[str] = []
    line: str | None
    for line in [*text.split("\n"), None]:
        if line is not None and _INNER_TAB.search(line) and not _LABEL.match(line):
            rows.append(line)
            continue
        told += _draw_table(rows) if len(rows) > 1 else rows
        told += [] if line is None else [line]
        rows = []
    return "\n".join(told)


def _draw_table(rows: list[str]) -> list[str]:
    cells = [[_BAR.sub(r"\|", cell.strip()) for cell in row.split("\t")] for row in rows]
    width = max(map(len, cells))
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in cells]
    return ["", lines[0], f"|{' --- |' * width}", *lines[1:], ""]


def _straighten(match: re.Match[str]) -> str:
    """Quotes that Word has bent; where straight ones stand, bent ones belong to the words."""
    text = match[0]
    return text if '"' in text or "'" in text else text.translate(_STRAIGHT)


def _nest(text: str) -> str:
    """The office writes "-" and below it "+"; Markdown wants the second one further in."""
    lines, inside = [], False
    for line in text.split("\n"):
        if line.startswith("- "):
            inside = True
        elif inside and line.startswith("+ "):
            line = f"    {line}"
        elif line.strip() and not line.startswith(" "):
            inside = False
        lines.append(line)
    return "\n".join(lines)
