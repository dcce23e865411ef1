"""Names and numbers as a real table, each number on the colour that its page gives it."""

from collections.abc import Sequence

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.shapetree import SlideShapes
from pptx.table import Table, _Cell
from pptx.util import Pt

from app import colours
from app.deck.powerpoint.figures import draw_figures
from app.deck.powerpoint.lettering import clean
from app.deck.powerpoint.paper import DEEP, EMU, RULE, Box, paint
from app.deck.powerpoint.writing import Said, fill_frame, write_run
from app.deck.texts import Grid, Tiles
from app.section import Card
from data import words

_MOST = 7  # rows of a table; more stand in a second one beside it
_ROW = (60, 48)  # pixels, highest and lowest
_GAP = 48
_WIDE = 1000
_TYPE = 20  # points of a table of names and numbers; cells of a grid are set closer
# Tables without the stripes of a style of PowerPoint's.
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def draw_tiles(shapes: SlideShapes, place: Box, text: Tiles) -> None:
    """The rows, in as many tables as there is room for beside each other; one alone as a figure."""
    if len(text.rows) == 1:
        [(name, value)] = text.rows
        label = f"{name}: {words.low(text.caption)}"
        draw_figures(shapes, place, [Card(label, [(value, "")], [], [], "")])
        return
    looks = list(text.colours) or [""] * len(text.rows)
    pairs = list(zip(text.rows, looks, strict=True))
    parts = [pairs[at : at + _MOST] for at in range(0, len(pairs), _MOST)]
    width = (place.width - _GAP * (len(parts) - 1)) / max(len(parts), 1)
    for number, part in enumerate(parts):
        box = Box(place.left + number * (width + _GAP), place.top, width, place.height)
        _draw_table(shapes, box, text.caption, part)


def _draw_table(
    shapes: SlideShapes, box: Box, caption: str, rows: Sequence[tuple[Sequence[str], str]]
) -> None:
    high = max(_ROW[1], min(_ROW[0], box.height / (len(rows) + 1)))
    size = Box(box.left, box.top, box.width, high * (len(rows) + 1)).emu
    told = "; ".join(f"{name}: {value}" for (name, value), _ in rows)
    frame = shapes.add_table(len(rows) + 1, 2, *size)
    table = _tidy(frame, caption, f"{caption}. {told}.", [box.width * 0.55, box.width * 0.45], high)
    _fill(table.cell(0, 0), Said("Xã, thị trấn", _TYPE, DEEP, is_bold=True))
    _fill(table.cell(0, 1), Said(caption, _TYPE, DEEP, is_bold=True, align="right"))
    for at, ((name, value), colour) in enumerate(rows, start=1):
        _fill(table.cell(at, 0), Said(name, _TYPE))
        said = Said(value, _TYPE, _ink_on(colour), is_bold=bool(colour), align="right")
        _fill(table.cell(at, 1), said, colour)


def draw_grid(shapes: SlideShapes, place: Box, text: Grid) -> None:
    """Rows of coloured cells under the names of their columns."""
    count = len(text.heads)
    first = place.width * (0.26 if place.width > _WIDE else 0.23)
    widths = [first, *([(place.width - first) / count] * count)]
    high = min(_ROW[0], place.height / (len(text.rows) + 1))
    size = Box(place.left, place.top, place.width, high * (len(text.rows) + 1)).emu
    frame = shapes.add_table(len(text.rows) + 1, count + 1, *size)
    table = _tidy(frame, "Bảng ô màu", _tell(text), widths, high)
    for at, head in enumerate(["", *text.heads]):
        _fill(table.cell(0, at), Said(head, 16, DEEP, is_bold=True, align="center"))
    for row, (name, cells) in enumerate(text.rows, start=1):
        _fill(table.cell(row, 0), Said(name, 16 if place.width > _WIDE else 14))
        for at, cell in enumerate(cells, start=1):
            said = Said(cell.number, 18, cell.ink, is_bold=True, align="center")
            _fill(table.cell(row, at), said, cell.ground, cell.word)


def _tell(text: Grid) -> str:
    """The cells in words, row by row."""
    rows = [
        f"{name}: "
        + ", ".join(
            " ".join(part for part in (head, cell.word, cell.number) if part)
            for head, cell in zip(text.heads, cells, strict=True)
        )
        for name, cells in text.rows
    ]
    return f"{'; '.join(rows)}."


def _tidy(frame: GraphicFrame, name: str, alt: str, widths: Sequence[float], high: float) -> Table:
    """A table without a style of PowerPoint's, its columns and rows in pixels."""
    frame.name = name
    describe(frame, alt)
    frame._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN
    frame.table.horz_banding = False
    for column, width in zip(frame.table.columns, widths, strict=True):
        column.width = round(width * EMU)
    for row in frame.table.rows:
        row.height = round(high * EMU)
    return frame.table


def describe(frame: GraphicFrame, alt: str) -> None:
    """Say in words what a chart or a table shows, for those who do not see it."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(alt))


def _fill(cell: _Cell, said: Said, ground: str = "", word: str = "") -> None:
    """A cell's text, after a word in smaller type."""
    fill_frame(cell.text_frame, [said._replace(text=f"{word} ") if word else said])
    if word:
        [paragraph] = cell.text_frame.paragraphs
        paragraph.runs[0].font.size, paragraph.runs[0].font.bold = Pt(said.size - 4), False
        write_run(paragraph, said.text, said.size, said.ink, said.is_bold)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = (14 if said.size == _TYPE else 4) * EMU
    cell.margin_top = cell.margin_bottom = 2 * EMU
    if ground:
        cell.fill.solid()
        cell.fill.fore_color.rgb = paint(ground)
    else:
        cell.fill.background()
    properties = cell._tc.get_or_add_tcPr()
    rule = (
        f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{RULE[1:].upper()}"/>'
        "</a:solidFill></a:lnB>"
    )
    properties.insert(0, parse_xml(rule))


def _ink_on(colour: str) -> str:
    """What can be read on a step of the scale."""
    return colours.ink_on(colours.SCALE.index(colour)) if colour in colours.SCALE else colours.MUTED
