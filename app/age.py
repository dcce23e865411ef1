"""Which figures are looked at, where these are not the newest: for what leaves the screen."""

from app.view import View
from data import notices


def tell_age(view: View) -> str:
    """The figures of an issued report, or of an older version that is in use: "khi chốt báo cáo,
    09:00 ngày 20/6/2024"; "" for the newest."""
    if view.as_reported:
        return f"khi chốt báo cáo, {view.as_reported}"
    return notices.mark(view.snapshot.data_set)
