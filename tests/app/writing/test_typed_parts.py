"""What becomes of the parts that the editor sends: saved, merged, refused, waiting for a choice."""

import pytest

from app.writing import open_draft as desks
from app.writing.open_draft import Desk
from app.writing.typed_parts import Change, Heard, settle, take_over
from report import drafts

QUARTER = "2024-Q2"
pytestmark = pytest.mark.usefixtures("shelves")


def send(desk: Desk, part: str, text: str, base: int, writer: str = "a", edit: int = 1) -> Heard:
    heard = Heard(writer, "1")
    take_over(desk, [Change(part, text, base, edit, writer)], heard)
    return heard


def saved_texts() -> dict[str, str]:
    return drafts.newest("official", QUARTER).draft.texts


def test_what_was_saved_is_told_by_its_edit():
    heard = send(Desk("official", QUARTER), "closing", "Câu kết.", 0, edit=7)
    assert (heard.saved, heard.refused, heard.problem) == ({"closing": 7}, {}, "")
    assert saved_texts() == {"closing": "Câu kết."}


def test_a_part_begun_before_another_draft_keeps_what_came_between():
    send(Desk("official", QUARTER), "causes", "Do mưa.", 0, "b")
    desk = Desk("official", QUARTER, number=1)
    desk.draft = drafts.load("official", QUARTER, 1).draft
    heard = send(desk, "closing", "Câu kết.", 0)
    assert heard.saved == {"closing": 1}
    assert saved_texts() == {"causes": "Do mưa.", "closing": "Câu kết."}
    assert desk.number == 2


def test_a_tab_that_has_not_heard_of_its_last_saving_is_not_in_conflict_with_itself():
    send(Desk("official", QUARTER), "closing", "Câu", 0, "reloaded")
    # The page was loaded anew: another session, the same tab, and more was typed since.
    heard = send(Desk("official", QUARTER), "closing", "Câu kết.", 0, "reloaded")
    assert heard.saved == {"closing": 1}
    assert saved_texts() == {"closing": "Câu kết."}


def test_two_writers_of_one_part_wait_for_a_choice_and_lose_nothing():
    send(Desk("official", QUARTER), "closing", "Bản kia.", 0, "b")
    desk = Desk("official", QUARTER)
    heard = send(desk, "closing", "Bản này", 0, "a", edit=1)
    assert not heard.saved and "chọn một trong hai" in heard.problem
    assert settle(desk) == {}
    # Who types on meanwhile types on in his own side of the choice.
    heard = send(desk, "closing", "Bản này, viết tiếp", 0, "a", edit=2)
    assert not heard.saved
    send(desk, "causes", "Do mưa.", 0, "a", edit=3)
    assert saved_texts() == {"closing": "Bản kia."}
    [conflict] = desk.conflicts
    assert (conflict.theirs, conflict.mine) == ("Bản kia.", "Bản này, viết tiếp")
    desks.settle(desk, conflict, conflict.theirs)
    assert saved_texts() == {"closing": "Bản kia.", "causes": "Do mưa."}
    assert settle(desk) == {"closing": 2, "causes": 3}
    assert settle(desk) == {}


def test_what_cannot_be_worked_on_is_refused_and_the_draft_stays(monkeypatch):
    desk = Desk("official", QUARTER)
    send(desk, "causes", "Do mưa.", 0)
    monkeypatch.setattr(
        drafts, "save", lambda *_: (_ for _ in ()).throw(drafts.Refused("Quá dài."))
    )
    heard = send(desk, "closing", "chữ " * 10, 0)
    assert (heard.saved, heard.refused) == ({}, {"closing": 1})
    assert desk.number == 1
    assert desk.draft.texts == {"causes": "Do mưa."}


def test_a_full_disk_saves_nothing_and_says_so(monkeypatch):
    def full(*_):
        raise drafts.ReportError("CHƯA được lưu: đĩa đã hết chỗ trống.")

    monkeypatch.setattr(drafts, "save", full)
    heard = send(Desk("official", QUARTER), "closing", "Câu kết.", 0)
    assert (heard.saved, heard.problem) == ({}, "CHƯA được lưu: đĩa đã hết chỗ trống.")
