"""A question in SQL that a reader types: read-only, bounded, in a process of its own.

    answer = sandbox.ask(snapshot, "select quarter, count(*) from fact_model group by all")
    answer.frame, answer.more        # at most MOST_ROWS rows; whether there were more

The process opens the version as readers do (store.LOCKDOWN) and takes one statement that reads.
It may use so much memory and time; whatever it does, it ends alone. Refused raises with one
Vietnamese sentence.
"""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from string import whitespace
from typing import NamedTuple

import pandas as pd

from data import vietnamese
from data.store import LOCKDOWN, Snapshot

MOST_ROWS = 1_000
MOST_LETTERS = 10_000  # of a question
MOST_BYTES = 5_000_000  # of an answer
SECONDS = 10
GRACE = 2  # seconds that the process has to end by itself
MEMORY = 256  # MB that DuckDB may take
ADDRESSES = 2_000  # MB that the process may ask for, with all that it loads
AT_ONCE = 2  # questions
NEEDED = ("SYSTEMROOT",)  # of the environment: by Windows
_CHILD = Path(__file__).resolve().with_name("sandbox_child.py")

_turns = threading.BoundedSemaphore(AT_ONCE)


class Refused(Exception):
    """Why there is no answer, as one sentence for the reader."""


class Answer(NamedTuple):
    """The rows, and whether there were more than MOST_ROWS."""

    frame: pd.DataFrame
    more: bool


_ONLY_READING = (
    "Ở đây chỉ đọc kho số liệu: mỗi lần một câu select; không ghi, không mở tệp, không đổi cài đặt."
)
_SENTENCES = {
    "empty": "Chưa có câu hỏi nào. Hãy viết một câu select, ví dụ: from dim_unit.",
    "many": "Mỗi lần chỉ hỏi một câu. Hãy bỏ dấu chấm phẩy ở giữa và phần sau nó.",
    "kind": _ONLY_READING,
    "closed": _ONLY_READING,
    "time": f"Câu hỏi chạy quá {SECONDS} giây nên đã dừng. Hãy lọc bớt quý, xã, hoặc gộp trước khi "
    "nối bảng.",
    "memory": f"Câu hỏi cần quá {MEMORY} MB bộ nhớ nên đã dừng. Hãy lọc bớt, hoặc lấy ít cột hơn.",
    "zone": "Chưa hiện được thời điểm kèm múi giờ (timestamptz). Hãy đổi sang chữ, ví dụ "
    "now()::text, hoặc sang ngày, ví dụ now()::date.",
    "size": f"Câu trả lời lớn quá {MOST_BYTES // 1_000_000} MB nên không hiện. Hãy lấy ít cột, ít "
    "dòng hơn.",
}
_ABOUT = {
    "syntax": ("Câu hỏi viết chưa đúng cú pháp SQL", ", gần {}", ". Hãy xem lại chỗ đó."),
    "name": ("Kho không có bảng, cột hoặc hàm", " {}", ". Hãy xem tên trong từ điển bên cạnh."),
    "group": ("Cột", " {}", " phải nằm trong group by, hoặc trong một phép gộp: sum, count, max."),
    "types": (
        "Hàm hoặc phép tính",
        " {}",
        " không dùng được với kiểu của cột. Hãy xem kiểu trong từ điển bên cạnh.",
    ),
    "twice": ("Có nhiều bảng cùng có cột", " {}", ". Hãy ghi tên bảng trước tên cột."),
    "value": ("Một giá trị trong câu hỏi không đổi được sang kiểu cần có", ": {}", "."),
    "other": ("Câu hỏi chưa chạy được", ", ở {}", ". Hãy viết lại gọn hơn."),
}


def ask(on: Snapshot, text: str) -> Answer:
    """Ask a question of one version; Refused, with a sentence, where there is no answer."""
    text = text.strip("\ufeff" + whitespace + "\u00a0")  # what copying brings along
    if len(text) > MOST_LETTERS:
        raise Refused(
            f"Câu hỏi dài quá {vietnamese.write_number(MOST_LETTERS)} chữ cái. Hãy viết gọn lại."
        )
    if not _turns.acquire(timeout=SECONDS):
        raise Refused("Đang có nhiều người hỏi cùng lúc. Hãy thử lại sau ít giây.")
    try:
        said = _run(on, text)
    finally:
        _turns.release()
    if problem := said.get("problem"):
        raise Refused(_tell(problem, str(said.get("about", ""))))
    frame = pd.DataFrame(said["rows"], columns=said["columns"], dtype=object)
    return Answer(frame, bool(said["more"]))


def _run(on: Snapshot, text: str) -> dict:
    """What the process says; it is ended when it does not end by itself."""
    order = {
        "path": str(on.path),
        "settings": LOCKDOWN
        | {"memory_limit": f"{MEMORY}MB", "threads": "1", "temp_directory": ""},
        "sql": text,
        "rows": MOST_ROWS,
        "seconds": SECONDS,
        "addresses": ADDRESSES,
        "bytes": MOST_BYTES,
    }
    try:
        # -I: nothing of the environment or the folder decides what it imports
        done = subprocess.run(
            [sys.executable, "-I", str(_CHILD)],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=SECONDS + GRACE,
            env={name: os.environ[name] for name in NEEDED if name in os.environ},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"problem": "time"}
    try:
        said: dict = json.loads(done.stdout)
    except ValueError:
        return {"problem": "memory"}  # it did not live to say so
    return said


def _tell(problem: str, about: str) -> str:
    if problem in _SENTENCES:
        return _SENTENCES[problem]
    start, where, end = _ABOUT[problem]
    about = vietnamese.tidy(about)[:60]
    return start + (where.format(f"“{about}”") if about else "") + end
