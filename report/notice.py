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
from report.compose import DRAFT, choose_form
from report.document import Document
from report.tree import Node, make

KIND = "THÔNG BÁO"
CLOSING = (
    "Các cơ quan, đơn vị, địa phương được giao căn cứ kết luận trên tổ chức thực hiện, báo cáo kết "
    "quả trong biểu số liệu của quý."
)


def compose(tasks: Sequence[Task], district: str, quarter: str, is_demo: bool) -> Document:
    """The draft of a notice of conclusions (measures.tasks.find_conclusions).

    quarter: in which they are to be done. ReportError for a file of the committee that can't be
    read.
    """
    committee = read_committee(district)
    told = write_quarter(quarter)
    year, number = int(quarter[:4]), int(quarter[-1])
    _, _, office = committee.symbol.partition("/")
    return Document(
        superior=committee.superior,
        body=committee.body,
        symbol=f"TB/{office}" if office else committee.symbol,
        number="",
        place_and_date=f"{committee.place}, ngày      tháng      năm {year}",
        kind=KIND,
        abstract=_to_words(
            f"kết luận cuộc họp {committee.name} về {committee.campaign}, nhiệm vụ {told}"
        ),
        blocks=[
            *[make("Para", _to_words(line)) for line in list_lines(tasks)],
            make("Para", _to_words(CLOSING)),
        ],
        signature=committee.posts,
        signature_bold_first=committee.signature_bold_first,
        signer=committee.signer,
        recipients=committee.recipients,
        mark=DRAFT,
        circulation="",
        banner=words.DEMO if is_demo else "",
        title=f"Thông báo kết luận {told}",
        subject=committee.campaign,
        author=committee.name,
        form=choose_form(committee, date(year, 3 * number, 28)),
    )


def list_lines(tasks: Sequence[Task]) -> list[str]:
    """One numbered sentence for each conclusion: who, what, the product, until when."""
    return [f"{number}. {_tell(task)}" for number, task in enumerate(tasks, start=1)]


def _tell(task: Task) -> str:
    told = f"{words.start(task.unit)}: {task.text.rstrip(' .;')}"
    if task.product:
        told += f"; sản phẩm: {task.product.rstrip(' .;')}"
    if task.due_on:
        told += f"; hoàn thành chậm nhất ngày {write_date(task.due_on)}"
    return f"{told}."


def _to_words(text: str) -> list[Node]:
    """Text as inlines, all of it words: nothing in it is read as a sign of the tree."""
    inlines: list[Node] = []
    for word in text.split():
        inlines += [make("Space"), make("Str", word)] if inlines else [make("Str", word)]
    return inlines
