"""Who stands behind a figure, and with whom it is compared: facts that the test writes down."""

import pytest

from measures.communes import Term
from measures.completeness import Silence
from tests.measures.told import DISTRICT, fact, make, tell

NOWHERE = "không nơi nào có số đếm đầy đủ của cả hai quý"


def told(figure):
    return figure.text, figure.change, figure.part


SESSIONS = {"a": 5, "b": 7, "c": 20}


def test_a_commune_that_is_silent_once_is_left_out_of_both_sides():
    figures = make(tell("outreach", "session", SESSIONS, {"a": 4, "b": 6}))
    assert told(figures.get("outreach.session")) == (
        "32", "2 xã cùng báo cáo: tăng 02 buổi so với quý I/2024", "",
    )  # fmt: skip


def test_a_missing_commune_is_named():
    figures = make(tell("outreach", "session", {"a": 5, "b": 7}, SESSIONS))
    figure = figures.get("outreach.session")
    assert told(figure) == (
        "12",
        "2 xã cùng báo cáo: không đổi so với quý I/2024",
        "2/3 xã, thị trấn báo cáo",
    )
    assert figure.silent == ("xã C",)
    assert (figures.count_behind(figure), figure.short_part) == (2, "2/3 xã")


def test_of_nobody_missing_nothing_is_said():
    figures = make(tell("outreach", "session", SESSIONS, SESSIONS))
    figure = figures.get("outreach.session")
    assert (figures.count_behind(figure), figure.short_part) == (3, "")


def test_one_channel_of_the_district_covers_no_other():
    rows = tell("outreach", "session", {"a": 5, "b": 7}, SESSIONS)
    figures = make([*rows, *tell("outreach", "portal_article", {DISTRICT: 2}, {DISTRICT: 3})])
    assert figures.get("outreach.session").part == "2/3 xã, thị trấn báo cáo"
    assert told(figures.get("outreach.portal_article")) == (
        "02", "giảm 01 bài so với quý I/2024", "",
    )  # fmt: skip
    assert figures.find_silent("outreach") == ["xã C"]


def test_the_district_s_own_outreach_is_a_unit_beside_the_communes():
    now, before = {"a": 5, "b": 7, DISTRICT: 9}, {"a": 5, "b": 6, "c": 1, DISTRICT: 4}
    figure = make(tell("outreach", "session", now, before)).get("outreach.session")
    assert told(figure) == (
        "21", "2 xã và huyện cùng báo cáo: tăng 06 buổi so với quý I/2024",
        "2/3 xã, thị trấn báo cáo",
    )  # fmt: skip


def test_a_number_told_for_the_whole_compares_with_one_of_all_communes_only():
    for now, change in (
        (SESSIONS, "tăng 02 buổi so với quý I/2024"),
        (
            {"a": 5, "b": 7},
            "chưa so sánh được với quý I/2024: không nơi nào có số đếm đầy đủ của cả hai quý",
        ),
    ):
        figures = make(tell("outreach", "session", now, {DISTRICT: 30}))
        assert figures.get("outreach.session").change == change


def test_what_the_district_s_own_list_says_of_a_commune_is_not_all_of_it():
    """One model without a commune may lie in any: the named ones are no full count of theirs."""
    rows = [
        *tell("model", "ineffective", {}, {"a": 1, DISTRICT: 1}, reporter_id=DISTRICT),
        *tell("model", "ineffective", {"a": 3}, {}),
    ]
    assert make(rows).get("models.ineffective").change == (
        "chưa so sánh được với quý I/2024: không nơi nào có số đếm đầy đủ của cả hai quý"
    )


def test_models_that_stopped_are_compared_where_both_events_were_told():
    rows = tell("model", "goal_met", {"a": 1, "b": 2, "c": 1}, {"a": 0, "b": 1})
    rows += tell("model", "ineffective", {"a": 1, "b": 0, "c": 4}, {"a": 1, "b": 0, "c": 0})
    assert make(rows).get("models.stopped").change == (
        "2 xã cùng báo cáo: tăng 02 mô hình so với quý I/2024"
    )


# Since the start of the year ----------------------------------------------------------------------


def launch(quarter, told, period="quarter", **more):
    return [
        fact("model", quarter, unit, value, "launched", period=period, **more)
        for unit, value in told.items()
    ]


def test_launches_of_the_year_compare_those_who_told_of_each_quarter():
    rows = launch("2024-Q1", {"a": 1, "b": 0}) + launch("2024-Q2", {"a": 2, "b": 1, "c": 9})
    figure = make(rows).get("models.launched_to_date")
    assert told(figure) == (
        "ít nhất 13",
        "2 xã cùng báo cáo: tăng 03 mô hình so với quý I/2024",
        "2/3 xã, thị trấn báo cáo",
    )


@pytest.mark.parametrize(
    ("commune", "launched", "text"),
    [("a", 2, "03"), ("b", 2, "ít nhất 02"), ("b", 0, "chưa rõ số"), ("c", 2, "chưa có số")],
)
def test_launches_of_the_year_with_a_silent_quarter_are_at_least_so_many(commune, launched, text):
    """Whether the commune is chosen, or looked at in the district."""
    rows = launch("2024-Q1", {"a": 1, "c": 4}) + launch("2024-Q2", {"a": launched, "b": launched})
    assert make(rows).get(f"models.launched_to_date.{commune}").text == text
    chosen = [row for row in rows if row.commune_id == commune]
    assert make(chosen, communes=[commune]).get("models.launched_to_date").text == text


def test_a_quarter_that_nobody_told_of_leaves_the_launches_of_the_year_open():
    figure = make(launch("2024-Q2", {"a": 1, "b": 0, "c": 2})).get("models.launched_to_date")
    assert (figure.text, figure.part) == ("ít nhất 03", "")


def test_launches_within_a_year_compare_by_what_came_since():
    """Whoever was silent before both quarters adds as much to each: what came since is known."""
    rows = launch("2024-Q1", {"a": 1}) + launch("2024-Q2", {"a": 1, "b": 1, "c": 9})
    rows += launch("2024-Q3", {"a": 2, "b": 3})
    assert make(rows, "2024-Q3").get("models.launched_to_date").change == (
        "2 xã cùng báo cáo: tăng 05 mô hình so với quý II/2024"
    )


def test_launches_of_a_year_compare_with_the_same_quarters_of_the_year_before():
    rows = [
        *launch("2023-Q1", {"a": 1, "b": 1, "c": 5}), *launch("2023-Q2", {"a": 1, "b": 1}),
        *launch("2024-Q1", {"a": 1, "b": 0, "c": 1}), *launch("2024-Q2", {"a": 2, "b": 1, "c": 1}),
    ]  # fmt: skip
    figure = make(rows, before="2023-Q2").get("models.launched_to_date")
    assert told(figure) == ("06", "2 xã cùng báo cáo: không đổi so với quý II/2023", "")


@pytest.mark.parametrize(
    ("third", "change", "part"),
    [
        ({"a": 1, "b": 2, "c": 3}, "tăng 06 mô hình so với quý II/2024", ""),
        (
            {"a": 1, "b": 2},
            f"chưa so sánh được với quý II/2024: {NOWHERE}",
            "2/3 xã, thị trấn báo cáo",
        ),
    ],
)
def test_a_running_total_of_the_district_goes_on_with_the_communes(third, change, part):
    rows = launch("2024-Q2", {DISTRICT: 12}, "year_to_date") + launch("2024-Q3", third)
    figure = make(rows, "2024-Q3").get("models.launched_to_date")
    assert (figure.total.value, figure.change, figure.part) == (
        12 + sum(third.values()),
        change,
        part,
    )


def test_a_running_total_of_the_district_says_nothing_of_chosen_communes():
    rows = launch("2024-Q2", {DISTRICT: 12}, "year_to_date") + launch("2024-Q3", {"a": 1, "b": 2})
    assert not make(rows, "2024-Q3", communes=["a", "b"]).get("models.launched_to_date").is_known
    assert not make(rows, "2024-Q3").get("models.launched_to_date.a").is_known


def test_launches_of_two_years_compare_where_they_add_up_the_same_quarters():
    rows = [
        *launch("2023-Q2", {"a": 1, "b": 1, "c": 1}),
        *launch("2024-Q1", {"a": 5, "b": 5}), *launch("2024-Q2", {"a": 1, "b": 1, "c": 4}),
    ]  # fmt: skip
    assert make(rows, before="2023-Q2", communes=["a"]).get("models.launched_to_date").change == (
        f"chưa so sánh được với quý II/2023: {NOWHERE}"
    )
    assert make(rows, before="2023-Q2").get("models.launched_to_date.b").change == (
        f"chưa so sánh được với quý II/2023: {NOWHERE}"
    )


def test_a_total_of_the_year_starts_again_with_it():
    rows = launch("2023-Q4", {"a": 9}) + launch("2023-Q1", {"a": 2}) + launch("2024-Q1", {"a": 5})
    assert make(rows, "2024-Q1").get("models.launched_to_date").change == (
        "chưa so sánh được với quý IV/2023: số cộng dồn tính lại từ đầu năm"
    )
    assert make(rows, "2024-Q1", before="2023-Q1").get("models.launched_to_date").change == (
        "tăng 03 mô hình so với quý I/2023"
    )


# Customs ------------------------------------------------------------------------------------------


def customs(now, before, custom="no-mieng"):
    return tell("custom", custom, now, before)


GONE = "không còn, giảm 01 phong tục so với quý I/2024"
REFUSED = "chưa so sánh được với quý I/2024: “Nợ miệng” chưa được báo cáo đủ ở cả hai quý"


@pytest.mark.parametrize(
    ("now", "before", "change"),
    [
        # A reports none, B is silent where it was practised: nobody knows.
        ({"a": 0}, {"a": 2, "b": 3}, REFUSED),
        ({"a": 0, "b": 0}, {"a": 2, "b": 3}, GONE),
        ({DISTRICT: 0}, {"a": 2, "b": 3}, GONE),
        ({"a": 0, "b": 0, "c": 0}, {DISTRICT: "?"}, GONE),
        ({"a": 0, "b": 0}, {DISTRICT: "?"}, REFUSED),
        # Still there somewhere, both times: one of the list, whoever is silent.
        ({"a": 1}, {"b": 3}, "không đổi so với quý I/2024"),
        ({"a": "?"}, {"a": 0}, "mới phát sinh, quý I/2024 không có"),
        ({"a": 2}, {"b": 0}, REFUSED),
    ],
)  # fmt: skip
def test_a_custom_counts_where_those_who_had_it_told_both_times(now, before, change):
    assert make(customs(now, before)).get("customs.phong_tuc").change == change


def test_customs_that_cannot_be_compared_are_named_and_left_out():
    rows = customs({"a": 0}, {"a": 2}) + customs({"a": 1}, {}, "cui-hua-hon")
    figures = make(rows)
    assert figures.get("customs.phong_tuc").change == (
        "không kể “Củi hứa hôn”: không còn, giảm 01 phong tục so với quý I/2024"
    )
    assert figures.find_gone() == ["no-mieng"]


def test_households_are_compared_in_communes_that_told_of_the_same_customs():
    rows = customs({"a": 5, "b": 3, "c": 9}, {"a": 7, "b": 2, "c": 4})
    rows += customs({"a": 1, "b": 0, "c": 2}, {"a": 1, "b": 0}, "tao-hon")
    figure = make(rows).get("customs.households")
    assert told(figure) == ("20", "2 xã cùng báo cáo: giảm 01 hộ so với quý I/2024", "")


@pytest.mark.parametrize(
    ("now", "change"),
    [
        ({"a.1": 1, "a.2": 1, "b": 4}, "giảm 01 hộ so với quý I/2024"),
        ({"a": 1, "b": 4}, "giảm 02 hộ so với quý I/2024"),
        # A village that was never heard of before is one more that keeps it.
        ({"a.1": 2, "a.2": 1, "a.3": 1, "b": 4}, "tăng 01 hộ so với quý I/2024"),
        ({"a.1": 1, "a.2": "?", "b": 4}, "1 xã cùng báo cáo: không đổi so với quý I/2024"),
    ],
)
def test_villages_that_all_tell_are_their_commune(now, change):
    rows = customs(now, {"a.1": 2, "a.2": 1, "b": 4}, "tao-hon")
    assert make(rows).get("customs.households").comparison.describe("hộ") == change


SILENT = ("tao-hon", "2024-Q2", "a")


@pytest.mark.parametrize(
    ("now", "text", "change", "kinds", "gone"),
    [
        (
            {"a.1": 1, "b": 4}, "ít nhất 05", "1 xã cùng báo cáo: không đổi so với quý I/2024",
            "01; không đổi so với quý I/2024", [],
        ),
        # None wherever it is told of, and one village silent: nobody knows that it is gone.
        (
            {"a.1": 0, "b": 0}, "chưa rõ số",
            "1 xã cùng báo cáo: không còn, giảm 04 hộ so với quý I/2024",
            "chưa rõ số; chưa so sánh được với quý I/2024: “Tảo hôn” chưa được báo cáo đủ ở cả hai"
            " quý", [],
        ),
    ],
)  # fmt: skip
def test_a_silent_village_leaves_its_commune_open(now, text, change, kinds, gone):
    rows = customs(now, {"a.1": 2, "a.2": 1, "b": 4}, "tao-hon")
    figures = make(rows, silences={SILENT: Silence(1, True, False)})
    for name in ("customs.tao-hon", "customs.households"):
        figure = figures.get(name)
        # Of one kind alone the households of all are a lower bound anyway.
        assert (figure.text, figure.comparison.describe("hộ")) == (text, change)
    assert figures.get("customs.tao-hon.a").text == text.replace("5", "1")
    assert figures.get("customs.tao-hon.b").text == f"{now['b']:02}".replace("00", "0")
    assert "; ".join(told(figures.get("customs.hu_tuc"))[:2]) == kinds
    assert figures.find_gone() == gone
    # As it is without: all told, and it is gone.
    figures = make(rows)
    assert figures.find_gone() == ([] if now["b"] else ["tao-hon"])


def test_a_silence_holds_for_its_custom_its_quarter_and_its_commune():
    rows = customs({"a.1": 1, "b": 4}, {"a.1": 2, "b": 4}, "tao-hon")
    rows += customs({"a.1": 1}, {"a.1": 2}, "no-mieng")
    before = {("tao-hon", "2024-Q1", "a"): Silence(2, True, False)}
    figures = make(rows, silences=before)
    assert told(figures.get("customs.tao-hon"))[:2] == (
        "05", "1 xã cùng báo cáo: không đổi so với quý I/2024",
    )  # fmt: skip
    assert told(figures.get("customs.no-mieng"))[:2] == ("01", "giảm 01 hộ so với quý I/2024")
    assert figures.get("customs.tao-hon.b").before.exact
    assert figures.get("customs.tao-hon.a").before.uncounted == 2


def test_what_the_district_has_none_of_its_communes_have_none_of():
    rows = customs({DISTRICT: 0}, {"a": 2, "b": 1, "c": 1}, "tao-hon")
    assert make(rows).get("customs.households").comparison.describe("hộ") == (
        "không còn, giảm 04 hộ so với quý I/2024"
    )


def test_of_one_kind_alone_the_households_are_a_lower_bound():
    figure = make(customs({"a": 5}, {"a": 6})).get("customs.households")
    assert figure.text == "ít nhất 05"


def test_communes_without_a_choice_are_all_of_them():
    rows = tell("outreach", "session", {"a": 5}, {"a": 4, "b": 2})
    figure = make(rows, communes=["a"]).get("outreach.session")
    assert told(figure) == ("05", "tăng 01 buổi so với quý I/2024", "")


def test_a_total_of_the_year_misses_nobody_who_was_not_there():
    """xã C began in quý II: that it is silent in quý I leaves no gap; that B is, does."""
    rows = [
        fact("model", "2024-Q1", "a", 2, "launched"),
        *(fact("model", "2024-Q2", unit, 1, "launched") for unit in ("a", "b", "c")),
    ]
    terms = {"c": Term("xã C", "2024-Q2", "2025-Q2")}
    figure = make(rows, terms=terms).get("models.launched_to_date")
    assert (figure.part, figure.silent) == ("2/3 xã, thị trấn báo cáo", ("xã B",))
    always = make(rows).get("models.launched_to_date")
    assert (always.part, always.silent) == ("1/3 xã, thị trấn báo cáo", ("xã B", "xã C"))
