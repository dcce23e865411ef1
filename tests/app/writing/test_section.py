"""What the report's page shows beside the report: origins, usable figures, corrections."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from app.duty.asked import ask_at
from app.writing import section
from intake import journal
from intake.journal import Event
from measures.figures.quarter import read_figures
from measures.reporting import Asked
from report import issued
from report.compose import compose
from report.lines import Count
from report.text_parts import PARTS, standing_text


@pytest.fixture
def composed(view):
    texts = {part.name: standing_text("official", "2024-Q2", part.name) for part in PARTS}
    return compose(view.snapshot, "2024-Q2", texts, {})


def test_every_bound_piece_has_a_title_and_an_origin(composed):
    titles = section.find_titles(composed)
    keys = {
        f"{run.kind}:{run.name}"
        for line in composed.lines
        for run in line.runs
        if run.kind in ("so", "vb")
    }
    assert keys <= set(titles)
    for key in keys:
        origin = section.find_origin(composed.figures, key)
        assert origin.title == titles[key] and origin.source, key


def test_the_origin_of_a_number(composed):
    origin = section.find_origin(composed.figures, "so:customs.ngu-dam.dak-pne")
    assert origin.title == "Hộ còn thực hiện Ngủ “đầm” (ngủ rẫy), xã Đăk Pne"
    assert (origin.value, origin.source) == ("45 hộ", "Báo cáo 128-BC/BCĐ, chú thích 7")
    assert origin.details == ["Thay đổi: giảm 10 hộ so với quý I/2024."]
    assert origin.rows["Mã"].tolist() == ["c10", "c12"]
    assert origin.query == "figures/facts" and "figure_told" in origin.question


def test_the_origin_of_a_total_that_misses_a_commune(demo_view):
    texts = {part.name: standing_text("demo", "2024-Q2", part.name) for part in PARTS}
    figures = compose(demo_view.snapshot, "2024-Q2", texts, {}).figures
    origin = section.find_origin(figures, "so:models.stopped")
    assert "Phạm vi: 6/7 xã, thị trấn báo cáo." in origin.details


def test_the_origin_of_a_name_and_of_a_document(composed):
    model = section.find_origin(composed.figures, "ten:m9")
    assert "Trồng rau sạch" in model.title and model.rows["Mã"].tolist() == ["m9"]
    document = section.find_origin(composed.figures, "vb:kh-75")
    assert document.title == "Kế hoạch 75-KH/HU"
    assert document.rows["Ngày"].tolist() == ["05/5/2022"]


@pytest.mark.parametrize("key", ["so:khong.co", "ten:khong-co", "vb:khong-co", ""])
def test_what_there_is_not_has_no_origin(composed, key):
    assert section.find_origin(composed.figures, key) is None


def test_only_known_figures_are_offered(composed):
    usable = section.list_usable(composed.figures)
    names = set(usable["Viết vào văn bản"])
    assert '{{ so("models.stopped") }}' in names
    assert '{{ so("indicators.khkt") }}' not in names  # nothing is reported
    assert "chưa có số" not in set(usable["Giá trị"])


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (Count(61, 2, 0), "61 số gắn với dữ liệu, 2 số nhập tay"),
        (Count(5, 0, 7), "5 số gắn với dữ liệu, 0 số nhập tay, 7 chỗ trống cần viết"),
    ],
)
def test_the_count_in_words(count, told):
    assert section.tell_count(count) == told


def test_an_issued_report_is_compared_with_what_the_journal_knows(demo_view, monkeypatch):
    at = datetime(2024, 6, 17, tzinfo=UTC)
    form = Event("sent", at, by="Lan", unit_id="mau-6", quarter="2024-Q2", sha="a", file="a.xlsx")
    monkeypatch.setattr(journal, "read", lambda data_set: [form])
    _, sent = ask_at("demo", at)
    report = SimpleNamespace(quarter="2024-Q2", judged_on=at.date())
    then = read_figures(demo_view.snapshot, "2024-Q2", Asked(report.judged_on, sent))
    printed = {"duty.missing": {"text": then.get("duty.missing").text}}
    monkeypatch.setattr(issued, "read_figures", lambda report: printed)
    assert section.compare_with_issued(demo_view, report) == []
    printed["duty.missing"]["text"] = "09"
    [told] = section.compare_with_issued(demo_view, report)
    assert "báo cáo đã ban hành ghi 09" in told
