"""Units' words beside a part of the report: found by kind, taken over once, before the notes."""

from types import SimpleNamespace

from report import tree
from report.lines import read_lines
from report.taking_over import KINDS, list_said, take_over
from report.text_parts import NAMES


def note(kind: str, text: str, unit: str = "xã Mẫu 1", state: str = "", result: str = ""):
    return SimpleNamespace(
        kind=kind, text=text, unit=unit, state=state, result=result, source="Biểu, dòng 5"
    )


def list_for(part: str, text: str, *notes):
    return list_said(SimpleNamespace(notes=notes), part, text)


def test_sayings_stand_beside_the_part_they_belong_to():
    highlight, task = note("highlight", "Làm đường."), note("task", "Trồng cây;")
    (one,) = list_for("units", "", highlight, task)
    assert one == ("kết quả nổi bật", "Xã Mẫu 1", "Làm đường", "Biểu, dòng 5", "")
    assert [said.text for said in list_for("tasks", "", highlight, task)] == ["Trồng cây"]
    assert list_for("closing", "", highlight, task) == []
    assert KINDS.keys() <= {*NAMES}


def test_how_far_a_task_has_come_is_told_with_it():
    (one,) = list_for("units", "", note("past_task", "Họp.", state="under_way", result="đợi xã."))
    assert one.text == "Họp (đang thực hiện: đợi xã)"


def test_what_the_part_prints_already_is_told():
    said = note("highlight", "Làm đường.")
    assert list_for("units", '{{ danh_sach("notes.highlight") }}', said)[0].held == "list"
    taken = take_over("Mở đầu.\n", list_for("units", "Mở đầu.\n", said)[0])
    assert list_for("units", taken, said)[0].held == "words"
    cause = note("cause", "Mưa.")
    assert list_for("causes", '{{ danh_sach("notes.difficulty") }}', cause)[0].held == "list"


def test_a_saying_becomes_the_last_item_before_the_words_of_the_notes():
    (one,) = list_for("units", "", note("highlight", "Làm đường"))
    assert take_over("", one) == "- Xã Mẫu 1: Làm đường.\n"
    assert take_over("- a\n", one) == "- a\n- Xã Mẫu 1: Làm đường.\n"
    assert take_over("Lời[^a].\n\n[^a]: chú\n", one) == (
        "Lời[^a].\n\n- Xã Mẫu 1: Làm đường.\n\n[^a]: chú\n"
    )


def test_signs_of_a_saying_stay_letters():
    (one,) = list_for("units", "", note("highlight", "2*3*4 # [a](b) {{ so(1) }}"))
    text = take_over("", one)
    assert "{{" not in text
    (line,) = read_lines(tree.read(text))
    assert line.text == "- Xã Mẫu 1: 2*3*4 # [a](b) {{ so(1) }}."
