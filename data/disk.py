"""Files that are there whole or not at all, also after a full disk, a kill or a power cut."""

import errno
import logging
import os
from pathlib import Path

from data import versions

logger = logging.getLogger(__name__)

NEW = ".new"  # what a file's name ends in until it is whole
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def write(path: Path, data: bytes) -> None:
    """Write a file so that its name never leads to half of it; OSError when the disk refuses."""
    fresh = path.with_name(path.name + NEW)
    write_through(fresh, data)
    versions.replace(fresh, path)
    sync(path.parent)


def write_through(path: Path, data: bytes) -> None:
    """Write a file down to the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """Make the names in a folder last through a power cut, as far as its disk knows of that."""
    if os.name == "nt":
        return  # Windows does so by itself, and can't open a folder
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno in (*_FULL, errno.EIO):
            raise
        # What was written is there under its name; a network drive may know no more than that.
        logger.warning("%s may not outlast a power cut: %s", folder, error)
    finally:
        os.close(handle)


def describe(error: OSError, place: Path) -> str:
    """Why a disk refused, in words."""
    if error.errno in _FULL:
        return "đĩa đã hết chỗ trống"
    if error.errno in _FORBIDDEN:
        return f"không có quyền ghi vào {place}"
    return f"không ghi được vào {place}"
