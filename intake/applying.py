"""Accepted workbooks into a warehouse that is being built: one by one, in the journal's order.

The same steps make a new version when a workbook is accepted and when the warehouse is made anew,
so both come to the same rows. They work on a draft that no reader knows of; what a corrected
workbook replaces is taken out first, so that it is read against the same warehouse as the first.
"""

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

import duckdb

from data import ledger, load, store, versions, vietnamese
from data.store import Snapshot
from data.versions import WarehouseError
from intake import journal, originals
from intake.filled import Filled
from intake.findings import Finding, IntakeError
from intake.journal import Accepted, Event, Submission

logger = logging.getLogger(__name__)

FACTS = (
    "fact_model",
    "fact_model_stock",
    "fact_custom",
    "fact_indicator",
    "fact_outreach",
    "fact_support",
    "fact_duty",
)
# Tables to which a workbook may add what nobody knew: their key, and who still needs a key.
_MADE = {
    "dim_model": ("model_id", "select model_id from fact_model where model_id is not null"),
    "dim_unit": ("unit_id", "select unit_id from fact_reference where unit_id is not null"),
}
Made = Mapping[str, list[str]]


class Unfit(WarehouseError):
    """Rows that the warehouse does not take; the message is a Vietnamese sentence for the user."""


def examine(data: bytes, name: str, on: Snapshot) -> tuple[Filled, list[Finding]]:
    """Read and check one workbook; IntakeError for a file that can't be taken in at all."""
    # Whoever only reads the dashboard needs none of this.
    from intake import checks, reading

    filled, findings = reading.read(data, name, on)
    return filled, checks.combine(findings, checks.check(filled, on))


def read(data: bytes, name: str, on: Snapshot) -> Filled:
    """Read one workbook that was judged before."""
    from intake import reading

    return reading.read(data, name, on)[0]


def inputs_hash(base: str, accepted: list[Accepted]) -> str:
    """The hash of all that a version is made from: `base` of its files, and what was accepted."""
    if not accepted:
        return base
    digests = (one.event.digest for one in accepted)
    return hashlib.sha256(" ".join([base, *digests]).encode()).hexdigest()


def replay(
    connection: duckdb.DuckDBPyConnection, data_set: str, number: int, accepted: list[Accepted]
) -> None:
    """Apply everything that was accepted to a draft that holds the published files.

    WarehouseError for an original that is lost or changed.
    """
    made: dict[str, Made] = {}
    for submission, event in accepted:
        data = originals.get(data_set, submission.sha)
        remove(connection, event.replaces, made.get(event.replaces, {}))
        try:
            filled = read(data, submission.file, draft_of(connection, data_set, number))
        except IntakeError as error:
            raise WarehouseError(
                f"Tệp gốc {submission.sha}.xlsx đã duyệt nhưng không đọc lại được: {error}"
            ) from error
        made[submission.submission_id] = add(connection, filled, submission, event)


def draft_of(connection: duckdb.DuckDBPyConnection, data_set: str, number: int) -> Snapshot:
    """The draft of a version, to be asked like one that is out; it sees what is committed."""
    return Snapshot(data_set, versions.file_of(data_set, number), connection, OrderedDict())


def remove(connection: duckdb.DuckDBPyConnection, submission_id: str, made: Made) -> None:
    """Take a submission out of a draft: its facts, and of what it `made` what nobody else needs.

    In two transactions: within one, DuckDB holds the document for still needed.
    """
    if not submission_id:
        return
    connection.begin()
    for table in FACTS:
        connection.execute(f"delete from {table} where submission_id = ?", [submission_id])
    for table, (_, needed) in _MADE.items():
        _delete(connection, table, made.get(table, []), needed)
    load.settle_units(connection)
    connection.execute("delete from submission where submission_id = ?", [submission_id])
    connection.commit()
    connection.execute("delete from document where document_id = ?", [submission_id])


def add(
    connection: duckdb.DuckDBPyConnection, filled: Filled, submission: Submission, event: Event
) -> Made:
    """Put the facts of a submission into a draft, in one transaction; the keys that it made.

    Unfit when the warehouse does not take them.
    """
    connection.begin()
    try:
        rows = make(connection, filled, submission, event)
        made = {table: rows[table][key].tolist() for table, (key, _) in _MADE.items()}
        for table, keys in made.items():
            # one that somebody else still needed is written anew
            _delete(connection, table, keys)
        put(connection, rows)
        load.settle_units(connection)
        _add_duty(connection, submission, event)
        connection.commit()
    except (ValueError, duckdb.IntegrityError, duckdb.DataError, duckdb.ProgrammingError) as error:
        connection.rollback()
        logger.exception("can't apply %s", submission.submission_id)
        quarter = vietnamese.write_quarter(submission.quarter)
        raise Unfit(
            f"Kho số liệu không nhận biểu {submission.unit_id}, {quarter} "
            f"({' '.join(str(error).split())}); bản đang dùng giữ nguyên. "
            "Hãy báo người quản trị phần mềm."
        ) from error
    return {table: keys for table, keys in made.items() if keys}


def make(
    connection: duckdb.DuckDBPyConnection, filled: Filled, submission: Submission, event: Event
) -> dict[str, Any]:
    """The rows of a submission, by table."""
    from intake import fact_rows

    info = fact_rows.SubmissionInfo(
        submission.submission_id,
        event.by,
        journal.day_in_vietnam(event.at),
        submission.number,
        journal.day_in_vietnam(submission.sent_at),
    )
    return fact_rows.make(filled, draft_of(connection, "official", 0), info)


def put(connection: duckdb.DuckDBPyConnection, rows: dict[str, Any]) -> None:
    """Put rows into their tables."""
    from intake import fact_rows

    fact_rows.add(connection, rows)


def require_all_known(on: Snapshot, accepted: list[Accepted]) -> None:
    """WarehouseError when a version has accepted figures of which the journal knows nothing.

    Then the journal, not the version, is what is wrong, and nothing may be made from it, unless
    somebody has said that it is to go on without what that version knew (sending.resume).
    """
    lost = unknown(on, accepted)
    if lost and not ledger.forgoes(on.data_set):
        raise WarehouseError(
            f"Bản số liệu đang dùng có biểu đã duyệt ({', '.join(lost[:3])}) mà sổ nhập số liệu "
            f"{journal.path(on.data_set)} không còn ghi, nên không dựng bản mới. Hãy lấy lại cả "
            "thư mục intake từ bản sao lưu."
        )


def unknown(on: Snapshot, accepted: list[Accepted]) -> list[str]:
    """The submissions that a version has and that are not among the accepted ones."""
    known = {one.submission.submission_id for one in accepted}
    return [one for one in list_taken_in(on) if one not in known]


def list_taken_in(on: Snapshot) -> list[str]:
    """The submissions of a version that came in as workbooks."""
    return store.fetch(
        on,
        # the documents of forms, see fact_rows.make
        "select submission_id from submission inner join document using (document_id) "
        "where document.kind = 'Biểu số liệu' and submission_id = document_id "
        "order by submission_id",
    )["submission_id"].tolist()


def _delete(
    connection: duckdb.DuckDBPyConnection, table: str, keys: list[str], needed: str = "select null"
) -> None:
    """Delete rows by their keys, but for those that are needed."""
    key = _MADE[table][0]
    if keys:
        connection.execute(
            f"delete from {table} where list_contains(?, {key}) "
            f"and not exists (from ({needed}) as needed(key) where needed.key = {key})",
            [keys],
        )


def _add_duty(connection: duckdb.DuckDBPyConnection, submission: Submission, event: Event) -> None:
    """Whether a commune came in time, unless a published source has said so."""
    if event.due_on is None or event.came_on is None:
        return
    connection.execute(
        "insert into fact_duty by name select $id || '.duty' as fact_id, $quarter as quarter, "
        "unit_id, $state as state, $due_on::date as due_on, $came_on::date as came_on, "
        "$id as submission_id, 'sổ nhập số liệu' as locator "
        "from unit_in_quarter where quarter = $quarter and unit_id = $unit_id "
        "and unit_id = commune_id and not exists ("
        "from fact_duty as said where said.unit_id = $unit_id and said.quarter = $quarter)",
        {
            "id": submission.submission_id,
            "quarter": submission.quarter,
            "unit_id": submission.unit_id,
            "state": "late" if event.came_on > event.due_on else "on_time",
            "due_on": event.due_on,
            "came_on": event.came_on,
        },
    )
