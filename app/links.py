"""Names of communes as links to their profiles, wherever they stand, with what is chosen kept."""

import re
from collections.abc import Iterable

import streamlit as st

from app.markup import write
from app.view import View
from data import words

MANY = 60  # communes: of more no text is searched
_TAG = re.compile(r"(<[^>]*>)")
_KINDS = ("xã ", "thị trấn ")


def link_names(html: str, view: View | None = None) -> str:
    """The same HTML with every name of a commune as a link: "xã Đăk Pne" within a text, and
    "Đăk Pne" where that is all that stands in a cell. Attributes and links stay as they are.

    `view`: what is chosen, by default what the frame read from the address.
    """
    view = view or st.session_state.get("view")
    if view is None or len(view.commune_labels) > MANY:
        return html
    units = {write(label): unit for unit, label in view.commune_labels.items()}
    alone = {_drop_kind(label): unit for label, unit in units.items()}
    # The longest first: "xã Mẫu 10" is not "xã Mẫu 1".
    names = sorted([*units, *map(words.start, units)], key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?!\w)")
    pieces, inside = [], False
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            inside = piece.startswith("<a ") or (inside and piece != "</a>")
        elif not inside:
            bare = piece.replace("\N{NO-BREAK SPACE}", " ")
            if bare in alone:
                piece = _link(view, alone[bare], piece)
            else:
                piece = pattern.sub(
                    lambda found: _link(view, units[words.low(found[0])], found[0]), piece
                )
        pieces.append(piece)
    return "".join(pieces)


def find_links(cells: Iterable[Iterable[str]]) -> dict[str, str]:
    """The addresses of the communes that are named by themselves in cells, by what is written."""
    view = st.session_state.get("view")
    if view is None:
        return {}
    units = {words.start(label): unit for unit, label in view.commune_labels.items()}
    found = {cell for row in cells for cell in row if cell in units}
    return {cell: view.link_profile(units[cell]) for cell in sorted(found)}


def _link(view: View, unit: str, text: str) -> str:
    return f'<a class="name" href="{write(view.link_profile(unit))}">{text}</a>'


def _drop_kind(label: str) -> str:
    for kind in _KINDS:
        label = label.removeprefix(kind)
    return label
