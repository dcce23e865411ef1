"""The notes of a text before Pandoc reads it: none within another, and not many times the same.

Pandoc puts the words of a note wherever its mark stands, also into other notes: a note that names
itself would never end.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from report.bounds import LETTERS_TOLD, Excess
from report.tidy import HELD

_LABEL = r"\[\^((?:\\.|[^\[\]\\\n])+)\]"
_MARK = re.compile(_LABEL)
_CALL = re.compile(rf"(?<!\\){_LABEL}")  # behind a backslash it is but words
# A note may stand in a list or a quote, even right behind their signs.
_START = re.compile(rf"[ >+*\-\d.)]*{_LABEL}:")
_INLINE = re.compile(r"\\.|\^\[|\[|\]", re.S)


class _Mark(NamedTuple):
    """Where a note is put: its label, the label of the note that the mark is in or "", its line."""

    label: str
    inside: str
    line: int


def require_plain(text: str) -> None:
    """Excess for a text with a note in a note, or with long notes put in many times."""
    sizes: dict[str, int] = {}
    marks: list[_Mark] = []
    for line, (own, words) in enumerate(_read(text), start=1):
        if own:
            sizes[own] = sizes.get(own, 0) + len(words) + 1
        marks += [_Mark(_name(match[1]), own, line) for match in _MARK.finditer(words)]
    marks = [mark for mark in marks if mark.label in sizes]
    for mark in marks:
        if mark.inside:
            raise Excess(1 if HELD[-1] in mark.inside else mark.line, _tell_nested(mark))
    if sum(sizes[mark.label] for mark in marks) > LETTERS_TOLD:
        raise Excess(1, "các chú thích được nhắc lại quá nhiều lần. Hãy bỏ bớt dấu chú thích.")


class Fault(NamedTuple):
    """A note that is not printed as it was typed: its part, its label, and what is wrong with it.

    kind: "missing" (its mark stands there, its words nowhere) | "twice" (words that are written
    again are not printed) | "spare" (words that no mark calls for).
    """

    part: str
    label: str
    kind: str


def find_faults(part: str, typed: str, told: str) -> list[Fault]:
    """The notes of a part that go wrong; `told`: the text filled in, as far as it holds this time.

    Words that only a branch not taken calls for are not spare.
    """
    defined = [own for own, _ in _read_starts(told)]
    marks = {_name(label) for label in _list_marks(told)}
    called = {_name(label) for label in _list_marks(typed)} | marks
    missing = [label for label in dict.fromkeys(_list_marks(told)) if _name(label) not in defined]
    shown = dict(_read_starts(typed))
    twice = [own for own in dict.fromkeys(defined) if defined.count(own) > 1]
    return [
        *(Fault(part, label, "missing") for label in missing),
        *(Fault(part, shown.get(own, own), "twice") for own in twice),
        *(Fault(part, label, "spare") for own, label in shown.items() if own not in called),
    ]


def tell_fault(fault: Fault) -> str:
    """What is wrong with a note, and what to do about it."""
    label = _show(fault.label)
    if fault.kind == "missing":
        return (
            f"Dấu chú thích {label} chưa có lời trong phần này. Hãy viết “{label}: …” ở cuối phần, "
            "hoặc bỏ dấu ấy."
        )
    if fault.kind == "twice":
        return (
            f"Chú thích {label} được viết lời hai lần: chỉ lời thứ nhất được in. Hãy gộp lại, hoặc "
            "đặt tên khác cho lời thứ hai."
        )
    return f"Lời của chú thích {label} không được in, vì không có dấu {label} nào trong phần này."


def _list_marks(text: str) -> list[str]:
    """The labels of all marks of notes, as they were typed; a line's own label is none."""
    return [match[1] for _, words in _read(text) for match in _CALL.finditer(words)]


def _read_starts(text: str) -> Iterator[tuple[str, str]]:
    """Of each note its label, to compare and as it was typed."""
    for line in text.split("\n"):
        if start := _START.match(line):
            yield _name(start[1]), start[1]


def _name(label: str) -> str:
    """What Pandoc compares labels by."""
    return " ".join(label.split()).casefold()


def lift(text: str) -> str:
    """The same with notes that stand in the line, ^[words], as marks with their words at the end.

    CommonMark has no such notes.
    """
    told, notes, opened, done = [], [], [], 0
    for sign in _INLINE.finditer(text):
        if sign[0] in ("[", "^["):
            opened.append(sign)
        elif sign[0] == "]" and opened:
            start = opened.pop()
            words = text[start.end() : sign.start()]
            is_outermost = all(other[0] == "[" for other in opened)
            if start[0] == "^[" and is_outermost and words.strip() and "\n\n" not in words:
                label = f"[^{HELD[-1]}{len(notes)}]"
                told += [text[done : start.start()], label]
                notes.append(f"\n\n{label}: {' '.join(words.split())}\n")
                done = sign.end()
    return "".join([*told, text[done:], *notes])


def _read(text: str) -> Iterator[tuple[str, str]]:
    """Each line with the label of the note that it may belong to ("" for none), its own label cut.

    A note ends at a line that begins at the margin behind a blank one. Pandoc ends some earlier;
    what is refused here for that is told how to be put right.
    """
    own, after_blank = "", False
    for line in text.split("\n"):
        start = _START.match(line)
        if start:
            own = _name(start[1])
            line = line[start.end() :]
        elif after_blank and line.strip() and not line.startswith("    "):
            own = ""
        after_blank = not line.strip() and not start
        yield own, line


def _tell_nested(mark: _Mark) -> str:
    return (
        f"trong chú thích {_show(mark.inside)} lại có dấu chú thích {_show(mark.label)}, không in "
        "được. Hãy bỏ dấu ấy; nếu dấu ấy thuộc đoạn sau, hãy để một dòng trống trước đoạn đó."
    )


def _show(label: str) -> str:
    return "^[…]" if HELD[-1] in label else f"[^{label[:40]}]"
