"""The deck's command: `python -m app.deck 2024-Q2 --pptx out.pptx --html out.html`."""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from app.deck import take_along
from app.deck.asking import AskedError, make
from app.deck.powerpoint import file as powerpoint
from app.deck.powerpoint.paper import SHAPES
from app.deck.slides import tell_absent
from data.command_line import add_data_set, read_quarter
from data.saved_file import Refused
from data.versions import WarehouseError


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files that were asked for; 0 when all went well, 1 when not (told on stderr)."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    options = _parser().parse_args(arguments)
    try:
        return _write(options)
    except (AskedError, Refused, WarehouseError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"Không ghi được tệp {error.filename}: {error.strerror}.", file=sys.stderr)
    return 1


def _write(options: argparse.Namespace) -> int:
    communes = [part for text in options.commune for part in text.split(",")]
    made = make(options.data_set, options.quarter, communes, options.deck)
    for path, write in (
        (options.pptx, lambda: powerpoint.write(made.slides, made.view, options.shape)),
        (options.html, lambda: take_along.write(made.slides, made.view, options.deck)),
    ):
        if path:
            path.write_bytes(write())
            print(f"Đã ghi {path}")
    print(f"{len(made.slides)} trang chiếu.")
    if told := tell_absent(made.absent):
        print(told)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m app.deck",
        description="Ghi bộ trang chiếu của một quý ra tệp, như trang Trình chiếu đang có.",
    )
    parser.add_argument("quarter", type=read_quarter, metavar="QUÝ", help="ví dụ 2024-Q2")
    for option, what in [("--pptx", "tệp PowerPoint"), ("--html", "bản mang theo, một tệp HTML")]:
        parser.add_argument(option, type=Path, metavar="TỆP", help=f"ghi {what} ra đây")
    parser.add_argument(
        "--shape", choices=list(SHAPES), default="16:9", help="khổ trang của tệp PowerPoint"
    )
    parser.add_argument(
        "--commune",
        action="append",
        default=[],
        metavar="XÃ",
        help="mã xã, thị trấn (nhiều xã: dấu phẩy, hoặc lặp lại); không có là cả huyện",
    )
    parser.add_argument("--deck", default="", metavar="TÊN", help="bộ trang chiếu đã lưu tên này")
    add_data_set(parser)
    return parser


if __name__ == "__main__":
    sys.exit(main())
