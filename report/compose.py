"""A whole report of one quarter: texts and settings filled in with figures, ready to be set."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from data import words
from data.store import Snapshot
from data.vietnamese import write_long_date, write_quarter
from measures import duty
from measures.duty import Sent
from measures.figures.quarter import Figures, read_figures
from measures.reporting import Asked
from report import bounds, page_setup, tree
from report.bounds import Excess, Tally
from report.committee import Committee, read_committee
from report.document import Document
from report.errors import ReportError
from report.lines import Line, read_lines
from report.merging import name_field
from report.notes import Fault, find_faults
from report.page_setup import Form
from report.phrases import Phrases
from report.placeholders import TextError, render
from report.text_parts import PARTS
from report.tidy import clean, tidy
from report.tree import Node

DRAFT = "Dự thảo"


class Composed(NamedTuple):
    """A report that is filled in.

    figures: those of its quarter; body: blocks of the tree, from the abstract on; lines: the same
    line by line; errors: one for each part that can't be filled in, which then shows what
    `fallback` held for it; good: the texts that could, by part; faults: of notes.
    """

    document: Document
    figures: Figures
    body: list[Node]
    lines: list[Line]
    errors: list[TextError]
    good: dict[str, str]
    faults: list[Fault]


def compose(
    snapshot: Snapshot,
    quarter: str,
    texts: Mapping[str, str],
    settings: Mapping[str, str],
    *,
    fallback: Mapping[str, str] | None = None,
    mark: str = DRAFT,
    sent: tuple[Sent, ...] = (),
    today: date | None = None,
) -> Composed:
    """Fill in the texts of all parts (report/text_parts.py) with the figures of a quarter.

    settings: what the clerk typed: number, date ("2024-06-20"), and fields of the committee; sent:
    the forms that the intake's journal knows; today: as of which day it is judged who is late (the
    date of the report, else today).
    ReportError for settings that can't be used; a wrong text is no error but one of `errors`.
    """
    asked = Asked(today or read_day(settings) or duty.today(), sent)
    figures = read_figures(snapshot, quarter, asked)
    committee = read_committee(figures.district, dict(settings))
    phrases = Phrases(figures, committee)
    filling = _Filling(phrases, fallback or {})
    trees = {part.name: filling.read(part.name, texts[part.name]) for part in PARTS}
    body = [block for blocks in trees.values() for block in blocks]
    rest = [block for name, blocks in trees.items() if name != "abstract" for block in blocks]
    document = Document(
        superior=committee.superior,
        body=committee.body,
        symbol=committee.symbol,
        number=_setting(settings, "number"),
        place_and_date=place_and_date(committee, read_day(settings), quarter[:4]),
        kind=committee.kind,
        abstract=_as_inlines(trees["abstract"]),
        blocks=tree.flatten(rest),
        signature=committee.posts,
        signature_bold_first=committee.signature_bold_first,
        signer=committee.signer,
        recipients=committee.recipients,
        mark=_setting(settings, "mark") or mark if mark else "",
        circulation=_setting(settings, "circulation").upper(),
        banner=words.DEMO if snapshot.data_set == "demo" else "",
        title=f"Báo cáo kết quả {write_quarter(quarter)}",
        subject=committee.campaign,
        author=committee.name,
        form=choose_form(committee, read_day(settings) or _end_of(quarter)),
    )
    return Composed(
        document, figures, body, read_lines(body), filling.errors, filling.good, filling.faults
    )


class _Filling:
    """Fills in the parts one after the other; keeps count of what they hold together."""

    def __init__(self, phrases: Phrases, fallback: Mapping[str, str]) -> None:
        self.errors: list[TextError] = []
        self.good: dict[str, str] = {}
        self.faults: list[Fault] = []
        self._phrases = phrases
        self._fallback = fallback
        self._tally = Tally()

    def read(self, part: str, text: str) -> list[Node]:
        """The tree of a part; of one that can't be filled in, what was last fit to be shown."""
        try:
            blocks = self._read(part, text)
        except TextError as error:
            self.errors.append(error)
            return self._fall_back(part)
        self.good[part] = text
        return blocks

    def _read(self, part: str, text: str) -> list[Node]:
        told = render(part, text, self._phrases)
        try:
            self._tally.add(told)
            blocks = tree.read(told)
        except Excess as error:
            raise TextError(part, error.line, error.problem, is_excess=True) from error
        self.faults += find_faults(part, tidy(text), told)
        return blocks

    def _fall_back(self, part: str) -> list[Node]:
        try:
            return self._read(part, self._fallback[part])
        except (KeyError, TextError):
            return tree.read(self._phrases.thieu("phần này chưa hiện được, xem lỗi ở bên cạnh"))


def _setting(settings: Mapping[str, str], name: str) -> str:
    """A line that the clerk typed, in one; ReportError for one that is too long to be set."""
    text = " ".join(clean(settings.get(name, "")).split())
    bounds.require_setting(f"Thể thức: {name_field(f'settings.{name}')}", [text])
    return text


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

    Its margins are mirrored where that was set. ReportError for a date from before the standards
    that are known here.
    """
    try:
        form = (
            page_setup.choose(day)
            if committee.standard == "auto"
            else {"HD36": page_setup.HD36, "HD05": page_setup.HD05}[committee.standard]
        )
    except ValueError as error:
        raise ReportError(str(error)) from error
    return form._replace(mirrored=committee.margins == "mirrored")


def _end_of(quarter: str) -> date:
    """A day at the end of a quarter: about when its report is written."""
    return date(int(quarter[:4]), 3 * int(quarter[-1]), 28)


def place_and_date(committee: Committee, day: date | None, year: str) -> str:
    """The line of place and date, with room for a day of that year that is not known yet."""
    if day is None:
        return f"{committee.place}, ngày      tháng      năm {year}"
    return f"{committee.place}, {write_long_date(day)}"


def _as_inlines(blocks: list[Node]) -> list[Node]:
    """One paragraph of all that an abstract holds."""
    told: list[Node] = []
    for block in tree.flatten(blocks):
        if block["t"] == "Table":
            cells = [cell for row in block["c"][1] for cell in row if cell]
            inlines = [inline for cell in cells for inline in (tree.make("Space"), *cell)][1:]
        else:
            inlines = block["c"][2] if block["t"] == "Header" else block["c"]
        told += [tree.make("Space"), *inlines] if told else inlines
    return told
