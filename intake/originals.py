"""The workbooks as they came, by their SHA-256: never changed, and verified when they are read."""

import hashlib
import logging
import re
from pathlib import Path

from data import disk
from data.versions import WarehouseError
from intake import storage

logger = logging.getLogger(__name__)

_SHA = re.compile(r"[0-9a-f]{64}")
_UNDONE = "Tệp CHƯA được lưu"


def put(data_set: str, data: bytes) -> str:
    """Keep a workbook; its SHA-256. One that is there already stays as it is.

    WarehouseError when it could not be written: then nothing of it is there.
    """
    sha = hashlib.sha256(data).hexdigest()
    path = _path(data_set, sha)
    with storage.writing(path.parent, _UNDONE):
        _clear(path.parent)
        if path.is_file() and _hash(path) == sha:
            return sha
        # A damaged one is mended: the name says what has to be in it.
        try:
            disk.write(path, data)
        except OSError:
            _clear(path.parent)
            raise
        _protect(path)
    return sha


def get(data_set: str, sha: str) -> bytes:
    """A workbook as it came; WarehouseError when it is lost or is no longer what came.

    ValueError for what is no SHA-256: it becomes part of a path.
    """
    path = _path(data_set, sha)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise WarehouseError(
            f"Thiếu tệp gốc {path}. Hãy lấy lại tệp này từ bản sao lưu; bản đang dùng giữ nguyên."
        ) from None
    except OSError as error:
        raise WarehouseError(f"Không đọc được tệp gốc {path}. Hãy kiểm tra quyền đọc.") from error
    if hashlib.sha256(data).hexdigest() != sha:
        raise WarehouseError(
            f"Tệp gốc {path} đã bị sửa hoặc hỏng, không còn là tệp đã nhận. Hãy lấy lại tệp này "
            "từ bản sao lưu; bản đang dùng giữ nguyên."
        )
    return data


def _path(data_set: str, sha: str) -> Path:
    if not _SHA.fullmatch(sha):
        raise ValueError(f"a SHA-256 has 64 hexadecimal digits, got {sha!r}")
    return storage.folder(data_set) / "originals" / f"{sha}.xlsx"


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _clear(place: Path) -> None:
    """Remove what one that was killed, or failed, left half written."""
    for leftover in place.glob(f"*{disk.NEW}"):
        leftover.unlink()


def _protect(path: Path) -> None:
    """Make a file read-only, as far as the disk knows of that; its name guards it anyway."""
    try:
        path.chmod(0o444)
    except OSError as error:
        logger.warning("%s stays writable: %s", path, error)
