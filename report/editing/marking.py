"""Inlines of the editor's document as Markdown: what was typed as words stays words."""

import re
from itertools import groupby, takewhile

from report.editing.nodes import Node, attr, marks_of
from report.holding import JOIN

_SIGNS = re.compile(r"_+|[\\*\[\]|^]|!$|&(?=[#\w])|\{")
# What would tell a note, at the start of a line or behind whatever else a line can begin with.
_NOTE = re.compile(r"(?:[ >+*\-\d.)\\]|&#\d+;)*\[\^(?:\\.|[^\[\]\\\n])+\](?=:)")
# What would begin a list or a heading, or run into the sign of an item to a rule: up to where a
# backslash makes it words.
_START = re.compile(r" *(?:\d{1,9}(?=[.)](?: |$))|(?=(?:[-+]|#{1,6})(?: |$)|-[- ]*$))")
# The signs of Word's lists, which a backslash does not make words.
_BULLET = re.compile("[•◦▪●○■□►➢✓·\uf000-\uf0ff]|[–—](?= )")
_DELIMITERS = {("em",): "*", ("strong",): "**", ("strong", "em"): "***"}


def write_inlines(inlines: list[Node], *, is_line: bool = False) -> str:
    """The Markdown of a paragraph; `is_line`: of a heading or a cell, which are one line."""
    told: list[str] = []
    line: list[Node] = []
    for inline in [*inlines, {"type": "hard_break"}]:
        if inline["type"] != "hard_break":
            line.append(inline)
            continue
        told.append(_write_line(line, is_line))
        line = []
    return (" " if is_line else "\\\n").join(told)


def escape(words: str) -> str:
    """Words that mean nothing but themselves within a line, to Jinja and to Markdown."""
    return _SIGNS.sub(_escape_sign, words)


def _escape_sign(match: re.Match[str]) -> str:
    sign = match[0]
    if sign == "{":
        return "&#123;"
    # A line to write on ("____") is words anyway.
    return sign if len(sign) > 2 else "".join(f"\\{one}" for one in sign)


def _write_line(inlines: list[Node], is_line: bool) -> str:
    groups = [
        (marks, "".join(_write_inline(inline) for inline in group))
        for marks, group in groupby(inlines, key=marks_of)
    ]
    told = ""
    for position, (marks, words) in enumerate(groups):
        sign = _DELIMITERS.get(marks, "")
        after = groups[position + 1] if position + 1 < len(groups) else ((), "")
        if not sign or not words:
            told += words
            continue
        if (told.endswith("*") and groups[position - 1][0]) or _clash(told[-1:], words[:1]):
            told += JOIN
        told += f"{sign}{words}{sign}"
        if not after[0] and _clash(after[1][:1], words[-1:]):
            told += JOIN
    return told if is_line else _escape_start(told, inlines)


def _clash(outside: str, inside: str) -> bool:
    """Whether a mark between the two would be read as a sign: beside letters it opens and closes
    only words, and beside digits it is one ("2*3")."""
    is_word = outside.isalnum() or (outside > "~" and not outside.isspace())
    return is_word and (not inside.isalpha() or not outside.isalpha())


def _escape_start(line: str, inlines: list[Node]) -> str:
    """A line that begins as words, also where what the facts put before them is nothing today."""
    pieces = takewhile(lambda one: attr(one, "source") and not marks_of(one), inlines)
    before = "".join(_write_inline(piece) for piece in pieces)
    words = line.removeprefix(before)
    if bullet := _BULLET.match(words):
        words = f"&#{ord(bullet[0])};{words[1:]}"
    for sign in (_START, _NOTE):
        if start := sign.match(words):
            words = f"{start[0]}\\{words[start.end() :]}"
    return before + words


def _write_inline(inline: Node) -> str:
    kind = inline["type"]
    if kind == "text":
        return escape(inline["text"])
    if kind == "note_ref":
        return f"[^{attr(inline, 'name')}]"
    return attr(inline, "source").replace("\n", " ")
