"""The commands of intake and their options: `python -m intake template | import | return |
withdraw | close | open | allow | villages | journal | clock | resume | take-over | rebuild`."""

import argparse
from datetime import date
from pathlib import Path

from data import vietnamese
from data.command_line import add_data_set
from intake import commands


def add(parsers: argparse._SubParsersAction) -> None:
    """Put the commands into a parser."""
    name = ("--by", {"required": True, "metavar": "TÊN", "help": "họ tên người làm, ghi vào sổ"})
    sure = ("--yes", {"action": "store_true", "help": "khóa luôn, không hỏi lại"})
    unit = ("--unit", {"required": True, "metavar": "MÃ", "help": "mã đơn vị, ví dụ dak-pne"})
    quarter = ("--quarter", {"required": True, "metavar": "QUÝ", "help": "quý, ví dụ 2024-Q3"})
    why = ("--reason", {"required": True, "metavar": "LÝ_DO", "help": "vì sao"})
    out = ("--out", {"type": Path, "metavar": "TỆP", "help": "tên tệp biểu (mặc định: <mã>-<quý>)"})
    until = ("--until", {"required": True, "type": _day, "metavar": "NGÀY", "help": "ngày cuối"})
    files = ("files", {"nargs": "+", "type": Path, "metavar": "TỆP", "help": "tệp .xlsx gửi đến"})
    listed = ("files", {"nargs": "+", "type": Path, "metavar": "TỆP", "help": "tệp CSV UTF-8"})
    ending = (
        "--end-rollback",
        {"action": "store_true", "help": "đồng ý kết thúc việc quay về bản cũ, nếu đang quay về"},
    )
    received = (
        "--received",
        {"type": _day, "metavar": "NGÀY", "help": "ngày nhận (bản giấy, thư)"},
    )
    accept = ("--accept", {"action": "store_true", "help": "duyệt những tệp không còn lỗi"})
    filled = (
        "--only-filled",
        {"action": "store_true", "help": "chỉ sửa những ô đã điền, còn lại giữ như đã duyệt"},
    )
    marked = ("--annotate", {"action": "store_true", "help": "ghi bản đánh dấu chỗ cần sửa"})
    why_warning = (
        "--reason",
        {
            "action": "append",
            "default": [],
            "metavar": "LÝ_DO",
            "help": "trả lời một cảnh báo: “W301 Chỉ tiêu!D7=lý do”; dùng được nhiều lần; “W311=lý "
            "do”, “W312=lý do”: trả lời chung mọi số đã duyệt bị bỏ, bị đổi",
        },
    )
    for command, run, text, options in [
        (
            "template",
            commands.template,
            "làm biểu trống của một đơn vị, một quý",
            [unit, quarter, out],
        ),
        (
            "import",
            commands.take_in,
            "nhận biểu: kiểm tra, liệt kê chỗ sai; có thể duyệt luôn",
            [files, name, received, accept, filled, why_warning, marked, ending],
        ),
        ("return", commands.give_back, "trả lại biểu gửi sau cùng", [unit, quarter, why, name]),
        (
            "withdraw",
            commands.withdraw,
            "rút biểu đã duyệt: số liệu trở về bản trước, hoặc không còn",
            [unit, quarter, why, name, ending],
        ),
        ("close", commands.close, "khóa một quý: không nhận biểu nữa", [quarter, name, sure]),
        ("open", commands.reopen, "mở lại một quý đã khóa", [quarter, why, name]),
        (
            "allow",
            commands.allow,
            "cho một đơn vị gửi muộn sau khi khóa quý",
            [unit, quarter, until, why, name],
        ),
        (
            "villages",
            commands.load_villages,
            "nạp danh mục thôn, làng (CSV: xã, thôn)",
            [listed, name],
        ),
        ("journal", commands.list_journal, "liệt kê biểu đã gửi, trả lại, duyệt", []),
        (
            "clock",
            commands.trust_clock,
            "xác nhận giờ máy đúng, khi sổ cho thấy là sai",
            [why, name],
        ),
        (
            "resume",
            commands.resume,
            "dùng tiếp sổ bị mất dòng, khi không còn bản sao lưu",
            [why, name],
        ),
        (
            "take-over",
            commands.take_over,
            "ghi thành tệp các số liệu đã duyệt từ trước (chạy một lần sau khi nâng cấp)",
            [],
        ),
        ("rebuild", commands.rebuild, "dựng lại kho từ số công bố và các biểu đã duyệt", []),
    ]:
        parser = parsers.add_parser(command, help=text, description=text.capitalize() + ".")
        parser.set_defaults(run=run)
        for flag, settings in options:
            parser.add_argument(flag, **settings)
        add_data_set(parser)


def _day(text: str) -> date:
    try:
        return vietnamese.read_date(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
