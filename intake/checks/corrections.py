"""Checks of a form for a quarter of which one is accepted: what of that one it would undo."""

from collections.abc import Iterator

from data import vietnamese
from intake.checks.places import Spot
from intake.filled import Filled
from intake.unit_record import History, Replaced

_MEND = (
    "Nếu đúng là sửa, hãy ghi lý do. Nếu chỉ sửa vài ô, hãy chọn “chỉ sửa những ô đã điền” khi "
    "duyệt (dòng lệnh: --only-filled): ô để trống giữ nguyên số đã duyệt."
)


def told_for_all(filled: Filled, known: History) -> Iterator[Spot]:
    """The district's form is one for all its agencies: another agency's would take its place."""
    unit = known.places.unit
    if known.replaced and unit is not None and unit.is_district:
        yield Spot(
            "",
            "",
            f"{vietnamese.write_quarter(known.quarter)} đã có biểu chung của huyện được duyệt",
            "biểu sửa của chính biểu chung ấy",
            "Biểu này sẽ thay chứ không cộng thêm. Nếu là biểu của cơ quan khác thì đừng duyệt: "
            "rút biểu chung, lập biểu riêng cho từng cơ quan để được cộng lại. Nếu đúng là sửa "
            "biểu chung thì ghi lý do.",
        )


def goes(filled: Filled, known: History) -> Iterator[Spot]:
    """A figure that was accepted is in the correction no more."""
    yield from _tell([each for each in known.replaced if not each.new])


def differs(filled: Filled, known: History) -> Iterator[Spot]:
    """A figure that was accepted is another one in the correction."""
    yield from _tell([each for each in known.replaced if each.new])


def _tell(figures: list[Replaced]) -> Iterator[Spot]:
    """One spot a cell, with all figures that lead to it."""
    by_cell: dict[tuple[str, str], list[Replaced]] = {}
    for each in figures:
        by_cell.setdefault((each.sheet, each.cell), []).append(each)
    for (sheet, cell), here in by_cell.items():
        told = [
            f"{each.name} ({each.place}): đã duyệt {each.old}, biểu này {each.new or 'không ghi'}"
            for each in here
        ]
        expected = "; ".join(dict.fromkeys(each.old for each in here))
        yield Spot(sheet, cell, "; ".join(told), f"{expected}, hoặc lý do sửa", _MEND)
