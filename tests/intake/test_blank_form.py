"""The empty form: what it asks, what it shows beside, that it is locked and always the same."""

import io
from datetime import date

import openpyxl
import pytest

from data import deadlines, store
from intake import blank_form, concluding, expected, form, guide, headings, reading
from intake.concluding import About
from intake.findings import IntakeError
from intake.units import find_unit, list_reporting
from tests.lists import agencies_of, village_row


@pytest.fixture(scope="module")
def book(warehouse):
    snapshot = store.snapshot("official")
    return openpyxl.load_workbook(io.BytesIO(blank_form.write(snapshot, "dak-pne", "2024-Q3")))


@pytest.fixture(scope="module")
def demo_book(demo_snapshot):
    return openpyxl.load_workbook(io.BytesIO(blank_form.write(demo_snapshot, "mau-1", "2024-Q3")))


def _stamp(snapshot, unit_id="dak-pne", quarter="2024-Q3"):
    return blank_form.make_stamp(snapshot, find_unit(snapshot, unit_id, quarter), quarter)


def test_its_sheets(book, snapshot):
    assert book.sheetnames == [
        "Hướng dẫn", "Mô hình", "Hủ tục, phong tục", "Chỉ tiêu", "Tuyên truyền",
        "Nhận xét, kiến nghị", "_phieu",
    ]  # fmt: skip
    assert book["_phieu"].sheet_state == "veryHidden"
    district = openpyxl.load_workbook(io.BytesIO(blank_form.write(snapshot, "kon-ray", "2024-Q3")))
    assert district.sheetnames == ["Hướng dẫn", "Tuyên truyền", "Nhận xét, kiến nghị", "_phieu"]


def test_the_same_form_has_the_same_bytes(snapshot):
    assert blank_form.write(snapshot, "dak-pne", "2024-Q3") == blank_form.write(
        snapshot, "dak-pne", "2024-Q3"
    )


def test_exactly_the_cells_that_are_asked_are_open(book, snapshot):
    inputs = form.inputs(_stamp(snapshot))
    for sheet in book:
        assert sheet.protection.sheet, sheet.title
        assert sheet.protection.password is None
        opened = {
            cell.coordinate
            for row in sheet.iter_rows()
            for cell in row
            if not cell.protection.locked
        }
        assert opened == set(inputs.get(sheet.title, [])), sheet.title
        assert all(sheet[cell].value is None for cell in opened)


def test_each_count_warns_of_odd_entries_and_takes_words(demo_book, demo_snapshot):
    # An empty form has nothing but its open cells: those that are no words are counts.
    for name, cells in form.inputs(_stamp(demo_snapshot, "mau-1")).items():
        sheet = demo_book[name]
        counts = {cell for cell in cells if sheet[cell].number_format == "#,##0"}
        ruled = []
        for rule in sheet.data_validations.dataValidation:
            if rule.type == "custom":
                [area] = rule.sqref.ranges
                ruled += [sheet.cell(*at).coordinate for at in area.cells]
                # Of a range the rule is written for its first cell; each other one's moves along.
                first = area.coord.split(":")[0]
                assert rule.formula1 == (
                    f"OR(ISTEXT({first}),AND(ISNUMBER({first}),N({first})>=0,N({first})=INT(N({first}))))"
                )
                assert area.min_col == area.max_col
                assert rule.errorStyle == "warning"
                assert "chưa rõ" in rule.prompt
        assert sorted(ruled) == sorted(counts), name


def test_lists_to_choose_from(demo_book, demo_snapshot):
    stamp = _stamp(demo_snapshot, "mau-1")
    hidden = demo_book["_phieu"]
    offered = {}
    for name in (form.MODELS, form.CUSTOMS):
        for rule in demo_book[name].data_validations.dataValidation:
            if rule.type == "list":
                column = rule.formula1.split("$")[1]
                last = int(rule.formula1.split("$")[-1])
                words = [hidden[f"{column}{row}"].value for row in range(1, last + 1)]
                offered[str(rule.sqref)[0], name] = words
                assert all(words)
    assert offered["B", form.MODELS] == [*form.IN_LIST.values(), form.LATE]
    assert offered["C", form.MODELS] == list(stamp.models)
    assert offered["D", form.MODELS] == list(form.FIELDS.values())
    assert offered["B", form.CUSTOMS] == list(stamp.customs.values())
    villages = {names[0] for names in expected.villages(demo_snapshot, "mau-1", "2025-Q2").values()}
    assert set(offered["E", form.MODELS]) == set(offered["C", form.CUSTOMS]) == villages


def test_models_of_one_name_are_told_apart(demo_snapshot):
    for unit_id, unit in list_reporting(demo_snapshot, "2024-Q3").items():
        if unit.kind in ("town", "commune"):  # agencies tell of no models
            models = expected.models(demo_snapshot, unit_id, "2024-Q3")
            labels = [model.label for model in models]
            assert len(set(labels)) == len(labels) > 0


def test_only_running_models_are_offered(snapshot, demo_snapshot):
    # The one named model of Đăk Pne ended in quý II/2024.
    assert [model.runs for model in expected.models(snapshot, "dak-pne", "2024-Q3")] == [False]
    assert _stamp(snapshot).models == {}
    running = [m for m in expected.models(demo_snapshot, "mau-1", "2024-Q3") if m.runs]
    ended = [m for m in expected.models(demo_snapshot, "mau-1", "2024-Q3") if not m.runs]
    assert set(_stamp(demo_snapshot, "mau-1").models.values()) == {m.model_id for m in running}
    assert ended


def test_what_comes_later_is_not_known_yet(snapshot):
    assert expected.models(snapshot, "dak-pne", "2024-Q2") == []


def test_the_quarter_before_stands_beside(book, snapshot):
    sheet, cells = book["Hủ tục, phong tục"], form.custom_cells(_stamp(snapshot))
    shown = {custom: sheet[cell.replace("D", "C")].value for custom, cell in cells.items()}
    assert shown["ngu-dam"] == 45
    assert shown["cung-om-dau"] == "có, chưa rõ số"  # named without a number
    assert shown["kieng-cu-cai-chet-xau"] == 0  # none in the whole district
    models = book["Mô hình"]
    assert models["C12"].value == 1  # ineffective
    assert models["C8"].value == "chưa có số"  # unknown is not zero
    # nobody knows with how many the unit begins: its first form asks
    assert models[form.opening_cell()].value is None
    assert models[form.opening_cell().replace("D", "E")].value.startswith(
        "số mô hình đang hoạt động"
    )


def test_the_quarter_before_and_the_target_of_the_demonstration(demo_book, demo_snapshot):
    stock = store.fetch(
        demo_snapshot,
        "select value from fact_model_stock where unit_id = 'mau-1' and quarter = '2024-Q2'",
    )["value"][0]
    assert demo_book["Mô hình"][form.opening_cell()].value == stock
    facts = store.fetch(
        demo_snapshot,
        "select * from fact_indicator where unit_id = 'mau-1' and quarter = '2024-Q2' "
        "and indicator_id = 'nep-nghi'",
    ).iloc[0]
    sheet = demo_book["Chỉ tiêu"]
    assert (sheet["D7"].value, sheet["G7"].value) == (facts["numerator"], facts["denominator"])
    assert sheet["J7"].value.endswith("%")


def test_the_computed_closing_and_the_gap(book):
    sheet = book["Mô hình"]
    assert sheet["D15"].value == '=IF(COUNT(D7:D13)=7,D7+D8+D9+D10-D11-D12-D13,"chưa đủ số")'
    assert sheet["D16"].value == '=IF(AND(ISNUMBER(D15),ISNUMBER(D14)),D14-D15,"")'
    assert book["Chỉ tiêu"]["I7"].value == '=IF(AND(ISNUMBER(E7),N(H7)>0),E7/H7,"")'


def test_it_is_printed_on_a4_with_its_head_in_place(book):
    for sheet in book.worksheets[:-1]:
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0  # one page wide, as many as it takes
    assert book["Mô hình"].freeze_panes == "A4"


@pytest.mark.parametrize(
    ("name", "row", "head"),
    [
        (form.MODELS, 20, "Sự kiện"),
        (form.CUSTOMS, village_row() - 1, "Hủ tục, phong tục"),
        (form.INDICATORS, 6, "Chỉ tiêu"),
        (form.OUTREACH, 17, "Nội dung hỗ trợ"),
        (form.NOTES, 6, "Nội dung"),
    ],
)
def test_what_goes_over_to_another_page_has_its_heads_there(book, name, row, head):
    assert book[name].print_title_rows == f"${row}:${row}"
    assert book[name][f"B{row}"].value == head


def test_each_sheet_says_what_is_due_when(book, warehouse, monkeypatch):
    for sheet in book.worksheets[1:-1]:
        assert sheet["A2"].value == (
            "xã Đăk Pne, quý III/2024; số liệu 15/6 – 14/9/2024; hạn gửi 18/9/2024"
        )
    guide = [[cell.value for cell in row] for row in book[form.GUIDE].iter_rows()]
    assert ["Kỳ số liệu", "15/6 – 14/9/2024"] in guide
    assert ["Hạn gửi", "hết ngày 18/9/2024"] in guide
    granted = {("dak-pne", "2024-Q3"): (date(2024, 9, 25), "Công văn 150")}
    rules = deadlines.read()._replace(extensions=granted)
    monkeypatch.setattr(deadlines, "read", lambda: rules)
    on = store.snapshot("official")
    assert blank_form.find_dates(on, "dak-pne", "2024-Q3").due == date(2024, 9, 25)
    assert blank_form.find_dates(on, "dak-pne", "2024-Q2").due is None  # no rule held yet
    assert blank_form.find_dates(on, "dak-pne", "2024-Q1").period == "15/12/2023 – 14/3/2024"


def test_the_places_to_sign(book, snapshot):
    sheet = book[form.NOTES]
    assert {sheet[cell].value for cell in headings.signatures(_stamp(snapshot))} == {
        *("Người lập", "Chủ tịch", "Ngày …… tháng …… năm ……"),
        "(ký, ghi rõ họ tên trên bản in)",
    }


def test_tasks_that_the_unit_set_itself_are_printed_and_locked(snapshot, monkeypatch):
    monkeypatch.setattr(expected, "tasks", lambda *_: ["Mở lớp ở thôn 1", "=1+1"])
    sheet = openpyxl.load_workbook(io.BytesIO(blank_form.write(snapshot, "dak-pne", "2024-Q3")))[
        form.NOTES
    ]
    first, second, third, *_ = form.note_rows()["past_task"]
    assert sheet[first.cells["text"]].value == "Mở lớp ở thôn 1"
    assert (sheet[second.cells["text"]].value, sheet[second.cells["text"]].data_type) == (
        *("=1+1", "s"),
    )
    locked = [sheet[row.cells["text"]].protection.locked for row in (first, second, third)]
    assert locked == [True, True, False]
    assert not sheet[first.cells["state"]].protection.locked


def test_what_was_concluded_of_the_unit_is_asked_after_its_own_tasks(lay_out, monkeypatch):
    lay_out()
    monkeypatch.setattr(expected, "tasks", lambda *_: ["Mở lớp", "rà soát các hộ."])
    due = date(2024, 9, 15)
    for unit, text, day, product in (
        *(("dak-pne", "Rà soát các hộ", due, "danh sách hộ"), ("dak-pne", "=1+1 hộ", None, "")),
        *(("dak-koi", "Việc của xã khác", None, ""), ("kon-ray", "Việc của Ban", None, "")),
    ):
        concluding.conclude("official", About("2024-Q2", unit, day, product), text, "Lan")
    on = store.snapshot()
    assert _stamp(on).tasks == ("Mở lớp", "Rà soát các hộ", "=1+1 hộ")
    assert _stamp(on, "kon-ray").tasks == ("Mở lớp", "rà soát các hộ.")
    made = openpyxl.load_workbook(io.BytesIO(blank_form.write(on, "dak-pne", "2024-Q3")))
    told = [[cell.value for cell in row] for row in made["Hướng dẫn"].iter_rows(max_col=2)]
    at = told.index(["6. Nhiệm vụ của đơn vị trong quý III/2024", None])
    assert told[at + 2 : at + 4] == [
        ["Hạn 15/9/2024", "Rà soát các hộ. Sản phẩm: danh sách hộ."],
        ["Không nêu hạn", "=1+1 hộ."],
    ]
    filled, findings = reading.read(blank_form.write(on, "dak-pne", "2024-Q3"), "a", on)
    assert (filled.notes, findings) == ([], [])


def test_where_there_is_no_row_for_every_task_the_guide_has_it():
    own = [f"Việc {number}" for number in range(1, 6)]
    given = [expected.Given(f"Kết luận {number}", "", None) for number in (1, 2)]
    asked = expected.print_tasks(own, given)
    assert asked == ("Việc 1", "Việc 2", "Việc 3", "Việc 4", "Kết luận 1", "Kết luận 2")
    assert guide.tell_tasks(own, given, asked)[-1][0] == "Đơn vị đã đề ra"
    assert guide.tell_tasks(own, given, asked)[-1][1].startswith("Việc 5. (Biểu không còn dòng")
    assert guide.tell_tasks(own, [], expected.print_tasks(own, [])) == []
    most = form.NOTE_ROWS["past_task"]
    many = [expected.Given(f"Kết luận {number}", "", None) for number in range(most + 1)]
    asked = expected.print_tasks(own, many)
    assert asked == tuple(one.text for one in many[:most])
    assert "không còn dòng" in dict(guide.tell_tasks([], many, asked)[1:])["Không nêu hạn"]


def test_the_guide_says_what_a_blank_means(book):
    words = "\n".join(str(c.value) for row in book["Hướng dẫn"].iter_rows() for c in row if c.value)
    assert "xã Đăk Pne" in words
    assert "Ô trống không phải là 0" in words
    assert "quý II/2024" in words
    assert "Không ghi tên người" in words


def test_an_empty_form_says_nothing(snapshot):
    filled, findings = reading.read(blank_form.write(snapshot, "dak-pne", "2024-Q3"), "a", snapshot)
    assert findings == []
    assert (filled.unit_id, filled.quarter) == ("dak-pne", "2024-Q3")
    cells = [*filled.counts.values(), filled.running, *filled.customs.values()]
    assert {value.state for value in [*cells, *filled.outreach.values()]} == {"blank"}
    assert (filled.models, filled.households, filled.gifts) == ([], [], [])
    assert filled.notes == []


@pytest.mark.parametrize(
    ("unit_id", "quarter", "sentence"),
    [
        ("nowhere", "2024-Q3", "Không có đơn vị “nowhere”"),
        ("dak-rve.thon-5", "2024-Q3", "Không có đơn vị"),
        ("kon-braih", "2024-Q3", "Không có đơn vị"),  # only from 01/7/2025
        ("dak-pne", "2031-Q1", "chưa có quý I/2031"),
        ("dak-pne", "quý III", "Không có quý “quý III”"),
    ],
)
def test_who_and_when_must_be_known(snapshot, unit_id, quarter, sentence):
    with pytest.raises(IntakeError, match=sentence):
        blank_form.write(snapshot, unit_id, quarter)


def test_who_reports(snapshot):
    units = list_reporting(snapshot, "2024-Q3")
    assert list(units)[-1] == "kon-ray"
    assert len(units) == 8 + len(agencies_of())  # seven communes, the district
    assert units["dak-rve"].label == "thị trấn Đăk Rve"
