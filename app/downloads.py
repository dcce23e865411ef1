"""Downloads of exactly the rows on the screen: CSV, and Excel with a cover sheet."""

import csv
import io
from datetime import UTC, datetime

import pandas as pd

from app.age import tell_age
from app.view import View
from data import versions, vietnamese, words
from data.spreadsheets import add_cover, add_rows, defuse, open_book


def file_name(view: View, name: str, ending: str, *, follows: bool = True) -> str:
    """The name of a download: "minh-hoa-mo-hinh-2024-Q2.csv" while figures are invented; without
    the quarter where the rows do not follow it."""
    quarter = f"-{view.quarter}" if follows else ""
    return f"{'minh-hoa-' if view.is_demo else ''}{name}{quarter}.{ending}"


def describe(view: View, source: str, *, follows: bool = True) -> dict[str, str]:
    """What a download says about itself: the choice, unless the rows do not follow it, the source,
    the data set."""
    chosen = f"{vietnamese.write_quarter(view.quarter)}; {view.where}"
    about = {"Xem theo": chosen} if follows else {}
    about |= {"Nguồn": source} if source else {}
    about["Bộ số liệu"] = (
        words.DEMO
        if view.is_demo
        else words.start(f"số liệu {versions.DATA_SETS[view.snapshot.data_set]}")
    )
    if age := tell_age(view):
        about["Số liệu"] = age
    return about


def to_csv(table: pd.DataFrame, view: View, source: str = "", *, follows: bool = True) -> bytes:
    """The rows as CSV that a Vietnamese Excel opens in columns: UTF-8 with a byte order mark,
    semicolons between cells, decimal commas.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    told = describe(view, source, follows=follows)
    # no two columns of one name: rows that name their own source need no other
    about = {head: text for head, text in told.items() if head not in table.columns}
    writer.writerow([*table.columns, *about])
    for row in table.itertuples(index=False):
        writer.writerow([*(defuse(cell) for cell in row), *about.values()])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def to_excel(
    table: pd.DataFrame,
    view: View,
    caption: str,
    source: str = "",
    page: str = "",
    *,
    follows: bool = True,
) -> bytes:
    """The rows as a workbook: a cover sheet that says what they are, where they stood (`page`, an
    address) and when they were taken, and one with the rows.

    Numbers are numbers, an unknown one is an empty cell.
    """
    about = describe(view, source, follows=follows)
    about |= {"So sánh với": vietnamese.write_quarter(view.quarter_before)} if follows else {}
    about["Huyện"] = view.district
    about["Kho số liệu"] = f"bản {view.snapshot.version}"
    about |= {"Trang": page} if page else {}
    about["Tải về lúc"] = vietnamese.write_moment(datetime.now(UTC))
    out = io.BytesIO()
    with open_book(out) as book:
        add_cover(book, caption, about)
        add_rows(book, book.add_worksheet("Số liệu"), table)
    return out.getvalue()
