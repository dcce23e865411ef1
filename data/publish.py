"""Build, check, publish: from the published files to a version that readers may open.

A build writes `konray-000124.building` in one transaction, checks it, closes it, gives it its
final name and only then moves the pointer. Whatever stops it before that, a failed check, a full
disk, a kill, leaves readers on the version before. What was accepted since the files were published
(data/intake) is part of every version: a build applies it again, in the same order.
"""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
from filelock import FileLock

from data import controls, definitions, store, versions
from data.load import PUBLISHED, fill, inputs_hash
from data.versions import DATA_SETS, WarehouseError
from intake import applying, journal

logger = logging.getLogger(__name__)

KEPT = 5
# Small blocks: with DuckDB's own size of 256 kB, a few hundred figures would take 20 MB.
SETTINGS = {"default_block_size": "16384"}
# Millions of figures: blocks of DuckDB's own size, and what does not fit in memory goes to disk.
LARGE_SETTINGS = {
    "default_block_size": "262144",
    "memory_limit": "400MB",
    "threads": "2",  # each takes memory of its own
    "preserve_insertion_order": "false",
}
LARGE = 50_000_000  # bytes of CSV


class NotReconciled(WarehouseError):
    """The facts don't add up: nothing was published. `lines` say what differs."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(
            "Số liệu chưa khớp nên không công bố; bản đang dùng giữ nguyên. " + "; ".join(lines)
        )
        self.lines = lines


def build(
    data_set: str = "official",
    source: Path | None = None,
    indicators: list[dict[str, Any]] | None = None,
    inputs: str | None = None,
) -> Path:
    """Build, check and publish a new version; its path.

    The CSV files are those of `source`, without one the official ones that come with the program;
    `indicators` are rows of definitions.read, without them the program's own. `inputs` is a hash
    of all that was read, without it that of those files.

    ValueError for invented figures without a `source` (data/demo makes one). NotReconciled when a
    total or a rule does not hold, WarehouseError when a file is damaged or the folder can't be
    written. Whatever is raised, the version in use stays in use.
    """
    if source is None and data_set == "demo":
        raise ValueError("invented figures are never built from the published files")
    source = source or PUBLISHED
    with building(data_set) as folder:
        draft, number = next_draft(data_set, folder)
        accepted = journal.accepted(journal.read(data_set))
        connection = duckdb.connect(str(draft), config=_settings(source))
        try:
            fill(connection, source, definitions.read() if indicators is None else indicators)
            applying.replay(connection, data_set, number, accepted)
            require_checks(connection)
            base = inputs or inputs_hash(source.glob("*.csv"))
            sign(connection, data_set, number, applying.inputs_hash(base, accepted))
        finally:
            connection.close()
        write_through(draft)
        return switch(data_set, draft, number)


def next_draft(data_set: str, folder: Path) -> tuple[Path, int]:
    """Where the next version is built, and its number. Only within `building`."""
    existing = [versions.number_of(path) for path in versions.published(data_set)]
    number = max(existing, default=0) + 1
    return folder / f"konray-{number:06d}.building", number


def sign(connection: duckdb.DuckDBPyConnection, data_set: str, number: int, inputs: str) -> None:
    """Say in a draft which version it is, and what it was made from."""
    connection.execute("delete from build_info")
    connection.execute(
        "insert into build_info values ($data_set, $version, now() at time zone 'UTC', $inputs)",
        {"data_set": data_set, "version": number, "inputs": inputs},
    )


def write_through(draft: Path) -> None:
    """Write a draft, which was closed, down to the disk."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())


def switch(data_set: str, draft: Path, number: int) -> Path:
    """Make of a draft that is whole the version in use; its path. Only within `building`."""
    final = versions.file_of(data_set, number)
    versions.replace(draft, final)
    versions.point_to(final)
    _prune(data_set)
    return final


def ensure() -> Path | None:
    """Build the official data set when it has no version yet, or when its files have changed or
    something was accepted that it lacks.

    Returns the new version's path, or None when the one in use is up to date. WarehouseError when
    the one in use has accepted figures that the journal does not know.
    """
    if up_to_date("official", inputs_hash(PUBLISHED.glob("*.csv"))):
        return None
    return build()


def up_to_date(data_set: str, inputs: str) -> bool:
    """Whether the version in use was built from files of this hash and all that was accepted.

    WarehouseError for a journal that is damaged, or has lost what the version has.
    """
    try:
        if not versions.exists(data_set):
            return False
        in_use = store.snapshot(data_set)
        info = store.fetch(in_use, "select inputs_sha256 from build_info")
    except WarehouseError as error:
        # A damaged version is not silently replaced: whoever runs the app decides (see README).
        logger.warning("%s", error)
        return True
    accepted = journal.accepted(journal.read(data_set))
    if info["inputs_sha256"].tolist() == [applying.inputs_hash(inputs, accepted)]:
        return True
    applying.require_all_known(in_use, accepted)
    return False


def rollback(data_set: str, number: int | None = None) -> Path:
    """Point readers at version `number`, or at the newest readable one before the one in use."""
    with building(data_set):
        kept = versions.published(data_set)
        try:
            in_use = versions.number_of(versions.current(data_set))
        except WarehouseError:
            in_use = versions.number_of(kept[-1]) + 1 if kept else 0
        if number is None:
            kept = [path for path in kept if versions.number_of(path) < in_use and _readable(path)]
        else:
            kept = [path for path in kept if versions.number_of(path) == number]
        if not kept:
            wanted = "bản nào cũ hơn" if number is None else f"bản {number}"
            raise WarehouseError(
                f"Không có {wanted} để quay về. Hãy xem “python -m data versions”."
            )
        versions.point_to(kept[-1])
        return kept[-1]


def _readable(path: Path) -> bool:
    """Whether a version opens; with the readers' settings, which one process must not mix."""
    try:
        with duckdb.connect(str(path), config=store.LOCKDOWN) as connection:
            connection.execute("select version from build_info").fetchall()
    except duckdb.Error:
        return False
    return True


def _settings(source: Path) -> dict[str, str]:
    """DuckDB's settings for a build from these files: by their size."""
    size = sum(path.stat().st_size for path in source.glob("*.csv"))
    return LARGE_SETTINGS if size > LARGE else SETTINGS


def settings_of(draft: Path) -> dict[str, str]:
    """DuckDB's settings for work on a copy of a version: by its size."""
    large = draft.stat().st_size > LARGE
    # the size of the blocks is that of the copy
    return {name: value for name, value in LARGE_SETTINGS.items() if large and "block" not in name}


def require_checks(connection: duckdb.DuckDBPyConnection) -> None:
    """NotReconciled, naming each total and each rule, unless everything holds."""
    lines = [str(total) for total in controls.totals(connection) if not total.holds]
    lines += [
        f"{breach.rule}: {', '.join(breach.rows)}" for breach in controls.breaches(connection)
    ]
    if lines:
        raise NotReconciled(lines)


@contextmanager
def building(data_set: str) -> Iterator[Path]:
    """The data set's folder, with the only right to write in it; drafts of killed builds go."""
    folder = versions.folder(data_set)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "build.lock"):
            _clear_drafts(folder)
            try:
                yield folder
            except BaseException:
                _clear_drafts(folder)
                raise
    except duckdb.OutOfMemoryException as error:
        raise WarehouseError(
            f"Không đủ bộ nhớ hoặc chỗ trống trên đĩa để dựng số liệu {DATA_SETS[data_set]}; bản "
            "đang dùng giữ nguyên. Hãy đóng bớt chương trình khác, hoặc dựng cỡ nhỏ hơn."
        ) from error
    except (OSError, duckdb.IOException) as error:
        raise WarehouseError(
            f"Không ghi được kho số liệu {DATA_SETS[data_set]} vào {folder}. Hãy kiểm tra quyền "
            "ghi và chỗ trống trên đĩa, hoặc đặt biến KONRAY_DATA tới một thư mục khác."
        ) from error


def _clear_drafts(folder: Path) -> None:
    """Remove what a failed or killed build left behind."""
    for leftover in [*folder.glob("*.building*"), *folder.glob("CURRENT.new")]:
        if leftover.is_dir():  # where DuckDB put what did not fit in memory
            shutil.rmtree(leftover)
        else:
            leftover.unlink()


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
