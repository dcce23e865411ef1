"""The report's page, last task: the files of the draft, and the issue."""

import streamlit as st

from app import roles
from app.duty.asked import ask
from app.view import View
from app.widgets import plain
from app.writing import drafting
from app.writing.downloading import download
from app.writing.issues import show_issues
from app.writing.open_draft import Desk
from data import words
from data.spreadsheets import EXCEL
from report import files, freezing, issued, letters, word
from report.checks import NEEDED, Check, tell_open, tell_unready
from report.compose import Composed
from report.errors import ReportError
from report.identity import Identity

# Word can't put the brackets of "(1)" around a number by itself: no format of notes has any.
IN_WORD = (
    "Đề mục, gạch đầu dòng và số thứ tự là của Word: thêm, bớt thì Word tự đánh lại. Muốn thêm chú "
    "thích giữ ngoặc “(1)”: chép một dấu chú thích có sẵn kèm cả hai ngoặc, dán vào chỗ mới rồi "
    "sửa lời ở chân trang. Chú thích chèn bằng lệnh của Word có số mà không có ngoặc, phải gõ thêm."
)


def show_files(view: View, desk: Desk, composed: Composed, checks: list[Check]) -> None:
    """The files of the draft, the issue, and what was issued before."""
    source = f"nhap-{desk.number}"
    identity = Identity(desk.data_set, desk.quarter, source, str(view.snapshot.version))
    with st.container(horizontal=True, gap="small"):
        for label, ending, mime, make, about in (
            (
                "Tải Word",
                "docx",
                files.DOCX,
                lambda: word.write(composed.document, identity),
                IN_WORD,
            ),
            ("Tải PDF", "pdf", files.PDF, lambda: letters.write_pdf(composed.document), ""),
        ):
            name = files.name_file(composed, ending)
            download(label, name, mime, make, about)
        name = files.name_file(composed, "xlsx", what="phu-luc")
        annex = lambda: files.write_annex(composed, view.snapshot)  # noqa: E731
        download("Tải phụ lục (Excel)", name, EXCEL, annex)
    if roles.may_write():
        _show_freezing(view, desk, composed, checks)
    show_issues(view, desk.data_set, desk.quarter)


def _show_freezing(view: View, desk: Desk, composed: Composed, checks: list[Check]) -> None:
    st.header("Chốt báo cáo", anchor=False)
    if same := freezing.find_same(desk.data_set, desk.quarter, composed.body):
        st.success(
            plain(
                f"Nội dung này đã được chốt: {issued.name(same)}. Muốn chốt lại, hãy rút lại lần "
                "ấy ở bên dưới, hoặc sửa nội dung."
            ),
            icon=":material/lock:",
        )
        return
    st.caption(
        "Chốt là giữ nguyên văn bản, số liệu, tệp Word, PDF, phụ lục và bản kho số liệu, không còn "
        "dấu “Dự thảo”. Nếu sau này số liệu đổi, mục này liệt kê từng câu phải đính chính."
    )
    drafting.show_fields(desk, composed, NEEDED)
    unready = tell_unready(desk.draft.settings, composed.document.signer, checks)
    if unready:
        st.info(f"Chưa chốt được: {unready}.", icon=":material/edit_note:")
    number = desk.draft.settings.get("number", "")
    own = freezing.tell_own_number(desk.data_set, desk.quarter, number)
    is_ready = not (unready or own)
    same = issued.find_same_number(desk.data_set, number, desk.quarter)
    for sentence in [words.start(own), *same] if own else same:
        st.warning(plain(sentence), icon=":material/content_copy:")
    by = st.text_input(
        "Người chốt (ghi vào hồ sơ)", st.session_state.get("who", ""), key="issuer", max_chars=60
    )
    if left := tell_open(checks):
        st.caption(plain(f"Còn {left}: chốt được, nhưng hãy xem lại trước."))
    sure = st.checkbox("Tôi đã đọc lại toàn bộ báo cáo", key="sure", disabled=not is_ready)
    if st.button("Chốt báo cáo", type="primary", disabled=not is_ready or not sure):
        with st.spinner("Đang ghi Word, PDF, phụ lục và bản số liệu…"):
            try:
                files.issue(
                    view.snapshot,
                    desk.quarter,
                    desk.draft,
                    by,
                    ask(view)[1],
                )
            except ReportError as error:
                st.error(plain(error), icon=":material/error:")
                return
        st.rerun()
