"""The deck on screen as files, each made only once its button is pressed."""

from collections.abc import Sequence

import streamlit as st

from app.deck.powerpoint.file import POWERPOINT, write
from app.deck.slide import Slide
from app.downloads import file_name
from app.view import View


def offer(slides: Sequence[Slide], view: View) -> None:
    """A button for each kind of file of the slides."""
    wide, high = (lambda: write(slides, view)), (lambda: write(slides, view, "4:3"))
    kinds = [
        ("Tải PowerPoint", "trinh-chieu", "pptx", POWERPOINT, wide),
        ("Tải PowerPoint (4:3)", "trinh-chieu-4-3", "pptx", POWERPOINT, high),
    ]
    with st.container(horizontal=True, gap="small", key="deck_files"):
        for label, name, ending, mime, make in kinds:
            st.download_button(
                label,
                data=make,
                file_name=file_name(view, name, ending),
                mime=mime,
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
                key=f"deck_file_{name}_{ending}",
            )
