"""Tables about workbooks that came in: states, findings, what accepting would change."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from data import words
from data.vietnamese import write_date, write_moment
from intake.findings import Finding
from intake.journal import Submission, tell_state

# Each state with a sign of its own: colour and words are not the only carriers.
SIGN = {"none": "–", "sent": "◐", "returned": "↩", "accepted": "✓", "replaced": "○"}
SIGN |= {"withdrawn": "⊘"}
UNSEEN = "✓ Đã duyệt, chưa hiện vì đang dùng bản cũ"


def list_states(
    units: Mapping[str, str],
    submissions: Sequence[Submission],
    quarter: str,
    unseen: Collection[str] = (),
) -> pd.DataFrame:
    """One row for each unit (id to label): how far it has come with the quarter, and who did what.

    unseen: submissions that were accepted and that readers do not see.
    """
    rows = []
    for unit_id, label in units.items():
        own = [one for one in submissions if (one.unit_id, one.quarter) == (unit_id, quarter)]
        shown = own[-1] if own else None
        state = shown.state if shown else "none"
        told = f"{SIGN[state]} {words.start(tell_state(own))}"
        if any(one.submission_id in unseen for one in own):
            told = UNSEEN
        decided = _decided(own)
        rows.append(
            {
                "Đơn vị": words.start(label),
                "Trạng thái": told,
                "Bản": shown.number if shown else None,
                "Ngày nhận": write_date(shown.received_on) if shown else "–",
                "Người nhận": f"{shown.by}, {write_moment(shown.sent_at)}" if shown else "–",
                "Người duyệt, trả, rút": decided or "–",
                "Lý do": (shown.reason if shown else "") or "–",
            }
        )
    return pd.DataFrame(rows)


def _decided(own: Sequence[Submission]) -> str:
    """Who decided last on a unit's files of a quarter, and when; of which, where it is not the
    newest; "" when nobody has."""
    decided = [one for one in own if one.decided_at and one.state != "replaced"]
    if not decided:
        return ""
    one = decided[-1]
    told = f"{one.decided_by}, {write_moment(one.decided_at)}"
    return told if one is own[-1] else f"bản {one.number}: {told}"


def list_findings(findings: Sequence[Finding]) -> pd.DataFrame:
    """One row for each finding, errors and warnings as they stand in the form."""
    return pd.DataFrame(
        [
            {
                "Mức": "✕ Lỗi" if finding.stops else "! Cần giải thích",
                "Ô": " ".join(part for part in (finding.sheet, finding.cell) if part) or "cả tệp",
                "Thấy": finding.found or "–",
                "Cần": finding.expected or "–",
                "Cách sửa": finding.mend,
                "Mã": finding.code,
            }
            for finding in findings
        ]
    )


def count_findings(findings: Sequence[Finding]) -> str:
    """ "3 lỗi, 2 điều cần giải thích", "không có gì phải sửa"."""
    errors = sum(finding.stops for finding in findings)
    parts = [f"{errors} lỗi"] if errors else []
    odd = len(findings) - errors
    parts += [f"{odd} điều cần giải thích"] if odd else []
    return ", ".join(parts) or "không có gì phải sửa"
