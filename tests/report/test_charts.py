"""Charts of a report: drawn from the table under them, native in Word, never of an unknown."""

from io import BytesIO
from zipfile import ZipFile

import docx
import openpyxl
import pypdf
import pytest
from lxml import etree

from measures.figures.quarter import read_figures
from report import fact_charts, pdf, tree, word
from report.charts import Series, find_chart
from report.committee import read_committee
from report.identity import Identity
from report.phrases import PhraseError, Phrases
from tests.report.sample import DOCUMENT, para

TEXT = """[Số hộ & "thử"]{.hinh n="customs"}

| Xã | Số hộ | Mục tiêu |
| --- | ---: | ---: |
| Đăk Pne | ít nhất 1.238 | 42,5% |
| Đăk Kôi | chưa báo cáo | – |

*Nguồn.*
"""
CHART = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}


def read(text):
    return tree.flatten(tree.read(text))


@pytest.fixture(scope="module")
def file():
    return word.write(DOCUMENT._replace(blocks=[*read(TEXT), *read(TEXT), para("Hết.")]))


def test_a_chart_is_the_table_behind_its_title():
    chart = find_chart(read(TEXT), 0)
    assert chart.title == 'Số hộ & "thử"'
    assert chart.labels == ["Đăk Pne", "Đăk Kôi"]
    assert chart.series == [
        Series("Số hộ", [1238, None], ["ít nhất 1.238", "chưa báo cáo"]),
        Series("Mục tiêu", [42.5, None], ["42,5%", "–"]),
    ]
    assert chart.describe() == (
        'Số hộ & "thử". Biểu đồ thanh ngang, Số hộ và Mục tiêu. Đăk Pne: ít nhất 1.238, 42,5%; '
        "Đăk Kôi: chưa báo cáo, –."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Chữ\n\n| a | b |\n|---|---|\n| c | 5 |\n",
        "[a]{.hinh}\n\nchữ",
        "[a]{.hinh}",
        "[a]{.hinh} b\n\n| a | b |\n|---|---|\n| c | 5 |\n",
        "[a]{.hinh}\n\n| a |\n|---|\n| c |\n",
        "[a]{.hinh}\n\n| a | b |\n|---|---|\n",
    ],
)
def test_other_blocks_are_no_chart(text):
    assert find_chart(read(text), 0) is None


def test_word_gets_native_charts_with_words_and_numbers(file):
    opened = docx.Document(BytesIO(file))
    frames = opened.element.xpath("//wp:docPr")
    assert [frame.get("id") for frame in frames] == ["1", "2"]
    assert frames[0].get("descr").startswith('Số hộ & "thử". Biểu đồ thanh ngang')
    related = {rel.rId: rel.target_part for rel in opened.part.rels.values()}
    kinds = [part.content_type for key, part in related.items() if key in ("rId102", "rId103")]
    assert len(kinds) == 2 and all(kind.endswith("drawingml.chart+xml") for kind in kinds)
    drawn = etree.fromstring(related["rId102"].blob)
    values = drawn.xpath("//c:val//c:v/text()", namespaces=CHART)
    assert values == ["1238", "42.5"]
    names = drawn.xpath("(//c:ser)[1]/c:cat//c:v/text()", namespaces=CHART)
    assert names == ["Đăk Pne", "Đăk Kôi (chưa báo cáo)"]
    with ZipFile(BytesIO(file)) as archive:
        book = openpyxl.load_workbook(BytesIO(archive.read("word/embeddings/chart1.xlsx")))
    assert list(book["Sheet1"].values) == [
        (None, "Số hộ", "Mục tiêu"),
        ("Đăk Pne", 1238, 42.5),
        ("Đăk Kôi (chưa báo cáo)", None, None),
    ]


def test_a_file_that_says_whose_it_is_keeps_its_charts():
    identity = Identity("official", "2024-Q2", "bản nháp số 1", "v1")
    file = word.write(DOCUMENT._replace(blocks=[*read(TEXT), para("Hết.")]), identity)
    with ZipFile(BytesIO(file)) as archive:
        types = archive.read("[Content_Types].xml").decode()
    assert "/word/charts/chart1.xml" in types and 'Extension="xlsx"' in types
    assert len(docx.Document(BytesIO(file)).element.xpath("//wp:docPr")) == 1


def test_the_same_chart_gives_the_same_bytes(file):
    assert file == word.write(DOCUMENT._replace(blocks=[*read(TEXT), *read(TEXT), para("Hết.")]))


def test_the_pdf_says_each_number_of_a_chart():
    file = pdf.write(DOCUMENT._replace(blocks=[*read(TEXT), para("Hết.")]))
    told = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(file)).pages)
    # Once beside its bar, once in the table.
    assert told.count("ít nhất 1.238") == told.count("chưa báo cáo") == 2


def make_chart(bars):
    """A chart of so many bars: DÒNG00, DÒNG01, …"""
    rows = "".join(f"| DÒNG{at:02d} | {at + 100} | {at + 300} |\n" for at in range(bars))
    return read(
        f'[TÊN]{{.hinh n="customs"}}\n\n| ĐẦU | Số hộ | Mục tiêu |\n| - | -: | -: |\n{rows}'
    )


def read_pages(blocks):
    file = pdf.write(DOCUMENT._replace(blocks=blocks))
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(file)).pages]


def test_title_bars_and_head_of_the_table_are_on_one_page_wherever_the_chart_falls():
    moved = set()
    for lines in range(2, 40, 3):
        pages = read_pages(
            [*[para(f"- {at}") for at in range(lines)], *make_chart(9), para("Hết.")]
        )
        [page] = [page for page in pages if "TÊN" in page]
        assert all(f"DÒNG{at:02d}" in page for at in range(9)), lines
        # The head, and a row below it.
        assert "ĐẦU" in page and page.count("DÒNG00") == 2, lines
        moved.add(pages.index(page))
    assert len(moved) > 1


def test_a_chart_as_high_as_a_page_goes_on_on_the_next_one():
    pages = read_pages([*make_chart(40), para("Hết.")])
    # Beside its bar and in the table, each.
    assert [sum(page.count(f"DÒNG{at:02d}") for page in pages) for at in range(40)] == [2] * 40
    assert "DÒNG00" in next(page for page in pages if "TÊN" in page)


def test_in_word_what_stands_above_a_table_stays_with_it_and_its_head_with_a_row(file):
    opened = docx.Document(BytesIO(file))
    table = next(one for one in opened.tables if one.cell(0, 0).text == "Xã")
    head, first, _ = table.rows
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in head.cells)
    assert not any(cell.paragraphs[0].paragraph_format.keep_with_next for cell in first.cells)
    title, chart = table._tbl.xpath("./preceding-sibling::*[position()<=2]")
    assert title.xpath("./w:pPr/w:keepNext") and chart.xpath("./w:pPr/w:keepNext")


@pytest.mark.parametrize("name", list(fact_charts.CHARTS))
def test_charts_of_the_facts_are_charts(demo_snapshot, name):
    figures = read_figures(demo_snapshot, "2024-Q2")
    blocks = read(fact_charts.draw(figures, name))
    chart = find_chart(blocks, 0)
    assert chart.title.endswith(", quý II/2024") and len(chart.labels) > 5
    assert len(blocks) == 3
    missing = [text for one in chart.series for text in one.texts if text == "chưa báo cáo"]
    assert len(missing) == (name == "models.stopped")


def test_a_total_that_holds_more_than_its_communes_says_so(snapshot):
    drawn = fact_charts.draw(read_figures(snapshot, "2024-Q2"), "models.stopped")
    assert "Số toàn huyện gồm cả phần nguồn không nêu rõ xã" in drawn


def test_what_can_not_be_drawn_is_told(snapshot):
    phrases = Phrases(read_figures(snapshot, "2024-Q2"), read_committee("Kon Rẫy"))
    assert phrases.bieu_do("indicators").startswith("[chưa có số liệu: biểu đồ")
    with pytest.raises(PhraseError, match="không có biểu đồ nào tên “x”"):
        phrases.check("bieu_do", "x")
