"""Điền trên màn hình: a form filled in without Excel, its draft, and what is sent."""

import shutil

import pytest

from data import store
from data.versions import WarehouseError
from intake import (
    annotate,
    applying,
    blank_form,
    expected,
    form,
    form_drafts,
    journal,
    originals,
    sending,
)
from tests.intake import clerk
from tests.screen import choices, choose, read, read_all, start, tables_of

QUARTER, UNIT = "2024-Q3", "dak-pne"
PLACE = ("official", UNIT, QUARTER)


@pytest.fixture
def office(warehouse, empty_home):
    """A warehouse of its own, as published."""
    shutil.copytree(warehouse.parent, empty_home / "official")
    return empty_home


def open_sheet(sheet="mo-hinh", unit=UNIT):
    """The form of a unit, at one of its sheets."""
    return start("intake.py", viec="dien", don_vi=unit, to=sheet)


def field(app, label):
    """The field of that label, whatever of the quarter before follows it."""
    fields = [*app.text_input, *app.text_area, *app.selectbox]
    [found] = [one for one in fields if read(one.label).split(" – quý trước")[0] == label]
    return found


def write(app, label, text):
    """Type into a field, or choose in it."""
    field(app, label).set_value(text).run()
    return app


def press(app, label):
    """Press the button of that label."""
    [button] = [one for one in app.button if one.label == label]
    button.click().run()
    return app


def draft():
    return form_drafts.read(*PLACE).answers


def test_what_is_typed_is_in_the_draft_and_in_another_session(office):
    app = write(open_sheet(), "Ra mắt", " 1 ")
    write(app, "Sự kiện, dòng 1", "Ra mắt")
    write(app, "Đơn vị phụ trách, dòng 1", "Hội *A*")
    assert draft() == {
        "counts.launched": "1", "models.1.event": "Ra mắt", "models.1.sponsor": "Hội *A*",
    }  # fmt: skip
    again = open_sheet()
    assert field(again, "Ra mắt").value == "1"
    assert field(again, "Đơn vị phụ trách, dòng 1").value == "Hội *A*"
    write(again, "Ra mắt", "")
    assert "counts.launched" not in draft()


def test_the_quarter_before_and_the_dates_stand_beside(office):
    app = open_sheet("hu-tuc")
    labels = [read(one.label) for one in app.text_input]
    assert "Ngủ “đầm” (ngủ rẫy) – quý trước: 45" in labels
    told = " ".join(read_all(app.main.caption))
    assert "Kỳ số liệu 15/6 – 14/9/2024. Hạn gửi: hết ngày 18/9/2024." in told


def test_it_is_sent_as_the_workbook_that_it_fills(office):
    app = open_sheet("tuyen-truyen")
    write(app, "Buổi tuyên truyền (buổi)", "12")
    app = open_sheet("nhan-xet")
    write(app, "Đề xuất, kiến nghị, dòng 1", "Cấp kinh phí\nin ấn")
    press(app, "Gửi biểu")
    assert "Chưa ghi tên" in read_all(app.main.error)[0]
    write(app, "Người điền, gửi (ghi vào sổ)", "Lan")
    press(app, "Gửi biểu")
    assert read_all(app.main.success) == ["Đã nhận biểu của xã Đăk Pne, quý III/2024."]
    assert draft() == {}
    [one] = journal.submissions("official")
    assert (one.unit_id, one.by, one.file) == (UNIT, "Lan", f"{UNIT}-{QUARTER}.xlsx")
    blank = blank_form.write(store.snapshot(), UNIT, QUARTER)
    said = {"outreach": {"session": 12}, "notes": {"proposal": [{"text": "Cấp kinh phí in ấn"}]}}
    told = [
        applying.examine(data, "a.xlsx", store.snapshot())
        for data in (originals.get("official", one.sha), clerk.fill(blank, said))
    ]
    assert told[0] == told[1]


def test_what_the_checks_find_is_told_by_the_name_of_the_field(office):
    app = write(open_sheet("hu-tuc"), "Ngủ “đầm” (ngủ rẫy)", "45 con")
    press(app, "Kiểm tra")
    [found] = [table for table in tables_of(app) if "Mã" in table]
    row = found[found["Mã"] == "E105"].iloc[0]
    assert row["Ô"] == "Hủ tục, phong tục Ngủ “đầm” (ngủ rẫy)"
    write(app, "Người điền, gửi (ghi vào sổ)", "Lan")
    press(app, "Vẫn gửi, còn 1 lỗi")  # the office sees it, as it sees a workbook with errors
    assert journal.submissions("official")[0].state == "sent"


def test_with_errors_one_is_asked_before_it_is_sent(office):
    app = write(open_sheet("hu-tuc"), "Ngủ “đầm” (ngủ rẫy)", "45 con")
    write(app, "Người điền, gửi (ghi vào sổ)", "Lan")
    press(app, "Gửi biểu")
    assert journal.submissions("official") == []
    assert any("E105" in set(table["Mã"]) for table in tables_of(app) if "Mã" in table)
    write(app, "Ngủ “đầm” (ngủ rẫy)", "35")
    press(app, "Gửi biểu")
    assert len(journal.submissions("official")) == 1


def test_a_form_that_was_sent_can_be_begun_with(office):
    blank = blank_form.write(store.snapshot(), UNIT, QUARTER)
    data = clerk.fill(blank, {"counts": {"launched": 3}, "running": "hơn 12"})
    sending.send("official", data, "a.xlsx", "Lan")
    app = press(open_sheet(), "Bắt đầu từ bản 1 đã gửi")
    assert draft() == {"counts.launched": "3", "running": "hơn 12"}
    assert field(app, "Cuối kỳ").value == "hơn 12"


def test_what_somebody_else_saved_comes_into_the_fields(office):
    app = write(open_sheet(), "Ra mắt", "1")
    form_drafts.save(*PLACE, {"counts.replicated": "2", "counts.launched": "9"}, "Hoa")
    write(app, "Cuối kỳ", "20")
    assert draft() == {"counts.launched": "9", "counts.replicated": "2", "running": "20"}
    assert (field(app, "Ra mắt").value, field(app, "Nhân rộng").value) == ("9", "2")
    assert "Có người khác" in read_all(app.main.info)[-1]


def test_what_can_not_be_saved_stays_on_the_screen_and_is_saved_later(office, monkeypatch):
    app = write(open_sheet(), "Ra mắt", "1")

    def refuse(*_):
        raise WarehouseError("Bản nháp CHƯA được lưu: đĩa đã hết chỗ trống.")

    with monkeypatch.context() as patch:
        patch.setattr(form_drafts, "save", refuse)
        write(app, "Nhân rộng", "2")
        assert "đĩa đã hết chỗ" in read_all(app.main.error)[0]
        assert field(app, "Nhân rộng").value == "2"
        assert "Gửi biểu" not in [one.label for one in app.button]
        choose(app, "to", "tuyen-truyen")
        choose(app, "to", "mo-hinh")
        assert field(app, "Nhân rộng").value == "2"
    app.run()
    assert draft() == {"counts.launched": "1", "counts.replicated": "2"}
    assert not app.main.error


def test_a_damaged_draft_is_put_aside_and_what_stands_there_kept(office):
    app = write(open_sheet(), "Ra mắt", "1")
    [path] = office.rglob(f"{UNIT}.{QUARTER}.json")
    path.write_bytes(b"{")
    write(app, "Nhân rộng", "2")
    assert "bị hỏng" in read_all(app.main.error)[0]
    press(app, "Để bản nháp hỏng sang bên")
    assert draft() == {"counts.launched": "1", "counts.replicated": "2"}
    assert list(path.parent.glob("*.hong-1"))


def test_rows_are_added_as_far_as_the_form_has_them(office):
    form_drafts.save(*PLACE, {"notes.highlight.3.text": "Ba"})
    app = open_sheet("nhan-xet")
    rows = [read(one.label) for one in app.text_area if "Kết quả nổi bật" in one.label]
    assert rows == [f"Kết quả nổi bật trong quý, dòng {number}" for number in (1, 2, 3)]
    app.button(key="add_notes.highlight").click().run()
    assert len([one for one in app.text_area if "Kết quả nổi bật" in one.label]) == 4
    assert "add_notes.highlight" not in [one.key for one in app.button]


def test_every_sheet_of_every_kind_of_unit_is_drawn(office):
    for unit, sheets in ((UNIT, 5), ("kon-ray", 2)):
        app = open_sheet("nhan-xet", unit)
        assert len(list(choices(app)["to"].options.values())) == sheets
    for sheet in ("chi-tieu", "tuyen-truyen"):
        assert len(open_sheet(sheet).text_input) > len(form.CHANNELS)


def test_reasons_for_what_is_odd_go_along_with_the_form(office):
    app = write(open_sheet("tuyen-truyen"), "Buổi tuyên truyền (buổi)", "12")
    press(app, "Kiểm tra")
    asked = [one for one in app.text_input if read(one.label).startswith("Lý do, nếu số đúng: ")]
    assert len(asked) > 1
    asked[0].set_value("Đã hỏi lại xã").run()
    assert "Đã sửa sau lần kiểm tra" not in " ".join(read_all(app.main.caption))
    write(app, "Người điền, gửi (ghi vào sổ)", "Lan")
    press(app, "Gửi biểu")
    data = originals.get("official", journal.submissions("official")[0].sha)
    assert list(annotate.read_reasons(data).values()) == ["Đã hỏi lại xã"]
    reasons = [one for one in start("intake.py", viec="duyet").text_input if one.value]
    # they stand there for whoever accepts it
    assert [one.value for one in reasons if one.label.startswith("Lý do")] == ["Đã hỏi lại xã"]


def test_numbers_of_persons_are_not_even_kept_in_a_draft(office):
    app = write(open_sheet(), "Đơn vị phụ trách, dòng 1", "Gọi 0912 345 678")
    write(app, "Ra mắt", "1")
    [told] = read_all(app.main.error)
    assert "Các mô hình có thay đổi trong quý, dòng 1: Đơn vị phụ trách" in told
    assert draft() == {"counts.launched": "1"}
    assert field(app, "Đơn vị phụ trách, dòng 1").value == "Gọi 0912 345 678"
    assert "Có người khác" not in " ".join(read_all(app.main.info))
    write(app, "Đơn vị phụ trách, dòng 1", "Hội Nông dân")
    assert not app.main.error
    assert draft()["models.1.sponsor"] == "Hội Nông dân"


def test_tasks_that_the_unit_set_itself_stand_there_to_be_answered(office, monkeypatch):
    monkeypatch.setattr(expected, "tasks", lambda *_: ["Mở *lớp*", "Họp thôn"])
    app = open_sheet("nhan-xet")
    assert [read(one.value) for one in app.markdown if "lớp" in one.value] == ["Mở *lớp*"]
    write(app, "Đến đâu, dòng 2", "đã hoàn thành")
    assert draft() == {"notes.past_task.2.state": "đã hoàn thành"}
    assert "Nhiệm vụ, dòng 1" not in [read(one.label) for one in app.text_area]
