"""Names and numbers as a real table, each number on the colour that its page gives it."""

from collections.abc import Sequence

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.shapetree import SlideShapes
from pptx.table import _Cell

from app import colours
from app.deck.powerpoint.figures import draw_figures
from app.deck.powerpoint.lettering import clean
from app.deck.powerpoint.paper import DEEP, EMU, RULE, Box, paint
from app.deck.powerpoint.writing import Said, fill_frame
from app.deck.texts import Tiles
from app.section import Card
from data import words

_MOST = 7  # rows of a table; more stand in a second one beside it
_ROW = (60, 48)  # pixels, highest and lowest
_GAP = 48
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
    frame = shapes.add_table(len(rows) + 1, 2, *size)
    frame.name = caption
    told = "; ".join(f"{name}: {value}" for (name, value), _ in rows)
    describe(frame, f"{caption}. {told}.")
    table = frame.table
    frame._element.graphic.graphicData.tbl.tblPr.find(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"
    ).text = _PLAIN
    table.horz_banding = False
    table.columns[0].width = round(box.width * 0.55 * EMU)
    table.columns[1].width = round(box.width * 0.45 * EMU)
    for row in table.rows:
        row.height = round(high * EMU)
    _fill(table.cell(0, 0), "Xã, thị trấn", DEEP, is_bold=True)
    _fill(table.cell(0, 1), caption, DEEP, is_bold=True, align="right")
    for at, ((name, value), colour) in enumerate(rows, start=1):
        _fill(table.cell(at, 0), name, colours.INK)
        _fill(
            table.cell(at, 1), value, _ink_on(colour), colour, is_bold=bool(colour), align="right"
        )


def describe(frame: object, alt: str) -> None:
    """Say in words what a chart or a table shows, for those who do not see it."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(alt))  # type: ignore[attr-defined]


def _fill(
    cell: _Cell, text: str, ink: str, ground: str = "", is_bold: bool = False, align: str = "left"
) -> None:
    fill_frame(cell.text_frame, [Said(text, 20, ink, is_bold, align=align)])
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = 14 * EMU
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
