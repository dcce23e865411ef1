"""The journal's file: read only when it is all that its head and the version in use know of.

Each version says how long the journal was, and its last seal, when it was built (build_info). A
journal that is cut off, or an older copy that was put back together with its head, is shorter than
that; one that was written anew has other seals.
"""

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from data import sealed_head, sealed_log, sealing, store, versions
from data.sealed_log import Lines
from data.versions import WarehouseError

_ADVICE = (
    "Hãy lấy lại cả thư mục intake từ bản sao lưu mới nhất; không có bản nào mới hơn thì chạy "
    "“python -m intake resume”. Bản đang dùng giữ nguyên."
)


LOCK = "writing.lock"  # of whoever writes, in the journal's folder
_UNREADABLE = (sealed_log.Damaged, sealing.Locked, OSError)


class InUse(NamedTuple):
    """The version in use: how many lines the journal had when it was built, and the last seal."""

    version: int
    built_at: datetime
    lines: int
    seal: str


class Contradiction(NamedTuple):
    """What the journal lacks: a sentence, and the lines and last seal that were known."""

    sentence: str
    known: tuple[int, str]


def path(data_set: str) -> Path:
    """The log's file, whether it is there or not."""
    return versions.folder(data_set) / "intake" / "journal.jsonl"


def read(data_set: str) -> Lines:
    """The lines of the journal, none without it; WarehouseError unless they are all as known."""
    file = path(data_set)
    known = in_use(data_set)  # first: one that is published meanwhile may know more lines
    try:
        lines = sealed_log.read(file, sealing.configured())
    except sealed_head.Unlike as error:
        raise WarehouseError(f"{_tell(file, error)} {_ADVICE}") from error
    except _UNREADABLE as error:
        raise _unreadable(file, error) from error
    if told := _against_version(file, lines, known):
        raise WarehouseError(f"{told.sentence} {_ADVICE}")
    return lines


def append(data_set: str, *entries: dict[str, Any], anew: bool = False) -> None:
    """Write lines down to the disk; anew: whatever was known. Raises as journal.append."""
    sealed_log.append(path(data_set), *entries, key=sealing.configured(), anew=anew)


def note(data_set: str, entry: dict[str, Any]) -> None:
    """Write a line down, and before it what is done to the file with it: from here on a key seals,
    what was no line is cut off. Only for the one who may write; raises as journal.append."""
    known = read(data_set)
    entries = [entry]
    if sealing.configured() and not known.keyed:
        told = "từ dòng này, sổ được niêm phong bằng khóa"
        entries.insert(0, {"kind": "keyed", "at": entry["at"], "reason": told})
    mended = [f"bỏ {known.torn} byte {'viết dở' if known.interrupted else 'lạ'} ở cuối sổ"]
    mended = (mended if known.torn else []) + (
        [] if known.ended else ["thêm lại dấu xuống dòng ở cuối sổ"]
    )
    if mended:
        entries.insert(0, {"kind": "healed", "at": entry["at"], "reason": "; ".join(mended)})
    append(data_set, *entries)


def mark(data_set: str) -> tuple[int, str | None]:
    """How many lines of the journal are surely on the disk, and the last one's seal; (0, None).

    WarehouseError as `read`.
    """
    lines = read(data_set)
    return lines.settled, lines.seals[lines.settled - 1] if lines.settled else None


def salvage(data_set: str) -> Lines:
    """The lines that are well sealed, whatever was known of others.

    WarehouseError for a damaged line among them, or one sealed with a key that is not at hand.
    """
    file = path(data_set)
    try:
        return sealed_log.scan(file, sealing.configured())
    except _UNREADABLE as error:
        raise _unreadable(file, error) from error


def contradictions(data_set: str) -> list[Contradiction]:
    """What is known and the journal does not hold; WarehouseError as `salvage`."""
    file, key, found = path(data_set), sealing.configured(), []
    version = in_use(data_set)
    lines = salvage(data_set)
    try:
        sealed_log.read(file, key)
    except sealed_head.Unlike as error:
        known = (0, "") if error.why == "broken" else _known_to_head(file, key)
        found.append(Contradiction(_tell(file, error), known))
    except sealed_log.Damaged as error:  # something stands in the place of the last line's break
        found.append(Contradiction(str(_unreadable(file, error)), _known_to_head(file, key)))
    except (sealing.Locked, OSError) as error:  # of the head
        raise _unreadable(file, error) from error
    if told := _against_version(file, lines, version):
        found.append(told)
    return found


def in_use(data_set: str) -> InUse | None:
    """The version in use, None when there is none, or none that can say what it knows."""
    if not versions.exists(data_set):
        return None
    try:
        path = versions.current(data_set)
        about = path.stat()
        return _look(path, about.st_ino, about.st_size, about.st_mtime_ns)
    except (WarehouseError, OSError, duckdb.Error):
        return None  # whoever reads figures from it is told


@lru_cache(maxsize=4)
def _look(path: Path, *_identity: int) -> InUse | None:
    """What a version says; it is closed again, so that a build holds no older one open."""
    with duckdb.connect(str(path), config=store.settings_for(path)) as connection:
        row = connection.execute("from build_info").fetchone() or ()
        info = dict(zip([name for name, *_ in connection.description], row, strict=False))
    if "journal_events" not in info:
        return None
    built_at = datetime.combine(info["built_at"].date(), info["built_at"].time(), UTC)
    return InUse(info["version"], built_at, info["journal_events"], info["journal_hash"] or "")


def forgoes(data_set: str) -> bool:
    """Whether somebody said to go on without what the version in use knew; as `read`."""
    known = in_use(data_set)
    return known is not None and _is_forgone(read(data_set), known)


def _is_forgone(lines: Lines, known: InUse) -> bool:
    return any([known.lines, known.seal] in entry.get("forgone", []) for entry in lines.entries)


def _against_version(file: Path, lines: Lines, known: InUse | None) -> Contradiction | None:
    """What the version in use knows of the journal, and the journal lacks."""
    if known is None or not known.lines or _is_forgone(lines, known):
        return None
    if lines.seals[known.lines - 1 : known.lines] == [known.seal]:
        return None
    there = len(lines.seals)
    told = f"nay chỉ còn {there}" if there < known.lines else f"nay dòng {known.lines} đã khác"
    return Contradiction(
        f"Bản số liệu {known.version} đang dùng được dựng khi sổ nhập số liệu {file} có "
        f"{known.lines} dòng, {told}.",
        (known.lines, known.seal),
    )


def _known_to_head(file: Path, key: bytes | None) -> tuple[int, str]:
    known = sealed_head.read(file, key)
    return (known.lines, known.last) if known else (0, "")


def _tell(file: Path, error: sealed_head.Unlike) -> str:
    """How a journal differs from what its head says."""
    book, beside = f"Sổ nhập số liệu {file}", sealed_head.path_of(file).name
    lines, size = error.lost
    return {
        "cut": f"{book} thiếu {lines} dòng cuối ({size} byte): đã ghi {error.known} dòng.",
        "changed": f"{book} không còn là sổ đã ghi: dòng {error.known} đã khác.",
        "foreign": f"{book} có dòng không do phần mềm ghi, từ dòng {error.known + 1}.",
        "headless": f"{book} thiếu tệp {beside} đi kèm.",
        "broken": f"Tệp {beside} đi kèm sổ nhập số liệu {file} bị sửa hoặc hỏng.",
    }[error.why]


def _unreadable(file: Path, error: Exception) -> WarehouseError:
    if isinstance(error, sealed_log.Damaged):
        return WarehouseError(
            f"Sổ nhập số liệu {file} bị sửa hoặc hỏng ở dòng {error.line}. Hãy lấy lại cả thư mục "
            "intake từ bản sao lưu; bản đang dùng giữ nguyên."
        )
    if isinstance(error, sealing.Locked):
        how = "một khóa khác" if error.given else "khóa, mà phần mềm chưa được cho biết khóa"
        return WarehouseError(
            f"Sổ nhập số liệu {file} được niêm phong bằng {how}. Hãy đặt biến {sealing.VARIABLE} "
            f"hoặc {sealing.FILE_VARIABLE} cho đúng, rồi khởi động lại."
        )
    return WarehouseError(f"Không đọc được sổ nhập số liệu {file}. Hãy kiểm tra quyền đọc.")
