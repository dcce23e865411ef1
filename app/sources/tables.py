"""Tables about where figures come from."""

import pandas as pd

from app.table_cells import or_
from data import words
from data.vietnamese import write_date, write_number, write_quarter


def list_context(context: pd.DataFrame) -> pd.DataFrame:
    """One row for each public figure, as its source prints it (rows: sources/context)."""
    rows = [
        {
            "Chủ đề": words.start(words.CONTEXT_TOPIC.get(figure.topic, figure.topic)),
            "Nơi": figure.place,
            "Thời gian": figure.period,
            "Nội dung": figure.measure,
            "Giá trị": f"{figure.printed} {figure.unit}".replace(" %", "%"),
            "Nguồn": figure.document,
            "Địa chỉ": or_(figure.url, ""),
            "Ghi chú": or_(figure.note, ""),
        }
        for figure in context.itertuples()
    ]
    return pd.DataFrame(rows)


def list_controls(controls: pd.DataFrame) -> pd.DataFrame:
    """One row for each control total (rows: sources/controls)."""
    rows = [
        {
            "Tổng kiểm soát": control.name,
            "Quý": "" if pd.isna(control.quarter) else words.start(write_quarter(control.quarter)),
            "Nguồn in": write_number(control.expected),
            "Tính lại": "–" if pd.isna(control.found) else write_number(int(control.found)),
            "Kết luận": "✓ khớp" if control.expected == control.found else "lệch",
            "Nguồn": control.source,
            "Suy ra": or_(control.derived, ""),
        }
        for control in controls.itertuples()
    ]
    return pd.DataFrame(rows)


def list_documents(documents: pd.DataFrame) -> pd.DataFrame:
    """One row for each document or web page (rows: sources/documents)."""
    rows = [
        {
            "Văn bản": " ".join(part for part in (document.kind, or_(document.number, "")) if part),
            "Ngày": "" if pd.isna(document.issued_on) else write_date(document.issued_on.date()),
            "Cơ quan, đơn vị": document.issuer,
            "Nội dung": document.about,
            "Số liệu trong kho": write_number(document.facts + document.context),
            "Địa chỉ": or_(document.url, ""),
            "Ghi chú": or_(document.note, ""),
        }
        for document in documents.itertuples()
    ]
    return pd.DataFrame(rows)


def list_dictionary(dictionary: pd.DataFrame) -> pd.DataFrame:
    """One row for each column of the warehouse (rows: sources/dictionary)."""
    return dictionary.set_axis(["Bảng", "Nội dung bảng", "Cột", "Ý nghĩa"], axis=1)
