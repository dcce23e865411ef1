"""A field for SQL that only reads, the dictionary of the warehouse beside it."""

import pandas as pd
import streamlit as st

from app import tables, widgets
from app.analysis.files import show_files
from app.sources.tables import list_dictionary
from app.view import View
from app.widgets import plain
from data import sandbox
from data.sandbox import Answer, Refused
from data.vietnamese import write_number
from queries import query

EXAMPLE = """select quarter, event, sum(value) as so_mo_hinh
from fact_model
where period = 'quarter'
group by all
order by quarter, event"""
NOTE = (
    f"Mỗi lần một câu, chỉ đọc; nhiều nhất {sandbox.SECONDS} giây, {sandbox.MEMORY} MB bộ nhớ, "
    f"{write_number(sandbox.MOST_ROWS)} dòng."
)


def show_field(view: View) -> None:
    """The field, its answer, and the dictionary."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        text = st.text_area("Câu hỏi SQL", height=160, key="sql_text")
        with st.container(horizontal=True):
            if st.button("Chạy", key="sql_run", type="primary"):
                st.session_state["sql_answer"] = (view.snapshot.identity, _ask(view, text), text)
            st.button("Điền một ví dụ", key="sql_example", on_click=_fill_in)
        widgets.show_notes([NOTE])
        asked = st.session_state.get("sql_answer")
        if asked and asked[0] == view.snapshot.identity:
            _show(view, *asked[1:])
    with right:
        words = list_dictionary(query("sources/dictionary", on=view.snapshot))
        words = words.drop(columns="Nội dung bảng")
        tables.draw(words, "Từ điển dữ liệu", "table_sql_dictionary")


def _fill_in() -> None:
    st.session_state["sql_text"] = EXAMPLE


def _ask(view: View, text: str) -> Answer | str:
    try:
        return sandbox.ask(view.snapshot, text)
    except Refused as error:
        return str(error)


def _show(view: View, answer: Answer | str, asked: str) -> None:
    if isinstance(answer, str):
        st.error(plain(answer))
        return
    if answer.frame.empty:
        widgets.show_notes(["Câu hỏi chạy được, nhưng không có dòng nào."])
        return
    tables.draw(write_answer(answer.frame), "Câu trả lời", "table_sql_answer")
    if answer.more:
        widgets.show_notes(
            [f"Chỉ hiện {write_number(sandbox.MOST_ROWS)} dòng đầu; còn nữa. Hãy lọc bớt."]
        )
    show_files(
        view, "cau-hoi-sql", "Câu hỏi SQL", f"kho số liệu, câu hỏi: {' '.join(asked.split())}",
        lambda: write_answer(answer.frame), lambda: settle_types(answer.frame), follows=False,
    )  # fmt: skip


def write_answer(frame: pd.DataFrame) -> pd.DataFrame:
    """The answer as texts; what is null is a dash. Nobody knows what a number of a question is, a
    year, a key or an amount: its digits stand ungrouped."""
    cells = [
        ["–" if cell is None else _write(cell) for cell in row]
        for row in frame.itertuples(index=False)
    ]
    return pd.DataFrame(cells, columns=frame.columns, dtype=object)


def settle_types(frame: pd.DataFrame) -> pd.DataFrame:
    """The answer with one type a column, as a Parquet file has it: of several, and of whole numbers
    that are too long, the texts."""
    settled = {}
    for name, cells in frame.items():
        found = [cell for cell in cells if cell is not None]
        kinds = {type(cell) for cell in found}
        is_long = any(type(cell) is int and abs(cell) >= 2**63 for cell in found)
        if is_long or not (len(kinds) <= 1 or kinds == {int, float}):
            cells = cells.map(lambda cell: None if cell is None else str(cell))
        settled[name] = cells
    return pd.DataFrame(settled).convert_dtypes()


def _write(cell: object) -> str:
    if isinstance(cell, bool):
        return "có" if cell else "không"
    if isinstance(cell, float):
        if cell and not 1e-4 <= abs(cell) < 1e15:
            return str(cell).replace(".", ",")
        return f"{cell:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(cell)
