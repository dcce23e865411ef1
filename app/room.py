"""How many files may be given in at a time, and lie unread on the server.

A district has fewer than ten units, and a form takes 40 kB.
"""

import re

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime

# Read, waiting to be sent; in one session.
FILES, BYTES = 20, 20_000_000
# Not yet read; in one session, and in all of them.
UNREAD_FILES, UNREAD_BYTES, UNREAD_OF_ALL = 40, 40_000_000, 200_000_000
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/")
_FULL = f"Quá nhiều tệp cùng lúc. Hãy chờ các tệp trước đọc xong, mỗi lần tải đến {FILES} tệp."


class BoundedUploads:
    """Refuses a file before it is taken into memory when too many lie there already."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        upload = _UPLOAD.search(scope["path"]) if scope["type"] == "http" else None
        if upload and scope["method"] == "PUT":
            length = Headers(scope=scope).get("content-length", "")
            size = int(length) if length.isascii() and length.isdigit() else UNREAD_BYTES
            if not has_room(upload[1], size):
                await PlainTextResponse(_FULL, 413)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def has_room(session: str, size: int) -> bool:
    """Whether a session may give in one more file, of so many bytes."""
    if not runtime.exists():  # nobody has a session yet
        return True
    storage = runtime.get_instance().uploaded_file_mgr.file_storage
    held = {
        owner: [len(file.data) for file in list(files.values())]
        for owner, files in list(storage.items())
    }
    own = held.get(session, [])
    return (
        len(own) < UNREAD_FILES
        and sum(own) + size <= UNREAD_BYTES
        and sum(map(sum, held.values())) + size <= UNREAD_OF_ALL
    )
