"""A paragraph of the editor's document in other words: what stays keeps its numbers, notes, marks.

Word by word the printed text is laid beside the new one. A number of the facts that prints the same
stays bound; one whose digits were changed becomes typed text, and is told.
"""

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import NamedTuple

from report.editing.nodes import Node, attr, marks_of, text
from report.editing.pieces import parse_call
from report.review.slots import print_inline

# The inlines that a condition or a list of a part prints today, by its source.
Unfold = Callable[[str], list[Node]]

# Blanks go with the word before them: by themselves they would fit everywhere.
_TOKEN = re.compile(r"\w+(?:[.,/]\w+)*%?\s*|[^\w\s]\s*|\s+")
_TURNS = 3  # a condition may hold a list


class Reworded(NamedTuple):
    """The inlines of a paragraph in its new words, and what is no longer bound: label and text."""

    inlines: list[Node]
    unbound: list[tuple[str, str]]


def reword(inlines: list[Node], words: str, unfold: Unfold, label: str = "") -> Reworded:
    """The same paragraph in other words; `label`: what it begins with, and is kept."""
    words = f"{label} {words}" if label else words
    for _ in range(_TURNS):
        kept = _find_kept(inlines, words)
        broken = [
            at
            for at, inline in enumerate(inlines)
            if not kept[at] and _holds_more(inline) and print_inline(inline).strip()
        ]
        if not broken:
            break
        inlines = [
            one
            for at, inline in enumerate(inlines)
            for one in (unfold(attr(inline, "source")) if at in broken else [inline])
        ]
    return _lay(inlines, words, _find_kept(inlines, words))


def _holds_more(inline: Node) -> bool:
    """Whether an atom is a condition or a list, with numbers of its own in it."""
    call = parse_call(attr(inline, "source")) if inline["type"] == "number" else None
    return inline["type"] == "passage" or (call is not None and call[0] == "danh_sach")


def _pieces(inlines: list[Node]) -> list[tuple[int, int]]:
    """Where the printed words of each inline begin and end."""
    found, at = [], 0
    for inline in inlines:
        found.append((at, at + len(print_inline(inline))))
        at = found[-1][1]
    return found


def _match(inlines: list[Node], words: str) -> list[tuple[str, int, int, int, int]]:
    """What stays and what differs, as difflib tells it, in letters of both texts."""
    old = "".join(map(print_inline, inlines))
    before, after = _TOKEN.findall(old), _TOKEN.findall(words)
    ends_before, ends_after = _add_up(before), _add_up(after)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [
        (kind, ends_before[a], ends_before[b], ends_after[c], ends_after[d])
        for kind, a, b, c, d in codes
    ]


def _add_up(tokens: list[str]) -> list[int]:
    ends = [0]
    for token in tokens:
        ends.append(ends[-1] + len(token))
    return ends


def _find_kept(inlines: list[Node], words: str) -> list[bool]:
    """Of each inline whether all of its words stay, together."""
    same = [code for code in _match(inlines, words) if code[0] == "equal"]
    return [
        any(a <= start and end <= b for _, a, b, _, _ in same) or start == end
        for start, end in _pieces(inlines)
    ]


def _lay(inlines: list[Node], words: str, kept: list[bool]) -> Reworded:
    """The new words with the inlines that stay; marks of notes stay where they stood."""
    told: list[Node] = []
    unbound = [
        (attr(inline, "label") or "Số liệu", print_inline(inline))
        for inline, stays in zip(inlines, kept, strict=True)
        if inline["type"] == "number" and not stays
    ]
    places = _pieces(inlines)
    done: set[int] = set()
    for kind, a, b, c, d in _match(inlines, words):
        if kind in ("insert", "replace"):
            told.append(text(words[c:d]))
        for at, (inline, (start, end)) in enumerate(zip(inlines, places, strict=True)):
            if at in done or start > b or end < a:
                continue
            if start == end:
                # A mark without words; the last piece takes what stands at the very end.
                if a <= start < b or (start == b and b == places[-1][1]):
                    told.append(inline)
                    done.add(at)
            elif kind == "equal" and inline["type"] == "text":
                shared = inline["text"][max(a, start) - start : min(b, end) - start]
                if shared:
                    told.append(text(shared, marks_of(inline)))
            elif kind == "equal" and kept[at] and a <= start and end <= b:
                told.append(inline)
                done.add(at)
            elif kind == "equal" and not kept[at]:
                shared = print_inline(inline)[max(a, start) - start : min(b, end) - start]
                if shared:
                    told.append(text(shared))
    told += [
        inline
        for at, (inline, (start, end)) in enumerate(zip(inlines, places, strict=True))
        if start == end and at not in done
    ]
    return Reworded(told, unbound)
