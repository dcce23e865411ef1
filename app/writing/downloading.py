"""A file of the report's page, made once its button is pressed."""

from collections.abc import Callable

import streamlit as st


def download(
    label: str, name: str, mime: str, make: Callable[[], bytes] | bytes, about: str = ""
) -> None:
    """A button that downloads a file; `name` is unique on the page, `about` is told beside it."""
    st.download_button(
        label,
        data=make,
        file_name=name,
        mime=mime,
        icon=":material/download:",
        help=about or None,
        on_click="ignore",
        key=f"download_{name}",
    )
