"""Titles about indicators."""

import datetime
from decimal import Decimal

import pandas as pd
import pytest

from app.indicators.titles import (
    name_together,
    tell_change,
    tell_course,
    tell_covered,
    tell_definition,
    tell_poverty,
    tell_sources,
    title_course,
    title_courses,
    title_indicators,
    title_poverty,
    title_progress,
    title_standing,
)
from measures.poverty import TOPIC, Rate, find_rates
from measures.progress import read_rules
from measures.standings import find_standings
from queries import query
from tests.lists import indicators_of, told
from tests.measures.indicators import (
    CEILING,
    COUNT_CEILING,
    LABELS,
    RISE,
    SINCE_JANUARY,
    ask_course,
    find_demo_courses,
    row,
    stand,
)


@pytest.fixture
def district(view):
    """A view of a district of three communes."""
    return view._replace(commune_labels=LABELS)


def demo_standings(ask, view):
    rules = read_rules(ask(view, "indicators/definitions"))
    communes = view.communes or list(view.commune_labels)
    return find_standings(
        rules, ask(view, "indicators/progress"), view.quarter, view.quarter_before, communes
    )


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([(True, 0), (True, 0)], "02 chỉ tiêu, chưa có giá trị nào được công bố"),
        ([(True, 7), (True, 0), (False, 3)], "01 trong 02 chỉ tiêu đã có số"),
        ([(True, 0), (False, 3)], "01 chỉ tiêu, chưa có giá trị nào được công bố"),
    ],
)
def test_indicators(rows, title):
    assert title_indicators(pd.DataFrame(rows, columns=["holds", "values"])) == title


@pytest.mark.parametrize("quarter", ["2024-Q2", "2024-Q1"])
def test_official_indicators(ask, view, quarter):
    frame = ask(view._replace(quarter=quarter), "indicators/definitions")
    known = len(indicators_of(quarter))
    assert title_indicators(frame) == f"{known:02} chỉ tiêu, chưa có giá trị nào được công bố"


GOOD = row(RISE, "a", (60, 100), 70, (50, 100))
MET = row(RISE, "a", (70, 100), 70, (50, 100))
SLOW = row(RISE, "a", (55, 100), 70, (50, 100))
FAR = row(RISE, "a", (51, 100), 70, (50, 100))
NO = row(RISE, "a", None, 70)


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([GOOD], "Chỉ tiêu duy nhất đạt hoặc đúng tiến độ toàn huyện"),
        ([GOOD, MET], "Cả 02 chỉ tiêu đạt hoặc đúng tiến độ toàn huyện"),
        ([GOOD, SLOW], "01 trong 02 chỉ tiêu đạt hoặc đúng tiến độ toàn huyện; 01 còn thiếu"),
        (
            [GOOD, SLOW, FAR, FAR, NO],
            "01 trong 05 chỉ tiêu đạt hoặc đúng tiến độ toàn huyện; 03 còn thiếu, 01 chưa đủ số",
        ),
        (
            [FAR, NO],
            "Chưa chỉ tiêu nào trong 02 chỉ tiêu đạt hoặc đúng tiến độ toàn huyện; 01 còn thiếu, "
            "01 chưa đủ số",
        ),
        ([NO, NO], "Chưa đủ số để xét tiến độ 02 chỉ tiêu toàn huyện"),
        ([], "Chưa đủ số để xét tiến độ 0 chỉ tiêu toàn huyện"),
    ],
)
def test_progress(district, rows, title):
    standings = [place for cells in rows for place in stand(RISE, cells, communes="a")]
    assert title_progress(standings, district) == title


def test_a_title_says_of_how_many_communes_it_is():
    [whole, *_] = stand(RISE, GOOD, communes="a")
    part = whole._replace(of=7, inputs=whole.inputs._replace(communes=6))
    unknown = whole._replace(of=7, inputs=whole.inputs._replace(communes=0, value=None))
    assert tell_covered([whole, whole]) == ""
    assert tell_covered([part, part, unknown]) == " (6/7 xã có số)"
    assert tell_covered([part, whole]) == " (01 chỉ tiêu chưa đủ số của mọi xã)"
    assert tell_covered([unknown]) == ""


def test_a_ceiling_that_is_passed_lacks_nothing(district):
    above = row(COUNT_CEILING, "a", (3, None), 4)
    standings = [
        *stand(RISE, FAR, communes="a"), *stand(COUNT_CEILING, above, communes="a")
    ]  # fmt: skip
    assert title_progress(standings, district) == (
        "Chưa chỉ tiêu nào trong 02 chỉ tiêu đạt hoặc đúng tiến độ toàn huyện; 01 còn thiếu, 01 "
        "quá mức cho phép"
    )


@pytest.mark.parametrize(
    ("communes", "level", "name"),
    [
        ([], "toàn huyện", "Toàn huyện"),
        (["b"], "ở xã B", "Xã B"),
        (["b", "c"], "tính chung 02 xã đã chọn", "Các xã đã chọn"),
    ],
)
def test_which_communes_are_meant(district, communes, level, name):
    view = district._replace(communes=communes)
    standings = [*stand(RISE, GOOD, communes="a"), *stand(RISE, FAR, communes="a")]
    assert title_progress(standings, view) == (
        f"01 trong 02 chỉ tiêu đạt hoặc đúng tiến độ {level}; 01 còn thiếu"
    )
    assert name_together(view) == name


def at(cells, commune):
    return cells | {"commune": commune}


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([GOOD, at(FAR, "b"), at(MET, "c")], "02 trong 03 xã đạt hoặc đúng tiến độ"),
        ([GOOD, at(FAR, "b")], "01 trong 02 xã đủ số đạt hoặc đúng tiến độ"),
        ([GOOD, at(MET, "b"), at(MET, "c")], "cả 03 xã đạt hoặc đúng tiến độ"),
        ([GOOD], "01 trong 01 xã đủ số đạt hoặc đúng tiến độ"),
        ([SLOW, at(FAR, "b"), at(FAR, "c")], "không xã nào trong 03 xã đạt hoặc đúng tiến độ"),
        ([NO], "chưa đủ số để xét tiến độ của xã nào"),
        ([], "chưa đủ số để xét tiến độ của xã nào"),
    ],
)
def test_standing(rows, title):
    assert title_standing(stand(RISE, *rows)) == f"Tăng dần: {title}"


def test_standing_of_one_commune_and_of_a_ceiling():
    assert title_standing(stand(RISE, SLOW, communes=["a"])) == (
        "Tăng dần: thiếu 5,0 điểm, đi được 50% quãng đường cần đi đến quý này"
    )
    above = row(COUNT_CEILING, "a", (3, None), 4)
    below = row(COUNT_CEILING, "b", (1, None), 4)
    assert title_standing(stand(COUNT_CEILING, above, below)) == (
        "Trần số đếm: 01 trong 02 xã đủ số trong mức cho phép"
    )


@pytest.mark.parametrize(
    ("rule", "now", "before", "told"),
    [
        (RISE, (60, 100), (55, 100), "tăng 5 điểm phần trăm so với quý I/2024"),
        (RISE, (50, 100), (55, 100), "giảm 5 điểm phần trăm so với quý I/2024"),
        (RISE, (55, 100), (55, 100), "không đổi so với quý I/2024"),
        (RISE, (5501, 10000), (55, 100), "không đổi so với quý I/2024"),
        (RISE, (5, 100), (0, 100), "tăng 5 điểm phần trăm so với quý I/2024"),
        (COUNT_CEILING, (5, None), (3, None), "tăng 02 cặp so với quý I/2024"),
        (RISE, (5, 100), None, "chưa so sánh được: quý I/2024 chưa có số liệu"),
        (
            CEILING, (5, 100), None,
            "chưa so sánh được với quý I/2024: chỉ tiêu đổi định nghĩa từ quý II/2024",
        ),
    ],
)  # fmt: skip
def test_change(district, rule, now, before, told):
    [place, *_] = stand(rule, row(rule, "a", now, 70, before=before))
    assert tell_change(place, district) == told


@pytest.mark.parametrize(
    ("quarter", "comparison", "told"),
    [
        (
            "2024-Q1",
            "previous",
            "chưa so sánh được với quý IV/2023: chỉ tiêu tính lại từ đầu mỗi năm",
        ),
        ("2024-Q1", "last_year", "tăng 1 điểm phần trăm so với quý I/2023"),
        ("2024-Q2", "previous", "tăng 1 điểm phần trăm so với quý I/2024"),
    ],
)
def test_what_counts_up_is_not_compared_over_the_new_year(district, quarter, comparison, told):
    view = district._replace(quarter=quarter, comparison=comparison)
    cells = row(SINCE_JANUARY, "a", (2, 100), 4, before=(1, 100))
    [place, *_] = stand(SINCE_JANUARY, cells, quarter=quarter, before=view.quarter_before)
    assert tell_change(place, view) == told


def test_a_change_over_fewer_communes_says_so(district):
    one = row(RISE, "a", (60, 100), 70, before=(55, 100))
    [place, *_] = stand(RISE, one, row(RISE, "b", (90, 100), 70))
    assert tell_change(place, district) == (
        "1 xã cùng báo cáo: tăng 5 điểm phần trăm so với quý I/2024"
    )


def test_standing_without_single_communes():
    assert title_standing(stand(RISE, MET)[:1]) == (
        "Tăng dần: vượt 10,0 điểm, đạt mục tiêu năm (70,0%)"
    )
    assert title_standing(stand(RISE)[:1]) == "Tăng dần: chưa có số"


# What is not compared stands in no sum of what is.
BEFORE = ["numerator_now", "denominator_now", "numerator_before", "denominator_before"]


def test_bounds_are_not_compared(district):
    rough = row(RISE, "a", (60, 100), 70, before=(55, 100), compared=None, left_out="a")
    [place, *_] = stand(RISE, rough)
    assert tell_change(place, district) == (
        "chưa so sánh được với quý I/2024: không nơi nào có số đếm đầy đủ của cả hai quý"
    )
    counted = row(RISE, "b", (60, 100), 70, before=(50, 100))
    [place, *_] = stand(RISE, rough | dict.fromkeys(BEFORE), counted)
    assert (
        tell_change(place, district)
        == "1 xã cùng báo cáo: tăng 10 điểm phần trăm so với quý I/2024"
    )


def test_the_demonstration(ask, demo_view):
    standings = told(demo_standings(ask, demo_view))
    assert title_progress(standings, demo_view) == (
        "04 trong 07 chỉ tiêu đạt hoặc đúng tiến độ toàn huyện (6/7 xã có số); 02 còn thiếu, 01 "
        "quá mức cho phép"
    )
    titles = [
        title_standing([place for place in standings if place.rule.indicator_id == indicator])
        for indicator in ("nep-nghi", "tht-htx", "sinh-con-thu-3", "ke-hoach")
    ]
    assert titles == [
        "Thay đổi nếp nghĩ, tự lực vươn lên: 04 trong 06 xã đủ số đạt hoặc đúng tiến độ",
        "Tham gia tổ hợp tác, hợp tác xã: không xã nào trong 06 xã đủ số đạt hoặc đúng tiến độ",
        "Tỷ lệ sinh con thứ 3 trở lên: 02 trong 06 xã đủ số trong mức cho phép",
        "Có kế hoạch và tổ chức thực hiện: cả 06 xã đủ số đạt hoặc đúng tiến độ",
    ]


@pytest.mark.parametrize(
    ("indicator", "title"),
    [
        (
            "nep-nghi",
            "Toàn huyện: 58,7% (6/7 xã); 5 xã cùng báo cáo: tăng 3,9 điểm phần trăm so với quý "
            "I/2024",
        ),
        (
            "sinh-con-thu-3",
            "Toàn huyện: 12,9% (6/7 xã), chưa so sánh được với quý I/2024: chỉ tiêu đổi định "
            "nghĩa từ quý II/2024",
        ),
    ],
)
def test_the_course_of_the_demonstration(ask, demo_view, indicator, title):
    courses = find_demo_courses(ask, demo_view, indicator)
    [place] = [
        place
        for place in demo_standings(ask, demo_view)
        if place.rule.indicator_id == indicator and place.scope == "all"
    ]
    assert title_course(courses, place, demo_view) == title


def test_without_a_value_the_title_names_the_newest_one(ask, demo_view):
    """Xã Mẫu 6 did not report in quý II/2024."""
    view = demo_view._replace(communes=["mau-6"])
    courses = find_demo_courses(ask, view, "nep-nghi")
    [place, *_] = demo_standings(ask, view)
    assert title_course(courses, place, view) == (
        "Xã Mẫu 6: chưa có số quý II/2024, gần nhất là 58,6% (quý I/2024)"
    )


def test_communes_side_by_side():
    places = stand(RISE, GOOD)[1:3]
    assert title_courses(places, LABELS, "58,7% (6/7 xã)") == (
        "Xã A: 60,0%; xã B: chưa có số; toàn huyện: 58,7% (6/7 xã)"
    )
    assert title_courses([], LABELS, "58,7%") == "Toàn huyện: 58,7%"


@pytest.mark.parametrize(
    ("communes", "told"),
    [
        ([], "Quý II/2021 đến quý II/2024. Chấm rỗng: "),
        (["mau-1"], "Quý II/2021 đến quý II/2024. Mục tiêu và đường thẳng là của xã Mẫu 1. Chấm"),
        (["mau-1", "mau-2"], "Quý II/2021 đến quý II/2024. Chấm rỗng: "),
        (
            ["mau", "mau-1", "mau-2", "mau-3", "mau-4"],
            "Quý II/2021 đến quý II/2024. Tô màu 04 xã đầu trong các xã đã chọn. Chấm rỗng: ",
        ),
    ],
)
def test_the_course_says_whose_target_it_is_and_who_has_a_colour(ask, demo_view, communes, told):
    courses = find_demo_courses(ask, demo_view, "nep-nghi")
    definitions = ask(demo_view, "indicators/definitions").iloc[:1]
    said = tell_course(courses, definitions, demo_view._replace(communes=communes))
    assert said.startswith(told)


def test_the_redefinition_has_its_footnote(ask, demo_view):
    courses = find_demo_courses(ask, demo_view, "sinh-con-thu-3")
    definitions = ask(demo_view, "indicators/definitions")
    own = definitions[definitions["indicator_id"] == "sinh-con-thu-3"]
    assert tell_course(courses, own, demo_view) == (
        "Quý II/2021 đến quý II/2024. Số cộng dồn từ đầu năm. Chấm rỗng: chưa "
        "đủ xã, số xã ghi bên cạnh. Từ quý II/2024, “Số cặp vợ chồng sinh con thứ 3 trong đồng bào "
        "DTTS nghèo, cận nghèo” (cặp) được thay bằng “Tỷ lệ sinh con thứ 3 trở lên” (%): Công văn "
        "minh họa số 2, mục 1; không so sánh qua mốc này."
    )


def test_many_documents_are_counted_and_few_are_named(ask, demo_view):
    rows = ask_course(demo_view, "nep-nghi")
    assert tell_sources(rows) == (
        "13 văn bản, từ Biểu minh họa quý II/2021 đến Biểu minh họa quý II/2024; vị trí ghi trong "
        "bảng số"
    )
    assert tell_sources(rows[rows["quarter"] >= "2024-Q1"]) == (
        "Biểu minh họa quý I/2024, biểu 3; Biểu minh họa quý II/2024, biểu 3"
    )
    assert tell_sources(rows.iloc[:0]) == ""


def test_definitions_in_words(ask, view):
    definitions = ask(view, "indicators/definitions")
    told = {row["short"]: tell_definition(row) for _, row in definitions.iterrows()}
    assert told["Tỷ lệ sinh con thứ 3 trở lên"] == (
        "Cách đo (%): ca sinh con thứ 3 trở lên / tổng số ca sinh, cộng dồn từ đầu năm. Càng thấp "
        "càng tốt. Phụ trách: chưa công bố. Áp dụng từ quý II/2024. Văn bản: Báo cáo 128-BC/BCĐ, "
        "chú thích 3."
    )
    assert told["Áp dụng khoa học - kỹ thuật"].startswith(
        "Cách đo (%): hộ áp dụng / hộ DTTS nghèo, cận nghèo. Càng cao càng tốt. Phụ trách: chưa "
        "công bố. Áp dụng từ quý II/2021. Văn bản: Tên theo các chỉ tiêu"
    )


def rate(value, printed, year=2024, kind="poor", households="all", standard="new", computed=None):
    day = datetime.date(year, 1, 1)
    period = f"đầu năm {year}"
    number = Decimal(value)
    return Rate(kind, households, standard, day, period, number, printed, computed, "Báo A")


A = "huyện A"


@pytest.mark.parametrize(
    ("rates", "title"),
    [
        ([], "Tỷ lệ hộ nghèo đã công bố của huyện A"),
        ([rate("10.5", "10,5%")], "Tỷ lệ hộ nghèo của huyện A: 10,5% (đầu năm 2024)"),
        (
            [rate("10.5", "10,5%", 2023), rate("10.5", "10,50%")],
            "Tỷ lệ hộ nghèo của huyện A không đổi, 10,50% (đầu năm 2023 đến đầu năm 2024)",
        ),
        (
            [rate("9", "9%", 2023), rate("10.5", "10,5%")],
            "Tỷ lệ hộ nghèo của huyện A tăng từ 9% lên 10,5% (đầu năm 2023 đến đầu năm 2024)",
        ),
        (
            [rate("30", "30%", 2021, standard="old"), rate("10.5", "10,5%")],
            "Tỷ lệ hộ nghèo của huyện A: 10,5% (đầu năm 2024)",
        ),
        (
            [rate("30", "30%", households="minority"), rate("9", "9%", kind="near_poor")],
            "Tỷ lệ hộ nghèo đã công bố của huyện A",
        ),
    ],
)
def test_poverty(rates, title):
    assert title_poverty(rates, A) == title


def test_official_poverty(view):
    rates = find_rates(query("sources/context", on=view.snapshot, topics=[TOPIC]), "huyện Kon Rẫy")
    assert title_poverty(rates, "huyện Kon Rẫy") == (
        "Tỷ lệ hộ nghèo của huyện Kon Rẫy giảm từ 10,51% xuống 7,47% (đầu năm 2024 đến cuối tháng "
        "11/2024)"
    )
    assert tell_poverty(rates) == (
        "Tỷ lệ trên tổng số hộ của huyện, theo báo chí và trang điện tử, không theo bộ lọc quý và "
        "xã; đường nối chỉ giữa những số cùng cách đo. Từ kỳ rà soát 2021, nguồn ghi theo chuẩn "
        "nghèo mới 2022–2025, trước đó theo chuẩn cũ, nên không so số hai bên vạch đứt. Hình thoi: "
        "chỉ đếm hộ nghèo là hộ DTTS, nên không so với chấm tròn. Dấu rỗng: nguồn không in tỷ lệ, "
        "ở đây tự tính từ số hộ nguồn in."
    )


def test_only_what_is_drawn_is_explained():
    told = tell_poverty([rate("10.5", "10,5%")])
    assert told == (
        "Tỷ lệ trên tổng số hộ của huyện, theo báo chí và trang điện tử, không theo bộ lọc quý và "
        "xã; đường nối chỉ giữa những số cùng cách đo."
    )
