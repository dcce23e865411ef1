"""Scripts and styles on their way to the browser: packed, and kept there for good.

Streamlit packs its answers but not its files, which are most of what a first visit loads.
"""

import functools
import gzip
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

# Where files lie for the addresses that are packed: Streamlit's by its own hashed names, ours.
FOLDERS = {
    "static/js/": Path(st.__file__).parent / "static" / "static" / "js",
    "static/css/": Path(st.__file__).parent / "static" / "static" / "css",
    "app/static/": Path(__file__).resolve().parent / "static",
}
TYPES = {".js": "application/javascript", ".css": "text/css; charset=utf-8"}


class PackedFiles:
    """Answers with a packed file where the browser takes one; all else goes on to Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        base = (st.get_option("server.baseUrlPath") or "").strip("/")
        self.base = f"/{base}/" if base else "/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await (self.answer(scope) or self.app)(scope, receive, send)

    def answer(self, scope: Scope) -> Response | None:
        """The packed file that a request asks for; None where Streamlit answers."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return None
        headers = Headers(scope=scope)
        file = find(scope["path"].removeprefix(self.base))
        if file is None or "gzip" not in headers.get("accept-encoding", ""):
            return None
        if "range" in headers:
            return None
        body = pack(file, file.stat().st_mtime_ns)
        # Their names (Streamlit's) or addresses (?v=…, app/web.py) change with what they hold.
        shared = {
            "cache-control": "public, immutable, max-age=31536000",
            "content-encoding": "gzip",
            "content-length": str(len(body)),
            "vary": "Accept-Encoding",
        }
        content = b"" if scope["method"] == "HEAD" else body
        return Response(content, headers=shared, media_type=TYPES[file.suffix])


def find(address: str) -> Path | None:
    """The script or style that lies at an address below the base path; None where none does."""
    for start, folder in FOLDERS.items():
        name = address.removeprefix(start)
        if name != address and "/" not in name and Path(name).suffix in TYPES:
            file = folder / name
            return file if file.is_file() else None
    return None


@functools.lru_cache(maxsize=400)  # as many as Streamlit has, about 6 MB
def pack(file: Path, changed: int) -> bytes:
    """A file's bytes, packed once; `changed` is when it was last written."""
    return gzip.compress(file.read_bytes(), compresslevel=6, mtime=0)
