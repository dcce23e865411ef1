"""The launcher: `streamlit run dashboard.py`.

The screens start in `app/main.py`. Before the first of them is served, the warehouse is built
from the published files, and the demonstration made up, if there is none yet or if what they are
made from has changed.
"""

import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st

from app.web import MIDDLEWARE
from data import demo, publish
from data.versions import WarehouseError, number_of

logger = logging.getLogger("konray")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Have a warehouse before serving; when that fails, serve all the same: the screen says why."""
    _have(publish.ensure, "kho số liệu")
    _have(demo.ensure, "số liệu minh họa")
    yield


def _have(ensure: Callable[[], Path | None], name: str) -> None:
    """Build a data set if need be, and say so; what stops one of them doesn't stop the other."""
    started = time.perf_counter()
    try:
        if built := ensure():
            seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
            print(f"  Đã dựng {name}, bản {number_of(built)} ({seconds} giây).", flush=True)
    except WarehouseError as error:
        logger.error("%s", error)


app = st.App(
    Path(__file__).resolve().parent / "app" / "main.py", lifespan=lifespan, middleware=MIDDLEWARE
)
