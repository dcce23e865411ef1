"""What the page of outreach finds, in words."""

import pytest

from app.outreach.channels import PER_SESSION, as_cell, mark_quarter, shorten, take_apart
from app.outreach.titles import (
    note_channel,
    tell_gift,
    tell_parts,
    tell_reported,
    title_course,
    title_gifts,
    title_highlights,
    title_units,
)
from app.outreach.units_chart import Place
from measures.outreach import Gift, Received, add_gifts, list_units
from measures.totals import Total
from tests.measures.test_outreach import AGENCY, given, tell
from tests.measures.told import make

ALL = [row for unit in "abc" for row in tell("2024-Q2", unit, 10, 700)]
ALL_BEFORE = [row for unit in "abc" for row in tell("2024-Q1", unit, 8, 640)]


def take(rows, **more):
    return take_apart(make(rows, **more))


def total(value, uncounted=0, more_than=0):
    return Total(value, uncounted, more_than, 0, "A")


def place(label, value, **more):
    return Place(label, "commune", value if value is None else total(value, **more), None)


def test_the_page_opens_with_sessions_people_and_the_change():
    assert title_course(make([*ALL, *ALL_BEFORE])) == (
        "30 buổi tuyên truyền, 2.100 lượt người dự; tăng 06 buổi so với quý I/2024"
    )
    assert title_course(make(ALL)) == "30 buổi tuyên truyền, 2.100 lượt người dự"
    assert title_course(make([])) == "Chưa có số liệu tuyên truyền quý II/2024"


def test_below_a_number_stand_who_told_and_the_change():
    rows = [*ALL[:4], *ALL_BEFORE]
    figures = make(rows)
    assert (
        note_channel(take_apart(figures), "session")
        == "2/3 xã báo cáo; 2 xã cùng báo cáo: tăng 04 buổi"
    )
    assert note_channel(take_apart(figures), PER_SESSION) == (
        "2/3 xã có cả hai số; 2 xã cùng báo cáo: giảm 10 lượt người"
    )
    assert note_channel(take_apart(figures), "van_round") == ""


def test_what_cant_be_compared_says_so_and_nothing_where_there_was_nothing():
    rough = [*tell("2024-Q2", "a", 10, "≥700"), *tell("2024-Q1", "a", 10, 700)]
    figures = make(rows := [*rough, *ALL[2:], *ALL_BEFORE[2:]])
    assert note_channel(take_apart(figures), "attendance").endswith(
        "2 xã cùng báo cáo: tăng 120 lượt người"
    )
    assert note_channel(take(rows[:4], communes=["a"]), "attendance") == "Chưa so sánh được"
    assert note_channel(take(ALL), "session") == ""


def test_of_what_agencies_alone_tell_no_commune_is_counted():
    figures = make(tell("2024-Q2", "doan", 4, None, **AGENCY))
    assert note_channel(take_apart(figures), "session") == "Chỉ cơ quan có số"


@pytest.mark.parametrize(
    ("places", "title"),
    [
        (
            [place("xã A", 21), place("xã B", 10), place("xã C", None)],
            "Buổi tuyên truyền: xã A nhiều nhất, 21; xã B ít nhất, 10 (2/3 xã báo cáo)",
        ),
        (
            [place("xã A", 9), place("xã B", 7), place("xã C", 7), place("thị trấn D", 9)],
            "Buổi tuyên truyền: 02 xã, thị trấn nhiều nhất, 9; 02 xã ít nhất, 7",
        ),
        ([place("xã A", 9), place("xã B", 9)], "Buổi tuyên truyền: 02 xã như nhau, 9"),
        ([place("xã A", 900, more_than=1)], "Xã A báo hơn 900 buổi"),
        # A number that nobody knows is not the least.
        (
            [place("xã A", 9), place("xã B", 7), place("xã C", 0, uncounted=1)],
            "Buổi tuyên truyền: xã A nhiều nhất, 9; xã B ít nhất, 7",
        ),
        ([place("xã C", 0, uncounted=1)], "Buổi tuyên truyền: chưa rõ số ở xã C"),
    ],
)
def test_who_told_most_and_least(places, title):
    part = "2/3 xã, thị trấn báo cáo" if any(one.now is None for one in places) else ""
    assert title_units("session", places, total(1), part) == title


def test_what_no_commune_tells():
    whole = [Place("huyện, không chia theo xã", "district", total(110), None)]
    assert title_units("session", whole, total(110), "") == (
        "110 buổi, nguồn nêu chung cả huyện, không chia theo xã"
    )
    agency = [Place("Huyện đoàn", "agency", total(4), None)]
    assert title_units("session", agency, total(4), "0/3 xã, thị trấn báo cáo") == (
        "Buổi tuyên truyền: chỉ có số của 01 cơ quan"
    )
    assert title_units("session", [], None, "") == "Chưa có số liệu buổi tuyên truyền"


def test_communes_and_agencies_are_told_apart():
    units = list_units(make([*ALL, *tell("2024-Q2", "doan", 4, "≥200", **AGENCY)]))
    assert tell_parts(units, "session") == "Xã, thị trấn: 30 buổi; cơ quan của huyện: 4 buổi."
    assert tell_parts(units, PER_SESSION) == (
        "Xã, thị trấn: 70,0 lượt người mỗi buổi; cơ quan của huyện: hơn 50,0 lượt người mỗi buổi."
    )
    assert tell_parts(list_units(make(ALL)), "session") == ""


def test_who_told_and_who_did_not():
    units = list_units(make([*ALL[:4], *tell("2024-Q2", "doan", 4, None, **AGENCY)]))
    assert tell_reported(units, ["Hội LHPN huyện", "Huyện đoàn"]) == (
        "2/3 xã, thị trấn có số liệu tuyên truyền; chưa có số: xã C. "
        "1/2 cơ quan có số liệu riêng; chưa có số riêng: Hội LHPN huyện."
    )
    assert tell_reported(list_units(make(tell("2024-Q2", "huyen", 110, None))), ["X"]) == ""


def test_highlights_are_counted_by_who_wrote_them():
    assert title_highlights(6, 3, 27, "2024-Q2") == (
        "27 kết quả nổi bật của 06 xã, thị trấn và 03 cơ quan"
    )
    assert title_highlights(0, 1, 2, "2024-Q2") == "02 kết quả nổi bật của 01 cơ quan"
    assert title_highlights(0, 0, 0, "2024-Q2") == (
        "Chưa đơn vị nào nêu kết quả nổi bật quý II/2024"
    )


def test_gifts_in_words():
    rows = [
        given("a", "≥40", "Con giống", "con", sponsor="Hội LHPN"),
        given("b", "?", "Con giống", "con"),
    ]
    [gift] = add_gifts(make(rows).rows("support"))
    assert title_gifts([gift], "2024-Q2") == "Hỗ trợ đã trao: con giống (ít nhất 40 con)"
    assert tell_gift(gift) == ["Xã A: hơn 40 con, Hội LHPN hỗ trợ", "Xã B: chưa rõ số con"]
    many = [
        Gift(f"Loại {n}", "kg", total(n), {"xã A": Received(total(n), ())}) for n in range(1, 6)
    ]
    assert title_gifts(many, "2024-Q2") == (
        "Hỗ trợ đã trao: loại 1 (01 kg), loại 2 (02 kg), loại 3 (03 kg) và 02 loại khác"
    )
    assert title_gifts([], "2024-Q2") == "Chưa ghi nhận hỗ trợ nào được trao quý II/2024"


def test_a_number_keeps_its_word_in_a_cell_and_its_sign_where_room_is_short():
    assert as_cell(total(8000, more_than=1)) == "hơn 8.000"
    assert (as_cell(total(110)), as_cell(None)) == (110, None)
    assert (shorten(total(8000, more_than=1)), shorten(None)) == (">8.000", "–")


def test_a_quarter_of_a_channel_says_who_told():
    mark = mark_quarter(take(ALL[:4]), "session")
    assert (mark.told, mark.is_whole) == ("quý II/2024: 20 (2/3 xã, thị trấn báo cáo)", False)
    assert (mark.brief, mark._replace(part="").brief) == ("≥20", "20")
    # Of a ratio nobody knows which way those who are silent would move it.
    each = mark_quarter(take(ALL), "per_session")._replace(part="2/3 xã có cả hai số")
    assert each.brief == shorten(each.number)
    assert mark_quarter(take(ALL), PER_SESSION).is_whole
