"""How accepted figures of an older shape become rows of today's tables.

Accepted files never change. When the shape of a table changes that forms fill (data/accepted.py),
SCHEMA goes up by one and a step is added under the new number: it takes the rows of one submission
by table, as text, and gives them in the new shape. A build applies the steps between a folder's
number and today's to a copy. `tests/test_accepted.py` holds the shape of each number.
"""

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path

from data import disk
from data.versions import WarehouseError

# table -> its rows, each by column; "" is nothing.
Rows = dict[str, list[dict[str, str]]]

SCHEMA = 5
STEPS: dict[int, Callable[[Rows], Rows]] = {
    2: lambda rows: rows,  # fact_note: forms before asked for no words, so they have none
    3: lambda rows: rows,  # office_entry, explanation: nobody wrote any before
    4: lambda rows: _add(rows, "document", "abstract"),  # a form of a unit has no abstract
    5: lambda rows: rows,  # conclusion, task_progress: nobody wrote any before
}

BROUGHT_UP = "schema-"  # the folder of copies, within a submission's own


def bring_up(folder: Path, files: Mapping[str, Path], schema: int) -> dict[str, Path]:
    """The files of a submission in today's shape: themselves, or copies beside them.

    WarehouseError for a folder that a newer program wrote.
    """
    if schema > SCHEMA:
        raise WarehouseError(
            f"Số liệu đã duyệt {folder.name} do phần mềm mới hơn ghi (lược đồ {schema}, bản này "
            f"biết đến {SCHEMA}). Hãy dùng bản phần mềm mới; bản đang dùng giữ nguyên."
        )
    if schema == SCHEMA:
        return dict(files)
    rows = {table: _read(path) for table, path in files.items()}
    for number in range(schema + 1, SCHEMA + 1):
        rows = STEPS[number](rows)
    place = folder / f"{BROUGHT_UP}{SCHEMA}"
    place.mkdir(exist_ok=True)
    found = {}
    for table, told in rows.items():
        if told:
            found[table] = place / f"{table}.csv"
            disk.write(found[table], _write(told))
    return found


def _add(rows: Rows, table: str, column: str) -> Rows:
    """The rows with an empty cell more in one table."""
    return rows | {table: [row | {column: ""} for row in rows.get(table, [])]}


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
