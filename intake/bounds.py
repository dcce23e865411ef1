"""How much a form may hold: many times what ours holds, whoever saved it and how often.

The work of reading and marking a form grows with what is in it, some of it with the square, so all
of it is counted in one cheap pass before any library builds on it.
"""

from collections import Counter

from data import vietnamese
from intake.findings import IntakeError

XML = 4_000_000  # bytes of all parts together; a form has 150,000
ELEMENTS = 80_000  # of all parts together; a form has 4,000
LOOKS = 12_000  # of those, whatever is no row, no cell and not in one; a form has 1,500
OTHER = 2_500  # elements of any kind that is not named below; a form has at most 64
AREA = 12_000  # cells that ranges cover which a library unfolds cell by cell
RANGES = 5_000  # in lists of ranges: where rules hold
FORMULAS = 200_000  # letters of all formulas; a shared one counts wherever it is used
LETTERS = 200_000  # of all cells with words; a form has 10,000, filled to the brim 140,000
NOTES = 50_000  # letters of all notes on cells; a form has none
_LONGEST_FORMULA = 8_192  # letters; Excel takes no longer ones
_LONGEST_ATTRIBUTE = 40_000  # letters

_IN_ROWS = {
    **dict.fromkeys(("c", "v", "t", "is", "si", "r", "rPr"), (12_000, "ô")),
    "row": (5_000, "dòng"),
    "f": (2_000, "công thức"),
}
# Elements by the name of their kind: how many, and what a user calls them.
MOST = _IN_ROWS | {
    "sheet": (40, "tờ"),
    "mergeCell": (500, "vùng gộp ô"),
    **dict.fromkeys(("conditionalFormatting", "cfRule"), (1_000, "định dạng có điều kiện")),
    "dxf": (100, "định dạng có điều kiện"),  # compared one with another
    **dict.fromkeys(("dataValidation", "formula1", "formula2"), (1_000, "quy tắc nhập liệu")),
    "definedName": (500, "tên vùng"),
    **dict.fromkeys(("xf", "alignment", "protection"), (3_000, "kiểu ô")),
    **dict.fromkeys(("font", "fill", "border", "numFmt"), (OTHER, "kiểu ô")),
    "cellStyle": (500, "kiểu ô"),
    "col": (500, "cột"),
    "comment": (1_000, "ghi chú"),
    "hyperlink": (1_000, "liên kết"),
}
_NOT_NAMED = (OTHER, "mục bên trong")


class Bounds:
    """What a workbook may still hold; each `take` raises IntakeError, naming the file, when over.

    name: the file's name as it may be shown.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._taken: Counter[str] = Counter()
        self._elements: Counter[str] = Counter()
        self._masters: dict[tuple[str, str], int] = {}

    def take_part(self, part: bytes) -> None:
        """A part of XML is about to be read."""
        self._take("bytes", len(part), XML, "chữ")

    def take_element(self, kind: str, attributes: dict[str, str]) -> None:
        """An element; `kind` is its name without namespace."""
        self._elements[kind] += 1
        most, called = MOST.get(kind, _NOT_NAMED)
        if self._elements[kind] > most:
            raise too_much(self.name, called, most)
        self._take("elements", 1, ELEMENTS, "mục bên trong")
        if kind not in _IN_ROWS:
            self._take("looks", 1, LOOKS, "định dạng")
        if attributes and max(map(len, attributes.values())) > _LONGEST_ATTRIBUTE:
            raise too_much(self.name, "chữ trong một quy tắc", _LONGEST_ATTRIBUTE)
        if "sqref" in attributes:
            self._take("ranges", len(attributes["sqref"].split()), RANGES, "vùng trong các quy tắc")

    def take_area(self, cells: int) -> None:
        """A range that is unfolded cell by cell."""
        self._take("area", cells, AREA, "ô trong các vùng gộp, vùng liên kết")

    def take_formula(self, part: str, shared: str, letters: int) -> None:
        """A formula; `shared`: the number of the one that it repeats on its sheet, "" for none."""
        if letters > _LONGEST_FORMULA:
            raise too_much(self.name, "chữ trong một công thức", _LONGEST_FORMULA)
        if shared:
            letters = self._masters.setdefault((part, shared), letters)
        self._take("formulas", letters + 1, FORMULAS, "chữ trong các công thức")

    def take_note(self, letters: int) -> None:
        """A piece of a note on a cell."""
        self._take("notes", letters, NOTES, "chữ trong các ghi chú")

    def _take(self, what: str, count: int, most: int, called: str) -> None:
        self._taken[what] += count
        if self._taken[what] > most:
            raise too_much(self.name, called, most)


_BLANK = ("dòng", "ô", "kiểu ô", "định dạng")


def too_much(name: str, called: str, most: int) -> IntakeError:
    """The refusal of a workbook that holds more than any form."""
    if called in _BLANK:
        return IntakeError(
            f"Tệp “{name}” có quá nhiều {called} (hơn {vietnamese.write_number(most)}) nên không "
            "nhận, thường do các dòng trống được định dạng sẵn. Hãy xóa các dòng trống bên dưới "
            "biểu (chọn từ dòng trống đầu tiên, bấm Ctrl+Shift+↓, bấm chuột phải, Xóa), lưu lại "
            "rồi gửi."
        )
    return IntakeError(
        f"Tệp “{name}” có quá nhiều {called} (hơn {vietnamese.write_number(most)}, biểu mới tải "
        "không bao giờ có nhiều như vậy) nên không nhận. Hãy tải biểu mới của đơn vị, gõ hoặc dán "
        "riêng giá trị (Dán đặc biệt, Giá trị) vào các ô nhập rồi gửi lại."
    )
