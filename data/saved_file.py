"""A small file of a data set that several people write under names: one at a time, whole.

Who may write is asked of data/permission.py.
"""

import json
import logging
from pathlib import Path

from filelock import FileLock, Timeout

from data import disk, permission

logger = logging.getLogger(__name__)

_WAIT = 20  # seconds until somebody else's writing counts as stuck


class Refused(Exception):
    """Why nothing was saved, as one sentence for the reader."""


class writing:
    """The only right to write a file, with its path; Refused when it can't be had or the disk
    refuses. `what`: what is saved in it, as a sentence begins ("Bảng")."""

    def __init__(self, path: Path, what: str) -> None:
        self.path = path
        self.what = what
        self.lock = FileLock(self.path.with_name("writing.lock"), timeout=_WAIT)

    def __enter__(self) -> Path:
        if refusal := permission.refusal():
            raise Refused(f"{self.what} CHƯA được lưu. {refusal}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.lock.acquire()
        except (OSError, Timeout) as error:
            raise self._refuse(error) from error
        return self.path

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self.lock.release()
        if isinstance(error, OSError):
            raise self._refuse(error) from error

    def _refuse(self, error: BaseException) -> Refused:
        why = "người khác đang ghi và chưa xong"
        if isinstance(error, OSError) and not isinstance(error, Timeout):
            logger.exception("can't write %s", self.path)
            why = disk.describe(error, self.path.parent)
        plural = f"các {self.what.lower()}"
        return Refused(
            f"{self.what} CHƯA được lưu: {why}. Hãy thử lại sau; {plural} trước còn nguyên."
        )


def write(path: Path, told: list[dict]) -> None:
    """Write a file whole."""
    disk.write(path, json.dumps(told, ensure_ascii=False, indent=1).encode())
