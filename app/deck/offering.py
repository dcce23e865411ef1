"""The deck as a file to take along, on its page."""

from collections.abc import Sequence

import streamlit as st

from app.deck import take_along
from app.deck.slide import Slide
from app.downloads import file_name
from app.view import View


def offer_files(slides: Sequence[Slide], view: View, name: str) -> None:
    """A button for each kind of file; one is made once its button is pressed."""
    with st.container(horizontal=True, gap="small", key="downloads_deck"):
        st.download_button(
            "Tải bản mang theo (HTML)",
            data=lambda: take_along.write(slides, view, name),
            file_name=file_name(view, "trinh-chieu", "html"),
            mime="text/html",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            key="download_html_deck",
            help="Một tệp có trang chiếu, bảng số, danh sách và báo cáo; mở được từ USB, không cần "
            "mạng.",
        )
