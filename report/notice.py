"""The conclusions of a meeting as a document in the office's form: a notice, to be read and signed.

A draft without number, day and name, as the profile (report/profile.py); whoever issues it fills
these in.
"""

from collections.abc import Sequence
from datetime import date

from data import words
from data.vietnamese import write_date, write_quarter
from measures.tasks import Task
from report.committee import read_committee
from report.document import Document
from report.paper import draw_up
from report.tree import make, to_words

KIND = "THÔNG BÁO"
CLOSING = (
    "Các cơ quan, đơn vị, địa phương được giao căn cứ kết luận trên tổ chức thực hiện, báo cáo kết "
    "quả trong biểu số liệu của quý."
)


def compose(
    tasks: Sequence[Task],
    district: str,
    quarter: str,
    made_on: date,
    is_demo: bool,
    age: str = "",
) -> Document:
    """The draft of a notice of conclusions (measures.tasks.find_conclusions).

    quarter: in which they are to be done; made_on: today, as a rule; age: of what version they
    are, where it is not the newest. ReportError for a file of the committee that can't be read.
    """
    committee = read_committee(district)
    told = write_quarter(quarter)
    _, _, office = committee.symbol.partition("/")
    return draw_up(
        committee,
        made_on,
        about=f"kết luận cuộc họp {committee.name} về {committee.campaign}, nhiệm vụ {told}",
        blocks=[make("Para", to_words(line)) for line in list_lines(tasks)],
        closing=CLOSING,
        title=f"Thông báo kết luận {told}",
        is_demo=is_demo,
        kind=KIND,
        symbol=f"TB/{office}" if office else "",
        age=age,
    )


def list_lines(tasks: Sequence[Task]) -> list[str]:
    """One numbered sentence for each conclusion: who, what, the product, until when."""
    return [f"{number}. {_tell(task)}" for number, task in enumerate(tasks, start=1)]


def _tell(task: Task) -> str:
    who = f"{words.start(task.unit)}: " if task.unit else ""
    told = who + task.text.rstrip(" .;")
    if task.product:
        told += f"; sản phẩm: {task.product.rstrip(' .;')}"
    if task.due_on:
        told += f"; hoàn thành chậm nhất ngày {write_date(task.due_on)}"
    return f"{told}."
