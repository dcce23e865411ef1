"""Opening a workbook that anybody may have sent: what is dangerous or no workbook is refused.

Everything is looked at before openpyxl sees it: how large it is when unpacked (really, not as it
claims), that no name leads out of the archive, that no part is a program, links elsewhere or
carries a document type (which entity bombs need). Nothing is run, fetched or written to the disk.
"""

import datetime
import io
import logging
import re
import warnings
import zipfile
import zlib
from decimal import Decimal
from typing import NamedTuple

import openpyxl
from openpyxl.utils import get_column_letter

from data import vietnamese
from intake import layout, parts
from intake.findings import IntakeError
from intake.layout import Layout

logger = logging.getLogger(__name__)

PACKED, UNPACKED, MEMBERS = 10_000_000, 50_000_000, 200
# More than any form has; what lies beyond is reported, not read.
ROWS, COLUMNS = 1_000, 26
_CHUNK = 1 << 16
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_LONGEST_NAME = 80
_LONGEST_TEXT = 2_000  # of a cell; a longer one is too long for any answer anyway


class Cell(NamedTuple):
    """What a cell holds.

    kind: "number" | "text" | "date" | "error" | "boolean"; text: as one would read it aloud: a
    number written in Vietnamese; number: of a number; formula: whether it was computed.
    """

    kind: str
    text: str
    number: Decimal | None = None
    formula: bool = False


class Sheet(NamedTuple):
    """A sheet: its cells that hold something, by name, and how it is laid out."""

    name: str
    visible: bool
    cells: dict[str, Cell]
    layout: Layout


def open(data: bytes, name: str) -> dict[str, Sheet]:
    """The sheets of a workbook, by name (NFC), in its order.

    IntakeError, naming the file, for anything that is no plain .xlsx workbook or that may do harm.
    """
    name = show_name(name)
    members = _unpack(data, name)
    parts.require_harmless(members, name)
    layouts = parts.look(members, name)
    try:
        with warnings.catch_warnings():
            # openpyxl tells of what it leaves out: pictures, notes, looks. We read none of them.
            warnings.simplefilter("ignore")
            return _read(data, layouts)
    except Exception as error:
        # Whatever a library stumbles over in a file that it did not write: the file is damaged.
        logger.warning("can't read %s: %r", name, error)
        raise layout.broken(name) from error


def show_name(name: str) -> str:
    """A file's name as it may be shown: its last part, tidied and shortened."""
    last = re.split(r"[/\\]", vietnamese.normalise(name))[-1]
    tidy = "".join(char for char in last if char.isprintable())
    return tidy if len(tidy) <= _LONGEST_NAME else tidy[: _LONGEST_NAME - 1] + "…"


def _unpack(data: bytes, name: str) -> dict[str, bytes]:
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
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
        UnicodeDecodeError,
    ) as error:
        raise IntakeError(
            f"Tệp “{name}” bị hỏng, không mở được (thường do tải lên hoặc chép dở). "
            "Hãy mở lại bằng Excel, lưu lại rồi gửi."
        ) from error


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


def _read(data: bytes, layouts: dict[str, Layout]) -> dict[str, Sheet]:
    book = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=True, keep_links=False
    )
    try:
        sheets = {}
        for sheet in book.worksheets:
            laid_out = layouts[sheet.title]
            cells = {}
            # Its own bounds: the sheet may claim a million rows.
            for row in sheet.iter_rows(1, ROWS, 1, COLUMNS):
                for cell in row:
                    if cell.value is not None:
                        at = f"{get_column_letter(cell.column)}{cell.row}"
                        made = _cell(cell.value, cell.data_type, cell.number_format)
                        if made:
                            cells[at] = made._replace(formula=at in laid_out.formulas)
            name = vietnamese.normalise(sheet.title)
            sheets[name] = Sheet(name, sheet.sheet_state == "visible", cells, laid_out)
        return sheets
    finally:
        book.close()


def _cell(value: object, data_type: str, look: str) -> Cell | None:
    if isinstance(value, bool):
        return Cell("boolean", "TRUE" if value else "FALSE")
    if data_type == "e":
        return Cell("error", str(value)[:20])
    if isinstance(value, datetime.datetime | datetime.date):
        return Cell("date", vietnamese.write_date(value))
    if isinstance(value, datetime.time | datetime.timedelta):
        return Cell("date", str(value))
    if isinstance(value, int | float):
        return _number(value, look)
    text = vietnamese.normalise(str(value)[:_LONGEST_TEXT])
    return Cell("text", text) if text else None


def _number(value: int | float, look: str) -> Cell:
    # Fifteen figures, as Excel shows them: 0.1 + 0.2 is 0.3 to whoever typed it.
    number = Decimal(repr(value) if isinstance(value, int) else f"{value:.15g}")
    if not number.is_finite():
        return Cell("error", str(value))
    if abs(number) >= Decimal("1e15"):
        return Cell("number", f"{number:.3e}", number)
    sign = "%" if "%" in re.sub(r'"[^"]*"|\\.', "", look or "") else ""
    shown = number * 100 if sign else number
    decimals = max(0, -int(shown.normalize().as_tuple().exponent))
    return Cell("number", vietnamese.write_number(shown, decimals) + sign, number)
