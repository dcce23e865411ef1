"""The report of quý III/2024 from the forms of communes: two of seven, all, and one sent again."""

import io
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from app.duty.section import read_matrix
from app.view import View
from data import store
from data.words import start
from intake import accepting, journal, sending
from measures import duty
from measures.figures.quarter import read_figures
from measures.figures.rows import read_rows
from measures.reporting import Asked
from report.checks import check_coverage, check_reporting
from report.compose import compose
from report.corrections import find_corrections
from report.text_parts import PARTS, standing_text

FORMS = Path(__file__).parent / "cases" / "forms"
QUARTER = "2024-Q3"
SENT = datetime(2024, 9, 16, 3, tzinfo=UTC)
TODAY = date(2024, 10, 20)
DUE = date(2024, 9, 18)
SILENT = "xã Đăk Kôi, xã Đăk Pne, xã Đăk Ruồng, thị trấn Đăk Rve, xã Đăk Tờ Re"
MODELS = [
    ("Đạt mục tiêu", "Trồng cà phê xứ lạnh", "thôn 3", "UBND xã", "hộ thoát nghèo"),
    ("Không hiệu quả", "Nuôi cá lồng", "thôn 5", "Hội Nông dân xã", "thiếu nước"),
    ("Không hiệu quả", "Nuôi ong", "thôn 4", "Đoàn xã", "thiếu hoa"),
]
GIFTS = [
    ("Cây cà phê giống", "thôn 3", 1500, "cây", "Hội Nông dân huyện"),
    ("Máy phát cỏ", "thôn 4", 2, "máy", "Huyện đoàn"),
]


def accept(data, now=SENT):
    sent = sending.send("official", data, "bieu.xlsx", "Văn phòng", now)
    reasons = {one[:3]: "đã hỏi lại xã" for one in sent.findings}
    accepting.accept("official", sent.submission.sha, "Thường trực", reasons, now, lambda *_: DUE)


def write_dak_koi(models=MODELS, gifts=GIFTS, sessions=15):
    """The form of xã Đăk Kôi with these rows in its lists."""
    book = openpyxl.load_workbook(FORMS / "dak-koi.xlsx")
    sheet, outreach = book["Mô hình"], book["Tuyên truyền"]
    sheet["D12"], sheet["D14"] = 2, 6
    for row, (event, name, *rest) in enumerate(models, start=21):
        for column, cell in zip("BCEFG", (event, name, *rest), strict=True):
            sheet[f"{column}{row}"] = cell
    outreach["D7"] = sessions
    for row, cells in enumerate(gifts, start=18):
        for column, cell in zip("BCDEF", cells, strict=True):
            outreach[f"{column}{row}"] = cell
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def tell():
    """The report of today's facts, as the standing texts tell it."""
    texts = {part.name: standing_text("official", QUARTER, part.name) for part in PARTS}
    sent = duty.list_sent(journal.submissions("official"))
    return compose(store.snapshot(), QUARTER, texts, {}, sent=sent, today=TODAY)


@pytest.fixture(scope="module")
def told(warehouse, tmp_path_factory):
    """Reports by what was in: "two" communes, all "seven", and then the form of xã Đăk Kôi sent
    again "same", "reordered" and "changed"; with the snapshot of "two"."""
    home = tmp_path_factory.mktemp("forms")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KONRAY_DATA", str(home))
        shutil.copytree(warehouse.parent, home / "official")
        accept((FORMS / "tan-lap.xlsx").read_bytes())
        accept((FORMS / "dak-to-lung.xlsx").read_bytes(), datetime(2024, 9, 25, 3, tzinfo=UTC))
        found = {"two": tell(), "of two": store.snapshot()}
        for name in ("dak-pne", "dak-ruong", "dak-rve", "dak-to-re"):
            accept((FORMS / f"{name}.xlsx").read_bytes())
        accept(write_dak_koi())
        found["seven"] = tell()
        again = datetime(2024, 9, 28, 3, tzinfo=UTC)
        for name, data in {
            "same": write_dak_koi(),
            "reordered": write_dak_koi(MODELS[::-1], GIFTS[::-1]),
            "changed": write_dak_koi(gifts=[(*GIFTS[0][:2], 1600, *GIFTS[0][3:]), GIFTS[1]],
                                     sessions=17),
        }.items():  # fmt: skip
            accept(data, again)
            found[name] = tell()
    shutil.rmtree(home, ignore_errors=True)
    return found


def lines(composed, opening):
    return [line.text for line in composed.lines if line.text.startswith(opening)]


def test_what_two_of_seven_told_is_never_the_districts(told):
    assert lines(told["two"], "Thực hiện") == [
        "Thực hiện kế hoạch công tác năm: số, ngày, cơ quan ban hành, Ban Chỉ đạo Cuộc vận động "
        "huyện báo cáo kết quả công tác quý III/2024 (theo báo cáo của 2/7 xã, thị trấn; chưa báo "
        f"cáo: {SILENT}) như sau:"
    ]
    notes = [line.text for line in told["two"].lines if line.note]
    numbers = [text for text in notes if any(sign.isdigit() for sign in text)]
    bare = [text for text in numbers if "2/7 xã, thị trấn" not in text]
    assert bare == ["Kết quả chỉ tiêu đến cuối quý III/2024:"]
    assert lines(told["two"], "- Hộ DTTS nghèo, cận nghèo thay đổi")[0].endswith(
        ": 127/302 hộ, đạt 42,1% (theo báo cáo của 2/7 xã, thị trấn)."
    )
    assert lines(told["two"], "- Xã, thị trấn có kế hoạch")[0].endswith(
        ": 2/2 xã, thị trấn, đạt 100% (theo báo cáo của 2/7 xã, thị trấn)."
    )
    assert lines(told["two"], "Đến cuối quý III/2024 còn") == [
        "Đến cuối quý III/2024 còn 01 hủ tục, 01 phong tục không còn phù hợp (theo báo cáo của 2/7 "
        "xã, thị trấn), không đổi (không kể “Ngủ ‘đầm’ (ngủ rẫy)”) so với quý II/2024:"
    ]


def test_partial_numbers_are_a_line_to_look_at(told):
    figures = told["two"].figures
    assert [check.text for check in check_reporting(figures)] == [
        "Mới có 2/7 xã, thị trấn: chưa có số liệu hủ tục, phong tục; mô hình; tuyên truyền; chỉ "
        f"tiêu của {SILENT}."
    ]
    assert check_coverage(told["two"].lines, figures) == []
    texts = {part.name: "" for part in PARTS} | {
        "causes": 'Có {{ so("outreach.session") }} buổi. Nay {{ so("models.running") }} mô hình '
        '{{ pham_vi("models.running") }}.'
    }
    composed = compose(told["of two"], QUARTER, texts, {}, today=TODAY)
    assert [check.text for check in check_coverage(composed.lines, figures)] == [
        "31: “Có 31 buổi.”: mới là số của 2/7 xã, thị trấn, câu chưa nêu điều đó."
    ]


def test_who_is_late_and_who_is_missing_is_the_same_everywhere(told):
    assert lines(told["two"], "- Về chế độ báo cáo") == [
        "- Về chế độ báo cáo: có 2/7 xã, thị trấn báo cáo; báo cáo trễ hạn: xã Đăk Tơ Lung; chưa "
        f"báo cáo: {SILENT}, các cơ quan của huyện."
    ]
    figures = told["two"].figures
    counts = {state: figures.get(f"duty.{state}").text for state in ("due", "late", "missing")}
    assert counts == {"due": "07", "late": "01", "missing": "05"}
    missing = read_rows(figures, "duty.missing")
    assert missing["Nơi"].tolist() == SILENT.split(", ")
    assert set(missing["Nguồn"]) == {"hạn gửi trong phần mềm"}
    view = View(told["of two"], QUARTER, "previous", [], figures.communes, "Kon Rẫy")
    table = read_matrix(view, TODAY, ()).table.set_index("Đơn vị")["Quý III/2024"]
    assert {unit for unit, state in table.items() if state.startswith("Chưa báo cáo")} == {
        start(name) for name in (*missing["Nơi"], "các cơ quan của huyện")
    }


def test_before_the_deadline_nobody_is_missing_yet(told):
    figures = read_figures(told["of two"], QUARTER, Asked(date(2024, 9, 10)))
    assert (figures.get("duty.due").text, figures.get("duty.missing").text) == ("07", "0")
    assert len(figures.get("duty.due").silent) == 5


def test_a_form_that_was_sent_and_not_accepted_is_not_called_missing(told):
    sent = (duty.Sent("dak-koi", QUARTER, date(2024, 9, 17)),)
    texts = {part.name: "" for part in PARTS} | {"causes": 'A {{ pham_vi("model") }}.'}
    composed = compose(told["of two"], QUARTER, texts, {}, sent=sent, today=TODAY)
    assert composed.figures.get("duty.missing").text == "04"
    assert lines(composed, "A ") == [
        "A (theo báo cáo của 2/7 xã, thị trấn; chưa báo cáo: "
        f"{SILENT.removeprefix('xã Đăk Kôi, ')}; đã gửi, chưa duyệt: xã Đăk Kôi)."
    ]


def test_with_all_seven_no_sentence_speaks_of_a_part(told):
    assert not [line.text for line in told["seven"].lines if "theo báo cáo của" in line.text]
    assert lines(told["seven"], "- Về chế độ báo cáo") == [
        "- Về chế độ báo cáo: báo cáo trễ hạn: xã Đăk Tơ Lung; chưa báo cáo: các cơ quan của huyện."
    ]
    assert lines(told["seven"], "- Tỷ lệ sinh con")[0].endswith(": 19/189 ca sinh, chiếm 10,1%.")
    assert "bằng xe 7 lượt/7 xã, thị trấn." in lines(told["seven"], "Trong quý III/2024 đã")[0]
    assert "không còn phù hợp, không đổi so với quý II/2024:" in lines(told["seven"], "Đến")[0]


@pytest.mark.parametrize("again", ["same", "reordered"])
def test_a_form_that_says_the_same_again_corrects_nothing(told, again):
    assert find_corrections(told["seven"].body, told[again].body, {}) == []


def test_two_figures_that_changed_are_two_corrections(told):
    found = find_corrections(told["seven"].body, told["changed"].body, {})
    assert [(one.where, [(move.old, move.new) for move in one.moves]) for one in found] == [
        ("chú thích 4", [("118", "120")]),
        ("chú thích 5", [("1.500", "1.600")]),
    ]
