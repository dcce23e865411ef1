"""The charts of the DOCX: native ones of Word, with their numbers in a workbook to edit them by."""

from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter
from lxml import etree

from report.charts import Chart, Series
from report.page_setup import Form
from report.word_styles import W

FILLS = ("2F6F63", "C9B06A")
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EMU = 36_000  # of a millimetre
_BAR = 6  # mm for each bar
_FIRST = 101  # of the relations of charts: what stands in the document has smaller ones
# One fixed date keeps the bytes of a file the same.
_DAY = datetime(2000, 1, 1)


def write_paragraph(chart: Chart, number: int, form: Form) -> str:
    """The paragraph that holds the chart of that number (from 1), over the width of the text."""
    bars = len(chart.labels) * len(chart.series)
    height = max(40, 20 + _BAR * bars + 2 * len(chart.labels))
    size = f'cx="{round(form.text_width * _EMU)}" cy="{round(min(height, 230) * _EMU)}"'
    return (
        '<w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:drawing>'
        f'<wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Biểu đồ {number}" descr={_quote(chart.describe())}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}">'
        f'<c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="rId{_FIRST + number}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    ).replace("<w:p>", f'<w:p xmlns:w="{W}">', 1)


def dress_title(paragraph: etree._Element) -> etree._Element:
    """The title above a chart: bold, in the middle, and on one page with it."""
    properties = paragraph.find(f"{{{W}}}pPr")
    properties.find(f"{{{W}}}pStyle").set(f"{{{W}}}val", "TableText")
    etree.SubElement(properties, f"{{{W}}}keepNext")
    etree.SubElement(properties, f"{{{W}}}jc").set(f"{{{W}}}val", "center")
    for run in paragraph.iter(f"{{{W}}}r"):
        look = etree.Element(f"{{{W}}}rPr")
        look.extend([etree.Element(f"{{{W}}}b"), etree.Element(f"{{{W}}}bCs")])
        run.insert(0, look)
    return paragraph


def list_files(charts: list[Chart]) -> dict[str, str | bytes]:
    """The parts of the file for these charts, by name: XML without its declaration, and books."""
    files: dict[str, str | bytes] = {}
    for number, chart in enumerate(charts, start=1):
        book = f"chart{number}.xlsx"
        files[f"word/charts/chart{number}.xml"] = _write_chart(chart)
        files[f"word/charts/_rels/chart{number}.xml.rels"] = (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
            f' Type="{_R}/package" Target="../embeddings/{book}"/></Relationships>'
        )
        files[f"word/embeddings/{book}"] = _write_book(chart)
    return files


def add_relations(relations: str, charts: list[Chart]) -> str:
    """The relations of the document with those of its charts."""
    added = "".join(
        f'<Relationship Id="rId{_FIRST + number}" Type="{_R}/chart"'
        f' Target="charts/chart{number}.xml"/>'
        for number in range(1, len(charts) + 1)
    )
    return relations.replace("</Relationships>", f"{added}</Relationships>")


def add_types(types: str, charts: list[Chart]) -> str:
    """The kinds of parts with those of charts."""
    if not charts:
        return types
    added = f'<Default Extension="xlsx" ContentType="{_BOOK_TYPE}"/>'
    parts = "".join(
        f'<Override PartName="/word/charts/chart{number}.xml" ContentType="{_CHART_TYPE}"/>'
        for number in range(1, len(charts) + 1)
    )
    return types.replace("<Override ", f"{added}<Override ", 1).replace(
        "</Types>", f"{parts}</Types>"
    )


def _write_chart(chart: Chart) -> str:
    series = "".join(_write_series(chart, at, one) for at, one in enumerate(chart.series))
    legend = (
        '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>'
        if len(chart.series) > 1
        else ""
    )
    return (
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart>'
        '<c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        # The first bar stands at the top.
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/>'
        "</c:catAx>"
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/>'
        '</c:scaling><c:delete val="1"/><c:axPos val="t"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:crossAx val="1"/></c:valAx>'
        f'</c:plotArea>{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1100">'
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        '<a:latin typeface="Times New Roman"/></a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p>'
        '</c:txPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def _write_series(chart: Chart, at: int, one: Series) -> str:
    last, column = len(chart.labels) + 1, "BC"[at]
    labels = "".join(
        f'<c:dLbl><c:idx val="{index}"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="vi-VN"/>'
        f"<a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>{_SHOWN}</c:dLbl>"
        for index, text in enumerate(one.texts)
        if one.values[index] is not None
    )
    names = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(_tell_label(chart, index))}</c:v></c:pt>'
        for index in range(len(chart.labels))
    )
    values = "".join(
        f'<c:pt idx="{index}"><c:v>{value:g}</c:v></c:pt>'
        for index, value in enumerate(one.values)
        if value is not None
    )
    count = f'<c:ptCount val="{len(chart.labels)}"/>'
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>Sheet1!${column}$1'
        f'</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(one.name)}</c:v></c:pt>'
        "</c:strCache></c:strRef></c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{FILLS[at]}"/></a:solidFill></c:spPr>'
        f'<c:invertIfNegative val="0"/><c:dLbls>{labels}{_SHOWN}</c:dLbls>'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{count}{names}"
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}"
        f"</c:f><c:numCache><c:formatCode>General</c:formatCode>{count}{values}</c:numCache>"
        "</c:numRef></c:val></c:ser>"
    )


_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def _tell_label(chart: Chart, at: int) -> str:
    """The name of a bar; one without a value says why: "xã Mẫu 6 (chưa báo cáo)"."""
    missing = [one.texts[at] for one in chart.series if one.values[at] is None]
    is_bare = len(missing) == len(chart.series)
    return f"{chart.labels[at]} ({missing[0]})" if is_bare and missing[0] else chart.labels[at]


def _write_book(chart: Chart) -> bytes:
    packed = BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        book.set_properties({"created": _DAY})
        page = book.add_worksheet("Sheet1")
        page.write_row(0, 0, ["", *(one.name for one in chart.series)])
        for at, _ in enumerate(chart.labels):
            page.write_string(at + 1, 0, _tell_label(chart, at))
            for column, one in enumerate(chart.series, start=1):
                if one.values[at] is not None:
                    page.write_number(at + 1, column, one.values[at])
    return packed.getvalue()


def _quote(text: str) -> str:
    return quoteattr(text, {"\n": " "})
