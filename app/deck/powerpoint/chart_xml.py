"""A drawing as the XML of a chart of PowerPoint (ECMA-376, DrawingML charts).

Written here, not by python-pptx, since columns, lines and areas stand in one chart; the order of
the elements is that of the schema.
"""

from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape

from app import colours
from app.deck.powerpoint.chart_axes import BOTH, KINDS, write_axes
from app.deck.powerpoint.chart_looks import (
    write_fill,
    write_labels,
    write_line,
    write_marker,
    write_type,
)
from app.deck.powerpoint.chart_sizes import HEADROOM, Sizes, find_sizes
from app.deck.powerpoint.drawing import Drawing, Look
from app.deck.powerpoint.lettering import clean, measure

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/>'
)
_NONE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_AXIS = 28  # points of the numbers of an axis
_NAMES = 0.36  # of a chart's width for names, at most
_FEWEST = 5  # columns that a chart is wide enough for


def write(drawing: Drawing, width: float, height: float) -> bytes:
    """The chart of a drawing in a place of so many points."""
    sizes = find_sizes(drawing, width, height)
    kinds: list[tuple[str, Callable[[Drawing, list[int], Sizes], str]]] = [
        ("area", _write_areas), ("bar", _write_bars), ("line", _write_lines),
    ]  # fmt: skip
    layout = _write_layout(drawing, sizes, width, height) if drawing.is_across else "<c:layout/>"
    drawn = []
    for kind, write_kind in kinds:
        at = [n for n, one in enumerate(drawing.series) if KINDS[one.kind] == kind]
        if at:
            drawn.append(write_kind(drawing, at, sizes))
    text = (
        f'{_HEAD}<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{layout}{"".join(drawn)}'
        f"{write_axes(drawing, sizes)}{_NONE}</c:plotArea>{_write_legend(drawing, sizes)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{_NONE}{write_type(colours.INK, sizes.names)}</c:chartSpace>"
    )
    return text.encode()


def _write_layout(drawing: Drawing, sizes: Sizes, width: float, height: float) -> str:
    """Room for names to the left of bars, each on one line where that can be, and for what stands
    at the end of the longest."""
    longest = max((measure(name, sizes.names) for name in drawing.names), default=0)
    labels = [
        measure(label.text, sizes.label, label.is_bold)
        for one in drawing.series
        if one.kind == "bar" and not drawing.is_stacked
        for label in one.labels
        if label
    ]
    left = min((longest + 12) / width, _NAMES)
    top = HEADROOM / height if _write_legend(drawing, sizes) else 0.01
    wide = 1 - left - (max([4, *labels]) + 8) / width
    high = 1 - top - (_AXIS / height if drawing.unit is not None else 0.01)
    places = zip("xywh", (left, top, wide, high), strict=True)
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        '<c:yMode val="edge"/>'
        + "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in places)
        + "</c:manualLayout></c:layout>"
    )


def _write_bars(drawing: Drawing, at: list[int], sizes: Sizes) -> str:
    count = len(drawing.names)
    grouping = "stacked" if drawing.is_stacked else "clustered"
    beside = 1 if drawing.is_stacked else len(at)
    gap = 50 if beside > 1 else 52
    if count < _FEWEST:
        gap = round(100 * (_FEWEST / max(count, 1) / 0.66 - 1) * beside)  # no walls
    overlap = 100 if drawing.is_stacked else -5
    series = "".join(_write_bar(drawing, number, sizes) for number in at)
    return (
        f'<c:barChart><c:barDir val="{"bar" if drawing.is_across else "col"}"/>'
        f'<c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{min(gap, 500)}"/><c:overlap val="{overlap}"/>{BOTH}</c:barChart>'
    )


def _write_bar(drawing: Drawing, number: int, sizes: Sizes) -> str:
    one = drawing.series[number]
    # The key shows the look of the series, where a hatched bar is the exception.
    looks = one.looks or (Look(),)
    look = next((look for look in looks if look and not look.hatch), looks[0])
    points = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{write_fill(other)}</c:dPt>"
        for at, other in enumerate(one.looks)
        if other and other != look
    )
    is_seen = one.kind == "bar"
    place = "outEnd" if not drawing.is_stacked else "ctr" if is_seen else "inBase"
    labels = write_labels(one, place, sizes.label)
    return (
        f"<c:ser>{_head(drawing, number)}{write_fill(look or Look()) if is_seen else _NONE}"
        f'<c:invertIfNegative val="0"/>{points if is_seen else ""}{labels}'
        f"{_data(drawing, number)}</c:ser>"
    )


def _write_lines(drawing: Drawing, at: list[int], sizes: Sizes) -> str:
    series = "".join(_write_line(drawing, number, sizes) for number in at)
    is_upright = drawing.unit is not None
    ties = (
        f"<c:hiLowLines><c:spPr>{write_line(colours.THIN, 3)}</c:spPr></c:hiLowLines>"
        if is_upright
        else ""
    )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}{ties}'
        f'<c:marker val="1"/>{BOTH}</c:lineChart>'
    )


def _write_line(drawing: Drawing, number: int, sizes: Sizes) -> str:
    one = drawing.series[number]
    look = next((look for look in one.looks if look), Look()) or Look()
    is_line = one.kind == "line"
    line = write_line(look.line, 3, one.is_dashed) if is_line else "<a:ln><a:noFill/></a:ln>"
    is_marked = one.kind != "ends" and one.symbol != "none"
    marker = write_marker(one, look) if is_marked else '<c:marker><c:symbol val="none"/></c:marker>'
    points = "".join(
        f'<c:dPt><c:idx val="{at}"/>{write_marker(one, other)}<c:bubble3D val="0"/></c:dPt>'
        for at, other in enumerate(one.looks)
        if is_marked and other and other != look
    )
    if one.kind == "ends":
        place = "b" if any((value or 0) < 0 for value in one.values) else "t"
    else:
        place = "r" if drawing.unit is not None else "t"
    return (
        f"<c:ser>{_head(drawing, number)}<c:spPr>{line}</c:spPr>{marker}{points}"
        f"{write_labels(one, place, sizes.label)}{_data(drawing, number)}"
        f'<c:smooth val="0"/></c:ser>'
    )


def _write_areas(drawing: Drawing, at: list[int], sizes: Sizes) -> str:
    series = "".join(
        f"<c:ser>{_head(drawing, number)}{write_fill(drawing.series[number].looks[0] or Look())}"
        f"{_data(drawing, number)}</c:ser>"
        for number in at
    )
    return (
        f'<c:areaChart><c:grouping val="stacked"/><c:varyColors val="0"/>{series}{BOTH}'
        "</c:areaChart>"
    )


def _head(drawing: Drawing, number: int) -> str:
    """Number, order and name of a series, which stands in the sheet's first row."""
    name = escape(clean(drawing.series[number].name))
    letter = column(number + count_heads(drawing))
    return (
        f'<c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>Sheet1!'
        f'${letter}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>'
        f"{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    )


def _data(drawing: Drawing, number: int) -> str:
    """The names and the values of a series; one that is not known is no point at all."""
    rows = len(drawing.names)
    values = "".join(
        f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>'
        for at, value in enumerate(drawing.series[number].values)
        if value is not None
    )
    letter = column(number + count_heads(drawing))
    return (
        f"<c:cat>{_write_names(drawing, rows)}</c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${letter}$2:${letter}${rows + 1}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{rows}"/>{values}</c:numCache>'
        "</c:numRef></c:val>"
    )


def _write_names(drawing: Drawing, rows: int) -> str:
    """The names of the axis; quarters below their years where there are many."""
    if drawing.levels:
        quarters = _points(quarter for _, quarter in drawing.levels)
        years = _points(year for year, _ in drawing.levels)
        return (
            f"<c:multiLvlStrRef><c:f>Sheet1!$A$2:$B${rows + 1}</c:f><c:multiLvlStrCache>"
            f'<c:ptCount val="{rows}"/><c:lvl>{quarters}</c:lvl><c:lvl>{years}</c:lvl>'
            "</c:multiLvlStrCache></c:multiLvlStrRef>"
        )
    return (
        f"<c:strRef><c:f>Sheet1!$A$2:$A${rows + 1}</c:f><c:strCache>"
        f'<c:ptCount val="{rows}"/>{_points(drawing.names)}</c:strCache></c:strRef>'
    )


def _points(names: Iterable[str]) -> str:
    return "".join(
        f'<c:pt idx="{at}"><c:v>{escape(clean(name, lines=True))}</c:v></c:pt>'
        for at, name in enumerate(names)
        if name
    )


def count_heads(drawing: Drawing) -> int:
    """How many columns of the sheet hold names, before those of the series."""
    return 2 if drawing.levels else 1


def column(number: int) -> str:
    """The letters of a column of a sheet: 0 is A, 26 is AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def list_key(drawing: Drawing) -> list[tuple[str, str]]:
    """Colours and names for a key in the place of the chart's own, which cannot leave one out where
    bars lie across: programs do not agree there which entry is which. Empty for others."""
    kinds = {one.kind for one in drawing.series}
    if "room" not in kinds or "base" in kinds:  # what stands on others is named row by row
        return []
    seen = [one for one in drawing.series if one.kind == "bar"]
    return [(one.looks[0].fill, one.name) for one in seen if one.looks[0]] if seen[1:] else []


def _write_legend(drawing: Drawing, sizes: Sizes) -> str:
    """What the colours are, where there are more than one; not of what is not seen."""
    if any(one.kind in ("base", "room") for one in drawing.series):
        return ""
    hidden = [
        number
        for number, one in enumerate(drawing.series)
        if one.kind in ("base", "ends", "room") or (one.kind == "area" and one.looks[0] == Look())
    ]
    if len(drawing.series) - len(hidden) < 2:
        return ""
    dropped = "".join(
        f'<c:legendEntry><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>'
        for number in hidden
    )
    return (
        f'<c:legend><c:legendPos val="t"/>{dropped}<c:overlay val="0"/>'
        f"{write_type(colours.INK, sizes.legend)}</c:legend>"
    )
