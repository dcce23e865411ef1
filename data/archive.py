"""A zip archive that somebody sent, taken apart within limits; nothing is written to the disk.

How large it is when unpacked is measured, not believed; no name leads out of it; only what office
programs pack with is unpacked. What a refusal says is told by whoever asked: a workbook and a
report are mended in different ways.
"""

import io
import re
import struct
import zipfile
import zlib
from typing import NamedTuple

# Others may ask for gigabytes before the first byte comes out (LZMA).
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = 1 << 16
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError, UnicodeDecodeError),
)


class Limits(NamedTuple):
    """The most bytes, packed and unpacked, and the most members of an archive."""

    packed: int
    unpacked: int
    members: int


class Unfit(Exception):
    """An archive that is not taken apart.

    kind: empty | large | protected (an encrypted office file) | old (a file of the 1990s) |
    no_zip | broken | crowded (too many members) | path | twice (a name) | locked (a zip with a
    password) | method | bomb; count: of members, of a crowded one.
    """

    def __init__(self, kind: str, count: int = 0) -> None:
        super().__init__(kind)
        self.kind = kind
        self.count = count


def unpack(data: bytes, limits: Limits) -> dict[str, bytes]:
    """The members of an archive by name, all inflated within the limits; Unfit."""
    if not data:
        raise Unfit("empty")
    if len(data) > limits.packed:
        raise Unfit("large")
    if data.startswith(_OLE):
        raise Unfit("protected" if "EncryptedPackage".encode("utf-16-le") in data else "old")
    if not data.startswith(b"PK"):
        raise Unfit("no_zip")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _require_names(archive.infolist(), limits)
            return _inflate(archive, limits.unpacked)
    except _BROKEN as error:
        raise Unfit("broken") from error


def _require_names(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(members) > limits.members:
        raise Unfit("crowded", len(members))
    names = [member.orig_filename for member in members]
    for each in names:
        if each.startswith("/") or re.search(r"\\|:|\0|(^|/)\.\.?(/|$)", each):
            raise Unfit("path")
    if len({each.lower() for each in names}) < len(names):
        raise Unfit("twice")
    if any(member.flag_bits & 1 for member in members):
        raise Unfit("locked")
    if any(member.compress_type not in _METHODS for member in members):
        raise Unfit("method")
    if sum(member.file_size for member in members) > limits.unpacked:
        raise Unfit("bomb")


def _inflate(archive: zipfile.ZipFile, most: int) -> dict[str, bytes]:
    members, left = {}, most
    for member in archive.infolist():
        pieces = []
        with archive.open(member) as file:
            while piece := file.read(_CHUNK):
                left -= len(piece)
                if left < 0:
                    raise Unfit("bomb")
                pieces.append(piece)
        members[member.filename] = b"".join(pieces)
    return members
