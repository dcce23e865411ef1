"""A small file of a data set that several people write under names: one at a time, whole.

Who may write is asked of data/permission.py.
"""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from filelock import FileLock, Timeout

from data import disk, permission, vietnamese

logger = logging.getLogger(__name__)

LONGEST_NAME = 80
_WAIT = 20  # seconds until somebody else's writing counts as stuck


class Refused(Exception):
    """Why nothing was saved, as one sentence for the reader."""


class Named(Protocol):
    """What is saved under a name."""

    @property
    def name(self) -> str: ...


Kind = TypeVar("Kind", bound=Named)


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


def read(path: Path, what: str, make: Callable[[dict[str, Any]], Kind]) -> list[Kind]:
    """All that a file holds, by name; Refused when it can't be read. what: as in `writing`; make:
    one of them from its line, KeyError, TypeError, ValueError or AttributeError for what is none.
    """
    try:
        found = [make(one) for one in json.loads(path.read_bytes())]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        logger.exception("can't read %s", path)
        raise Refused(
            f"Tệp {path} bị hỏng hoặc không đọc được nên chưa mở được các {what.lower()} đã lưu. "
            "Hãy lấy lại tệp này từ bản sao lưu, hoặc đổi tên nó để bắt đầu lại."
        ) from error
    return sorted(found, key=lambda one: vietnamese.sort_key(one.name))


def name(text: str, what: str) -> str:
    """A name as it is kept; Refused for none and for one that is too long."""
    told = vietnamese.tidy(text)
    if not told:
        raise Refused(f"{what} CHƯA được lưu: hãy đặt một tên.")
    if len(told) > LONGEST_NAME:
        raise Refused(
            f"{what} CHƯA được lưu: tên dài quá {LONGEST_NAME} chữ cái. Hãy đặt tên ngắn hơn."
        )
    return told


def write(path: Path, told: list[dict]) -> None:
    """Write a file whole."""
    disk.write(path, json.dumps(told, ensure_ascii=False, indent=1).encode())
