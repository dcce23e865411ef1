"""Slides about what is to be done: the tasks set for the next quarter, and the conclusions."""

from itertools import accumulate
from math import ceil
from typing import NamedTuple

import pandas as pd

from app.assignments.titles import tell_origins
from app.deck.slide import Slide
from app.deck.taking import Asked
from app.deck.texts import Heads, Lines
from app.news.section import Group
from app.news.section import read_page as read_news
from app.view import View
from data import words
from data.vietnamese import shift_quarter, write_count, write_date, write_quarter
from measures.tasks import Task, find_tasks, join_parts, pick_tasks
from measures.totals import join_sources
from queries import records

MOST_LINES = 5  # in a column of a slide
MOST_TASKS = 12
# What the list of tasks takes at 4:3, where it has the least room: two columns of so many rows
# together, so many letters in each, and the blank behind a line as part of a row.
MOST_ROWS, LETTERS, BLANK = 31, 44, 0.45
MOST_CONCLUSIONS = 6


class Line(NamedTuple):
    """A line of the list of tasks, and how many of them it tells."""

    text: str
    count: int


def make_tasks(asked: Asked) -> Slide | None:
    """What was set for the next quarter; of chosen communes theirs, and what is for all."""
    view = asked.view
    following = shift_quarter(view.quarter, 1)
    tasks = find_tasks(view.snapshot, following, asked.today)
    if view.communes:
        district = records("frame/district", on=view.snapshot)[0].unit_id
        tasks = pick_tasks(tasks, view.communes, district)
    if not tasks:
        return None
    lines = _list_tasks(tasks)
    told = [line.text for line in lines]
    room = _find_room(told)
    left = sum(line.count for line in lines[room:])
    is_cut = left > 0
    return Slide(
        "", "", _title_tasks(tasks, view, following),
        text=Lines(
            [*told[:room], _tell_left(left, "nhiệm vụ", "Nhiệm vụ")] if is_cut else told
        ),
        source=join_sources([task.source for task in tasks if task.source]),
        notes=tuple(told[room:]),
        table=pd.DataFrame(
            {
                "Nhiệm vụ": [words.start(task.text) for task in tasks],
                "Đơn vị": [words.start(task.unit) for task in tasks],
                "Nguồn": [task.source for task in tasks],
            }
        ),
    )  # fmt: skip


def _find_room(told: list[str]) -> int:
    """How many of the lines a slide shows; where not all, one more tells what is left."""
    ends = list(accumulate(ceil(len(line) / LETTERS) + BLANK for line in told))
    if len(told) <= MOST_TASKS and ends[-1] <= MOST_ROWS:
        return len(told)
    left = ceil(len(_tell_left(len(told), "nhiệm vụ", "Nhiệm vụ")) / LETTERS) + BLANK
    return max(1, sum(end + left <= MOST_ROWS for end in ends[: MOST_TASKS - 1]))


def _title_tasks(tasks: list[Task], view: View, quarter: str) -> str:
    """How many there are, whose they are, and who set them."""
    number = f"{write_count(len(join_parts(tasks)))} nhiệm vụ"
    whose = f" của {view.where} và chung toàn huyện" if view.communes else ""
    if {task.origin for task in tasks} == {"report"}:
        return f"{number}{whose} được giao cho {write_quarter(quarter)}"
    return f"{number}{whose}, {write_quarter(quarter)}: {tell_origins(tasks, has_parts=False)}"


def _list_tasks(tasks: list[Task]) -> list[Line]:
    """A line for each task that was set, with who leads it; what a unit set itself is one line."""
    lines, own = [], dict[str, list[str]]()
    for parts in join_parts(tasks):
        told = [part.text.rstrip(" .;") for part in parts]
        first = parts[0]
        if first.origin == "unit":
            own.setdefault(first.unit, []).extend(told)
            continue
        lead = f" ({first.unit})" if first.unit else ""
        lines.append(Line(f"{words.start(_join(told))}{lead}", 1))
    return lines + [
        Line(f"{words.start(unit)}: {_join(texts)}", len(texts)) for unit, texts in own.items()
    ]


def _join(texts: list[str]) -> str:
    """Several things to do as one sentence."""
    return "; ".join([*texts[:1], *(words.low(text) for text in texts[1:])])


def cut(lines: list[str], most: int, what: str, page: str) -> list[str]:
    """As many lines as a slide holds; the last one counts those that it has no room for, and names
    the page that has them."""
    if len(lines) <= most:
        return lines
    left = len(lines) - most + 1
    return [*lines[: most - 1], _tell_left(left, what, page)]


def _tell_left(left: int, what: str, page: str) -> str:
    return f"Và {write_count(left)} {what} khác, ghi ở trang {page} và phần ghi chú."


def _cut_heads(
    groups: list[tuple[str, list[str]]], most: int, what: str, page: str
) -> list[tuple[str, list[str]]]:
    """The same of lists that each stand under a head."""
    if len(groups) <= most:
        return groups
    left = len(groups) - most + 1
    return [*groups[: most - 1], (_tell_left(left, what, page), [])]


def make_conclusions(asked: Asked) -> Slide:
    """What was concluded; before anything is, what asks that somebody decides."""
    following = shift_quarter(asked.view.quarter, 1)
    tasks = find_tasks(asked.view.snapshot, following, asked.today)
    concluded = [task for task in tasks if task.origin == "conclusion"]
    if concluded:
        told = [(task.text, [_tell_task(task)]) for task in concluded]
        title = f"{write_count(len(concluded))} kết luận thành nhiệm vụ {write_quarter(following)}"
        return Slide(
            "", "", title,
            text=Heads(_cut_heads(told, MOST_CONCLUSIONS, "kết luận", "Nhiệm vụ")),
            source=join_sources([task.source for task in concluded if task.source]),
            notes=tuple(f"{text} {lines[0]}" for text, lines in told),
        )  # fmt: skip
    page = read_news(asked.view, asked.today, asked.sent)
    groups = [group for group in page.groups if group.is_asking]
    if not groups:
        return Slide(
            "", "", "Kết luận của người chủ trì",
            text=Lines(["Quý này không có thay đổi nào cần kết luận riêng."]),
        )  # fmt: skip
    room = MOST_CONCLUSIONS - len(groups)
    columns = []
    for group in groups:
        lines = group.lines[: 1 + max(room, 0)]
        room -= len(lines) - 1
        if left := len(group.lines) - len(lines):
            lines[-1] += f" Và {write_count(left)} dòng khác, ghi ở phần ghi chú."
        columns.append((tell(group), lines))
    return Slide(
        "", "", f"{write_count(len(groups))} điều cần kết luận tại cuộc họp",
        text=Heads(_cut_heads(columns, MOST_LINES, "điều", "Có gì mới")),
        source=join_sources([group.source for group in groups if group.source]),
        notes=tuple(line for group in groups for line in group.lines),
    )  # fmt: skip


def _tell_task(task: Task) -> str:
    """Who does it, and by when."""
    due = f"hạn {write_date(task.due_on)}" if task.due_on else "không nêu hạn"
    return f"{words.start(task.unit)}; {due}." if task.unit else f"{words.start(due)}."


def tell(group: Group, is_long: bool = False) -> str:
    """A change in one line: how many there are of its kind; `is_long`: and the first of them."""
    if group.note:
        told = f"{group.title}: {words.low(group.note)}"
    else:
        told = f"{group.title}." if ":" in group.title else f"{group.title}: {group.lines[0]}"
    return f"{told} {group.lines[0]}" if is_long and group.lines[0] not in told else told
