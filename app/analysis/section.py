"""The table of Phân tích as the page draws it: title, heads, cells, notes."""

from typing import NamedTuple

from app.analysis.asking import ALL, APART, ask_choice, has_total, name_both, name_total, offer, say
from app.analysis.choices import (
    Choice,
    list_quarters,
    name_column,
    write_span,
)
from app.analysis.fills import fill_cells
from app.cache import kept
from app.view import View
from data import vietnamese, words
from data.vietnamese import write_number, write_quarter
from measures.analysis.drill import ask_documents
from measures.analysis.subjects import COMPARED, DIMENSIONS, TIME, Measure
from measures.analysis.table import MIXED, MOST, UNKNOWN, Key, Table

_OF_WHAT_THERE_IS = {"linh-vuc", "don-vi", "noi-dung", "thon"}
SILENT = "–"
UNTOLD = "·"  # where a source tells only of what there is: fields, gifts, villages …
_LEGEND = (
    ("≥", "ít nhất: có nơi chưa báo cáo, hoặc có số chưa rõ"),
    ("≈", "khoảng"),
    (SILENT, "chưa có số"),
    (UNTOLD, "nguồn không nêu mục này"),
    (UNKNOWN, "nguồn nêu có, không nêu số"),
    (MIXED, "không cộng được vì đơn vị tính khác nhau"),
)


class Line(NamedTuple):
    """A row: its head, and of each cell its text, what is behind it, its looks (CSS), its place in
    the address ("" for none) and its number, to sort by."""

    head: str
    cells: list[tuple[str, str, str, str, float | None]]
    is_total: bool


class Page(NamedTuple):
    """All that is drawn of a choice. missing: why there is nothing, "" where there is."""

    title: str
    subtitle: str
    corner: str
    heads: list[str]
    lines: list[Line]
    notes: list[str]
    source: str
    missing: str


@kept
def read_page(view: View, choice: Choice) -> Page:
    """The table of a choice, ready to be drawn."""
    measure = offer(view).measure(choice)
    table = ask_choice(view, choice, MOST)
    if not table.cells:
        return Page("", "", "", [], [], [], "", _tell_missing(view, choice, measure))
    rows, columns = name_both(view, choice, table)
    compares = choice.columns == COMPARED
    fills = fill_cells(
        table.cells, choice.fill, _is_by_row(choice, measure), ("now",) if compares else ()
    )
    # a total over lines or columns that are of one kind alone says nothing more
    is_over_time = choice.columns in TIME and measure.level  # the last column says it
    last_row = [None] if len(rows) > 1 and has_total(table, 0) else []
    if choice.rows in TIME and measure.level:
        last_row = []
    last_column: list[str | None] = []
    if len(columns) > 1 and not compares and not is_over_time and has_total(table, 1):
        last_column = [None]
    nothing = UNTOLD if _OF_WHAT_THERE_IS & {choice.rows, choice.columns} else SILENT
    lines = [
        Line(
            rows[row] if row is not None else name_total(view, choice.rows),
            [_draw(table, fills, row, column, nothing) for column in [*columns, *last_column]],
            row is None,
        )
        for row in [*rows, *last_row]
    ]
    total = [name_total(view, choice.columns)] if last_column else []
    heads = [*columns.values(), *total]
    return Page(
        _title(measure, table),
        _tell_heads(choice, measure, table),
        DIMENSIONS[choice.rows][1],
        heads,
        lines,
        [*_tell_notes(table, lines), *(_tell_uncompared(view, columns) if compares else [])],
        _tell_source(view, table),
        "",
    )


def _is_by_row(choice: Choice, measure: Measure) -> bool:
    return choice.rows in ("chi-tieu", "kenh", "noi-dung") and (
        measure.mixed or len(measure.parts) > 1
    )


def _draw(
    table: Table, fills: dict[Key, str], row: str | None, column: str | None, nothing: str
) -> tuple[str, str, str, str, float | None]:
    cell = table.cells.get((row, column))
    if cell is None:
        return nothing, "", "", "", None
    is_told = bool(cell.quarter) and column not in ("target", "district")
    place = f"{ALL if row is None else row}{APART}{ALL if column is None else column}"
    number = None if cell.value is None else float(cell.value)
    return cell.text, cell.part, fills.get((row, column), ""), place if is_told else "", number


def _title(measure: Measure, table: Table) -> str:
    """What the table comes to: the total and when."""
    cell = table.cells.get((None, None)) or table.cells.get((None, "now"))
    if cell is None or cell.text == MIXED:
        return measure.label
    quarters = table.question.quarters
    when = write_quarter(cell.quarter)
    if not measure.level and (None, None) in table.cells and len(quarters) > 1:
        when = f"từ {write_quarter(quarters[0])} đến {write_quarter(quarters[-1])}"
    part = f" ({cell.part})" if cell.part else ""
    return f"{measure.label}: {say(cell)}{part}, {when}"


def _tell_heads(choice: Choice, measure: Measure, table: Table) -> str:
    quarters = table.question.quarters
    if measure.level and not {choice.rows, choice.columns} & {*TIME}:
        quarters = (max(cell.quarter for cell in table.cells.values()),)
    told = f"Theo {words.low(DIMENSIONS[choice.rows][1])}"
    if choice.columns == COMPARED:
        told += "; thay đổi chỉ tính ở những nơi đếm đủ cả hai quý"
    else:
        told += f" và {words.low(name_column(choice.columns))}; {write_span(quarters)}"
    return f"{told}. Bấm vào một ô để xem từng số và nguồn."


def _tell_notes(table: Table, lines: list[Line]) -> list[str]:
    """What the signs that occur say, and what is not drawn."""
    texts = [text for line in lines for text, *_ in line.cells]
    signs = [
        f"{sign} {told}" if len(sign) == 1 else f"“{sign}”: {told}"
        for sign, told in _LEGEND
        if any(text.startswith(sign) for text in texts)
    ]
    notes = [f"{'; '.join(signs)}."] if signs else []
    if table.question.is_large and table.question.measure.ask == "custom":
        notes.append("Nhiều xã nên chưa xét thôn nào chưa báo cáo: mọi số là ít nhất. Hãy chọn xã.")
    shown = len(table.rows)
    if table.row_count > shown:
        notes.append(
            f"Có {write_number(table.row_count)} dòng; bảng hiện {write_number(shown)} dòng, tệp "
            "tải về có đủ."
        )
    if table.question.measure.ask == "duty":
        notes.append("Theo văn bản của huyện; biểu vừa nhận xem ở trang Chế độ báo cáo.")
    return notes


def _tell_uncompared(view: View, columns: dict[str, str]) -> list[str]:
    """Which of the quarters to compare with have no number at all."""
    asked = {
        "before": vietnamese.previous_quarter(view.quarter),
        "last": vietnamese.same_quarter_last_year(view.quarter),
    }
    missing = [write_quarter(quarter) for key, quarter in asked.items() if key not in columns]
    return [f"Chưa có số {' và '.join(missing)} nên chưa so được."] if missing else []


def _tell_source(view: View, table: Table) -> str:
    labels, count = ask_documents(view.snapshot, table.question)
    if count <= len(labels):
        return "; ".join(labels)
    return f"{'; '.join(labels[:2])} và {write_number(count - 2)} văn bản khác"


def _tell_missing(view: View, choice: Choice, measure: Measure) -> str:
    when = (
        write_span(list_quarters(view, choice.span))
        if choice.columns != COMPARED
        else (write_quarter(view.quarter))
    )
    known = offer(view)
    other = known.subjects[known.first].label
    advice = (
        f"Hãy chọn chủ đề khác, ví dụ {other}"
        if known.first != choice.subject
        else ("Hãy chọn số đo khác")
    )
    return (
        f"{measure.label}: chưa có số nào trong {when} của {view.where}. {advice}, hoặc thời gian "
        "dài hơn."
    )
