"""Nguồn số liệu: the version in use, its control totals, documents, public figures, dictionary."""

import streamlit as st

from app import filters, widgets
from app.sources.tables import list_context, list_controls, list_dictionary, list_documents
from data.vietnamese import write_date
from queries import query

view = filters.current()
district = query("frame/district", on=view.snapshot).iloc[0]
controls = query("sources/controls", on=view.snapshot)
documents = query("sources/documents", on=view.snapshot)
context = query("sources/context", on=view.snapshot, topics=[])
dictionary = query("sources/dictionary", on=view.snapshot)

widgets.head("Nguồn số liệu", view)
held = int((controls["expected"] == controls["found"]).sum())
built = district["built_at"].tz_localize("UTC").tz_convert("Asia/Ho_Chi_Minh")
st.caption(
    f"Đang dùng bản {district['version']}, dựng lúc {built:%H:%M} ngày {write_date(built.date())}."
)

widgets.show_title(f"{held}/{len(controls)} tổng kiểm soát khớp với số liệu chi tiết")
st.caption("Tổng mà nguồn in sẵn, so với tổng tính lại từ từng số trong kho.")
widgets.show_table(list_controls(controls), "Tổng kiểm soát", "tong-kiem-soat", view)

widgets.show_title("Văn bản và trang thông tin")
widgets.show_table(list_documents(documents), "Văn bản", "van-ban", view)

if not context.empty:
    widgets.show_title("Số liệu công khai khác")
    widgets.show_table(list_context(context), "Số liệu công khai", "so-lieu-cong-khai", view)

widgets.show_title("Từ điển dữ liệu")
widgets.show_table(list_dictionary(dictionary), "Từ điển dữ liệu", "tu-dien", view)
