"""Workbooks that look right cell by cell and are wrong against the past or across cells.

One row of CASES a workbook of tests/intake/cases: which are accepted before it, what the checks
tell ("code sheet!cell", in the form's order; what reading tells is in test_cases.py), and figures
that the warehouse has of it afterwards, none of them when it stops.
"""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from data import store
from intake import accepting, form, sending
from intake.findings import IntakeError
from queries import rows

FOLDER = Path(__file__).parent / "cases"
NOW = datetime(2025, 6, 2, 3, tzinfo=UTC)
BASE, NEXT = "_base_good_dak-pne_2024Q3_libreoffice", "_base_good_dak-pne_2024Q4"
M, C = form.MODELS, form.INDICATORS


class Case(NamedTuple):
    """A workbook. follows: what is accepted before; told: what the checks find in it; has: figures
    of it in the warehouse, by indicator or "running"; None when it stops."""

    file: str
    follows: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    has: dict[str, str] | None = None


CASES = [
    # the first form of the unit does not say with how many models it began
    Case(BASE, told=(f"W315 {M}!D7",), has={"running": "9", "giam-ngheo 1": "25/800"}),
    Case(NEXT, (BASE,), has={"running": "9", "giam-ngheo 1": "40/800"}),
    # quý III is not there when quý IV comes, and nobody has named the nine models
    Case(NEXT, told=("W313 !", f"W315 {M}!D7"), has={"running": "9"}),
    # 7 models at the beginning, 3 more, 2 fewer: not 9; and none of the seven has a name
    Case("typed_opening_stock", told=(f"W315 {M}!D7", f"E201 {M}!D14")),
    Case("kehoach_7_of_7", told=(f"W315 {M}!D7", f"E213 {C}!E13", f"E213 {C}!H13")),
    Case(
        "unequal_denominators",
        told=(f"W315 {M}!D7", f"W317 {C}!H9", f"W317 {C}!H10"),
        has={"doi-song 1": "90/250", "tht-htx 1": "30/900"},
    ),
    # 40 by the end of 2024, 45 in the first quarter of 2025
    Case(
        "q1_2025_forgot_reset",
        (BASE, NEXT),
        told=(f"W316 {C}!E11", f"W316 {C}!E12"),
        has={"giam-ngheo 1": "45/800", "sinh-con-thu-3 2": "5/27"},
    ),
    Case(
        "q1_2025_forgot_reset",
        (BASE,),
        told=("W313 !", f"W316 {C}!E11", f"W316 {C}!E12"),
        has={"running": "9"},
    ),
]


@pytest.fixture
def home(warehouse, empty_home):
    """A warehouse of its own, as published."""
    shutil.copytree(warehouse.parent, empty_home / "official")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}-{len(case.follows)}")
def test_a_workbook_that_looks_right(home, case):
    for file in case.follows:
        accept(file)
    before = counted()
    sent = send(case.file)
    told = [one for one in sent.findings if one.code[1] in "23" and one.code not in HABITS]
    assert [f"{one.code} {one.sheet}!{one.cell}" for one in told] == list(case.told)
    if case.has is None:
        with pytest.raises(IntakeError, match="CHƯA được duyệt"):
            accept(case.file)
        assert counted() == before
        return
    accept(case.file)
    found = figures(sent.submission.unit_id, sent.submission.quarter)
    assert {key: found.get(key) for key in case.has} == case.has


# Of what is far from other quarters, or comes back, these workbooks are no cases.
HABITS = ("W302", "W303")


def send(file):
    data = (FOLDER / f"{file}.xlsx").read_bytes()
    return sending.send("official", data, f"{file}.xlsx", "Văn phòng", NOW)


def accept(file):
    sent = send(file)
    reasons = {one[:3]: "đã hỏi lại xã" for one in sent.findings}
    due = date(2025, 6, 30)
    accepting.accept("official", sent.submission.sha, "Thường trực", reasons, NOW, lambda *_: due)


def counted():
    """How many facts there are of each submission."""
    told = "select submission_id, count(*) from fact_reference group by all order by all"
    return store.fetch(store.snapshot(), told).to_numpy().tolist()


def figures(unit, quarter):
    """What the warehouse has of a unit: "25/800" by indicator and version, "9" running models."""
    told = rows("intake/stated", on=store.snapshot(), unit=unit, quarter=quarter)
    return {
        subject or kind: str(int(value)) + (f"/{int(whole)}" if whole is not None else "")
        for _, _, kind, subject, place, value, _, _, whole in told
        if value is not None and not place
    }
