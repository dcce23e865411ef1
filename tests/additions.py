"""Whether the tests still pass with more on the lists: customs, indicators, an agency.

    .venv/bin/python tests/additions.py                            all tests but the browser's
    .venv/bin/python tests/additions.py tests/app/customs -k grid  what pytest would be told

No part of the suite: it is that suite, run on a copy of the tree in a temporary folder to which
was added what CONTRIBUTING.md says. What fails there is pinned to today's lists.
"""

import csv
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
USUAL = ["--ignore", "tests/browser"]
CUSTOMS = {"cung-ruong": ("hu_tuc", "Cúng ruộng"), "an-moi": ("phong_tuc", "Ăn mới")}
AGENCY = {
    "unit_id": "phong-y-te",
    "kind": "agency",
    "name": "Phòng Y tế huyện",
    "parent_id": "kon-ray",
    "valid_to": "2025-06-30",
    "source": "Thêm vào để thử",
}
# Of each indicator that is added, what is written otherwise than in MODEL.
MODEL = "khkt"
INDICATORS = {
    "nuoc-sach": {"short": '"Có nước sạch"', "name": '"Hộ DTTS nghèo có nước sạch"'},
    "nha-tam": {"short": '"Còn ở nhà tạm"', "name": '"Hộ còn ở nhà tạm"', "direction": '"down"'},
    "bo-hoc": {
        "short": '"Học sinh bỏ học"',
        "name": '"Tỷ lệ học sinh DTTS bỏ học"',
        "direction": '"down"',
        "cumulative": "true",
        "path": '"level"',
        "numerator": '"học sinh bỏ học"',
        "denominator": '"tổng số học sinh"',
    },
}


def main() -> int:
    """Copy, add, test; the exit status is that of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        copy_tree(Path(folder))
        add_customs(Path(folder) / "data/published/dim_custom.csv")
        add_indicators(Path(folder) / "data/indicators")
        append(Path(folder) / "data/published/dim_unit.csv", [AGENCY])
        command = [sys.executable, "-m", "pytest", "-q", "--tb=short", *(sys.argv[1:] or USUAL)]
        return subprocess.run(command, cwd=folder, check=False).returncode


def copy_tree(folder: Path) -> None:
    """The files that git knows, and the new ones that it does not ignore, as they are now."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def add_customs(path: Path) -> None:
    """A custom more of each kind, at the next position."""
    known = _rows(path)
    rows = []
    for custom_id, (kind, name) in CUSTOMS.items():
        last = max(int(row["position"]) for row in known if row["kind"] == kind)
        rows.append(
            known[0] | {"custom_id": custom_id, "kind": kind, "position": last + 1, "name": name}
        )
    append(path, rows)


def add_indicators(folder: Path) -> None:
    """An indicator to rise, one to fall and one with a ceiling, at the next positions."""
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.toml")]
    last = max(int(re.search(r"^position = (\d+)", text, re.MULTILINE)[1]) for text in texts)
    for position, (indicator_id, lines) in enumerate(INDICATORS.items(), last + 1):
        text = (folder / f"{MODEL}.toml").read_text(encoding="utf-8")
        for key, value in {"position": position, **lines}.items():
            line = re.compile(rf'^{key} = ("[^"]*"|\w+)', re.MULTILINE)
            text, count = line.subn(f"{key} = {value}", text)
            assert count == 1, f"{MODEL}.toml says {key} {count} times"
        (folder / f"{indicator_id}.toml").write_text(text, encoding="utf-8")


def append(path: Path, rows: list[dict]) -> None:
    """Add rows to a published file; a column that they do not name stays empty."""
    columns = list(_rows(path)[0])
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, restval="", lineterminator="\n").writerows(rows)


def _rows(path: Path) -> list[dict]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    sys.exit(main())
