"""The cells of an analyst's table, each with what is known of it: total, coverage, and in words.

table = ask_table(snapshot, Question(measure, "xa", "quy", quarters, ()), rules)
table.cells["mau", "2024-Q2"].text        # "66", "≥ 45", "hơn 8.000", "chưa rõ", "63,2%"
table.cells["mau", None]                  # the total of a row: worked out from the facts anew

A place that reported nothing has no cell. Unknown is not zero: what is there without a number makes
a total a lower bound, and so does a commune that did not report.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from data.store import Snapshot
from data.vietnamese import write_number
from measures.analysis.asked import CountRow, LevelRow, Question, ask_counts, ask_indicators
from measures.analysis.since_january import ALL_COMMUNES, Gap, find_gaps
from measures.analysis.subjects import TIME
from measures.progress import Rule, exact
from measures.shares import write_share
from measures.totals import Total

MOST = 200  # heads of a table on the screen
UNKNOWN = "chưa rõ"
MIXED = "khác đơn vị"  # a sum would add pieces and kilograms

Key = tuple[str | None, str | None]


class Cell(NamedTuple):
    """A number of the table. value: exact, in `unit`, None where nothing of it is counted; part:
    who is behind it where not all are ("6/7 xã"); quarter: the last behind it, first: the first, of
    a count; numerator, denominator: of a rate; target: of an indicator, in its unit."""

    value: Fraction | None
    text: str
    part: str
    unit: str
    quarter: str
    uncounted: int = 0
    more_than: int = 0
    about: int = 0
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    target: Fraction | None = None
    told: int | None = None
    asked: int | None = None
    rule: Rule | None = None
    first: str = ""

    @property
    def is_exact(self) -> bool:
        """Whether it is the whole, counted to the last."""
        rough = self.uncounted or self.more_than or self.about
        return self.value is not None and not rough and not self.part


class Table(NamedTuple):
    """Cells by row and column, None for the total over them; row_count, column_count: how many
    heads there are, also where only the first of them are here."""

    question: Question
    cells: dict[Key, Cell]
    row_count: int
    column_count: int

    @property
    def rows(self) -> list[str]:
        """The heads of the rows, as they come."""
        return list(dict.fromkeys(row for row, _ in self.cells if row is not None))

    @property
    def columns(self) -> list[str]:
        """The heads of the columns, as they come."""
        return list(dict.fromkeys(column for _, column in self.cells if column is not None))


def ask_table(
    snapshot: Snapshot, question: Question, rules: Mapping[tuple[str, int], Rule], most: int = MOST
) -> Table:
    """The table of a question; `rules`: of indicators, by id and version."""
    made: list[tuple[CountRow | LevelRow, Cell | None]]
    if question.measure.indicator:
        levels = ask_indicators(snapshot, question, most)
        made = [(row, _make_level(row, question, rules)) for row in levels]
    else:
        is_running = question.measure.ask == "to_date" and not question.is_large
        gaps = find_gaps(snapshot, question) if is_running else {}
        made = [
            (row, make_count(_leave_open(row, question, gaps), question))
            for row in ask_counts(snapshot, question, most)
        ]
    cells = {
        (None if row.all_rows else row.row_key, None if row.all_columns else row.column_key): cell
        for row, cell in made
        if cell is not None
    }
    first = made[0][0] if made else None
    return Table(
        question,
        cells,
        int(first.row_count) if first else 0,
        int(first.column_count) if first else 0,
    )


def make_count(row: CountRow, question: Question) -> Cell:
    """A cell of counts."""
    measure = question.measure
    part = _write_part(row, question)
    told, asked = row.told, row.asked
    uncounted, more_than, about = row.uncounted, row.more_than, row.about
    uncounted += int(_is_half(row, question))
    if measure.mixed and row.units != 1:
        return Cell(None, MIXED, "", "", row.quarter, uncounted, more_than, about)
    value = Fraction(row.value or 0)
    if measure.rate:
        facts = Fraction(row.facts)
        share = 100 * value / facts
        return Cell(
            share, write_share(share), part, "%", row.quarter, numerator=value, denominator=facts,
            told=told, asked=asked, first=row.first,
        )  # fmt: skip
    is_open = bool(part) or (measure.ask in ("custom", "to_date") and question.is_large)
    total = Total(int(value), uncounted, more_than, about, "")
    is_known = value != 0 or not uncounted
    return Cell(
        value if is_known else None, write_brief(total, is_open), part,
        measure.unit or row.unit or "", row.quarter, uncounted, more_than, about,
        told=told, asked=asked, first=row.first,
    )  # fmt: skip


def _leave_open(row: CountRow, question: Question, gaps: Mapping[tuple[str, str], Gap]) -> CountRow:
    """A total since the start of the year with the reports that are missing from it."""
    heads = (
        (question.rows, row.all_rows, row.row_key),
        (question.columns, row.all_columns, row.column_key),
    )
    unit = next((key for name, is_all, key in heads if name == "xa" and not is_all), ALL_COMMUNES)
    gap = gaps.get((unit or "", row.quarter))  # what has no commune misses nobody's report
    if gap is None:
        return row
    told, asked = (row.told, row.asked) if row.asked is None else (gap.told, gap.asked)
    return row._replace(uncounted=row.uncounted + gap.missing, told=told, asked=asked)


def _is_half(row: CountRow, question: Question) -> bool:
    """Whether customs of one kind alone are told of in a cell that is about those of both; a
    village is named for what it keeps."""
    heads = [
        head
        for head, is_all in ((question.rows, row.all_rows), (question.columns, row.all_columns))
        if not is_all
    ]
    return bool(row.only_kind) and not {"loai", "muc", "thon"} & {*heads}


def write_brief(total: Total, is_part: bool = False) -> str:
    """A total where room is short: "66", "≥ 45", "≈ 45", "hơn 8.000", "chưa rõ"."""
    if total.uncounted and not total.value:
        return UNKNOWN
    if (
        total.uncounted
        or (total.more_than and total.about)
        or (is_part and total.value and not total.more_than)
    ):
        return f"≥ {write_number(total.value)}"
    return str(total).replace("khoảng ", "≈ ")


def _make_level(
    row: LevelRow, question: Question, rules: Mapping[tuple[str, int], Rule]
) -> Cell | None:
    """A cell of an indicator; none where a line of all would add different indicators."""
    many = len(question.measure.parts) > 1
    if many and (row.all_rows if question.rows == "chi-tieu" else row.all_columns):
        return None
    rule = rules[row.indicator_id, row.version]
    numerator, denominator = exact(row.numerator), exact(row.denominator)
    value = rule.value(numerator, denominator)
    target = exact(row.target_sum)
    if target is not None and rule.rate:
        target = target / denominator if denominator else None
    more_than, about = row.more_than, row.about
    text = UNKNOWN
    if value is not None:
        text = rule.write(value, more_than, about)
        text = text.removesuffix(f" {rule.unit}") if rule.unit != "%" else text
    told, asked = row.told, row.asked
    part = ""
    if asked and asked > 1 and told < asked and not row.whole:
        part = f"{told}/{asked} xã"
    return Cell(
        value, text, part, rule.unit, row.quarter, row.uncounted, more_than, about,
        numerator, denominator if rule.rate else None, target, told, asked, rule,
    )  # fmt: skip


def _write_part(row: CountRow, question: Question) -> str:
    """Who is behind a number where not all are: "6/7 xã", of one commune "3/4 quý", of several in
    several quarters "27/28 báo cáo"."""
    if row.asked is None or row.told is None or row.told >= row.asked:
        return ""
    if question.measure.ask == "support":
        return ""  # who was given nothing is not silent
    heads = [
        head
        for head, is_all in ((question.rows, row.all_rows), (question.columns, row.all_columns))
        if head and not is_all
    ]
    if "thon" in heads:
        return ""
    is_one_quarter = "quy" in heads or question.measure.level or len(question.quarters) == 1
    is_one_commune = "xa" in heads or len(question.communes) == 1
    if is_one_quarter and is_one_commune:
        return ""
    what = "xã" if is_one_quarter else "quý" if is_one_commune else "báo cáo"
    return f"{write_number(row.told)}/{write_number(row.asked)} {what}"


def find_quarters(question: Question, key: Key, cell: Cell) -> list[str]:
    """The quarters whose facts are behind a cell."""
    chosen = [
        head
        for name, head in ((question.rows, key[0]), (question.columns, key[1]))
        if name in TIME and head is not None
    ]
    found = [one for one in question.quarters if all(one.startswith(head) for head in chosen)]
    if not question.measure.level:
        return found
    if question.measure.ask == "to_date":
        return [f"{cell.quarter[:4]}-Q{n}" for n in range(1, int(cell.quarter[-1]) + 1)]
    return [cell.quarter]
