"""The tables of the DOCX: Pandoc makes a paragraph of each cell, here they are put into rows."""

from lxml import etree

from report.page_setup import Form
from report.tables import PADDING, lay_out
from report.tree import Node
from report.word_styles import W, to_twips

STYLE = "TableText"
SIZE = 13  # of the style, pt
_SIDES = {"left": "left", "right": "right", "center": "center"}
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def write_table(table: Node, paragraphs: list[etree._Element], form: Form) -> str:
    """`w:tbl` over the whole width of the text, and the room below it.

    paragraphs: of the cells, row by row. The head stands on each page and never ends one, no row is
    torn but a very long one.
    """
    layout = lay_out(table, form)
    widths = [to_twips(width) for width in layout.widths]
    told = ""
    rest = iter(paragraphs)
    for number, may_break in enumerate(layout.may_break):
        cells = ""
        for width, side in zip(widths, layout.sides, strict=True):
            paragraph = next(rest)
            _dress(paragraph, "center" if number == 0 else side, number == 0, layout.size)
            middle = '<w:vAlign w:val="center"/>' if number == 0 else ""
            cells += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{middle}</w:tcPr>'
            cells += f"{etree.tostring(paragraph, encoding='unicode')}</w:tc>"
        row = "" if may_break else "<w:cantSplit/>"
        row += "<w:tblHeader/>" if number == 0 else ""
        told += f"<w:tr>{f'<w:trPr>{row}</w:trPr>' if row else ''}{cells}</w:tr>"
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in _EDGES
    )
    beside = "".join(
        f'<w:{side} w:w="{to_twips(length)}" w:type="dxa"/>'
        for side, length in (("top", 0.7), ("left", PADDING), ("bottom", 0.7), ("right", PADDING))
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{beside}</w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{told}</w:tbl>"
        # Word wants a paragraph between two tables; this one is the room below.
        f'<w:p><w:pPr><w:pStyle w:val="Thin"/><w:spacing w:after="{round(form.gap * 20)}"/></w:pPr>'
        "</w:p>"
    )


def _dress(paragraph: etree._Element, side: str, is_head: bool, size: float) -> None:
    properties = paragraph.find(f"{{{W}}}pPr")
    style = properties.find(f"{{{W}}}pStyle")
    style.set(f"{{{W}}}val", STYLE)
    if is_head:
        style.addnext(etree.Element(f"{{{W}}}keepNext"))
    if side != "left":
        etree.SubElement(properties, f"{{{W}}}jc").set(f"{{{W}}}val", _SIDES[side])
    for run in paragraph.iter(f"{{{W}}}r"):
        look = run.find(f"{{{W}}}rPr")
        if look is None:
            look = etree.Element(f"{{{W}}}rPr")
            run.insert(0, look)
        if is_head and look.find(f"{{{W}}}b") is None:
            # The order of the elements is that of the schema: only a style stands before.
            at = 1 if len(look) and look[0].tag == f"{{{W}}}rStyle" else 0
            look.insert(at, etree.Element(f"{{{W}}}bCs"))
            look.insert(at, etree.Element(f"{{{W}}}b"))
        if size != SIZE:
            for name in ("sz", "szCs"):
                _insert_size(look, name, size)


def _insert_size(look: etree._Element, name: str, size: float) -> None:
    after = [f"{{{W}}}{tag}" for tag in ("highlight", "u", "vertAlign", "lang")]
    at = next((place for place, one in enumerate(look) if one.tag in after), len(look))
    element = etree.Element(f"{{{W}}}{name}")
    element.set(f"{{{W}}}val", str(round(size * 2)))
    look.insert(at, element)
