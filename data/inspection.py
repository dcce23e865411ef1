"""Looking at a version as readers will: is it there, whole, and the one that it should be?

DuckDB closes a file without a word although its figures never reached it, when the disk was full at
that moment. So nothing is published, kept or called right before it was opened anew and read.
"""

from pathlib import Path
from typing import Any

import duckdb

from data import controls, store
from data.versions import WarehouseError

# What one table holds: how many rows, and a sum over all their cells.
Contents = dict[str, tuple[int, int | None]]


class NotWhole(WarehouseError):
    """A file does not hold what was written; the message is a Vietnamese sentence for the user."""


def read_contents(connection: duckdb.DuckDBPyConnection) -> Contents:
    """What every table holds, read to the last block; none for a file without tables."""
    tables = connection.execute("select table_name from duckdb_tables() order by all").fetchall()
    if not tables:
        return {}
    # names of our own schema; asked at once, as planning takes longer than reading
    each = "select '{0}', count(*), bit_xor(hash(each)) from {0} as each"
    rows = connection.execute(" union all ".join(each.format(name) for (name,) in tables))
    return {name: (count, cells) for name, count, cells in rows.fetchall()}


def read_info(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """The rows of build_info, of which there should be one."""
    answer = connection.execute("from build_info")
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def require_contents(
    connection: duckdb.DuckDBPyConnection, contents: Contents, info: list[dict[str, Any]]
) -> None:
    """NotWhole unless a file that was opened anew holds what was written into it."""
    found = read_contents(connection)
    others = [table for table in contents if found.get(table) != contents[table]]
    if read_info(connection) != info or len(info) != 1:
        others.append("build_info")
    if others or set(found) != set(contents):
        raise NotWhole(tell(f"khác ở {', '.join(others) or 'danh sách bảng'}"))


def find_faults(
    connection: duckdb.DuckDBPyConnection, data_set: str, number: int | None = None
) -> list[str]:
    """What is wrong with a version, apart from any file it was made from; nothing when it is right.

    number: the one that its name says, if it has one. duckdb.Error for a file without tables.
    """
    info = read_info(connection)
    faults = [f"build_info có {len(info)} dòng, cần 1"] if len(info) != 1 else []
    for row in info:
        if row["data_set"] != data_set:
            faults.append(f"bản này của bộ số liệu {row['data_set']}, cần {data_set}")
        if number is not None and row["version"] != number:
            faults.append(f"bản này mang số {row['version']}, tên tệp ghi {number}")
    faults += [str(total) for total in controls.totals(connection) if not total.holds]
    faults += [str(breach) for breach in controls.breaches(connection)]
    return faults


def find_faults_in(path: Path, data_set: str, number: int | None = None) -> list[str]:
    """What is wrong with a version's file, also that it can't be read."""
    try:
        with store.connect(path) as connection:
            read_contents(connection)
            return find_faults(connection, data_set, number)
    except (duckdb.Error, OSError) as error:
        return [f"không đọc được ({' '.join(str(error).split())[:200]})"]


def tell(what: str) -> str:
    """The sentence of NotWhole."""
    return (
        f"Bản vừa ghi đọc lại không đúng như đã ghi ({what}) nên không dùng; bản đang dùng giữ "
        "nguyên. Hãy kiểm tra đĩa và chỗ trống rồi làm lại."
    )
