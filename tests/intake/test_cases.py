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
    """A workbook. told: its findings; more: whether others are told as well, which the case is not
    about; refused: words of the sentence that refuses the file as a whole; has: figures of it in
    the warehouse afterwards, none of them when it stops."""

    file: str
    follows: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    refused: str = ""
    more: bool = False
    has: dict[str, object] | None = None


# The same for most of them: a unit's first form, in which nobody was asked for the stock at the
# beginning, and villages that no published paper names.
FIRST = f"W315 {M}!D7"
NEW = (FIRST, f"W101 {M}!E21", f"W101 {M}!E22")
# The same two, where the sheet that names them first is not read.
NEW_TOO = (f"W101 {H}!C25", f"W101 {H}!C26")
CASES = [
    Case(BASE, told=NEW, has={"running": 9, "ngu-dam thôn 1": 20}),
    Case("_base_good_dak-pne_2024Q4", (BASE,), has={"running": 9, "attendance": 2000}),
    Case("_base_good_kon-ray_2024Q3", has={"attendance": 1238, "Cây giống (cây)": 500}),
    # Another agency on the form for all of them: it would replace, which is told and wants reasons.
    Case(
        "agency2",
        ("_base_good_kon-ray_2024Q3",),
        told=(
            "W320 !",
            *(f"W312 {T}!D7", f"W312 {T}!D8"),
            *(f"W311 {T}!D{row}" for row in range(9, 14)),
            f"W311 {T}!B18",
        ),
        has={"attendance": 150},
    ),
    # What was handed out was moved.
    Case("q4_swapped_columns_chitieu", (BASE,), told=(f"E123 {C}!D6",)),
    Case("q4_insert_col_C_tuyentruyen", (BASE,), told=(f"E123 {T}!C6",)),
    Case("q4_list_heads_swapped", (BASE,), told=(f"E123 {M}!F20",)),
    Case("deleted_col_F_in_list", told=(f"E123 {M}!F20", *NEW_TOO)),
    Case("renamed_sheet", told=(f"E115 {M}!", *NEW_TOO)),
    Case(
        "edited_locked_cells_before_column",
        told=(*NEW, f"W107 {T}!C8"),
        has={"attendance": 1238, "running": 9},
    ),
    # What is out of sight, or is not read.
    Case("row_height_0", told=(*NEW, f"W110 {T}!D8"), has={"attendance": 1238}),
    Case("comment_on_cell", told=(*NEW, f"W108 {T}!D8"), has={"attendance": 1238}),
    Case("merged_input", told=(f"E113 {M}!D9",), more=True),
    Case("far_cell_AZ3000", told=(f"W105 {M}!AZ3000",), more=True),
    Case("far_cell_XFD1048576", told=(f"W105 {M}!XFD1048576",), more=True),
    # Numbers and words.
    Case("fullwidth_digits", told=NEW, has={"attendance": 1238}),
    Case("word_khong_con", told=NEW, has={"sinh-de-tai-nha": 0}),
    Case("copy_previous_words", told=NEW, has={"ngu-dam": 45, "session": None}),
    # "20,5 hộ" is told as 20 or 21 (tests/intake/test_reading.py has the words).
    Case("halves", told=(*NEW, f"E103 {H}!D25", f"E103 {H}!D26")),
    Case("gift_5_billion", told=NEW, has={"Hỗ trợ (đồng)": 5_000_000_000}),
    Case(
        "gifts_units",
        told=NEW,
        has={
            "Cây giống (cây)": 500,
            "Tiền mặt (đồng)": 12_500_000,
            "Tiền (đồng)": 12_500_000,
            "Phân bón (kg)": 1_500,
            "Lúa giống (gam)": 2_500,
        },
    ),
    Case("vni_text", told=(FIRST, f"E122 {M}!C21", *NEW[1:])),
    Case("mojibake_utf8_latin1", told=(FIRST, f"E122 {M}!C21", *NEW[1:])),
    Case(
        "tcvn3_names_accepted",
        told=(FIRST, f"E122 {M}!C21", *NEW[1:], f"E122 {H}!C25", f"E122 {H}!C26"),
    ),
    # Persons and places.
    Case("person_local_name", refused="có tên người .* CHƯA được lưu"),
    Case("village_of_other_commune", told=(*NEW, f"W109 {H}!C25"), has={"ngu-dam Kon Bỉ": 20}),
    # The workbook itself.
    Case("strict_ooxml", told=NEW, has={"running": 9, "attendance": 1238}),
    Case("xlsx_1_91_LZMAError", refused="nén theo kiểu mà Excel không dùng"),
    Case("xlsx_1_963_AttributeError", told=(f"E113 {C}!E7",), more=True),
    Case("xlsx_timeout_1_2418", told=(f"W105 {C}!XFD1048576",), more=True),
    Case("xlsx_timeout_2_1454", told=(f"E116 {T}!D17",)),
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
    told = [f"{one.code} {one.sheet}!{one.cell}" for one in sent.findings]
    assert [one for one in told if not case.more or one in case.told] == list(case.told)
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
