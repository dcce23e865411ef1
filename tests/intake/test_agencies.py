"""Agencies: a form each, added up for the district, no session twice, none in another's place."""

from datetime import UTC, date, datetime

import pytest

from data import deadlines, store
from intake import accepting, applying, blank_form, closing, journal, sending, withdrawing
from intake.findings import IntakeError
from intake.units import list_reporting
from measures import duty
from measures.duty import Reporter, collect, judge
from measures.figures import quarter as figures
from tests.intake import clerk
from tests.lists import agencies_of

QUARTER = "2024-Q3"
NOW = datetime(2024, 9, 16, 3, tzinfo=UTC)
DUE = date(2024, 9, 18)
WHY = "Đã hỏi lại cơ quan"


@pytest.fixture
def take(lay_out):
    """`take("mttq-huyen", {"session": 12}, F7=3)` has a unit's form of quý III/2024 accepted."""
    lay_out()

    def take(unit, outreach, now=NOW, **cells):
        data = fill(unit, outreach, **cells)
        sent = sending.send("official", data, f"{unit}.xlsx", "Lan", now)
        answers = {(one.code, one.sheet, one.cell): WHY for one in sent.findings}
        accepting.accept("official", sent.submission.sha, "Hoa", answers, now, lambda *_: DUE)
        return sent.submission.sha

    return take


def fill(unit, outreach, **cells):
    form = blank_form.write(store.snapshot(), unit, QUARTER)
    places = {("Tuyên truyền", cell): number for cell, number in cells.items()}
    return clerk.fill(form, {"outreach": outreach, "cells": places})


def total(channel="session"):
    figure = figures.read_figures(store.snapshot(), QUARTER).get(f"outreach.{channel}")
    return figure.total.value, figure.part


def rows():
    return [
        tuple(row)
        for row in store.fetch(
            store.snapshot(),
            "select unit_id, channel::text, value, coalesce(derived, '') from fact_outreach "
            "where quarter = '2024-Q3' order by all",
        ).itertuples(index=False)
    ]


def test_each_agency_that_the_sources_name_has_a_form(snapshot):
    reporting = list_reporting(snapshot, QUARTER)
    agencies = [unit.label for unit in reporting.values() if unit.is_agency]
    named = ["Hội LHPN huyện", "Huyện đoàn", "Phòng Dân tộc huyện", "Ủy ban MTTQ Việt Nam huyện"]
    assert [agency for agency in agencies if agency in named] == named
    assert len(agencies) == len(agencies_of())
    assert [*reporting][-1] == "kon-ray"
    # abolished with the district: quý II/2025 is their last quarter
    data = blank_form.write(snapshot, "huyen-doan", "2025-Q2")
    filled, findings = applying.examine(data, "a.xlsx", snapshot)
    assert (filled.unit_id, [*filled.shared], filled.counts) == (
        *("huyen-doan", ["session", "attendance"]), {},
    )  # fmt: skip
    assert {one.code for one in findings} == {"W309"}


def test_they_are_added_up_and_no_session_is_counted_twice(take):
    take("dak-pne", {"session": 5, "attendance": 60})
    take("mttq-huyen", {"session": 12, "attendance": 300, "portal_news": 2}, F7=3, F8=40)
    take("hoi-lhpn-huyen", {"session": 4, "attendance": 80}, F7=4, F8=0)
    assert rows() == [
        ("dak-pne", "attendance", 60, ""),
        ("dak-pne", "session", 5, ""),
        ("hoi-lhpn-huyen", "attendance", 80, ""),
        ("hoi-lhpn-huyen", "session", 0, "4 trừ 4 buổi tuyên truyền nơi khác ghi"),
        ("mttq-huyen", "attendance", 260, "300 trừ 40 lượt người tham dự nơi khác ghi"),
        ("mttq-huyen", "portal_news", 2, ""),
        ("mttq-huyen", "session", 9, "12 trừ 3 buổi tuyên truyền nơi khác ghi"),
    ]
    assert total() == (14, "1/7 xã, thị trấn báo cáo")
    states = {one.unit_id: one.state for one in journal.submissions("official")}
    assert states == dict.fromkeys(("dak-pne", "mttq-huyen", "hoi-lhpn-huyen"), "accepted")


def test_an_agency_alone_does_not_speak_for_the_district(take):
    take("mttq-huyen", {"session": 12}, F7=0)
    assert total() == (12, "0/7 xã, thị trấn báo cáo")


def test_its_second_form_takes_the_place_of_its_own_first_only(take):
    take("huyen-doan", {"session": 1}, F7=0)
    take("mttq-huyen", {"session": 12}, F7=0)
    second = take("huyen-doan", {"session": 2}, F7=1)
    assert [row[::2] for row in rows()] == [("huyen-doan", 1), ("mttq-huyen", 12)]
    withdrawing.withdraw("official", second, WHY, "Hoa", NOW)
    assert total()[0] == 13


def test_the_form_for_all_and_those_of_each_exclude_each_other(take):
    whole = take("kon-ray", {"session": 20})
    assert total()[0] == 20
    with pytest.raises(IntakeError, match=r"còn 1 lỗi \(E243\)"):
        take("mttq-huyen", {"session": 12}, F7=0)
    _, findings = applying.examine(
        fill("mttq-huyen", {"session": 12}, F7=0), "a.xlsx", store.snapshot()
    )
    [finding] = [one for one in findings if one.code == "E243"]
    assert finding.found == "quý III/2024 đã có biểu của huyện Kon Rẫy"
    assert "rút biểu chung của huyện trước" in finding.mend
    withdrawing.withdraw("official", whole, WHY, "Hoa", NOW)
    take("mttq-huyen", {"session": 13}, F7=0)
    with pytest.raises(IntakeError, match="E243"):
        take("kon-ray", {"session": 21})
    assert total()[0] == 13


def test_support_names_communes_and_the_agency(take):
    form = blank_form.write(store.snapshot(), "hoi-lhpn-huyen", QUARTER)
    gift = {"item": "Máy ấp trứng", "value": 3, "unit": "máy", "place": "Đăk Ruồng"}
    data = clerk.fill(form, {"outreach": {"session": 0}, "gifts": [gift]})
    filled, findings = applying.examine(data, "a.xlsx", store.snapshot())
    assert [gift.place.printed for gift in filled.gifts] == ["Đăk Ruồng"]
    assert not any(one.stops for one in findings)


def give(unit, place="", value=20, item="Cây cà phê giống", quarter=QUARTER):
    """A unit's form that tells of support alone."""
    blank = blank_form.write(store.snapshot(), unit, quarter)
    gift = {"item": item, "value": value, "unit": "cây", "place": place}
    return clerk.fill(blank, {"gifts": [gift]})


def test_what_was_given_once_is_told_by_one(take):
    def told(data):
        findings = applying.examine(data, "a.xlsx", store.snapshot())[1]
        return [one for one in findings if one.code == "W321"]

    def accept(data):
        sent = sending.send("official", data, "a.xlsx", "Lan", NOW)
        answers = {(one.code, one.sheet, one.cell): WHY for one in sent.findings}
        accepting.accept("official", sent.submission.sha, "Hoa", answers, NOW, lambda *_: DUE)

    assert told(give("dak-pne")) == []
    accept(give("dak-pne"))
    # the commune's own second form, and another commune's, tell of their own
    assert told(give("dak-pne", value=20)) == [] == told(give("dak-koi"))
    [finding] = told(give("hoi-lhpn-huyen", "xã Đắk Pne", item="cây cà phê"))
    assert (finding.sheet, finding.cell) == ("Tuyên truyền", "B18")
    assert finding.found == (
        "“cây cà phê”, 20 cây: cũng có trong biểu quý III/2024 của xã Đăk Pne (bản đã duyệt "
        "dak-pne.2024-Q3)"
    )
    assert "Nếu là cùng một lần hỗ trợ thì xóa dòng này" in finding.mend
    # as much, and for whom it was is not said
    assert told(give("hoi-lhpn-huyen")) and told(give("kon-ray", "thôn 2, xã Đăk Pne"))
    for other in [
        give("hoi-lhpn-huyen", "Đăk Kôi"),
        give("hoi-lhpn-huyen", "Đăk Pne", value=21),
        give("hoi-lhpn-huyen", "Đăk Pne", item="Máy ấp trứng"),
        give("hoi-lhpn-huyen", "Đăk Pne", quarter="2024-Q4"),
    ]:
        assert told(other) == []
    # the other way round, and between two agencies
    accept(give("hoi-lhpn-huyen", "Đăk Kôi"))
    [finding] = told(give("dak-koi"))
    assert "của Hội LHPN huyện" in finding.found
    assert told(give("huyen-doan", "Đăk Kôi")) and not told(give("huyen-doan", "Đăk Ruồng"))


def test_a_second_form_for_all_agencies_is_told_once_as_one_that_replaces(take):
    take("kon-ray", {"session": 20, "radio_news": 3})
    data = fill("kon-ray", {"session": 5, "attendance": 50})
    _, findings = applying.examine(data, "a.xlsx", store.snapshot())
    replaced = [(one.code, one.cell) for one in findings if "W311" <= one.code <= "W320"]
    assert replaced == [("W320", ""), ("W312", "D7"), ("W311", "D9")]
    assert "sẽ thay chứ không cộng thêm" in findings[0].mend
    assert "lập biểu riêng cho từng cơ quan" in findings[0].mend
    sent = sending.send("official", data, "a.xlsx", "Lan", NOW)
    with pytest.raises(IntakeError, match="lý do"):
        accepting.accept("official", sent.submission.sha, "Hoa", {}, NOW, lambda *_: DUE)
    assert total()[0] == 20


def test_a_form_of_the_wrong_kind_is_refused(snapshot):
    data = clerk.fill(
        blank_form.write(snapshot, "mttq-huyen", QUARTER), {"cells": {("_phieu", "B5"): "district"}}
    )
    with pytest.raises(IntakeError, match="không có trong kho số liệu"):
        applying.examine(data, "a.xlsx", snapshot)


UNITS = [
    Reporter("dak-pne", {QUARTER: "xã Đăk Pne"}),
    Reporter("kon-ray", {QUARTER: "các cơ quan"}, is_district=True),
    Reporter("mttq-huyen", {QUARTER: "Mặt trận"}, is_agency=True),
    Reporter("huyen-doan", {QUARTER: "Huyện đoàn"}, is_agency=True),
]


def owed(came=(), **settings):
    rules = deadlines.read()._replace(**settings)
    found = collect(UNITS, [QUARTER], [], [(unit, QUARTER, day) for unit, day in came], DUE, rules)
    return {unit: judge(one, date(2024, 9, 20)).state for (unit, _), one in found.items()}


def test_the_duty_of_agencies():
    # together, as long as nobody of them reports by itself
    assert owed() == {"dak-pne": "missing", "kon-ray": "missing"}
    # then each that came is held to the deadline, and nobody else is named
    assert owed([("mttq-huyen", date(2024, 9, 19))]) == {"dak-pne": "missing", "mttq-huyen": "late"}
    # one that went back is as if it had not come
    back = [duty.Sent("mttq-huyen", QUARTER, DUE, None, NOW, True)]
    found = collect(UNITS, [QUARTER], [], back, DUE)
    assert {unit for unit, _ in found} == {"dak-pne", "kon-ray"}
    # where a document says who owes a form
    named = {"agencies": False, "agency_units": frozenset({"mttq-huyen", "huyen-doan"})}
    assert owed([("mttq-huyen", DUE)], **named) == {
        "dak-pne": "missing", "mttq-huyen": "on_time", "huyen-doan": "missing",
    }  # fmt: skip


def test_who_is_named_before_closing(take, monkeypatch):
    assert "huyện Kon Rẫy" in closing.find_outstanding("official", QUARTER).sentence
    take("mttq-huyen", {"session": 1}, F7=0)
    told = closing.find_outstanding("official", QUARTER).sentence
    assert "huyện" not in told and "MTTQ" not in told
    rules = deadlines.read()._replace(agencies=False, agency_units=frozenset({"huyen-doan"}))
    monkeypatch.setattr(deadlines, "read", lambda: rules)
    assert closing.find_outstanding("official", QUARTER).silent[-1] == "Huyện đoàn"


def test_the_settings_name_agencies(tmp_path):
    path = tmp_path / "duty.toml"
    text = deadlines.SETTINGS.read_text(encoding="utf-8")
    path.write_text(text.replace("agencies = true", 'agencies = ["mttq-huyen"]'), encoding="utf-8")
    rules = deadlines.read(path)
    assert (rules.agencies, rules.agency_units) == (False, {"mttq-huyen"})
    assert duty.owes(UNITS[2], QUARTER, rules) and not duty.owes(UNITS[1], QUARTER, rules)
