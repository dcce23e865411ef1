"""Many readers at once, without the browsers that would be the limit: what the server takes.

    .venv/bin/python tests/bench_sessions.py

Each reader is a websocket that speaks Streamlit's protocol: it opens a page, waits as long as one
looks (2 s on average), chooses another quarter, and gets the whole page. Prints median and p95 of
a click, from sending the choice until the script has told its last piece: of one reader alone and
of twenty, and what memory the server has then. No test reads these figures.
"""

import asyncio
import os
import random
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from data import demo, publish
from tests.browser.server import serve

SESSIONS, CLICKS, LOOK = 20, 12, 2.0  # LOOK: seconds between two clicks of a reader, on average
PAGES = ("", "mo-hinh", "hu-tuc", "chi-tieu")
QUARTERS = ("2024-Q1", "2024-Q2", "2023-Q4", "2024-Q3")
ADDRESS = "so_lieu=minh-hoa&quy=2024-Q2"


class Reader:
    """One reader on one page."""

    def __init__(self, socket: ClientConnection, page: str) -> None:
        self.socket, self.page = socket, page
        self.field = ""  # the id of the hidden field that holds the quarter of the address

    async def run(self, quarter: str = "") -> float:
        """Have the page drawn, for another quarter if one is given; milliseconds until it is."""
        message = BackMsg()
        message.rerun_script.query_string = ADDRESS
        message.rerun_script.page_name = self.page
        if quarter:
            state = message.rerun_script.widget_states.widgets.add()
            state.id, state.string_value = self.field, quarter
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        while True:
            told = ForwardMsg()
            told.ParseFromString(await self.socket.recv())
            kind = told.WhichOneof("type")
            if kind == "delta" and told.delta.new_element.WhichOneof("type") == "text_input":
                field = told.delta.new_element.text_input
                self.field = field.id if field.label == "quy" else self.field
            if kind == "script_finished":
                return (time.perf_counter() - started) * 1000


async def read(address: str, page: str, seed: int) -> list[float]:
    """All that one reader does; the milliseconds of each click."""
    chance = random.Random(seed)
    url = address.replace("http", "ws") + "/_stcore/stream"
    async with connect(url, max_size=None, subprotocols=["streamlit"]) as socket:
        reader = Reader(socket, page)
        await reader.run()
        taken = []
        for number in range(CLICKS):
            await asyncio.sleep(chance.uniform(0, 2 * LOOK))
            taken.append(await reader.run(QUARTERS[(seed + number) % len(QUARTERS)]))
        return taken


async def crowd(address: str, sessions: int) -> list[float]:
    """The clicks of so many readers, spread over the pages."""
    readers = (read(address, PAGES[n % len(PAGES)], n) for n in range(sessions))
    return [one for taken in await asyncio.gather(*readers) for one in taken]


def main() -> None:
    """One reader on each page after the other, then all of them."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ["KONRAY_DATA"] = folder
        publish.build()
        demo.build()
        with serve(home) as address:
            alone = [
                one for number in range(len(PAGES))
                for one in asyncio.run(read(address, PAGES[number], number))
            ]  # fmt: skip
            many = asyncio.run(crowd(address, SESSIONS))
            pid = (home / "server.pid").read_text(encoding="utf-8")
            status = Path(f"/proc/{pid}/status")
            memory = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    print(f"{'click, ms':<14}{'median':>8}{'p95':>8}")
    for name, taken in (("1 reader", alone), (f"{SESSIONS} readers", many)):
        print(f"{name:<14}{statistics.median(taken):>8.0f}{p95(taken):>8.0f}")
    print(f"p95 of {SESSIONS} readers / p95 of one: {p95(many) / p95(alone):.1f}")
    print(f"server {int(memory[1]) / 1000:.0f} MB" if memory else "")


def p95(taken: list[float]) -> float:
    """Nineteen of twenty are no slower."""
    return statistics.quantiles(taken, n=20)[-1]


if __name__ == "__main__":
    main()
