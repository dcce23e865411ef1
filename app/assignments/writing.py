"""The fold of the page of tasks that writes: conclusions, and how far tasks have come."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from app import widgets
from app.acting import WRITING, ask_ending, ask_who, say
from app.assignments.section import Page
from app.entry_log import list_lines
from app.view import View
from data import words
from data.holds import Hold
from data.vietnamese import write_quarter
from intake import concluding, drafting, following, journal, office
from intake.concluding import About
from intake.following import State
from measures import duty
from measures.tasks import Task
from queries import query

NEW = ""
_LABEL = 90  # letters of a task in a list to choose from


def show_writing(view: View, page: Page) -> None:
    """Who writes, then both forms."""
    who, ends = ask_who("Người ghi"), ask_ending(view.snapshot.data_set)
    widgets.show_title("Kết luận")
    _show_concluding(view, page, who, ends)
    if page.tasks or page.before:
        widgets.show_title("Nhiệm vụ đã đến đâu")
        _show_following(view, page, who, ends)
    events = journal.read(view.snapshot.data_set)
    if events := office.list_events(events, concluding.KIND, following.KIND):
        known = {task.entry_id: task.text for task in page.conclusions}
        log = list_lines(events, "Điều ghi", lambda one: _tell(office.name_of(one), known))
        widgets.show_rows(log, "Sổ ghi kết luận, tình hình", "so-nhiem-vu")


def _tell(entry: str, texts: Mapping[str, str]) -> str:
    """What an entry says: a conclusion that counts, else its name."""
    return texts.get(entry) or drafting.name_entry(entry)


def _show_concluding(view: View, page: Page, who: str, ends: Hold | None) -> None:
    """A conclusion is written, corrected or withdrawn."""
    data_set = view.snapshot.data_set
    known = {task.task_id: task for task in page.conclusions}
    st.caption(
        f"Kết luận thành nhiệm vụ {write_quarter(page.quarter)}, vào dự thảo báo cáo "
        f"{write_quarter(view.quarter)}; mỗi lần ghi là một dòng trong sổ. Không ghi tên người."
    )
    chosen = st.selectbox(
        "Ghi kết luận mới, hoặc chọn kết luận để sửa, rút",
        [NEW, *known],
        format_func=lambda key: _shorten(known[key].text) if key else "Kết luận mới",
        key="conclusion",
    )
    before = known.get(chosen)
    with st.form("conclude", border=True):
        place = f"{chosen}_{before.entry_id if before else view.snapshot.version}"
        text, about = _ask_conclusion(view, before, place)
        reason = (
            st.text_input("Lý do sửa hoặc rút (ít nhất ba từ)", max_chars=300) if before else ""
        )
        with st.container(horizontal=True):
            writes = st.form_submit_button("Sửa kết luận" if before else "Ghi kết luận")
            strikes = bool(before) and st.form_submit_button("Rút kết luận này")
    if writes:
        told = (data_set, about, text, who, chosen, reason, before.entry_id if before else None)
        done = f"Đã ghi kết luận, thành nhiệm vụ {write_quarter(page.quarter)}."
        say(concluding.conclude, *told, ends=ends, done=done, wait=WRITING)
    if strikes:
        told = (data_set, chosen, reason, who)
        say(concluding.withdraw, *told, ends=ends, done="Đã rút kết luận.", wait=WRITING)


def _ask_conclusion(view: View, before: Task | None, place: str) -> tuple[str, About]:
    """What is concluded, in words, and about what; `before`: the conclusion that is corrected."""
    units = query("explanations/units", on=view.snapshot, quarter=view.quarter)
    names = dict(zip(units["unit_id"], units["label"], strict=True))
    text = st.text_area(
        "Nội dung kết luận",
        before.text if before else "",
        max_chars=concluding.LONGEST["text"],
        key=f"text_{place}",
    )
    left, right = st.columns(2)
    unit = left.selectbox(
        "Đơn vị thực hiện",
        [*names],
        index=[*names].index(before.unit_id) if before and before.unit_id in names else 0,
        format_func=lambda each: words.start(names[each]),
        key=f"unit_{place}",
    )
    due = right.date_input(
        "Hạn hoàn thành (để trống khi không nêu ngày)",
        before.due_on if before else None,
        format="DD/MM/YYYY",
        key=f"due_{place}",
    )
    product = st.text_input(
        "Sản phẩm (báo cáo, kế hoạch, biên bản… nếu có)",
        before.product if before else "",
        max_chars=concluding.LONGEST["product"],
        key=f"product_{place}",
    )
    about = About(view.quarter, unit, due, product)
    return text, about._replace(slide=before.slide, version=before.version) if before else about


def _show_following(view: View, page: Page, who: str, ends: Hold | None) -> None:
    """How far a task has come is written down."""
    data_set = view.snapshot.data_set
    tasks = {task.task_id: task for task in page.tasks + page.before}
    st.caption(
        "Mỗi ngày một lần ghi cho mỗi nhiệm vụ; lần ghi của ngày mới nhất được dùng, các lần trước "
        "vẫn còn trong sổ. Điều đơn vị báo trong biểu được dùng khi ở đây chưa ghi gì."
    )
    chosen = st.selectbox(
        "Nhiệm vụ", [*tasks], format_func=lambda key: _name(tasks[key]), key="followed"
    )
    task = tasks[chosen]
    unit = ""
    if task.places:
        unit = st.selectbox(
            "Nơi",
            ["", *task.places],
            format_func=lambda key: words.start(task.places[key]) if key else "Cả nhiệm vụ",
            key=f"place_{chosen}",
        )
    with st.form("follow", border=True):
        state = st.selectbox(
            "Tình hình",
            following.STATES,
            index=None,
            format_func=lambda key: words.start(words.FOLLOWED[key]),
            placeholder="Chọn",
        )
        day = st.date_input("Đến ngày", duty.today(), max_value=duty.today(), format="DD/MM/YYYY")
        evidence = st.text_input("Căn cứ (văn bản, biên bản, kết quả)", max_chars=following.LONGEST)
        reason = st.text_input(
            "Lý do, khi sửa điều đã ghi cùng ngày (ít nhất ba từ)", max_chars=300
        )
        if not st.form_submit_button("Ghi tình hình"):
            return
    told = State(chosen, task.quarter, state or "", day or date.min, evidence, unit)
    before = office.find(data_set, following.KIND, told.key)
    known = (reason, before.name) if before else ("", "")
    done = "Đã ghi tình hình nhiệm vụ."
    say(following.follow, data_set, told, who, *known, ends=ends, done=done, wait=WRITING)


def _name(task: Task) -> str:
    return f"{write_quarter(task.quarter)}: {_shorten(task.text)}"


def _shorten(text: str) -> str:
    return text if len(text) <= _LABEL else text[:_LABEL].rsplit(" ", 1)[0] + "…"
