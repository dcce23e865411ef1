"""Indicators as data files: `indicators/<id>.toml`, one for each, checked when a build reads them.

A file says why the indicator is watched, which way is good and, for each `[[version]]` of its
meaning, from which quarter it holds, what document changed it, and how its year goes: by `path =
"linear"` the same part of the way each quarter, by "level" at the target all year. What is wrong
in a file becomes one sentence that names the file.
"""

import datetime
import tomllib
from pathlib import Path
from typing import Any

from data import vietnamese
from data.versions import WarehouseError

INDICATORS = Path(__file__).resolve().parent / "indicators"

_FILE = {
    "position": int,
    "why": str,
    "direction": str,
    "cumulative": bool,
    "owner": str,
    "reviewed_on": datetime.date,
    "version": list,
}
_VERSION = {
    "valid_from": str,
    "name": str,
    "short": str,
    "unit": str,
    "decimals": int,
    "path": str,
    "source": str,
}
_OPTIONAL = {
    "valid_to": str,
    "numerator": str,
    "denominator": str,
    "changed_by": str,
    "locator": str,
    "reference_target": str,
    "reference_place": str,
    "note": str,
}


def read(folder: Path = INDICATORS) -> list[dict[str, Any]]:
    """The rows of dim_indicator: one for each version of each indicator, by position.

    WarehouseError, naming the file, for a field that is missing, unknown or of another kind, for
    versions that leave a gap or overlap, and for a change without the document that made it.
    """
    rows = []
    for path in sorted(folder.glob("*.toml")):
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise _wrong(path, f"không đọc được ({error})") from error
        rows += _rows(path, content)
    rows.sort(key=lambda row: (row["position"], row["version"]))
    positions = [row["position"] for row in rows if row["version"] == 1]
    if len(set(positions)) < len(positions):
        raise WarehouseError(f"Thư mục {folder}: hai chỉ tiêu có cùng position. Hãy đánh số lại.")
    return rows


def _rows(path: Path, content: dict[str, Any]) -> list[dict[str, Any]]:
    _require(path, content, _FILE, {})
    if content["direction"] not in ("up", "down"):
        raise _wrong(path, "direction phải là up hoặc down")
    shared = {key: content[key] for key in _FILE if key != "version"}
    rows: list[dict[str, Any]] = []
    for number, version in enumerate(content["version"], start=1):
        _require(path, version, _VERSION, _OPTIONAL)
        if version["path"] not in ("linear", "level"):
            raise _wrong(path, "path phải là linear hoặc level")
        _require_span(path, version, rows[-1] if rows else None)
        row = dict.fromkeys(_OPTIONAL) | shared | version
        row |= {"indicator_id": path.stem, "version": number, "owner": shared["owner"] or None}
        rows.append(row)
    if not rows:
        raise _wrong(path, "cần ít nhất một [[version]]")
    return rows


def _require(path: Path, content: dict[str, Any], needed: dict, optional: dict) -> None:
    for key, kind in needed.items():
        if key not in content:
            raise _wrong(path, f"thiếu {key}")
        if kind is str and not content[key] and key != "owner":
            raise _wrong(path, f"{key} đang để trống")
    for key, value in content.items():
        kind = (needed | optional).get(key)
        if kind is None:
            raise _wrong(path, f"không có mục {key}")
        # true is an int to Python, and a date-time a date: neither is what was asked for
        if type(value) is not kind:
            raise _wrong(path, f"{key} ghi không đúng kiểu ({value!r})")


def _require_span(path: Path, version: dict[str, Any], before: dict[str, Any] | None) -> None:
    """Each version holds from the quarter after the one before it ends, and says who changed it."""
    for key in ("valid_from", "valid_to"):
        if key in version and not vietnamese.is_quarter(version[key]):
            raise _wrong(path, f"{key} phải là quý, ví dụ 2024-Q2 ({version[key]!r})")
    if before is None:
        return
    if before["valid_to"] is None or version["valid_from"] != vietnamese.shift_quarter(
        before["valid_to"], 1
    ):
        raise _wrong(path, f"định nghĩa từ {version['valid_from']} không nối tiếp định nghĩa trước")
    if not version.get("changed_by") or not version.get("locator"):
        raise _wrong(path, f"định nghĩa từ {version['valid_from']} thiếu changed_by hoặc locator")


def _wrong(path: Path, what: str) -> WarehouseError:
    return WarehouseError(f"Tệp chỉ tiêu {path.name}: {what}. Hãy sửa tệp rồi dựng lại.")
