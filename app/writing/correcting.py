"""What an issued report has to correct, as the draft of a document: Word and PDF."""

import streamlit as st

from app.view import View
from app.writing.downloading import download
from measures import duty
from report import erratum, files, letters, word
from report.document import Document
from report.erratum import Comparison
from report.issued import Issued


def show_correction(view: View, report: Issued, found: Comparison) -> None:
    """Why the figures moved, to be written, and the two files of the draft."""
    reason = st.text_input(
        "Lý do đính chính (ghi vào văn bản)",
        key=f"why_{report.number}",
        max_chars=300,
        placeholder=erratum.GAP,
    )

    def compose() -> Document:
        return erratum.compose(report, found, duty.today(), reason)

    demo = "minh-hoa-" if view.is_demo else ""
    name = f"{demo}dinh-chinh-{report.quarter}-lan-{report.number}-du-thao"
    with st.container(horizontal=True, gap="small"):
        download(
            "Tải dự thảo đính chính (Word)",
            f"{name}.docx",
            files.DOCX,
            lambda: word.write(compose()),
        )
        download(
            "Tải dự thảo đính chính (PDF)",
            f"{name}.pdf",
            files.PDF,
            lambda: letters.write_pdf(compose()),
        )
