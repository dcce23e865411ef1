"""Seals: each line of a file bound to the one before it, and to a key where one is configured.

Without a key a seal is a SHA-256, which shows what was changed by mistake or clumsily; whoever can
write the file can make all seals anew. With a key it is an HMAC, which only its holder can make.
The key is `KONRAY_JOURNAL_KEY`, or the content of the file that `KONRAY_JOURNAL_KEY_FILE` names;
it belongs elsewhere than what it seals.
"""

import hashlib
import hmac
import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from data.versions import WarehouseError

FIRST = "0" * 64  # stands for the seal before the first line
VARIABLE, FILE_VARIABLE = "KONRAY_JOURNAL_KEY", "KONRAY_JOURNAL_KEY_FILE"
_SHORTEST = 16  # bytes; a shorter key can be guessed
_KEPT = 4_096  # lines of which is remembered what they say


class Locked(Exception):
    """A line that is sealed with a key: with another one than the one `given`, if any."""

    def __init__(self, given: bool) -> None:
        super().__init__("sealed with another key" if given else "sealed with a key")
        self.given = given


class Line(NamedTuple):
    """What a line says. number: as which line it was written, 0 where lines had no number yet."""

    entry: dict[str, Any]
    number: int
    seal: str
    keyed: bool


def configured() -> bytes | None:
    """The key, None where none is configured; WarehouseError when it can't be used."""
    key = os.environ.get(VARIABLE, "").strip().encode()
    file = os.environ.get(FILE_VARIABLE, "").strip()
    if not key and file:
        try:
            key = Path(file).read_bytes().strip()
        except OSError as error:
            raise WarehouseError(
                f"Không đọc được tệp khóa niêm phong {file} (biến {FILE_VARIABLE}). Hãy kiểm tra "
                "tên tệp và quyền đọc, rồi khởi động lại."
            ) from error
    if (key or file) and len(key) < _SHORTEST:
        raise WarehouseError(
            f"Khóa niêm phong sổ nhập số liệu quá ngắn. Hãy đặt khóa từ {_SHORTEST} ký tự trở lên, "
            "rồi khởi động lại."
        )
    return key or None


def close(entry: dict[str, Any], number: int, before: str, key: bytes | None) -> tuple[bytes, str]:
    """The line of an entry, with its line break, and the seal that stands at its end."""
    said = entry | {"line": number} | ({"key": _name(key)} if key else {})
    seal = _seal(said, before, key)
    return _dump(said | {"seal": seal}) + b"\n", seal


@lru_cache(maxsize=_KEPT)
def open_line(line: bytes, before: str, key: bytes | None) -> Line | None:
    """What a line says, None when it is not exactly as it was written; Locked without its key.

    The very same bytes after the same seal say the same, so they are judged once; nobody changes
    what is given.
    """
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    if not isinstance(entry, dict) or _dump(entry) != line:
        return None
    seal = entry.pop("seal", None)
    name = entry.get("key")
    if name is not None and (key is None or name != _name(key)):
        raise Locked(key is not None)
    if seal != _seal(entry, before, key if name else None):
        return None
    entry.pop("key", None)
    return Line(entry, entry.pop("line", 0), seal, name is not None)


def _name(key: bytes) -> str:
    """By what a key is known without being told."""
    return hmac.new(key, b"konray", hashlib.sha256).hexdigest()[:8]


def _seal(entry: dict[str, Any], before: str, key: bytes | None) -> str:
    said = before.encode() + _dump(entry)
    return (hmac.new(key, said, hashlib.sha256) if key else hashlib.sha256(said)).hexdigest()


def _dump(entry: dict[str, Any]) -> bytes:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
