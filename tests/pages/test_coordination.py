"""/phoi-hop as a reader sees it, drawn by Streamlit itself."""

import pytest

from data import demo
from tests.recompute import read as read_files
from tests.recompute.coordination import coordination_outreach, coordination_words
from tests.screen import alts, chips, find, start, tables_of, titles

FILE = "coordination.py"
DEMO = {"so_lieu": "minh-hoa", "quy": "2025-Q1"}


@pytest.fixture(scope="module")
def demo_home(demo_snapshot):
    """The demonstration beside the official data set."""
    return demo_snapshot


@pytest.fixture(scope="module")
def demo_tables(tmp_path_factory):
    """The files of the demonstration, for the second road."""
    folder = tmp_path_factory.mktemp("figures")
    demo.write(folder)
    return read_files(folder)


def test_the_official_quarter():
    app = start(FILE)
    assert not app.exception
    assert chips(app) == ["Quý II/2024", "Số liệu chính thức"]
    assert titles(app) == [
        "Quý II/2024: báo cáo chung nêu việc của cả 5 cơ quan; chưa có biểu riêng nào",
        "Ban Chỉ đạo giao cho quý III/2024",
        "Văn bản",
    ]
    assert find(app, ".//section//h3")[:2] == ["Hội LHPN huyện", "Huyện đoàn"]
    assert "Ra quân đồng loạt “Chủ nhật xanh”. (Nguồn in “Chùa nhật xanh”)" in find(app, ".//li")
    assert alts(app) == []
    [table] = tables_of(app)
    assert len(table) == 14 + 1  # sentences, and what was handed over


def test_a_quarter_without_anything():
    app = start(FILE, quy="2024-Q1")
    assert not app.exception
    assert len(find(app, "./p[@class='absent']")) == 1
    assert tables_of(app) == []


def test_the_demonstration_shows_what_the_files_say(demo_home, demo_tables):
    app = start(FILE, **DEMO)
    assert not app.exception
    assert titles(app)[0] == "Quý I/2025: cả 5 cơ quan đều có báo cáo"
    shown = find(app, ".//section//li")
    for said in coordination_words(demo_tables, "2025-Q1"):
        if said["kind"] not in ("past_task", "difficulty", "cause"):
            assert said["text"] in shown
    numbers = [int(text.split()[-1]) for text in find(app, ".//p[@class='agency-figures']//strong")]
    assert sorted(numbers) == sorted(
        fact["value"] for fact in coordination_outreach(demo_tables, "2025-Q1")
    )
    [alt] = alts(app)
    assert alt.startswith("Cơ quan nào có báo cáo theo quý. ")
    labels = [element.proto.label for element in app.get("download_button")]
    assert labels == ["Tải bảng (CSV)", "Tải bảng (Excel)"] * 2


def test_links_keep_the_choice(demo_home):
    app = start(FILE, **DEMO)
    addresses = find(app, ".//ul[@class='sentences']//a/@href")
    assert addresses
    assert all("so_lieu=minh-hoa" in each and "quy=2025-Q1" in each for each in addresses)
