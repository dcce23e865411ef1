"""What the data does not say: whole lists for the official quarters, one rule at a time."""

import pandas as pd
import pytest

from app.overview.gaps import find_gaps
from app.section import Sentence
from tests.lists import indicators_of

NOTE = "Báo cáo 128-BC/BCĐ, chú thích "

UNALLOCATED = ["topic", "value", "facts", "allocated", "year_to_date", "source"]
PLACES = ["custom", "place", "commune", "state", "at_least", "source"]
COMMUNES = ["label", "custom_facts", "model_facts"]
SILENT = ["topic", "subject", "detail", "source"]


@pytest.fixture
def official(ask):
    """The gaps of a view on the official data set."""

    def official(view):
        names = ["overview/unallocated", "customs/places", "overview/map", "overview/silent"]
        return find_gaps(view, *(ask(view, name) for name in names))

    return official


@pytest.fixture
def made_up(view):
    """The gaps on rows that are written in the test."""

    def made_up(unallocated=(), places=(), communes=(), silent=()):
        return find_gaps(
            view,
            pd.DataFrame(unallocated, columns=UNALLOCATED).astype({"value": float}),
            pd.DataFrame(places, columns=PLACES),
            pd.DataFrame(communes, columns=COMMUNES),
            pd.DataFrame(silent, columns=SILENT),
        )

    return made_up


# What the district as a whole leaves open in quý II/2024, whichever communes are chosen.
NO_COMMUNE = [
    Sentence("13 mô hình dừng do đã đạt mục tiêu chưa phân xã.", NOTE + "1"),
    Sentence(
        "06 mô hình dừng do không hiệu quả chưa phân xã; 07 mô hình khác đã rõ xã.", NOTE + "1"
    ),
    Sentence(
        "12 mô hình ra mắt chưa phân xã; đó là số lũy kế từ đầu năm 2024, không tách được riêng "
        "quý này.",
        NOTE + "2",
    ),
    Sentence("Kết quả tuyên truyền (07 số) chỉ có của cả huyện, chưa phân xã.", NOTE + "4"),
    Sentence("Hỗ trợ đã trao (01 số) chưa phân xã.", NOTE + "5"),
]
NO_NUMBER = [
    Sentence("Xã Đăk Pne: còn “Cúng ốm đau và khấn cầu thần linh”, chưa rõ số hộ.", NOTE + "7"),
    Sentence("Xã Đăk Pne: còn “Thả rông gia súc, gia cầm”, chưa rõ số hộ.", NOTE + "7"),
]

DUTY = Sentence(
    "Nguồn nêu một số cơ quan, đơn vị chưa bảo đảm chế độ báo cáo, không nêu tên và số lượng.",
    "Báo cáo 128-BC/BCĐ, mục I.3.1",
)


def no_value(quarter="2024-Q2"):
    known = len(indicators_of(quarter))
    return Sentence(f"{known:02} chỉ tiêu chưa có giá trị nào được công bố cho quý này.", "")


@pytest.mark.parametrize("comparison", ["previous", "last_year"])
def test_official_quarter(official, view, comparison):
    assert official(view._replace(comparison=comparison)) == [
        *NO_COMMUNE,
        *NO_NUMBER,
        Sentence("Chưa có số liệu riêng của xã Đăk Ruồng.", ""),
        Sentence(
            "Chưa có số liệu riêng về hủ tục, phong tục của xã Đăk Kôi, thị trấn Đăk Rve, xã Đăk "
            "Tờ Re, xã Tân Lập.",
            "",
        ),
        no_value(),
        DUTY,
    ]


def test_official_first_quarter(official, view):
    assert official(view._replace(quarter="2024-Q1")) == [
        Sentence("Chưa có số liệu nào của quý này về hủ tục, mô hình, tuyên truyền.", ""),
        Sentence(
            "02 hủ tục, phong tục chỉ biết là còn trong huyện, không rõ ở xã nào.", NOTE + "7"
        ),
        Sentence(
            "Chưa có số liệu riêng của xã Đăk Kôi, xã Đăk Ruồng, thị trấn Đăk Rve, xã Đăk Tơ "
            "Lung, xã Đăk Tờ Re, xã Tân Lập.",
            "",
        ),
        no_value("2024-Q1"),
    ]


def test_official_commune(official, view):
    assert official(view._replace(communes=["dak-pne"])) == [
        *NO_COMMUNE,
        *NO_NUMBER,
        no_value(),
        DUTY,
    ]


def test_official_commune_without_figures(official, view):
    assert official(view._replace(communes=["dak-ruong"])) == [
        *NO_COMMUNE,
        Sentence("Chưa có số liệu riêng của xã Đăk Ruồng.", ""),
        no_value(),
        DUTY,
    ]


def test_no_rows_no_sentence(made_up):
    assert made_up() == []


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (("goal_met", 1, 1, 5, False), "01 mô hình dừng do đã đạt mục tiêu chưa phân xã."),
        (("goal_met", None, 1, 0, False), "Một số mô hình dừng do đã đạt mục tiêu chưa phân xã."),
        (("ineffective", 6, 6, 0, False), "06 mô hình dừng do không hiệu quả chưa phân xã."),
        (("launched", 12, 1, 0, False), "12 mô hình ra mắt chưa phân xã."),
        (
            ("outreach", None, 12, 0, False),
            "Kết quả tuyên truyền (12 số) chỉ có của cả huyện, chưa phân xã.",
        ),
        (
            ("support", None, 2, 0, False),
            "Hỗ trợ đã trao (02 số) chưa phân xã.",
        ),
        (
            ("custom", None, 3, 1, False),
            "03 hủ tục, phong tục chỉ biết là còn trong huyện, không rõ ở xã nào.",
        ),
    ],
)
def test_what_has_no_commune(made_up, row, text):
    assert made_up(unallocated=[(*row, "A")]) == [Sentence(text, "A")]


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("replicated", "02 mô hình nhân rộng chưa phân xã."),
        ("converted", "02 mô hình chuyển đổi chưa phân xã."),
    ],
)
def test_no_event_of_models_is_passed_over(made_up, topic, text):
    assert made_up(unallocated=[(topic, 2, 1, 0, False, "A")]) == [Sentence(text, "A")]


def test_a_practised_custom_without_a_number(made_up):
    places = [
        ("Nợ miệng", "thôn A", "xã B", "uncounted", None, "A"),
        ("Nợ miệng", "thôn C", "xã B", "counted", None, "A"),
        ("Nợ miệng", "thôn D", "xã B", "zero", None, "A"),
        ("Nợ miệng", "thôn E", "xã B", None, None, "A"),
        ("Nợ miệng", "huyện Kon Rẫy", None, "uncounted", None, "A"),
        # Some of its villages told, or all that did are less than all.
        ("Tảo hôn", "xã F", "xã F", "uncounted", 3, "A"),
    ]
    assert made_up(places=places) == [
        Sentence("Thôn A: còn “Nợ miệng”, chưa rõ số hộ.", "A"),
        Sentence("Xã F: còn “Tảo hôn”, mới rõ ít nhất 3 hộ.", "A"),
    ]


def test_communes_without_figures(made_up):
    communes = [("xã A", 0, 0), ("xã B", 0, 2), ("xã C", 1, 0), ("xã D", 1, 1), ("xã E", 0, 0)]
    assert made_up(communes=communes) == [
        Sentence("Chưa có số liệu riêng của xã A, xã E.", ""),
        Sentence("Chưa có số liệu riêng về hủ tục, phong tục của xã B.", ""),
    ]


def test_indicators_and_duties(made_up):
    silent = [
        ("duty", "Kon Rẫy", "Một số đơn vị chưa báo cáo", "A"),
        ("indicator", "Tỷ lệ sinh con thứ 3 trở lên", None, None),
    ]
    assert made_up(silent=silent) == [
        Sentence("01 chỉ tiêu chưa có giá trị nào được công bố cho quý này.", ""),
        Sentence("Một số đơn vị chưa báo cáo.", "A"),
    ]
