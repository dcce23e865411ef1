"""The warehouse's commands: `python -m data build | demo | check | versions | rollback`.

Those for the units' workbooks are `python -m intake`.
"""

import argparse
import getpass
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from data import accepted, checking, demo, holds, publish, store, versions
from data.command_line import add_data_set
from data.versions import DATA_SETS, WarehouseError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it went well, 1 when not (with one sentence on stderr)."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    options = make_parser().parse_args(arguments)
    try:
        return options.run(options)
    except WarehouseError as error:
        print(error, file=sys.stderr)
        return 1


def build(options: argparse.Namespace) -> int:
    """Build, check and publish a new version."""
    _say_ending(options.data_set)
    path = demo.build() if options.data_set == "demo" else publish.build(options.data_set)
    return _say_published(options.data_set, path)


def invent(options: argparse.Namespace) -> int:
    """Make up a district of the given size, and publish it as the demonstration."""
    _say_ending("demo")
    path = demo.build(options.communes, options.quarters, options.seed)
    return _say_published("demo", path)


def check(options: argparse.Namespace) -> int:
    """Recompute every control total from the published files, in memory, and look at the version
    in use; publish nothing."""
    return checking.check(options.data_set)


def list_versions(options: argparse.Namespace) -> int:
    """List the versions that are kept; the one in use is marked."""
    try:
        in_use = versions.current(options.data_set)
    except WarehouseError as error:
        in_use = None
        print(error, file=sys.stderr)
    for path in versions.published(options.data_set):
        mark = "  đang dùng" if path == in_use else ""
        print(f"{versions.number_of(path):>6}  {path.stat().st_size / 1e6:8.1f} MB{mark}")
    if hold := holds.read(options.data_set):
        print(hold)
    return 0 if in_use else 1


def rollback(options: argparse.Namespace) -> int:
    """Go back to an earlier version, while a newer one is mended; nothing is removed, and what was
    accepted stays so: a form is taken back by `python -m intake withdraw`."""
    who = options.by or _account()
    path = publish.rollback(options.data_set, options.version, options.reason, who)
    print(f"Đang dùng bản {versions.number_of(path)} ({DATA_SETS[options.data_set]})")
    if hold := holds.read(options.data_set):
        if told := holds.note(options.data_set, hold):
            print(told, file=sys.stderr)
        print(
            "Bản này được giữ nguyên, kể cả khi khởi động lại, cho tới khi dựng tiếp, hoặc có "
            "người đồng ý kết thúc khi duyệt, rút biểu hay ghi văn bản, lời giải thích, kết luận. "
            "Quay về chỉ để dùng tạm bản cũ trong lúc sửa bản mới; muốn bỏ một biểu đã duyệt thì "
            "chạy “python -m intake withdraw”."
        )
        for line in _list_unseen(options.data_set):
            print(line)
    return 0


def _account() -> str:
    """Who runs the program, as far as the machine knows."""
    try:
        return f"tài khoản máy {getpass.getuser()}"
    except (KeyError, OSError):
        return ""


def _list_unseen(data_set: str) -> list[str]:
    """The accepted forms and entries that the version in use lacks, as a sentence, if any."""
    unseen = accepted.list_unseen(store.snapshot(data_set), accepted.listed(data_set))
    if not unseen:
        return []
    return [f"Đã duyệt, đã ghi mà bản này không có: {', '.join(unseen)}."]


def _say_ending(data_set: str) -> None:
    """Say that a rollback ends with what is done now."""
    if hold := holds.read(data_set):
        print(hold.ending)


def _say_published(data_set: str, path: Path) -> int:
    print(f"Đã công bố bản {versions.number_of(path)} ({DATA_SETS[data_set]}): {path}")
    return 0


def make_parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(
        prog="python -m data", description="Dựng, kiểm tra và công bố kho số liệu."
    )
    parts = parser.add_subparsers(title="các lệnh", metavar="LỆNH", required=True)
    for name, run, text in [
        ("build", build, "dựng bản mới từ data/published, kiểm tra, rồi công bố"),
        ("demo", invent, "bịa ra một huyện minh họa theo cỡ đã cho, kiểm tra, rồi công bố"),
        ("check", check, "tính lại các tổng kiểm soát, soát bản đang dùng; mã thoát 1 nếu lệch"),
        ("versions", list_versions, "liệt kê các bản đang giữ"),
        ("rollback", rollback, "quay về bản trước (hoặc một bản chỉ định)"),
    ]:
        command = parts.add_parser(name, help=text, description=text.capitalize() + ".")
        command.set_defaults(run=run)
        if name == "demo":
            for option, default, meaning in [
                ("--communes", demo.COMMUNES, "số xã, thị trấn"),
                ("--quarters", demo.QUARTERS, "số quý, tính lùi từ quý II/2025"),
                ("--seed", demo.SEED, "số gieo: cùng số này thì ra cùng số liệu"),
            ]:
                command.add_argument(
                    option,
                    type=int,
                    default=default,
                    metavar="SỐ",
                    help=f"{meaning} (mặc định: {default})",
                )
        else:
            add_data_set(command)
        if name == "rollback":
            command.add_argument("version", nargs="?", type=int, help="số bản muốn dùng lại")
            command.add_argument(
                "--reason", default="", metavar="LÝ_DO", help="vì sao; hiện trên mọi trang"
            )
            command.add_argument(
                "--by",
                default="",
                metavar="TÊN",
                help="họ tên người làm, ghi vào sổ (mặc định: tài khoản máy)",
            )
    return parser


if __name__ == "__main__":
    sys.exit(main())
