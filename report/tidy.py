"""Text as it comes from Word or a web page, made ready for reading: no word of it is lost."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
# Word's own signs of lists stand in the private area of its symbol fonts.
_BULLET = re.compile("^([ \t]*)(?:[•◦▪●○■□►➢✓·\uf000-\uf0ff]|[-–—](?=[ \t]))[ \t]*(?=\\S)", re.M)
_INNER_TAB = re.compile(r"(?<=[^\t\n])\t+")
_PLACEHOLDER = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}")
_STRAIGHT = str.maketrans("“”„‟″‘’‚‛′", "\"\"\"\"\"'''''")


def tidy(text: str) -> str:
    """NFC, plain line ends and blanks, "- " for every sign of a list, straight quotes in
    placeholders; doing it twice changes nothing more.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _BLANKS.sub(" ", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", text)
    text = _BULLET.sub(r"\1- ", text)
    text = _INNER_TAB.sub(" ", text).replace("\t", "    ")
    text = _PLACEHOLDER.sub(_straighten, text)
    return _nest(text)


def _straighten(match: re.Match[str]) -> str:
    """Quotes that Word has bent; where straight ones stand, bent ones belong to the words."""
    text = match[0]
    return text if '"' in text or "'" in text else text.translate(_STRAIGHT)


def _nest(text: str) -> str:
    """The office writes "-" and below it "+"; Markdown wants the second one further in."""
    lines, inside = [], False
    for line in text.split("\n"):
        if line.startswith("- "):
            inside = True
        elif inside and line.startswith("+ "):
            line = f"    {line}"
        elif line.strip() and not line.startswith(" "):
            inside = False
        lines.append(line)
    return "\n".join(lines)
