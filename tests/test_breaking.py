"""Full disks and limits of size at the moments that matter; many more by hand, and kills: see
tests/publish_breaking.py."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BREAKING = Path(__file__).with_name("publish_breaking.py")


@pytest.mark.parametrize("mode", ["limit", "full"])
def test_no_full_disk_leaves_anything_half(tmp_path, mode):
    """`full` says so where no disk can be made, and `limit` is tried everywhere."""
    run = subprocess.run(
        [sys.executable, BREAKING, tmp_path, mode],
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    *_, last = run.stdout.splitlines()
    assert last in ("13 attempts", "no disk can be made here: only a limit of size was tried")
    assert mode == "full" or last == "13 attempts"
