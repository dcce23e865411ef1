"""What the atoms of the editor's document print today, filled in by the figures of the quarter."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from report import tree
from report.bounds import Excess
from report.editing.catalogue import name_source
from report.editing.nodes import Node, attr, children
from report.lines import Line, Run, read_lines
from report.phrases import Phrases
from report.placeholders import TextError, render

_START = "\ufdd8"
_OPEN, _CLOSE = "\ufdd5", "\ufdd6"
_MARK = re.compile(r"\\.|\[\^((?:\\.|[^\[\]\\\n])+)\](?!:)", re.S)
# The number of a note in letters: a digit would be told as one that was typed.
_LETTERS = str.maketrans("0123456789", "abcdefghij")
_DIGITS = str.maketrans("abcdefghij", "0123456789")
_NOTE = re.compile(f"{_OPEN}([a-j]+){_CLOSE}")

Told = list[list[dict[str, str]]]


def show(parts: Sequence[tuple[str, list[Node]]], phrases: Phrases) -> dict[str, str]:
    """Put into each atom of the parts (name, blocks in the order of the text) what it prints.

    By part, why one of its atoms can't be filled in; parts without such a problem are not named.
    """
    found: dict[str, str] = {}
    atoms = [(name, atom) for name, blocks in parts for atom in find_atoms(blocks)]
    marked, problems = [], []
    for name, atom in atoms:
        try:
            marked.append(render(name, attr(atom, "source"), phrases))
            problems.append("")
        except TextError as error:
            marked.append("")
            problems.append(error.problem)
    for (name, atom), told, words, problem in zip(
        atoms, _read_all(marked), marked, problems, strict=True
    ):
        label = problem or name_source(attr(atom, "source"), phrases)
        atom["attrs"] |= _describe(atom["type"], told, words, label)
        if problem:
            found.setdefault(name, problem)
    return found


def find_atoms(blocks: Iterable[Node]) -> Iterator[Node]:
    """Every atom with a source, in the order of the text."""
    for block in blocks:
        if attr(block, "source"):
            yield block
        yield from find_atoms(children(block))


def _describe(kind: str, told: Told, marked: str, label: str) -> dict[str, Any]:
    runs = [run for line in told for run in line]
    text = " ".join("".join(run["text"] for run in line) for line in told)
    if kind == "generated":
        return {"lines": told, "label": label, "is_empty": not text.strip()}
    keys = [f"{run['kind']}:{run['name']}" for run in runs if run["name"]]
    # Blanks at its ends belong to the line that it stands in.
    before = " " if marked[:1] == " " else ""
    after = " " if marked[-1:] == " " and text else ""
    return {"text": f"{before}{text}{after}", "label": label, "key": keys[0] if keys else ""}


def _read_all(marked: list[str]) -> list[Told]:
    """The lines of each text, all of them read at once."""
    names: list[str] = []

    def hide(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        names.append(" ".join(match[1].split()).casefold())
        return f"{_OPEN}{str(len(names) - 1).translate(_LETTERS)}{_CLOSE}"

    told: list[Told] = [[] for _ in marked]
    texts = [f"{_START}{n}\n\n{_MARK.sub(hide, text)}\n" for n, text in enumerate(marked)]
    try:
        lines = read_lines(tree.read("\n".join(texts)))
    except Excess:
        lines = []
    at = 0
    for line in lines:
        if line.text.startswith(_START):
            at = int(line.text[1:])
        else:
            told[at].append(list(_describe_runs(line, names)))
    return told


def _describe_runs(line: Line, names: list[str]) -> Iterator[dict[str, str]]:
    for run in line.runs:
        for position, part in enumerate(_NOTE.split(run.text)):
            if position % 2:
                yield describe_run(
                    Run("", "note", names[int(part.translate(_DIGITS))], style=run.style)
                )
            elif part:
                yield describe_run(run._replace(text=part))


def describe_run(run: Run) -> dict[str, str]:
    """A run as the browser gets it; one of kind "note" names the note that its mark belongs to."""
    return {"text": run.text, "kind": run.kind, "name": run.name, "style": run.style}
