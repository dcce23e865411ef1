"""What a sealed file must hold, kept beside it: how many lines, how many bytes, the last seal.

The file alone can't tell that its last lines were cut off. So before lines are written the head
says which may come, and once they are on the disk, that they are there: a writer who was killed in
between leaves a file that holds none, some or all of what may come, and nothing is wrong with that.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from data import disk, sealing


class Head(NamedTuple):
    """What is surely there (lines, bytes, the last line's seal), and the seals that may follow.

    keyed: it bears a key's seal itself.
    """

    lines: int
    size: int
    last: str
    coming: list[str]
    keyed: bool = False


class Unlike(Exception):
    """A file whose lines are well sealed, but not those that its head knows.

    why: cut (`known` lines were there, fewer are) | changed (line `known` is another one) |
    foreign (there are more than `known` lines, which the head knows nothing of) | headless (its
    head is gone) | broken (its head is damaged).
    """

    def __init__(self, path: Path, why: str, known: int = 0, lost: tuple[int, int] = (0, 0)):
        super().__init__(f"{path}: {why}, {known} lines are known")
        self.why = why
        self.known = known
        self.lost = lost  # lines and bytes


def path_of(path: Path) -> Path:
    """The head of a file, whether it is there or not."""
    return path.with_suffix(".head")


def read(path: Path, key: bytes | None) -> Head | None:
    """The head of a file, None without one; Unlike when it is damaged, Locked without its key."""
    try:
        data = path_of(path).read_bytes()
    except FileNotFoundError:
        return None
    line = sealing.open_line(data.removesuffix(b"\n"), sealing.FIRST, key)
    try:
        if line is not None:
            return Head(line.number, **line.entry, keyed=line.keyed)
    except TypeError:  # well sealed, but not what a head says
        pass
    raise Unlike(path, "broken")


def write(path: Path, head: Head, key: bytes | None) -> None:
    """Write the head of a file down to the disk, whole or not at all; OSError when it refuses."""
    entry = {"size": head.size, "last": head.last, "coming": head.coming}
    data, _ = sealing.close(entry, head.lines, sealing.FIRST, key)
    disk.write(path_of(path), data)


def compare(path: Path, head: Head, seals: Sequence[str], size: int, writing: bool = False) -> None:
    """Unlike when the seals of a file's lines, of `size` bytes, are not those of its head.

    writing: somebody was at it while the file was read, so that there may be more by now.
    """
    if len(seals) < head.lines:
        raise Unlike(path, "cut", head.lines, (head.lines - len(seals), head.size - size))
    if head.lines and seals[head.lines - 1] != head.last:
        raise Unlike(path, "changed", head.lines)
    more = seals[head.lines :]
    if not writing and list(more) != head.coming[: len(more)]:
        raise Unlike(path, "foreign", head.lines)
