"""What units say in words, beside the part of the report that it belongs to, to be taken over.

The standing texts print these lists whole (`danh_sach("notes.highlight")`). A text that was begun
from another report may not ask for them: then single sayings are put into it as words of its own.
"""

import re
from typing import NamedTuple

from data import words
from measures.figures.facts import Row
from measures.figures.quarter import Figures
from report.marks import escape

# Which kinds of sayings belong to which part of the text.
KINDS = {
    "units": ("highlight", "past_task"),
    "shortcomings": ("difficulty",),
    "causes": ("difficulty", "cause"),
    "tasks": ("task", "proposal"),
}
_NOTE = re.compile(r"^\[\^[^\[\]\n]+\]:", re.M)


class Saying(NamedTuple):
    """What a unit says: its kind and itself in words, the text, where it stands, and whether the
    part holds it already: "list" for a list of its kind, "words" for the words, "" for neither."""

    kind: str
    unit: str
    text: str
    source: str
    held: str


def list_said(figures: Figures, part: str, text: str) -> list[Saying]:
    """What the units of a quarter say for a part whose text is `text`; kind by kind."""
    found = []
    for kind in KINDS.get(part, ()):
        listed = "difficulty" if kind == "cause" else kind
        in_list = f'danh_sach("notes.{listed}")' in text
        for row in figures.notes:
            if row.kind != kind:
                continue
            told = _tell(row)
            held = "list" if in_list else "words" if _write(row.unit, told) in text else ""
            found.append(Saying(words.NOTE[kind], words.start(row.unit), told, row.source, held))
    return found


def take_over(text: str, said: Saying) -> str:
    """The text of a part with a saying as its last item, before the notes' words."""
    item = _write(said.unit, said.text)
    first = _NOTE.search(text)
    body, notes = (text[: first.start()], text[first.start() :]) if first else (text, "")
    body = body.rstrip("\n")
    last = body.rpartition("\n")[2]
    gap = "\n" if last.startswith(("- ", "    - ")) else "\n\n"
    return (f"{body}{gap}" if body else "") + item + ("\n\n" + notes if notes else "\n")


def _tell(row: Row) -> str:
    aside = [words.TASK_STATE[row.state]] if row.state else []
    aside += [row.result.rstrip(" .;")] if row.result else []
    text = row.text.rstrip(" .;")
    return f"{text} ({': '.join(aside)})" if aside else text


def _write(unit: str, text: str) -> str:
    return f"- {escape(words.start(unit))}: {escape(text)}."
