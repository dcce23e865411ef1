"""A form filled in without Excel is the same as a clerk's; its draft loses nothing."""

import io
import json

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from data import vietnamese
from data.versions import WarehouseError
from intake import annotate, applying, blank_form, filling, form, form_drafts, reading
from intake.findings import IntakeError
from tests.intake import clerk

PLACE = ("official", "dak-pne", "2024-Q3")


@pytest.fixture(scope="module", params=["dak-pne", "kon-ray"])
def blank(request, official):
    return blank_form.write(official, request.param, "2024-Q3")


@pytest.fixture(scope="module")
def commune(official):
    return blank_form.write(official, "dak-pne", "2024-Q3")


def read(data, official):
    return reading.read(data, "a.xlsx", official)


def test_every_cell_that_is_asked_is_a_field_and_no_other(blank):
    stamp = reading.read_stamp(blank, "a.xlsx")
    found = [(field.sheet, field.cell) for field in filling.fields(stamp).values()]
    asked = [(sheet, cell) for sheet, cells in form.inputs(stamp).items() for cell in cells]
    assert sorted(found) == sorted(asked)


def test_it_says_what_a_clerk_s_workbook_says(commune, official):
    said = {
        "counts.launched": "1", "counts.goal_met": "không có", "running": "hơn 12",
        "models.1.event": "Ra mắt", "models.1.name": "=Nuôi dê", "models.2.name": "",
        "customs.ngu-dam": "35", "households.3.custom": "Ngủ đầm",
        "households.3.village": "thôn 1", "households.3.value": "05",
        "indicators.khkt.1.numerator": "10", "indicators.khkt.1.denominator": "45",
        "outreach.session": "12", "gifts.1.item": "Con giống", "gifts.1.value": "20",
        "gifts.1.unit": "con",
        "notes.difficulty.2.text": "Mưa lũ", "notes.difficulty.2.cause": "Bão",
    }  # fmt: skip
    same = {
        "counts": {"launched": 1, "goal_met": "không có"}, "running": "hơn 12",
        "models": [{"event": "Ra mắt", "name": "=Nuôi dê"}],
        "customs": {"ngu-dam": 35}, "indicators": {"khkt": (10, 45)}, "outreach": {"session": 12},
        "households": [{}, {}, {"custom": "Ngủ đầm", "village": "thôn 1", "value": "05"}],
        "gifts": [{"item": "Con giống", "value": 20, "unit": "con"}],
        "notes": {"difficulty": [{}, {"text": "Mưa lũ", "cause": "Bão"}]},
    }  # fmt: skip
    data = filling.fill(commune, said)
    assert read(data, official) == read(clerk.fill(commune, same), official)
    book = openpyxl.load_workbook(io.BytesIO(data))
    cell = book[form.CUSTOMS][form.custom_cells(reading.read_stamp(data, "a"))["ngu-dam"]]
    assert cell.value == 35 and cell.data_type == "n"  # so that the form's own sums work
    model = book[form.MODELS][
        form.list_rows(form.MODELS, reading.read_stamp(data, "a"))[0].cells["name"]
    ]
    assert model.data_type == "s"


def test_the_same_answers_give_the_same_file(commune):
    said = {"outreach.session": "12"}
    assert filling.fill(commune, said) == filling.fill(commune, said)
    assert filling.fill(commune, said) != filling.fill(commune, {"outreach.session": "13"})


def test_the_answers_of_a_form_that_was_sent_are_taken_up(commune):
    said = {
        "counts.launched": "1238", "running": "hơn 8.000", "models.1.name": "Nuôi dê",
        "notes.task.6.text": "Họp thôn", "outreach.session": "0",
    }  # fmt: skip
    assert filling.take(filling.fill(commune, said), "a.xlsx") == said


def test_answers_without_a_field_are_told_and_passed_over(commune, official):
    stamp = reading.read_stamp(commune, "a.xlsx")
    said = {"customs.gone": "3", "running": "4", "customs.old": ""}
    assert filling.unasked(said, stamp) == ["customs.gone"]
    assert read(filling.fill(commune, said), official)[0].running.value == 4


def test_signs_that_no_workbook_holds_are_left_out(commune, official):
    filled, _ = read(
        filling.fill(commune, {"notes.highlight.1.text": "a\x0bb\ud800\n c"}), official
    )
    assert filled.notes[0].text.printed.startswith("a")


def test_with_its_reasons_it_is_the_same_file_each_time(commune, official):
    data = filling.fill(commune, {"outreach.session": "12"})
    findings = applying.examine(data, "a.xlsx", official)[1]
    stamp = reading.read_stamp(data, "a.xlsx")
    odd = next(one for one in findings if not one.stops and one.cell)
    said = {filling.name_reason(odd, stamp): "Đúng", "reasons.w999.": "thừa"}
    assert filling.add_reasons(data, findings, {}, "a.xlsx") == data
    with_reasons = filling.add_reasons(data, findings, said, "a.xlsx")
    assert with_reasons == filling.add_reasons(data, findings, said, "a.xlsx")
    assert annotate.read_reasons(with_reasons) == {(odd.code, odd.sheet, odd.cell): "Đúng"}
    assert applying.examine(with_reasons, "a.xlsx", official)[1] == findings
    assert filling.unasked(said, stamp) == []


@settings(max_examples=8, deadline=None, derandomize=True)
@given(data=some.data())
def test_whatever_is_typed_is_read_or_told_of(commune, official, data):
    stamp = reading.read_stamp(commune, "a.xlsx")
    keys = list(filling.fields(stamp))
    words = some.one_of(
        some.sampled_from(
            [
                "=1+1",
                "-5",
                "1e999",
                "NaN",
                "05",
                "#REF!",
                "12,5 hộ",
                "\u202e",
                "9" * 60,
                "x" * 1_000,
            ]
        ),
        some.text(max_size=40),
    )
    said = data.draw(some.dictionaries(some.sampled_from(keys), words, max_size=12))
    made = filling.fill(commune, said)
    filled, findings = read(made, official)
    told = {key for key, text in said.items() if vietnamese.tidy(text)}
    if told:
        assert findings or filled != read(commune, official)[0]


# Drafts -----------------------------------------------------------------------------------------


def test_two_who_fill_in_one_form_keep_what_each_of_them_wrote(empty_home):
    form_drafts.save(*PLACE, {"running": "4", "counts.launched": "1"}, "Lan")
    form_drafts.save(*PLACE, {"outreach.session": "12"}, "Hoa")
    draft = form_drafts.save(*PLACE, {"running": "5", "counts.launched": ""}, "Hoa")
    assert form_drafts.read(*PLACE) == draft
    assert draft.answers == {"running": "5", "outreach.session": "12"}
    assert (draft.number, draft.saved_by) == (3, "Hoa")
    assert form_drafts.read("official", "dak-koi", "2024-Q3").number == 0


def test_a_draft_that_was_sent_goes_unless_it_was_changed(empty_home):
    first = form_drafts.save(*PLACE, {"running": "4"})
    form_drafts.save(*PLACE, {"running": "5"})
    assert not form_drafts.drop(*PLACE, first.number)
    assert form_drafts.read(*PLACE).answers == {"running": "5"}
    assert form_drafts.drop(*PLACE, 2)
    assert form_drafts.read(*PLACE).answers == {}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"answers": 3}', b"[" * 100_000, b'{"answers":{},"number":"x"}']
)
def test_a_damaged_draft_is_told_and_kept(empty_home, content):
    form_drafts.save(*PLACE, {"running": "4"})
    [path] = empty_home.rglob("dak-pne.2024-Q3.json")
    path.write_bytes(content)
    with pytest.raises(IntakeError, match="bị hỏng"):
        form_drafts.read(*PLACE)
    with pytest.raises(IntakeError, match="bị hỏng"):
        form_drafts.save(*PLACE, {"running": "5"})
    form_drafts.put_aside(*PLACE)
    assert form_drafts.save(*PLACE, {"running": "5"}).number == 1
    assert [kept.read_bytes() for kept in path.parent.glob("*.hong-*")] == [content]


@pytest.mark.parametrize(
    "changes",
    [
        {"../x": "1"},
        {"a b": "1"},
        {"running": "x" * 1_001},
        {f"models.{number}.name": "x" for number in range(2_001)},
    ],
)
def test_a_draft_holds_no_more_than_a_form(empty_home, changes):
    with pytest.raises(IntakeError, match="CHƯA được lưu"):
        form_drafts.save(*PLACE, changes)
    assert form_drafts.read(*PLACE).number == 0


def test_numbers_of_persons_are_never_kept(empty_home):
    with pytest.raises(form_drafts.Personal) as caught:
        form_drafts.save(*PLACE, {"running": "4", "notes.task.1.text": "CCCD 062088001234"})
    assert caught.value.keys == ["notes.task.1.text"]
    assert not list(empty_home.rglob("*.json"))


@pytest.mark.parametrize(("unit", "quarter"), [("../x", "2024-Q3"), ("dak-pne", "../2024-Q3")])
def test_a_draft_never_leads_out_of_its_folder(empty_home, unit, quarter):
    with pytest.raises(ValueError, match="no form is of"):
        form_drafts.save("official", unit, quarter, {"running": "1"})


def test_a_disk_that_refuses_leaves_the_draft_of_before(empty_home, monkeypatch):
    form_drafts.save(*PLACE, {"running": "4"})

    def refuse(*_):
        raise OSError(28, "full")

    monkeypatch.setattr(form_drafts.disk, "write", refuse)
    with pytest.raises(WarehouseError, match="Bản nháp CHƯA được lưu: đĩa đã hết chỗ"):
        form_drafts.save(*PLACE, {"running": "5"})
    [path] = empty_home.rglob("dak-pne.2024-Q3.json")
    assert json.loads(path.read_bytes())["answers"] == {"running": "4"}
