"""What tells of persons is stopped before anything of it is kept, wherever it stands."""

import io
import re
import shutil
import zipfile

import pytest
from openpyxl.comments import Comment

from intake import annotate, applying, blank_form, form, journal, personal, reading, sending
from intake.findings import IntakeError
from tests.intake import clerk
from tests.intake.conftest import NOW

M, H, T = form.MODELS, form.CUSTOMS, form.OUTREACH
MODEL = {"event": "Không hiệu quả", "name": "Nuôi dê", "village": "thôn 2", "sponsor": "Hội"}
GIFT = {"item": "Cây giống", "place": "thôn 1", "value": 5, "unit": "cây", "sponsor": "Huyện đoàn"}
NAMES = ["hộ A Thanh", "Nguyễn Văn B", "gia đình Y Blanh", "Nu«i dª hé A Thanh", "0912345678"]


def _in_model(column):
    return lambda name: {"models": [MODEL | {column: name}]}


def _in_gift(column):
    return lambda name: {"gifts": [GIFT | {column: name}]}


PLACES = {
    **{f"{M}!{cell}": _in_model(column) for column, cell in form.MODEL_COLUMNS.items()},
    **{f"{T}!{cell}": _in_gift(column) for column, cell in form.GIFT_COLUMNS.items()},
    f"{H}!C": lambda name: {"households": [{"custom": "Tảo hôn", "village": name, "value": 1}]},
    f"{M}!D": lambda name: {"counts": {"launched": name}},
    f"{M}!A": lambda name: {"cells": {(M, "J70"): name}},
    f"{form.GUIDE}!A": lambda name: {"cells": {(form.GUIDE, "A60"): name}},
}


@pytest.mark.parametrize("place", PLACES)
def test_a_name_in_any_cell_stops_and_is_not_repeated(blank, official, place):
    name = NAMES[list(PLACES).index(place) % len(NAMES)]
    filled, findings = applying.examine(clerk.fill(blank, PLACES[place](name)), "a", official)
    told = [one for one in findings if one.code in ("E120", "E121")]
    assert [one.sheet for one in told] == [place.partition("!")[0]]
    assert told[0].found == "(không chép lại)"
    for word in ("Thanh", "Blanh", "Văn B", "0912"):
        assert word not in str(findings)
        assert word not in str(filled)


def _comment(book):
    book[H]["D20"].comment = Comment("đã hỏi hộ A Thanh", "Lan")


def _title(book):
    book.create_sheet("hộ A Thanh")


def _mending(book):
    book.create_sheet(form.MENDING)["H6"] = "ông A Thanh nói thế"


@pytest.mark.parametrize("change", [_comment, _title, _mending])
def test_a_name_beside_the_cells_stops(blank, official, change):
    findings = reading.read(clerk.fill(blank, {}, change), "a", official)[1]
    assert [one.code for one in findings if one.code != "W108"] == ["E121"]
    assert "Thanh" not in re.sub("'hộ A Thanh'", "", str(findings))  # a sheet is called by its name


def test_the_sentence_does_not_repeat_the_name_of_a_sheet(blank, official):
    findings = reading.read(clerk.fill(blank, {}, _title), "a", official)[1]
    with pytest.raises(IntakeError, match=r"\(một tờ mang tên người\) nên CHƯA được lưu"):
        personal.require_none(findings, "a.xlsx")


def test_a_name_in_a_shape_stops(blank, official):
    out = io.BytesIO(blank)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(
            "xl/drawings/drawing1.xml",
            '<x xmlns:a="http://a"><a:p><a:r><a:t>hộ A Thanh</a:t></a:r></a:p></x>',
        )
    findings = reading.read(out.getvalue(), "a", official)[1]
    assert [one.code for one in findings] == ["E121"]


def test_a_reader_who_may_be_wrong_asks(blank, official):
    data = clerk.fill(blank, {"gifts": [GIFT | {"sponsor": "Mai Thanh Hoa"}]})
    filled, [finding] = reading.read(data, "a", official)
    assert (finding.code, finding.cell, finding.stops) == ("W106", "F18", False)
    assert filled.gifts[0].sponsor.printed == "Mai Thanh Hoa"


def test_an_empty_form_and_the_places_of_the_unit_name_nobody(official):
    for unit in ("dak-pne", "kon-ray"):
        data = blank_form.write(official, unit, "2024-Q3")
        assert reading.read(data, "a", official)[1] == []


def test_nothing_of_it_is_kept(warehouse, empty_home, blank):
    shutil.copytree(warehouse.parent, empty_home / "official")
    data = clerk.fill(blank, {"models": [MODEL | {"village": "hộ A Thanh, thôn 1"}]})
    with pytest.raises(IntakeError) as caught:
        sending.send("official", data, "bieu.xlsx", "Văn phòng", NOW)
    assert str(caught.value).startswith(
        "Tệp “bieu.xlsx” có tên người hoặc thông tin cá nhân (tờ Mô hình, ô E21) nên CHƯA được lưu."
    )
    assert not (empty_home / "official" / "intake").exists()
    assert journal.read("official") == []


def test_a_file_that_bears_a_name_is_kept_without_it(warehouse, empty_home, blank):
    shutil.copytree(warehouse.parent, empty_home / "official")
    data = clerk.fill(blank, {"counts": {"launched": 1}})
    sent = sending.send("official", data, "Nguyễn Văn B gửi.xlsx", "Văn phòng", NOW)
    assert sent.submission.file == "biểu.xlsx"


def test_notes_of_an_annotated_copy_are_our_own(blank, official):
    data = clerk.fill(blank, {"customs": {"ngu-dam": "nhiều"}})
    findings = reading.read(data, "a", official)[1]
    again = reading.read(annotate.annotate(data, findings), "a", official)[1]
    assert [one.code for one in again] == ["E101"]
