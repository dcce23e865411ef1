"""What the name of a form's file says of its unit and quarter, held against the form itself.

A form that was saved under the name of another quarter, or taken from another commune, is filled
in with figures that are not its own.
"""

import re

from data import vietnamese
from data.store import Snapshot
from intake import expected, unit_record
from intake.findings import Finding
from intake.form import Stamp

_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = re.compile(
    r"\b(?P<before>20[0-9]{2}) ?q(?:uy)? ?(?P<number>[1-4])\b"
    r"|\bq(?:uy)? ?(?P<other>[1-4]|i{1,3}|iv)\b(?: (?:nam )?(?P<after>20[0-9]{2})\b)?"
)


def find_other(name: str, stamp: Stamp, snapshot: Snapshot) -> list[Finding]:
    """What the name says that the form is not."""
    folded = re.sub(r"[\W_]+", " ", vietnamese.fold(name))
    told = _find_quarter(folded, stamp.quarter) or _find_unit(folded, stamp, snapshot)
    if not told:
        return []
    mend = (
        "Biểu được đọc theo đơn vị, quý ghi bên trong. Nếu số liệu là của nơi khác, quý khác thì "
        "tải biểu đúng rồi chép sang; nếu chỉ đặt nhầm tên tệp thì ghi lý do."
    )
    whose = f"{_label(stamp.unit_id, stamp, snapshot)}, {vietnamese.write_quarter(stamp.quarter)}"
    return [Finding("W111", "", "", f"tên tệp “{name}” ghi {told}", f"biểu của {whose}", mend)]


def _find_quarter(folded: str, quarter: str) -> str:
    """The quarter that is named, "" where one of them is that of the form."""
    other = ""
    for found in _QUARTER.finditer(folded):
        number = found["number"] or found["other"]
        year = found["before"] or found["after"] or quarter[:4]
        named = f"{year}-Q{_NUMBERS.get(number, number)}"
        if named == quarter:
            return ""
        other = other or vietnamese.write_quarter(named)
    return other


def _find_unit(folded: str, stamp: Stamp, snapshot: Snapshot) -> str:
    """The commune that is named, "" where the form's own is."""
    named = [
        unit_id
        for unit_id, kind in expected.kinds(snapshot).items()
        if kind in ("commune", "town") and f" {unit_id.replace('-', ' ')} " in f" {folded} "
    ]
    if not named or stamp.unit_id in named:
        return ""
    return _label(named[0], stamp, snapshot)


def _label(unit_id: str, stamp: Stamp, snapshot: Snapshot) -> str:
    unit = unit_record.places(snapshot, unit_id, stamp.quarter).unit
    return unit.label if unit else unit_id
