"""Tables that were saved under a name: kept, bounded, and only by whoever may write."""

import pytest

from data import permission, saved_file
from data.saved_tables import MOST, Refused, read, remove, save


def test_saved_replaced_and_removed(empty_home):
    assert read("official") == []
    save("official", "  Chỉ tiêu\n theo xã ", "chu_de=chi-tieu&hang=xa")
    save("official", "Ăn uống", "chu_de=hu-tuc")
    save("official", "Chỉ tiêu theo xã", "chu_de=chi-tieu&hang=nam")
    assert [(one.name, one.asks) for one in read("official")] == [
        ("Ăn uống", "chu_de=hu-tuc"),
        ("Chỉ tiêu theo xã", "chu_de=chi-tieu&hang=nam"),
    ]
    assert read("demo") == []
    remove("official", "Ăn uống")
    assert [one.name for one in read("official")] == ["Chỉ tiêu theo xã"]


def test_nothing_but_choices_is_kept(empty_home):
    asks = "chu_de=x&javascript:alert(1)=1&%3Cb%3E=2&to=" + "y" * 500
    assert save("official", "A", asks).asks == "chu_de=x"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [(" \n ", "hãy đặt một tên"), ("x" * 81, "tên dài quá 80 chữ cái")],
)
def test_a_name_that_can_t_be_kept(empty_home, name, sentence):
    with pytest.raises(Refused, match=sentence):
        save("official", name, "hang=xa")


def test_there_are_only_so_many(empty_home):
    for number in range(MOST):
        save("official", f"Bảng {number}", "hang=xa")
    with pytest.raises(Refused, match=f"đã có đủ {MOST} bảng"):
        save("official", "Một bảng nữa", "hang=xa")
    save("official", "Bảng 7", "hang=nam")
    assert len(read("official")) == MOST


def test_who_may_not_write_saves_nothing(empty_home, monkeypatch):
    monkeypatch.setattr(permission, "_rule", lambda: "Chỉ để xem.")
    for act in (lambda: save("official", "A", "hang=xa"), lambda: remove("official", "A")):
        with pytest.raises(Refused, match=r"^Bảng CHƯA được lưu\. Chỉ để xem\.$"):
            act()
    assert read("official") == []


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"name": "A"}]', '{"a": 1}'])
def test_a_damaged_file_is_told_and_not_written_over(empty_home, text):
    path = empty_home / "official" / "tables" / "saved.json"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="bị hỏng"):
        save("official", "A", "hang=xa")
    assert path.read_text(encoding="utf-8") == text


def test_a_full_disk_is_told(empty_home, monkeypatch):
    save("official", "A", "hang=xa")

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saved_file.disk, "write", refuse)
    with pytest.raises(Refused, match="đĩa đã hết chỗ trống"):
        save("official", "B", "hang=xa")
    assert [one.name for one in read("official")] == ["A"]
