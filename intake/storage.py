"""Where what came in is kept, beside the versions, and how it gets there: whole, or not at all.

    data/warehouse/official/intake/journal.jsonl           what happened (journal.py)
    data/warehouse/official/intake/journal.head            how much of that there is (head.py)
    data/warehouse/official/intake/originals/<sha>.xlsx    the workbooks themselves (originals.py)
    data/warehouse/official/intake/drafts/<unit>.json      being filled in (form_drafts.py)

Versions can be made anew from these and the published files; these can't: back them up, the
whole folder at once.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from data import disk, ledger, permission, versions
from data.versions import WarehouseError

logger = logging.getLogger(__name__)

_WAIT = 60  # seconds until somebody else's writing counts as stuck


def folder(data_set: str) -> Path:
    """The folder of all that came in; ValueError for a data set that we don't have."""
    return versions.folder(data_set) / "intake"


def require_permission(undone: str) -> None:
    """WarehouseError, beginning with what is `undone`, when nothing may be written."""
    if refusal := permission.refusal():
        raise WarehouseError(f"{undone}. {refusal}")


@contextmanager
def writing(place: Path, undone: str) -> Iterator[None]:
    """The only right to write in a folder.

    WarehouseError, beginning with what is `undone`, when nothing may be written, the disk is full,
    the folder can't be written or somebody else does not come to an end.
    """
    require_permission(undone)
    try:
        place.mkdir(parents=True, exist_ok=True)
        with FileLock(place / ledger.LOCK, timeout=_WAIT):
            yield
    except Timeout as error:
        raise WarehouseError(
            f"{undone}: người khác đang ghi vào {place} và chưa xong. Hãy thử lại sau ít phút."
        ) from error
    except OSError as error:
        logger.exception("can't write in %s", place)
        raise WarehouseError(
            f"{undone}: {disk.describe(error, place)}. Hãy giải phóng đĩa hoặc kiểm tra quyền ghi, "
            "rồi làm lại; những gì đã ghi trước đó còn nguyên."
        ) from error
