"""To begin a report with that of the quarter before, and what of it has to be looked at."""

import streamlit as st

from app import widgets
from app.widgets import plain
from app.writing import open_draft as desks
from app.writing.open_draft import Desk
from data.vietnamese import previous_quarter, write_count, write_quarter
from data.words import start
from report.carried import Carried, shorten
from report.errors import ReportError
from report.text_parts import title_of

_MOST = 30  # paragraphs that are shown at a time


def show_beginning(desk: Desk) -> None:
    """The button that begins with the quarter before; asks first where something was written."""
    before = write_quarter(previous_quarter(desk.quarter))
    written = list(desk.draft.texts)
    try:
        is_there = desks.can_start_from_before(desk)
    except ReportError as error:
        st.error(plain(f"Không đọc được báo cáo {before}: {error}"), icon=":material/error:")
        return
    if not is_there:
        st.button("Bắt đầu từ quý trước", disabled=True, help=f"Chưa có báo cáo {before}.")
        return
    if not written:
        st.button(
            "Bắt đầu từ quý trước",
            help=f"Lấy mọi phần của báo cáo {before}; các số tự đổi theo quý này.",
            on_click=desks.start_from_before,
            args=(desk,),
        )
        return
    with st.popover("Bắt đầu từ quý trước"):
        st.markdown(
            plain(
                f"Bản nháp này đã có chữ ở {write_count(len(written))} phần: "
                f"{', '.join(map(title_of, written))}. Lấy báo cáo {before} thế nào?"
            )
        )
        st.button(
            "Chỉ lấy cho các phần chưa viết",
            type="primary",
            on_click=desks.start_from_before,
            args=(desk, True),
        )
        st.button(
            "Thay tất cả",
            help="Chữ đang có vẫn còn trong Lịch sử bản nháp, quay về được.",
            on_click=desks.start_from_before,
            args=(desk,),
        )


def show_carried(desk: Desk, carried: list[Carried]) -> None:
    """The paragraphs that stand as in the quarter before; each is confirmed by a click."""
    if carried:
        label = f"Lấy nguyên từ quý trước, cần xem lại ({write_count(len(carried))})"
        widgets.fold(label, "lay-tu-quy-truoc", lambda: _show_each(desk, carried))


def _show_each(desk: Desk, carried: list[Carried]) -> None:
    widgets.show_notes(
        [
            "Số gắn với dữ liệu đã tự đổi; các câu dưới đây là chữ của báo cáo trước. Sửa câu "
            "trong văn bản, hoặc bấm “Vẫn đúng”."
        ]
    )
    shown = sorted(carried, key=lambda one: not one.reasons)[:_MOST]
    for one in shown:
        reasons = "; ".join(one.reasons)
        told = f"  \n*{plain(start(reasons))}.*" if reasons else ""
        st.markdown(f"**{plain(title_of(one.part))}**: {plain(shorten(one.text))}{told}")
        st.button(
            "Vẫn đúng",
            key=f"looked_{one.key}",
            type="tertiary",
            icon=":material/check:",
            on_click=desks.look_at,
            args=(desk, [one.key]),
        )
    left = len(carried) - len(shown)
    if left:
        widgets.show_notes([f"Còn {write_count(left)} câu nữa sau những câu này."])
    plainly = [one.key for one in carried if not one.reasons]
    if len(plainly) > 1:
        st.button(
            f"Vẫn đúng cả {write_count(len(plainly))} câu không có gì đáng ngờ",
            on_click=desks.look_at,
            args=(desk, plainly),
        )
