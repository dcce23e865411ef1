"""The archive that a workbook is: taken apart within limits, and put together for a library."""

import io
import zipfile

from data import archive, vietnamese
from data.archive import Limits, Unfit
from intake import layout
from intake.findings import IntakeError

PACKED, UNPACKED, MEMBERS = 10_000_000, 50_000_000, 200
_REFUSED = {
    "empty": "Tệp “{name}” trống (0 byte). Hãy gửi lại tệp biểu đã lưu.",
    "large": (
        "Tệp “{name}” quá lớn ({size} MB, chỉ nhận đến {packed} MB). "
        "Hãy gửi đúng tệp biểu, không chèn ảnh hay tờ khác."
    ),
    "protected": (
        "Tệp “{name}” có mật khẩu nên không đọc được. "
        "Hãy bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc) rồi gửi lại."
    ),
    "old": (
        "Tệp “{name}” là loại Excel cũ (.xls). "
        "Hãy mở bằng Excel, chọn Lưu thành, loại “Excel Workbook (.xlsx)”, rồi gửi lại."
    ),
    "no_zip": (
        "Tệp “{name}” không phải tệp Excel .xlsx (có thể là CSV hoặc trang web được đổi tên). "
        "Hãy mở bằng Excel, chọn Lưu thành, loại “Excel Workbook (.xlsx)”."
    ),
    "broken": (
        "Tệp “{name}” bị hỏng, không mở được (thường do tải lên hoặc chép dở). "
        "Hãy mở lại bằng Excel, lưu lại rồi gửi."
    ),
    "crowded": (
        "Tệp “{name}” chứa {count} phần, nhiều hơn mọi biểu "
        "(tối đa {members}) nên không nhận. Hãy điền vào biểu mới tải rồi gửi lại."
    ),
    "path": (
        "Tệp “{name}” chứa tên phần có đường dẫn lạ nên không nhận, để giữ an toàn. "
        "Hãy điền vào biểu mới tải rồi gửi lại."
    ),
    "locked": "Tệp “{name}” bị nén có mật khẩu nên không đọc được. Hãy gửi tệp không có mật khẩu.",
    "method": (
        "Tệp “{name}” được nén theo kiểu mà Excel không dùng nên không đọc được. "
        "Hãy mở bằng Excel, lưu lại (không nén bằng phần mềm khác) rồi gửi."
    ),
    "bomb": (
        "Tệp “{name}” nở ra quá lớn khi giải nén (hơn {unpacked} MB) nên không nhận, "
        "để giữ an toàn. Hãy điền vào biểu mới tải rồi gửi lại."
    ),
}


def unpack(data: bytes, name: str) -> dict[str, bytes]:
    """The members of the archive, all inflated within the limits."""
    try:
        return archive.unpack(data, Limits(PACKED, UNPACKED, MEMBERS))
    except Unfit as unfit:
        if unfit.kind == "twice":
            raise layout.broken(name) from unfit
        told = _REFUSED[unfit.kind].format(
            name=name,
            size=vietnamese.write_number(len(data) / 1_000_000, 1),
            count=vietnamese.write_number(unfit.count),
            packed=PACKED // 1_000_000,
            unpacked=UNPACKED // 1_000_000,
            members=MEMBERS,
        )
        raise IntakeError(told) from unfit


def pack(members: dict[str, bytes]) -> bytes:
    """An archive of these members; not compressed, for it is read at once."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name, part in members.items():
            packed.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()
