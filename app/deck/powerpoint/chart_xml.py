"""A drawing as the XML of a chart of PowerPoint (ECMA-376, DrawingML charts).

Written here, not by python-pptx, since columns, lines and areas stand in one chart; the order of
the elements is that of the schema.
"""

from collections.abc import Callable, Iterable
from math import ceil
from xml.sax.saxutils import escape

from app import colours
from app.deck.powerpoint.drawing import Drawing, Label, Look, Series
from app.deck.powerpoint.lettering import clean, measure
from data.vietnamese import write_number

# A whole number with dots between its thousands, on a machine of whatever language.
_DOTTED = ("[>=1000000]{0}0\\.000\\.000{1}", "[>=1000]{0}0\\.000{1}", "{0}0{1}")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/>'
)
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{0}"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
_NONE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_FEWEST = 5  # columns that a chart is wide enough for
_HUNDREDTHS = 100  # of a point, in which type is measured


class Sizes:
    """Type of a chart in points, by the room that it has (in points)."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        self.label = 18
        self.legend = 16
        self.names = 18
        if not drawing.is_across:
            room = width / max(len(drawing.names), 1)
            names = [quarter for _, quarter in drawing.levels] or drawing.names
            lines = [measure(line, 1) for name in names for line in name.split("\n")]
            self.names = max(14, min(18, int(room * 0.95 / max([1, *lines]))))


def write(drawing: Drawing, width: float) -> bytes:
    """The chart of a drawing that is drawn `width` points wide."""
    sizes = Sizes(drawing, width)
    kinds: list[tuple[str, Callable[[Drawing, list[int], Sizes], str]]] = [
        ("area", _write_areas), ("bar", _write_bars), ("line", _write_lines),
    ]  # fmt: skip
    drawn = []
    for kind, write_kind in kinds:
        at = [n for n, one in enumerate(drawing.series) if _KINDS[one.kind] == kind]
        if at:
            drawn.append(write_kind(drawing, at, sizes))
    text = (
        f'{_HEAD}<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{"".join(drawn)}'
        f"{_write_axes(drawing, sizes)}{_NONE}</c:plotArea>{_write_legend(drawing, sizes)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{_NONE}{_type(colours.INK, sizes.names)}</c:chartSpace>"
    )
    return text.encode()


_KINDS = {
    "bar": "bar", "base": "bar", "room": "bar", "area": "area", "line": "line", "dots": "line",
    "ends": "line",
}  # fmt: skip
AXES = '<c:axId val="111111"/><c:axId val="222222"/>'


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
        f'<c:gapWidth val="{min(gap, 500)}"/><c:overlap val="{overlap}"/>{AXES}</c:barChart>'
    )


def _write_bar(drawing: Drawing, number: int, sizes: Sizes) -> str:
    one = drawing.series[number]
    look = one.looks[0] if one.looks else Look()
    points = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{_fill(other)}</c:dPt>"
        for at, other in enumerate(one.looks)
        if other and other != look
    )
    is_seen = one.kind == "bar"
    place = "outEnd" if not drawing.is_stacked else "ctr" if is_seen else "inBase"
    return (
        f"<c:ser>{_head(drawing, number)}{_fill(look or Look()) if is_seen else _NONE}"
        f'<c:invertIfNegative val="0"/>{points if is_seen else ""}{_labels(one, place, sizes)}'
        f"{_data(drawing, number)}</c:ser>"
    )


def _write_lines(drawing: Drawing, at: list[int], sizes: Sizes) -> str:
    series = "".join(_write_line(drawing, number, sizes) for number in at)
    is_upright = drawing.unit is not None
    ties = (
        f"<c:hiLowLines><c:spPr>{_line(colours.THIN, 3)}</c:spPr></c:hiLowLines>"
        if is_upright
        else ""
    )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}{ties}'
        f'<c:marker val="1"/>{AXES}</c:lineChart>'
    )


def _write_line(drawing: Drawing, number: int, sizes: Sizes) -> str:
    one = drawing.series[number]
    look = next((look for look in one.looks if look), Look()) or Look()
    is_line = one.kind == "line"
    line = _line(look.line, 3, one.is_dashed) if is_line else "<a:ln><a:noFill/></a:ln>"
    is_marked = one.kind != "ends" and one.symbol != "none"
    marker = _marker(one, look) if is_marked else '<c:marker><c:symbol val="none"/></c:marker>'
    points = "".join(
        f'<c:dPt><c:idx val="{at}"/>{_marker(one, other)}<c:bubble3D val="0"/></c:dPt>'
        for at, other in enumerate(one.looks)
        if is_marked and other and other != look
    )
    if one.kind == "ends":
        place = "b" if any((value or 0) < 0 for value in one.values) else "t"
    else:
        place = "r" if drawing.unit is not None else "t"
    return (
        f"<c:ser>{_head(drawing, number)}<c:spPr>{line}</c:spPr>{marker}{points}"
        f"{_labels(one, place, sizes)}{_data(drawing, number)}"
        f'<c:smooth val="0"/></c:ser>'
    )


def _marker(one: Series, look: Look) -> str:
    size = {"dash": 16, "diamond": 12}.get(one.symbol, 12 if look.fill else 10)
    fill = f"<a:solidFill>{_colour(look.fill)}</a:solidFill>" if look.fill else _paper()
    return (
        f'<c:marker><c:symbol val="{one.symbol}"/><c:size val="{size}"/>'
        f"<c:spPr>{fill}{_line(look.line or look.fill, 1.75)}</c:spPr></c:marker>"
    )


def _paper() -> str:
    return f"<a:solidFill>{_colour(colours.GROUND)}</a:solidFill>"


def _write_areas(drawing: Drawing, at: list[int], sizes: Sizes) -> str:
    series = "".join(
        f"<c:ser>{_head(drawing, number)}{_fill(drawing.series[number].looks[0] or Look())}"
        f"{_data(drawing, number)}</c:ser>"
        for number in at
    )
    return (
        f'<c:areaChart><c:grouping val="stacked"/><c:varyColors val="0"/>{series}{AXES}'
        "</c:areaChart>"
    )


def _head(drawing: Drawing, number: int) -> str:
    """Number, order and name of a series, which stands in the sheet's first row."""
    name = escape(clean(drawing.series[number].name))
    return (
        f'<c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>Sheet1!'
        f'${column(number + 1)}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>'
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


def _labels(one: Series, place: str, sizes: Sizes) -> str:
    """A label for each mark that has one."""
    if not any(one.labels):
        return ""
    drawn = "".join(
        _label(number, label, one.values[number], "b" if label.is_below else place, sizes.label)
        for number, label in enumerate(one.labels)
        if label and one.values[number] is not None
    )
    return f"<c:dLbls>{drawn}{_SHOWN.format(0)}</c:dLbls>"


def _label(number: int, label: Label, value: float | None, place: str, size: int) -> str:
    """What stands beside a mark: the number itself where that says the same, so that it follows
    when the number is changed; else the words."""
    code = find_format(label.text, value)
    if code:
        told = (
            f'<c:numFmt formatCode="{escape(code, {chr(34): "&quot;"})}" sourceLinked="0"/>'
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
            f"{_type(label.ink, size, label.is_bold)}"
        )
    else:
        lines = "".join(
            f"<a:p><a:r>{_run(label.ink, size, label.is_bold)}<a:t>{escape(clean(line))}</a:t>"
            "</a:r></a:p>"
            for line in label.text.split("\n")
        )
        told = (
            f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{lines}</c:rich></c:tx>'
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        )
    return (
        f'<c:dLbl><c:idx val="{number}"/>{told}<c:dLblPos val="{place}"/>{_SHOWN.format(1)}'
        "</c:dLbl>"
    )


def find_format(text: str, value: float | None) -> str:
    """The format that writes a whole number as the text does: "≥48" is `"≥"0`; "" where the text
    says something else, or has decimals, whose sign is that of the machine."""
    if value is None or value != int(value):
        return ""
    before, number, after = text.partition(write_number(abs(int(value))))
    told = before + after
    if not number or any(letter.isdigit() or letter in '"\n' for letter in told):
        return ""
    quoted = [f'"{part}"' if part else "" for part in (before, after)]
    if value < 0:
        return ";".join(["{}0{}".format(*quoted)] * 2) if value > -1000 else ""
    return ";".join(part.format(*quoted) for part in _DOTTED)


def _write_axes(drawing: Drawing, sizes: Sizes) -> str:
    """The names, and the values where they are drawn at all."""
    names, values = ("l", "b") if drawing.is_across else ("b", "l")
    order = "maxMin" if drawing.is_across else "minMax"
    grid, is_hidden, unit = "", 1, ""
    if drawing.unit is not None:
        is_hidden = 0
        grid = f"<c:majorGridlines><c:spPr>{_line(colours.GRID, 1)}</c:spPr></c:majorGridlines>"
        unit = f'<c:majorUnit val="{max(1, ceil((drawing.high - drawing.low) / 5))}"/>'
    code = f'0"{drawing.unit}"' if drawing.unit else "0"
    levels = f'<c:noMultiLvlLbl val="{int(not drawing.levels)}"/>'
    return (
        '<c:catAx><c:axId val="111111"/><c:scaling><c:orientation val="'
        f'{order}"/></c:scaling><c:delete val="0"/><c:axPos val="{names}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{_line(colours.LINE, 1)}</c:spPr>{_type(colours.INK, sizes.names, is_level=True)}"
        '<c:crossAx val="222222"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/><c:lblOffset val="60"/>{levels}</c:catAx>'
        '<c:valAx><c:axId val="222222"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{drawing.high!r}"/><c:min val="{drawing.low!r}"/></c:scaling>'
        f'<c:delete val="{is_hidden}"/><c:axPos val="{values}"/>{grid}'
        f'<c:numFmt formatCode="{escape(code, {chr(34): "&quot;"})}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_type(colours.MUTED, 14)}"
        f'<c:crossAx val="111111"/><c:crosses val="{"autoZero"}"/>'
        f'<c:crossBetween val="{_between(drawing)}"/>{unit}</c:valAx>'
    )


def _between(drawing: Drawing) -> str:
    """Areas reach from name to name; all else stands in the middle of its room."""
    return (
        "midCat"
        if all(_KINDS[one.kind] != "bar" for one in drawing.series)
        and any(one.kind == "area" for one in drawing.series)
        else "between"
    )


def list_key(drawing: Drawing) -> list[tuple[str, str]]:
    """Colours and names for a key in the place of the chart's own, which cannot leave one out where
    bars lie across: programs do not agree there which entry is which. Empty for others."""
    if not (drawing.is_across and any(one.kind == "room" for one in drawing.series)):
        return []
    seen = [one for one in drawing.series if one.kind == "bar"]
    return [(one.looks[0].fill, one.name) for one in seen if one.looks[0]] if seen[1:] else []


def _write_legend(drawing: Drawing, sizes: Sizes) -> str:
    """What the colours are, where there are more than one; not of what is not seen."""
    if list_key(drawing):
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
        f"{_type(colours.INK, sizes.legend)}</c:legend>"
    )


def _fill(look: Look) -> str:
    """How a bar or an area is filled."""
    if look.hatch:
        fill = (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr>{_colour(look.hatch)}</a:fgClr><a:bgClr>'
            f"{_colour(look.fill or colours.GROUND)}</a:bgClr></a:pattFill>"
        )
    else:
        fill = f"<a:solidFill>{_colour(look.fill)}</a:solidFill>" if look.fill else "<a:noFill/>"
    line = _line(look.line, 1.5) if look.line else "<a:ln><a:noFill/></a:ln>"
    return f"<c:spPr>{fill}{line}</c:spPr>"


def _line(colour: str, points: float, is_dashed: bool = False) -> str:
    dash = '<a:prstDash val="dash"/>' if is_dashed else ""
    return (
        f'<a:ln w="{round(points * 12700)}" cap="rnd"><a:solidFill>{_colour(colour)}</a:solidFill>'
        f"{dash}<a:round/></a:ln>"
    )


def _colour(colour: str) -> str:
    """A colour; its last two digits, where there are eight, say how much of it is seen."""
    seen = ""
    if len(colour) > 7:
        seen = f'<a:alpha val="{round(int(colour[7:9], 16) / 255 * 100000)}"/>'
    return f'<a:srgbClr val="{colour[1:7].upper()}">{seen}</a:srgbClr>'


def _type(ink: str, size: int, is_bold: bool = False, is_level: bool = False) -> str:
    level = '<a:bodyPr rot="0" vert="horz"/>' if is_level else "<a:bodyPr/>"
    return (
        f'<c:txPr>{level}<a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size * _HUNDREDTHS}" '
        f'b="{int(is_bold)}"><a:solidFill>{_colour(ink)}</a:solidFill>'
        '<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )


def _run(ink: str, size: int, is_bold: bool) -> str:
    return (
        f'<a:rPr lang="vi-VN" sz="{size * _HUNDREDTHS}" b="{int(is_bold)}"><a:solidFill>'
        f'{_colour(ink)}</a:solidFill><a:latin typeface="+mn-lt"/></a:rPr>'
    )
