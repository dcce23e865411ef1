"""An earlier version that stays in use, because somebody went back to it.

    data/warehouse/official/HELD    {"version": 1, "before": 3, "at": "…", "reason": "…", "by": "…"}

It is written before the pointer moves and is in force while the pointer leads to its version; so a
kill between the two leaves either all as it was or the rollback whole. It is for using an older
version while a newer one is mended; what was accepted stays accepted (to take a form back there is
intake/withdrawing.py), so whoever accepts or withdraws must agree to end it (intake/drafting.py).
The journal tells of it (`note`), with the names; the file alone says what is in force.
It ends when somebody builds, or decides so, never by itself: when the pointer moves on, or once the
journal says that something was decided for a later version, whether that one is there yet or not.
"""

import json
import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from filelock import FileLock

from data import disk, ledger, permission, versions, vietnamese
from data.versions import WarehouseError

logger = logging.getLogger(__name__)

KIND = "rolled_back"  # of the journal's line
_WAIT = 60  # seconds until somebody else's writing counts as stuck


class Hold(NamedTuple):
    """`version` is in use although `before` was; since `at` (UTC), for a reason or ""; by: who went
    back, "" where that is not known."""

    version: int
    before: int
    at: datetime
    reason: str
    by: str = ""

    def __str__(self) -> str:
        """What the screen says of it."""
        told = [self.by, f"lý do: {self.reason}" if self.reason else ""]
        why = "; ".join(filter(None, told))
        why = f" ({why})" if why else ""
        return (
            f"Đang dùng bản {self.version}, cũ hơn bản {self.before}: đã quay về lúc "
            f"{vietnamese.write_moment(self.at)}{why}."
        )

    @property
    def ending(self) -> str:
        """What whoever builds or accepts is told."""
        return (
            f"Việc quay về bản {self.version} kết thúc khi có bản mới: bản mới gồm mọi số đã công "
            f"bố, mọi biểu đã duyệt và mọi điều thường trực đã ghi, kể cả những gì có ở bản "
            f"{self.before}."
        )


def path(data_set: str) -> Path:
    """Where it is written, whether it is there or not."""
    return versions.folder(data_set) / "HELD"


def read(data_set: str) -> Hold | None:
    """The rollback that is in force, None when there is none."""
    file = path(data_set)
    try:
        said = json.loads(file.read_bytes())
        at = datetime.fromisoformat(said["at"]).astimezone(UTC)
        who = str(said.get("by", ""))
        hold = Hold(int(said["version"]), int(said["before"]), at, str(said["reason"]), who)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return _unreadable(data_set, file)
    in_force = hold.version == versions.pointed(data_set) and not _ended(data_set, hold)
    return hold if in_force else None


def write(data_set: str, hold: Hold) -> None:
    """Write it down to the disk, to be in force once the pointer has moved; OSError."""
    disk.write(path(data_set), json.dumps(hold._asdict() | {"at": hold.at.isoformat()}).encode())


def note(data_set: str, moved: Hold) -> str:
    """Have the journal tell that readers went from `before` to `version`, unless it does; why it
    can't, as a sentence, "" when it does. Going back itself never fails by that."""
    at, book = moved.at.isoformat(), ledger.path(data_set)
    entry = {"kind": KIND, "at": at, "by": moved.by, "reason": moved.reason}
    entry = {name: said for name, said in entry.items() if said}
    try:
        book.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(book.parent / ledger.LOCK, timeout=_WAIT):
            told = [one for one in ledger.read(data_set).entries if one["kind"] == KIND]
            # The last alone: whoever went there, away and back within a second did so twice.
            if not (told and _is_of(told[-1], moved)):
                ledger.note(data_set, entry | {"rolled_back": [moved.before, moved.version]})
    except (WarehouseError, OSError) as error:
        logger.warning("the journal of %s does not tell of a rollback", data_set, exc_info=error)
        why = str(error) if isinstance(error, WarehouseError) else disk.describe(error, book)
        return f"Việc này CHƯA ghi được vào sổ nhập số liệu: {why}"
    return ""


def make_good(data_set: str) -> None:
    """Have the journal tell of the rollback in force, where one was killed before he wrote it."""
    hold = None if permission.refusal() else read(data_set)
    if hold is None:
        return
    entries = ledger.read(data_set).entries
    told = [one for one in entries if one["kind"] == KIND]
    # of one whose file was damaged since nobody knows the moment
    is_last = told[-1:] and told[-1]["rolled_back"][1] == hold.version
    is_past = any(datetime.fromisoformat(one["at"]) > hold.at for one in entries)
    if not (is_last or is_past):
        note(data_set, hold)


def _is_of(entry: dict[str, Any], moved: Hold) -> bool:
    """Whether a line of the journal is about this rollback."""
    return entry["rolled_back"][1] == moved.version and entry["at"] == moved.at.isoformat()


def remove(data_set: str) -> None:
    """Forget what is no longer in force."""
    path(data_set).unlink(missing_ok=True)


def _ended(data_set: str, hold: Hold) -> bool:
    """Whether somebody accepted since, and was killed before the pointer moved."""
    try:
        return any(entry.get("version", 0) > hold.before for entry in ledger.read(data_set).entries)
    except WarehouseError:
        logger.exception("can't say whether the rollback of %s was ended", data_set)
        return False


def _unreadable(data_set: str, file: Path) -> Hold | None:
    """Somebody went back to the version in use, but what is written about it was damaged.

    What was held stays held: nothing is brought back because of that.
    """
    logger.exception("can't read %s", file)
    number = versions.pointed(data_set)
    if number is None:
        return None
    newest = max([number, *map(versions.number_of, versions.published(data_set))])
    try:
        at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError:
        at = datetime.fromtimestamp(0, UTC)
    return Hold(number, newest, at, f"không đọc được tệp {file.name}")
