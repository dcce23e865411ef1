"""The stored text as it is kept, one part at a time, for whoever likes to write it so."""

import streamlit as st

from app import filters, widgets
from app.widgets import plain
from app.writing import open_draft as desks
from app.writing.open_draft import Desk
from app.writing.section import list_usable
from report.compose import Composed
from report.letters import find_unknown, tell_unknown
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


def show_code(desk: Desk, composed: Composed | None) -> None:
    """A part in a field, how it is written, and the figures by name; `composed` is None for a draft
    that can't be drawn."""
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
    show_unknown(key)
    st.caption(f"{plain(part.hint)} Bấm ra ngoài ô là lưu và vẽ lại.")
    st.button(
        "Lấy lại văn bản mẫu",
        disabled=name not in desk.draft.texts and refusal is None,
        on_click=desks.put_back,
        args=(desk, name),
    )
    st.markdown(HOW_TO_WRITE)
    if composed is not None:
        widgets.show_rows(list_usable(composed.figures), "Các số dùng được", "so-dung-duoc")


def show_unknown(key: str) -> None:
    """Below a field: which of its letters the printed report has not."""
    if signs := find_unknown(st.session_state[key]):
        st.warning(plain(tell_unknown(signs)), icon=":material/font_download_off:")
