"""Workbooks that went wrong once: what is told of each, and what the warehouse has of it then.

One row of CASES a workbook of tests/intake/cases. A new one is a file and a row: its name, which
workbooks are accepted before it, what is told ("code sheet!cell", in the form's order), and
figures that the warehouse has of its unit and quarter once it was accepted, by the names that
`_figures` gives them. A workbook that stops is refused and leaves the warehouse as it was.
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
BASE = "_base_good_dak-pne_2024Q3_libreoffice"
M, H, C, T = form.MODELS, form.CUSTOMS, form.INDICATORS, form.OUTREACH


class Case(NamedTuple):
    """A workbook. told: its findings; refused: words of the sentence that refuses the file as a
    whole; has: figures of it in the warehouse afterwards, none of them when it stops."""

    file: str
    follows: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    refused: str = ""
    has: dict[str, object] | None = None


CASES = [
    Case(BASE, told=(f"W101 {M}!E21", f"W101 {M}!E22"), has={"running": 9, "ngu-dam thôn 1": 20}),
    Case("_base_good_dak-pne_2024Q4", (BASE,), has={"running": 9, "attendance": 2000}),
    Case("_base_good_kon-ray_2024Q3", has={"attendance": 1238, "Cây giống (cây)": 500}),
    Case("xlsx_1_91_LZMAError", refused="nén theo kiểu mà Excel không dùng"),
]


@pytest.fixture
def home(warehouse, empty_home):
    """A warehouse of its own, as published."""
    shutil.copytree(warehouse.parent, empty_home / "official")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_a_workbook_that_went_wrong(home, case):
    for file in case.follows:
        _accept(file)
    before = _everything()
    if case.refused:
        with pytest.raises(IntakeError, match=case.refused):
            _send(case.file)
        assert not _is_kept(case.file)
        assert _everything() == before
        return
    sent = _send(case.file)
    assert [f"{one.code} {one.sheet}!{one.cell}" for one in sent.findings] == list(case.told)
    if any(one.stops for one in sent.findings):
        with pytest.raises(IntakeError, match="CHƯA được duyệt"):
            _accept(case.file)
        assert _everything() == before
        return
    _accept(case.file)
    found = _figures(sent.submission.unit_id, sent.submission.quarter)
    assert case.has
    assert {key: found.get(key) for key in case.has} == case.has


def test_every_row_is_of_another_workbook():
    files = [case.file for case in CASES]
    assert len(set(files)) == len(files)
    assert {path.stem for path in FOLDER.iterdir()} >= set(files)


def _data(file):
    return (FOLDER / f"{file}.xlsx").read_bytes()


def _send(file):
    return sending.send("official", _data(file), f"{file}.xlsx", "Văn phòng", NOW)


def _accept(file):
    sent = _send(file)
    reasons = {one[:3]: "đã hỏi lại xã" for one in sent.findings}
    due = date(2025, 6, 30)
    accepting.accept("official", sent.submission.sha, "Thường trực", reasons, NOW, lambda *_: due)


def _is_kept(file):
    """Whether the workbook lies among the originals."""
    home = store.snapshot().path.parent
    kept = [path.read_bytes() for path in (home / "originals").glob("*")]
    return _data(file) in kept


def _everything():
    """How many facts there are of each submission."""
    counted = "select submission_id, count(*) from fact_reference group by all order by all"
    return store.fetch(store.snapshot(), counted).to_numpy().tolist()


def _figures(unit, quarter):
    """What the warehouse has of a unit, by name: "running", "launched", "ngu-dam thôn 1",
    "attendance", "khkt 1", "Cây giống (cây)", "launched: Nuôi dê"."""
    found = {}
    for model, _, kind, subject, place, value, state, qualifier, whole in rows(
        "intake/stated", on=store.snapshot(), unit=unit, quarter=quarter
    ):
        name = f"{subject}: {model}" if model else f"{subject or kind} {place}".strip()
        number = state if state == "uncounted" else int(value)
        number = number if qualifier == "exact" else f"{qualifier} {number}"
        found[name] = number if whole is None else f"{number}/{int(whole)}"
    return found
