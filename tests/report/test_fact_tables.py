"""Tables from the facts: every cell a number of its own, an unknown one never a zero."""

import re

import pytest

from measures.figures.quarter import read_figures
from report import fact_tables, tree
from report.committee import read_committee
from report.lines import read_lines
from report.phrases import PhraseError, Phrases
from report.placeholders import render


@pytest.fixture
def demo(demo_snapshot):
    return read_figures(demo_snapshot, "2024-Q2")


def told(figures, name):
    """The lines of a table, its cells apart: [texts], with names of the figures behind them."""
    lines = read_lines(tree.read(fact_tables.draw(figures, name)))
    rows = []
    for line in lines:
        cells = [[]]
        for run in line.runs:
            cells.append([]) if run.kind == "cell" else cells[-1].append(run)
        rows.append(cells if line.row is not None else line.text)
    return rows


def texts(cells):
    return ["".join(run.text for run in cell) for cell in cells]


def even(text):
    """A number without what prose and tables write otherwise: "04" and "4", "100,0%" and "100%"."""
    return re.sub(r"(?<!\d)0(?=\d$)", "", text).replace(",0%", "%")


@pytest.mark.parametrize("name", ["customs", "models", "indicators"])
def test_every_cell_is_the_figure_of_its_row_and_commune(demo, name):
    *rows, under = told(demo, name)
    lines = read_lines(tree.read(fact_tables.draw(demo, name)))
    assert not any(run.kind == "tay" for line in lines for run in line.runs)
    communes = list(demo.communes)
    assert texts(rows[0])[1:8] == [
        label.removeprefix("xã ").removeprefix("thị trấn ") for label in demo.communes.values()
    ]
    assert len(rows) > 5
    for row in rows[1:]:
        figure = next(run.name for run in row[8] if run.kind == "so")
        for commune, cell in zip(communes, row[1:8], strict=True):
            own = demo.get(f"{figure}.{commune}")
            shown = "".join(run.text for run in cell)
            if own.is_known:
                assert cell[0].name == own.name
                assert even(shown) == even(own.text)
            else:
                absent = demo.communes[commune] == "xã Mẫu 6"
                assert shown == ("chưa báo cáo" if absent else "–")
    assert "chưa báo cáo: xã mẫu 6" in under.lower()
    assert "Nguồn: Biểu minh họa quý II/2024, biểu" in under


def test_whom_a_total_covers_stands_under_the_table_or_in_its_row(demo):
    *_, under = told(demo, "customs")
    assert under.startswith("Toàn huyện: theo báo cáo của 6/7 xã, thị trấn; chưa báo cáo: xã Mẫu 6")
    *rows, under = told(demo, "models")
    assert texts(rows[1])[-1] == "23 (6/7 xã)"
    assert under.startswith("Trong ngoặc: số xã, thị trấn có số liệu của dòng ấy.")


def test_targets_have_a_column_of_their_own(demo):
    rows = told(demo, "indicators")
    assert texts(rows[0])[-1] == "Mục tiêu năm"
    assert texts(rows[1])[-2:] == ["58,7%", "63,5%"]
    assert texts(rows[7])[1:3] == ["100%", "100%"]


def test_what_nobody_reported_is_a_gap_and_what_is_over_a_sentence(snapshot):
    phrases = Phrases(read_figures(snapshot, "2024-Q2"), read_committee("Kon Rẫy"))
    assert phrases.bang("indicators").startswith(
        "[chưa có số liệu: bảng chỉ tiêu theo xã, thị trấn]{.thieu"
    )
    empty = Phrases(read_figures(snapshot, "2023-Q1"), read_committee("Kon Rẫy"))
    assert ".thieu" in empty.bang("customs")


def test_a_name_that_does_not_exist_is_told_also_where_it_is_not_printed(snapshot):
    phrases = Phrases(read_figures(snapshot, "2024-Q2"), read_committee("Kon Rẫy"))
    with pytest.raises(PhraseError, match=r"không có bảng nào tên “custom”\. Có phải “customs”"):
        phrases.bang("custom")
    with pytest.raises(PhraseError, match="không có bảng nào tên"):
        phrases.check("bang", "x")


def test_a_table_stands_by_itself_wherever_it_is_put(snapshot):
    phrases = Phrases(read_figures(snapshot, "2024-Q2"), read_committee("Kon Rẫy"))
    text = 'Bảng: {{ bang("customs") }} hết[^a].\n\n- ý {{ bang("customs") }}\n\n'
    text += '[^a]: {{ bang("customs") }}\n'
    lines = read_lines(tree.read(render("causes", text, phrases)))
    assert lines[0].text == "Bảng:"
    assert [line.row for line in lines[1:5]] == [0, 1, 2, 3]
    assert lines[6].text == "hết."
    assert any(line.note and line.text.startswith("Phong tục: Ngủ") for line in lines)
