"""Where the published versions of a data set lie, and which one is in use.

    data/warehouse/official/konray-000124.duckdb
    data/warehouse/official/CURRENT               one line: konray-000124.duckdb
    data/warehouse/official/HELD                  an earlier version is held (holds.py)

A version is never changed once it has its name. Readers follow the pointer; a build writes a new
file and moves the pointer last. `KONRAY_DATA` moves the whole folder.
"""

import json
import logging
import os
import re
import time
from pathlib import Path

logger = logging.getLogger(__name__)

DATA_SETS = {"official": "chính thức", "demo": "minh họa"}

_NAME = re.compile(r"konray-(\d{6})\.duckdb")
_DEFAULT_HOME = Path(__file__).resolve().parent / "warehouse"


class WarehouseError(Exception):
    """The warehouse can't be read or written; the message is a Vietnamese sentence for the user."""


def folder(data_set: str) -> Path:
    """The folder of one data set; ValueError for a data set that we don't have."""
    if data_set not in DATA_SETS:
        raise ValueError(f"unknown data set {data_set!r}, expected one of {sorted(DATA_SETS)}")
    return Path(os.environ.get("KONRAY_DATA") or _DEFAULT_HOME) / data_set


def file_of(data_set: str, version: int) -> Path:
    """The file of one version, whether it is there or not."""
    return folder(data_set) / f"konray-{version:06d}.duckdb"


def number_of(path: Path) -> int:
    """The version number in a file's name; ValueError when it is no version's name."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        raise ValueError(f"{path.name} is not the name of a version")
    return int(match[1])


def published(data_set: str) -> list[Path]:
    """All versions that are kept, oldest first."""
    return sorted(path for path in folder(data_set).glob("*.duckdb") if _NAME.fullmatch(path.name))


def reported(data_set: str) -> list[int]:
    """The versions that issued reports name, also those that are no longer kept."""
    found = []
    for path in folder(data_set).glob("reports/*/issued/*/about.json"):
        try:
            found.append(int(json.loads(path.read_bytes())["warehouse"]["version"]))
        except (OSError, ValueError, KeyError, TypeError):
            logger.exception("can't read which version %s names", path)
    return found


def exists(data_set: str) -> bool:
    """Whether anything was ever published for this data set."""
    return (folder(data_set) / "CURRENT").is_file()


def pointed(data_set: str) -> int | None:
    """The number that the pointer names, whether that version is there or not."""
    try:
        name = (folder(data_set) / "CURRENT").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    match = _NAME.fullmatch(name)
    return int(match[1]) if match else None


def current(data_set: str) -> Path:
    """The version in use; WarehouseError when there is none, or when the pointer leads nowhere."""
    pointer = folder(data_set) / "CURRENT"
    again = f"python -m data build --data-set {data_set}"
    back = f"python -m data rollback --data-set {data_set}"
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise WarehouseError(
            f"Chưa có kho số liệu {DATA_SETS[data_set]}. Hãy chạy “{again}” rồi tải lại trang."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise WarehouseError(
            f"Không đọc được tệp trỏ {pointer}. Hãy kiểm tra quyền đọc thư mục, "
            f"hoặc chạy “{again}”."
        ) from error
    # The name is checked before it becomes a path: a pointer never leads out of its folder.
    if not _NAME.fullmatch(name):
        raise WarehouseError(
            f"Tệp trỏ {pointer} bị hỏng. Hãy chạy “{back}” để dùng lại bản trước, "
            f"hoặc “{again}” để dựng bản mới."
        )
    path = pointer.parent / name
    if not path.is_file():
        raise WarehouseError(
            f"Tệp trỏ dẫn tới bản {name} nhưng tệp đó không còn. Hãy chạy “{back}” "
            f"để dùng lại bản trước, hoặc “{again}” để dựng bản mới."
        )
    return path


def point_to(path: Path) -> None:
    """Make `path` the version in use, in one step that readers can't see half done."""
    fresh = path.parent / "CURRENT.new"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(path.name + "\n")
        file.flush()
        os.fsync(file.fileno())
    replace(fresh, path.parent / "CURRENT")


def replace(source: Path, target: Path) -> None:
    """`os.replace`, patient with Windows, where a file that is being read can't be replaced."""
    for wait in (0.01, 0.05, 0.2, 1.0):
        try:
            os.replace(source, target)
            return
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(wait)
    os.replace(source, target)
