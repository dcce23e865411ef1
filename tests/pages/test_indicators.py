"""/chi-tieu as a reader sees it, drawn by Streamlit itself."""

import pandas as pd
import pytest

from app.indicators.tables import list_indicators, list_inputs
from app.indicators.titles import title_progress
from data import demo
from measures.standings import MOST_COMMUNES
from tests.app.indicators.test_tables import demo_standings
from tests.lists import indicators_of
from tests.screen import (
    ENGLISH,
    alts,
    charts,
    choose,
    find,
    folds,
    notes,
    read,
    read_all,
    sources,
    start,
    tables_of,
    texts,
    titles,
)

FILE = "indicators.py"
DEMO = {"so_lieu": "minh-hoa", "quy": "2024-Q2"}
LATER = ("sinh-con-thu-3", "ke-hoach")
QUARTERS = ["2021-Q2", "2022-Q3", "2023-Q4", "2024-Q1", "2024-Q2", "2025-Q2"]
INDICATORS = indicators_of("2024-Q2")
KNOWN = len(INDICATORS)
NOT_SHOWN = f"{KNOWN:02} chỉ tiêu, chưa có giá trị nào được công bố"


@pytest.fixture(autouse=True)
def two_sets(demo_snapshot):
    """The demonstration beside the official data set."""


def test_the_official_quarter_says_what_is_missing_and_shows_what_there_is():
    app = start(FILE)
    assert titles(app) == [
        NOT_SHOWN,
        "Tỷ lệ hộ nghèo của huyện Kon Rẫy giảm từ 10,51% xuống 7,47% (đầu năm 2024 đến cuối tháng "
        "11/2024)",
    ]
    assert find(app, "./p[@class='absent']") == [
        "Chưa có số liệu chỉ tiêu quý II/2024 của cả 7 xã, thị trấn: không văn bản nào trong kho "
        "nêu kết quả hay mục tiêu. Khi các xã gửi số, bảng tiến độ và diễn biến của từng chỉ tiêu "
        "sẽ hiện ở đây."
    ]
    assert len(charts(app)) == 1
    assert folds(app) == [
        ("Bảng số, tải về", False),
        ("Mọi số liệu công khai về hộ nghèo", False),
        ("Định nghĩa các chỉ tiêu", True),
    ]
    assert [len(table) for table in tables_of(app)] == [7, 26, KNOWN + 1]


def test_the_definitions_are_those_of_the_query(ask, view):
    shown = tables_of(start(FILE))[-1]
    listed = list_indicators(ask(view, "indicators/definitions"))
    pd.testing.assert_frame_equal(shown, listed, check_dtype=False)


def test_the_official_first_quarter_has_the_first_definition():
    app = start(FILE, quy="2024-Q1")
    assert len(tables_of(app)[-1]) == len(indicators_of("2024-Q1"))
    assert titles(app)[0] == NOT_SHOWN


def test_the_sections_of_the_demonstration(ask, demo_view):
    app = start(FILE, **DEMO)
    assert titles(app) == [
        title_progress(demo_standings(ask, demo_view), demo_view),
        "Thay đổi nếp nghĩ, tự lực vươn lên: 04 trong 06 xã đủ số đạt hoặc đúng tiến độ",
        "Toàn huyện: 58,7% (6/7 xã); 5 xã cùng báo cáo: tăng 3,9 điểm phần trăm so với quý I/2024",
    ]
    assert folds(app) == [
        ("Bảng số, tải về", False),
        ("Số liệu đầu vào của từng ô, tải về", False),
        ("Cách tính", False),
        ("Định nghĩa các chỉ tiêu", False),
        ("Bảng số, tải về", False),
        ("Bảng số, tải về", False),
        ("Lời giải thích của cơ quan thường trực (0)", False),
    ]
    assert [len(table) for table in tables_of(app)] == [KNOWN, KNOWN * 8, KNOWN + 1, 8, 13]


def test_the_inputs_are_those_of_the_cells(ask, demo_view):
    shown = tables_of(start(FILE, **DEMO))[1]
    inputs = list_inputs(demo_standings(ask, demo_view), demo_view.commune_labels, "Toàn huyện")
    assert list(shown) == list(inputs)
    assert shown["Tiến độ"].tolist() == inputs["Tiến độ"].tolist()
    assert shown["Tử số"].tolist()[:3] == ["676", "144", "75"]
    assert shown["Giá trị"].tolist()[:1] == ["58,6806"]


def test_every_chart_has_words_a_source_and_two_downloads():
    app = start(FILE, **DEMO)
    assert [len(alt) > 100 for alt in alts(app)] == [True] * 3
    told = sources(app)
    assert told == [
        "Nguồn: Biểu minh họa quý II/2024, biểu 3",
        "Nguồn: Biểu minh họa quý II/2024, biểu 3; Kế hoạch minh họa năm 2024, biểu 3",
        "Nguồn: 13 văn bản, từ Biểu minh họa quý II/2021 đến Biểu minh họa quý II/2024; vị trí ghi "
        "trong bảng số",
    ]
    labels = [button.label for button in app.get("download_button")]
    assert labels == ["Tải bảng (CSV)", "Tải bảng (Excel)"] * 5


def test_the_redefinition_is_a_break_with_its_footnote():
    app = start(FILE, **DEMO, chi_tieu="sinh-con-thu-3")
    assert titles(app)[2] == (
        "Toàn huyện: 12,9% (6/7 xã), chưa so sánh được với quý I/2024: chỉ tiêu đổi định nghĩa "
        "từ quý II/2024"
    )
    [said] = [text for text in notes(app) if "được thay bằng" in text]
    assert "Công văn minh họa số 2, mục 1; không so sánh qua mốc này." in said
    layout = charts(app)[2].layout
    assert {"yaxis", "yaxis2"} <= set(layout)
    assert len(layout["shapes"]) == 2


def test_the_rules_are_told_and_no_word_of_the_code():
    app = start(FILE, **DEMO)
    [how] = [read(element.value) for element in app.markdown if "Mức cần có" in element.value]
    for word in ("Đạt", "Đúng tiến độ", "Chậm", "Chậm nhiều", "Chưa đủ số", "6/7 xã", "“<0,1”"):
        assert word in how
    shown = " ".join([*texts(app), how])
    assert "trần đã dùng" not in shown
    assert "sha256" not in shown


def marks_of(app):
    """The name of the indicator that is shown, and whether it is marked as picked."""
    name = "./section[contains(@class, 'indicator')]"
    return find(app, f"{name}/h2"), len(find(app, f"{name}[contains(@class, 'picked')]"))


def test_what_a_click_or_the_select_box_picked_is_marked():
    app = start(FILE, **DEMO)
    assert marks_of(app) == (["Hộ DTTS nghèo, cận nghèo thay đổi nếp nghĩ, tự lực vươn lên"], 0)
    choose(app, "chi_tieu", "ke-hoach")
    assert marks_of(app) == (["Xã, thị trấn có kế hoạch và tổ chức thực hiện Cuộc vận động"], 1)


@pytest.mark.parametrize(
    ("quarter", "indicator"),
    [
        *((quarter, "sinh-con-thu-3") for quarter in QUARTERS),
        *(("2024-Q2", indicator) for indicator in INDICATORS if indicator not in LATER),
        ("2025-Q2", "ke-hoach"),
    ],
)
def test_every_indicator_in_every_quarter(quarter, indicator):
    app = start(FILE, **DEMO | {"quy": quarter}, chi_tieu=indicator)
    assert not app.exception
    assert (read_all(app.error), len(app.warning)) == ([], 0)
    assert len(charts(app)) == 3
    assert [text for text in texts(app) if ENGLISH.search(text)] == []


@pytest.mark.parametrize(
    "address",
    [
        {"xa": "mau-6"},
        {"xa": "mau-6", "so_sanh": "cung-ky"},
        {"xa": "mau-1,mau-6", "quy": "2023-Q4", "so_sanh": "cung-ky"},
        {"xa": "mau", "quy": "2021-Q2"},
        {"xa": "mau-3", "chi_tieu": "sinh-con-thu-3"},
        {"quy": "2025-Q2", "chi_tieu": "giam-ngheo"},
    ],
)
def test_any_choice_of_communes(address):
    app = start(FILE, **DEMO | address)
    assert not app.exception
    assert read_all(app.error) == []
    assert len(charts(app)) == 3


def test_a_commune_without_figures_in_the_quarter_says_so():
    app = start(FILE, **DEMO, xa="mau-6")
    assert titles(app) == [
        f"Chưa đủ số để xét tiến độ {KNOWN:02} chỉ tiêu ở xã Mẫu 6",
        "Thay đổi nếp nghĩ, tự lực vươn lên: chưa đủ số để xét tiến độ của xã nào",
        "Xã Mẫu 6: chưa có số quý II/2024, gần nhất là 58,6% (quý I/2024)",
    ]


def test_an_unknown_indicator_falls_back_with_a_sentence():
    app = start(FILE, **DEMO, chi_tieu="gdp")
    assert read_all(app.warning) == [
        "Địa chỉ ghi “gdp” không có trong “Từng chỉ tiêu”; đang hiện Thay đổi nếp nghĩ, tự lực "
        "vươn lên."
    ]
    assert len(charts(app)) == 3


def test_a_reader_chooses_an_indicator():
    app = start(FILE, **DEMO)
    choose(app, "chi_tieu", "ke-hoach")
    assert titles(app)[1] == (
        "Có kế hoạch và tổ chức thực hiện: cả 06 xã đủ số đạt hoặc đúng tiến độ"
    )
    assert app.query_params["chi_tieu"] == "ke-hoach"


def test_the_official_choice_of_communes_draws_too():
    app = start(FILE, xa="dak-pne", so_sanh="cung-ky")
    assert not app.exception
    assert titles(app)[0] == NOT_SHOWN


def test_many_communes_are_taken_together_until_some_are_chosen(lay_out):
    lay_out()
    demo.build(MOST_COMMUNES + 1, 3)
    app = start(FILE, so_lieu="minh-hoa")
    assert not app.exception
    assert "Có 41 xã, nên chỉ hiện số chung. Hãy chọn không quá 40 xã để xem từng xã." in (
        notes(app)
    )
    assert len(charts(app)) == 3
    assert [len(table) for table in tables_of(app)][:4] == [KNOWN, KNOWN, KNOWN + 1, 1]
    chosen = start(FILE, so_lieu="minh-hoa", xa="mau-3,mau-40")
    found = [len(table) for table in tables_of(chosen)]
    assert found[:4] == [KNOWN, KNOWN * 3, KNOWN + 1, 3]
