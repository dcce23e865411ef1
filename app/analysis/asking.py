"""What a choice asks, and the heads of its table in words."""

from app.analysis.choices import Choice, Offered, list_quarters, read_offered
from app.analysis.labels import name_compared, name_heads
from app.cache import kept
from app.view import View
from data import vietnamese
from measures.analysis.asked import MOST_UNITS, Question
from measures.analysis.compared import ask_compared
from measures.analysis.subjects import COMPARED
from measures.analysis.table import MOST, Cell, Table, ask_table

TOTAL = "Tổng"
ALL = "*"  # for a head in the address: over all of them
APART = "~"  # between the heads of a cell in the address


@kept
def offer(view: View) -> Offered:
    """What there is to choose from."""
    return read_offered(view)


def ask_choice(view: View, choice: Choice, most: int) -> Table:
    offered = offer(view)
    measure = offered.measure(choice)
    communes, is_large = tuple(view.communes), len(view.chosen) > MOST_UNITS
    if choice.columns == COMPARED:
        question = Question(measure, choice.rows, "", (view.quarter,), communes, is_large)
        return ask_compared(view.snapshot, question, view.quarter, view.chosen, offered.rules, most)
    quarters = list_quarters(view, choice.span)
    question = Question(measure, choice.rows, choice.columns, quarters, communes, is_large)
    return ask_table(view.snapshot, question, offered.rules, most)


def name_both(view: View, choice: Choice, table: Table) -> tuple[dict[str, str], dict[str, str]]:
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


def has_total(table: Table, side: int) -> bool:
    return any(key[side] is None for key in table.cells)


def name_total(view: View, rows: str) -> str:
    if rows in ("xa", "thon") and not view.communes:
        return "Toàn huyện"
    return TOTAL


def say(cell: Cell) -> str:
    """A cell within a sentence: "ít nhất 45 mô hình", "63,2%"."""
    if cell.value is None:
        return cell.text
    text = cell.text.replace("≥ ", "ít nhất ").replace("≈ ", "khoảng ")
    return text if cell.unit in ("%", "") else f"{text} {cell.unit}"
