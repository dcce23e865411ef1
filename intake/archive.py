"""The archive that a workbook is: taken apart within limits, and put together again for a library.

How large it is when unpacked is measured, not believed; no name leads out of it; only what Excel
packs with is unpacked. Nothing is written to the disk.
"""

import io
import re
import struct
import zipfile
import zlib

from data import vietnamese
from intake import layout
from intake.findings import IntakeError

PACKED, UNPACKED, MEMBERS = 10_000_000, 50_000_000, 200
# Others may ask for gigabytes before the first byte comes out (LZMA).
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = 1 << 16
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def unpack(data: bytes, name: str) -> dict[str, bytes]:
    """The members of the archive, all inflated within the limits."""
    if not data:
        raise IntakeError(f"Tệp “{name}” trống (0 byte). Hãy gửi lại tệp biểu đã lưu.")
    if len(data) > PACKED:
        size = vietnamese.write_number(len(data) / 1_000_000, 1)
        raise IntakeError(
            f"Tệp “{name}” quá lớn ({size} MB, chỉ nhận đến {PACKED // 1_000_000} MB). "
            "Hãy gửi đúng tệp biểu, không chèn ảnh hay tờ khác."
        )
    if data.startswith(_OLE):
        raise _old(data, name)
    if not data.startswith(b"PK"):
        raise IntakeError(
            f"Tệp “{name}” không phải tệp Excel .xlsx (có thể là CSV hoặc trang web được đổi tên). "
            "Hãy mở bằng Excel, chọn Lưu thành, loại “Excel Workbook (.xlsx)”."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _require_names(archive.infolist(), name)
            return _inflate(archive, name)
    except (
        *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
        *(NotImplementedError, RuntimeError, ValueError, OverflowError, UnicodeDecodeError),
    ) as error:
        raise IntakeError(
            f"Tệp “{name}” bị hỏng, không mở được (thường do tải lên hoặc chép dở). "
            "Hãy mở lại bằng Excel, lưu lại rồi gửi."
        ) from error


def pack(members: dict[str, bytes]) -> bytes:
    """An archive of these members; not compressed, for it is read at once."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, part in members.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


def _old(data: bytes, name: str) -> IntakeError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return IntakeError(
            f"Tệp “{name}” có mật khẩu nên không đọc được. "
            "Hãy bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc) rồi gửi lại."
        )
    return IntakeError(
        f"Tệp “{name}” là loại Excel cũ (.xls). "
        "Hãy mở bằng Excel, chọn Lưu thành, loại “Excel Workbook (.xlsx)”, rồi gửi lại."
    )


def _require_names(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > MEMBERS:
        raise IntakeError(
            f"Tệp “{name}” chứa {vietnamese.write_number(len(members))} phần, nhiều hơn mọi biểu "
            f"(tối đa {MEMBERS}) nên không nhận. Hãy điền vào biểu mới tải rồi gửi lại."
        )
    names = [member.orig_filename for member in members]
    for each in names:
        if each.startswith("/") or re.search(r"\\|:|\0|(^|/)\.\.?(/|$)", each):
            raise IntakeError(
                f"Tệp “{name}” chứa tên phần có đường dẫn lạ nên không nhận, để giữ an toàn. "
                "Hãy điền vào biểu mới tải rồi gửi lại."
            )
    if len({each.lower() for each in names}) < len(names):
        raise layout.broken(name)
    if any(member.flag_bits & 1 for member in members):
        raise IntakeError(
            f"Tệp “{name}” bị nén có mật khẩu nên không đọc được. Hãy gửi tệp không có mật khẩu."
        )
    if any(member.compress_type not in _METHODS for member in members):
        raise IntakeError(
            f"Tệp “{name}” được nén theo kiểu mà Excel không dùng nên không đọc được. "
            "Hãy mở bằng Excel, lưu lại (không nén bằng phần mềm khác) rồi gửi."
        )
    if sum(member.file_size for member in members) > UNPACKED:
        raise _bomb(name)


def _inflate(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    members, left = {}, UNPACKED
    for member in archive.infolist():
        pieces = []
        with archive.open(member) as file:
            while piece := file.read(_CHUNK):
                left -= len(piece)
                if left < 0:
                    raise _bomb(name)
                pieces.append(piece)
        members[member.filename] = b"".join(pieces)
    return members


def _bomb(name: str) -> IntakeError:
    return IntakeError(
        f"Tệp “{name}” nở ra quá lớn khi giải nén (hơn {UNPACKED // 1_000_000} MB) nên không nhận, "
        "để giữ an toàn. Hãy điền vào biểu mới tải rồi gửi lại."
    )
