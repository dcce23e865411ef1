"""What is wrong or odd in a workbook, told so that whoever filled it in can mend it."""

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing that was found.

    code: "E203", "W301": E stops, W must be answered with a reason; sheet, cell: where ("" for the
    whole file); found, expected: in words; mend: what to do, a Vietnamese sentence.
    """

    code: str
    sheet: str
    cell: str
    found: str
    expected: str
    mend: str

    @property
    def stops(self) -> bool:
        """Whether the workbook can't be accepted as it is."""
        return self.code.startswith("E")


class IntakeError(Exception):
    """A file that can't be taken in at all; the message is a Vietnamese sentence for the user."""
