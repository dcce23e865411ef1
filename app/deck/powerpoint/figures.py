"""A slide's large figures: each a box with what it counts, the number, and its details."""

from collections.abc import Sequence

from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.shapetree import SlideShapes

from app import colours
from app.deck.markup import split_value
from app.deck.powerpoint.lettering import measure
from app.deck.powerpoint.paper import DEEP, SOFT, Box, paint
from app.deck.powerpoint.writing import Said, drop_style, fill_frame, write_paragraph, write_run
from app.section import Card

_LARGE = (80, 66, 54, 44)  # points of a number
_GAP = 40
# Passed over by what reads slides out.
_DECORATION = (
    f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)
_INNER = 28  # pixels from the bar to the text


def draw_figures(shapes: SlideShapes, place: Box, cards: Sequence[Card]) -> None:
    """The figures beside each other."""
    if not cards:
        return
    width = (place.width - _GAP * (len(cards) - 1)) / len(cards)
    most = max(len(card.values) * _LARGE[0] + len(card.details) * 26 + 30 for card in cards)
    height = min(place.height, most * 1.2 / 0.75)
    top = place.top + (place.height - height) / 3
    for number, card in enumerate(cards):
        left = place.left + number * (width + _GAP)
        _draw_bar(shapes, Box(left, top, 6, height))
        _draw_card(shapes, Box(left + _INNER, top, width - _INNER, height), card)


def _draw_bar(shapes: SlideShapes, box: Box) -> None:
    bar = shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
    bar.name = "Vạch"
    drop_style(bar)
    bar.fill.solid()
    bar.fill.fore_color.rgb = paint(colours.STRONG)
    bar.line.fill.background()
    bar._element.nvSpPr.cNvPr.append(parse_xml(_DECORATION))


def _draw_card(shapes: SlideShapes, box: Box, card: Card) -> None:
    shape = shapes.add_textbox(*box.emu)
    shape.name = card.label
    frame = shape.text_frame
    fill_frame(frame, [Said(card.label, 22, SOFT)])
    values = [(*split_value(value), unit) for value, unit in card.values]
    size = next((size for size in _LARGE if _fits(values, size, box.points[0])), _LARGE[-1])
    for before, number, unit in values:
        paragraph = frame.add_paragraph()
        write_paragraph(paragraph, Said(before, 24, SOFT))
        write_run(paragraph, number, size, DEEP, is_bold=True)
        write_run(paragraph, f" {unit}", 24, colours.INK)
    for line in card.details:
        write_paragraph(frame.add_paragraph(), Said(line, 20, above=4))


def _fits(values: Sequence[tuple[str, str, str]], size: float, width: float) -> bool:
    return all(
        measure(before + unit, 24) + 12 + measure(number, size, is_bold=True) <= width
        for before, number, unit in values
    )
