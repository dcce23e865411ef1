"""The report line by line: what every word of it is, for the screen, the counts and the checks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from report.tables import choose_sides
from report.tree import Node, flatten, name_of

# A number with its marks: 8.000, 96,5%, 05/5/2022, 75-KH/HU, II/2024; but not the U10 of a name.
NUMBER = re.compile(r"(?<![\w.,/-])(?:[IVX]+/)?\d(?:[\w./,–-]*\w)?%?")
# What a heading or an item of a list begins with; it counts nothing.
_LABEL = re.compile(r"(?:[IVX]+\.|\d+(?:\.\d+)*\.|[a-zđ]\))(?=\s|$)")


class Run(NamedTuple):
    """A piece of a line that is all of one kind.

    kind: "" ordinary words | "so" number from a figure | "ten" name | "vb" document | "ky" words
    that follow from the quarter | "thieu" gap | "tay" number typed by hand | "note" mark of a note
    | "cell" between two cells of a table.
    name: of the figure, fact or document; face: what of a figure is shown, "" for its number in
    prose: change | cell (its number in a table) | part (who stands behind it) | parts (what a rate
    is made of) | places.
    """

    text: str
    kind: str = ""
    name: str = ""
    face: str = ""
    style: str = ""


class Line(NamedTuple):
    """A paragraph of the report.

    level: 1 to 3 of a heading, 0 otherwise; note: number of the footnote that it stands in, 0 in
    the body; where: its place in words, "mục I.1" or "chú thích 7"; row: number of a row of a
    table, 0 of its head, None outside of tables; sides: of its cells, which stand in `runs` with a
    run of kind "cell" between each two.
    """

    runs: list[Run]
    level: int
    note: int
    where: str
    row: int | None = None
    sides: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The line as it is printed, without the marks of notes."""
        return "".join(run.text for run in self.runs if run.kind != "note")


class Count(NamedTuple):
    """How many numbers come from the facts, and how many were typed by hand or are missing."""

    bound: int
    typed: int
    gaps: int


def read_lines(blocks: list[Node], first_note: int = 1) -> list[Line]:
    """Every paragraph of a tree, the body first, then the notes in their order."""
    body: list[Line] = []
    notes: list[tuple[int, list[Node]]] = []
    labels: dict[int, str] = {}
    for block in flatten(blocks):
        if block["t"] == "Table":
            body += _read_rows(block, notes, first_note, _place(labels))
            continue
        level = block["c"][0] if block["t"] == "Header" else 0
        inlines = block["c"][2] if level else block["c"]
        runs = list(_read_runs(inlines, notes, first_note))
        if level:
            label = _LABEL.match("".join(run.text for run in runs))
            labels = {known: words for known, words in labels.items() if known < level}
            labels[level] = label[0].rstrip(".") if label else ""
        body.append(Line(_mark_typed(runs), level, 0, _place(labels)))
    return body + list(_read_notes(notes))


def count(lines: list[Line]) -> Count:
    """Count the numbers of a report by where they come from, and its gaps."""
    kinds = [run.kind for line in lines for run in line.runs]
    return Count(kinds.count("so"), kinds.count("tay"), kinds.count("thieu"))


def _read_notes(notes: list[tuple[int, list[Node]]]) -> Iterator[Line]:
    for number, paragraphs in notes:
        where = f"chú thích {number}"
        for block in paragraphs:
            inlines = block["c"][2] if block["t"] == "Header" else block["c"]
            yield Line(_mark_typed(list(_read_runs(inlines, [], 0))), 0, number, where)


def _read_rows(
    table: Node, notes: list[tuple[int, list[Node]]], first_note: int, where: str
) -> Iterator[Line]:
    sides = tuple(choose_sides(table))
    for number, row in enumerate(table["c"][1]):
        runs: list[Run] = []
        for column, cell in enumerate(row):
            runs += [Run(" | ", "cell")] if column else []
            runs += _mark_typed(list(_read_runs(cell, notes, first_note)))
        yield Line(runs, 0, 0, where, number, sides)


def _read_runs(
    inlines: list[Node], notes: list[tuple[int, list[Node]]], first_note: int, style: str = ""
) -> Iterator[Run]:
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            yield Run(content, style=style)
        elif kind in ("Space", "LineBreak"):
            yield Run(" ", style=style)
        elif kind in ("Emph", "Strong"):
            yield from _read_runs(content, notes, first_note, kind.lower())
        elif kind == "Span":
            span_kind, name, face = name_of(inline)
            span_kind, name = ("ky", "") if span_kind == "hinh" else (span_kind, name)
            yield Run(_text(content[1]), span_kind, name, face, style)
        elif kind == "Note":
            notes.append((first_note + len(notes), content))
            yield Run(f"({notes[-1][0]})", "note", str(notes[-1][0]))


def _text(inlines: list[Node]) -> str:
    return "".join(run.text for run in _read_runs(inlines, [], 0))


def _mark_typed(runs: list[Run]) -> list[Run]:
    """Join ordinary words, and set apart the numbers in them: only the writer vouches for those."""
    told: list[Run] = []
    for run in _join(runs):
        if run.kind:
            told.append(run)
            continue
        start = 0
        if not told:
            sign = re.match(r"[-+]\s+", run.text)
            label = _LABEL.match(run.text, sign.end() if sign else 0)
            start = label.end() if label else 0
        last = 0
        for match in NUMBER.finditer(run.text, start):
            if match.start() > last:
                told.append(run._replace(text=run.text[last : match.start()]))
            told.append(run._replace(text=match[0], kind="tay"))
            last = match.end()
        if run.text[last:]:
            told.append(run._replace(text=run.text[last:]))
    return told


def _join(runs: list[Run]) -> list[Run]:
    told: list[Run] = []
    for run in runs:
        if told and not run.kind and not told[-1].kind and told[-1].style == run.style:
            told[-1] = run._replace(text=told[-1].text + run.text)
        else:
            told.append(run)
    return told


def _place(labels: dict[int, str]) -> str:
    """ "mục I.3.1": a label that already begins with the one above it is not said twice."""
    roman, arabic = labels.get(1, ""), labels.get(3) or labels.get(2) or ""
    return (
        "mục " + ".".join(part for part in (roman, arabic) if part)
        if roman or arabic
        else "phần mở đầu"
    )
