"""What a clerk must not mistype in a text, found and put aside: placeholders, conditions, marks of
notes. In its place stands a token, which Pandoc takes for words; nobody can type one.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError

from report.tidy import tidy

# What gives lines or a table, not words within a line.
BLOCK_CALLS = ("danh_sach", "bang", "bieu_do")
_READER = Environment(trim_blocks=True, keep_trailing_newline=True)
_OPEN, _CLOSE, _NOTE = "\ufdd5", "\ufdd6", "\ufdd7"
TOKEN = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_LABEL = re.compile(f"{_NOTE}(\\d+)")
# The mark of a note, told at the margin or not; a note in the line.
_MARK = re.compile(
    r"\\.|^( {0,3})\[\^((?:\\.|[^\[\]\\\n])+)\]:|\[\^((?:\\.|[^\[\]\\\n])+)\]|\^\[[^\[\]\n]+\]",
    re.S | re.M,
)
_NESTED = re.compile(r"^(?= {4}|[ >+*\-\d.)]*[>+*\-\d.)])[ >+*\-\d.)]+\[\^[^\]\n]+\]:", re.M)
_CALL = re.compile(r"\{\{[-+]?\s*(\w+)\s*(?:\(\s*(?:\"([^\"]*)\"|'([^']*)')\s*\)\s*)?[-+]?\}\}")
_TAG_LINE = re.compile(r"\s*\{%[^{}\n]*%\}\s*$")
_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_PAIRS = {"raw_begin": "raw_end", "comment_begin": "comment_end", "variable_begin": "variable_end"}


class Piece(NamedTuple):
    """What a token stands for.

    kind: "call" a placeholder | "passage" a condition, a comment, a note in the line | "note_ref";
    source: as it stands in the text; name: of the function or value, or of the note; asked: the
    text that the function gets; is_block: on lines of its own.
    """

    kind: str
    source: str
    name: str = ""
    asked: str = ""
    is_block: bool = False


class Aside(NamedTuple):
    """A text with tokens in it.

    lines: with tokens; numbers: for each the line of the text that it begins with, counted from 0;
    pieces: what the tokens stand for; labels: of the notes that are told; notes: for each of them
    the line of the text that it begins with.
    """

    lines: list[str]
    numbers: list[int]
    pieces: list[Piece]
    labels: list[str]
    notes: list[int]


def split_lines(text: str) -> list[str]:
    """The lines of a text with their ends, as many as the tidied text has."""
    ends = [match.end() for match in _LINE_END.finditer(text)]
    return [text[a:b] for a, b in zip([0, *ends], [*ends, len(text)], strict=True)]


def holds_nested_note(text: str) -> bool:
    """Whether the words of a note stand within something else, where the editor has none."""
    return bool(_NESTED.search(text))


def parse_call(source: str) -> tuple[str, str] | None:
    """The function of a placeholder and what it is asked, "" of a value; None for what is none."""
    call = _CALL.fullmatch(source)
    return (call[1], call[2] or call[3] or "") if call else None


def name_note(label: str) -> str:
    """What marks and notes are compared by."""
    return " ".join(label.split()).casefold()


def mark_note(number: int) -> str:
    """The mark of the note of that number, as Pandoc gets it."""
    return f"[^{_NOTE}{number}]"


def restore_labels(text: str, labels: list[str]) -> str:
    """Words with the labels of the text again."""
    return _LABEL.sub(lambda match: labels[int(match[1])], text)


def put_aside(text: str) -> Aside:
    """The text with a token for each piece.

    TemplateSyntaxError for a text whose placeholders can't be read.
    """
    aside = Aside([""], [0], [], [], [])
    number = 0
    parts = list(_cut(tidy(text)))
    for (words, piece), (after, _) in zip(parts, [*parts, ("\n", None)][1:], strict=True):
        if piece is None:
            number = _add_words(aside, words, number)
            continue
        token = _add(aside, piece)
        begins = aside.lines[-1]
        gives_lines = piece.name in BLOCK_CALLS and not begins.strip() and after[:1] == "\n"
        if piece.is_block or gives_lines:
            # A paragraph of its own, whatever stands beside it.
            indent = indent_of(words) if piece.is_block else begins
            aside.lines[-1] = ""
            aside.lines.extend([indent + token, ""])
            aside.numbers.extend([number, number + words.count("\n")])
        else:
            aside.lines[-1] += token
        number += words.count("\n")
    return aside


def _add(aside: Aside, piece: Piece) -> str:
    aside.pieces.append(piece)
    return f"{_OPEN}{len(aside.pieces) - 1}{_CLOSE}"


def _add_words(aside: Aside, words: str, number: int) -> int:
    """Add words to the lines; the number of the line that they end on."""
    at_margin = not aside.lines[-1]
    done = 0
    for match in _MARK.finditer(words):
        if match[2] and (match.start() or at_margin):
            number = _add_lines(aside, words[done : match.start()] + match[1], number)
            aside.lines[-1] += f"{mark_note(len(aside.labels))}:"
            aside.labels.append(match[2])
            aside.notes.append(number)
        elif match[0].startswith("\\"):
            continue
        else:
            # Words behind a token begin no line: the blanks before a mark there are words.
            number = _add_lines(aside, words[done : match.start()] + (match[1] or ""), number)
            label = match[3] or match[2]
            kind = "note_ref" if label else "passage"
            aside.lines[-1] += _add(aside, Piece(kind, match[0].removesuffix(":"), label or ""))
            if match[2]:
                aside.lines[-1] += ":"
        done = match.end()
    return _add_lines(aside, words[done:], number)


def _add_lines(aside: Aside, words: str, number: int) -> int:
    first, *rest = words.split("\n")
    aside.lines[-1] += first
    aside.lines.extend(rest)
    aside.numbers.extend(range(number + 1, number + 1 + len(rest)))
    return number + len(rest)


def pull_out(source: str) -> str:
    """The same at the margin: what is read where it stands must not become part of an item."""
    indent = indent_of(source)
    return re.sub(f"^{indent}", "", source, flags=re.M) if indent else source


def indent_of(source: str) -> str:
    """The blanks that a text stands further in by; a condition stands as its words do."""
    lines = [line for line in source.split("\n") if line.strip()]
    inside = [line for line in lines if not _TAG_LINE.match(line)] or lines or [""]
    return inside[0][: len(inside[0]) - len(inside[0].lstrip(" "))]


def _cut(text: str) -> Iterator[tuple[str, Piece | None]]:
    """All of the text in pieces and the words between them."""
    done = 0
    for start, end, kind in _join(text, list(_find(text))):
        if start > done:
            yield text[done:start], None
        source = text[start:end]
        call = parse_call(source)
        if kind == "block":
            yield source, Piece("passage", source, is_block=True)
        elif call:
            yield source, Piece("call", source, *call)
        else:
            yield source, Piece("passage", source)
        done = end
    if done < len(text):
        yield text[done:], None


def _join(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """The same with what has several lines on whole lines, and nothing within another."""
    told: list[tuple[int, int, str]] = []
    for start, end in found:
        kind = "line"
        if "\n" in text[start:end]:
            kind = "block"
            start = text.rfind("\n", 0, start) + 1
            end = text.find("\n", end) if "\n" in text[end:] else len(text)
        while told and told[-1][1] > start:
            before = told.pop()
            start, end = min(start, before[0]), max(end, before[1])
            kind = "block" if "block" in (kind, before[2]) else kind
        told.append((start, end, kind))
    return told


def _find(text: str) -> Iterator[tuple[int, int]]:
    """Where each placeholder, condition and comment stands, the outermost alone."""
    try:
        _READER.parse(text)
    except (ValueError, OverflowError, RecursionError) as error:
        # Numbers without end, brackets within brackets.
        raise TemplateSyntaxError("", 1) from error
    at = depth = begin = 0
    until = tag = ""
    for _, kind, value in _READER.lex(text):
        # Jinja leaves out blanks beside "{%-".
        start = text.index(value, at)
        at = start + len(value)
        if until:
            if kind == until:
                until = ""
                if not depth:
                    yield begin, start + len(value.rstrip())
        elif kind in _PAIRS:
            until = _PAIRS[kind]
            begin = begin if depth else start
        elif kind == "block_begin":
            tag = ""
            begin = begin if depth else start
        elif kind == "name" and not tag:
            tag = value
            depth += {"if": 1, "endif": -1}.get(value, 0)
        elif kind == "block_end":
            if depth <= 0:
                depth = 0
                yield begin, start + len(value.rstrip())
            tag = ""
