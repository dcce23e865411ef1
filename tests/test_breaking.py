"""Full disks and limits of size at the moments that matter; many more by hand, and kills: see
tests/publish_breaking.py."""

import os
import subprocess
import sys
from pathlib import Path

BREAKING = Path(__file__).with_name("publish_breaking.py")


def test_no_full_disk_leaves_anything_half(tmp_path):
    """Where no disk can be made it says so, and the limit is tried all the same."""
    run = subprocess.run(
        [sys.executable, BREAKING, tmp_path, "both"],
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    limited = run.stdout.startswith("no disk can be made here")
    assert run.stdout.splitlines()[-1] == ("17 attempts" if limited else "34 attempts")
