"""Marked Markdown: how words from the facts are put into a text so that their origin stays known.

A mark is a bracketed span, `[26]{.so n="models.stopped"}`; report/tree.py reads it. Whatever comes
from the facts is escaped: no name can turn into a heading, a link or a note.
"""

import re

from data import vietnamese

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#&!^~])")


def escape(text: str) -> str:
    """Words that mean nothing but themselves to Markdown, on one line."""
    return _SIGNS.sub(r"\\\1", vietnamese.normalise(text))


def mark(kind: str, text: str, name: str = "", face: str = "") -> str:
    """A span of a kind: so, ten, vb, ky or thieu; `name` of the figure, fact or document."""
    attributes = f".{kind}"
    if name:
        attributes += f' n="{_quote(name)}"'
    if face:
        attributes += f' k="{face}"'
    return f"[{escape(text)}]{{{attributes}}}"


def _quote(name: str) -> str:
    return vietnamese.normalise(name).replace("&", "&amp;").replace('"', "&quot;")
