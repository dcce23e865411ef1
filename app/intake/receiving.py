"""The pieces of the intake page: each draws one task of the office that receives workbooks."""

import logging
from collections.abc import Mapping
from datetime import timedelta

import streamlit as st

from app import widgets
from app.intake.tables import count_findings, list_findings, list_states
from app.view import View
from app.widgets import plain
from data import words
from data.spreadsheets import EXCEL
from data.versions import WarehouseError
from data.vietnamese import write_count, write_moment, write_quarter
from intake import accepting, annotate, applying, blank_form, changes, journal, originals, sending
from intake.findings import Finding, IntakeError
from intake.journal import Submission
from measures import duty

logger = logging.getLogger("konray")

Key = tuple[str, str, str]


def show_states(view: View, quarter: str, units: Mapping[str, str]) -> None:
    """How far every unit has come with the quarter."""
    data_set = view.snapshot.data_set
    submissions = journal.submissions(data_set)
    table = list_states(units, submissions, quarter)
    done = sum(
        journal.state_of(data_set, unit_id, quarter) == "accepted"
        for unit_id in view.commune_labels
    )
    told = f"{done}/{len(view.commune_labels)} xã, thị trấn đã duyệt"
    widgets.show_title(f"{words.start(write_quarter(quarter))}: {told}")
    widgets.show_table(table, f"Biểu của {write_quarter(quarter)}", "nhan-so-lieu", view)


def show_forms(view: View, quarter: str, units: Mapping[str, str]) -> None:
    """An empty form for each unit."""
    st.caption(
        f"Mỗi đơn vị một tệp Excel cho {write_quarter(quarter)}: có sẵn số quý trước bên cạnh ô "
        "cần điền, danh sách để chọn, và tờ hướng dẫn."
    )
    with st.container(horizontal=True, gap="small"):
        for unit_id, label in units.items():
            st.download_button(
                f"Biểu của {label}",
                data=lambda unit_id=unit_id: blank_form.write(view.snapshot, unit_id, quarter),
                file_name=f"{unit_id}-{quarter}.xlsx",
                mime=EXCEL,
                icon=":material/download:",
                on_click="ignore",
                key=f"form_of_{unit_id}",
            )


def show_sending(view: View) -> None:
    """Workbooks are given in; each is read at once, and told what is wrong with it."""
    who = st.text_input("Người nhận (ghi vào sổ)", key="who", max_chars=60, persist_state="session")
    files = st.file_uploader(
        "Biểu đã điền (tệp Excel .xlsx, một hoặc nhiều tệp)",
        type="xlsx",
        accept_multiple_files=True,
        max_upload_size=10,
        key=f"files_{st.session_state.get('batch', 0)}",
    )
    ready = []
    for file in files or []:
        data = file.getvalue()
        try:
            filled, findings = applying.examine(data, file.name, view.snapshot)
        except IntakeError as error:
            st.error(plain(f"{file.name}: {error}"), icon=":material/error:")
            continue
        ready.append((file.name, data))
        label = view.commune_labels.get(filled.unit_id, f"huyện {view.district}")
        told = f"{label}, {write_quarter(filled.quarter)}: {count_findings(findings)}"
        with st.expander(plain(f"{file.name}: {told}"), expanded=bool(findings)):
            _show_sentences(findings)
            _offer_annotated(file.name, data, findings)
    if ready and st.button(f"Nhận {write_count(len(ready))} biểu", type="primary"):
        _send(view, ready, who)


def show_deciding(view: View, quarter: str, units: Mapping[str, str]) -> None:
    """One workbook that waits: findings, reasons, what would change, accept or return."""
    data_set = view.snapshot.data_set
    waiting = {
        one.sha: one
        for one in journal.submissions(data_set)
        if one.state == "sent" and one.quarter == quarter
    }
    if not waiting:
        st.info(
            f"Không có biểu nào của {write_quarter(quarter)} đang chờ duyệt.",
            icon=":material/inbox:",
        )
        return
    sha = st.selectbox(
        "Biểu đang chờ",
        list(waiting),
        format_func=lambda sha: _name(waiting[sha], units),
        key="waiting",
    )
    one = waiting[sha]
    try:
        data = originals.get(data_set, sha)
        filled, findings = applying.examine(data, one.file, view.snapshot)
    except (IntakeError, WarehouseError) as error:
        st.error(plain(error), icon=":material/error:")
        return
    st.markdown(f"**{plain(words.start(count_findings(findings)))}**")
    _show_sentences(findings)
    answers = _ask_reasons(sha, findings, annotate.read_reasons(data))
    widgets.show_title("Sẽ thay đổi trong kho số liệu")
    table = changes.describe(filled, view.snapshot)
    if table.empty:
        st.caption("Không thay đổi gì.")
    else:
        widgets.show_rows(table, "Số liệu đang có và sẽ có")
    _show_decision(view, one, findings, answers)
    _offer_annotated(one.file, data, findings)


def show_closing(view: View, quarter: str, units: Mapping[str, str]) -> None:
    """Close a quarter, and let one unit send all the same."""
    data_set = view.snapshot.data_set
    closed = journal.closed_at(journal.read(data_set), quarter)
    if closed is None:
        st.caption("Khóa quý thì không đơn vị nào gửi thêm, trừ khi được cho phép riêng.")
        if st.button(f"Khóa {write_quarter(quarter)}"):
            _say(sending.close, data_set, quarter, st.session_state.get("who", ""))
        return
    st.caption(plain(words.start(f"{write_quarter(quarter)} đã khóa lúc {write_moment(closed)}.")))
    with st.form("allow", border=True):
        unit_id = st.selectbox("Cho đơn vị gửi muộn", list(units), format_func=units.get)
        week = duty.today() + timedelta(days=7)
        until = st.date_input("Đến hết ngày", week, format="DD/MM/YYYY")
        reason = st.text_input("Lý do", max_chars=200)
        if st.form_submit_button("Cho phép"):
            _say(sending.allow, data_set, unit_id, quarter, until, reason)


def _show_sentences(findings: list[Finding]) -> None:
    if findings:
        widgets.show_rows(list_findings(findings), "Những chỗ phải xem lại")
    else:
        st.success("Không có gì phải sửa.", icon=":material/check_circle:")


def _ask_reasons(sha: str, findings: list[Finding], given: Mapping[Key, str]) -> dict[Key, str]:
    """A field for the reason of each warning; what the sender wrote into his copy stands in it."""
    answers = {}
    for finding in findings:
        if finding.stops:
            continue
        key = (finding.code, finding.sheet, finding.cell)
        answers[key] = st.text_input(
            plain(f"Lý do: {finding.sheet} {finding.cell} ({finding.code}), {finding.found}"),
            given.get(key, ""),
            max_chars=200,
            key=f"reason_{sha[:12]}_{'_'.join(key)}",
        )
    return {key: reason for key, reason in answers.items() if reason.strip()}


def _show_decision(
    view: View, one: Submission, findings: list[Finding], answers: dict[Key, str]
) -> None:
    errors = [finding for finding in findings if finding.stops]
    open_ = sum(not finding.stops for finding in findings) - len(answers)
    if errors:
        st.caption("Còn lỗi thì không duyệt được: hãy trả lại để đơn vị sửa.")
    elif open_:
        st.caption(f"Còn {write_count(open_)} điều cần lý do mới duyệt được.")
    who = st.session_state.get("who", "")
    data_set = view.snapshot.data_set
    if st.button("Duyệt", type="primary", disabled=bool(errors or open_), key="accept"):
        with st.spinner("Đang đưa vào kho, tính lại các tổng kiểm soát…"):
            _say(accepting.accept, data_set, one.sha, who, answers, done="Đã duyệt và công bố.")
    with st.form("return", border=True):
        reason = st.text_input("Lý do trả lại", max_chars=300)
        if st.form_submit_button("Trả lại"):
            _say(sending.give_back, data_set, one.sha, reason, who, done="Đã trả lại.")


def _send(view: View, ready: list[tuple[str, bytes]], who: str) -> None:
    told = []
    for name, data in ready:
        try:
            told.append(sending.send(view.snapshot.data_set, data, name, who).sentence)
        except (IntakeError, WarehouseError) as error:
            logger.warning("%s not taken in: %s", name, error)
            st.error(plain(f"{name}: {error}"), icon=":material/error:")
    if told:
        st.session_state["batch"] = st.session_state.get("batch", 0) + 1  # the field is empty again
        st.session_state["told"] = "  \n".join(plain(sentence) for sentence in told)
        st.rerun()


def _say(act: object, *arguments: object, done: str = "") -> None:
    """Do something that may be refused with a sentence; draw the page anew when it was done."""
    try:
        answer = act(*arguments)
    except (IntakeError, WarehouseError) as error:
        logger.warning("refused: %s", error)
        st.error(plain(error), icon=":material/error:")
        return
    st.session_state["told"] = plain(answer if isinstance(answer, str) else done)
    st.rerun()


def _offer_annotated(name: str, data: bytes, findings: list[Finding]) -> None:
    if not findings:
        return
    st.download_button(
        "Tải bản ghi rõ chỗ cần sửa, để gửi lại",
        data=lambda: annotate.annotate(data, findings),
        file_name=f"can-sua-{name}",
        mime=EXCEL,
        icon=":material/download:",
        on_click="ignore",
        key=f"annotated_{name}_{len(data)}",
    )


def _name(one: Submission, units: Mapping[str, str]) -> str:
    edition = f", bản {one.number}" if one.number > 1 else ""
    return f"{units.get(one.unit_id, one.unit_id)}{edition}, gửi lúc {write_moment(one.sent_at)}"
