"""The DOCX, read back: page, letters, head, text, notes, foot, properties."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt
from lxml import etree

from report import word
from report.tree import make
from report.unbroken import BLANK
from report.word_labels import Labels
from report.word_numbering import write_roman
from tests.report.sample import DOCUMENT, DRAFT, FILLER, head, para

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
TWIP = 635  # in the units of python-docx


@pytest.fixture(scope="module")
def file():
    return word.write(DOCUMENT)


@pytest.fixture(scope="module")
def opened(file):
    return docx.Document(BytesIO(file))


def parts(file):
    with ZipFile(BytesIO(file)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def tree(file, name):
    return etree.fromstring(parts(file)[f"word/{name}.xml"].encode())


def find(element, path):
    return etree.XPath(path, namespaces=W)(element)


def text(element):
    return "".join(find(element, ".//w:t/text()"))


def write(*blocks, **changes):
    return docx.Document(BytesIO(word.write(DOCUMENT._replace(blocks=list(blocks), **changes))))


def test_page(opened):
    (section,) = opened.sections
    lengths = {
        section.page_width: 210,
        section.page_height: 297,
        section.top_margin: 20,
        section.bottom_margin: 20,
        section.left_margin: 30,
        section.right_margin: 15,
        section.header_distance: 10,
    }
    assert all(abs(length - Mm(wanted)) <= TWIP for length, wanted in lengths.items())
    assert section.different_first_page_header_footer


def test_number_of_the_page_stands_centred_on_top_but_not_on_page_1(opened):
    (section,) = opened.sections
    (line,) = section.header.paragraphs
    assert find(line._p, ".//w:instrText/text()") == [" PAGE "]
    assert line.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert line.style.font.size == Pt(14)
    assert not find(section.first_page_header._element, ".//w:instrText")
    assert section.first_page_header.paragraphs[0].text == ""


def test_letters_are_times_new_roman_everywhere(file, opened):
    assert opened.styles["Normal"].font.name == "Times New Roman"
    for name in ("styles", "document", "footnotes", "header1", "header2"):
        faces = find(tree(file, name), "//w:rFonts/@*")
        assert set(faces) <= {"Times New Roman"}
    first = find(tree(file, "styles"), "//w:rPrDefault//w:rFonts")[0]
    assert {key.rpartition("}")[2] for key in first.attrib} == {"ascii", "hAnsi", "eastAsia", "cs"}
    assert set(find(tree(file, "styles"), "//w:lang/@*")) == {"vi-VN"}


def test_text_is_justified_indented_and_exactly_spaced(opened):
    body = opened.styles["Body Text"]
    shape = body.paragraph_format
    assert body.font.size == Pt(14)
    assert shape.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert abs(shape.first_line_indent - Mm(10)) <= TWIP
    assert (shape.line_spacing_rule, shape.line_spacing) == (WD_LINE_SPACING.EXACTLY, Pt(18))
    assert shape.space_after == Pt(6)


def labels(file):
    """Each paragraph of the text with the number or sign that Word prints before it."""
    known = Labels(tree(file, "styles"), tree(file, "numbering"))
    return [(known.of(line._p), line) for line in docx.Document(BytesIO(file)).paragraphs]


def test_headings_are_numbered_by_word_as_they_were_typed(file):
    heads = [(label, line) for label, line in labels(file) if line.style.name.startswith("Heading")]
    assert [(line.style.name[-1], label) for label, line in heads] == [
        ("1", "I."),
        ("2", "1."),
        ("2", "2."),
        ("2", "3."),
        ("3", "3.1."),
        ("3", "3.2."),
        ("1", "II."),
    ]
    assert heads[0][1].text.startswith("KẾT QUẢ")
    for _, line in heads:
        assert line.style.font.bold and line.style.font.size == Pt(14)
        assert line.style.paragraph_format.keep_with_next
        level = find(line.style.element, ".//w:outlineLvl/@w:val")
        assert level == [str(int(line.style.name[-1]) - 1)]


def test_what_word_would_number_otherwise_stays_typed():
    heads = ["II. Hai", "I. Một", "1. Mục", "1.1. Nhỏ", "2.1. Sai", "Không số", "II. Hai", "1. Mục"]
    blocks = [
        make("Header", [level, ["", [], []], [make("Str", text)]])
        for level, text in zip((1, 1, 2, 3, 3, 2, 1, 2), heads, strict=True)
    ]
    file = word.write(DOCUMENT._replace(blocks=[*blocks, para("Hết.")]))
    told = labels(file)[4 : 4 + len(heads)]
    assert [f"{label} {line.text}".strip() for label, line in told] == heads
    assert [label for label, _ in told] == ["", "I.", "1.", "1.1.", "", "", "II.", "1."]


def test_lists_are_words_own_and_print_what_was_typed():
    typed = [
        *("- một", "+ nhỏ", "- hai", "1. việc", "xen giữa", "2. việc", "1) ý", "2) ý", "3. việc"),
        *("1. lại", "1. 3. 5.", "2024. Năm", "-5 độ", "- ", "10.000 hộ", "I. Roman"),
    ]
    blocks = [make("Para", [make("Str", text)]) for text in typed]
    file = word.write(DOCUMENT._replace(blocks=[*blocks, para("Hết.")]))
    told = labels(file)[4:-2]
    assert [f"{label} {line.text}".strip() for label, line in told] == [
        text.strip() for text in typed
    ]
    styles = [line.style.name for label, line in told if label]
    assert styles == [
        *("List Bullet", "List Bullet 2", "List Bullet"),
        *(["List Number"] * 8),
        "List Bullet",
    ]
    for name in ("List Bullet", "List Bullet 2", "List Number"):
        shape = docx.Document(BytesIO(file)).styles[name].paragraph_format
        assert shape.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
        assert abs(shape.first_line_indent - Mm(10)) <= TWIP


@pytest.mark.parametrize("number", [1, 3, 4, 8, 9, 14, 38, 39])
def test_roman_numbers(number):
    values = {"I": 1, "V": 5, "X": 10}
    signs = [values[sign] for sign in write_roman(number)]
    pairs = zip(signs, [*signs[1:], 0], strict=True)
    told = sum(-one if one < after else one for one, after in pairs)
    assert told == number


def test_head(opened):
    table = opened.tables[0]
    left, right = table.rows[0].cells
    sender = [(line.text, bool(line.style.font.bold)) for line in left.paragraphs]
    assert sender == [("HUYỆN ỦY KON RẪY", False), (DOCUMENT.body[0], True), ("*", False)]
    assert right.paragraphs[0].text == "ĐẢNG CỘNG SẢN VIỆT NAM"
    assert right.paragraphs[0].style.font.size == Pt(15)
    number, place = table.rows[1].cells
    assert number.text == "Số 128-BC/BCĐ"
    assert place.text == "Kon Rẫy, ngày 20 tháng 6 năm 2024"
    assert place.paragraphs[0].style.font.italic
    centred = [line.style.paragraph_format.alignment for line in left.paragraphs]
    assert set(centred) == {WD_ALIGN_PARAGRAPH.CENTER}


def test_rule_under_the_party_is_as_long_as_the_words(opened):
    right = opened.tables[0].rows[0].cells[1]
    rule = right.paragraphs[1]
    assert find(rule.style.element, ".//w:pBdr/w:top/@w:val") == ["single"]
    sides = rule.style.paragraph_format.left_indent + rule.style.paragraph_format.right_indent
    assert (right.width - sides) / Pt(1) == pytest.approx(DOCUMENT.form.party_width, abs=0.1)


def test_title_and_abstract(opened):
    title, abstract, hyphens = opened.paragraphs[1:4]
    assert (title.text, title.style.name, title.style.font.size) == ("BÁO CÁO", "Title", Pt(16))
    assert abstract.text.replace(BLANK, " ").startswith("kết quả công tác")
    assert abstract.style.font.bold
    assert hyphens.text == "-----"


def test_foot_stays_in_one_piece_with_the_last_words(opened):
    table = opened.tables[1]
    (row,) = table.rows
    assert find(row._tr, ".//w:cantSplit")
    left, right = row.cells
    assert [line.text for line in left.paragraphs][:2] == ["Nơi nhận:", "- BTV Huyện ủy (b/c);"]
    assert left.paragraphs[-1].text == "- Lưu VT."
    assert left.paragraphs[0].style.font.underline
    assert left.paragraphs[1].style.font.size == Pt(12)
    posts = [(line.text, bool(line.style.font.bold)) for line in right.paragraphs]
    assert posts == [
        ("CHỦ TỊCH UBMTTQVN HUYỆN", False),
        ("kiêm", False),
        ("PHÓ TRƯỞNG BAN", False),
        ("Đinh Thị Anh", True),
    ]
    assert not any(run.bold for line in right.paragraphs for run in line.runs)
    assert right.paragraphs[-1].style.paragraph_format.space_before == Pt(72)
    assert opened.paragraphs[-2].text.startswith("Trên đây")
    assert opened.paragraphs[-2].paragraph_format.keep_with_next


def test_notes_are_words_own_numbered_through_with_brackets(file):
    body, notes = tree(file, "document"), tree(file, "footnotes")
    marks = find(body, "//w:footnoteReference/@w:id")
    assert marks == [str(number) for number in range(1, 8)]
    for mark in find(body, "//w:footnoteReference"):
        run = mark.getparent()
        assert (text(run.getprevious()), text(run.getnext())) == ("(", ")")
        for beside in (run.getprevious(), run, run.getnext()):
            assert find(beside, "w:rPr/w:rStyle/@w:val") == ["FootnoteReference"]
    own = {note.get(f"{{{W['w']}}}id"): note for note in find(notes, "w:footnote")}
    assert [key for key in own if int(key) > 0] == marks
    assert text(own["7"]).startswith("() Hiện nay, còn 01 hủ tục")
    assert [len(find(own[key], "w:p")) for key in ("1", "5", "7")] == [1, 3, 3]
    assert len(find(own["7"], ".//w:footnoteRef")) == 1
    settings = find(tree(file, "settings"), "//w:footnotePr/w:footnote/@w:id")
    assert set(settings) == {key for key in own if int(key) <= 0}


def test_notes_are_small_and_single_spaced(opened):
    note = opened.styles["footnote text"]
    assert note.font.size == Pt(11)
    assert note.paragraph_format.line_spacing == 1
    assert find(opened.styles["footnote reference"].element, ".//w:vertAlign/@w:val") == [
        "superscript"
    ]


def test_a_note_of_the_abstract_comes_first():
    abstract = [*DOCUMENT.abstract, make("Note", [para("Chú thích của trích yếu.")])]
    file = word.write(DOCUMENT._replace(abstract=abstract))
    assert len(find(tree(file, "document"), "//w:footnoteReference")) == 8
    first = find(tree(file, "footnotes"), "w:footnote[@w:id='1']")[0]
    assert text(first) == "() Chú thích của trích yếu."


def test_only_gaps_are_highlighted(file):
    marked = find(tree(file, "document"), "//w:r[w:rPr/w:highlight/@w:val='yellow']")
    assert [text(run) for run in marked] == ["chưa có số mô hình chuyển đổi"]


def test_words_that_stand_together_are_one_run():
    (line,) = write(para(FILLER[0])).paragraphs[4:-1]
    assert [run.text for run in line.runs] == [FILLER[0]]


def test_what_has_no_words_keeps_its_place():
    opened = write(para(""), head(2, ""), para("Hết."), abstract=[])
    styles = [one.style.name for one in opened.paragraphs if one.style.name != "Dòng mảnh"]
    assert styles == ["Title", "Subtitle", "Gạch dưới trích yếu", "Body Text", "Heading 2",
                      "Body Text"]  # fmt: skip
    assert opened.paragraphs[-2].text == "Hết."


def test_draft():
    opened = docx.Document(BytesIO(word.write(DRAFT)))
    number, place = opened.tables[0].rows[1].cells
    assert number.text == "Số      -BC/BCĐ\nDự thảo lần 2"
    assert number.paragraphs[1].style.font.italic
    assert place.text == "Kon Rẫy, ngày     tháng     năm 2024"
    (section,) = opened.sections
    first, others = section.first_page_header.paragraphs[0], section.header.paragraphs[0]
    assert first.text == "SỐ LIỆU MINH HỌA\t\tLƯU HÀNH NỘI BỘ"
    assert others.text.startswith("SỐ LIỆU MINH HỌA\t")
    assert find(others._p, ".//w:instrText")
    assert first.runs[0].bold
    posts = opened.tables[1].rows[0].cells[1].paragraphs
    assert [bool(line.runs and line.runs[0].bold) for line in posts] == [True, False, False]


def test_properties_name_the_report_and_nobody_else(file, opened):
    known = opened.core_properties
    assert (known.title, known.subject, known.author, known.language) == (
        "Báo cáo quý II/2024",
        "Kết quả công tác quý II/2024",
        "Ban Chỉ đạo Cuộc vận động huyện Kon Rẫy",
        "vi-VN",
    )
    assert known.last_modified_by == ""
    assert f"{known.created:%Y-%m-%d}" == "2024-06-20"
    assert "<dcterms:" not in parts(word.write(DRAFT))["docProps/core.xml"]


def test_nothing_of_a_template_is_left(file):
    assert list(parts(file)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/footnotes.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    assert "pandoc" not in "".join(parts(file).values()).lower()


def test_every_style_that_is_used_exists(file):
    known = set(find(tree(file, "styles"), "//w:style/@w:styleId"))
    for name in ("document", "footnotes", "header1", "header2"):
        used = find(tree(file, name), "//w:pStyle/@w:val | //w:rStyle/@w:val")
        assert set(used) <= known


def test_names_of_styles_hold_no_comma(file):
    names = find(tree(file, "styles"), "//w:style/w:name/@w:val")
    assert "Số và ký hiệu" in names
    assert not [name for name in names if "," in name]


def test_the_same_report_gives_the_same_bytes(file):
    assert word.write(DOCUMENT) == file


@pytest.mark.parametrize(
    "words",
    ["<w:b/> & ]]> <!-- -->", '#include("x") *a* _b_ `c` [d](e) $x$', "{=openxml} \\newpage"],
)
def test_hostile_words_show_as_themselves(words):
    opened = write(
        make("Para", [make("Str", words), make("Note", [make("Para", [make("Str", words)])])]),
        superior=words,
        signer=words,
        title=words,
        banner=words,
        recipients=[words],
    )
    assert opened.paragraphs[4].text == f"{words}()"
    assert opened.tables[0].rows[0].cells[0].paragraphs[0].text == words
    assert opened.tables[1].rows[0].cells[1].paragraphs[-1].text == words
    assert opened.tables[1].rows[0].cells[0].paragraphs[-1].text == f"- {words}."
    assert opened.core_properties.title == words
    assert opened.sections[0].header.paragraphs[0].text.startswith(words)


def test_signs_that_xml_cannot_hold_are_left_out():
    opened = write(para("Chữ\x07 này"), signer="Đinh\x00 Thị Anh")
    assert opened.paragraphs[4].text == "Chữ này"
    assert opened.tables[1].rows[0].cells[1].paragraphs[-1].text == "Đinh Thị Anh"


def test_mirrored_margins_are_words_own(file):
    form = DOCUMENT.form._replace(mirrored=True)
    mirrored = word.write(DOCUMENT._replace(form=form))
    settings = [etree.QName(one).localname for one in tree(mirrored, "settings")]
    assert settings[:3] == ["zoom", "mirrorMargins", "defaultTabStop"]  # the schema's order
    assert not find(tree(file, "settings"), "//w:mirrorMargins")
    (section,) = docx.Document(BytesIO(mirrored)).sections
    assert abs(section.left_margin - Mm(30)) <= TWIP and abs(section.right_margin - Mm(15)) <= TWIP
