"""Tables of documents: those that steer, and what was written of them."""

from collections.abc import Mapping, Sequence

import pandas as pd

from app.documents.section import Shown
from app.documents.titles import NO_ABSTRACT
from data.vietnamese import write_date, write_moment
from intake import documents
from intake.journal import Event


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


def list_events(events: Sequence[Event], labels: Mapping[str, str]) -> pd.DataFrame:
    """A row for each line of the journal about documents; labels: of those there are, by id."""
    rows = []
    for one in events:
        document = documents.document_of(one)
        done = "Bỏ" if one.kind == "struck" else "Sửa" if one.reason else "Ghi mới"
        rows.append(
            {
                "Lúc": write_moment(one.at),
                "Người ghi": one.by,
                "Việc": done,
                "Văn bản": labels.get(document, document),
                "Lý do": one.reason,
                "Bản số liệu": str(one.version),
            }
        )
    return pd.DataFrame(rows)
