"""The intake page's task of filling in a unit's form on the screen; it is sent as a workbook."""

import logging
from collections.abc import Mapping

import streamlit as st

from app import filters, widgets
from app.acting import ask_who
from app.forms import draft_state, fields, form_sheets
from app.forms.draft_state import Place
from app.forms.form_sheets import Sheet
from app.forms.tables import count_findings, list_findings
from app.view import View
from app.widgets import plain
from data import vietnamese, words
from data.spreadsheets import EXCEL
from data.versions import WarehouseError
from intake import (
    applying,
    blank_form,
    filling,
    form,
    form_drafts,
    journal,
    originals,
    quarter_before,
    sending,
)
from intake.findings import Finding, IntakeError
from intake.form import Stamp
from intake.form_drafts import Draft
from intake.units import find_unit

logger = logging.getLogger("konray")

_SLUGS = {
    form.MODELS: "mo-hinh",
    form.CUSTOMS: "hu-tuc",
    form.INDICATORS: "chi-tieu",
    form.OUTREACH: "tuyen-truyen",
    form.NOTES: "nhan-xet",
}


def show_filling(view: View, quarter: str, units: Mapping[str, str]) -> None:
    """The form of one unit, sheet by sheet, and what is done with it."""
    unit_id = filters.choose("don_vi", "Đơn vị", dict(units), as_list=True)
    unit = find_unit(view.snapshot, unit_id, quarter)
    stamp = blank_form.make_stamp(view.snapshot, unit, quarter)
    place = (view.snapshot.data_set, unit_id, quarter)
    who = ask_who("Người điền, gửi")
    kept = draft_state.keep(place, who)
    draft = kept.draft
    _tell_state(view, place, draft, kept.is_others)
    if kept.error:
        _tell_unsaved(place, stamp, draft, kept.error)
    elif not draft.answers:
        _offer_last(place)
    names = {_SLUGS[sheet]: sheet for sheet in form.sheets(stamp)}
    sheet = names[filters.choose("to", "Tờ của biểu", names)]
    seen = quarter_before.look(view.snapshot, unit, quarter)
    offered = fields.offer(stamp, view.snapshot)
    made = Sheet(view, place, stamp, seen, offered, draft.answers)
    form_sheets.show_sheet(made, sheet)
    if not kept.error:
        _show_deeds(made, draft, who)


def _tell_unsaved(place: Place, stamp: Stamp, draft: Draft, error: Exception) -> None:
    """Why what was typed is not saved; a draft that is damaged can be put aside."""
    logger.warning("draft %s not kept: %s", place, error)
    names = fields.name_fields(stamp)
    keys = error.keys if isinstance(error, form_drafts.Personal) else []
    where = "; ".join(names.get(key, "lý do") for key in keys)
    st.error(plain(f"{error} {f'Ở: {where}.' if where else ''}"), icon=":material/error:")
    st.caption("Những gì vừa gõ vẫn còn trên màn hình này; phần mềm sẽ lưu lại ở lần gõ sau.")
    if isinstance(error, form_drafts.Damaged) and st.button("Để bản nháp hỏng sang bên"):
        try:
            draft_state.start_over(place, draft)
        except WarehouseError as refusal:
            st.error(plain(refusal), icon=":material/error:")
            return
        st.rerun()


def _tell_state(view: View, place: Place, draft: Draft, is_others: bool) -> None:
    dates = blank_form.find_dates(view.snapshot, *place[1:])
    told = f"Kỳ số liệu {dates.period}."
    if dates.due:
        told += f" Hạn gửi: hết ngày {vietnamese.write_date(dates.due)}."
    if draft.saved_at:
        by = f" ({draft.saved_by})" if draft.saved_by else ""
        told += f" Bản nháp lưu lúc {vietnamese.write_moment(draft.saved_at)}{by}."
    else:
        told += " Điền đến đâu, bản nháp lưu đến đó."
    st.caption(plain(told))
    if is_others:
        st.info(
            "Có người khác cũng đang điền hoặc vừa gửi biểu này: các ô đã theo bản họ lưu.",
            icon=":material/group:",
        )


def _offer_last(place: Place) -> None:
    """To mend a form that was sent, one begins with what it said."""
    data_set, unit_id, quarter = place
    sent = [
        one
        for one in journal.submissions(data_set)
        if (one.unit_id, one.quarter) == (unit_id, quarter)
    ]
    if sent and st.button(f"Bắt đầu từ bản {sent[-1].number} đã gửi", icon=":material/history:"):
        try:
            data = originals.get(data_set, sent[-1].sha)
            draft_state.put(place, filling.take(data, sent[-1].file), sent[-1].by)
        except (IntakeError, WarehouseError) as error:
            st.error(plain(error), icon=":material/error:")
            return
        st.rerun()


def _show_deeds(made: Sheet, draft: Draft, who: str) -> None:
    """Check, send, or take the workbook along."""
    view, place = made.view, made.place
    said = filling.without_reasons(draft.answers)
    left = filling.unasked(draft.answers, made.stamp)
    if left:
        st.warning(
            plain(f"Biểu không còn hỏi {len(left)} ô đã điền ({', '.join(left[:3])}): bỏ qua."),
            icon=":material/warning:",
        )
    checked = f"checked_{'_'.join(place)}"
    with st.container(horizontal=True, gap="small"):
        check = st.button("Kiểm tra", icon=":material/fact_check:", disabled=not draft.answers)
        st.download_button(
            "Tải biểu đang điền (Excel)",
            data=lambda: _write(view, place, draft),
            file_name=_file(place),
            mime=EXCEL,
            icon=":material/download:",
            on_click="ignore",
            disabled=not draft.answers,
        )
    if check and (found := _examine(view, place, draft)) is not None:
        st.session_state[checked] = said, found
    answers, findings = st.session_state.get(checked, ({}, None))
    if findings is not None:
        if answers != said:
            st.caption("Đã sửa sau lần kiểm tra này; bấm “Kiểm tra” để xem lại.")
        _show_findings(made, findings)
    stops = sum(one.stops for one in findings or []) if answers == said else 0
    label = f"Vẫn gửi, còn {stops} lỗi" if stops else "Gửi biểu"
    if st.button(label, type="primary", disabled=not draft.answers, key="send_filled"):
        found = _examine(view, place, draft)
        if found is None:
            return
        if any(one.stops for one in found) and not stops:
            st.session_state[checked] = said, found
            st.rerun()
        _send(view, place, draft, found, who)


def _show_findings(made: Sheet, findings: list[Finding]) -> None:
    """What is to be mended, by the names of fields rather than cells; reasons for the rest."""
    stamp = made.stamp
    names = fields.name_fields(stamp)
    places = {(field.sheet, field.cell): names[key] for key, field in filling.fields(stamp).items()}
    told = [one._replace(cell=places.get((one.sheet, one.cell), one.cell)) for one in findings]
    st.markdown(f"**{plain(words.start(count_findings(findings)))}**")
    if told:
        widgets.show_rows(list_findings(told), "Những chỗ phải xem lại", "cho-xem-lai")
    for one, shown in zip(findings, told, strict=True):
        if not one.stops:
            where = " ".join(filter(None, (shown.sheet, shown.cell))) or "cả biểu"
            st.text_input(
                plain(f"Lý do, nếu số đúng: {where} ({one.code}), {one.found}"),
                key=form_sheets.seed(made, filling.name_reason(one, stamp)),
                max_chars=200,
            )


def _examine(view: View, place: Place, draft: Draft) -> list[Finding] | None:
    """What the checks of workbooks find; None, with the sentence, where they can't begin."""
    try:
        return applying.examine(_write(view, place, draft), _file(place), view.snapshot)[1]
    except IntakeError as error:
        st.error(plain(error), icon=":material/error:")
        return None


def _write(view: View, place: Place, draft: Draft) -> bytes:
    blank = blank_form.write(view.snapshot, *place[1:])
    return filling.fill(blank, draft.answers, _file(place))


def _file(place: Place) -> str:
    return f"{place[1]}-{place[2]}.xlsx"


def _send(view: View, place: Place, draft: Draft, findings: list[Finding], who: str) -> None:
    """As if the workbook had been uploaded; then the draft has done its duty."""
    try:
        data = _write(view, place, draft)
        data = filling.add_reasons(data, findings, draft.answers, _file(place))
        sent = sending.send(place[0], data, _file(place), who)
        form_drafts.drop(*place, draft.number)
    except (IntakeError, WarehouseError) as error:
        logger.warning("%s not sent: %s", place, error)
        st.error(plain(error), icon=":material/error:")
        return
    draft_state.forget(place)
    st.session_state["told"] = plain(sent.sentence)
    st.rerun()
