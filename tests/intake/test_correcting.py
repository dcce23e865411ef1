"""A form for a quarter of which one is accepted: nothing goes without a word, and it may correct no
more than the cells that it fills in."""

import shutil

import pytest

from data import accepted, rebuilding, store
from intake import (
    accepting,
    applying,
    blank_form,
    concluding,
    correcting,
    journal,
    listing,
    sending,
)
from intake.findings import IntakeError
from measures.tasks import find_tasks
from tests.intake import clerk
from tests.intake.conftest import DUE, NOW
from tests.lists import custom_cell, village_row

FIRST = {
    "counts": {"launched": 2, "replicated": 0, "converted_in": 0, "goal_met": 1, "ineffective": 1},
    "running": 9,
    "models": [
        {"event": "Ra mắt", "name": "Nuôi dê", "field": "chăn nuôi", "village": "thôn 1"},
        {"event": "Không hiệu quả", "name": "Trồng nghệ", "reason": "không có đầu ra"},
    ],
    "customs": {"ngu-dam": 35, "tha-rong-gia-suc": "hơn 3", "tao-hon": "chưa rõ"},
    "households": [{"custom": "Ngủ “đầm” (ngủ rẫy)", "village": "thôn 1", "value": 20},
                   {"custom": "Ngủ “đầm” (ngủ rẫy)", "village": "thôn 2", "value": 15}],
    "indicators": {"nep-nghi": (120, 300), "giam-ngheo": (25, 800)},
    "outreach": {"session": 12, "attendance": "hơn 1.200"},
    "gifts": [{"item": "Cây giống", "place": "thôn 1", "value": 500, "unit": "cây"}],
}  # fmt: skip
TAO_HON, THA_RONG, NGU_DAM = map(custom_cell, ("tao-hon", "tha-rong-gia-suc", "ngu-dam"))
VILLAGES = [f"D{village_row(number)}" for number in (1, 2)]
FEW = {"customs": {"ngu-dam": 36}, "outreach": {"session": "13"}}


@pytest.fixture
def send(warehouse, empty_home):
    """`send(answers)` has Đăk Pne send its form of quý III/2024."""
    shutil.copytree(warehouse.parent, empty_home / "official")

    def send(answers):
        form = blank_form.write(store.snapshot(), "dak-pne", "2024-Q3")
        return sending.send("official", clerk.fill(form, answers), "bieu.xlsx", "Lan", NOW)

    return send


def accept(sent, findings=None, **how):
    """Accept what came, with a reason for all that is odd."""
    answers = {
        (one.code, one.sheet, one.cell): "đã hỏi lại xã" for one in findings or sent.findings
    }
    sha = sent.submission.sha
    return accepting.accept("official", sha, "Hoa", answers, NOW, lambda *_: DUE, **how)


def look(sent, **how):
    """What is found in a form that was sent."""
    data = (store.snapshot(), sent.submission)
    found = applying.examine(
        accepting.originals.get("official", data[1].sha), "b.xlsx", data[0], **how
    )
    return found[1]


def rows(table):
    """The rows of the unit and quarter in a table, without what leads to the form."""
    frame = store.fetch(
        store.snapshot(), f"from {table} where submission_id like 'dak-pne.2024-Q3%' order by all"
    )
    frame = frame.drop(columns=["fact_id", "submission_id", "locator"])
    return sorted(map(str, frame.itertuples(index=False, name=None)))


FACTS = [table for table in accepted.FACTS if table != "fact_duty"]


def everything():
    return {table: rows(table) for table in FACTS}


def test_all_that_a_short_correction_takes_away_is_told_and_wants_a_reason(send):
    accept(send(FIRST))
    second = send(FEW)
    told = {(one.sheet, one.cell): one for one in second.findings if one.code in correcting.CODES}
    codes = {" ".join(place): one.code for place, one in told.items()}
    assert codes == {
        **{f"Mô hình {cell}": "W311" for cell in ("D8", "D9", "D10", "D11", "D12", "D14")},
        "Mô hình C21": "W311",
        "Mô hình C22": "W311",
        **{f"Hủ tục, phong tục {cell}": "W311" for cell in (TAO_HON, THA_RONG, *VILLAGES)},
        f"Hủ tục, phong tục {NGU_DAM}": "W312",
        "Chỉ tiêu E7": "W311",
        "Chỉ tiêu E11": "W311",
        "Tuyên truyền D7": "W312",
        "Tuyên truyền D8": "W311",
        "Tuyên truyền B18": "W311",
    }
    assert told["Tuyên truyền", "D7"].found == (
        "Buổi tuyên truyền (xã Đăk Pne): đã duyệt 12, biểu này 13"
    )
    assert told["Mô hình", "C21"].found == (
        "Mô hình “Nuôi dê”: ra mắt (thôn 1): đã duyệt có, biểu này không ghi"
    )
    before = everything()
    with pytest.raises(IntakeError, match="cảnh báo chưa có lý do"):
        accept(second, [one for one in second.findings if one.code != "W311"])
    assert everything() == before
    accept(second)
    assert rows("fact_model") == [] and len(rows("fact_outreach")) == 1


def test_one_reason_may_stand_for_all_figures_that_change(send):
    accept(send(FIRST))
    second = send(FEW)
    answers = {
        (one.code, one.sheet, one.cell): "đã hỏi lại xã"
        for one in second.findings
        if one.code < "W311"
    } | {("W311", "", ""): "biểu đầu gửi nhầm", ("W312", "", ""): "đã đếm lại thôn"}
    accepting.accept("official", second.submission.sha, "Hoa", answers, NOW, lambda *_: DUE)
    given = {
        (code, cell): reason for code, _, cell, reason in journal.submissions("official")[1].answers
    }
    assert given["W311", "C21"] == "biểu đầu gửi nhầm" and given["W312", "D7"] == "đã đếm lại thôn"


def test_the_same_form_again_takes_nothing_away(send):
    first = send(FIRST)
    accept(first)
    assert not [one for one in look(first) if one.code in correcting.CODES]
    again = send(FIRST | {"counts": FIRST["counts"] | {"converted": 0}})
    assert not [one for one in again.findings if one.code in correcting.CODES]


def test_only_the_cells_that_are_filled_in_are_corrected(send):
    accept(send(FIRST))
    before = everything()
    second = send(
        FEW | {"households": [{"custom": "Ngủ “đầm” (ngủ rẫy)", "village": "thôn 2", "value": 16}]}
    )
    findings = look(second, only_filled=True)
    told = sorted((one.code, one.cell) for one in findings if one.code in correcting.CODES)
    assert told == sorted(("W312", cell) for cell in (NGU_DAM, VILLAGES[0], "D7"))
    accept(second, findings, only_filled=True)
    now = everything()
    changed = {table for table in FACTS if now[table] != before[table]}
    assert changed == {"fact_custom", "fact_outreach"}
    assert len(now["fact_custom"]) == len(before["fact_custom"])
    places = "select locator, value from fact_custom where submission_id = 'dak-pne.2024-Q3.2' and "
    places += "custom_id = 'ngu-dam' and value > 0 order by 1"
    assert store.fetch(store.snapshot(), places).to_numpy().tolist() == [
        [f"tờ Hủ tục, phong tục, ô {VILLAGES[0]}", 16],
        [f"tờ Hủ tục, phong tục, ô {VILLAGES[0]} bản 1", 20],
    ]
    # all of it stands in the files of the correction, and a build makes the same
    [folder] = accepted.in_force("official")
    assert folder.submission_id == "dak-pne.2024-Q3.2"
    assert accepted.read_about(folder)["only_filled"] is True
    assert rebuilding.rebuild("official").differs == []
    assert everything() == now
    events = journal.read("official")
    assert events[-1].only_filled
    assert listing.list_notes("official", events)[0] == (
        "Duyệt dak-pne, 2024-Q3 thành bản 3: chỉ sửa những ô đã điền, phần còn lại giữ như biểu "
        "dak-pne.2024-Q3."
    )


def test_a_dash_takes_a_figure_away_and_a_third_form_builds_on_the_second(send):
    accept(send(FIRST))
    second = send({"outreach": {"session": "–"}})
    accept(second, look(second, only_filled=True), only_filled=True)
    third = send({"running": "chưa rõ"})
    accept(third, look(third, only_filled=True), only_filled=True)
    places = "select locator from fact_outreach where submission_id = 'dak-pne.2024-Q3.3'"
    assert store.fetch(store.snapshot(), places)["locator"].tolist() == [
        "tờ Tuyên truyền, ô D8 bản 1"
    ]
    names = "select locator from fact_model where model_id is not null order by 1"
    assert "tờ Mô hình, ô C21 bản 1" in store.fetch(store.snapshot(), names)["locator"].tolist()


def test_where_nothing_is_accepted_nothing_is_corrected(send):
    first = send(FIRST)
    with pytest.raises(IntakeError, match="Chưa có biểu nào đã duyệt cho quý III/2024"):
        accept(first, only_filled=True)
    assert [event.kind for event in journal.read("official")] == ["sent"]


def test_words_stay_with_what_is_not_corrected(send):
    said = {
        "highlight": [{"text": "Thôn 1 dựng nhà rông"}],
        "difficulty": [{"text": "Mưa lũ", "cause": "Bão số 4"}, {"text": "Thiếu giống"}],
    }
    accept(send(FIRST | {"notes": said}))
    second = send({"notes": {"difficulty": [{"text": "Mưa lũ kéo dài"}]}})
    accept(second, look(second, only_filled=True), only_filled=True)
    told = store.fetch(
        store.snapshot(),
        "select kind::text as kind, position, text, locator from fact_note "
        "where submission_id = 'dak-pne.2024-Q3.2' order by all",
    )
    assert [tuple(row) for row in told[["kind", "position", "text"]].to_numpy()] == [
        ("cause", 1, "Bão số 4"),
        ("difficulty", 1, "Mưa lũ kéo dài"),
        ("difficulty", 2, "Thiếu giống"),
        ("highlight", 1, "Thôn 1 dựng nhà rông"),
    ]
    assert ["bản 1" in locator for locator in told["locator"]] == [True, False, True, True]


def test_a_task_that_was_given_between_two_forms_takes_no_other_s_place(send):
    """It is printed where the unit wrote of a task of its own before."""
    own = {"text": "Mở lớp", "state": "đang thực hiện"}
    accept(send(FIRST | {"notes": {"past_task": [own]}}))
    about = concluding.About("2024-Q2", "dak-pne")
    concluding.conclude("official", about, "Rà soát hộ ngủ rẫy", "Hoa", now=NOW)
    second = send({"notes": {"past_task": [{"state": "đã hoàn thành", "result": "35 hộ"}]}})
    accept(second, look(second, only_filled=True), only_filled=True)
    of_report = len(find_tasks(store.snapshot(), "2024-Q3")) - 2
    given, told = find_tasks(store.snapshot(), "2024-Q3")[of_report:]
    assert (given.origin, given.text, given.state) == ("conclusion", "Rà soát hộ ngủ rẫy", "done")
    assert (given.told.evidence, given.told.by) == ("35 hộ", "xã Đăk Pne")
    assert (told.origin, told.text, told.state) == ("unit", "Mở lớp", "under_way")


def test_what_others_report_of_an_agency_stays_taken_off(send):
    def of_agency(outreach, **cells):
        blank = blank_form.write(store.snapshot(), "huyen-doan", "2024-Q3")
        places = {("Tuyên truyền", cell): number for cell, number in cells.items()}
        data = clerk.fill(blank, {"outreach": outreach, "cells": places})
        return sending.send("official", data, "doan.xlsx", "Lan", NOW)

    accept(of_agency({"session": 12, "attendance": 900}, F7=3, F8=0))
    second = of_agency({"session": 14})
    accept(second, look(second, only_filled=True), only_filled=True)
    told = store.fetch(
        store.snapshot(), "from fact_outreach where submission_id = 'huyen-doan.2024-Q3.2'"
    )
    assert dict(zip(told["channel"], told["value"], strict=True)) == {
        "session": 11,
        "attendance": 900,
    }
