"""The frame around every screen: navigation, shared filters, the mark of invented figures.

Streamlit runs this file first on every request; `dashboard.py` names it as the main script, so
that no `pages/` folder lies beside it (Streamlit would then start a page alone, without the frame).
"""

import logging

import streamlit as st

from app import filters, roles
from app.menu import SCREENS
from app.web import versioned
from app.widgets import plain
from data import notices, words
from data.versions import WarehouseError

logger = logging.getLogger("konray")
FOLLOWED = {screen.address: screen.filters for screen in SCREENS}
TITLE = "Cuộc vận động Kon Rẫy"


def name_tab(title: str) -> None:
    """Give the browser's tab its title, icon and width; only what it was not given yet: it keeps
    them, and each telling costs it time on every click. (The icon by its address: a file that a
    later run does not name, Streamlit lets go.)"""
    if st.session_state.get("tab") != title:
        st.set_page_config(page_title=title, page_icon=versioned("icon.png"), layout="wide")
        st.session_state["tab"] = title


roles.follow_at_writing()
if "tab" not in st.session_state:
    name_tab(TITLE)

if "pages" not in st.session_state:  # made once: to look for their files takes time on every click
    st.session_state["pages"] = [
        st.Page(
            screen.path,
            title=screen.title,
            icon=screen.icon,
            url_path=screen.address,
            default=not screen.address,
        )
        for screen in SCREENS
    ]
page = st.navigation(st.session_state["pages"], expanded=True)

try:
    view = filters.show(page.url_path, FOLLOWED[page.url_path])
    name_tab(f"{words.DEMO}: {page.title}" if view.is_demo else TITLE)
    if not view.as_reported:
        for sentence in notices.tell(view.snapshot.data_set):
            st.warning(plain(sentence), icon=":material/history:")
    filters.follow(view)
    page.run()
except WarehouseError as error:
    name_tab(TITLE)
    st.error(plain(error), icon=":material/database_off:")
except Exception:
    # No traceback reaches the screen, and none is lost: the log has it all.
    logger.exception("page %r failed", page.url_path)
    st.error(
        "Trang này gặp lỗi nên chưa hiện được. Hãy tải lại trang; nếu vẫn lỗi, hãy báo người "
        "quản trị xem nhật ký máy chủ.",
        icon=":material/error:",
    )
