"""A correction of a report that is out, as a document in the office's form: "BÁO CÁO đính chính".

A report is corrected by a paper of its own kind. It cites number and date of the issued one, and
says of each sentence what was printed, what is right, and on what that rests. A draft, as every
paper (report/paper.py); why the figures moved the office writes, for no source says it.
"""

import logging
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import duckdb

from data import store, words
from data.store import Snapshot
from data.versions import WarehouseError
from data.vietnamese import write_count, write_date, write_quarter
from measures.duty import Sent
from measures.figures.facts import Row, tell_source
from measures.figures.quarter import Figures
from measures.figures.rows import read_facts
from report import corrections, issued
from report.committee import read_committee
from report.compose import Composed
from report.compose import compose as fill_in
from report.corrections import Correction, Move
from report.document import Document
from report.issued import Issued
from report.page_setup import write_number
from report.paper import draw_up
from report.tree import Node, make, to_words

logger = logging.getLogger(__name__)

HOLDS = "Số liệu hiện nay vẫn đúng như báo cáo."
_SAID = (
    "quarter", "area", "name", "kind", "event", "period", "unit_id", "place", "value", "numerator",
    "denominator", "unit", "state", "qualifier", "sponsor",
)  # fmt: skip
GAP = "lý do số liệu thay đổi sau khi ban hành"


class Comparison(NamedTuple):
    """An issued report beside today's figures.

    corrections: the sentences that read otherwise; sources: on what the words of today rest, by the
    name of their figure or fact; district, settings, is_demo: whose report it is, in what form.
    """

    corrections: list[Correction]
    sources: dict[str, str]
    district: str
    settings: dict[str, str]
    is_demo: bool


def compare(
    snapshot: Snapshot,
    report: Issued,
    sent: tuple[Sent, ...] = (),
    sent_then: tuple[Sent, ...] = (),
) -> Comparison:
    """What an issued report would say otherwise with today's figures.

    sent, sent_then: the forms that the intake's journal knows today, and those that it knew when
    the report was issued. A sentence that this program only words otherwise than the one which
    issued it is none: the facts that the report was issued with are told anew, too, and must differ
    from today's. ReportError when a text of it can't be filled in any more.
    """
    now = _fill_in_again(snapshot, report, sent)
    if now.errors:
        raise now.errors[0]
    printed = issued.read_figures(report)
    labels = {name: str(figure.get("label", "")) for name, figure in printed.items()}
    labels |= {name: now.figures.get(name).label for name in now.figures.names}
    found = corrections.find_corrections(issued.read_body(report), now.body, labels)
    then = _tell_then(report, sent_then) if found else None
    if then:
        moved = corrections.find_corrections(then.body, now.body, labels)
        found = corrections.keep_moved(found, moved)
    names = {move.name: move.today or move.name for one in found for move in one.moves}
    settings = issued.read_draft(report).settings
    is_demo = snapshot.data_set == "demo"
    sources = find_sources(now.figures, names, then.figures if then else None)
    return Comparison(found, sources, now.figures.district, settings, is_demo)


def _tell_then(report: Issued, sent: tuple[Sent, ...]) -> Composed | None:
    """The report with the facts that it was issued with, told anew; None where that can't be."""
    try:
        frozen = store.open_copy(report.data_set, report.folder / issued.WAREHOUSE)
        return _fill_in_again(frozen, report, sent)
    except (WarehouseError, duckdb.Error):
        # An older warehouse need not hold all that is asked of today's.
        logger.exception("the figures of issue %s can't be told anew", report.folder)
        return None


def _fill_in_again(snapshot: Snapshot, report: Issued, sent: tuple[Sent, ...]) -> Composed:
    """The report's texts with these facts; who is late is judged as of its own day."""
    return fill_in(
        snapshot,
        report.quarter,
        issued.read_texts(report),
        issued.read_draft(report).settings,
        sent=sent,
        today=report.judged_on,
    )


def compose(report: Issued, found: Comparison, made_on: date, reason: str = "") -> Document:
    """The draft of the correction of an issued report.

    made_on: today, as a rule; reason: why the figures moved; without it a gap stands there.
    ReportError for a file of the committee that can't be read; ValueError when there is nothing to
    correct.
    """
    if not found.corrections:
        raise ValueError("an erratum corrects something")
    committee = read_committee(found.district, found.settings)
    cited, short = _cite(report, committee.symbol)
    count = write_count(len(found.corrections))
    opening = to_words(
        f"Đối chiếu với số liệu hiện nay, {committee.name} đính chính {count} nội dung tại {cited} "
        "như sau:"
    )
    why = to_words(f"{reason.strip().rstrip('.')}.") if reason.strip() else [_gap(GAP)]
    blocks = [
        make("Para", opening),
        *_list(found.corrections, found.sources),
        make("Para", [*to_words("Lý do đính chính:"), make("Space"), *why]),
    ]
    return draw_up(
        committee,
        made_on,
        about=f"đính chính một số nội dung tại {cited} của {committee.name}",
        blocks=blocks,
        closing=(
            f"Những nội dung khác của {short} giữ nguyên như đã ban hành. {committee.name} báo cáo "
            "và đề nghị các cơ quan, đơn vị đã nhận sử dụng số liệu theo văn bản này."
        ),
        title=f"Đính chính báo cáo {write_quarter(report.quarter)}",
        is_demo=found.is_demo,
    )


def _cite(report: Issued, symbol: str) -> tuple[str, str]:
    """The issued report as it is cited first, and further on: with its date and without."""
    if not report.report_number:
        name = f"Báo cáo {write_quarter(report.quarter)}"
        return name, name
    short = f"Báo cáo {words.low(write_number(report.report_number, symbol))}"
    if not report.report_date:
        return short, short
    return f"{short}, ngày {write_date(date.fromisoformat(report.report_date))}", short


def _list(found: Sequence[Correction], sources: Mapping[str, str]) -> list[Node]:
    """For each sentence where it stands, what was printed, what is right, what that rests on."""
    lines = []
    for number, one in enumerate(found, start=1):
        lines.append(f"{number}. Tại {one.where}:")
        if one.old_sentence and one.new_sentence:
            lines.append(f"- Đã in: “{one.old_sentence}”")
            lines.append(f"- Đính chính là: “{one.new_sentence}”")
        elif one.old_sentence:
            lines.append(f"- Bỏ câu đã in: “{one.old_sentence}”")
        else:
            lines.append(f"- Bổ sung câu: “{one.new_sentence}”")
        lines += [f"- {told}" for told in _tell_moves(one.moves, sources)]
    return [make("Para", to_words(line)) for line in lines]


def _tell_moves(moves: Iterable[Move], sources: Mapping[str, str]) -> list[str]:
    """What moved and where today's figure comes from, once for each figure.

    Of a name the sentences above say all: its source is enough.
    """
    told: dict[str, list[str]] = {}
    for move in dict.fromkeys(moves):
        if move.old and move.new:
            change = f"“{move.old}” sửa thành “{move.new}”"
        else:
            change = f"thêm “{move.new}”" if move.new else f"bỏ “{move.old}”"
        told.setdefault(move.name, [f"{move.label}: " if move.label else ""]).append(change)
    lines = []
    for name, (label, *changes) in told.items():
        source = f"Nguồn: {sources[name].rstrip('.')}." if sources.get(name) else ""
        change = f"{words.start(label + '; '.join(changes))}." if label else ""
        lines.append(f"{change} {source}".strip())
    return list(dict.fromkeys(filter(None, lines)))


def find_sources(
    figures: Figures, names: Mapping[str, str], then: Figures | None
) -> dict[str, str]:
    """Where the figures and facts of these names come from today, "" for what is not there; `names`
    has the name of today for each, `then` the figures that the report was issued with."""
    found = {}
    for name, today in names.items():
        if figures.has(today):
            found[name] = _tell_moved(figures, today, then, name)
        else:
            found[name] = "; ".join(dict.fromkeys(read_facts(figures, [today])["Nguồn"]))
    return found


def _tell_moved(figures: Figures, today: str, then: Figures | None, name: str) -> str:
    """Where those facts behind a figure come from that were not behind it when it was issued; all
    of them where it lost some and got none."""
    figure = figures.get(today)
    if then is None or not then.has(name):
        return figure.source
    before = Counter(map(_say, _list_facts(then, name)))
    moved = []
    for row in _list_facts(figures, today):
        before[_say(row)] -= 1
        if before[_say(row)] < 0:
            moved.append(row)
    return tell_source(moved) if moved else figure.source


def _list_facts(figures: Figures, name: str) -> list[Row]:
    """The facts behind both sides of a figure."""
    figure = figures.get(name)
    ids = {*figure.rows, *figure.rows_before}
    return [row for row in figures.every if row.fact_id in ids]


def _say(row: Row) -> Hashable:
    """What a fact says, whatever its id is: a form that is sent again gives new ones."""
    return tuple(getattr(row, field) for field in _SAID)


def _gap(text: str) -> Node:
    return make("Span", [["", ["thieu"], []], to_words(text)])
