"""The highlights: whole lists for the official quarters, one rule at a time on made-up facts."""

import pandas as pd
import pytest

from app.overview.highlights import find_highlights
from app.overview.section import AREAS
from app.section import Sentence
from measures.completeness import Silence
from measures.figures.quarter import ask_figures
from tests.measures.told import DISTRICT, NAMES, make, tell

NOTE = "Báo cáo 128-BC/BCĐ, chú thích "

PLACES = [
    "custom_id",
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


@pytest.fixture
def official(ask):
    """The highlights of a view on the official data set."""

    def official(view):
        return find_highlights(ask_figures(view.scope, AREAS), ask(view, "customs/places"))

    return official


def made_up(*rows, places=(), silences=()):
    """The highlights on facts and places that are written in the test."""
    frame = pd.DataFrame(places, columns=PLACES)
    frame = frame.astype({"value": float, "value_before": float})
    return find_highlights(make([row for group in rows for row in group], silences=silences), frame)


def place(custom, where, now, before, kind="phong_tuc", source="A"):
    """A row of customs/places; a number is counted, "?" uncounted, 0 zero, None not reported."""

    def state(value):
        return None if value is None else {"?": "uncounted", 0: "zero"}.get(value, "counted")

    def number(value):
        return None if value == "?" else value

    commune = None if where.startswith("huyện") else where
    return (
        {name: custom_id for custom_id, name in NAMES.items()}.get(custom, custom),
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
        Sentence(
            "Ngủ “đầm” (ngủ rẫy) ở xã Đăk Pne còn 45 hộ, giảm 10 hộ so với quý I/2024.", NOTE + "7"
        ),
        Sentence("26 mô hình dừng hoạt động: 13 đã đạt mục tiêu, 13 không hiệu quả.", NOTE + "1"),
        Sentence("Còn 01 hủ tục: “Cúng ốm đau và khấn cầu thần linh”.", NOTE + "7"),
        Sentence(
            "Còn 02 phong tục không còn phù hợp: “Thả rông gia súc, gia cầm”, “Ngủ ‘đầm’ (ngủ "
            "rẫy)”; giảm 01 phong tục so với quý I/2024 (không còn “Sinh đẻ tại nhà”).",
            NOTE + "7",
        ),
        Sentence(
            "Xã Đăk Pne còn “Cúng ốm đau và khấn cầu thần linh” và “Thả rông gia súc, gia cầm” "
            "nhưng chưa rõ bao nhiêu hộ.",
            NOTE + "7",
        ),
        Sentence("110 buổi tuyên truyền, thu hút hơn 8.000 lượt người tham dự.", NOTE + "4"),
    ]


def test_official_quarter_against_last_year(official, view):
    assert official(view._replace(comparison="last_year")) == [
        Sentence("Ngủ “đầm” (ngủ rẫy) ở xã Đăk Pne còn 45 hộ.", NOTE + "7"),
        Sentence("26 mô hình dừng hoạt động: 13 đã đạt mục tiêu, 13 không hiệu quả.", NOTE + "1"),
        Sentence("Còn 01 hủ tục: “Cúng ốm đau và khấn cầu thần linh”.", NOTE + "7"),
        Sentence(
            "Còn 02 phong tục không còn phù hợp: “Thả rông gia súc, gia cầm”, “Ngủ ‘đầm’ (ngủ "
            "rẫy)”.",
            NOTE + "7",
        ),
        Sentence(
            "Xã Đăk Pne còn “Cúng ốm đau và khấn cầu thần linh” và “Thả rông gia súc, gia cầm” "
            "nhưng chưa rõ bao nhiêu hộ.",
            NOTE + "7",
        ),
        Sentence("110 buổi tuyên truyền, thu hút hơn 8.000 lượt người tham dự.", NOTE + "4"),
    ]


def test_official_first_quarter(official, view):
    assert official(view._replace(quarter="2024-Q1")) == [
        Sentence("Ngủ “đầm” (ngủ rẫy) ở xã Đăk Pne còn 55 hộ.", NOTE + "7"),
        Sentence(
            "Còn 03 phong tục không còn phù hợp: “Thả rông gia súc, gia cầm”, “Sinh đẻ tại nhà”, "
            "“Ngủ ‘đầm’ (ngủ rẫy)”.",
            NOTE + "7",
        ),
        Sentence(
            "“Thả rông gia súc, gia cầm” và “Sinh đẻ tại nhà” còn trong huyện, chưa rõ ở xã nào "
            "và bao nhiêu hộ.",
            NOTE + "7",
        ),
    ]


def test_official_commune(official, view):
    assert official(view._replace(communes=["dak-pne"])) == [
        Sentence(
            "Ngủ “đầm” (ngủ rẫy) ở xã Đăk Pne còn 45 hộ, giảm 10 hộ so với quý I/2024.", NOTE + "7"
        ),
        Sentence("01 mô hình dừng hoạt động do không hiệu quả.", NOTE + "1"),
        Sentence("Còn 01 hủ tục: “Cúng ốm đau và khấn cầu thần linh”.", NOTE + "7"),
        Sentence(
            "Còn 02 phong tục không còn phù hợp: “Thả rông gia súc, gia cầm”, “Ngủ ‘đầm’ (ngủ "
            "rẫy)”.",
            NOTE + "7",
        ),
        Sentence(
            "Xã Đăk Pne còn “Cúng ốm đau và khấn cầu thần linh” và “Thả rông gia súc, gia cầm” "
            "nhưng chưa rõ bao nhiêu hộ.",
            NOTE + "7",
        ),
    ]


def test_official_commune_without_figures(official, view):
    assert official(view._replace(communes=["dak-ruong"])) == []


def test_no_rows_no_sentence():
    assert made_up() == []


MANY = [
    tell("model", "goal_met", {"a": 2, "b": 0, "c": 0}, {}),
    tell("model", "ineffective", {"a": 0, "b": 1, "c": 0}, {}),
    tell("model", "launched", {"a": 4, "b": 0, "c": 0}, {}),
    tell("custom", "tao-hon", {"a": 5, "b": 0, "c": 0}, {}),
    tell("custom", "no-mieng", {"b": 25}, {}),
    tell("custom", "cui-hua-hon", {"a": 0, "c": "?"}, {}),
    tell("outreach", "session", {"a": 5, "b": 1, "c": 1}, {}),
    tell("outreach", "attendance", {"a": "~900", "b": 0, "c": 0}, {}),
]
MANY_PLACES = [
    place("Tảo hôn", "xã A", 5, 2, kind="hu_tuc"),
    place("Nợ miệng", "xã B", 25, 24),
    place("Củi hứa hôn", "xã C", "?", None),
]


def test_at_most_six():
    found = made_up(*MANY, places=MANY_PLACES)
    assert [one.text for one in found] == [
        "Tảo hôn ở xã A còn 05 hộ, tăng 03 hộ so với quý I/2024.",
        "Nợ miệng ở xã B còn 25 hộ, tăng 01 hộ so với quý I/2024.",
        "03 mô hình dừng hoạt động: 02 đã đạt mục tiêu, 01 không hiệu quả.",
        "Còn 01 hủ tục: “Tảo hôn”.",
        "Còn 02 phong tục không còn phù hợp: “Nợ miệng”, “Củi hứa hôn”.",
        "Xã C còn “Củi hứa hôn” nhưng chưa rõ bao nhiêu hộ.",
    ]


def test_a_custom_that_is_back_comes_first():
    back = place("Nợ miệng", "xã D", 2, 0, source="D")
    found = made_up(*MANY, places=[*MANY_PLACES, back])
    assert found[0] == Sentence("Nợ miệng xuất hiện trở lại ở xã D; quý I/2024 không còn.", "D")
    assert len(found) == 6


def test_a_custom_that_is_back_at_a_place_after_a_zero_for_the_district():
    places = [
        place("Sinh đẻ tại nhà", "huyện Kon Rẫy", None, 0),
        place("Sinh đẻ tại nhà", "xã A", "?", None),
    ]
    assert made_up(places=places)[0] == Sentence(
        "Sinh đẻ tại nhà xuất hiện trở lại ở xã A; quý I/2024 không còn.", "A"
    )


def test_a_custom_that_was_practised_elsewhere_is_not_back():
    places = [
        place("Nợ miệng", "huyện Kon Rẫy", None, 0),
        place("Nợ miệng", "xã B", None, 3),
        place("Nợ miệng", "xã A", 2, None),
    ]
    assert made_up(places=places) == [Sentence("Nợ miệng ở xã A còn 02 hộ.", "A")]


def test_a_village_is_named_with_its_commune():
    row = list(place("Nợ miệng", "thôn 5", 2, None))
    row[PLACES.index("commune")] = "thị trấn Đăk Rve"
    assert made_up(places=[tuple(row)]) == [
        Sentence("Nợ miệng ở thôn 5, thị trấn Đăk Rve còn 02 hộ.", "A")
    ]


def test_two_returns_at_most():
    places = [place("Nợ miệng", f"xã {name}", 1, 0) for name in "ABCD"]
    assert [one.text for one in made_up(places=places)] == [
        "Nợ miệng xuất hiện trở lại ở xã A; quý I/2024 không còn.",
        "Nợ miệng xuất hiện trở lại ở xã B; quý I/2024 không còn.",
    ]


def test_the_two_largest_changes():
    places = [
        place("Nợ miệng", "xã A", 10, 11),
        place("Nợ miệng", "xã B", 10, 30),
        place("Nợ miệng", "xã C", 40, 10),
        place("Nợ miệng", "xã D", 10, 10),
    ]
    assert [one.text for one in made_up(places=places)] == [
        "Nợ miệng ở xã C còn 40 hộ, tăng 30 hộ so với quý I/2024.",
        "Nợ miệng ở xã B còn 10 hộ, giảm 20 hộ so với quý I/2024.",
    ]


def test_a_custom_that_is_gone_from_a_place():
    assert made_up(places=[place("Nợ miệng", "xã A", 0, 4)]) == [
        Sentence("Nợ miệng ở xã A không còn, giảm 04 hộ so với quý I/2024.", "A")
    ]


def test_unknown_numbers_are_not_compared():
    places = [place("Nợ miệng", "xã A", 5, "?"), place("Nợ miệng", "xã B", 6, None)]
    assert made_up(places=places) == [Sentence("Nợ miệng ở xã B còn 06 hộ.", "A")]


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ({"goal_met": {"a": 13, "b": 0, "c": 0}}, "13 mô hình dừng hoạt động do đã đạt mục tiêu."),
        ({"ineffective": {"a": 1, "b": 0, "c": 0}}, "01 mô hình dừng hoạt động do không hiệu quả."),
        (
            {"goal_met": {"a": 9, "b": 0}, "ineffective": {"a": "?", "b": 0}},
            "Ít nhất 09 mô hình dừng hoạt động: 09 đã đạt mục tiêu, chưa rõ số không hiệu quả "
            "(2/3 xã, thị trấn báo cáo).",
        ),
    ],
)
def test_models_that_stopped(told, text):
    assert made_up(*(tell("model", event, now, {}) for event, now in told.items())) == [
        Sentence(text, "A")
    ]


def test_none_left_of_a_kind():
    rows = tell("custom", "tao-hon", {DISTRICT: 0}, {}) + tell(
        "custom", "no-mieng", {DISTRICT: 0}, {DISTRICT: "?"}
    )
    places = [
        place("Tảo hôn", "huyện Kon Rẫy", 0, None, kind="hu_tuc"),
        place("Nợ miệng", "huyện Kon Rẫy", 0, "?"),
    ]
    assert [one.text for one in made_up(rows, places=places)] == [
        "Không còn hủ tục nào được ghi nhận.",
        "Không còn phong tục nào được ghi nhận; quý I/2024 còn 01: “Nợ miệng”.",
    ]


@pytest.mark.parametrize(
    ("a", "text"),
    [
        ("0", "Chưa rõ có còn phong tục nào không: có thôn từng còn mà chưa báo cáo."),
        ("2", "Còn ít nhất 01 phong tục không còn phù hợp: “Củi hứa hôn”."),
    ],
)
def test_a_custom_of_which_a_village_is_silent_is_not_gone(a, text):
    rows = tell("custom", "no-mieng", {"a.1": 0}, {})
    rows += tell("custom", "cui-hua-hon", {"b": a}, {})
    silences = {("no-mieng", "2024-Q2", "a"): Silence(1, False, False)}
    places = [place("Củi hứa hôn", "xã B", 2, None)] if a == "2" else []
    found = made_up(rows, places=places, silences=silences)[-1].text
    assert found.replace(" (2/3 xã, thị trấn báo cáo)", "") == text


def test_a_custom_that_nobody_told_of_where_it_was_is_not_gone():
    rows = tell("custom", "no-mieng", {"a": 0}, {"a": 2, "b": 3})
    places = [place("Nợ miệng", "xã A", 0, 2), place("Nợ miệng", "xã B", None, 3)]
    assert [one.text for one in made_up(rows, places=places)] == [
        "Nợ miệng ở xã A không còn, giảm 02 hộ so với quý I/2024.",
        "Không còn phong tục nào được ghi nhận (1/3 xã, thị trấn báo cáo).",
    ]


def test_a_part_of_the_list_that_stays_as_it_was_is_no_news():
    now, before = {"a": 4, "b": 0, "c": 0}, {"a": 4, "b": 0, "c": 0}
    rows = tell("custom", "no-mieng", now, before) + tell("custom", "cui-hua-hon", {"a": 4}, {})
    places = [place("Nợ miệng", "xã A", 4, 4), place("Củi hứa hôn", "xã A", 4, None)]
    assert [one.text for one in made_up(rows, places=places)] == [
        "Nợ miệng ở xã A còn 04 hộ.",
        "Còn 02 phong tục không còn phù hợp: “Nợ miệng”, “Củi hứa hôn”.",
    ]


def test_sessions_without_attendances():
    rows = tell("outreach", "session", {"a": 7, "b": 0, "c": 0}, {})
    assert made_up(rows) == [Sentence("07 buổi tuyên truyền đã được tổ chức.", "A")]


def test_attendances_without_sessions_make_no_sentence():
    assert made_up(tell("outreach", "attendance", {"a": 900}, {})) == []


def test_sources_of_a_sentence_are_joined():
    every = {"b": 0, "c": 0}
    rows = tell("outreach", "session", {"a": 7} | every, {}, source="C, chú thích 4")
    rows += tell("outreach", "attendance", {"a": 900} | every, {}, source="C, chú thích 5")
    assert made_up(rows) == [
        Sentence("07 buổi tuyên truyền, thu hút 900 lượt người tham dự.", "C, chú thích 4, 5")
    ]
