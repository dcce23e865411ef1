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

from data import versions, vietnamese
from data.saved_file import Refused, write, writing

logger = logging.getLogger(__name__)

WHAT = "Bảng"  # that is saved
MOST = 50
LONGEST_NAME = 80
LONGEST_CHOICE = 400
_KEY = re.compile(r"[a-z_]{1,20}")
_MOST_CHOICES = 12


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
    with writing(_path(data_set), WHAT) as path:
        others = [one for one in read(data_set) if one.name != name]
        if len(others) >= MOST:
            raise Refused(
                f"Bảng CHƯA được lưu: đã có đủ {MOST} bảng. Hãy xóa bớt bảng không dùng nữa."
            )
        _write(path, [*others, fresh])
    return fresh


def remove(data_set: str, name: str) -> None:
    """Forget a name; Refused when that can't be done."""
    with writing(_path(data_set), WHAT) as path:
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


def _write(path: Path, tables: list[Saved]) -> None:
    write(path, [one._asdict() | {"saved_at": one.saved_at.isoformat()} for one in tables])
