"""The left half of the report's page: writing, form, checks; each draws one task."""

from collections.abc import Iterable, Mapping

import pandas as pd
import streamlit as st

from app import filters, widgets
from app.widgets import plain
from app.writing import beginning, unit_words
from app.writing import open_draft as desks
from app.writing.open_draft import Desk
from app.writing.section import list_usable
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
from report.letters import find_unknown, tell_unknown
from report.merging import Conflict, fields, name_field
from report.text_parts import PARTS

HOW_TO_WRITE = """
Văn bản thường, mỗi đoạn cách nhau một dòng trống; `- ` đầu dòng là một gạch đầu dòng, thụt vào bốn
dấu cách thì in thành `+`; `# `, `## `, `### ` là đề mục; `[^tên]` đặt chú thích, nội dung chú thích
viết ở cuối phần: `[^tên]: …`.

| Viết | Ra |
| --- | --- |
| `{{ so("models.stopped") }}` | một số, theo tên ở bảng bên dưới |
| `{{ thay_doi("customs.ngu-dam") }}` | thay đổi so với quý trước, bằng chữ |
| `{{ danh_sach("customs") }}` | danh sách kèm xã, thôn |
| `{{ pham_vi("model") }}` | theo báo cáo của mấy xã, xã nào chưa báo cáo, khi chưa đủ |
| `{{ so_sanh("models.stopped") }}` | viết liền sau con số: phạm vi và thay đổi so với quý trước |
| `{{ van_ban("75-KH/HU") }}` | dẫn văn bản: lần đầu đầy đủ, sau đó gọn |
| `{{ quy }}`, `{{ quy_truoc }}`, `{{ quy_sau }}` | quý của báo cáo, quý trước, quý sau |
| `{{ thieu("nguyên nhân") }}` | chỗ trống cần viết, tô vàng |
| `{% if co("models.goal_met") %} … {% endif %}` | chỉ in khi có |

Lời của các đơn vị, cũng bằng `danh_sach`: `notes.highlight` kết quả nổi bật, `notes.difficulty` khó
khăn và nguyên nhân, `notes.proposal` kiến nghị, `notes.past_task` nhiệm vụ đã đề ra đến đâu,
`notes.task` nhiệm vụ quý sau. `customs.changes`: hủ tục, phong tục tăng, giảm so
với quý trước. `explanations`: lời giải thích mà cơ quan thường trực đã ghi trên các
biểu đồ. `tasks`: nhiệm vụ quý sau, cả các kết luận đã ghi; `tasks.undone`: nhiệm vụ đề ra cho quý
này mà chưa xong.
"""

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


def show_writing(desk: Desk, composed: Composed | None, carried: list[Carried]) -> None:
    """One part of the text at a time, its mistakes, what can be put in, the history.

    `composed` is None for a draft that can't be drawn: it must be possible to mend it. `carried` is
    what it says as the report before did.
    """
    options = {part.name: part.title for part in PARTS}
    name = filters.choose("phan", "Phần", options, as_list=True)
    part = next(part for part in PARTS if part.name == name)
    key = f"text_{name}"
    refusal = desk.refused.get(f"texts.{name}")
    if refusal:
        st.error(plain(refusal.problem), icon=":material/block:")
    st.session_state[key] = refusal.typed if refusal else desk.texts[name]
    st.text_area(
        part.title,
        key=key,
        height=420,
        help=part.hint,
        label_visibility="collapsed",
        on_change=lambda: desks.write_text(desk, name, st.session_state[key]),
    )
    _show_unknown(key)
    st.caption(f"{plain(part.hint)} Bấm ra ngoài ô là lưu và vẽ lại.")
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Lấy lại văn bản mẫu",
            disabled=name not in desk.draft.texts and refusal is None,
            on_click=desks.put_back,
            args=(desk, name),
        )
        beginning.show_beginning(desk)
    beginning.show_carried(desk, carried)
    if composed is not None:
        unit_words.show_said(desk, composed.figures, name)
    st.text_input("Người soạn (ghi vào lịch sử)", key="who", max_chars=60, persist_state="session")
    widgets.fold("Cách viết", "cach-viet", lambda: st.markdown(HOW_TO_WRITE))
    if composed is not None:
        usable = lambda: list_usable(composed.figures)  # noqa: E731
        widgets.fold(
            "Các số dùng được",
            "so-dung-duoc",
            lambda: widgets.show_rows(usable(), "Các số dùng được", "so-dung-duoc"),
        )
    widgets.fold("Lịch sử bản nháp", "lich-su", lambda: _show_history(desk))


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
        _show_unknown(key)
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
        _show_unknown(key)


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


def _show_unknown(key: str) -> None:
    if signs := find_unknown(st.session_state[key]):
        st.warning(plain(tell_unknown(signs)), icon=":material/font_download_off:")


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


def show_conflicts(desk: Desk) -> None:
    """What two people changed: both texts, and the choice of one."""
    for number, conflict in enumerate(list(desk.conflicts)):
        st.warning(
            plain(
                f"Người khác cũng vừa sửa {name_field(conflict.field)}. Hãy chọn một bản; bản kia "
                "vẫn còn trong lịch sử, và có thể chép ra đây trước khi chọn."
            ),
            icon=":material/group:",
        )
        mine, theirs = st.columns(2)
        _show_side(desk, conflict, number, mine, "Bản của tôi", conflict.mine)
        _show_side(desk, conflict, number, theirs, "Bản đã lưu", conflict.theirs)


def _show_side(
    desk: Desk,
    conflict: Conflict,
    number: int,
    column: st.delta_generator.DeltaGenerator,
    label: str,
    text: str | None,
) -> None:
    shown = "(văn bản mẫu)" if text is None else text
    key = f"conflict_{number}_{label}"
    column.text_area(label, shown, key=f"text_{key}_{hash(shown)}", height=200)
    column.button(
        f"Giữ {label[0].lower()}{label[1:]}",
        key=key,
        on_click=desks.settle,
        args=(desk, conflict, text),
    )


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
    rows = [
        {
            "Bản": head.number,
            "Lúc": write_moment(head.saved_at) if head.saved_at else "–",
            "Ai": head.saved_by or "–",
            "Thay đổi": head.changed,
        }
        for head in reversed(heads)
    ]
    widgets.show_rows(pd.DataFrame(rows[:20]), "Lịch sử bản nháp", "ban-nhap")
    numbers = [head.number for head in reversed(heads)]
    number = st.selectbox("Quay về bản", numbers, key="restore", help="Được lưu thành bản mới.")
    st.button("Quay về bản này", on_click=desks.restore, args=(desk, number))


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
