"""What the page of tasks shows: those set in the quarter, those set for it, the inspections."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd

from app.age import tell_age
from app.assignments.markup import Side, write_plan, write_sides
from app.assignments.titles import (
    list_inspections,
    tell_evidence,
    tell_origins,
    tell_source,
    title_inspections,
    title_page,
)
from app.cache import kept
from app.view import View
from data import words
from data.vietnamese import shift_quarter, write_count, write_date, write_quarter
from measures import duty
from measures.tasks import Task, find_tasks
from report import letters, notice, word
from report.document import Document

MOST = 30  # tasks of a quarter that are shown one by one; the table has all


class Page(NamedTuple):
    """quarter: the one after the chosen one, whose tasks were set with its figures; tasks: its own;
    before: those of the chosen quarter; html: both side by side; plan: the inspections as HTML, ""
    without any; table: all of both."""

    quarter: str
    tasks: list[Task]
    before: list[Task]
    html: str
    plan: str
    table: pd.DataFrame

    @property
    def conclusions(self) -> list[Task]:
        """Those of the quarter that were concluded."""
        return [task for task in self.tasks if task.origin == "conclusion"]


@kept
def read_page(view: View, today: date) -> Page:
    """The tasks of the quarter after the chosen one, beside those of the chosen one."""
    quarter = shift_quarter(view.quarter, 1)
    tasks, before = (find_tasks(view.snapshot, one, today) for one in (quarter, view.quarter))
    plan = [task for task in tasks if task.is_inspection]
    parts = [(task.text, list_inspections(task), task.source) for task in plan]
    return Page(
        quarter=quarter,
        tasks=tasks,
        before=before,
        html=write_sides([_side(tasks, quarter), _side(before, view.quarter)]),
        plan=write_plan(title_inspections(plan, quarter), parts) if plan else "",
        table=_list(tasks + before),
    )


def write_word(view: View, page: Page) -> bytes:
    """The notice of conclusions as DOCX."""
    return word.write(_compose(view, page))


def write_pdf(view: View, page: Page) -> bytes:
    """The notice of conclusions as PDF."""
    return letters.write_pdf(_compose(view, page))


def _compose(view: View, page: Page) -> Document:
    return notice.compose(
        page.conclusions, view.district, page.quarter, duty.today(), view.is_demo, tell_age(view)
    )


def _side(tasks: Sequence[Task], quarter: str) -> Side:
    left = len(tasks) - MOST
    last = f"Còn {write_count(left)} nhiệm vụ nữa, xem ở bảng bên dưới." if left > 0 else ""
    if not tasks:
        last = (
            f"Trong kho chưa có báo cáo, kết luận, biểu nào đề ra nhiệm vụ cho "
            f"{write_quarter(quarter)}."
        )
    return Side(title_page(tasks, quarter), tell_origins(tasks), tasks[:MOST], last)


def _list(tasks: Sequence[Task]) -> pd.DataFrame:
    """A row for each task."""
    return pd.DataFrame(
        [
            {
                "Quý": write_quarter(task.quarter),
                "Nhiệm vụ": task.text,
                "Do đâu": words.TASK_ORIGIN[task.origin],
                "Đơn vị": task.unit,
                "Sản phẩm": task.product,
                "Hạn": write_date(task.due_on) if task.due_on else "",
                "Tình hình": words.FOLLOWED[task.status],
                "Căn cứ": tell_evidence(task),
                "Nguồn": tell_source(task),
            }
            for task in tasks
        ]
    )
