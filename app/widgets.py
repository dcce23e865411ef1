"""The pieces that every screen is put together from: head, cards, tables, sources, downloads."""

import csv
import io
import string
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from app import words
from app.cards import Card
from app.findings import Finding
from app.view import View
from data import vietnamese

# Whatever Markdown could take for formatting; figures and names are shown as they are.
_MARKDOWN = str.maketrans({mark: "\\" + mark for mark in string.punctuation if mark not in ",/%"})


def plain(text: object) -> str:
    """Any text as Markdown that shows exactly that text; nothing in it becomes formatting.

    Line breaks and runs of blanks become one blank: they would start a block of their own.
    """
    return "" if pd.isna(text) else " ".join(str(text).split()).translate(_MARKDOWN)


def head(title: str, view: View) -> None:
    """The title of a page and, always in sight below it, what was chosen."""
    st.title(title, anchor=False)
    with st.container(key="view_bar", horizontal=True, gap="small"):
        for choice in view.summary:
            st.badge(plain(words.start(choice)), color="orange" if "MINH HỌA" in choice else "gray")
    if view.communes:
        st.caption(
            "Đang lọc theo xã: chỉ tính những số mà nguồn nêu rõ xã, không kể số chưa phân xã."
        )


def source_line(source: str) -> None:
    """One line that names where figures come from."""
    if source:
        st.caption(f"Nguồn: {plain(source)}")


def show_cards(cards: Sequence[Card]) -> None:
    """The head row of figures: three to a line, two on a phone."""
    with st.grid(3, min_column_width=158, gap="small"):
        for number, card in enumerate(cards):
            with st.container(border=True, key=f"card_{number}", height="stretch", gap="xsmall"):
                st.markdown(plain(card.label))
                values = [
                    f"**{plain(value)}** :small[{plain(unit)}]" for value, unit in card.values
                ]
                with st.container(key=f"card_value_{number}"):
                    st.markdown("&emsp;".join(values))
                if card.details:
                    st.markdown("  \n".join(plain(detail) for detail in card.details))
                lines = [words.start(change) for change in card.changes]
                lines.append(card.source or "Chưa có nguồn công bố")
                st.caption("  \n".join(plain(line) for line in lines))


def show_findings(findings: Sequence[Finding]) -> None:
    """Sentences with their sources, as a list."""
    lines = []
    for finding in findings:
        source = f" :small[:gray[({plain(finding.source)})]]" if finding.source else ""
        lines.append(f"- {plain(finding.text)}{source}")
    st.markdown("\n".join(lines))


def theme() -> str:
    """The reader's theme, "light" or "dark"; charts choose their colours by it."""
    return st.context.theme.type or "light"


def show_chart(figure: go.Figure, alt: str, key: str) -> None:
    """A chart with the words for those who do not see it."""
    st.plotly_chart(figure, key=key, alt=alt, config={"displayModeBar": False, "responsive": True})


def show_table(table: pd.DataFrame, caption: str, name: str, view: View, source: str = "") -> None:
    """A table with its download; cells are text as written, never Markdown.

    `source` is for a table that doesn't name it row by row: it stands below, and in the file.
    """
    st.table(
        table.map(plain).rename(columns=plain), hide_index=True, border="horizontal", alt=caption
    )
    download(table, name, view, source)
    source_line(source)


def show_long_table(table: pd.DataFrame, caption: str, name: str, view: View) -> None:
    """A long table in a frame of its own, to scroll, sort and search."""
    st.dataframe(table, hide_index=True, alt=caption, key=f"table_{name}", height=420)
    download(table, name, view)


def nothing_here(what: str, view: View) -> None:
    """The designed answer where the choice has no figures: what is missing, and what to do."""
    st.info(
        f"Chưa có số liệu {what} {vietnamese.write_quarter(view.quarter)} của {view.where}. "
        "Hãy chọn quý khác, hoặc bỏ chọn xã để xem cả huyện.",
        icon=":material/info:",
    )


def download(table: pd.DataFrame, name: str, view: View, source: str = "") -> None:
    """A button that saves exactly the rows shown, with data set and quarter in each of them."""
    prefix = "minh-hoa-" if view.is_demo else ""
    st.download_button(
        "Tải bảng (CSV)",
        data=lambda: to_csv(table, view, source),
        file_name=f"{prefix}{name}-{view.quarter}.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key=f"download_{name}",
    )


def to_csv(table: pd.DataFrame, view: View, source: str = "") -> bytes:
    """The rows as CSV that Excel opens with the right marks (UTF-8 with a byte order mark).

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    data_set = "SỐ LIỆU MINH HỌA" if view.is_demo else "Số liệu chính thức"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    about = {"Xem theo": f"{vietnamese.write_quarter(view.quarter)}; {view.where}"}
    about |= {"Nguồn": source} if source else {}
    about["Bộ số liệu"] = data_set
    writer.writerow([*table.columns, *about])
    for row in table.itertuples(index=False):
        writer.writerow([*(_safe(cell) for cell in row), *about.values()])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(cell: object) -> object:
    if pd.isna(cell):
        return ""
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + cell
    return cell
