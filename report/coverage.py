"""Who stands behind a number, and how it changed, in words: both go with it into its sentence."""

import re

from data import vietnamese
from measures.figures.figure import Figure
from measures.figures.quarter import Figures
from report.marks import mark

_OFFICES = "cơ quan cấp huyện"
_CAME = ("on_time", "late", "undated")
_SOME = re.compile(r"^([0-9]+) xã(?=,? )")


def tell_part(figures: Figures, figure: Figure, *, with_absent: bool = False) -> str:
    """ "theo báo cáo của 2/7 xã, thị trấn", "" where nobody is missing; with_absent: with the names
    of those that have not reported at all. Who reported and left this number out is always named.
    """
    if not figure.part:
        return ""
    behind, every = figures.count_behind(figure), len(figures.communes)
    if not behind:
        return f"theo báo cáo của {mark('ten', _OFFICES, figure.name, 'part')}"
    told = [f"theo báo cáo của {mark('so', f'{behind}/{every}', figure.name, 'part')} xã, thị trấn"]
    absent = figures.absent
    states = {row.place: row.state for row in figures.rows("duty")}
    for words, names in (
        (
            "chưa báo cáo",
            [one for one in figure.silent if one in absent and states.get(one) not in _CAME],
        ),
        (
            "đã gửi, chưa duyệt",
            [one for one in figure.silent if one in absent and states.get(one) in _CAME],
        ),
        ("chưa có đủ số", [one for one in figure.silent if one not in absent]),
    ):
        if names and (with_absent or words == "chưa có đủ số"):
            told.append(f"{words}: {mark('ten', ', '.join(names), figure.name)}")
    return "; ".join(told)


def tell_change(figure: Figure, part: str = "") -> str:
    """What follows a number: whom it covers, and its change; one of some communes is an aside."""
    asides, change = [part] if part else [], ""
    if figure.is_compared:
        told = mark("so", write_change(figure), figure.name, "change")
        is_part = figure.comparison is not None and not figure.comparison.whole
        if is_part and not figure.first:
            asides.append(told)
        else:
            change = f", {told}"
    return (f" ({'; '.join(asides)})" if asides else "") + change


def write_change(figure: Figure) -> str:
    """The change in words; of some communes alone "05 xã, thị trấn báo cáo cả hai quý: …", where
    the screen, which has less room, says "5 xã cùng báo cáo"."""
    told = figure.change.replace(" cùng báo cáo: ", " báo cáo cả hai quý: ")
    return _SOME.sub(_name_some, told)


def _name_some(some: re.Match[str]) -> str:
    return f"{vietnamese.write_count(int(some[1]))} xã, thị trấn"


def write_plain(text: str) -> str:
    """A number as the office writes it: "40%" and not "40,0%"."""
    return text.removesuffix("%").removesuffix(",0") + "%" if text.endswith(",0%") else text


def write_half(value: int) -> str:
    """A half of "7 lượt/7 xã, thị trấn", which the office writes without a zero before it."""
    return vietnamese.write_number(value)
