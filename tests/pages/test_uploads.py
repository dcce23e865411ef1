"""Files that are given in: each is read once and let go, and what waits is bounded."""

import asyncio
from types import SimpleNamespace

import pytest
from starlette.responses import PlainTextResponse
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from app import room
from app.forms import uploads
from data import store
from intake import applying, blank_form, journal
from tests.intake import clerk
from tests.screen import read, read_all, start

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def forms(warehouse):
    """Forms that differ, each by the number that was filled in."""
    blank = blank_form.write(store.snapshot("official"), "dak-pne", "2024-Q3")
    return [clerk.fill(blank, {"outreach": {"session": number}}) for number in range(4)]


@pytest.fixture
def let_go(monkeypatch):
    """The files that Streamlit was told to forget."""
    gone = []
    remove = MemoryUploadedFileManager.remove_file
    monkeypatch.setattr(
        MemoryUploadedFileManager,
        "remove_file",
        lambda self, session_id, file_id: (
            gone.extend(file.name for file in self.get_files(session_id, [file_id])),
            remove(self, session_id, file_id),
        ),
    )
    return gone


def give(app, *files):
    """Put files into the field: (name, bytes)."""
    app.file_uploader[0].set_value([(name, data, XLSX) for name, data in files]).run()
    return app


def waiting(app):
    """The names of the forms that wait, as they are shown."""
    return [read(one.label).split(":")[0] for one in app.expander]


def press(app, label):
    [button] = [one for one in app.button if one.label == label]
    button.click().run()


def test_files_are_let_go_once_they_are_read(forms, let_go, monkeypatch):
    app = start("intake.py", viec="nhan")
    give(app, ("a.xlsx", forms[0]), ("b.xlsx", b"PK"), ("c.xlsx", forms[1]), ("d.xlsx", forms[1]))
    assert sorted(let_go) == ["a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx"]
    assert app.file_uploader[0].value == []
    assert waiting(app) == ["a.xlsx", "c.xlsx"]  # no form twice
    assert [error.split(":")[0] for error in read_all(app.main.error)] == ["b.xlsx"]
    monkeypatch.setattr(applying, "examine", None)  # they are not read again at every click
    app.run()
    assert waiting(app) == ["a.xlsx", "c.xlsx"]
    app.button(key=f"drop_{app.session_state['given'][0].sha}").click().run()
    assert waiting(app) == ["c.xlsx"]
    assert not app.main.error


def test_more_files_than_may_wait(forms, let_go, monkeypatch):
    monkeypatch.setattr(uploads, "FILES", 2)
    app = start("intake.py", viec="nhan")
    give(app, *((f"{number}.xlsx", form) for number, form in enumerate(forms)))
    assert waiting(app) == ["0.xlsx", "1.xlsx"]
    [told] = read_all(app.main.error)
    assert told.startswith("Chưa đọc 02 tệp (2.xlsx, 3.xlsx): mỗi lần chỉ nhận đến 2 tệp")
    assert len(let_go) == 4
    give(app, ("2.xlsx", forms[2]))
    assert waiting(app) == ["0.xlsx", "1.xlsx"]
    assert read_all(app.main.error)[0].startswith("Chưa đọc 01 tệp (2.xlsx)")


def test_more_bytes_than_may_wait(forms, monkeypatch):
    monkeypatch.setattr(uploads, "BYTES", len(forms[0]) + len(forms[1]))
    app = start("intake.py", viec="nhan")
    give(app, *((f"{number}.xlsx", form) for number, form in enumerate(forms[:3])))
    assert waiting(app) == ["0.xlsx", "1.xlsx"]
    assert "Chưa đọc 01 tệp (2.xlsx)" in read_all(app.main.error)[0]


def test_what_waits_is_checked_against_the_figures_in_use(forms, let_go):
    app = give(start("intake.py", viec="nhan"), ("a.xlsx", forms[0]))
    [form] = app.session_state["given"]
    app.session_state["given"] = [form._replace(on=("official", 0), told="x")]
    app.run()
    assert app.session_state["given"] == [form]


def test_what_is_sent_waits_no_longer(forms, lay_out):
    lay_out()
    app = give(start("intake.py", viec="nhan"), ("a.xlsx", forms[0]), ("b.xlsx", forms[1]))
    app.text_input(key="who").set_value("Lan").run()
    press(app, "Nhận 02 biểu")
    assert [one.file for one in journal.submissions("official")] == ["a.xlsx", "b.xlsx"]
    assert waiting(app) == []
    assert app.session_state["given"] == []


@pytest.fixture
def put(monkeypatch):
    """`put(session, size)` gives in a file on the way past Streamlit; the status."""
    files = MemoryUploadedFileManager("/")
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(uploaded_file_mgr=files))
    monkeypatch.setattr(runtime, "exists", lambda: True)

    async def keep(scope, receive, send):
        session, name = scope["path"].split("/")[-2:]
        files.file_storage[session][name] = SimpleNamespace(data=bytes(10))
        await PlainTextResponse("", 204)(scope, receive, send)

    def put(session, size=b"10", method="PUT"):
        sent = []

        async def send(message):
            sent.append(message)

        path = f"/xa/_stcore/upload_file/{session}/{len(files.file_storage[session])}"
        headers = [(b"content-length", size)] if size else []
        scope = {"type": "http", "method": method, "path": path, "headers": headers}
        asyncio.run(room.BoundedUploads(keep)(scope, None, send))
        return sent[0]["status"]

    return put


def test_what_lies_unread_on_the_server_is_bounded(put, monkeypatch):
    assert put("a", size=b"") == 204  # its size is not told: as large as any
    assert put("a", size=b"") == 413
    monkeypatch.setattr(room, "UNREAD_FILES", 3)
    assert [put("a") for _ in range(4)] == [204, 204, 413, 413]
    assert put("a", method="DELETE") == 204
    assert put("b") == 204
    monkeypatch.setattr(room, "UNREAD_BYTES", 29)
    assert [put("b") for _ in range(3)] == [204, 413, 413]
    monkeypatch.setattr(room, "UNREAD_OF_ALL", 79)
    assert [put("c") for _ in range(2)] == [204, 413]
