"""The reports of a quarter that were issued: their files, whether they hold, what to correct."""

from functools import partial

import streamlit as st

from app import roles, widgets
from app.duty.asked import ask, ask_at
from app.view import View
from app.widgets import plain
from app.writing.correcting import show_correction
from app.writing.downloading import download
from data.spreadsheets import EXCEL
from data.vietnamese import write_count, write_moment
from data.words import start
from report import erratum, files, issued
from report.corrections import describe
from report.errors import ReportError
from report.issued import Issued


def show_issues(view: View, data_set: str, quarter: str) -> None:
    """Every issue, the newest first, also those that were withdrawn or are damaged."""
    for sentence in issued.damaged(data_set, quarter):
        st.error(plain(sentence), icon=":material/gpp_bad:")
    for report in reversed(issued.issued(data_set, quarter)):
        _show_issue(view, report)


def _show_issue(view: View, report: Issued) -> None:
    number = f" số {report.report_number}" if report.report_number else ""
    gone = ": ĐÃ RÚT LẠI" if report.withdrawn else ""
    st.header(plain(f"Đã chốt lần {report.number}{number}{gone}"), anchor=False)
    by = f", {report.issued_by}" if report.issued_by else ""
    st.caption(
        plain(f"{write_moment(report.issued_at)}{by}; theo bản {report.version} của kho số liệu.")
    )
    if report.withdrawn:
        _tell_withdrawn(report)
    if wrong := issued.verify(report):
        for sentence in wrong:
            st.error(plain(sentence), icon=":material/gpp_bad:")
    else:
        _show_downloads(report)
    if report.withdrawn:
        return
    if not wrong:
        _show_corrections(view, report)
    if roles.may_write():
        widgets.fold(
            f"Rút lại lần chốt {report.number}",
            f"rut-lai-{report.number}",
            partial(_show_withdrawing, report),
        )


def _tell_withdrawn(report: Issued) -> None:
    gone = report.withdrawn
    by = f", {gone.by}" if gone.by else ""
    st.warning(
        plain(
            f"Rút lại lúc {write_moment(gone.at)}{by}. Lý do: {gone.reason.rstrip('.')}. Tệp còn "
            "giữ để xem, không dùng làm báo cáo đã phát hành nữa."
        ),
        icon=":material/undo:",
    )


def _show_downloads(report: Issued) -> None:
    gone = "-da-rut-lai" if report.withdrawn else ""
    told = " (đã rút lại)" if report.withdrawn else ""
    with st.container(horizontal=True, gap="small"):
        for label, file, mime in (
            ("Word", "report.docx", files.DOCX),
            ("PDF", "report.pdf", files.PDF),
            ("Phụ lục", "annex.xlsx", EXCEL),
        ):
            path = report.folder / file
            name = f"bao-cao-{report.quarter}-lan-{report.number}{gone}{path.suffix}"
            download(f"{label}{told}", name, mime, path.read_bytes)


def _show_corrections(view: View, report: Issued) -> None:
    try:
        sent_then = ask_at(view.snapshot.data_set, report.issued_at)[1]
        found = erratum.compare(view.snapshot, report, ask(view)[1], sent_then)
    except ReportError as error:
        st.error(
            plain(f"Không so được báo cáo đã chốt với số liệu hiện nay: {error}"),
            icon=":material/error:",
        )
        return
    moved = found.corrections
    if not moved:
        st.success(erratum.HOLDS, icon=":material/check_circle:")
        return
    st.warning(
        f"Cần đính chính {write_count(len(moved))} câu: số liệu đã thay đổi từ khi chốt.",
        icon=":material/history:",
    )
    st.markdown("\n".join(f"- {plain(describe(one))}" for one in moved))
    show_correction(view, report, found)


def _show_withdrawing(report: Issued) -> None:
    st.caption(
        plain(
            f"{start(issued.name(report))} sẽ được ghi là đã rút lại, kèm lý do; các tệp vẫn còn "
            "để xem. Việc này không hoàn lại được; sau đó có thể chốt lại."
        )
    )
    reason = st.text_area("Lý do rút lại", key=f"reason_{report.number}", max_chars=1_000)
    who = st.session_state.get("issuer") or st.session_state.get("who", "")
    by = st.text_input("Người rút lại", who, key=f"by_{report.number}", max_chars=60)
    if st.button("Rút lại lần chốt này", key=f"withdraw_{report.number}"):
        try:
            issued.withdraw(report, reason, by)
        except ReportError as error:
            st.error(plain(error), icon=":material/error:")
            return
        st.rerun()
