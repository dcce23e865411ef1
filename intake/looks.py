"""How cells look, where that shows another thing than what stands in them.

A number format may write digits, percents or "nghìn" of its own, leave thousands out or show
nothing; letters may be as pale as what is behind them. Whoever filled in a form saw what is shown.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from openpyxl.styles.numbers import BUILTIN_FORMATS

from data import vietnamese
from intake.layout import MAIN

Elements = Iterable[tuple[str, dict[str, str]]]

_GROUPS = ("numFmts", "fonts", "fills", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
_TOKEN = re.compile(r'"[^"]*"?|\\.|[_*].|\[[^\]]*\]|.', re.DOTALL)
# Words that make another number of the one before them.
_SCALES = {"chuc", "tram", "nghin", "ngan", "van", "trieu", "ty", "ti", "tr", "k", "m"}
_DASHES = ("-", "–", "—")
_SCALED = re.compile(r"[0#?],+(?![0#?,])")  # a comma at the end: only thousands are shown
_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
_BY_THEME = {"0": _WHITE, "1": _BLACK}
_BY_NUMBER = {"0": _BLACK, "1": _WHITE, "8": _BLACK, "9": _WHITE, "64": _BLACK, "65": _WHITE}
_SEEN = 1.3  # contrast; less than that nobody reads
_READ = 4.0  # points; smaller letters nobody reads

Colour = tuple[int, ...] | None  # None: not known


class Look(NamedTuple):
    """A look of cells. struck: crossed out; unseen: as pale as what is behind, or far too small."""

    number_format: str = "General"
    struck: bool = False
    unseen: bool = False


class _Font(NamedTuple):
    struck: bool = False
    size: float = 11.0
    colour: Colour = _BLACK


def read(elements: Elements) -> list[Look]:
    """The looks of a workbook, from the elements of its styles; ValueError for what no program
    writes."""
    formats, looks, group = dict(BUILTIN_FORMATS), [], ""
    fonts: list[_Font] = []
    fills: list[Colour] = []
    for tag, attributes in elements:
        tag = tag.removeprefix(f"{MAIN} ")
        if tag in _GROUPS:
            group = tag
        elif (group, tag) == ("numFmts", "numFmt"):
            formats[count(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
        elif group == "fonts":
            _read_font(tag, attributes, fonts)
        elif group == "fills":
            _read_fill(tag, attributes, fills)
        elif (group, tag) == ("cellXfs", "xf"):
            number_format = formats.get(count(attributes.get("numFmtId", "0")), "General")
            font = _find(fonts, attributes.get("fontId", "0"), _Font())
            behind = _find(fills, attributes.get("fillId", "0"), _WHITE)
            pale = font.size < _READ or _contrast(font.colour, behind) < _SEEN
            looks.append(Look(number_format, font.struck, pale))
    return looks or [Look()]


@lru_cache(maxsize=1_000)
def shows_another(number_format: str, is_text: bool, sign: int = 1) -> bool:
    """Whether a format shows words, or a number of that sign (-1, 0, 1), as something else."""
    sections = _split(number_format)
    if is_text:
        return len(sections) > 3 and not any(sections[3])
    asks = any(mark in number_format for mark in ("[<", "[>", "[="))
    which = 1 if sign < 0 else 2 if not sign else 0
    told = sections if asks else [sections[which if which < len(sections) else 0]]
    return any(_is_another(plain, words, sign) for plain, words in told)


def count(letters: str) -> int:
    """A number of a text, a look or a format; ValueError for what is none."""
    if not (letters.isascii() and letters.isdigit() and len(letters) < 10):
        raise ValueError(f"no number of a text or a look: {letters[:20]!r}")
    return int(letters)


def _split(number_format: str) -> list[tuple[str, str]]:
    """The sections of a format, each without and with nothing but its words."""
    sections = [("", "")]
    for token in _TOKEN.findall(number_format):
        plain, words = sections[-1]
        if token == ";":
            sections.append(("", ""))
        elif token[0] in '"\\':
            sections[-1] = (plain + " " * (plain[-1:] != ","), words + token.strip('"\\') + "\n")
        elif token[0] not in "[_*":
            sections[-1] = (plain + token, words)
    return sections


def _is_another(plain: str, words: str, sign: int) -> bool:
    if not re.search(r"[0#?@]|general", plain, re.IGNORECASE):
        return bool(sign) or words.strip() not in _DASHES  # a ledger has a dash for nothing
    if _SCALED.search(plain) or re.search(r"e[+-]", plain, re.IGNORECASE):
        return True
    if sign >= 0 and re.search(r"^ *[-(]", plain):
        return True
    if any(char.isdigit() or char in "%‰" for char in words):
        return True
    return not _SCALES.isdisjoint(vietnamese.fold(words).replace(".", " ").split())


def _read_font(tag: str, attributes: dict[str, str], fonts: list[_Font]) -> None:
    if tag == "font":
        fonts.append(_Font())
    elif fonts and tag == "strike":
        fonts[-1] = fonts[-1]._replace(struck=is_on(attributes))
    elif fonts and tag == "sz":
        size = re.fullmatch(r"[0-9]{1,4}(?:\.[0-9]*)?", attributes.get("val", ""))
        fonts[-1] = fonts[-1]._replace(size=float(size[0]) if size else 11.0)
    elif fonts and tag == "color":
        fonts[-1] = fonts[-1]._replace(colour=_read_colour(attributes))


def _read_fill(tag: str, attributes: dict[str, str], fills: list[Colour]) -> None:
    if tag == "fill":
        fills.append(_WHITE)
    elif fills and tag == "patternFill":
        fills[-1] = _WHITE if attributes.get("patternType", "none") == "none" else None
    elif fills and tag == "fgColor" and fills[-1] is None:
        fills[-1] = _read_colour(attributes)


def is_on(attributes: dict[str, str]) -> bool:
    """Whether an element that is there means what it says: val="0" takes it back."""
    return attributes.get("val", "1") not in ("0", "false")


def _read_colour(attributes: dict[str, str]) -> Colour:
    rgb = re.fullmatch(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})", attributes.get("rgb", ""))
    if rgb:
        return tuple(bytes.fromhex(rgb[1]))
    if attributes.get("auto"):
        return _BLACK
    if "theme" in attributes and float(attributes.get("tint", "0")) == 0:
        return _BY_THEME.get(attributes["theme"])
    return _BY_NUMBER.get(attributes.get("indexed", ""))


def _contrast(front: Colour, behind: Colour) -> float:
    """How well letters stand out (WCAG's ratio), 21 where a colour is not known."""
    if front is None or behind is None:
        return 21.0
    bright, dark = sorted((_luminance(front), _luminance(behind)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[int, ...]) -> float:
    parts = [each / 255 for each in colour]
    lit = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]


def _find(listed: list[Any], number: str, otherwise: Any) -> Any:
    at = count(number)
    return listed[at] if at < len(listed) else otherwise
