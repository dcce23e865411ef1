"""What the units say for a part of the report, beside it, each to be put in by one click."""

import streamlit as st

from app import widgets
from app.widgets import plain
from app.writing import open_draft as desks
from app.writing.open_draft import Desk
from data.vietnamese import write_count
from measures.figures.quarter import Figures
from report.taking_over import Saying, list_said, take_over
from report.text_parts import title_of

_MOST = 40  # sayings that are shown
_HELD = {"list": "đang in trong danh sách", "words": "đã đưa vào"}


def show_said(desk: Desk, figures: Figures, part: str) -> None:
    """A fold with the units' words for a part; nothing where there are none."""
    said = list_said(figures, part, desk.texts[part])
    if said:
        label = f"Lời của đơn vị cho phần “{title_of(part)}” ({write_count(len(said))})"
        widgets.fold(label, f"loi-don-vi-{part}", lambda: _show_each(desk, part, said))


def _show_each(desk: Desk, part: str, said: list[Saying]) -> None:
    for number, one in enumerate(said[:_MOST]):
        held = f" :gray[· {_HELD[one.held]}]" if one.held else ""
        st.markdown(
            f"**{plain(one.unit)}** ({plain(one.kind)}): {plain(one.text)}.  \n"
            f":gray[:small[{plain(one.source)}]]{held}"
        )
        if not one.held:
            st.button(
                "Đưa vào",
                key=f"take_{part}_{number}",
                type="tertiary",
                icon=":material/add:",
                on_click=lambda one=one: desks.write_text(
                    desk, part, take_over(desk.texts[part], one)
                ),
            )
    if len(said) > _MOST:
        widgets.show_notes([f"Còn {write_count(len(said) - _MOST)} ý nữa, xem biểu của đơn vị."])
