"""What a unit says in words: read from its sheet, bounded, without persons; old forms have none."""

from pathlib import Path

import pytest

from intake import applying, blank_form, changes, expected, form, headings, reading
from intake.findings import IntakeError
from tests.intake import clerk

OLD = Path(__file__).resolve().parent / "cases" / "mau-1.xlsx"  # as it was handed out before


@pytest.fixture
def read(official):
    blank = blank_form.write(official, "dak-pne", "2024-Q3")

    def read(**notes):
        filled, findings = reading.read(clerk.fill(blank, {"notes": notes}), "a.xlsx", official)
        return filled.notes, findings

    return read


def told(notes):
    return [(note.kind, note.position, note.text.printed) for note in notes]


def test_everything_that_is_said_is_read_in_the_form_s_order(read):
    notes, findings = read(
        task=[{"text": "Họp thôn"}],
        highlight=[{"text": "Không còn ngủ\nđầm"}, {}, {"text": "=1+1"}],
        difficulty=[{"text": "Mưa lũ", "cause": "Bão số 4"}],
        proposal=[{"text": "–"}, {"text": "Cấp kinh phí"}],
        past_task=[{"text": "Mở lớp", "state": "Hoàn thành", "result": "Hai lớp"}],
    )
    assert findings == []
    assert told(notes) == [
        ("highlight", 1, "Không còn ngủ đầm"),
        ("highlight", 3, "=1+1"),
        ("difficulty", 1, "Mưa lũ"),
        ("cause", 1, "Bão số 4"),
        ("proposal", 2, "Cấp kinh phí"),
        ("past_task", 1, "Mở lớp"),
        ("task", 1, "Họp thôn"),
    ]
    [done] = [note for note in notes if note.kind == "past_task"]
    assert (done.state, done.result.printed) == ("done", "Hai lớp")


@pytest.mark.parametrize(
    ("kind", "row", "code", "cell"),
    [
        ("highlight", {"text": "x" * 1_000}, None, None),
        ("highlight", {"text": "x" * 1_001}, "E118", "B7"),
        ("difficulty", {"cause": "Bão"}, "E112", "B14"),
        ("difficulty", {"text": "Gọi 0912 345 678", "cause": "Bão"}, "E120", "B14"),
        ("past_task", {"state": "đã hoàn thành"}, "E112", "B28"),
        ("past_task", {"text": "Mở lớp", "state": "một nửa"}, "E110", "C28"),
        ("past_task", {"text": "Mở lớp", "result": "0912 345 678"}, "E120", "D28"),
    ],
)
def test_words_that_need_mending(read, kind, row, code, cell):
    _, findings = read(**{kind: [row]})
    assert [(one.code, one.sheet, one.cell) for one in findings] == (
        [(code, form.NOTES, cell)] if code else []
    )


def test_a_task_that_the_form_prints_counts_once_something_is_said_of_it(official, monkeypatch):
    monkeypatch.setattr(expected, "tasks", lambda *_: ["Mở lớp", "Họp thôn"])
    blank = blank_form.write(official, "dak-pne", "2024-Q3")
    said = {"past_task": [{}, {"state": "chưa làm"}, {"text": "Phát sổ tay"}]}
    data = clerk.fill(blank, {"notes": said})
    filled, findings = reading.read(data, "a.xlsx", official)
    assert findings == []
    assert told(filled.notes) == [("past_task", 2, "Họp thôn"), ("past_task", 3, "Phát sổ tay")]
    moved = clerk.fill(data, {"cells": {(form.NOTES, "B29"): "Mở lớp"}})
    assert "E116" in [one.code for one in reading.read(moved, "a.xlsx", official)[1]]


def test_what_is_typed_where_the_form_is_signed_is_told(official):
    blank = blank_form.write(official, "dak-pne", "2024-Q3")
    cell = next(iter(headings.signatures(reading.read_stamp(blank, "a.xlsx"))))
    data = clerk.fill(blank, {"cells": {(form.NOTES, cell): "Đã ký"}})
    findings = reading.read(data, "a.xlsx", official)[1]
    assert ("W105", cell) in [(one.code, one.cell) for one in findings]


def test_a_form_that_was_handed_out_before_is_read_as_before(official):
    data = OLD.read_bytes()
    assert reading.read_stamp(data, "a.xlsx").version == 1
    filled, findings = applying.examine(
        clerk.fill(data, {"outreach": {"session": 12}}), "a.xlsx", official
    )
    assert filled.outreach["session"].value == 12
    assert [one.code for one in findings if one.stops] == []
    assert filled.notes == ()


def test_a_form_of_a_later_program_is_told(official):
    newer = str(form.VERSION + 1)
    data = clerk.fill(OLD.read_bytes(), {"cells": {(form.STAMP, "B1"): newer}})
    with pytest.raises(IntakeError, match=f"mẫu {newer}"):
        reading.read(data, "a.xlsx", official)


def test_what_will_be_said_is_shown_before_it_is_accepted(official):
    blank = blank_form.write(official, "dak-pne", "2024-Q3")
    said = {"past_task": [{"text": "Mở lớp", "state": "đã hoàn thành", "result": "hai lớp"}]}
    filled, _ = reading.read(clerk.fill(blank, {"notes": said}), "a.xlsx", official)
    [row] = changes.describe(filled, official).to_dict("records")
    assert row["Nội dung"] == "Nhiệm vụ đã đề ra cho quý này 1"
    assert row["Sẽ là"] == "Mở lớp. Đã hoàn thành. Hai lớp"
