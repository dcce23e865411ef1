"""Options that the project's commands have in common."""

import argparse

from data import vietnamese
from data.versions import DATA_SETS


def read_quarter(text: str) -> str:
    """The key of a quarter that was typed; an error of the command line for what is none."""
    try:
        return vietnamese.read_quarter(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def add_data_set(parser: argparse.ArgumentParser) -> None:
    """Let a command be told its data set; the official one, when it is not."""
    parser.add_argument(
        "--data-set",
        choices=list(DATA_SETS),
        default="official",
        help="bộ số liệu: official là chính thức, demo là minh họa (mặc định: official)",
    )
