"""The pieces of the intake page: each draws one task of the office that receives workbooks."""

import hashlib
import logging
from collections.abc import Mapping
from datetime import date

import streamlit as st

from app import widgets
from app.acting import ask_ending, ask_who, say
from app.forms import corrections, uploads
from app.forms.tables import count_findings, list_findings, list_states
from app.forms.uploads import Given
from app.view import View
from app.widgets import plain
from data import accepted, words
from data.spreadsheets import EXCEL
from data.versions import WarehouseError
from data.vietnamese import write_count, write_moment, write_quarter
from intake import (
    acceptances,
    accepting,
    annotate,
    applying,
    blank_form,
    changes,
    drafting,
    journal,
    listing,
    originals,
    rules,
    sending,
)
from intake.findings import Finding, IntakeError
from intake.journal import Submission
from intake.units import list_reporting
from measures import duty

logger = logging.getLogger("konray")

Key = tuple[str, str, str]


def show_states(view: View, quarter: str, units: Mapping[str, str]) -> None:
    """How far every unit has come with the quarter."""
    data_set = view.snapshot.data_set
    submissions = journal.submissions(data_set)
    unseen = drafting.list_unseen(data_set, accepted.listed(data_set))
    table = list_states(units, submissions, quarter, unseen)
    communes = [unit for unit in list_reporting(view.snapshot, quarter).values() if unit.is_commune]
    in_use = {
        one.unit_id
        for one in submissions
        if (one.quarter, one.state) == (quarter, "accepted") and one.submission_id not in unseen
    }
    done = sum(unit.unit_id in in_use for unit in communes)
    told = f"{done}/{len(communes)} xã, thị trấn đã duyệt"
    widgets.show_title(f"{words.start(write_quarter(quarter))}: {told}")
    for sentence in listing.list_contradictions(data_set):
        st.warning(plain(sentence), icon=":material/history:")
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
    who = ask_who("Người nhận")
    received_on = st.date_input(
        "Ngày nhận (bản giấy, thư: ngày đến trên bì); xét đúng hạn theo ngày này",
        duty.today(),
        max_value=duty.today(),
        format="DD/MM/YYYY",
    )
    files = st.file_uploader(
        "Biểu đã điền (tệp Excel .xlsx, một hoặc nhiều tệp)",
        type="xlsx",
        accept_multiple_files=True,
        max_upload_size=10,
        key=f"files_{st.session_state.get('batch', 0)}",
    )
    if files:
        uploads.take(files, view)
        st.session_state["batch"] = st.session_state.get("batch", 0) + 1  # the field is empty again
        st.rerun()
    forms = uploads.waiting(view)
    for sentence in uploads.refused():
        st.error(plain(sentence), icon=":material/error:")
    for number, form in enumerate(forms):
        with st.expander(plain(f"{form.name}: {form.told}"), expanded=bool(form.findings)):
            _show_findings(form.findings, f"cho-xem-lai-{number}")
            _offer_annotated(form.name, form.data, form.findings)
            st.button("Bỏ tệp này", key=f"drop_{form.sha}", on_click=uploads.drop, args=(form.sha,))
    if forms and st.button(f"Nhận {write_count(len(forms))} biểu", type="primary"):
        _send(view, forms, who, received_on)


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
    ask_who("Người duyệt, trả lại")
    sha = st.selectbox(
        "Biểu đang chờ",
        list(waiting),
        format_func=lambda sha: _name(waiting[sha], units),
        key="waiting",
    )
    one = waiting[sha]
    only_filled = corrections.ask_scope(data_set, one)
    try:
        data = originals.get(data_set, sha)
        filled, findings = applying.examine(data, one.file, view.snapshot, only_filled)
        reasons = annotate.read_reasons(data, one.file)
        if only_filled:
            reasons = {**corrections.recall(view, one), **reasons}
    except (IntakeError, WarehouseError) as error:
        st.error(plain(error), icon=":material/error:")
        return
    st.markdown(f"**{plain(words.start(count_findings(findings)))}**")
    _show_findings(findings, "cho-xem-lai")
    # fields of their own for each scope: a field that was drawn keeps what stood in it
    answers = _ask_reasons(f"{sha[:12]}{'_few' * only_filled}", findings, reasons)
    widgets.show_title("Sẽ thay đổi trong kho số liệu")
    table = changes.describe(filled, view.snapshot)
    if table.empty:
        st.caption("Không thay đổi gì.")
    else:
        widgets.show_rows(table, "Số liệu đang có và sẽ có", "thay-doi")
    _show_decision(view, one, findings, answers, only_filled)
    _offer_annotated(one.file, data, findings)


def _show_findings(findings: list[Finding], name: str) -> None:
    if findings:
        widgets.show_rows(list_findings(findings), "Những chỗ phải xem lại", name)
    else:
        st.success("Không có gì phải sửa.", icon=":material/check_circle:")


def _ask_reasons(mark: str, findings: list[Finding], given: Mapping[Key, str]) -> dict[Key, str]:
    """A field for the reason of each warning; what the sender wrote into his copy stands in it."""
    answers = {}
    common = corrections.ask_common(mark, findings)
    for finding in findings:
        if finding.stops:
            continue
        key = (finding.code, finding.sheet, finding.cell)
        answers[key] = st.text_input(
            plain(f"Lý do: {finding.sheet} {finding.cell} ({finding.code}), {finding.found}"),
            given.get(key, ""),
            max_chars=200,
            key=f"reason_{mark}_{'_'.join(key)}",
        )
    answers = {
        key: reason if rules.words(reason) else common.get(key[0], "")
        for key, reason in answers.items()
    }
    return {key: reason for key, reason in answers.items() if rules.words(reason)}


def _show_decision(
    view: View,
    one: Submission,
    findings: list[Finding],
    answers: dict[Key, str],
    only_filled: bool,
) -> None:
    errors = [finding for finding in findings if finding.stops]
    open_ = sum(not finding.stops for finding in findings) - len(answers)
    if errors:
        st.caption("Còn lỗi thì không duyệt được: hãy trả lại để đơn vị sửa.")
    elif open_:
        st.caption(f"Còn {write_count(open_)} điều cần lý do (ít nhất ba từ) mới duyệt được.")
    who = st.session_state.get("who", "")
    data_set = view.snapshot.data_set
    ends = ask_ending(data_set)
    # what was in force when the page was drawn: somebody else may have decided since
    counts = acceptances.find_in_force(data_set, one.unit_id, one.quarter)
    shown = {"sha": one.sha, "in_force": counts.submission_id if counts else ""}
    if st.button(
        "Duyệt",
        type="primary",
        disabled=bool(errors or open_),
        key="accept",
        on_click=st.session_state.update,
        args=({"shown": shown},),
    ):
        seen = st.session_state.pop("shown", shown)
        say(
            accepting.accept,
            *(data_set, one.sha, who, answers),
            only_filled=only_filled,
            seen=seen["in_force"] if seen["sha"] == one.sha else None,
            ends=ends,
            done="Đã duyệt và công bố.",
            wait="Đang đưa vào kho, tính lại các tổng kiểm soát…",
        )
    elif (seen := st.session_state.pop("shown", shown))["sha"] == one.sha:
        # pressed, but what was decided meanwhile brought new warnings, so the button is off now
        _tell_other_decision(data_set, one, seen["in_force"])
    with st.form("return", border=True):
        reason = st.text_input("Lý do trả lại", max_chars=300)
        if st.form_submit_button("Trả lại"):
            say(sending.give_back, data_set, one.sha, reason, who, done="Đã trả lại.")


def _tell_other_decision(data_set: str, one: Submission, seen: str) -> None:
    try:
        accepting.require_seen(data_set, one.sha, seen)
    except IntakeError as error:
        st.error(plain(error), icon=":material/error:")


def _send(view: View, forms: list[Given], who: str, received_on: date) -> None:
    told = []
    try:
        rules.who(who, "sent")
    except IntakeError as error:
        st.error(plain(error), icon=":material/error:")
        return
    for form in forms:
        try:
            sent = sending.send(
                view.snapshot.data_set, form.data, form.name, who, received_on=received_on
            )
            told.append(sent.sentence)
        except (IntakeError, WarehouseError) as error:
            logger.warning("%s not taken in: %s", form.name, error)
            st.error(plain(f"{form.name}: {error}"), icon=":material/error:")
        else:
            uploads.drop(form.sha)
    if told:
        st.session_state["told"] = "  \n".join(plain(sentence) for sentence in told)
        st.rerun()


def _offer_annotated(name: str, data: bytes, findings: list[Finding]) -> None:
    if not findings:
        return
    st.download_button(
        "Tải bản ghi rõ chỗ cần sửa, để gửi lại",
        data=lambda: annotate.annotate(data, findings, name),
        file_name=f"can-sua-{name}",
        mime=EXCEL,
        icon=":material/download:",
        on_click="ignore",
        key=f"annotated_{hashlib.sha256(data).hexdigest()[:12]}",
    )


def _name(one: Submission, units: Mapping[str, str]) -> str:
    edition = f", bản {one.number}" if one.number > 1 else ""
    at = f"{write_moment(one.sent_at)} ({one.by})"
    return f"{units.get(one.unit_id, one.unit_id)}{edition}, ghi sổ lúc {at}"
