"""The commands for the units' forms: `python -m intake template | import | …` (options.py)."""

import argparse
import logging
import sys
from collections.abc import Sequence

from data.versions import WarehouseError
from intake import options
from intake.findings import IntakeError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it went well, 1 when not (with one sentence on stderr)."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    given = make_parser().parse_args(arguments)
    try:
        return given.run(given)
    except (IntakeError, WarehouseError) as error:
        print(error, file=sys.stderr)
        return 1


def make_parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(
        prog="python -m intake", description="Nhận biểu số liệu của các đơn vị."
    )
    options.add(parser.add_subparsers(title="các lệnh", metavar="LỆNH", required=True))
    return parser


if __name__ == "__main__":
    sys.exit(main())
