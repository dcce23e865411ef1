"""A whole report of one quarter: texts and settings filled in with figures, ready to be set."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from data import words
from data.store import Snapshot
from data.vietnamese import write_long_date, write_quarter
from measures.figures.quarter import Figures, read_figures
from report import page_setup, tree
from report.committee import Committee, read_committee
from report.document import Document
from report.errors import ReportError
from report.lines import Line, read_lines
from report.page_setup import Form
from report.phrases import Phrases
from report.placeholders import TextError, render
from report.text_parts import PARTS
from report.tree import Node

DRAFT = "Dự thảo"


class Composed(NamedTuple):
    """A report that is filled in.

    figures: those of its quarter; body: blocks of the tree, from the abstract on; lines: the same
    line by line; errors: one for each part that can't be filled in, which then shows what
    `fallback` held for it; good: the texts that could, by part.
    """

    document: Document
    figures: Figures
    body: list[Node]
    lines: list[Line]
    errors: list[TextError]
    good: dict[str, str]


def compose(
    snapshot: Snapshot,
    quarter: str,
    texts: Mapping[str, str],
    settings: Mapping[str, str],
    *,
    fallback: Mapping[str, str] | None = None,
    mark: str = DRAFT,
) -> Composed:
    """Fill in the texts of all parts (report/text_parts.py) with the figures of a quarter.

    settings: what the clerk typed: number, date ("2024-06-20"), and fields of the committee.
    ReportError for settings that can't be used; a wrong text is no error but one of `errors`.
    """
    figures = read_figures(snapshot, quarter)
    committee = read_committee(figures.district, dict(settings))
    phrases = Phrases(figures, committee)
    good, errors, told = {}, [], {}
    for part in PARTS:
        try:
            told[part.name] = render(part.name, texts[part.name], phrases)
            good[part.name] = texts[part.name]
        except TextError as error:
            errors.append(error)
            told[part.name] = _fall_back(part.name, fallback or {}, phrases)
    trees = {name: tree.read(text) for name, text in told.items()}
    body = [block for blocks in trees.values() for block in blocks]
    rest = [block for name, blocks in trees.items() if name != "abstract" for block in blocks]
    document = Document(
        superior=committee.superior,
        body=committee.body,
        symbol=committee.symbol,
        number=settings.get("number", "").strip(),
        place_and_date=_place_and_date(committee, read_day(settings), quarter),
        kind=committee.kind,
        abstract=_as_inlines(trees["abstract"]),
        blocks=tree.flatten(rest),
        signature=committee.posts,
        signature_bold_first=committee.signature_bold_first,
        signer=committee.signer,
        recipients=committee.recipients,
        mark=settings.get("mark", "").strip() or mark if mark else "",
        circulation=settings.get("circulation", "").strip(),
        banner=words.DEMO if snapshot.data_set == "demo" else "",
        title=f"Báo cáo kết quả {write_quarter(quarter)}",
        subject=committee.campaign,
        author=committee.name,
        form=choose_form(committee, read_day(settings) or _end_of(quarter)),
    )
    return Composed(document, figures, body, read_lines(body), errors, good)


def read_day(settings: Mapping[str, str]) -> date | None:
    """The date of the report, None while it has none; ReportError for what is no date."""
    text = settings.get("date", "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ReportError(
            f"Ngày báo cáo “{text[:40]}” không đúng. Hãy chọn lại ngày ở mục Thể thức."
        ) from None


def choose_form(committee: Committee, day: date) -> Form:
    """The standard that the report follows: the one that was set, else that of its date.

    ReportError for a date from before the standards that are known here.
    """
    if committee.standard != "auto":
        return {"HD36": page_setup.HD36, "HD05": page_setup.HD05}[committee.standard]
    try:
        return page_setup.choose(day)
    except ValueError as error:
        raise ReportError(str(error)) from error


def _end_of(quarter: str) -> date:
    """A day at the end of a quarter: about when its report is written."""
    return date(int(quarter[:4]), 3 * int(quarter[-1]), 28)


def _place_and_date(committee: Committee, day: date | None, quarter: str) -> str:
    if day is None:
        return f"{committee.place}, ngày      tháng      năm {quarter[:4]}"
    return f"{committee.place}, {write_long_date(day)}"


def _fall_back(part: str, fallback: Mapping[str, str], phrases: Phrases) -> str:
    """What is shown of a part that can't be filled in: what was last fit to be shown, or a gap."""
    try:
        return render(part, fallback[part], phrases)
    except (KeyError, TextError):
        return phrases.thieu("phần này chưa hiện được, xem lỗi ở bên cạnh")


def _as_inlines(blocks: list[Node]) -> list[Node]:
    """One paragraph of all that an abstract holds."""
    told: list[Node] = []
    for block in tree.flatten(blocks):
        inlines = block["c"][2] if block["t"] == "Header" else block["c"]
        told += [tree.make("Space"), *inlines] if told else inlines
    return told
