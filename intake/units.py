"""The units that report, as each quarter has them: communes, towns, the district, its agencies."""

from datetime import date
from typing import NamedTuple

from data import store, vietnamese
from intake.findings import IntakeError
from measures.communes import read_terms
from queries import query

_KIND = {"commune": "xã", "town": "thị trấn", "district": "huyện", "province": "tỉnh"}


class Unit(NamedTuple):
    """A unit by its name in a quarter.

    kind: town | commune | district | agency, or any other of the list of units; reports: whether it
    is one of those that report in that quarter, None: it is not there then.
    """

    unit_id: str
    kind: str
    name: str
    parent_id: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    reports: bool | None = True

    @property
    def label(self) -> str:
        """ "xã Đăk Pne", "thị trấn Đăk Rve"; a village has its kind in its name."""
        return f"{_KIND.get(self.kind, '')} {self.name}".lstrip()

    @property
    def is_district(self) -> bool:
        """Whether it is the district, which reports for all of its agencies together."""
        return self.kind == "district"

    @property
    def is_agency(self) -> bool:
        """Whether it is an agency of the district, which reports what it did itself."""
        return self.kind == "agency"

    @property
    def is_commune(self) -> bool:
        """Whether it is a commune or a town: they report on everything."""
        return self.kind in ("commune", "town")

    @property
    def whole(self) -> str:
        """All of it, in words: "toàn xã", "toàn thị trấn"."""
        return f"toàn {_KIND[self.kind]}"


def find_unit(snapshot: store.Snapshot, unit_id: str, quarter: str) -> Unit:
    """The unit that reports under this id in this quarter.

    IntakeError for a unit or a quarter that the warehouse does not have, and for a unit that did
    not exist in that quarter.
    """
    reporting = list_reporting(snapshot, quarter)
    if unit_id not in reporting:
        possible = ", ".join(sorted(reporting))
        term = read_terms(snapshot, [unit_id]).get(unit_id)
        which = f"{term.tell(quarter)}, mã “{unit_id}”," if term else f"đơn vị “{unit_id}”"
        raise IntakeError(
            f"Không có {which} phải báo cáo {vietnamese.write_quarter(quarter)}. "
            f"Hãy chọn một trong các mã: {possible}."
        )
    return reporting[unit_id]


def list_reporting(snapshot: store.Snapshot, quarter: str) -> dict[str, Unit]:
    """The units that report in a quarter, in Vietnamese order: communes, agencies, district.

    IntakeError for a quarter that the warehouse does not have.
    """
    if not vietnamese.is_quarter(quarter):
        raise IntakeError(f"Không có quý “{quarter}”. Hãy ghi như 2024-Q3.")
    if query("intake/quarter", on=snapshot, quarter=quarter).empty:
        raise IntakeError(
            f"Kho số liệu chưa có {vietnamese.write_quarter(quarter)}. Hãy chọn quý khác."
        )
    rows = query("intake/reporting", on=snapshot, quarter=quarter)
    found = [Unit(row.unit_id, row.kind, row.name, row.parent_id) for row in rows.itertuples()]
    found.sort(key=lambda unit: (unit.is_district, unit.is_agency, vietnamese.sort_key(unit.name)))
    return {unit.unit_id: unit for unit in found}
