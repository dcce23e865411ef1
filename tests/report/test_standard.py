"""The rules of both standards (Phụ lục 2 of 05-HD/VPTW), read back from Word and PDF.

Each paper of the office is held against them: report, notice, profile, correction.
"""

import io
from datetime import date
from io import BytesIO

import docx
import pypdf
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm

from measures.tasks import find_tasks
from report import erratum, notice, pdf, profile, word
from report.page_setup import HD05, HD36
from report.unbroken import BLANK
from tests.report.sample import DRAFT, head, para
from tests.report.test_erratum import FOUND, REPORT

# What is printed: sizes that are allowed (pt), and its look: "b", "i", "u" or "".
REPORT_RULES = {
    "ĐẢNG CỘNG SẢN VIỆT NAM": ((15,), "b"),
    "HUYỆN ỦY KON RẪY": ((14,), ""),
    "BAN CHỈ ĐẠO": ((14,), "b"),
    "*": ((14,), ""),
    "Số 05-BC/BCĐ": ((14,), ""),
    "Dự thảo lần 2": ((14,), "i"),
    "Kon Rẫy, ngày 05 tháng 02 năm 2024": ((14,), "i"),
    "BÁO CÁO": ((15, 16), "b"),
    "kết quả công tác": ((14, 15), "b"),
    "-----": ((14, 15), ""),
    "KẾT QUẢ": ((14, 15), "b"),
    "Nội dung một": ((14, 15), ""),
    "K/T TRƯỞNG BAN CHỈ ĐẠO": ((14,), "b"),
    "PHÓ TRƯỞNG BAN CHỈ ĐẠO": ((14,), ""),
    "Đinh Thị Anh": ((14,), "b"),
    "Nơi nhận:": ((14,), "u"),
    "- BTV Huyện ủy (b/c);": ((12,), ""),
    "- Lưu VT.": ((12,), ""),
    "LƯU HÀNH NỘI BỘ": ((12,), "b"),
}
UNCENTRED = (
    *("KẾT QUẢ", "Nội dung một", "LƯU HÀNH NỘI BỘ"),
    *("Nơi nhận:", "- BTV Huyện ủy (b/c);", "- Lưu VT."),
)
WORDS = " ".join(["Nội dung một"] + ["hai ba bốn năm sáu bảy tám chín mười"] * 60) + "."


def report(form):
    """A report with all that a rule speaks of, of more than one page."""
    return DRAFT._replace(
        form=form, number="5", place_and_date="Kon Rẫy, ngày 05 tháng 02 năm 2024",
        body=["BAN CHỈ ĐẠO", "CUỘC VẬN ĐỘNG HUYỆN"], banner="", signer="Đinh Thị Anh",
        abstract=para("kết quả công tác")["c"],
        signature=["K/T TRƯỞNG BAN CHỈ ĐẠO", "PHÓ TRƯỞNG BAN CHỈ ĐẠO"],
        blocks=[head(1, "I. KẾT QUẢ"), para(WORDS), para(WORDS)],
    )  # fmt: skip


def in_word(document):
    """Each paragraph of the DOCX by its text."""
    opened = docx.Document(BytesIO(word.write(document)))
    cells = [cell for table in opened.tables for row in table.rows for cell in row.cells]
    lines = [*opened.paragraphs, *(line for cell in cells for line in cell.paragraphs)]
    [section] = opened.sections
    lines += [*section.first_page_header.paragraphs, *section.header.paragraphs]
    return {" ".join(line.text.split()): line for line in lines}, section


def in_pdf(document):
    """Each line of one look in the PDF: page, text, letters, size, from left and top (pt)."""
    found = []
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(pdf.write(document))).pages, start=1):
        height = float(page.mediabox[3])

        def visit(text, matrix, _, font, size, number=number, height=height):
            if text.strip():
                letters = font["/BaseFont"].partition("+")[2]
                told = text.replace(BLANK, " ")
                last = found[-1] if found else None
                if last and (last[0], *last[2:4], last[5]) == (
                    *(number, letters, size, height - matrix[5]),
                ):
                    told = last[1] + told
                    matrix = [*matrix[:4], last[4], matrix[5]]
                    found.pop()
                found.append((number, told, letters, size, matrix[4], height - matrix[5]))

        page.extract_text(visitor_text=visit)
    return found


def said_in(line):
    """The letters of a paragraph's first words."""
    return next((run.font for run in line.runs if run.text.strip()), line.style.font)


def look(line):
    """ "b", "i", "u" of a paragraph in Word, its own or its style's."""
    font, run = line.style.font, said_in(line)
    return "".join(
        sign
        for sign, own, given in (
            ("b", run.bold, font.bold),
            ("i", run.italic, font.italic),
            ("u", run.underline, font.underline),
        )
        if own or (own is None and given)
    )


@pytest.mark.parametrize("form", [HD36, HD05], ids=lambda form: form.name)
def test_word_keeps_every_rule(form):
    lines, section = in_word(report(form))
    for text, (sizes, wanted) in REPORT_RULES.items():
        line = next(line for said, line in lines.items() if said.startswith(text))
        own = said_in(line).size or line.style.font.size
        assert own.pt in sizes, text
        assert look(line) == wanted, text
        if text not in UNCENTRED:
            assert line.style.paragraph_format.alignment == ALIGN.CENTER, text
    body = lines[WORDS].style.paragraph_format
    assert body.alignment == ALIGN.JUSTIFY
    assert 18 <= body.line_spacing.pt <= 22
    assert body.space_after.pt >= 6
    assert abs(body.first_line_indent - Mm(10)) < 700
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [20, 20, 30, 15]
    assert round(section.header_distance.mm) == 10


@pytest.mark.parametrize("form", [HD36, HD05], ids=lambda form: form.name)
def test_pdf_keeps_every_rule(form):
    found = in_pdf(report(form))
    faces = {"b": "LiberationSerif-Bold", "i": "LiberationSerif-Italic"}
    for text, (sizes, wanted) in REPORT_RULES.items():
        piece = next(one for one in found if text in one[1])
        assert piece[3] in [pytest.approx(size, abs=0.01) for size in sizes], text
        assert piece[2].startswith(faces.get(wanted, "LiberationSerif")), (text, piece)
        assert (piece[2] == "LiberationSerif") == (wanted in ("", "u")), (text, piece)
    first = next(one for one in found if one[1].startswith("Nội dung một"))
    body = [one for one in found if one[0] == 1 and one[5] >= first[5] and one[3] == first[3]]
    rows = sorted({round(one[5], 1) for one in body})
    assert 18 <= rows[1] - rows[0] <= 22
    mm = 72 / 25.4
    assert first[4] == pytest.approx((30 + 10) * mm, abs=0.5)
    assert min(one[4] for one in body) == pytest.approx(30 * mm, abs=0.5)
    top = min(one[5] for one in found if one[0] == 1 and one[1].strip() != "LƯU HÀNH NỘI BỘ")
    assert 20 * mm <= top <= 20 * mm + 18


def papers(snapshot):
    """One of each kind, made on a day of either standard."""
    tasks = find_tasks(snapshot, "2024-Q3")
    for day in (date(2026, 5, 26), date(2026, 5, 27)):
        subject = profile.Subject("xã Đăk Pne", "Kon Rẫy", "2024-Q2", day, False)
        yield day, profile.compose(subject, [profile.Part("Địa bàn", ["Có 05 thôn."], "A")])
        yield day, notice.compose(tasks, "Kon Rẫy", "2024-Q3", day, False)
        yield day, erratum.compose(REPORT, FOUND, day)


def test_every_paper_follows_the_standard_of_its_day(snapshot):
    seen = set()
    for day, document in papers(snapshot):
        assert document.form == (HD36 if day < HD05.first_day else HD05)
        assert document.place_and_date == "Kon Rẫy, ngày      tháng      năm 2026"
        lines, _ = in_word(document)
        seen.add(document.kind)
        for text in ("ĐẢNG CỘNG SẢN VIỆT NAM", "HUYỆN ỦY KON RẪY", "*", "Nơi nhận:", "- Lưu VT."):
            sizes, wanted = REPORT_RULES[text]
            assert (lines[text].style.font.size.pt in sizes, look(lines[text])) == (True, wanted)
        assert look(lines[document.kind]) == "b"
        assert lines["Dự thảo"].style.font.italic
    assert seen == {"BÁO CÁO", "THÔNG BÁO"}
