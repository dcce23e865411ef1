"""Conclusions stand among the next quarter's tasks, what is not done among the shortcomings."""

from datetime import date

import pytest

from measures.figures.quarter import read_figures
from measures.figures.rows import read_facts, read_rows
from measures.tasks import Account, find_tasks
from report import set_words, tree
from report.committee import read_committee
from report.lines import read_lines
from report.phrases import Phrases
from report.placeholders import render
from report.text_parts import standing_text


def said(text):
    return [one.text for one in read_lines(tree.read(text))]


@pytest.fixture
def phrases(snapshot):
    """Of quý II/2024, with invented conclusions and tasks that are not done."""
    figures = read_figures(snapshot, "2024-Q2")
    one, *_ = find_tasks(snapshot, "2024-Q3")
    figures._base.conclusions = [
        one._replace(
            origin="conclusion", entry_id="ghi.conclusion.a.1", text='Rà soát {{ so("x") }} *lại*.',
            unit="xã Đăk Pne", product="biên bản", due_on=date(2024, 8, 30), source="kết luận",
        )
    ]  # fmt: skip
    figures._base.undone = [
        one._replace(
            quarter="2024-Q2", text="Mở lớp", unit="xã Đăk Kôi", state="under_way",
            told=Account("under_way", "thiếu vốn", date(2024, 6, 1)),
        )
    ]  # fmt: skip
    return Phrases(figures, read_committee(figures.district))


def test_a_conclusion_is_counted_and_listed_after_the_report_s_tasks(phrases):
    assert said(phrases.so("tasks")) == ["09"]
    lines = said(phrases.danh_sach("tasks"))
    assert lines[-1].endswith(
        'Rà soát {{ so("x") }} *lại* (sản phẩm: biên bản; hạn 30/8/2024); chủ trì: xã Đăk Pne.'
    )
    assert len(lines) == 9
    rows = read_rows(phrases.figures, "tasks")
    assert rows["Mã"].tolist()[-1] == "ghi.conclusion.a.1"
    assert len(rows) == 10


def test_what_is_not_done_is_a_shortcoming_and_leads_to_its_source(phrases):
    text = standing_text("demo", "2024-Q2", "shortcomings")
    told = " ".join(said(render("shortcomings", text, phrases)))
    assert "- Nhiệm vụ đề ra cho quý II/2024 chưa hoàn thành: mở lớp" in told
    assert "mở lớp (xã Đăk Kôi; đang làm; thiếu vốn)." in told
    [row] = read_facts(phrases.figures, ["t3-1"]).to_dict("records")
    assert (row["Quý"], row["Nội dung"], row["Nơi"]) == (
        *("quý II/2024", "Mở lớp. Đang làm. thiếu vốn"),
        "xã Đăk Kôi",
    )


def test_the_report_is_silent_without_any(phrases):
    phrases.figures._base.undone = []
    text = standing_text("demo", "2024-Q2", "shortcomings")
    assert "chưa hoàn thành" not in render("shortcomings", text, phrases)
    assert ".thieu" in phrases.danh_sach("tasks.undone")


def test_of_very_many_the_rest_is_counted(phrases):
    base = phrases.figures._base
    base.conclusions *= set_words._MOST + 2
    base.undone *= set_words._MOST + 1
    assert said(phrases.danh_sach("tasks"))[-1].endswith("Và 02 kết luận khác, xem trang Nhiệm vụ.")
    assert phrases.danh_sach("tasks.undone").endswith("; và 01 nhiệm vụ khác")
