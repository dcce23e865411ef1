"""The fold in which the office reads and writes why the figures of a page are what they are."""

from collections.abc import Mapping

import streamlit as st

from app import roles, widgets
from app.acting import WRITING, ask_ending, ask_who, say
from app.explaining.section import list_explained, read_explained
from app.folds import Fold
from app.view import View
from data import words
from data.vietnamese import write_quarter
from intake import explaining, office
from intake.explaining import About
from queries import query


def fold(view: View, subject: str, items: Mapping[str, str] | None = None) -> Fold:
    """What was explained of a subject, with the form; `items`: names by id of what can be explained
    by itself."""
    count = len(read_explained(view, subject))
    label = f"Lời giải thích của cơ quan thường trực ({count})"
    return Fold(label, f"giai-thich-{subject}", lambda: _show(view, subject, items or {}))


def _show(view: View, subject: str, items: Mapping[str, str]) -> None:
    table = list_explained(view, subject)
    if table.empty:
        widgets.show_notes([f"Chưa có lời giải thích nào đến {write_quarter(view.quarter)}."])
    else:
        widgets.show_table(table, "Lời giải thích", f"giai-thich-{subject}", view)
    if told := st.session_state.pop("told", ""):
        st.success(told, icon=":material/check_circle:")  # beside the form that was sent
    if roles.may_write() and not view.as_reported:
        _ask(view, subject, items)


def _ask(view: View, subject: str, items: Mapping[str, str]) -> None:
    """The form for one figure; what was written of it stands there to be corrected."""
    data_set = view.snapshot.data_set
    units = query("explanations/units", on=view.snapshot, quarter=view.quarter)
    names = dict(zip(units["unit_id"], units["label"], strict=True))
    st.caption(
        f"Viết vì sao số của {write_quarter(view.quarter)} tăng, giảm. Lời này hiện trên biểu đồ, "
        "trong hồ sơ xã và báo cáo. Không ghi tên người."
    )
    left, right = st.columns(2)
    with left:
        unit = st.selectbox("Đơn vị", [*names], format_func=lambda each: words.start(names[each]))
    with right:
        item = st.selectbox(
            "Về",
            ["", *items],
            format_func=lambda each: items.get(each) or f"Cả mặt {words.EXPLAINED[subject]}",
        )
    about = About(subject, item, unit, view.quarter)
    before = office.find(data_set, explaining.KIND, about.key)
    written = next(
        (
            one.text
            for one in read_explained(view._replace(communes=[]), subject)
            if before and one.entry_id == before.name
        ),
        "",
    )
    who = ask_who("Người ghi")
    ends = ask_ending(data_set)
    seen = before.name if before else ""
    with st.form(f"explain-{about.key}-{seen}", border=True):
        text = st.text_area("Lời giải thích", written, max_chars=explaining.LONGEST)
        reason = st.text_input("Lý do sửa hoặc bỏ (ít nhất ba từ)", max_chars=300) if before else ""
        with st.container(horizontal=True):
            writes = st.form_submit_button("Sửa lời giải thích" if before else "Ghi lời giải thích")
            strikes = bool(before) and st.form_submit_button("Bỏ lời giải thích này")
    place = f"{write_quarter(view.quarter)}, {names[unit]}"
    if writes:
        told = (data_set, about, text, who, reason, seen)
        done = f"Đã ghi lời giải thích, {place}."
        say(explaining.explain, *told, ends=ends, done=done, wait=WRITING)
    if strikes:
        done = f"Đã bỏ lời giải thích, {place}."
        say(office.strike, data_set, seen, reason, who, ends=ends, done=done, wait=WRITING)
