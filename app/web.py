"""What the server adds around Streamlit: safe headers, and Vietnamese where it is English.

`dashboard.py` hands MIDDLEWARE to `st.App`. Streamlit answers every unknown address with its own
page, status 200 and an English dialog; here such an address gets an honest, Vietnamese 404.
"""

import gzip
import hashlib
import html
import re
from pathlib import Path
from string import Template

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import roles
from app.menu import SCREENS
from app.packing import PackedFiles
from app.room import BoundedUploads

TITLE = "Cuộc vận động Kon Rẫy"

# Streamlit needs inline styles and scripts, blob: images, workers and scripts (a component's own
# script reaches the page as a blob), but no eval and nobody else's server.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; "
        "style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; "
        "connect-src 'self' data: blob:; frame-ancestors 'self'; base-uri 'self'; "
        "form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

ADDRESSES = {screen.address for screen in SCREENS}

# Streamlit's own addresses. A route added to `st.App(routes=...)` must be named here too.
FOLDERS = ("_stcore/", "static/", "media/", "component/", "app/static/", "auth/")
FILES = ("favicon.png", "manifest.json", "oauth2callback")

# Names every cached function and how much it holds, to anybody who asks.
CLOSED = "_stcore/metrics"

# Takes files, also for a page without a field for them.
UPLOADS = "_stcore/upload_file"

NOT_FOUND = Template("""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Không tìm thấy trang · $title</title>
<style>
:root { color-scheme: light dark; --text: #1f2933; --ground: #ffffff; --link: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e9ed; --ground: #14181d; --link: #8cc4ff; }
}
body { margin: 0 auto; padding: 2rem 1.25rem; max-width: 40rem; background: var(--ground);
  color: var(--text); font: 1rem/1.6 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.3; } code { overflow-wrap: anywhere; }
ul { list-style: none; padding: 0; }
a { display: block; padding: .6rem 0; color: var(--link); }
</style>
</head><body><main>
<h1>Không tìm thấy trang</h1>
<p>Không tìm thấy địa chỉ <code>$address</code> – mời chọn một trang dưới đây.</p>
<nav aria-label="Các trang"><ul>
$links
</ul></nav>
</main></body></html>
""")

# Where the server is. Untold, Streamlit's page asks below a deep link first
# (/mo-hinh/_stcore/health), and finds its server only after two answers of 404.
OWN_ADDRESS = "window.__streamlit = {BACKEND_BASE_URL: new URL('.', document.baseURI).href};"

NO_SCRIPT = "Trang này cần JavaScript. Hãy bật JavaScript trong trình duyệt rồi tải lại trang."


class SafeHeaders:
    """Puts HEADERS on every HTTP response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                # Assigned, not added: Streamlit sets some of them itself on some answers.
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_safely)


class OwnAddress:
    """Tells app/roles.py at which of the server's addresses it is reached."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        host, port = scope.get("server") or (None, None)
        if host and port is not None:  # a Unix socket is a file of this computer, without a port
            roles.note_reached(host)
        await self.app(scope, receive, send)


class VietnamesePages:
    """Answers the screens' addresses with Streamlit's page in Vietnamese, unknown ones with 404.

    Everything else goes to Streamlit untouched. For its page Streamlit is not asked at all:
    rewriting the answer would mean to undo its compression, its ETag and its 304s.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        base = (st.get_option("server.baseUrlPath") or "").strip("/")
        self.base = f"/{base}" if base else ""
        self.page = translated_index()
        self.packed = gzip.compress(self.page, mtime=0)
        # Weak, because the packed and the plain page share it.
        self.etag = f'W/"{hashlib.sha256(self.page).hexdigest()[:32]}"'

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await (self.answer(scope) or self.app)(scope, receive, send)

    def answer(self, scope: Scope) -> Response | None:
        """Our answer to a request; None where Streamlit answers."""
        if scope["type"] != "http":
            return None
        address = relative_address(scope["path"], self.base)
        if address == CLOSED:
            return PlainTextResponse("Not Found", 404)
        if (address or "").startswith(UPLOADS) and not roles.may_write():
            return PlainTextResponse(roles.READING_ONLY, 403)
        if scope["method"] not in ("GET", "HEAD"):
            return None
        headers = Headers(scope=scope)
        if address in ADDRESSES:
            # With a slash too many (or too few, at the base) Streamlit redirects.
            exact = scope["path"] == f"{self.base}/{address}"
            return self.index(scope["method"], headers) if exact else None
        if "text/html" in headers.get("accept", "") and not is_streamlit(address):
            return html_response(scope["method"], 404, not_found(scope["path"], self.base), {})
        return None

    def index(self, method: str, headers: Headers) -> Response:
        """Streamlit's page in Vietnamese, packed if the browser can unpack it; 304 if it has it."""
        shared = {"etag": self.etag, "vary": "Accept-Encoding"}
        if self.etag.removeprefix("W/") in headers.get("if-none-match", ""):
            return Response(status_code=304, headers=shared)
        if "gzip" in headers.get("accept-encoding", ""):
            return html_response(method, 200, self.packed, {"content-encoding": "gzip"} | shared)
        return html_response(method, 200, self.page, shared)


def relative_address(path: str, base: str) -> str | None:
    """A path's part after the base path, without outer slashes; None outside the base path."""
    if path != base and not path.startswith(base + "/"):
        return None
    return path.removeprefix(base).strip("/")


def is_streamlit(address: str | None) -> bool:
    """Whether Streamlit answers here: with a file, or with its 404 for a page-relative probe.

    On a deep link its page first tries `/mo-hinh/_stcore/health` and the like.
    """
    if address is None:
        return False
    return address in FILES or address.startswith(FOLDERS) or "/_stcore/" in address


def not_found(path: str, base: str) -> bytes:
    """The page for an unknown address: says which (cut at 80 characters) and links the screens."""
    address = html.escape(path[:80] + "…" if len(path) > 80 else path)
    links = "\n".join(
        f'<li><a href="{base}/{screen.address}">{html.escape(screen.title)}</a></li>'
        for screen in SCREENS
    )
    return NOT_FOUND.substitute(title=TITLE, address=address, links=links).encode()


def translated_index() -> bytes:
    """Streamlit's index.html in Vietnamese.

    Raises ValueError when a passage is not there to be replaced: a new Streamlit has a new page,
    and an English one must not come back unnoticed.
    """
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    tags = [
        f"<script>{OWN_ADDRESS}</script>",
        f'<link rel="stylesheet" href="{versioned("style.css")}">',
        f'<script src="{versioned("vietnamese.js")}" defer></script>',
        f'<script src="{versioned("lost_server.js")}" defer></script>',
        f'<script src="{versioned("waiting.js")}" defer></script>',
    ]
    for passage, vietnamese in [
        ('<html lang="en">', '<html lang="vi">'),
        ("<title>Streamlit</title>", f"<title>{TITLE}</title>"),
        (r'href="\./favicon\.png"', f'href="{versioned("icon.png")}"'),
        ("<noscript>.*?</noscript>", f"<noscript><p>{NO_SCRIPT}</p></noscript>"),
        ("</head>", "\n    ".join([*tags, "</head>"])),
    ]:
        page, replaced = re.subn(passage, vietnamese, page, flags=re.DOTALL)
        if replaced != 1:
            raise ValueError(f"Streamlit's index.html has {passage!r} {replaced} times, not once")
    return page.encode()


def versioned(name: str) -> str:
    """The address of a file in app/static; with a version, for browsers keep it for days unasked.

    Relative like Streamlit's own ./static/…, so that it holds under a base path and a proxy.
    """
    file = (Path(__file__).parent / "static" / name).read_bytes()
    return f"./app/static/{name}?v={hashlib.sha256(file).hexdigest()[:8]}"


def html_response(method: str, status: int, body: bytes, headers: dict[str, str]) -> Response:
    """An HTML answer, always asked for anew; to HEAD the same headers without the body."""
    headers = {"content-length": str(len(body)), "cache-control": "no-cache"} | headers
    content = b"" if method == "HEAD" else body
    return Response(content, status, headers, media_type="text/html")


MIDDLEWARE = [
    Middleware(OwnAddress),
    Middleware(SafeHeaders),
    Middleware(PackedFiles),
    Middleware(VietnamesePages),
    Middleware(BoundedUploads),
]
