"""The files of accepted figures against the journal: made good after a kill, taken over once."""

from datetime import datetime
from pathlib import Path

import duckdb
import pandas as pd

from data import accepted, demo, drafts, holds, publish, store, versions, vietnamese
from data.store import Snapshot
from data.versions import WarehouseError
from intake import acceptances, applying, clock, journal, originals, rules, storage
from intake.acceptances import Accepted
from intake.journal import Event

_UNDONE = "Danh sách biểu đã duyệt CHƯA được ghi"


def ensure(data_set: str) -> Path | None:
    """Have a version of all that was published and accepted; its path if it had to be made.

    WarehouseError as make_good and publish.ensure.
    """
    make_good(data_set)
    try:
        return _ensure(data_set)
    except accepted.Unfollowed:
        # somebody may be between his line in the journal and the list of files in force
        with drafts.building(data_set):
            make_good(data_set)
        return _ensure(data_set)


def _ensure(data_set: str) -> Path | None:
    return demo.ensure() if data_set == "demo" else publish.ensure()


def make_good(data_set: str) -> None:
    """Bring the list of files in force to what the journal says, where one was killed in between.

    WarehouseError where figures were accepted that are no files yet (take_over), where files are
    lost, and when the disk refuses.
    """
    holds.make_good(data_set)
    events = journal.read(data_set)
    wanted = acceptances.list_in_force(events)
    there = accepted.listed(data_set)
    accepted.require_told(data_set, there, list(map(journal.entry_of, events)))
    if [(one.submission_id, one.digest) for one in there] == [
        (one.name, one.event.facts) for one in wanted
    ]:
        return
    unfiled = [one.name for one in wanted if not one.event.facts]
    if unfiled:
        raise WarehouseError(
            f"Có biểu đã duyệt ({', '.join(unfiled[:3])}) từ trước khi số liệu đã duyệt được giữ "
            f"thành tệp. Hãy chạy một lần “python -m intake take-over --data-set {data_set}”; bản "
            "đang dùng giữ nguyên."
        )
    follow(data_set, events)


def take_over(data_set: str, now: datetime | None = None) -> list[str]:
    """Write the figures that were accepted before they were kept as files; what was done, each as a
    sentence.

    The rows are those of a version that has them, as they were accepted; no form is read again.
    Done before, or killed on the way, it goes on from there. WarehouseError for a submission that
    no kept version has: then nothing is in force that was not before.
    """
    told = []
    with storage.writing(storage.folder(data_set), "CHƯA tiếp nhận được số liệu đã duyệt"):
        events = journal.read(data_set)
        for one in acceptances.in_force(events):
            if one.event.facts:
                continue
            name = one.submission.submission_id
            originals.get(data_set, one.submission.sha)  # the evidence must be there
            on = _find_version(data_set, name)
            rows = _read_rows(on, name, acceptances.accepted(events))
            # written again by one who was killed it is the same, byte for byte
            about = applying.describe(one.submission, one.event)
            fresh = accepted.write(data_set, name, rows, about)
            filed = rules.about(one.submission, "filed", now or clock.read(), one.event.by)
            journal.append(data_set, filed._replace(facts=fresh.digest))
            told.append(
                f"Đã ghi {vietnamese.write_number(sum(map(len, rows.values())))} dòng của biểu "
                f"{name}, lấy từ bản số liệu {on.version}."
            )
        events = journal.read(data_set)
    follow(data_set, events)
    return told or ["Mọi biểu đã duyệt đều đã là tệp; không có gì thay đổi."]


def follow(data_set: str, events: list[Event]) -> None:
    """Write the list as the journal has it, once all of its files are there and right."""
    which = list_files(data_set, events)
    for one in which:
        accepted.files(one)
    with storage.writing(accepted.folder(data_set), _UNDONE):
        accepted.enforce(data_set, which)


def list_files(data_set: str, events: list[Event]) -> list[accepted.Accepted]:
    """Where all that is in force after these events lies, whether it is there or not."""
    home = accepted.folder(data_set)
    return [
        accepted.Accepted(one.name, home / one.name, one.event.facts)
        for one in acceptances.list_in_force(events)
    ]


def _find_version(data_set: str, submission_id: str) -> Snapshot:
    """The newest version, the one in use first, that has a submission."""
    paths = [versions.current(data_set)] if versions.exists(data_set) else []
    paths += [path for path in reversed(versions.published(data_set)) if path not in paths]
    for path in paths:
        on = store.open_copy(data_set, path)
        if submission_id in accepted.list_taken_in(on):
            return on
    raise WarehouseError(
        f"Không bản số liệu nào còn giữ có biểu đã duyệt {submission_id}, nên chưa tiếp nhận được. "
        "Hãy lấy lại bản số liệu có biểu ấy từ bản sao lưu (thư mục của bộ số liệu), rồi chạy lại."
    )


def _read_rows(on: Snapshot, submission_id: str, every: list[Accepted]) -> dict[str, pd.DataFrame]:
    """The rows of a submission as a version has them, with the villages and models that its facts
    name and forms brought."""
    rows = {
        table: _select(
            on, table, "document_id" if table == "document" else "submission_id", [submission_id]
        )
        for table in accepted.TABLES
        if table not in accepted.SHARED
    }
    for table, key in accepted.SHARED.items():
        brought = {value for one in every for value in one.event.made.get(table, [])}
        named = applying.find_named(rows, key)
        rows[table] = _select(on, table, key, sorted(brought & named))
    return rows


def _select(on: Snapshot, table: str, key: str, values: list[str]) -> pd.DataFrame:
    """Rows of a table, as plain values."""
    cursor: duckdb.DuckDBPyConnection = on.connection.cursor()
    try:
        answer = cursor.execute(
            f"from {table} where list_contains(?, {key}) order by all", [values]
        )
        columns = [column[0] for column in answer.description or []]
        return pd.DataFrame(answer.fetchall(), columns=columns, dtype=object)
    finally:
        cursor.close()
