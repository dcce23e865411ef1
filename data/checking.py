"""`python -m data check`: are the published files right, and is the version in use made of them?

First every control total is recomputed from the files, in memory. Then the version in use is opened
as readers open it: what it says of itself, its totals and rules, and all its rows against those of
the files and of the workbooks that were accepted.
"""

import duckdb

from data import (
    accepted,
    controls,
    definitions,
    holds,
    inspection,
    load,
    publish,
    rebuilding,
    store,
    versions,
)
from data.versions import DATA_SETS, WarehouseError


def check(data_set: str) -> int:
    """Print what was checked and what is wrong; 0 when nothing is. WarehouseError for a file that
    is damaged."""
    with duckdb.connect() as connection:
        wrong = 0
        # the files of invented figures are made for each build, and are gone after it
        recomputed = None if data_set == "demo" else connection
        if recomputed:
            load.fill(recomputed, publish.PUBLISHED, definitions.read())
            wrong = _check_files(recomputed)
        # what is wrong in itself is not what the version in use should be
        faults = _find_faults(data_set, None if wrong else recomputed)
    for fault in faults:
        print(f"SAI  Bản đang dùng: {fault}")
    if not versions.exists(data_set) and not faults:
        print(f"Chưa công bố bản nào ({DATA_SETS[data_set]})")
    else:
        verdict = f"{len(faults)} chỗ sai" if faults else "đúng"
        print(f"Bản đang dùng ({DATA_SETS[data_set]}): {verdict}")
    return 1 if wrong or faults else 0


def _check_files(connection: duckdb.DuckDBPyConnection) -> int:
    """Print every total and each broken rule; how many do not hold."""
    totals = controls.totals(connection)
    breaches = controls.breaches(connection)
    width = max(len(total.name) for total in totals)
    print(f"{'Tổng kiểm soát':<{width}}  {'Quý':<8} {'Cần':>5} {'Tính':>5}")
    for total in totals:
        found = "–" if total.found is None else total.found
        mark = "khớp" if total.holds else "LỆCH"
        print(
            f"{total.name:<{width}}  {total.quarter or '':<8} {total.expected:>5} {found:>5}  "
            f"{mark}  {total.source}"
        )
    for breach in breaches:
        print(f"SAI  {breach}")
    wrong = sum(not total.holds for total in totals) + len(breaches)
    verdict = f"{wrong} chỗ không khớp" if wrong else "tất cả khớp"
    print(f"{len(totals)} tổng kiểm soát; {verdict}")
    return wrong


def _find_faults(data_set: str, recomputed: duckdb.DuckDBPyConnection | None) -> list[str]:
    """What is wrong with the version in use."""
    if not versions.exists(data_set) and not versions.published(data_set):
        return []
    try:
        path = versions.current(data_set)
        faults = inspection.find_faults_in(path, data_set, versions.number_of(path))
        if hold := holds.read(data_set):
            print(hold)
        # what is held is older, and not made of what is there now
        return faults if faults or hold else _find_differences(data_set, recomputed)
    except WarehouseError as error:
        return [str(error)]


def _find_differences(data_set: str, recomputed: duckdb.DuckDBPyConnection | None) -> list[str]:
    """Where the version in use is not what was published and accepted."""
    on = store.snapshot(data_set)
    in_force = accepted.in_force(data_set)
    wanted = {one.submission_id for one in in_force}
    found = set(accepted.list_taken_in(on))
    faults = [
        f"{told}: {', '.join(sorted(ids))}"
        for told, ids in (
            ("thiếu biểu đã duyệt", wanted - found),
            ("có biểu mà danh sách biểu đã duyệt không có", found - wanted),
        )
        if ids
    ]
    if faults or recomputed is None:
        return faults
    load.add_in_force(recomputed, in_force)
    return [
        f"bảng {table} khác các tệp đã công bố và các biểu đã duyệt; hãy chạy "
        f"“python -m data build --data-set {data_set}”"
        for table in rebuilding.compare(recomputed, on.connection.cursor())
    ]
