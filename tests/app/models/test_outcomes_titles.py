"""Titles and sentences about models that stopped."""

import pandas as pd
import pytest

from app.models.outcomes_titles import (
    compare_outcomes,
    explain_no_rates,
    tell_period,
    tell_reports,
    tell_rows,
    tell_sources,
    tell_span,
    title_outcomes,
)
from measures.comparison import compare
from measures.outcome_rates import Rates, Stops, add_stops
from measures.outcomes import NOTHING, Outcomes
from measures.totals import Total
from tests.app.models.test_outcomes_chart import make
from tests.measures.test_outcomes import ask_outcomes, count


@pytest.mark.parametrize(
    ("counted", "title"),
    [
        (count(13, 13), "13 trong 26 mô hình dừng là do đã đạt mục tiêu (50%)"),
        (count(2, 5), "02 trong 07 mô hình dừng là do đã đạt mục tiêu (29%)"),
        (count(1, 3), "01 trong 04 mô hình dừng là do đã đạt mục tiêu"),
        (count(1, 299), "01 trong 300 mô hình dừng là do đã đạt mục tiêu (dưới 1%)"),
        (count(2, 5, one_sided=True), "02 trong 07 mô hình dừng là do đã đạt mục tiêu"),
        (count(0, 7), "07 mô hình dừng đều do không hiệu quả"),
        (count(0, 1), "01 mô hình dừng do không hiệu quả"),
        (count(12, 0), "12 mô hình dừng đều do đã đạt mục tiêu"),
        (count(1, 0), "01 mô hình dừng do đã đạt mục tiêu"),
        (count(0, 0), "Không có mô hình nào dừng hoạt động"),
        (NOTHING, "Chưa có số mô hình dừng hoạt động"),
        (
            count(0, 7, met_told=False),
            "07 mô hình dừng do không hiệu quả; chưa có số đạt mục tiêu",
        ),
        (
            count(1, 0, failed_told=False),
            "01 mô hình dừng do đã đạt mục tiêu; chưa có số không hiệu quả",
        ),
        (
            count(0, 0, met_told=False),
            "Không có mô hình nào dừng do không hiệu quả; chưa có số đạt mục tiêu",
        ),
        (count(2, 5, uncounted=1), "Ít nhất 7 mô hình dừng hoạt động, có nơi chưa rõ số"),
        (count(0, 0, uncounted=2), "Có mô hình dừng hoạt động, chưa rõ số"),
        (
            count(20, 0)._replace(stopped=Total(20, 0, 1, 0, "")),
            "Hơn 20 mô hình dừng hoạt động",
        ),
    ],
)
def test_title(counted, title):
    assert title_outcomes(counted, "Quý II/2024") == (f"Quý II/2024: {title[0].lower()}{title[1:]}")


@pytest.mark.parametrize(
    ("counted", "title"),
    [
        (count(14, 13), "ít nhất 27 mô hình dừng, 14 do đã đạt mục tiêu (52%)"),
        (count(1, 3), "ít nhất 04 mô hình dừng, 01 do đã đạt mục tiêu"),
        (count(4, 0), "ít nhất 04 mô hình dừng, đều do đã đạt mục tiêu"),
        (count(0, 1), "ít nhất 01 mô hình dừng, do không hiệu quả"),
        (count(0, 0), "các báo cáo đã có không nêu mô hình nào dừng hoạt động"),
        # What says itself that there may be more, or that nothing is known.
        (count(2, 5, uncounted=1), "ít nhất 7 mô hình dừng hoạt động, có nơi chưa rõ số"),
        (NOTHING, "chưa có số mô hình dừng hoạt động"),
    ],
)
def test_the_title_of_a_span_in_which_somebody_was_silent(counted, title):
    assert title_outcomes(counted, "Từ đầu năm", is_part=True) == f"Từ đầu năm: {title}"


def test_the_period_of_a_title():
    assert [tell_period("2024-Q2", span) for span in ("quarter", "year", "all")] == [
        "Quý II/2024", "Từ đầu năm đến hết quý II/2024", "Từ trước đến hết quý II/2024"
    ]  # fmt: skip


def outcomes(now, before=NOTHING, groups=(), **cells):
    known = {"communes": 7, "asked": 7, "reports": 7, "expected": 7, "source": "S"}
    return Outcomes(list(groups), now, before, **known | cells)


def alike(found):
    """The rates where all is told by one commune."""
    sides = [found.now, found.before]
    units = [
        {"a": Stops(one.met, one.failed, one.complete)} if one.reported else {} for one in sides
    ]
    return Rates(*compare(*units, "2024-Q1", add_up=add_stops))


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            outcomes(count(13, 13), count(10, 5)),
            "Tỷ lệ đạt mục tiêu 50,0%, giảm 16,7 điểm phần trăm so với quý I/2024 (10/15 đạt mục "
            "tiêu, 66,7%).",
        ),
        (
            outcomes(count(10, 5), count(10, 10)),
            "Tỷ lệ đạt mục tiêu 66,7%, tăng 16,7 điểm phần trăm so với quý I/2024 (10/20 đạt mục "
            "tiêu, 50,0%).",
        ),
        (
            outcomes(count(10, 10), count(5, 5)),
            "Tỷ lệ đạt mục tiêu 50,0%, không đổi so với quý I/2024 (5/10 đạt mục tiêu, 50,0%).",
        ),
        (outcomes(count(13, 13)), "Chưa so sánh được với quý I/2024: chưa có số."),
        (
            outcomes(count(13, 13), count(1, 2)),
            "Chưa so sánh được tỷ lệ: kỳ trước ít số liệu (quý I/2024: 1/3 đạt mục tiêu).",
        ),
        (
            outcomes(count(13, 13), count(0, 0)),
            "Chưa so sánh được tỷ lệ: kỳ trước không có mô hình nào dừng (quý I/2024: không có mô "
            "hình nào dừng).",
        ),
        (
            outcomes(count(1, 1), count(5, 5)),
            "Chưa so sánh được tỷ lệ: kỳ này ít số liệu (quý I/2024: 5/10 đạt mục tiêu, 50,0%).",
        ),
        (
            outcomes(count(6, 6, uncounted=1), count(5, 5)),
            "Chưa so sánh được tỷ lệ: kỳ này có nơi chưa rõ số (quý I/2024: 5/10 đạt mục tiêu, "
            "50,0%).",
        ),
        (
            outcomes(count(6, 6), count(5, 0, failed_told=False)),
            "Chưa so sánh được tỷ lệ: kỳ trước chưa có số không hiệu quả (quý I/2024: 5 mô hình "
            "dừng, chưa có số không hiệu quả).",
        ),
        (
            outcomes(NOTHING, count(5, 5)),
            "Chưa so sánh được tỷ lệ: kỳ này chưa có số (quý I/2024: 5/10 đạt mục tiêu, 50,0%).",
        ),
    ],
)
def test_comparison(found, sentence):
    assert compare_outcomes(found, alike(found), "2024-Q1", "quarter") == sentence


def rates(now, before):
    """Rates of communes by name: met, failed and, where not all is told, "?"."""
    sides = [
        {name: Stops(*counts[:2], "?" not in counts) for name, counts in side.items()}
        for side in (now, before)
    ]
    return Rates(*compare(*sides, "2024-Q1", add_up=add_stops))


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            rates({"a": (3, 1), "b": (2, 2), "c": (9, 0)}, {"a": (2, 2), "b": (2, 2)}),
            "2 xã cùng báo cáo: tỷ lệ đạt mục tiêu 62,5% (5/8), tăng 12,5 điểm phần trăm so với "
            "quý I/2024 (4/8 đạt mục tiêu, 50,0%).",
        ),
        (
            rates({"a": (3, 1), "b": (1, 0, "?")}, {"a": (2, 3), "b": (9, 9)}),
            "Chưa so sánh được tỷ lệ: 1 xã báo cáo đủ cả hai kỳ, ít số liệu (kỳ này 3/4 đạt mục "
            "tiêu; kỳ trước 2/5 đạt mục tiêu, 40,0%).",
        ),
        (
            rates({"a": (9, 9), "b": (9, 9), "c": (1, 1)}, {"a": (9, 9), "d": (9, 9)}),
            "Chưa so sánh được tỷ lệ: chỉ 1 xã báo cáo đủ mọi quý của cả hai kỳ (quý I/2024: "
            "10/20 đạt mục tiêu, 50,0%).",
        ),
        (
            rates({"a": (9, 9)}, {"d": (9, 9)}),
            "Chưa so sánh được tỷ lệ: không xã nào báo cáo đủ mọi quý của cả hai kỳ (quý I/2024: "
            "10/20 đạt mục tiêu, 50,0%).",
        ),
    ],
)
def test_a_rate_is_compared_on_communes_that_told_of_both_spans(found, sentence):
    whole = outcomes(count(20, 20), count(10, 10))
    assert compare_outcomes(whole, found, "2024-Q1", "quarter") == sentence


def test_the_change_is_the_difference_of_the_rates_as_they_are_written():
    for met in range(40):
        for other in range(40):
            found = outcomes(count(met, 40 - met), count(other, 37))
            text = compare_outcomes(found, alike(found), "2024-Q1", "quarter")
            rates = [round(100 * met / 40, 1), round(100 * other / (other + 37), 1)]
            if "điểm" in text:
                points = float(text.split(" điểm")[0].rsplit(" ", 1)[1].replace(",", "."))
                assert points == pytest.approx(abs(rates[0] - rates[1]), abs=0.11), text
                assert ("tăng" in text) == (rates[0] > rates[1])


def test_spans_in_a_comparison():
    found = outcomes(count(13, 13), count(10, 5))
    assert "so với lũy kế từ đầu năm đến hết quý I/2024 (" in compare_outcomes(
        found, alike(found), "2024-Q1", "year"
    )
    assert "so với lũy kế đến hết quý I/2024 (" in compare_outcomes(
        found, alike(found), "2024-Q1", "all"
    )


def test_spans():
    assert [tell_span("2024-Q2", span) for span in ("quarter", "year", "all")] == [
        "trong quý II/2024",
        "từ đầu năm đến hết quý II/2024",
        "từ trước đến hết quý II/2024",
    ]


def test_whose_reports_stand_behind_the_figures():
    assert tell_reports(outcomes(count(1, 1), communes=6, reports=6)) == "6/7 xã có số"
    assert tell_reports(outcomes(count(1, 1), reports=116, expected=119)) == (
        "cả 7 xã có số, thiếu 3 trong 119 báo cáo quý"
    )
    one = {"asked": 1, "expected": 1}
    assert tell_reports(outcomes(count(1, 1), communes=1, reports=1, **one)) == "có số"
    assert tell_reports(outcomes(NOTHING, communes=0, reports=0, **one)) == ("chưa có số")
    told = outcomes(count(1, 1), communes=1, reports=1, untold=("2024-Q1",), **one)
    assert tell_reports(told) == "chưa có số quý I/2024"
    many = outcomes(count(1, 1), untold=("2023-Q1", "2023-Q2", "2023-Q3", "2024-Q1"))
    assert tell_reports(many) == "cả 7 xã có số, chưa có số của 4 quý"


def test_why_groups_have_no_rate():
    rated = make("a", "xã A", count(4, 2))
    bare = make("b", "xã B", count(0, 2, met_told=False), False)
    outside = make("khong-ro", "chưa phân xã", count(13, 6), False)._replace(key="-")
    assert explain_no_rates(outcomes(count(4, 2), groups=[rated]), "commune") == ""
    assert explain_no_rates(outcomes(count(0, 0), groups=[]), "field") == ""
    assert explain_no_rates(outcomes(count(13, 8), groups=[bare, outside]), "commune") == (
        "Chưa tính được tỷ lệ của từng xã: 13 mô hình đã đạt mục tiêu và 6 mô hình không hiệu quả "
        "chưa phân xã."
    )
    assert (
        explain_no_rates(outcomes(count(0, 2, met_told=False), groups=[bare]), "field")
        == "Chưa tính được tỷ lệ của từng lĩnh vực: chưa có số đạt mục tiêu."
    )
    assert explain_no_rates(outcomes(count(4, 4), groups=[rated, bare]), "commune") == (
        "“chưa rõ tỷ lệ”: nguồn chưa nêu đủ, hoặc chưa chính xác, một trong hai số."
    )


def events(*models, found=None):
    return pd.DataFrame({"model": models, "found": found or len(models)})


def test_what_the_list_holds():
    when = "trong quý II/2024"
    assert tell_rows(events(), when) == "Không có dòng nào, trong quý II/2024."
    assert tell_rows(events("A", "B"), when) == "02 dòng, trong quý II/2024."
    assert tell_rows(events("A", None), when) == (
        "02 dòng, trong quý II/2024; trong đó 01 dòng là số gộp, không nêu tên mô hình."
    )
    assert tell_rows(events("A", "B", found=1238), when) == (
        "02 dòng đầu trong 1.238 dòng, trong quý II/2024."
    )


def test_many_sources_are_two_and_how_many_more():
    assert tell_sources("") == ""
    assert tell_sources("A, biểu 1; B, biểu 1; A, biểu 2") == "A, biểu 1, biểu 2; B, biểu 1"
    assert tell_sources("; ".join(f"Biểu {n}, 1" for n in range(5))) == (
        "Biểu 0, 1; Biểu 1, 1 và 3 văn bản khác, nêu ở từng dòng của danh sách"
    )


def test_the_official_sentences(view):
    found = ask_outcomes(view)
    assert (
        title_outcomes(found.now, "Quý II/2024")
        == "Quý II/2024: 13 trong 26 mô hình dừng là do đã đạt mục tiêu (50%)"
    )
    assert compare_outcomes(found, alike(found), "2024-Q1", "quarter") == (
        "Chưa so sánh được với quý I/2024: chưa có số."
    )
    assert tell_reports(found) == "5/7 xã có số"
    assert explain_no_rates(ask_outcomes(view, "field"), "field") == (
        "Chưa tính được tỷ lệ của từng lĩnh vực: 13 mô hình đã đạt mục tiêu không rõ lĩnh vực."
    )
    alone = ask_outcomes(view._replace(communes=["dak-koi"]))
    assert title_outcomes(alone.now, "Quý II/2024") == (
        "Quý II/2024: 02 mô hình dừng do không hiệu quả; chưa có số đạt mục tiêu"
    )


def test_the_sentences_of_the_demonstration(demo_view):
    found = ask_outcomes(demo_view)
    met, stopped = found.now.met, found.now.stopped.value
    told = title_outcomes(found.now, "Quý II/2024")
    assert told.startswith(f"Quý II/2024: {met:02d} trong {stopped:02d} mô hình dừng")
    assert tell_reports(found) == "6/7 xã có số"
    assert explain_no_rates(found, "commune") == ""
