"""What a slide without a chart says, as paragraphs, figures and tables of PowerPoint.

Type is never smaller than can be read from the last row: what does not fit on one slide goes on on
the next.
"""

from collections.abc import Callable, Sequence

from pptx.shapes.shapetree import SlideShapes

from app import colours
from app.deck.powerpoint.figures import draw_figures
from app.deck.powerpoint.lettering import count_lines
from app.deck.powerpoint.paper import DEEP, SOFT, Box
from app.deck.powerpoint.tables import draw_grid, draw_tiles
from app.deck.powerpoint.writing import Said, write_box
from app.deck.texts import Columns, Cover, Figures, Grid, Heads, Paragraphs, Text, Tiles

Draw = Callable[[SlideShapes, Box], None]
Group = list[Said]  # paragraphs that stay together
_SIZES = (26, 24, 22, 20, 18)  # points
_LEADING = 1.2
_GAP = 48  # pixels between columns


def plan(text: Text, box: Box) -> list[Draw]:
    """What draws a text into boxes of that size: one for each slide that it takes."""
    if isinstance(text, Figures):
        return [lambda shapes, place: draw_figures(shapes, place, text.cards)]
    if isinstance(text, Tiles):
        return [lambda shapes, place: draw_tiles(shapes, place, text)]
    if isinstance(text, Grid):
        return [lambda shapes, place: draw_grid(shapes, place, text)]
    if isinstance(text, Columns):
        return _plan_columns(text, box)
    if isinstance(text, Heads):
        return _plan_groups(lambda size: _make_heads(text, size), box, _SIZES[1:])
    if isinstance(text, Paragraphs) and len(text.lines) < 2:
        return _plan_groups(lambda size: [[Said(line, size, SOFT)] for line in text.lines], box)
    lines = text.lines
    if isinstance(text, Cover):
        return [lambda shapes, place: None]  # its lines stand in the layout's own place
    return _plan_groups(lambda size: _make_list(lines, size), box)


def _make_list(lines: Sequence[str], size: float, dot: str = colours.STRONG) -> list[Group]:
    return [[Said(line, size, bullet=dot, above=size * 0.45)] for line in lines]


def _make_heads(text: Heads, size: float) -> list[Group]:
    return [
        [
            Said(head, size, is_bold=True, bullet=colours.STRONG, above=size * 0.6),
            *(
                Said(line, max(size - 2, 18), SOFT, bullet=colours.LINE, level=1, above=3)
                for line in lines
            ),
        ]
        for head, lines in text.groups
    ]


def _plan_columns(text: Columns, box: Box) -> list[Draw]:
    """Beside each other where all of them find room, else one after the other."""
    columns = [(head, lines) for head, lines in text.columns if lines]
    width = (box.width - _GAP * (len(columns) - 1)) / max(len(columns), 1)
    inks = [DEEP for _ in columns]
    if len(columns) > 1:
        inks[0] = colours.ALERT

    def make(number: int, size: float) -> list[Group]:
        head, lines = columns[number]
        dot = inks[number] if len(columns) > 1 and number == 0 else colours.STRONG
        first, *others = _make_list(lines, size, dot)
        named = Said(head, max(size, 20), inks[number], is_bold=True)
        return [[named, *(one._replace(above=size * 0.5) for one in first)], *others]

    for size in _SIZES:
        made = [make(number, size) for number, _ in enumerate(columns)]
        if all(_height(groups, width * 0.75) <= box.points[1] for groups in made):

            def draw(shapes: SlideShapes, place: Box, made: list[list[Group]] = made) -> None:
                for number, groups in enumerate(made):
                    left = place.left + number * (width + _GAP)
                    part = Box(left, place.top, width, place.height)
                    write_box(shapes, part, _flatten(groups), columns[number][0])

            return [draw]
    return [
        one
        for number, _ in enumerate(columns)
        for one in _plan_groups(lambda size, number=number: make(number, size), box)
    ]


def _plan_groups(
    make: Callable[[float], list[Group]], box: Box, sizes: Sequence[float] = _SIZES
) -> list[Draw]:
    """On one slide in the largest type that fits, else on as few as hold it in the smaller type."""
    width, height = box.points
    for size in sizes:
        if _height(make(size), width) <= height:
            return [_draw_groups(make(size))]
    groups = _break_up(make(20), width, height)
    count = 2
    while True:
        pages = _deal(groups, count, width)
        if all(_height(page, width) <= height for page in pages) or count >= len(groups):
            return [_draw_groups(page) for page in pages]
        count += 1


def _break_up(groups: list[Group], width: float, height: float) -> list[Group]:
    """Groups that are too high for a slide as single paragraphs."""
    found: list[Group] = []
    for group in groups:
        found += [group] if _height([group], width) <= height else [[one] for one in group]
    return found


def _deal(groups: list[Group], count: int, width: float) -> list[list[Group]]:
    """The groups in their order on so many slides, none much fuller than the others."""
    share = _height(groups, width) / count
    pages: list[list[Group]] = [[]]
    filled = 0.0
    for group in groups:
        high = _height([group], width)
        if pages[-1] and filled + high / 2 > share * len(pages) and len(pages) < count:
            pages.append([])
        pages[-1].append(group)
        filled += high
    return pages


def _draw_groups(groups: list[Group]) -> Draw:
    def draw(shapes: SlideShapes, place: Box) -> None:
        if groups:
            write_box(shapes, place, _flatten(groups), "Nội dung", "middle")

    return draw


def _flatten(groups: list[Group]) -> list[Said]:
    return [one for group in groups for one in group]


def _height(groups: list[Group], width: float) -> float:
    """Points that paragraphs take in a column of so many points."""
    return sum(
        one.above
        + _LEADING * one.size * count_lines(one.text, one.size, width - one.indent, one.is_bold)
        for group in groups
        for one in group
    )
