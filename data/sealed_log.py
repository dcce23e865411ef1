"""A file of JSON lines that only grows, each line bound to the one before.

Every line ends with its seal (sealing.py), so a line that was changed, lost or put in later shows;
that lines are missing at the end shows by the file's head (sealed_head.py). The torn last line of a
writer that was killed, which nobody was ever told of, is known as such, passed over, and cut off
when the next line is written.
"""

import logging
import os
import re
from pathlib import Path
from typing import Any, NamedTuple

from data import disk, sealed_head, sealing
from data.sealed_head import Head

logger = logging.getLogger(__name__)

_END = re.compile(rb'"seal":"[0-9a-f]{64}"\}')


class Damaged(Exception):
    """A line that is not as it was written; `line` counts from 1."""

    def __init__(self, path: Path, line: int) -> None:
        super().__init__(f"{path}, line {line}")
        self.line = line


class Lines(NamedTuple):
    """What a file holds: its whole lines in order, each line's seal, and what is no whole line.

    size: bytes of the whole lines; torn: bytes after them; ended: the last one has its line break;
    spoiled: what is torn begins with a whole line, so it is no killed writer's; keyed: the first
    line that is sealed with a key, 0 without; numbered: some were written by one who keeps a head;
    settled: how many are surely on the disk; interrupted: a writer may have been killed at the end.
    """

    entries: list[dict[str, Any]]
    seals: list[str]
    size: int
    torn: int
    ended: bool
    spoiled: bool = False
    keyed: int = 0
    numbered: bool = False
    settled: int = 0
    interrupted: bool = True


def read(path: Path, key: bytes | None = None) -> Lines:
    """Read and verify a file, no lines without it.

    Damaged when a line is not as it was written, sealed_head.Unlike when lines are not those that
    its head knows, sealing.Locked for lines that are sealed with a key that is not this one.
    """
    # Whoever writes changes the head first and last: alike before and after, nobody was at it.
    before = sealed_head.read(path, key)
    lines = scan(path, key)
    after = sealed_head.read(path, key)
    writing = before != after
    if before is None:
        if lines.numbered and after is None:
            raise sealed_head.Unlike(path, "headless")
    else:
        if lines.spoiled and not (before.coming or writing):
            raise Damaged(path, len(lines.seals) + 1)
        if lines.keyed and not (before.keyed or writing):
            raise sealed_head.Unlike(path, "broken")
        sealed_head.compare(path, before, lines.seals, lines.size, writing)
    if before is None and lines.spoiled and not writing:
        raise Damaged(path, len(lines.seals) + 1)
    known = before or after
    return lines._replace(
        settled=min(known.lines, len(lines.seals)) if known else len(lines.seals),
        interrupted=known is None or bool(known.coming),
    )


def scan(path: Path, key: bytes | None = None) -> Lines:
    """Read and verify the lines of a file, whatever its head says; Damaged and Locked as `read`."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        data = b""
    entries: list[dict[str, Any]] = []
    seals: list[str] = []
    size = keyed = 0
    numbered = False
    *lines, rest = data.split(b"\n")
    # the last line may be whole and yet have lost its line break, to an editor or a kill
    for line in [*lines, *([rest] if rest else [])]:
        before = seals[-1] if seals else sealing.FIRST
        opened = sealing.open_line(line, before, key)
        if opened is None or (keyed and not opened.keyed):
            if size + len(line) < len(data):
                raise Damaged(path, len(seals) + 1)
            break
        entries.append(dict(opened.entry))
        seals.append(opened.seal)
        size = min(size + len(line) + 1, len(data))
        numbered = numbered or opened.number > 0
        if opened.keyed and not keyed:
            keyed = len(seals)
    ended = data[size - 1 : size] in (b"", b"\n")
    torn = data[size:]
    spoiled = _begins_whole(torn, seals[-1] if seals else sealing.FIRST, key)
    return Lines(entries, seals, size, len(torn), ended, spoiled, keyed, numbered)


def append(
    path: Path, *entries: dict[str, Any], key: bytes | None = None, anew: bool = False
) -> None:
    """Write lines down to the disk, one for each entry. The caller alone may write.

    anew: go on from what is there, whatever the head says. OSError when the disk refuses (then the
    file is as before); Damaged, Unlike or Locked when it can't go on.
    """
    known = scan(path, key) if anew else read(path, key)
    before = known.seals[-1] if known.seals else sealing.FIRST
    data, seals = b"" if known.ended else b"\n", [before]
    for number, entry in enumerate(entries, start=len(known.seals) + 1):
        line, seal = sealing.close(entry, number, seals[-1], key)
        data += line
        seals.append(seal)
    if not anew:
        sealed_head.write(path, Head(len(known.seals), known.size, before, seals[1:]), key)
    _write_lines(path, known.size, data)
    settled = Head(len(known.seals) + len(entries), known.size + len(data), seals[-1], [])
    try:
        sealed_head.write(path, settled, key)
    except OSError:
        if anew:
            raise
        # The lines are down, and the head names them as what may come; the next one settles it.
        logger.warning("the head of %s lags behind", path, exc_info=True)


def _write_lines(path: Path, size: int, data: bytes) -> None:
    """Put lines after the first `size` bytes of a file, which stays as it was if that fails."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    try:
        os.ftruncate(handle, size)
        os.lseek(handle, size, os.SEEK_SET)
        try:
            _write(handle, data)
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)
    if not size:
        disk.sync(path.parent)


def _write(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


def _begins_whole(torn: bytes, before: str, key: bytes | None) -> bool:
    """Whether what is no whole line is one, and then something else than its line break."""
    end = _END.search(torn)
    return end is not None and sealing.open_line(torn[: end.end()], before, key) is not None
