"""Decks that were kept under a name: what is kept of them, bounded, only by whoever may write."""

import pytest

from data import permission
from data.saved_decks import (
    LONGEST_TEXT,
    MOST,
    MOST_SLIDES,
    Refused,
    SavedSlide,
    read,
    remove,
    save,
)

TWO = [SavedSlide("bia"), SavedSlide("mo-hinh")]


def test_kept_replaced_and_removed(empty_home):
    assert read("official") == []
    save("official", "  Họp\n quý ", TWO)
    save("official", "Ăn", [SavedSlide("bia")])
    save("official", "Họp quý", [*reversed(TWO), SavedSlide("chu-1", "Ý  kiến", " một \n\n hai ")])
    assert [(one.name, one.slides) for one in read("official")] == [
        ("Ăn", (SavedSlide("bia"),)),
        (
            "Họp quý",
            (SavedSlide("mo-hinh"), SavedSlide("bia"), SavedSlide("chu-1", "Ý kiến", "một\nhai")),
        ),
    ]
    assert read("demo") == []
    remove("official", "Ăn")
    assert [one.name for one in read("official")] == ["Họp quý"]


def test_a_slide_is_kept_once_and_only_under_a_name_for_addresses(empty_home):
    slides = [*TWO, SavedSlide("bia"), SavedSlide("a,b"), SavedSlide("<b>"), SavedSlide("")]
    assert save("official", "A", slides).slides == tuple(TWO)


@pytest.mark.parametrize(
    ("name", "slides", "sentence"),
    [
        (" \n ", TWO, "hãy đặt một tên"),
        ("x" * 81, TWO, "tên dài quá 80 chữ cái"),
        ("A", [], "ít nhất một trang"),
        ("A", [SavedSlide(f"chu-{n}", "T") for n in range(MOST_SLIDES + 1)], "nhiều hơn 40 trang"),
        ("A", [SavedSlide("chu-1", "T", "x" * (LONGEST_TEXT + 1))], "trang chữ dài quá"),
    ],
)
def test_what_can_t_be_kept(empty_home, name, slides, sentence):
    with pytest.raises(Refused, match=sentence):
        save("official", name, slides)
    assert read("official") == []


def test_there_are_only_so_many(empty_home):
    for number in range(MOST):
        save("official", f"Bộ {number}", TWO)
    with pytest.raises(Refused, match=f"đã có đủ {MOST} bộ"):
        save("official", "Một bộ nữa", TWO)
    save("official", "Bộ 7", TWO[:1])
    assert len(read("official")) == MOST


def test_who_may_not_write_keeps_nothing(empty_home, monkeypatch):
    monkeypatch.setattr(permission, "_rule", lambda: "Chỉ để xem.")
    for act in (lambda: save("official", "A", TWO), lambda: remove("official", "A")):
        with pytest.raises(Refused, match=r"^Bộ trang chiếu CHƯA được lưu\. Chỉ để xem\.$"):
            act()
    assert read("official") == []


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", '[{"name": "A"}]', '[{"name": 1, "slides": [2]}]']
)
def test_a_damaged_file_is_told_and_not_written_over(empty_home, text):
    path = empty_home / "official" / "decks" / "saved.json"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="bị hỏng"):
        save("official", "A", TWO)
    assert path.read_text(encoding="utf-8") == text
