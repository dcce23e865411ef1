"""How much a report may hold, so that no text of one person stops the page for everybody.

What drives the work of reading, setting and drawing a text is counted in one pass over it, before
the work; nothing is cut, and no clock is asked. A text over a bound is refused with a sentence. The
longest part of a real report has 5.000 letters, 30 lines, 30 placeholders and 80 brackets; within
the bounds no part takes 2 s (tests/fuzz_report.py).
"""

import re
from collections import Counter
from typing import NamedTuple

from data.vietnamese import write_number
from report.errors import ReportError

LETTERS = 30_000  # of a part as it is typed
LETTERS_TOLD = 60_000  # of a part that is filled in, marks included
LETTERS_WHOLE = 120_000  # of all parts, filled in
LAYERS = 100  # of Pandoc's JSON: about 30 lists, one in the other
SETTING = 300  # letters of one line of the settings
SETTING_LINES = 20


class Bound(NamedTuple):
    """Signs of one kind: their name on the screen, and the most of them in a part, in the whole."""

    name: str
    sign: re.Pattern[str]
    part: int
    whole: int


# An open bracket, a star or a note costs as much as there are others that it may belong to.
_BOUNDS = [
    Bound("dòng", re.compile("\n"), 600, 1_200),
    Bound("dấu ngoặc vuông “[”", re.compile(r"\["), 1_000, 2_000),
    Bound("dấu in nghiêng, in đậm “*”, “_”", re.compile(r"\*+|_+"), 400, 1_000),
    Bound("dấu chú thích “[^…]”", re.compile(r"\[\^"), 100, 200),
]
_PLACEHOLDERS = Bound("chỗ ghi số “{{ … }}”, “{% … %}”", re.compile(r"\{[{%#]"), 200, 0)
# One line may open many lists, quotes and notes, each within the one before.
_OPENING = re.compile(
    r"^(?:[ ]*(?:>|[-+*](?=[ \n])|\d{1,9}[.)](?=[ \n])|\[\^[^\]\n]*\]:)){11}", re.M
)
_LAYER = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.S)
_WORD = re.compile(r"\S{501}")
_SHORTEN = "Hãy bớt lời hoặc chuyển bảng sang phụ lục."


class Excess(ReportError):
    """A text that holds too much: on which line of its part, and what to do about it."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem


def require_size(text: str) -> None:
    """Excess for the text of a part that is too long even to be tidied."""
    _require_letters(len(text), LETTERS, "dài")


def require_typed(text: str) -> None:
    """Excess for the text of a part, as it was typed and tidied, that can't be worked on."""
    require_size(text)
    for bound in (*_BOUNDS, _PLACEHOLDERS):
        _require_few(text, bound)
    if deep := _OPENING.search(text):
        problem = "có quá 10 dấu đầu dòng liền nhau (-, +, *, >, 1.). Hãy bỏ bớt."
        raise Excess(_line_of(text, deep.start()), problem)
    if word := _WORD.search(text):
        problem = "có hơn 500 chữ viết liền, không có dấu cách. Hãy thêm dấu cách hoặc bỏ bớt."
        raise Excess(_line_of(text, word.start()), problem)


def require_told(told: str) -> None:
    """Excess for a part that has become too large by what was filled in."""
    require_letters_told(len(told))
    for bound in _BOUNDS:
        _require_few(told, bound)


def require_letters_told(count: int) -> None:
    """Excess for more letters than a part may have when it is filled in."""
    _require_letters(count, LETTERS_TOLD, "sau khi điền số dài")


def require_layers(tree: str, most: int = LAYERS) -> None:
    """Excess for a tree, as Pandoc's JSON, in which more than `most` stands within each other."""
    depth = 0
    for sign in _LAYER.finditer(tree):
        if sign[0] in "[{":
            depth += 1
            if depth > most:
                problem = "các dấu đầu dòng, dấu ngoặc lồng nhau quá nhiều lớp. Hãy bỏ bớt."
                raise Excess(1, problem)
        elif sign[0] in "]}":
            depth -= 1


class Tally:
    """What the parts of a report hold together; they are added in their order."""

    def __init__(self) -> None:
        self._counted: Counter[str] = Counter()

    def add(self, told: str) -> None:
        """Add a part that is filled in; Excess, and nothing added, when it would be too much."""
        counted = self._counted.copy()
        counted["chữ"] += len(told)
        counted.update({bound.name: _count(told, bound) for bound in _BOUNDS})
        mosts = {bound.name: bound.whole for bound in _BOUNDS} | {"chữ": LETTERS_WHOLE}
        for name, most in mosts.items():
            if counted[name] > most:
                problem = f"tính đến phần này, cả báo cáo có quá {write_number(most)} {name}."
                raise Excess(1, f"{problem} {_SHORTEN}")
        self._counted = counted


def require_setting(label: str, lines: list[str]) -> None:
    """ReportError for a setting of too many or too long lines; `label` begins the sentence."""
    if len(lines) > SETTING_LINES:
        raise ReportError(f"{label} có quá {SETTING_LINES} dòng. Hãy bỏ bớt.")
    if max(map(len, lines), default=0) > SETTING:
        raise ReportError(f"{label} có dòng dài quá {SETTING} chữ. Hãy rút ngắn.")


def _require_letters(count: int, most: int, what: str) -> None:
    if count > most:
        raise Excess(1, f"{what} quá {write_number(most)} chữ. {_SHORTEN}")


def _require_few(text: str, bound: Bound) -> None:
    if _count(text, bound) > bound.part:
        first = list(bound.sign.finditer(text))[bound.part]
        problem = f"có quá {write_number(bound.part)} {bound.name}. Hãy bỏ bớt hoặc chuyển bảng "
        raise Excess(_line_of(text, first.start()), f"{problem}sang phụ lục.")


def _count(text: str, bound: Bound) -> int:
    return sum(1 for _ in bound.sign.finditer(text))


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
