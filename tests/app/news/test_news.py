"""The page of news: its finding, its groups in the order of weight, its table; on a second road."""

from datetime import date

import pytest

from app.duty.section import read_statuses as read_duty
from app.indicators.section import read_statuses
from app.news.section import REFUSED, read_page
from app.news.titles import HEADS, tell_items, tell_refusals
from data import words
from data.vietnamese import write_quarter
from measures.news import ASKING, WEIGHTS, Item, Refusal
from queries import query

TODAY = date(2024, 8, 1)
HEAD = {head: kind for kind, head in HEADS.items()}


def rows_of(page, *kinds):
    heads = {HEADS[kind] for kind in kinds}
    return page.table[page.table["Loại"].isin(heads)]


def test_every_kind_has_a_head_and_no_two_the_same():
    assert tuple(HEADS) == WEIGHTS
    assert len(HEAD) == len(WEIGHTS)


def test_the_demonstration(demo_view):
    page = read_page(demo_view, TODAY, ())
    kinds = [HEAD[group.title.partition(":")[0]] for group in page.groups]
    assert kinds == sorted(kinds, key=WEIGHTS.index)
    assert len(kinds) > 8
    assert [group.is_asking for group in page.groups] == [kind in ASKING for kind in kinds]
    # A document is its own source.
    assert [bool(group.source) for group in page.groups] == [kind != "document" for kind in kinds]
    assert all(group.lines for group in page.groups)
    heads = page.table["Loại"].drop_duplicates().tolist()
    assert heads == [*(HEADS[kind] for kind in kinds), REFUSED]
    assert page.title.startswith(
        "So với quý I/2024: 01 trường hợp hủ tục, phong tục trở lại hoặc mới"
    )
    # What the page does not know, it says with the reason, at the end.
    assert page.refused
    assert all(": " in line for line in page.refused)


def statuses(view):
    found, _ = read_statuses(view)
    return {one.rule.indicator_id: one for one in found}


@pytest.mark.parametrize("comparison", ["previous", "last_year"])
def test_bands_of_communes_on_a_second_road(demo_view, comparison):
    """As the page of indicators shows each commune when it alone is chosen."""
    view = demo_view._replace(comparison=comparison)
    expected = set()
    for commune, label in view.commune_labels.items():
        now = statuses(view._replace(communes=[commune]))
        before = statuses(view._replace(communes=[commune], quarter=view.quarter_before))
        for key, one in now.items():
            then = before.get(key)
            if then is None or then.rule.version != one.rule.version or one.change.refusal:
                continue
            both = one.progress.status, then.progress.status
            if both[0] != both[1] and "unknown" not in both:
                change = f"từ {words.STATUS[both[1]]} sang {words.STATUS[both[0]]}"
                row = (words.start(one.rule.short), label, one.told, then.told, change)
                expected.add(row)
    table = rows_of(read_page(view, TODAY, ()), "worse", "better")
    quarters = [words.start(write_quarter(one)) for one in (view.quarter, view.quarter_before)]
    columns = ["Nội dung", "Nơi", *quarters, "Thay đổi"]
    told = set(table[columns].itertuples(index=False, name=None))
    single = {row for row in told if row[1] in view.commune_labels.values()}
    assert single == expected
    assert single


def test_bands_of_the_district_are_those_of_the_communes_that_told_of_both(demo_view):
    table = rows_of(read_page(demo_view, TODAY, ()), "worse", "better")
    joint = table[table["Nơi"] == "tính chung 5 xã cùng báo cáo"]
    whole = statuses(demo_view)
    assert len(joint)
    for row in joint.itertuples(index=False):
        [one] = [place for place in whole.values() if words.start(place.rule.short) == row[1]]
        common = sorted(one.change.common)
        assert len(common) == 5
        alike = demo_view._replace(communes=common)
        assert row[3] == statuses(alike)[one.rule.indicator_id].told
        then = statuses(alike._replace(quarter=demo_view.quarter_before))
        assert row[4] == then[one.rule.indicator_id].told


def test_who_is_late(demo_view):
    page = read_page(demo_view, TODAY, ())
    said = query("duty/reports", on=demo_view.snapshot, since="2024-Q2", quarter="2024-Q2")
    late = said[said["state"].isin(["late", "missing"])]
    labels = {demo_view.commune_labels[unit] for unit in late["unit_id"]}
    assert set(rows_of(page, "late", "missing")["Nơi"]) == labels
    assert len(labels) == sum(
        status.state in ("late", "missing") for _, status, _ in read_duty(demo_view, TODAY, ())
    )


def test_the_title_says_who_stands_behind_its_total(demo_view):
    assert ", 23 mô hình dừng (6/7 xã báo cáo), " in read_page(demo_view, TODAY, ()).title


def test_the_official_quarter(view):
    page = read_page(view, TODAY, ())
    assert page.title == (
        "So với quý I/2024: 01 hủ tục, phong tục không còn thực hiện, 01 trường hợp giảm hộ hoặc "
        "hết, 26 mô hình dừng"
    )
    told = {group.title: group.lines for group in page.groups}
    assert told["Hủ tục, phong tục giảm hộ: 01"] == [
        "Ngủ “đầm” (ngủ rẫy): xã Đăk Pne (55 → 45 hộ)."
    ]
    assert told["Mô hình dừng, đã đạt mục tiêu"] == ["Chưa phân xã: 13 không nêu tên."]
    assert told["Mô hình ra mắt"] == ["Chưa phân xã: 12 không nêu tên (lũy kế từ đầu năm)."]
    assert any("buổi tuyên truyền" in line for line in page.refused)


def test_nothing_reported(view):
    page = read_page(view._replace(communes=["dak-ruong"]), TODAY, ())
    assert [group.title for group in page.groups if "Văn bản" not in group.title] == []
    assert page.refused == []


def item(kind, what, where="", before="", now="", change=""):
    return Item(kind, what, where, now, before, change, 0, "")


def test_lines():
    before = "2024-Q1"
    assert tell_items(
        [
            item(
                "returned", "Nợ miệng", "xã A", "0", "2", "xuất hiện trở lại, quý I/2024 không còn"
            ),
            item("returned", "Tảo hôn", "xã B", "0", "chưa rõ số", "quý I/2024 báo không có"),
            item("returned", "Nợ miệng", "xã C", "", "1", "lần đầu được ghi nhận"),
        ],
        before,
    ) == [
        "Nợ miệng: xã A (0 → 2 hộ, xuất hiện trở lại); xã C (chưa có số → 1 hộ, lần đầu được ghi "
        "nhận).",
        "Tảo hôn: xã B (0 → chưa rõ số hộ).",
    ]
    assert tell_items(
        [
            item("worse", "Rác", "", "60%", "50%", "từ đạt sang chậm"),
            item("worse", "Rác", "xã A", "61%", "51%", "từ đạt sang chậm"),
            item("worse", "Rác", "xã B", "62%", "12%", "từ đạt sang chậm nhiều"),
        ],
        before,
    ) == [
        "Rác: từ đạt sang chậm: tính chung (60% → 50%), xã A (61% → 51%); từ đạt sang chậm nhiều: "
        "xã B (62% → 12%)."
    ]
    assert tell_items(
        [item("outreach", "buổi tuyên truyền", "", "7", "9", "tăng 02 buổi so với quý I/2024")],
        before,
    ) == ["Buổi tuyên truyền: 9; tăng 02 buổi."]
    assert tell_items([item("late", "báo cáo quý", "xã A", change="trễ hạn (5 ngày)")], before) == [
        "Xã A: trễ hạn (5 ngày)."
    ]
    assert tell_items(
        [item("document", "Báo cáo 128", now="20/6/2024", change="kết quả quý II")], before
    ) == ["Báo cáo 128 (20/6/2024): kết quả quý II."]


def test_refusals_by_reason():
    refusals = [
        *(Refusal(what, "xã A", "quý này chưa có số liệu") for what in "KLMN"),
        Refusal("Tảo hôn", "xã B", "quý này chưa có số liệu"),
        Refusal("buổi tuyên truyền", "", "quý trước chưa có số liệu"),
        Refusal("lượt người", "", "quý trước chưa có số liệu"),
    ]
    assert tell_refusals(refusals) == [
        "04 hủ tục, phong tục ở xã A; “Tảo hôn” ở xã B: quý này chưa có số liệu.",
        "Buổi tuyên truyền, lượt người: quý trước chưa có số liệu.",
    ]
