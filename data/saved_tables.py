"""Tables of /phan-tich that were saved under a name, for everybody who reads a data set.

    data/warehouse/official/tables/saved.json    [{"name": …, "asks": "chu_de=mo-hinh&hang=xa", …}]

A name stands for the choices of an address and for no figures: what it shows is always worked out
anew. One file, written whole; who may write is asked of data/permission.py.
"""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from data import saved_file, versions
from data.saved_file import Refused, write, writing

WHAT = "Bảng"  # that is saved
MOST = 50
LONGEST_NAME = saved_file.LONGEST_NAME
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
    return saved_file.read(_path(data_set), WHAT, _make)


def save(data_set: str, name: str, asks: str) -> Saved:
    """Save the choices of an address under a name, in place of what had it; Refused, with a
    sentence, when that can't be done."""
    name = saved_file.name(name, WHAT)
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


def _make(one: dict[str, Any]) -> Saved:
    saved_at = datetime.fromisoformat(one["saved_at"])
    return Saved(str(one["name"]), _tidy(str(one["asks"])), saved_at)


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
