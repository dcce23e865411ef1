"""The report as it is written, in the browser: one text, part after part (static/editor.js).

What is typed comes here a moment after the last key, by part, in the form of `report/editing`; what
the program knows about it (values, labels, problems) goes back, and is put in where it stands.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from app.web import versioned
from app.writing.open_draft import Desk
from app.writing.typed_parts import Change, Heard, settle, take_over
from report.committee import read_committee
from report.compose import Composed
from report.editing.catalogue import Usable, list_numbers
from report.editing.document import read_document
from report.editing.schema import check_part
from report.editing.unfolding import unfold
from report.editing.writing import write_part
from report.errors import ReportError
from report.phrases import Phrases
from report.text_parts import NAMES

HERE = Path(__file__).resolve().parent.parent / "static"
SCRIPTS = ("schema", "views", "keeping", "numbers", "commands", "bar", "word", "paste")
KEY = "editor"


def join_scripts() -> str:
    """The editor's scripts in one, the one that is called last."""
    names = [*(f"editor_{name}.js" for name in SCRIPTS), "editor.js"]
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)


_component = st.components.v2.component(
    "editor",
    html='<div class="editor"></div>',
    css=(HERE / "editor.css").read_text(encoding="utf-8"),
    js=join_scripts(),
    isolate_styles=False,  # a selection in a shadow root is told differently by each browser
)
LIBRARIES = versioned("editor-libraries.min.js")


def show_editor(desk: Desk, composed: Composed) -> None:
    """Draw the report of the desk to be written in; what is typed is saved by itself."""
    state = _state(desk)
    if (settled := settle(desk)) and (heard := state.get("heard")):
        serial = f"{heard.serial} settled"
        state["heard"] = Heard(heard.client, serial, settled=settled)
    _component(
        data={
            "doc": _read(desk, composed, state.get("problems", {})),
            "numbers": tell_numbers(list_numbers(make_phrases(desk, composed)), state),
            "version": desk.number,
            "key": f"{desk.data_set}.{desk.quarter}",
            "label": "Văn bản báo cáo để soạn",
            "libraries": LIBRARIES,
            "heard": vars(state["heard"]) if "heard" in state else None,
            "unfolded": state.get("unfolded"),
        },
        key=KEY,
        on_changed_change=lambda: _hear(desk),
        on_unfold_change=lambda: _unfold(desk, composed),
        on_picked_change=_pick,
    )


def tell_numbers(numbers: list[Usable], state: Mapping[str, Any]) -> dict[str, Any]:
    """The numbers to choose from; by their version alone where the browser said that it has them.

    They are most of what an answer holds, and change far less often than the text.
    """
    version = str(hash(repr(numbers)))
    return {"version": version, "list": None if state.get("numbers") == version else numbers}


def _state(desk: Desk) -> dict[str, Any]:
    """What the editor of this report was last told: heard, problems by part, unfolded;
    and the version of the numbers that its browser has."""
    return st.session_state.setdefault(f"editing_{desk.data_set}_{desk.quarter}", {})


def _read(desk: Desk, composed: Composed, problems: Mapping[str, str]) -> dict[str, Any]:
    """The document, each part with what is wrong in it."""
    told = {error.part: error.problem for error in composed.errors}
    for field, refusal in desk.refused.items():
        told[field.removeprefix("texts.")] = refusal.problem
    told |= problems
    read = read_document(desk.texts, make_phrases(desk, composed))
    parts = []
    for part in read["content"]:
        attrs = part["attrs"]
        problem = told.get(attrs["name"]) or attrs["problem"]
        parts.append(part | {"attrs": attrs | {"problem": problem}})
    return read | {"content": parts}


def make_phrases(desk: Desk, composed: Composed) -> Phrases:
    """What the texts may ask for, with nothing cited yet."""
    figures = composed.figures
    return Phrases(figures, read_committee(figures.district, dict(desk.draft.settings)))


def _hear(desk: Desk) -> None:
    """Take over what was typed; what is no document of ours is told and stays in the browser."""
    message = st.session_state[KEY].changed
    if not isinstance(message, dict):
        return
    state = _state(desk)
    state["numbers"] = str(message.get("numbers", ""))
    if not message.get("parts"):
        return
    heard = Heard(str(message.get("client", "")), str(message.get("serial", "")))
    state["problems"] = {}
    changes = []
    for name, told in message["parts"].items():
        if name not in NAMES:
            continue
        edit = int(told["edit"])
        try:
            text = write_part(check_part(told["node"]))
            changes.append(
                Change(name, text, int(told["base"]), edit, str(told.get("writer", heard.client)))
            )
        except ReportError as error:
            state["problems"][name] = f"Chưa lưu được phần này: {error}"
            heard.refused[name] = edit
    take_over(desk, changes, heard)
    state["heard"] = heard


def _unfold(desk: Desk, composed: Composed) -> None:
    """Write out what a condition or a list prints today, for the editor to put in its place."""
    asked = st.session_state[KEY].unfold
    if not isinstance(asked, dict):
        return
    source = str(asked["source"])
    told = {"id": asked["id"], "source": source}
    try:
        phrases = make_phrases(desk, composed)
        told["content"] = unfold(source, phrases, is_inline=not asked["is_block"])
    except ReportError as error:
        told["problem"] = str(error)
    _state(desk)["unfolded"] = told


def _pick() -> None:
    picked = st.session_state[KEY].picked
    if picked:
        st.session_state["origin_picked"] = str(picked)
