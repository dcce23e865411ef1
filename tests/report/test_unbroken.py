"""What stays on one line in a title."""

import io

import pypdf
import pytest

from report import pdf, word
from report.lines import read_lines
from report.tree import make, read, to_words
from report.unbroken import BLANK, HYPHEN, bind
from tests.report.sample import DOCUMENT
from tests.report.test_word import labels


def said(inlines):
    return read_lines([make("Para", inlines)])[0].text


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("công tác quý III/2024 và", "công_tác quý_III/2024 và"),
        ("QUÝ I NĂM 2025", "QUÝ_I_NĂM_2025"),
        ("ngày 05 tháng 02 năm 2024 của", "ngày_05_tháng_02_năm_2024 của"),
        ("ngày 20/6/2024 tại", "ngày_20/6/2024 tại"),
        ("Chỉ thị số 13-CT/TU về", "Chỉ thị số_13-CT/TU về"),
        ("có 8.000 lượt người", "có 8.000_lượt người"),
        ("07 xã, 96,5% hộ khá", "07_xã, 96,5%_hộ khá"),
        ("thôn 5 giai đoạn 2021 - 2025 tới", "thôn_5_giai_đoạn_2021_-_2025 tới"),
        ("3.1. Tồn tại chung", "3.1. Tồn_tại chung"),
        ("không có số nào", "không có số nào"),
        ("trên địa bàn huyện Kon Rẫy và", "trên địa_bàn huyện_Kon_Rẫy và"),
        ("TÌNH HÌNH CHUNG CỦA XÃ", "TÌNH_HÌNH CHUNG CỦA XÃ"),
    ],
)
def test_what_belongs_together_is_bound(text, bound):
    assert said(bind(to_words(text), words=True)) == bound.replace("_", BLANK)
    # Also where its words come from several places of the tree.
    marked = read(f"*{text[:4]}*{text[4:]}")[0]["c"] if text[3:5].isalpha() else to_words(text)
    assert said(bind(marked)).replace(BLANK, " ") == text


def test_a_figure_and_its_unit_are_bound_across_spans():
    [block] = read("gồm [07]{.so n=a} xã[^1].\n\n[^1]: Có 05 hộ.\n")
    assert said(bind(block["c"])) == f"gồm 07{BLANK}xã."


def test_hyphens_are_bound_for_word():
    bound = said(bind(to_words("số 128-BC/BCĐ - hết"), hyphens=True))
    assert bound == f"số{BLANK}128{HYPHEN}BC/BCĐ - hết"


def test_no_line_of_a_title_breaks_within(monkeypatch):
    """However wide the words before it are."""
    whole = {"quý III/2024", "số 13-CT/TU", "65 hộ", "ngày 05 tháng 02 năm 2024"}
    for letters in range(0, 60, 3):
        for one in whole:
            abstract = to_words(f"{'a' * 5} " * (letters // 5) + "b" * (letters % 5) + f" {one} c")
            head = make("Header", [1, ["", [], []], abstract])
            file = pdf.write(
                DOCUMENT._replace(abstract=abstract, blocks=[head, make("Para", to_words("d"))])
            )
            page = pypdf.PdfReader(io.BytesIO(file)).pages[0].extract_text().replace(BLANK, " ")
            assert page.count(one) == 2, (letters, one, page)


def test_word_gets_its_own_signs():
    abstract = to_words("báo cáo số 128-BC/BCĐ quý III/2024")
    head = make("Header", [1, ["", [], []], to_words("I. THEO CHỈ THỊ SỐ 13-CT/TU")])
    file = word.write(
        DOCUMENT._replace(abstract=abstract, blocks=[head, make("Para", to_words("13-CT/TU 5 hộ"))])
    )
    lines = [line for _, line in labels(file)]
    assert lines[2].text == f"báo{BLANK}cáo số{BLANK}128-BC/BCĐ quý{BLANK}III/2024"
    assert lines[4].text == f"THEO CHỈ THỊ SỐ{BLANK}13-CT/TU"
    assert lines[5].text == "13-CT/TU 5 hộ"
    kept = [len(line._p.findall(".//{*}noBreakHyphen")) for line in lines[2:6]]
    assert kept == [1, 0, 1, 0]
