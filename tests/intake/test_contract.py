"""Sheets that are not as they were handed out: one sentence each, which says what to restore."""

import itertools
from functools import cache

import pytest

from intake import (
    applying,
    blank_form,
    contract,
    form,
    headings,
    imprint,
    printed,
    reading,
    workbook,
)
from intake.cells import Page
from intake.workbook import Cell
from tests.intake import clerk

M, H, C, T = form.MODELS, form.CUSTOMS, form.INDICATORS, form.OUTREACH
FIRST, LAST = form.TOP - 1, 60


@pytest.fixture(scope="module")
def old(official):
    """The form as it was handed out before it said what is printed in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(imprint, "write", lambda printed: [])
        return blank_form.write(official, "dak-pne", "2024-Q3")


@pytest.fixture(params=["now", "old"])
def handed_out(request, blank, old):
    return blank if request.param == "now" else old


@pytest.fixture
def look(official):
    """`look(data, change)`: what is told of a form whose sheets were changed, as "code sheet!cell
    found"; `change` takes the sheets by name and gives them back."""

    def look(data, change):
        findings = []
        stamp = reading.read_stamp(data, "a.xlsx")
        sheets = change(dict(_open(data)))
        pages = {name: Page(name, sheets.get(name), findings) for name in form.sheets(stamp)}
        pages = contract.require_sheets(pages, sheets, stamp)
        printed.check_printed(pages, sheets, stamp, official)
        return findings

    return look


_open = cache(lambda data: workbook.open(data, "a.xlsx"))


def moved(name, move):
    """A change of a sheet's cells: `move(row, column)` gives their new place, or None."""

    def change(sheets):
        cells = {}
        for cell, what in sheets[name].cells.items():
            row, letter = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), cell.rstrip("0123456789")
            place = move(row, ord(letter) - 64)
            if place:
                cells[f"{chr(64 + place[1])}{place[0]}"] = what
        return sheets | {name: sheets[name]._replace(cells=cells)}

    return change


def put(name, **cells):
    """A change of single cells; "" for an empty one."""

    def change(sheets):
        new = sheets[name].cells | {cell: Cell("text", text) for cell, text in cells.items()}
        new = {cell: what for cell, what in new.items() if what.text}
        return sheets | {name: sheets[name]._replace(cells=new)}

    return change


def exchange(one, other):
    return {one: other, other: one}


def test_a_form_as_it_was_handed_out(handed_out, look):
    assert look(handed_out, lambda sheets: sheets) == []


@pytest.mark.parametrize("name", [M, H, C, T])
def test_any_two_columns_that_changed_places_are_told_of(blank, look, name):
    heads = headings.BLOCK_HEADS[name], headings.LIST_HEADS.get(name, [])
    for one, other in itertools.combinations(range(1, max(map(len, heads)) + 1), 2):
        places = exchange(one, other)
        change = moved(name, lambda row, column: (row, places.get(column, column)))  # noqa: B023
        [finding] = look(blank, change)
        assert (finding.code, finding.sheet) == ("E123", name)
        assert f"{chr(64 + one)}, {chr(64 + other)}" in finding.found


def test_parts_and_wholes_that_changed_columns(blank, look):
    places = exchange(5, 8)
    [finding] = look(blank, moved(C, lambda row, column: (row, places.get(column, column))))
    assert "“Tử số quý này” về cột E; “Mẫu số quý này” về cột H" in finding.mend


def test_a_form_whose_columns_do_not_say_of_which_part_they_are_is_still_read(blank, look):
    """As they were handed out before version 3."""
    older = {("_phieu", "B1"): "2"}
    heads = {"D6": "Quý trước", "E6": "Quý này", "G6": "Quý trước", "H6": "Quý này"}
    heads = {(C, cell): text for cell, text in heads.items()}
    assert look(clerk.fill(blank, {"cells": older | heads}), lambda sheets: sheets) == []
    [finding] = look(clerk.fill(blank, {"cells": older}), lambda sheets: sheets)
    assert (finding.code, finding.cell) == ("E123", "D6")


@pytest.mark.parametrize("name", [M, H, C, T])
def test_any_column_that_came_in_or_went_out_is_named(blank, look, name):
    for at in range(1, len(headings.BLOCK_HEADS[name])):
        letter = chr(64 + at)
        inserted = moved(name, lambda row, column: (row, column + (column >= at)))  # noqa: B023
        [finding] = look(blank, inserted)
        assert (finding.code, finding.found) == ("E123", f"đã chèn thêm cột {letter}")
        assert "Xóa cột đã chèn" in finding.mend
        deleted = moved(
            name,
            lambda row, column: None if column == at else (row, column - (column > at)),  # noqa: B023
        )
        [finding] = look(blank, deleted)
        assert finding.code == "E123"
        assert f"đã xóa cột {letter}" in finding.found


@pytest.mark.parametrize("name", [M, H, C, T])
def test_any_row_that_came_in_or_went_out_is_one_finding(blank, look, name):
    rows = [int(cell[1:]) for cell in headings.contract(reading.read_stamp(blank, "a"))[name]]
    for at in range(1, max(rows)):
        inserted = moved(name, lambda row, column: (row + (row >= at), column))  # noqa: B023
        [finding] = look(blank, inserted)
        assert finding.code == "E116"
        assert "đã chèn thêm" in finding.found
        deleted = moved(
            name,
            lambda row, column: None if row == at else (row - (row > at), column),  # noqa: B023
        )
        [finding] = look(blank, deleted)
        assert finding.code == "E116"
        assert "đã xóa" in finding.found


def test_where_a_row_came_in(blank, look):
    def found(at):
        [finding] = look(blank, moved(M, lambda row, column: (row + (row >= at), column)))
        return finding.found

    assert found(9) == "đã chèn thêm dòng 9"
    assert found(2) == "đã chèn thêm 1 dòng trong khoảng từ dòng 1 đến dòng 6"


def test_rows_that_changed_places(blank, look):
    places = exchange(7, 8)
    [finding] = look(blank, moved(H, lambda row, column: (places.get(row, row), column)))
    assert (finding.code, finding.cell) == ("E116", "B7")
    assert finding.found == "các dòng 7, 8 đã đổi chỗ cho nhau"
    assert "về dòng 7; " in finding.mend


def test_a_head_and_a_label_that_were_written_over(blank, look):
    [finding] = look(blank, put(M, F20="Cơ quan"))
    assert (finding.code, finding.cell) == ("E123", "F20")
    assert "Ghi lại ô F20 là “Đơn vị phụ trách”" in finding.mend
    [finding] = look(blank, put(M, B9="Nhân lên"))
    assert (finding.code, finding.cell) == ("E116", "B9")


def test_figures_that_changed_columns_under_their_heads(look, official):
    """Column C stands where D was, and the heads are as they were."""
    district = blank_form.write(official, "kon-ray", "2024-Q3")
    [finding] = look(district, put(T, C7="12", C8="300", D7="110", D8="hơn 8.000"))
    assert (finding.code, finding.cell) == ("E123", "C7")
    assert "Đổi lại chỗ số của hai cột C và D" in finding.mend


def test_printed_words_that_are_written_over_are_told_of(blank, look):
    sheets = workbook.open(blank, "a.xlsx")
    stamp = reading.read_stamp(blank, "a.xlsx")
    known = {name: {**words} for name, words in printed.read_printed(sheets).items()}
    assert {name: len(words) > 20 for name, words in known.items()} == dict.fromkeys(known, True)
    for name, words in known.items():
        for cell in list(words)[::4]:
            [finding] = look(blank, put(name, **{cell: "khác hẳn"}))
            is_contract = cell in headings.contract(stamp)[name]
            harmless = not is_contract and cell != form.WHOSE
            assert (finding.code == "W107") == harmless, cell
            assert finding.cell == cell
            assert "khác hẳn" in finding.found
            assert words[cell].lower() in finding.expected.lower()


def test_a_computed_cell_that_was_written_over(blank, look):
    [finding] = look(blank, put(M, D15="18"))
    assert (finding.code, finding.cell) == ("W107", "D15")


def test_an_older_form_is_held_against_the_warehouse(old, look):
    assert look(old, put(M, C12="1")) == []
    [finding] = look(old, put(M, C12="5"))
    assert (finding.code, finding.cell) == ("W107", "C12")
    assert "tải biểu mới nếu kho vừa đổi số" in finding.mend
    # What had no figure when it was handed out may have one now.
    assert look(old, put(M, C12="chưa có số")) == []


def test_a_warehouse_that_changed_altogether_is_no_slip(old, look):
    cells = {f"C{row}": str(row) for row in range(form.TOP, form.TOP + 7)}
    cells |= {f"E{row}": "lần" for row in range(form.TOP, form.TOP + 1)}
    assert look(old, put(T, **cells)) == []


@pytest.mark.parametrize("written", ["xã Đăk Pne, quý IV/2024", "Xã Đăk Pne - Quý 4/2024"])
def test_another_quarter_over_the_sheet_stops(handed_out, look, written):
    [finding] = look(handed_out, put(H, A2=written))
    assert (finding.code, finding.sheet, finding.cell) == ("E124", H, "A2")
    assert "quý III/2024. Hãy tải biểu của đúng đơn vị, đúng quý" in finding.mend
    same = "Xã Đăk Pne – Quý 3/2024"
    assert [one.code for one in look(handed_out, put(H, A2=same))] in (["W107"], [])


def test_another_unit_over_the_sheet_stops(blank, look):
    [finding] = look(blank, put(H, A2="xã Đăk Kôi, quý III/2024"))
    assert (finding.code, finding.cell) == ("E124", "A2")
    assert "chỉ nhận số của xã Đăk Pne, quý III/2024" in finding.mend
    [finding] = look(blank, put(H, A2=""))
    assert (finding.code, finding.cell) == ("W107", "A2")


def test_a_renamed_sheet_says_which_name_to_give_back(blank, official):
    def rename(book):
        book[M].title = "Mo hinh"

    data = clerk.fill(blank, {"counts": {"launched": 1}}, rename)
    filled, [finding] = reading.read(data, "a.xlsx", official)
    assert (finding.code, finding.sheet) == ("E115", M)
    assert "Đổi tên tờ “Mo hinh” lại thành “Mô hình”" in finding.mend
    assert filled.counts["launched"].state == "blank"


def test_sheets_that_took_each_others_names(blank, look):
    def change(sheets):
        return sheets | {H: sheets[T]._replace(name=H), T: sheets[H]._replace(name=T)}

    findings = look(blank, change)
    assert [(one.code, one.sheet) for one in findings] == [("E115", H), ("E115", T)]
    assert "lại thành “Tuyên truyền”" in findings[0].mend


def test_of_a_moved_sheet_nothing_else_is_said(blank, official):
    def change(book):
        book[M].insert_rows(9)
        book[M]["D8"], book[M]["Z99"] = "nhiều", "x"

    data = clerk.fill(blank, {"customs": {"ngu-dam": 3}}, change)
    filled, findings = applying.examine(data, "a.xlsx", official)
    assert [one.code for one in findings if one.sheet in ("", M)] == ["E116"]
    assert filled.customs["ngu-dam"].value == 3


def test_what_is_printed_is_read_back_as_it_was_written():
    told = {M: {"B7": "a", "C7": "1.238"}, T: {"A1": "Tuyên truyền"}}
    told[T] |= {f"B{row}": f" {row} " * 40 for row in range(60)}
    pieces = imprint.write(told)
    assert imprint.read(pieces) == told
    assert all(1 <= len(piece) <= 1_500 for piece in pieces)
    for damaged in (pieces[:-1], ["3"], ['{"a":3}'], []):
        assert imprint.read(damaged) == {}
