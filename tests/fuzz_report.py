"""Thousands of odd report texts: none may raise, take long, or need much memory.

    .venv/bin/python tests/fuzz_report.py --count 10000 --seed 1       about an hour

Real parts of a report are changed, and pieces of Markdown, of placeholders and of what else people
paste are put together and repeated. Every text is composed; of every fifth the pages, the PDF and
the Word file are made as well. Seconds are those of the processor, Pandoc's included, so that other
work on the machine does not count. A few of these run in tests/report/test_fuzz.py.
"""

import argparse
import json
import os
import random
import resource
import sys
import tempfile
import time
import traceback
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lxml import etree

from data import publish, store
from data.store import Snapshot
from report import pdf, word
from report.committee import read_committee
from report.compose import Composed, compose
from report.editing.document import read_document, read_part
from report.editing.schema import check_part
from report.editing.writing import write_part
from report.errors import ReportError
from report.merging import SETTINGS
from report.phrases import Phrases
from report.placeholders import TextError, require_typed
from report.text_parts import NAMES, TEXTS
from report.tidy import tidy
from tests.report.editing.touching import bare, is_open_to_writing, touch

QUARTER = "2024-Q2"
PPI = 176
# Of the other parts a word each: what is measured is the odd one.
PLAIN = dict.fromkeys(NAMES, "Chữ.")
_LONGEST = 250_000
_REPEATS = (1, 1, 1, 1, 1, 2, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000)

MARKUP = (
    "[", "]", "![", "](", "[a](b", "[a](b)", "[a]", "[[a]]", "[a]{", "[a]: b\n", "[^a]", "[^b]",
    "[^a]:", "\n\n[^a]: một[^b]\n\n", "\n\n[^b]: hai[^a]\n\n", "^[", "^[chú]", "- ", "+ ", "* ",
    "> ", ">", "1. ", "2) ", "9999999999. ", "# ", "###### ", "#", "    ", "  ", " ", "\n", "\n\n",
    "  \n", "\\\n", "*", "**", "***", "_", "__", "a*", "*a", "a**b*", "_a_ ", "`", "``", "\n```\n",
    "\n~~~\n", "===\n", "---\n", "\n- một\n    - hai\n        + ba\n", "1.1.1. ", "\\", "\\[", "~",
    "| Xã | Số |\n| --- | --- |\n| Đăk Pne | 5 |\n", "{.so n=\"models.stopped\"}", "{", "}", "|",
    # HTML, TeX, YAML, Typst: a report has none
    "<", ">", "<b>", "<!--", "-->", "<script>", "<img src=x onerror=alert(1)>", "<http://a.b>",
    "&amp;", "&#0;", "&#xd800;", "&", "$x^2$", "\\input{/etc/passwd}", "---\ntitle: x\n---\n",
    "#read(\"/etc/passwd\")", "```{=typst}\n", "![ảnh](/etc/passwd)",
)  # fmt: skip
PLACEHOLDERS = (
    "{{", "}}", "{%", "%}", "{#", "#}", "{{ so(\"models.stopped\") }}", "{{ so(\"x\") }}",
    "{{ danh_sach(\"customs\") }}", "{{ danh_sach(\"models.stopped\") }}", "{{ quy }}",
    "{{ van_ban(\"75-KH/HU\") }}", "{{ ten(\"m9\") }}", "{{ thieu(\"[^a] *b\") }}",
    "{% if co(\"tasks\") %}", "{% if not co(\"x/Y\") %}", "{% else %}", "{% endif %}", "{% raw %}",
    "{{ cuoc_van_dong }}", "{{ ''.__class__ }}", "{% for x in y %}", "(", ")", "\"", "'", "not ",
)  # fmt: skip
LETTERS = (
    "a", "ộ", "Đăk Pne ", "a. B ", "45 hộ, ", "U10 ", "8.000", "a" * 400, "ẩ" * 600, "chữ " * 50,
    "\t", "\r", "\r\n", "\v", "\u2028", "\u00a0", "\u200b", "\u00ad", "\u202e", "\ufeff", "\x00",
    "\x01", "\x1b[0m", "\x7f", "\x85", "\ud800", "\udfff", "\ufdd0", "\ufdd3", "\ufffe", "\uffff",
    "\U0010ffff", "\ufffd", "\ufffc", "\ue000", "\uf0b7 ", "\U000f0000", "😀", "👨\u200d👩",
    "e\u0301\u0323", "\u0301" * 20, "العربية ", "漢字", "ก็", "☐ ", "½", "\U000e0041",
    "\ufe0f", "\u3164", "\u180e",
)  # fmt: skip

# Lines that a text is made of: what one begins depends on those before it.
LINES = (
    "", "", "", "một", "  hai", "     ba", "**bốn** *năm*[^b]", "sáu\\", "bảy  ", "> tám", "---",
    "- a", "* b", "+ c", "  - d", "    - e", " - f", "    + g", "- - h", "- 1. i", "– k", "- ",
    "1. l", "2. m", "5) n", "   1. o", "    3. p", "01. q", "# r", "## ", "| s | t |",
    "|---|:-:|", "| u |", "| v | x | y |", "u|v", "- |-", "[^a]: một", "  [^b]: hai", "[^a] ba",
    "[^]: c", "[d]: e", "    [^c]: f", "^[chú]", "- [^d]: g", "{% if co(\"duty\") %}", "{% else %}",
    "{% endif %}", "    {% if co(\"duty\") %}", "    {% endif %}", "{{ danh_sach(\"customs\") }}",
    "    {{ danh_sach(\"customs\") }}", "{{ bang(\"customs\") }} h", "{{ quy }}. i",
    "{% if co(\"duty\") %}k{% endif %}", "    {% if co(\"duty\") %}l{% endif %}", "{# lời #}- m",
    "{# lời", "ghi #}",
)  # fmt: skip


class Draft(NamedTuple):
    """An odd draft: one or two parts that are not `PLAIN`, settings."""

    texts: dict[str, str]
    settings: dict[str, str]


class Slow(NamedTuple):
    """Seconds of the processor that a draft took, which one, and its texts' letters."""

    seconds: float
    number: int
    letters: int


def make_draft(chance: random.Random) -> Draft:
    """A draft; the same for the same state of `chance`."""
    parts = chance.sample(NAMES, 2 if chance.random() < 0.1 else 1)
    texts = {part: make_text(chance) for part in parts}
    if chance.random() < 0.75:
        return Draft(texts, {})
    value = _join_pieces(chance, 3)[: chance.choice((30, 100, 290, 10_000))]
    return Draft(texts, {chance.choice(list(SETTINGS)): value})


def make_text(chance: random.Random) -> str:
    """A real part that was changed, or pieces or lines put together."""
    kind = chance.random()
    if kind < 0.4:
        return _join_pieces(chance, 12)
    if kind < 0.6:
        return "\n".join(chance.choices(LINES, k=chance.randint(1, 40)))
    text = chance.choice(_REAL)
    for _ in range(chance.randint(1, 8)):
        text = _change(chance, text)[:_LONGEST]
    return text


def _join_pieces(chance: random.Random, most: int) -> str:
    found = ""
    for _ in range(chance.randint(1, most)):
        [kind] = chance.choices((MARKUP, LETTERS, PLACEHOLDERS), (12, 7, 1))
        unit = "".join(chance.choices(kind, k=chance.choice((1, 1, 2, 3))))
        found += unit * min(chance.choice(_REPEATS), 1 + _LONGEST // len(unit))
    return found[:_LONGEST]


def _change(chance: random.Random, text: str) -> str:
    start, end = sorted(chance.randint(0, len(text)) for _ in range(2))
    match chance.randrange(7):
        case 0:
            return text[:start] + text[end:]
        case 1:
            times = min(chance.choice(_REPEATS[:-2]), _LONGEST // (end - start + 1))
            return text[:start] + text[start:end] * times + text[end:]
        case 2:
            lines = text.split("\n")
            chance.shuffle(lines)
            return "\n".join(lines)
        case 3:
            indent = " " * chance.choice((1, 2, 4, 8))
            return text[:start] + text[start:end].replace("\n", f"\n{indent}") + text[end:]
        case 4:
            lines = text.split("\n")
            at = chance.randint(0, len(lines))
            return "\n".join([*lines[:at], *chance.choices(LINES, k=3), *lines[at:]])
        case _:
            return text[:start] + _join_pieces(chance, 2) + text[start:]


def run(snapshot: Snapshot, draft: Draft, with_files: bool) -> Composed | None:
    """Compose a draft and make its files, as page and command do; None when refused with words."""
    try:
        composed = compose(snapshot, QUARTER, PLAIN | draft.texts, draft.settings)
    except ReportError:
        return None
    _read_and_write(composed, PLAIN | draft.texts)
    if with_files:
        pdf.draw(composed.document, PPI)
        _read_back(word.write(composed.document))
        try:
            pdf.write(composed.document)
        except ReportError as error:
            # Letters that the printed face lacks are the writer's to change.
            if "không có ký tự" not in str(error):
                raise
    return composed


def _read_and_write(composed: Composed, texts: dict[str, str]) -> None:
    """Open the texts in the editor, and take them over as they are, and written anew: they read
    back as the same."""
    phrases = Phrases(composed.figures, read_committee(composed.figures.district))
    kept = {name: tidy(text) for name, text in texts.items()}
    for part in read_document(kept, phrases)["content"]:
        name = part["attrs"]["name"]
        if write_part(part) != kept[name]:
            raise AssertionError(f"{name} is not written as it was read")
        try:
            taken, touched = check_part(part), touch(part)
        except ReportError:
            continue
        if write_part(taken) != kept[name]:
            raise AssertionError(f"{name} is not taken as it was read")
        if is_open_to_writing(kept[name], part):
            _require_same(name, touched, phrases)


def _require_same(name: str, part: dict, phrases: Phrases) -> None:
    written = write_part(part)
    try:
        require_typed(name, written)
    except TextError:
        return  # with a blank line between any two it is longer than a part may be
    if bare(touch(read_part(name, written, phrases))) != bare(part):
        raise AssertionError(f"{name} does not read back as it was written")


def _read_back(packed: bytes) -> None:
    with ZipFile(BytesIO(packed)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))


def seconds() -> float:
    """What this program and its ended children have taken of the processor."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> int:
    """Run them, print a table; 1 when one raised."""
    options = _parse()
    with tempfile.TemporaryDirectory() as home:
        os.environ["KONRAY_DATA"] = home
        publish.build("official")
        return _run_all(store.snapshot("official"), options)


def _run_all(snapshot: Snapshot, options: argparse.Namespace) -> int:
    raised, refused, wrong, slow = 0, 0, 0, []
    run(snapshot, Draft({}, {}), True)
    began = time.monotonic()
    for number in range(options.first, options.count):
        draft = make_draft(random.Random(f"{options.seed} {number}"))
        before = seconds()
        try:
            composed = run(snapshot, draft, number % options.files == 0)
        except Exception:
            raised += 1
            _keep(options, number, draft)
        else:
            refused += composed is None
            wrong += composed is not None and bool(composed.errors)
        letters = sum(map(len, draft.texts.values()))
        slow = sorted([*slow, Slow(seconds() - before, number, letters)], reverse=True)[:5]
    print(f"seed {options.seed}: {options.count - options.first} drafts, "
          f"{time.monotonic() - began:.0f} s on the clock")  # fmt: skip
    print(f"  exceptions               {raised}")
    print(f"  told: a part / settings  {wrong} / {refused}")
    for one in slow:
        print(f"  slowest: {one.seconds:.2f} s, number {one.number}, {one.letters} letters")
    for name, who in (("own", resource.RUSAGE_SELF), ("Pandoc's", resource.RUSAGE_CHILDREN)):
        print(f"  peak memory, {name:<8}    {resource.getrusage(who).ru_maxrss // 1024} MB")
    return int(raised > 0)


def _keep(options: argparse.Namespace, number: int, draft: Draft) -> None:
    print(f"number {number}:", file=sys.stderr)
    traceback.print_exc(limit=-4)
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        told = json.dumps(draft._asdict())
        (options.keep / f"{options.seed}-{number}.json").write_text(told, encoding="utf-8")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=5, help="make the files of each so-many-th")
    parser.add_argument("--keep", type=Path, help="a folder for the drafts that raised")
    return parser.parse_args()


def _read_parts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(TEXTS.rglob("*.md"))]


_REAL = _read_parts()

if __name__ == "__main__":
    sys.exit(main())
