"""A form that is accepted becomes rows, the rows become files, and the files go into a draft.

What a build loads later are the same files (data/accepted.py), so accepting and building come to
the same rows. What a corrected form replaces is taken out of the draft first, so that it is read
against the same warehouse as the first.
"""

import logging
from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import duckdb
import pandas as pd

from data import accepted, load, settled, versions, vietnamese
from data.accepted import SHARED
from data.store import Snapshot
from data.versions import WarehouseError
from intake import checks, correcting, fact_rows, form, reading, row_context
from intake.filled import Filled
from intake.findings import Finding
from intake.journal import Event, Submission

logger = logging.getLogger(__name__)

_REFUSED = (ValueError, duckdb.IntegrityError, duckdb.DataError, duckdb.ProgrammingError)


class Unfit(WarehouseError):
    """Rows that the warehouse does not take; the message is a Vietnamese sentence for the user."""


def examine(
    data: bytes, name: str, on: Snapshot, only_filled: bool = False
) -> tuple[Filled, list[Finding]]:
    """Read and check one workbook; IntakeError for a file that can't be taken in at all.

    only_filled: as a correction of nothing but its filled cells (correcting.py); IntakeError where
    there is nothing to correct.
    """
    return judge(open(data, name), on, only_filled)


def open(data: bytes, name: str) -> reading.Opened:
    """Take in one workbook, to be judged and read; IntakeError as `examine`."""
    return reading.open(data, name)


def judge(
    opened: reading.Opened, on: Snapshot, only_filled: bool = False
) -> tuple[Filled, list[Finding]]:
    """Read and check one that was taken in, as `examine`."""
    filled, findings = reading.read_opened(opened, on)
    if only_filled:
        filled = correcting.fill_up(filled, correcting.require(on, filled.unit_id, filled.quarter))
    return filled, checks.combine(findings, checks.check(filled, on))


def read(opened: reading.Opened, on: Snapshot) -> Filled:
    """Read one that was judged before, against another version."""
    return reading.read_opened(opened, on)[0]


def draft_of(connection: duckdb.DuckDBPyConnection, data_set: str, number: int) -> Snapshot:
    """The draft of a version, to be asked like one that is out; it sees what is committed."""
    return Snapshot(data_set, versions.file_of(data_set, number), connection, OrderedDict())


def remove(
    connection: duckdb.DuckDBPyConnection,
    gone: accepted.Accepted,
    left: Iterable[accepted.Accepted],
) -> None:
    """Take a submission out of a draft: its facts, and what it brought and nobody else does.

    In several transactions: within one, DuckDB holds the document for still needed.
    """
    ids, brought = [gone.submission_id], accepted.read(gone, tuple(SHARED))
    connection.begin()
    for table in accepted.FACTS:
        # tables and keys are names of our own schema
        connection.execute(f"delete from {table} where submission_id = ?", ids)
    connection.execute("delete from submission where submission_id = ?", ids)
    connection.commit()
    connection.execute("delete from document where document_id = ?", ids)
    others = [accepted.files(one) for one in left]
    for table, key in SHARED.items():
        if table in brought:
            keys = sorted({*brought[table][key]} - _published(table, key))
            connection.execute(f"delete from {table} where list_contains(?, {key})", [keys])
            load.add_accepted(connection, table, others)
    settled.settle(connection, accepted.files(gone))


def add(connection: duckdb.DuckDBPyConnection, one: accepted.Accepted) -> None:
    """Put a submission's files into a draft, in one transaction; Unfit if it does not take them."""
    connection.begin()
    try:
        load.add_in_force(connection, [one])
        connection.commit()
    except WarehouseError as error:
        connection.rollback()
        raise unfit(one.submission_id, error) from error


def make(
    filled: Filled,
    on: Snapshot,
    submission: Submission,
    event: Event,
    others: Iterable[accepted.Accepted],
    before: Mapping[tuple[str, ...], str] | None = None,
) -> dict[str, pd.DataFrame]:
    """The rows of a submission, by table, with the villages and models that its facts name and only
    forms have told of; Unfit for a form that makes none. before: as in fact_rows.make."""
    info = row_context.SubmissionInfo(
        submission.submission_id,
        event.by,
        vietnamese.day_in_vietnam(event.at),
        submission.number,
        vietnamese.day_in_vietnam(submission.sent_at),
        came_on=event.came_on,
        due_on=event.due_on,
    )
    try:
        rows = fact_rows.make(filled, on, info, before)
    except _REFUSED as error:
        raise unfit(submission.submission_id, error) from error
    return add_named(rows, others)


def add_named(
    rows: dict[str, pd.DataFrame], others: Iterable[accepted.Accepted]
) -> dict[str, pd.DataFrame]:
    """The rows with those villages and models of `others` that its facts name, too."""
    wanted = {table: (key, find_named(rows, key)) for table, key in SHARED.items()}
    told = [accepted.find(one, wanted) for one in others]
    for table, key in SHARED.items():
        parts = [each[table] for each in (rows, *told) if table in each]
        if parts:
            rows[table] = pd.concat(parts, ignore_index=True).drop_duplicates(key)
    return rows


def find_named(rows: dict[str, pd.DataFrame], key: str) -> set[str]:
    """The units, or models, that the facts among these rows are about."""
    return {
        value
        for table in accepted.FACTS
        if table in rows and key in rows[table]
        for value in rows[table][key]
        if value
    }


def describe(one: Submission, event: Event) -> dict[str, Any]:
    """What is to be known of accepted figures beside their rows."""
    return {
        "form": form.VERSION,
        "sha256": one.sha,
        "unit": one.unit_id,
        "quarter": one.quarter,
        "accepted_by": event.by,
        "accepted_at": event.at.isoformat(),
        "replaces": event.replaces,
        **({"only_filled": True} if event.only_filled else {}),
    }


def unfit(submission_id: str, error: Exception) -> Unfit:
    """Why the warehouse does not take a submission; the log has the rest."""
    logger.error("can't apply %s", submission_id, exc_info=error)
    unit_id, quarter = submission_id.split(".")[:2]
    return Unfit(
        f"Kho số liệu không nhận biểu {unit_id}, {vietnamese.write_quarter(quarter)} "
        f"({' '.join(str(error).split())}); bản đang dùng giữ nguyên. "
        "Hãy báo người quản trị phần mềm."
    )


def _published(table: str, key: str) -> Collection[str]:
    """The keys that the published files have by now; they stay whoever brought them first."""
    frame = pd.read_csv(load.PUBLISHED / f"{table}.csv", dtype=str, usecols=[key])
    return set(frame[key])
