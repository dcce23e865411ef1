"""From seven empty forms to the screens: quý III/2024 comes in, as the office would see it."""

import pytest

from app.forms.tables import count_findings, list_states
from data import rebuilding, store
from intake import accepting, applying, blank_form, changes, journal, reading, sending
from intake.__main__ import main
from measures.figures.quarter import read_figures
from report.compose import compose
from report.text_parts import PARTS, standing_text
from tests.intake import clerk
from tests.screen import cards, chips, start, tables_of, titles

QUARTER = "2024-Q3"
UNITS = ["dak-koi", "dak-pne", "dak-ruong", "dak-rve", "dak-to-lung", "dak-to-re", "tan-lap"]
CUSTOMS = [
    "kieng-cu-cai-chet-xau", "cung-om-dau", "kieng-ky-vat-nuoi", "thuoc-thu", "hon-nhan-can-huyet",
    "tao-hon", "no-mieng", "an-uong-keo-dai", "tha-rong-gia-suc", "cui-hua-hon",
    "cho-nguoi-chet-an", "de-nguoi-chet-lo-thien", "sinh-de-tai-nha", "ngu-dam",
]  # fmt: skip


def answers(unit):
    """What a commune writes: one model launched, customs counted, outreach."""
    number = UNITS.index(unit)
    return {
        "counts": {
            "launched": 1,
            "converted_in": "không có",
            **dict.fromkeys(["replicated", "goal_met", "ineffective", "converted"], 0),
        },
        "running": 4 + number,
        "models": [{"event": "Ra mắt", "name": f"Nuôi dê núi {number}", "field": "Chăn nuôi"}],
        "customs": dict.fromkeys(CUSTOMS, 0) | ({"ngu-dam": 35} if unit == "dak-pne" else {}),
        "indicators": {"khkt": (10 + number, 50)},
        "outreach": {"session": 10 + number, "attendance": "hơn 300", "van_round": 1},
        "notes": {
            "proposal": [{"text": f"Cấp vốn cho núi {number}"}],
            "task": [{"text": f"Họp ở núi {number}"}],
        },
    }


# Ten slips of one clerk: what he writes, and the code that finds each.
SLIPS = {
    "counts": {"replicated": "-1", "goal_met": "khoảng vài", "launched": 2},
    "models": [
        {"event": "Ra mắc", "name": "Trồng rau"},
        *({"event": "Ra mắt", "name": name} for name in ("Ong", "Heo", "Dê")),
    ],
    "customs": {"ngu-dam": "45 con", "no-mieng": 9000},
    "indicators": {"khkt": (60, 50), "nep-nghi": (3, 0)},
    "outreach": {"session": 12.5, "radio_news": "5%"},
}
FOUND = [
    "E202", "E102", "E101", "E110", "E211", "E105", "E205", "E204", "E103", "E104",
]  # fmt: skip


@pytest.fixture
def office(lay_out, tmp_path):
    """The official data set in a home of its own, and a folder for the forms."""
    lay_out()
    return tmp_path


def make_form(office, unit):
    """An empty form, made by the command."""
    path = office / f"{unit}-{len(list(office.iterdir()))}.xlsx"
    assert main(["template", "--unit", unit, "--quarter", QUARTER, "--out", str(path)]) == 0
    return path.read_bytes()


def fill_in(office, unit, **slips):
    """The form of a unit as its clerk sends it."""
    told = answers(unit)
    for part, cells in slips.items():
        told[part] = cells if isinstance(cells, list) else told[part] | cells
    return clerk.fill(make_form(office, unit), told)


def accept(sent):
    """Accept what came, with a reason for everything that is odd."""
    reasons = {
        (one.code, one.sheet, one.cell): "đã hỏi lại xã" for one in sent.findings if not one.stops
    }
    return accepting.accept("official", sent.submission.sha, "Văn phòng", reasons)


def test_six_of_seven_communes_report_and_every_screen_says_so(office):
    for unit in UNITS[1:]:
        if unit == "dak-pne":
            wrong = sending.send("official", fill_in(office, unit, **SLIPS), f"{unit}.xlsx", "Lan")
            assert [one.code for one in wrong.findings if one.stops] == FOUND
            assert all(one.cell and one.mend for one in wrong.findings)
            assert count_findings(wrong.findings).startswith("10 lỗi, ")
            sending.give_back("official", wrong.submission.sha, "Sửa 10 chỗ đã ghi", "Lan")
        accept(sending.send("official", fill_in(office, unit), f"{unit}-2.xlsx", "Lan"))

    snapshot = store.snapshot()
    units = dict.fromkeys(UNITS, "xã")
    states = list_states(units, journal.submissions("official"), QUARTER)
    assert states["Trạng thái"].tolist() == ["– Chưa có số liệu", *["✓ Đã duyệt"] * 6]
    assert states["Bản"].tolist()[1] == 2  # the mended one

    page = start()
    assert chips(page)[0] == "Quý III/2024"
    launched, stopped, *_ = cards(page)
    # 12 by the report of quý II, one more in each of six communes; of the seventh nobody knows.
    assert launched[1:3] == ["ít nhất 18 mô hình", "6 trong quý này · 6/7 xã báo cáo"]
    assert any("6/7 xã báo cáo" in line for line in stopped)
    customs = next(card for card in cards(page) if card[0] == "Còn thực hiện")
    assert customs[1] == "0 hủ tục 1 phong tục"

    of_one = read_figures(snapshot, QUARTER).get("models.launched_to_date.dak-pne")
    assert not of_one.is_known  # half a year is not broken down

    duty = start("duty.py", quy=QUARTER)
    assert any("chưa báo cáo" in title for title in titles(duty))
    reminded = next(t for t in tables_of(duty) if list(t) == ["Đơn vị", "Hạn gửi", "Tình trạng"])
    assert reminded["Đơn vị"].tolist() == ["Xã Đăk Kôi"]

    texts = {part.name: standing_text("official", QUARTER, part.name) for part in PARTS}
    composed = compose(snapshot, QUARTER, texts, {})
    notes = " ".join(line.text for line in composed.lines if line.note)
    covered = "(theo báo cáo của 6/7 xã, thị trấn)"
    assert f"có ít nhất 18 mô hình được ra mắt, triển khai {covered}" in notes
    told = "còn 35 hộ ở xã Đăk Pne (theo báo cáo của 6/7 xã, thị trấn), giảm 10 hộ so với quý II"
    assert told in notes
    body = [line.text for line in composed.lines]
    # the communes that are missing are named once, where it is first said
    named = "(theo báo cáo của 6/7 xã, thị trấn; chưa báo cáo: xã Đăk Kôi)"
    assert " ".join(body).count(named) == 1
    assert "- Xã Đăk Pne: Cấp vốn cho núi 1." in body and "- Xã Đăk Tờ Re: Họp ở núi 5." in body
    assert not composed.errors

    # what a commune set itself stands in its next form
    asked = reading.read_stamp(blank_form.write(snapshot, "dak-pne", "2024-Q4"), "a.xlsx")
    assert asked.tasks == ("Họp ở núi 1",)


def test_the_warehouse_can_be_made_anew_row_for_row(office):
    for unit in UNITS[:3]:
        accept(sending.send("official", fill_in(office, unit), f"{unit}.xlsx", "Lan"))
    corrected = fill_in(office, UNITS[0], outreach={"session": 99})
    accept(sending.send("official", corrected, "sua.xlsx", "Lan"))
    rebuilt = rebuilding.rebuild("official")
    assert rebuilt.differs == []
    told = store.fetch(
        store.snapshot(),
        "select value from fact_outreach where quarter = $quarter and unit_id = 'dak-koi' "
        "and channel = 'session'",
        {"quarter": QUARTER},
    )
    assert told["value"].tolist() == [99]
    told = store.fetch(store.snapshot(), "select text from fact_note order by unit_id, kind")
    assert told["text"].tolist()[:2] == ["Cấp vốn cho núi 0", "Họp ở núi 0"]


def test_what_accepting_will_change_is_shown_before_and_is_what_happens(office):
    data = fill_in(office, "dak-pne")
    sent = sending.send("official", data, "a.xlsx", "Lan")
    before = store.snapshot()
    filled, _ = applying.examine(data, "a.xlsx", before)
    told = changes.describe(filled, before).set_index("Nội dung")
    assert told.loc["Ngủ “đầm” (ngủ rẫy)", ["Quý trước", "Sẽ là"]].tolist() == ["45", "35"]
    accept(sent)
    # Nothing is left to change.
    assert changes.describe(filled, store.snapshot()).empty


def test_a_quarter_that_a_published_report_tells_takes_no_forms(office, capsys):
    path = office / "a.xlsx"
    arguments = ["template", "--unit", "dak-pne", "--quarter", "2024-Q2", "--out", str(path)]
    assert main(arguments) == 0
    filled = clerk.fill(path.read_bytes(), answers("dak-pne"))
    sent = sending.send("official", filled, "a.xlsx", "Lan")
    assert "E209" in [one.code for one in sent.findings]
