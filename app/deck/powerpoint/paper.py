"""The paper that slides are written on: its size, its theme, and the two layouts that they have."""

from typing import NamedTuple

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster

from app import colours

FONT = "Arial"  # on every Windows and Mac, with every Vietnamese letter
COVER = "#17624f"
DEEP = "#17624f"  # of labels, as on the screen (static/deck.css)
RULE = "#d5dedb"
SOFT = "#43514d"
EMU = 9525  # of a pixel of the stage, which is 720 high
SHAPES = {"16:9": 1280, "4:3": 960}
HIGH = 720
EDGE = 40
_FOREIGN = ("/thumbnail", "/printerSettings", "/extended-properties")
TITLE_TOP, FOOT_TOP, BOTTOM = 52, 656, 714
_COLOURS = {
    "dk1": colours.INK, "lt1": colours.GROUND, "dk2": DEEP, "lt2": colours.SCALE[0],
    "accent1": colours.STRONG, "accent2": colours.GOAL_MET, "accent3": colours.INEFFECTIVE,
    "accent4": colours.BEGAN, "accent5": colours.CONVERTED, "accent6": colours.STOCK,
    "hlink": DEEP, "folHlink": colours.CONVERTED,
}  # fmt: skip


class Box(NamedTuple):
    """A place on a slide, in pixels of the stage."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width and height as python-pptx takes them."""
        return tuple(round(part * EMU) for part in self)  # type: ignore[return-value]

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width * 0.75, self.height * 0.75


def lay_out(shape: str) -> Deck:
    """An empty deck of a shape ("16:9", "4:3") with our theme; its layouts are those of the cover
    and of all others."""
    deck = Presentation()
    wide = SHAPES[shape]
    deck.slide_width, deck.slide_height = wide * EMU, HIGH * EMU
    deck.element.find(qn("p:sldSz")).attrib.pop("type", None)
    _tidy(deck)
    master = deck.slide_master
    _set_theme(master)
    keep = {0: "Trang bìa", 5: "Trang số liệu"}
    for number in range(len(deck.slide_layouts) - 1, -1, -1):
        if number not in keep:
            deck.slide_layouts.remove(deck.slide_layouts[number])
    cover, page = deck.slide_layouts
    cover.name, page.name = keep[0], keep[5]
    _set_master(master, wide)
    _set_cover(cover, wide)
    _set_places(page, wide, {"title": title_box(wide)})
    return deck


def title_box(wide: int) -> Box:
    """Of a slide's title."""
    return Box(EDGE, TITLE_TOP, wide - 2 * EDGE, 90)


def foot_box(wide: int) -> Box:
    """Of source and choices."""
    return Box(EDGE, FOOT_TOP, wide - 2 * EDGE - 90, BOTTOM - FOOT_TOP)


def number_box(wide: int) -> Box:
    """Of the page's number."""
    return Box(wide - EDGE - 80, FOOT_TOP, 80, BOTTOM - FOOT_TOP)


def paint(colour: str) -> RGBColor:
    """A colour as python-pptx takes it."""
    return RGBColor.from_string(colour[1:7].upper())


def _tidy(deck: Deck) -> None:
    """Without what python-pptx's own paper brings: a picture of an empty slide, the settings of a
    printer, and counts of a deck without slides."""
    for rels in (deck.part.package._rels, deck.part.rels):
        for name, relation in list(rels.items()):
            if relation.reltype.endswith(_FOREIGN):
                rels.pop(name)


def _set_theme(master: SlideMaster) -> None:
    """Our colours and a font that every machine has."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    theme.set("name", "Cuộc vận động")
    for font in theme.iter(qn("a:majorFont"), qn("a:minorFont")):
        font.find(qn("a:latin")).set("typeface", FONT)
        for other in font.findall(qn("a:font")):
            font.remove(other)
    for name, colour in _COLOURS.items():
        place = next(theme.iter(qn(f"a:{name}")))
        for old in list(place):
            place.remove(old)
        etree.SubElement(place, qn("a:srgbClr")).set("val", colour[1:].upper())
    part.blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_master(master: SlideMaster, wide: int) -> None:
    styles = master.element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    run = title.find(qn("a:defRPr"))
    run.set("sz", "2800")
    run.set("b", "1")
    boxes = {"title": title_box(wide), "body": Box(EDGE, 160, wide - 2 * EDGE, 480)}
    _set_places(master, wide, boxes)
    _add_band(master, wide)


def _set_cover(cover: SlideLayout, wide: int) -> None:
    fill = cover.background.fill
    fill.solid()
    fill.fore_color.rgb = paint(COVER)
    cover.element.set("showMasterSp", "0")
    boxes = {
        "ctrTitle": Box(EDGE + 20, 160, wide - 2 * EDGE - 40, 190),
        "subTitle": Box(EDGE + 20, 380, wide - 2 * EDGE - 40, 180),
    }
    _set_places(cover, wide, boxes)


def _set_places(layout: SlideLayout | SlideMaster, wide: int, boxes: dict[str, Box]) -> None:
    """Where placeholders stand: those of `boxes`, number and foot; the date goes."""
    boxes |= {"ftr": foot_box(wide), "sldNum": number_box(wide)}
    for shape in list(layout.placeholders):
        mark = shape.element.find(f".//{qn('p:ph')}")
        kind = mark.get("type", "body")
        if kind not in boxes:
            shape.element.getparent().remove(shape.element)
            continue
        shape.left, shape.top, shape.width, shape.height = boxes[kind].emu
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        body = frame._txBody.find(qn("a:bodyPr"))
        body.set("anchor", "b" if kind == "ctrTitle" else "t")
        for old in list(body):
            body.remove(old)


def _add_band(master: SlideMaster, wide: int) -> None:
    """The green band along the upper edge, and the line above the foot."""
    tree = master.shapes._spTree
    for number, (name, box, colour) in enumerate(
        [
            ("Dải trên", Box(0, 0, wide, 8), colours.STRONG),
            ("Đường chân trang", Box(EDGE, FOOT_TOP - 8, wide - 2 * EDGE, 1), RULE),
        ]
    ):
        left, top, width, height = box.emu
        tree.insert(
            2 + number,
            parse_xml(
                f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{900 + number}" name="{name}"/>'
                '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
                f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
                '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr '
                f'val="{colour[1:].upper()}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
            ),
        )
