"""Nhận số liệu: what the office sees of forms that come in, and what it does with them."""

import pytest

from data import publish, store
from intake import blank_form, journal, sending
from tests.intake import clerk
from tests.test_pages import read, read_all, start, tables_of

QUARTER = "2024-Q3"
TOLD = {
    "counts": {"launched": 1, "replicated": 0, "converted_in": 0, "goal_met": 0},
    "customs": {"ngu-dam": 35},
    "outreach": {"session": 12},
}


@pytest.fixture
def send(empty_home):
    """`send("dak-pne", …)` has a commune send its form of quý III/2024."""
    publish.build("official")

    def send(unit, **changes):
        form = blank_form.write(store.snapshot(), unit, QUARTER)
        filled = clerk.fill(form, TOLD | changes)
        return sending.send("official", filled, f"{unit}.xlsx", "Lan")

    return send


def click(app, label):
    """Press the button of that label."""
    [button] = [one for one in app.button if one.label == label]
    button.click().run()
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
    assert len(states) == 8  # seven communes, and the district for its agencies
    forms = start("intake.py", viec="lap-bieu").get("download_button")
    assert len(forms) == 8


def test_a_form_is_accepted_once_every_warning_has_its_reason(send):
    send("dak-pne")
    app = start("intake.py", viec="duyet")
    assert next(one for one in app.button if one.label == "Duyệt").disabled
    will_be = tables_of(app)[1].set_index("Nội dung")
    assert will_be.loc["Ngủ “đầm” (ngủ rẫy)", ["Quý trước", "Sẽ là"]].tolist() == ["45", "35"]
    click(answer_all(app), "Duyệt")
    assert read_all(app.main.success) == ["Đã duyệt và công bố."]
    [one] = journal.submissions("official")
    assert one.state == "accepted"
    assert store.snapshot().version == 2
    assert "Không có biểu nào" in read(app.main.info[0].value)


def test_a_form_with_errors_can_only_be_returned(send):
    send("dak-pne", customs={"ngu-dam": "45 con"})
    app = start("intake.py", viec="duyet")
    assert next(one for one in app.button if one.label == "Duyệt").disabled
    found = tables_of(app)[0]
    [row] = found[found["Mức"] == "✕ Lỗi"].to_dict("records")
    assert (row["Ô"], row["Thấy"], row["Mã"]) == ("Hủ tục, phong tục D20", "45 con", "E105")
    click(app, "Trả lại")
    assert "phải ghi lý do" in read_all(app.main.error)[0]
    next(one for one in app.text_input if one.label == "Lý do trả lại").set_value("Sửa ô D20")
    click(app, "Trả lại")
    [one] = journal.submissions("official")
    assert (one.state, one.reason) == ("returned", "Sửa ô D20")


def test_names_from_a_form_are_shown_as_they_are(send):
    hostile = '<b>đậm</b> **x** {{ so("y") }} =1+1'
    send("dak-pne", models=[{"event": "Ra mắt", "name": hostile, "field": "Chăn nuôi"}])
    app = start("intake.py", viec="duyet")
    assert any(hostile in str(table.to_dict()) for table in tables_of(app))
    click(answer_all(app), "Duyệt")
    shown = tables_of(start("models.py", quy=QUARTER))
    assert any(hostile in str(table.to_dict()) for table in shown)


def test_a_closed_quarter_takes_only_who_is_allowed(send):
    app = start("intake.py", viec="khoa")
    click(app, "Khóa quý III/2024")
    assert read_all(app.main.success) == ["Đã khóa quý III/2024."]
    with pytest.raises(sending.IntakeError, match="khóa"):
        send("dak-koi")
    next(one for one in app.text_input if one.label == "Lý do").set_value("Mưa lũ")
    click(app, "Cho phép")
    assert send("dak-koi").fresh


def test_forms_are_for_the_quarters_after_the_last_published_one(demo_snapshot):
    for data_set, quarters in (
        ("chinh-thuc", ["Quý III/2024", "Quý IV/2024", "Quý I/2025", "Quý II/2025"]),
        ("minh-hoa", ["Quý III/2025"]),
    ):
        app = start("intake.py", so_lieu=data_set)
        assert app.selectbox(key="choose_ky").options == quarters
