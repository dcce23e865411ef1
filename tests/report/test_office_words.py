"""What the office explained, in the report: with its source, never as a command."""

from datetime import date

import pytest

from measures.explanations import Explanation
from measures.figures.quarter import read_figures
from measures.figures.rows import read_facts
from report import office_words, tree
from report.committee import read_committee
from report.lines import read_lines
from report.phrases import Phrases
from report.placeholders import render
from report.text_parts import standing_text

QUARTER = "2024-Q2"


def explain(unit_id, unit, text, what=("customs", "tao-hon", "Tảo hôn")):
    subject, item, name = what
    return Explanation(
        *(f"ghi.{unit_id}", subject, item, name, unit_id, unit, QUARTER),
        *(text, date(2024, 7, 1), "Lan"),
    )


@pytest.fixture
def phrases(snapshot):
    figures = read_figures(snapshot, QUARTER)
    figures.explanations = [
        explain("dak-pne", "xã Đăk Pne", 'Vì {{ so("models.stopped") }} [a](b) *x*.'),
        explain("kon-ray", "huyện Kon Rẫy", "Vì hạn", ("models", "", "")),
    ]
    return Phrases(figures, read_committee(figures.district))


def test_the_district_comes_first_and_nothing_typed_is_run(phrases):
    lines = [one.text for one in read_lines(tree.read(phrases.danh_sach("explanations")))]
    assert lines == [
        "- Huyện Kon Rẫy, mô hình: Vì hạn.",
        '- Xã Đăk Pne, tảo hôn: Vì {{ so("models.stopped") }} [a](b) *x*.',
    ]


def test_each_leads_to_its_source(phrases):
    [row] = read_facts(phrases.figures, ["ghi.kon-ray"]).to_dict("records")
    assert (row["Nội dung"], row["Nguồn"]) == (
        *("Giải thích về mô hình: Vì hạn", "Cơ quan thường trực, 01/7/2024"),
    )


def test_the_standing_text_takes_them_over_and_is_silent_without(phrases, snapshot):
    text = standing_text("demo", QUARTER, "causes")
    assert "Giải thích của cơ quan thường trực" in render("causes", text, phrases)
    phrases.figures.explanations = []
    assert "Giải thích của" not in render("causes", text, phrases)
    assert ".thieu" in phrases.danh_sach("explanations")


def test_of_very_many_the_rest_is_counted(phrases):
    few = phrases.figures.explanations
    phrases.figures.explanations = few * (office_words._MOST // 2) + few[:1]
    assert phrases.danh_sach("explanations").endswith(
        "- Và 01 lời giải thích khác, xem trên màn hình."
    )
