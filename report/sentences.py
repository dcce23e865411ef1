"""The sentences of a report, and what in them comes from the facts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from report.lines import Line, read_lines
from report.prose import ends
from report.tree import Node

# What comes from the facts; words of the quarter (`ky`) don't move, the rest was typed by hand.
_BOUND = ("so", "ten", "vb", "thieu")
_SIGN = re.compile(r"^[-+] ")


class Sentence(NamedTuple):
    """A sentence of a report as it is printed, without the marks of notes.

    where: "mục I.1", "chú thích 7" or "phần mở đầu"; bound: what in it comes from the facts, as
    name, face (as of a Run) and text.
    """

    text: str
    where: str
    bound: list[tuple[str, str, str]]


def sentences(blocks: list[Node]) -> list[Sentence]:
    """The sentences of a tree (report/tree.py) that end where prose ends, the notes' last."""
    return [sentence for line in read_lines(blocks) for sentence, _ in split(line)]


def split(line: Line) -> Iterator[tuple[Sentence, str]]:
    """The sentences of a line, each with its skeleton: its words without what the facts say.

    No sentence ends within a span.
    """
    runs = [run for run in line.runs if run.kind != "note"]
    text = "".join(run.text for run in runs)
    starts = [*accumulate((len(run.text) for run in runs), initial=0)]  # one more than runs

    def is_open(at: int) -> bool:
        run = bisect_right(starts, at) - 1
        return starts[run] == at or runs[run].kind in ("", "tay")

    cuts = [at for at in ends(text) if is_open(at)]
    for begin, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        told = _SIGN.sub("", " ".join(text[begin:end].split()))
        # A span holds no end, so only ordinary words are cut.
        first, last = bisect_right(starts, begin) - 1, bisect_left(starts, end)
        within = [
            (
                run if run.kind in _BOUND else None,
                text[max(at, begin) : min(at + len(run.text), end)],
            )
            for at, run in zip(starts[first:last], runs[first:last], strict=True)
        ]
        bound = [(run.name, run.face, shown) for run, shown in within if run and run.name]
        skeleton = "".join("…" if run else shown for run, shown in within)
        if told:
            yield Sentence(told, line.where, bound), skeleton
