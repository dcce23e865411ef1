"""The left half of the report's page: writing, form, checks; each draws one task."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

import pandas as pd
import streamlit as st

from app import widgets
from app.widgets import plain
from app.writing import beginning, unit_words
from app.writing import open_draft as desks
from app.writing.code_field import show_code, show_unknown
from app.writing.editor import make_phrases, show_editor
from app.writing.open_draft import Desk
from app.writing.plain_words import read_plainly
from data.vietnamese import (
    read_date,
    write_count,
    write_date,
    write_moment,
    write_number,
    write_quarter,
)
from report import drafts
from report.bounds import LETTERS
from report.carried import Carried
from report.checks import KINDS, Check
from report.compose import Composed, read_day
from report.drafts import Head, Saved
from report.errors import ReportError
from report.merging import fields, name_field
from report.text_parts import PARTS

FORM = {
    "number": ("Số báo cáo", "Văn thư nhập khi phát hành; phần mềm không tự đếm."),
    "date": ("Ngày báo cáo", "Ngày/tháng/năm, ví dụ 20/6/2024."),
    "place": ("Nơi ban hành", ""),
    "signer": ("Họ tên người ký", ""),
    "mark": ("Dấu bản thảo", "Ví dụ: Dự thảo lần 2."),
    "circulation": ("Dấu chỉ mức độ phổ biến", "Ví dụ: LƯU HÀNH NỘI BỘ."),
}
FORM_LINES = {
    "superior": "Cơ quan cấp trên",
    "body": "Cơ quan ban hành (mỗi dòng một dòng in)",
    "posts": "Chức vụ người ký (mỗi dòng một dòng in)",
    "recipients": "Nơi nhận (mỗi dòng một nơi)",
}


MARGINS = {
    "same": "Như nhau ở mọi trang (in một mặt)",
    "mirrored": "Đối xứng (in hai mặt: mặt sau trái 15 mm, phải 30 mm)",
}

# Of one kind so many are listed: nobody reads more, and a page of all typed numbers would be slow.
_MOST_CHECKS = 200
_MOST_ASIDE = 5
# Drafts with shorter pauses between them are one in the history.
_PAUSE = timedelta(minutes=10)


def show_writing(desk: Desk, composed: Composed | None, carried: list[Carried]) -> None:
    """The text to write in, what can be put into it, the history, the same text as code.

    `composed` is None for a draft that can't be drawn: it must be possible to mend it. `carried` is
    what it says as the report before did.
    """
    if composed is not None:
        show_editor(desk, composed)
    with st.container(horizontal=True, gap="small"):
        beginning.show_beginning(desk)
    beginning.show_carried(desk, carried)
    if composed is not None:
        for part in PARTS:
            unit_words.show_said(desk, composed.figures, part.name)
    st.text_input("Người soạn (ghi vào lịch sử)", key="who", max_chars=60, persist_state="session")
    widgets.fold("Lịch sử bản nháp", "lich-su", lambda: _show_history(desk))
    code = lambda: show_code(desk, composed)  # noqa: E731
    widgets.fold("Dạng mã", "dang-ma", code, expanded=composed is None)


def show_form(desk: Desk, composed: Composed | None) -> None:
    """Number, date, signatory and the names in the head; `composed` as for `show_writing`."""
    settings = desk.draft.settings
    show_fields(desk, composed, FORM)
    for name, label in FORM_LINES.items():
        key = f"form_{name}"
        value = settings.get(name, _default(composed, name))
        st.session_state[key] = _typed(desk, name, value)
        st.text_area(label, key=key, height=110, on_change=_take_over, args=(desk, name))
        _show_refusal(desk, name)
        show_unknown(key)
    _show_margins(desk, composed)
    if composed is not None:
        st.caption(plain(f"Trình bày theo {composed.document.form.citation}."))


def show_fields(desk: Desk, composed: Composed | None, names: Iterable[str]) -> None:
    """Some of the settings that take one line (FORM), each saved when it is left."""
    settings = desk.draft.settings
    for name in names:
        label, hint = FORM[name]
        value = settings.get(name, "")
        if name == "date":
            value = _write_day(settings)
        key = f"form_{name}"
        st.session_state[key] = st.session_state.pop(f"wrong_{name}", _typed(desk, name, value))
        st.text_input(
            label,
            key=key,
            help=hint or None,
            max_chars=max(120, len(st.session_state[key])),
            placeholder=_default(composed, name),
            on_change=_take_over,
            args=(desk, name),
        )
        if name == "date" and (problem := st.session_state.pop("date_problem", "")):
            st.error(plain(problem), icon=":material/event_busy:")
        _show_refusal(desk, name)
        show_unknown(key)


def _write_day(settings: Mapping[str, str]) -> str:
    """The day of the report as it is typed; one that can't be read as it was saved."""
    try:
        day = read_day(settings)
    except ReportError:
        return settings["date"]
    return write_date(day) if day else ""


def _show_margins(desk: Desk, composed: Composed | None) -> None:
    """Whether the pages are for both sides of the paper; what the committee's file says holds."""
    mirrored = composed is not None and composed.document.form.mirrored
    st.session_state["form_margins"] = desk.draft.settings.get(
        "margins", "mirrored" if mirrored else "same"
    )
    st.selectbox(
        "Lề trang",
        list(MARGINS),
        key="form_margins",
        format_func=MARGINS.get,
        on_change=_take_over,
        args=(desk, "margins"),
    )
    _show_refusal(desk, "margins")


def _typed(desk: Desk, name: str, value: str) -> str:
    refusal = desk.refused.get(f"settings.{name}")
    return refusal.typed if refusal else value


def _show_refusal(desk: Desk, name: str) -> None:
    if refusal := desk.refused.get(f"settings.{name}"):
        st.error(plain(refusal.problem), icon=":material/block:")


def show_checks(checks: list[Check]) -> None:
    """What to look at before the report is issued, kind by kind."""
    if not checks:
        st.success("Không còn gì phải xem lại.", icon=":material/check_circle:")
        return
    for kind, name in KINDS.items():
        found = [check for check in checks if check.kind == kind]
        if not found:
            continue
        st.header(f"{name} ({write_count(len(found))})", anchor=False)
        lines = [
            f"- {plain(check.text)}" + (f" :gray[({plain(check.where)})]" if check.where else "")
            for check in found[:_MOST_CHECKS]
        ]
        if len(found) > _MOST_CHECKS:
            lines.append(f"- và {write_number(len(found) - _MOST_CHECKS)} chỗ nữa.")
        st.markdown("\n".join(lines))


def show_conflicts(desk: Desk, composed: Composed | None) -> None:
    """What two people changed: both texts as they read, and the choice of one."""
    for number, conflict in enumerate(list(desk.conflicts)):
        st.warning(
            plain(
                f"Người khác cũng vừa sửa {name_field(conflict.field)}. Hãy chọn một bản; bản kia "
                "vẫn còn trong lịch sử, và có thể chép ra đây trước khi chọn."
            ),
            icon=":material/group:",
        )
        mine, theirs = st.columns(2)
        sides = ((mine, "Bản của tôi", conflict.mine), (theirs, "Bản đã lưu", conflict.theirs))
        for column, label, text in sides:
            shown = _read_side(desk, composed, conflict.field, text)
            key = f"conflict_{number}_{label}"
            column.text_area(label, shown, key=f"text_{key}_{hash(shown)}", height=200)
            column.button(
                f"Giữ {label[0].lower()}{label[1:]}",
                key=key,
                on_click=desks.settle,
                args=(desk, conflict, text),
            )


def _read_side(desk: Desk, composed: Composed | None, field: str, text: str | None) -> str:
    kind, name = field.split(".", 1)
    if text is None:
        return "(văn bản mẫu)"
    if kind != "texts" or composed is None:
        return text
    return read_plainly(name, text, make_phrases(desk, composed))


def _take_over(desk: Desk, name: str) -> None:
    """Save a field of the form; a date that can't be read stays in the field, with a sentence."""
    value = st.session_state[f"form_{name}"]
    if name == "date" and value.strip():
        try:
            value = read_date(value).isoformat()
        except ValueError as error:
            st.session_state["date_problem"] = str(error)
            st.session_state["wrong_date"] = value
            return
    desks.write_setting(desk, name, value)


def _default(composed: Composed | None, name: str) -> str:
    """What holds while the clerk typed nothing."""
    if composed is None:
        return ""
    document = composed.document
    known = {
        "superior": document.superior,
        "body": "\n".join(document.body),
        "posts": "\n".join(document.signature),
        "recipients": "\n".join(document.recipients),
        "place": document.place_and_date.partition(",")[0],
        "mark": document.mark,
    }
    return known.get(name, "")


def _show_history(desk: Desk) -> None:
    heads = drafts.history(desk.data_set, desk.quarter)
    if heads:
        _show_heads(desk, heads)
    else:
        st.caption(f"Báo cáo {write_quarter(desk.quarter)} chưa có bản nháp nào.")
    aside = drafts.put_aside(desk.data_set, desk.quarter)
    for saved in reversed(aside[-_MOST_ASIDE:]):
        _show_aside(saved)
    if len(aside) > _MOST_ASIDE:
        older = write_number(len(aside) - _MOST_ASIDE)
        st.caption(f"Còn {older} bản riêng cũ hơn trong thư mục bản nháp của quý này.")


def _show_heads(desk: Desk, heads: list[Head]) -> None:
    shown = _join_runs(heads)
    rows = [
        {
            "Bản": head.number,
            "Lúc": write_moment(head.saved_at) if head.saved_at else "–",
            "Ai": head.saved_by or "–",
            "Thay đổi": head.changed,
        }
        for head in reversed(shown)
    ]
    widgets.show_rows(pd.DataFrame(rows[:20]), "Lịch sử bản nháp", "ban-nhap")
    numbers = [head.number for head in reversed(heads)]
    number = st.selectbox("Quay về bản", numbers, key="restore", help="Được lưu thành bản mới.")
    st.button("Quay về bản này", on_click=desks.restore, args=(desk, number))


def _join_runs(heads: list[Head]) -> list[Head]:
    """Of what one person typed at the same place without a longer pause only the last draft: the
    editor saves with each pause of the hands, and all of them stay on the disk."""
    shown: list[Head] = []
    for head in heads:
        if shown and _goes_on(shown[-1], head):
            shown.pop()
        shown.append(head)
    return shown


def _goes_on(before: Head, head: Head) -> bool:
    if before.saved_at is None or head.saved_at is None:
        return False
    is_same = (before.saved_by, before.changed) == (head.saved_by, head.changed)
    return is_same and head.saved_at - before.saved_at < _PAUSE


def _show_aside(saved: Saved) -> None:
    st.caption(plain(f"Bản riêng {saved.number}, {write_moment(saved.saved_at)}"))
    if saved.refused:
        st.caption(plain(f"Không dùng được: {saved.refused}"))
    for field, text in fields(saved.draft).items():
        if len(text) <= LETTERS:
            st.code(text, language=None)
        else:
            name = f"ban-rieng-{saved.number}-{field}.md"
            st.download_button("Tải về", text, name, key=f"download_{name}", on_click="ignore")
        st.caption(plain(name_field(field)))
