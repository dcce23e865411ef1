"""/che-do-bao-cao as a reader sees it, drawn by Streamlit itself."""

import re
from datetime import date
from types import SimpleNamespace

import pytest

from intake import journal
from measures import duty
from tests.screen import (
    ENGLISH,
    bodies,
    chips,
    find,
    read,
    read_all,
    sources,
    start,
    tables_of,
    texts,
    titles,
)

FILE = "duty.py"
DEMO = {"so_lieu": "minh-hoa", "quy": "2024-Q2"}


@pytest.fixture(scope="module")
def demo_home(demo_snapshot):
    """The demonstration beside the official data set."""
    return demo_snapshot


@pytest.fixture(autouse=True)
def a_day(monkeypatch):
    """The same day for all: nothing here depends on when the tests run."""
    monkeypatch.setattr(duty, "today", lambda: date(2024, 9, 2))


def matrices(app):
    return [body for body in bodies(app) if "<table" in body]


def codes(app):
    return [element.value for element in app.main if element.type == "code"]


def test_the_official_quarter_says_what_is_known_and_what_comes():
    app = start(FILE)
    assert not app.exception
    assert titles(app) == [
        "Quý II/2024: có đơn vị chưa bảo đảm chế độ báo cáo, nguồn không nêu tên và số lượng",
        "Quý III/2024: 0/7 xã, thị trấn đã báo cáo; hạn gửi thứ Tư, ngày 18/9/2024",
    ]
    [info] = read_all(app.info)
    assert len(info.splitlines()) == 3
    assert matrices(app) == []
    [table] = tables_of(app)
    assert table["Tình trạng"].tolist() == ["Chưa đến hạn"] * 8


def test_the_demonstration(demo_home, monkeypatch):
    # By then the quarter after is history, and the agencies, which are not invented, are left out.
    monkeypatch.setattr(duty, "today", lambda: date(2026, 11, 24))
    app = start(FILE, **DEMO)
    assert not app.exception
    assert chips(app)[0] == "Quý II/2024"
    assert titles(app) == [
        "Quý II/2024: 03 xã, thị trấn đúng hạn, 03 trễ hạn, 01 chưa báo cáo",
        "01 đơn vị cần nhắc báo cáo quý II/2024",
        "Quý III/2024: 7/7 xã, thị trấn đã báo cáo; hạn gửi thứ Tư, ngày 18/9/2024",
        "Quý II/2024: 3/7 xã, thị trấn đúng hạn; quý I/2024: 6/7",
        "03 trong 07 xã, thị trấn luôn đúng hạn từ quý III/2022 đến quý II/2024",
    ]
    [matrix] = matrices(app)
    assert matrix.count("✕ chưa báo cáo") == 3
    assert [len(table) for table in tables_of(app)] == [8, 56, 1, 7, 9, 8]
    [text] = codes(app)
    assert text.startswith("SỐ LIỆU MINH HỌA\n\nKính gửi:\n- Ban Chỉ đạo Cuộc vận động xã Mẫu 6 ")


def test_only_the_chosen_communes(demo_home):
    app = start(FILE, **DEMO, xa="mau-1,mau-6")
    assert titles(app)[0] == "Quý II/2024: 01 xã, thị trấn đúng hạn, 01 chưa báo cáo"
    assert find(app, ".//table[@class='grid']//th[@scope='row']") == [
        "Xã Mẫu 1",
        "Xã Mẫu 6",
        "Số xã đúng hạn",
    ]


def test_a_year_before_is_compared_where_it_is_asked_for(demo_home):
    app = start(FILE, **DEMO, so_sanh="cung-ky")
    assert titles(app)[3].endswith("; quý II/2023: 6/7")


def test_forms_that_came_are_seen_at_once(monkeypatch):
    at = date(2024, 9, 1)
    form = SimpleNamespace(
        unit_id="dak-pne", quarter="2024-Q3", state="sent", first_on=at, came_on=at,
        decided_at=None,
    )  # fmt: skip
    monkeypatch.setattr(journal, "submissions", lambda data_set: [form][: data_set == "official"])
    app = start(FILE)
    assert titles(app)[1].startswith("Quý III/2024: 1/7 xã, thị trấn đã báo cáo; ")
    [table] = tables_of(app)
    assert table[table["Đơn vị"] == "Xã Đăk Pne"]["Ngày gửi"].tolist() == ["01/9/2024"]
    [text] = codes(app)
    assert "xã Đăk Pne" not in text
    assert text.count("Ban Chỉ đạo Cuộc vận động ") == 6


@pytest.mark.parametrize(
    "address",
    [
        {"quy": "2021-Q2"},
        {"quy": "2025-Q2", "so_sanh": "cung-ky"},
        {"quy": "2022-Q3", "xa": "mau-3"},
    ],
)
def test_the_demonstration_draws_for_other_choices(demo_home, address):
    app = start(FILE, so_lieu="minh-hoa", **address)
    assert not app.exception
    assert read_all(app.error) == []
    assert len(matrices(app)) == 1


def test_no_english_word(demo_home):
    for address in ({}, DEMO):
        app = start(FILE, **address)
        shown = texts(app) + [read(re.sub(r"<[^>]*>", " ", body)) for body in matrices(app)]
        assert [text for text in shown if ENGLISH.search(text)] == []


def test_every_table_can_be_saved_and_the_rule_is_told(demo_home):
    app = start(FILE, **DEMO)
    labels = [element.proto.label for element in app.get("download_button")]
    assert labels == ["Tải bảng (CSV)", "Tải bảng (Excel)"] * 6
    assert sources(app) == ["Nguồn: Biểu minh họa quý II/2024, biểu 5"] * 3
    assert any("ngày làm việc kế tiếp" in text for text in read_all(app.markdown))
