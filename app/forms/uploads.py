"""Forms that are given in: each file is read once and let go; what waits is bounded.

Streamlit keeps every file of a session in memory until the browser is closed, also those whose
field is long gone. Here only forms that can be taken in are kept, until they are sent or dropped.
"""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from app.forms.tables import count_findings
from app.room import BYTES, FILES
from app.view import View
from data.vietnamese import write_count, write_quarter
from intake import applying, rules
from intake.findings import Finding, IntakeError


class Given(NamedTuple):
    """A form that waits to be sent.

    sha: of its bytes; told: whose it is and what was found, in words; on: what it was checked
    against, data set and version.
    """

    name: str
    sha: str
    data: bytes
    told: str
    findings: list[Finding]
    on: tuple[str, int]


def take(files: Sequence, view: View) -> None:
    """Read the files of a field, keep the forms among them, and let all of them go."""
    forms: list[Given] = st.session_state.setdefault("given", [])
    refused = st.session_state["refused"] = []
    left = [file.name for file in files[FILES:]]
    for file in files[:FILES]:
        held = sum(len(form.data) for form in forms)
        if len(forms) >= FILES or held + file.size > BYTES:
            left.append(file.name)
            continue
        try:
            form = _read(file.name, file.getvalue(), view)
        except IntakeError as error:
            refused.append(f"{file.name}: {error}")
            continue
        if form.sha not in {one.sha for one in forms}:
            forms.append(form)
    if left:
        refused.append(_tell_left(left))
    _let_go(files)


def waiting(view: View) -> list[Given]:
    """The forms that wait, checked against the figures that are in use now."""
    current = []
    for form in st.session_state.get("given", []):
        try:
            fresh = form.on == _version(view)
            current.append(form if fresh else _read(form.name, form.data, view))
        except IntakeError as error:
            st.session_state.setdefault("refused", []).append(f"{form.name}: {error}")
    st.session_state["given"] = current
    return current


def refused() -> list[str]:
    """What was not kept of the last files, each with its sentence."""
    return st.session_state.get("refused", [])


def drop(sha: str) -> None:
    """Let a form go, and what was said of others."""
    forms = st.session_state.get("given", [])
    st.session_state["given"] = [form for form in forms if form.sha != sha]
    st.session_state["refused"] = []


def _read(name: str, data: bytes, view: View) -> Given:
    filled, findings = applying.examine(data, name, view.snapshot)
    label = rules.label(view.snapshot, filled.unit_id, filled.quarter)
    told = f"{label}, {write_quarter(filled.quarter)}: {count_findings(findings)}"
    sha = hashlib.sha256(data).hexdigest()
    return Given(name, sha, data, told, findings, _version(view))


def _version(view: View) -> tuple[str, int]:
    return view.snapshot.data_set, view.snapshot.version


def _tell_left(names: list[str]) -> str:
    shown = ", ".join(names[:5]) + (", …" if len(names) > 5 else "")
    return (
        f"Chưa đọc {write_count(len(names))} tệp ({shown}): mỗi lần chỉ nhận đến {FILES} tệp, tất "
        f"cả không quá {BYTES // 1_000_000} MB. Hãy nhận hoặc bỏ các biểu bên dưới rồi tải tiếp."
    )


def _let_go(files: Sequence) -> None:
    """Free what Streamlit holds of files."""
    context = get_script_run_ctx()
    for file in files if context else ():
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)
