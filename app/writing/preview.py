"""The right half of the report's page: the printed pages, and the text with its sources."""

import streamlit as st

from app import filters, widgets
from app.view import View
from app.writing.marked_text import show_text
from app.writing.section import Origin, find_origin, find_titles
from report import freezing, issued, pdf
from report.compose import Composed
from report.document import Document
from report.errors import ReportError

# Shown at about half its width in dots, a page is sharp at 200 %. Streamlit would shrink an image
# of more than 1.460 dots across, at 0,2 s each.
PPI = 176
LEGEND = (
    "Bấm vào một số có gạch chân để xem nguồn. :green-background[Gạch liền]: số gắn với dữ liệu; "
    "gạch chấm: tên, văn bản trong kho; :orange-background[gạch đứt]: số nhập tay; "
    ":yellow-background[khung vàng]: chỗ trống cần viết."
)


def show_preview(view: View, composed: Composed) -> None:
    """The report as it stands, in one of two ways."""
    shown = filters.choose(
        "xem", "Xem", {"trang": "Trang in", "van-ban": "Văn bản và nguồn số"}, hide=True
    )
    if shown == "trang":
        _show_pages(view, composed)
    else:
        _show_text(view, composed)


def _show_pages(view: View, composed: Composed) -> None:
    try:
        pages = _draw(repr(composed.document), composed.document)
    except ReportError as error:
        st.error(widgets.plain(error), icon=":material/error:")
        return
    st.caption(
        f"Bản xem trước, chưa ký. {_tell_issued(view, composed)}Chữ của từng trang đọc được ở “Văn "
        "bản và nguồn số”."
    )
    for number, page in enumerate(pages, start=1):
        with st.container(key=f"page_{number}", border=True):
            st.image(page, width="stretch", alt=f"Trang {number} của báo cáo, xem trước")
        st.caption(f"Trang {number}/{len(pages)}", text_alignment="center")


def _tell_issued(view: View, composed: Composed) -> str:
    """That what is shown as a draft was issued, "" when it was not."""
    same = freezing.find_same(view.snapshot.data_set, view.quarter, composed.body)
    if not same:
        return ""
    told = widgets.plain(issued.name(same))
    mark = widgets.plain(composed.document.mark)
    only = f" Dấu “{mark}” chỉ có ở bản xem trước này, tệp đã chốt không có." if mark else ""
    return f"**Nội dung này đã được chốt: {told}.**{only} "


@st.cache_data(max_entries=20, show_spinner=False)
def _draw(key: str, _document: Document) -> list[bytes]:
    """The pages, kept by everything that stands on them."""
    return pdf.draw(_document, PPI)


def _show_text(view: View, composed: Composed) -> None:
    st.caption(LEGEND)
    titles = find_titles(composed)
    chosen = st.session_state.pop("origin", "")
    show_text(
        composed.lines,
        titles,
        chosen,
        lambda key: st.session_state.update(origin=key),
        "Văn bản báo cáo",
    )
    show_picked(view, composed, chosen)


def show_picked(view: View, composed: Composed, key: str) -> None:
    """Where the piece of that key comes from, over the page; nothing for "", or what has none."""
    origin = find_origin(composed.figures, key) if key else None
    if origin:
        show_origin(origin, view)


@st.dialog("Số này lấy ở đâu ra?", width="large")
def show_origin(origin: Origin, view: View) -> None:
    """Value, source, rows and question of one number, over the page."""
    value = f": **{widgets.plain(origin.value)}**" if origin.value else ""
    st.markdown(f"{widgets.plain(origin.title)}{value}")
    for detail in origin.details:
        st.markdown(widgets.plain(detail))
    widgets.show_notes([], origin.source)
    if not origin.rows.empty:
        widgets.show_rows(origin.rows, f"Các dòng số liệu đằng sau: {origin.title}", "nguon-so")
    if origin.query:
        with st.expander(f"Câu hỏi tới kho số liệu: queries/{origin.query}.sql"):
            st.code(origin.question, language="sql")
