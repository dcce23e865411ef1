"""The piece of the page of documents that writes: a new one, a correction, one that is struck."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from app import widgets
from app.acting import REBUILDING, ask_ending, ask_who, say
from app.documents.section import read_page
from app.entry_log import list_lines
from app.view import View
from data.holds import Hold
from data.store import Snapshot
from intake import documents, journal, office
from intake.documents import FIRST_DAY, KINDS, LONGEST, Typed
from intake.journal import Event
from measures import duty

NEW = ""


def show_writing(view: View) -> None:
    """What is to be written, its fields, and what was written before."""
    on = view.snapshot
    labels = {one.document_id: one.label for one in read_page(view).found.steering}
    st.caption(
        "Văn bản ghi ở đây vào ngay kho số liệu, báo cáo dẫn được; mỗi lần ghi là một dòng trong "
        "sổ, bản trước vẫn còn."
    )
    chosen = st.selectbox(
        "Ghi văn bản mới, hoặc chọn văn bản để sửa",
        [NEW, *labels],
        format_func=lambda key: f"Sửa {labels[key]}" if key else "Văn bản mới",
        key="document",
    )
    who = ask_who("Người ghi")
    entry = office.find(on.data_set, documents.KIND, chosen) if chosen else None
    seen = entry.name if entry else ""
    ends = ask_ending(on.data_set)
    before = (documents.find(on, chosen) if chosen else None) or Typed("", "", None, "")
    with st.form("document_form", border=True):
        typed = _ask(before, f"{chosen}_{seen}_{on.version}")
        reason = ""
        if chosen:
            reason = st.text_input("Lý do sửa (ít nhất ba từ)", max_chars=300)
        if st.form_submit_button("Ghi bản sửa" if chosen else "Ghi văn bản", type="primary"):
            told = (on, typed, who, chosen, reason, seen)
            say(documents.write, *told, ends=ends, wait=REBUILDING)
    if entry:
        _ask_striking(on, entry.name, labels[chosen], who, ends)
    events = office.list_events(journal.read(on.data_set), documents.KIND)
    if events:
        log = list_lines(events, "Văn bản", lambda one: _name(on.data_set, one, labels))
        widgets.show_rows(log, "Sổ ghi văn bản", "so-van-ban")


def _name(data_set: str, event: Event, labels: Mapping[str, str]) -> str:
    """A document as it is called today; one that was struck, or is hidden while an older version is
    in use, as it was called when the line was written."""
    return labels.get(documents.document_of(event)) or documents.label_of(data_set, event)


def _ask(before: Typed, name: str) -> Typed:
    """The fields of a document; `name` is another one for each document and edition."""
    left, right = st.columns(2)
    kinds = sorted({*KINDS, *([before.kind] if before.kind else [])})
    kind = left.selectbox(
        "Loại văn bản",
        kinds,
        index=kinds.index(before.kind) if before.kind else None,
        placeholder="Chọn, hoặc gõ loại khác",
        accept_new_options=True,
        key=f"kind_{name}",
    )
    number = right.text_input(
        "Số, ký hiệu",
        before.number,
        max_chars=LONGEST["number"],
        placeholder="12-CT/TU",
        key=f"number_{name}",
    )
    day = left.date_input(
        "Ngày ban hành (để trống khi chưa rõ)",
        before.issued_on,
        min_value=FIRST_DAY,
        max_value=_latest(before.issued_on),
        format="DD/MM/YYYY",
        key=f"day_{name}",
    )
    issuer = right.text_input(
        "Cơ quan ban hành", before.issuer, max_chars=LONGEST["issuer"], key=f"issuer_{name}"
    )
    abstract = st.text_area(
        "Trích yếu, chép đúng từng chữ (để trống khi nguồn không nêu)",
        before.abstract,
        max_chars=LONGEST["abstract"],
        height=90,
        key=f"abstract_{name}",
    )
    about = st.text_input(
        "Nội dung, viết gọn (cần khi không có trích yếu)",
        before.about,
        max_chars=LONGEST["about"],
        key=f"about_{name}",
    )
    url = st.text_input(
        "Địa chỉ trên mạng",
        before.url,
        max_chars=LONGEST["url"],
        placeholder="https://…",
        key=f"url_{name}",
    )
    note = st.text_input("Ghi chú", before.note, max_chars=LONGEST["note"], key=f"note_{name}")
    return Typed(kind or "", number, day, issuer, abstract, about, url, note)


def _latest(day: date | None) -> date:
    """The last day that may be chosen; of a document from after today, its own."""
    return max(duty.today(), day or duty.today())


def _ask_striking(on: Snapshot, name: str, label: str, who: str, ends: Hold | None) -> None:
    with st.form("strike_document", border=True):
        reason = st.text_input(
            f"Bỏ điều đã ghi về {label}: bản công bố, nếu có, lại được dùng. Lý do (ít nhất ba từ)",
            max_chars=300,
        )
        if st.form_submit_button("Bỏ điều đã ghi"):
            say(_strike, on, name, reason, who, ends, label, wait=REBUILDING)


def _strike(on: Snapshot, name: str, reason: str, who: str, ends: Hold | None, label: str) -> str:
    version = office.strike(on.data_set, name, reason, who, ends=ends)
    return f"Đã bỏ điều đã ghi về {label}, thành bản {version}."
