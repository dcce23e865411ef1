"""The pieces of the intake page about a form that corrects one that is accepted."""

from collections.abc import Mapping, Sequence

import streamlit as st

from app.view import View
from intake import acceptances, correcting
from intake.findings import Finding
from intake.journal import Submission


def ask_scope(data_set: str, one: Submission) -> bool:
    """Whether a correction leaves as it is what it does not fill in; not asked of a first form."""
    if acceptances.find_in_force(data_set, one.unit_id, one.quarter) is None:
        return False
    return st.toggle(
        "Chỉ sửa những ô đã điền; ô để trống giữ nguyên số đã duyệt",
        key=f"only_filled_{one.sha[:12]}",
        help="Muốn bỏ hẳn một số thì ghi dấu – vào ô; muốn bỏ một dòng của danh sách thì gửi biểu "
        "đầy đủ.",
    )


def ask_common(mark: str, findings: Sequence[Finding]) -> dict[str, str]:
    """One reason for all figures that a correction changes, by code; asked when there are some."""
    if sum(finding.code in correcting.CODES for finding in findings) < 2:
        return {}
    reason = st.text_input(
        "Lý do chung cho các số đã duyệt bị sửa hoặc bỏ (thay cho những ô lý do để trống)",
        max_chars=200,
        key=f"common_{mark}",
    ).strip()
    return dict.fromkeys(correcting.CODES, reason) if reason else {}


def recall(view: View, one: Submission) -> Mapping[tuple[str, str, str], str]:
    """The reasons that were given for what stays as it is."""
    kept = correcting.require(view.snapshot, one.unit_id, one.quarter)
    before = acceptances.find_in_force(view.snapshot.data_set, one.unit_id, one.quarter)
    return correcting.recall(kept, before.answers if before else [])
