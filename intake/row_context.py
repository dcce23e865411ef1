"""A form on its way to rows: how it came in, whose it is, what the ids of its places are."""

from datetime import date
from typing import Any, NamedTuple

from data import vietnamese
from intake.filled import Filled, Text, Value
from intake.units import Unit


class SubmissionInfo(NamedTuple):
    """How a form came in. edition: 1 for the first of a unit and quarter, 2 for a corrected one;
    sent_on: the document's date; came_on, due_on: for the reporting duty, as far as it is known."""

    submission_id: str
    accepted_by: str
    accepted_on: date
    edition: int = 1
    sent_on: date | None = None
    note: str | None = None
    came_on: date | None = None
    due_on: date | None = None


class Context(NamedTuple):
    """A form on its way to rows. villages: unit_id by village as typed; models: model_id by the
    place in the form's list."""

    filled: Filled
    submission: SubmissionInfo
    unit: Unit
    villages: dict[str, str]
    models: dict[int, str]

    def place(self, village: str) -> str:
        """Where something is: in a village, or in the unit."""
        return self.villages.get(village, self.unit.unit_id)

    def fact(self, cell: Text | Value, unit_id: str = "") -> dict[str, Any]:
        """The cells that every fact has; its id is the cell it was read from, with the edition of a
        form before it when it is kept from one."""
        place = cell.cell.replace(" bản ", ".")
        return {
            "fact_id": f"{self.submission.submission_id}.{_letter(cell.sheet)}{place}",
            "quarter": self.filled.quarter,
            "unit_id": unit_id or self.unit.unit_id,
            "submission_id": self.submission.submission_id,
            "locator": f"tờ {cell.sheet}, ô {cell.cell}",
        }


def submission_id(unit_id: str, quarter: str, edition: int) -> str:
    """The id of a unit's form of a quarter: "dak-pne.2024-Q3", "dak-pne.2024-Q3.2" corrected."""
    return f"{unit_id}.{quarter}" + (f".{edition}" if edition > 1 else "")


def label(unit: Unit, quarter: str, edition: int) -> str:
    """The number of the form's document: "xã Đăk Pne quý III/2024", "… bản 2" corrected.

    Without a comma: what follows the first one in a source is a place in the document.
    """
    number = f"{unit.label} {vietnamese.write_quarter(quarter)}"
    return number + (f" bản {edition}" if edition > 1 else "")


def _letter(sheet: str) -> str:
    """Tells the sheets of the form apart: M, H, C, T, N."""
    return vietnamese.fold(sheet)[:1].upper()
