"""The table of documents that steer."""

from collections.abc import Sequence

import pandas as pd

from app.documents.section import Shown
from app.documents.titles import NO_ABSTRACT
from data.vietnamese import write_date


def list_documents(shown: Sequence[Shown]) -> pd.DataFrame:
    """A row for each document that steers."""
    rows = [
        {
            "Văn bản": one.document.label,
            "Ngày": "" if one.document.issued_on is None else write_date(one.document.issued_on),
            "Cơ quan ban hành": one.document.issuer,
            "Trích yếu": one.document.abstract or NO_ABSTRACT,
            "Nội dung": one.document.about,
            "Đã thay đổi": " ".join(one.changes),
            "Gắn với văn bản này": "; ".join(text for text, _, _ in one.ties),
            "Địa chỉ": one.document.url,
            "Ghi chú": one.document.note,
        }
        for one in shown
    ]
    return pd.DataFrame(rows)
