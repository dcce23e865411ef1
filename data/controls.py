"""The checks that stand between a build and its publication.

Control totals are what the sources print as totals (`published/control_total.csv`), compared with
what `controls.sql` recomputes from the facts. Each file in `checks/` selects the rows that break
one rule; its first line says the rule in Vietnamese.
"""

from pathlib import Path
from typing import NamedTuple

import duckdb

from data.vietnamese import write_quarter

CHECKS = Path(__file__).resolve().parent / "checks"


class Control(NamedTuple):
    """One control total: what was expected, what was found (None: nothing to compute it from)."""

    control_id: str
    name: str
    quarter: str | None
    expected: int
    found: int | None
    source: str

    @property
    def holds(self) -> bool:
        """Whether the facts add up to what the source prints."""
        return self.expected == self.found

    def __str__(self) -> str:
        """The total in one line: "Hủ tục còn thực hiện, quý II/2024 (…): cần 1, tính được 2"."""
        when = f", {write_quarter(self.quarter)}" if self.quarter else ""
        found = "không có gì" if self.found is None else self.found
        return f"{self.name}{when} ({self.source}): cần {self.expected}, tính được {found}"


class Breach(NamedTuple):
    """Rows that break one rule."""

    rule: str
    rows: list[str]

    def __str__(self) -> str:
        """The rule and the rows in one line."""
        return f"{self.rule}: {', '.join(self.rows)}"


def totals(connection: duckdb.DuckDBPyConnection) -> list[Control]:
    """All control totals, in the order of their ids."""
    rows = connection.execute(
        "select control_id, name, quarter, expected, found, source "
        "from control_result order by control_id"
    ).fetchall()
    return [Control(*row) for row in rows]


def breaches(connection: duckdb.DuckDBPyConnection) -> list[Breach]:
    """The rules that are broken, with their rows; empty when all hold."""
    found = []
    for path in sorted(CHECKS.glob("*.sql")):
        sql = path.read_text(encoding="utf-8")
        rows = connection.execute(sql).fetchall()
        if rows:
            rule = sql.splitlines()[0].removeprefix("-- ")
            found.append(Breach(rule, [f"{row_id}: {detail}" for row_id, detail in rows]))
    return found
