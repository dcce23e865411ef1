"""Files that are there whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from data import disk


def test_a_file_is_replaced_in_one_step(tmp_path, monkeypatch):
    path = tmp_path / "a"
    disk.write(path, b"one")
    works, seen = os.replace, []

    def look(source, target):
        seen.append(path.read_bytes())
        works(source, target)

    monkeypatch.setattr(os, "replace", look)
    disk.write(path, b"two")
    assert (seen, path.read_bytes()) == ([b"one"], b"two")
    assert os.listdir(tmp_path) == ["a"]


def test_a_disk_that_refuses_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "a"
    disk.write(path, b"one")

    def full(handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        disk.write(path, b"two")
    assert path.read_bytes() == b"one"


@pytest.mark.parametrize(("error", "raised"), [(22, False), (28, True)])
def test_only_a_drive_that_can_not_sync_names_is_no_failure(tmp_path, monkeypatch, error, raised):
    def refuse(handle):
        raise OSError(error, "refused")

    monkeypatch.setattr(os, "fsync", refuse)
    if raised:
        with pytest.raises(OSError, match="refused"):
            disk.sync(tmp_path)
    else:
        disk.sync(tmp_path)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "đĩa đã hết chỗ trống"),
        (errno.EROFS, "không có quyền ghi vào kho"),
        (errno.EIO, "không ghi được vào kho"),
    ],
)
def test_why_a_disk_refused(number, reason):
    assert disk.describe(OSError(number, ""), Path("kho")) == reason
