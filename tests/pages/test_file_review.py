"""Báo cáo, Đối chiếu tệp: what a clerk is shown of a file, and what goes into the draft."""

import io
import shutil
import zipfile
from datetime import UTC, datetime, timedelta

import duckdb
import pytest
from lxml import html

from app import roles
from data import settled, store, versions
from intake import journal
from intake.journal import Event
from measures import duty
from report import drafts, files, word
from report.compose import compose
from report.identity import Identity
from report.storage import Draft
from report.trial import fill_up
from tests.screen import bodies, read_all, start

QUARTER = "2024-Q2"
pytestmark = pytest.mark.usefixtures("shelves")


def send_out(*pairs, quarter=QUARTER):
    """The Word file of the standing text, with words in place of others."""
    snapshot = store.snapshot("official")
    document = compose(snapshot, quarter, fill_up("official", quarter, {}), {}).document
    out = io.BytesIO()
    sent = word.write(document, Identity("official", quarter, "nhap-0", str(snapshot.version)))
    with zipfile.ZipFile(io.BytesIO(sent)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            part = before.read(name).decode()
            for old, new in pairs:
                part = part.replace(old, new)
            after.writestr(name, part)
    return out.getvalue()


def open_page(data, name="bao-cao.docx"):
    app = start("report.py", quy=QUARTER, xem="van-ban", viec="doi-chieu")
    app.file_uploader(key="file_review").set_value((name, data, "application/octet-stream")).run()
    assert not app.exception
    return app


def tell(app):
    """All that the page says: its HTML without signs, and its messages."""
    pieces = [html.fromstring(f"<div>{body}</div>").text_content() for body in bodies(app)]
    boxes = read_all([*app.main.success, *app.main.error, *app.main.info])
    return " ".join([*pieces, *boxes])


def press(app, start_of_label):
    next(one for one in app.button if one.label.startswith(start_of_label)).click().run()
    return app


def test_what_was_changed_goes_into_the_draft_when_it_is_chosen():
    data = send_out(("Có 26 mô hình", "Có 27 mô hình"), ("không thuận lợi", "khắc nghiệt"))
    app = open_page(data)
    told = tell(app)
    assert "02 chỗ đã sửa" in told
    assert "bao-cao.docx, so với văn bản mẫu" in told
    assert "Số “26” (Mô hình dừng hoạt động) sẽ thành chữ gõ tay, không còn theo số liệu." in told
    assert "01 số khác số liệu" in told
    assert "Số liệu: Mô hình dừng hoạt động: 26 mô hình. Nguồn: Báo cáo 128-BC/BCĐ" in told
    # Nothing is taken over that nobody chose.
    assert drafts.newest("official", QUARTER) is None
    app.checkbox[0].check().run()
    press(app, "Đưa 01 chỗ đã chọn")
    saved = drafts.newest("official", QUARTER)
    assert (saved.number, list(saved.draft.texts)) == (1, ["causes"])
    assert "thời tiết có lúc khắc nghiệt" in saved.draft.texts["causes"]
    told = tell(app)
    assert "Đã đưa 01 chỗ vào bản nháp" in told
    assert "02 chỗ đã sửa, 01 đã có trong bản nháp" in told
    press(press(app, "Chọn hết"), "Đưa 01 chỗ đã chọn")
    assert "01 số thôi gắn với dữ liệu" in tell(app)
    assert "Có 27 mô hình" in drafts.newest("official", QUARTER).draft.texts["direction"]
    assert drafts.newest("official", QUARTER).number == 2


def test_a_reader_sees_and_takes_nothing_over(monkeypatch):
    monkeypatch.setattr(roles, "may_write", lambda: False)
    app = open_page(send_out(("Có 26 mô hình", "Có 27 mô hình")))
    assert "01 chỗ đã sửa" in tell(app)
    assert not app.checkbox
    assert not any(one.label.startswith("Đưa ") for one in app.button)


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        ("Quý II/2024 có 27 mô hình dừng.".encode(), "a.txt", "01 số khác số liệu"),
        (b"PK\x03\x04", "a.docx", "bị hỏng, không mở được"),
    ],
)
def test_any_other_file_is_held_against_the_facts_or_refused(data, name, told):
    app = open_page(data, name)
    assert told in tell(app)
    assert not app.checkbox


def test_a_file_of_another_quarter_is_told():
    app = open_page(send_out(quarter="2024-Q1"))
    assert "Tệp là báo cáo quý I/2024" in app.main.info[0].value
    assert "đối chiếu với số liệu chính thức quý I/2024" in tell(app)


def test_an_issue_is_held_against_what_it_printed(lay_out):
    """Figures that moved since are no change that somebody made in the file."""
    path = lay_out()
    settings = {"number": "128", "date": "2024-06-20", "signer": "A"}
    issue = files.issue(store.snapshot(), QUARTER, Draft({}, settings), "Lan")
    newer = path.with_name("konray-000002.duckdb")
    shutil.copyfile(path, newer)
    with duckdb.connect(str(newer)) as connection:
        connection.execute("update build_info set version = 2")
        moved = "update fact_custom set value = 37 where value = 45 returning fact_id"
        assert connection.execute(moved).fetchall()
        settled.settle(connection, {"fact_custom"})
    versions.point_to(newer)
    told = tell(open_page((issue.folder / "report.docx").read_bytes()))
    assert "Không có câu nào bị sửa" in told and "so với báo cáo đã chốt lần 1" in told
    assert "02 số khác số liệu" in told  # the households, and by how many they are fewer


def test_who_had_reported_is_told_as_it_was_when_a_report_was_issued(lay_out, monkeypatch):
    lay_out()
    at = datetime.now(UTC) - timedelta(hours=1)
    form = Event("sent", at, by="Lan", unit_id="dak-koi", quarter=QUARTER, sha="a", file="a.xlsx")
    monkeypatch.setattr(journal, "read", lambda data_set: [form])
    text = 'Có {{ so("duty.due") }} đơn vị phải báo cáo.\n'
    draft = Draft({"shortcomings": text}, {"number": "128", "date": "2024-06-20", "signer": "A"})
    sent = duty.list_sent(journal.derive([form]))
    issue = files.issue(store.snapshot(), QUARTER, draft, "Lan", sent)
    told = tell(open_page((issue.folder / "report.docx").read_bytes()))
    assert "Không có câu nào bị sửa" in told and "so với báo cáo đã chốt lần 1" in told
