"""Tasks as HTML: two quarters side by side, one task under the other (looks: static/style.css)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.assignments.titles import SIGNS, tell_evidence, tell_source, tell_who
from app.markup import write, write_lines, write_title
from data import words
from measures.tasks import Task


class Side(NamedTuple):
    """The tasks of one quarter: its finding, who set them, those shown, what stands at the end."""

    title: str
    subtitle: str
    tasks: Sequence[Task]
    last: str


def write_sides(sides: Iterable[Side]) -> str:
    """The quarters beside each other where there is room; one without tasks takes none."""
    told = list(sides)
    kind = "task-sides" if all(side.tasks for side in told) else "task-sides task-one"
    return f'<div class="{kind}">{"".join(map(_write_side, told))}</div>'


def write_plan(title: str, parts: Iterable[tuple[str, Sequence[str], str]]) -> str:
    """The plan of inspections: each part's text, its places, its source."""
    drawn = []
    for text, lines, source in parts:
        items = "".join(f"<li>{write(line)}</li>" for line in lines)
        drawn.append(
            f'<section class="group"><h3>{write(text)}</h3><ul>{items}</ul>'
            f"{write_lines([f'Nguồn: {source}'])}</section>"
        )
    return f'{write_title(title)}<div class="groups plan">{"".join(drawn)}</div>'


def _write_side(side: Side) -> str:
    items = "".join(f"<li>{_write_task(task)}</li>" for task in side.tasks)
    body = f'<ol class="tasks">{items}</ol>' if items else ""
    title = write_title(side.title, side.subtitle)
    return f"<section>{title}{body}{write_lines([side.last])}</section>"


def _write_task(task: Task) -> str:
    state = task.status or "unknown"
    chip = f"{SIGNS[task.status]} {words.FOLLOWED[task.status]}"
    evidence = write_lines([tell_evidence(task)], "task-evidence")
    return (
        f'<span class="task-state task-{state.replace("_", "-")}">{write(chip)}</span>'
        f'<div><p class="task-text">{write(task.text)}</p>'
        f'<p class="task-who">{write(tell_who(task))}</p>{evidence}'
        f"{write_lines([f'Nguồn: {tell_source(task)}'])}</div>"
    )
