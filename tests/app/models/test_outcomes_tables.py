"""Tables about models as they stand on the screen."""

from decimal import Decimal

import pandas as pd

from app.models.outcomes_tables import LIST_COLUMNS, list_models, list_outcomes
from measures.outcomes import NOTHING
from measures.totals import Total
from tests.app.models.test_outcomes_chart import make
from tests.app.models.test_outcomes_titles import outcomes
from tests.app.table_lines import NOTE, lines
from tests.measures.test_outcomes import ask_outcomes, count


def test_official_models(ask, view):
    table = list_models(ask(view, "models/events"))
    assert list(table.columns) == [
        "Mô hình",
        "Số mô hình",
        "Kết quả",
        "Lĩnh vực",
        "Xã",
        "Nơi",
        "Phụ trách",
        "Kết thúc",
        "Nguồn",
    ]
    launched, met, failed = "Ra mắt, lũy kế từ đầu năm", "Đạt mục tiêu", "Không hiệu quả"
    now, nowhere = "quý II/2024", "Chưa phân xã"
    crops, animals, clean = "Trồng trọt", "Chăn nuôi", "Vệ sinh môi trường"
    assert sorted(lines(table), key=str) == sorted(
        [
            ("Không nêu tên", 12, launched, None, nowhere, None, None, None, NOTE + "2"),
            ("Không nêu tên", 13, met, None, nowhere, None, None, None, NOTE + "1"),
            ("Trồng cỏ voi nuôi bò", 1, failed, animals, "Xã Đăk Kôi", None, None, now, NOTE + "1"),
            (
                "Trồng rau sạch", 1, failed, crops, "Xã Đăk Kôi", "thôn Trắng Nó – Kon Blo", None,
                now, NOTE + "1",
            ),
            (
                "Câu lạc bộ không sinh con thứ 3", 1, failed, "Văn hóa – dân số", "Xã Đăk Pne",
                None, None, now, NOTE + "1",
            ),
            (
                "Trồng và chăm sóc cây chuối", 1, failed, crops, "Thị trấn Đăk Rve", "thôn 5",
                None, now, NOTE + "1",
            ),
            (
                "Trồng rau sạch", 1, failed, crops, "Xã Đăk Tờ Re", None, "Công đoàn xã", now,
                NOTE + "1",
            ),
            (
                "Vệ sinh môi trường, cải tạo vườn tạp", 1, failed, clean, "Xã Tân Lập", None, None,
                now, NOTE + "1",
            ),
            ("Nuôi gà thịt", 1, failed, animals, "Xã Tân Lập", None, None, now, NOTE + "1"),
            (
                "Chăn nuôi gà, vịt", 1, failed, animals, nowhere, "thôn Kon Rơ Pen", None, now,
                NOTE + "1",
            ),
            (
                "Chăn nuôi gà, vịt", 1, failed, animals, nowhere, "Đăk Puih, Kon Dơ Xing", None,
                now, NOTE + "1",
            ),
            (
                "Chăn nuôi heo đen", 1, failed, animals, nowhere, "thôn Kon Dơ Xing", None, now,
                NOTE + "1",
            ),
            (
                "Chỉnh trang vườn hộ, cải tạo vườn tạp", 1, failed, clean, nowhere, None, None, now,
                NOTE + "1",
            ),
            ("Trồng chuối Thái", 1, failed, crops, nowhere, None, None, now, NOTE + "1"),
            ("Trồng cây ăn quả", 1, failed, crops, nowhere, None, None, now, NOTE + "1"),
        ],
        key=str,
    )  # fmt: skip


def test_without_the_right_to_see_villages_none_is_named(ask, view):
    table = list_models(ask(view, "models/events"), villages=False)
    assert "Nơi" not in table.columns
    assert [cell for row in lines(table) for cell in row if "thôn" in str(cell)] == []


EVENT = {
    "event": "replicated", "period": "quarter", "quarter": "2024-Q2", "model": "A", "field": None,
    "sponsor": None, "commune": "xã B", "place": None, "began": "2022-Q4", "ended": None,
    "value": 1.0, "qualifier": "exact", "reason": None, "source": "S",
}  # fmt: skip


def row_of(**cells):
    return list_models(pd.DataFrame([EVENT | cells])).iloc[0].to_dict()


def test_numbers_that_are_unknown_or_bounds():
    assert row_of(value=None)["Số mô hình"] == "chưa rõ"
    assert row_of(value=20.0, qualifier="more_than")["Số mô hình"] == "hơn 20"


def test_words_for_what_happened():
    words = [
        row_of(event=event)["Kết quả"]
        for event in ("launched", "replicated", "converted_in", "goal_met", "ineffective")
    ]
    assert words == ["Ra mắt", "Nhân rộng", "Chuyển đổi đến", "Đạt mục tiêu", "Không hiệu quả"]
    assert row_of(event="running", quarter="2024-Q1")["Kết quả"] == ("Đang hoạt động (quý I/2024)")


def test_the_life_of_a_model_and_why_it_ended():
    row = row_of(event="ineffective", ended="2024-Q2", reason="Giá thấp")
    assert (row["Bắt đầu"], row["Kết thúc"], row["Lý do"]) == (
        "quý IV/2022", "quý II/2024", "Giá thấp"
    )  # fmt: skip


def test_columns_that_tell_nothing_are_left_out():
    assert list(row_of()) == ["Mô hình", "Số mô hình", "Kết quả", "Xã", "Bắt đầu", "Nguồn"]
    assert {*row_of()} < {*LIST_COLUMNS}


def test_groups_and_their_total():
    groups = [
        make("a", "xã A", count(2, 4)),
        make("b", "xã B", count(1, 0)),
        make("c", "xã C", NOTHING, False),
        make("d", "xã D", count(0, 3, met_told=False), False),
    ]
    table = list_outcomes(outcomes(count(3, 7, one_sided=True), groups=groups), "Xã", "Quý I/2024")
    assert list(table.columns) == [
        "Xã", "Đạt mục tiêu", "Không hiệu quả", "Cộng", "Tỷ lệ đạt (%)", "Viết gọn",
        "Chuyển đổi đi", "Quý I/2024",
    ]  # fmt: skip
    assert lines(table) == [
        ("Xã A", 2, 4, 6, Decimal("33.3"), "2/6 · 33%", 0, "chưa có số"),
        ("Xã B", 1, 0, 1, None, "1/1 · ít số liệu", 0, "chưa có số"),
        ("Xã C", None, None, None, None, "chưa có số", None, "chưa có số"),
        ("Xã D", None, 3, 3, None, "3 · chưa rõ tỷ lệ", 0, "chưa có số"),
        ("Tổng", 3, 7, 10, None, "10 · chưa rõ tỷ lệ", 0, "chưa có số"),
    ]


def test_a_sum_with_a_hole_says_so():
    hole = count(2, 4)._replace(stopped=Total(6, 1, 0, 0, ""))
    [row] = lines(list_outcomes(outcomes(hole), "Xã", "Quý I/2024"))
    assert row[:6] == ("Tổng", 2, 4, "ít nhất 6", None, "ít nhất 6 · chưa rõ tỷ lệ")


def test_official_outcomes(view):
    table = list_outcomes(ask_outcomes(view), "Xã", "Quý I/2024")
    assert [row[:6] for row in lines(table)] == [
        ("Xã Đăk Kôi", None, 2, 2, None, "2 · chưa rõ tỷ lệ"),
        ("Xã Đăk Pne", None, 1, 1, None, "1 · chưa rõ tỷ lệ"),
        ("Xã Đăk Ruồng", None, None, None, None, "chưa có số"),
        ("Thị trấn Đăk Rve", None, 1, 1, None, "1 · chưa rõ tỷ lệ"),
        ("Xã Đăk Tơ Lung", None, None, None, None, "chưa có số"),
        ("Xã Đăk Tờ Re", None, 1, 1, None, "1 · chưa rõ tỷ lệ"),
        ("Xã Tân Lập", None, 2, 2, None, "2 · chưa rõ tỷ lệ"),
        ("Chưa phân xã", 13, 6, 19, None, "19 · chưa rõ tỷ lệ"),
        ("Tổng", 13, 13, 26, Decimal("50.0"), "13/26 · 50%"),
    ]


def test_the_total_of_the_demonstration_is_the_sum_of_its_rows(demo_view):
    for by in ("commune", "field", "sponsor", "launch_year"):
        table = list_outcomes(ask_outcomes(demo_view, by, "all"), "Nhóm", "Trước")
        for column in ("Đạt mục tiêu", "Không hiệu quả", "Cộng", "Chuyển đổi đi"):
            cells = table[column].tolist()
            assert sum(cell for cell in cells[:-1] if cell is not None) == cells[-1]


def test_every_event_is_listed_also_of_a_quarter_without_any(ask, view):
    for quarter, rows in (("2024-Q2", 15), ("2024-Q1", 0)):
        assert len(list_models(ask(view._replace(quarter=quarter), "models/events"))) == rows
