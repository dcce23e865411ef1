"""The deck as a file, on its page: for PowerPoint, and to take along."""

from collections.abc import Sequence

import streamlit as st

from app.deck import take_along
from app.deck.powerpoint import file as powerpoint
from app.deck.slide import Slide
from app.downloads import file_name
from app.view import View

_TAKEN_ALONG = (
    "Một tệp có trang chiếu, bảng số, danh sách và báo cáo; mở được từ USB, không cần mạng."
)
_EDITED = "Tệp để chiếu, sửa bằng PowerPoint: biểu đồ có bảng số bên trong, ghi chú cho người nói."


def offer_files(slides: Sequence[Slide], view: View, name: str) -> None:
    """A button for each kind of file; one is made once its button is pressed."""
    kinds = [
        (
            "Tải PowerPoint", "trinh-chieu", "pptx", powerpoint.MIME,
            lambda: powerpoint.write(slides, view), _EDITED,
        ),
        (
            "Tải PowerPoint (4:3)", "trinh-chieu-4-3", "pptx", powerpoint.MIME,
            lambda: powerpoint.write(slides, view, "4:3"), _EDITED,
        ),
        (
            "Tải bản mang theo (HTML)", "trinh-chieu", "html", "text/html",
            lambda: take_along.write(slides, view, name), _TAKEN_ALONG,
        ),
    ]  # fmt: skip
    with st.container(horizontal=True, gap="small", key="downloads_deck"):
        for label, called, ending, mime, make, told in kinds:
            st.download_button(
                label,
                data=make,
                file_name=file_name(view, called, ending),
                mime=mime,
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
                key=f"download_{ending}_{called}",
                help=told,
            )
