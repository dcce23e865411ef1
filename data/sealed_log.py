"""A file of JSON lines that only grows, each line bound to the one before.

Every line ends with its seal, the SHA-256 of the line and of the seal before it. So a line that was
changed, lost or put in later shows; and the torn last line of a writer that was killed, which
nobody was ever told of, is known as such, passed over, and cut off when the next line is written.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from data import disk

_FIRST = "0" * 64  # stands for the seal before the first line


class Damaged(Exception):
    """A line that is not as it was written; `line` counts from 1."""

    def __init__(self, path: Path, line: int) -> None:
        super().__init__(f"{path}, line {line}")
        self.line = line


class Lines(NamedTuple):
    """What a file holds: its whole lines in order, each line's seal, and what is no whole line.

    size: bytes of the whole lines; torn: bytes after them; ended: the last one has its line break.
    """

    entries: list[dict[str, Any]]
    seals: list[str]
    size: int
    torn: int
    ended: bool


def read(path: Path) -> Lines:
    """Read and verify a file, no lines without it; Damaged when a line is not as it was written."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        data = b""
    entries: list[dict[str, Any]] = []
    seals: list[str] = []
    size = 0
    *lines, rest = data.split(b"\n")
    # the last line may be whole and yet have lost its line break, to an editor or a kill
    for line in [*lines, *([rest] if rest else [])]:
        entry = _open(line, seals[-1] if seals else _FIRST)
        if entry is None:
            if size + len(line) < len(data):
                raise Damaged(path, len(seals) + 1)
            break
        seals.append(entry.pop("seal"))
        entries.append(entry)
        size = min(size + len(line) + 1, len(data))
    return Lines(entries, seals, size, len(data) - size, data[size - 1 : size] in (b"", b"\n"))


def append(path: Path, entry: dict[str, Any]) -> None:
    """Write one line down to the disk. The caller alone may write.

    OSError when the disk refuses (then the file is as before), Damaged when it can't go on.
    """
    known = read(path)
    line = _close(entry, known.seals[-1] if known.seals else _FIRST)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    try:
        os.ftruncate(handle, known.size)
        os.lseek(handle, known.size, os.SEEK_SET)
        try:
            _write(handle, line if known.ended else b"\n" + line)
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, known.size)
            raise
    finally:
        os.close(handle)
    if not known.seals:
        disk.sync(path.parent)


def _write(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


def _close(entry: dict[str, Any], before: str) -> bytes:
    """The line of an entry, with its seal at the end."""
    return _dump(entry | {"seal": _seal(entry, before)}) + b"\n"


def _open(line: bytes, before: str) -> dict[str, Any] | None:
    """The entry of a line with its seal, None when it is not exactly as it was written."""
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    if not isinstance(entry, dict) or _dump(entry) != line:
        return None
    bare = {name: value for name, value in entry.items() if name != "seal"}
    return entry if entry.get("seal") == _seal(bare, before) else None


def _seal(entry: dict[str, Any], before: str) -> str:
    return hashlib.sha256(before.encode() + _dump(entry)).hexdigest()


def _dump(entry: dict[str, Any]) -> bytes:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
