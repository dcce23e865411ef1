"""Signs that the letters of the PDF don't have, such as a smiley: found before anybody prints."""

from functools import lru_cache

import typst

from report import pdf
from report.document import Document
from report.errors import NoLetter
from report.pdf import FACE, FONTS, STANDARDS, explain, read_fonts

_SOURCE = (
    f'#set document(title: "x")\n#set text(font: "{FACE}", lang: "vi", fallback: false)\n'
    "#sys.inputs.signs\n"
).encode()
# What every report is made of, and the letters surely have.
_PLAIN = frozenset(
    [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x1EA0, 0x1EFA))]
    + [*"ƠơƯư–—‘’“”…•\n"]
)
_MOST = 40  # kinds of signs that are found; nobody has to read more


def find_unknown(text: str) -> str:
    """The signs of a text that no letter shows, each once, in their order; at most `_MOST`."""
    odd = dict.fromkeys(sign for sign in text if sign not in _PLAIN)
    unknown = _ask("".join(sorted(odd))) if odd else frozenset()
    return "".join([sign for sign in odd if sign in unknown][:_MOST])


def write_pdf(document: Document) -> bytes:
    """The report as PDF, with a box for each sign that no letter shows; ReportError as pdf.write.

    Whoever prints it is told so before (report/checks.py): the file is there in any case.
    """
    try:
        return pdf.write(document)
    except NoLetter:
        odd = {sign for sign in pdf.read_signs(document) if sign not in _PLAIN}
        near = sorted(sign for sign in odd if sign < pdf.FAR)
        unknown = _ask("".join(near)) if len(near) <= _MOST else odd
        try:
            return pdf.write(document, unknown | {pdf.FAR})
        except NoLetter:  # signs that no letter shows together
            return pdf.write(document, frozenset(odd) | {pdf.FAR})


def tell_unknown(signs: str) -> str:
    """What becomes of such signs, and what to do, in a sentence."""
    named = ", ".join(f"“{sign}”" for sign in signs)
    return (
        f"Phông chữ của bản PDF không có ký tự {named}: bản PDF và trang in hiện ô vuông. Hãy thay "
        "bằng chữ trước khi chốt."
    )


@lru_cache(maxsize=256)
def _ask(signs: str) -> frozenset[str]:
    """Those of the signs that Typst, which sets the PDF, refuses: it names one each time."""
    left, unknown = list(signs), set()
    while left and len(unknown) < _MOST:
        refused = _refuse(" ".join(left))
        if not refused:
            break
        unknown |= refused
        left = [sign for sign in left if sign not in refused]
    return frozenset(unknown)


def _refuse(text: str) -> set[str]:
    options = {"root": FONTS, "font_paths": read_fonts()}
    try:
        typst.compile(
            _SOURCE, format="pdf", pdf_standards=STANDARDS, sys_inputs={"signs": text}, **options
        )
    except typst.TypstError as error:
        found = explain(error)
        if not isinstance(found, NoLetter):
            raise found from error
        return {sign for sign in found.signs if sign != " "}
    return set()
