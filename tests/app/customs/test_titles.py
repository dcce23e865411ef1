"""Titles about customs."""

import pandas as pd
import pytest

from app.customs.titles import (
    shorten_sources,
    tell_range,
    tell_returns,
    title_forecast,
    title_list,
    title_places,
    title_rundown,
)
from measures.forecast import Forecast, foresee
from measures.rundown import compare_households, no_communes, trace, trace_communes
from tests.lists import CUSTOMS_TOLD, customs_of
from tests.measures.courses import course, points, silences

HU_TUC, PHONG_TUC = len(customs_of("hu_tuc")), len(customs_of("phong_tuc"))
LABELS = {"a": "xã A", "b": "xã B", "c": "thị trấn C"}


def listed(*courses, parts=(), before="2023-Q1", part=""):
    """The title of made-up courses of two quarters; parts: (custom's id, commune, line)."""
    told = {
        (custom, commune): course(line, custom_id=custom)._replace(
            points=[point._replace(reporters=1, known=1) for point in points(line)]
        )
        for custom, commune, line in parts
    }
    return title_list(list(courses), told, before, LABELS, part)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("55 45",), "Nợ miệng còn 45 hộ, giảm 10 hộ so với quý I/2023; hủ tục chưa có số, còn 01"),
        (("4 0",), "Nợ miệng không còn, giảm 04 hộ so với quý I/2023; hủ tục chưa có số, không"),
        (("4 6",), "Nợ miệng còn 06 hộ, tăng 02 hộ so với quý I/2023; hủ tục chưa có số, còn 01"),
        (("4 4",), "Hủ tục chưa có số, còn 01 phong tục; ở nơi so được, số hộ không đổi so với"),
        (("0 0",), "Hủ tục chưa có số, không còn phong tục; ở nơi so được, số hộ không đổi so"),
        (("- 4",), "Hủ tục chưa có số, còn 01 phong tục; chưa so sánh được với quý I/2023"),
        (("4 3?",), "Hủ tục chưa có số, còn 01 phong tục; chưa so sánh được với quý I/2023"),
        (("4? 3",), "Hủ tục chưa có số, còn 01 phong tục; chưa so sánh được với quý I/2023"),
        (("4 ?",), "Hủ tục chưa có số, còn 01 phong tục; chưa so sánh được với quý I/2023"),
        (("4 0?",), "Hủ tục chưa có số, phong tục chưa đủ số; chưa so sánh được với quý I/2023"),
        (("4 -",), "Chưa có số về hủ tục, phong tục quý II/2023"),
        (("- -",), "Chưa có số về hủ tục, phong tục quý II/2023"),
        (("0 2",), "Nợ miệng còn 02 hộ, mới phát sinh, quý I/2023 không có; hủ tục chưa có số"),
    ],
)
def test_the_largest_change_and_what_is_left(lines, title):
    assert listed(*(course(line) for line in lines)).startswith(title)


def test_what_is_left_says_who_stands_behind_it():
    assert listed(course("4 0"), part="1/7 xã, thị trấn báo cáo") == (
        "Nợ miệng không còn, giảm 04 hộ so với quý I/2023; hủ tục chưa có số, không còn phong tục "
        "(1/7 xã báo cáo)"
    )


def test_ties_go_by_the_order_of_the_list():
    title = listed(
        course("9 8", "Thuốc thư", "hu_tuc"),
        course("5 2", "Tảo hôn", "hu_tuc"),
        course("2 5", "Nợ miệng"),
        course("0 0", "Củi hứa hôn"),
    )
    assert title == ("Tảo hôn còn 02 hộ, giảm 03 hộ so với quý I/2023; còn 02 hủ tục, 01 phong tục")


def test_a_return_is_told_as_one():
    assert listed(course("3 0 2"), before="2023-Q2").startswith(
        "Nợ miệng còn 02 hộ, xuất hiện trở lại, quý II/2023 không còn; "
    )


def test_what_is_silent_now_may_still_be_there():
    assert listed(
        course("9 8", "Thuốc thư", "hu_tuc"), course("5 -", "Tảo hôn", "hu_tuc"), course("2 2")
    ).endswith("; còn ít nhất 01 hủ tục, 01 phong tục")
    # What was never recorded at all is not missed.
    assert listed(
        course("9 8", "Thuốc thư", "hu_tuc"), course("- -", "Tảo hôn", "hu_tuc"), course("2 2")
    ).endswith("; còn 01 hủ tục, 01 phong tục")


def test_where_reporters_differ_only_the_same_communes_are_compared():
    parts = [("x", "a", "5 3"), ("x", "b", "4 -")]
    assert listed(course("9 3?", custom_id="x"), parts=parts).startswith(
        "Nợ miệng ở xã A giảm 02 hộ so với quý I/2023; "
    )
    parts = [("x", "a", "5 3"), ("x", "b", "4 4"), ("x", "c", "- 1")]
    assert listed(course("9? 8", custom_id="x"), parts=parts).startswith(
        "Nợ miệng, 2 xã cùng báo cáo: giảm 02 hộ so với quý I/2023; "
    )
    parts = [("x", "a", "8 0"), ("x", "b", "1 -")]
    assert listed(course("9 0?", custom_id="x"), parts=parts).startswith(
        "Nợ miệng ở xã A giảm 08 hộ so với quý I/2023; "
    )


def test_what_too_few_communes_have_in_common_is_no_change():
    parts = [("x", "a", "5 3"), ("x", "b", "4 -"), ("x", "c", "- 5")]
    title = listed(course("9? 8?", custom_id="x"), parts=parts)
    assert title.endswith("chưa so sánh được với quý I/2023")


def test_a_number_of_the_district_is_a_unit_of_its_own():
    """All communes told all; the district has 5 more, or it has something that nobody counted."""
    parts = [("x", "a", "5 3"), ("x", "b", "4 4")]
    for whole in ("9 12", "9 7?"):
        one = course(whole, custom_id="x")
        one = one._replace(points=[point._replace(known=2) for point in one.points])
        assert listed(one, parts=parts).startswith(
            "Nợ miệng, 2 xã cùng báo cáo: giảm 02 hộ so với quý I/2023; "
        )


def official(ask, view, **choice):
    seen = view._replace(**choice)
    courses = trace(ask(seen, "customs/course"), silences(seen))
    parts = trace_communes(courses, ask(seen, "customs/by_commune"), silences(seen))
    return courses, parts, seen


@pytest.mark.parametrize(
    ("choice", "title"),
    [
        (
            {},
            "Ngủ “đầm” (ngủ rẫy) còn 45 hộ, giảm 10 hộ so với quý I/2024; còn 01 hủ tục, 02 phong "
            "tục",
        ),
        (
            {"comparison": "last_year"},
            "Còn 01 hủ tục, 02 phong tục; chưa so sánh được với quý II/2023",
        ),
        (
            {"quarter": "2024-Q1"},
            "Hủ tục chưa có số, còn 03 phong tục; chưa so sánh được với quý IV/2023",
        ),
        (
            {"communes": ["dak-pne"]},
            "Ngủ “đầm” (ngủ rẫy) còn 45 hộ, giảm 10 hộ so với quý I/2024; còn 01 hủ tục, 02 phong "
            "tục",
        ),
        (
            {"communes": ["dak-ruong"]},
            f"05/{HU_TUC:02} hủ tục đã báo không còn, 06/{PHONG_TUC:02} phong tục đã báo không "
            "còn; chưa so sánh được với quý I/2024",
        ),
        (
            {"quarter": "2024-Q3"},
            "Chưa có số về hủ tục, phong tục quý III/2024",
        ),
    ],
)
def test_official_list(ask, view, choice, title):
    courses, parts, seen = official(ask, view, **choice)
    assert title_list(courses, parts, seen.quarter_before, seen.commune_labels) == title


def test_the_list_of_the_demonstration(ask, demo_view):
    courses, parts, seen = official(ask, demo_view)
    courses = [one for one in courses if one.custom_id in CUSTOMS_TOLD]
    title = title_list(courses, parts, seen.quarter_before, seen.commune_labels)
    assert title == (
        "Tưởng nhớ và cho người chết ăn, 4 xã cùng báo cáo: tăng 02 hộ so với quý I/2024; "
        "còn ít nhất 02 hủ tục, ít nhất 06 phong tục"
    )


def test_a_change_leaves_out_communes_of_which_a_village_is_silent(ask, demo_view):
    """Thôn 16 of Mẫu 2 and thôn 49 of Mẫu 6 have no figure any more: only three can be compared."""
    courses, parts, _ = official(ask, demo_view, quarter="2025-Q2")
    [one] = [one for one in courses if one.custom_id == "cung-om-dau"]
    compared = compare_households(one, parts, "2025-Q1")
    assert compared.common == {"mau", "mau-1", "mau-5"}
    assert compared.describe("hộ") == "3 xã cùng báo cáo: giảm 01 hộ so với quý I/2025"
    assert one.points[-1].text == "ít nhất 10 hộ (4/6 xã)"


def test_rundown():
    assert title_rundown([]) == "Chưa ghi nhận hủ tục, phong tục nào còn thực hiện"
    lines = ["5", "5 4", "5 0", "5 0 0 0", "5 0 3", "0 3"]
    assert title_rundown([course(line) for line in lines]) == (
        "Trong 06 mục từng ghi nhận: 01 xuất hiện trở lại, 01 mới phát sinh, 02 còn duy trì, "
        "01 cần theo dõi, 01 đã xóa bỏ"
    )


def test_rundown_of_both_data_sets(ask, view, demo_view):
    titles = []
    for seen in (view, demo_view):
        known = [
            one
            for one in trace(ask(seen, "customs/course"), silences(seen))
            if one.was_practised and one.custom_id in CUSTOMS_TOLD
        ]
        titles.append(title_rundown(known))
    assert titles == [
        "Trong 04 mục từng ghi nhận: 03 còn duy trì, 01 cần theo dõi",
        "Trong 13 mục từng ghi nhận: 01 xuất hiện trở lại, 09 còn duy trì, 03 đã xóa bỏ",
    ]


def test_returns():
    parts = {("x", "b"): course("5 0 2 -", custom_id="x"), ("x", "a"): course("5", custom_id="x")}
    assert tell_returns([course("5 4", custom_id="x")], parts, LABELS) == [
        "“Nợ miệng” xuất hiện trở lại ở xã B từ quý III/2023; quý III/2023: 2 hộ."
    ]
    # Told once: in the commune, or for the whole where no commune says so.
    whole = course("5 0 2", custom_id="x")
    assert len(tell_returns([whole], parts, LABELS)) == 1
    assert tell_returns([whole], {}, LABELS) == [
        "“Nợ miệng” xuất hiện trở lại trong phạm vi đang xem từ quý III/2023; quý III/2023: 2 hộ."
    ]
    assert tell_returns([course("5 0 0")], {}, LABELS) == []


@pytest.mark.parametrize(
    ("line", "title", "span"),
    [
        (
            "9 8 7 6 5",
            "“Nợ miệng”: ước tính thời điểm chấm dứt là quý II/2025, nếu giữ đà như trước",
            "Sớm nhất quý II/2025; muộn nhất quý II/2025. Đà lấy từ quý I/2023 đến quý I/2024.",
        ),
        (
            "9 9 7 5 3",
            "“Nợ miệng”: ước tính thời điểm chấm dứt là quý III/2024, nếu giữ đà như trước",
            "Sớm nhất quý III/2024; muộn nhất chưa nói được vì có quý không giảm."
            " Đà lấy từ quý I/2023 đến quý I/2024.",
        ),
        (
            "90 89 88 87 86",
            "“Nợ miệng”: ước tính thời điểm chấm dứt còn hơn 5 năm nữa, nếu giữ đà như trước",
            "Sớm nhất sau hơn 5 năm; muộn nhất sau hơn 5 năm. Đà lấy từ quý I/2023 đến quý I/2024.",
        ),
        (
            "5 5 5 5 5",
            "“Nợ miệng” không giảm ở bốn lần so gần nhất: chưa ước tính được thời điểm chấm dứt",
            "",
        ),
        ("9 8", "“Nợ miệng”: chưa đủ số liệu để ước tính thời điểm chấm dứt", ""),
        ("9 8 7 6 0", "“Nợ miệng”: quý I/2024 đã báo không còn", ""),
        (
            "9 7 5 3 1 -",
            "“Nợ miệng”: theo đà cũ, ước tính thời điểm chấm dứt là quý II/2024, nay đã qua; chưa "
            "đủ số để biết đã chấm dứt chưa",
            "",
        ),
    ],
)
def test_forecast(line, title, span):
    one = course(line)
    forecast = foresee(one.points)
    assert (title_forecast(one, forecast), tell_range(forecast)) == (title, span)


def test_every_outcome_has_a_title():
    for outcome in ("few", "rising", "far"):
        assert "Nợ miệng" in title_forecast(course("9"), Forecast(outcome))


PLACES = ["unit_id", "commune_id", "state"]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([], "Chưa có số quý II/2024 ở từng nơi"),
        ([("a", "a", None)], "Chưa có số quý II/2024 ở từng nơi"),
        ([("a", "a", "zero")], "Quý II/2024 không nơi nào báo còn thực hiện"),
        ([("a", "a", "counted"), ("a", "a", "uncounted")], "01 xã, thị trấn báo còn thực hiện"),
        (
            [("a.1", "a", "counted"), ("a.2", "a", "uncounted"), ("b", "b", "counted")],
            "03 nơi thuộc 02 xã, thị trấn báo còn thực hiện",
        ),
        ([("d", None, "uncounted")], "01 nơi báo còn thực hiện, chưa phân xã"),
        (
            [("d", None, "uncounted"), ("a", "a", "counted")],
            "02 nơi báo còn thực hiện: 01 xã, thị trấn và 01 nơi chưa phân xã",
        ),
    ],
)
def test_places(rows, title):
    assert title_places(pd.DataFrame(rows, columns=PLACES), "2024-Q2") == title


def test_official_places(ask, view):
    assert title_places(ask(view, "customs/places"), "2024-Q2") == (
        "04 nơi thuộc 02 xã, thị trấn báo còn thực hiện"
    )
    masked = ask(view._replace(villages=False), "customs/places")
    assert title_places(masked, "2024-Q2") == "02 xã, thị trấn báo còn thực hiện"


def test_many_sources_are_one_line():
    some = ["B, biểu 1", "C, biểu 1", "B, biểu 2"]
    assert shorten_sources(some) == "B, biểu 1, biểu 2; C, biểu 1"
    assert shorten_sources([*some, "D, biểu 1", "E, biểu 3"]) == (
        "B, biểu 1, biểu 2 … E, biểu 3 (04 văn bản, từng số có nguồn trong bảng)"
    )
    assert shorten_sources([]) == ""


def test_no_rows_by_commune(ask, view):
    courses = trace(ask(view, "customs/course"), silences(view))
    parts = trace_communes(courses, no_communes(), {})
    assert title_list(courses, parts, "2024-Q1", {}).startswith("Ngủ “đầm” (ngủ rẫy) còn 45 hộ")
