"""Tuyên truyền: what stands on the page, also where there is nothing, and what is saved."""

import pytest

from data import demo
from tests.screen import alts, charts, find, notes, read_all, start, tables_of, titles

FILE = "outreach.py"


@pytest.fixture
def both(lay_out):
    """The official data set and the demonstration."""
    lay_out()
    demo.build()


def test_the_official_quarter():
    app = start(FILE)
    assert titles(app) == [
        "110 buổi tuyên truyền, hơn 8.000 lượt người dự",
        "110 buổi, nguồn nêu chung cả huyện, không chia theo xã",
        "14 kết quả nổi bật của 05 cơ quan",
        "Hỗ trợ đã trao: máy ấp trứng cho nhóm cha mẹ (03 máy)",
    ]
    [alt] = alts(app)
    assert "hơn 8.000" in alt
    assert [len(table) for table in tables_of(app)] == [8, 9, 1, 1]
    # Nothing can be chosen where the source names no unit for any channel.
    assert not [box for box in app.main.selectbox if box.label == "Kênh tuyên truyền"]


def test_nothing_reported_says_what_to_do():
    app = start(FILE, quy="2024-Q1")
    assert titles(app) == [
        "Chưa đơn vị nào nêu kết quả nổi bật quý I/2024",
        "Chưa ghi nhận hỗ trợ nào được trao quý I/2024",
    ]
    assert read_all(app.info) == [
        "Chưa có số liệu tuyên truyền quý I/2024 của cả 7 xã, thị trấn. Hãy chọn quý khác, hoặc bỏ "
        "chọn xã để xem cả huyện."
    ]
    assert (charts(app), tables_of(app)) == ([], [])


def test_a_channel_of_the_address_by_unit(both):
    app = start(FILE, so_lieu="minh-hoa", quy="2025-Q1", kenh="luot-nguoi", so_sanh="cung-ky")
    course, units = charts(app)
    assert titles(app)[1].startswith("Lượt người tham dự: ")
    names = units.layout["yaxis"]["ticktext"]
    assert sum("Xã Mẫu" in name for name in names) == 6
    assert any("Huyện đoàn" in name for name in names)
    assert any(note.endswith("Vạch đứng: quý I/2024.") for note in notes(app))
    assert len(find(app, ".//section[@class='group']/h2")) > 7
    assert course.picture["chips"].startswith("Quý I/2025 · So với quý I/2024")
