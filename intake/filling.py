"""A form that is filled in without Excel: its fields by key, the workbook that holds the answers.

    answers = {"counts.launched": "1", "customs.ngu-dam": "chưa rõ", "models.1.name": "Nuôi dê"}
    workbook = fill(blank_form.write(snapshot, "dak-pne", "2024-Q3"), answers)

A key says what is asked, not where it stands, so that answers outlive a form that is made anew. The
same answers give the same bytes: sent twice, it is the same file.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from data import vietnamese
from intake import annotate, form, reading, workbook
from intake.findings import Finding
from intake.form import Row, Stamp

NUMBER, WORDS, NOTE = "number", "words", "note"
LONGEST = {NUMBER: 60, WORDS: 300, NOTE: form.LONGEST_NOTE}  # letters that a field takes
_COUNT = re.compile(r"0|[1-9][0-9]{0,8}")
_REASON = "reasons."
_NEVER = (1980, 1, 1, 0, 0, 0)  # what stands for the moment of writing, which must not show
_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_LISTS = {
    "models": form.MODELS,
    "households": form.CUSTOMS,
    "gifts": form.OUTREACH,
}


class Field(NamedTuple):
    """A cell that is asked: where it stands; kind: "number", "words", or "note" for long ones."""

    sheet: str
    cell: str
    kind: str


def fields(stamp: Stamp) -> dict[str, Field]:
    """Every field of a form by its key, in the form's order."""
    found = {}
    for sheet in form.sheets(stamp):
        found |= dict(_of(sheet, stamp))
    asked = {(sheet, cell) for sheet, cells in form.inputs(stamp).items() for cell in cells}
    return {key: field for key, field in found.items() if (field.sheet, field.cell) in asked}


def lists(sheet: str, stamp: Stamp) -> dict[str, list[Row]]:
    """The lists of a sheet by the key that their fields begin with."""
    if sheet == form.NOTES:
        return {f"notes.{kind}": found for kind, found in form.note_rows().items()}
    return {key: form.list_rows(name, stamp) for key, name in _LISTS.items() if name == sheet}


def fill(blank: bytes, answers: Mapping[str, str], name: str = "biểu.xlsx") -> bytes:
    """The form with these answers; those for which it has no field are passed over (`unasked`)."""
    stamp = reading.read_stamp(blank, name)
    with workbook.stumbling(name):
        book = openpyxl.load_workbook(io.BytesIO(blank))
        for key, field in fields(stamp).items():
            text = ILLEGAL_CHARACTERS_RE.sub("", vietnamese.tidy(answers.get(key, "")))
            if text:
                _type_in(book[field.sheet][field.cell], text, field.kind)
        out = io.BytesIO()
        book.save(out)
    return _without_moment(out.getvalue())


def take(data: bytes, name: str) -> dict[str, str]:
    """The answers that stand in a form that was filled in; IntakeError as reading.read_stamp."""
    stamp = reading.read_stamp(data, name)
    sheets = workbook.open(data, name)
    found = {}
    for key, field in fields(stamp).items():
        what = sheets[field.sheet].cells.get(field.cell) if field.sheet in sheets else None
        if what:
            whole = what.number is not None and what.number == what.number.to_integral_value()
            plain = whole and abs(what.number or 0) < 10**15 and "%" not in what.text
            found[key] = str(int(what.number or 0)) if plain else what.text
    return found


def unasked(answers: Mapping[str, str], stamp: Stamp) -> list[str]:
    """The keys of answers for which a form has no field (any more)."""
    asked = fields(stamp)
    return [key for key, text in without_reasons(answers).items() if text and key not in asked]


def name_reason(finding: Finding, stamp: Stamp) -> str:
    """The key of the reason for a warning, by the field that it is about."""
    keys = {(field.sheet, field.cell): key for key, field in fields(stamp).items()}
    return f"{_REASON}{finding.code.lower()}.{keys.get((finding.sheet, finding.cell), '')}"


def without_reasons(answers: Mapping[str, str]) -> dict[str, str]:
    """What is said in the form itself."""
    return {key: text for key, text in answers.items() if not key.startswith(_REASON)}


def add_reasons(
    data: bytes, findings: Sequence[Finding], answers: Mapping[str, str], name: str
) -> bytes:
    """The workbook with the reasons among the answers in its sheet "Cần sửa", if there are any."""
    stamp = reading.read_stamp(data, name)
    given = {
        (one.code, one.sheet, one.cell): answers.get(name_reason(one, stamp), "")
        for one in findings
        if not one.stops
    }
    reasons = {key: reason for key, reason in given.items() if reason}
    if not reasons:
        return data
    return _without_moment(annotate.annotate(data, findings, name, reasons))


def _of(sheet: str, stamp: Stamp) -> Iterator[tuple[str, Field]]:
    """The fields of one sheet: first the figures, then its lists."""
    single = {
        form.MODELS: {"opening": form.opening_cell()}
        | {f"counts.{key}": cell for key, cell in form.event_cells().items()}
        | {"running": form.running_cell()},
        form.CUSTOMS: {f"customs.{key}": cell for key, cell in form.custom_cells(stamp).items()},
        form.INDICATORS: {
            f"indicators.{asked.indicator_id}.{asked.version}.{part}": f"{letter}{row}"
            for row, asked in form.indicator_rows(stamp)
            for part, letter in (("numerator", form.NUMERATOR), ("denominator", form.DENOMINATOR))
        },
        form.OUTREACH: {f"outreach.{key}": cell for key, cell in form.channel_cells().items()}
        | {f"shared.{key}": cell for key, cell in form.shared_cells(stamp).items()},
    }
    for key, cell in single.get(sheet, {}).items():
        yield key, Field(sheet, cell, NUMBER)
    for key, found in lists(sheet, stamp).items():
        for row in found:
            for column, cell in row.cells.items():
                yield f"{key}.{row.number}.{column}", Field(sheet, cell, _kind(sheet, column))


def _kind(sheet: str, column: str) -> str:
    if column == "value":
        return NUMBER
    return NOTE if sheet == form.NOTES and column != "state" else WORDS


def _type_in(cell: Any, text: str, kind: str) -> None:
    """A plain count as a number, everything else as words, also what looks like a formula."""
    if kind == NUMBER and _COUNT.fullmatch(text):
        cell.value = int(text)
        return
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))


def _without_moment(data: bytes) -> bytes:
    """The same workbook without the time at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as fresh:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _MOMENT.sub(rb"\g<1>2000-01-01T00:00:00Z\g<3>", part)
            fresh.writestr(zipfile.ZipInfo(name, _NEVER), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
