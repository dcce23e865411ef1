"""The table of Phân tích as the page draws it: title, heads, cells, notes; and its files."""

from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd

from app.analysis.choices import (
    Choice,
    Offered,
    list_quarters,
    name_column,
    read_offered,
    write_span,
)
from app.analysis.fills import fill_cells
from app.analysis.labels import name_compared, name_heads
from app.cache import kept
from app.view import View
from data import vietnamese, words
from data.vietnamese import write_number, write_quarter
from measures.analysis.compared import ask_compared
from measures.analysis.drill import ask_documents, ask_facts
from measures.analysis.subjects import COMPARED, DIMENSIONS, TIME, Measure
from measures.analysis.table import (
    MIXED,
    MOST,
    MOST_UNITS,
    UNKNOWN,
    Cell,
    Key,
    Question,
    Table,
    ask_table,
)
from measures.figures.quarter import DUTY
from measures.shares import decimal

EVERY = 100_000  # heads of a file
APART = "~"  # between the heads of a cell in the address
ALL = "*"
_OF_WHAT_THERE_IS = {"linh-vuc", "don-vi", "noi-dung", "thon"}
SILENT = "–"
UNTOLD = "·"  # where a source tells only of what there is: fields, gifts, villages …
TOTAL = "Tổng"
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


class Drill(NamedTuple):
    """The facts behind a cell."""

    title: str
    rows: pd.DataFrame
    note: str


@kept
def offer(view: View) -> Offered:
    """What there is to choose from."""
    return read_offered(view)


@kept
def read_page(view: View, choice: Choice) -> Page:
    """The table of a choice, ready to be drawn."""
    measure = offer(view).measure(choice)
    table = _ask(view, choice, MOST)
    if not table.cells:
        return Page("", "", "", [], [], [], "", _tell_missing(view, choice, measure))
    rows, columns = _name(view, choice, table)
    compares = choice.columns == COMPARED
    fills = fill_cells(
        table.cells, choice.fill, _is_by_row(choice, measure), ("now",) if compares else ()
    )
    # a total over lines or columns that are of one kind alone says nothing more
    is_over_time = choice.columns in TIME and measure.level  # the last column says it
    last_row = [None] if len(rows) > 1 and _has_total(table, 0) else []
    if choice.rows in TIME and measure.level:
        last_row = []
    last_column: list[str | None] = []
    if len(columns) > 1 and not compares and not is_over_time and _has_total(table, 1):
        last_column = [None]
    nothing = UNTOLD if _OF_WHAT_THERE_IS & {choice.rows, choice.columns} else SILENT
    lines = [
        Line(
            rows[row] if row is not None else _name_total(view, choice.rows),
            [_draw(table, fills, row, column, nothing) for column in [*columns, *last_column]],
            row is None,
        )
        for row in [*rows, *last_row]
    ]
    total = [_name_total(view, choice.columns)] if last_column else []
    heads = [*columns.values(), *total]
    return Page(
        _title(measure, table),
        _tell_heads(choice, measure, table),
        DIMENSIONS[choice.rows][1],
        heads,
        lines,
        _tell_notes(table, lines),
        _tell_source(view, table),
        "",
    )


@kept
def read_drill(view: View, choice: Choice, place: str) -> Drill | None:
    """The facts behind a cell, by its place in the address; None for one that is not there."""
    table = _ask(view, choice, MOST)
    row, _, column = place.partition(APART)
    key = (None if row == ALL else row, None if column == ALL else column)
    cell = table.cells.get(key)
    if cell is None:
        return None
    question = table.question
    if choice.columns == COMPARED:
        question = question._replace(columns="quy", quarters=(cell.quarter,))
        asked: tuple[str | None, str | None] = (key[0], None)
    else:
        asked = key
    behind = ask_facts(view.snapshot, question, asked, cell)
    rows, columns = _name(view, choice, table)
    heads = [rows.get(row, ""), words.low(columns.get(column, ""))]
    if choice.columns == "quy" and heads[1]:
        heads[1] = f"quý {columns[column]}"
    where = ", ".join(head for head in heads if head) or _name_total(view, choice.rows)
    note = ""
    if behind.how_many > len(behind.rows):
        shown = write_number(len(behind.rows))
        note = (
            f"Có {write_number(behind.how_many)} số liệu; bảng có {shown} số đầu. Hãy chọn ô hẹp "
            "hơn để xem đủ."
        )
    return Drill(
        f"{where}: {_say(cell)}",
        pd.DataFrame(
            [_describe(row, question.measure) for row in behind.rows],
            columns=["Quý", "Nơi", "Nội dung", "Giá trị", "Nguồn", "Cách suy ra"],
            dtype=object,
        ),
        note,
    )


def make_wide(view: View, choice: Choice) -> pd.DataFrame:
    """The table as it stands, of all heads: numbers where they are exact, else as written."""
    table = _ask(view, choice, EVERY)
    rows, columns = _name(view, choice, table)
    lasts: list[str | None] = [*columns]
    if choice.columns != COMPARED and _has_total(table, 1):
        lasts.append(None)
    names = [columns[key] if key is not None else TOTAL for key in lasts]
    last_row = [None] if _has_total(table, 0) else []
    return pd.DataFrame(
        [
            [
                rows[row] if row is not None else _name_total(view, choice.rows),
                *(_file(table.cells.get((row, column))) for column in lasts),
            ]
            for row in [*rows, *last_row]
        ],
        columns=[DIMENSIONS[choice.rows][1], *names],
        dtype=object,
    )


def make_long(view: View, choice: Choice) -> pd.DataFrame:
    """A row for each cell, with all that is known of it, totals marked as such."""
    table = _ask(view, choice, EVERY)
    rows, columns = _name(view, choice, table)
    measure = offer(view).measure(choice)
    found = []
    for (row, column), cell in table.cells.items():
        if (row is not None and row not in rows) or (column is not None and column not in columns):
            continue
        found.append(
            {
                "so_do": measure.label,
                "hang": None if row is None else rows.get(row),
                "cot": None if column is None else columns.get(column),
                "la_tong_hang": column is None,
                "la_tong_cot": row is None,
                "gia_tri": None if cell.value is None else float(cell.value),
                "ghi_la": cell.text,
                "don_vi_tinh": cell.unit,
                "tu_so": None if cell.numerator is None else float(cell.numerator),
                "mau_so": None if cell.denominator is None else float(cell.denominator),
                "so_chua_ro": cell.uncounted,
                "so_hon": cell.more_than,
                "so_khoang": cell.about,
                "da_bao_cao": cell.told,
                "phai_bao_cao": cell.asked,
                "ghi_chu": cell.part,
                "quy_sau_cung": cell.quarter,
                "bo_so_lieu": view.summary[-1],
            }
        )
    return pd.DataFrame(found)


def _ask(view: View, choice: Choice, most: int) -> Table:
    offered = offer(view)
    measure = offered.measure(choice)
    communes, is_large = tuple(view.communes), len(view.chosen) > MOST_UNITS
    if choice.columns == COMPARED:
        question = Question(measure, choice.rows, "", (view.quarter,), communes, is_large)
        return ask_compared(view.snapshot, question, view.quarter, view.chosen, offered.rules, most)
    quarters = list_quarters(view, choice.span)
    question = Question(measure, choice.rows, choice.columns, quarters, communes, is_large)
    return ask_table(view.snapshot, question, offered.rules, most)


def _name(view: View, choice: Choice, table: Table) -> tuple[dict[str, str], dict[str, str]]:
    rows = name_heads(view, choice.rows, _list_heads(view, table, choice.rows, 0))
    if choice.columns != COMPARED:
        heads = _list_heads(view, table, choice.columns, 1)
        return rows, name_heads(view, choice.columns, heads)
    heads = name_compared(
        view,
        vietnamese.previous_quarter(view.quarter),
        vietnamese.same_quarter_last_year(view.quarter),
    )
    # what no line has is no column
    return rows, {key: head for key, head in heads.items() if key in table.columns}


def _list_heads(view: View, table: Table, kind: str, side: int) -> list[str]:
    """The heads that are shown: silent communes, too; no "not known" of which there is none."""
    heads = table.columns if side else table.rows
    if kind == "xa" and len(view.chosen) <= MOST:
        return [*dict.fromkeys([*view.chosen, *heads])]
    unknown = [cell for key, cell in table.cells.items() if key[side] == ""]
    if kind in ("linh-vuc", "don-vi") and all(cell.text == "0" for cell in unknown):
        return [head for head in heads if head]
    return heads


def _is_by_row(choice: Choice, measure: Measure) -> bool:
    return choice.rows in ("chi-tieu", "kenh", "noi-dung") and (
        measure.mixed or len(measure.parts) > 1
    )


def _has_total(table: Table, side: int) -> bool:
    return any(key[side] is None for key in table.cells)


def _name_total(view: View, rows: str) -> str:
    if rows in ("xa", "thon") and not view.communes:
        return "Toàn huyện"
    return TOTAL


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
    return f"{measure.label}: {_say(cell)}{part}, {when}"


def _say(cell: Cell) -> str:
    """A cell within a sentence: "ít nhất 45 mô hình", "63,2%"."""
    if cell.value is None:
        return cell.text
    text = cell.text.replace("≥ ", "ít nhất ").replace("≈ ", "khoảng ")
    return text if cell.unit in ("%", "") else f"{text} {cell.unit}"


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


def _file(cell: Cell | None) -> Any:
    """A cell of a file: a number where it is exact, else as written; None where there is none."""
    if cell is None:
        return None
    if (
        cell.value is not None
        and not (cell.uncounted or cell.more_than or cell.about)
        and (not cell.part or not cell.text.startswith("≥"))
    ):
        if cell.value.denominator == 1 and cell.rule is None and cell.unit != "%":
            return int(cell.value)
        return decimal(cell.value, cell.rule.decimals if cell.rule else 1)
    return f"{cell.text} ({cell.part})" if cell.part else cell.text


def _describe(row: Any, measure: Measure) -> list[object]:
    quarter = words.start(write_quarter(row.quarter))
    return [quarter, row.place, _name_fact(row, measure), _write_fact(row, measure), row.source,
            row.derived or None]  # fmt: skip


def _name_fact(row: Any, measure: Measure) -> str:
    if measure.ask in ("model", "to_date"):
        event = words.start(words.EVENT[row.part])
        return f"{event}: “{row.name}”" if row.name else event
    if measure.ask == "outreach":
        return words.start(words.CHANNEL[row.part])
    if measure.ask == "duty":
        return words.start(DUTY[row.part])
    return row.name or measure.label


def _write_fact(row: Any, measure: Measure) -> str:
    if measure.ask == "duty":
        return "1"
    if measure.indicator:
        parts = [number for number in (row.numerator, row.denominator) if number is not None]
        if row.numerator is None:
            return UNKNOWN
        return "/".join(write_number(Decimal(str(n)), 0 if n == int(n) else 2) for n in parts)
    unit = words.CHANNEL_UNIT[row.part] if measure.ask == "outreach" else row.unit
    return vietnamese.write_quantity(row.value, row.qualifier, unit)
