"""The launcher: `streamlit run dashboard.py`.

The screens start in `app/main.py`. Before the first of them is served, the warehouse is built
from the published files, if there is none yet or if those files have changed.
"""

import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st

from app.web import MIDDLEWARE
from data import publish
from data.versions import WarehouseError, number_of

logger = logging.getLogger("konray")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Have a warehouse before serving; when that fails, serve all the same: the screen says why."""
    started = time.perf_counter()
    try:
        if built := publish.ensure():
            seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
            print(f"  Đã dựng kho số liệu, bản {number_of(built)} ({seconds} giây).", flush=True)
    except WarehouseError as error:
        logger.error("%s", error)
    yield


app = st.App(
    Path(__file__).resolve().parent / "app" / "main.py", lifespan=lifespan, middleware=MIDDLEWARE
)
