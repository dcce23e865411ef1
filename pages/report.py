"""Báo cáo: the quarterly report, from the facts to the page that is signed."""

import streamlit as st

from app import filters, roles, widgets
from app.duty.asked import ask
from app.writing import drafting, file_review, issuing
from app.writing.open_draft import find_carried, name_of, open_desk
from app.writing.preview import show_picked, show_preview
from app.writing.section import find_checks, list_done, tell_count
from data.vietnamese import write_quarter
from report.compose import compose
from report.errors import ReportError
from report.lines import count

view = filters.current_figures()
desk = open_desk(view)

widgets.head(f"Báo cáo {write_quarter(view.quarter)}", view)
composed, carried, unfit = None, [], ""
try:
    composed = compose(
        view.snapshot,
        view.quarter,
        desk.texts,
        desk.draft.settings,
        fallback=desk.good,
        sent=ask(view)[1],
    )
    desk.good |= composed.good
    carried = find_carried(desk, list_done(view))
except ReportError as error:
    unfit = str(error)
checks = find_checks(view, composed, desk.draft.settings, carried) if composed else []

# What is said comes and goes; the text that is being written stays in its place.
with st.container():
    if composed:
        st.markdown(f"**{tell_count(count(composed.lines))}**")
    widgets.show_notes([f"Cả huyện; {name_of(desk)}."])
    for problem in (unfit, desk.problem, desk.refusal):
        if problem:
            st.error(widgets.plain(problem), icon=":material/error:")
    if desk.notice:
        st.info(widgets.plain(desk.notice), icon=":material/group:")
    if roles.may_write():
        drafting.show_conflicts(desk, composed)
    else:
        widgets.tell_reading_only()

left, right = st.columns([7, 6], gap="medium")
with left, st.container(key="writing"):
    with st.container():
        for error in composed.errors if composed else []:
            st.error(widgets.plain(error), icon=":material/error:")
    tasks = {"soan": "Soạn", "the-thuc": "Thể thức"} if roles.may_write() else {}
    if composed:
        tasks |= {
            "kiem-tra": f"Kiểm tra ({len(checks)})",
            "chot": "Tải về, chốt" if roles.may_write() else "Tải về",
            "doi-chieu": "Đối chiếu tệp",
        }
    match filters.choose("viec", "Việc", tasks, hide=True):
        case "soan":
            drafting.show_writing(desk, composed, carried)
        case "the-thuc":
            drafting.show_form(desk, composed)
        case "kiem-tra":
            drafting.show_checks(checks)
        case "chot":
            issuing.show_files(view, desk, composed, checks)
        case "doi-chieu":
            file_review.show_review(view, desk, composed)
if composed:
    with right:
        show_preview(view, composed)
    show_picked(view, composed, st.session_state.pop("origin_picked", ""))
