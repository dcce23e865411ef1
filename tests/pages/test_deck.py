"""Trình chiếu: the slides in one message, those that the address asks for, a deck that is kept."""

import json

import pytest

from app.deck.slides import read_plan
from data import saved_decks, store
from data.saved_decks import SavedSlide
from measures.tasks import find_tasks
from tests.screen import notes, read_all, start

FILE = "deck.py"
DEMO = {"so_lieu": "minh-hoa", "quy": "2024-Q2"}


def sent(app):
    """What the component of the deck gets."""
    told = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    [deck] = [one for one in told if "slides" in one]
    return deck


def names(app):
    return [slide["name"] for slide in sent(app)["slides"]]


def test_all_slides_of_the_demonstration_in_one_message(demo_snapshot):
    app = start(FILE, **DEMO)
    deck = sent(app)
    assert names(app) == list(read_plan())
    assert deck["mark"] == "SỐ LIỆU MINH HỌA"
    assert deck["until"].startswith("số liệu đến ngày ")
    assert deck["chips"] == "Quý II/2024 · So với quý I/2024 · Cả 7 xã, thị trấn"
    assert len(json.dumps(deck)) < 400_000
    slide = deck["slides"][list(read_plan()).index("mo-hinh-dung")]
    assert slide["source"].startswith("Nguồn: ")
    assert slide["rows"]["heads"][0] == "Mô hình"


def test_what_the_quarter_has_nothing_of_is_said(warehouse):
    app = start(FILE, quy="2024-Q2", trang="mo-hinh-dang-chay,bia,mo-hinh")
    assert names(app) == ["bia", "mo-hinh"]
    assert "Quý này chưa có số để dựng trang: Mô hình đang hoạt động." in notes(app)
    assert sent(app)["mark"] == ""


def test_a_deck_is_made_kept_and_opened_again(lay_out):
    lay_out()
    app = start(FILE, quy="2024-Q2", trang="bia,hu-tuc,mo-hinh")
    app.selectbox(key="deck_moved").set_value("mo-hinh").run()
    app.button(key="deck_up").click().run()
    assert names(app) == ["bia", "mo-hinh", "hu-tuc"]
    [field] = [one for one in app.text_input if one.label == "Tên bộ trang chiếu"]
    field.set_value("Họp quý")
    [field] = [one for one in app.text_input if one.label.startswith("Thêm một trang chữ")]
    field.set_value("Đề nghị")
    [field] = [one for one in app.text_area if one.label.startswith("Lời của trang chữ")]
    field.set_value("Một\nHai")
    [keep] = [one for one in app.button if one.label == "Lưu bộ trang chiếu"]
    keep.click().run()
    [deck] = saved_decks.read("official")
    text = SavedSlide("chu-1", "Đề nghị", "Một\nHai")
    assert deck.slides == (SavedSlide("bia"), SavedSlide("mo-hinh"), SavedSlide("hu-tuc"), text)

    again = start(FILE, quy="2024-Q2", bo="Họp quý")
    assert names(again) == ["bia", "mo-hinh", "hu-tuc", "chu-1"]
    again.button(key="deck_remove").click().run()
    assert saved_decks.read("official") == []


def test_no_person_is_named_on_a_slide(lay_out):
    lay_out()
    app = start(FILE, quy="2024-Q2", trang="bia")
    [field] = [one for one in app.text_input if one.label == "Tên bộ trang chiếu"]
    field.set_value("Gọi 0905 123 456")
    [keep] = [one for one in app.button if one.label == "Lưu bộ trang chiếu"]
    keep.click().run()
    assert any("không ghi tên người" in text for text in read_all(app.error))
    assert saved_decks.read("official") == []


def test_the_form_over_a_slide_is_for_whoever_may_write(lay_out, monkeypatch):
    lay_out()
    asked = sent(start(FILE, quy="2024-Q2"))["concluding"]
    assert asked["units"]["dak-koi"] == "Xã Đăk Kôi"
    assert set(asked["units"]) >= {"kon-ray", "dak-pne"}
    monkeypatch.setattr("app.roles.may_write", lambda: False)
    assert sent(start(FILE, quy="2024-Q2"))["concluding"] is None


def test_a_conclusion_typed_at_a_slide_becomes_a_task(lay_out):
    lay_out()
    app = start(FILE, quy="2024-Q2")
    app.text_input(key="who").set_value("Lan").run()
    [unit] = [one for one in app.selectbox if one.label == "Đơn vị thực hiện"]
    unit.set_value("dak-koi")
    [slide] = [one for one in app.selectbox if one.label.startswith("Kết luận khi")]
    slide.set_value("hu-tuc")
    [text] = [one for one in app.text_area if one.label == "Nội dung kết luận"]
    text.set_value("Vận động các hộ còn ngủ rẫy")
    [keep] = [one for one in app.button if one.label == "Ghi kết luận"]
    keep.click().run()
    assert read_all(app.success) == ["Đã ghi kết luận quý II/2024, xã Đăk Kôi."]
    task = find_tasks(store.snapshot(), "2024-Q3")[-1]
    assert task.text == "Vận động các hộ còn ngủ rẫy"
    assert (
        task.slide == next(one for one in sent(app)["slides"] if one["name"] == "hu-tuc")["title"]
    )
    last = sent(app)["slides"][-1]
    assert last["title"] == "01 kết luận thành nhiệm vụ quý III/2024"
    assert "Vận động các hộ còn ngủ rẫy" in last["html"]
    assert "Xã Đăk Kôi; không nêu hạn." in last["html"]


def test_the_deck_on_screen_is_offered_as_powerpoint_and_made_only_when_asked(warehouse):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "app.deck.powerpoint.file.write", lambda *_: pytest.fail("made without being asked")
        )
        app = start(FILE, quy="2024-Q2", trang="bia,mo-hinh")
    buttons = [one for one in app.get("download_button") if "PowerPoint" in one.label]
    assert [one.label for one in buttons] == ["Tải PowerPoint", "Tải PowerPoint (4:3)"]
    assert not app.exception
