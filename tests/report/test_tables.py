"""Tables in the text: read, laid out, set in Word and PDF, told line by line."""

from io import BytesIO

import docx
import pypdf
import pytest

from report import pdf, tree, word
from report.lines import read_lines
from report.page_setup import HD36
from report.tables import choose_sides, lay_out
from report.tidy import tidy
from tests.report.sample import DOCUMENT, para

TYPED = """| Xã | Số hộ | Ghi chú |
| --- | --- | :-: |
| Đăk Pne | 5 | một[^a] |
| Đăk Kôi | chưa báo cáo | a\\|b | thừa |

[^a]: Nguồn.
"""


def read(text):
    return tree.flatten(tree.read(text))


def test_a_typed_table_is_read_with_every_cell():
    [table] = read(TYPED)
    assert [line.text for line in read_lines([table])] == [
        "Xã | Số hộ | Ghi chú | ",
        "Đăk Pne | 5 | một | ",
        "Đăk Kôi | chưa báo cáo | a|b | thừa",
        "Nguồn.",
    ]
    lines = read_lines([table])
    assert [(line.row, line.note) for line in lines] == [(0, 0), (1, 0), (2, 0), (None, 1)]
    assert [run.kind for run in lines[1].runs] == [
        "", "cell", "tay", "cell", "", "note", "cell",
    ]  # fmt: skip


def test_numbers_stand_to_the_right():
    [table] = read(TYPED)
    assert choose_sides(table) == ["left", "right", "center", "left"]
    [shares] = read("| a | b | c |\n|---|---|---|\n| 96,5% | – | 1.238.856 |\n| hơn 3 | | xã |\n")
    assert choose_sides(shares) == ["right", "right", "left"]


@pytest.mark.parametrize("columns", [1, 2, 9, 16])
def test_columns_fill_the_page_and_hold_their_longest_word(columns):
    row = "|".join(["Tuyên truyền", *["1.238"] * (columns - 1)])
    [table] = read(f"|{row}|\n|{'---|' * columns}\n|{row}|\n")
    layout = lay_out(table, HD36)
    assert sum(layout.widths) == pytest.approx(165)
    # Half an em a letter is less than any word takes.
    assert layout.widths[0] > len("truyền") * layout.size * 0.5 * 25.4 / 72
    assert layout.size == {1: 13, 2: 13, 9: 13, 16: 8}[columns]


def test_rows_that_can_not_stand_on_a_page_may_break():
    [table] = read(f"| a |\n|---|\n| {'chữ ' * 400} |\n| b |\n")
    assert lay_out(table, HD36).may_break == [False, True, False]


def test_word_gets_a_table_whose_head_stands_on_each_page():
    file = word.write(DOCUMENT._replace(blocks=[*read(TYPED), *read(TYPED), para("Hết.")]))
    opened = docx.Document(BytesIO(file))
    _, first, second, _ = opened.tables
    told = [[cell.text for cell in row.cells] for row in first.rows]
    assert told[0] == ["Xã", "Số hộ", "Ghi chú", ""]
    assert told[2] == ["Đăk Kôi", "chưa báo cáo", "a|b", "thừa"]
    assert "tblHeader" in first.rows[0]._tr.xml and "tblHeader" not in first.rows[1]._tr.xml
    assert all("cantSplit" in row._tr.xml for row in first.rows)
    number = first.cell(1, 1).paragraphs[0]
    assert (number.style.name, number.alignment) == ("Chữ trong bảng", 2)
    assert number.style.font.size.pt == 13
    assert first.cell(0, 0).paragraphs[0].runs[0].bold
    # Word makes one of two tables without a paragraph between them.
    assert first._tbl.getnext().tag.endswith("}p")
    assert second._tbl.getnext().tag.endswith("}p")


def test_a_table_that_stands_last_keeps_apart_from_the_signature():
    opened = docx.Document(BytesIO(word.write(DOCUMENT._replace(blocks=read(TYPED)))))
    assert len(opened.tables) == 3


def test_the_pdf_has_the_head_on_each_page_and_the_tags_of_a_table():
    rows = "\n".join(f"| Đăk Pne | {number} |" for number in range(60))
    blocks = read(f"| Xã báo cáo | Số hộ |\n|---|---|\n{rows}\n")
    opened = pypdf.PdfReader(BytesIO(pdf.write(DOCUMENT._replace(blocks=blocks))))
    told = [text for page in opened.pages if "Đăk Pne" in (text := page.extract_text())]
    assert len(told) >= 2 and all("Xã báo cáo" in text for text in told)
    tags = opened.trailer["/Root"]["/StructTreeRoot"].get_object()
    assert {"/Table", "/THead", "/TH", "/TD"} <= set(find_tags(tags))


@pytest.mark.parametrize("row", ["| | |", "| | b |"])
def test_an_empty_row_of_the_pdf_is_as_high_as_one_with_words(row):
    assert measure_row(row) == pytest.approx(measure_row("| a | b |"), abs=0.1)


def measure_row(row):
    """How far apart the rows around this one stand in the PDF, in points."""
    blocks = read(f"| Xã | Số |\n|---|---|\n| Trên | 1 |\n{row}\n| Dưới | 2 |\n")
    heights = {}

    def note(words, matrix, place, *_):
        heights[words.strip()] = matrix[5] + matrix[3] * place[5]

    for page in pypdf.PdfReader(BytesIO(pdf.write(DOCUMENT._replace(blocks=blocks)))).pages:
        page.extract_text(visitor_text=note)
    return heights["Trên"] - heights["Dưới"]


def find_tags(element):
    """The kinds of all tags below."""
    if isinstance(element, list):
        for child in element:
            yield from find_tags(child.get_object())
    elif hasattr(element, "get"):
        yield element.get("/S")
        if "/K" in element:
            yield from find_tags(element["/K"].get_object())


def test_notes_hold_the_words_of_a_table():
    [line] = read(
        "một[^a]\n\n[^a]:\n\n    | Xã | Số | Ý |\n    |---|---|---|\n    | Pne | 5 | b |\n"
    )
    told = [one.text for one in read_lines([line]) if one.note]
    assert told == ["Xã: Số; Ý", "Pne: 5; b"]


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        (
            "Đoạn có 45 hộ.\nXã\tSố hộ\nĐăk Pne\t45\nHết.",
            "Đoạn có 45 hộ.\n\n| Xã | Số hộ |\n| --- | --- |\n| Đăk Pne | 45 |\n\nHết.",
        ),
        ("a\tb|c\td\n\te\tf", "\n| a | b\\|c | d |\n| --- | --- | --- |\n|  | e | f |\n"),
        ("1.\tmột\n2.\thai", "1. một\n2. hai"),
        ("một\thai", "một hai"),
    ],
)
def test_what_is_pasted_from_words_tables_becomes_a_table(pasted, stored):
    assert tidy(pasted) == stored
    assert tidy(stored) == stored
