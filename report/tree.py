"""The report as a tree: what Pandoc reads of the text, kept to the few kinds that a report has.

One tree becomes the DOCX, the PDF and the text on the screen, so that they can't differ. A tree is
a list of blocks in Pandoc's own JSON form:

    blocks   Header (levels 1 to 3), Para, BulletList, OrderedList, Table
    inlines  Str, Space, LineBreak, Emph, Strong, Note, and Span for what comes from the facts

A Table holds the sides of its columns ("left", "right", "center", "") and its rows, of which the
first is its head: [sides, [[inlines of a cell, …], …]].

A Span's class says what it holds: `so` a number, `ten` a name, `vb` a document, `ky` words that
follow from the quarter, `thieu` a gap to be filled in, `hinh` the title of a chart of the table
behind it. Its `n` names the figure, fact or document.
"""

import json
import logging
import subprocess
from functools import lru_cache
from typing import Any

import pypandoc

from report.bounds import require_layers
from report.errors import ReportError
from report.holding import APART, GOES_ON, hold, let_go
from report.notes import lift, require_plain

logger = logging.getLogger(__name__)

Node = dict[str, Any]

SPANS = ("so", "ten", "vb", "ky", "thieu", "hinh")
API = [1, 23, 1, 1]

# CommonMark, since Pandoc reads its own Markdown with backtracking: 2 kB of "[" take it 16 s, and
# 0.06 s here. Only what a report needs: quotes and dots stay as they were typed.
READER = "commonmark+footnotes+bracketed_spans+pipe_tables"
_SIDES = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center"}
_SECONDS = 20


def run_pandoc(arguments: list[str], text: bytes) -> bytes:
    """What Pandoc makes of `text`; it runs in its sandbox, without a file or the network.

    ReportError when it fails, or takes longer than 20 s on a machine that is worn out.
    """
    command = [pypandoc.get_pandoc_path(), "--sandbox", *arguments]
    try:
        done = subprocess.run(command, input=text, capture_output=True, timeout=_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise ReportError(
            f"Soạn báo cáo quá {_SECONDS} giây nên đã dừng: máy chủ đang quá tải. Hãy đợi một lát "
            "rồi thử lại."
        ) from error
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip()
        logger.error("pandoc gave %s: %s", done.returncode, told)
        raise ReportError(f"Không soạn được báo cáo (Pandoc báo: {told[:200]}).")
    return done.stdout


@lru_cache(maxsize=64)
def _read(markdown: str) -> str:
    # Kept by text: of eight parts an edit changes one. As JSON: nobody can change what is kept.
    text = lift(hold(markdown))
    require_plain(text)
    found = run_pandoc(["-f", READER, "-t", "json"], text.encode()).decode()
    require_layers(found)
    blocks = _tidy_blocks(json.loads(let_go(found))["blocks"])
    return json.dumps(blocks, ensure_ascii=False)


def read(markdown: str) -> list[Node]:
    """The tree of a text; whatever a report does not have becomes plain paragraphs and words.

    Excess for a text that holds too much to be read (report/bounds.py, report/notes.py).
    """
    return json.loads(_read(markdown))


def make(kind: str, content: Any = None) -> Node:
    """A node in Pandoc's JSON form."""
    return {"t": kind} if content is None else {"t": kind, "c": content}


def to_words(text: str) -> list[Node]:
    """Text as inlines, all of it words: nothing in it is read as a sign of the tree."""
    told: list[Node] = []
    for word in text.split():
        told += [make("Space"), make("Str", word)] if told else [make("Str", word)]
    return told


def name_of(span: Node) -> tuple[str, str, str]:
    """The class of a span, the name of what it shows, and which face of it (`change`, or "")."""
    _, classes, attributes = span["c"][0]
    known = dict(attributes)
    return (classes[0] if classes else "", known.get("n", ""), known.get("k", ""))


def flatten(blocks: list[Node]) -> list[Node]:
    """The same with lists as the office prints them: paragraphs beginning with "-", "+", "1."."""
    return [paragraph for block in blocks for paragraph in _flatten_block(block)]


def _flatten_block(block: Node, depth: int = 0) -> list[Node]:
    if block["t"] == "BulletList":
        signs = ["-" if depth == 0 else "+"] * len(block["c"])
        items = block["c"]
    elif block["t"] == "OrderedList":
        (first, _, end), items = block["c"]
        sign = ")" if end["t"] == "OneParen" else "."
        signs = [f"{first + position}{sign}" for position in range(len(items))]
    elif block["t"] == "Header":
        level, attributes, inlines = block["c"]
        return [make("Header", [level, attributes, _flatten_inlines(inlines)])]
    elif block["t"] == "Table":
        sides, rows = block["c"]
        return [make("Table", [sides, [[_flatten_inlines(cell) for cell in row] for row in rows]])]
    else:
        return [make("Para", _flatten_inlines(block["c"]))]
    told = []
    for sign, item in zip(signs, items, strict=True):
        parts = [part for one in item for part in _flatten_block(one, depth + 1)]
        parts = parts if parts and parts[0]["t"] != "Table" else [make("Para", []), *parts]
        parts[0] = _put_sign(sign, parts[0])
        told += parts
    return told


def _put_sign(sign: str, block: Node) -> Node:
    """A paragraph or heading that begins with the sign of its item."""
    level, attributes, inlines = block["c"] if block["t"] == "Header" else (0, None, block["c"])
    told = [make("Str", sign), *([make("Space")] if inlines else []), *inlines]
    return make("Header", [level, attributes, told]) if level else make("Para", told)


def _flatten_inlines(inlines: list[Node]) -> list[Node]:
    told = []
    for inline in inlines:
        if inline["t"] == "Note":
            told.append(make("Note", _tell_rows(flatten(inline["c"]))))
        elif inline["t"] in ("Emph", "Strong"):
            told.append(make(inline["t"], _flatten_inlines(inline["c"])))
        else:
            told.append(inline)
    return told


def _tell_rows(blocks: list[Node]) -> list[Node]:
    """The same with tables told in words: a note at the foot of a page has none."""
    told = []
    for block in blocks:
        for row in block["c"][1] if block["t"] == "Table" else []:
            words: list[Node] = []
            for position, cell in enumerate(cell for cell in row if cell):
                words += (
                    [make("Str", ":" if position == 1 else ";"), make("Space")] if words else []
                )
                words += cell
            told.append(make("Para", words))
        told += [] if block["t"] == "Table" else [block]
    return told


def _tidy_blocks(blocks: list[Node]) -> list[Node]:
    return [tidy for block in blocks for tidy in _tidy_block(block)]


def _tidy_block(block: Node) -> list[Node]:
    kind, content = block["t"], block.get("c")
    if kind in ("Para", "Plain"):
        return [make("Para", _tidy_inlines(line)) for line in part_lines(content)]
    if kind == "Header":
        level, _, inlines = content
        return [make("Header", [min(level, 3), ["", [], []], _tidy_inlines(inlines)])]
    if kind == "BulletList":
        return [make(kind, [_tidy_blocks(item) for item in content])]
    if kind == "OrderedList":
        attributes, items = content
        return [make(kind, [attributes, [_tidy_blocks(item) for item in items]])]
    if kind == "Table":
        return [_tidy_table(content)]
    if kind == "CodeBlock":
        return [make("Para", to_words(line)) for line in content[1].splitlines() if line.strip()]
    raise ValueError(f"the reader gave a block of kind {kind}")


def part_lines(inlines: list[Node]) -> list[list[Node]]:
    """The paragraphs that a clerk sees in one of Pandoc: Enter makes one, as it does in Word."""
    lines: list[list[Node]] = [[]]
    for inline, after in zip(inlines, [*inlines[1:], make("Space")], strict=True):
        goes_on = after["t"] == "Str" and after["c"].startswith(GOES_ON)
        if inline["t"] == "SoftBreak" and not goes_on:
            lines.append([])
        elif inline != make("Str", APART):
            lines[-1].append(inline)
    return [line for line in lines if line]


def _tidy_table(content: list[Any]) -> Node:
    _, _, columns, head, bodies, _ = content
    rows = [*head[1], *(row for body in bodies for row in body[3])]
    told = [
        [[inline for block in cell[4] for inline in _tidy_inlines(block["c"])] for cell in row[1]]
        for row in rows
    ]
    return make("Table", [[_SIDES.get(side["t"], "") for side, _ in columns], told])


def _tidy_inlines(inlines: list[Node]) -> list[Node]:
    return [tidy for inline in inlines for tidy in _tidy_inline(inline)]


def _tidy_inline(inline: Node) -> list[Node]:
    kind, content = inline["t"], inline.get("c")
    if kind == "Str":
        words = content.replace(GOES_ON, "")
        return [make("Str", words)] if words else []
    if kind in ("Space", "LineBreak"):
        return [inline]
    if kind == "SoftBreak":
        return [make("Space")]
    if kind in ("Emph", "Strong"):
        return [make(kind, _tidy_inlines(content))]
    if kind == "Note":
        return [make("Note", _tidy_blocks(content))]
    if kind == "Span":
        return _tidy_span(inline)
    if kind in ("Link", "Image"):
        return _tidy_inlines(content[1])
    if kind == "Code":
        return to_words(content[1])
    raise ValueError(f"the reader gave an inline of kind {kind}")


def _tidy_span(span: Node) -> list[Node]:
    (_, classes, attributes), inlines = span["c"]
    kept = [[key, value] for key, value in attributes if key in ("n", "k")]
    kind = [name for name in classes if name in SPANS][:1]
    inside = _tidy_inlines(inlines)
    return [make("Span", [["", kind, kept], inside])] if kind else inside
