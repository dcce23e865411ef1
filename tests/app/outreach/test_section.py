"""What the sections of Tuyên truyền return, without a screen."""

from decimal import Decimal

import pytest

from app.outreach.channels import CHANNELS, PER_SESSION
from app.outreach.section import (
    is_reported,
    read_course,
    read_highlights,
    read_support,
    read_units,
)
from app.overview.section import read_numbers
from queries import query
from tests.app.table_lines import NOTE, lines

OFFICIAL = [
    ("Buổi tuyên truyền", 110),
    ("Lượt người tham dự", "hơn 8.000"),
    ("Lượt người mỗi buổi", "hơn 72,7"),
    ("Lượt xe tuyên truyền lưu động", 7),
    ("Tin trên sóng FM", 38),
    ("Bài trên sóng FM", 5),
    ("Tin trên trang điện tử huyện", 36),
    ("Bài trên trang điện tử huyện", 5),
]


@pytest.fixture
def agencies_view(demo_view):
    """A quarter of the demonstration in which agencies report by themselves."""
    quarter = "2025-Q1"
    rows = query("frame/communes", on=demo_view.snapshot, quarter=quarter)
    labels = dict(zip(rows["unit_id"], rows["label"], strict=True))
    return demo_view._replace(quarter=quarter, commune_labels=labels)


def test_the_official_quarter(view):
    course = read_course(view)
    assert course.section.title == "110 buổi tuyên truyền, hơn 8.000 lượt người dự"
    assert course.section.source == f"{NOTE}4"
    table = course.section.table
    assert lines(table[["Kênh", "Số lượng"]]) == OFFICIAL
    assert course.notes[:2] == [
        "Đến quý II/2024 mới có số liệu tuyên truyền của một quý, nên chưa vẽ được diễn biến; các "
        "cột hiện ở đây khi có từ hai quý.",
        "Chưa so sánh được: quý I/2024 không có số liệu tuyên truyền.",
    ]
    units = read_units(view, "session")
    assert (units.is_whole, units.chart) == (True, None)
    assert units.title == "110 buổi, nguồn nêu chung cả huyện, không chia theo xã"
    *communes, district, whole = lines(units.table)
    assert len(communes) == 7 and {row[1:9] for row in communes} == {(None,) * 8}
    assert district[:4] == ("Huyện, không chia theo xã", 110, "hơn 8.000", "hơn 72,7")
    assert whole[1:9] == district[1:9]


def test_the_official_support(view):
    support = read_support(view)
    assert support.told.title == "Hỗ trợ đã trao: máy ấp trứng cho nhóm cha mẹ (03 máy)"
    assert [(head, told) for head, _, told, _, _ in support.told.groups] == [
        (
            "Máy ấp trứng cho nhóm cha mẹ: 03 máy",
            [
                "Xã Đăk Ruồng và xã Đăk Pne: 3 máy, Hội LHPN huyện phối hợp tổ chức Plan hỗ trợ",
            ],
        )
    ]
    assert lines(support.sums) == [("Máy ấp trứng cho nhóm cha mẹ", "máy", 3)]
    [gift] = lines(support.gifts)
    assert gift[2:6] == ("Chưa phân xã", "xã Đăk Ruồng và xã Đăk Pne", 3, "máy")


def test_a_quarter_before_everything(view):
    before = view._replace(quarter="2024-Q1")
    assert not is_reported(before)
    assert read_units(before, "session") is None
    assert read_support(before).gifts.empty
    assert read_highlights(before).kinds == []


def test_the_page_says_the_numbers_of_the_overview(demo_view):
    overview = read_numbers(demo_view).set_index("Quý")["Buổi tuyên truyền"]
    table = read_course(demo_view).section.table
    told = table[table["Kênh"] == "Buổi tuyên truyền"].set_index("Quý")["Số lượng"].map(str)
    quarters = [quarter[0].upper() + quarter[1:] for quarter in overview.index]
    assert told.loc[quarters].tolist() == overview.tolist()


def test_three_years_of_all_channels(demo_view):
    table = read_course(demo_view).section.table
    assert table["Quý"].nunique() == 12
    assert len(table) == 12 * len(CHANNELS)
    # Each number names who told it where not all did, and where it stands.
    assert table["Nguồn"].ne("").all()
    rate = table[table["Kênh"] == "Lượt người mỗi buổi"]["Số lượng"]
    assert all(isinstance(cell, (str, Decimal)) for cell in rate)


def test_agencies_are_shown_apart_and_added_up(agencies_view):
    units = read_units(agencies_view, "session")
    rows = {row[0]: row[1] for row in lines(units.table)}
    heads = ["Cộng xã, thị trấn", "Cộng cơ quan của huyện", "Cộng"]
    assert rows["Cộng"] == rows[heads[0]] + rows[heads[1]]
    assert [name for name in rows if name.startswith("Cộng")] == heads
    assert read_course(agencies_view).section.title.startswith(f"{rows['Cộng']} buổi tuyên truyền")
    assert units.notes[0] == (
        f"Xã, thị trấn: {rows[heads[0]]} buổi; cơ quan của huyện: {rows[heads[1]]} buổi."
    )
    assert units.notes[1].startswith("7/7 xã, thị trấn có số liệu tuyên truyền. 5/5 cơ quan")
    # What is told after taking off what others count says so.
    assert units.table["Cách suy ra"].str.contains("nơi khác ghi").sum() == 4


def test_a_choice_of_communes_has_no_agencies(agencies_view):
    view = agencies_view._replace(communes=["mau-1", "mau-2"])
    units = read_units(view, PER_SESSION)
    assert [row[0] for row in lines(units.table)] == ["Xã Mẫu 1", "Xã Mẫu 2", "Cộng"]
    assert [told.title for told in read_highlights(view).kinds] == ["Xã, thị trấn"]


def test_highlights_are_the_units_own_words(agencies_view):
    communes, agencies = read_highlights(agencies_view).kinds
    notes = query("figures/notes", on=agencies_view.snapshot, quarter="2025-Q1")
    written = notes.loc[notes["kind"] == "highlight", "text"]
    said = [text for kind in (communes, agencies) for group in kind.groups for text in group[2]]
    assert sorted(said) == sorted(written)
    assert {group[0] for group in agencies.groups}.isdisjoint(
        label.capitalize() for label in agencies_view.commune_labels.values()
    )


def test_a_reader_who_may_not_see_villages_sees_communes(demo_view):
    places = read_support(demo_view).gifts["Nơi nhận"]
    hidden = read_support(demo_view._replace(villages=False)).gifts["Nơi nhận"]
    assert places.str.contains("hôn").any()
    assert not hidden.str.contains("hôn").any()
