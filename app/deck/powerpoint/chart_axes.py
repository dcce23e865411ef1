"""The two axes of a chart of PowerPoint: the names, and the values that are read along it."""

from math import ceil
from xml.sax.saxutils import escape

from app import colours
from app.deck.powerpoint.chart_looks import find_format, write_line, write_type
from app.deck.powerpoint.chart_sizes import Sizes
from app.deck.powerpoint.drawing import Drawing

# What PowerPoint draws each kind of a series as.
KINDS = {
    "bar": "bar", "base": "bar", "room": "bar", "area": "area", "line": "line", "dots": "line",
    "ends": "line",
}  # fmt: skip
_NAMES, _VALUES = "111111", "222222"  # by what numbers they are known
BOTH = f'<c:axId val="{_NAMES}"/><c:axId val="{_VALUES}"/>'


def write_axes(drawing: Drawing, sizes: Sizes) -> str:
    """The names, and the values where they are drawn at all."""
    names, values = ("l", "b") if drawing.is_across else ("b", "l")
    order = "maxMin" if drawing.is_across else "minMax"
    grid, is_hidden, unit = "", 1, ""
    if drawing.unit is not None:
        is_hidden = 0
        grid = (
            f"<c:majorGridlines><c:spPr>{write_line(colours.GRID, 1)}</c:spPr></c:majorGridlines>"
        )
        unit = f'<c:majorUnit val="{max(1, ceil((drawing.high - drawing.low) / 5))}"/>'
    code = f'0"{drawing.unit}"' if drawing.unit else find_format("1", 1)
    crosses = "max" if drawing.is_across else "autoZero"
    levels = f'<c:noMultiLvlLbl val="{int(not drawing.levels)}"/>'
    return (
        f'<c:catAx><c:axId val="{_NAMES}"/><c:scaling><c:orientation val="'
        f'{order}"/></c:scaling><c:delete val="0"/><c:axPos val="{names}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{write_line(colours.LINE, 1)}</c:spPr>"
        f"{write_type(colours.INK, sizes.names, is_level=True)}"
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/><c:lblOffset val="60"/>{levels}</c:catAx>'
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{drawing.high!r}"/><c:min val="{drawing.low!r}"/></c:scaling>'
        f'<c:delete val="{is_hidden}"/><c:axPos val="{values}"/>{grid}'
        f'<c:numFmt formatCode="{escape(code, {chr(34): "&quot;"})}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{write_type(colours.MUTED, 14)}"
        f'<c:crossAx val="{_NAMES}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="{_between(drawing)}"/>{unit}</c:valAx>'
    )


def _between(drawing: Drawing) -> str:
    """Areas reach from name to name; all else stands in the middle of its room."""
    return (
        "midCat"
        if all(KINDS[one.kind] != "bar" for one in drawing.series)
        and any(one.kind == "area" for one in drawing.series)
        else "between"
    )
