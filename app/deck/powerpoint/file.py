"""The slides as a PowerPoint file: the very slides that the screen shows, with charts that can be
edited, tables, and notes for the speaker."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation as File
from pptx.slide import Slide as Page

from app import markup
from app.deck.foot import Foot, make_foot
from app.deck.powerpoint import chart_xml, pages, workbook
from app.deck.powerpoint.bodies import Draw, plan
from app.deck.powerpoint.drawing import Drawing
from app.deck.powerpoint.lettering import clean
from app.deck.powerpoint.paper import EMU, SHAPES, Box, lay_out
from app.deck.powerpoint.reading import read
from app.deck.powerpoint.tables import describe
from app.deck.slide import Slide
from app.deck.texts import Cover
from app.view import View

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_LONGEST = 255  # letters of what a file says about itself


class Chart(CategoryChartData):
    """A drawing as python-pptx asks for it: its XML and the workbook with its table."""

    def __init__(self, drawn: Drawing, box: Box, mark: str) -> None:
        super().__init__()
        self.drawn, self.points, self.mark = drawn, box.points, mark

    def xml_bytes(self, chart_type: XL_CHART_TYPE) -> bytes:
        """The chart; its kind is the drawing's, whatever is asked for."""
        return chart_xml.write(self.drawn, *self.points)

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook that opens when its numbers are edited."""
        return workbook.write(self.drawn, self.mark)


def write(slides: Sequence[Slide], view: View, shape: str = "16:9") -> bytes:
    """The file of slides as a choice has them, on paper of a shape ("16:9" or "4:3")."""
    foot = make_foot(view)
    deck = lay_out(shape)
    parts = [part for slide in slides for part in break_up(slide, SHAPES[shape])]
    for number, (slide, box, draw) in enumerate(parts, start=1):
        _add(deck, slide, box, draw, foot, f"{number}/{len(parts)}")
    about = deck.core_properties
    about.title = clean(slides[0].title if slides else "")[:_LONGEST]
    about.author = clean(f"Huyện {view.district}")[:_LONGEST]
    about.last_modified_by, about.language = "", "vi-VN"
    about.subject = clean(foot.line)[:_LONGEST]
    about.comments = foot.mark
    about.created = about.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def break_up(slide: Slide, wide: int) -> list[tuple[Slide, Box, Draw | None]]:
    """A slide with where its body stands and what draws it; what does not fit goes on on another,
    numbered in its title. `wide`: pixels of the paper."""
    box = pages.body_box(slide, wide)
    if slide.spec or slide.text is None:
        return [(slide, box, None)]
    drawn = plan(slide.text, box)
    if len(drawn) < 2:
        return [(slide, box, drawn[0] if drawn else None)]
    titles = [f"{slide.title} ({number}/{len(drawn)})" for number in range(1, len(drawn) + 1)]
    return [
        (slide._replace(title=title), box, draw) for title, draw in zip(titles, drawn, strict=True)
    ]


def _add(deck: File, slide: Slide, box: Box, draw: Draw | None, foot: Foot, number: str) -> None:
    wide = round(deck.slide_width / EMU)
    if isinstance(slide.text, Cover):
        page = deck.slides.add_slide(deck.slide_layouts[0])
        pages.write_cover(page, slide, slide.text.lines, foot, wide)
    else:
        page = deck.slides.add_slide(deck.slide_layouts[1])
        pages.write_head(page, slide, foot, wide)
        if slide.spec:
            _add_chart(page, slide, box, foot.mark)
        elif draw:
            draw(page.shapes, box)
    pages.write_foot(page, slide, foot, number, wide)
    page.notes_slide.notes_text_frame.text = "\n".join(
        clean(line) for line in tell_notes(slide, foot)
    )


def _add_chart(page: Page, slide: Slide, box: Box, mark: str) -> None:
    drawn = read(slide.spec)
    key = chart_xml.list_key(drawn)
    if key:
        pages.write_key(page, box, key)
        box = Box(box.left, box.top + pages.KEY, box.width, box.height - pages.KEY)
    chart = Chart(drawn, box, mark)
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED  # what python-pptx asks for is not looked at
    frame = page.shapes.add_chart(kind, *box.emu, chart)
    frame.name = slide.label
    describe(frame, slide.alt)


def tell_notes(slide: Slide, foot: Foot) -> list[str]:
    """What the speaker reads: what the figures rest on, where they come from, what was chosen."""
    source = markup.write_source(slide.source)
    named = any(line.startswith("Nguồn: ") for line in slide.notes)
    lines = [*slide.notes, *([source] if source and not named else [])]
    return [*lines, *([foot.mark] if foot.mark else []), foot.line]
