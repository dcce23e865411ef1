"""How wide a text is, and what of it may stand in a file: PowerPoint breaks lines by itself, and
nobody is there to look."""

import re
import unicodedata

# Widths of Arial (and of Liberation Sans, which is made to the same), in parts of the type's size.
_WIDTHS = (
    (0.22, "ijl'‘’"), (0.28, " !,./:;I[]|ft\\·\u00a0"), (0.34, "()-`r“”\"{}"), (0.39, "•*°"),
    (0.5, "Jcksvxyz^"), (0.6, "FTZ+<=>~×−"), (0.67, "&ABEKPSVXY"), (0.72, "CDHNRUwĐ"),
    (0.78, "GOQ"), (0.83, "Mm"), (0.89, "%"), (0.94, "W"), (1.0, "…—→←@"),
)  # fmt: skip
_WIDTHS_BOLD = (
    (0.24, "'"), (0.28, " ,./I\\ijl‘’|·\u00a0"), (0.34, "!()-:;[]`ft"), (0.39, "•*r{}°"),
    (0.5, "z“”\""), (0.56, "0123456789J_aceksvxy–"), (0.67, "EPSVXY"), (0.72, "&ABCDHKNRUĐ"),
    (0.78, "GOQw"), (0.83, "M"), (0.89, "%m"), (0.94, "W"), (1.0, "…—→←@"),
)  # fmt: skip
_EACH, _EACH_BOLD = (
    {letter: width for width, letters in table for letter in letters}
    for table in (_WIDTHS, _WIDTHS_BOLD)
)
_OTHERS, _OTHERS_BOLD = 0.56, 0.61
_WIDE = 1.1  # of letters of other scripts, and of pictures
_MARKED = 0.05  # more for a letter with marks: where a font lacks it, another's stands in
_QUARTER = re.compile("([Qq]uý) (?=[IV])")
_PASSED_OVER = {"Cc", "Cs"}  # controls and halves of pairs, which XML has no place for


def clean(text: str, lines: bool = False) -> str:
    """A text that XML can hold: without controls, on one line unless `lines` may be more."""
    kept = "".join(
        " " if letter in "\r\t\v\f" or (letter == "\n" and not lines) else letter
        for letter in text
        if letter in "\r\t\v\f\n"
        or (unicodedata.category(letter) not in _PASSED_OVER and letter not in "\ufffe\uffff")
    )
    return unicodedata.normalize("NFC", kept)


def bind(text: str) -> str:
    """A text in which no quarter is torn apart at the end of a line."""
    return _QUARTER.sub("\\1\u00a0", clean(text))


def measure(text: str, size: float, is_bold: bool = False) -> float:
    """The width of a line in the unit of `size`."""
    each, others = (_EACH_BOLD, _OTHERS_BOLD) if is_bold else (_EACH, _OTHERS)
    wide = 0.0
    for letter in text:
        plain, *marks = unicodedata.normalize("NFD", letter)
        if unicodedata.combining(plain) == 0:
            wide += each.get(plain, others if ord(plain) < 0x2E80 else _WIDE)
        wide += _MARKED if marks else 0
    return wide * size


def count_lines(text: str, size: float, width: float, is_bold: bool = False) -> int:
    """On how many lines a paragraph stands."""
    lines, filled, blank = 1, 0.0, measure(" ", size, is_bold)
    for word in bind(text).split(" "):
        wide = measure(word, size, is_bold)
        if filled and filled + blank + wide > width:
            lines, filled = lines + 1, wide
        else:
            filled += wide + (blank if filled else 0)
        while filled > width:  # a word longer than a line is broken
            lines, filled = lines + 1, filled - width
    return lines
