"""The frame around every screen: navigation, shared filters, the mark of invented figures.

Streamlit runs this file first on every request; `dashboard.py` names it as the main script, so
that no `pages/` folder lies beside it (Streamlit would then start a page alone, without the frame).
"""

import logging
from pathlib import Path

import streamlit as st

from app import filters, roles
from app.menu import SCREENS
from app.widgets import plain
from data import notices, words
from data.versions import WarehouseError

logger = logging.getLogger("konray")
FOLLOWED = {screen.address: screen.filters for screen in SCREENS}
HERE = Path(__file__).resolve().parent

roles.follow_at_writing()
st.set_page_config(
    page_title="Cuộc vận động Kon Rẫy",
    page_icon=str(HERE / "static" / "icon.png"),
    layout="wide",
)
st.logo(str(HERE / "static" / "icon.png"), size="large")

page = st.navigation(
    [
        st.Page(
            screen.path,
            title=screen.title,
            icon=screen.icon,
            url_path=screen.address,
            default=not screen.address,
        )
        for screen in SCREENS
    ],
    expanded=True,
)

try:
    view = filters.show(page.url_path, FOLLOWED[page.url_path])
    if view.is_demo:
        st.set_page_config(page_title=f"{words.DEMO}: {page.title}")
    if not view.as_reported:
        for sentence in notices.tell(view.snapshot.data_set):
            st.warning(plain(sentence), icon=":material/history:")
    filters.follow(view)
    page.run()
except WarehouseError as error:
    st.error(plain(error), icon=":material/database_off:")
except Exception:
    # No traceback reaches the screen, and none is lost: the log has it all.
    logger.exception("page %r failed", page.url_path)
    st.error(
        "Trang này gặp lỗi nên chưa hiện được. Hãy tải lại trang; nếu vẫn lỗi, hãy báo người "
        "quản trị xem nhật ký máy chủ.",
        icon=":material/error:",
    )
