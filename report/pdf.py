"""The report as PDF and as page images, set by Typst after report/layout.typ.

The letters are always those of report/fonts (Liberation Serif, as wide as Times New Roman to a
hair), also where Times New Roman is installed: then the pages, the preview and the tests are the
same on every machine. The DOCX names Times New Roman. They are version 2 (OFL): version 1, which
Debian installs as fonts-liberation, has no Vietnamese letters.
"""

import json
import logging
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import typst

from report import page_setup, tables
from report.charts import Chart, find_chart
from report.document import Document
from report.errors import NoLetter, ReportError
from report.page_setup import Form
from report.tree import Node, name_of
from report.unbroken import bind

logger = logging.getLogger(__name__)

FOLDER = Path(__file__).parent
LAYOUT = (FOLDER / "layout.typ").read_bytes()
FACE = "Liberation Serif"
FONTS = FOLDER / "fonts"

# Archiving with all structure (PDF/A-2a) and for readers who can't see (PDF/UA-1).
STANDARDS = ["a-2a", "ua-1"]

BOX = "□"
FAR = "\u2e80"  # from here on: Chinese signs, smileys

# Typst writes no PDF/A without a date. A draft has none yet: this one is taken out again.
_NO_DAY = date(1970, 1, 1)
_NO_DATES = [
    b"/ModDate(D:19700101000000Z)/CreationDate(D:19700101000000Z)",
    b"<xmp:ModifyDate>1970-01-01T00:00:00Z</xmp:ModifyDate>",
    b"<xmp:CreateDate>1970-01-01T00:00:00Z</xmp:CreateDate>",
    b"<stEvt:when>1970-01-01T00:00:00Z</stEvt:when>",
]

# Fields of the document that are printed, or kept in the file, as they are.
_AS_THEY_ARE = ("superior", "body", "place_and_date", "kind", "signature", "signature_bold_first")
_AS_THEY_ARE += ("signer", "mark", "circulation", "banner", "subject", "author")

_NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")  # signs without a look are named by their number

# On which pages the marks of the notes stand, on which the notes begin, and how many there are.
_PAGES = """(
  query(footnote).map(it => it.location().page()),
  query(<note>).map(it => it.location().page()),
  query(<end>).first().location().page(),
)"""
# A report has 5 to 8 pages, and one or two notes that need a remedy; each takes setting it anew.
_MOST_PAGES = 12
_MOST_ROUNDS = 8


def write(document: Document, boxed: frozenset[str] = frozenset()) -> bytes:
    """The report as a tagged PDF; the same bytes for the same document. `boxed`: signs for which a
    box stands, as `draw` shows it, and with any of them all signs of far scripts.

    NoLetter for another sign that the letters don't have, such as a smiley (report/letters.py).
    """
    try:
        options, _ = _lay_out(document, boxed)
        file = typst.compile(LAYOUT, format="pdf", pdf_standards=STANDARDS, **options)
    except typst.TypstError as error:
        raise explain(error) from error
    for dates in _NO_DATES:
        # As many blanks: the places in the file that its table of contents names stay.
        file = file.replace(dates, b" " * len(dates))
    return file


def draw(document: Document, ppi: int = 192) -> list[bytes]:
    """The pages as they will print, one PNG each, `ppi` dots to the inch.

    Of a long report fewer: all pages together have no more dots than `_MOST_PAGES`. A sign that the
    letters don't have is an empty box. ReportError for what can't be set at all.
    """
    try:
        options, count = _lay_out(document)
        fewer = min(1.0, (_MOST_PAGES / count) ** 0.5)
        pages = typst.compile(LAYOUT, format="png", ppi=ppi * fewer, **options)
    except typst.TypstError as error:
        raise explain(error) from error
    return pages if isinstance(pages, list) else [pages]


def explain(error: typst.TypstError) -> ReportError:
    """What Typst refuses, in a sentence."""
    if unknown := _NO_LETTER.search(error.message):
        return NoLetter(_ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), unknown[1]))
    logger.error("typst refuses the report: %s", error.message)
    return ReportError(
        f"Không dàn được trang của báo cáo (Typst báo: {error.message[:200]}). Hãy bỏ chỗ vừa viết "
        "hoặc quay về một bản trước ở Lịch sử bản nháp."
    )


def _lay_out(document: Document, boxed: frozenset[str] = frozenset()) -> tuple[dict[str, Any], int]:
    """What Typst needs to set the report, with every note on the page of its mark; its pages.

    Typst may leave a note on the page before when its mark moves on (its issue 5314). Where that
    happens, the paragraph may first be split anywhere; if that is not enough, it begins a page.
    After `_MOST_ROUNDS` such remedies the notes stay where they are.
    """
    data = _describe(document)
    places = _place_notes(data["blocks"])
    rounds = 0
    while True:
        # The root holds nothing but the fonts, so nothing else can be read from here.
        options = {
            "sys_inputs": {"report": _box(json.dumps(data, ensure_ascii=False), boxed)},
            "root": FONTS,
            "font_paths": read_fonts(),
        }
        marks, notes, count = json.loads(typst.eval(LAYOUT, _PAGES, **options))
        # The notes of the abstract come first and have no remedy: page 1 begins with it.
        first = len(marks) - len(places)
        apart = [
            (own, top)
            for (own, top), mark, note in zip(places, marks[first:], notes[first:], strict=True)
            if mark != note and top["remedy"] != "break"
        ]
        if not apart or rounds == _MOST_ROUNDS:
            return options, count
        rounds += 1
        own, top = apart[0]
        if own["remedy"]:
            top["remedy"] = "break"
        else:
            own["remedy"] = "loose"


def _box(text: str, signs: frozenset[str]) -> str:
    if not signs:
        return text
    return "".join(BOX if sign in signs or sign >= FAR else sign for sign in text)


def _place_notes(blocks: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """For each note the block of its mark, and the block that a page may begin with instead."""
    places = []
    for position, block in enumerate(blocks):
        top = position
        while top and blocks[top - 1]["level"]:
            top -= 1
        places += [(block, blocks[top]) for piece in block["runs"] if "note" in piece]
    return places


@cache
def read_fonts() -> typst.Fonts:
    """The letters of every report."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def read_signs(document: Document) -> frozenset[str]:
    """Every sign that stands in the report, each once."""
    return frozenset(json.dumps(_describe(document), ensure_ascii=False))


def _describe(document: Document) -> dict[str, Any]:
    """What report/layout.typ reads: the words as they are printed, and the sizes."""
    day = page_setup.read_day(document.place_and_date) or _NO_DAY
    return {
        "form": {
            key: value
            for key, value in document.form._asdict().items()
            if isinstance(value, int | float)
        }
        | {"face": FACE},
        "made": {"year": day.year, "month": day.month, "day": day.day},
        "party": page_setup.PARTY,
        "star": page_setup.STAR,
        "hyphens": page_setup.HYPHENS,
        "recipients_head": page_setup.RECIPIENTS,
        "number": page_setup.write_number(document.number, document.symbol),
        "abstract": _join(_read_runs(bind(document.abstract, words=True))),
        "blocks": list(_read_blocks(document.blocks, document.form)),
        "recipients": page_setup.write_recipients(document.recipients),
        "title": document.title or document.kind,
    } | {key: getattr(document, key) for key in _AS_THEY_ARE}


def _read_blocks(blocks: list[Node], form: Form) -> Iterator[dict[str, Any]]:
    above = 0
    for at, block in enumerate(blocks):
        if block["t"] == "Table":
            yield _read_table(block, form)
            continue
        if chart := find_chart(blocks, at):
            yield _read_chart(chart)
            continue
        level, _, inlines = block["c"] if block["t"] == "Header" else (0, None, block["c"])
        if level and inlines:
            # PDF/UA has no level that skips one, and no empty heading; it is seen nowhere else.
            above = level = min(level, above + 1)
        yield {
            "level": level if inlines else 0,
            "remedy": "",
            "runs": _join(_read_runs(bind(inlines) if level else inlines)),
        }


def _read_table(table: Node, form: Form) -> dict[str, Any]:
    """A table: `runs` is all that its cells hold, one after the other, for the places of notes."""
    layout = tables.lay_out(table, form)
    rows = [[_join(_read_runs(cell)) for cell in row] for row in table["c"][1]]
    return {
        "level": 0,
        "remedy": "",
        "runs": [run for row in rows for cell in row for run in cell],
        "rows": rows,
    } | layout._asdict()


def _read_chart(chart: Chart) -> dict[str, Any]:
    """A chart: of each bar its label, and of each series its share of the longest and its text."""
    bars = [
        {
            "label": label,
            "series": [
                {
                    "share": None if one.values[at] is None else one.values[at] / chart.top,
                    "text": one.texts[at],
                }
                for one in chart.series
            ],
        }
        for at, label in enumerate(chart.labels)
    ]
    names = [one.name for one in chart.series]
    return {
        "level": 0,
        "remedy": "",
        "runs": [],
        "title": chart.title,
        "bars": bars,
        "names": names if len(names) > 1 else [],
    }


def _read_runs(
    inlines: list[Node], bold: bool = False, italic: bool = False, gap: bool = False
) -> Iterator[dict[str, Any]]:
    """Pieces of one look each: {text, bold, italic, gap}, {note: paragraphs} or {break}."""
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Note":
            yield {"note": [_join(_read_runs(paragraph["c"])) for paragraph in content]}
        elif kind == "LineBreak":
            yield {"break": True}
        elif kind == "Emph":
            yield from _read_runs(content, bold, True, gap)
        elif kind == "Strong":
            yield from _read_runs(content, True, italic, gap)
        elif kind == "Span":
            is_gap = gap or name_of(inline)[0] == "thieu"
            yield from _read_runs(content[1], bold, italic, is_gap)
        else:
            text = content if kind == "Str" else " "
            yield {"text": text, "bold": bold, "italic": italic, "gap": gap}


def _join(pieces: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same with neighbours of one look in one piece."""
    joined: list[dict[str, Any]] = []
    for piece in pieces:
        last = joined[-1] if joined else {}
        if "text" in last and "text" in piece and {**last, "text": ""} == {**piece, "text": ""}:
            last["text"] += piece["text"]
        else:
            joined.append(piece)
    return joined
