"""The launcher: `streamlit run dashboard.py`.

The screens start in `app/main.py`. Before the first of them is served, the warehouse is built
from the published files, and the demonstration made up, if there is none yet or if what they are
made from has changed.
"""

import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import duckdb
import streamlit as st

from app.web import MIDDLEWARE
from data import notices
from data.versions import WarehouseError, number_of
from intake import filing

logger = logging.getLogger("konray")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Have a warehouse before serving; when that fails, serve all the same: the screen says why."""
    _have("official", "kho số liệu")
    _have("demo", "số liệu minh họa")
    yield


def _have(data_set: str, name: str) -> None:
    """Build a data set if need be, and say so; what stops it, the log and the screen say, and
    neither the other one nor the server is stopped by it."""
    started = time.perf_counter()
    try:
        if built := filing.ensure(data_set):
            seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
            print(f"  Đã dựng {name}, bản {number_of(built)} ({seconds} giây).", flush=True)
    except WarehouseError as error:
        logger.error("%s", error)
        notices.remember(data_set, str(error))
    except (OSError, duckdb.Error) as error:
        logger.exception("can't build %s", data_set)
        notices.remember(
            data_set,
            f"Không dựng được {name} ({type(error).__name__}): hãy báo người "
            "quản trị xem nhật ký máy chủ.",
        )


app = st.App(
    Path(__file__).resolve().parent / "app" / "main.py", lifespan=lifespan, middleware=MIDDLEWARE
)
