"""The report as DOCX: Pandoc makes the text and its footnotes, the rest follows the form.

Of Pandoc's file only the paragraphs and the notes are taken; styles, settings, head, foot and
properties are our own (report/word_styles.py, report/word_parts.py), so that nothing of a template,
of a machine or of a user gets into the file.
"""

import json
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from report import word_charts, word_numbering, word_parts, word_styles, word_tables
from report.charts import Chart, find_chart
from report.document import Document
from report.identity import PART, RELATION, TYPE, Identity, write_identity
from report.tree import API, Node, make, name_of, run_pandoc
from report.unbroken import HYPHEN, bind
from report.word_numbering import Numbering
from report.word_styles import W

# Word does not look at the dates inside a file; one fixed date keeps its bytes the same.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)

_CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex">'
    '<mc:Choice Requires="w16se"/><mc:Fallback/></mc:AlternateContent>'
)


def write(document: Document, identity: Identity | None = None) -> bytes:
    """The report as DOCX; the same bytes for the same document.

    identity: which report it is, so that it is known again when it comes back.
    """
    numbering = Numbering()
    text, notes = _convert(document, numbering)
    charts = [chart for _, chart in _find_charts(document)]
    first = word_parts.write_header(document, first=True)
    others = word_parts.write_header(document, first=False)
    files = {
        "[Content_Types].xml": word_charts.add_types(word_parts.CONTENT_TYPES, charts),
        "_rels/.rels": word_parts.PACKAGE_RELATIONS,
        "docProps/core.xml": word_parts.write_properties(document),
        "word/_rels/document.xml.rels": word_charts.add_relations(word_parts.RELATIONS, charts),
        "word/document.xml": word_parts.write_document(document, text),
        "word/footnotes.xml": notes,
        "word/header1.xml": first,
        "word/header2.xml": others,
        "word/numbering.xml": numbering.write(),
        "word/settings.xml": word_styles.write_settings(document.form),
        "word/styles.xml": word_styles.write_styles(document.form),
    }
    if identity:
        files |= _add_identity(identity, files["[Content_Types].xml"])
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in (files | word_charts.list_files(charts)).items():
            member = ZipInfo(name, _ZIP_DATE)
            member.compress_type = ZIP_DEFLATED
            is_xml = isinstance(content, str)
            archive.writestr(member, word_parts.DECLARATION + content if is_xml else content)
    return packed.getvalue()


def _add_identity(identity: Identity, types: str) -> dict[str, str]:
    """The part that says which report it is, and the two parts that tell of it."""
    kind = f'<Override PartName="/{PART}" ContentType="{TYPE}"/></Types>'
    relation = f'<Relationship Id="rIdWhose" Type="{RELATION}" Target="{PART}"/></Relationships>'
    return {
        PART: write_identity(identity),
        "[Content_Types].xml": types.replace("</Types>", kind),
        "_rels/.rels": word_parts.PACKAGE_RELATIONS.replace("</Relationships>", relation),
    }


def _convert(document: Document, numbering: Numbering) -> tuple[list[str], str]:
    """What Pandoc makes of abstract and text: one `w:p` each, the abstract first; the notes."""
    blocks = [_fill(make("Para", _tidy(bind(document.abstract, words=True, hyphens=True))))]
    for block in document.blocks:
        if block["t"] == "Table":
            blocks += _tidy_cells(block)
        else:
            blocks.append(numbering.mark(_fill(_tidy_block(block))))
    tree = {"pandoc-api-version": API, "meta": {}, "blocks": blocks}
    packed = run_pandoc(["-f", "json", "-t", "docx", "-o", "-"], json.dumps(tree).encode())
    with ZipFile(BytesIO(packed)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
    paragraphs = body.findall(_w("p"))
    for paragraph in paragraphs:
        style = paragraph.find(f"{_w('pPr')}/{_w('pStyle')}")
        if style.get(_w("val")) == "FirstParagraph":
            style.set(_w("val"), "BodyText")
    paragraphs[0].find(f"{_w('pPr')}/{_w('pStyle')}").set(_w("val"), "Subtitle")
    if len(paragraphs) > 1:
        # What stands last goes to the page of the signature.
        last = paragraphs[-1].find(_w("pPr"))
        last.insert(1, etree.Element(_w("keepNext")))
    for paragraph in paragraphs:
        _label(paragraph)
        _keep_hyphens(paragraph)
    _number_notes(paragraphs, notes)
    return [_write(paragraphs[0]), *_write_blocks(document, paragraphs[1:])], _write(notes)


def _write_blocks(document: Document, paragraphs: list[etree._Element]) -> Iterator[str]:
    rest = iter(paragraphs)
    charts = {at: (number, chart) for number, (at, chart) in enumerate(_find_charts(document), 1)}
    for at, block in enumerate(document.blocks):
        if at in charts:
            number, chart = charts[at]
            yield _write(word_charts.dress_title(next(rest)))
            yield word_charts.write_paragraph(chart, number, document.form)
        elif block["t"] == "Table":
            cells = [next(rest) for row in block["c"][1] for _ in row]
            yield word_tables.write_table(block, cells, document.form)
        else:
            yield _write(next(rest))


def _find_charts(document: Document) -> list[tuple[int, Chart]]:
    """The charts, with the place of their title among the blocks."""
    found = [(at, find_chart(document.blocks, at)) for at in range(len(document.blocks))]
    return [(at, chart) for at, chart in found if chart]


def _tidy_cells(table: Node) -> list[Node]:
    """A paragraph for each cell."""
    return [_fill(make("Para", _tidy(cell))) for row in table["c"][1] for cell in row]


def _fill(block: Node) -> Node:
    """The same; one without words holds an empty one, or Pandoc leaves it out."""
    inlines = block["c"][2] if block["t"] == "Header" else block["c"]
    inlines += [] if inlines else [make("Str", "")]
    return block


def _label(paragraph: etree._Element) -> None:
    """Put Word's own number or sign before a paragraph that the token asks it for."""
    first = next(paragraph.iter(_w("t")), None)
    if first is None:
        return
    label, first.text = word_numbering.read_token(first.text or "")
    if label is None:
        return
    properties = paragraph.find(_w("pPr"))
    style = properties.find(_w("pStyle"))
    if label.number == word_numbering.HEADINGS:
        return
    if label.number == word_numbering.BULLETS:
        style.set(_w("val"), ("ListBullet", "ListBullet2")[label.level])
        return
    if label.number != word_numbering.NONE:
        style.set(_w("val"), "ListNumber")
    own = etree.SubElement(properties, _w("numPr"))
    etree.SubElement(own, _w("ilvl")).set(_w("val"), str(label.level))
    etree.SubElement(own, _w("numId")).set(_w("val"), str(label.number))
    before = properties.find(_w("keepNext"))
    (style if before is None else before).addnext(own)


def _keep_hyphens(paragraph: etree._Element) -> None:
    """Word's own sign for a hyphen that does not break, in place of the letter: fonts lack it."""
    for text in [one for one in paragraph.iter(_w("t")) if HYPHEN in (one.text or "")]:
        text.text, *rest = text.text.split(HYPHEN)
        last = text
        for piece in rest:
            hyphen, after = etree.Element(_w("noBreakHyphen")), etree.Element(_w("t"))
            after.text = piece
            after.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            last.addnext(hyphen)
            hyphen.addnext(after)
            last = after


def _number_notes(paragraphs: list[etree._Element], notes: etree._Element) -> None:
    """Number the notes from 1, and put their marks into brackets, in the text and at the foot."""
    numbers: dict[str, str] = {}
    for paragraph in paragraphs:
        for mark in list(paragraph.iter(_w("footnoteReference"))):
            number = numbers.setdefault(mark.get(_w("id")), str(len(numbers) + 1))
            mark.set(_w("id"), number)
            _put_into_brackets(mark.getparent())
    for note in notes:
        note.set(_w("id"), numbers.get(note.get(_w("id")), note.get(_w("id"))))
    for mark in list(notes.iter(_w("footnoteRef"))):
        _put_into_brackets(mark.getparent(), for_word=True)
    # The line above the notes stands close to them.
    for line in notes.iter(_w("separator"), _w("continuationSeparator")):
        line.getparent().getparent().insert(0, etree.fromstring(word_parts.LINE_ABOVE_NOTES))


def _put_into_brackets(run: etree._Element, for_word: bool = False) -> None:
    """Brackets beside the number of a note. `for_word`: only where a program reads today's Word.

    At the foot LibreOffice sets the number before everything else, and would show "1()"; it does
    not know the words of today's Word and shows "1".
    """
    for bracket, put in (("(", run.addprevious), (")", run.addnext)):
        beside = etree.fromstring(
            f'<w:r xmlns:w="{W}"><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f"<w:t>{bracket}</w:t></w:r>"
        )
        if for_word:
            choice = etree.fromstring(_CHOICE)
            choice[0].append(beside)
            beside = choice
        put(beside)


def _tidy_block(block: Node) -> Node:
    if block["t"] == "Header":
        level, attributes, inlines = block["c"]
        return make("Header", [level, attributes, _tidy(bind(inlines, hyphens=True))])
    return make("Para", _tidy(block["c"]))


def _tidy(inlines: list[Node]) -> list[Node]:
    """The same for Pandoc: words that stand together in one piece, of spans only the gaps."""
    told: list[Node] = []
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Note":
            told.append(make("Note", [_tidy_block(paragraph) for paragraph in content]))
        elif kind in ("Emph", "Strong"):
            told.append(make(kind, _tidy(content)))
        elif kind == "Span" and name_of(inline)[0] == "thieu":
            # `mark` is Pandoc's name for what is highlighted.
            told.append(make("Span", [["", ["mark"], []], _tidy(content[1])]))
        elif kind == "Span":
            told += _tidy(content[1])
        elif kind in ("Space", "SoftBreak"):
            told.append(make("Str", " "))
        else:
            told.append(inline)
    return _join(told)


def _join(inlines: list[Node]) -> list[Node]:
    told: list[Node] = []
    for inline in inlines:
        if told and inline["t"] == told[-1]["t"] == "Str":
            told[-1] = make("Str", told[-1]["c"] + inline["c"])
        else:
            told.append(inline)
    return told


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _write(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode")
