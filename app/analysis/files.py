"""The files of a table: as it stands (CSV, Excel), and cell by cell (Parquet)."""

import io
from collections.abc import Callable

import pandas as pd

from app.downloads import to_csv, to_excel
from app.view import View
from app.widgets import offer, tell_address
from data.spreadsheets import EXCEL

PARQUET = "application/vnd.apache.parquet"


def to_parquet(table: pd.DataFrame) -> bytes:
    """The rows as Parquet; numbers are numbers, what is not known is null."""
    out = io.BytesIO()
    table.to_parquet(out, index=False)
    return out.getvalue()


def show_files(
    view: View,
    name: str,
    caption: str,
    source: str,
    wide: Callable[[], pd.DataFrame],
    long: Callable[[], pd.DataFrame],
    *,
    follows: bool = True,
) -> None:
    """Three buttons; what they save is made when they are pressed. follows: whether the rows are of
    the quarter and communes that were chosen."""
    page = tell_address()
    kinds = (
        ("CSV", "csv", "text/csv", lambda: to_csv(wide(), view, source, follows=follows)),
        (
            "Excel",
            "xlsx",
            EXCEL,
            lambda: to_excel(wide(), view, caption, source, page, follows=follows),
        ),
        ("Parquet", "parquet", PARQUET, lambda: to_parquet(long())),
    )
    offer(kinds, name, view, follows=follows)
