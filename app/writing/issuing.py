"""The report's page, last task: its files, the issue, and what was issued before."""

from collections import Counter
from collections.abc import Callable

import streamlit as st

from app import roles
from app.duty.asked import ask
from app.view import View
from app.widgets import plain
from app.writing.open_draft import Desk
from app.writing.section import find_corrections
from data.spreadsheets import EXCEL
from data.vietnamese import write_count, write_moment
from data.words import low
from report import files, issued, letters, word
from report.checks import KINDS, STOPS, Check
from report.compose import Composed
from report.corrections import describe
from report.errors import ReportError
from report.issued import Issued


def show_files(view: View, desk: Desk, composed: Composed, checks: list[Check]) -> None:
    """The files of the draft, the issue, and what was issued before."""
    with st.container(horizontal=True, gap="small"):
        for label, ending, mime, make in (
            ("Tải Word", "docx", files.DOCX, lambda: word.write(composed.document)),
            ("Tải PDF", "pdf", files.PDF, lambda: letters.write_pdf(composed.document)),
        ):
            name = files.name_file(composed, ending)
            _download(label, name, mime, make)
        name = files.name_file(composed, "xlsx", what="phu-luc")
        annex = lambda: files.write_annex(composed, view.snapshot)  # noqa: E731
        _download("Tải phụ lục (Excel)", name, EXCEL, annex)
    if roles.may_write():
        _show_freezing(view, desk, checks)
    for report in reversed(issued.issued(desk.data_set, desk.quarter)):
        _show_issued(view, report)


def _show_freezing(view: View, desk: Desk, checks: list[Check]) -> None:
    st.header("Chốt báo cáo", anchor=False)
    st.caption(
        "Chốt là giữ nguyên văn bản, số liệu, tệp Word, PDF, phụ lục và bản kho số liệu, không còn "
        "dấu “Dự thảo”. Nếu sau này số liệu đổi, mục này liệt kê từng câu phải đính chính."
    )
    stops = [check for check in checks if check.kind in STOPS]
    if stops:
        st.info(f"Chưa chốt được: còn {_count(stops)} (xem Kiểm tra).", icon=":material/edit_note:")
    sure = st.checkbox("Tôi đã đọc lại toàn bộ báo cáo", key="sure", disabled=bool(stops))
    if st.button("Chốt báo cáo", type="primary", disabled=bool(stops) or not sure):
        with st.spinner("Đang ghi Word, PDF, phụ lục và bản số liệu…"):
            try:
                files.issue(
                    view.snapshot,
                    desk.quarter,
                    desk.draft,
                    st.session_state.get("who", ""),
                    ask(view)[1],
                )
            except ReportError as error:
                st.error(plain(error), icon=":material/error:")
                return
        st.rerun()


def _count(stops: list[Check]) -> str:
    """ "05 chỗ trống cần viết, 01 dấu chú thích chưa có lời"."""
    counted = Counter(check.kind for check in stops)
    return ", ".join(
        f"{write_count(counted[kind])} {low(KINDS[kind])}" for kind in STOPS if counted[kind]
    )


def _show_issued(view: View, report: Issued) -> None:
    by = f", {report.issued_by}" if report.issued_by else ""
    number = f" số {report.report_number}" if report.report_number else ""
    st.header(f"Đã chốt lần {report.number}{plain(number)}", anchor=False)
    st.caption(
        plain(f"{write_moment(report.issued_at)}{by}; theo bản {report.version} của kho số liệu.")
    )
    if wrong := issued.verify(report):
        for sentence in wrong:
            st.error(plain(sentence), icon=":material/gpp_bad:")
        return
    with st.container(horizontal=True, gap="small"):
        for label, file, mime in (
            ("Word", "report.docx", files.DOCX),
            ("PDF", "report.pdf", files.PDF),
            ("Phụ lục", "annex.xlsx", EXCEL),
        ):
            path = report.folder / file
            name = f"bao-cao-{report.quarter}-lan-{report.number}{path.suffix}"
            _download(label, name, mime, path.read_bytes)
    try:
        moved = find_corrections(view, report)
    except ReportError as error:
        st.error(
            plain(f"Không so được báo cáo đã chốt với số liệu hiện nay: {error}"),
            icon=":material/error:",
        )
        return
    if not moved:
        st.success("Số liệu hiện nay vẫn đúng như báo cáo.", icon=":material/check_circle:")
        return
    st.warning(
        f"Cần đính chính {write_count(len(moved))} câu: số liệu đã thay đổi từ khi chốt.",
        icon=":material/history:",
    )
    st.markdown("\n".join(f"- {plain(describe(one))}" for one in moved))


def _download(label: str, name: str, mime: str, make: Callable[[], bytes] | bytes) -> None:
    st.download_button(
        label,
        data=make,
        file_name=name,
        mime=mime,
        icon=":material/download:",
        on_click="ignore",
        key=f"download_{name}",
    )
