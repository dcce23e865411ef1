"""Build, check, publish: from the published files to a version that readers may open.

A build writes `konray-000124.building`, closes it, looks at it as readers will (inspection.py),
gives it its final name and only then moves the pointer. Whatever stops it before that, a failed
check, a full disk, a kill, leaves readers on the version before. What was accepted since the files
were published lies as files beside them (accepted.py): a build loads it the same way.
"""

import logging
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from data import (
    accepted,
    controls,
    definitions,
    disk,
    drafts,
    holds,
    inspection,
    ledger,
    store,
    versions,
    vietnamese,
)
from data.load import PUBLISHED, fill, inputs_hash
from data.versions import WarehouseError

logger = logging.getLogger(__name__)

KEPT = 5


class NotReconciled(WarehouseError):
    """The facts don't add up: nothing was published. `lines` say what differs."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(
            "Số liệu chưa khớp nên không công bố; bản đang dùng giữ nguyên. " + "; ".join(lines)
        )
        self.lines = lines


class Source(NamedTuple):
    """What a version is made from: a folder of CSV files, rows of definitions.read, and a hash of
    all that was read."""

    folder: Path
    indicators: list[dict[str, Any]]
    inputs: str


def build(
    data_set: str = "official",
    source: Path | None = None,
    indicators: list[dict[str, Any]] | None = None,
    inputs: str | None = None,
) -> Path:
    """Build, check and publish a new version; its path. A rollback that was in force ends.

    The CSV files are those of `source`, without one the official ones that come with the program;
    `indicators` are rows of definitions.read, without them the program's own. `inputs` is a hash
    of all that was read, without it that of those files.

    ValueError for invented figures without a `source` (data/demo makes one). NotReconciled when a
    total or a rule does not hold, WarehouseError when a file is damaged or the folder can't be
    written. Whatever is raised, the version in use stays in use.
    """
    if source is None and data_set == "demo":
        raise ValueError("invented figures are never built from the published files")
    made_from = official(source or PUBLISHED, indicators, inputs)
    with drafts.building(data_set) as folder:
        in_force, hold = accepted.in_force(data_set), holds.read(data_set)
        draft, number = next_draft(data_set, folder)
        make_whole(data_set, draft, number, made_from, in_force)
        path = switch(data_set, draft, number)
        if hold:
            holds.note(data_set, holds.Hold(number, hold.version, _now(), ""))
        return path


def make_whole(
    data_set: str,
    draft: Path,
    number: int,
    made_from: Source,
    in_force: Sequence[accepted.Accepted],
) -> None:
    """Fill a draft with all that a version is made from, sign it and finish it; raises as `build`.

    Only within drafts.building.
    """
    connection = duckdb.connect(str(draft), config=drafts.settings(made_from.folder))
    try:
        fill(connection, made_from.folder, made_from.indicators, in_force)
        sign(connection, data_set, number, accepted.inputs_hash(made_from.inputs, in_force))
        finish(connection, draft)
    finally:
        connection.close()


def official(
    folder: Path | None = None,
    indicators: list[dict[str, Any]] | None = None,
    inputs: str | None = None,
) -> Source:
    """The files that come with the program, unless others are given."""
    folder = folder or PUBLISHED
    return Source(
        folder,
        definitions.read() if indicators is None else indicators,
        inputs or inputs_hash(folder.glob("*.csv")),
    )


def next_draft(data_set: str, folder: Path) -> tuple[Path, int]:
    """Where the next version is built, and its number. Only within drafts.building.

    No number is given twice, also where versions were removed that a report or the journal names.
    """
    named = [versions.number_of(path) for path in versions.published(data_set)]
    named += versions.reported(data_set)
    named += [entry.get("version", 0) for entry in ledger.read(data_set).entries]
    named += [versions.pointed(data_set) or 0]
    hold = holds.read(data_set)
    named += [hold.before if hold else 0]
    number = max(named, default=0) + 1
    return folder / f"konray-{number:06d}.building", number


def sign(connection: duckdb.DuckDBPyConnection, data_set: str, number: int, inputs: str) -> None:
    """Say in a draft which version it is, what it was made from, and how far the journal was."""
    events, seal = ledger.mark(data_set)
    connection.execute("delete from build_info")
    connection.execute(
        "insert into build_info values "
        "($data_set, $version, now() at time zone 'UTC', $inputs, $events, $seal)",
        {"data_set": data_set, "version": number, "inputs": inputs, "events": events, "seal": seal},
    )


def finish(connection: duckdb.DuckDBPyConnection, draft: Path) -> None:
    """Close a draft that was signed, write it down to the disk, and look at it as readers will.

    NotReconciled when a total or a rule does not hold, NotWhole when the file does not hold what
    was written into it, OSError or duckdb.Error when the disk refuses.
    """
    contents, info = inspection.read_contents(connection), inspection.read_info(connection)
    # close() would do it as well, but says nothing when it fails
    connection.execute("force checkpoint")
    connection.close()
    log = draft.with_name(f"{draft.name}.wal")
    if log.exists():
        raise inspection.NotWhole(inspection.tell(f"còn tệp {log.name}"))
    write_through(draft)
    try:
        with duckdb.connect(
            str(draft), config=store.LOCKDOWN | drafts.settings_of(draft)
        ) as reader:
            inspection.require_contents(reader, contents, info)
            require_checks(reader)
    except (duckdb.IOException, duckdb.CatalogException, duckdb.SerializationException) as error:
        raise inspection.NotWhole(inspection.tell(f"{draft.name} không đọc được")) from error


def write_through(draft: Path) -> None:
    """Write a draft, which was closed, down to the disk."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())


def switch(data_set: str, draft: Path, number: int) -> Path:
    """Make of a finished draft the version in use; its path. Only within drafts.building."""
    final = versions.file_of(data_set, number)
    # of a version of this number that was removed by hand
    final.with_name(f"{final.name}.wal").unlink(missing_ok=True)
    versions.replace(draft, final)
    disk.sync(final.parent)
    _point_to(final)
    holds.remove(data_set)
    _prune(data_set)
    return final


def _point_to(path: Path) -> None:
    """Move the pointer, and make that last before anything else happens, such as removing."""
    versions.point_to(path)
    disk.sync(path.parent)


def ensure() -> Path | None:
    """Build the official data set when it has no version yet, or when its files have changed or
    something was accepted that it lacks; not while an earlier version is held.

    Returns the new version's path, or None when the one in use is up to date. WarehouseError when
    the one in use has accepted figures that the journal does not know.
    """
    if up_to_date("official", inputs_hash(PUBLISHED.glob("*.csv"))):
        return None
    return build()


def up_to_date(data_set: str, inputs: str) -> bool:
    """Whether the version in use was built from files of this hash and all that was accepted, or is
    to stay all the same, because somebody went back to it (holds.py).

    WarehouseError for a journal that is damaged, or has lost what the version has.
    """
    try:
        if not versions.exists(data_set):
            return False
        if holds.read(data_set):
            return True
        in_use = store.snapshot(data_set)
        info = store.fetch(in_use, "select inputs_sha256 from build_info")
    except WarehouseError as error:
        # A damaged version is not silently replaced: whoever runs the app decides (see README).
        logger.warning("%s", error)
        return True
    in_force = accepted.in_force(data_set)
    if info["inputs_sha256"].tolist() == [accepted.inputs_hash(inputs, in_force)]:
        return True
    accepted.require_all_known(in_use, in_force)
    return False


def rollback(data_set: str, number: int | None = None, reason: str = "", by: str = "") -> Path:
    """Point readers at version `number`, or at the newest readable one before the one in use.

    An earlier one than the newest is held, with the reason, until somebody builds or accepts; the
    journal tells who (`by`) went from which to which.
    """
    with drafts.building(data_set):
        kept = versions.published(data_set)
        newest = versions.number_of(kept[-1]) if kept else 0
        try:
            in_use = versions.number_of(versions.current(data_set))
        except WarehouseError:
            in_use = newest + 1
        if number is None:
            kept = [path for path in kept if versions.number_of(path) < in_use and _readable(path)]
        else:
            kept = [path for path in kept if versions.number_of(path) == number]
        if not kept:
            wanted = "bản nào cũ hơn" if number is None else f"bản {number}"
            raise WarehouseError(
                f"Không có {wanted} để quay về. Hãy xem “python -m data versions”."
            )
        [*_, path] = kept
        if not _readable(path):
            raise WarehouseError(
                f"Bản {number} bị hỏng hoặc không đọc được nên không quay về; bản đang dùng giữ "
                "nguyên. Hãy chọn bản khác, xem “python -m data versions”."
            )
        newest = max(newest, versions.pointed(data_set) or 0)
        moved = _hold(data_set, versions.number_of(path), newest, reason, by)
        _point_to(path)
        holds.note(data_set, moved._replace(before=in_use))
        return path


def _hold(data_set: str, number: int, newest: int, reason: str, by: str) -> holds.Hold:
    """Write down that an earlier version is gone back to, or that the newest is in use again."""
    if before := holds.read(data_set):
        newest = max(newest, before.before)
    hold = holds.Hold(number, newest, _now(), vietnamese.tidy(reason), vietnamese.tidy(by))
    if number == newest:
        holds.remove(data_set)
    else:
        holds.write(data_set, hold)
    return hold


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _readable(path: Path) -> bool:
    """Whether a version opens, and is one."""
    try:
        with store.connect(path) as connection:
            return len(inspection.read_info(connection)) == 1
    except (duckdb.Error, OSError):
        return False


def require_checks(connection: duckdb.DuckDBPyConnection) -> None:
    """NotReconciled, naming each total and each rule, unless everything holds."""
    lines = [str(total) for total in controls.totals(connection) if not total.holds]
    lines += map(str, controls.breaches(connection))
    if lines:
        raise NotReconciled(lines)


def _prune(data_set: str) -> None:
    """Remove all but the newest versions. One that is still open on Windows is left for later."""
    in_use = versions.current(data_set)
    for path in versions.published(data_set)[:-KEPT]:
        if path == in_use:
            continue
        try:
            path.unlink()
        except PermissionError:
            logger.info("%s is still open; it will be removed after a later build", path)
