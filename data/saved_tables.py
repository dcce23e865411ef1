"""Tables of /phan-tich that were saved under a name, for everybody who reads a data set.

    data/warehouse/official/tables/saved.json    [{"name": …, "asks": "chu_de=mo-hinh&hang=xa", …}]

A name stands for the choices of an address and for no figures: what it shows is always worked out
anew. One file, written whole; who may write is asked of data/permission.py.
"""

import json
import logging
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from filelock import FileLock, Timeout

from data import disk, permission, versions, vietnamese

logger = logging.getLogger(__name__)

MOST = 50
LONGEST_NAME = 80
LONGEST_CHOICE = 400
_WAIT = 20  # seconds until somebody else's writing counts as stuck
_KEY = re.compile(r"[a-z_]{1,20}")
_MOST_CHOICES = 12


class Refused(Exception):
    """Why nothing was saved, as one sentence for the reader."""


class Saved(NamedTuple):
    """A name and what it asks, as an address does ("chu_de=mo-hinh&hang=xa")."""

    name: str
    asks: str
    saved_at: datetime


def read(data_set: str) -> list[Saved]:
    """All saved tables, by name; Refused when the file can't be read."""
    try:
        told = json.loads(_path(data_set).read_bytes())
        found = [
            Saved(
                str(one["name"]), _tidy(str(one["asks"])), datetime.fromisoformat(one["saved_at"])
            )
            for one in told
        ]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError) as error:
        logger.exception("can't read %s", _path(data_set))
        raise Refused(
            f"Tệp {_path(data_set)} bị hỏng hoặc không đọc được nên chưa mở được các bảng đã lưu. "
            "Hãy lấy lại tệp này từ bản sao lưu, hoặc đổi tên nó để bắt đầu lại."
        ) from error
    return sorted(found, key=lambda one: vietnamese.sort_key(one.name))


def save(data_set: str, name: str, asks: str) -> Saved:
    """Save the choices of an address under a name, in place of what had it; Refused, with a
    sentence, when that can't be done."""
    name = vietnamese.tidy(name)
    if not name:
        raise Refused("Bảng CHƯA được lưu: hãy đặt một tên cho bảng.")
    if len(name) > LONGEST_NAME:
        raise Refused(f"Bảng CHƯA được lưu: tên dài quá {LONGEST_NAME} chữ cái.")
    fresh = Saved(name, _tidy(asks), datetime.now(UTC).replace(microsecond=0))
    with _writing(data_set) as path:
        others = [one for one in read(data_set) if one.name != name]
        if len(others) >= MOST:
            raise Refused(
                f"Bảng CHƯA được lưu: đã có đủ {MOST} bảng. Hãy xóa bớt bảng không dùng nữa."
            )
        _write(path, [*others, fresh])
    return fresh


def remove(data_set: str, name: str) -> None:
    """Forget a name; Refused when that can't be done."""
    with _writing(data_set) as path:
        _write(path, [one for one in read(data_set) if one.name != name])


def _tidy(asks: str) -> str:
    """Choices of an address and nothing else."""
    pairs = [
        (key, text)
        for key, text in parse_qsl(asks)[:_MOST_CHOICES]
        if _KEY.fullmatch(key) and len(text) <= LONGEST_CHOICE
    ]
    return urlencode(pairs)


def _path(data_set: str) -> Path:
    return versions.folder(data_set) / "tables" / "saved.json"


class _writing:
    """The only right to write, with the path; Refused when it can't be had or the disk refuses."""

    def __init__(self, data_set: str) -> None:
        self.path = _path(data_set)
        self.lock = FileLock(self.path.with_name("writing.lock"), timeout=_WAIT)

    def __enter__(self) -> Path:
        if refusal := permission.refusal():
            raise Refused(f"Bảng CHƯA được lưu. {refusal}")
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
        return Refused(f"Bảng CHƯA được lưu: {why}. Hãy thử lại sau; các bảng trước còn nguyên.")


def _write(path: Path, tables: list[Saved]) -> None:
    told = [one._asdict() | {"saved_at": one.saved_at.isoformat()} for one in tables]
    disk.write(path, json.dumps(told, ensure_ascii=False, indent=1).encode())
