"""The description of the form: places that never collide, and a stamp that is read strictly."""

import pytest

from data import words
from intake import blank_form, form, headings, stamps
from intake.findings import IntakeError
from intake.units import find_unit
from tests.lists import customs_of, indicators_of


@pytest.fixture(params=["dak-pne", "kon-ray"])
def stamp(request, snapshot):
    return blank_form.make_stamp(snapshot, find_unit(snapshot, request.param, "2024-Q3"), "2024-Q3")


def test_the_words_are_those_of_the_screen():
    assert form.CHANNELS == words.CHANNEL
    assert form.FIELDS == words.FIELD
    assert {key: units[0] for key, units in form.CHANNEL_UNITS.items()} == words.CHANNEL_UNIT
    assert set(form.EVENTS) == set(words.EVENT)
    assert {name for key, name in form.EVENTS.items()} | {form.OPENING, form.CLOSING} == set(
        words.BALANCE.values()
    )


def test_no_cell_is_asked_twice_and_none_is_a_label(stamp):
    for sheet, cells in form.inputs(stamp).items():
        assert len(set(cells)) == len(cells), sheet
        assert not {(sheet, cell) for cell in cells} & set(headings.labels(stamp))
    assert set(form.inputs(stamp)) == set(form.sheets(stamp))


def test_a_stamp_comes_back(stamp):
    for each in (stamp, stamp._replace(tasks=("Mở lớp", "Họp thôn")), stamp._replace(version=1)):
        assert stamps.read(stamps.write(each), "a.xlsx") == each


def test_a_task_that_is_printed_is_no_place_to_write(stamp):
    [place] = set(headings.labels(stamp._replace(tasks=("Mở lớp",)))) - set(headings.labels(stamp))
    assert place[1] in form.inputs(stamp)[form.NOTES]
    assert place[1] not in form.inputs(stamp._replace(tasks=("Mở lớp",)))[form.NOTES]


def test_every_column_of_notes_has_its_head_above_it():
    heads = headings.note_heads()
    for kind, rows in form.note_rows().items():
        for name, cell in rows[0].cells.items():
            head = heads[f"{cell[0]}{int(cell[1:]) - 1}"]
            assert head == ("Nội dung" if kind == "highlight" else headings.NOTE_HEADS[kind][name])


def test_where_it_is_signed_nothing_is_asked(stamp):
    lowest = max(int(cell[1:]) for cell in form.inputs(stamp)[form.NOTES])
    assert min(int(cell[1:]) for cell in headings.signatures(stamp)) > lowest


def test_a_district_is_asked_for_outreach_and_words_only(snapshot):
    unit = find_unit(snapshot, "kon-ray", "2024-Q3")
    stamp = blank_form.make_stamp(snapshot, unit, "2024-Q3")
    assert form.sheets(stamp) == [form.OUTREACH, form.NOTES]
    assert (stamp.customs, stamp.indicators) == ({}, [])


def test_all_customs_and_definitions_of_the_quarter_are_asked(snapshot):
    unit = find_unit(snapshot, "dak-pne", "2024-Q1")
    before = blank_form.make_stamp(snapshot, unit, "2024-Q1")
    after = blank_form.make_stamp(snapshot, unit, "2024-Q2")
    third = {
        stamp.quarter: next(a for a in stamp.indicators if a.indicator_id == "sinh-con-thu-3")
        for stamp in (before, after)
    }
    assert (third["2024-Q1"].version, third["2024-Q1"].has_denominator) == (1, False)
    assert (third["2024-Q2"].version, third["2024-Q2"].has_denominator) == (2, True)
    assert list(after.customs) == customs_of()
    assert [asked.indicator_id for asked in after.indicators] == indicators_of("2024-Q2")


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (1, ["unit", "dak-pne"]),  # data_set is gone
        (2, ["unit", "../dak-pne"]),
        (2, ["unit", "<b>"]),
        (3, ["quarter", "2024-Q5"]),
        (4, ["kind", "village"]),
        (5, ["custom", "a b", "x"]),
        (5, ["custom"]),
        (5, ["custom", "ngu-dam", "x"]),  # twice
        (5, ["indicator", "khkt", "x", "0", "1"]),
        (5, ["indicator", "khkt", "x", "1", "1"]),  # twice
        (5, ["surprise", "x", "y"]),
        (5, ["task", "2", "x"]),  # the first one is gone
    ],
)
def test_a_stamp_that_was_changed_is_refused(snapshot, line, cells):
    unit = find_unit(snapshot, "dak-pne", "2024-Q3")
    rows = stamps.write(blank_form.make_stamp(snapshot, unit, "2024-Q3"))
    rows[line] = cells
    with pytest.raises(IntakeError, match="đã bị sửa"):
        stamps.read(rows, "a.xlsx")


def test_what_is_no_form_and_another_version_are_told_apart():
    with pytest.raises(IntakeError, match=r"“a\.xlsx” không phải biểu số liệu"):
        stamps.read([], "a.xlsx")
    with pytest.raises(IntakeError, match="không phải biểu số liệu"):
        stamps.read([["other", "1"]], "a.xlsx")
    newer = form.VERSION + 1
    with pytest.raises(IntakeError, match=f"mẫu {newer}, phần mềm này đọc mẫu {form.VERSION}"):
        stamps.read([[stamps.MARK, str(newer)]], "a.xlsx")
