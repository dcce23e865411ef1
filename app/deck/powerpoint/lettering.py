"""How wide a text is, and what of it may stand in a file: PowerPoint breaks lines by itself, and
nobody is there to look."""

import unicodedata
from collections.abc import Iterable

# Widths of Arial (and of Liberation Sans, which is made to the same), in parts of the type's size.
_WIDTHS = {
    0.28: " iljtfI!.,:;'|/\\[]()‘’·",
    0.33: 'r-"“”*',
    0.5: "ckvxyzsJ",
    0.67: "ABEKPSVXY&",
    0.72: "CDHNRUw",
    0.78: "GOQ",
    0.83: "mM",
    0.94: "W%@",
}
_EACH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OTHERS = 0.56
_WIDE = 1.1  # of letters of other scripts, and of pictures
_BOLD = 1.07
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


def measure(text: str, size: float, is_bold: bool = False) -> float:
    """The width of a line in the unit of `size`."""
    parts = unicodedata.normalize("NFD", text)
    wide = sum(
        0 if unicodedata.combining(letter)
        else _EACH.get(letter, _OTHERS if ord(letter) < 0x2E80 else _WIDE)
        for letter in parts
    )  # fmt: skip
    return wide * size * (_BOLD if is_bold else 1)


def count_lines(text: str, size: float, width: float, is_bold: bool = False) -> int:
    """On how many lines a paragraph stands."""
    lines, filled, blank = 1, 0.0, measure(" ", size, is_bold)
    for word in text.split():
        wide = measure(word, size, is_bold)
        if filled and filled + blank + wide > width:
            lines, filled = lines + 1, wide
        else:
            filled += wide + (blank if filled else 0)
        while filled > width:  # a word longer than a line is broken
            lines, filled = lines + 1, filled - width
    return lines


def fits(lines: Iterable[str], size: float, width: float, height: float) -> bool:
    """Whether paragraphs find room, with a third of a line between them."""
    all_lines = [count_lines(line, size, width) for line in lines]
    return (sum(all_lines) * 1.2 + 0.35 * max(len(all_lines) - 1, 0)) * size <= height
