"""Figures that were accepted after the published ones: plain CSV files in the shape of the tables.

    data/warehouse/official/accepted/IN_FORCE          which of them count, in order
    …/accepted/dak-pne.2024-Q3/about.json              what it is, and the hashes of its files
    …/accepted/dak-pne.2024-Q3/fact_model.csv          its rows, as they were accepted

A folder is written once, when a form is accepted, and never changes by itself; a build loads those
in force exactly as it loads `data/published`, whatever has become of the form since. Each brings
the villages and models that its facts name, unless the published files have them.
"""

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from data import disk, ledger, migrations, store, versions
from data.versions import WarehouseError

KIND = "Biểu số liệu"  # of the document that a form becomes
ABOUT = "about.json"
LIST = "IN_FORCE"
# The lines of the journal after which other files are in force.
DECISIONS = ("accepted", "withdrawn", "entered", "struck")
# What a form may bring, in the order in which the tables may be filled.
TABLES = (
    "document",
    "dim_unit",
    "dim_model",
    "submission",
    "fact_model",
    "fact_model_stock",
    "fact_custom",
    "fact_indicator",
    "fact_outreach",
    "fact_support",
    "fact_duty",
    "fact_note",
)
# What the standing office itself may bring, beside documents (data/office.sql,
# data/conclusions.sql).
OFFICE = ("office_entry", "explanation", "conclusion", "task_progress")
FACTS = tuple(table for table in TABLES if table.startswith("fact_"))
# Of these several forms may bring the same row: the first one's counts.
SHARED = {"dim_unit": "unit_id", "dim_model": "model_id"}


class Unfollowed(WarehouseError):
    """The list of files in force is not (yet) what the journal's last word says."""


class Accepted(NamedTuple):
    """One folder. `digest`: the SHA-256 of its about.json, which holds those of its files."""

    submission_id: str
    folder: Path
    digest: str


def folder(data_set: str) -> Path:
    """Where a data set's accepted figures lie."""
    return versions.folder(data_set) / "accepted"


def write(
    data_set: str, submission_id: str, rows: Mapping[str, pd.DataFrame], about: Mapping[str, Any]
) -> Accepted:
    """Write a submission's rows down to the disk; they count only once `enforce` names them.

    rows: by table, cells are text, int, Decimal, date or None. about: what is to be known of it,
    such as the form's version and the original's SHA-256. A folder of the same name that is not in
    force (of one who was killed) is written anew; ValueError for one that is.
    OSError when the disk refuses: then nothing of it counts.
    """
    if submission_id in {one.submission_id for one in listed(data_set)}:
        raise ValueError(f"{submission_id} is in force and never changes")
    home = folder(data_set)
    fresh, final = home / f"{submission_id}{disk.NEW}", home / submission_id
    for old in (fresh, final):
        shutil.rmtree(old, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        hashes = {}
        for table in (*TABLES, *OFFICE):
            if table in rows and len(rows[table]):
                data = write_csv(rows[table])
                hashes[table] = hashlib.sha256(data).hexdigest()
                disk.write_through(fresh / f"{table}.csv", data)
        text = json.dumps(
            {**about, "schema": migrations.SCHEMA, "tables": hashes},
            ensure_ascii=False, indent=1, default=_plain,
        ).encode()  # fmt: skip
        disk.write_through(fresh / ABOUT, text)
        disk.sync(fresh)
        versions.replace(fresh, final)
        disk.sync(home)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return Accepted(submission_id, final, hashlib.sha256(text).hexdigest())


def enforce(data_set: str, which: Sequence[Accepted]) -> None:
    """Say which folders count, in the order in which they were accepted; OSError from the disk."""
    home = folder(data_set)
    home.mkdir(parents=True, exist_ok=True)
    lines = [f"{one.submission_id} {one.digest}\n" for one in which]
    disk.write(home / LIST, "".join(lines).encode())


def in_force(data_set: str) -> list[Accepted]:
    """The folders that count, in the order of acceptance; none where nothing was ever accepted.

    WarehouseError for a list that can't be read, Unfollowed for one that lacks what the journal
    says was accepted: before figures were kept as files, or by one who was killed, or is still
    writing, before the list was written.
    """
    found = listed(data_set)
    entries = ledger.read(data_set).entries
    require_told(data_set, found, entries)
    told = [one for one in entries if one["kind"] in DECISIONS]
    if told and not (has_list(data_set) and _is_followed(told[-1], found)):
        raise Unfollowed(
            "Sổ nhập số liệu ghi có biểu đã duyệt mà số liệu chưa được giữ thành tệp, hoặc danh "
            "sách chưa ghi xong, nên không dựng bản mới. Hãy chạy “python -m intake take-over "
            f"--data-set {data_set}”; bản đang dùng giữ nguyên."
        )
    return found


def _is_followed(entry: Mapping[str, Any], found: Sequence[Accepted]) -> bool:
    """Whether the list has what the last decision put into force, and not what it took out."""
    if entry.get("replaces") in {one.submission_id for one in found}:
        return False
    facts = entry.get("facts")  # none of an acceptance before figures were files
    return not facts or facts in {one.digest for one in found}


def require_told(
    data_set: str, which: Sequence[Accepted], entries: Sequence[Mapping[str, Any]]
) -> None:
    """WarehouseError for files in force of which the journal says nothing (any more)."""
    told = {entry.get("facts") for entry in entries}
    lost = [one.submission_id for one in which if one.digest not in told]
    if lost:
        raise WarehouseError(
            f"Có số liệu đã duyệt ({', '.join(lost[:3])}) mà sổ nhập số liệu "
            f"{ledger.path(data_set)} không còn ghi, nên không dựng bản mới. Hãy lấy lại cả thư "
            "mục intake từ bản sao lưu; không còn bản nào thì chạy “python -m intake resume”."
        )


def listed(data_set: str) -> list[Accepted]:
    """What the list of files in force says, whatever the journal does; as `in_force`."""
    home = folder(data_set)
    try:
        text = (home / LIST).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise WarehouseError(
            f"Không đọc được danh sách biểu đã duyệt {home / LIST}. Hãy kiểm tra quyền đọc, hoặc "
            "lấy lại thư mục accepted từ bản sao lưu."
        ) from error
    found = []
    for line in text.splitlines():
        submission_id, _, digest = line.partition(" ")
        # it becomes a path: a name never leads out of its folder
        if not digest or not submission_id or Path(submission_id).name != submission_id:
            raise WarehouseError(
                f"Danh sách biểu đã duyệt {home / LIST} bị hỏng ở dòng “{line[:60]}”. Hãy lấy lại "
                "thư mục accepted từ bản sao lưu."
            )
        found.append(Accepted(submission_id, home / submission_id, digest))
    return found


def find_written(data_set: str, submission_id: str) -> Accepted:
    """What was accepted under a name, whether it is in force or not; WarehouseError when it is
    lost."""
    home = folder(data_set) / submission_id
    return Accepted(submission_id, home, hashlib.sha256(_read(home / ABOUT)).hexdigest())


def has_list(data_set: str) -> bool:
    """Whether accepted figures are files yet; before, they were read from the forms each time."""
    return (folder(data_set) / LIST).is_file()


def list_taken_in(on: store.Snapshot) -> list[str]:
    """What came into a version since the files were published: forms, and entries of the office."""
    return store.fetch(
        on,
        "select submission_id from submission inner join document using (document_id) "
        "where document.kind = $kind and submission_id = document_id "
        "union all select entry_id from office_entry order by submission_id",
        {"kind": KIND},
    )["submission_id"].tolist()


def list_unseen(on: store.Snapshot, which: Sequence[Accepted]) -> list[str]:
    """The ids of the submissions among these that a version does not have."""
    seen = {*list_taken_in(on)}
    return [one.submission_id for one in which if one.submission_id not in seen]


def require_all_known(on: store.Snapshot, which: Sequence[Accepted]) -> None:
    """WarehouseError when a version has accepted figures that are in no file in force.

    Then the files, not the version, are what is wrong, and nothing may be made from them, unless
    somebody has said that it is to go on without what that version knew (intake.mending.resume).
    """
    # one that was replaced or withdrawn is in the version before until the next one is in use
    replaced = {entry.get("replaces") for entry in ledger.read(on.data_set).entries}
    known = {one.submission_id for one in which} | replaced
    lost = [one for one in list_taken_in(on) if one not in known]
    if lost and not ledger.forgoes(on.data_set):
        raise WarehouseError(
            f"Bản số liệu đang dùng có biểu đã duyệt ({', '.join(lost[:3])}) mà thư mục "
            f"{folder(on.data_set)} không còn ghi, nên không dựng bản mới. Hãy lấy lại cả thư mục "
            "accepted và thư mục intake từ bản sao lưu."
        )


def inputs_hash(base: str, which: Sequence[Accepted]) -> str:
    """The hash of all that a version is made from: `base` of its files, and what was accepted."""
    if not which:
        return base
    return hashlib.sha256(" ".join([base, *(one.digest for one in which)]).encode()).hexdigest()


def read_about(one: Accepted) -> dict[str, Any]:
    """What is known of a submission; WarehouseError when it is lost or not what was accepted."""
    path = one.folder / ABOUT
    data = _read(path)
    if hashlib.sha256(data).hexdigest() != one.digest:
        raise _changed(path)
    return json.loads(data)


def files(one: Accepted) -> dict[str, Path]:
    """The CSV files of a submission by table, in the shape of today's tables, each verified.

    Rows of an older schema are brought up to today's beside the folder (data/migrations.py); the
    folder itself stays as it was accepted. WarehouseError when one is lost or was changed.
    """
    about = read_about(one)
    found = {}
    for table, digest in about["tables"].items():
        path = one.folder / f"{table}.csv"
        if hashlib.sha256(_read(path)).hexdigest() != digest:
            raise _changed(path)
        found[table] = path
    return migrations.bring_up(one.folder, found, int(about["schema"]))


def read(one: Accepted, tables: Sequence[str] = TABLES) -> dict[str, pd.DataFrame]:
    """The rows of a submission by table, cells as text; empty ones are None. A table that it has
    none of is not there."""
    return {table: _read_rows(path) for table, path in files(one).items() if table in tables}


def find(
    one: Accepted, wanted: Mapping[str, tuple[str, Collection[str]]]
) -> dict[str, pd.DataFrame]:
    """Of some tables the rows whose key is among values, as `read` gives them; a table without any
    is not there. wanted: the key's column and its values by table."""
    paths = files(one)
    found = {}
    for table, (key, values) in wanted.items():
        text = _read(paths[table]).decode() if table in paths else ""
        # most forms name none of them, and parsing takes far longer than looking
        if any(value in text for value in values):
            rows = _read_rows(paths[table])
            found[table] = rows[rows[key].isin(sorted(values))]
    return found


def _read_rows(path: Path) -> pd.DataFrame:
    frame = pd.read_csv(path, dtype=object, keep_default_na=False, na_values=[""])
    return frame.where(frame.notna(), None)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise WarehouseError(
            f"Thiếu tệp số liệu đã duyệt {path}. Hãy lấy lại thư mục accepted từ bản sao lưu; bản "
            "đang dùng giữ nguyên."
        ) from None
    except OSError as error:
        raise WarehouseError(f"Không đọc được {path}. Hãy kiểm tra quyền đọc.") from error


def _changed(path: Path) -> WarehouseError:
    return WarehouseError(
        f"Tệp số liệu đã duyệt {path} đã bị sửa hoặc hỏng, không còn như lúc duyệt. Hãy lấy lại "
        "thư mục accepted từ bản sao lưu; bản đang dùng giữ nguyên."
    )


def write_csv(frame: pd.DataFrame) -> bytes:
    """Rows as a CSV file that a build loads; None is an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(frame.columns)
    for row in frame.itertuples(index=False, name=None):
        writer.writerow("" if cell is None or cell is pd.NaT else _plain(cell) for cell in row)
    return text.getvalue().encode()


def _plain(cell: Any) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)
