"""The sheets of a unit's form on the screen: a field for each cell that is asked, the figure of the
quarter before in its label; lists row by row."""

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from app import widgets
from app.forms import draft_state, fields
from app.forms.draft_state import Place
from app.view import View
from app.widgets import plain
from data import vietnamese, words
from intake import expected, filling, form, quarter_before
from intake.form import Row, Stamp

_HOW = "Ghi số nguyên; cũng được ghi: 0, chưa rõ, –, hơn 8000, khoảng 630. Để trống: chưa có số."


class Sheet(NamedTuple):
    """What the fields of one form are drawn from. seen: the quarter before; offered: words to
    choose from; answers: what stands in them."""

    view: View
    place: Place
    stamp: Stamp
    seen: quarter_before.Before
    offered: Mapping[str, list[str]]
    answers: Mapping[str, str]


def show_sheet(made: Sheet, sheet: str) -> None:
    """One sheet: its figures, then its lists."""
    _DRAW[sheet](made)
    for key, rows in filling.lists(sheet, made.stamp).items():
        _show_list(made, key, rows)


def _show_models(made: Sheet) -> None:
    if made.stamp.asks_opening:
        st.caption(plain(_HOW))
        _ask_numbers(made, {"opening": (form.OPENING, None)})
    else:
        st.caption(plain(f"{_HOW} {form.OPENING}, theo quý trước: {_before(made.seen.running)}."))
    counts = {
        f"counts.{event}": (name, made.seen.counts.get(event))
        for event, name in form.EVENTS.items()
    }
    _ask_numbers(made, counts | {"running": (form.CLOSING, made.seen.running)})
    parts = [_whole(made.answers.get(key, "")) for key in counts]
    opening = made.seen.running
    if made.stamp.asks_opening:
        opening = _whole(made.answers.get("opening", ""))
    if isinstance(opening, int) and None not in parts:
        plus = len(form.BEGINNINGS)
        added, taken = (sum(part or 0 for part in half) for half in (parts[:plus], parts[plus:]))
        st.caption(f"Cuối kỳ tính ra: {opening + added - taken}.")


def _show_customs(made: Sheet) -> None:
    st.caption(f"Số hộ còn thực hiện ở cuối quý. {_HOW}")
    told = {
        f"customs.{custom}": (name, made.seen.customs.get(custom))
        for custom, name in made.stamp.customs.items()
    }
    _ask_numbers(made, told)


def _show_indicators(made: Sheet) -> None:
    st.caption(f"Không ghi tỷ lệ phần trăm: ghi tử số và mẫu số. {_HOW}")
    rows = expected.indicators(made.view.snapshot, made.stamp.quarter)
    for asked, row in zip(made.stamp.indicators, rows.itertuples(), strict=True):
        key = (asked.indicator_id, asked.version)
        top, bottom = made.seen.indicators.get(key, (None, None))
        target = made.seen.targets.get(key, quarter_before.NO_FIGURE)
        period = "cộng dồn từ đầu năm" if row.cumulative else "ở cuối quý"
        meaning = row.numerator if isinstance(row.numerator, str) else row.unit
        st.markdown(f"**{plain(asked.name)}**")
        st.caption(plain(f"Mục tiêu năm: {target}"))
        name = f"indicators.{asked.indicator_id}.{asked.version}"
        told = {f"{name}.numerator": (f"{fields.NUMERATOR}: {meaning} ({period})", top)}
        if asked.has_denominator:
            told[f"{name}.denominator"] = (f"{fields.DENOMINATOR}: {row.denominator}", bottom)
        _ask_numbers(made, told)


def _show_outreach(made: Sheet) -> None:
    st.caption(_HOW)
    told = {
        f"outreach.{key}": (
            f"{words.start(name)} ({form.CHANNEL_UNITS[key][0]})",
            made.seen.outreach.get(key),
        )
        for key, name in form.CHANNELS.items()
    }
    _ask_numbers(made, told)
    shared = {
        f"shared.{key}": (f"{words.start(form.CHANNELS[key])}: {fields.SHARED}", None)
        for key in form.shared_cells(made.stamp)
    }
    if shared:
        _ask_numbers(made, shared)


def _show_notes(made: Sheet) -> None:
    st.caption(
        f"Mỗi ý một dòng, không quá {vietnamese.write_number(form.LONGEST_NOTE)} chữ cái. "
        "Không ghi tên người."
    )


_DRAW = {
    form.MODELS: _show_models,
    form.CUSTOMS: _show_customs,
    form.INDICATORS: _show_indicators,
    form.OUTREACH: _show_outreach,
    form.NOTES: _show_notes,
}


def _ask_numbers(made: Sheet, asked: Mapping[str, tuple[str, quarter_before.Shown | None]]) -> None:
    """A field for each number, with that of the quarter before in its label."""
    with st.grid(3, min_column_width=220, gap="small"):
        for key, (name, before) in asked.items():
            st.text_input(
                plain(f"{name} – quý trước: {_before(before)}"),
                key=seed(made, key),
                max_chars=filling.LONGEST[filling.NUMBER],
            )


def _show_list(made: Sheet, key: str, rows: list[Row]) -> None:
    """The rows that are filled in, and an empty one; more at a press."""
    quarter = made.stamp.quarter
    widgets.show_title(fields.title_list(key, quarter))
    used = [
        row.number
        for row in rows
        if any(made.answers.get(f"{key}.{row.number}.{column}") for column in row.cells)
    ]
    printed = len(made.stamp.tasks) if key == "notes.past_task" else 0
    more = f"more_{draft_state.name_widget(made.place, key)}"
    count = min(len(rows), max([1, printed, *used]) + st.session_state.get(more, 0))
    for row in rows[:count]:
        with st.container(border=True):
            if row.number <= printed:
                st.markdown(plain(made.stamp.tasks[row.number - 1]))
            _show_row(made, key, row, row.number <= printed)
    if count < len(rows) and st.button("Thêm dòng", key=f"add_{key}", icon=":material/add:"):
        st.session_state[more] = st.session_state.get(more, 0) + 1
        st.rerun()


def _show_row(made: Sheet, key: str, row: Row, is_printed: bool) -> None:
    is_note = key.startswith("notes.")
    with st.grid(1 if is_note else 3, min_column_width=220, gap="small"):
        for column, name in fields.name_columns(key).items():
            field = f"{key}.{row.number}.{column}"
            label = plain(f"{name}, dòng {row.number}")
            if column == "text" and is_printed:
                continue
            if f"{key}.{column}" in made.offered:
                _choose(made, field, label, made.offered[f"{key}.{column}"], column)
            elif is_note:
                most = filling.LONGEST[filling.NOTE]
                st.text_area(label, key=seed(made, field), max_chars=most, height=100)
            else:
                kind = filling.NUMBER if column == "value" else filling.WORDS
                st.text_input(label, key=seed(made, field), max_chars=filling.LONGEST[kind])


def _choose(made: Sheet, field: str, label: str, offered: list[str], column: str) -> None:
    """Words to choose from; where others may be typed as well, what was typed is among them."""
    said = made.answers.get(field, "")
    options = ["", *offered, *([said] if said and said not in offered else [])]
    st.selectbox(
        label,
        options,
        key=seed(made, field),
        format_func=lambda text: text or "–",
        accept_new_options=column not in fields.CLOSED,
    )


def seed(made: Sheet, key: str) -> str:
    """The name of a field, which holds what the draft says until somebody types."""
    name = draft_state.name_widget(made.place, key)
    if name not in st.session_state:
        st.session_state[name] = made.answers.get(key, "")
    return name


def _before(value: quarter_before.Shown | None) -> str:
    if isinstance(value, int):
        return vietnamese.write_number(value)
    return quarter_before.NO_FIGURE if value is None else value


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
