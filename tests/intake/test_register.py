"""The list of villages that is loaded beforehand."""

import shutil

import pytest

from data import store
from data.versions import WarehouseError
from intake import (
    applying,
    blank_form,
    expected,
    fact_rows,
    journal,
    listing,
    register,
    registering,
    row_context,
)
from intake.__main__ import main
from intake.findings import IntakeError
from tests.intake import clerk
from tests.intake.conftest import NOW

LIST = "xã,thôn\nĐăk Pne,thôn 1\nxã Đăk Pne,thôn Kon Túc\ndak-koi,thôn Kon Blo\nĐăk Pne,Thôn 01\n"


def load(text, encoding="utf-8-sig"):
    return registering.load(store.snapshot(), text.encode(encoding), "thon.csv", "Lan", NOW)


def test_a_list_is_taken_over_once_and_replaces_what_it_names(home):
    assert load(LIST) == "Đã nạp danh mục 3 thôn, làng của 2 xã, thị trấn."
    assert register.read("official") == {
        "dak-koi": ["thôn Kon Blo"],
        "dak-pne": ["thôn 1", "thôn Kon Túc"],
    }
    load("Đăk Pne;thôn 2\n;\n")
    assert register.read("official") == {"dak-koi": ["thôn Kon Blo"], "dak-pne": ["thôn 2"]}
    told = listing.list_notes("official", journal.read("official"))[0]
    assert told.startswith("Nạp danh mục 3 thôn, làng của 2 xã, thị trấn lúc ")
    assert told.endswith("(Lan), từ tệp thon.csv.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Đăk Xyz,thôn 1\nĐăk Pne,thôn 2\n", "dòng 1: không có xã “Đăk Xyz”"),
        ("Đăk Pne,\n", "dòng 1: thiếu tên thôn"),
        ('Đăk Pne,"thôn 1, thôn 2"\n', "dòng 1: “thôn 1, thôn 2” có nhiều thôn"),
        ("xã,thôn\n", "không có dòng nào"),
        ("", "không có dòng nào"),
        ("Đăk X,a\n" * 7, "; và 2 dòng nữa"),
        ("Đăk Pne,thôn 1\n" * 5_001, "quá 5.000 dòng"),
        ('Đăk Pne,"' + "x" * 200_000, "không phải bảng CSV"),
    ],
)
def test_a_list_with_anything_odd_changes_nothing(home, text, told):
    load(LIST)
    before = register.read("official")
    with pytest.raises(IntakeError) as caught:
        load(text)
    assert told in str(caught.value)
    assert register.read("official") == before


def test_a_list_in_another_encoding_says_how_to_save_it(home):
    with pytest.raises(IntakeError, match="CSV UTF-8"):
        load(LIST, "utf-16")


def test_a_damaged_list_is_told(home):
    load(LIST)
    register.path("official").write_bytes(b"\xff")
    with pytest.raises(WarehouseError, match="Không đọc được danh mục thôn"):
        register.read("official")


def test_villages_of_others_are_named_with_whose_they_are(home):
    load(LIST)
    found = register.list_elsewhere(store.snapshot(), "dak-pne", "2024-Q3")
    assert list(found.values()) == [("xã Đăk Kôi", ["thôn Kon Blo"])]


def test_the_command_loads_it(home, tmp_path, capsys):
    file = tmp_path / "thon.csv"
    file.write_text(LIST, encoding="utf-8")
    assert main(["villages", str(file), "--by", "Lan"]) == 0
    assert capsys.readouterr().out == "Đã nạp danh mục 3 thôn, làng của 2 xã, thị trấn.\n"


def test_forms_offer_the_listed_villages_and_only_others_are_asked_about(warehouse, empty_home):
    shutil.copytree(warehouse.parent, empty_home / "official")
    on = store.snapshot()
    load(LIST)
    assert ["thôn Kon Túc"] in expected.villages(on, "dak-pne", "2024-Q3").values()
    blank = blank_form.write(on, "dak-pne", "2024-Q3")
    rows = [
        {"event": "Ra mắt", "name": "Nuôi cá", "village": "Kon Tuc"},
        {"event": "Ra mắt", "name": "Nuôi ong", "village": "thôn 1"},
        {"event": "Ra mắt", "name": "Nuôi dê", "village": "thôn 9"},
    ]
    data = clerk.fill(blank, {"counts": {"launched": 3}, "models": rows})
    filled, findings = applying.examine(data, "b.xlsx", on)
    asked = [(one.code, one.found) for one in findings if one.cell.startswith("E")]
    assert asked == [("W101", "thôn 9")]
    info = row_context.SubmissionInfo("dak-pne.2024-Q3", "x", NOW.date())
    made = fact_rows.make(filled, on, info)["dim_unit"]
    names = dict(zip(made["unit_id"], made["name"], strict=True))
    assert names == {
        "dak-pne.kon-tuc": "thôn Kon Túc",  # as the list has it
        "dak-pne.thon-1": "thôn 1",
        "dak-pne.thon-9": "thôn 9",
    }
