"""The PowerPoint file: what stands on each slide and in its notes, in which type, for whom."""

import io
import itertools
import re
from datetime import date

import pytest
from pptx import Presentation
from pptx.util import Pt

from app.deck.foot import make_foot
from app.deck.powerpoint.file import break_up, write
from app.deck.powerpoint.lettering import bind, clean, count_lines, measure
from app.deck.powerpoint.pages import title_size
from app.deck.powerpoint.paper import EMU, SHAPES
from app.deck.slide import Slide
from app.deck.slides import make_deck, order_slides
from app.deck.texts import Columns, Figures, Heads, Lines, Paragraphs, Tiles
from app.section import Card
from data import words
from data.saved_decks import MOST_SLIDES, SavedSlide

TODAY = date(2024, 8, 1)
NAMES = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
LONG = "Đề nghị các xã, thị trấn rà soát lại từng thôn, làng và gửi danh sách trước ngày 15"


def slides_of(view, kept=()):
    return make_deck(view, order_slides(",".join(one.name for one in kept), kept), TODAY, ()).slides


def open_file(slides, view, shape="16:9"):
    return Presentation(io.BytesIO(write(slides, view, shape)))


def pages_of(slides, shape="16:9"):
    """The slides as the file has them: one that is too long stands on several."""
    return [page for slide in slides for page, *_ in break_up(slide, SHAPES[shape])]


def texts_of(page):
    """All that is written on a slide outside its charts."""
    frames = [shape.text_frame for shape in page.shapes if shape.has_text_frame]
    frames += [
        cell.text_frame
        for shape in page.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    return [line.text for frame in frames for line in frame.paragraphs if line.text]


def runs_of(page):
    return [run for shape in page.shapes for run in shape._element.iterfind(".//a:r", NAMES)]


@pytest.mark.parametrize(
    ("kind", "shape"), [("official", "16:9"), ("demo", "16:9"), ("demo", "4:3")]
)
def test_every_slide_has_its_finding_foot_mark_and_notes(view, demo_view, kind, shape):
    chosen = {"official": view, "demo": demo_view}[kind]
    slides, foot = slides_of(chosen), make_foot(chosen)
    file = open_file(slides, chosen, shape)
    assert file.slide_width == {"16:9": 1280, "4:3": 960}[shape] * EMU
    parts = pages_of(slides, shape)
    for number, (slide, page) in enumerate(zip(parts, file.slides, strict=True), start=1):
        assert page.shapes.title.text_frame.text == bind(slide.title)
        told = texts_of(page)
        assert f"{number}/{len(parts)}" in told
        assert any(bind(foot.line) in line for line in told)
        assert (words.DEMO in told) is (kind == "demo")
        assert any(line.startswith("Nguồn: ") for line in told) is bool(slide.source)
        assert slide.explained == "" or bind(slide.explained) in told
        notes = page.notes_slide.notes_text_frame.text.split("\n")
        assert {clean(line) for line in slide.notes} <= set(notes)
        assert any(line.startswith("Nguồn: ") for line in notes) >= bool(slide.source)
        assert notes[-1] == foot.line
        assert (words.DEMO in notes) is (kind == "demo")


def test_charts_and_tables_are_told_in_words(demo_view):
    slides = slides_of(demo_view)
    found = 0
    parts = pages_of(slides)
    for slide, page in zip(parts, open_file(slides, demo_view).slides, strict=True):
        for shape in page.shapes:
            if shape.has_chart or shape.has_table:
                told = shape._element.nvGraphicFramePr.cNvPr.get("descr")
                assert told == clean(slide.alt) if shape.has_chart else " Mẫu" in told
                found += 1
    assert found == 13


@pytest.mark.parametrize("shape", ["16:9", "4:3"])
def test_nothing_leaves_the_paper_and_boxes_lie_apart(view, demo_view, shape):
    for chosen in (view, demo_view):
        file = open_file(slides_of(chosen), chosen, shape)
        for page in file.slides:
            boxes = [
                (one.left, one.top, one.left + one.width, one.top + one.height, one.name)
                for one in page.shapes
                if one.name not in ("Chủ đề", "Dấu minh họa") and not one.name.startswith("Title")
            ]
            for left, top, right, bottom, _ in boxes:
                assert left >= 0 and top >= 0
                assert right <= file.slide_width and bottom <= file.slide_height
            for one, other in itertools.combinations(boxes, 2):
                is_beside = one[2] <= other[0] or other[2] <= one[0]
                assert is_beside or one[3] <= other[1] or other[3] <= one[1], (one, other)


def test_type_can_be_read_from_the_last_row(view, demo_view):
    for chosen in (view, demo_view):
        for page in open_file(slides_of(chosen), chosen).slides:
            for shape in page.shapes:
                small = shape.name in ("Chân trang", "Số trang")
                for run in shape._element.iterfind(".//a:r/a:rPr", NAMES):
                    least = 12 if small else 14 if shape.name in _KEYS else 18
                    assert int(run.get("sz")) >= least * 100, shape.name


_KEYS = ("Chú giải", "Dấu minh họa", "Bảng ô màu")


def test_all_is_in_vietnamese_in_a_font_that_every_machine_has(demo_view):
    file = open_file(slides_of(demo_view), demo_view)
    theme = next(
        part for part in file.part.package.iter_parts() if "theme1" in str(part.partname)
    ).blob.decode()
    assert theme.count('<a:latin typeface="Arial"') == 2
    for page in file.slides:
        for run in runs_of(page):
            assert run.find("a:rPr", NAMES).get("lang") == "vi-VN"
            assert run.find(".//a:latin", NAMES) is None
    assert file.core_properties.language == "vi-VN"
    assert file.core_properties.comments == words.DEMO


def test_a_table_has_the_colours_of_the_map(view):
    [slide] = [one for one in slides_of(view) if one.name == "hu-tuc-xa"]
    [page] = open_file([slide], view).slides
    [table] = [shape.table for shape in page.shapes if shape.has_table]
    cells = [[cell.text_frame.text for cell in row.cells] for row in table.rows]
    assert cells[0] == ["Xã, thị trấn", "Số hộ còn thực hiện"]
    assert cells[1:] == [list(row) for row in slide.text.rows]
    fills = [row.cells[1].fill for row in list(table.rows)[1:]]
    known = [number for number, row in enumerate(slide.text.rows) if row[1] != "chưa có số"]
    assert [n for n, fill in enumerate(fills) if fill.type == 1] == known
    assert [str(fills[n].fore_color.rgb) for n in known] == [
        slide.text.colours[n][1:].upper() for n in known
    ]


def test_each_indicator_in_each_commune_is_a_coloured_cell(demo_view):
    [slide] = [one for one in slides_of(demo_view) if one.name == "chi-tieu-tung-xa"]
    [page] = open_file([slide], demo_view, "4:3").slides
    [table] = [shape.table for shape in page.shapes if shape.has_table]
    rows = [
        [cell.text_frame.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows
    ]
    assert rows[0] == ["", *slide.text.heads]
    for number, (name, cells) in enumerate(slide.text.rows, start=1):
        assert rows[number] == [name, *(f"{one.word} {one.number}".strip() for one in cells)]
        for cell, told in zip(list(table.rows[number].cells)[1:], cells, strict=True):
            found = str(cell.fill.fore_color.rgb) if cell.fill.type == 1 else ""
            assert found == told.ground[1:].upper()


@pytest.mark.parametrize(
    "text",
    [
        Lines([f"{LONG} {number}." for number in range(30)]),
        Paragraphs("\n".join(f"{LONG} {number}." for number in range(30))),
        Heads([(f"{LONG} {number}", [LONG, LONG]) for number in range(9)]),
        Heads([("Một", [f"{LONG} {number}." for number in range(40)])]),
        Columns([("Một", [f"{LONG} {n}." for n in range(9)]), ("Hai", [LONG] * 9), ("Ba", [])]),
    ],
    ids=["lines", "text", "heads", "one head", "columns"],
)
@pytest.mark.parametrize("shape", ["16:9", "4:3"])
def test_what_does_not_fit_goes_on_on_the_next_slide(view, text, shape):
    pages = list(open_file([Slide("a", "Nhãn", "Tiêu đề", text=text)], view, shape).slides)
    assert len(pages) > 1
    titles = [page.shapes.title.text_frame.text for page in pages]
    assert titles == [f"Tiêu đề ({n}/{len(pages)})" for n in range(1, len(pages) + 1)]
    told = [line for page in pages for line in texts_of(page)]
    assert sum(LONG in line for line in told) == str(text).count(LONG)
    for page in pages:
        for shape_ in page.shapes:
            if shape_.name in ("Nội dung", "Một", "Hai"):
                width, high = shape_.width / Pt(1), 0
                for line in shape_.text_frame.paragraphs:
                    size = line.runs[0].font.size.pt
                    high += size * 1.2 * count_lines(line.text, size, width - size * 1.6)
                assert high <= shape_.height / Pt(1) * 1.02


HOSTILE = SavedSlide(
    "chu-1",
    "Ý kiến\x00\x1f <b>&\"' 👩‍🌾 \ud83d \uffff" + "dài " * 60,
    "=1+1\n_x0041_ ]]> &amp;\x07\n\u202eđảo\x85\n" + "khôngdấucách" * 40,
)


def test_a_text_of_anybody_harms_nothing(view):
    slides = slides_of(view, [HOSTILE])
    [page] = open_file(slides, view).slides
    title = page.shapes.title.text_frame.text
    assert title.startswith("Ý kiến <b>&\"' 👩‍🌾") and "\x1f" not in title
    told = texts_of(page)
    assert "=1+1" in told and "_x0041_ ]]> &amp;" in told


def test_an_empty_slide_an_empty_deck_and_the_longest_one(view):
    assert len(open_file([], view).slides) == 0
    [page] = open_file(slides_of(view, [SavedSlide("chu-1", "Nghỉ", "")]), view).slides
    assert page.shapes.title.text_frame.text == "Nghỉ"
    assert page.shapes.title.text_frame.paragraphs[0].runs[0].font.size == Pt(40)
    many = [SavedSlide(f"chu-{n}", f"Trang {n}", "Một dòng") for n in range(MOST_SLIDES)]
    assert len(open_file(slides_of(view, many), view).slides) == MOST_SLIDES


def test_figures_are_large_and_one_place_is_a_figure(view):
    card = Card("Dừng hoạt động", [("ít nhất 26", "mô hình")], ["13 không hiệu quả"], [], "")
    for text in (Figures([card, card]), Tiles("Số hộ", [["Xã Mẫu 1", "ít nhất 16"]], ["#7fc4ac"])):
        [page] = open_file([Slide("a", "", "T", text=text)], view).slides
        sizes = [int(run.find("a:rPr", NAMES).get("sz")) for run in runs_of(page)]
        assert max(sizes) >= 4400
        assert any("ít nhất" in line for line in texts_of(page))


def test_a_title_takes_few_lines(view):
    assert title_size(Slide("a", "", "Ngắn"), 1280) == 28
    assert title_size(Slide("a", "", "dài " * 120), 1280) == 20
    assert measure("WWW", 10) > 2 * measure("iii", 10)
    assert measure("ab", 10, is_bold=True) > measure("ab", 10)
    assert count_lines("một hai ba", 10, measure("một hai", 10) + 1) == 2
    assert count_lines("a" * 50, 10, 100) == 3


def test_every_colour_is_one_in_a_quarter_without_a_path(demo_view):
    """At a year's end no level is required by now: its marks have no value anywhere."""
    view = demo_view._replace(quarter="2023-Q4")
    slides = [one for one in slides_of(view) if one.spec]
    for page in open_file(slides, view).slides:
        [chart] = [shape.chart for shape in page.shapes if shape.has_chart]
        found = chart._chartSpace.findall(".//a:srgbClr", NAMES)
        assert found and all(re.fullmatch("[0-9A-F]{6}", one.get("val")) for one in found)
        for plot in chart.plots:
            for series in plot.series:
                assert any(value is not None for value in series.values), series.name
