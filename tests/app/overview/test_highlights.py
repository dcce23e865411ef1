"""The highlights: whole lists for the official quarters, one rule at a time on made-up rows."""

import pandas as pd
import pytest

from app.overview.highlights import Finding, find

NOTE = "Báo cáo 128-BC/BCĐ, chú thích "

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
PLACES = [
    "custom",
    "kind",
    "place",
    "commune",
    "value",
    "state",
    "value_before",
    "state_before",
    "source",
]
OUTREACH = ["quarter", "channel", "value", "uncounted", "more_than", "about", "source"]
REPORTERS = ["quarter", "area", "communes", "district"]


@pytest.fixture
def official(ask):
    """The findings of a view on the official data set."""

    def official(view):
        names = ["overview/models", "overview/customs", "customs/places"]
        names += ["overview/outreach", "overview/reporters"]
        return find(view, *(ask(view, name) for name in names))

    return official


@pytest.fixture
def made_up(view):
    """The findings on rows that are written in the test."""

    def made_up(models=(), customs=(), places=(), outreach=(), reporters=()):
        return find(
            view,
            pd.DataFrame(models, columns=MODELS),
            pd.DataFrame(customs, columns=CUSTOMS),
            pd.DataFrame(places, columns=PLACES).astype({"value": float, "value_before": float}),
            pd.DataFrame(outreach, columns=OUTREACH),
            pd.DataFrame(reporters, columns=REPORTERS),
        )

    return made_up


def place(custom, where, now, before, kind="phong_tuc", source="A"):
    """A row of customs/places; a number is counted, "?" uncounted, 0 zero, None not reported."""

    def state(value):
        return None if value is None else {"?": "uncounted", 0: "zero"}.get(value, "counted")

    def number(value):
        return None if value == "?" else value

    commune = None if where.startswith("huyện") else where
    return (
        custom,
        kind,
        where,
        commune,
        number(now),
        state(now),
        number(before),
        state(before),
        source,
    )


def test_official_quarter(official, view):
    assert official(view) == [
        Finding(
            "Ngủ “đầm” (ngủ rẫy) ở xã Đăk Pne còn 45 hộ, giảm 10 hộ so với quý I/2024.", NOTE + "7"
        ),
        Finding("26 mô hình dừng hoạt động: 13 đã đạt mục tiêu, 13 không hiệu quả.", NOTE + "1"),
        Finding("Còn 01 hủ tục: “Cúng ốm đau và khấn cầu thần linh”.", NOTE + "7"),
        Finding(
            "Còn 02 phong tục không còn phù hợp: “Thả rông gia súc, gia cầm”, “Ngủ ‘đầm’ (ngủ "
            "rẫy)”; giảm 01 phong tục so với quý I/2024 (không còn “Sinh đẻ tại nhà”).",
            NOTE + "7",
        ),
        Finding(
            "Xã Đăk Pne còn “Cúng ốm đau và khấn cầu thần linh” và “Thả rông gia súc, gia cầm” "
            "nhưng chưa rõ bao nhiêu hộ.",
            NOTE + "7",
        ),
        Finding("110 buổi tuyên truyền, thu hút hơn 8.000 lượt người tham dự.", NOTE + "4"),
    ]


def test_official_quarter_against_last_year(official, view):
    assert official(view._replace(comparison="last_year")) == [
        Finding("Ngủ “đầm” (ngủ rẫy) ở xã Đăk Pne còn 45 hộ.", NOTE + "7"),
        Finding("26 mô hình dừng hoạt động: 13 đã đạt mục tiêu, 13 không hiệu quả.", NOTE + "1"),
        Finding("Còn 01 hủ tục: “Cúng ốm đau và khấn cầu thần linh”.", NOTE + "7"),
        Finding(
            "Còn 02 phong tục không còn phù hợp: “Thả rông gia súc, gia cầm”, “Ngủ ‘đầm’ (ngủ "
            "rẫy)”.",
            NOTE + "7",
        ),
        Finding(
            "Xã Đăk Pne còn “Cúng ốm đau và khấn cầu thần linh” và “Thả rông gia súc, gia cầm” "
            "nhưng chưa rõ bao nhiêu hộ.",
            NOTE + "7",
        ),
        Finding("110 buổi tuyên truyền, thu hút hơn 8.000 lượt người tham dự.", NOTE + "4"),
    ]


def test_official_first_quarter(official, view):
    assert official(view._replace(quarter="2024-Q1")) == [
        Finding("Ngủ “đầm” (ngủ rẫy) ở xã Đăk Pne còn 55 hộ.", NOTE + "7"),
        Finding(
            "Còn 03 phong tục không còn phù hợp: “Thả rông gia súc, gia cầm”, “Sinh đẻ tại nhà”, "
            "“Ngủ ‘đầm’ (ngủ rẫy)”.",
            NOTE + "7",
        ),
        Finding(
            "“Thả rông gia súc, gia cầm” và “Sinh đẻ tại nhà” còn trong huyện, chưa rõ ở xã nào "
            "và bao nhiêu hộ.",
            NOTE + "7",
        ),
    ]


def test_official_commune(official, view):
    assert official(view._replace(communes=["dak-pne"])) == [
        Finding(
            "Ngủ “đầm” (ngủ rẫy) ở xã Đăk Pne còn 45 hộ, giảm 10 hộ so với quý I/2024.", NOTE + "7"
        ),
        Finding("01 mô hình dừng hoạt động do không hiệu quả.", NOTE + "1"),
        Finding("Còn 01 hủ tục: “Cúng ốm đau và khấn cầu thần linh”.", NOTE + "7"),
        Finding(
            "Còn 02 phong tục không còn phù hợp: “Thả rông gia súc, gia cầm”, “Ngủ ‘đầm’ (ngủ "
            "rẫy)”.",
            NOTE + "7",
        ),
        Finding(
            "Xã Đăk Pne còn “Cúng ốm đau và khấn cầu thần linh” và “Thả rông gia súc, gia cầm” "
            "nhưng chưa rõ bao nhiêu hộ.",
            NOTE + "7",
        ),
    ]


def test_official_commune_without_figures(official, view):
    assert official(view._replace(communes=["dak-ruong"])) == []


def test_no_rows_no_sentence(made_up):
    assert made_up() == []


MANY_MODELS = [
    ("2024-Q2", "stopped", 3, 0, 0, 0, "B"),
    ("2024-Q2", "goal_met", 2, 0, 0, 0, "B"),
    ("2024-Q2", "ineffective", 1, 0, 0, 0, "B"),
    ("2024-Q2", "launched_year_to_date", 4, 0, 0, 0, "B"),
]
MANY_CUSTOMS = [
    ("2024-Q2", "hu_tuc", 1, 5, 0, 0, 0, "A"),
    ("2024-Q2", "phong_tuc", 2, 25, 1, 0, 0, "A"),
]
MANY_PLACES = [
    place("Tảo hôn", "xã A", 5, 2, kind="hu_tuc"),
    place("Nợ miệng", "xã B", 25, 24),
    place("Củi hứa hôn", "xã C", "?", None),
]
MANY_OUTREACH = [
    ("2024-Q2", "session", 7, 0, 0, 0, "C"),
    ("2024-Q2", "attendance", 900, 0, 0, 1, "C"),
]


def test_at_most_six(made_up):
    findings = made_up(MANY_MODELS, MANY_CUSTOMS, MANY_PLACES, MANY_OUTREACH)
    assert [finding.text for finding in findings] == [
        "Tảo hôn ở xã A còn 05 hộ, tăng 03 hộ so với quý I/2024.",
        "Nợ miệng ở xã B còn 25 hộ, tăng 01 hộ so với quý I/2024.",
        "03 mô hình dừng hoạt động: 02 đã đạt mục tiêu, 01 không hiệu quả.",
        "Còn 01 hủ tục: “Tảo hôn”.",
        "Còn 02 phong tục không còn phù hợp: “Nợ miệng”, “Củi hứa hôn”.",
        "Xã C còn “Củi hứa hôn” nhưng chưa rõ bao nhiêu hộ.",
    ]


def test_a_custom_that_is_back_comes_first(made_up):
    back = place("Nợ miệng", "xã D", 2, 0, source="D")
    findings = made_up(MANY_MODELS, MANY_CUSTOMS, [*MANY_PLACES, back], MANY_OUTREACH)
    assert findings[0] == Finding("Nợ miệng xuất hiện trở lại ở xã D; quý I/2024 không còn.", "D")
    assert len(findings) == 6


def test_a_custom_that_is_back_at_a_place_after_a_zero_for_the_district(made_up):
    places = [
        place("Sinh đẻ tại nhà", "huyện Kon Rẫy", None, 0),
        place("Sinh đẻ tại nhà", "xã A", "?", None),
    ]
    assert made_up(places=places)[0] == Finding(
        "Sinh đẻ tại nhà xuất hiện trở lại ở xã A; quý I/2024 không còn.", "A"
    )


def test_a_custom_that_was_practised_elsewhere_is_not_back(made_up):
    places = [
        place("Nợ miệng", "huyện Kon Rẫy", None, 0),
        place("Nợ miệng", "xã B", None, 3),
        place("Nợ miệng", "xã A", 2, None),
    ]
    assert made_up(places=places) == [Finding("Nợ miệng ở xã A còn 02 hộ.", "A")]


def test_two_returns_at_most(made_up):
    places = [place("Nợ miệng", f"xã {name}", 1, 0) for name in "ABCD"]
    assert [finding.text for finding in made_up(places=places)] == [
        "Nợ miệng xuất hiện trở lại ở xã A; quý I/2024 không còn.",
        "Nợ miệng xuất hiện trở lại ở xã B; quý I/2024 không còn.",
    ]


def test_the_two_largest_changes(made_up):
    places = [
        place("Nợ miệng", "xã A", 10, 11),
        place("Nợ miệng", "xã B", 10, 30),
        place("Nợ miệng", "xã C", 40, 10),
        place("Nợ miệng", "xã D", 10, 10),
    ]
    assert [finding.text for finding in made_up(places=places)] == [
        "Nợ miệng ở xã C còn 40 hộ, tăng 30 hộ so với quý I/2024.",
        "Nợ miệng ở xã B còn 10 hộ, giảm 20 hộ so với quý I/2024.",
    ]


def test_a_custom_that_is_gone_from_a_place(made_up):
    assert made_up(places=[place("Nợ miệng", "xã A", 0, 4)]) == [
        Finding("Nợ miệng ở xã A không còn, giảm 04 hộ so với quý I/2024.", "A")
    ]


def test_unknown_numbers_are_not_compared(made_up):
    places = [place("Nợ miệng", "xã A", 5, "?"), place("Nợ miệng", "xã B", 6, None)]
    assert made_up(places=places) == [Finding("Nợ miệng ở xã B còn 06 hộ.", "A")]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (
            [("stopped", 13, 0), ("goal_met", 13, 0)],
            "13 mô hình dừng hoạt động do đã đạt mục tiêu.",
        ),
        (
            [("stopped", 1, 0), ("ineffective", 1, 0)],
            "01 mô hình dừng hoạt động do không hiệu quả.",
        ),
        (
            [("stopped", 9, 1), ("goal_met", 9, 0), ("ineffective", 0, 1)],
            "Ít nhất 9 mô hình dừng hoạt động: 09 đã đạt mục tiêu, chưa rõ số không hiệu quả.",
        ),
    ],
)
def test_models_that_stopped(made_up, rows, text):
    models = [("2024-Q2", measure, value, unknown, 0, 0, "B") for measure, value, unknown in rows]
    assert made_up(models) == [Finding(text, "B")]


def test_none_left_of_a_kind(made_up):
    customs = [
        ("2024-Q2", "hu_tuc", 0, 0, 0, 0, 0, "A"),
        ("2024-Q2", "phong_tuc", 0, 0, 0, 0, 0, "A"),
        ("2024-Q1", "phong_tuc", 1, 3, 0, 0, 0, "A"),
    ]
    places = [
        place("Tảo hôn", "huyện Kon Rẫy", 0, None, kind="hu_tuc"),
        place("Nợ miệng", "huyện Kon Rẫy", 0, "?"),
    ]
    assert [finding.text for finding in made_up(customs=customs, places=places)] == [
        "Không còn hủ tục nào được ghi nhận.",
        "Không còn phong tục nào được ghi nhận; quý I/2024 còn 01: “Nợ miệng”.",
    ]


def test_the_number_of_customs_is_compared_only_over_the_same_list(made_up):
    customs = [
        ("2024-Q2", "phong_tuc", 2, 8, 0, 0, 0, "A"),
        ("2024-Q1", "phong_tuc", 1, 4, 0, 0, 0, "A"),
    ]
    places = [place("Nợ miệng", "xã A", 4, 4), place("Củi hứa hôn", "xã A", 4, None)]
    assert [finding.text for finding in made_up(customs=customs, places=places)] == [
        "Nợ miệng ở xã A còn 04 hộ.",
        "Còn 02 phong tục không còn phù hợp: “Nợ miệng”, “Củi hứa hôn”.",
    ]


def test_sessions_without_attendances(made_up):
    outreach = [("2024-Q2", "session", 7, 0, 0, 0, "C")]
    assert made_up(outreach=outreach) == [Finding("07 buổi tuyên truyền đã được tổ chức.", "C")]


def test_attendances_without_sessions_make_no_sentence(made_up):
    assert made_up(outreach=[("2024-Q2", "attendance", 900, 0, 0, 0, "C")]) == []


def test_sources_of_a_sentence_are_joined(made_up):
    outreach = [
        ("2024-Q2", "session", 7, 0, 0, 0, "C, chú thích 4"),
        ("2024-Q2", "attendance", 900, 0, 0, 0, "C, chú thích 5"),
    ]
    assert made_up(outreach=outreach) == [
        Finding("07 buổi tuyên truyền, thu hút 900 lượt người tham dự.", "C, chú thích 4, 5")
    ]


def test_kinds_over_different_communes_are_not_compared(made_up):
    rows = {
        "customs": [
            ("2024-Q1", "hu_tuc", 2, 5, 0, 0, 0, "A"),
            ("2024-Q2", "hu_tuc", 1, 9, 0, 0, 0, "A"),
        ],
        "places": [place("X", "xã A", 9, 9, "hu_tuc"), place("Y", "xã B", 0, 3, "hu_tuc")],
    }
    compared = [finding.text for finding in made_up(**rows)]
    assert "giảm 01 hủ tục so với quý I/2024" in compared[-1]
    silent = [("2024-Q1", "custom", "a", False), ("2024-Q2", "custom", "a,b", False)]
    [*_, refused] = made_up(**rows, reporters=silent)
    assert refused.text == "Còn 01 hủ tục: “X”."
