"""Control totals and rules: they hold, and each one notices when a fact behind it is wrong."""

import csv

import duckdb
import pytest

from data import controls, definitions, load, publish, settled
from data.publish import NotReconciled

NOTE_1 = "Báo cáo 128-BC/BCĐ, chú thích 1"
NOTE_2 = "Báo cáo 128-BC/BCĐ, chú thích 2"
NOTE_7 = "Báo cáo 128-BC/BCĐ, chú thích 7"

STOPPED = f"Mô hình dừng hoạt động, quý II/2024 ({NOTE_1})"
GOAL_MET = f"Mô hình dừng do đạt mục tiêu, quý II/2024 ({NOTE_1})"
INEFFECTIVE = f"Mô hình dừng do không hiệu quả, quý II/2024 ({NOTE_1})"
NAMED = f"Mô hình không hiệu quả được nêu tên, quý II/2024 ({NOTE_1})"
LAUNCHED = f"Mô hình ra mắt từ đầu năm, quý II/2024 ({NOTE_2})"
HU_TUC = f"Hủ tục còn thực hiện, quý II/2024 ({NOTE_7})"
PHONG_TUC = f"Phong tục không còn phù hợp còn thực hiện, quý II/2024 ({NOTE_7})"
PHONG_TUC_BEFORE = f"Phong tục không còn phù hợp còn thực hiện, quý I/2024 ({NOTE_7})"
PHONG_TUC_CHANGE = f"Thay đổi số phong tục so với quý trước, quý II/2024 ({NOTE_7})"
HOUSEHOLDS = f"Hộ còn thực hiện Ngủ “đầm”, quý II/2024 ({NOTE_7})"
HOUSEHOLDS_BEFORE = f"Hộ còn thực hiện Ngủ “đầm”, quý I/2024 ({NOTE_7})"
HOUSEHOLDS_CHANGE = f"Thay đổi số hộ Ngủ “đầm” so với quý trước, quý II/2024 ({NOTE_7})"
TASKS = "Nhiệm vụ đề ra, quý III/2024 (Báo cáo 128-BC/BCĐ, mục II.1–II.8)"
COMMUNES = "Xã, thị trấn của huyện (Báo cáo 128-BC/BCĐ, mục II.8)"

# Control total: what is changed behind it (table, key, cells; no cells removes the row), and every
# line that the build then refuses with.
WRONG_FACTS = {
    "m1": (
        ("fact_model", "m2", {"value": "14"}),
        [f"{STOPPED}: cần 26, tính được 27", f"{GOAL_MET}: cần 13, tính được 14"],
    ),
    "m2": (
        ("fact_model", "m2", {"value": "12"}),
        [f"{STOPPED}: cần 26, tính được 25", f"{GOAL_MET}: cần 13, tính được 12"],
    ),
    "m3": (
        ("fact_model", "m16", {}),
        [
            f"{STOPPED}: cần 26, tính được 25",
            f"{INEFFECTIVE}: cần 13, tính được 12",
            f"{NAMED}: cần 13, tính được 12",
        ],
    ),
    "m3-named": (
        ("fact_model", "m16", {"model_id": ""}),
        [f"{NAMED}: cần 13, tính được 12"],
    ),
    "m17": (
        ("fact_model", "m17", {"value": "11"}),
        [f"{LAUNCHED}: cần 12, tính được 11"],
    ),
    "c1": (
        ("fact_custom", "c1-tao-hon", {"value": "1", "state": "counted"}),
        [f"{HU_TUC}: cần 1, tính được 2"],
    ),
    "c2": (
        ("fact_custom", "c2-no-mieng", {"value": "", "state": "uncounted"}),
        [f"{PHONG_TUC}: cần 2, tính được 3", f"{PHONG_TUC_CHANGE}: cần -1, tính được 0"],
    ),
    "c3": (
        ("fact_custom", "c13", {"value": "0", "state": "zero"}),
        [f"{PHONG_TUC_CHANGE}: cần -1, tính được 0", f"{PHONG_TUC_BEFORE}: cần 3, tính được 2"],
    ),
    "c4": (
        ("fact_custom", "c4-tha-rong", {}),
        [f"{PHONG_TUC_CHANGE}: cần -1, tính được 0", f"{PHONG_TUC_BEFORE}: cần 3, tính được 2"],
    ),
    "c10": (
        ("fact_custom", "c10", {"value": "44"}),
        [f"{HOUSEHOLDS}: cần 45, tính được 44", f"{HOUSEHOLDS_CHANGE}: cần -10, tính được -11"],
    ),
    "c11": (
        ("fact_custom", "c10", {"value": "46"}),
        [f"{HOUSEHOLDS}: cần 45, tính được 46", f"{HOUSEHOLDS_CHANGE}: cần -10, tính được -9"],
    ),
    "c12": (
        ("fact_custom", "c12", {"value": "", "state": "uncounted"}),
        [
            f"{HOUSEHOLDS_CHANGE}: cần -10, tính được không có gì",
            f"{HOUSEHOLDS_BEFORE}: cần 55, tính được không có gì",
        ],
    ),
    "t3": (
        ("fact_task", "t3-7", {}),
        [f"{TASKS}: cần 8, tính được 7"],
    ),
    "u1": (
        ("dim_unit", "dak-ruong", {"parent_id": "kon-tum"}),
        [f"{COMMUNES}: cần 7, tính được 6"],
    ),
}

# Rule, by the name of its file: rows to add or change, and the one line that then names it. None
# of the changes disturbs a control total.
BASIS = {"quarter": "2024-Q2", "state": "counted", "qualifier": "exact"}
BASIS |= {"submission_id": "bc-128", "locator": "chú thích 1"}
SUPPORT = BASIS | {"unit_id": "kon-ray", "item": "Con giống", "value": "2", "unit": "con"}
OUTREACH = BASIS | {"unit_id": "kon-ray", "channel": "session", "value": "2"}
BEGAN = BASIS | {"unit_id": "tan-lap", "quarter": "2024-Q1", "period": "quarter", "value": "1"}
BEGAN |= {"model_id": "nuoi-ga-thit"}
RATE = BASIS | {"unit_id": "tan-lap", "indicator_id": "khkt", "version": "1"}
RATE |= {"numerator": "7", "denominator": "9"}

NAME = {"kind": "commune", "name": "Tân An", "source": "Nghị quyết"}

BROKEN_RULES = {
    "indicator_version": (
        [
            (
                "fact_indicator",
                "x1",
                {
                    "quarter": "2024-Q2",
                    "unit_id": "kon-ray",
                    "indicator_id": "sinh-con-thu-3",
                    "version": "1",
                    "numerator": "4",
                    "state": "counted",
                    "qualifier": "exact",
                    "submission_id": "bc-128",
                    "locator": "chú thích 3",
                },
            )
        ],
        "Chỉ tiêu ghi theo định nghĩa không còn hiệu lực trong quý đó: "
        "x1: sinh-con-thu-3 bản 1, 2024-Q2",
    ),
    "model_stopped_twice": (
        [
            (
                "fact_model",
                "x1",
                {
                    "quarter": "2024-Q1",
                    "unit_id": "tan-lap",
                    "event": "goal_met",
                    "period": "quarter",
                    "model_id": "nuoi-ga-thit",
                    "value": "1",
                    "state": "counted",
                    "qualifier": "exact",
                    "submission_id": "bc-128",
                    "locator": "chú thích 1",
                },
            )
        ],
        "Một mô hình được ghi dừng hoạt động nhiều lần: nuoi-ga-thit: m7, x1",
    ),
    "orphan_unit": (
        [("dim_unit", "kon-ro-pen", {"parent_id": "kon-rai"})],
        "Đơn vị có cấp trên không tồn tại: kon-ro-pen: kon-rai",
    ),
    "two_launch_periods": (
        [
            (
                "fact_model",
                "x1",
                {
                    "quarter": "2024-Q1",
                    "unit_id": "kon-ray",
                    "event": "launched",
                    "period": "quarter",
                    "state": "uncounted",
                    "qualifier": "exact",
                    "submission_id": "bc-128",
                    "locator": "chú thích 2",
                },
            )
        ],
        "Số mô hình ra mắt của một quý đã nằm trong số lũy kế lại được ghi thêm (sẽ bị tính hai "
        "lần): "
        "2024: m17, x1",
    ),
    "zero_above_practised": (
        [
            (
                "fact_custom",
                "x1",
                {
                    "quarter": "2023-Q4",
                    "unit_id": "kon-ray",
                    "custom_id": "tao-hon",
                    "value": "0",
                    "state": "zero",
                    "qualifier": "exact",
                    "submission_id": "bc-128",
                    "locator": "chú thích 7",
                },
            ),
            (
                "fact_custom",
                "x2",
                {
                    "quarter": "2023-Q4",
                    "unit_id": "dak-koi",
                    "custom_id": "tao-hon",
                    "state": "uncounted",
                    "qualifier": "exact",
                    "submission_id": "bc-128",
                    "locator": "chú thích 7",
                },
            ),
        ],
        "Huyện ghi đã hết một hủ tục, phong tục mà cấp dưới vẫn ghi còn: x1: x2",
    ),
    "fact_key_twice": (
        [("fact_support", "s1 again", {"fact_id": "s1"} | SUPPORT)],
        "Mã số liệu bị dùng hai lần trong một bảng: s1: fact_support",
    ),
    "fact_leads_nowhere": (
        [("fact_support", "s2", SUPPORT | {"unit_id": "tan-lop", "quarter": "2030-Q1"})],
        "Số liệu dẫn tới một mã không có trong danh mục: s2: quý 2030-Q1, đơn vị tan-lop",
    ),
    "fact_said_twice": (
        [("fact_outreach", "o1-again", OUTREACH)],
        "Cùng một điều được ghi hai lần: o1, o1-again: 2024-Q2, kon-ray, session",
    ),
    "model_began_twice": (
        [
            ("fact_model", "x1", BEGAN | {"event": "replicated"}),
            ("fact_model", "x2", BEGAN | {"event": "converted_in"}),
        ],
        "Một mô hình được ghi bắt đầu nhiều lần: nuoi-ga-thit: x1, x2",
    ),
    "model_ended_before_it_began": (
        [("fact_model", "x1", BEGAN | {"event": "replicated", "quarter": "2024-Q3"})],
        "Mô hình dừng trước khi bắt đầu: nuoi-ga-thit: m7, x1",
    ),
    "unit_name": (
        [
            ("unit_name", "tan-lap", NAME | {"valid_to": "2023-05-31"}),
            ("unit_name", "tan-lep", NAME | {"valid_to": "2023-05-31"}),
        ],
        "Tên trước đây của đơn vị ghi sai: không có đơn vị đó, khác cấp, hoặc hai tên cùng một "
        "ngày: tan-lep: commune Tân An",
    ),
    "unit_not_there": (
        [
            (
                "dim_unit",
                "tan-lap.thon-1",
                NAME | {"kind": "village", "parent_id": "tan-lap", "valid_from": "2024-06-15"},
            ),
            ("fact_outreach", "x1", OUTREACH | {"unit_id": "tan-lap.thon-1"}),
        ],
        "Số liệu của một đơn vị trong quý mà đơn vị đó chưa có hoặc không còn: "
        "x1: tan-lap.thon-1, 2024-Q2",
    ),
    "part_above_whole": (
        [("fact_indicator", "x1", RATE | {"numerator": "10", "denominator": "9"})],
        "Tử số lớn hơn mẫu số: x1: 10.00/9.00",
    ),
    "rate_form": (
        [("fact_indicator", "x1", RATE | {"denominator": ""})],
        "Chỉ tiêu tỷ lệ thiếu mẫu số, hoặc chỉ tiêu đếm mà có mẫu số: x1: khkt bản 1, 2024-Q2",
    ),
}


@pytest.fixture(scope="module")
def published():
    """The published files, filled into memory once."""
    with duckdb.connect() as connection:
        load.fill(connection, publish.PUBLISHED, definitions.read())
        yield connection


@pytest.fixture
def filled(published):
    """The same, to change; what a test changed is taken back."""
    published.begin()
    yield published
    published.rollback()


@pytest.fixture
def change(filled):
    """`change("fact_model", "m2", value="12")` as if the file had said it: a row found by its key;
    a new key adds a row, a key without cells removes its row."""

    def change(table, key, **cells):
        columns = [name for name, *_ in filled.execute(f"describe {table}").fetchall()]
        cells = {name: value or None for name, value in cells.items()}
        found = filled.execute(f"from {table} where {columns[0]} = $key", {"key": key}).fetchall()
        if not cells:
            filled.execute(f"delete from {table} where {columns[0]} = $key", {"key": key})
        elif found:
            new = ", ".join(f"{name} = ${name}" for name in cells)
            sql = f"update {table} set {new} where {columns[0]} = $key"
            filled.execute(sql, cells | {"key": key})
        else:
            cells = {columns[0]: key} | cells
            new = ", ".join(f"${name} as {name}" for name in cells)
            filled.execute(f"insert into {table} by name select {new}", cells)
        settled.settle(filled)

    return change


def refused(connection):
    """The lines with which a build stops; that it does, and what is in use stays, is told in
    tests/test_publish.py."""
    with pytest.raises(NotReconciled) as caught:
        publish.require_checks(connection)
    assert str(caught.value) == (
        "Số liệu chưa khớp nên không công bố; bản đang dùng giữ nguyên. "
        + "; ".join(caught.value.lines)
    )
    return caught.value.lines


def test_totals_hold(filled):
    totals = controls.totals(filled)
    assert [
        (total.control_id, total.quarter, total.expected, total.found, total.holds)
        for total in totals
    ] == [
        ("c1", "2024-Q2", 1, 1, True),
        ("c10", "2024-Q2", 45, 45, True),
        ("c11", "2024-Q2", -10, -10, True),
        ("c12", "2024-Q1", 55, 55, True),
        ("c2", "2024-Q2", 2, 2, True),
        ("c3", "2024-Q2", -1, -1, True),
        ("c4", "2024-Q1", 3, 3, True),
        ("m1", "2024-Q2", 26, 26, True),
        ("m17", "2024-Q2", 12, 12, True),
        ("m2", "2024-Q2", 13, 13, True),
        ("m3", "2024-Q2", 13, 13, True),
        ("m3-named", "2024-Q2", 13, 13, True),
        ("t3", "2024-Q3", 8, 8, True),
        ("u1", None, 7, 7, True),
    ]


def test_rules_hold(filled):
    assert controls.breaches(filled) == []


@pytest.mark.parametrize("control", WRONG_FACTS)
def test_wrong_fact_is_noticed(filled, change, control):
    (table, key, cells), lines = WRONG_FACTS[control]
    change(table, key, **cells)
    assert refused(filled) == lines


def test_every_total_has_a_wrong_fact():
    with (publish.PUBLISHED / "control_total.csv").open(encoding="utf-8", newline="") as file:
        names = {row["control_id"]: row["name"] for row in csv.DictReader(file)}
    assert sorted(WRONG_FACTS) == sorted(names)
    for control, (_, lines) in WRONG_FACTS.items():
        assert any(
            line.startswith((f"{names[control]} (", f"{names[control]}, quý ")) for line in lines
        )


def test_wrong_total_is_noticed(filled, change):
    change("control_total", "m1", expected="25")
    assert refused(filled) == [f"{STOPPED}: cần 25, tính được 26"]


def test_total_that_nothing_computes_is_noticed(filled, change):
    change("control_total", "m1", measure="models_resting")
    assert refused(filled) == [f"{STOPPED}: cần 26, tính được không có gì"]


def test_change_is_taken_over_the_calendar(filled, change):
    # c12 is the quarter before 2024-Q2; moved one quarter back it is no longer the one before.
    change("fact_custom", "c12", quarter="2023-Q4")
    assert f"{HOUSEHOLDS_CHANGE}: cần -10, tính được không có gì" in refused(filled)


@pytest.mark.parametrize("rule", BROKEN_RULES)
def test_broken_rule_is_named(filled, change, rule):
    rows, line = BROKEN_RULES[rule]
    for table, key, cells in rows:
        change(table, key, **cells)
    assert refused(filled) == [line]
    assert line.startswith(
        (controls.CHECKS / f"{rule}.sql").read_text(encoding="utf-8").splitlines()[0][3:] + ": "
    )


def test_a_unit_that_came_later_must_be_in_the_list_of_quarters(filled):
    filled.execute(
        "insert into dim_unit by name select 'dak-pne.thon-9' as unit_id, 'village' as kind, "
        "'thôn 9' as name, 'dak-pne' as parent_id, 'biểu' as source"
    )
    [breach] = controls.breaches(filled)
    assert str(breach) == (
        "Danh sách đơn vị theo quý không khớp với danh mục đơn vị: "
        "dak-pne.thon-9: thôn 9, 2021-Q2, 2025-Q2"
    )
    settled.settle(filled)
    assert controls.breaches(filled) == []


def test_every_rule_has_a_test_that_breaks_it():
    rules = {path.stem for path in controls.CHECKS.glob("*.sql")}
    # those are not of what a published file says (test_office.py has the second)
    assert sorted(BROKEN_RULES) == sorted(
        rules - {"unit_spell", "explanation_leads_nowhere", "conclusion_leads_nowhere"}
    )


def test_totals_and_rules_are_reported_together(empty_home, published_copy, edit):
    edit("fact_model", "m17", value="11")
    edit("dim_unit", "kon-ro-pen", parent_id="kon-rai")
    with pytest.raises(NotReconciled) as caught:
        publish.build(source=published_copy)
    assert caught.value.lines == [
        f"{LAUNCHED}: cần 12, tính được 11",
        "Đơn vị có cấp trên không tồn tại: kon-ro-pen: kon-rai",
    ]
