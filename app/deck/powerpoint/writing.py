"""Texts as PowerPoint holds them: paragraphs in boxes, in Vietnamese, in the type of the theme."""

from collections.abc import Sequence
from typing import NamedTuple

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.shapetree import SlideShapes
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from app import colours
from app.deck.powerpoint.lettering import bind
from app.deck.powerpoint.paper import Box, paint

_DOT = 0.8  # of the type's size, from a dot to the letters after it
ALIGNED = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
ANCHORED = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}


class Said(NamedTuple):
    """A paragraph: its text, its type in points, and how it looks; `bullet`: the colour of the dot
    before it, "" for none; `level`: how far it stands in; `above`: points of room above it."""

    text: str
    size: float
    ink: str = colours.INK
    is_bold: bool = False
    bullet: str = ""
    level: int = 0
    above: float = 0
    align: str = "left"

    @property
    def indent(self) -> float:
        """Points from the left edge to its letters."""
        return self.size * _DOT * (self.level + 1) if self.bullet else 0


def write_box(
    shapes: SlideShapes, box: Box, said: Sequence[Said], name: str, anchor: str = "top"
) -> TextFrame:
    """A box with paragraphs; `name` stands in PowerPoint's list of what is on the slide."""
    shape = shapes.add_textbox(*box.emu)
    shape.name = name
    fill_frame(shape.text_frame, said, anchor)
    return shape.text_frame


def fill_frame(frame: TextFrame, said: Sequence[Said], anchor: str = "top") -> None:
    """Put paragraphs in the place of a frame's text."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = ANCHORED[anchor]
    for number, one in enumerate(said):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        write_paragraph(paragraph, one, is_first=number == 0)


def write_paragraph(paragraph: _Paragraph, one: Said, is_first: bool = False) -> None:
    """One paragraph."""
    paragraph.alignment = ALIGNED[one.align]
    paragraph.line_spacing = 1.0
    paragraph.space_before = Pt(0 if is_first else one.above)
    write_run(paragraph, one.text, one.size, one.ink, one.is_bold)
    if not one.bullet:
        return
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(round(one.indent * 12700)))
    properties.set("indent", str(round(-one.size * _DOT * 12700)))
    colour = one.bullet[1:].upper()
    for text in (
        f'<a:buClr {nsdecls("a")}><a:srgbClr val="{colour}"/></a:buClr>',
        f'<a:buFont {nsdecls("a")} typeface="Arial"/>',
        f'<a:buChar {nsdecls("a")} char="•"/>',
    ):
        properties.append(parse_xml(text))


def drop_style(shape: Shape) -> None:
    """Without the shadow and the outline that PowerPoint gives to new shapes."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def write_run(
    paragraph: _Paragraph, text: str, size: float, ink: str, is_bold: bool = False
) -> None:
    """A piece of a paragraph."""
    run = paragraph.add_run()
    run.text = bind(text)
    run.font.size = Pt(size)
    run.font.bold = is_bold
    run.font.color.rgb = paint(ink)
    run.font.language_id = MSO_LANGUAGE_ID.VIETNAMESE
