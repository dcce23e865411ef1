"""The figures at the head of the overview, on the official quarters and on made-up rows."""

import pandas as pd
import pytest

from app.overview.cards import Card, make_cards

NOTE = "Báo cáo 128-BC/BCĐ, chú thích "
NO_Q1 = "chưa so sánh được: quý I/2024 chưa có số liệu"
NOTHING_AT_ALL = "chưa so sánh được: cả quý này và quý I/2024 chưa có số liệu"

MODELS = ["quarter", "measure", "value", "uncounted", "more_than", "about", "source"]
CUSTOMS = [
    "quarter",
    "kind",
    "practised",
    "households",
    "uncounted",
    "more_than",
    "about",
    "source",
]
PLACES = ["custom", "kind", "value", "state", "value_before", "state_before"]
OUTREACH = ["quarter", "channel", "value", "uncounted", "more_than", "about", "source"]
REPORTERS = ["quarter", "area", "communes", "district"]


@pytest.fixture
def official(ask):
    """The cards of a view on the official data set."""

    def official(view):
        names = ["overview/models", "overview/customs", "customs/places"]
        names += ["overview/outreach", "overview/reporters"]
        return make_cards(view, *(ask(view, name) for name in names))

    return official


@pytest.fixture
def made_up(view):
    """The cards on rows that are written in the test."""

    def made_up(models=(), customs=(), places=(), outreach=(), reporters=(), **choice):
        return make_cards(
            view._replace(**choice),
            pd.DataFrame(models, columns=MODELS),
            pd.DataFrame(customs, columns=CUSTOMS),
            pd.DataFrame(places, columns=PLACES).astype({"value": float, "value_before": float}),
            pd.DataFrame(outreach, columns=OUTREACH),
            pd.DataFrame(reporters, columns=REPORTERS),
        )

    return made_up


def test_official_quarter(official, view):
    assert official(view) == [
        Card("Mô hình ra mắt từ đầu năm 2024", [("12", "mô hình")], [], [NO_Q1], NOTE + "2"),
        Card(
            "Mô hình dừng hoạt động",
            [("26", "mô hình")],
            ["13 đã đạt mục tiêu", "13 không hiệu quả"],
            [NO_Q1],
            NOTE + "1",
        ),
        Card(
            "Hủ tục, phong tục còn thực hiện",
            [("1", "hủ tục"), ("2", "phong tục")],
            [],
            [
                "Hủ tục: chưa so sánh được: quý I/2024 chưa có số liệu",
                "Phong tục: giảm 01 phong tục so với quý I/2024",
            ],
            NOTE + "7",
        ),
        Card(
            "Hộ còn thực hiện hủ tục, phong tục",
            [("ít nhất 48", "hộ")],
            [
                "Ngủ “đầm” (ngủ rẫy): 45 hộ",
                "Thả rông gia súc, gia cầm: 2 hộ",
                "02 trường hợp còn, chưa rõ số hộ",
            ],
            ["ở nơi so được: giảm 10 hộ so với quý I/2024"],
            NOTE + "7",
        ),
        Card(
            "Tuyên truyền trong quý", [("110", "buổi")], ["7 lượt xe lưu động"], [NO_Q1], NOTE + "4"
        ),
        Card(
            "Người tham dự tuyên truyền",
            [("hơn 8.000", "lượt người")],
            ["Sóng FM: 38 tin, 5 bài", "Trang điện tử: 36 tin, 5 bài"],
            [NO_Q1],
            NOTE + "4",
        ),
    ]


def test_official_quarter_against_last_year(official, view):
    before = official(view)
    now = official(view._replace(comparison="last_year"))
    unknown = "chưa so sánh được: quý II/2023 chưa có số liệu"
    assert [card.changes for card in now] == [
        [unknown],
        [unknown],
        [f"Hủ tục: {unknown}", f"Phong tục: {unknown}"],
        ["chưa so sánh được: quý II/2023 chưa có số hộ ở cùng nơi"],
        [unknown],
        [unknown],
    ]
    assert [card._replace(changes=[]) for card in now] == [
        card._replace(changes=[]) for card in before
    ]


def test_official_first_quarter(official, view):
    nothing = "chưa so sánh được: cả quý này và quý IV/2023 chưa có số liệu"
    assert official(view._replace(quarter="2024-Q1")) == [
        Card(
            "Mô hình ra mắt từ đầu năm 2024",
            [("–", "chưa có số")],
            [],
            ["quý đầu năm, lũy kế tính lại từ đầu"],
            "",
        ),
        Card("Mô hình dừng hoạt động", [("–", "chưa có số")], [], [nothing], ""),
        Card(
            "Hủ tục, phong tục còn thực hiện",
            [("3", "phong tục")],
            ["Hủ tục: chưa có số"],
            ["Phong tục: chưa so sánh được: quý IV/2023 chưa có số liệu"],
            NOTE + "7",
        ),
        Card(
            "Hộ còn thực hiện hủ tục, phong tục",
            [("ít nhất 55", "hộ")],
            [
                "Ngủ “đầm” (ngủ rẫy): 55 hộ",
                "02 trường hợp còn, chưa rõ số hộ",
                "Hủ tục: chưa có số",
            ],
            ["chưa so sánh được: quý IV/2023 chưa có số hộ ở cùng nơi"],
            NOTE + "7",
        ),
        Card("Tuyên truyền trong quý", [("–", "chưa có số")], [], [nothing], ""),
        Card("Người tham dự tuyên truyền", [("–", "chưa có số")], [], [nothing], ""),
    ]


def test_official_commune(official, view):
    assert official(view._replace(communes=["dak-pne"])) == [
        Card("Mô hình ra mắt từ đầu năm 2024", [("–", "chưa có số")], [], [NOTHING_AT_ALL], ""),
        Card(
            "Mô hình dừng hoạt động", [("1", "mô hình")], ["1 không hiệu quả"], [NO_Q1], NOTE + "1"
        ),
        Card(
            "Hủ tục, phong tục còn thực hiện",
            [("1", "hủ tục"), ("2", "phong tục")],
            [],
            [
                "Hủ tục: chưa so sánh được: quý I/2024 chưa có số liệu",
                "Phong tục: chưa so sánh được với quý I/2024: chưa đủ số liệu",
            ],
            NOTE + "7",
        ),
        Card(
            "Hộ còn thực hiện hủ tục, phong tục",
            [("ít nhất 45", "hộ")],
            ["Ngủ “đầm” (ngủ rẫy): 45 hộ", "02 trường hợp còn, chưa rõ số hộ"],
            ["ở nơi so được: giảm 10 hộ so với quý I/2024"],
            NOTE + "7",
        ),
        Card("Tuyên truyền trong quý", [("–", "chưa có số")], [], [NOTHING_AT_ALL], ""),
        Card("Người tham dự tuyên truyền", [("–", "chưa có số")], [], [NOTHING_AT_ALL], ""),
    ]


def test_official_commune_without_figures(official, view):
    labels = [
        "Mô hình ra mắt từ đầu năm 2024",
        "Mô hình dừng hoạt động",
        "Hủ tục, phong tục còn thực hiện",
        "Hộ còn thực hiện hủ tục, phong tục",
        "Tuyên truyền trong quý",
        "Người tham dự tuyên truyền",
    ]
    assert official(view._replace(communes=["dak-ruong"])) == [
        Card(label, [("–", "chưa có số")], [], [NOTHING_AT_ALL], "") for label in labels
    ]


def test_no_rows_are_not_zero(made_up):
    assert [card.values for card in made_up()] == [[("–", "chưa có số")]] * 6


def test_launched_since_the_start_of_the_year_is_compared(made_up):
    models = [
        ("2024-Q2", "launched_year_to_date", 12, 0, 0, 0, "A"),
        ("2024-Q1", "launched_year_to_date", 5, 0, 0, 0, "A"),
    ]
    assert made_up(models)[0] == Card(
        "Mô hình ra mắt từ đầu năm 2024",
        [("12", "mô hình")],
        [],
        ["tăng 07 mô hình so với quý I/2024"],
        "A",
    )


def test_launched_in_the_first_quarter_is_not_compared_with_the_year_before(made_up):
    models = [
        ("2024-Q1", "launched_year_to_date", 5, 0, 0, 0, "A"),
        ("2023-Q4", "launched_year_to_date", 40, 0, 0, 0, "A"),
    ]
    first = made_up(models, quarter="2024-Q1")[0]
    assert (first.values, first.changes) == (
        [("5", "mô hình")],
        ["quý đầu năm, lũy kế tính lại từ đầu"],
    )


def test_launched_in_the_first_quarter_is_compared_with_the_same_quarter(made_up):
    models = [
        ("2024-Q1", "launched_year_to_date", 5, 0, 0, 0, "A"),
        ("2023-Q1", "launched_year_to_date", 4, 0, 0, 0, "A"),
    ]
    first = made_up(models, quarter="2024-Q1", comparison="last_year")[0]
    assert first.changes == ["tăng 01 mô hình so với quý I/2023"]


def test_stopped_zero_is_a_number(made_up):
    models = [
        ("2024-Q2", "stopped", 0, 0, 0, 0, "A"),
        ("2024-Q2", "goal_met", 0, 0, 0, 0, "A"),
        ("2024-Q1", "stopped", 3, 0, 0, 0, "A"),
    ]
    assert made_up(models)[1] == Card(
        "Mô hình dừng hoạt động",
        [("0", "mô hình")],
        ["0 đã đạt mục tiêu"],
        ["không còn, giảm 03 mô hình so với quý I/2024"],
        "A",
    )


def test_stopped_of_unknown_number(made_up):
    models = [
        ("2024-Q2", "stopped", 4, 1, 0, 0, "A"),
        ("2024-Q2", "goal_met", 4, 0, 0, 0, "A"),
        ("2024-Q2", "ineffective", 0, 1, 0, 0, "A"),
        ("2024-Q1", "stopped", 3, 0, 0, 0, "A"),
    ]
    assert made_up(models)[1] == Card(
        "Mô hình dừng hoạt động",
        [("ít nhất 4", "mô hình")],
        ["4 đã đạt mục tiêu", "chưa rõ số không hiệu quả"],
        ["quý I/2024: 3 mô hình"],
        "A",
    )


def test_customs_all_gone(made_up):
    customs = [
        ("2024-Q2", "hu_tuc", 0, 0, 0, 0, 0, "A"),
        ("2024-Q1", "hu_tuc", 1, 2, 0, 0, 0, "A"),
        ("2024-Q2", "phong_tuc", 0, 0, 0, 0, 0, "B"),
        ("2024-Q1", "phong_tuc", 0, 0, 0, 0, 0, "B"),
    ]
    places = [("Tảo hôn", "hu_tuc", 0, "zero", 2, "counted")]
    _, _, kinds, households, _, _ = made_up(customs=customs, places=places)
    assert kinds == Card(
        "Hủ tục, phong tục còn thực hiện",
        [("0", "hủ tục"), ("0", "phong tục")],
        [],
        [
            "Hủ tục: không còn, giảm 01 hủ tục so với quý I/2024",
            "Phong tục: không đổi so với quý I/2024",
        ],
        "A; B",
    )
    assert households == Card(
        "Hộ còn thực hiện hủ tục, phong tục",
        [("0", "hộ")],
        [],
        ["ở nơi so được: không còn, giảm 02 hộ so với quý I/2024"],
        "A; B",
    )


def test_households_all_of_unknown_number(made_up):
    customs = [
        ("2024-Q2", "hu_tuc", 1, 0, 3, 0, 0, "A"),
        ("2024-Q2", "phong_tuc", 0, 0, 0, 0, 0, "A"),
    ]
    places = [("Tảo hôn", "hu_tuc", None, "uncounted", 2.0, "counted")] * 3
    assert made_up(customs=customs, places=places)[3] == Card(
        "Hộ còn thực hiện hủ tục, phong tục",
        [("chưa rõ số", "hộ")],
        ["03 trường hợp còn, chưa rõ số hộ"],
        ["chưa so sánh được: quý I/2024 chưa có số hộ ở cùng nơi"],
        "A",
    )


def test_households_without_one_kind_are_a_lower_bound(made_up):
    customs = [("2024-Q2", "phong_tuc", 1, 55, 0, 0, 0, "A")]
    places = [("Nợ miệng", "phong_tuc", 55.0, "counted", None, None)]
    assert made_up(customs=customs, places=places)[3] == Card(
        "Hộ còn thực hiện hủ tục, phong tục",
        [("ít nhất 55", "hộ")],
        ["Nợ miệng: 55 hộ", "Hủ tục: chưa có số"],
        ["chưa so sánh được: quý I/2024 chưa có số hộ ở cùng nơi"],
        "A",
    )


def test_households_are_compared_only_where_both_quarters_counted(made_up):
    customs = [
        ("2024-Q2", "hu_tuc", 0, 0, 0, 0, 0, "A"),
        ("2024-Q2", "phong_tuc", 2, 60, 0, 0, 0, "A"),
    ]
    places = [
        ("Nợ miệng", "phong_tuc", 20.0, "counted", 12.0, "counted"),
        ("Nợ miệng", "phong_tuc", 30.0, "counted", None, None),
        ("Củi hứa hôn", "phong_tuc", 10.0, "counted", None, "uncounted"),
        ("Tảo hôn", "hu_tuc", None, None, 99.0, "counted"),
    ]
    households = made_up(customs=customs, places=places)[3]
    assert households.changes == ["ở nơi so được: tăng 08 hộ so với quý I/2024"]
    assert households.details == ["Nợ miệng: 50 hộ", "Củi hứa hôn: 10 hộ"]


def test_attendances_that_are_lower_bounds_are_not_subtracted(made_up):
    outreach = [
        ("2024-Q2", "attendance", 8000, 0, 1, 0, "A"),
        ("2024-Q1", "attendance", 630, 0, 0, 1, "A"),
    ]
    assert made_up(outreach=outreach)[5] == Card(
        "Người tham dự tuyên truyền",
        [("hơn 8.000", "lượt người")],
        [],
        ["quý I/2024: khoảng 630 lượt người"],
        "A",
    )


def test_sessions_are_subtracted(made_up):
    outreach = [
        ("2024-Q2", "session", 110, 0, 0, 0, "A"),
        ("2024-Q1", "session", 102, 0, 0, 0, "A"),
    ]
    assert made_up(outreach=outreach)[4] == Card(
        "Tuyên truyền trong quý",
        [("110", "buổi")],
        [],
        ["tăng 08 buổi so với quý I/2024"],
        "A",
    )


# One of three communes is silent in the quarter before.
SILENT = [
    ("2024-Q1", "model", "a,b", False),
    ("2024-Q2", "model", "a,b,c", False),
    ("2024-Q1", "custom", "a,b", False),
    ("2024-Q2", "custom", "a,b,c", False),
    ("2024-Q1", "outreach", "a,b,c", False),
    ("2024-Q2", "outreach", "a,b", False),
]
THREE = {"a": "xã A", "b": "xã B", "c": "xã C"}
REFUSED = "chưa so sánh được với quý I/2024: xã báo cáo hai quý không như nhau"


def test_totals_over_different_communes_are_not_compared(made_up):
    cards = made_up(
        models=[
            ("2024-Q1", "stopped", 2, 0, 0, 0, "A"),
            ("2024-Q2", "stopped", 9, 0, 0, 0, "A"),
        ],
        customs=[
            ("2024-Q1", "hu_tuc", 1, 5, 0, 0, 0, "A"),
            ("2024-Q2", "hu_tuc", 2, 9, 0, 0, 0, "A"),
        ],
        outreach=[
            ("2024-Q1", "session", 20, 0, 0, 0, "A"),
            ("2024-Q2", "session", 9, 0, 0, 0, "A"),
        ],
        reporters=SILENT,
        commune_labels=THREE,
    )
    stopped, customs, sessions = cards[1], cards[2], cards[4]
    assert (stopped.changes, stopped.details) == ([REFUSED], [])
    assert customs.changes == [REFUSED]
    assert (sessions.changes, sessions.details) == ([REFUSED], ["2/3 xã, thị trấn báo cáo"])


def test_totals_over_the_same_communes_are_compared_and_say_how_many(made_up):
    cards = made_up(
        models=[
            ("2024-Q1", "stopped", 2, 0, 0, 0, "A"),
            ("2024-Q2", "stopped", 9, 0, 0, 0, "A"),
        ],
        reporters=[("2024-Q1", "model", "a,b", False), ("2024-Q2", "model", "a,b", False)],
        commune_labels=THREE,
    )
    assert cards[1].changes == ["tăng 07 mô hình so với quý I/2024"]
    assert cards[1].details == ["2/3 xã, thị trấn báo cáo"]


def test_launches_of_the_year_count_who_reported_in_each_of_its_quarters(made_up):
    cards = made_up(
        models=[
            ("2024-Q1", "launched_year_to_date", 2, 0, 0, 0, "A"),
            ("2024-Q2", "launched_year_to_date", 9, 0, 0, 0, "A"),
        ],
        reporters=SILENT,
        commune_labels=THREE,
    )
    assert cards[0].details == ["2/3 xã, thị trấn báo cáo"]
    assert cards[0].changes == ["tăng 07 mô hình so với quý I/2024"]
