"""Nhận số liệu: a unit's workbook, from the empty form to the accepted figures."""

import streamlit as st

from app import filters, roles, widgets
from app.forms import closing, filling, receiving, withdrawing
from data.vietnamese import write_quarter
from data.words import start
from intake.units import list_reporting
from queries import query

view = filters.current_figures()
quarters = query("intake/quarters", on=view.snapshot)["quarter"].tolist()

widgets.head("Nhận số liệu", view)
if told := st.session_state.pop("told", ""):
    st.success(told, icon=":material/check_circle:")
if not quarters:
    st.info("Kho số liệu chưa có quý nào để nhận thêm số liệu.", icon=":material/event_busy:")
    st.stop()

closing.show_clock(view)
options = {quarter: start(write_quarter(quarter)) for quarter in quarters}
quarter = filters.choose("ky", "Quý nhận số liệu", options, as_list=True)
reporting = list_reporting(view.snapshot, quarter)
units = {unit.unit_id: unit.label for unit in reporting.values()}
tasks = {
    "tinh-hinh": "Tình hình",
    "lap-bieu": "Lập biểu",
}
if roles.may_write():
    tasks |= {"dien": "Điền trên màn hình", "nhan": "Nhận biểu", "duyet": "Kiểm tra, duyệt"}
    tasks |= {"rut": "Rút biểu", "khoa": "Khóa quý"}
else:
    widgets.tell_reading_only()
match filters.choose("viec", "Việc", tasks, hide=True):
    case "tinh-hinh":
        receiving.show_states(view, quarter, units)
    case "lap-bieu":
        receiving.show_forms(view, quarter, units)
    case "dien":
        filling.show_filling(view, quarter, units)
    case "nhan":
        receiving.show_sending(view)
    case "duyet":
        receiving.show_deciding(view, quarter, units)
    case "rut":
        withdrawing.show_withdrawing(view, quarter, units)
    case "khoa":
        closing.show_closing(view, quarter, units)
