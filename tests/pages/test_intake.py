"""Nhận số liệu: what the office sees of forms that come in, and what it does with them."""

from datetime import timedelta

import pytest

from app import roles
from data import publish, store
from intake import accepting, blank_form, clock, journal, sending
from intake.findings import IntakeError
from tests.intake import clerk
from tests.lists import agencies_of, custom_cell
from tests.screen import choices, read, read_all, start, tables_of, titles

QUARTER = "2024-Q3"
UNITS = 7 + len(agencies_of()) + 1  # the communes, and the district for all of them
TOLD = {
    "counts": {"launched": 1, "replicated": 0, "converted_in": 0, "goal_met": 0},
    "customs": {"ngu-dam": 35},
    "outreach": {"session": 12},
}


def fill(unit, changes):
    """A commune's form, printed from the version in use and filled in."""
    return clerk.fill(blank_form.write(store.snapshot(), unit, QUARTER), TOLD | changes)


@pytest.fixture(scope="module")
def first():
    """The forms that were printed from the first version, which is the same in every test."""
    return {}


@pytest.fixture
def send(lay_out, first):
    """`send("dak-pne", …)` has a commune send its form of quý III/2024."""
    lay_out()

    def send(unit, **changes):
        key = unit, repr(changes)
        if store.snapshot().version > 1:
            filled = fill(unit, changes)
        else:
            filled = first[key] = first.get(key) or fill(unit, changes)
        return sending.send("official", filled, f"{unit}.xlsx", "Lan")

    return send


def click(app, label):
    """Press the button of that label."""
    [button] = [one for one in app.button if one.label == label]
    button.click().run()
    return app


def name(app, label="(ghi vào sổ)", who="Lan"):
    """Write who acts into the field for that."""
    [field] = [one for one in app.text_input if one.label.endswith(label)]
    field.set_value(who).run()
    return app


def answer_all(app):
    """Write a reason beside every warning."""
    for field in app.text_input:
        if read(field.label).startswith("Lý do: "):
            field.set_value("Đã hỏi lại xã")
    return app.run()


def test_every_unit_has_a_state_and_a_form(send):
    send("dak-pne")
    [states] = tables_of(start("intake.py"))
    assert (
        dict(zip(states["Đơn vị"], states["Trạng thái"], strict=True))["Xã Đăk Pne"] == "◐ Đã gửi"
    )
    assert len(states) == UNITS
    forms = start("intake.py", viec="lap-bieu").get("download_button")
    assert len(forms) == UNITS


def test_a_form_is_accepted_once_every_warning_has_its_reason(send):
    send("dak-pne")
    app = start("intake.py", viec="duyet")
    assert next(one for one in app.button if one.label == "Duyệt").disabled
    will_be = tables_of(app)[1].set_index("Nội dung")
    assert will_be.loc["Ngủ “đầm” (ngủ rẫy)", ["Quý trước", "Sẽ là"]].tolist() == ["45", "35"]
    click(answer_all(app), "Duyệt")
    assert "Chưa ghi tên người duyệt" in read_all(app.main.error)[0]
    click(name(app), "Duyệt")
    assert read_all(app.main.success) == ["Đã duyệt và công bố."]
    [one] = journal.submissions("official")
    assert (one.state, one.decided_by) == ("accepted", "Lan")
    assert store.snapshot().version == 2
    assert "Không có biểu nào" in read(app.main.info[0].value)


def test_a_form_with_errors_can_only_be_returned(send):
    send("dak-pne", customs={"ngu-dam": "45 con"})
    app = start("intake.py", viec="duyet")
    assert next(one for one in app.button if one.label == "Duyệt").disabled
    found = tables_of(app)[0]
    [row] = found[found["Mức"] == "✕ Lỗi"].to_dict("records")
    place = f"Hủ tục, phong tục {custom_cell('ngu-dam')}"
    assert (row["Ô"], row["Thấy"], row["Mã"]) == (place, "45 con", "E105")
    click(name(app), "Trả lại")
    assert "phải ghi lý do" in read_all(app.main.error)[0]
    next(one for one in app.text_input if one.label == "Lý do trả lại").set_value("Sửa ô D20")
    click(app, "Trả lại")
    [one] = journal.submissions("official")
    assert (one.state, one.reason) == ("returned", "Sửa ô D20")


def test_a_correction_of_a_few_cells_keeps_what_was_accepted(send):
    first = send("dak-pne")
    reasons = {(one.code, one.sheet, one.cell): "Đã hỏi lại xã" for one in first.findings}
    accepting.accept("official", first.submission.sha, "Lan", reasons)
    empty = {"counts": {}, "customs": {}}
    send("dak-pne", **empty, outreach={"session": 13})
    app = start("intake.py", viec="duyet")
    assert {"W311", "W312"} <= set(tables_of(app)[0]["Mã"])
    assert any(one.label.startswith("Lý do chung") for one in app.text_input)
    app.toggle[0].set_value(True).run()
    assert "W311" not in set(tables_of(app)[0]["Mã"])
    [will_be] = [table for table in tables_of(app) if "Sẽ là" in table]
    assert will_be[["Nội dung", "Đang có", "Sẽ là"]].to_numpy().tolist() == [
        ["Buổi tuyên truyền", "12", "13"]
    ]
    for field in app.text_input:
        if "(W312)" in read(field.label):
            field.set_value("Đã đếm lại thôn")
    click(name(app.run()), "Duyệt")
    assert journal.read("official")[-1].only_filled
    told = "select value from fact_custom where quarter = '2024-Q3' and custom_id = 'ngu-dam'"
    assert store.fetch(store.snapshot(), told)["value"].tolist() == [35]


def accept(send, unit="dak-pne", **changes):
    """Have a form sent and accepted, whatever is odd about it."""
    sent = send(unit, **changes)
    reasons = {(one.code, one.sheet, one.cell): "Đã hỏi lại xã" for one in sent.findings}
    accepting.accept("official", sent.submission.sha, "Hoa", reasons)


def test_accepted_figures_count_while_a_newer_form_waits(send):
    accept(send)
    send("dak-pne", customs={"ngu-dam": 34})
    app = start("intake.py")
    assert "1/7 xã, thị trấn đã duyệt" in " ".join(titles(app))
    [states] = tables_of(app)
    row = states.set_index("Đơn vị").loc["Xã Đăk Pne"]
    assert row["Trạng thái"] == "◐ Đã duyệt bản 1, bản 2 chờ"
    assert row["Người nhận"].startswith("Lan, ")
    assert row["Người duyệt, trả, rút"].startswith("bản 1: Hoa, ")


def test_what_somebody_else_decided_since_the_page_was_drawn_is_told(send):
    send("dak-pne")
    app = name(answer_all(start("intake.py", viec="duyet")))
    accept(send, customs={"ngu-dam": 33})
    [sha] = [one.sha for one in journal.submissions("official") if one.state == "sent"]
    app.selectbox(key="waiting").set_value(sha)
    click(app, "Duyệt")
    told = " ".join(read_all(app.main.error))
    assert "trong lúc đang xem, số liệu của đơn vị này đã khác đi. Bản 2 đã duyệt lúc " in told
    assert store.snapshot().version == 2


def test_a_form_is_withdrawn_with_a_reason(send):
    accept(send)
    app = name(start("intake.py", viec="rut"))
    click(app, "Rút biểu này")
    assert "Hãy ghi ít nhất ba từ" in read_all(app.main.error)[0]
    publish.rollback("official")
    app = name(start("intake.py", viec="rut"))
    next(one for one in app.text_input if one.label.startswith("Lý do rút")).set_value(
        "Nhầm biểu của xã khác"
    )
    click(app, "Rút biểu này")
    assert "Biểu CHƯA được rút" in read_all(app.main.error)[0]
    assert "chưa hiện vì đang dùng bản cũ" in tables_of(start("intake.py"))[0].to_string()
    app.checkbox(key="end_rollback").check()
    click(app, "Rút biểu này")
    assert read_all(app.main.success)[0].startswith("Đã rút bản 1 của xã Đăk Pne, quý III/2024: ")
    assert "(Lan), không còn số liệu" in " ".join(read_all(app.main.caption))
    [states] = tables_of(start("intake.py"))
    row = states.set_index("Đơn vị").loc["Xã Đăk Pne"]
    assert (row["Trạng thái"], row["Lý do"]) == ("⊘ Đã rút", "Nhầm biểu của xã khác")


def test_names_from_a_form_are_shown_as_they_are(send):
    hostile = '<b>đậm</b> **x** {{ so("y") }} =1+1'
    send("dak-pne", models=[{"event": "Ra mắt", "name": hostile, "field": "Chăn nuôi"}])
    app = start("intake.py", viec="duyet")
    assert any(hostile in str(table.to_dict()) for table in tables_of(app))
    click(name(answer_all(app)), "Duyệt")
    shown = tables_of(start("models.py", quy=QUARTER))
    assert any(hostile in str(table.to_dict()) for table in shown)


def test_a_quarter_is_closed_after_asking_and_opened_again(send):
    send("dak-pne")
    app = click(start("intake.py", viec="khoa"), "Khóa quý III/2024…")
    [asked] = read_all(app.main.warning)
    assert asked.startswith("Chưa có biểu của xã Đăk Kôi; ")
    assert "Đã gửi mà chưa duyệt: xã Đăk Pne. Khóa quý III/2024 thật không?" in asked
    click(app, "Thôi, để mở")
    assert journal.closed_at(journal.read("official"), QUARTER) is None
    click(app, "Khóa quý III/2024…")
    click(app, "Khóa quý III/2024")
    assert "Chưa ghi tên người khóa quý" in read_all(app.main.error)[0]
    click(name(app), "Khóa quý III/2024")
    assert read_all(app.main.success) == ["Đã khóa quý III/2024. Còn 1 biểu đã gửi mà chưa duyệt."]
    with pytest.raises(IntakeError, match="khóa"):
        send("dak-koi")
    next(one for one in app.text_input if one.label == "Lý do").set_value("Mưa lũ lớn")
    click(app, "Cho phép")
    assert send("dak-koi").fresh
    click(app, "Mở lại quý III/2024")
    assert "Mở lại quý thì phải ghi lý do" in read_all(app.main.error)[0]
    next(one for one in app.text_input if one.label == "Lý do mở lại").set_value("Khóa nhầm quý")
    click(app, "Mở lại quý III/2024")
    assert read_all(app.main.success) == ["Đã mở lại quý III/2024: Khóa nhầm quý"]
    told = " ".join(read_all(app.main.caption))
    assert "Khóa 2024-Q3 lúc" in told and "(Lan): Khóa nhầm quý" in told
    assert send("tan-lap").fresh


def test_nobody_receives_nothing(send):
    form = blank_form.write(store.snapshot(), "dak-pne", QUARTER)
    app = start("intake.py", viec="nhan")
    field = app.get("file_uploader")[0]
    field.upload("a.xlsx", clerk.fill(form, TOLD), "application/octet-stream").run()
    click(app, "Nhận 01 biểu")
    assert read_all(app.main.error) == [
        "Chưa ghi tên người nhận nên CHƯA ghi gì vào sổ. Hãy ghi họ tên rồi làm lại."
    ]
    click(name(app, who=" – "), "Nhận 01 biểu")
    assert journal.read("official") == []
    click(name(app), "Nhận 01 biểu")
    assert journal.submissions("official")[0].by == "Lan"


def test_a_clock_that_was_set_back_is_said_and_answered_for(send, monkeypatch):
    send("dak-pne")
    back = journal.read("official")[-1].at - timedelta(days=1)
    monkeypatch.setattr(clock, "read", lambda: back)
    app = start("intake.py")
    assert read_all(app.main.warning)[0].startswith("Đồng hồ máy đang chỉ ")
    next(one for one in app.text_input if one.label == "Giờ này đúng, vì").set_value("Pin máy hỏng")
    next(one for one in app.text_input if "xác nhận" in one.label).set_value("Lan")
    click(app, "Xác nhận giờ máy")
    assert read_all(app.main.success) == ["Đã ghi vào sổ rằng giờ máy đúng."]
    assert read_all(app.main.warning) == []
    assert send("dak-koi").fresh


def test_a_journal_that_lacks_lines_still_lets_forms_be_made(send):
    send("dak-pne")
    journal.path("official").unlink()
    app = start("intake.py", viec="lap-bieu")
    assert "thiếu 1 dòng cuối" in read_all(app.main.error)[0]
    assert len(app.get("download_button")) == UNITS


def test_a_server_that_others_reach_shows_and_takes_nothing(send, listen):
    send("dak-pne")
    app = start("intake.py")
    assert list(choices(app)["viec"].options.values()) == [
        *("Tình hình", "Lập biểu", "Điền trên màn hình", "Nhận biểu", "Kiểm tra, duyệt"),
        *("Rút biểu", "Khóa quý"),
    ]
    assert roles.READING_ONLY not in read_all(app.main.info)
    listen("0.0.0.0")
    for task in ("tinh-hinh", "lap-bieu", "dien", "nhan", "duyet", "rut", "khoa"):
        app = start("intake.py", viec=task)
        assert list(choices(app)["viec"].options.values()) == ["Tình hình", "Lập biểu"]
        assert roles.READING_ONLY in read_all(app.main.info)
        assert not app.button and not app.get("file_uploader")
    [table] = tables_of(start("intake.py"))
    assert "◐ Đã gửi" in set(table["Trạng thái"])


def test_forms_are_for_the_quarters_after_the_last_published_one(demo_snapshot):
    for data_set, quarters in (
        ("chinh-thuc", ["Quý III/2024", "Quý IV/2024", "Quý I/2025", "Quý II/2025"]),
        ("minh-hoa", ["Quý III/2025"]),
    ):
        app = start("intake.py", so_lieu=data_set)
        assert list(choices(app)["ky"].options.values()) == quarters
