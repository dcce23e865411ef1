"""What stands around the body of a slide: its subject, its finding, the mark of invented figures,
and at the foot the source, the choices and the number of the page."""

from collections.abc import Sequence
from textwrap import shorten
from xml.sax.saxutils import escape

from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide as Page

from app import colours, markup
from app.deck.foot import Foot
from app.deck.powerpoint.lettering import bind, count_lines, measure
from app.deck.powerpoint.paper import DEEP as LABEL
from app.deck.powerpoint.paper import (
    EDGE,
    FOOT_TOP,
    SOFT,
    Box,
    foot_box,
    number_box,
    paint,
    title_box,
)
from app.deck.powerpoint.writing import Said, drop_style, fill_frame, write_box, write_run
from app.deck.slide import Slide
from app.deck.texts import Cover, Paragraphs

_TITLES = (28, 26, 24, 22, 20)  # points
_MOST_LINES = 3
_BARE = 40
_SMALL = 12  # of the foot, which is for whoever has the file in hand
_FOOT_LINES = 3
_SUBTITLE = 18
KEY = 34  # pixels of a chart's key
_LEADING = 1.6  # pixels of a line for each point of type


def title_size(slide: Slide, wide: int) -> int:
    """Points of a title: one line where it nearly fits, two or three where it does not."""
    width = title_box(wide).points[0]
    for most, sizes in ((1, _TITLES[:2]), (2, _TITLES[:3]), (_MOST_LINES, _TITLES)):
        for size in sizes:
            if count_lines(slide.title, size, width, is_bold=True) <= most:
                return size
    return _TITLES[-1]


def body_box(slide: Slide, wide: int) -> Box:
    """What is left between head and foot."""
    top = _subtitle_box(slide, wide)
    explained = _explained_box(slide, wide)
    high = top.top + top.height + (10 if slide.subtitle else 24)
    return Box(EDGE, high, wide - 2 * EDGE, explained.top - 14 - high)


def write_head(page: Page, slide: Slide, foot: Foot, wide: int) -> None:
    """Subject, finding, what is drawn, and that figures are invented."""
    if slide.label:
        label = Box(EDGE, 20, wide - 2 * EDGE, 30)
        write_box(page.shapes, label, [Said(slide.label, 18, LABEL, is_bold=True)], "Chủ đề")
    _write_mark(page, foot, wide, ground="")
    title = page.shapes.title
    if _is_bare(slide):  # "Nghỉ giải lao"
        title.left, title.top, title.width, title.height = Box(EDGE, 220, wide - 2 * EDGE, 220).emu
        fill_frame(title.text_frame, [Said(slide.title, _BARE, is_bold=True)], "middle")
    else:
        said = [Said(slide.title, title_size(slide, wide), is_bold=True)]
        fill_frame(title.text_frame, said)
    if slide.subtitle:
        said = [Said(slide.subtitle, _SUBTITLE, SOFT)]
        write_box(page.shapes, _subtitle_box(slide, wide), said, "Cách vẽ")
    if slide.explained:
        said = [Said(slide.explained, _SUBTITLE)]
        write_box(page.shapes, _explained_box(slide, wide), said, "Giải thích", "bottom")


def _is_bare(slide: Slide) -> bool:
    """Whether it has nothing but a title."""
    return not slide.spec and (
        slide.text is None or (isinstance(slide.text, Paragraphs) and not slide.text.lines)
    )


def write_cover(page: Page, slide: Slide, lines: Sequence[str], foot: Foot, wide: int) -> None:
    """The first slide."""
    white = colours.GROUND
    title, under = page.shapes.title, page.placeholders[1]
    fill_frame(title.text_frame, [Said(slide.title, 44, white, is_bold=True)], "bottom")
    said = [Said(line, 24, white, above=6) for line in lines]
    fill_frame(under.text_frame, [one._replace(bullet="") for one in said])
    _write_mark(page, foot, wide, ground=white)


def write_key(page: Page, box: Box, key: Sequence[tuple[str, str]]) -> None:
    """What the colours of a chart are, above it."""
    frame = write_box(page.shapes, Box(box.left, box.top, box.width, KEY), [], "Chú giải")
    for colour, name in key:
        write_run(frame.paragraphs[0], "■ ", 18, colour)
        write_run(frame.paragraphs[0], f"{name}      ", 16, colours.INK)


def write_foot(page: Page, slide: Slide, foot: Foot, number: str, wide: int) -> None:
    """Source, choices, and the page's number, as PowerPoint's own foot and number."""
    ink = colours.GROUND if isinstance(slide.text, Cover) else SOFT
    source = markup.write_source(slide.source)
    box = foot_box(wide)
    lines = _fit([line for line in (source, foot.line) if line], box)
    body = "".join(_paragraph(bind(line), ink) for line in lines)
    _add_place(page, "ftr", 11, box, body, "Chân trang")
    at, of = number.split("/")
    look = _look(ink, is_bold=True)
    field = (
        '<a:p><a:pPr algn="r"/><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        f"{look}<a:t>{at}</a:t></a:fld><a:r>{look}<a:t>/{of}</a:t></a:r></a:p>"
    )
    _add_place(page, "sldNum", 12, number_box(wide), field, "Số trang")


def _add_place(page: Page, kind: str, index: int, box: Box, body: str, name: str) -> None:
    """A placeholder of the layout, which python-pptx does not bring along."""
    left, top, width, height = box.emu
    tree = page.shapes._spTree
    number = max(int(one.get("id")) for one in tree.iter() if one.tag.endswith("}cNvPr")) + 1
    tree.append(
        parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" '
            f'idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
            f'<a:ext cx="{width}" cy="{height}"/></a:xfrm></p:spPr><p:txBody><a:bodyPr lIns="0" '
            'tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f"{body or '<a:p/>'}</p:txBody></p:sp>"
        )
    )


def _fit(lines: Sequence[str], box: Box) -> list[str]:
    """Lines that find room at the foot; what is too long for it ends in dots, and stands whole in
    the notes."""
    found = []
    for line in lines:
        text, most = line, _FOOT_LINES - sum(_count(one, box) for one in found)
        most -= len(lines) - len(found) - 1
        while _count(text, box) > most:
            text = shorten(text, len(text) - 8, placeholder="…")
        found.append(text)
    return found


def _count(text: str, box: Box) -> int:
    return count_lines(text, _SMALL, box.points[0])


def _paragraph(text: str, ink: str) -> str:
    return f'<a:p><a:pPr algn="l"/><a:r>{_look(ink)}<a:t>{escape(text)}</a:t></a:r></a:p>'


def _look(ink: str, is_bold: bool = False) -> str:
    return (
        f'<a:rPr lang="vi-VN" sz="{_SMALL * 100}" b="{int(is_bold)}"><a:solidFill><a:srgbClr '
        f'val="{ink[1:7].upper()}"/></a:solidFill></a:rPr>'
    )


def _write_mark(page: Page, foot: Foot, wide: int, ground: str) -> None:
    """That figures are invented, in a frame at the upper right."""
    if not foot.mark:
        return
    width = measure(foot.mark, 16, is_bold=True) / 0.75 + 28
    box = Box(wide - EDGE - width, 18, width, 32)
    shape = page.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *box.emu)
    shape.name = "Dấu minh họa"
    drop_style(shape)
    shape.fill.solid()
    shape.fill.fore_color.rgb = paint(ground or colours.GROUND)
    shape.line.color.rgb = paint(colours.ALERT)
    said = [Said(foot.mark, 16, colours.ALERT, is_bold=True, align="center")]
    fill_frame(shape.text_frame, said, "middle")


def _subtitle_box(slide: Slide, wide: int) -> Box:
    size = title_size(slide, wide)
    box = title_box(wide)
    lines = count_lines(slide.title, size, box.points[0], is_bold=True)
    top = box.top + lines * size * _LEADING + 4
    rows = count_lines(slide.subtitle, _SUBTITLE, box.points[0]) if slide.subtitle else 0
    return Box(EDGE, top, box.width, rows * _SUBTITLE * _LEADING)


def _explained_box(slide: Slide, wide: int) -> Box:
    width = wide - 2 * EDGE
    rows = count_lines(slide.explained, _SUBTITLE, width * 0.75) if slide.explained else 0
    high = rows * _SUBTITLE * _LEADING
    return Box(EDGE, FOOT_TOP - 22 - high, width, high)
