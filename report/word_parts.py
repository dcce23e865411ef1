"""The parts of the DOCX around the text: head, foot, page header and properties."""

import re
from datetime import date
from xml.sax.saxutils import escape

from report import page_setup
from report.document import Document
from report.word_styles import LANGUAGE, W, to_twips

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/header2.xml": f"{_WORD}.header+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(f'<Override PartName="/{n}" ContentType="{kind}"/>' for n, kind in _TYPES.items())
    + "</Types>"
)
PACKAGE_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{position}" Type="{_OFFICE}/{kind}" Target="{target}.xml"/>'
        for position, (kind, target) in enumerate(
            [
                ("header", "header1"),
                ("header", "header2"),
                ("styles", "styles"),
                ("settings", "settings"),
                ("footnotes", "footnotes"),
                ("numbering", "numbering"),
            ],
            start=1,
        )
    )
    + "</Relationships>"
)
LINE_ABOVE_NOTES = (
    f'<w:pPr xmlns:w="{W}"><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    "</w:pPr>"
)


def write_document(document: Document, text: list[str]) -> str:
    """word/document.xml; `text`: the abstract's paragraph, then those of the text, as XML."""
    shape = document.form
    top, right, bottom, left, header = (
        to_twips(length)
        for length in (
            shape.margin_top,
            shape.margin_right,
            shape.margin_bottom,
            shape.margin_left,
            shape.header_distance,
        )
    )
    abstract, *rest = text
    return (
        f'<w:document xmlns:w="{W}" xmlns:r="{_OFFICE}"><w:body>'
        # LibreOffice puts an empty line above a table that stands first; this one takes no room.
        + _write_line("Thin", "")
        + _write_head(document)
        + _write_line("Title", document.kind)
        + abstract
        + _write_line("Hyphens", page_setup.HYPHENS)
        + "".join(rest)
        + _write_foot(document)
        # Word wants a paragraph after a table: this one takes no room.
        + _write_line("Thin", "")
        + "<w:sectPr>"
        '<w:headerReference w:type="first" r:id="rId1"/>'
        '<w:headerReference w:type="default" r:id="rId2"/>'
        f'<w:pgSz w:w="{to_twips(shape.width)}" w:h="{to_twips(shape.height)}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="{header}" w:footer="{header}" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr></w:body></w:document>"
    )


def write_header(document: Document, first: bool) -> str:
    """word/header1.xml (`first`) or header2.xml: banner, number of the page, circulation."""
    shape = document.form
    width = to_twips(shape.text_width)
    left = _write_run(document.banner, "<w:b/><w:bCs/>", shape.banner) if document.banner else ""
    middle = "" if first else _PAGE
    right = (
        _write_run(document.circulation, "<w:b/><w:bCs/>", shape.circulation)
        if first and document.circulation
        else ""
    )
    if left or right:
        tabs = (
            '<w:jc w:val="left"/>',
            f'<w:tabs><w:tab w:val="center" w:pos="{width // 2}"/>'
            f'<w:tab w:val="right" w:pos="{width}"/></w:tabs>',
        )
        tab = "<w:r><w:tab/></w:r>"
        content = left + tab + middle + tab + right
    else:
        tabs, content = ("", ""), middle
    return (
        f'<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/>{tabs[1]}{tabs[0]}</w:pPr>'
        f"{content}</w:p></w:hdr>"
    )


def write_properties(document: Document) -> str:
    """docProps/core.xml: what the report is and whose; the day of the report, if it has one."""
    day = page_setup.read_day(document.place_and_date)
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_write_text(document.title)}</dc:title>"
        f"<dc:subject>{_write_text(document.subject)}</dc:subject>"
        f"<dc:creator>{_write_text(document.author)}</dc:creator>"
        f"<dc:language>{LANGUAGE}</dc:language>"
        + (_write_dates(day) if day else "")
        + "</cp:coreProperties>"
    )


def _write_dates(day: date) -> str:
    return "".join(
        f'<dcterms:{what} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{what}>'
        for what in ("created", "modified")
    )


def _write_head(document: Document) -> str:
    shape = document.form
    left = [("Superior", document.superior), *(("Sender", line) for line in document.body)]
    number = [("Number", page_setup.write_number(document.number, document.symbol))]
    if document.mark:
        number.append(("Mark", document.mark))
    return _write_table(
        shape.head_left,
        shape.text_width,
        [
            ([*left, ("Superior", page_setup.STAR)], [("Party", page_setup.PARTY), ("Rule", "")]),
            (number, [("Place", document.place_and_date)]),
        ],
    )


def _write_foot(document: Document) -> str:
    recipients = [("Recipient", line) for line in page_setup.write_recipients(document.recipients)]
    posts = [("Post", line) for line in document.signature]
    return _write_table(
        document.form.foot_left,
        document.form.text_width,
        [
            (
                [("Recipients", page_setup.RECIPIENTS), *recipients],
                [*posts, ("Signer", document.signer)],
            )
        ],
        above=document.form.gap,
        first_is_bold=document.signature_bold_first,
    )


def _write_table(
    left: float,
    width: float,
    rows: list[tuple[list[tuple[str, str]], list[tuple[str, str]]]],
    above: float = 0,
    first_is_bold: bool = False,
) -> str:
    """A table without lines, of two columns, one of `left` mm of `width`; `above` it so many pt.

    rows: for both columns the lines of the cell, each with its style.
    """
    columns = [to_twips(left), to_twips(width) - to_twips(left)]
    told = ""
    for row in rows:
        cells = ""
        for position, (cell, column) in enumerate(zip(row, columns, strict=True)):
            lines = "".join(
                _write_line(style, line, bold=first_is_bold and position == 1 and number == 0)
                for number, (style, line) in enumerate(cell)
            )
            cells += f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/></w:tcPr>{lines}</w:tc>'
        told += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{round(above * 20)}" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{told}</w:tbl>"
    )


def _write_line(style: str, line: str, bold: bool = False) -> str:
    runs = _write_run(line, "<w:b/><w:bCs/>" if bold else "") if line else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _write_run(words: str, look: str = "", size: float = 0) -> str:
    size_xml = (
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    )
    properties = f"<w:rPr>{look}{size_xml}</w:rPr>" if look or size_xml else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{_write_text(words)}</w:t></w:r>'


def _write_text(words: str) -> str:
    """Words as XML; what XML can't hold (control characters) is left out."""
    return escape(_NO_XML.sub("", words))


_PAGE = "".join(
    f"<w:r>{piece}</w:r>"
    for piece in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
)
