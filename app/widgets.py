"""The pieces that every screen is put together from: head, cards, tables, sources, downloads."""

import string
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from app import charts, folds, markup, roles, tables
from app.downloads import file_name, to_csv, to_excel
from app.folds import Fold
from app.links import link_names
from app.section import Card, Section, Sentence
from app.view import View
from data import vietnamese, words
from data.spreadsheets import EXCEL, write_cells

# Whatever Markdown could take for formatting; figures and names are shown as they are.
_MARKDOWN = str.maketrans({mark: "\\" + mark for mark in string.punctuation if mark not in ",/%"})


def plain(text: object) -> str:
    """Any text as Markdown that shows exactly that text; nothing in it becomes formatting.

    Line breaks and runs of blanks become one blank: they would start a block of their own.
    """
    if not isinstance(text, str):
        text = "" if pd.isna(text) else str(text)
    return " ".join(text.split()).translate(_MARKDOWN)


def head(title: str, view: View) -> None:
    """The title of a page and, always in sight beside or below it, what was chosen."""
    choices = [words.start(choice) for choice in view.summary]
    st.html(markup.write_head(title, choices, words.DEMO))
    # Its place is there without it, too: when it comes or goes, nothing below is built anew.
    with st.empty():
        if view.communes and "communes" in view.filters:
            show_notes(
                [
                    "Đang lọc theo xã: chỉ tính những số mà nguồn nêu rõ xã, không kể số chưa "
                    "phân xã."
                ]
            )


def tell_reading_only() -> None:
    """Why there is nothing to press on a page where one could send, decide or write."""
    st.info(plain(roles.READING_ONLY), icon=":material/visibility:")


def show_notes(notes: Sequence[str], source: str = "") -> None:
    """Small print, one line each; last the one that names where figures come from."""
    if told := markup.write_lines([*notes, markup.write_source(source)]):
        st.html(told)


def show_text(text: str) -> None:
    """A sentence of the page."""
    st.html(markup.write_lines([text], "text"))


def show_absent(text: str) -> None:
    """Why there is nothing to draw, in the place of a chart."""
    st.html(markup.write_lines([text], "absent"))


def show_cards(cards: Sequence[Card], more: str = "", address: str = "") -> None:
    """Figures one below the other, and a link to where `more` is told."""
    st.html(markup.write_cards(cards, more, address))


def show_sentences(sentences: Sequence[Sentence]) -> None:
    """Sentences with their sources, as a list."""
    st.html(link_names(markup.write_sentences(sentences)))


def show_groups(groups: Sequence[tuple[str, str, Sequence[str], str, bool]]) -> None:
    """Lists under a head each (markup.write_groups)."""
    st.html(link_names(markup.write_groups(groups)))


def show_chart(
    section: Section,
    view: View,
    on_pick: Callable[[str], None] | None = None,
    notes: Sequence[str] = (),
    leads_to: str = "",
    choices: int = 0,
    unfolds: Sequence[Fold] = (),
    above: str = "",
    elsewhere: bool = False,
) -> None:
    """A section's chart with the words for those who do not see it, below what stands `above` it
    (HTML); below it notes and source, and what it `unfolds`, unless the page draws that
    `elsewhere` itself (folds.draw).

    `on_pick` is called with the `customdata` of a mark that is clicked; the same choice must also
    stand beside the chart as a widget, for the keyboard. `leads_to`: the key of the container in
    which a click shows its effect, which is brought into sight then; and when the same was chosen
    by its widget, which `choices` counts (filters.count_choices).
    """
    source = markup.write_source(section.source)
    below = [line for line in (*notes, source) if line]
    picture = _picture(section, view)
    key = f"chart_{section.name}"
    charts.draw(
        section.spec, section.alt, key, below, picture, on_pick, leads_to, choices,
        unfolds=unfolds, above=above,
    )  # fmt: skip
    if not elsewhere:
        folds.draw(unfolds)


def show_small_chart(
    section: Section, view: View, subject: str, address: str, width: int, said: str = ""
) -> None:
    """One of the charts of a first screen: its subject, which leads to an address where there is
    one, its finding, and the chart, or what is `said` in its place.

    `width`: in pixels, what the chart is made for.
    """
    source = markup.write_source(section.source)
    charts.draw(
        section.spec,
        section.alt,
        f"chart_{section.name}",
        [source] if source else [],
        _picture(section, view),
        small={
            "page": subject,
            "address": address,
            "title": section.title,
            "width": width,
            "said": said,
        },
    )


def _picture(section: Section, view: View) -> dict[str, object]:
    """What stands around a chart that is saved."""
    return {
        "title": section.title,
        "subtitle": section.subtitle,
        "chips": " · ".join(words.start(choice) for choice in view.summary),
        "source": markup.write_source(section.source),
        "mark": words.DEMO if view.is_demo else "",
        "file": file_name(view, section.name, "png"),
    }


def show_section(
    section: Section,
    view: View,
    on_pick: Callable[[str], None] | None = None,
    notes: Sequence[str] = (),
    leads_to: str = "",
    choices: int = 0,
    unfolds: Sequence[Fold] = (),
    above: str = "",
) -> None:
    """A section: its finding as title, what is drawn, the chart, the source, and one click away
    its table with CSV and Excel, and what else it `unfolds`; `above`: HTML before the title."""
    unfolds = [fold_table(section, view), *unfolds]
    head = above + markup.write_title(section.title, section.subtitle)
    show_chart(section, view, on_pick, notes, leads_to, choices, unfolds, head)


def fold_table(section: Section, view: View) -> Fold:
    """The table of a section, with its files."""

    def unfold() -> None:
        tables.draw(section.written, section.title, f"table_{section.name}")
        download(section.table, section.name, view, section.title, section.source)

    return Fold("Bảng số, tải về", section.name, unfold)


def fold(label: str, name: str, draw: Callable[[], None], expanded: bool = False) -> None:
    """A form or what else is worked in, in a box that one click unfolds: drawn only while it is
    open. What is read only is unfolded by app/folds.py, which costs the browser less.

    `name` is unique among the folds of the page.
    """
    box = st.expander(label, expanded=expanded, key=f"fold_{name}", on_change="rerun")
    if box.open or folds.DRAW_FOLDED:
        with box:
            draw()


def show_title(title: str, subtitle: str = "") -> None:
    """The head of a section: what it finds, and below it what is drawn."""
    st.html(markup.write_title(title, subtitle))


def show_rows(
    table: pd.DataFrame,
    caption: str,
    name: str,
    marks: Mapping[str, Sequence[str]] | None = None,
    above: str = "",
) -> None:
    """A table; `name` is unique among the tables of the page, `marks` has colours (CSS) of the
    cells of a column, `above` stands before it (HTML)."""
    tables.draw(write_cells(table), caption, f"table_{name}", marks=marks, above=above)


def show_table(
    table: pd.DataFrame, caption: str, name: str, view: View, source: str = "", above: str = ""
) -> None:
    """A table with its downloads; a long one scrolls in a frame, and can be sorted and searched.

    `source` is for a table that doesn't name it row by row: it stands below, and in the files;
    `above`: HTML before the table.
    """
    show_rows(table, caption, name, above=above)
    download(table, name, view, caption, source)
    show_notes([], source)


def show_rows_to_pick(
    table: pd.DataFrame,
    caption: str,
    name: str,
    rows: list[int],
    on_pick: Callable[[int | None], None],
) -> None:
    """A table of which one row can be picked; `rows` holds the one that is, or none.

    `on_pick` is called with the row's position, None when it is let go.
    """
    chosen = rows[0] if rows else None
    tables.draw(write_cells(table), caption, f"table_{name}", chosen, on_pick)


def nothing_here(what: str, view: View) -> None:
    """The designed answer where the choice has no figures: what is missing, and what to do."""
    st.info(
        f"Chưa có số liệu {what} {vietnamese.write_quarter(view.quarter)} của {view.where}. "
        "Hãy chọn quý khác, hoặc bỏ chọn xã để xem cả huyện.",
        icon=":material/info:",
    )


def download(
    table: pd.DataFrame, name: str, view: View, caption: str = "", source: str = ""
) -> None:
    """Two buttons that save exactly the rows shown: CSV, and Excel with a cover sheet."""
    page = tell_address()
    kinds = [
        ("CSV", "csv", "text/csv", lambda: to_csv(table, view, source)),
        ("Excel", "xlsx", EXCEL, lambda: to_excel(table, view, caption, source, page)),
    ]
    offer(kinds, name, view)


def offer(
    kinds: Sequence[tuple[str, str, str, Callable[[], bytes]]],
    name: str,
    view: View,
    *,
    follows: bool = True,
) -> None:
    """A button for each kind of file of a table: its name, ending and type, and what makes it once
    the button is pressed. follows: whether the rows are of the quarter that was chosen."""
    with st.container(horizontal=True, gap="small", key=f"downloads_{name}"):
        for label, ending, mime, data in kinds:
            st.download_button(
                f"Tải bảng ({label})",
                data=data,
                file_name=file_name(view, name, ending, follows=follows),
                mime=mime,
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
                key=f"download_{ending}_{name}",
            )


def tell_address() -> str:
    """The address of this page with what is chosen on it; empty where no browser asks."""
    asked = urlencode(st.query_params.to_dict(), safe=",")
    return f"{st.context.url}{'?' * bool(asked)}{asked}" if st.context.url else ""
