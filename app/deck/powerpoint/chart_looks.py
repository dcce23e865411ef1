"""Fills, lines, marks, type and labels as the XML of a chart of PowerPoint."""

from xml.sax.saxutils import escape

from app import colours
from app.deck.powerpoint.drawing import Label, Look, Series
from app.deck.powerpoint.lettering import bind
from data.vietnamese import write_number

# A whole number with dots between its thousands, on a machine of whatever language.
_DOTTED = ("[>=1000000]{0}0\\.000\\.000{1}", "[>=1000]{0}0\\.000{1}", "{0}0{1}")
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{0}"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
_NO_GROUND = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_HUNDREDTHS = 100  # of a point, in which type is measured


def write_marker(one: Series, look: Look) -> str:
    """A mark of a line."""
    size = {"dash": 16, "diamond": 12}.get(one.symbol, 12 if look.fill else 10)
    fill = f"<a:solidFill>{_colour(look.fill)}</a:solidFill>" if look.fill else _paper()
    return (
        f'<c:marker><c:symbol val="{one.symbol}"/><c:size val="{size}"/>'
        f"<c:spPr>{fill}{write_line(look.line or look.fill, 1.75)}</c:spPr></c:marker>"
    )


def _paper() -> str:
    return f"<a:solidFill>{_colour(colours.GROUND)}</a:solidFill>"


def write_labels(one: Series, place: str, size: int) -> str:
    """A label for each mark that has one."""
    if not any(one.labels):
        return ""
    drawn = "".join(
        _label(number, label, one.values[number], "b" if label.is_below else place, size)
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
            f"{_NO_GROUND}{write_type(label.ink, size, label.is_bold)}"
        )
    else:
        lines = "".join(
            f"<a:p><a:r>{_run(label.ink, size, label.is_bold)}<a:t>{escape(bind(line))}</a:t>"
            "</a:r></a:p>"
            for line in label.text.split("\n")
        )
        told = (
            f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{lines}</c:rich></c:tx>{_NO_GROUND}'
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


def write_fill(look: Look) -> str:
    """How a bar or an area is filled."""
    if look.hatch:
        fill = (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr>{_colour(look.hatch)}</a:fgClr><a:bgClr>'
            f"{_colour(look.fill or colours.GROUND)}</a:bgClr></a:pattFill>"
        )
    else:
        fill = f"<a:solidFill>{_colour(look.fill)}</a:solidFill>" if look.fill else "<a:noFill/>"
    return f"<c:spPr>{fill}{write_line(look.line, 1.5)}</c:spPr>"


def write_line(colour: str, points: float, is_dashed: bool = False) -> str:
    """A line so many points wide; none where it has no colour."""
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
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


def write_type(ink: str, size: int, is_bold: bool = False, is_level: bool = False) -> str:
    """Type in points; `is_level`: never turned to find room."""
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
